// What a browser has to load for the first screen, packed as a good host packs it.

import { readFile, readdir, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

export async function weigh(dist) {
  const page = await readFile(join(dist, "index.html"), "utf8");
  const wanted = ["index.html"];
  for (const name of await readdir(dist)) if ([".js", ".css", ".wasm"].includes(extname(name)) && page.includes(name)) wanted.push(name);
  for (const name of await readdir(join(dist, "fonts"))) if (name.endsWith(".woff2")) wanted.push(join("fonts", name));
  let packed = 0;
  for (const name of wanted) {
    const bytes = await readFile(join(dist, name));
    const how = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    packed += name.endsWith(".woff2") ? bytes.length : brotliCompressSync(bytes, how).length;
  }
  return { first: packed / 1000, single: (await stat(join(dist, "facetten.html"))).size / 1000 };
}
