// Storage that is blocked, private, full or shared: the page opens, the word about safety is true, nothing is lost.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { smallDisk } from "../lib/disk.mjs";
import { SINGLE_FILE, journey } from "../lib/journey.mjs";
import { dice, everything } from "../lib/record.mjs";
import { Shell } from "../lib/shell.mjs";

const word = (page) => page.locator(".safety").first();
const bands = (page) => page.getByRole("region", { name: "Hinweise zum Arbeitsbereich" });
const says = (place, text) => place.filter({ hasText: text }).waitFor();

/** Makes the page's access to an engine fail as it does where the browser forbids it. */
const deny = (name) =>
  Object.defineProperty(window, name, {
    get() {
      throw new DOMException("denied", "SecurityError");
    },
  });

async function firstNote(page) {
  const shell = new Shell(page);
  await shell.begin("empty");
  await shell.addCustomer({ name: "Speicherprobe GmbH" });
  await shell.writeNote("Steht das noch da?");
  return shell;
}

for (const [shelf, vault, state, sentence] of [
  [true, true, "Gesichert", ""],
  [true, false, "Vorläufig", "Nur vorläufig – bitte Datei sichern"],
  [false, true, "Gesichert", "Der lokale Speicher ist gesperrt. Alles steht in IndexedDB allein."],
  [false, false, "Nicht gespeichert", "Dieser Browser lässt die Seite nichts speichern."],
]) {
  journey(`with local storage ${shelf ? "" : "not "}allowed and IndexedDB ${vault ? "" : "not "}allowed the page opens and says »${state}«`, async ({ host, start }) => {
    const browser = await start();
    if (!shelf) await browser.context.addInitScript(deny, "localStorage");
    if (!vault) await browser.context.addInitScript(deny, "indexedDB");
    const page = await browser.open(host.url);
    const shell = await firstNote(page);
    await says(word(page), new RegExp(`^${state}$`));
    if (sentence) await says(bands(page), sentence);
    const address = new URL(page.url()).hash;
    // The reader's own profile is kept outside the book; its page has to stand all the same.
    await shell.go("#/rollen/kam");
    await page.goto(host.url + address);
    await page.reload();
    if (shelf || vault) await page.getByText("Steht das noch da?").first().waitFor();
    else await page.getByLabel("Wie heißen Sie?").waitFor();
  });
}

