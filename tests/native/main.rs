//! Everything that is true without a browser. One binary, one module per subject.
#![cfg(not(target_arch = "wasm32"))]
