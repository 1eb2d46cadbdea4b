//! What an engine holds of one workspace, as it was found. Invariant: reading changes nothing.

use std::collections::BTreeMap;

use super::key::{self, Key, Part};
use super::manifest::Manifest;
use super::port::{Engine, Shelf, StoreError, Vault};
use super::text;
use crate::replica::WorkspaceId;
use crate::sorting;

/// Everything of one workspace in one engine.
#[derive(Clone, Debug)]
pub struct Image {
    /// Where it was read.
    pub engine: Engine,
    /// Why nothing could be read.
    pub error: Option<StoreError>,
    /// What was found under names that this program writes.
    pub parts: BTreeMap<Part, Vec<u8>>,
    /// What was found under names of this workspace that this program does not write.
    pub strays: Vec<(String, Vec<u8>)>,
    /// Names whose text no program of ours can have written, with the text.
    pub garbled: Vec<(String, String)>,
    /// Whether the chunks were read too. Those of the vault are only needed if the shelf's are not whole.
    pub with_chunks: bool,
}

impl Image {
    fn new(engine: Engine) -> Self {
        Self {
            engine,
            error: None,
            parts: BTreeMap::new(),
            strays: Vec::new(),
            garbled: Vec::new(),
            with_chunks: true,
        }
    }

    /// An engine that could not be read.
    pub fn failed(error: StoreError) -> Self {
        Self {
            error: Some(error.clone()),
            ..Self::new(error.engine())
        }
    }

    /// Reads local storage. A key that fails alone is left out.
    pub fn of_shelf(shelf: &impl Shelf, workspace: WorkspaceId) -> Self {
        let keys = match shelf.keys() {
            Ok(keys) => keys,
            Err(error) => return Self::failed(error),
        };
        let mut image = Self::new(Engine::Shelf);
        let prefix = key::prefix(workspace);
        for name in keys.into_iter().filter(|name| name.starts_with(&prefix)) {
            match shelf.get(&name) {
                Ok(Some(value)) => match text::to_bytes(&value) {
                    Some(bytes) => image.put(name, bytes),
                    None => image.garbled.push((name, value)),
                },
                Ok(None) => {}
                Err(error) => image.error = Some(error),
            }
        }
        image
    }

    /// Reads IndexedDB without the chunks.
    pub async fn of_vault(vault: &impl Vault, workspace: WorkspaceId) -> Self {
        let mut image = Self::new(Engine::Vault);
        image.with_chunks = false;
        // Drafts, journal, manifests and the note about the file outside lie together, and so do what was received and the
        // slots; backups, chunks and quarantine, which are large, are left out.
        for (from, to) in [("d.", "p"), ("r.", "t")] {
            let prefix = key::prefix(workspace);
            let (from, to) = (format!("{prefix}{from}"), format!("{prefix}{to}"));
            match vault.between(&from, &to).await {
                Ok(entries) => entries
                    .into_iter()
                    .for_each(|(name, bytes)| image.put(name, bytes)),
                Err(error) => return Self::failed(error),
            }
        }
        image
    }

    /// Reads the chunks of IndexedDB as well.
    pub async fn read_chunks(&mut self, vault: &impl Vault, workspace: WorkspaceId) {
        if self.error.is_some() || self.with_chunks {
            return;
        }
        match vault.read(&(key::prefix(workspace) + "c.")).await {
            Ok(entries) => {
                entries
                    .into_iter()
                    .for_each(|(name, bytes)| self.put(name, bytes));
                self.with_chunks = true;
            }
            Err(error) => *self = Self::failed(error),
        }
    }

    fn put(&mut self, name: String, bytes: Vec<u8>) {
        match key::parse(&name) {
            Some(Key::Of(_, part)) => drop(self.parts.insert(part, bytes)),
            Some(Key::Workspace(_) | Key::Gone(_) | Key::Ledger(..)) | None => {
                self.strays.push((name, bytes))
            }
        }
    }

    /// Forgets the newest generation and the journal in both images, if an older generation is there.
    pub fn step_back(images: &mut [Self; 2]) {
        let generations = sorting::set(
            images
                .iter()
                .flat_map(|image| image.parts.iter())
                .filter(|(part, _)| matches!(part, Part::Manifest(_) | Part::Pinned))
                .filter_map(|(_, bytes)| Manifest::open(bytes).ok())
                .map(|manifest| manifest.generation),
        );
        let newest = generations
            .last()
            .copied()
            .filter(|_| generations.len() > 1);
        for image in images {
            image.parts.retain(|part, bytes| match part {
                Part::Manifest(_) | Part::Pinned => {
                    let kept = Manifest::open(bytes).ok();
                    newest.is_none() || kept.is_some_and(|kept| Some(kept.generation) != newest)
                }
                Part::Journal { .. } | Part::Received(_) => {
                    newest.is_none() && generations.is_empty()
                }
                Part::Chunk { .. } | Part::Draft(_) | Part::Slot(_) | Part::Outside => true,
                Part::Quarantine(_) | Part::Backup(_) => true,
            });
        }
    }

    /// Whether there is nothing of the book in it.
    pub fn is_empty(&self) -> bool {
        !self.parts.keys().any(Part::is_of_the_book)
            && self.strays.is_empty()
            && self.garbled.is_empty()
    }
}
