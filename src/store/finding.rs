//! What was found at the start. A closed list with counts; the interface turns it into words.

use super::port::Engine;

/// One thing that the start found out of order, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The engine cannot be used; everything stands in the other one alone, if there is one.
    Unavailable(Engine),
    /// The engine held nothing of this book; it was filled again from the other one.
    Refilled {
        /// The engine that was empty.
        engine: Engine,
        /// How many records the book has.
        records: usize,
    },
    /// The engine lacked the last actions; they were copied from the other one. Normal after a crash.
    CaughtUp {
        /// The engine that was behind.
        engine: Engine,
        /// How many actions it lacked.
        actions: usize,
    },
    /// Pieces in this engine could not be read; each of them was whole in the other one or is not needed.
    Repaired {
        /// The engine with the damage.
        engine: Engine,
        /// How many pieces.
        pieces: usize,
    },
    /// The newest snapshot could not be read; the one before it and the journal gave the same book.
    OlderSnapshot,
    /// Pieces that could not be read anywhere; the bytes are kept aside.
    Quarantined {
        /// How many pieces.
        pieces: usize,
    },
    /// Actions whose predecessors were lost; what they wrote was written again.
    Salvaged {
        /// How many actions.
        actions: usize,
    },
    /// Writes that are known to have existed and are in neither engine.
    Missing {
        /// How many writes.
        writes: u64,
    },
    /// Deltas from outside that build on something which has not arrived yet; they wait.
    Waiting {
        /// How many.
        deltas: usize,
    },
    /// Two different actions carry the same number: this profile was copied. Both are kept, one of them aside.
    NumberTwice {
        /// How many.
        actions: usize,
    },
    /// A newer version of the program has written here; nothing is changed.
    Newer,
    /// An older state is shown because somebody asked for it; nothing is changed.
    OlderView,
}

impl Finding {
    /// Whether somebody should hear of it. Catching up after a crash is what the second engine is there for.
    pub fn is_worth_telling(&self) -> bool {
        match self {
            Finding::CaughtUp { .. } => false,
            Finding::Unavailable(_) | Finding::Refilled { .. } | Finding::Repaired { .. } => true,
            Finding::OlderSnapshot | Finding::Quarantined { .. } | Finding::Salvaged { .. } => true,
            Finding::Missing { .. } | Finding::Waiting { .. } => true,
            Finding::NumberTwice { .. } | Finding::Newer | Finding::OlderView => true,
        }
    }

    /// Whether a writer's numbers may have been lost with what was lost, so that a fresh writer is needed.
    pub fn needs_fresh_writer(&self) -> bool {
        match self {
            Finding::CaughtUp { .. } | Finding::Waiting { .. } => false,
            Finding::Unavailable(_) | Finding::Refilled { .. } | Finding::Repaired { .. } => true,
            Finding::OlderSnapshot | Finding::Quarantined { .. } | Finding::Salvaged { .. } => true,
            Finding::Missing { .. }
            | Finding::NumberTwice { .. }
            | Finding::Newer
            | Finding::OlderView => true,
        }
    }
}
