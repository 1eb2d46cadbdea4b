// Pictures of every page for docs/screenshots: light and dark, desktop and phone, in German; desktop, light in English.
// Usage: node screenshots.mjs <folder> [name ...]

import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Browser } from "./lib/browser.mjs";
import { settled } from "./lib/accessibility.mjs";
import { DIST } from "./lib/journey.mjs";
import { serve } from "./lib/server.mjs";
import { Shell, localeOf } from "./lib/shell.mjs";
import { PAGES } from "./pages.mjs";

const [folder, ...wanted] = process.argv.slice(2);
const SCREENS = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844, touch: true } };
const SERIES = [
  ["de", "light", "desktop"],
  ["de", "dark", "desktop"],
  ["de", "light", "phone"],
  ["de", "dark", "phone"],
  ["en", "light", "desktop"],
];

if (wanted.length === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const host = await serve(DIST);
for (const [language, theme, screen] of SERIES) {
  const browser = await Browser.start({ language: localeOf(language), theme, ...SCREENS[screen] });
  const page = await browser.open(host.url);
  const shell = new Shell(page, language);
  const take = async (name) => {
    if (wanted.length > 0 && !wanted.includes(name)) return;
    await settled(page);
    await page.screenshot({ path: join(folder, `${name}.${theme}.${screen}.${language}.png`) });
  };
  await page.locator("h1").waitFor();
  await take("start");
  await shell.begin();
  for (const { name, open } of PAGES) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    await open(shell);
    await take(name);
  }
  await browser.close();
}
await host.close();
