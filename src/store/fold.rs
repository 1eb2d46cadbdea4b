//! Folding the journal into a snapshot: never on the edit path, by one tab at a time, and in steps that may be
//! interrupted anywhere.
//!
//! Invariant: each engine keeps two generations as long as there is room, and an entry leaves the journal only when the
//! older of the two has it. So a damaged snapshot costs nothing: the one before and the journal give the same book.

use std::collections::BTreeMap;

use super::image::Image;
use super::key::{self, Part};
use super::manifest::{self, CHUNK, Manifest, Placement};
use super::port::{Change, Engine, Shelf, StoreError, Vault};
use super::recover::Mode;
use super::safe::{Health, Safe};
use super::text;
use super::{envelope, recover};
use crate::replica::{Book, Delta, VersionVector};

/// What the keys of this program should not outgrow; past it the snapshot moves to IndexedDB alone.
pub const SOFT_LIMIT: usize = 3_670_016;

/// A journal of this size is folded as soon as nobody types.
pub const WORTH_FOLDING: usize = 256 * 1024;

/// A book as it is at one moment.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it has seen.
    pub vector: VersionVector,
}

impl Snapshot {
    /// Takes the snapshot.
    pub fn of(book: &Book) -> Self {
        Self {
            bytes: book.to_snapshot(),
            vector: book.vector().clone(),
        }
    }
}

/// What folding did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// The newest generation is the book already, or another tab knows more.
    Nothing,
    /// There is a new generation in both engines, or in the one that can be used.
    Done,
    /// There is a new generation, and it has become too large for local storage.
    MovedOut,
}

/// How the new generation gets into local storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plan {
    Beside,
    Instead,
    Elsewhere,
}

/// One engine's manifests and journal.
struct Stock {
    manifests: BTreeMap<Part, Option<Manifest>>,
    journal: Vec<(Part, Delta, usize)>,
    chunks: Vec<Part>,
}

impl Stock {
    fn new(entries: impl Iterator<Item = (Part, Vec<u8>)>, chunks: Vec<Part>) -> Self {
        let mut stock = Self {
            manifests: BTreeMap::new(),
            journal: Vec::new(),
            chunks,
        };
        for (part, bytes) in entries {
            if matches!(part, Part::Manifest(_) | Part::Pinned) {
                stock.manifests.insert(part, Manifest::open(&bytes).ok());
            } else if let Ok(delta) = Delta::decode(&bytes) {
                let units = recover::units(&part, delta.workspace(), &bytes);
                stock.journal.push((part, delta, units));
            }
        }
        stock
    }

    /// The slot that does not hold the newest generation.
    fn free_slot(&self, newest: Option<&Manifest>) -> Part {
        let holds = |slot| match (self.manifests.get(&Part::Manifest(slot)), newest) {
            (Some(Some(kept)), Some(newest)) => {
                (kept.generation, kept.nonce) == (newest.generation, newest.nonce)
            }
            _ => false,
        };
        if holds(0) {
            Part::Manifest(1)
        } else {
            Part::Manifest(0)
        }
    }

    fn pinned(&self) -> Option<&Manifest> {
        self.manifests.get(&Part::Pinned).and_then(Option::as_ref)
    }

    fn covered(&self, by: &VersionVector) -> impl Iterator<Item = &Part> {
        self.journal
            .iter()
            .filter(|(_, delta, _)| delta.is_covered_by(by))
            .map(|(part, ..)| part)
    }

    /// Chunks that no kept generation needs.
    fn orphans<'s>(&'s self, kept: &'s [&Manifest]) -> impl Iterator<Item = &'s Part> {
        self.chunks
            .iter()
            .filter(|part| !kept.iter().any(|manifest| manifest.owns(part)))
    }
}

