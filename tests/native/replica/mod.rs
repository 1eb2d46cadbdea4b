//! The replicated book.

#[path = "../../bench/replica/customers.rs"]
#[allow(dead_code, reason = "the benchmark uses all of it")]
mod customers;

mod basics;
mod bytes;
mod cases;
mod format;
mod laws;
mod oracles;
mod world;
