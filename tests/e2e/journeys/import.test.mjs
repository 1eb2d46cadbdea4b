// Lists as German programs export them, from the file to the customers and out again.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { journey } from "../lib/journey.mjs";
import { longestTask } from "../lib/pauses.mjs";
import { germanList, untidyList, writeList } from "../lib/lists.mjs";

journey(
  "a real German export of 10,000 rows is read without freezing, shown before, and taken back in one step",
  async ({ begin, at }) => {
    const file = await writeList(at("kunden.csv"), untidyList(10_000));
    const { page, shell } = await begin();
    await shell.go("#/import");
    const main = page.locator("main");
    const frozen = await longestTask(page, async () => {
      await shell.choose("Liste wählen", file);
      await main.getByText("10.100 Zeilen, 12 Spalten").waitFor({ timeout: 60_000 });
      assert.match(await main.innerText(), /Windows/);
      assert.match(await main.innerText(), /10 von 12 Spalten sind erkannt/);
      // The preview shows umlauts, and what each column becomes.
      assert.match(await main.innerText(), /Straße|straße|Mühlgasse|Schloßallee/);
      for (const [column, target] of [
        ["Kd.-Nr.", "Kundennummer"],
        ["Firma", "Firma"],
        ["Zentrale Kd.-Nr.", "Zentrale"],
      ]) {
        const choice = main.getByRole("combobox", { name: `»${column}« wird zu`, exact: true });
        assert.equal(await choice.evaluate((select) => select.selectedOptions[0].text), target);
      }

      await shell.quiet();
      await page.getByRole("button", { name: "Probelauf starten" }).click();
      await page.getByRole("heading", { name: "Das würde geschehen" }).waitFor({ timeout: 60_000 });
      assert.match(await main.innerText(), /10\.000 anlegen/);
      for (const kind of [
        /Zu viele oder zu wenige Zellen\s+200/,
        /Sieht aus wie eine Formel\s+100/,
        /Derselbe Kunde mehrmals\s+100/,
        /PLZ mit vier Stellen\s+100/,
        /Keine Zahl\s+100/,
      ]) {
        assert.match(await main.innerText(), kind);
      }

      await page.getByRole("button", { name: "10.000 Kunden einlesen" }).click();
      const progress = page.getByRole("progressbar");
      await progress.waitFor();
      const seen = new Set();
      while (await progress.isVisible()) {
        const now = await progress.getAttribute("aria-valuenow", { timeout: 500 }).catch(() => null);
        if (now !== null) seen.add(now);
        await page.waitForTimeout(50);
      }
      assert.ok(seen.size > 3, `progress was seen at ${[...seen]} percent`);
      await page.getByRole("heading", { name: "»kunden.csv« ist eingelesen" }).waitFor({ timeout: 120_000 });
    });
    assert.ok(frozen <= 200, `the page was at one task for ${frozen} ms`);

    assert.equal(await shell.customerCount(), 10_000);
    const rows = await page.getByRole("row").count();
    assert.ok(rows <= 62, `${rows} rows in the page`);
    // 10005 names 10001 as its head office.
    await page.getByRole("searchbox").fill("10001");
    await page.getByRole("row", { name: /10001/ }).first().click();
    await page.getByRole("link", { name: "Filialen" }).first().click();
    await page.locator("main").getByText(/10005/).first().waitFor();

    await shell.go("#/kunden");
    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+z");
    await page.getByText("Noch keine Kunden").waitFor({ timeout: 60_000 });
    await shell.secured();
    await page.reload();
    await page.getByText("Noch keine Kunden").waitFor({ timeout: 60_000 });
  },
  { timeout: 300_000 },
);

journey("a list stopped half-way leaves what is there, and one undo takes it away", async ({ begin, at }) => {
  const { page, shell } = await begin();
  await shell.go("#/import");
  await shell.dryRun(await writeList(at("viele.csv"), germanList(6_000)));
  await shell.quiet();
  await page.getByRole("button", { name: "6.000 Kunden einlesen" }).click();
  await page.getByRole("button", { name: "Anhalten" }).click();
  await page.getByRole("heading", { name: "»viele.csv« ist eingelesen" }).waitFor();
  await page.getByText("Angehalten. Was bis dahin eingetragen war, ist da; der Rest nicht.").waitFor();
  const here = await shell.customerCount();
  assert.ok(here < 6_000, `${here} customers`);
  await shell.go("#/import");
  await page.locator("main").getByRole("button", { name: "Rückgängig" }).click();
  await page.getByRole("heading", { name: "Zurückgenommen" }).waitFor();
  assert.equal(await shell.customerCount(), 0);
});

