// What every journey begins and ends with.

import { serve } from "./server.mjs";
import { Browser } from "./browser.mjs";
import { Shell, localeOf } from "./shell.mjs";
import { mkdtemp, rm } from "node:fs/promises";
import { test } from "node:test";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const DIST = process.env.FACETTEN_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
export const SINGLE_FILE = pathToFileURL(join(DIST, "facetten.html")).href;

/**
 * A test with a host, and browsers that are closed and judged afterwards.
 * `start(options)` gives a fresh browser; the journey uses as many as it needs. `begin(way, options)` gives one that has
 * been through the first run, `at(name)` a place for a file.
 */
export function journey(name, body, { timeout = 180_000 } = {}) {
  test(name, { timeout }, async () => {
    const host = await serve(DIST);
    const folder = await mkdtemp(join(tmpdir(), "facetten-files-"));
    const browsers = [];
    const start = async (options) => {
      const browser = await Browser.start(options);
      browsers.push(browser);
      return browser;
    };
    const begin = async (way = "empty", { browser: options = {}, language = "de", ...answers } = {}) => {
      const browser = await start({ language: localeOf(language), ...options });
      const page = await browser.open(host.url);
      const shell = new Shell(page, language);
      await shell.begin(way, answers);
      return { browser, page, shell };
    };
    try {
      await body({ host, start, begin, at: (name) => join(folder, name) });
      for (const browser of browsers) browser.assertClean();
    } catch (error) {
      for (const browser of browsers) {
        if (browser.findings.length > 0) error.message += `\n  seen in the browser:\n  ${browser.findings.join("\n  ")}`;
      }
      throw error;
    } finally {
      for (const browser of browsers) await browser.close();
      await rm(folder, { recursive: true, force: true });
      await host.close();
    }
  });
}
