//! What can only be true in a browser: the real storage engines and the components.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod storage;
#[path = "../native/store_suite.rs"]
mod store_suite;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
