// The jobs that have a screen, on the built page as people get it.

import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "../e2e/lib/browser.mjs";
import { Shell } from "../e2e/lib/shell.mjs";
import { Meter, median, quantile } from "./lib/measure.mjs";

/** What the page cannot tell about itself: what it keeps, how long tasks and frames take, how large its memory is. */
function watch() {
  const seen = (globalThis.seen = { kept: [], long: [], events: [], memory: undefined, pressed: 0 });
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    set.call(this, key, value);
    seen.kept.push({ at: performance.now(), key, units: key.length + value.length });
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const made = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await made.apply(WebAssembly, given);
      // Parts that load later bring no memory of their own.
      seen.memory ??= (result.instance ?? result).exports.memory;
      return result;
    };
  }
  new PerformanceObserver((list) => seen.long.push(...list.getEntries().map((task) => task.duration))).observe({ type: "longtask" });
  new PerformanceObserver((list) => {
    for (const event of list.getEntries()) if (event.interactionId) seen.events.push([event.interactionId, event.duration]);
  }).observe({ type: "event", durationThreshold: 16 });
  addEventListener("keydown", () => (seen.pressed = performance.now()), true);
}

/** The page of a prepared profile. */
export async function enter(template, url) {
  const profile = await mkdtemp(join(tmpdir(), "facetten-bench-"));
  await cp(template, profile, { recursive: true });
  const browser = await Browser.start({ profile });
  await browser.context.addInitScript(watch);
  const tab = await browser.open(`${url}#/kunden`);
  await tab.locator('[role=row][id^="row-"]').first().waitFor({ timeout: 60_000 });
  await tab.waitForTimeout(1500);
  return { browser, tab, shell: new Shell(tab), meter: await Meter.of(tab) };
}

const painted = (tab) => tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

/** A key typed into the list's own filter: from the key to the painted rows. */
export async function typing({ tab, shell, meter }, found) {
  await shell.go("#/kunden");
  const box = tab.getByRole("searchbox");
  await box.click();
  const costs = [];
  for (const word of ["köhler", "ulm gm"]) {
    for (const key of word) {
      costs.push((await meter.cpu(async () => {
        await tab.keyboard.type(key);
        await painted(tab);
      })).cpu);
    }
    await box.fill("");
    await painted(tab);
  }
  found("key to painted rows: median", median(costs));
  found("key to painted rows: worst", Math.max(...costs));
}

/** The customer with 500 entries: found by its address once, opened from the list. */
export async function opening({ tab, shell, meter }, found, id) {
  await shell.go("#/kunden");
  await tab.locator('[role=row][id^="row-"]').first().waitFor();
  await painted(tab);
  const { cpu } = await meter.cpu(async () => {
    await tab.evaluate((id) => void (location.hash = `#/kunden/${id}/verlauf`), id);
    await tab.locator(".timeline__day").first().waitFor();
    await painted(tab);
  });
  found("customer with 500 entries", cpu);
}

/** The id of the customer that has this mail address. */
export async function findByMail({ tab, shell }, mail) {
  await shell.go("#/kunden");
  await tab.getByRole("searchbox").fill(mail);
  await painted(tab);
  const row = await tab.locator('[role=row][id^="row-"]').first().getAttribute("id");
  await tab.getByRole("searchbox").fill("");
  await painted(tab);
  return row.slice("row-".length);
}

