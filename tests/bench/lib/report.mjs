// The goals, the figures beside them, and docs/performance.md.

import { availableParallelism } from "node:os";
import { readFile } from "node:fs/promises";
import { quantile } from "./measure.mjs";

const F = "F";

/** One line each: what is measured, how much is allowed, or which share of an opponent's figure. */
const GOALS = [
  { job: "page, style, fonts, script, first module: brotli (kB); with the parts: docs/size.md", weight: "first", most: 350 },
  { job: "single file (kB)", weight: "single", most: 1000 },
  { job: "open 10,000: stored bytes to readable records", key: "open", ratios: [["V", 1.0], ["Y", 0.1]] },
  { job: "open 50,000", key: "open 50000", ratios: [["V", 1.0], ["Y", 0.1]] },
  { job: "cold start to the first row, 1,000", key: "cold start 1000", most: 110 },
  { job: "cold start to the first row, 10,000", key: "cold start 10000", most: 160, ratios: [["Y", 0.6]] },
  { job: "cold start to the first row, 50,000", key: "cold start 50000", most: 350 },
  { job: "fill 10,000 and keep", key: "fill", ratios: [["Y", 0.5]] },
  { job: "ranked hits, 10,000, median", key: "search: median", most: 0.7 },
  { job: "ranked hits, 10,000, worst", key: "search: worst", most: 3 },
  { job: "ranked hits, 50,000, median", key: "search: median 50000", most: 3.5 },
  { job: "ranked hits, 50,000, worst", key: "search: worst 50000", most: 12 },
  { job: "search index, 10,000", key: "search: index" },
  { job: "key to painted rows, 10,000, median", key: "key to painted rows: median 10000", most: 16 },
  { job: "key to painted rows, 50,000, median", key: "key to painted rows: median 50000", most: 25 },
  { job: "customer with 500 entries, 1,000", key: "customer with 500 entries 1000", most: 25 },
  { job: "customer with 500 entries, 10,000", key: "customer with 500 entries 10000", most: 25 },
  { job: "customer with 500 entries, 50,000", key: "customer with 500 entries 50000", most: 25 },
  { job: "edit, core: changed and kept in both engines", key: "edit" },
  { job: "edit on screen: to painted, p95, wall, 10,000", key: "edit: to painted, 95th percentile 10000", most: 16 },
  { job: "edit on screen: to vorläufig, p95, wall, 10,000", key: "edit: to vorläufig, 95th percentile 10000", most: 20 },
  { job: "edit on screen: to gesichert, p95, wall, 10,000", key: "edit: to gesichert, 95th percentile 10000", most: 50 },
  { job: "edit on screen: CPU at 50,000 : at 1,000", slope: ["edit: CPU of all of it 50000", "edit: CPU of all of it 1000"], most: 1.2 },
  { job: "edit: setItem calls", key: "edit: setItem calls 10000", most: 2 },
  { job: "edit: units written", key: "edit: units 10000" },
  { job: "bulk edit of 1,000 of 10,000, core, kept", key: "bulk", ratios: [["Y", 1.5]] },
  { job: "bulk edit of 1,000 on screen: CPU", key: "bulk of 1,000: CPU 10000" },
  { job: "bulk edit of 1,000 on screen: to gesichert, wall", key: "bulk of 1,000: to gesichert 10000", most: 100 },
  { job: "import of 10,000 rows: CPU", key: "import of 10,000: CPU", most: 300 },
  { job: "import: longest task, wall", key: "import of 10,000: longest task", most: 50 },
  { job: "merge 500 + 500 edits, received to kept", key: "merge", ratios: [["Y", 1.0], ["A", 0.1]] },
  { job: "edits lost in it", key: "edits lost", most: 0 },
  { job: "bytes exchanged for 500 edits, with their history", key: "bytes exchanged", ratios: [["Y", 1.5]] },
  { job: "bytes exchanged for 500 edits, values alone", key: "bytes exchanged, values alone", ratios: [["Y", 1.5, "bytes exchanged"]] },
  { job: "units per customer, newest generation, 10,000", key: "stored: newest generation", most: 90, ratios: [["V", 0.3, "stored"], ["Y", 0.7, "stored"]] },
  { job: "units per customer, with the generation behind it", key: "stored" },
  { job: "scroll 50,000 for 10 s: frames over 33 ms", key: "scroll: frames over 33 ms 50000", most: 0 },
  { job: "scroll 50,000: CPU per frame", key: "scroll: CPU per frame 50000" },
  { job: "scroll 50,000: rows in the page", key: "scroll: rows in the page 50000", most: 60 },
  { job: "wasm memory after loading 10,000 (MB)", key: "memory 10000", most: 40, page: true },
  { job: "wasm memory after loading 50,000 (MB)", key: "memory 50000", most: 120, page: true },
  { job: "INP, 75th percentile, wall", key: "INP: 75th percentile 10000", most: 100 },
  { job: "INP, worst, wall", key: "INP: worst 10000", most: 200 },
];

