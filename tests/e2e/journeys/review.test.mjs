// »Zu prüfen«: two people change the same fields on two devices; their notebooks are put together, and one decides.

import assert from "node:assert/strict";
import { assertAccessible, assertFits } from "../lib/accessibility.mjs";
import { journey } from "../lib/journey.mjs";

/** Gives a field of the master data another value. */
async function change(page, field, value) {
  await page.getByRole("button", { name: new RegExp(`^${field}: `) }).click();
  await page.getByRole("textbox", { name: field, exact: true }).fill(value);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: new RegExp(`^${field}: ${value}`) }).waitFor();
}

journey("two people change the same fields, and one decides", async ({ begin, at }) => {
  const anna = await begin("empty", { name: "Anna Brandt" });
  await anna.shell.go("#/team/pruefen");
  await anna.page.getByText("Nichts zu prüfen").waitFor();
  await assertAccessible(anna.page, "nothing to review");
  await anna.shell.addCustomer({ name: "Alpha Regale", town: "Köln" });
  const customer = new URL(anna.page.url()).hash.split("/").slice(0, 3).join("/");
  await anna.shell.go("#/sicherung");
  await anna.shell.download("Jetzt sichern", at("anna.facetten"));

  const ralf = await begin("withFile", { name: "Ralf Kessler", role: /Außendienst/, file: at("anna.facetten") });
  await ralf.shell.go(`${customer}/stammdaten`);
  await change(ralf.page, "Ort", "Bonn");
  await change(ralf.page, "Straße", "Wiesenweg 2");
  await ralf.shell.go("#/sicherung");
  await ralf.shell.download("Jetzt sichern", at("ralf.facetten"));

  const { page, shell } = anna;
  await shell.go(`${customer}/stammdaten`);
  await change(page, "Ort", "Kerpen");
  await change(page, "Straße", "Am Markt 1");
  await shell.go("#/sicherung");
  await shell.choose("Datei wählen", at("ralf.facetten"));
  await page.getByRole("button", { name: "Übernehmen" }).click();
  await page.getByRole("link", { name: /Team.*1/ }).first().waitFor();

  // The customer's page says so, work goes on with the newest value, and the mark leads to the decision.
  await shell.go(`${customer}/stammdaten`);
  await page.getByRole("button", { name: /^Ort: Kerpen/ }).waitFor();
  await assertAccessible(page, "a customer with fields to review");
  await page.getByRole("link", { name: "2 Felder zu prüfen" }).click();
  const card = page.getByRole("region", { name: "Alpha Regale" });
  const town = card.getByRole("group", { name: "Ort" });
  assert.equal(await town.getByRole("radio", { name: /Kerpen/ }).isChecked(), true, "the newest is preselected");
  assert.match(await town.innerText(), /Kerpen\s+Sie · .*\d\d:\d\d · neuer/);
  assert.match(await town.innerText(), /Bonn\s+Ralf Kessler · .*\d\d:\d\d/);
  await assertAccessible(page, "fields to review");
  await page.setViewportSize({ width: 390, height: 844 });
  await assertFits(page, "fields to review on a phone");
  await page.setViewportSize({ width: 1280, height: 860 });

  // By keyboard: an arrow chooses, Enter decides.
  await town.getByRole("radio", { name: /Kerpen/ }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByText("Nichts zu prüfen").waitFor();
  await shell.go(`${customer}/stammdaten`);
  await page.getByRole("button", { name: /^Ort: Bonn/ }).waitFor();
  await page.getByRole("button", { name: /^Straße: Am Markt 1/ }).waitFor();

  // Undo brings the question back, with everybody's value; one click takes all of one person's.
  await page.locator("main h1").focus();
  await page.keyboard.press("Control+z");
  await page.getByRole("link", { name: "2 Felder zu prüfen" }).click();
  await card.getByRole("button", { name: "Alles von Ralf Kessler" }).click();
  await page.getByText("Nichts zu prüfen").waitFor();
  await shell.go(`${customer}/stammdaten`);
  await page.getByRole("button", { name: /^Ort: Bonn/ }).waitFor();
  await page.getByRole("button", { name: /^Straße: Wiesenweg 2/ }).waitFor();
  await shell.secured();
  await page.reload();
  await page.getByRole("button", { name: /^Straße: Wiesenweg 2/ }).waitFor();
});
