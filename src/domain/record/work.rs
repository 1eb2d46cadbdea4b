//! What happened, what is to be done, what was promised, what may come.

use chrono::NaiveDate;

use crate::domain::choice::{ActivityKind, LossReason, PromiseStatus, Stage};
use crate::domain::role_ref::RoleRef;
use crate::domain::schema::Prop;
use crate::replica::RecordId;

use super::{day, link, reader, text};

reader! {
    /// Something that happened.
    Activity
}

impl<'b> Activity<'b> {
    /// What it was.
    pub fn kind(self) -> ActivityKind {
        ActivityKind::from_id(text(self.0, Prop::ActivityKind)).unwrap_or(ActivityKind::Note)
    }

    /// With which company.
    pub fn company(self) -> Option<RecordId> {
        link(self.0, Prop::ActivityCompany)
    }

    /// With whom.
    pub fn person(self) -> Option<RecordId> {
        link(self.0, Prop::ActivityPerson)
    }

    /// Who wrote it.
    pub fn author(self) -> Option<RecordId> {
        link(self.0, Prop::ActivityAuthor)
    }

    /// In which role.
    pub fn role(self) -> Option<RoleRef> {
        RoleRef::from_key(text(self.0, Prop::ActivityRole))
    }

    /// When it happened, in milliseconds.
    pub fn at(self) -> i64 {
        self.0.int(Prop::ActivityAt.field()).unwrap_or(0)
    }

    /// Minutes between the author's clock and UTC, if they are known.
    pub fn offset(self) -> Option<i32> {
        let minutes = self.0.int(Prop::ActivityOffset.field())?;
        i32::try_from(minutes).ok()
    }

    /// What happened.
    pub fn text(self) -> &'b str {
        text(self.0, Prop::ActivityText)
    }

    /// What came of it.
    pub fn outcome(self) -> &'b str {
        text(self.0, Prop::ActivityOutcome)
    }

    /// The promise that was given in it.
    pub fn promise(self) -> Option<RecordId> {
        link(self.0, Prop::ActivityPromise)
    }

    /// To whom the customer was handed over.
    pub fn to(self) -> Option<RecordId> {
        link(self.0, Prop::ActivityTo)
    }
}

reader! {
    /// Something to do.
    Task
}

impl<'b> Task<'b> {
    /// What.
    pub fn title(self) -> &'b str {
        text(self.0, Prop::TaskTitle)
    }

    /// For which company.
    pub fn company(self) -> Option<RecordId> {
        link(self.0, Prop::TaskCompany)
    }

    /// About whom.
    pub fn person(self) -> Option<RecordId> {
        link(self.0, Prop::TaskPerson)
    }

    /// Until when.
    pub fn due(self) -> Option<NaiveDate> {
        day(self.0, Prop::TaskDue)
    }

    /// Who does it.
    pub fn assignee(self) -> Option<RecordId> {
        link(self.0, Prop::TaskAssignee)
    }

    /// When it was done, in milliseconds.
    pub fn done_at(self) -> Option<i64> {
        self.0.int(Prop::TaskDone.field())
    }

    /// Whether it still has to be done.
    pub fn is_open(self) -> bool {
        self.done_at().is_none()
    }

    /// Whether the customer complains.
    pub fn is_complaint(self) -> bool {
        self.0.bool(Prop::TaskComplaint.field()) == Some(true)
    }

    /// More about it.
    pub fn note(self) -> &'b str {
        text(self.0, Prop::TaskNote)
    }
}

reader! {
    /// Something promised to a customer.
    Promise
}

impl<'b> Promise<'b> {
    /// What.
    pub fn text(self) -> &'b str {
        text(self.0, Prop::PromiseText)
    }

    /// To which company.
    pub fn company(self) -> Option<RecordId> {
        link(self.0, Prop::PromiseCompany)
    }

    /// To whom.
    pub fn person(self) -> Option<RecordId> {
        link(self.0, Prop::PromisePerson)
    }

    /// By whom.
    pub fn by(self) -> Option<RecordId> {
        link(self.0, Prop::PromiseBy)
    }

    /// Until when.
    pub fn due(self) -> Option<NaiveDate> {
        day(self.0, Prop::PromiseDue)
    }

    /// How it stands.
    pub fn status(self) -> PromiseStatus {
        PromiseStatus::from_id(text(self.0, Prop::PromiseStatus)).unwrap_or(PromiseStatus::Open)
    }

    /// On which day it was kept or broken.
    pub fn settled_on(self) -> Option<NaiveDate> {
        day(self.0, Prop::PromiseSettledOn)
    }
}

reader! {
    /// A chance of business.
    Deal
}

impl<'b> Deal<'b> {
    /// What it is about.
    pub fn title(self) -> &'b str {
        text(self.0, Prop::DealTitle)
    }

    /// With which company.
    pub fn company(self) -> Option<RecordId> {
        link(self.0, Prop::DealCompany)
    }

    /// What it is worth, in cents.
    pub fn value(self) -> i64 {
        self.0.int(Prop::DealValue.field()).unwrap_or(0)
    }

    /// How far it is.
    pub fn stage(self) -> Stage {
        Stage::from_id(text(self.0, Prop::DealStage)).unwrap_or(Stage::Inquiry)
    }

    /// How likely, in percent, if somebody said so; see [`crate::domain::rules::standing`] for where nobody did.
    pub fn own_probability(self) -> Option<i64> {
        self.0.int(Prop::DealProbability.field())
    }

    /// Since when.
    pub fn opened(self) -> Option<NaiveDate> {
        day(self.0, Prop::DealOpened)
    }

    /// Until when a decision is expected.
    pub fn expected(self) -> Option<NaiveDate> {
        day(self.0, Prop::DealExpected)
    }

    /// Since when it is in its stage.
    pub fn stage_since(self) -> Option<NaiveDate> {
        day(self.0, Prop::DealStageSince).or_else(|| self.opened())
    }

    /// On which day it was won or lost; where that was not kept, since when it has been in that stage.
    pub fn closed_on(self) -> Option<NaiveDate> {
        if self.stage().is_open() {
            return None;
        }
        day(self.0, Prop::DealClosedOn).or_else(|| self.stage_since())
    }

    /// Why it was lost.
    pub fn loss_reason(self) -> Option<LossReason> {
        LossReason::from_id(text(self.0, Prop::DealLossReason))
    }

    /// More about that.
    pub fn loss_note(self) -> &'b str {
        text(self.0, Prop::DealLossNote)
    }

    /// The pipeline of the team's own that is named, whether it is in use or not.
    pub fn pipeline(self) -> Option<RecordId> {
        link(self.0, Prop::DealPipeline)
    }

    /// The key of the stage of that pipeline.
    pub fn custom_stage(self) -> &'b str {
        text(self.0, Prop::DealCustomStage)
    }

    /// What comes next for it.
    pub fn next_text(self) -> &'b str {
        text(self.0, Prop::DealNextText)
    }

    /// When that is due.
    pub fn next_due(self) -> Option<NaiveDate> {
        day(self.0, Prop::DealNextDue)
    }

    /// Who follows it up.
    pub fn owner(self) -> Option<RecordId> {
        link(self.0, Prop::DealOwner)
    }
}
