//! The workspaces of this device. Invariant: each has a key of its own, so that two tabs never overwrite each other's
//! list, and what was deleted does not come back from an engine that missed it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::envelope::{self, Content};
use super::key::{self, Key};
use super::port::{Change, Shelf, StoreError, Vault};
use super::text;
use crate::replica::{RecordId, WorkspaceId};
use crate::sorting;

/// What a workspace is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Somebody's own data.
    #[default]
    Real,
    /// The sample company.
    Sample,
}

/// A workspace of this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its id, the same as its book's.
    pub id: WorkspaceId,
    /// Its name; empty if only its data was found.
    pub name: String,
    /// What it is for.
    pub kind: Kind,
    /// When it was made.
    pub created_ms: u64,
    /// When it was last opened.
    pub opened_ms: u64,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    name: String,
    kind: Kind,
    created_ms: u64,
    opened_ms: u64,
}

impl Workspace {
    /// A new workspace.
    pub fn new(id: WorkspaceId, name: &str, kind: Kind, now_ms: u64) -> Self {
        let name = name.to_owned();
        Self {
            id,
            name,
            kind,
            created_ms: now_ms,
            opened_ms: now_ms,
        }
    }

    fn seal(&self) -> Vec<u8> {
        let kept = Kept {
            name: self.name.clone(),
            kind: self.kind,
            created_ms: self.created_ms,
            opened_ms: self.opened_ms,
        };
        envelope::seal_value(Content::Workspace, &kept)
    }

    fn open(id: WorkspaceId, bytes: &[u8]) -> Option<Self> {
        let (_, kept) = envelope::open_value::<Kept>(Content::Workspace, bytes).ok()?;
        Some(Self {
            id,
            name: kept.name,
            kind: kept.kind,
            created_ms: kept.created_ms,
            opened_ms: kept.opened_ms,
        })
    }

    fn key(&self) -> String {
        Key::Workspace(self.id).to_string()
    }

    fn unknown(id: WorkspaceId) -> Self {
        Self::new(id, "", Kind::Real, 0)
    }
}

/// The workspaces that local storage knows of, the last opened first: what can be said before anything is awaited.
pub fn on_shelf(shelf: &impl Shelf) -> Vec<Workspace> {
    let mut found = Found::default();
    found.shelf(shelf);
    found.list()
}

/// All workspaces, the last opened first.
pub async fn all(shelf: &impl Shelf, vault: &impl Vault) -> Vec<Workspace> {
    let mut found = Found::default();
    found.shelf(shelf);
    for (name, bytes) in vault
        .read(&format!("{}w.", key::PREFIX))
        .await
        .unwrap_or_default()
    {
        found.take(&name, Some(bytes));
    }
    for name in vault.keys(key::PREFIX).await.unwrap_or_default() {
        found.take(&name, None);
    }
    found.list()
}

#[derive(Default)]
struct Found {
    known: BTreeMap<WorkspaceId, Workspace>,
    gone: BTreeSet<WorkspaceId>,
}

impl Found {
    fn shelf(&mut self, shelf: &impl Shelf) {
        for name in shelf.keys().unwrap_or_default() {
            let value = match key::parse(&name) {
                Some(Key::Workspace(_)) => shelf.get(&name).ok().flatten(),
                Some(Key::Gone(_) | Key::Ledger(..) | Key::Of(..)) | None => None,
            };
            self.take(&name, value.and_then(|value| text::to_bytes(&value)));
        }
    }

    fn take(&mut self, name: &str, bytes: Option<Vec<u8>>) {
        match key::parse(name) {
            Some(Key::Workspace(id)) => {
                let Some(kept) = bytes.and_then(|bytes| Workspace::open(id, &bytes)) else {
                    return;
                };
                let known = self.known.entry(id).or_insert_with(|| kept.clone());
                // An entry that was never opened is the stand-in for one whose name was not found yet.
                if kept.opened_ms >= known.opened_ms {
                    *known = kept;
                }
            }
            Some(Key::Gone(id)) => drop(self.gone.insert(id)),
            Some(Key::Of(id, part)) if part.is_of_the_book() => {
                self.known
                    .entry(id)
                    .or_insert_with(|| Workspace::unknown(id));
            }
            Some(Key::Of(..) | Key::Ledger(..)) | None => {}
        }
    }

    fn list(self) -> Vec<Workspace> {
        let gone = self.gone;
        let mut list: Vec<_> = self
            .known
            .into_values()
            .filter(|kept| !gone.contains(&kept.id))
            .collect();
        sorting::by(&mut list, |a, b| {
            b.opened_ms.cmp(&a.opened_ms).then(a.id.cmp(&b.id))
        });
        list
    }
}

