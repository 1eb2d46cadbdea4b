//! Who changed what: the record of every action, found by the record that it was about.

use std::collections::HashMap;

use crate::domain::draft::unpack;
use crate::domain::{Action, Book, Change, Edit, Entity, Prop, RecordId, Value};
use crate::replica::IdMap;

use super::desk::Desk;

/// Changes by the records that they touched, the oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changes {
    by_record: IdMap<Vec<RecordId>>,
    /// Where each change is filed, so that it can be taken out when it loses its share of something erased.
    filed: IdMap<Vec<RecordId>>,
}

impl Changes {
    pub(crate) fn build(book: &Book) -> Changes {
        let mut changes = Changes::default();
        for change in Change::all(book) {
            changes.add(change);
        }
        changes
    }

    /// Files a change anew: it came, was rewritten, or went.
    pub(crate) fn refresh(&mut self, book: &Book, id: RecordId) {
        for record in self.filed.remove(&id).unwrap_or_default() {
            if let Some(list) = self.by_record.get_mut(&record)
                && let Ok(at) = list.binary_search(&id)
            {
                list.remove(at);
            }
        }
        if let Some(change) = Change::find(book, id) {
            self.add(change);
        }
    }

    fn add(&mut self, change: Change<'_>) {
        let id = change.id();
        let touched: Vec<RecordId> = change
            .subject()
            .into_iter()
            .chain(change.created())
            .chain(change.touched())
            .collect();
        for record in &touched {
            let list = self.by_record.entry(*record).or_default();
            if let Err(at) = list.binary_search(&id) {
                list.insert(at, id);
            }
        }
        self.filed.insert(id, touched);
    }

    pub(crate) fn of(&self, record: RecordId) -> &[RecordId] {
        self.by_record.get(&record).map_or(&[], Vec::as_slice)
    }
}

/// One value that changed, and who changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The change that it was part of.
    pub change: RecordId,
    /// When, in milliseconds.
    pub at: i64,
    /// Who.
    pub author: Option<RecordId>,
    /// Doing what; `None` if a newer version knows.
    pub action: Option<Action>,
    /// Which record: the one asked for, or one that belongs to it.
    pub record: RecordId,
    /// Which property; `None` for the creation of the record.
    pub prop: Option<Prop>,
    /// The element of a set or map, empty for a plain property.
    pub element: String,
    /// What stood there.
    pub old: Value,
    /// What stood there from then on.
    pub new: Value,
}

impl Desk {
    /// Everything that happened to a record, the latest first; to one of its properties if that is named.
    pub fn history(&self, id: RecordId, prop: Option<Prop>) -> Vec<HistoryEntry> {
        let mut entries = Vec::new();
        for change in self.changes_of(id) {
            let entry = |prop, element, old, new| HistoryEntry {
                change: change.id(),
                at: change.at(),
                author: change.author(),
                action: change.action(),
                record: id,
                prop,
                element,
                old,
                new,
            };
            for edit in unpack(change.packed_edits()) {
                if edit.id == id && prop.is_none_or(|prop| prop == edit.prop) {
                    entries.push(entry(Some(edit.prop), edit.element, edit.old, edit.new));
                }
            }
            if change.created().any(|created| created == id) {
                entries.push(entry(None, String::new(), Value::Null, Value::Null));
            }
        }
        entries
    }

    /// What a record looked like before everything that was changed at or after a moment: the values that differ from
    /// today's. A record that was created later has nothing to show.
    pub fn values_before(&self, id: RecordId, at_ms: i64) -> HashMap<(Prop, String), Value> {
        let mut values = HashMap::new();
        for entry in self.history(id, None) {
            if entry.at < at_ms {
                break;
            }
            if let Some(prop) = entry.prop {
                values.insert((prop, entry.element), entry.old);
            }
        }
        values
    }

    /// The changes that touched a record, the latest first.
    pub fn changes_of(&self, id: RecordId) -> impl Iterator<Item = Change<'_>> + '_ {
        self.changes()
            .of(id)
            .iter()
            .rev()
            .filter_map(|change| Change::find(self.book(), *change))
    }

    /// Everything that the team did, the latest first.
    pub fn all_changes(&self) -> impl Iterator<Item = Change<'_>> + '_ {
        self.book()
            .records(Entity::Change.kind())
            .rev()
            .filter_map(Change::read)
    }

    /// The edits of a change, old and new values.
    pub fn edits_of(&self, change: Change<'_>) -> Vec<Edit> {
        unpack(change.packed_edits())
    }
}
