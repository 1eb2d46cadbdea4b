//! From a command to writes: a plan says what comes into being, which registers change from what to what, what goes.
//!
//! Invariant: a plan that was finished has been checked as a whole; carrying it out cannot fail halfway.

use crate::domain::check::{check, check_parent};
use crate::domain::record::title;
use crate::domain::{
    Action, Draft, Edit, Entity, FieldError, Problem, Prop, RecordId, Value, ValueRef,
};
use crate::replica::{IdMap, Key, Record};

use super::super::desk::Desk;
use super::super::moment::Moment;
use super::{Batch, CommandError};

/// What is to be done.
#[derive(Debug)]
pub(crate) struct Plan {
    pub action: Action,
    pub subject: Option<RecordId>,
    pub title: String,
    pub count: usize,
    pub created: Vec<Draft>,
    pub edits: Vec<Edit>,
    pub erased: Vec<(RecordId, Entity)>,
    /// The values are decisions: nothing stays beside them.
    pub decides: bool,
    /// A property whose value now was not seen by who edits it: it stays beside the new one.
    pub unseen: Option<(RecordId, Prop)>,
    /// What shall stand beside the new values, for a decision that is taken back.
    pub beside: Vec<Beside>,
}

/// Values that stand beside the current one of a register, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Beside {
    pub id: RecordId,
    pub key: Key,
    pub values: Vec<Value>,
}

/// Builds a plan.
pub(crate) struct Planner<'d, 'm, 'r> {
    pub desk: &'d Desk,
    pub at: &'m mut Moment<'r>,
    plan: Plan,
}

impl<'d, 'm, 'r> Planner<'d, 'm, 'r> {
    pub(crate) fn new(desk: &'d Desk, at: &'m mut Moment<'r>) -> Self {
        Planner {
            desk,
            at,
            plan: Plan {
                action: Action::Edit,
                subject: None,
                title: String::new(),
                count: 1,
                created: Vec::new(),
                edits: Vec::new(),
                erased: Vec::new(),
                decides: false,
                unseen: None,
                beside: Vec::new(),
            },
        }
    }

    /// Says what the plan is called and whom it is about.
    pub(crate) fn about(&mut self, action: Action, subjects: &[RecordId]) {
        self.plan.action = action;
        self.plan.subject = subjects.first().copied();
        self.plan.count = subjects.len();
        self.plan.title = subjects
            .first()
            .map_or_else(String::new, |id| title(self.desk.book(), *id));
    }

    /// Says that the values are decisions.
    pub(crate) fn decides(&mut self) {
        self.plan.decides = true;
    }

    /// Says that the value now of a property was not seen.
    pub(crate) fn not_seen(&mut self, id: RecordId, prop: Prop) {
        self.plan.unseen = Some((id, prop));
    }

