{
  const packed = document.getElementById("program");
  const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
  packed.remove();
  const program = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  wasm_bindgen({ module_or_path: new Response(program, { headers: { "content-type": "application/wasm" } }) });
}
