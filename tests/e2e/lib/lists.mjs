// Customer lists as German programs export them: Windows-1252, semicolons, decimal commas, branches that name their head
// office by its number. Seeded, so that every run reads the same bytes.

import { writeFile } from "node:fs/promises";

function random(seed) {
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

const NAMES = ["Müller", "Schröder", "Köhler", "Weiß", "Bäcker", "Groß", "Jäger", "Vogt", "Lange", "Hübner", "Kühn", "Sauer", "Böhm"];
const TRADES = ["Großhandel", "Baustoffe", "Möbelhaus", "Elektrotechnik", "Getränke", "Gartenbau", "Bürobedarf", "Tischlerei", "Metallbau"];
const FORMS = ["GmbH", "GmbH & Co. KG", "e. K.", "AG", "KG", "OHG"];
const TOWNS = [["01067", "Dresden"], ["20095", "Hamburg"], ["33602", "Bielefeld"], ["50667", "Köln"], ["80331", "München"], ["90402", "Nürnberg"], ["24937", "Flensburg"], ["06108", "Halle (Saale)"]];
const STREETS = ["Hauptstraße", "Lindenweg", "Am Güterbahnhof", "Schloßallee", "Industriestraße", "Mühlgasse"];

/** The text of a list with so many rows after its heading. */
export function germanList(rows, seed = 7) {
  const chance = random(seed);
  const one = (list) => list[Math.floor(chance() * list.length)];
  const lines = ["Kd.-Nr.;Firma;Straße;PLZ;Ort;Telefon;E-Mail;Klasse;Zentrale Kd.-Nr.;Umsatz Vorjahr"];
  for (let number = 10001; number <= 10000 + rows; number += 1) {
    const [postcode, town] = one(TOWNS);
    const name = `${one(NAMES)} ${one(TRADES)} ${number} ${one(FORMS)}`;
    const branch = number % 5 === 0 ? String(number - 4) : "";
    const revenue = (Math.floor(chance() * 90_000_000) / 100).toLocaleString("de-DE", { minimumFractionDigits: 2 });
    lines.push(
      [
        number,
        name.includes("&") ? `"${name}"` : name,
        `${one(STREETS)} ${1 + Math.floor(chance() * 120)}`,
        postcode,
        town,
        `0${200 + Math.floor(chance() * 700)} / ${100_000 + Math.floor(chance() * 800_000)}`,
        `einkauf${number}@example.de`,
        one(["A", "B", "C", "C"]),
        branch,
        revenue,
      ].join(";"),
    );
  }
  return lines.join("\r\n") + "\r\n";
}

/** The same list with what real exports have as well: cells too many and too few, formulas, quotation marks around line
 * breaks, a postcode that lost its zero, days that do not exist, and every hundredth customer twice. */
export function untidyList(rows, seed = 7) {
  const [heading, ...lines] = germanList(rows, seed).trimEnd().split("\r\n");
  const untidy = lines.flatMap((line, index) => {
    const cells = line.split(";");
    switch (index % 100) {
      case 10:
        return [`${line};überzählig;noch eine`];
      case 20:
        return [cells.slice(0, 6).join(";")];
      case 30:
        return [cells.with(2, `"=HYPERLINK(""http://example.org"";""Klick"")"`).join(";")];
      case 40:
        return [cells.with(2, `"${cells[2]}\nHinterhof"`).join(";")];
      case 50:
        return [cells.with(3, "1067").with(4, "Dresden").join(";")];
      case 60:
        return [line, line];
      case 70:
        return [cells.with(9, "viel").join(";")];
      default:
        return [line];
    }
  });
  return [heading, ...untidy].join("\r\n") + "\r\n";
}

/** Writes text the way Windows programs do. All letters of our lists are in Latin-1, where both encodings agree. */
export async function writeList(path, text) {
  await writeFile(path, Buffer.from(text, "latin1"));
  return path;
}