journey("a browser that forbids all storage opens the page and says so", async ({ host, start }) => {
  const profile = await mkdtemp(join(tmpdir(), "facetten-forbidden-"));
  try {
    await mkdir(join(profile, "Default"));
    const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
    await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
    const browser = await start({ profile });
    const page = await browser.open(host.url);
    const denied = await page.evaluate(() => {
      try {
        return localStorage.length < 0;
      } catch (error) {
        return error.name;
      }
    });
    assert.equal(denied, "SecurityError", "the browser really forbids it");
    await firstNote(page);
    await says(word(page), /^Nicht gespeichert$/);
    await says(bands(page), "Ihre Arbeit lebt, solange die Seite offen ist");
    browser.findings = browser.findings.filter((finding) => !/^console/.test(finding));
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

journey("a private window keeps its data until it is closed", async ({ host, start }) => {
  const browser = await start({ privately: true });
  const page = await browser.open(host.url);
  const shell = await firstNote(page);
  await shell.secured();
  await page.reload();
  await page.getByText("Steht das noch da?").first().waitFor();
  await shell.secured();
});

journey("the single file keeps its data over a reload and over a death of the browser", async ({ start }) => {
  const profile = await mkdtemp(join(tmpdir(), "facetten-file-"));
  try {
    const browser = await start({ profile });
    const page = await browser.open(SINGLE_FILE);
    const shell = await firstNote(page);
    await shell.secured();
    await page.reload();
    await page.getByText("Steht das noch da?").first().waitFor();
    await shell.writeNote("Und das?");
    await shell.secured();
    const address = page.url();
    await browser.kill();
    const again = await start({ profile });
    const later = await again.open(address);
    await later.getByText("Und das?").first().waitFor();
    await later.getByText("Steht das noch da?").first().waitFor();
    await new Shell(later).secured();
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

const chance = dice(7);

/** A long text that cannot be packed into much less. */
const long = () => Array.from({ length: 1_000 }, () => Math.floor(chance.next() * 2 ** 50).toString(36)).join(" ");

/** Fills what is left of local storage with another program's keys, to the last unit. */
const fillShelf = () => {
  let total = 0;
  for (let size = 1 << 20, number = 0; size >= 1; ) {
    const key = `fremd-${number}`;
    try {
      localStorage.setItem(key, "x".repeat(size));
      total += size;
      number += 1;
    } catch {
      size = Math.floor(size / 2);
    }
  }
  return total;
};

/** Presses »Jetzt sichern« and returns the bytes that the page hands to the browser. */
const handedOut = () =>
  new Promise((resolve, reject) => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      URL.createObjectURL = make;
      blob.arrayBuffer().then((buffer) => resolve([...new Uint8Array(buffer)]), reject);
      return make.call(URL, blob);
    };
    setTimeout(reject, 8_000, new Error("nothing was handed out"));
    [...document.querySelectorAll(".band button")].find((button) => button.textContent.includes("Jetzt sichern")).click();
  });

const foreign = () =>
  Object.entries(localStorage)
    .filter(([key]) => key.startsWith("fremd-"))
    .reduce((sum, [, value]) => sum + value.length, 0);

journey("with local storage full every edit is secured, and another program's keys stay", async ({ host, start }) => {
  const browser = await start();
  const page = await browser.open(host.url);
  const shell = await firstNote(page);
  await shell.secured();
  const address = new URL(page.url()).hash;
  const filled = await page.evaluate(fillShelf);
  assert.ok(filled > 4_500_000, `${filled} units filled`);
  // More than the reserve holds.
  const notes = [...Array(14).keys()].map((number) => `Notiz ${number} bei vollem Speicher.`);
  for (const note of notes) {
    await page.getByRole("textbox", { name: "Notiz", exact: true }).fill(`${note} ${long()}`);
    await page.keyboard.press("Control+Enter");
    await page.locator("main").getByText(note).first().waitFor();
    await shell.secured();
  }
  await shell.go("#/sicherung");
  await says(page.locator("main"), "Der lokale Speicher ist knapp. Die Daten stehen in IndexedDB; eine Sicherung gibt Ihnen Ruhe.");
  assert.equal(await page.evaluate(foreign), filled, "another program's keys are not ours");
  await page.goto(host.url + address);
  await page.reload();
  await page.getByText("Steht das noch da?").first().waitFor();
  const book = await everything(page, shell);
  assert.deepEqual(notes.filter((note) => !book.includes(note)), []);
  assert.equal(await page.evaluate(foreign), filled);
});

/** A journey on a disk of its own that can be filled. */
function onSmallDisk(name, body) {
  const disk = smallDisk();
  if (!disk) return void test(name, { skip: "this machine does not let the test mount a small disk" });
  journey(name, (tools) => body(tools, disk));
}

onSmallDisk("on a full disk nothing that was secured is lost, and the word is true", async ({ host, start }, disk) => {
  const profile = join(disk.folder, "profile");
  const browser = await start({ profile });
  const page = await browser.open(host.url);
  const shell = await firstNote(page);
  await shell.secured();
  const address = new URL(page.url()).hash;
  await disk.fill(150_000);
  const secured = [];
  let state;
  for (let number = 0; number < 60; number += 1) {
    const note = `Notiz ${number} auf voller Platte.`;
    await page.getByRole("textbox", { name: "Notiz", exact: true }).fill(`${note} ${long()}`);
    await page.keyboard.press("Control+Enter");
    await page.locator("main").getByText(note).first().waitFor();
    await page.waitForTimeout(150);
    state = await word(page).innerText();
    if (state !== "Gesichert") break;
    secured.push(note);
  }
  assert.equal(state, "Vorläufig", "local storage goes on answering that all is well; the page promises no more than that");
  await says(bands(page), "Nur vorläufig – bitte Datei sichern");
  assert.ok(secured.length > 0);
  await browser.kill();
  browser.findings = [];

  const again = await start({ profile });
  const later = await again.open(host.url + address);
  await later.getByText("Steht das noch da?").first().waitFor();
  const book = await everything(later, new Shell(later));
  assert.deepEqual(secured.filter((note) => !book.includes(note)), [], "secured before the disk was full");
  again.findings = [];
});

onSmallDisk("with both engines full the page says so, keeps the work, hands it out, and secures it once there is room", async ({ host, start }, disk) => {
  const browser = await start({ profile: join(disk.folder, "profile") });
  const page = await browser.open(host.url);
  const shell = await firstNote(page);
  await shell.secured();
  const address = new URL(page.url()).hash;
  await page.evaluate(fillShelf);
  await disk.fill(150_000);
  const notes = [];
  const write = async () => {
    notes.push(`Notiz ${notes.length} ohne Platz.`);
    await page.getByRole("textbox", { name: "Notiz", exact: true }).fill(`${notes.at(-1)} ${long()}`);
    await page.keyboard.press("Control+Enter");
    await page.locator("main").getByText(notes.at(-1)).first().waitFor();
    await page.waitForTimeout(150);
    return word(page).innerText();
  };
  for (let number = 0; number < 60 && !/voll/.test(await write()); number += 1);
  await says(word(page), /^Nicht gespeichert: Speicher voll$/);
  await says(bands(page), "Der Speicher des Browsers ist voll.");
  await write();

  // One click hands everything out; the file opens elsewhere.
  const bytes = await page.evaluate(handedOut);
  const file = join(tmpdir(), `facetten-rettung-${process.pid}.facetten`);
  await writeFile(file, Buffer.from(bytes));
  const elsewhere = await start();
  const there = await elsewhere.open(host.url);
  const other = new Shell(there);
  await other.begin("withFile", { file });
  const saved = await everything(there, other);
  await rm(file);
  assert.deepEqual(notes.filter((note) => !saved.includes(note)), [], "the file has all of it");

  // Room again: nobody has to do anything.
  await disk.free();
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("fremd-")).forEach((key) => localStorage.removeItem(key)));
  await word(page).filter({ hasText: /^Gesichert$/ }).waitFor({ timeout: 30_000 });
  await page.goto(host.url + address);
  await page.reload();
  await page.getByText("Steht das noch da?").first().waitFor();
  const book = await everything(page, shell);
  assert.deepEqual(notes.filter((note) => !book.includes(note)), []);
  browser.findings = browser.findings.filter((finding) => !/disk|quota|space/i.test(finding));
});

journey("the rescue page counts what is stored, hands out the bytes, and shows the last good state", async ({ host, start }) => {
  const browser = await start();
  const page = await browser.open(host.url);
  const shell = await firstNote(page);
  await shell.secured();
  await page.evaluate(() => window.facettenBoot.failed("Probe eines Absturzes"));
  await page.getByRole("heading", { name: "Facetten ist stehen geblieben" }).waitFor();
  await page.getByText("Probe eines Absturzes").waitFor();
  const counted = await page.getByText(/Gespeichert: [1-9]\d* Einträge im lokalen Speicher, [1-9]\d* in IndexedDB\./).innerText();
  assert.match(counted, /Ihre Daten sind unberührt/);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Daten sichern" }).click()]);
  const bytes = JSON.parse(await readFile(await download.path(), "utf8"));
  for (const engine of ["localStorage", "indexedDB"]) {
    const journal = Object.entries(bytes[engine]).filter(([key]) => /^fct1\.[0-9a-f]{32}\.j\./.test(key));
    assert.ok(journal.length >= 3, `${engine} has the journal`);
    assert.ok(journal.every(([, value]) => value.startsWith("FCTB")), `${engine} has its bytes`);
  }
  await page.getByRole("button", { name: "Letzten guten Stand ansehen" }).click();
  await says(bands(page), "Sie sehen den letzten guten Stand.");
  await says(word(page), /^Nur lesen$/);
  await page.reload();
  await page.getByText("Steht das noch da?").first().waitFor();
  await shell.secured();
});
