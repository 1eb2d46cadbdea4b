//! Taking back and doing again. Both write values like any other action; what was created is withdrawn, not destroyed.
//!
//! Invariant: nobody's work is overwritten. Where someone else wrote in between, undo refuses and says who and where.

use thiserror::Error;

use crate::domain::draft::unpack;
use crate::domain::record::title;
use crate::domain::{Action, Change, Edit, Entity, FieldError, Prop, RecordId, Value};
use crate::replica::{CommitError, Key, WriterId};

use super::command::{Beside, CommandError, Done, Outcome, Plan};
use super::desk::Desk;
use super::moment::Moment;

/// So many actions can be taken back.
pub const UNDO_LIMIT: usize = 20;

/// Why an action could not be taken back. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum UndoError {
    /// There is nothing to take back, or to do again.
    #[error("there is nothing to take back")]
    Nothing,
    /// Someone wrote in between.
    #[error("{record} was changed since")]
    ChangedSince {
        /// Which record.
        record: RecordId,
        /// What it is called.
        title: String,
        /// Which property; `None` for something that was created.
        prop: Option<Prop>,
        /// Who, if that is known.
        by: Option<RecordId>,
    },
    /// The record was erased since.
    #[error("{0} was erased since")]
    Erased(RecordId),
    /// What it was before no longer fits: it points to something that is gone.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// The book refused.
    #[error(transparent)]
    Book(#[from] CommitError),
}

/// One action that can be taken back, or done again.
#[derive(Clone, Debug)]
struct Step {
    done: Done,
    created: Vec<(RecordId, Entity)>,
    edits: Vec<Edit>,
    /// What stood beside the old values, if the action was a decision.
    beside: Vec<Beside>,
    /// Who wrote it; `None` for what came from a file, where the values alone say whether it still stands.
    writer: Option<WriterId>,
}

/// The last actions of this page.
#[derive(Debug, Default)]
pub(crate) struct UndoStack {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl Step {
    fn is_foreign(&self, writer: WriterId) -> bool {
        self.writer.is_some_and(|own| own != writer)
    }

    /// The same step after it was turned: its values are this writer's now.
    fn written_by(self, writer: WriterId) -> Step {
        Step {
            writer: self.writer.map(|_| writer),
            ..self
        }
    }
}

impl UndoStack {
    /// Remembers an action. What was taken back before can no longer be done again.
    pub(crate) fn did(
        &mut self,
        done: &Done,
        created: Vec<(RecordId, Entity)>,
        edits: Vec<Edit>,
        beside: Vec<Beside>,
        writer: WriterId,
    ) {
        self.undone.clear();
        self.push(Step {
            done: done.clone(),
            created,
            edits,
            beside,
            writer: Some(writer),
        });
    }

    /// Remembers what was taken in from a file.
    pub(crate) fn took_in(
        &mut self,
        done: &Done,
        created: Vec<(RecordId, Entity)>,
        edits: Vec<Edit>,
    ) {
        self.undone.clear();
        self.push(Step {
            done: done.clone(),
            created,
            edits,
            beside: Vec::new(),
            writer: None,
        });
    }

    pub(crate) fn forget_redo(&mut self) {
        self.undone.clear();
    }

    fn push(&mut self, step: Step) {
        if self.done.len() == UNDO_LIMIT {
            self.done.remove(0);
        }
        self.done.push(step);
    }
}

/// Which way an action is turned.
#[derive(Clone, Copy)]
enum Turn {
    Back,
    Again,
}

impl Desk {
    /// What undo would take back.
    pub fn can_undo(&self) -> Option<&Done> {
        self.undo.done.last().map(|step| &step.done)
    }

    /// What redo would do again.
    pub fn can_redo(&self) -> Option<&Done> {
        self.undo.undone.last().map(|step| &step.done)
    }

    /// Takes the last action back. Where that is refused, the action is no longer offered.
    pub fn undo(&mut self, at: &mut Moment<'_>) -> Result<Outcome, UndoError> {
        let step = self.undo.done.pop().ok_or(UndoError::Nothing)?;
        self.check_untouched(&step, |edit| &edit.new)?;
        let outcome = self.turn(&step, Turn::Back, at)?;
        self.undo.undone.push(step.written_by(at.writer));
        Ok(outcome)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self, at: &mut Moment<'_>) -> Result<Outcome, UndoError> {
        let step = self.undo.undone.pop().ok_or(UndoError::Nothing)?;
        self.check_untouched(&step, |edit| &edit.old)?;
        let outcome = self.turn(&step, Turn::Again, at)?;
        self.undo.push(step.written_by(at.writer));
        Ok(outcome)
    }

