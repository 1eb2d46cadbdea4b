// What comes from files and goes into them: lists with doubtful rows, backups, everything to take along, the command line.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { assertAccessible } from "../lib/accessibility.mjs";
import { journey } from "../lib/journey.mjs";
import { writeList } from "../lib/lists.mjs";

const names = (page) => page.getByRole("grid").innerText();

journey("rows that do not fit clearly wait for a decision, and what stays out is saved as a list", async ({ begin, at }) => {
  const { page, shell } = await begin();
  const first = "Kundennummer;Firma;PLZ;Ort\r\n10000;Müller & Söhne GmbH;33602;Bielefeld\r\n10001;Bäckerei Groß;30159;Hannover\r\n";
  const second =
    "Kundennummer;Firma;PLZ;Ort;Homepage\r\n" +
    "10000;Müller & Söhne GmbH;33602;Bielefeld;www.mueller.example\r\n" +
    "77777;Bäckerei Groß;30159;Hannover;\r\n" +
    "10002;Radwerk OHG;20095;Hamburg;\r\n" +
    ";;48143;Münster;\r\n";
  await shell.go("#/import");
  await shell.dryRun(await writeList(at("erste.csv"), first));
  await shell.importAll();
  await page.getByRole("button", { name: "Noch eine Liste" }).click();

  await shell.dryRun(await writeList(at("zweite.csv"), second));
  await assertAccessible(page, "dry run");
  assert.match(await page.locator("main").innerText(), /1 anlegen\s+1 ergänzen\s+1 prüfen/);
  await page.getByRole("combobox", { name: /Bäckerei Groß: Entscheidung/ }).selectOption({ label: "»Bäckerei Groß« ergänzen" });
  await page.getByRole("button", { name: "3 Kunden einlesen" }).waitFor();
  const leftovers = await readFile(await shell.download("Restliste speichern (1)", at("rest.csv")), "utf8");
  assert.match(leftovers, /Münster/);
  assert.doesNotMatch(leftovers, /Bielefeld|Hamburg/);

  await shell.importAll();
  await page.locator("main").getByRole("button", { name: "Rückgängig" }).click();
  await page.getByRole("heading", { name: "Zurückgenommen" }).waitFor();
  await shell.go("#/kunden");
  assert.match(await names(page), /Müller/);
  assert.doesNotMatch(await names(page), /Radwerk/);
});

