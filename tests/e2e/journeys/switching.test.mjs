// Another language, another theme, another page, a reload: what was typed stays, and one knows where one is.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey } from "../lib/journey.mjs";
import { PAGES } from "../pages.mjs";

/** A mark that a reload would wipe out. */
const mark = (page) => page.evaluate(() => (window.sameDocument = true));
const isSame = (page) => page.evaluate(() => window.sameDocument === true);

async function command(page, words) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(words);
  await page.getByRole("option", { selected: true }).waitFor();
  await page.keyboard.press("Enter");
}

journey("the first run keeps name and role while the language changes", async ({ start, host }) => {
  const page = await (await start()).open(host.url);
  await mark(page);
  await page.getByLabel("Wie heißen Sie?").fill("Marion Voss");
  const role = page.getByRole("radio").nth(4);
  await role.check({ force: true });
  await page.getByRole("button", { name: "English" }).click();
  await page.locator('html[lang="en"]').waitFor();
  assert.equal(await page.getByLabel("What is your name?").inputValue(), "Marion Voss");
  assert.ok(await role.isChecked());
  await page.getByRole("button", { name: "Start empty" }).click();
  await page.getByRole("navigation").first().waitFor();
  assert.match(await page.title(), /Facetten$/);
  assert.ok(await isSame(page));
});

journey("language and theme change without a reload and keep the note that is being written", async ({ begin }) => {
  const { page, shell } = await begin();
  await shell.addCustomer({ name: "Grünkorn Naturkost" });
  await mark(page);
  await page.getByRole("textbox", { name: "Notiz", exact: true }).fill("Noch nicht fertig");
  await command(page, ">dunkel");
  await page.locator('html[data-theme="dark"]').waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Notiz", exact: true }).inputValue(), "Noch nicht fertig");
  await command(page, ">englisch");
  await page.locator('html[lang="en"]').waitFor();
  const note = page.getByRole("textbox", { name: "Note", exact: true });
  assert.equal(await note.inputValue(), "Noch nicht fertig");
  assert.match(await page.title(), /^Grünkorn Naturkost – Customers – Facetten$/);
  assert.ok(await isSame(page));
  await page.reload();
  await page.locator('html[lang="en"][data-theme="dark"]').waitFor();
  assert.equal(await note.inputValue(), "Noch nicht fertig");
});

journey(
  "every page has its address, its title and the focus at its heading, before and after a reload",
  async ({ begin }) => {
    const { page, shell } = await begin("withSample");
    await shell.secured();
    const titles = new Map();
    for (const { name, open } of PAGES) {
      await open(shell);
      const focused = page.waitForFunction(() => document.activeElement?.localName === "h1");
      await focused.catch(() => assert.fail(`${name}: the focus is not at the heading`));
      const before = { address: page.url(), title: await page.title(), heading: await shell.heading.innerText() };
      await page.reload();
      await page.locator("main h1").waitFor();
      await page.waitForFunction((title) => document.title === title, before.title);
      assert.equal(page.url(), before.address, name);
      assert.equal(await shell.heading.innerText(), before.heading, name);
      titles.set(name, before.title);
    }
    for (const [one, other] of [["workplace", "customers"], ["tasks", "team"], ["role", "role-field"], ["settings", "about"]]) {
      assert.notEqual(titles.get(one), titles.get(other));
    }
    await page.goBack();
    await page.locator("main h1").waitFor();
  },
  { timeout: 240_000 },
);

journey("the dossier of a customer prints: who it is and what happened, without the tools", async ({ begin, at }) => {
  const { page, shell } = await begin();
  await shell.addCustomer({ name: "Grünkorn Naturkost", town: "Göttingen" });
  await shell.writeNote("Zehn Regale bis zum Frühjahr.");
  await shell.quiet();
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".rail", ".phone-bar", ".composer", ".toasts", ".search-button"]) {
    for (const one of await page.locator(hidden).all()) assert.ok(!(await one.isVisible()), `${hidden} is not printed`);
  }
  assert.ok(await page.getByText("Grünkorn Naturkost").first().isVisible() || (await shell.heading.isVisible()));
  assert.ok(await page.locator("main").getByText("Zehn Regale bis zum Frühjahr.").first().isVisible());
  const path = at("dossier.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  const pdf = (await readFile(path)).toString("latin1");
  assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g).length, 1, "a young customer fits one sheet");
  assert.match(pdf, /\/MediaBox\s*\[0 0 59[45]\.?\d* 84[12]\.?\d*\]/, "A4");
});
