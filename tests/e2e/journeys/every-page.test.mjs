// Every page, in both languages and both themes: nobody is left out, and nothing sticks out.

import { assertAccessible, assertFits } from "../lib/accessibility.mjs";
import { journey } from "../lib/journey.mjs";
import { Shell, localeOf } from "../lib/shell.mjs";
import { LANGUAGES, PAGES, THEMES } from "../pages.mjs";
import assert from "node:assert/strict";

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    journey(
      `every page can be used by everyone: ${language}, ${theme}`,
      async ({ host, start }) => {
        const browser = await start({ language: localeOf(language), theme });
        const page = await browser.open(host.url);
        await page.locator("h1").waitFor();
        await assertAccessible(page, "start");
        const shell = new Shell(page, language);
        await shell.begin();
        assert.equal(await page.locator("html").getAttribute("lang"), language);
        const problems = [];
        for (const { name, open } of PAGES) {
          try {
            await open(shell);
            await assertAccessible(page, name);
            assert.equal(await page.locator("h1").count(), 1, `${name} has one heading of the first level`);
            assert.match(await page.title(), /Facetten$/, `${name} has a title`);
          } catch (error) {
            problems.push(`${name}: ${error.message}`);
          }
        }
        assert.deepEqual(problems, []);
      },
      { timeout: 400_000 },
    );
  }
}

journey("a page that is left before its next frame leaves nothing behind", async ({ host, start }) => {
  const browser = await start();
  await browser.context.addInitScript(() => {
    const frame = window.requestAnimationFrame;
    window.requestAnimationFrame = (draw) => setTimeout(() => frame(draw), 200);
    window.cancelAnimationFrame = clearTimeout;
  });
  const page = await browser.open(host.url);
  const shell = new Shell(page);
  await shell.begin();
  for (const { open } of PAGES) {
    await open(shell);
    await shell.go("#/kunden");
  }
  await shell.firstCustomer();
  await page.keyboard.press("t");
  await shell.go("#/arbeit");
  await page.waitForTimeout(500);
});

journey(
  "every page fits every width, and 400 % zoom",
  async ({ host, start }) => {
    const browser = await start();
    const page = await browser.open(host.url);
    const shell = new Shell(page);
    await shell.begin();
    const problems = [];
    for (const width of [320, 390, 768, 1023, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const { name, open } of PAGES) {
        try {
          await open(shell);
          await assertFits(page, `${name} at ${width}`);
        } catch (error) {
          problems.push(error.message);
        }
      }
    }
    assert.deepEqual(problems, []);
  },
  { timeout: 400_000 },
);
