//! What can only be true in a browser: the real storage engines and the components.
#![cfg(target_arch = "wasm32")]
