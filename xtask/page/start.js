wasm_bindgen({ module_or_path: "facetten.wasm" });
