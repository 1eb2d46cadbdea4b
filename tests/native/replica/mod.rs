//! The replicated book.

#[path = "../../bench/replica/customers.rs"]
#[allow(dead_code, reason = "the benchmark uses all of it")]
mod customers;

mod basics;
mod cases;
mod laws;
mod world;
