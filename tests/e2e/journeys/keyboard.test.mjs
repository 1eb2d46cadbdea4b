// The first working day without a mouse: every place is reached, the focus is seen at every step, and it comes back.

import assert from "node:assert/strict";
import { lightness } from "../lib/accessibility.mjs";
import { journey } from "../lib/journey.mjs";
import { Keyboard } from "../lib/keyboard.mjs";
import { germanList, writeList } from "../lib/lists.mjs";
import { Shell } from "../lib/shell.mjs";

journey(
  "a first working day by the keyboard alone",
  async ({ start, host, at }) => {
    const page = await (await start()).open(host.url);
    const shell = new Shell(page);
    const keys = new Keyboard(page);
    const main = page.locator("main");
    const button = (name) => main.getByRole("button", { name }).first();

    // First run.
    await keys.to(page.getByLabel(shell.words.yourName));
    await keys.type("Marion Voss");
    await keys.to(page.getByRole("radio", { name: "Weiß ich noch nicht" }).or(page.getByRole("radio", { checked: true })).first());
    await keys.press("ArrowDown");
    await keys.look();
    await keys.open(page.getByRole("button", { name: shell.words.empty }));
    await page.getByRole("navigation").first().waitFor();

    // A new customer.
    await shell.heading.waitFor();
    await keys.press("n", "k");
    const name = shell.dialog.getByLabel("Name", { exact: true });
    await name.waitFor();
    assert.ok(await keys.has(name), "the dialog begins with the name");
    await keys.type("Grünkorn Naturkost GmbH");
    await keys.to(shell.dialog.getByLabel("Ort"));
    await keys.type("Göttingen");
    // Nothing outside of the dialog is reached, and nothing in it holds the focus.
    await keys.to(name, { steps: 25 });
    await keys.press("Control+k");
    assert.equal(await name.inputValue(), "Grünkorn Naturkost GmbH");
    await keys.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Grünkorn Naturkost GmbH" }).waitFor();
    assert.ok(await keys.has(shell.heading), "a new page begins at its heading");

    // Edited where it stands.
    await keys.press("e");
    await main.getByRole("heading", { name: "Stammdaten" }).first().waitFor();
    const town = button(/^Ort: Göttingen/);
    await keys.open(town);
    const townField = page.getByRole("textbox", { name: "Ort", exact: true });
    await townField.waitFor();
    await page.waitForFunction(() => document.activeElement?.matches("input"));
    await keys.press("Control+a");
    await keys.type("Kassel");
    await keys.press("Enter");
    const changed = button(/^Ort: Kassel/);
    await changed.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Ort: Kassel"));
    await keys.press("F2");
    await townField.waitFor();
    await keys.type("zzz");
    await keys.press("Escape");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Ort: Kassel"));

    // A note, a call, a follow-up.
    await keys.open(page.getByRole("link", { name: "Verlauf" }).first(), { back: true });
    const note = page.getByRole("textbox", { name: "Notiz", exact: true });
    await keys.to(note);
    await keys.type("Neue Filiale im Frühjahr, zehn Regale.");
    await keys.press("Control+Enter");
    await main.getByText("Neue Filiale im Frühjahr").first().waitFor();
    await keys.press("Shift+Tab", "t");
    const call = page.getByRole("textbox", { name: "Telefonat", exact: true });
    await call.waitFor();
    assert.ok(await keys.has(call), "T leads into the call");
    await keys.type("Angebot angekündigt.");
    await keys.press("Control+Enter");
    await main.getByText("Angebot angekündigt.").first().waitFor();
    await keys.press("Shift+Tab");
    const before = await keys.look();
    await keys.press("w");
    await shell.dialog.waitFor();
    await keys.type("Angebot schicken");
    await keys.press("Enter");
    await shell.dialog.waitFor({ state: "detached" });
    assert.equal(await keys.look(), before, "the focus is back after the dialog");
    await main.getByText("Angebot schicken").first().waitFor();

    // Archived, and taken back.
    await keys.open(button("Weitere Aktionen"), { back: true });
    await page.getByRole("menu").waitFor();
    const archive = page.getByRole("menuitem", { name: "Archivieren" });
    for (let step = 0; step < 8 && !(await keys.has(archive)); step += 1) {
      await keys.press("ArrowDown");
      await keys.look();
    }
    await keys.press("Enter");
    await page.getByText("Noch keine Kunden").waitFor();
    await keys.press("Control+z");
    await page.getByRole("row", { name: /Grünkorn/ }).waitFor();

    // The list, the filter, the command line.
    await keys.press("n", "k");
    await shell.dialog.waitFor();
    await keys.type("Strehlow Metallbau");
    await keys.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Strehlow Metallbau" }).waitFor();
    await keys.press("g", "k");
    await page.getByRole("grid").waitFor();
    await keys.to(page.getByRole("searchbox"));
    await keys.type("gruenk");
    await page.getByRole("row", { name: /Strehlow/ }).waitFor({ state: "detached" });
    await keys.to(page.getByRole("grid"));
    await keys.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Grünkorn Naturkost GmbH" }).waitFor();
    await keys.press("Control+k");
    await keys.type("strehlow");
    await page.getByRole("option", { name: /Strehlow/, selected: true }).waitFor();
    await keys.press("Escape");
    await shell.dialog.waitFor({ state: "detached" });
    assert.ok(await keys.has(shell.heading), "the focus is back after the command line");
    await keys.press("Control+k");
    await keys.type("strehlow");
    await page.getByRole("option", { name: /Strehlow/, selected: true }).waitFor();
    await keys.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Strehlow Metallbau" }).waitFor();

    // From the grid a sequence of keys leads on, though the grid has keys of its own.
    await keys.press("g", "k");
    await keys.to(page.getByRole("grid"));
    await keys.press("g", "f");
    await page.getByRole("heading", { level: 1, name: /Facetten|Rollen/ }).waitFor();

    // A role page in our own words, and two beside each other.
    await keys.open(main.getByRole("link", { name: /Key.Account/i }).first());
    await page.locator('[data-block="house"]').waitFor();
    await keys.open(button("Seite anpassen"));
    await keys.open(button("Ändern: Bei uns"));
    await page.locator('[data-block="house"] textarea').waitFor();
    await page.waitForFunction(() => document.activeElement?.localName === "textarea");
    await keys.type("Ab 250.000 € im Jahr.");
    await keys.press("Control+Enter");
    await page.locator('[data-block="house"]').getByText("eigener Text").waitFor();
    await keys.look();
    await keys.press("g", "f");
    await keys.open(main.getByRole("link", { name: /vergleichen/i }).first());
    await page.getByRole("heading", { name: "Hier unterscheiden sie sich" }).waitFor();
    const third = page.getByLabel("Dritte Rolle");
    await keys.to(third);
    await keys.press("ArrowDown", "ArrowDown");
    await page.locator(".compare-head").nth(2).waitFor();

    // A list.
    await keys.press("Control+k");
    await keys.type(">csv");
    await page.getByRole("option", { name: "CSV einlesen", selected: true }).waitFor();
    await keys.press("Enter");
    const chooser = page.waitForEvent("filechooser");
    await keys.to(button("Liste wählen"));
    await keys.press("Enter");
    await (await chooser).setFiles(await writeList(at("kunden.csv"), germanList(20)));
    await keys.open(button("Probelauf starten"));
    const plan = page.getByRole("heading", { name: "Das würde geschehen" });
    await plan.waitFor();
    assert.ok(await keys.has(plan), "the plan begins at its heading");
    await keys.open(button("20 Kunden einlesen"));
    await page.getByRole("heading", { name: "»kunden.csv« ist eingelesen" }).waitFor();
    await keys.open(button("Rückgängig"));
    await page.getByRole("heading", { name: "Zurückgenommen" }).waitFor();
  },
  { timeout: 240_000 },
);

