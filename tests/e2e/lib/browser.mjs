// A fresh browser with a profile of its own, and the watch that every journey stands under: no error, no warning, no
// request to another origin, no report of the page's policy.

import { chromium } from "playwright-core";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export class Browser {
  /** `privately` opens a private window, which has no profile. */
  static async start({ language = "de-DE", theme = "light", width = 1280, height = 860, touch = false, profile, offlineFile = false, privately = false } = {}) {
    const browser = new Browser();
    browser.profile = profile ?? (await mkdtemp(join(tmpdir(), "facetten-")));
    browser.findings = [];
    const program = { executablePath: process.env.FACETTEN_CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS, headless: true };
    const window = {
      locale: language,
      colorScheme: theme,
      viewport: { width, height },
      hasTouch: touch,
      acceptDownloads: true,
      offline: offlineFile,
    };
    if (privately) {
      browser.process = await chromium.launch(program);
      browser.context = await browser.process.newContext(window);
    } else {
      browser.context = await chromium.launchPersistentContext(browser.profile, { ...program, ...window });
    }
    browser.context.setDefaultTimeout(10_000);
    browser.context.on("page", (page) => browser.#watch(page));
    for (const page of browser.context.pages()) browser.#watch(page);
    return browser;
  }

  #watch(page) {
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.findings.push(`console ${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.findings.push(`error: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (this.origin && !url.startsWith(this.origin) && !/^(data|blob|file|about):/.test(url)) {
        this.findings.push(`request to another origin: ${url}`);
      }
    });
  }

  /** The first tab, or one more. */
  async open(url, { another = false } = {}) {
    this.origin ??= new URL(url).origin;
    const page = another ? await this.context.newPage() : (this.context.pages()[0] ?? (await this.context.newPage()));
    await page.goto(url);
    return page;
  }

  /** Kills every process of this browser at once, as a crash or an empty battery does. */
  async kill() {
    for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
      const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      if (line.includes(`--user-data-dir=${this.profile}`) && Number(pid) !== process.pid) {
        try {
          process.kill(Number(pid), "SIGKILL");
        } catch {
          // It went by itself in the meantime.
        }
      }
    }
    await this.context.close().catch(() => {});
  }

  /** Closes; `keep` leaves the profile for the next start. */
  async close({ keep = false } = {}) {
    await this.context.close().catch(() => {});
    await this.process?.close();
    if (!keep) await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  assertClean() {
    assert.deepEqual(this.findings, [], "the page has to be silent");
  }
}
