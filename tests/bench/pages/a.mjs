// Automerge: plain values that do not merge letter by letter, its changes as a log in the browser's storage. Both values
// of one field are kept.

import * as A from "@automerge/automerge/slim";
import { automergeWasmBase64 } from "@automerge/automerge/automerge.wasm.base64";
import { FIELDS, Log, Scan, asObject, keyOf, load, show } from "./shared.mjs";

await A.initializeBase64Wasm(automergeWasmBase64);

const log = new Log("a");
let rows, doc, theirs, scan;
const plain = (value) => new A.ImmutableString(value);
const values = (row) => Object.fromEntries(Object.entries(asObject(row)).map(([field, value]) => [field, plain(value)]));
const read = (record) => Object.fromEntries(FIELDS.map((field) => [field, String(record[field])]));

async function act(change) {
  doc = A.change(doc, change);
  await log.put(A.saveIncremental(doc));
}

const changed = (where, [row, field, value]) => A.change(where, (draft) => void (draft.customers[keyOf(row)][FIELDS[field]] = plain(value)));

globalThis.bench = {
  engine: () => log.engine,
  load: async (count) => void (rows = await load(count)),
  fill: async () => {
    doc = A.init();
    doc = A.change(doc, (draft) => void (draft.customers = Object.fromEntries(rows.map((row, number) => [keyOf(number), values(row)]))));
    await log.put(A.save(doc));
  },
  open: async () => {
    const pieces = await log.all();
    doc = A.load(pieces[0]);
    for (const piece of pieces.slice(1)) doc = A.loadIncremental(doc, piece);
    return Object.values(doc.customers).filter((record) => record.name !== undefined).length;
  },
  size: () => log.size(),
  index: () => void (scan = new Scan(Object.values(doc.customers).map(read))),
  search: (typed) => scan.find(typed),
  edit: (row, value) => act((draft) => void (draft.customers[keyOf(row)].town = plain(value))),
  bulk: (value) => act((draft) => {
    for (let row = 0; row < Object.keys(doc.customers).length; row += 10) draft.customers[keyOf(row)].town = plain(value);
  }),
  prepareMerge: async (ours, other) => {
    let copy = A.clone(doc);
    const base = A.getHeads(copy);
    for (const edit of ours) {
      doc = changed(doc, edit);
      await log.put(A.saveIncremental(doc));
    }
    for (const edit of other) copy = changed(copy, edit);
    theirs = A.saveSince(copy, base);
    return theirs.length;
  },
  merge: async () => {
    doc = A.loadIncremental(doc, theirs);
    await log.put(theirs);
  },
  values: (row, field) => {
    const record = doc.customers[keyOf(row)];
    const several = A.getConflicts(record, FIELDS[field]);
    return several ? Object.values(several).map(String) : [String(record[FIELDS[field]])];
  },
  show: () => show(Object.values(doc.customers).slice(0, 30).map(read)),
};
