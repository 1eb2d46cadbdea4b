//! Lists from outside: a file becomes cells, cells become a plan, and only an agreed plan becomes writes.
//!
//! Invariant: nothing of the book changes before the plan has been shown, the whole import is one step for undo, and
//! no row of the file disappears: it is created, completed, waits for a decision, or stands in the list of leftovers.

pub mod check;
pub mod clean;
pub mod date;
pub mod encoding;
pub mod fold;
pub mod header;
pub mod mapping;
pub mod matching;
pub mod number;
pub mod plan;
pub mod problem;
pub mod row;
pub mod run;
pub mod sheet;
pub mod value;
pub mod write;
pub mod writes;

pub use run::{ImportError, ImportRun, Phase, Progress, Step};
