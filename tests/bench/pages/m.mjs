// MiniSearch: the search alone, with an index over all fields.

import MiniSearch from "minisearch";
import { FIELDS, asObject, load } from "./shared.mjs";

let records, engine;

globalThis.bench = {
  load: async (count) => {
    const rows = await load(count);
    records = rows.map((row, id) => ({ id, ...asObject(row) }));
  },
  index: () => {
    engine = new MiniSearch({ fields: FIELDS });
    engine.addAll(records);
  },
  search: (typed) => engine.search(typed, { prefix: true, fuzzy: 0.2, combineWith: "AND" }).length,
};
