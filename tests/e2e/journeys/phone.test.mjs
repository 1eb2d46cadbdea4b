// The first working day on a telephone: by touch alone, nothing wider than the screen, everything large enough for a thumb.

import assert from "node:assert/strict";
import { assertFits } from "../lib/accessibility.mjs";
import { journey } from "../lib/journey.mjs";
import { germanList, writeList } from "../lib/lists.mjs";
import { Shell } from "../lib/shell.mjs";

/** What can be touched now and is smaller than a fingertip. Links inside of a sentence may be. */
function tooSmall() {
  const LEAST = 44;
  const area = (element) => {
    // A box to tick is touched through its label or its cell, a customer in the list through the whole row.
    const row = element.matches(".customer-name__name") ? element.closest("[role=row]") : null;
    const around = element.closest("label, .cell-mark") ?? row ?? element;
    return around.getBoundingClientRect();
  };
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]")]
    .filter((element) => element.checkVisibility({ opacityProperty: false, visibilityProperty: true }) && !element.disabled)
    .filter((element) => !(element.localName === "a" && getComputedStyle(element).display === "inline"))
    .filter((element) => !element.matches("[hidden], .skip-link, [type=file]"))
    .map((element) => ({ element, box: area(element) }))
    .filter(({ box }) => box.width > 0 && box.height > 0 && (box.width < LEAST - 0.5 || box.height < LEAST - 0.5))
    .map(({ element, box }) => `${element.localName}.${element.className} »${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 30)}« ${Math.round(box.width)}×${Math.round(box.height)}`);
}

journey(
  "a first working day on a telephone",
  async ({ start, host, at }) => {
    const browser = await start({ width: 390, height: 844, touch: true });
    const page = await browser.open(host.url);
    const shell = new Shell(page);
    const main = page.locator("main");
    const small = new Map();
    const look = async (place) => {
      await assertFits(page, place);
      for (const finding of await page.evaluate(tooSmall)) if (!small.has(finding)) small.set(finding, place);
    };
    const tap = (name, within = page, role = "button") => within.getByRole(role, { name }).first().tap();
    const bar = page.locator(".phone-bar");

    await look("first run");
    await page.getByLabel(shell.words.yourName).fill("Marion Voss");
    await page.locator(".role-tile").nth(4).tap();
    await tap(shell.words.empty);
    await bar.waitFor();
    await look("workplace");

    await tap("Neu anlegen", bar);
    await shell.dialog.waitFor();
    await look("what can be created");
    await tap("Kunde anlegen", shell.dialog);
    const name = shell.dialog.getByLabel("Name", { exact: true });
    await name.waitFor();
    await look("new customer");
    await name.fill("Grünkorn Naturkost GmbH");
    await shell.dialog.getByLabel("Ort").fill("Göttingen");
    await tap("Kunde anlegen", shell.dialog);
    await page.getByRole("heading", { level: 1, name: "Grünkorn Naturkost GmbH" }).waitFor();
    await look("customer");

    await page.getByRole("textbox", { name: "Notiz", exact: true }).fill("Vom Parkplatz aus notiert.");
    await shell.quiet();
    await tap(/^Speichern/, main.locator(".composer"));
    await main.getByText("Vom Parkplatz aus notiert.").first().waitFor();
    await tap("Stammdaten", main, "link");
    await tap(/^Ort: Göttingen/, main);
    await page.getByRole("textbox", { name: "Ort", exact: true }).fill("Kassel");
    await page.keyboard.press("Enter");
    await main.getByRole("button", { name: /^Ort: Kassel/ }).first().waitFor();
    await look("master data");

    await shell.quiet();
    await tap("Suchen", page.locator(".phone-top"));
    await page.getByRole("combobox").fill("archivieren");
    await page.getByRole("option", { name: "Archivieren" }).first().tap();
    await shell.toast.waitFor();
    await shell.go("#/kunden");
    await page.getByText("Noch keine Kunden").waitFor();
    await look("undo");
    await shell.toast.getByRole("button", { name: "Rückgängig" }).tap();
    await page.getByRole("row", { name: /Grünkorn/ }).waitFor();
    await look("customers");

    await tap("Suchen", page.locator(".phone-top"));
    await page.getByRole("combobox").fill("gruenk");
    await page.getByRole("option", { name: /Grünkorn/ }).first().waitFor();
    await look("command line");
    await page.getByRole("option", { name: /Grünkorn/ }).first().tap();
    await page.getByRole("heading", { level: 1, name: "Grünkorn Naturkost GmbH" }).waitFor();
    await tap("Zurück", page.locator(".phone-top"), "link");
    await page.getByRole("row", { name: /Grünkorn/ }).waitFor();

    await tap("Facetten", bar, "link");
    await tap(/Key.Account/i, main, "link");
    await page.locator('[data-block="house"]').waitFor();
    await look("role page");

    await tap("Mehr", bar);
    await shell.dialog.waitFor();
    await look("what else there is");
    await tap("Sicherung", shell.dialog, "link");
    await shell.heading.waitFor();
    await look("backup");
    await shell.quiet();
    await shell.download("Jetzt sichern", at("telefon.facetten"));

    await tap("Neu anlegen", bar);
    await tap("CSV einlesen", shell.dialog, "link");
    await look("import");
    await shell.choose("Liste wählen", await writeList(at("kunden.csv"), germanList(20)));
    await page.getByRole("button", { name: "Probelauf starten" }).waitFor();
    await look("columns");
    await tap("Probelauf starten");
    await page.getByRole("heading", { name: "Das würde geschehen" }).waitFor();
    await look("plan");
    await tap("20 Kunden einlesen");
    await page.getByRole("heading", { name: "»kunden.csv« ist eingelesen" }).waitFor();
    assert.deepEqual([...small].map(([finding, place]) => `${place}: ${finding}`), [], "targets smaller than 44 px");
  },
  { timeout: 240_000 },
);
