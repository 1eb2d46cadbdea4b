// Deals: the board by mouse, by keys, by menu and on a telephone; what was lost says why; pipelines of the team's own.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { assertAccessible, assertFits } from "../lib/accessibility.mjs";
import { journey } from "../lib/journey.mjs";

/** A column of the board by its name. */
const column = (page, name) => page.locator(".board__column").filter({ has: page.getByRole("heading", { level: 2, name: new RegExp(`^${name}`) }) });
const card = (page, name, title) => column(page, name).locator(".deal-card", { hasText: title });

async function addDeal(page, shell, { title, value, stage = "Anfrage" }) {
  await page.locator("main").getByRole("button", { name: "Chance anlegen" }).first().click();
  await shell.dialog.getByLabel("Worum geht es?").fill(title);
  await shell.dialog.getByLabel("Wert in €").fill(value);
  await shell.dialog.getByLabel("Stufe", { exact: true }).selectOption({ label: stage });
  await shell.dialog.getByRole("button", { name: "Chance anlegen" }).click();
  await shell.dialog.waitFor({ state: "detached" });
}

journey("a deal goes through its stages by mouse, keys and menu, and all of it is there after a reload", async ({ begin }) => {
  const { page, shell } = await begin("empty");
  await shell.go("#/chancen");
  await page.getByText("Noch keine Chancen").waitFor();
  await addDeal(page, shell, { title: "Rahmenvertrag", value: "168.000" });
  await addDeal(page, shell, { title: "Ladenbau", value: "12.345,50" });
  await card(page, "Anfrage", "Rahmenvertrag").waitFor();
  assert.match(await column(page, "Anfrage").locator(".board__head").innerText(), /Anfrage\s*2[\s\S]*180\.346\s€/);

  // One drag.
  await shell.quiet();
  const from = await card(page, "Anfrage", "Rahmenvertrag").boundingBox();
  const to = await column(page, "Qualifiziert").boundingBox();
  await page.mouse.move(from.x + 40, from.y + 60);
  await page.mouse.down();
  await page.mouse.move(from.x + 80, from.y + 80, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 8 });
  assert.equal(await page.locator(".board__ghost .deal-card").count(), 1, "its picture goes along");
  assert.equal(await page.locator(".board__column--over").count(), 1, "the column that takes it is marked");
  await page.mouse.up();
  await card(page, "Qualifiziert", "Rahmenvertrag").waitFor();
  assert.equal(await page.locator(".board__ghost .deal-card").count(), 0);
  await page.getByRole("status").filter({ hasText: "Rahmenvertrag: jetzt in Qualifiziert" }).waitFor();

  // A drag that is broken off moves nothing.
  const again = await card(page, "Qualifiziert", "Rahmenvertrag").boundingBox();
  await column(page, "Qualifiziert").getByRole("grid").focus();
  await page.mouse.move(again.x + 40, again.y + 60);
  await page.mouse.down();
  await page.mouse.move(again.x + 300, again.y + 60, { steps: 5 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await card(page, "Qualifiziert", "Rahmenvertrag").waitFor();

  // Two keys at most: one that moves the card a stage, with the column in focus.
  await column(page, "Qualifiziert").getByRole("grid").focus();
  await page.keyboard.press("Control+ArrowRight");
  await card(page, "Angebot", "Rahmenvertrag").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Angebot"));
  await page.keyboard.press("Control+ArrowRight");
  await card(page, "Verhandlung", "Rahmenvertrag").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Verhandlung"));
  await page.keyboard.press("Control+ArrowLeft");
  await card(page, "Angebot", "Rahmenvertrag").waitFor();

  // Two clicks: the menu of the card, and the stage.
  await shell.quiet();
  await page.getByRole("button", { name: "Verschieben nach …: Ladenbau" }).click();
  await shell.dialog.getByRole("button", { name: "Verhandlung" }).click();
  await card(page, "Verhandlung", "Ladenbau").waitFor();

  // Undo takes the move back.
  await shell.toast.getByRole("button", { name: "Rückgängig" }).click();
  await card(page, "Anfrage", "Ladenbau").waitFor();

  await shell.secured();
  await page.reload();
  await card(page, "Angebot", "Rahmenvertrag").waitFor();
  await card(page, "Anfrage", "Ladenbau").waitFor();
});

journey("what is lost says why, several at once, and the forecast counts it", async ({ begin }) => {
  const { page, shell } = await begin("empty");
  await shell.go("#/chancen");
  for (const [title, value] of [["Eins", "1000"], ["Zwei", "2000"], ["Drei", "4000"]]) await addDeal(page, shell, { title, value });
  await shell.quiet();
  const grid = column(page, "Anfrage").getByRole("grid");
  await grid.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.getByText("2 ausgewählt").waitFor();
  await page.keyboard.press("v");
  await shell.dialog.getByRole("button", { name: "Verloren" }).click();
  await page.getByRole("heading", { name: "2 Chancen sind verloren" }).waitFor();
  await assertAccessible(page, "why it was lost");
  await shell.dialog.getByRole("button", { name: "Als verloren ablegen" }).click();
  await shell.dialog.getByRole("alert").waitFor();
  await shell.dialog.getByRole("button", { name: "Wettbewerb" }).click();
  await shell.dialog.getByLabel(/^Näheres/).fill("Konkurrenz aus Kassel");
  await shell.dialog.getByRole("button", { name: "Als verloren ablegen" }).click();
  await card(page, "Verloren", "Drei").waitFor();
  await card(page, "Verloren", "Zwei").waitFor();
  assert.match(await card(page, "Verloren", "Drei").innerText(), /Wettbewerb/);

  await grid.focus();
  await page.keyboard.press("v");
  await shell.dialog.getByRole("button", { name: "Gewonnen" }).click();
  await card(page, "Gewonnen", "Eins").waitFor();

  // Esc gives up losing it: the deal stays where it was.
  await card(page, "Gewonnen", "Eins").getByRole("button").click();
  await shell.dialog.getByRole("button", { name: "Verloren" }).click();
  await page.getByRole("heading", { name: "»Eins« ist verloren" }).waitFor();
  await page.keyboard.press("Escape");
  await card(page, "Gewonnen", "Eins").waitFor();

  await shell.go("#/chancen/vorschau");
  const main = await page.locator("main").innerText();
  assert.match(main, /Gewinnquote\s*33\s%/);
  assert.match(main, /Wettbewerb\s+2\s+6\.000\s€/);
  await page.getByRole("button", { name: /Gewinnquote/ }).first().click();
  await shell.dialog.getByText("So kommt die Zahl zustande").waitFor();
  await page.keyboard.press("Escape");
});

journey("a deal is put right beside the board, and on the page of its customer", async ({ begin }) => {
  const { page, shell } = await begin("withSample");
  await shell.go("#/chancen");
  await shell.quiet();
  const first = page.locator(".board__column .deal-card").first();
  const title = await first.locator(".deal-card__title").innerText();
  await first.locator(".deal-card__title").click();
  await page.getByRole("dialog", { name: title }).waitFor();
  await assertAccessible(page, "a deal beside the board");
  await shell.dialog.getByRole("button", { name: /^Nächster Schritt/ }).click();
  await shell.dialog.getByRole("textbox", { name: "Nächster Schritt" }).fill("Muster zeigen");
  await page.keyboard.press("Enter");
  await shell.dialog.getByRole("button", { name: /^Nächster Schritt: Muster zeigen/ }).waitFor();
  const customer = await shell.dialog.getByRole("link").first().getAttribute("href");
  await page.keyboard.press("Escape");
  await page.locator(".deal-card", { hasText: "Muster zeigen" }).first().waitFor();
  await shell.go(customer.replace("/verlauf", "/chancen"));
  await page.getByRole("button", { name: /^Nächster Schritt: Muster zeigen/ }).waitFor();
  const stages = page.getByRole("combobox", { name: "Stufe" }).first();
  await stages.selectOption({ label: "Verloren" });
  await shell.dialog.getByRole("button", { name: "Preis" }).click();
  await shell.dialog.getByRole("button", { name: "Als verloren ablegen" }).click();
  await page.getByRole("button", { name: /^Grund des Verlusts: Preis/ }).waitFor();
});

journey("a pipeline of the team's own", async ({ begin }) => {
  const { page, shell } = await begin("empty");
  await shell.go("#/chancen/pipelines");
  await page.getByRole("button", { name: "Pipeline anlegen" }).click();
  await shell.dialog.getByLabel("Name der Pipeline").fill("Projekte");
  await shell.dialog.getByLabel("Name der Stufe 1").fill("Idee");
  await shell.dialog.getByRole("button", { name: "Stufe hinzufügen" }).click();
  await shell.dialog.getByLabel("Name der Stufe 3").fill("Muster");
  await shell.dialog.getByRole("button", { name: "Stufe 3 nach oben" }).click();
  await assertAccessible(page, "a pipeline");
  await shell.dialog.getByRole("button", { name: "Speichern" }).click();
  await page.getByRole("heading", { name: "Projekte" }).waitFor();
  assert.match(await page.locator(".pipeline__stages").innerText(), /Idee[\s\S]*Muster[\s\S]*Angebot/);

  await page.getByRole("link", { name: "0 Chancen" }).click();
  await addDeal(page, shell, { title: "Hallenbau", value: "50000", stage: "Projekte · Muster" });
  await card(page, "Muster", "Hallenbau").waitFor();
  await shell.go("#/chancen/pipelines");
  await page.getByRole("button", { name: "»Projekte« bearbeiten" }).click();
  await shell.dialog.getByRole("button", { name: "Stufe 2 entfernen" }).click();
  await shell.dialog.getByRole("button", { name: "Speichern" }).click();
  await shell.dialog.waitFor({ state: "detached" });
  await page.getByRole("link", { name: "1 Chance" }).click();
  await card(page, "ohne Stufe", "Hallenbau").waitFor();
  await assertAccessible(page, "a board with a deal without a stage");

  await shell.go("#/chancen/pipelines");
  await page.getByRole("button", { name: "»Projekte« archivieren" }).click();
  await page.getByText("Noch keine eigene Pipeline").waitFor();
  await shell.go("#/chancen");
  await card(page, "Anfrage", "Hallenbau").waitFor();
});

journey("deals on a telephone: one stage at a time, moved by its menu", async ({ begin }) => {
  const { page, shell } = await begin("withSample", { browser: { width: 390, height: 844, touch: true } });
  await page.locator(".phone-bar").getByRole("button", { name: "Mehr" }).tap();
  await shell.dialog.getByRole("link", { name: "Chancen" }).tap();
  await page.locator(".board").waitFor();
  await shell.quiet();
  await assertFits(page, "the board on a telephone");
  assert.equal(await page.locator(".board__column:visible").count(), 1);
  await page.locator(".board__stages").getByRole("button", { name: /^Angebot/ }).tap();
  const shown = page.locator(".board__column:visible");
  await shown.getByRole("heading", { name: /^Angebot/ }).waitFor();
  const title = await shown.locator(".deal-card__title").first().innerText();
  await shown.locator(".deal-card__menu").first().tap();
  await shell.dialog.getByRole("button", { name: "Verhandlung" }).tap();
  await page.locator(".board__stages").getByRole("button", { name: /^Verhandlung/ }).tap();
  await page.locator(".board__column:visible .deal-card", { hasText: title }).first().waitFor();
  for (const part of ["tabelle", "vorschau", "pipelines"]) {
    await shell.go(`#/chancen/${part}`);
    await assertFits(page, part);
  }
});

journey(
  "of ten thousand deals only those that can be seen are in the page",
  async ({ begin, at }) => {
    const id = (number) => number.toString(16).padStart(32, "0");
    const stages = ["inquiry", "qualified", "quoted", "negotiation"];
    const records = Array.from({ length: 10_000 }, (_, number) => ({
      kind: "deal",
      id: id(number + 1),
      values: { title: `Chance ${number}`, value: number * 100, stage: stages[number % 4], opened: "2026-01-05", stage_since: "2026-01-05" },
    }));
    const path = at("deals.json");
    await writeFile(path, JSON.stringify({ format: "facetten-book", version: 1, workspace: id(77), records, erased: [] }));
    const { page, shell } = await begin("empty");
    await shell.go("#/sicherung");
    await shell.choose("Datei wählen", path);
    await page.getByRole("button", { name: "Übernehmen" }).click({ timeout: 60_000 });
    await shell.go("#/chancen");
    await column(page, "Anfrage").getByText("2.500").first().waitFor({ timeout: 60_000 });
    const cards = await page.locator(".deal-card").count();
    assert.ok(cards > 8 && cards < 150, `${cards} cards are in the page`);
    const grid = column(page, "Anfrage").getByRole("grid");
    await grid.focus();
    await page.keyboard.press("End");
    await column(page, "Anfrage").getByText("Chance 0", { exact: true }).waitFor();
    assert.ok((await page.locator(".deal-card").count()) < 150);
    await shell.go("#/chancen/tabelle");
    await page.getByRole("row").nth(5).waitFor();
    assert.ok((await page.getByRole("row").count()) < 80);
  },
  { timeout: 240_000 },
);

journey("the board is printed as tables by stage", async ({ begin }) => {
  const { page, shell } = await begin("withSample");
  await shell.go("#/chancen");
  assert.equal(await page.locator(".deal-paper").count(), 0, "nothing for paper is on the screen");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.locator(".deal-paper table").first().waitFor({ state: "attached" });
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".deal-paper");
  assert.match(await paper.innerText(), /Angebot · [\d.]+\s€/);
  assert.equal(await page.locator(".board").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await paper.waitFor({ state: "detached" });
});
