// What pages rarely show: every dialog, what it says to a form left empty, and pages with nothing on them. All of it can
// be used by everyone, in both themes.

import assert from "node:assert/strict";
import { assertAccessible } from "../lib/accessibility.mjs";
import { journey } from "../lib/journey.mjs";
import { THEMES } from "../pages.mjs";

const press = (name) => (page) => page.locator("main").getByRole("button", { name }).first().click();
const key = (name) => (page) => page.keyboard.press(name);

/** Opens a menu of the page and takes one of its entries. */
const choose = (menu, entry) => async (page) => {
  await press(menu)(page);
  await page.getByRole("menuitem", { name: entry }).click();
};

/** Every dialog: where, how it opens, and the button that is pressed with nothing typed, if it has a form to refuse. */
const DIALOGS = [
  { name: "palette", at: "#/arbeit", open: key("Control+k") },
  { name: "keyboard overview", at: "#/arbeit", open: key("h") },
  { name: "new customer", at: "#/kunden", open: press("Kunde anlegen"), submit: "Kunde anlegen" },
  { name: "filter", at: "#/kunden", open: press(/^Filter$/), submit: /^Filter setzen/ },
  { name: "filter by days", at: "#/kunden?f=kontakt.tag...-61", open: press(/^Letztes Gespräch vor/) },
  { name: "columns and groups", at: "#/kunden?g=klasse&s=-umsatz.ort", open: choose("Mehr zur Liste", /^Spalten/) },
  { name: "kept view", at: "#/kunden?f=klasse.ist.a", open: press("Ansicht speichern") },
  { name: "one field of many", at: "#/kunden", open: async (page) => (await page.getByRole("checkbox", { name: "Alle auswählen" }).click(), await press("Feld ändern")(page)) },
  { name: "new task", at: "#/aufgaben", open: async (page) => (await key("n")(page), await key("w")(page)), submit: /anlegen$|Speichern|eintragen$/i },
  { name: "follow-up", at: "customer", open: press("Wiedervorlage") },
  { name: "hand-over", at: "customer", open: press("Übergeben") },
  { name: "who is responsible", at: "customer", open: (page) => page.locator(".facet-row").first().click() },
  { name: "how a figure comes about", at: "customer", open: (page) => page.locator("button.figure").first().click() },
  { name: "new contact", at: "customer/kontakte", open: press("Kontakt anlegen"), submit: "Kontakt anlegen" },
  { name: "new deal", at: "customer/chancen", open: press("Chance anlegen"), submit: "Chance anlegen" },
  { name: "move a deal", at: "#/chancen", open: press(/^Verschieben nach/) },
  { name: "deal beside the board", at: "#/chancen", open: (page) => page.locator(".deal-card__title").first().click() },
  { name: "how a weighted sum comes about", at: "#/chancen", open: press(/^gewichtet/) },
  { name: "new pipeline", at: "#/chancen/pipelines", open: press("Pipeline anlegen"), submit: "Speichern" },
  { name: "new branch", at: "customer/filialen", open: press("Filiale anlegen"), submit: "Filiale anlegen" },
  { name: "new member", at: "#/team", open: press("Mitglied anlegen"), submit: "Anlegen" },
  { name: "member", at: "#/team", open: press(/bearbeiten$/) },
  { name: "cover", at: "#/team", open: choose(/^Aktionen für/, "Vertretung …") },
  { name: "own role", at: "#/rollen", open: press("Neue Rolle"), submit: /anlegen$/ },
  { name: "copy of a role", at: "#/rollen/kam", open: choose(/Weitere|Mehr/, "Als eigene Rolle kopieren"), submit: /anlegen$/ },
  { name: "own profile", at: "#/rollen/kam", open: press(/Eigenes Profil|Profil eintragen/) },
  { name: "rename workspace", at: "#/sicherung", open: press(/umbenennen$/) },
  { name: "delete workspace", at: "#/sicherung", open: press(/löschen$/), submit: /löschen$/i },
];

for (const theme of THEMES) {
  journey(
    `every dialog can be used by everyone: ${theme}`,
    async ({ begin }) => {
      const { page, shell } = await begin("withSample", { browser: { theme } });
      const problems = [];
      for (const { name, at, open, submit } of DIALOGS) {
        try {
          if (at.startsWith("customer")) await shell.firstCustomer(at.split("/")[1]);
          else await shell.go(at);
          await shell.quiet();
          await shell.heading.focus();
          await open(page);
          await shell.dialog.waitFor({ timeout: 4_000 });
          await assertAccessible(page, name);
          const inside = await page.evaluate(() => document.querySelector("dialog[open]")?.contains(document.activeElement));
          assert.ok(inside, `${name} has the focus`);
          if (submit) {
            await shell.dialog.getByRole("button", { name: submit }).last().click();
            assert.ok(await shell.dialog.isVisible(), `${name} stays open with nothing typed`);
            await shell.dialog.locator(".field__error, [role=alert], [aria-invalid=true]").first().waitFor({ timeout: 4_000 });
            await assertAccessible(page, `${name} with nothing typed`);
          }
          await page.keyboard.press("Escape");
          await shell.dialog.waitFor({ state: "detached", timeout: 4_000 });
        } catch (error) {
          problems.push(`${name}: ${error.message}`);
          await page.reload();
          await shell.heading.waitFor();
        }
      }
      assert.deepEqual(problems, []);
    },
    { timeout: 400_000 },
  );

  journey(
    `pages with nothing on them can be used by everyone: ${theme}`,
    async ({ begin }) => {
      const { page, shell } = await begin("empty", { browser: { theme } });
      const problems = [];
      for (const hash of [
        "#/arbeit",
        "#/kunden",
        "#/kunden/00000000000000000000000000000000",
        "#/chancen",
        "#/chancen/tabelle",
        "#/chancen/vorschau",
        "#/chancen/pipelines",
        "#/aufgaben",
        "#/rollen/own-00000000000000000000000000000000",
        "#/rollen/vergleich/kam",
        "#/team",
        "#/team/pruefen",
        "#/team/verlauf",
        "#/papierkorb",
        "#/suche?q=gibtesnicht",
        "#/gibt-es-nicht",
      ]) {
        try {
          await shell.go(hash);
          await assertAccessible(page, hash);
          assert.equal(await page.locator("h1").count(), 1, `${hash} has one heading of the first level`);
          const primary = await page.locator("main .button--primary:visible").count();
          assert.ok(primary <= 1, `${hash} has one first thing to do, not ${primary}`);
        } catch (error) {
          problems.push(`${hash}: ${error.message}`);
        }
      }
      assert.deepEqual(problems, []);
    },
    { timeout: 200_000 },
  );

  journey(
    `the sheets of the phone can be used by everyone: ${theme}`,
    async ({ begin }) => {
      const { page, shell } = await begin("withSample", { browser: { theme, width: 390, height: 844, touch: true } });
      for (const name of ["Mehr", "Neu anlegen"]) {
        await shell.go("#/arbeit");
        await shell.quiet();
        await page.getByRole("navigation").getByRole("button", { name }).click();
        await shell.dialog.waitFor();
        await assertAccessible(page, name);
        await page.keyboard.press("Escape");
        await shell.dialog.waitFor({ state: "detached" });
      }
    },
  );
}
