//! The page's entry: hands over to `ui::boot`, nothing else.

#[cfg(target_arch = "wasm32")]
fn main() {
    facetten::ui::boot();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Facetten runs in a browser. Start it with `cargo xtask serve`.");
}