/** One field of one customer, on its page of master data. */
export async function editing({ tab, shell, meter }, found, value) {
  await shell.go("#/kunden");
  const id = (await tab.locator('[role=row][id^="row-"]').first().getAttribute("id")).slice("row-".length);
  await shell.go(`#/kunden/${id}/stammdaten`);
  await shell.secured();
  const results = { cpu: [], painted: [], kept: [], secured: [], calls: [], units: [] };
  for (let n = 0; n < 8; n += 1) {
    await tab.getByRole("button", { name: /^Ort: / }).first().click();
    const box = tab.getByRole("textbox", { name: "Ort", exact: true });
    await box.fill(`${value} ${n}`);
    await painted(tab);
    await tab.evaluate((expected) => {
      seen.kept.length = 0;
      seen.done = {};
      const look = () => {
        const now = performance.now();
        if (!seen.done.painted && [...document.querySelectorAll(".inline-edit__value")].some((place) => place.textContent === expected)) {
          requestAnimationFrame(() => setTimeout(() => (seen.done.painted ??= performance.now())));
        }
        if (seen.kept.length > 0 && !seen.done.secured && /Gesichert/.test(document.querySelector(".safety__words").textContent)) {
          seen.done.secured = now;
        }
      };
      seen.observer?.disconnect();
      seen.observer = new MutationObserver(look);
      seen.observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    }, `${value} ${n}`);
    const { cpu } = await meter.cpu(async () => {
      await tab.keyboard.press("Enter");
      await tab.waitForFunction(() => seen.done.painted && seen.done.secured, undefined, { polling: 25 });
    });
    const one = await tab.evaluate(() => {
      seen.observer.disconnect();
      const journal = seen.kept.filter((kept) => /\.j\./.test(kept.key));
      return {
        painted: seen.done.painted - seen.pressed,
        kept: journal[0].at - seen.pressed,
        secured: seen.done.secured - seen.pressed,
        calls: seen.kept.length,
        units: seen.kept.reduce((sum, kept) => sum + kept.units, 0),
      };
    });
    results.cpu.push(cpu);
    for (const [name, figure] of Object.entries(one)) results[name].push(figure);
  }
  found("edit: CPU of all of it", median(results.cpu));
  found("edit: to painted, 95th percentile", quantile(results.painted, 0.95));
  found("edit: to vorläufig, 95th percentile", quantile(results.kept, 0.95));
  found("edit: to gesichert, 95th percentile", quantile(results.secured, 0.95));
  found("edit: setItem calls", Math.max(...results.calls));
  found("edit: units", Math.max(...results.units));
}

