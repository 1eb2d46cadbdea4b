// »Dubletten«: a customer that was added twice is found, joined with two clicks or keys, brought back, and declined.

import assert from "node:assert/strict";
import { assertAccessible, assertFits } from "../lib/accessibility.mjs";
import { journey } from "../lib/journey.mjs";

const pairOf = (page) => page.getByRole("region", { name: /Bäckerei Müller.* und |.* und .*Bäckerei Müller/ });

/** Two spellings of one customer; the second has a note. Returns the address of the second. */
async function addTwice(shell, page) {
  await shell.addCustomer({ name: "Bäckerei Müller GmbH", town: "Bielefeld" });
  await shell.writeNote("Kennt uns von der Messe");
  await shell.addCustomer({ name: "Baeckerei Mueller", town: "Bielefeld", step: "Muster schicken" });
  return new URL(page.url()).hash.split("/").slice(0, 3).join("/");
}

journey("by mouse: who is typed twice is told, and two clicks make one of two", async ({ begin }) => {
  const { page, shell } = await begin("empty");
  await shell.go("#/kunden/dubletten");
  await page.getByText("Keine Dubletten gefunden").waitFor();
  await assertAccessible(page, "no duplicates");
  const second = await addTwice(shell, page);

  // While typing a third time both are named, with the reason; saving stays possible.
  await shell.go("#/kunden");
  await page.getByRole("button", { name: "Kunde anlegen" }).first().click();
  await shell.dialog.getByLabel("Name", { exact: true }).fill("Bäckerei Müler");
  await shell.dialog.getByLabel("Ort").fill("Bielefeld");
  assert.equal(await shell.dialog.getByRole("link").count(), 0, "a slip and a town are not enough");
  await shell.dialog.getByLabel("Name", { exact: true }).fill("Bäckerei Müller");
  await shell.dialog.getByRole("link", { name: /Baeckerei Mueller, Bielefeld/ }).waitFor();
  await shell.dialog.getByText("gleicher Name").first().waitFor();
  await assertAccessible(page, "a customer that is typed again");
  await page.keyboard.press("Escape");

  // The customer's page leads to the pair (first click), the pair joins (second click).
  await shell.go(second);
  await shell.quiet();
  await page.getByRole("link", { name: /Vielleicht doppelt: Bäckerei Müller GmbH/ }).click();
  const pair = pairOf(page);
  await pair.getByText("gleicher Name").waitFor();
  await assertAccessible(page, "duplicates");
  await pair.getByRole("button", { name: /^Zusammenführen/ }).click();
  await page.getByText("Keine Dubletten gefunden").waitFor();

  // The old address says where the customer is.
  await shell.go(second);
  await page.getByText("Dieser Kunde wurde mit »Bäckerei Müller GmbH« zusammengeführt.").waitFor();
  await assertAccessible(page, "a customer that was joined");
  await page.getByRole("link", { name: "Zu Bäckerei Müller GmbH" }).click();
  await page.getByRole("heading", { level: 1, name: "Bäckerei Müller GmbH" }).waitFor();
  await page.getByText("Muster schicken").first().waitFor();
  await page.getByText("Kennt uns von der Messe").first().waitFor();

  // One undo makes two of it again, and what was chosen in the comparison counts.
  await page.locator("main h1").focus();
  await page.keyboard.press("Control+z");
  await shell.go("#/kunden/dubletten");
  await pair.getByRole("button", { name: /^Vergleichen/ }).click();
  await pair.getByRole("radio", { name: "Baeckerei Mueller" }).check();
  await assertAccessible(page, "two customers beside each other");
  await page.setViewportSize({ width: 390, height: 844 });
  await assertFits(page, "two customers beside each other on a phone");
  await page.setViewportSize({ width: 1280, height: 860 });
  await shell.quiet();
  await pair.getByRole("button", { name: /^Zusammenführen/ }).click();
  await page.getByText("Keine Dubletten gefunden").waitFor();
  await shell.go("#/kunden");
  await page.getByRole("row", { name: /Baeckerei Mueller/ }).waitFor();
  assert.equal(await page.getByRole("row", { name: /Bäckerei Müller/ }).count(), 0);
  await shell.secured();
});

journey("by keyboard: Z joins, X declines for good, arrows choose", async ({ begin }) => {
  const { page, shell } = await begin("empty");
  await addTwice(shell, page);
  await shell.addCustomer({ name: "Optik Krüger", town: "Kassel" });
  await shell.addCustomer({ name: "Optik Krueger e. K.", town: "Kassel" });
  await shell.go("#/kunden/dubletten");
  await page.getByText("2 Paare", { exact: true }).waitFor();
  await shell.quiet();

  // Two keys from where the pairs are: down to the second, and Z.
  const regions = page.locator(".pair");
  const names = await regions.evaluateAll((cards) => cards.map((card) => card.getAttribute("aria-label")));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("z");
  await page.getByText("1 Paar", { exact: true }).waitFor();
  assert.equal(await regions.getAttribute("aria-label"), names[0], "the second pair was joined");
  await page.keyboard.press("Control+z");
  await page.getByText("2 Paare", { exact: true }).waitFor();

  // X on the first: it is not asked again, not after a reload either.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("x");
  await page.getByText("1 Paar", { exact: true }).waitFor();
  await page.getByText("1 Paar ist als »Kein Duplikat« vermerkt.").waitFor();
  assert.equal(await regions.getAttribute("aria-label"), names[1]);
  await shell.secured();
  await page.reload();
  await page.getByText("1 Paar", { exact: true }).waitFor();

  // Single keys that are switched off do nothing; the buttons do.
  await shell.go("#/einstellungen");
  await page.getByRole("checkbox", { name: "Einzelne Tasten als Befehle" }).uncheck();
  await shell.go("#/kunden/dubletten");
  await page.getByText("1 Paar", { exact: true }).waitFor();
  await page.keyboard.press("z");
  await page.keyboard.press("x");
  assert.equal(await regions.count(), 1);
});
