// Views of the list: filters that are said, chosen and kept; columns, groups, the map; one field of many customers.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey } from "../lib/journey.mjs";
import { Shell } from "../lib/shell.mjs";

async function begin({ host, start }, options = {}) {
  const browser = await start(options);
  const page = await browser.open(host.url);
  const shell = new Shell(page);
  await shell.begin();
  await shell.go("#/kunden");
  return { browser, page, shell };
}

const customers = (page) => page.locator('[role=row][id^="row-"]');
const shownCount = async (page) => Number((await page.locator(".sums b").first().innerText()).replaceAll(".", ""));
const address = (page) => decodeURIComponent(new URL(page.url()).hash);

journey("a filter is said, kept as chips, changed and taken away", async (tools) => {
  const { page } = await begin(tools);
  const box = page.getByRole("searchbox");
  const all = await shownCount(page);
  await box.fill("A-Kunden ohne Termin");
  await page.getByText("Klasse ist A · Nächster Schritt fehlt").waitFor();
  const said = await shownCount(page).catch(() => 0);
  await box.press("Enter");
  await page.getByRole("button", { name: "Klasse ist A", exact: true }).waitFor();
  assert.equal(await box.inputValue(), "");
  assert.equal(await shownCount(page), said, "kept, it filters as it did when it was said");
  await page.getByRole("button", { name: "Filter entfernen: Nächster Schritt fehlt" }).click();
  const keys = await shownCount(page);
  assert.ok(keys > said && keys < all);

  await page.getByRole("button", { name: "Klasse ist A", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("B", { exact: true }).check();
  const offered = await dialog.getByRole("button", { name: /^Filter setzen \(/ }).innerText();
  await dialog.getByRole("button", { name: /^Filter setzen/ }).click();
  await page.getByRole("button", { name: "Klasse ist A oder B", exact: true }).waitFor();
  assert.equal(`Filter setzen (${(await shownCount(page)).toLocaleString("de-DE")} Kunden)`, offered);

  // A copied link shows the same, and what is in it survives a reload.
  await page.waitForTimeout(200);
  assert.match(address(page), /f=klasse\.ist\.a,b/);
  const before = await shownCount(page);
  await page.reload();
  await customers(page).first().waitFor();
  assert.equal(await shownCount(page), before);
  await page.getByRole("link", { name: "Filter zurücksetzen" }).first().click();
  await page.waitForFunction((all) => document.querySelector(".sums b").textContent.replaceAll(".", "") === String(all), all);
});

journey("every kind of field can be filtered by, and an unfinished filter says what is missing", async (tools) => {
  const { page } = await begin(tools);
  const dialog = page.getByRole("dialog");
  const set = async (field, how, fill) => {
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await dialog.getByLabel("Feld").selectOption({ label: field });
    if (how) await dialog.getByLabel("Bedingung").selectOption({ label: how });
    await fill?.();
    await dialog.getByRole("button", { name: /^Filter setzen/ }).click();
    await dialog.waitFor({ state: "detached" });
  };
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await dialog.getByRole("button", { name: /^Filter setzen/ }).click();
  await dialog.getByText("Es fehlt noch ein Wert.").waitFor();
  await dialog.getByLabel("Feld").selectOption({ label: "Umsatz 12 M" });
  await dialog.getByLabel("Von").fill("zehn");
  await dialog.getByRole("button", { name: /^Filter setzen/ }).click();
  await dialog.getByText("Das ist keine Zahl.").waitFor();
  await dialog.getByRole("button", { name: "Abbrechen" }).click();

  await set("Umsatz 12 M", undefined, () => dialog.getByLabel("Von").fill("10.000"));
  await set("Ort", "beginnt mit", () => dialog.getByLabel("Text").fill("B"));
  await set("Letztes Gespräch", "ist länger her als", () => dialog.getByLabel("Tage").fill("10"));
  await set("Telefon", "ist vorhanden");
  for (const sentence of ["Umsatz 12 M ab 10.000 €", "Ort beginnt mit »B«", "Letztes Gespräch vor mehr als 10 Tagen oder nie", "Telefon vorhanden"]) {
    await page.getByRole("button", { name: sentence, exact: true }).waitFor();
  }
  const names = await customers(page).locator(".customer-name__place").allInnerTexts();
  assert.ok(names.length > 0 && names.every((place) => place.startsWith("B")), String(names));
});

journey("a view is kept in two clicks, for the team or for oneself; it can be changed, renamed and archived", async (tools) => {
  const { page, shell } = await begin(tools);
  await shell.go("#/kunden?f=klasse.ist.a&s=-umsatz");
  let clicks = 0;
  const click = async (place) => {
    clicks += 1;
    await place.click();
  };
  await click(page.getByRole("button", { name: "Ansicht speichern" }));
  await click(page.getByRole("button", { name: "Speichern", exact: true }));
  assert.ok(clicks <= 2);
  const tab = page.getByRole("link", { name: /^Klasse ist A/ });
  await tab.waitFor();
  assert.equal(await tab.getAttribute("aria-current"), "page");
  await shell.quiet();

  await page.getByRole("button", { name: "Ohne nächsten Schritt" }).click();
  await page.getByRole("link", { name: "Klasse ist A geändert" }).waitFor();
  await page.getByRole("button", { name: "Änderung behalten" }).click();
  await page.getByRole("link", { name: "Klasse ist A", exact: true }).waitFor();
  await shell.quiet();

  await page.getByRole("button", { name: "Mehr zur Ansicht Klasse ist A" }).click();
  await page.getByRole("menuitem", { name: "Umbenennen" }).click();
  await page.getByLabel("Name der Ansicht").fill("Zu planen");
  await page.getByRole("button", { name: "Nur für mich" }).click();
  await page.getByRole("button", { name: "Speichern", exact: true }).click();
  await page.getByRole("link", { name: "Zu planen" }).waitFor();
  await shell.secured();
  await page.reload();
  await page.getByRole("link", { name: "Zu planen" }).click();
  await page.getByRole("button", { name: "Nächster Schritt fehlt", exact: true }).waitFor();

  await page.getByRole("button", { name: "Mehr zur Ansicht Zu planen" }).click();
  await page.getByRole("menuitem", { name: "Ansicht archivieren" }).click();
  await page.getByRole("link", { name: "Zu planen" }).waitFor({ state: "detached" });
  await shell.toast.getByRole("button", { name: "Rückgängig" }).click();
  await page.getByRole("link", { name: "Zu planen" }).waitFor();
});

journey("columns are chosen and moved, several are sorted by, rows stand in groups", async (tools) => {
  const { page } = await begin(tools);
  const dialog = page.getByRole("dialog");
  const heads = () => page.getByRole("columnheader").allInnerTexts();
  await page.getByRole("button", { name: "Mehr zur Liste" }).click();
  await page.getByRole("menuitem", { name: /^Spalten/ }).click();
  await dialog.getByLabel("Ort", { exact: true }).check();
  await dialog.getByLabel("Status", { exact: true }).uncheck();
  await dialog.getByRole("button", { name: "Ort nach vorn" }).click();
  await dialog.getByRole("button", { name: "Fertig" }).click();
  const shown = (await heads()).map((words) => words.trim());
  assert.ok(!shown.includes("Status"));
  assert.equal(shown.indexOf("Ort"), shown.length - 2, String(shown));
  await page.getByRole("row", { name: /Hannover/ }).first().waitFor();

  await page.getByRole("columnheader", { name: "Klasse" }).getByRole("button").click();
  await page.getByRole("columnheader", { name: "Ort" }).getByRole("button").click({ modifiers: ["Shift"] });
  await page.waitForTimeout(200);
  assert.match(address(page), /s=klasse\.ort/);
  const towns = await customers(page).locator(".cell-further").allInnerTexts();
  const first = towns.slice(0, 5);
  assert.deepEqual(first, first.toSorted((a, b) => a.localeCompare(b, "de")));

  await page.getByRole("button", { name: "Mehr zur Liste" }).click();
  await page.getByRole("menuitem", { name: /^Spalten/ }).click();
  await dialog.getByLabel("Gruppieren nach").selectOption({ label: "Klasse" });
  await dialog.getByRole("button", { name: "Fertig" }).click();
  const heading = page.locator(".grid__row--group").first();
  await heading.waitFor();
  assert.match(await heading.innerText(), /^A\s+\d+ Kunden · Umsatz/);
  // The keyboard goes from row to row and never stands on a heading.
  const grid = page.getByRole("grid");
  await grid.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  const active = await grid.getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`#${active}`).getAttribute("aria-rowindex"), "4");
});

journey("the map shows where customers are, and opens those of an area", async (tools) => {
  const { page } = await begin(tools);
  await page.getByRole("button", { name: "Karte" }).click();
  const area = page.getByRole("link", { name: /^30 Hannover: / });
  await area.waitFor();
  const count = Number((await area.getAttribute("aria-label")).match(/: ([\d.]+)$/)[1].replaceAll(".", ""));
  const all = await shownCount(page);
  const cells = await page.getByRole("table").getByRole("row").evaluateAll((rows) => rows.slice(1).map((row) => Number(row.cells[1].textContent.replaceAll(".", ""))));
  assert.equal(cells.reduce((sum, one) => sum + one, 0), all, "the table of the map holds every customer");
  await area.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "PLZ beginnt mit »30«", exact: true }).waitFor();
  assert.equal(await shownCount(page), count);
});

