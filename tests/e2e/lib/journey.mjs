// What every journey begins and ends with.

import { serve } from "./server.mjs";
import { Browser } from "./browser.mjs";
import { test } from "node:test";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const DIST = process.env.FACETTEN_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
export const SINGLE_FILE = pathToFileURL(join(DIST, "facetten.html")).href;

/**
 * A test with a host, and browsers that are closed and judged afterwards.
 * `start(options)` gives a fresh browser; the journey uses as many as it needs.
 */
export function journey(name, body, { timeout = 180_000 } = {}) {
  test(name, { timeout }, async () => {
    const host = await serve(DIST);
    const browsers = [];
    const start = async (options) => {
      const browser = await Browser.start(options);
      browsers.push(browser);
      return browser;
    };
    try {
      await body({ host, start });
      for (const browser of browsers) browser.assertClean();
    } catch (error) {
      for (const browser of browsers) {
        if (browser.findings.length > 0) error.message += `\n  seen in the browser:\n  ${browser.findings.join("\n  ")}`;
      }
      throw error;
    } finally {
      for (const browser of browsers) await browser.close();
      await host.close();
    }
  });
}
