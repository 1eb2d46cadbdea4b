//! What can be done with a thing to be done.

use leptos::prelude::*;

use super::place::{current_row, focus_row_soon};
use crate::app::command::Command;
use crate::app::views::agenda::{AgendaItem, AgendaKind};
use crate::app::views::tasks::moved_by;
use crate::domain::calendar::to_days;
use crate::domain::{PromiseStatus, Prop, Value};
use crate::replica::RecordId;
use crate::ui::state::{Overlay, Overlays, Session, use_overlay, use_session};

/// A form that a list of things to be done opens.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// What came of a customer's next step, and what comes next.
    Complete(RecordId),
    /// Another day or other words for a task or promise.
    Edit(AgendaItem),
    /// A new promise.
    NewPromise,
    /// A new next step.
    NewStep,
}

/// What can be done, and the form that is open for it.
#[derive(Clone, Copy)]
pub struct AgendaActions {
    session: Session,
    overlay: Overlays,
    asked: RwSignal<Option<Asked>>,
    /// The row to which the focus goes back when the form closes.
    place: StoredValue<Option<usize>>,
}

impl Default for AgendaActions {
    fn default() -> Self {
        AgendaActions {
            session: use_session(),
            overlay: use_overlay(),
            asked: RwSignal::new(None),
            place: StoredValue::new(None),
        }
    }
}

impl AgendaActions {
    /// The form that is open.
    pub fn asked(&self) -> Option<Asked> {
        self.asked.get()
    }

    /// Opens a form.
    pub fn ask(&self, what: Asked) {
        self.place.set_value(current_row());
        self.asked.set(Some(what));
    }

    /// Closes the form; the focus goes back to the row from which it was opened.
    pub fn close(&self) {
        self.asked.set(None);
        if let Some(row) = self.place.get_value() {
            focus_row_soon(row);
        }
    }

    /// It is done. A customer's next step asks what came of it; a promise was kept.
    pub fn complete(&self, item: &AgendaItem) {
        match item.kind {
            AgendaKind::Step => self.ask(Asked::Complete(item.id)),
            AgendaKind::Task | AgendaKind::Complaint => self.act(Command::SetTaskDone {
                task: item.id,
                done: true,
            }),
            AgendaKind::Promise => self.settle(item.id, PromiseStatus::Kept),
        }
    }

    /// A promise was kept or broken.
    pub fn settle(&self, promise: RecordId, status: PromiseStatus) {
        self.act(Command::SettlePromise { promise, status });
    }

    /// Moves it by some days, never to a weekend.
    pub fn move_by(&self, item: &AgendaItem, days: i32) {
        let due = moved_by(item.due, days, self.session.today());
        self.act(match item.kind {
            AgendaKind::Step => Command::MoveStep {
                companies: vec![item.id],
                due,
            },
            AgendaKind::Task | AgendaKind::Complaint => Command::Edit {
                id: item.id,
                prop: Prop::TaskDue,
                value: Value::Date(to_days(due)),
            },
            AgendaKind::Promise => Command::Edit {
                id: item.id,
                prop: Prop::PromiseDue,
                value: Value::Date(to_days(due)),
            },
        });
    }

    /// Opens the form for its day and words.
    pub fn edit(&self, item: &AgendaItem) {
        match item.kind {
            AgendaKind::Step => self.overlay.open(Overlay::FollowUp(item.id)),
            AgendaKind::Task | AgendaKind::Complaint | AgendaKind::Promise => {
                self.ask(Asked::Edit(item.clone()));
            }
        }
    }

    /// Puts it away: a task or promise into the bin; a next step is taken off its customer.
    pub fn put_away(&self, item: &AgendaItem) {
        let ids = vec![item.id];
        self.act(match item.kind {
            AgendaKind::Step => Command::ClearStep { companies: ids },
            AgendaKind::Task | AgendaKind::Complaint | AgendaKind::Promise => {
                Command::Archive { ids }
            }
        });
    }

    fn act(&self, command: Command) {
        let row = current_row();
        self.session.dispatch(command);
        if let Some(row) = row {
            focus_row_soon(row);
        }
    }
}
