// Yjs: a map of maps, its updates as a log in the browser's storage. Of two values for one field one is dropped.

import * as Y from "yjs";
import { FIELDS, Log, Scan, asObject, keyOf, load, show } from "./shared.mjs";

const log = new Log("y");
let rows, doc, theirs, scan;
const customers = () => doc.getMap("customers");
const all = () => [...customers().values()].map((record) => record.toJSON());

/** One transaction, kept. */
async function act(change) {
  let made;
  const hear = (update) => (made = update);
  doc.on("update", hear);
  doc.transact(change);
  doc.off("update", hear);
  await log.put(made);
}

const change = (where, [row, field, value]) => where.getMap("customers").get(keyOf(row)).set(FIELDS[field], value);

globalThis.bench = {
  engine: () => log.engine,
  load: async (count) => void (rows = await load(count)),
  fill: async () => {
    doc = new Y.Doc();
    await act(() => rows.forEach((row, number) => customers().set(keyOf(number), new Y.Map(Object.entries(asObject(row))))));
  },
  open: async () => {
    doc = new Y.Doc();
    const pieces = await log.all();
    doc.transact(() => pieces.forEach((piece) => Y.applyUpdate(doc, piece)));
    let read = 0;
    for (const record of customers().values()) read += record.get("name") === undefined ? 0 : 1;
    return read;
  },
  size: () => log.size(),
  index: () => void (scan = new Scan(all())),
  search: (typed) => scan.find(typed),
  edit: (row, value) => act(() => customers().get(keyOf(row)).set("town", value)),
  bulk: (value) => act(() => {
    for (let row = 0; row < customers().size; row += 10) customers().get(keyOf(row)).set("town", value);
  }),
  prepareMerge: async (ours, other) => {
    const base = Y.encodeStateVector(doc);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    for (const edit of ours) await act(() => change(doc, edit));
    for (const edit of other) copy.transact(() => change(copy, edit));
    theirs = Y.encodeStateAsUpdate(copy, base);
    return theirs.length;
  },
  merge: async () => {
    Y.applyUpdate(doc, theirs);
    await log.put(theirs);
  },
  values: (row, field) => [customers().get(keyOf(row)).get(FIELDS[field])],
  show: () => show([...customers().values()].slice(0, 30).map((record) => record.toJSON())),
};
