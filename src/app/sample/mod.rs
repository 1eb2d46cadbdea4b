//! What is invented: the sample company, and lists for tests.
//!
//! Invariant: the same seed and day give the same company, on every machine. Nothing here is a real person, company,
//! number or address.

mod csv;
mod nordlicht;
mod rng;
mod stories;
mod tables;

pub use csv::german_csv;
pub use nordlicht::{CUSTOMERS, NAME, SampleCompany, Seat, nordlicht};