const round = (value) => (value === undefined ? "" : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2).replace(/\.?0+$/, ""));
const spread = (values) => (values && values.length > 1 ? `${round(quantile(values, 0.25))} to ${round(quantile(values, 0.75))}` : "");

function lines(figures, weight) {
  return GOALS.map((goal) => {
    const values = goal.weight
      ? [weight[goal.weight]]
      : goal.slope
        ? pairs(figures.of(goal.slope[0], F), figures.of(goal.slope[1], F))
        : figures.of(goal.key, F);
    if (!values || values.length === 0) return undefined;
    const ours = quantile(values, 0.5);
    const judged = [];
    const ratios = [];
    if (goal.most !== undefined) judged.push([`≤ ${goal.most}`, ours <= goal.most]);
    for (const [who, share, key] of goal.ratios ?? []) {
      const ratio = key ? ours / figures.median(key, who) : figures.ratio(goal.key, F, who);
      if (!Number.isFinite(ratio)) continue;
      ratios.push(`${round(ratio)} × ${who}`);
      judged.push([`≤ ${share} × ${who}`, ratio <= share]);
    }
    return {
      job: goal.job,
      ours: round(ours),
      spread: spread(values),
      others: ["V", "Y", "A", "D", "T", "M"].filter((who) => figures.of(goal.key, who)).map((who) => `${who} ${round(figures.median(goal.key, who))}`).join(", "),
      ratios: ratios.join(", "),
      goal: judged.map(([words]) => words).join("; "),
      met: judged.length === 0 ? "" : judged.every(([, met]) => met) ? "met" : judged.some(([, met]) => met) ? "partly" : "missed",
    };
  }).filter(Boolean);
}

const pairs = (above, below) => above && below && above.map((value, index) => value / below[index]).filter(Number.isFinite);

/** For the terminal. */
export function table(figures, weight) {
  const rows = [["job (ms of CPU unless it says otherwise)", "ours", "quartiles", "others", "ratio", "goal", ""], ...lines(figures, weight).map(Object.values)];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd()).join("\n");
}

const JOBS = ["fill", "open", "open 50000", "search: index", "search: median", "search: worst", "edit", "edit: acknowledged", "bulk", "merge", "edits lost", "bytes exchanged", "stored", "cold start 10000"];

/** docs/performance.md: what is measured here, and what docs/performance.remarks.md says about it. */
export async function document({ figures, weight, budgets, browser, rounds, minutes }) {
  const found = lines(figures, weight);
  const remarks = await readFile(new URL("../remarks.md", import.meta.url), "utf8");
  const met = (word) => found.filter((line) => line.met === word).length;
  const all = ["| job | ours | quartiles | others (median) | ratio, pair by pair | goal | |", "|---|---:|---|---|---|---|---|"];
  for (const line of found) all.push(`| ${Object.values(line).join(" | ")} |`);
  const whole = ["| job | ours | V | Y | A | D | T | M |", "|---|---:|---:|---:|---:|---:|---:|---:|"];
  for (const job of JOBS) whole.push(`| ${job} | ${["F", "V", "Y", "A", "D", "T", "M"].map((who) => round(figures.median(job, who))).join(" | ")} |`);
  const book = ["| the book alone, in wasm | 10,000 | 50,000 | |", "|---|---:|---:|---|"];
  (budgets[10_000] ?? []).forEach(([name, figure, unit], index) => book.push(`| ${name} | ${round(figure)} | ${round(budgets[50_000][index][1])} | ${unit} |`));
  const engines = Object.entries(figures.notes).map(([who, notes]) => `${who}: ${[...notes].join(", ")}`).join("; ");
  return `# Performance

Written by \`cargo xtask bench\`; the remarks come from \`tests/bench/remarks.md\`. Measured on ${new Date().toISOString().slice(0, 10)} with ${browser} and ${availableParallelism()} cores that other work shared, ${rounds} rounds in ${minutes} minutes. Everyone in turn in each round, on the same data from one seeded generator.

Times are milliseconds of the main thread's CPU, without the cost of asking, unless the line says "wall". The ratio is the median of the ratios of each round. Of ${met("met") + met("partly") + met("missed")} goals ${met("met")} are met, ${met("partly")} partly, ${met("missed")} missed.

V: hand-written JavaScript with one JSON array. Y: Yjs. A: Automerge. D: Dexie. T: TinyBase. M: MiniSearch. Where each kept its 10,000 customers in the end: ${engines}.

${all.join("\n")}

## Everyone

${whole.join("\n")}

## The book alone

${book.join("\n")}

${remarks}`;
}
