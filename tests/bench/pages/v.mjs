// Hand-written JavaScript: one JSON array in local storage, the newer record wins. The floor that people compare with.

import { FIELDS, Scan, asObject, load, show } from "./shared.mjs";

let rows, records, scan, theirs;
const save = () => localStorage.setItem("customers", JSON.stringify(records));

globalThis.bench = {
  engine: () => "localStorage",
  load: async (count) => void (rows = await load(count)),
  fill: async () => {
    records = rows.map(asObject);
    save();
  },
  open: async () => {
    records = JSON.parse(localStorage.getItem("customers"));
    return records.length;
  },
  parse: (text) => JSON.parse(text).length,
  size: async () => localStorage.getItem("customers").length + "customers".length,
  index: () => void (scan = new Scan(records)),
  search: (typed) => scan.find(typed),
  edit: async (row, value) => {
    records[row].town = value;
    save();
  },
  bulk: async (value) => {
    for (let row = 0; row < records.length; row += 10) records[row].town = value;
    save();
  },
  prepareMerge: async (ours, other) => {
    const copy = structuredClone(records);
    let at = 0;
    for (const [row, field, value] of ours) Object.assign(records[row], { [FIELDS[field]]: value, at: (at += 2) });
    at = 1;
    for (const [row, field, value] of other) Object.assign(copy[row], { [FIELDS[field]]: value, at: (at += 2) });
    save();
    theirs = JSON.stringify(copy);
    return theirs.length;
  },
  merge: async () => {
    JSON.parse(theirs).forEach((record, row) => {
      if ((record.at ?? 0) > (records[row].at ?? 0)) records[row] = record;
    });
    save();
  },
  values: (row, field) => [records[row][FIELDS[field]]],
  show: () => show(records),
};
