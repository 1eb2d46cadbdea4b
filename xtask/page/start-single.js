// The files of the program lie in the page, packed. They are taken out in the order in which they are asked for.
const programFile = async (name) => {
  const packed = document.getElementById(name);
  const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
  const program = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(program, { headers: { "content-type": "application/wasm" } });
};
wasm_bindgen({ module_or_path: programFile("facetten.wasm") });