impl<S: Shelf, V: Vault> Safe<S, V> {
    /// Whether folding is worth while now that nobody types: once a session, and past a size.
    pub fn fold_is_due(&self, folded_before: bool) -> bool {
        let state = self.state.borrow();
        let some = state.journal_units > 0 && !folded_before;
        let due = some || state.heal || state.crowded || state.journal_units >= WORTH_FOLDING;
        state.mode == Mode::Full && due
    }

    /// Writes a new generation and drops what it makes superfluous. The caller sees to it that no other tab folds.
    pub async fn fold(
        &self,
        snapshot: &Snapshot,
        now_ms: u64,
        nonce: u32,
    ) -> Result<Folded, StoreError> {
        self.fold_as(snapshot, now_ms, nonce, envelope::SCHEMA)
            .await
    }

    /// The same, under another schema: what a later version of the program does with the book it finds.
    pub async fn fold_as(
        &self,
        snapshot: &Snapshot,
        now_ms: u64,
        nonce: u32,
        schema: u8,
    ) -> Result<Folded, StoreError> {
        if self.mode() == Mode::ReadOnly {
            return Ok(Folded::Nothing);
        }
        let shelf = self.stock_of_shelf();
        let vault = self.stock_of_vault().await;
        let broken = self.state.borrow().broken.clone();
        let known = || {
            let stocks = [shelf.as_ref().ok(), vault.as_ref().ok()]
                .into_iter()
                .flatten();
            stocks.flat_map(|stock| stock.manifests.values()).flatten()
        };
        let whole = known().filter(|kept| !broken.contains(&(kept.generation, kept.nonce)));
        let newest = whole
            .max_by_key(|kept| (kept.generation, kept.nonce))
            .cloned();
        let greatest = known().map(|kept| kept.generation).max().unwrap_or(0);
        if let Some(newest) = &newest {
            let (seen, heal) = (newest.seen(), self.state.borrow().heal);
            let current = seen == snapshot.vector && newest.schema == schema && !heal;
            if current || !snapshot.vector.includes(&seen) {
                return Ok(Folded::Nothing);
            }
        }
        let new = Manifest {
            generation: greatest.max(self.base_generation()) + 1,
            nonce,
            placement: Placement::Here,
            chunks: manifest::cut(&snapshot.bytes),
            vector: manifest::pairs(&snapshot.vector),
            actions: self.state.borrow().actions,
            made_ms: now_ms,
            schema,
        };
        let sealed = new.seal(schema);
        let units = self.state.borrow().journal_units;

        let in_vault = match vault {
            Ok(stock) => {
                self.fold_vault(&stock, &new, newest.as_ref(), &sealed, snapshot)
                    .await
            }
            Err(error) => Err(error),
        };
        let in_shelf = match shelf {
            Ok(stock) => self.fold_shelf(&stock, &new, newest.as_ref(), snapshot, in_vault.is_ok()),
            Err(error) => Err(error),
        };
        let on_shelf = matches!(in_shelf, Ok(Plan::Beside | Plan::Instead));
        let outcome = match (&in_vault, in_shelf) {
            (_, Ok(Plan::Beside | Plan::Instead)) => Folded::Done,
            (_, Ok(Plan::Elsewhere)) => Folded::MovedOut,
            (Ok(()), Err(_)) => Folded::Done,
            (Err(_), Err(error)) => return Err(error),
        };
        {
            let mut state = self.state.borrow_mut();
            state.moved_out = outcome == Folded::MovedOut;
            state.heal = false;
            state.vault_whole |= in_vault.is_ok();
            state.journal_units = state.journal_units.saturating_sub(units);
            state.broken.clear();
            state.base = Some(new);
            if on_shelf {
                state.shelved_up_to(&snapshot.vector);
            }
            if in_vault.is_ok() {
                state.carried_up_to(&snapshot.vector);
            }
        }
        self.restore_reserve();
        Ok(outcome)
    }

    fn base_generation(&self) -> u64 {
        self.state
            .borrow()
            .base
            .as_ref()
            .map_or(0, |base| base.generation)
    }

