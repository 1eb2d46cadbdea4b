//! What follows from the records: one rule per file, each a pure function of values and a day.
//!
//! Invariant: every figure can say how it came about. A rule returns its result together with an [`Explanation`].

pub mod abc;
pub mod completeness;
pub mod deal_age;
pub mod deals;
pub mod due;
mod explain;
pub mod forecast;
pub mod lead;
pub mod outcomes;
pub mod phonetic;
pub mod promises;
pub mod revenue;
pub mod rhythm;
pub mod situation;
pub mod standing;

pub use explain::{Explained, Explanation, Figure, Formula, Input, Term};
