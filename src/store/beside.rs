//! What is kept beside the book: drafts, the ring of backups, the note about the file outside.

use std::collections::BTreeMap;

use super::backup::{self, Outside, Reminder};
use super::key::{self, Part};
use super::memory;
use super::port::{Change, Shelf, StoreError, Vault};
use super::recover::Mode;
use super::ring;
use super::safe::Safe;
use super::text;
use crate::replica::VersionVector;

impl<S: Shelf, V: Vault> Safe<S, V> {
    /// Used and available units of local storage.
    pub fn meter(&self) -> (usize, usize) {
        (self.shelf.used().unwrap_or(0), memory::QUOTA)
    }

    /// How many actions of this device the book holds.
    pub fn actions(&self) -> u64 {
        self.state.borrow().actions
    }

    /// How things stand with the file outside.
    pub fn reminder(&self, created_ms: u64, now_ms: u64) -> Reminder {
        let state = self.state.borrow();
        backup::remind(state.outside.as_ref(), created_ms, state.actions, now_ms)
    }

    /// Takes note of a file that was written, and read back if `seen` says what is in it.
    pub async fn note_outside(&self, seen: Option<&VersionVector>, now_ms: u64) {
        let (actions, before) = (self.actions(), self.state.borrow().outside.clone());
        let outside = match seen {
            Some(seen) => Outside::verified(now_ms, actions, seen),
            None => Outside::handed_over(now_ms, actions, before.as_ref()),
        };
        let (key, sealed) = (Part::Outside.of(self.workspace), outside.seal());
        self.state.borrow_mut().outside = Some(outside);
        if self.mode() == Mode::Full {
            // Where the note cannot be kept, the reminder comes again: an inconvenience, not a loss.
            let _ = self.shelf.set(&key, &text::from_bytes(&sealed));
            let _ = self.vault.write(&[Change::Put(key, sealed)]).await;
        }
    }

    /// Puts a backup into the ring and drops those whose time is over.
    pub async fn ring(&self, backup: Vec<u8>, local_ms: u64) -> Result<(), StoreError> {
        let mut times = self.ring_times().await;
        times.push(local_ms);
        let kept = ring::keep(&times);
        let mut changes = vec![Change::Put(
            Part::Backup(local_ms).of(self.workspace),
            backup,
        )];
        for old in times.iter().filter(|time| !kept.contains(time)) {
            changes.push(Change::Delete(Part::Backup(*old).of(self.workspace)));
        }
        self.vault.write(&changes).await
    }

    /// When the backups of the ring were made, in local milliseconds, the oldest first.
    pub async fn ring_times(&self) -> Vec<u64> {
        let prefix = key::prefix(self.workspace) + "b.";
        let names = self.vault.keys(&prefix).await.unwrap_or_default();
        let times = names.iter().filter_map(|name| match key::parse(name) {
            Some(key::Key::Of(_, Part::Backup(ms))) => Some(ms),
            _ => None,
        });
        times.collect()
    }

    /// A backup of the ring.
    pub async fn ring_backup(&self, local_ms: u64) -> Option<Vec<u8>> {
        self.vault
            .get(&Part::Backup(local_ms).of(self.workspace))
            .await
            .ok()
            .flatten()
    }

    /// Everything of this workspace as it lies in both engines, as JSON: for whoever can read what this program cannot.
    /// Bytes stand as characters up to U+00FF.
    pub async fn raw(&self) -> Vec<u8> {
        let prefix = key::prefix(self.workspace);
        let mut raw: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
        let names = self.shelf.keys().unwrap_or_default();
        for name in names.into_iter().filter(|name| name.starts_with(&prefix)) {
            if let Ok(Some(value)) = self.shelf.get(&name) {
                raw.entry("localStorage").or_default().insert(name, value);
            }
        }
        for (name, bytes) in self.vault.read(&prefix).await.unwrap_or_default() {
            raw.entry("indexedDB")
                .or_default()
                .insert(name, text::from_bytes(&bytes));
        }
        serde_json::to_vec(&raw).unwrap_or_default()
    }

    /// What an open form held.
    pub fn draft(&self, name: &str) -> Option<String> {
        let key = Part::Draft(name.to_owned()).of(self.workspace);
        let bytes = text::to_bytes(&self.shelf.get(&key).ok()??)?;
        String::from_utf8(bytes).ok()
    }

    /// Keeps what an open form holds. Only local storage: a draft is worth no transaction.
    pub fn set_draft(&self, name: &str, content: &str) {
        if self.mode() == Mode::Full {
            let key = Part::Draft(name.to_owned()).of(self.workspace);
            // A draft may never cost an action its room: the reserve is not for it.
            let _ = self.shelf.set(&key, &text::from_bytes(content.as_bytes()));
        }
    }

    /// Forgets what an open form held.
    pub fn clear_draft(&self, name: &str) {
        if self.mode() == Mode::Full {
            let _ = self
                .shelf
                .remove(&Part::Draft(name.to_owned()).of(self.workspace));
        }
    }
}