    /// Takes back any action of the team, from its record, if everything that it wrote still stands.
    pub fn undo_change(
        &mut self,
        change: RecordId,
        at: &mut Moment<'_>,
    ) -> Result<Outcome, UndoError> {
        let change = Change::find(self.book(), change).ok_or(UndoError::Nothing)?;
        let edits = unpack(change.packed_edits());
        let created: Vec<(RecordId, Entity)> = change
            .created()
            .filter_map(|id| {
                let kind = self.book().record(id)?.kind();
                Some((id, Entity::from_kind(kind)?))
            })
            .collect();
        let step = Step {
            done: Done {
                action: change.action().unwrap_or(Action::Edit),
                title: change
                    .subject()
                    .map_or_else(String::new, |id| title(self.book(), id)),
                count: created.len().max(1),
                can_undo: true,
            },
            created,
            edits,
            beside: Vec::new(),
            writer: Some(at.writer),
        };
        for edit in &step.edits {
            if self.current(edit)?.0 != edit.new {
                return Err(self.changed_since(edit.id, Some(edit.prop)));
            }
        }
        let outcome = self.turn(&step, Turn::Back, at)?;
        self.undo.undone.clear();
        Ok(outcome)
    }

    /// What stands in a register now, and who wrote it.
    fn current(&self, edit: &Edit) -> Result<(Value, Option<WriterId>), UndoError> {
        let record = self
            .book()
            .record(edit.id)
            .ok_or(UndoError::Erased(edit.id))?;
        Ok(match record.siblings(&edit.key()).next() {
            Some((dot, _, value)) => (value.to_value(), Some(dot.writer)),
            None => (Value::Null, None),
        })
    }

    /// Refuses where someone else wrote in between: every register has to hold the value that we left there.
    fn check_untouched(&self, step: &Step, left: fn(&Edit) -> &Value) -> Result<(), UndoError> {
        for edit in &step.edits {
            let (value, writer) = self.current(edit)?;
            let foreign = writer.is_some_and(|writer| step.is_foreign(writer));
            if value != *left(edit) || foreign {
                return Err(self.changed_since(edit.id, Some(edit.prop)));
            }
        }
        for (id, _) in &step.created {
            let record = self.book().record(*id).ok_or(UndoError::Erased(*id))?;
            let foreign = record.registers().any(|(field, element, _)| {
                record
                    .siblings(&Key::at(field, element))
                    .any(|(dot, ..)| step.is_foreign(dot.writer))
            });
            if foreign {
                return Err(self.changed_since(*id, None));
            }
        }
        Ok(())
    }

    fn changed_since(&self, record: RecordId, prop: Option<Prop>) -> UndoError {
        UndoError::ChangedSince {
            record,
            title: title(self.book(), record),
            prop,
            by: self.changes_of(record).next().and_then(Change::author),
        }
    }

    fn turn(&mut self, step: &Step, turn: Turn, at: &mut Moment<'_>) -> Result<Outcome, UndoError> {
        let (mut edits, action, withdrawn): (Vec<Edit>, _, _) = match turn {
            Turn::Back => (
                step.edits.iter().rev().map(Edit::reversed).collect(),
                Action::Undo,
                [Value::Null, Value::Bool(true)],
            ),
            Turn::Again => (
                step.edits.clone(),
                Action::Redo,
                [Value::Bool(true), Value::Null],
            ),
        };
        for (id, entity) in &step.created {
            edits.push(Edit {
                id: *id,
                entity: *entity,
                prop: Prop::Withdrawn,
                element: String::new(),
                old: withdrawn[0].clone(),
                new: withdrawn[1].clone(),
            });
        }
        let subject = step
            .created
            .first()
            .map(|(id, _)| *id)
            .or_else(|| step.edits.first().map(|edit| edit.id));
        let plan = Plan {
            action,
            subject,
            title: step.done.title.clone(),
            count: step.done.count,
            created: Vec::new(),
            edits,
            erased: Vec::new(),
            unseen: None,
            decides: !step.beside.is_empty(),
            beside: match turn {
                Turn::Back => step.beside.clone(),
                Turn::Again => Vec::new(),
            },
        };
        self.carry_out(plan, at, false)
            .map_err(|error| match error {
                CommandError::Book(error) => UndoError::Book(error),
                CommandError::Field(error) | CommandError::Batch { error, .. } => {
                    UndoError::Field(error)
                }
                CommandError::NoSuchRecord(id) => UndoError::Erased(id),
                CommandError::NothingToDo
                | CommandError::DaysReversed
                | CommandError::NoSuchStage
                | CommandError::NoStages
                | CommandError::Join(_) => UndoError::Nothing,
            })
    }
}
