// Ours: the same calls, answered by the program's own code.

const core = wasm_bindgen;
await core({ module_or_path: "core.wasm" });
let count;

globalThis.core = core;
globalThis.bench = {
  engine: () => "both",
  load: async (rows) => void (count = rows),
  fill: () => core.fill(count),
  open: () => core.open(),
  size: async () => Object.entries(localStorage).reduce((sum, [key, value]) => sum + (key.startsWith("fct1.reserve") ? 0 : key.length + value.length), 0),
  index: () => void core.search("zzzzzzzz"),
  search: (typed) => core.search(typed),
  edit: async (row, value) => {
    core.edit(row, value);
    await core.flush();
  },
  bulk: async (value) => {
    core.bulk(value);
    await core.flush();
  },
  prepareMerge: async () => {
    const bytes = core.prepare_merge(500);
    await core.flush();
    return bytes;
  },
  merge: async () => {
    core.merge();
    await core.flush();
  },
};