    fn stock_of_shelf(&self) -> Result<Stock, StoreError> {
        let prefix = key::prefix(self.workspace);
        let (mut entries, mut chunks) = (Vec::new(), Vec::new());
        for name in self
            .shelf
            .keys()?
            .into_iter()
            .filter(|name| name.starts_with(&prefix))
        {
            let Some(key::Key::Of(_, part)) = key::parse(&name) else {
                continue;
            };
            match part {
                Part::Chunk { .. } => chunks.push(part),
                Part::Manifest(_) | Part::Pinned | Part::Journal { .. } | Part::Received(_) => {
                    let value = self.shelf.get(&name)?.unwrap_or_default();
                    entries.extend(text::to_bytes(&value).map(|bytes| (part, bytes)));
                }
                Part::Draft(_) | Part::Slot(_) | Part::Outside => {}
                Part::Quarantine(_) | Part::Backup(_) => {}
            }
        }
        Ok(Stock::new(entries.into_iter(), chunks))
    }

    async fn stock_of_vault(&self) -> Result<Stock, StoreError> {
        let image = Image::of_vault(&self.vault, self.workspace).await;
        if let Some(error) = image.error {
            return Err(error);
        }
        let prefix = key::prefix(self.workspace) + "c.";
        let names = self.vault.keys(&prefix).await?;
        let chunks = names.iter().filter_map(|name| match key::parse(name) {
            Some(key::Key::Of(_, part)) => Some(part),
            Some(key::Key::Workspace(_) | key::Key::Gone(_) | key::Key::Ledger(..)) | None => None,
        });
        let entries = image
            .parts
            .into_iter()
            .filter(|(part, _)| part.is_of_the_book());
        Ok(Stock::new(entries, chunks.collect()))
    }

    /// One transaction: the new generation is there and what it replaces is gone, or nothing has happened.
    async fn fold_vault(
        &self,
        stock: &Stock,
        new: &Manifest,
        newest: Option<&Manifest>,
        sealed: &[u8],
        snapshot: &Snapshot,
    ) -> Result<(), StoreError> {
        let name = |part: &Part| part.clone().of(self.workspace);
        // Actions that wait reach the disk in the snapshot; what they owe to the ledger goes with them.
        let mut changes: Vec<Change> = self.waiting_erasures();
        for (index, chunk) in snapshot.bytes.chunks(CHUNK).enumerate() {
            changes.push(Change::Put(name(&new.chunk(index)), chunk.to_vec()));
        }
        let pin = newest.filter(|newest| newest.schema < new.schema);
        if let Some(old) = pin {
            changes.push(Change::Put(name(&Part::Pinned), old.seal(old.schema)));
        }
        changes.push(Change::Put(name(&stock.free_slot(newest)), sealed.to_vec()));
        let kept: Vec<&Manifest> = [Some(new), newest, pin.or(stock.pinned())]
            .into_iter()
            .flatten()
            .collect();
        changes.extend(stock.orphans(&kept).map(|part| Change::Delete(name(part))));
        if let Some(newest) = newest {
            changes.extend(
                stock
                    .covered(&newest.seen())
                    .map(|p| Change::Delete(name(p))),
            );
        }
        let outcome = self.vault.write(&changes).await;
        self.state.borrow_mut().vault = outcome
            .as_ref()
            .map_or_else(Health::from, |()| Health::Good);
        outcome
    }

