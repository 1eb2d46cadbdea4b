//! Which customers are probably one: a score with its reasons, looked for in the whole book or while someone types.
//!
//! Invariant: the score of a pair is the same whichever of the two is named first, says why, and never joins anything by
//! itself. A pair that someone declined is not asked about again (ADR 0036).

mod finder;
mod likely;
mod names;
mod score;
mod traits;

pub use finder::{Finder, Pair, Progress};
pub use likely::{Likely, Typed};
pub use names::{Likeness, likeness};
pub use score::{Reason, SHOWN_FROM, Score, score};
pub use traits::Traits;

use crate::domain::{Book, Company, RecordId};

/// Whether someone said that these two are two.
pub fn is_declined(book: &Book, a: RecordId, b: RecordId) -> bool {
    let (low, high) = (a.min(b), a.max(b));
    Company::find(book, low).is_some_and(|low| low.distinct_from().any(|id| id == high))
}