journey("the first stop of Tab skips the navigation, and Tab goes once around every page", async ({ begin }) => {
  const { page, shell } = await begin("withSample");
  const keys = new Keyboard(page);
  for (const hash of ["#/arbeit", "#/kunden", "#/rollen", "#/sicherung", "#/ueber"]) {
    await shell.go(hash);
    await page.evaluate(() => document.activeElement?.blur());
    await keys.to(page.getByRole("link", { name: "Zum Inhalt springen" }), { steps: 200 });
    await keys.press("Enter");
    assert.ok(await keys.has(shell.heading), `${hash}: the link leads to the content`);
    const stops = [];
    while (stops.length < 200) {
      await keys.press("Tab");
      const stop = await keys.look();
      if (stop === "nothing" || stop.endsWith("Zum Inhalt springen")) break;
      stops.push(stop);
    }
    assert.ok(stops.length < 200, `${hash}: Tab never comes around: ${stops.slice(-6).join(" | ")}`);
    for (let index = 2; index < stops.length; index += 1) {
      assert.ok(stops[index] !== stops[index - 1] || stops[index] !== stops[index - 2], `${hash}: held at ${stops[index]}`);
    }
  }
});

journey("settings and the overview of keys, by the keyboard alone", async ({ begin }) => {
  const { page, shell } = await begin("empty");
  const keys = new Keyboard(page);
  const main = page.locator("main");
  const choose = async (name) => {
    const button = main.getByRole("button", { name, exact: true });
    await keys.to(button);
    await keys.press("Enter");
    await main.getByRole("button", { name, exact: true, pressed: true }).waitFor();
    return button;
  };

  // The overview: opened from anywhere, read, closed; the focus comes back to where it was.
  await shell.addCustomer({ name: "Grünkorn Naturkost GmbH" });
  const place = main.getByRole("link", { name: "Stammdaten" }).first();
  await keys.to(place);
  await keys.press("h");
  const overview = page.getByRole("dialog", { name: "Tastenübersicht" });
  await overview.waitFor();
  await keys.look();
  for (const line of ["Suchen oder Befehl", "Rückgängig", "Zeile öffnen", "Telefonat notieren", "Wiedervorlage setzen"]) {
    await overview.getByText(line, { exact: true }).first().waitFor();
  }
  await keys.press("h");
  assert.equal(await page.getByRole("dialog").count(), 1, "a key does not open a second overview");
  // Everything in it can be read by keys: the last line comes into sight.
  const last = overview.getByText("Nächster, voriger Kunde der Liste");
  await keys.press("End");
  await page.waitForFunction((line) => line.getBoundingClientRect().bottom <= innerHeight, await last.elementHandle());
  await keys.press("Escape");
  await overview.waitFor({ state: "detached" });
  assert.ok(await keys.has(place), "the focus is back where the overview was opened");

  // Settings, found by the command line.
  await keys.press("Control+k");
  await keys.type("einstell");
  await page.getByRole("option", { name: /Einstellungen/, selected: true }).waitFor();
  await keys.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Einstellungen" }).waitFor();
  await choose("Hell");
  assert.ok((await lightness(page)) > 200, "the page is light");
  const dark = await choose("Dunkel");
  assert.ok((await lightness(page)) < 60, "the page is dark");
  assert.ok(await keys.has(dark), "the focus stays on what was chosen");
  await choose("Kompakt");

  // The list is closer now.
  const height = async () => {
    await keys.press("g", "k");
    const row = page.getByRole("row", { name: /Grünkorn/ });
    await row.waitFor();
    return (await row.boundingBox()).height;
  };
  const compact = await height();
  await shell.go("#/einstellungen");
  await choose("Bequem");
  assert.ok((await height()) > compact, "comfortable rows are higher than compact ones");

  // The other language; the focus is not lost on the way.
  await shell.go("#/einstellungen");
  await keys.to(main.getByRole("button", { name: "English" }));
  await keys.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  await keys.press("Tab");
  assert.notEqual(await keys.look(), "nothing", "Tab goes on from the page");

  // Single keys can be switched off: then H opens nothing, and the page has its button.
  const single = main.getByRole("checkbox", { name: "Single keys as commands" });
  await keys.to(single);
  await keys.press("Space");
  await keys.press("h");
  await page.waitForTimeout(300);
  assert.equal(await page.getByRole("dialog").count(), 0, "no single key works any more");
  const button = main.getByRole("button", { name: "Keyboard shortcuts" });
  await keys.open(button);
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).getByText("Single keys are switched off.", { exact: false }).waitFor();
  await keys.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.ok(await keys.has(button), "the focus is back on the button");
});