/// Keeps a workspace's entry on the shelf; returns whether that succeeded.
pub fn put_on_shelf(shelf: &impl Shelf, workspace: &Workspace) -> Result<(), StoreError> {
    shelf.set(&workspace.key(), &text::from_bytes(&workspace.seal()))
}

/// Keeps a workspace's entry in the vault.
pub async fn put_in_vault(vault: &impl Vault, workspace: &Workspace) -> Result<(), StoreError> {
    vault
        .write(&[Change::Put(workspace.key(), workspace.seal())])
        .await
}

/// Every record of a workspace that was ever erased on this device.
pub async fn ledger(vault: &impl Vault, id: WorkspaceId) -> Vec<RecordId> {
    let names = vault
        .keys(&key::ledger_prefix(id))
        .await
        .unwrap_or_default();
    let ids = names.iter().filter_map(|name| match key::parse(name) {
        Some(Key::Ledger(_, erased)) => Some(erased),
        Some(Key::Workspace(_) | Key::Gone(_) | Key::Of(..)) | None => None,
    });
    ids.collect()
}

/// Deletes a workspace: exactly its keys, in both engines. First it is noted, then it is done, so that a deletion which is
/// interrupted is finished by [`sweep_deleted`].
pub async fn delete(
    shelf: &impl Shelf,
    vault: &impl Vault,
    id: WorkspaceId,
) -> Result<(), StoreError> {
    let gone = Key::Gone(id).to_string();
    let marked = vault.write(&[Change::Put(gone.clone(), Vec::new())]).await;
    let shelved = match shelf.set(&gone, "") {
        Err(StoreError::Full(_)) => remove_from_shelf(shelf, id),
        shelved => shelved,
    };
    if let (Err(error), Err(_)) = (&marked, &shelved) {
        return Err(error.clone());
    }
    sweep(shelf, vault, id).await
}

/// Whether a workspace was deleted on this device.
pub async fn is_gone(shelf: &impl Shelf, vault: &impl Vault, id: WorkspaceId) -> bool {
    let gone = Key::Gone(id).to_string();
    matches!(shelf.get(&gone), Ok(Some(_))) || matches!(vault.get(&gone).await, Ok(Some(_)))
}

/// Lets a workspace that was deleted be made anew, from a backup.
pub async fn revive(shelf: &impl Shelf, vault: &impl Vault, id: WorkspaceId) {
    let gone = Key::Gone(id).to_string();
    // An engine that cannot forget the deletion is one that cannot keep the workspace either.
    let _ = shelf.remove(&gone);
    let _ = vault.write(&[Change::Delete(gone)]).await;
}

/// Finishes deletions that were interrupted.
pub async fn sweep_deleted(shelf: &impl Shelf, vault: &impl Vault) {
    let mut names = shelf.keys().unwrap_or_default();
    names.extend(
        vault
            .keys(&format!("{}x.", key::PREFIX))
            .await
            .unwrap_or_default(),
    );
    let gone = sorting::set(names.iter().filter_map(|name| match key::parse(name) {
        Some(Key::Gone(id)) => Some(id),
        Some(Key::Workspace(_) | Key::Ledger(..) | Key::Of(..)) | None => None,
    }));
    for id in gone {
        // What cannot be removed now is removed next time; it is not shown in the meantime.
        let _ = sweep(shelf, vault, id).await;
    }
}

/// Removes everything of a deleted workspace but the note that it is gone, which stays in the vault.
pub async fn sweep(
    shelf: &impl Shelf,
    vault: &impl Vault,
    id: WorkspaceId,
) -> Result<(), StoreError> {
    let gone = Key::Gone(id).to_string();
    let mut names = vault.keys(&key::prefix(id)).await.unwrap_or_default();
    let entry = Key::Workspace(id).to_string();
    if matches!(vault.get(&entry).await, Ok(Some(_))) {
        names.push(entry.clone());
    }
    let noted = vault.get(&gone).await.is_ok_and(|note| note.is_some());
    let removed = if names.is_empty() && noted {
        Ok(())
    } else {
        let mut changes: Vec<Change> = names.into_iter().map(Change::Delete).collect();
        changes.push(Change::Put(gone.clone(), Vec::new()));
        vault.write(&changes).await
    };
    match remove_from_shelf(shelf, id).and_then(|()| shelf.remove(&entry)) {
        // The note on the shelf may only go where the vault remembers.
        Ok(()) if removed.is_ok() => shelf.remove(&gone),
        Ok(()) | Err(StoreError::Blocked(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

fn remove_from_shelf(shelf: &impl Shelf, id: WorkspaceId) -> Result<(), StoreError> {
    let prefix = key::prefix(id);
    for name in shelf
        .keys()?
        .into_iter()
        .filter(|name| name.starts_with(&prefix))
    {
        shelf.remove(&name)?;
    }
    Ok(())
}
