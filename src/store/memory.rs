//! Both engines in memory, with everything that goes wrong in real ones: no room, no permission, writes that are torn
//! or lost, and a process that dies between two steps.
//!
//! Invariant: what survives [`MemoryShelf::crash`] is what Chromium would have committed, no more: local storage lags
//! behind, IndexedDB does not.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::port::{Change, Engine, Shelf, StoreError, Vault};
use super::text;

/// The quota of local storage in every browser, in UTF-16 units.
pub const QUOTA: usize = 5 * 1024 * 1024;

/// What is to go wrong, and at which write from now, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The write finds no room.
    Full,
    /// The write fails for another reason.
    Failed,
    /// The write says that it succeeded, and half of it is there.
    Torn,
    /// The write says that it succeeded, and nothing is there.
    Lost,
    /// The process dies before the write: it and everything after it fails until a restart.
    Dies,
    /// The process dies right after the write, before anybody hears that it succeeded.
    DiesAfter,
}

#[derive(Clone, Debug, Default)]
struct Faults {
    at: BTreeMap<u64, Fault>,
    /// From this write on there is no room.
    full_from: Option<u64>,
}

/// Counts writes and says which of them go wrong.
#[derive(Clone, Debug, Default)]
struct Script {
    faults: RefCell<Faults>,
    writes: Cell<u64>,
    dead: Cell<bool>,
}

impl Script {
    fn next(&self) -> Option<Fault> {
        let number = self.writes.get();
        self.writes.set(number + 1);
        let faults = self.faults.borrow();
        if self.dead.get() {
            return Some(Fault::Dies);
        }
        let fault = faults.at.get(&number).copied();
        if matches!(fault, Some(Fault::Dies | Fault::DiesAfter)) {
            self.dead.set(true);
        }
        fault.or_else(|| {
            faults
                .full_from
                .filter(|from| number >= *from)
                .map(|_| Fault::Full)
        })
    }

    fn plan(&self, in_writes: u64, fault: Fault) {
        self.faults
            .borrow_mut()
            .at
            .insert(self.writes.get() + in_writes, fault);
    }

    fn restart(&self) {
        *self.faults.borrow_mut() = Faults::default();
        self.dead.set(false);
    }
}

/// Local storage in memory.
#[derive(Clone, Debug)]
pub struct MemoryShelf {
    seen: RefCell<BTreeMap<String, String>>,
    disk: RefCell<BTreeMap<String, String>>,
    used: Cell<usize>,
    quota: Cell<usize>,
    blocked: Cell<bool>,
    script: Script,
}

impl Default for MemoryShelf {
    fn default() -> Self {
        Self::with_quota(QUOTA)
    }
}

impl MemoryShelf {
    /// A shelf with so much room.
    pub fn with_quota(units: usize) -> Self {
        Self {
            seen: RefCell::default(),
            disk: RefCell::default(),
            used: Cell::new(0),
            quota: Cell::new(units),
            blocked: Cell::new(false),
            script: Script::default(),
        }
    }

    /// A shelf that the browser does not let the page use.
    pub fn blocked() -> Self {
        let shelf = Self::default();
        shelf.blocked.set(true);
        shelf
    }

    /// Plans a fault.
    pub fn plan(&self, in_writes: u64, fault: Fault) {
        self.script.plan(in_writes, fault);
    }

    /// Leaves no room from some write on.
    pub fn full_from(&self, in_writes: u64) {
        self.script.faults.borrow_mut().full_from = Some(self.script.writes.get() + in_writes);
    }

    /// How many writes there were, those that failed included.
    pub fn writes(&self) -> u64 {
        self.script.writes.get()
    }

    /// The browser writes to disk, as it does every few seconds and when a tab closes.
    pub fn commit(&self) {
        self.disk.borrow_mut().clone_from(&self.seen.borrow());
    }

    /// The whole browser is killed: what was not committed is gone. Faults are forgotten.
    pub fn crash(&self) {
        self.seen.borrow_mut().clone_from(&self.disk.borrow());
        self.recount();
        self.script.restart();
    }

    /// The page is loaded again, in the same browser.
    pub fn reload(&self) {
        self.script.restart();
    }

    /// Everything is gone.
    pub fn wipe(&self) {
        self.seen.borrow_mut().clear();
        self.disk.borrow_mut().clear();
        self.used.set(0);
    }

    /// Puts any text under any key, past all rules.
    pub fn damage(&self, key: &str, value: Option<String>) {
        let mut seen = self.seen.borrow_mut();
        match value {
            Some(value) => drop(seen.insert(key.to_owned(), value)),
            None => drop(seen.remove(key)),
        }
        drop(seen);
        self.recount();
    }

    /// Everything in it.
    pub fn dump(&self) -> BTreeMap<String, String> {
        self.seen.borrow().clone()
    }

    fn recount(&self) {
        self.used.set(
            self.seen
                .borrow()
                .iter()
                .map(|(key, value)| text::units(key, value))
                .sum(),
        );
    }

    fn check(&self) -> Result<(), StoreError> {
        if self.blocked.get() {
            Err(StoreError::Blocked(Engine::Shelf))
        } else {
            Ok(())
        }
    }
}