    /// A record of this kind that is there.
    pub(crate) fn record(&self, id: RecordId, entity: Entity) -> Result<Record<'d>, CommandError> {
        self.desk
            .book()
            .record(id)
            .filter(|record| record.kind() == entity.kind())
            .ok_or(CommandError::NoSuchRecord(id))
    }

    /// What a record is.
    pub(crate) fn entity(&self, id: RecordId) -> Result<Entity, CommandError> {
        self.desk
            .book()
            .record(id)
            .and_then(|record| Entity::from_kind(record.kind()))
            .ok_or(CommandError::NoSuchRecord(id))
    }

    /// A new record of this kind, to be filled.
    pub(crate) fn draft(&mut self, entity: Entity) -> Draft {
        Draft::new(entity, self.at.new_id())
    }

    /// Creates a record; the first one gives the plan its name if nothing else has.
    pub(crate) fn create(&mut self, draft: Draft) -> RecordId {
        let id = draft.id;
        self.plan.created.push(draft);
        id
    }

    /// Names the plan after a record that does not exist yet.
    pub(crate) fn about_new(&mut self, action: Action, id: RecordId, title: &str) {
        self.plan.action = action;
        self.plan.subject = Some(id);
        self.plan.title = title.trim().to_owned();
    }

    /// Gives a property a value, if it has another.
    pub(crate) fn set(
        &mut self,
        id: RecordId,
        prop: Prop,
        value: Value,
    ) -> Result<(), CommandError> {
        self.set_at(id, prop, "", value)
    }

    /// Gives an element of a set or map a value, if it has another.
    pub(crate) fn set_at(
        &mut self,
        id: RecordId,
        prop: Prop,
        element: &str,
        value: Value,
    ) -> Result<(), CommandError> {
        let entity = self.entity(id)?;
        self.set_as(entity, id, prop, element, value);
        Ok(())
    }

    /// The same for a record that everybody calls by one id, whether it is there already or not.
    pub(crate) fn set_as(
        &mut self,
        entity: Entity,
        id: RecordId,
        prop: Prop,
        element: &str,
        value: Value,
    ) {
        let new = tidied(value);
        let record = self.desk.book().record(id);
        let old = record
            .and_then(|record| record.at(prop.field(), element))
            .map_or(Value::Null, ValueRef::to_value);
        let contested = record.is_some_and(|record| record.is_contested(&prop.key_at(element)));
        if old != new || (self.plan.decides && contested) {
            self.plan.edits.push(Edit {
                id,
                entity,
                prop,
                element: element.to_owned(),
                old,
                new,
            });
        }
    }

    /// Whether nothing would change so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.plan.created.is_empty() && self.plan.edits.is_empty() && self.plan.erased.is_empty()
    }

    /// Erases records.
    pub(crate) fn erases(&mut self, records: Vec<(RecordId, Entity)>) {
        self.plan.erased = records;
    }

    /// Takes over a batch. Errors say which of its records they are about.
    pub(crate) fn import(&mut self, batch: Batch) -> Result<(), CommandError> {
        let created = batch.created.len();
        self.plan.action = Action::Import;
        self.plan.title = batch.source;
        self.plan.count = created;
        self.plan.created = batch.created;
        let mut touched: Option<RecordId> = None;
        for (id, _, prop, element, value) in batch.edited {
            self.set_at(id, prop, &element, value)?;
            if touched != Some(id) {
                touched = Some(id);
                self.plan.count += 1;
            }
        }
        self.check(true)
    }

    /// Checks the plan as a whole.
    pub(crate) fn finish(self) -> Result<Plan, CommandError> {
        if self.is_empty() {
            return Err(CommandError::NothingToDo);
        }
        if self.plan.action != Action::Import {
            self.check(false)?;
        }
        Ok(self.plan)
    }

    fn check(&self, in_batch: bool) -> Result<(), CommandError> {
        let book = self.desk.book();
        let fresh: IdMap<Entity> = self
            .plan
            .created
            .iter()
            .map(|draft| (draft.id, draft.entity))
            .collect();
        let exists = |id: RecordId| {
            fresh.get(&id).copied().or_else(|| {
                book.record(id)
                    .and_then(|record| Entity::from_kind(record.kind()))
            })
        };
        let refuse = |index: usize, error: FieldError| {
            if in_batch {
                CommandError::Batch { index, error }
            } else {
                error.into()
            }
        };
        for (index, draft) in self.plan.created.iter().enumerate() {
            check_draft(draft, &exists).map_err(|error| refuse(index, error))?;
        }
        let created = self.plan.created.len();
        for (index, edit) in self.plan.edits.iter().enumerate() {
            check(edit.entity, edit.prop, &edit.element, &edit.new, &exists)
                .map_err(|error| refuse(created + index, error))?;
            if edit.prop == Prop::CompanyParent
                && let Value::Id(parent) = edit.new
            {
                check_parent(book, edit.id, parent)
                    .map_err(|error| refuse(created + index, error))?;
            }
        }
        Ok(())
    }
}

/// A new record fits if each of its values does and none that it needs is missing.
fn check_draft(
    draft: &Draft,
    exists: &dyn Fn(RecordId) -> Option<Entity>,
) -> Result<(), FieldError> {
    for (prop, element, value) in &draft.values {
        check(draft.entity, *prop, element, value, exists)?;
        if *prop == Prop::CompanyParent && *value == Value::Id(draft.id) {
            return Err(FieldError {
                prop: *prop,
                problem: Problem::Cycle,
            });
        }
    }
    let has = |wanted: Prop| draft.values.iter().any(|(prop, ..)| *prop == wanted);
    match Prop::of_entity(draft.entity).find(|prop| prop.is_required() && !has(*prop)) {
        Some(prop) => Err(FieldError {
            prop,
            problem: Problem::Required,
        }),
        None => Ok(()),
    }
}

/// Blanks around a text go, and a text of nothing is no text.
fn tidied(value: Value) -> Value {
    match value {
        Value::Text(text) if text.trim().is_empty() => Value::Null,
        Value::Text(text) if text.trim().len() != text.len() => Value::from(text.trim()),
        other => other,
    }
}
