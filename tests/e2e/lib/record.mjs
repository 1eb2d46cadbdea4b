// What the page has shown a person as secured, recorded outside the browser's process, and everything that the program
// knows, read the way a person would take it along.

import { readFile } from "node:fs/promises";

/** The edits of these tests, as a person would read them. Each stands in exactly one note. */
export const EDIT = /Notiz \d+-\d+;/g;

/**
 * From now on, in every page of this browser: what a painted frame shows beside the check mark goes into `acknowledged`
 * at once. What was painted a frame ago and is still marked has been secured.
 */
export async function recordAcknowledged(browser, acknowledged) {
  await browser.context.exposeBinding("facettenAcknowledged", (_source, edits) => {
    for (const edit of edits) acknowledged.add(edit);
  });
  await browser.context.addInitScript((pattern) => {
    if (window.top !== window) return;
    const told = new Set();
    const painted = () => {
      const word = document.querySelector(".safety")?.textContent ?? "";
      if (/Gesichert|gesichert/.test(word) && !/Wird/.test(word)) {
        const shown = document.querySelector("main")?.textContent.match(new RegExp(pattern, "g")) ?? [];
        const fresh = shown.filter((edit) => !told.has(edit));
        fresh.forEach((edit) => told.add(edit));
        if (fresh.length > 0) window.facettenAcknowledged(fresh);
      }
      requestAnimationFrame(() => setTimeout(painted));
    };
    requestAnimationFrame(() => setTimeout(painted));
  }, EDIT.source);
}

/** The whole book as JSON, through the page's own export. */
export async function everything(page, shell) {
  await shell.go("#/sicherung");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Ganzer Bestand als JSON" }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

/** A small generator whose seed can be given again. */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (limit) => Math.floor(next() * limit), between: (low, high) => low + next() * (high - low) };
}
