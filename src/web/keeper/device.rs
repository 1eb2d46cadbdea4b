//! What a device keeps beside any one workspace: its preferences and the list of its workspaces.

use std::cell::RefCell;
use std::collections::BTreeSet;

use wasm_bindgen_futures::spawn_local;

use super::{Keeper, TELL_GONE, channel_name};
use crate::replica::WorkspaceId;
use crate::store::port::StoreError;
use crate::store::registry::{self, Kind, Workspace};
use crate::store::settings::Settings;
use crate::web::channel::Channel;
use crate::web::shelf::BrowserShelf;
use crate::web::vault::BrowserVault;
use crate::web::{clock, device, random};

thread_local! {
    static ADOPTED: RefCell<BTreeSet<WorkspaceId>> = const { RefCell::new(BTreeSet::new()) };
}

impl Keeper {
    /// The preferences of this device; at once, before anything is painted.
    pub fn settings() -> Settings {
        Settings::load(&BrowserShelf::open())
    }

    /// Keeps the preferences; whether that succeeded.
    pub fn save_settings(settings: &Settings) -> bool {
        settings.save(&BrowserShelf::open()).is_ok()
    }

    /// The workspaces that can be named at once; [`Keeper::workspaces`] knows all.
    pub fn workspaces_at_once() -> Vec<Workspace> {
        registry::on_shelf(&BrowserShelf::open())
    }

    /// All workspaces, the last opened first.
    pub async fn workspaces() -> Vec<Workspace> {
        let (shelf, vault) = (BrowserShelf::open(), BrowserVault::shared());
        registry::sweep_deleted(&shelf, &vault).await;
        registry::all(&shelf, &vault).await
    }

    /// Makes a workspace. It can be opened at once; where nothing can be kept, it lives as long as the page.
    pub fn create(name: &str, kind: Kind) -> Workspace {
        let workspace = Workspace::new(random::workspace(), name, kind, clock::now_ms());
        if kind == Kind::Real {
            spawn_local(async {
                device::persist().await;
            });
        }
        Self::remember(workspace.clone());
        workspace
    }

    /// Adds a workspace that came from elsewhere, such as a backup of another device or of a workspace that was deleted
    /// here. Opening it then makes it anew.
    pub fn adopt(workspace: &Workspace) {
        ADOPTED.with_borrow_mut(|adopted| adopted.insert(workspace.id));
        let opened_ms = clock::now_ms();
        Self::remember(Workspace {
            opened_ms,
            ..workspace.clone()
        });
    }

    /// Sees to it that what is opened is not half deleted.
    pub(super) async fn settle_deletion(
        id: WorkspaceId,
        shelf: &BrowserShelf,
        vault: &BrowserVault,
    ) {
        let adopted = ADOPTED.with_borrow_mut(|adopted| adopted.remove(&id));
        if registry::is_gone(shelf, vault, id).await {
            if !adopted {
                // What cannot be removed was deleted all the same, and is swept away later.
                let _ = registry::sweep(shelf, vault, id).await;
            }
            registry::revive(shelf, vault, id).await;
        }
    }

    /// Gives a workspace another name.
    pub fn rename(workspace: &Workspace, name: &str) -> Workspace {
        let opened_ms = clock::now_ms().max(workspace.opened_ms);
        let renamed = Workspace {
            name: name.to_owned(),
            opened_ms,
            ..workspace.clone()
        };
        Self::remember(renamed.clone());
        renamed
    }

    pub(super) fn remember(workspace: Workspace) {
        // The name of a workspace is worth less than any action in it: if no engine takes it, its data is still found.
        let _ = registry::put_on_shelf(&BrowserShelf::open(), &workspace);
        spawn_local(async move {
            let _ = registry::put_in_vault(&BrowserVault::shared(), &workspace).await;
        });
    }

    /// Deletes a workspace for good, in both engines; other tabs that have it open are told.
    pub async fn delete(id: WorkspaceId) -> Result<(), StoreError> {
        let vault = BrowserVault::shared();
        registry::delete(&BrowserShelf::open(), &vault, id).await?;
        // A handle that cannot be forgotten opens nothing without permission.
        let _ = vault.delete_handle(&id.to_string()).await;
        Channel::open(&channel_name(id), |_| {}).tell(&[TELL_GONE]);
        Ok(())
    }
}
