// Dexie: a table in IndexedDB, the newer record wins.

import Dexie from "dexie";
import { FIELDS, Scan, asObject, load, show } from "./shared.mjs";

const base = new Dexie("d", { chromeTransactionDurability: "strict" });
base.version(1).stores({ customers: "id" });
let rows, records, scan, theirs;

globalThis.bench = {
  engine: () => "IndexedDB",
  load: async (count) => void (rows = await load(count)),
  fill: async () => {
    records = rows.map((row, id) => ({ id, ...asObject(row) }));
    await base.customers.bulkAdd(records);
  },
  open: async () => {
    records = await base.customers.toArray();
    return records.length;
  },
  size: async () => JSON.stringify(records).length,
  index: () => void (scan = new Scan(records)),
  search: (typed) => scan.find(typed),
  edit: async (row, value) => {
    records[row].town = value;
    await base.customers.update(row, { town: value });
  },
  bulk: async (value) => {
    const changed = records.filter((record) => record.id % 10 === 0);
    for (const record of changed) record.town = value;
    await base.customers.bulkPut(changed);
  },
  prepareMerge: async (ours, other) => {
    const copy = structuredClone(records);
    let at = 0;
    const touched = new Map();
    for (const [row, field, value] of ours) {
      Object.assign(records[row], { [FIELDS[field]]: value, at: (at += 2) });
      touched.set(row, records[row]);
    }
    await base.customers.bulkPut([...touched.values()]);
    at = 1;
    const sent = new Map();
    for (const [row, field, value] of other) {
      Object.assign(copy[row], { [FIELDS[field]]: value, at: (at += 2) });
      sent.set(row, copy[row]);
    }
    theirs = JSON.stringify([...sent.values()]);
    return theirs.length;
  },
  merge: async () => {
    const newer = JSON.parse(theirs).filter((record) => record.at > (records[record.id].at ?? 0));
    for (const record of newer) records[record.id] = record;
    await base.customers.bulkPut(newer);
  },
  values: (row, field) => [records[row][FIELDS[field]]],
  show: () => show(records),
};
