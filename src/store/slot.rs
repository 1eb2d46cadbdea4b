//! Which writer a tab may be. No dot twice: a slot gives its writer out again only if the last lease ended cleanly and
//! everything that was written under it is here.

use serde::{Deserialize, Serialize};

use super::envelope::{self, Content};
use super::finding::Finding;
use super::key::Part;
use super::port::{Shelf, StoreError};
use super::text;
use crate::replica::{VersionVector, WorkspaceId, WriterId};

/// The state of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The writer of the last lease.
    pub writer: u64,
    /// The number of its last write.
    pub last: u64,
    /// Whether the lease ended with everything on disk.
    pub clean: bool,
}

/// The writer of a tab that holds the slot's lock.
pub fn lease(
    shelf: &impl Shelf,
    workspace: WorkspaceId,
    slot: u16,
    seen: &VersionVector,
    findings: &[Finding],
    fresh: &mut dyn FnMut() -> WriterId,
) -> WriterId {
    let trusted = !findings.iter().any(Finding::needs_fresh_writer);
    let kept = shelf.get(&Part::Slot(slot).of(workspace)).ok().flatten();
    let last = kept
        .and_then(|value| text::to_bytes(&value))
        .and_then(|bytes| envelope::open_value::<Slot>(Content::Slot, &bytes).ok());
    match last {
        Some((_, last))
            if trusted && last.clean && seen.get(WriterId(last.writer)) == last.last =>
        {
            WriterId(last.writer)
        }
        Some(_) | None => fresh(),
    }
}

/// Notes how the lease stands. Where this cannot be written, the next lease gets a fresh writer.
pub fn note(
    shelf: &impl Shelf,
    workspace: WorkspaceId,
    slot: u16,
    state: Slot,
) -> Result<(), StoreError> {
    let value = text::from_bytes(&envelope::seal_value(Content::Slot, &state));
    shelf.set(&Part::Slot(slot).of(workspace), &value)
}
