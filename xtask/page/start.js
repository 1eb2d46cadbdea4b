// The files of the part that is needed first are fetched beside the program instead of after it: the workplace for
// whoever has been here before, the first run for everybody else.
const early = new Map();
const programFile = (name) => {
  const file = early.get(name) ?? fetch(name);
  early.delete(name);
  return file;
};
{
  let known = false;
  try {
    known = Boolean(JSON.parse(localStorage["fct1.settings"]).workspace);
  } catch {}
  for (const name of programParts[known ? "work" : "start"]) {
    early.set(name, fetch(name));
    early.get(name).catch(() => {});
  }
}
wasm_bindgen({ module_or_path: "facetten.wasm" });