journey("files that are none say so and change nothing", async ({ begin, at }) => {
  const { page, shell } = await begin();
  await writeFile(at("bild.csv"), Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  await writeFile(at("leer.csv"), "");
  await writeFile(at("fremd.facetten"), "Hallo");
  await shell.go("#/import");
  await shell.choose("Liste wählen", at("bild.csv"));
  await page.getByRole("alert").getByText("enthält keinen Text. Es wurde nichts geändert").waitFor();
  await shell.choose("Liste wählen", at("leer.csv"));
  await page.getByRole("alert").getByText("Die Datei ist leer. Es wurde nichts geändert").waitFor();

  await shell.go("#/sicherung");
  const whole = await readFile(await shell.download("Jetzt sichern", at("ganz.facetten")));
  await page.getByText(/Zuletzt gesichert/).waitFor();
  await writeFile(at("halb.facetten"), whole.subarray(0, whole.length / 2));
  await writeFile(at("doppelt.facetten"), Buffer.concat([whole, whole]));
  for (const [file, words] of [
    ["fremd.facetten", "keine Sicherung von Facetten"],
    ["halb.facetten", "unvollständig"],
    ["doppelt.facetten", "dieselbe Sicherung zweimal"],
  ]) {
    await shell.choose("Datei wählen", at(file));
    await page.getByRole("alert").getByText(words).waitFor();
  }
  await shell.choose("Datei wählen", at("ganz.facetten"));
  await page.getByText("In dieser Sicherung steht nichts, was hier fehlt.").waitFor();
});

journey("a backup joins what is here, and one undo takes it back", async ({ begin, at }) => {
  const here = await begin();
  await here.shell.addCustomer({ name: "Alpha Regale" });
  await here.shell.go("#/sicherung");
  await here.shell.download("Jetzt sichern", at("alpha.facetten"));

  const there = await begin("withFile", { name: "Bernd", file: at("alpha.facetten") });
  await there.shell.addCustomer({ name: "Beta Regale" });
  await there.shell.go("#/sicherung");
  await there.shell.download("Jetzt sichern", at("beta.facetten"));

  await here.shell.choose("Datei wählen", at("beta.facetten"));
  await here.page.getByText(/Hier kämen \d+ Datensätze dazu/).waitFor();
  await assertAccessible(here.page, "what is in a file");
  await here.page.getByRole("button", { name: "Übernehmen" }).click();
  await here.shell.go("#/kunden");
  await here.page.getByRole("row", { name: /Beta Regale/ }).waitFor();
  await here.page.getByRole("grid").focus();
  await here.page.keyboard.press("Control+z");
  await here.page.getByRole("row", { name: /Beta Regale/ }).waitFor({ state: "detached" });
  await here.page.getByRole("row", { name: /Alpha Regale/ }).waitFor();
});

journey("a deleted workspace stays deleted, and its backup brings it back", async ({ begin, at }) => {
  const { page, shell } = await begin();
  await shell.addCustomer({ name: "Alpha Regale" });
  await shell.go("#/sicherung");
  await shell.download("Jetzt sichern", at("alpha.facetten"));
  await page.getByRole("button", { name: "Meine Firma löschen" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Meine Firm");
  await page.keyboard.press("Enter");
  await page.getByText("Der Name stimmt noch nicht überein.").waitFor();
  await page.getByRole("dialog").getByRole("textbox").fill("Meine Firma");
  await page.keyboard.press("Enter");
  await page.getByLabel(shell.words.yourName).waitFor();
  await page.reload();
  await page.getByLabel(shell.words.yourName).waitFor();

  await shell.begin("withFile", { file: at("alpha.facetten") });
  await shell.go("#/kunden");
  await page.getByRole("row", { name: /Alpha Regale/ }).waitFor();
  await shell.secured();
  await page.reload();
  await page.getByRole("row", { name: /Alpha Regale/ }).waitFor();
});

journey("everything can be taken along, and JSON fills another workspace", async ({ begin, at }) => {
  const { page, shell } = await begin();
  await shell.addCustomer({ name: "Größe & Söhne", town: "Köln" });
  await shell.go("#/sicherung");
  const csv = await readFile(await shell.download("Kunden als CSV für Excel", at("kunden.csv")), "utf8");
  assert.match(csv, /^\ufeff[\s\S]*;[\s\S]*Größe & Söhne/);
  await shell.download("Ganzer Bestand als JSON", at("alles.json"));

  const other = await begin();
  await other.shell.go("#/sicherung");
  await other.shell.choose("Datei wählen", at("alles.json"));
  await other.page.getByRole("button", { name: "Übernehmen" }).click();
  await other.shell.go("#/kunden");
  await other.page.getByRole("row", { name: /Größe & Söhne/ }).waitFor();
});

journey("the command line finds, does, and gives the focus back", async ({ begin }) => {
  const { page, shell } = await begin();
  await shell.addCustomer({ name: "Grünkorn Naturkost", town: "Göttingen" });
  await page.getByRole("textbox", { name: "Notiz", exact: true }).focus();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("gruenk");
  await page.getByRole("option", { name: /Grünkorn Naturkost/, selected: true }).waitFor();
  await assertAccessible(page, "command line");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA");

  await shell.go("#/rollen");
  await page.keyboard.press("Control+k");
  await page.getByRole("option", { name: /Grünkorn/ }).waitFor();
  await page.keyboard.press("Control+Enter");
  await page.getByRole("option", { name: "Telefonat notieren" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Telefonat", exact: true }).waitFor();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(">dunkel");
  await page.keyboard.press("Enter");
  await page.locator('html[data-theme="dark"]').waitFor();
});
