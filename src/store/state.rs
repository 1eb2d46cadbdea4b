//! How safe the book is, and what that is computed from. Invariant: the word is computed from what the engines answered,
//! and an action that only memory holds is never called anything else.

use std::collections::{BTreeSet, VecDeque};

use super::backup::Outside;
use super::key::Part;
use super::manifest::Manifest;
use super::port::StoreError;
use super::recover::Mode;
use crate::replica::{Delta, VersionVector};

/// How safe the book is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// Contained in a verified file outside the browser.
    OutsideSecured,
    /// On disk.
    Secured,
    /// Handed to local storage: survives a closed or crashed tab.
    Provisional,
    /// On its way to IndexedDB, and nowhere else yet.
    Saving,
    /// Not kept: no engine has room.
    QuotaFull,
    /// Not kept: no engine can be used.
    MemoryOnly,
    /// Nothing can be changed.
    ReadOnly,
}

/// How an engine fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// It did what was last asked.
    Good,
    /// The page may not use it.
    Blocked,
    /// It had no room.
    Full,
    /// It failed.
    Failed,
}

impl From<&StoreError> for Health {
    fn from(error: &StoreError) -> Self {
        match error {
            StoreError::Blocked(_) => Health::Blocked,
            StoreError::Full(_) => Health::Full,
            StoreError::Failed(..) => Health::Failed,
        }
    }
}

/// Everything that the interface says about safety.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafetyState {
    /// The word.
    pub word: Safety,
    /// How many actions are not on disk yet.
    pub pending: usize,
    /// Local storage.
    pub shelf: Health,
    /// IndexedDB.
    pub vault: Health,
    /// Local storage had no room for an action without its reserve.
    pub crowded: bool,
    /// The snapshot has become too large for local storage and stands in IndexedDB alone.
    pub moved_out: bool,
}

/// An action that is not acknowledged by the vault.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub(super) number: u64,
    pub(super) part: Part,
    pub(super) bytes: Vec<u8>,
    /// What other tabs may hear once it is on disk.
    pub(super) delta: Option<Delta>,
    pub(super) shelved: bool,
}

#[derive(Debug)]
pub(super) struct State {
    pub(super) mode: Mode,
    pub(super) seen: VersionVector,
    pub(super) queue: VecDeque<Pending>,
    pub(super) numbered: u64,
    /// Actions that a snapshot carried to the disk; the next flush reports them.
    pub(super) carried: Vec<Delta>,
    pub(super) flushing: bool,
    /// Actions that local storage holds and that no vault will ever acknowledge.
    pub(super) unacknowledged: usize,
    pub(super) shelf: Health,
    pub(super) vault: Health,
    pub(super) crowded: bool,
    pub(super) moved_out: bool,
    pub(super) base: Option<Manifest>,
    pub(super) broken: BTreeSet<(u64, u32)>,
    pub(super) heal: bool,
    /// Whether the vault could rebuild everything but the queue.
    pub(super) vault_whole: bool,
    pub(super) journal_units: usize,
    pub(super) actions: u64,
    pub(super) outside: Option<Outside>,
}

impl State {
    /// Takes note that a snapshot on the shelf has seen this much.
    pub(super) fn shelved_up_to(&mut self, seen: &VersionVector) {
        for pending in &mut self.queue {
            let covered = pending
                .delta
                .as_ref()
                .is_some_and(|delta| delta.is_covered_by(seen));
            pending.shelved |= covered;
        }
    }

    /// Takes note that a snapshot in the vault has seen this much.
    pub(super) fn carried_up_to(&mut self, seen: &VersionVector) {
        let (carried, left): (Vec<_>, Vec<_>) = self.queue.drain(..).partition(|pending| {
            pending
                .delta
                .as_ref()
                .is_some_and(|delta| delta.is_covered_by(seen))
        });
        self.queue.extend(left);
        self.carried
            .extend(carried.into_iter().filter_map(|pending| pending.delta));
    }

    pub(super) fn enqueue(
        &mut self,
        part: Part,
        bytes: Vec<u8>,
        delta: Option<Delta>,
        shelved: bool,
    ) {
        self.numbered += 1;
        self.queue.push_back(Pending {
            number: self.numbered,
            part,
            bytes,
            delta,
            shelved,
        });
    }
}

/// The word for the state.
pub(super) fn word(state: &State) -> Safety {
    if state.mode == Mode::ReadOnly {
        return Safety::ReadOnly;
    }
    let usable = |health| matches!(health, Health::Good);
    let floating = state.queue.iter().any(|pending| !pending.shelved);
    if floating || (state.shelf == Health::Blocked && state.vault == Health::Blocked) {
        return match (state.shelf, state.vault) {
            (_, Health::Good) => Safety::Saving,
            (Health::Full, _) | (_, Health::Full) => Safety::QuotaFull,
            (Health::Good | Health::Blocked | Health::Failed, Health::Blocked | Health::Failed) => {
                Safety::MemoryOnly
            }
        };
    }
    if !state.queue.is_empty() || state.unacknowledged > 0 || !state.vault_whole {
        return if usable(state.shelf) || state.queue.iter().all(|pending| pending.shelved) {
            Safety::Provisional
        } else {
            Safety::MemoryOnly
        };
    }
    match &state.outside {
        Some(outside) if outside.seen().includes(&state.seen) => Safety::OutsideSecured,
        Some(_) | None => Safety::Secured,
    }
}
