//! Opening a workspace: read, unite, repair; and catching up with other tabs, which is the same reading again.

use std::cell::RefCell;
use std::collections::VecDeque;

use super::backup::Outside;
use super::entry;
use super::envelope::{self, Content};
use super::finding::Finding;
use super::image::Image;
use super::key::{self, Part};
use super::manifest::{Manifest, Placement};
use super::port::{Change, Engine, Shelf, Vault};
use super::recover::{self, Aside, Mode, Recovered};
use super::safe::Safe;
use super::state::{Health, State};
use super::text;
use crate::replica::{Book, Delta, WorkspaceId, WriterId};

/// What opening gives besides the safe.
#[derive(Debug)]
pub struct Opened {
    /// The book.
    pub book: Book,
    /// What was out of order.
    pub findings: Vec<Finding>,
}

impl<S: Shelf, V: Vault> Safe<S, V> {
    /// Reads both engines, unites them, and makes each whole again.
    pub async fn open(
        shelf: S,
        vault: V,
        workspace: WorkspaceId,
        now_ms: u64,
        fresh: &mut dyn FnMut() -> WriterId,
    ) -> (Self, Opened) {
        let (recovered, outside, [shelf_health, vault_health]) =
            load(&shelf, &vault, workspace, now_ms, fresh).await;
        let health = [shelf_health, vault_health];
        let safe = Self::from_parts(shelf, vault, workspace, &recovered, outside, health);
        if recovered.mode == Mode::Full {
            safe.repair(&recovered).await;
            safe.restore_reserve();
        }
        (
            safe,
            Opened {
                book: recovered.book,
                findings: recovered.findings,
            },
        )
    }

    fn from_parts(
        shelf: S,
        vault: V,
        workspace: WorkspaceId,
        recovered: &Recovered,
        outside: Option<Outside>,
        [shelf_health, vault_health]: [Health; 2],
    ) -> Self {
        let vault_whole =
            vault_health == Health::Good && (recovered.base.is_none() || recovered.in_vault);
        let state = State {
            mode: recovered.mode,
            seen: recovered.book.vector().clone(),
            queue: VecDeque::new(),
            numbered: 0,
            carried: Vec::new(),
            flushing: false,
            unacknowledged: 0,
            shelf: shelf_health,
            vault: vault_health,
            crowded: false,
            moved_out: recovered
                .base
                .as_ref()
                .is_some_and(|base| base.placement == Placement::Vault),
            base: recovered.base.clone(),
            broken: recovered.broken.iter().copied().collect(),
            heal: recovered.heal,
            vault_whole,
            journal_units: recovered.journal_units,
            actions: recovered.actions,
            outside,
        };
        Self {
            shelf,
            vault,
            workspace,
            state: RefCell::new(state),
        }
    }

    /// Reads the last generation but one and nothing newer: for a book whose newest state stops the program. Nothing is
    /// written, so the next ordinary start has everything.
    pub async fn open_older(
        shelf: S,
        vault: V,
        workspace: WorkspaceId,
        now_ms: u64,
    ) -> (Self, Opened) {
        let mut images = [
            Image::of_shelf(&shelf, workspace),
            Image::of_vault(&vault, workspace).await,
        ];
        images[1].read_chunks(&vault, workspace).await;
        Image::step_back(&mut images);
        let [of_shelf, of_vault] = &images;
        let mut unused = || WriterId(0);
        let recovered = recover::recover(workspace, of_shelf, of_vault, now_ms, &mut unused);
        let safe = Self::from_parts(shelf, vault, workspace, &recovered, None, [Health::Good; 2]);
        safe.state.borrow_mut().mode = Mode::ReadOnly;
        (
            safe,
            Opened {
                book: recovered.book,
                findings: vec![Finding::OlderView],
            },
        )
    }

