const programFile = (name) => fetch(name);
wasm_bindgen({ module_or_path: "facetten.wasm" });
