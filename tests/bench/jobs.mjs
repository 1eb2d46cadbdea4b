// The jobs that have no screen: the same data, the same questions, the same edits for everyone, in turn, round by round.

import { build } from "esbuild";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Meter, median } from "./lib/measure.mjs";

export const OTHERS = ["V", "Y", "A", "D", "T"];
const QUESTIONS = ["m", "mü", "müller", "mueller holz", "hamburg", "+49 4", "rahmenvertrag", "einkauf@", "köhler ulm", "mülelr", "zzzzzz"];
const EDITS = 500;
const SINGLE_EDITS = 20;

const PAGES = { F: "ours", V: "v", Y: "y", A: "a", D: "d", T: "t", M: "m" };

/** Puts the pages together. `made` is where the core's benchmark was compiled to. */
export async function prepare(made, site) {
  await mkdir(site, { recursive: true });
  await build({
    entryPoints: Object.values(PAGES).map((name) => join(import.meta.dirname, "pages", `${name}.mjs`)),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    outdir: site,
    logLevel: "error",
  });
  for (const name of Object.values(PAGES)) {
    await writeFile(join(site, `${name}.html`), page(name, name === "ours" ? '<script src="core.js"></script>' : ""));
  }
  for (const file of ["core.js", "core.wasm"]) await copyFile(join(made, file), join(site, file));
  await writeFile(join(site, "empty.html"), '<!doctype html><title>leer</title><link rel="icon" href="data:,">');
}

const page = (name, before) => `<!doctype html><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"><body>${before}<script type="module" src="${name}.js"></script>`;

/** Opens a page of the benchmark and waits until it can be asked. */
export async function open(tab, url) {
  await tab.goto(url);
  await tab.waitForFunction(() => globalThis.bench, undefined, { timeout: 60_000, polling: 20 });
}

export async function data(context, origin, site, sizes) {
  const tab = await context.newPage();
  await open(tab, `${origin}ours.html`);
  for (const size of sizes) {
    await writeFile(join(site, `rows-${size}.json`), await tab.evaluate((size) => core.rows(size), size));
    const file = await tab.evaluate((size) => {
      const bytes = core.team_file(size, 500);
      let text = "";
      for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return btoa(text);
    }, size);
    await writeFile(join(site, `team-${size}.facetten`), Buffer.from(file, "base64"));
  }
  const edits = await tab.evaluate((count) => [core.edits(count, 10_000, 1), core.edits(count, 10_000, 2)], EDITS);
  await tab.close();
  return edits.map((text) => JSON.parse(text));
}

/** Leaves an origin as if nobody had ever been there. */
async function wipe(context, tab, origin) {
  await tab.goto(`${origin}empty.html`);
  const session = await context.newCDPSession(tab);
  await session.send("Storage.clearDataForOrigin", { origin: new URL(origin).origin, storageTypes: "all" });
  await session.detach();
}

/** One round of everything for one of them, on an origin of its own whose storage is empty. */
export async function round(context, who, origin, count, edits, figures) {
  const url = `${origin}${PAGES[who]}.html`;
  const tab = await context.newPage();
  const found = (job, value) => figures.add(job, who, value);
  try {
    await wipe(context, tab, origin);
    await open(tab, url);
    const meter = await Meter.of(tab);
    await tab.evaluate((count) => bench.load(count), count);
    if (who === "M") {
      found("search: index", (await meter.cpu(() => tab.evaluate(() => bench.index()))).cpu);
      await questions(tab, found);
      return;
    }
    found("fill", (await meter.cpu(() => tab.evaluate(() => bench.fill()))).cpu);
    if (who === "F") await tab.evaluate(() => core.settle());
    await open(tab, url);
    await tab.evaluate((count) => bench.load(count), count);
    const opened = await meter.cpu(() => tab.evaluate(() => bench.open()));
    if (opened.value !== count) throw new Error(`${who} opened ${opened.value} of ${count}`);
    found("open", opened.cpu);
    found("stored", (await tab.evaluate(() => bench.size())) / count);
    if (who === "F") found("stored: newest generation", (await tab.evaluate(newestGeneration)) / count);
    if (who === "F") found("book memory", await tab.evaluate(() => core.book_memory() / 1e6));
    found("search: index", (await meter.cpu(() => tab.evaluate(() => bench.index()))).cpu);
    await questions(tab, found);
    const single = await meter.cpu(() => tab.evaluate(singleEdits, SINGLE_EDITS));
    found("edit", single.cpu / SINGLE_EDITS);
    found("edit: acknowledged", median(single.value));
    found("bulk", (await meter.cpu(() => tab.evaluate(() => bench.bulk("Neustadt")))).cpu);
    const bytes = await tab.evaluate(([ours, theirs]) => bench.prepareMerge(ours, theirs), edits);
    found("bytes exchanged", bytes);
    found("merge", (await meter.cpu(() => tab.evaluate(() => bench.merge()))).cpu);
    const lost = who === "F" ? await lostOfOurs(tab, edits) : await tab.evaluate(lostOf, edits);
    found("edits lost", lost);
    if (who === "F") found("bytes exchanged, values alone", await tab.evaluate((count) => core.bare_delta(count), EDITS));
    figures.note(who, await tab.evaluate(() => bench.engine()));
  } finally {
    await tab.close();
  }
}

