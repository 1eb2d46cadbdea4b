// What does not fit, and browsers that keep nothing: a plain sentence, nothing lost, never a blank page.

import assert from "node:assert/strict";
import { journey } from "../lib/journey.mjs";
import { Shell } from "../lib/shell.mjs";

const PASTED = "x".repeat(64 * 1024);

journey("64 kB pasted into a name stand where they were pasted, with a sentence, until they are shortened", async ({ begin }) => {
  const { page, shell } = await begin();
  await shell.go("#/kunden");
  await page.getByRole("button", { name: "Kunde anlegen" }).first().click();
  const name = shell.dialog.getByLabel("Name", { exact: true });
  await name.fill(PASTED);
  await shell.dialog.getByRole("button", { name: "Kunde anlegen" }).click();
  await shell.dialog.getByRole("alert").getByText(/hat 65\.536 Zeichen, Platz ist für .* Nichts wurde abgeschnitten/).waitFor();
  assert.equal((await name.inputValue()).length, PASTED.length);
  await name.fill("Kurz & gut GmbH");
  await shell.dialog.getByRole("button", { name: "Kunde anlegen" }).click();
  await page.getByRole("heading", { level: 1, name: "Kurz & gut GmbH" }).waitFor();

  await page.getByRole("link", { name: "Stammdaten" }).first().click();
  await page.getByRole("button", { name: /^Name: Kurz/ }).click();
  const place = page.getByRole("textbox", { name: "Name", exact: true });
  await place.fill(PASTED);
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Nichts wurde abgeschnitten").waitFor();
  assert.equal((await place.inputValue()).length, PASTED.length);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Name: Kurz & gut GmbH/ }).waitFor();

  // A note has more room, and still an end.
  await page.getByRole("link", { name: "Verlauf" }).first().click();
  const note = page.getByRole("textbox", { name: "Notiz", exact: true });
  await note.fill(PASTED.repeat(4));
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert").or(page.locator(".timeline", { hasText: "xxxx" })).first().waitFor();
});

journey("a day that the calendar does not have is named, and takes nothing away", async ({ begin }) => {
  const { page, shell } = await begin();
  await shell.addCustomer({ name: "Kalender KG" });
  await page.getByRole("link", { name: "Stammdaten" }).first().click();
  const since = page.getByRole("button", { name: /^Kunde seit: / });
  await since.click();
  const day = page.getByLabel("Kunde seit", { exact: true });
  await day.fill("2019-03-31");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Kunde seit: .*2019/ }).click();
  await day.press("ArrowRight");
  await day.pressSequentially("02");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Diesen Tag gibt es nicht").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Kunde seit: .*2019/ }).waitFor();

  await page.getByRole("link", { name: "Verlauf" }).first().click();
  await page.getByRole("textbox", { name: "Notiz", exact: true }).fill("Der Termin steht noch nicht.");
  const next = page.locator(".composer").getByLabel("Fällig am", { exact: true });
  await next.fill("2027-03-31");
  await next.press("ArrowRight");
  await next.pressSequentially("02");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("alert").getByText("Diesen Tag gibt es nicht").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Notiz", exact: true }).inputValue(), "Der Termin steht noch nicht.");
});

/** Storage that throws at every touch, as browsers do when it is forbidden. */
const BLOCKED = {
  shelf: () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("blocked", "SecurityError"); } }),
  vault: () => Object.defineProperty(window, "indexedDB", { get: () => { throw new DOMException("blocked", "SecurityError"); } }),
  vaultOpens: () => {
    indexedDB.open = () => {
      throw new DOMException("blocked", "SecurityError");
    };
  },
};

for (const [what, blocked, sentences] of [
  ["local storage", [BLOCKED.shelf], [/Der lokale Speicher ist gesperrt\. Alles steht in IndexedDB allein/]],
  ["IndexedDB", [BLOCKED.vault], [/IndexedDB ist gesperrt\. Änderungen bleiben vorläufig/, /Nur vorläufig/]],
  ["IndexedDB's opening", [BLOCKED.vaultOpens], [/IndexedDB ist gesperrt\. Änderungen bleiben vorläufig/, /Nur vorläufig/]],
  ["both", [BLOCKED.shelf, BLOCKED.vault], [/Dieser Browser lässt die Seite nichts speichern/]],
]) {
  journey(`where the browser blocks ${what}, the page says so and one can work and save a file`, async ({ start, host, at }) => {
    const browser = await start();
    for (const block of blocked) await browser.context.addInitScript(block);
    let page = await browser.open(host.url);
    const shell = new Shell(page);
    await shell.begin("empty");
    const words = page.locator("body");
    for (const sentence of sentences) await words.getByText(sentence).first().waitFor();
    await shell.addCustomer({ name: "Trotzdem GmbH" });
    await shell.writeNote("Geht trotzdem.");
    await shell.go("#/sicherung");
    const file = await shell.download("Jetzt sichern", at("trotzdem.facetten"));

    await page.reload();
    if (blocked.length === 2) {
      // Nothing could be kept: the first screen comes, and the file brings everything back.
      await shell.begin("withFile", { file });
      await shell.go("#/kunden");
    } else {
      await page.locator("main h1").waitFor();
      await shell.go("#/kunden");
    }
    await page.getByRole("row", { name: /Trotzdem GmbH/ }).waitFor();
  });
}

journey("in a private window one works as usual, and nothing stays behind", async ({ begin, host }) => {
  const { browser, page: outside, shell: usual } = await begin();
  await usual.addCustomer({ name: "Draußen GmbH" });
  const context = await browser.context.browser().newContext({ locale: "de-DE" });
  const page = await context.newPage();
  await page.goto(host.url);
  const shell = new Shell(page);
  await shell.begin("empty");
  await shell.addCustomer({ name: "Drinnen GmbH" });
  await shell.secured();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Drinnen GmbH" }).waitFor();
  await context.close();
  await usual.go("#/kunden");
  assert.equal(await outside.getByRole("row", { name: /Drinnen/ }).count(), 0);
});
