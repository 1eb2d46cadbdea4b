// A first working day: create, edit, find, write, archive, take back; and everything is there again after a crash.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journey } from "../lib/journey.mjs";
import { Shell } from "../lib/shell.mjs";

async function begin({ host, start }, way = "empty", options = {}) {
  const browser = await start(options.browser);
  const page = await browser.open(host.url);
  const shell = new Shell(page);
  await shell.begin(way, options);
  return { browser, page, shell };
}

journey("a customer is created, edited, found, archived, and taken back", async (tools) => {
  const { page, shell } = await begin(tools);
  await shell.addCustomer({ name: "Grünkorn Naturkost GmbH", town: "Göttingen", step: "Angebot nachfassen" });
  assert.match(await page.locator("main").innerText(), /Angebot nachfassen/);
  await shell.addCustomer({ name: "Strehlow Metallbau" });

  await shell.find("gruenk");
  await page.getByRole("heading", { level: 1, name: "Grünkorn Naturkost GmbH" }).waitFor();
  await page.getByRole("link", { name: "Stammdaten" }).first().click();
  await page.getByRole("button", { name: /^Ort: Göttingen/ }).first().click();
  await page.getByRole("textbox", { name: "Ort", exact: true }).fill("Kassel");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ort: Kassel/ }).first().waitFor();
  await page.getByRole("link", { name: "Änderungen" }).first().click();
  await page.locator("main").getByText("Göttingen").first().waitFor();
  await page.getByRole("link", { name: "Verlauf" }).first().click();
  await shell.writeNote("Neue Filiale im Frühjahr, zehn Regale.");

  await page.getByRole("button", { name: "Weitere Aktionen" }).click();
  await page.getByRole("menuitem", { name: "Archivieren" }).click();
  await page.getByRole("grid").waitFor();
  assert.equal(await page.getByRole("row", { name: /Grünkorn/ }).count(), 0);
  await shell.toast.getByRole("button", { name: "Rückgängig" }).click();
  await page.getByRole("row", { name: /Grünkorn/ }).waitFor();
});

journey("every action can be taken back and done again by keyboard", async (tools) => {
  const { page, shell } = await begin(tools);
  await shell.addCustomer({ name: "Anker Werkzeuge" });
  await shell.go("#/kunden");
  await page.getByRole("row", { name: /Anker/ }).waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("Control+z");
  await page.getByRole("row", { name: /Anker/ }).waitFor({ state: "detached" });
  await page.keyboard.press("Control+Shift+z");
  await page.getByRole("row", { name: /Anker/ }).waitFor();
});

journey("whoever goes back out of an open field keeps what was typed in it", async (tools) => {
  const { page, shell } = await begin(tools);
  await shell.addCustomer({ name: "Grünkorn Naturkost GmbH", town: "Göttingen" });
  const master = new URL(page.url()).hash.replace("/verlauf", "") + "/stammdaten";
  await shell.go("#/kunden");
  await shell.go(master);
  await page.getByRole("button", { name: /^Ort: Göttingen/ }).first().click();
  await page.getByRole("textbox", { name: "Ort", exact: true }).fill("Kassel");
  await page.goBack();
  await page.getByRole("row", { name: /Kassel/ }).waitFor();
  await page.goForward();
  await page.getByRole("button", { name: /^Ort: Kassel/ }).first().waitFor();
});

journey("after a reload and after a crash everything is there", async ({ host, start }) => {
  const profile = await mkdtemp(join(tmpdir(), "facetten-kept-"));
  try {
    const browser = await start({ profile });
    const page = await browser.open(host.url);
    const shell = new Shell(page);
    await shell.begin("empty");
    await shell.addCustomer({ name: "Hafenkontor Voss" });
    await shell.writeNote("Erste Notiz vor dem Neuladen.");
    await shell.secured();
    await page.reload();
    await page.getByText("Erste Notiz vor dem Neuladen.").first().waitFor();
    await shell.writeNote("Zweite Notiz vor dem Absturz.");
    await shell.secured();
    const address = page.url();
    await browser.kill();

    const again = await start({ profile });
    const later = await again.open(address);
    await later.getByRole("heading", { level: 1, name: "Hafenkontor Voss" }).waitFor();
    await later.getByText("Erste Notiz vor dem Neuladen.").first().waitFor();
    await later.getByText("Zweite Notiz vor dem Absturz.").first().waitFor();
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

journey("two tabs show the same within a moment", async (tools) => {
  const { browser, page, shell } = await begin(tools);
  await shell.addCustomer({ name: "Zwei Fenster AG" });
  await shell.secured();
  const second = await browser.open(page.url(), { another: true });
  await second.getByRole("heading", { level: 1, name: "Zwei Fenster AG" }).waitFor();
  const there = new Shell(second);
  await there.writeNote("Aus dem zweiten Fenster.");
  await page.getByText("Aus dem zweiten Fenster.").first().waitFor({ timeout: 3000 });
  await shell.writeNote("Aus dem ersten Fenster.");
  await second.getByText("Aus dem ersten Fenster.").first().waitFor({ timeout: 3000 });
});

journey("a name of 64 kB, a script for a name and an impossible day change nothing but what they say", async (tools) => {
  const { page, shell } = await begin(tools);
  await shell.go("#/kunden");
  await page.getByRole("button", { name: "Kunde anlegen" }).first().click();
  await shell.dialog.getByLabel("Name", { exact: true }).fill("x".repeat(64 * 1024));
  await shell.dialog.getByRole("button", { name: "Kunde anlegen" }).click();
  await page.getByRole("alert").or(page.getByRole("heading", { level: 1, name: /^x+/ })).first().waitFor();
  await page.keyboard.press("Escape");
  await shell.addCustomer({ name: "<img src=x onerror=alert(1)> & Söhne" });
  await page.getByRole("heading", { level: 1, name: "<img src=x onerror=alert(1)> & Söhne" }).waitFor();
});
