//! What happened, what is to be done, what was promised.

use chrono::NaiveDate;

use crate::domain::calendar::to_days;
use crate::domain::{
    Action, Entity, FieldError, Problem, PromiseStatus, Prop, RecordId, RoleRef, Value,
};

use super::{CommandError, NewActivity, NewPromise, NewTask, Next, Planner};

impl Planner<'_, '_, '_> {
    pub(super) fn log(&mut self, new: NewActivity) -> Result<(), CommandError> {
        self.about(Action::Log, &[new.company]);
        self.record(new.company, Entity::Company)?;
        let promise = match &new.promise {
            Some((text, due)) => {
                Some(self.promise(text, Some(new.company), new.person, None, *due))
            }
            None => None,
        };
        let says_something = !new.text.trim().is_empty()
            || !new.outcome.trim().is_empty()
            || promise.is_some()
            || new.kind.is_contact();
        if !says_something && new.next == Next::Unchanged {
            return Err(CommandError::Field(FieldError {
                prop: Prop::ActivityText,
                problem: Problem::Required,
            }));
        }
        if says_something {
            let role = self.at.role.map_or_else(String::new, RoleRef::key);
            let draft = self
                .draft(Entity::Activity)
                .text(Prop::ActivityKind, new.kind.id())
                .link(Prop::ActivityCompany, Some(new.company))
                .link(Prop::ActivityPerson, new.person)
                .link(Prop::ActivityAuthor, Some(self.at.member))
                .text(Prop::ActivityRole, &role)
                .int(Prop::ActivityAt, new.at_ms.unwrap_or(self.at.now_ms as i64))
                .int(Prop::ActivityOffset, i64::from(self.at.offset_minutes))
                .text(Prop::ActivityText, &new.text)
                .text(Prop::ActivityOutcome, &new.outcome)
                .link(Prop::ActivityPromise, promise);
            self.create(draft);
        }
        match new.next {
            Next::Unchanged => Ok(()),
            Next::None => self.write_step(new.company, None),
            Next::Step(step) => self.write_step(new.company, Some(&step)),
        }
    }

    pub(super) fn add_task(&mut self, new: NewTask) -> Result<(), CommandError> {
        let draft = self
            .draft(Entity::Task)
            .text(Prop::TaskTitle, &new.title)
            .link(Prop::TaskCompany, new.company)
            .link(Prop::TaskPerson, new.person)
            .day(Prop::TaskDue, new.due)
            .link(Prop::TaskAssignee, new.assignee.or(Some(self.at.member)))
            .flag(Prop::TaskComplaint, new.complaint)
            .text(Prop::TaskNote, &new.note);
        let id = self.create(draft);
        self.about_new(Action::AddTask, id, &new.title);
        Ok(())
    }

    pub(super) fn set_task_done(&mut self, id: RecordId, done: bool) -> Result<(), CommandError> {
        self.about(
            if done {
                Action::CompleteTask
            } else {
                Action::ReopenTask
            },
            &[id],
        );
        let task = self.record(id, Entity::Task)?;
        let is_done = task.int(Prop::TaskDone.field()).is_some();
        if is_done == done {
            return Err(CommandError::NothingToDo);
        }
        let value = if done {
            Value::Int(self.at.now_ms as i64)
        } else {
            Value::Null
        };
        self.set(id, Prop::TaskDone, value)
    }

    pub(super) fn add_promise(&mut self, new: NewPromise) -> Result<(), CommandError> {
        let id = self.promise(&new.text, new.company, new.person, new.by, new.due);
        self.about_new(Action::AddPromise, id, &new.text);
        Ok(())
    }

    fn promise(
        &mut self,
        text: &str,
        company: Option<RecordId>,
        person: Option<RecordId>,
        by: Option<RecordId>,
        due: Option<NaiveDate>,
    ) -> RecordId {
        let draft = self
            .draft(Entity::Promise)
            .text(Prop::PromiseText, text)
            .link(Prop::PromiseCompany, company)
            .link(Prop::PromisePerson, person)
            .link(Prop::PromiseBy, by.or(Some(self.at.member)))
            .day(Prop::PromiseDue, due)
            .text(Prop::PromiseStatus, PromiseStatus::Open.id());
        self.create(draft)
    }

    pub(super) fn settle(
        &mut self,
        id: RecordId,
        status: PromiseStatus,
    ) -> Result<(), CommandError> {
        self.about(Action::SettlePromise, &[id]);
        self.record(id, Entity::Promise)?;
        self.set(id, Prop::PromiseStatus, status.id().into())?;
        let on = match status {
            PromiseStatus::Open => Value::Null,
            PromiseStatus::Kept | PromiseStatus::Broken => Value::Date(to_days(self.at.today)),
        };
        self.set(id, Prop::PromiseSettledOn, on)
    }
}
