// The browser's own files, damaged on disk as a failing disk or a zealous cleaner does it: each engine in turn, then both.
// Everything comes back from the other engine, the message names the damaged one, and afterwards both are whole again.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journey } from "../lib/journey.mjs";
import { EDIT, dice, everything } from "../lib/record.mjs";
import { Shell } from "../lib/shell.mjs";

const SHELF = { name: "lokaler Speicher", folder: "Default/Local Storage" };
const VAULT = { name: "IndexedDB", folder: "Default/IndexedDB" };

/** Quiet after which the journal is folded, and a little more. */
const FOLDED_MS = 9_500;

const chance = dice(20261124);

const filesIn = async (folder) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The files in which an engine keeps what it was told; its lock and its own diary are not among them. */
const content = async (folder) => (await filesIn(folder)).filter((path) => /\.(log|ldb)$|MANIFEST|CURRENT/.test(path));

const each = (change) => async (folder) => {
  let touched = 0;
  for (const path of await content(folder)) {
    const bytes = await readFile(path);
    if (bytes.length === 0) continue;
    await writeFile(path, change(bytes));
    touched += 1;
  }
  assert.ok(touched > 0, `${folder} held something`);
};

const DAMAGES = {
  deleted: (folder) => rm(folder, { recursive: true }),
  "cut in half": each((bytes) => bytes.subarray(0, bytes.length / 2)),
  "overwritten with noise": each((bytes) => bytes.map(() => chance.below(256))),
  "overwritten with zeroes": each((bytes) => bytes.fill(0)),
  "flipped by one bit in every 512 bytes": each((bytes) => {
    for (let at = chance.below(512); at < bytes.length; at += 512) bytes[at] ^= 1 << chance.below(8);
    return bytes;
  }),
};

/** A profile in which a day's work is on disk in both engines: a folded part, and a journal after it. */
async function lived(host, start) {
  const profile = await mkdtemp(join(tmpdir(), "facetten-whole-"));
  const browser = await start({ profile });
  const page = await browser.open(host.url);
  const shell = new Shell(page);
  await shell.begin("empty");
  await shell.addCustomer({ name: "Zweifach Gesichert KG" });
  const customer = new URL(page.url()).hash;
  for (let number = 0; number < 20; number += 1) await shell.writeNote(`Notiz 1-${number};`);
  await page.waitForTimeout(FOLDED_MS);
  for (let number = 0; number < 10; number += 1) await shell.writeNote(`Notiz 2-${number};`);
  await shell.secured();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    (async () => {
      await shell.go("#/sicherung");
      await page.getByRole("button", { name: "Jetzt sichern" }).first().click();
    })(),
  ]);
  const backup = join(profile, "Sicherung.facetten");
  await download.saveAs(backup);
  // An orderly end: now local storage is on disk too.
  await browser.close({ keep: true });
  return { profile, customer, backup };
}

const EDITS = [...Array(20).keys()].map((n) => `Notiz 1-${n};`).concat([...Array(10).keys()].map((n) => `Notiz 2-${n};`));

async function assertComplete(page, shell, context) {
  const kept = new Set((await everything(page, shell)).match(EDIT));
  assert.deepEqual(EDITS.filter((edit) => !kept.has(edit)), [], context);
}

/** One engine is damaged, comes back from the other, and is then the only one left. */
async function survives(engine, other, damage, { profile, customer }, { host, start }) {
  const context = `${engine.name} ${damage}`;
  const copy = await mkdtemp(join(tmpdir(), "facetten-damaged-"));
  try {
    await cp(profile, copy, { recursive: true });
    await DAMAGES[damage](join(copy, engine.folder));
    const browser = await start({ profile: copy });
    const page = await browser.open(host.url + customer);
    const shell = new Shell(page);
    await page.getByRole("heading", { level: 1, name: "Zweifach Gesichert KG" }).waitFor({ timeout: 30_000 });
    const told = await page.getByRole("region", { name: "Hinweise zum Arbeitsbereich" }).innerText();
    assert.match(told, /Beim Öffnen aufgefallen/, context);
    const sentence = told.split("\n").find((line) => line.includes(engine.name));
    assert.ok(sentence, `${context}: the message names the engine: ${told}`);
    assert.doesNotMatch(told, /Es fehlen|Nicht lesbar/, context);
    await assertComplete(page, shell, context);
    // What is written now reaches both, and folding makes the damaged engine whole.
    await shell.go(customer);
    await shell.writeNote("Nach dem Schaden.");
    await shell.secured();
    await page.waitForTimeout(FOLDED_MS);
    browser.assertClean();
    await browser.close({ keep: true });

    // Now the other one goes: the engine that was damaged has everything.
    await rm(join(copy, other.folder), { recursive: true });
    const again = await start({ profile: copy });
    const later = await again.open(host.url + customer);
    await later.getByText("Nach dem Schaden.").first().waitFor({ timeout: 30_000 });
    await assertComplete(later, new Shell(later), `${context}, healed, then without ${other.name}`);
    await again.close({ keep: true });
    console.log(`${context}: »${sentence}«`);
  } finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 5 });
  }
}

for (const [engine, other] of [[SHELF, VAULT], [VAULT, SHELF]]) {
  journey(
    `${engine.name} comes back whole from ${other.name} after any damage, and the message names it`,
    async (tools) => {
      const whole = await lived(tools.host, tools.start);
      try {
        await Promise.all(Object.keys(DAMAGES).map((damage) => survives(engine, other, damage, whole, tools)));
      } finally {
        await rm(whole.profile, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  );
}

journey("with both engines gone it is a first run that offers to open a backup, and the backup has everything", async ({ host, start }) => {
  const { profile, backup } = await lived(host, start);
  const copy = await mkdtemp(join(tmpdir(), "facetten-emptied-"));
  try {
    await cp(profile, copy, { recursive: true });
    for (const engine of [SHELF, VAULT]) await rm(join(copy, engine.folder), { recursive: true });
    const browser = await start({ profile: copy });
    const page = await browser.open(host.url);
    await page.getByLabel("Wie heißen Sie?").waitFor();
    await page.getByRole("button", { name: "Team-Datei oder Sicherung erhalten? Hier öffnen" }).waitFor();
    const shell = new Shell(page);
    await shell.begin("withFile", { file: backup });
    await assertComplete(page, shell, "after opening the backup");
    await shell.go("#/kunden");
    await page.getByRole("row", { name: /Zweifach Gesichert KG/ }).waitFor();
  } finally {
    for (const folder of [profile, copy]) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