    /// Sets aside what cannot be read and gives each engine what only the other one holds.
    async fn repair(&self, recovered: &Recovered) {
        let none = Vec::new();
        let missing = |engine| recovered.missing.get(&engine).unwrap_or(&none);
        let salvaged: Vec<(Part, Vec<u8>)> = recovered
            .salvaged
            .iter()
            .map(|delta| {
                let bytes = delta.encode();
                (entry::part_of(delta, &bytes, true), bytes)
            })
            .collect();
        let rewritten = |engine, aside: &Aside| {
            let mut parts = missing(engine).iter().chain(&salvaged);
            parts.any(|(part, _)| part.clone().of(self.workspace) == aside.key)
        };

        let mut changes: Vec<Change> = recovered
            .aside
            .iter()
            .map(|aside| Change::Put(self.quarantine_key(aside), quarantine(aside)))
            .collect();
        let gone = |engine| {
            let here = recovered
                .aside
                .iter()
                .filter(move |aside| aside.engine == engine);
            here.filter(move |aside| !rewritten(engine, aside))
                .map(|aside| aside.key.clone())
        };
        changes.extend(gone(Engine::Vault).map(Change::Delete));
        for (part, bytes) in missing(Engine::Vault).iter().chain(&salvaged) {
            changes.push(Change::Put(part.clone().of(self.workspace), bytes.clone()));
        }
        let secured = changes.is_empty() || {
            let usable = self.state.borrow().vault == Health::Good;
            usable && self.vault.write(&changes).await.is_ok()
        };

        if self.state.borrow().shelf != Health::Blocked {
            for (part, bytes) in missing(Engine::Shelf).iter().chain(&salvaged) {
                self.shelve(&part.clone().of(self.workspace), &text::from_bytes(bytes));
            }
        }
        if !secured {
            let mut state = self.state.borrow_mut();
            let shelved = state.shelf == Health::Good;
            for (part, bytes) in missing(Engine::Vault).iter().chain(&salvaged) {
                if state.vault == Health::Blocked {
                    state.unacknowledged += 1;
                } else {
                    state.enqueue(part.clone(), bytes.clone(), None, shelved);
                }
            }
        }
        for aside in recovered
            .aside
            .iter()
            .filter(|aside| aside.engine == Engine::Shelf)
        {
            let kept = secured || {
                let sealed = text::from_bytes(&quarantine(aside));
                self.shelf.set(&self.quarantine_key(aside), &sealed).is_ok()
            };
            if kept && !rewritten(Engine::Shelf, aside) {
                // What stays behind is set aside again next time.
                let _ = self.shelf.remove(&aside.key);
            }
        }
    }

    fn quarantine_key(&self, aside: &Aside) -> String {
        Part::Quarantine(envelope::fingerprint(&quarantine(aside))).of(self.workspace)
    }

    /// What other tabs have put on disk and this one has not heard of. `None` if there is nothing. The caller applies it
    /// and then calls [`Safe::heard`].
    pub async fn catch_up(&self, now_ms: u64) -> Option<Delta> {
        if !self.is_behind().await {
            return None;
        }
        let mut unused = || WriterId(0);
        let (recovered, ..) = load(
            &self.shelf,
            &self.vault,
            self.workspace,
            now_ms,
            &mut unused,
        )
        .await;
        // Salvaging is the business of a start; here only what is whole counts.
        if !recovered.salvaged.is_empty() || recovered.mode == Mode::ReadOnly {
            return None;
        }
        let seen = self.seen();
        if seen.includes(recovered.book.vector()) {
            return None;
        }
        Some(recovered.book.delta_since(&seen))
    }

    async fn is_behind(&self) -> bool {
        let seen = self.seen();
        let prefix = key::prefix(self.workspace);
        let mut names = self.shelf.keys().unwrap_or_default();
        names.extend(
            self.vault
                .keys(&(prefix.clone() + "j."))
                .await
                .unwrap_or_default(),
        );
        names.extend(
            self.vault
                .keys(&(prefix.clone() + "r."))
                .await
                .unwrap_or_default(),
        );
        let news = names
            .iter()
            .filter_map(|name| key::parse(name))
            .any(|key| match key {
                key::Key::Of(workspace, Part::Journal { writer, first }) => {
                    workspace == self.workspace && seen.get(writer) < first
                }
                _ => false,
            });
        if news {
            return true;
        }
        let mut sealed: Vec<Vec<u8>> = [Part::Manifest(0), Part::Manifest(1)]
            .into_iter()
            .filter_map(|part| self.shelf.get(&part.of(self.workspace)).ok().flatten())
            .filter_map(|value| text::to_bytes(&value))
            .collect();
        let kept = self.vault.read(&(prefix + "m.")).await.unwrap_or_default();
        sealed.extend(kept.into_iter().map(|(_, bytes)| bytes));
        let manifests = sealed.iter().filter_map(|bytes| Manifest::open(bytes).ok());
        manifests
            .into_iter()
            .any(|manifest| !seen.includes(&manifest.seen()))
    }
}

fn quarantine(aside: &Aside) -> Vec<u8> {
    let content = (aside.engine as u8, &aside.key, &aside.bytes);
    envelope::seal_value(Content::Quarantine, &content)
}

async fn load(
    shelf: &impl Shelf,
    vault: &impl Vault,
    workspace: WorkspaceId,
    now_ms: u64,
    fresh: &mut dyn FnMut() -> WriterId,
) -> (Recovered, Option<Outside>, [Health; 2]) {
    let of_shelf = Image::of_shelf(shelf, workspace);
    let mut of_vault = Image::of_vault(vault, workspace).await;
    let mut recovered = recover::recover(workspace, &of_shelf, &of_vault, now_ms, fresh);
    if recovered.needs_chunks {
        of_vault.read_chunks(vault, workspace).await;
        recovered = recover::recover(workspace, &of_shelf, &of_vault, now_ms, fresh);
    }
    let health = |image: &Image| image.error.as_ref().map_or(Health::Good, Health::from);
    let outside = [&of_shelf, &of_vault]
        .iter()
        .filter_map(|image| image.parts.get(&Part::Outside))
        .filter_map(|bytes| Outside::open(bytes))
        .max_by_key(|outside| outside.made_ms);
    (recovered, outside, [health(&of_shelf), health(&of_vault)])
}
