//! What happens while nobody types: folding, the ring, the folder outside.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::Keeper;
use crate::replica::Book;
use crate::store::backup;
use crate::store::fold::{Folded, Snapshot};
use crate::store::port::StoreError;
use crate::web::{clock, lock, random};

/// Quiet after the last action before the journal is folded.
const FOLD_AFTER_MS: u32 = 8_000;

/// Quiet after the last action before the folder outside is written.
const OUTSIDE_AFTER_MS: u32 = 60_000;

/// The least time between two backups of the ring.
const RING_EVERY_MS: u64 = 30 * 60 * 1000;

impl Keeper {
    /// Tells the keeper where the book is, so that it can fold, fill the ring and write outside while nobody types.
    pub fn tend(&self, source: Rc<dyn Fn() -> Snapshot>) {
        *self.0.source.borrow_mut() = Some(source);
        self.rest();
    }

    /// Starts the waiting for quiet anew.
    pub(super) fn rest(&self) {
        let after = |milliseconds, job: fn(&Keeper)| {
            let weak = Rc::downgrade(&self.0);
            Timeout::new(milliseconds, move || {
                if let Some(inner) = weak.upgrade() {
                    job(&Keeper(inner));
                }
            })
        };
        let mut timers = self.0.timers.borrow_mut();
        timers.fold = Some(after(FOLD_AFTER_MS, |keeper| {
            let keeper = keeper.clone();
            spawn_local(async move { keeper.fold_at_rest().await });
        }));
        timers.outside = Some(after(OUTSIDE_AFTER_MS, |keeper| {
            let keeper = keeper.clone();
            spawn_local(async move {
                // Without a folder or permission the reminder speaks instead.
                let _ = keeper.write_outside_at_rest().await;
            });
        }));
    }

    async fn fold_at_rest(&self) {
        let source = self.0.source.borrow().clone();
        if let Some(source) = source
            && self.0.safe.fold_is_due(self.0.folded.get())
        {
            // What does not succeed is due again at the next rest.
            let _ = self.fold_with(|| source()).await;
        }
    }

    /// Folds the journal now. `Nothing` where another tab is at it.
    pub async fn fold(&self, book: &Book) -> Result<Folded, StoreError> {
        let snapshot = Snapshot::of(book);
        self.fold_with(move || snapshot).await
    }

    async fn fold_with(&self, snapshot: impl FnOnce() -> Snapshot) -> Result<Folded, StoreError> {
        if self.0.folding.replace(true) {
            return Ok(Folded::Nothing);
        }
        let outcome = self.fold_alone(snapshot).await;
        self.0.folding.set(false);
        self.say();
        outcome
    }

    async fn fold_alone(&self, snapshot: impl FnOnce() -> Snapshot) -> Result<Folded, StoreError> {
        let name = format!("fct1.{}.fold", self.0.safe.workspace());
        let held = lock::try_hold(&name).await;
        if held.is_none() && lock::available() {
            return Ok(Folded::Nothing);
        }
        self.flush_now().await;
        let snapshot = snapshot();
        let now_ms = clock::now_ms();
        let nonce = u32::from_le_bytes(random::bytes());
        let folded = self.0.safe.fold(&snapshot, now_ms, nonce).await?;
        self.0.folded.set(true);
        if folded != Folded::Nothing {
            self.fill_ring(&snapshot).await;
        }
        drop(held);
        Ok(folded)
    }

    async fn fill_ring(&self, snapshot: &Snapshot) {
        let local_ms = clock::local_ms();
        let last = self.0.safe.ring_times().await.last().copied().unwrap_or(0);
        if local_ms.saturating_sub(last) >= RING_EVERY_MS {
            let backup = backup::write(&self.workspace(), &snapshot.bytes, clock::now_ms());
            // The ring is a convenience: without it the generations and the file outside remain.
            let _ = self.0.safe.ring(backup, local_ms).await;
        }
    }
}
