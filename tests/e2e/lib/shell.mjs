// The program as a person sees it: what is called what in each language, and how one gets around. Journeys speak of
// these, never of selectors.

import { settled } from "./accessibility.mjs";

const WORDS = {
  de: {
    locale: "de-DE",
    name: "Wie heißen Sie?",
    withSample: "Mit Beispielfirma starten",
    empty: "Leer beginnen",
    withCsv: "Kundenliste (CSV) einlesen",
    withFile: "Team-Datei oder Sicherung erhalten? Hier öffnen",
  },
  en: {
    locale: "en-GB",
    name: "What is your name?",
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
  }

  /** The first run, up to the first page of the program. */
  async begin(way = "withSample", { name = "Marion Voss", role = "Key-Account", file } = {}) {
    const { page, words } = this;
    await page.getByLabel(words.name).fill(name);
    if (role) await page.getByRole("radio", { name: role }).check({ force: true });
    if (file) {
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: words[way] }).click();
      await (await chooser).setFiles(file);
    } else {
      await page.getByRole("button", { name: words[way] }).click();
    }
    await page.getByRole("navigation").first().waitFor({ timeout: 30_000 });
  }

  /** A place by its address. Waits until the page stands. */
  async go(hash) {
    await this.page.evaluate((hash) => (location.hash = hash), hash);
    await this.page.locator("main h1").first().waitFor();
    await settled(this.page);
  }

  /** The page of the first customer in the list. */
  async firstCustomer(tab = "verlauf") {
    await this.go("#/kunden");
    const href = await this.page.locator('main a[href^="#/kunden/"]').first().getAttribute("href");
    const id = href.match(/#\/kunden\/([0-9a-f]{32})/)[1];
    await this.go(`#/kunden/${id}/${tab}`);
  }
}
