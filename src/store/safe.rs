//! One open workspace and how safe it is. Invariant: the word is computed from what the engines answered, and an action
//! that only memory holds is never called anything else.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::backup::{self, Outside, Reminder};
use super::entry;
use super::envelope::{self, Content};
use super::finding::Finding;
use super::image::Image;
use super::key::{self, Part};
use super::manifest::{Manifest, Placement};
use super::memory;
use super::port::{Change, Engine, Shelf, StoreError, Vault};
use super::recover::{self, Aside, Mode, Recovered};
use super::ring;
use super::text;
use crate::replica::{
    Book, DecodeError, Delta, RecordId, VersionVector, WorkspaceId, WriterId, delta,
};

/// Room that is kept free for the action that finds local storage full.
pub const RESERVE: usize = 64 * 1024;

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
struct Pending {
    number: u64,
    part: Part,
    bytes: Vec<u8>,
    /// What other tabs may hear once it is on disk.
    delta: Option<Delta>,
    shelved: bool,
}

#[derive(Debug)]
pub(super) struct State {
    pub(super) mode: Mode,
    pub(super) seen: VersionVector,
    queue: VecDeque<Pending>,
    numbered: u64,
    /// Actions that a snapshot carried to the disk; the next flush reports them.
    carried: Vec<Delta>,
    flushing: bool,
    /// Actions that local storage holds and that no vault will ever acknowledge.
    unacknowledged: usize,
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

    fn enqueue(&mut self, part: Part, bytes: Vec<u8>, delta: Option<Delta>, shelved: bool) {
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

/// One open workspace in its two engines.
#[derive(Debug)]
pub struct Safe<S, V> {
    pub(super) shelf: S,
    pub(super) vault: V,
    pub(super) workspace: WorkspaceId,
    pub(super) state: RefCell<State>,
}

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

fn quarantine(aside: &Aside) -> Vec<u8> {
    let content = (aside.engine as u8, &aside.key, &aside.bytes);
    envelope::seal_value(Content::Quarantine, &content)
}

fn word(state: &State) -> Safety {
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
