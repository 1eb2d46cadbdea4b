// Cold start: a new browser with its own copy of a profile in which the data lies and nothing is cached. Ends with the
// first row that reacts.

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "../e2e/lib/browser.mjs";
import { Shell } from "../e2e/lib/shell.mjs";
import { open } from "./jobs.mjs";
import { Meter } from "./lib/measure.mjs";

const CACHES = ["Cache", "Code Cache", "Service Worker", "GPUCache", "DawnGraphiteCache", "DawnWebGPUCache"];

async function uncached(profile) {
  for (const name of CACHES) await rm(join(profile, "Default", name), { recursive: true, force: true });
}

/** A profile in which our page keeps so many customers. */
export async function ourProfile(url, file, size) {
  const profile = await mkdtemp(join(tmpdir(), "facetten-bench-"));
  const browser = await Browser.start({ profile });
  const tab = await browser.open(url);
  const shell = new Shell(tab);
  await shell.begin("withFile", { name: "Mitglied 0", file });
  await shell.secured();
  await folded(tab, 1);
  await browser.close({ keep: true });
  // A second day: only the next generation lets go of what the first was made from.
  const next = await Browser.start({ profile });
  const later = await next.open(`${url}#/kunden`);
  const again = new Shell(later);
  await again.heading.waitFor({ timeout: 60_000 });
  await again.firstCustomer();
  await again.writeNote("Zweiter Tag.");
  await again.secured();
  await folded(later, 2);
  await next.close({ keep: true });
  await uncached(profile);
  return profile;
}

/** Waits until so many generations lie in local storage: they are written when nobody types for a while. */
async function folded(tab, generations) {
  const there = (generations) => Object.keys(localStorage).filter((key) => /\.m\.[01]$/.test(key)).length === generations;
  await tab.waitForFunction(there, generations, { timeout: 120_000, polling: 200 });
  await tab.waitForTimeout(1000);
}

/** A profile in which an opponent's page keeps them. */
export async function theirProfile(origin, name, size) {
  const profile = await mkdtemp(join(tmpdir(), "facetten-bench-"));
  const browser = await Browser.start({ profile });
  const tab = await browser.open(`${origin}empty.html`);
  await open(tab, `${origin}${name}.html`);
  await tab.evaluate(async (size) => {
    await bench.load(size);
    await bench.fill();
  }, size);
  // The browser itself writes local storage to disk only every few seconds.
  await tab.waitForTimeout(7000);
  await browser.close({ keep: true });
  await uncached(profile);
  return profile;
}

/** One start. Returns thread time and wall time up to the first row. */
export async function start(template, empty, url, row, act) {
  const profile = await mkdtemp(join(tmpdir(), "facetten-bench-"));
  await cp(template, profile, { recursive: true });
  const browser = await Browser.start({ profile });
  try {
    const tab = browser.context.pages()[0] ?? (await browser.context.newPage());
    await tab.goto(empty);
    const meter = await Meter.of(tab);
    let seen;
    const first = new Promise((done) => (seen = done));
    await tab.exposeBinding("firstRow", async (_, wall) => seen([await meter.worked(), wall]));
    await tab.addInitScript((row) => {
      const watch = new MutationObserver(() => {
        if (!document.querySelector(row)) return;
        watch.disconnect();
        requestAnimationFrame(() => firstRow(performance.now()));
      });
      watch.observe(document, { childList: true, subtree: true });
    }, row);
    const before = await meter.worked();
    await tab.goto(url, { waitUntil: "commit" });
    if (act) {
      await tab.waitForFunction(() => globalThis.bench, undefined, { polling: 10 });
      await tab.evaluate(act);
    }
    const late = new Promise((_, failed) => setTimeout(() => failed(new Error(`no row at ${url}`)), 60_000).unref());
    const [after, wall] = await Promise.race([first, late]);
    return { cpu: after - before - meter.empty, wall };
  } finally {
    await browser.close();
  }
}

export const removeAll = (profiles) => Promise.all(profiles.map((profile) => rm(profile, { recursive: true, force: true, maxRetries: 5 })));
