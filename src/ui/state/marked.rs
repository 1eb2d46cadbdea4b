//! Which customers of the list are marked. Survives scrolling, filtering and a look at one of them.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::replica::RecordId;

/// The marked customers.
#[derive(Clone, Copy)]
pub struct Marked(RwSignal<BTreeSet<RecordId>>);

impl Default for Marked {
    fn default() -> Self {
        Marked(RwSignal::new(BTreeSet::new()))
    }
}

impl Marked {
    /// Marks one, or takes its mark.
    pub fn toggle(&self, id: RecordId) {
        self.0.update(|marked| {
            if !marked.remove(&id) {
                marked.insert(id);
            }
        });
    }

    /// Marks many.
    pub fn add(&self, ids: impl IntoIterator<Item = RecordId>) {
        self.0.update(|marked| marked.extend(ids));
    }

    /// Marks none.
    pub fn clear(&self) {
        if self.0.with_untracked(|marked| !marked.is_empty()) {
            self.0.set(BTreeSet::new());
        }
    }

    /// Whether one is marked.
    pub fn has(&self, id: RecordId) -> bool {
        self.0.with(|marked| marked.contains(&id))
    }

    /// How many are marked.
    pub fn count(&self) -> usize {
        self.0.with(BTreeSet::len)
    }

    /// Whether all of these are marked.
    pub fn has_all(&self, ids: &[RecordId]) -> bool {
        self.0
            .with(|marked| !ids.is_empty() && ids.iter().all(|id| marked.contains(id)))
    }

    /// All marked ones, read once.
    pub fn ids(&self) -> Vec<RecordId> {
        self.0
            .with_untracked(|marked| marked.iter().copied().collect())
    }
}

/// The marked customers.
pub fn use_marked() -> Marked {
    use_context::<Marked>().unwrap_or_default()
}
