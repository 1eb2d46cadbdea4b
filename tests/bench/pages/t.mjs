// TinyBase: a mergeable store with its own persister for local storage; over the quota its persister for a file of the
// origin's private file system. Of two values for one cell the later is kept.

import { createMergeableStore } from "tinybase";
import { createLocalPersister, createOpfsPersister } from "tinybase/persisters/persister-browser";
import { FIELDS, Scan, asObject, keyOf, load, show } from "./shared.mjs";

let rows, store, persister, theirs, scan;
let engine = "localStorage";

async function connect() {
  store = createMergeableStore("ours");
  engine = localStorage.getItem("t.engine") ?? "localStorage";
  persister = engine === "localStorage" ? createLocalPersister(store, "t") : await onFile();
}

async function onFile() {
  const folder = await navigator.storage.getDirectory();
  return createOpfsPersister(store, await folder.getFileHandle("t.json", { create: true }));
}

async function save() {
  await persister.save();
  if (engine === "localStorage" && localStorage.getItem("t") === null) {
    engine = "OPFS";
    localStorage.setItem("t.engine", engine);
    persister = await onFile();
    await persister.save();
  }
}

const all = () => Object.values(store.getTable("customers"));

globalThis.bench = {
  engine: () => engine,
  load: async (count) => void (rows = await load(count)),
  fill: async () => {
    await connect();
    store.transaction(() => rows.forEach((row, number) => store.setRow("customers", keyOf(number), asObject(row))));
    await save();
  },
  open: async () => {
    await connect();
    await persister.load();
    return store.getRowIds("customers").length;
  },
  size: async () => JSON.stringify(store.getMergeableContent()).length,
  index: () => void (scan = new Scan(all())),
  search: (typed) => scan.find(typed),
  edit: async (row, value) => {
    store.setCell("customers", keyOf(row), "town", value);
    await save();
  },
  bulk: async (value) => {
    store.transaction(() => {
      for (let row = 0; row < rows.length; row += 10) store.setCell("customers", keyOf(row), "town", value);
    });
    await save();
  },
  prepareMerge: async (ours, other) => {
    const copy = createMergeableStore("theirs");
    copy.setMergeableContent(store.getMergeableContent());
    const change = (where, [row, field, value]) => where.setCell("customers", keyOf(row), FIELDS[field], value);
    for (const edit of ours) change(store, edit);
    await save();
    const sent = [];
    copy.addDidFinishTransactionListener(() => sent.push(copy.getTransactionMergeableChanges()));
    for (const edit of other) change(copy, edit);
    theirs = JSON.stringify(sent);
    return theirs.length;
  },
  merge: async () => {
    store.transaction(() => {
      for (const changes of JSON.parse(theirs)) store.applyMergeableChanges(changes);
    });
    await save();
  },
  values: (row, field) => [store.getCell("customers", keyOf(row), FIELDS[field])],
  show: () => show(all()),
};