/** One thousand of the customers get another class. */
export async function bulk({ tab, shell, meter }, found, to) {
  await shell.go("#/kunden");
  const grid = tab.getByRole("grid");
  await grid.focus();
  await tab.keyboard.press("Escape");
  await tab.keyboard.press("Home");
  await tab.keyboard.press("Space");
  for (let page = 0; page < 83; page += 1) await tab.keyboard.press("PageDown");
  for (let row = 0; row < 3; row += 1) await tab.keyboard.press("ArrowDown");
  await tab.keyboard.press("Shift+Space");
  await tab.locator(".bulk", { hasText: "1.000" }).waitFor();
  await tab.getByRole("button", { name: "Klasse ändern" }).click();
  const choice = tab.getByRole("menuitem", { name: `Klasse ${to}` });
  await choice.waitFor();
  await painted(tab);
  await tab.evaluate(() => {
    seen.kept.length = 0;
    seen.long.length = 0;
    addEventListener("click", () => (seen.clicked = performance.now()), { capture: true, once: true });
    seen.done = {};
    const look = () => {
      if (seen.kept.length > 0 && !seen.done.secured && /Gesichert/.test(document.querySelector(".safety__words").textContent)) {
        seen.done.secured = performance.now();
      }
    };
    seen.observer?.disconnect();
    seen.observer = new MutationObserver(look);
    seen.observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const { cpu } = await meter.cpu(async () => {
    await choice.click();
    await tab.waitForFunction(() => seen.done.secured, undefined, { polling: 25 });
    await painted(tab);
  });
  const done = await tab.evaluate(() => ({ secured: seen.done.secured - seen.clicked, units: seen.kept.reduce((sum, kept) => sum + kept.units, 0) }));
  found("bulk of 1,000: CPU", cpu);
  found("bulk of 1,000: to gesichert", done.secured);
  found("bulk of 1,000: units", done.units);
  await grid.focus();
  await tab.keyboard.press("Escape");
}

/** Ten seconds of scrolling. */
export async function scrolling({ tab, shell, meter }, found, seconds = 10) {
  await shell.go("#/kunden");
  await painted(tab);
  const { cpu, value } = await meter.cpu(() =>
    tab.evaluate(
      (seconds) =>
        new Promise((done) => {
          const grid = document.querySelector("[role=grid]");
          const frames = [];
          let rows = 0;
          const begin = performance.now();
          let last = begin;
          seen.long.length = 0;
          const frame = (now) => {
            frames.push(now - last);
            last = now;
            rows = Math.max(rows, document.querySelectorAll("[role=row]").length);
            if (now - begin > seconds * 1000) return done({ frames: frames.slice(1), rows });
            grid.scrollTop += 300;
            requestAnimationFrame(frame);
          };
          requestAnimationFrame(frame);
        }),
      seconds,
    ),
  );
  found("scroll: frames over 33 ms", value.frames.filter((frame) => frame > 33.4).length);
  found("scroll: share of frames over 33 ms", (100 * value.frames.filter((frame) => frame > 33.4).length) / value.frames.length);
  found("scroll: CPU per frame", cpu / value.frames.length);
  found("scroll: tasks over 50 ms", await tab.evaluate(() => seen.long.length));
  found("scroll: rows in the page", value.rows);
}

/** The slowest of what the page did for somebody, each interaction once. */
export async function interactions({ tab }, found) {
  const slowest = await tab.evaluate(() => {
    const each = new Map();
    for (const [id, duration] of seen.events) each.set(id, Math.max(duration, each.get(id) ?? 0));
    return [...each.values()];
  });
  if (slowest.length === 0) return;
  found("INP: 75th percentile", quantile(slowest, 0.75));
  found("INP: worst", Math.max(...slowest));
}

export const memory = async ({ tab }) => (await tab.evaluate(() => seen.memory?.buffer.byteLength ?? NaN)) / 1e6;

/** A German list of 10,000 rows, from the choice of the file to the last record on disk. */
export async function importing(url, file, found) {
  const browser = await Browser.start();
  try {
    await browser.context.addInitScript(watch);
    const tab = await browser.open(url);
    const shell = new Shell(tab);
    await shell.begin("empty");
    await shell.go("#/import");
    const meter = await Meter.of(tab);
    await tab.evaluate(() => void (seen.long.length = 0));
    const read = await meter.cpu(async () => {
      const chooser = tab.waitForEvent("filechooser");
      await tab.getByRole("button", { name: "Liste wählen" }).click();
      await (await chooser).setFiles(file);
      await tab.getByRole("button", { name: "Probelauf starten" }).waitFor({ timeout: 60_000 });
      await painted(tab);
    });
    const checked = await meter.cpu(async () => {
      await tab.getByRole("button", { name: "Probelauf starten" }).click();
      await tab.getByRole("button", { name: /10\.000/ }).first().waitFor({ timeout: 60_000 });
      await painted(tab);
    });
    const written = await meter.cpu(async () => {
      await tab.getByRole("button", { name: /10\.000/ }).first().click();
      await tab.getByText(/10\.000 Kunden wurden angelegt/).first().waitFor({ timeout: 60_000 });
      await shell.secured();
      await painted(tab);
    });
    found("import of 10,000: read", read.cpu);
    found("import of 10,000: check", checked.cpu);
    found("import of 10,000: write", written.cpu);
    found("import of 10,000: CPU", read.cpu + checked.cpu + written.cpu);
    const long = await tab.evaluate(() => seen.long);
    found("import of 10,000: tasks over 50 ms", long.length);
    found("import of 10,000: longest task", Math.max(0, ...long));
  } finally {
    await browser.close();
  }
}
