// The first working day on a telephone: by touch alone, nothing wider than the screen, everything large enough for a thumb.

import assert from "node:assert/strict";
import { assertFits, lightness } from "../lib/accessibility.mjs";
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

/** A telephone, what is looked at on every place, and the finger. `judge` fails with all that was too small anywhere. */
async function telephone(start, host, { width = 390, height = 844 } = {}) {
  const browser = await start({ width, height, touch: true });
  const page = await browser.open(host.url);
  const small = new Map();
  return {
    page,
    shell: new Shell(page),
    main: page.locator("main"),
    bar: page.locator(".phone-bar"),
    tap: (name, within = page, role = "button") => within.getByRole(role, { name }).first().tap(),
    look: async (place) => {
      await assertFits(page, place);
      for (const finding of await page.evaluate(tooSmall)) if (!small.has(finding)) small.set(finding, place);
    },
    judge: () => assert.deepEqual([...small].map(([finding, place]) => `${place}: ${finding}`), [], "targets smaller than 44 px"),
  };
}

/** How many pixels of the page still lie below the message at the lower edge when it is scrolled to its end. */
function coveredAtTheEnd(message) {
  return message.evaluate((message) => {
    scrollTo(0, document.documentElement.scrollHeight);
    const leaves = [...document.querySelectorAll("main *")].filter((thing) => thing.childElementCount === 0 && thing.textContent.trim());
    const seen = leaves.filter((thing) => thing.checkVisibility({ visibilityProperty: true }));
    return Math.max(...seen.map((thing) => thing.getBoundingClientRect().bottom)) - message.getBoundingClientRect().top;
  });
}

journey(
  "a first working day on a telephone",
  async ({ start, host, at }) => {
    const { page, shell, main, bar, look, tap, judge } = await telephone(start, host);

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
    judge();
  },
  { timeout: 240_000 },
);

for (const [width, height] of [[390, 844], [320, 640]]) {
  journey(
    `follow-up, settings, archive and own words on a telephone of ${width} pixels`,
    async ({ start, host }) => {
      const { page, shell, main, bar, look, tap, judge } = await telephone(start, host, { width, height });
      await shell.begin("empty");
      await tap("Neu anlegen", bar);
      await tap("Kunde anlegen", shell.dialog);
      await shell.dialog.getByLabel("Name", { exact: true }).fill("Grünkorn Naturkost GmbH");
      await tap("Kunde anlegen", shell.dialog);
      await page.getByRole("heading", { level: 1, name: "Grünkorn Naturkost GmbH" }).waitFor();
      await shell.quiet();

      // To be done today, and done.
      await tap("Vorlage", main);
      await shell.dialog.getByLabel("Nächster Schritt").fill("Angebot schicken");
      await shell.dialog.getByLabel("Fällig am").fill(await page.evaluate(() => new Date().toLocaleDateString("sv")));
      await look("follow-up");
      await tap("Wiedervorlage setzen", shell.dialog);
      await shell.dialog.waitFor({ state: "detached" });
      await shell.quiet();
      await tap("Arbeit", bar, "link");
      const today = main.getByRole("region", { name: "Heute" });
      await today.getByRole("link", { name: "Angebot schicken" }).waitFor();
      await look("today");
      await today.getByRole("checkbox", { name: "Wiedervorlage erledigt: Angebot schicken" }).tap();
      await look("what came of it");
      await tap("Erledigt", shell.dialog);
      await shell.dialog.waitFor({ state: "detached" });
      await today.getByText("Für heute ist alles getan.").waitFor();
      await shell.quiet();

      // The look of the program.
      await tap("Mehr", bar);
      await tap("Einstellungen", shell.dialog, "link");
      await page.getByRole("heading", { level: 1, name: "Einstellungen" }).waitFor();
      await look("settings");
      const light = await lightness(page);
      await tap("Dunkel", main);
      await main.getByRole("button", { name: "Dunkel", pressed: true }).waitFor();
      assert.ok(light > 200 && (await lightness(page)) < 60, "the page is dark");
      await tap("English", main);
      await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
      await tap("Deutsch", main);
      await page.getByRole("heading", { level: 1, name: "Einstellungen" }).waitFor();

      // Into the bin and back; the message lies on nothing that cannot be scrolled free.
      await tap("Kunden", bar, "link");
      await page.getByRole("row", { name: /Grünkorn/ }).tap();
      await page.getByRole("heading", { level: 1, name: "Grünkorn Naturkost GmbH" }).waitFor();
      await page.getByRole("textbox", { name: "Notiz", exact: true }).fill("Vom Parkplatz aus notiert.");
      await tap(/^Speichern/, main);
      await shell.toast.waitFor();
      assert.ok((await coveredAtTheEnd(shell.toast)) <= 0, "the end of the page can be seen above the message");
      await shell.quiet();
      await tap("Weitere Aktionen", main);
      await look("what can be done with a customer");
      await page.getByRole("menuitem", { name: "Archivieren" }).tap();
      await page.getByText("Noch keine Kunden").waitFor();
      await look("archived");
      await tap("Rückgängig", shell.toast);
      await page.getByRole("row", { name: /Grünkorn/ }).waitFor();

      // A role in our own words.
      await tap("Facetten", bar, "link");
      await tap(/Key.Account/i, main, "link");
      await tap("Weitere Aktionen", main);
      await look("what can be done with a role");
      await page.getByRole("menuitem", { name: "Seite anpassen" }).tap();
      await main.getByRole("button", { name: "Fertig" }).waitFor();
      await look("a role being adapted");
      await tap("Ändern: Bei uns", main);
      await main.getByRole("textbox", { name: "Bei uns" }).fill("Ab 250.000 € im Jahr.");
      await look("a text being written");
      await tap("Speichern", main);
      await main.getByText("eigener Text").first().waitFor();
      await tap("Fertig", main);
      await main.getByRole("button", { name: "Fertig" }).waitFor({ state: "detached" });
      await main.getByText("Ab 250.000 € im Jahr.").waitFor();
      judge();
    },
    { timeout: 240_000 },
  );
}
