// What the pages of the opponents have in common: the data, a log of bytes in the browser's storage, and a first screen.

export const FIELDS = ["name", "street", "postcode", "town", "phone", "mail", "site", "class", "status", "owner", "turnover", "note"];

export const asObject = (row) => Object.fromEntries(FIELDS.map((field, index) => [field, row[index]]));

/** A key per row that sorts like the rows. */
export const keyOf = (row) => String(row).padStart(6, "0");

export async function load(count) {
  const response = await fetch(`rows-${count}.json`);
  return response.json();
}

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("ß", "ss");

/** A linear search over all text: every word has to occur. */
export class Scan {
  constructor(records) {
    this.folded = records.map((record) => fold(Object.values(record).join(" ")));
  }

  find(typed, limit = 30) {
    const words = fold(typed).split(" ").filter(Boolean);
    const hits = [];
    let count = 0;
    this.folded.forEach((text, row) => {
      if (words.every((word) => text.includes(word))) {
        count += 1;
        if (hits.length < limit) hits.push(row);
      }
    });
    return count;
  }
}

/** The first thirty rows on the screen, each of which reacts. */
export function show(records) {
  const list = document.createElement("ul");
  for (const record of records.slice(0, 30)) {
    const row = document.createElement("li");
    row.textContent = [record.name, record.town, record.class, record.status].join(" · ");
    row.onclick = () => row.classList.toggle("marked");
    list.append(row);
  }
  document.body.replaceChildren(list);
}

function asText(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

const asBytes = (text) => Uint8Array.from(text, (character) => character.charCodeAt(0));

const request = (asked) => new Promise((done, failed) => {
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});

/** Pieces of bytes in local storage, one key each; in IndexedDB from the moment that local storage is full. */
export class Log {
  constructor(name) {
    this.name = name;
    this.engine = localStorage.getItem(`${name}.engine`) ?? "localStorage";
    this.next = Number(localStorage.getItem(`${name}.next`) ?? 0);
  }

  async base() {
    this.opened ??= new Promise((done, failed) => {
      const asked = indexedDB.open(this.name, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("log");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    return this.opened;
  }

  async #commit(write) {
    const transaction = (await this.base()).transaction("log", "readwrite", { durability: "strict" });
    write(transaction.objectStore("log"));
    return new Promise((done, failed) => {
      transaction.oncomplete = done;
      transaction.onabort = () => failed(transaction.error);
    });
  }

  async put(bytes) {
    const number = this.next;
    this.next += 1;
    if (this.engine === "localStorage") {
      try {
        localStorage.setItem(`${this.name}.${keyOf(number)}`, asText(bytes));
        localStorage.setItem(`${this.name}.next`, String(this.next));
        return;
      } catch {
        const kept = await this.all();
        for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
        this.engine = "IndexedDB";
        localStorage.setItem(`${this.name}.engine`, this.engine);
        await this.#commit((store) => kept.forEach((piece, index) => store.put(piece, index)));
      }
    }
    localStorage.setItem(`${this.name}.next`, String(this.next));
    await this.#commit((store) => store.put(bytes, number));
  }

  async all() {
    if (this.engine === "localStorage") {
      const found = [];
      for (let number = 0; number < this.next; number += 1) {
        const text = localStorage.getItem(`${this.name}.${keyOf(number)}`);
        if (text !== null) found.push(asBytes(text));
      }
      return found;
    }
    return request((await this.base()).transaction("log").objectStore("log").getAll());
  }

  async size() {
    return (await this.all()).reduce((sum, piece) => sum + piece.length, 0);
  }
}