for (const [name, encode] of [
  ["UTF-16, little end first", (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])],
  ["UTF-16, big end first", (text) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, "utf16le").swap16()])],
  ["UTF-8 with a mark", (text) => Buffer.from(`\ufeff${text}`)],
  ["UTF-8 without one", (text) => Buffer.from(text)],
]) {
  journey(`umlauts arrive from ${name}`, async ({ begin, at }) => {
    await writeFile(at("kunden.csv"), encode("Firma\tOrt\r\nMüller & Söhne\tKöln\r\nÄrzte-Bedarf Groß\tGörlitz\r\n"));
    const { page, shell } = await begin();
    await shell.go("#/import");
    await shell.dryRun(at("kunden.csv"));
    await shell.importAll();
    await shell.go("#/kunden");
    await page.getByRole("row", { name: /Müller & Söhne.*Köln/ }).waitFor();
    await page.getByRole("row", { name: /Ärzte-Bedarf Groß.*Görlitz/ }).waitFor();
  });
}

journey("a wrong encoding is seen in the preview and put right there", async ({ begin, at }) => {
  // UTF-8 with one stray byte from another program: the letters do not tell any more what was meant.
  const bytes = Buffer.concat([Buffer.from("Firma;Ort\r\nMüller;Köln\r\nBäcker;Gör"), Buffer.from([0xf6]), Buffer.from("litz\r\n")]);
  await writeFile(at("kunden.csv"), bytes);
  const { page, shell } = await begin();
  await shell.go("#/import");
  await shell.choose("Liste wählen", at("kunden.csv"));
  const main = page.locator("main");
  const encoding = main.getByLabel("Zeichenkodierung");
  await encoding.selectOption("Windows-1252");
  await main.getByText("MÃ¼ller").first().waitFor();
  await encoding.selectOption("UTF-8");
  await main.getByText("Müller").first().waitFor();
});

/** The records of one kind in a book as JSON. */
const records = (json, kind) => json.records.filter((record) => record.kind === kind);

journey("what is exported is read back equal, as CSV and as JSON", async ({ begin, at }) => {
  const first = await begin();
  await first.shell.go("#/import");
  await first.shell.dryRun(await writeList(at("kunden.csv"), untidyList(200)));
  await first.shell.importAll();
  await first.shell.addCustomer({ name: "Größe; \"Maß\" & Söhne", town: "Köln", step: "=1+1" });
  await first.shell.writeNote("Erste Zeile\nzweite Zeile");
  await first.shell.go("#/sicherung");
  const csv = await readFile(await first.shell.download("Kunden als CSV für Excel", at("eins.csv")), "utf8");
  const plain = await readFile(await first.shell.download("Kunden als CSV, englische Form", at("plain.csv")), "utf8");
  const json = JSON.parse(await readFile(await first.shell.download("Ganzer Bestand als JSON", at("eins.json")), "utf8"));
  assert.equal(records(json, "company").length, 201);
  await first.browser.close();

  for (const [name, button, text] of [
    ["eins.csv", "Kunden als CSV für Excel", csv],
    ["plain.csv", "Kunden als CSV, englische Form", plain],
  ]) {
    const other = await begin();
    await other.shell.go("#/import");
    await other.shell.dryRun(at(name));
    await other.shell.importAll();
    await other.shell.go("#/sicherung");
    const again = await readFile(await other.shell.download(button, at("wieder.csv")), "utf8");
    assert.deepEqual(again.split("\r\n").sort(), text.split("\r\n").sort());
    await other.browser.close();
  }

  const third = await begin();
  await third.shell.go("#/sicherung");
  await third.shell.choose("Datei wählen", at("eins.json"));
  await third.page.getByRole("button", { name: "Übernehmen" }).click();
  await third.shell.quiet();
  const again = JSON.parse(await readFile(await third.shell.download("Ganzer Bestand als JSON", at("zwei.json")), "utf8"));
  for (const kind of ["company", "person", "relation", "activity", "task"]) {
    assert.deepEqual(records(again, kind), records(json, kind), kind);
  }
});
