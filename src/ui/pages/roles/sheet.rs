//! What the parts of one role page share.

use std::sync::Arc;

use leptos::prelude::*;

use super::team::Team;
use crate::app::views::role_page::RoleView;
use crate::content::roles::{Block, RoleBook, RolePage};
use crate::domain::RoleRef;

/// Whether the page is read or adapted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is read.
    Reading,
    /// Its blocks offer to be changed.
    Adapting,
}

/// One role's page.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// Whose it is.
    pub role: RoleRef,
    /// What it shows; `None` where the role is not in this book.
    pub page: Memo<Option<RoleView>>,
    /// Whether it is read or adapted.
    pub mode: RwSignal<Mode>,
    /// Our texts.
    pub texts: StoredValue<Arc<RoleBook>>,
    /// The book that keeps the team's texts.
    pub team: Team,
}

impl Sheet {
    /// Draws something with the page's data, if it is there.
    pub fn get<T>(&self, read: impl FnOnce(&RoleView) -> T) -> Option<T> {
        self.page.with(|page| page.as_ref().map(read))
    }

    /// Reads the built-in page whose texts stand below.
    pub fn with_base<T>(&self, read: impl FnOnce(Option<&RolePage>) -> T) -> T {
        let base = self
            .page
            .with_untracked(|page| page.as_ref().and_then(|page| page.base));
        self.texts
            .with_value(|texts| read(base.and_then(|base| texts.page(base))))
    }

    /// Puts a text in place of ours. The built-in text again, or none at all, means that ours holds.
    pub fn write(&self, block: Block, text: String, built_in: &str) {
        let text = text.trim();
        if text.is_empty() || text == built_in.trim() {
            self.reset(block);
        } else {
            self.team.write_text(self.role, block, text, built_in);
        }
    }

    /// Lets our text hold again.
    pub fn reset(&self, block: Block) {
        self.team.reset_text(self.role, block);
    }

    /// Lets our texts hold again on the whole page.
    pub fn reset_all(&self) {
        self.team.reset_page(self.role);
    }
}