journey("one field of many customers is changed with a look at it before, and one undo", async (tools) => {
  const { page, shell } = await begin(tools);
  await shell.go("#/kunden?f=plz.ab.34");
  await page.getByRole("checkbox", { name: "Alle auswählen" }).click();
  const count = await shownCount(page);
  await page.getByRole("button", { name: "Feld ändern" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Feld").selectOption({ label: "Branche" });
  assert.ok(await dialog.getByRole("button", { name: /ändern$/ }).isDisabled(), "an empty field empties no customer's");
  await dialog.getByLabel("Neuer Wert").fill("Einzelhandel");
  await dialog.getByText("→ Einzelhandel").first().waitFor();
  await dialog.getByRole("button", { name: `${count.toLocaleString("de-DE")} Kunden ändern` }).click();
  await dialog.waitFor({ state: "detached" });
  await shell.go("#/kunden?f=branche.ist.Einzelhandel&f=plz.ab.34");
  assert.equal(await shownCount(page), count);
  await page.getByRole("grid").focus();
  await page.keyboard.press("Control+z");
  await page.getByText("Keine Kunden mit diesen Filtern").waitFor();
});

journey("on a phone a filter is said and chosen, and the map fits", async (tools) => {
  const { page, shell } = await begin(tools, { width: 390, height: 844, touch: true });
  await page.getByRole("searchbox").fill("B-Kunden Kassel");
  await page.getByText("Klasse ist B").first().waitFor();
  await shell.go("#/kunden?als=karte");
  await page.getByRole("link", { name: /^30 Hannover: / }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0);
});

journey("a list is printed whole, with its name, filters and groups, and taken along as a file", async (tools) => {
  const { page, shell } = await begin(tools);
  await shell.go("#/kunden?f=status.ist.customer&g=klasse&sp=kunde.klasse.ort.umsatz");
  const count = await shownCount(page);
  assert.ok(count > 100, "more than a screen holds");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const table = page.locator(".list-paper table");
  await table.waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await table.locator("tbody tr:has(td)").count(), count);
  assert.ok((await table.locator("tbody th").count()) >= 3, "a heading for each class");
  assert.match(await page.locator(".list-paper").innerText(), /Alle Kunden[\s\S]*Status ist Kunde/);
  assert.ok(!(await page.getByRole("grid").isVisible()), "what is on screen is not printed beside it");
  await page.emulateMedia({ media: null });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await table.waitFor({ state: "detached" });
  const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g);
  assert.ok(sheets.length > 10, `${count} customers on ${sheets.length} sheets: the list does not end with the screen`);

  await page.getByRole("button", { name: "Mehr zur Liste" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Diese Liste als CSV" }).click();
  const file = await coming;
  assert.match(file.suggestedFilename(), /^kundenliste-.*\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  const names = text.split("\r\n").filter((line) => line && !line.startsWith(";")).length;
  assert.ok(names > count, "every customer has a line, below the heading");
});
