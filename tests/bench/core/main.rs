//! What the core takes, without a screen. Natively it prints the budgets of the book
//! (`cargo run --release --example core_bench`); compiled for wasm it is a page of `cargo xtask bench`, beside the pages
//! of those that we are measured against. It is no part of what is published.
#![allow(clippy::expect_used)]
#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "the page uses more of it")
)]

mod book;
mod customers;
#[cfg(target_arch = "wasm32")]
mod page;

fn main() {
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
    #[cfg(not(target_arch = "wasm32"))]
    {
        let start = std::time::Instant::now();
        let clock = || start.elapsed().as_secs_f64() * 1000.0;
        for customers in [1_000, 10_000, 50_000] {
            println!("\n{customers} customers");
            book::measure(clock, customers, &mut |what, figure, unit| {
                println!("{what:<40}{figure:>10.2} {unit}")
            });
        }
    }
}
