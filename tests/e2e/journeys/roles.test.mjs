// The role pages: own words beside ours, roles of one's own, two or three side by side, one sheet of paper each.

import { assertAccessible } from "../lib/accessibility.mjs";
import { journey } from "../lib/journey.mjs";
import { Shell, localeOf } from "../lib/shell.mjs";
import assert from "node:assert/strict";

const ROLES = ["kam", "isa", "isp", "vid", "adm", "sach", "hyb"];

const block = (page, id) => page.locator(`[data-block="${id}"]`);

/** A task's own words, without the mark of its source. */
const own = (text) => text.replace(/\s+(O\*NET|ESCO|unsere Auslegung)$/, "").trim();

/** Opens the page of a role and its tools. */
async function adapt(shell, role) {
  await shell.go(`#/rollen/${role}`);
  await shell.page.getByRole("button", { name: "Seite anpassen" }).click();
}

/** Writes a block's text and saves it by the keyboard. */
async function write(page, id, name, text) {
  await block(page, id).getByRole("button", { name: `Ändern: ${name}` }).click();
  await block(page, id).locator("textarea").fill(text);
  await page.keyboard.press("Control+Enter");
  await block(page, id).getByText("eigener Text").waitFor();
}

journey("own words stand beside ours, survive a reload, show the difference and go back", async ({ host, start }) => {
  const browser = await start();
  let page = await browser.open(host.url);
  const shell = new Shell(page);
  await shell.begin("empty", { name: "Anna Brandt" });
  await adapt(shell, "kam");

  await write(page, "house", "Bei uns", "Ab 250.000 € im Jahr **oder** 20 Filialen.\n- [Preise](https://example.org)\n- [nein](javascript:alert(1))");
  const house = block(page, "house");
  assert.equal(await house.locator("b").innerText(), "oder");
  assert.equal(await house.getByRole("link").count(), 1);
  assert.equal(await house.getByRole("link").getAttribute("rel"), "noopener noreferrer");
  assert.match(await house.innerText(), /Anna Brandt/);

  const ours = await block(page, "trend").locator(".role-block__body").innerText();
  await write(page, "trend", "Wohin es geht", `${ours} Bei uns kommt der Export dazu.`);
  await page.reload();
  await page.locator("main h1").waitFor();
  const trend = block(page, "trend");
  assert.match(await trend.innerText(), /Bei uns kommt der Export dazu/);
  await trend.getByRole("button", { name: "Original zeigen" }).click();
  assert.match(await trend.locator("ins").first().innerText(), /Bei uns kommt der Export dazu/);
  assert.equal(await trend.locator("del").count(), 0);

  await page.getByRole("button", { name: "Seite anpassen" }).click();
  await trend.getByRole("button", { name: "Auf Original zurücksetzen" }).click();
  await trend.getByText("eigener Text").waitFor({ state: "detached" });
  assert.equal((await trend.locator(".role-block__body").innerText()).trim(), ours.trim());
  await page.locator("main h1").focus();
  await page.keyboard.press("Control+z");
  await trend.getByText("eigener Text").waitFor();
});

journey("a team arranges its tasks", async ({ host, start }) => {
  const browser = await start();
  const page = await browser.open(host.url);
  const shell = new Shell(page);
  await shell.begin("empty");
  await adapt(shell, "sach");
  const tasks = block(page, "tasks");
  const before = (await tasks.locator(".role-task__text").allInnerTexts()).map(own);
  await tasks.getByRole("button", { name: "Ändern: Aufgaben" }).click();
  await tasks.getByRole("button", { name: `Ausblenden: ${before[0]}` }).click();
  await tasks.getByRole("button", { name: `Nach oben: ${before[2]}` }).click();
  await tasks.getByRole("textbox", { name: "Eigene Aufgabe" }).fill("Inventur vorbereiten");
  await page.keyboard.press("Enter");
  await tasks.getByRole("button", { name: "Speichern" }).click();
  await tasks.locator(".role-task__text").first().waitFor();
  const after = (await tasks.locator(".role-task__text").allInnerTexts()).map(own);
  assert.deepEqual(after, [before[2], before[1], ...before.slice(3), "Inventur vorbereiten"]);
});

journey("every task leads to a screen", async ({ host, start }) => {
  const browser = await start();
  const page = await browser.open(host.url);
  const shell = new Shell(page);
  await shell.begin("empty");
  for (const role of ROLES) {
    await shell.go(`#/rollen/${role}`);
    const links = await block(page, "tasks").locator("a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.ok(links.length >= 6, `${role} has its tasks`);
    for (const href of new Set(links)) {
      await shell.go(href);
      assert.equal(await page.getByText("Diese Seite gibt es nicht").count(), 0, `${role} leads to ${href}`);
    }
  }
});

journey("a role of one's own, by the keyboard alone", async ({ host, start }) => {
  const browser = await start();
  const page = await browser.open(host.url);
  const shell = new Shell(page);
  await shell.begin("empty");
  await shell.go("#/rollen");
  await page.getByRole("button", { name: "Neue Rolle" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("Messeteam");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Die Bühne");
  await page.getByRole("button", { name: "Trapez" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("slider", { name: "Anziehungskraft" }).focus();
  await page.keyboard.press("End");
  await assertAccessible(page, "the form of an own role");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Messeteam" }).waitFor();
  await page.getByText("eigene Rolle").first().waitFor();
  assert.match(await block(page, "facets").innerText(), /Anziehungskraft\s+100/);
  await assertAccessible(page, "an own role");
  await shell.go("#/rollen");
  await page.getByRole("link", { name: /Messeteam/ }).waitFor();
  await shell.go("#/rollen/vergleich/kam/vid");
  await page.getByLabel("Zweite Rolle").selectOption({ label: "Messeteam" });
  await page.getByRole("heading", { name: "Hier unterscheiden sie sich" }).waitFor();
});

journey("two or three roles beside each other, the differences first", async ({ host, start }) => {
  const browser = await start();
  const page = await browser.open(host.url);
  const shell = new Shell(page);
  await shell.begin("empty");
  await shell.go("#/rollen/vergleich/kam/vid");
  assert.equal(await page.locator(".compare-head").count(), 2);
  await page.getByText("Geht es um das Was oder um das Wie und Wann?").waitFor();
  await page.getByLabel("Dritte Rolle").selectOption({ label: "Außendienst" });
  await page.locator(".compare-head").nth(2).waitFor();
  await page.waitForURL(/#\/rollen\/vergleich\/kam\/vid\/adm$/);
  const order = await page.locator(".compare h2, .compare summary").allInnerTexts();
  assert.deepEqual(order.slice(0, 3), ["Hier unterscheiden sie sich", "In Worten", "Hier ähneln sie sich"]);
  await page.setViewportSize({ width: 390, height: 844 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});

for (const language of ["de", "en"]) {
  journey(`each role fits one sheet of A4: ${language}`, async ({ host, start }) => {
    const browser = await start({ language: localeOf(language) });
    const page = await browser.open(host.url);
    const shell = new Shell(page, language);
    await shell.begin("empty", { role: null });
    for (const role of ROLES) {
      await shell.go(`#/rollen/${role}`);
      await block(page, "tasks").waitFor();
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g).length, 1, `${role} on one page`);
      assert.match(pdf, /\/MediaBox\s*\[0 0 59[45]\.?\d* 84[12]\.?\d*\]/, `${role} on A4`);
    }
  });
}
