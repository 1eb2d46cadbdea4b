// Brings the parts of the program that are not needed at once. The program calls these functions when it wants one, and
// is told by a number in its table of functions whether it came.
const programParts = "@parts";
const facettenParts = (() => {
  const coming = new Map();
  // A development build's parts ask for a mark that wasm-bindgen has removed from the program.
  const mark = new WebAssembly.Global({ value: "i32" }, 0);
  const shared = () =>
    new Proxy(wasm_bindgen.initSync(), { get: (all, name) => all[name] ?? (name.startsWith("__canary_") ? mark : undefined) });
  const bring = async (file) => {
    const response = await programFile(file);
    if (!response.ok) throw new Error(`${file}: ${response.status}`);
    return WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: shared() });
  };
  const load = (file) => {
    if (!coming.has(file)) {
      coming.set(file, bring(file));
      // What did not come is fetched again next time.
      coming.get(file).catch(() => coming.delete(file));
    }
    return coming.get(file);
  };
  const loader = (files) => (callback, data) => {
    const tell = (came) => wasm_bindgen.initSync().__indirect_function_table.get(callback)(data, came);
    Promise.all(files.map(load)).then(
      () => tell(true),
      () => tell(false),
    );
  };
  return Object.fromEntries(Object.entries(programParts).map(([part, files]) => [`__wasm_split_load_${part}`, loader(files)]));
})();
