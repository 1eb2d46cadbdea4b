//! The workspaces of this browser: which one is open, and how another one is opened or begun.

use leptos::prelude::*;

use super::session::follow;

use crate::replica::WorkspaceId;
use crate::store::registry::Workspace;

/// What the root of the page is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Open this one.
    Open(Workspace),
    /// Begin another one: the first run again.
    Begin,
}

/// The workspaces, and the wish for another one.
#[derive(Clone, Copy)]
pub struct Workspaces {
    list: RwSignal<Vec<Workspace>>,
    wish: RwSignal<Option<Wish>>,
}

impl Workspaces {
    /// With these known.
    pub fn new(list: Vec<Workspace>) -> Workspaces {
        Workspaces {
            list: RwSignal::new(list),
            wish: RwSignal::new(None),
        }
    }

    /// All of them, the last opened first.
    pub fn list(&self) -> Vec<Workspace> {
        follow(self.list)
    }

    /// All of them, read once.
    pub fn peek(&self) -> Vec<Workspace> {
        self.list.get_untracked()
    }

    /// Takes in what the registry says.
    pub fn set(&self, list: Vec<Workspace>) {
        self.list.set(list);
    }

    /// Opens another one.
    pub fn switch_to(&self, id: WorkspaceId) {
        let found = self
            .list
            .with_untracked(|list| list.iter().find(|known| known.id == id).cloned());
        self.wish.set(found.map(Wish::Open));
    }

    /// Begins a new one.
    pub fn begin_new(&self) {
        self.wish.set(Some(Wish::Begin));
    }

    /// What is wished for; taking it fulfils it.
    pub fn take_wish(&self) -> Option<Wish> {
        let wish = self.wish.get();
        if wish.is_some() {
            self.wish.set(None);
        }
        wish
    }
}

/// The workspaces of this browser.
pub fn use_workspaces() -> Workspaces {
    use_context::<Workspaces>().unwrap_or_else(|| Workspaces::new(Vec::new()))
}
