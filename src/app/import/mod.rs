//! Lists from outside: a file becomes cells, cells become a plan, and only an agreed plan becomes writes.
//!
//! Invariant: nothing of the book changes before the plan has been shown, the whole import is one step for undo, and
//! no row of the file disappears: it is created, completed, waits for a decision, or stands in the list of leftovers.

pub mod clean;
pub mod date;
pub mod encoding;
pub mod fold;
pub mod header;
pub mod number;
pub mod problem;
pub mod sheet;
pub mod value;