async function questions(tab, found) {
  const times = await tab.evaluate((questions) => {
    bench.search("warm");
    return questions.map((typed) => {
      let best = Infinity;
      for (let run = 0; run < 5; run += 1) {
        const begin = performance.now();
        bench.search(typed);
        best = Math.min(best, performance.now() - begin);
      }
      return best;
    });
  }, QUESTIONS);
  found("search: median", median(times));
  found("search: worst", Math.max(...times));
}

async function singleEdits(count) {
  const times = [];
  for (let n = 0; n < count; n += 1) {
    const begin = performance.now();
    await bench.edit(n * 37, `Ort ${n}`);
    times.push(performance.now() - begin);
  }
  return times;
}

/** Units of the newest generation alone: what is needed to open the book. */
function newestGeneration() {
  const sums = {};
  for (const [key, value] of Object.entries(localStorage)) {
    const generation = /\.c\.(\d+)\./.exec(key)?.[1];
    if (generation) sums[generation] = (sums[generation] ?? 0) + key.length + value.length;
  }
  return sums[Math.max(...Object.keys(sums))];
}

/** The last word of each side on each field: those that are found nowhere afterwards. */
function lostOf([ours, theirs]) {
  let lost = 0;
  for (const side of [ours, theirs]) {
    const last = new Map(side.map(([row, field, value]) => [`${row} ${field}`, [row, field, value]]));
    for (const [row, field, value] of last.values()) if (!bench.values(row, field).includes(value)) lost += 1;
  }
  return lost;
}

/** Ours shows both values; every field that both sides touched has to. */
async function lostOfOurs(tab, [ours, theirs]) {
  const fields = new Set(ours.map(([row, field]) => `${row} ${field}`));
  const both = new Set(theirs.map(([row, field]) => `${row} ${field}`).filter((field) => fields.has(field)));
  return both.size - (await tab.evaluate(() => core.contested()));
}

/** Only opening, at a size at which not everyone fits into local storage. */
export async function large(context, who, origin, count, figures, first) {
  const tab = await context.newPage();
  const url = `${origin}${PAGES[who]}.html`;
  const job = `open ${count}`;
  try {
    if (first) await wipe(context, tab, origin);
    await open(tab, url);
    const meter = await Meter.of(tab);
    await tab.evaluate((count) => bench.load(count), count);
    if (who === "V") {
      // Its array does not fit into local storage any more: what is left to measure is the reading.
      await tab.evaluate((count) => fetch(`rows-${count}.json`).then((answer) => answer.text()).then((text) => void (globalThis.kept = text)), count);
      figures.add(job, who, (await meter.cpu(() => tab.evaluate(() => bench.parse(kept)))).cpu);
      return;
    }
    if (first) {
      await tab.evaluate(() => bench.fill());
      if (who === "F") await tab.evaluate(() => core.settle());
      await open(tab, url);
      await tab.evaluate((count) => bench.load(count), count);
    }
    const opened = await meter.cpu(() => tab.evaluate(() => bench.open()));
    if (opened.value !== count) throw new Error(`${who} opened ${opened.value} of ${count}`);
    figures.add(job, who, opened.cpu);
    if (who !== "F") return;
    figures.add(`stored ${count}`, who, (await tab.evaluate(() => bench.size())) / count);
    figures.add(`book memory ${count}`, who, await tab.evaluate(() => core.book_memory() / 1e6));
    figures.add(`search: index ${count}`, who, (await meter.cpu(() => tab.evaluate(() => bench.index()))).cpu);
    await questions(tab, (name, value) => figures.add(`${name} ${count}`, who, value));
  } finally {
    await tab.close();
  }
}

/** The budgets of the book alone. */
export async function budgets(context, origin, sizes) {
  const tab = await context.newPage();
  const found = {};
  for (const size of sizes) {
    await open(tab, `${origin}ours.html`);
    found[size] = JSON.parse(await tab.evaluate((size) => core.budgets(size), size));
  }
  await tab.close();
  return found;
}
