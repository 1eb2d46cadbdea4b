// Several tabs of one browser: every edit of each is in all of them within a second, and two people at one field lose
// nothing.

import assert from "node:assert/strict";
import { assertAccessible } from "../lib/accessibility.mjs";
import { journey } from "../lib/journey.mjs";
import { EDIT, everything } from "../lib/record.mjs";
import { Shell } from "../lib/shell.mjs";

const EDITS = 1_000;

/** The characters by which two people compare their books. */
const checksum = (page) => page.locator("main .muted.numeric").first().innerText();

for (const count of [2, 4]) {
  journey(
    `${count} tabs with ${EDITS} edits between them are equal within a second`,
    async ({ host, start }) => {
      const browser = await start();
      const first = await browser.open(host.url);
      await new Shell(first).begin("empty");
      const pages = [first];
      while (pages.length < count) pages.push(await browser.open(host.url, { another: true }));
      const shells = pages.map((page) => new Shell(page));
      for (const [tab, shell] of shells.entries()) await shell.addCustomer({ name: `Fenster ${tab} OHG` });
      const share = EDITS / count;
      await Promise.all(
        shells.map(async (shell, tab) => {
          await shell.page.getByRole("textbox", { name: "Notiz", exact: true }).focus();
          for (let number = 0; number < share; number += 1) {
            await shell.page.keyboard.insertText(`Notiz ${tab}-${number};`);
            await shell.page.keyboard.press("Control+Enter");
          }
        }),
      );
      await Promise.all(shells.map((shell) => shell.go("#/ueber")));
      const began = performance.now();
      let sums;
      do {
        sums = new Set(await Promise.all(pages.map(checksum)));
      } while (sums.size > 1 && performance.now() - began < 5_000);
      const waited = performance.now() - began;
      assert.equal(sums.size, 1, `${count} books`);
      assert.ok(waited < 1_000, `${waited.toFixed(0)} ms`);
      console.log(`${count} tabs, ${EDITS} edits: equal after ${waited.toFixed(0)} ms`);

      const books = [];
      for (const shell of shells) books.push(await everything(shell.page, shell));
      assert.ok(books.every((book) => book === books[0]), "the same book in every tab");
      const kept = new Set(books[0].match(EDIT));
      const wanted = pages.flatMap((_, tab) => [...Array(share).keys()].map((number) => `Notiz ${tab}-${number};`));
      assert.deepEqual(wanted.filter((edit) => !kept.has(edit)), []);
      for (const shell of shells) await shell.secured();
    },
    { timeout: 400_000 },
  );
}

journey("two tabs at one field: both values are kept, the newest holds, and each can be chosen", async ({ host, start }) => {
  const browser = await start();
  const here = await browser.open(host.url);
  const shell = new Shell(here);
  await shell.begin("empty");
  await shell.addCustomer({ name: "Ein Feld GbR", town: "Göttingen" });
  await shell.secured();
  await shell.go(new URL(here.url()).hash.replace(/\/verlauf.*/, "") + "/stammdaten");
  const there = await browser.open(here.url(), { another: true });
  const open = (page) => page.getByRole("button", { name: /^Ort: / }).first().click();
  const box = (page) => page.getByRole("textbox", { name: "Ort", exact: true });

  // Both open the field, then both type; the second has not seen what the first has written.
  for (const page of [here, there]) await open(page);
  await box(here).fill("Kassel");
  await box(there).fill("Hannover");
  await box(here).press("Enter");
  await here.getByRole("button", { name: /^Ort: Kassel/ }).waitFor();
  await here.waitForTimeout(300);
  await box(there).press("Enter");
  for (const page of [here, there]) {
    await page.getByRole("button", { name: /^Ort: Hannover/ }).waitFor();
    await page.getByText("Zur selben Zeit wurde »Kassel« eingetragen. Beides ist aufgehoben.").waitFor();
  }
  await assertAccessible(here, "two values at one field");

  // Nobody has to decide; it is there after a reload, and one click decides for all.
  await there.reload();
  await there.getByRole("button", { name: "»Hannover« behalten" }).waitFor();
  await there.getByRole("button", { name: "»Kassel« nehmen" }).click();
  for (const page of [here, there]) {
    await page.getByRole("button", { name: /^Ort: Kassel/ }).waitFor();
    await page.getByText("Zur selben Zeit").waitFor({ state: "detached" });
  }

  // Opening a field and typing nothing takes nothing back that came meanwhile.
  await open(there);
  await open(here);
  await box(here).fill("Celle");
  await box(here).press("Enter");
  await here.getByRole("button", { name: /^Ort: Celle/ }).waitFor();
  await here.waitForTimeout(300);
  await box(there).press("Enter");
  for (const page of [here, there]) await page.getByRole("button", { name: /^Ort: Celle/ }).waitFor();
});
