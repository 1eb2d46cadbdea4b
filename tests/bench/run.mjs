// Everything that `cargo xtask bench` measures, round by round, and the table of it.

import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Browser } from "../e2e/lib/browser.mjs";
import { germanList, writeList } from "../e2e/lib/lists.mjs";
import { serve } from "../e2e/lib/server.mjs";
import * as jobs from "./jobs.mjs";
import * as page from "./page.mjs";
import * as cold from "./start.mjs";
import { host } from "./lib/host.mjs";
import { Figures } from "./lib/measure.mjs";
import { weigh } from "./lib/weight.mjs";
import { table, document } from "./lib/report.mjs";

const options = process.argv.slice(2);
const option = (name, otherwise) => (options.includes(name) ? options[options.indexOf(name) + 1] : otherwise);
const ROUNDS = Number(option("--rounds", 10));
const ONLY = option("--only")?.split(",");
const SIZES = [1_000, 10_000, 50_000];
const DIST = process.env.FACETTEN_DIST;
const MADE = process.env.FACETTEN_BENCH;

if (!Number.isInteger(ROUNDS) || ROUNDS < 1) throw new Error("--rounds takes a number of at least 1");
if (ONLY && !ONLY.every((part) => ["jobs", "page", "start"].includes(part))) throw new Error("--only takes jobs, page or start, with commas between");

const figures = new Figures();
const site = join(MADE, "site");
const say = (line) => process.stdout.write(`${line}\n`);
const elapsed = () => `${Math.round((Date.now() - began) / 1000)} s`;
const wants = (part) => !ONLY || ONLY.includes(part);
const began = Date.now();

await rm(site, { recursive: true, force: true });
await mkdir(site, { recursive: true });
await jobs.prepare(MADE, site);
const everyone = ["F", ...jobs.OTHERS, "M"];
const hosts = Object.fromEntries(await Promise.all(everyone.map(async (who) => [who, await host(site)])));
// What is large is filled once and opened in every round.
const large = Object.fromEntries(await Promise.all(["F", "V", "Y"].map(async (who) => [who, await host(site)])));
const dist = await serve(DIST);

const browser = await Browser.start();
const version = await (await browser.context.newCDPSession(browser.context.pages()[0])).send("Browser.getVersion");
const edits = await jobs.data(browser.context, hosts.F.url, site, SIZES);
let budgets = {};
const weight = await weigh(DIST);

/** What has been found so far, for whoever wants to look closer. */
const save = () => {
  const found = { rounds: figures.rounds, notes: Object.entries(figures.notes).map(([who, notes]) => [who, [...notes]]), budgets, weight, browser: version.product };
  return writeFile(join(MADE, "figures.json"), JSON.stringify(found, undefined, 1));
};

if (wants("jobs")) {
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`${elapsed()}: jobs, round ${round} of ${ROUNDS}`);
    for (const who of everyone) await jobs.round(browser.context, who, hosts[who].url, 10_000, edits, figures);
    for (const who of ["F", "V", "Y"]) await jobs.large(browser.context, who, large[who].url, 50_000, figures, round === 1);
    await save();
  }
  budgets = await jobs.budgets(browser.context, hosts.F.url, [10_000, 50_000]);
}
await browser.close();

const profiles = {};
if (wants("page") || wants("start")) {
  for (const size of SIZES) {
    say(`a profile with ${size} customers`);
    profiles[`F ${size}`] = await cold.ourProfile(dist.url, join(site, `team-${size}.facetten`), size);
  }
}

if (wants("start")) {
  for (const who of ["V", "Y"]) profiles[`${who} 10000`] = await cold.theirProfile(hosts[who].url, who.toLowerCase(), 10_000);
  const start = async (job, who, profile, origin, url, row, act) => {
    const { cpu, wall } = await cold.start(profile, origin, url, row, act);
    figures.add(job, who, cpu);
    figures.add(`${job}: wall`, who, wall);
  };
  const open = () => bench.open().then(() => bench.show());
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`${elapsed()}: cold start, round ${round} of ${ROUNDS}`);
    for (const size of SIZES) {
      await start(`cold start ${size}`, "F", profiles[`F ${size}`], `${dist.url}_headers`, `${dist.url}#/kunden`, '[role=row][id^="row-"]');
      if (size !== 10_000) continue;
      for (const who of ["V", "Y"]) {
        await start(`cold start ${size}`, who, profiles[`${who} ${size}`], `${hosts[who].url}empty.html`, `${hosts[who].url}${who.toLowerCase()}.html`, "li", open);
      }
    }
    await save();
  }
}

if (wants("page")) {
  const folder = await mkdtemp(join(tmpdir(), "facetten-bench-"));
  const list = await writeList(join(folder, "kunden.csv"), germanList(10_000));
  const mail = JSON.parse(await readFile(join(site, "rows-1000.json"), "utf8"))[0][5];
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const size of SIZES) {
      say(`${elapsed()}: page with ${size} customers, round ${round} of ${ROUNDS}`);
      const found = (job, value) => figures.add(`${job} ${size}`, "F", value);
      const place = await page.enter(profiles[`F ${size}`], dist.url);
      try {
        found("memory", await page.memory(place));
        const longest = await page.findByMail(place, mail);
        await page.typing(place, found);
        await page.opening(place, found, longest);
        await page.editing(place, found, `Ort ${round}`);
        if (size === 10_000) await page.bulk(place, found, round % 2 ? "A" : "B");
        if (size === 50_000) await page.scrolling(place, found);
        await page.interactions(place, found);
        found("memory at the end", await page.memory(place));
      } finally {
        await place.browser.close();
      }
    }
    say(`${elapsed()}: import, round ${round} of ${ROUNDS}`);
    await page.importing(dist.url, list, (job, value) => figures.add(job, "F", value));
    await save();
  }
  await rm(folder, { recursive: true, force: true });
}

await save();
await cold.removeAll(Object.values(profiles));
await Promise.all([...Object.values(hosts), ...Object.values(large), dist].map((host) => host.close()));
const minutes = Math.round((Date.now() - began) / 60_000);
say(`\n${table(figures, weight)}`);
if (!ONLY) {
  const text = await document({ figures, weight, budgets, browser: version.product, rounds: ROUNDS, minutes });
  await writeFile(join(import.meta.dirname, "../../docs/performance.md"), text);
  say("docs/performance.md is written.");
}