    /// Chunks first, read back, then the manifest, then the removal of what is not needed any more.
    fn fold_shelf(
        &self,
        stock: &Stock,
        new: &Manifest,
        newest: Option<&Manifest>,
        snapshot: &Snapshot,
        in_vault: bool,
    ) -> Result<Plan, StoreError> {
        let used = self.shelf.used()?;
        let need = snapshot.bytes.len() + 128 * (new.chunks.len() + 1);
        let pin = newest
            .filter(|newest| newest.schema < new.schema)
            .or(stock.pinned());
        let kept: Vec<&Manifest> = [newest, pin].into_iter().flatten().collect();
        let replaced: usize = newest.map_or(0, |newest| {
            newest
                .chunks
                .iter()
                .map(|&(length, _)| length as usize)
                .sum()
        });
        let orphans: Vec<Part> = stock.orphans(&kept).cloned().collect();
        for part in &orphans {
            self.shelf.remove(&part.clone().of(self.workspace))?;
        }
        let plans: &[Plan] = if !in_vault {
            // Nobody else holds the book: the old generation stays until the new one is whole.
            &[Plan::Beside]
        } else if used + need <= SOFT_LIMIT {
            &[Plan::Beside, Plan::Instead, Plan::Elsewhere]
        } else if (used + need).saturating_sub(replaced) <= SOFT_LIMIT {
            &[Plan::Instead, Plan::Elsewhere]
        } else {
            &[Plan::Elsewhere]
        };
        let mut last = Err(StoreError::Full(Engine::Shelf));
        for &plan in plans {
            last = self
                .write_generation(stock, new, newest, pin, snapshot, plan)
                .map(|()| plan);
            match &last {
                Err(StoreError::Full(_)) => {}
                Ok(_) | Err(StoreError::Blocked(_) | StoreError::Failed(..)) => break,
            }
        }
        let health = last.as_ref().map_or_else(Health::from, |_| Health::Good);
        let plan = match last {
            Ok(plan) => plan,
            Err(error) => {
                self.state.borrow_mut().shelf = health;
                return Err(error);
            }
        };
        self.state.borrow_mut().shelf = health;
        if let Some(newest) = newest {
            for part in stock.covered(&newest.seen()) {
                self.shelf.remove(&part.clone().of(self.workspace))?;
            }
        }
        Ok(plan)
    }

    fn write_generation(
        &self,
        stock: &Stock,
        new: &Manifest,
        newest: Option<&Manifest>,
        pin: Option<&Manifest>,
        snapshot: &Snapshot,
        plan: Plan,
    ) -> Result<(), StoreError> {
        let name = |part: &Part| part.clone().of(self.workspace);
        let written = (0..new.chunks.len()).map(|index| new.chunk(index));
        if plan != Plan::Beside {
            let _ = self.shelf.remove(key::RESERVE);
            for part in stock.chunks.iter().cloned().chain(written.clone()) {
                self.shelf.remove(&name(&part))?;
            }
        }
        let manifest = match plan {
            Plan::Beside | Plan::Instead => new.clone(),
            Plan::Elsewhere => Manifest {
                placement: Placement::Vault,
                ..new.clone()
            },
        };
        let write = || {
            if plan != Plan::Elsewhere {
                for (index, chunk) in snapshot.bytes.chunks(CHUNK).enumerate() {
                    let (key, value) = (name(&new.chunk(index)), text::from_bytes(chunk));
                    self.shelf.set(&key, &value)?;
                    if self.shelf.get(&key)?.as_deref() != Some(&*value) {
                        let words = "a chunk reads back differently".to_owned();
                        return Err(StoreError::Failed(Engine::Shelf, words));
                    }
                }
            }
            if let Some(old) = pin {
                let value = text::from_bytes(&old.seal(old.schema));
                self.shelf.set(&name(&Part::Pinned), &value)?;
            }
            let value = text::from_bytes(&manifest.seal(new.schema));
            let slot = name(&stock.free_slot(newest));
            self.shelf.set(&slot, &value)?;
            Ok(())
        };
        let outcome = write();
        if outcome.is_err() && plan != Plan::Elsewhere {
            for part in written {
                let _ = self.shelf.remove(&name(&part));
            }
        }
        outcome
    }

    /// Lets go of the generation of an older program: a backup of the new one was verified.
    pub async fn unpin(&self) -> Result<(), StoreError> {
        let key = Part::Pinned.of(self.workspace);
        self.shelf.remove(&key)?;
        self.vault.write(&[Change::Delete(key)]).await
    }
}
