//! Files that hold a book: what is in one, what it would bring, and taking it in as one step for undo.
//!
//! Invariant: a file only adds. What is newer here stays, and undo puts back exactly the values that the file replaced.

use crate::domain::{Book, Edit, Entity, Prop, RecordId, Value};
use crate::replica::{ApplyError, Delta};

use super::command::Done;
use super::desk::Desk;
use crate::domain::Action;
use crate::domain::record::is_live;

/// How much of everything a book holds, without what was put away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inside {
    /// Customers.
    pub customers: usize,
    /// People at customers.
    pub people: usize,
    /// Entries of the timelines.
    pub entries: usize,
    /// Tasks and promises.
    pub tasks: usize,
    /// Deals.
    pub deals: usize,
    /// Members.
    pub members: usize,
}

impl Inside {
    /// Counts.
    pub fn of(book: &Book) -> Inside {
        let count = |entity: Entity| {
            book.records(entity.kind())
                .filter(|record| is_live(*record))
                .count()
        };
        Inside {
            customers: count(Entity::Company),
            people: count(Entity::Person),
            entries: count(Entity::Activity),
            tasks: count(Entity::Task) + count(Entity::Promise),
            deals: count(Entity::Deal),
            members: count(Entity::Member),
        }
    }
}

/// What a file changes here. The history that comes along is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Brings {
    /// Records that are new here.
    pub created: usize,
    /// Records that look different.
    pub changed: usize,
    /// Records that were erased for good elsewhere; undo does not bring them back.
    pub erased: usize,
}

impl Brings {
    /// Whether there is nothing new.
    pub const fn is_nothing(self) -> bool {
        self.created == 0 && self.changed == 0 && self.erased == 0
    }
}

impl Desk {
    /// What a book would bring, without taking it in.
    pub fn would_bring(&self, theirs: &Book, now_ms: u64) -> Result<Brings, ApplyError> {
        let mut after = self.book().clone();
        let applied = after.apply(&theirs.delta_since(self.book().vector()), now_ms)?;
        let difference = Difference::between(self.book(), &after, &applied.changed);
        Ok(difference.brings(applied.erased.len()))
    }

    /// Takes in what a file has and this book has not. `title` is what the step is called.
    pub fn take_in(
        &mut self,
        delta: &Delta,
        title: &str,
        now_ms: u64,
    ) -> Result<Brings, ApplyError> {
        let before = self.book().clone();
        let widened = self.receive(delta, now_ms)?;
        let difference = Difference::between(&before, self.book(), &widened);
        let erased = self.book().erased().len() - before.erased().len();
        let brings = difference.brings(erased);
        if !difference.created.is_empty() || !difference.edits.is_empty() {
            let done = Done {
                action: Action::Import,
                title: title.to_owned(),
                count: brings.created + brings.changed,
                can_undo: true,
            };
            self.undo
                .took_in(&done, difference.created, difference.edits);
        }
        Ok(brings)
    }
}

/// What undo needs to know.
struct Difference {
    created: Vec<(RecordId, Entity)>,
    edits: Vec<Edit>,
    changed: usize,
}

impl Difference {
    fn between(before: &Book, after: &Book, ids: &[RecordId]) -> Difference {
        let mut difference = Difference {
            created: Vec::new(),
            edits: Vec::new(),
            changed: 0,
        };
        for &id in ids {
            let Some(record) = after.record(id) else {
                continue;
            };
            let Some(entity) =
                Entity::from_kind(record.kind()).filter(|entity| *entity != Entity::Change)
            else {
                continue;
            };
            let Some(known) = before.record(id) else {
                difference.created.push((id, entity));
                continue;
            };
            let edits_before = difference.edits.len();
            for (field, element, value) in record.registers() {
                let Some(prop) = Prop::of(entity, field) else {
                    continue;
                };
                let old = known
                    .at(field, element)
                    .map_or(Value::Null, |old| old.to_value());
                let new = value.to_value();
                if old != new {
                    difference.edits.push(Edit {
                        id,
                        entity,
                        prop,
                        element: element.to_owned(),
                        old,
                        new,
                    });
                }
            }
            difference.changed += usize::from(difference.edits.len() > edits_before);
        }
        difference
    }

    fn brings(&self, erased: usize) -> Brings {
        Brings {
            created: self.created.len(),
            changed: self.changed,
            erased,
        }
    }
}
