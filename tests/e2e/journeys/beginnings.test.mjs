// The first run, by each of its four ways, and what happens when the file that was received cannot be read.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { journey } from "../lib/journey.mjs";
import { germanList, writeList } from "../lib/lists.mjs";
import { Shell } from "../lib/shell.mjs";

journey("a sample company is there at once, and says on every page that it is one", async ({ begin }) => {
  const { page, shell } = await begin("withSample", { name: "Petra Sommer", role: /Außendienst/ });
  for (const hash of ["#/arbeit", "#/kunden", "#/rollen", "#/sicherung"]) {
    await shell.go(hash);
    await page.getByText("Beispieldaten. Alles ist erfunden").first().waitFor();
  }
  await shell.go("#/kunden");
  await page.getByText(/1\.284/).first().waitFor();
  await shell.go("#/team");
  await page.locator("main").getByText("Petra Sommer").first().waitFor();
  await shell.secured();
  await page.reload();
  await page.locator("main").getByText("Petra Sommer").first().waitFor();
});

journey("empty is empty: no customer, one member, a page that says what to do first", async ({ begin }) => {
  const { page, shell } = await begin("empty", { name: "", role: null });
  assert.equal(await page.getByText("Beispieldaten").count(), 0);
  await shell.go("#/kunden");
  await page.getByText("Noch keine Kunden").waitFor();
  await shell.addCustomer({ name: "Erste Kundin OHG" });
  await shell.go("#/team");
  await page.locator("main").getByText("Ich", { exact: true }).first().waitFor();
});

journey("a list leads from the first screen to the customers", async ({ begin, at }) => {
  const file = await writeList(at("kunden.csv"), germanList(40));
  const { page, shell } = await begin("withCsv", { file });
  await page.getByText("40 Zeilen, 10 Spalten").waitFor();
  await page.getByRole("button", { name: "Probelauf starten" }).click();
  await shell.importAll();
  await page.getByRole("link", { name: "Zur Kundenliste" }).click();
  await page.getByRole("row", { name: /GmbH/ }).first().waitFor();
  assert.equal(await shell.customerCount(), 40);
});

journey("a file that is no list is refused, and the way to the right one stays open", async ({ begin, at }) => {
  await writeFile(at("bild.csv"), Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  const { page, shell } = await begin("withCsv", { file: at("bild.csv") });
  await page.getByRole("alert").getByText("enthält keinen Text. Es wurde nichts geändert").waitFor();
  await shell.choose("Liste wählen", await writeList(at("kunden.csv"), germanList(3)));
  await page.getByText("3 Zeilen, 10 Spalten").waitFor();
});

/** The checksum of the file format. */
function crc32c(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  return ~crc >>> 0;
}

/** The same backup, whole, as a program of tomorrow would seal it: it says which version it needs (docs/format.md). */
function fromTomorrow(bytes) {
  const newer = Buffer.from(bytes);
  newer[6] = 200;
  newer.writeUInt32LE(crc32c(Buffer.concat([newer.subarray(0, 16), newer.subarray(20)])), 16);
  return newer;
}

journey("whoever receives a backup opens it; a broken, foreign or newer one changes nothing", async ({ begin, start, host, at }) => {
  const sender = await begin("empty", { name: "Anna Brandt" });
  await sender.shell.addCustomer({ name: "Alpha Regale", town: "Köln" });
  await sender.shell.writeNote("Bitte nur vormittags anrufen.");
  await sender.shell.go("#/sicherung");
  const whole = await readFile(await sender.shell.download("Jetzt sichern", at("gut.facetten")));
  await writeFile(at("fremd.facetten"), "Hallo");
  await writeFile(at("leer.facetten"), "");
  await writeFile(at("halb.facetten"), whole.subarray(0, whole.length / 2));
  await writeFile(at("doppelt.facetten"), Buffer.concat([whole, whole]));
  const damaged = Buffer.from(whole);
  damaged[whole.length >> 1] ^= 0xff;
  await writeFile(at("kaputt.facetten"), damaged);
  await writeFile(at("neuer.facetten"), fromTomorrow(whole));

  const page = await (await start()).open(host.url);
  const shell = new Shell(page);
  await page.getByLabel(shell.words.yourName).fill("Bernd Kühn");
  await page.getByRole("radio", { name: /Key.account/i }).check({ force: true });
  for (const [file, words] of [
    ["fremd.facetten", "keine Sicherung von Facetten"],
    ["leer.facetten", "Die Datei ist leer"],
    ["halb.facetten", "unvollständig"],
    ["doppelt.facetten", "dieselbe Sicherung zweimal"],
    ["kaputt.facetten", "beschädigt"],
    ["neuer.facetten", "neueren Fassung"],
  ]) {
    await shell.choose(shell.words.withFile, at(file));
    await page.getByRole("alert").getByText(words).waitFor();
    assert.equal(await page.getByLabel(shell.words.yourName).inputValue(), "Bernd Kühn");
  }
  await page.reload();
  await shell.begin("withFile", { name: "Bernd Kühn", file: at("gut.facetten") });
  await shell.go("#/kunden");
  await page.getByRole("row", { name: /Alpha Regale/ }).click();
  await page.getByText("Bitte nur vormittags anrufen.").first().waitFor();
  await shell.go("#/team");
  await page.locator("main").getByText("Anna Brandt").first().waitFor();
  await page.locator("main").getByText("Bernd Kühn").first().waitFor();
});
