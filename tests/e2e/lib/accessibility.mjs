// axe-core over what is on the screen now.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import assert from "node:assert/strict";

const SOURCE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with every violation and the elements that cause it. */
export async function assertAccessible(page, place) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(SOURCE);
  await settled(page);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), RULES);
  const findings = violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} (${rule.help})`));
  assert.deepEqual(findings, [], `accessibility of ${place}`);
}

/** Waits until nothing moves: a colour in the middle of a transition is no colour to judge. */
export async function settled(page) {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
}

/** No sideways scrolling at this width. */
export async function assertFits(page, place) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${place} is ${over} px wider than the screen`);
}

/** How light the ground of the page is, from 0 to 255, whatever the theme is called. */
export async function lightness(page) {
  await settled(page);
  return page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
  });
}
