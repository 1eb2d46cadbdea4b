// The file outside: the reminder asks for it, a folder gets it by itself, and reading it back twice changes nothing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { journey } from "../lib/journey.mjs";

journey("the reminder asks for a file once there is something to lose, and is silent once there is one", async ({ begin, at }) => {
  const { page, shell } = await begin("withSample");
  const reminder = page.getByText("Noch keine Sicherung außerhalb des Browsers.");
  await shell.go("#/kunden");
  assert.equal(await reminder.count(), 0, "the sample company reminds nobody");

  const own = await begin();
  for (let number = 1; number <= 26; number += 1) {
    if (number === 1) await own.shell.addCustomer({ name: "Alpha Regale" });
    else await own.shell.writeNote(`Notiz ${number}`);
  }
  const due = own.page.locator(".band", { hasText: "Noch keine Sicherung außerhalb des Browsers." });
  await due.waitFor();
  await own.shell.quiet();
  const coming = own.page.waitForEvent("download");
  await due.getByRole("button", { name: "Jetzt sichern" }).click();
  await (await coming).saveAs(at("erinnert.facetten"));
  await due.waitFor({ state: "detached" });
  assert.ok((await readFile(at("erinnert.facetten"))).length > 1000);
});

journey("restoring twice is restoring once", async ({ begin, at }) => {
  const here = await begin();
  await here.shell.addCustomer({ name: "Alpha Regale" });
  await here.shell.writeNote("Nur vormittags.");
  await here.shell.go("#/sicherung");
  await here.shell.download("Jetzt sichern", at("alpha.facetten"));
  const json = await readFile(await here.shell.download("Ganzer Bestand als JSON", at("vorher.json")), "utf8");
  await here.browser.close();

  const there = await begin("withFile", { name: "Marion Voss", file: at("alpha.facetten") });
  await there.shell.go("#/sicherung");
  const restored = await readFile(await there.shell.download("Ganzer Bestand als JSON", at("nachher.json")), "utf8");
  assert.equal(restored, json, "equal to the last byte");
  await there.shell.choose("Datei wählen", at("alpha.facetten"));
  await there.page.getByText("In dieser Sicherung steht nichts, was hier fehlt.").waitFor();
  await there.shell.go("#/kunden");
  assert.equal(await there.page.getByRole("row", { name: /Alpha Regale/ }).count(), 1);
});

journey("a chosen folder gets the backup, and the word says that it is safe outside", async ({ begin }) => {
  const { page, shell } = await begin();
  // A browser without a screen shows no folder dialog. The folder it is given here is a real one, of the origin's own.
  await page.evaluate(() => (window.showDirectoryPicker = () => navigator.storage.getDirectory()));
  await shell.addCustomer({ name: "Alpha Regale" });
  await shell.go("#/sicherung");
  await shell.quiet();
  await page.getByRole("button", { name: "Ordner für laufende Sicherung wählen" }).click();
  await page.getByText(/Gesichert wird laufend in den Ordner/).waitFor();
  await page.locator(".safety", { hasText: "Außerhalb gesichert" }).first().waitFor();
  const files = () =>
    page.evaluate(async () => {
      const found = [];
      for await (const [name, handle] of await navigator.storage.getDirectory()) {
        if (handle.kind !== "file") continue;
        // What is written beside a file until it is whole may be gone before it is looked at.
        const file = await handle.getFile().catch((error) => {
          if (error.name !== "NotFoundError") throw error;
        });
        if (file) found.push([name, file.size]);
      }
      return found.sort();
    });
  assert.equal((await files()).length, 1);
  await shell.addCustomer({ name: "Beta Regale" });
  await shell.secured();
  await shell.go("#/sicherung");
  await shell.quiet();
  await page.getByRole("button", { name: "Jetzt in den Ordner schreiben" }).click();
  await page.waitForFunction(async () => {
    let count = 0;
    for await (const [name] of await navigator.storage.getDirectory()) if (name.endsWith(".facetten")) count += 1;
    return count === 2;
  });
  for (const [name, size] of await files()) assert.ok(size > 200, name);
});
