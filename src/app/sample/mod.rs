//! What is invented: the sample company, and lists for tests.
//!
//! Invariant: the same seed and day give the same company, on every machine. Nothing here is a real person, company,
//! number or address.

mod nordlicht;
mod rng;
mod stories;
mod tables;

pub use nordlicht::{CUSTOMERS, NAME, SampleCompany, Seat, nordlicht};
