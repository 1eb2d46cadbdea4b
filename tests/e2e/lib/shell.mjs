// The program as a person sees it: what is called what in each language, and how one gets around. Journeys speak of
// these, never of selectors.

import { settled } from "./accessibility.mjs";

const WORDS = {
  de: {
    locale: "de-DE",
    yourName: "Wie heißen Sie?",
    withSample: "Mit Beispielfirma starten",
    empty: "Leer beginnen",
    withCsv: "Kundenliste (CSV) einlesen",
    withFile: "Team-Datei oder Sicherung erhalten? Hier öffnen",
  },
  en: {
    locale: "en-GB",
    yourName: "What is your name?",
    withSample: "Start with sample company",
    empty: "Start empty",
    withCsv: "Import customer list (CSV)",
    withFile: "Received a team file or backup? Open it here",
  },
};

export const localeOf = (language) => WORDS[language].locale;

export class Shell {
  constructor(page, language = "de") {
    this.page = page;
    this.words = WORDS[language];
    this.heading = page.locator("main h1").first();
    this.dialog = page.getByRole("dialog");
    this.toast = page.locator(".toast");
    this.rows = page.getByRole("row");
  }

  /** The first run, up to the first page of the program. */
  async begin(way = "withSample", { name = "Marion Voss", role = /Key.account/i, file } = {}) {
    const { page, words } = this;
    await page.getByLabel(words.yourName).fill(name);
    if (role) await page.getByRole("radio", { name: role }).check({ force: true });
    if (file) {
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: words[way] }).click();
      await (await chooser).setFiles(file);
    } else {
      await page.getByRole("button", { name: words[way] }).click();
    }
    await page.getByRole("navigation").first().waitFor({ timeout: 60_000 });
  }

  /** A place by its address. Waits until the page stands. */
  async go(hash) {
    await this.page.evaluate(async (hash) => {
      if (location.hash === hash) return;
      const changed = new Promise((done) => addEventListener("hashchange", () => setTimeout(done), { once: true }));
      location.hash = hash;
      await changed;
    }, hash);
    await this.heading.waitFor();
    await settled(this.page);
  }

  /** The page of the first customer in the list. */
  async firstCustomer(tab = "verlauf") {
    await this.go("#/kunden");
    const id = (await this.page.locator('[role=row][id^="row-"]').first().getAttribute("id")).slice("row-".length);
    await this.go(`#/kunden/${id}/${tab}`);
  }

  /** Adds a customer through the dialog; ends on its page. */
  async addCustomer({ name, town = "", step = "" }) {
    await this.go("#/kunden");
    await this.page.getByRole("button", { name: "Kunde anlegen" }).first().click();
    await this.dialog.getByLabel("Name", { exact: true }).fill(name);
    if (town) await this.dialog.getByLabel("Ort").fill(town);
    if (step) await this.dialog.getByLabel("Nächster Schritt").fill(step);
    await this.dialog.getByRole("button", { name: "Kunde anlegen" }).click();
    await this.page.getByRole("heading", { level: 1, name }).waitFor();
  }

  /** Writes a note on the customer's page. */
  async writeNote(text) {
    await this.page.getByRole("textbox", { name: "Notiz", exact: true }).fill(text);
    await this.page.keyboard.press("Control+Enter");
    await this.page.getByText(text).first().waitFor();
  }

  /** Finds with the palette and opens the first hit. */
  async find(text) {
    await this.page.keyboard.press("Control+k");
    await this.page.getByRole("combobox").fill(text);
    await this.page.getByRole("option").first().waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** Takes the message at the lower edge away: it may lie over what comes next. */
  async quiet() {
    const close = this.toast.locator(".toast__close");
    // A message may come while another is being taken away.
    while ((await this.toast.count()) > 0) {
      await close.click({ timeout: 1_000 }).catch(() => {});
      await this.toast.waitFor({ state: "detached", timeout: 1_000 }).catch(() => {});
    }
  }

  /** Chooses a file through the button that asks for one. */
  async choose(button, file) {
    await this.quiet();
    const chooser = this.page.waitForEvent("filechooser");
    const [given] = await Promise.all([chooser, this.page.getByRole("button", { name: button }).first().click()]);
    await given.setFiles(file);
  }

  /** Saves what a button of the page hands out. */
  async download(button, path) {
    await this.quiet();
    const coming = this.page.waitForEvent("download");
    const [file] = await Promise.all([coming, this.page.locator("main").getByRole("button", { name: button }).first().click()]);
    await file.saveAs(path);
    return path;
  }

  /** Reads a list on the import page, up to the plan. */
  async dryRun(file) {
    await this.choose("Liste wählen", file);
    await this.quiet();
    await this.page.getByRole("button", { name: "Probelauf starten" }).click({ timeout: 60_000 });
    await this.page.getByRole("heading", { name: /^(Das würde geschehen|Es gibt nichts einzulesen)$/ }).waitFor({ timeout: 60_000 });
  }

  /** Carries the plan out. */
  async importAll() {
    await this.quiet();
    await this.page.getByRole("button", { name: /Kunden einlesen$/ }).click();
    await this.page.getByRole("heading", { name: /ist eingelesen$/ }).waitFor({ timeout: 120_000 });
  }

  /** The number of customers that the list counts. */
  async customerCount() {
    await this.go("#/kunden");
    const words = await this.page.locator("main").innerText();
    return Number((words.match(/([\d.]+)\s+(?:Kunden|Kunde)\b/)?.[1] ?? "0").replaceAll(".", ""));
  }

  /** Waits for the check mark: the browser's database has acknowledged everything. */
  async secured() {
    await this.page.locator(".safety", { hasText: /^(Gesichert|Saved|Secured|Außerhalb gesichert)/ }).first().waitFor();
  }
}
