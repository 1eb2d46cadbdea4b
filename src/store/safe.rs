//! One open workspace at work: an action goes to the shelf at once and to the vault right after. Invariant: what was
//! appended stays in memory until an engine has it, and is passed on only when the vault has.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::entry;
use super::key::{self, Part};
use super::port::{Change, Shelf, StoreError, Vault};
use super::recover::{self, Mode};
pub use super::start::Opened;
pub use super::state::{Health, Safety, SafetyState};
use super::state::{Pending, State, word};
use super::text;
use crate::replica::{DecodeError, Delta, RecordId, VersionVector, WorkspaceId, delta};

/// Room that is kept free for the action that finds local storage full.
pub const RESERVE: usize = 64 * 1024;

/// One open workspace in its two engines.
#[derive(Debug)]
pub struct Safe<S, V> {
    pub(super) shelf: S,
    pub(super) vault: V,
    pub(super) workspace: WorkspaceId,
    pub(super) state: RefCell<State>,
}

impl<S: Shelf, V: Vault> Safe<S, V> {
    /// Which workspace it is.
    pub fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    /// Whether the book may be changed.
    pub fn mode(&self) -> Mode {
        self.state.borrow().mode
    }

    /// What is known here, of all tabs.
    pub fn seen(&self) -> VersionVector {
        self.state.borrow().seen.clone()
    }

    /// Whether the vault can acknowledge anything. Where it cannot, every tab has to be a fresh writer.
    pub fn acknowledges(&self) -> bool {
        self.state.borrow().vault != Health::Blocked
    }

    /// Keeps an action of this tab. Synchronous as far as local storage goes; [`Safe::flush`] does the rest.
    pub fn append(&self, delta: &Delta) -> Safety {
        self.keep(delta, true)
    }

    /// Keeps what came from a file or another device.
    pub fn receive(&self, delta: &Delta) -> Safety {
        self.keep(delta, false)
    }

    fn keep(&self, delta: &Delta, own: bool) -> Safety {
        if self.mode() == Mode::ReadOnly {
            return Safety::ReadOnly;
        }
        let bytes = delta.encode();
        let part = entry::part_of(delta, &bytes, own);
        self.heard(delta);
        self.state.borrow_mut().actions += u64::from(own);
        self.put(part, bytes, Some(delta.clone()));
        self.safety().word
    }

    /// Takes note of what another tab has put on disk.
    pub fn heard(&self, delta: &Delta) {
        let seen = &mut self.state.borrow_mut().seen;
        match delta {
            Delta::Commit(commit) => seen.raise(commit.writer(), commit.last_seq()),
            Delta::Range(range) => seen.join(range.to()),
        }
    }

    fn put(&self, part: Part, bytes: Vec<u8>, delta: Option<Delta>) {
        let units = recover::units(&part, self.workspace, &bytes);
        let shelved = self.shelve(&part.clone().of(self.workspace), &text::from_bytes(&bytes));
        let mut state = self.state.borrow_mut();
        state.journal_units += units;
        if shelved && state.vault == Health::Blocked {
            state.unacknowledged += 1;
        } else {
            state.enqueue(part, bytes, delta, shelved);
        }
    }

    /// Puts a value on the shelf, giving up the reserve for it if need be.
    pub(super) fn shelve(&self, key: &str, value: &str) -> bool {
        let mut outcome = self.shelf.set(key, value);
        let mut crowded = false;
        if let Err(StoreError::Full(_)) = outcome {
            crowded = true;
            if self.shelf.remove(key::RESERVE).is_ok() {
                outcome = self.shelf.set(key, value);
            }
        }
        let mut state = self.state.borrow_mut();
        state.crowded |= crowded;
        state.shelf = outcome
            .as_ref()
            .map_or_else(Health::from, |()| Health::Good);
        outcome.is_ok()
    }

    pub(super) fn restore_reserve(&self) {
        if self.state.borrow().shelf != Health::Good {
            return;
        }
        let there = matches!(self.shelf.get(key::RESERVE), Ok(Some(_)));
        let room = RESERVE - key::RESERVE.len();
        let kept = there || self.shelf.set(key::RESERVE, &" ".repeat(room)).is_ok();
        self.state.borrow_mut().crowded = !kept;
    }

    /// Puts everything that waits into the vault; returns what is on disk now and may be passed on.
    ///
    /// What is appended meanwhile goes into the next transaction, so that a burst of actions takes few of them.
    pub async fn flush(&self) -> Vec<Delta> {
        let mut acknowledged;
        {
            let mut state = self.state.borrow_mut();
            acknowledged = std::mem::take(&mut state.carried);
            if state.flushing || state.mode == Mode::ReadOnly || state.vault == Health::Blocked {
                return acknowledged;
            }
            state.flushing = true;
        }
        loop {
            let (last, batch) = self.batch();
            if batch.is_empty() {
                break;
            }
            let outcome = self.vault.write(&batch).await;
            let mut state = self.state.borrow_mut();
            state.vault = outcome
                .as_ref()
                .map_or_else(Health::from, |()| Health::Good);
            if outcome.is_err() {
                break;
            }
            while let Some(done) = state.queue.pop_front_if(|pending| pending.number <= last) {
                acknowledged.extend(done.delta);
            }
        }
        self.state.borrow_mut().flushing = false;
        acknowledged
    }

    /// The entries of the ledger that wait with their actions.
    pub(super) fn waiting_erasures(&self) -> Vec<Change> {
        erasures(self.workspace, &self.state.borrow().queue)
    }

    /// What waits, and the number of the last of it.
    fn batch(&self) -> (u64, Vec<Change>) {
        let state = self.state.borrow();
        let mut changes = erasures(self.workspace, &state.queue);
        for pending in &state.queue {
            let key = pending.part.clone().of(self.workspace);
            changes.push(Change::Put(key, pending.bytes.clone()));
        }
        (
            state.queue.back().map_or(0, |pending| pending.number),
            changes,
        )
    }

    /// How safe everything is.
    pub fn safety(&self) -> SafetyState {
        let state = self.state.borrow();
        let pending = state.queue.len() + state.unacknowledged;
        SafetyState {
            word: word(&state),
            pending,
            shelf: state.shelf,
            vault: state.vault,
            crowded: state.crowded,
            moved_out: state.moved_out,
        }
    }
}

fn erasures(workspace: WorkspaceId, queue: &VecDeque<Pending>) -> Vec<Change> {
    let deltas = queue.iter().filter_map(|pending| pending.delta.as_ref());
    deltas
        .flat_map(erased_by)
        .map(|id| Change::Put(key::Key::Ledger(workspace, id).to_string(), Vec::new()))
        .collect()
}

fn erased_by(delta: &Delta) -> Vec<RecordId> {
    match delta {
        Delta::Commit(commit) => commit
            .entries()
            .filter_map(|entry| match entry {
                delta::Entry::Erase { id, .. } => Some(id),
                delta::Entry::Set { .. } => None,
            })
            .collect(),
        Delta::Range(range) => {
            let mut erased = Vec::new();
            // The body of a range that exists can be read.
            let _: Result<(), DecodeError> = range.visit(|item| {
                if let delta::Item::Erased { id, .. } = item {
                    erased.push(id);
                }
                Ok(())
            });
            erased
        }
    }
}