impl Shelf for MemoryShelf {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.check()?;
        Ok(self.seen.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.check()?;
        let fault = self.script.next();
        let value = match fault {
            None | Some(Fault::DiesAfter) => value,
            Some(Fault::Full) => return Err(StoreError::Full(Engine::Shelf)),
            Some(Fault::Failed | Fault::Dies) => {
                return Err(StoreError::Failed(Engine::Shelf, "as planned".into()));
            }
            Some(Fault::Lost) => return Ok(()),
            Some(Fault::Torn) => {
                let half = value.char_indices().nth(value.chars().count() / 2);
                &value[..half.map_or(0, |(at, _)| at)]
            }
        };
        let mut seen = self.seen.borrow_mut();
        let old = seen.get(key).map_or(0, |old| text::units(key, old));
        let used = self.used.get() - old + text::units(key, value);
        if used > self.quota.get() {
            return Err(StoreError::Full(Engine::Shelf));
        }
        seen.insert(key.to_owned(), value.to_owned());
        self.used.set(used);
        died(fault, Engine::Shelf)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.check()?;
        let fault = self.script.next();
        match fault {
            Some(Fault::Dies | Fault::Failed) => {
                return Err(StoreError::Failed(Engine::Shelf, "as planned".into()));
            }
            Some(Fault::Lost) => return Ok(()),
            // Taking away needs no room and cannot be done by halves.
            Some(Fault::Full | Fault::Torn | Fault::DiesAfter) | None => {}
        }
        if let Some(old) = self.seen.borrow_mut().remove(key) {
            self.used.set(self.used.get() - text::units(key, &old));
        }
        died(fault, Engine::Shelf)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.check()?;
        Ok(self.seen.borrow().keys().cloned().collect())
    }

    fn used(&self) -> Result<usize, StoreError> {
        self.check()?;
        Ok(self.used.get())
    }
}

fn died(fault: Option<Fault>, engine: Engine) -> Result<(), StoreError> {
    if fault == Some(Fault::DiesAfter) {
        return Err(StoreError::Failed(engine, "as planned".into()));
    }
    Ok(())
}

/// IndexedDB in memory. A transaction that returned is on disk.
#[derive(Clone, Debug, Default)]
pub struct MemoryVault {
    entries: RefCell<BTreeMap<String, Vec<u8>>>,
    blocked: Cell<bool>,
    script: Script,
}

impl MemoryVault {
    /// A vault that the browser does not let the page use.
    pub fn blocked() -> Self {
        let vault = Self::default();
        vault.blocked.set(true);
        vault
    }

    /// Plans a fault. Torn and lost do not exist here: a transaction is whole or fails.
    pub fn plan(&self, in_writes: u64, fault: Fault) {
        self.script.plan(in_writes, fault);
    }

    /// Leaves no room from some transaction on.
    pub fn full_from(&self, in_writes: u64) {
        self.script.faults.borrow_mut().full_from = Some(self.script.writes.get() + in_writes);
    }

    /// How many transactions there were.
    pub fn writes(&self) -> u64 {
        self.script.writes.get()
    }

    /// The browser is started again, or the page loaded again.
    pub fn restart(&self) {
        self.script.restart();
    }

    /// Everything is gone.
    pub fn wipe(&self) {
        self.entries.borrow_mut().clear();
    }

    /// Puts any bytes under any key, past all rules.
    pub fn damage(&self, key: &str, bytes: Option<Vec<u8>>) {
        match bytes {
            Some(bytes) => drop(self.entries.borrow_mut().insert(key.to_owned(), bytes)),
            None => drop(self.entries.borrow_mut().remove(key)),
        }
    }

    /// Everything in it.
    pub fn dump(&self) -> BTreeMap<String, Vec<u8>> {
        self.entries.borrow().clone()
    }

    fn check(&self) -> Result<(), StoreError> {
        if self.blocked.get() {
            Err(StoreError::Blocked(Engine::Vault))
        } else {
            Ok(())
        }
    }
}

impl Vault for MemoryVault {
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.check()?;
        let entries = self.entries.borrow();
        Ok(entries
            .keys()
            .filter(|key| key.starts_with(prefix))
            .cloned()
            .collect())
    }

    async fn read(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.check()?;
        let entries = self.entries.borrow();
        let ours = entries.iter().filter(|(key, _)| key.starts_with(prefix));
        Ok(ours
            .map(|(key, bytes)| (key.clone(), bytes.clone()))
            .collect())
    }

    async fn between(&self, from: &str, to: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.check()?;
        let entries = self.entries.borrow();
        let ours = entries.range(from.to_owned()..to.to_owned());
        Ok(ours
            .map(|(key, bytes)| (key.clone(), bytes.clone()))
            .collect())
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.check()?;
        Ok(self.entries.borrow().get(key).cloned())
    }

    async fn write(&self, changes: &[Change]) -> Result<(), StoreError> {
        self.check()?;
        let fault = self.script.next();
        match fault {
            None | Some(Fault::DiesAfter) => {}
            Some(Fault::Full) => return Err(StoreError::Full(Engine::Vault)),
            Some(Fault::Failed | Fault::Dies | Fault::Torn | Fault::Lost) => {
                return Err(StoreError::Failed(Engine::Vault, "as planned".into()));
            }
        }
        let mut entries = self.entries.borrow_mut();
        for change in changes {
            match change {
                Change::Put(key, bytes) => drop(entries.insert(key.clone(), bytes.clone())),
                Change::Delete(key) => drop(entries.remove(key)),
            }
        }
        died(fault, Engine::Vault)
    }
}
