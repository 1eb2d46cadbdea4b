//! The replicated book.

#[path = "../../bench/core/customers.rs"]
#[allow(dead_code, reason = "the benchmark uses all of it")]
pub mod customers;

mod basics;
mod bytes;
mod cases;
mod format;
mod laws;
mod oracles;
mod world;
