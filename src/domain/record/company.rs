//! A company: head office, branch, or on its own.

use chrono::NaiveDate;

use crate::domain::calendar::to_days;
use crate::domain::choice::{Class, CompanyKind, Status};
use crate::domain::role_ref::RoleRef;
use crate::domain::schema::Prop;
use crate::replica::RecordId;

use super::{day, link, reader, text};

reader! {
    /// A company.
    Company
}

/// What comes next at a customer. There is exactly one, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What is to be done.
    pub text: String,
    /// On which day.
    pub due: Option<NaiveDate>,
    /// By whom.
    pub who: Option<RecordId>,
    /// In which role.
    pub role: Option<RoleRef>,
}

impl<'b> Company<'b> {
    /// Its name.
    pub fn name(self) -> &'b str {
        text(self.0, Prop::CompanyName)
    }

    /// Head office, branch, or on its own.
    pub fn kind(self) -> CompanyKind {
        CompanyKind::from_id(text(self.0, Prop::CompanyKind)).unwrap_or(CompanyKind::Single)
    }

    /// The head office of a branch.
    pub fn parent(self) -> Option<RecordId> {
        link(self.0, Prop::CompanyParent)
    }

    /// Any of its plain texts.
    pub fn text(self, prop: Prop) -> &'b str {
        text(self.0, prop)
    }

    /// Town.
    pub fn town(self) -> &'b str {
        text(self.0, Prop::CompanyTown)
    }

    /// Postcode.
    pub fn postcode(self) -> &'b str {
        text(self.0, Prop::CompanyPostcode)
    }

    /// Customer number.
    pub fn number(self) -> &'b str {
        text(self.0, Prop::CompanyNumber)
    }

    /// A, B or C.
    pub fn class(self) -> Option<Class> {
        Class::from_id(text(self.0, Prop::CompanyClass))
    }

    /// How far it has come; an address without a status is a lead.
    pub fn status(self) -> Status {
        Status::from_id(text(self.0, Prop::CompanyStatus)).unwrap_or(Status::Lead)
    }

    /// First day as a customer.
    pub fn since(self) -> Option<NaiveDate> {
        day(self.0, Prop::CompanySince)
    }

    /// Its tags, in the order of the alphabet.
    pub fn tags(self) -> impl Iterator<Item = &'b str> {
        self.0
            .elements(Prop::CompanyTags.field())
            .filter(|(_, value)| value.bool() == Some(true))
            .map(|(tag, _)| tag)
    }

    /// Who is responsible in a role.
    pub fn owner(self, role: RoleRef) -> Option<RecordId> {
        match role {
            RoleRef::Built(role) => self.0.at(Prop::CompanyOwners.field(), role.id()),
            RoleRef::Own(_) => self.0.at(Prop::CompanyOwners.field(), &role.key()),
        }?
        .id()
    }

    /// Who is responsible, role by role.
    pub fn owners(self) -> impl Iterator<Item = (RoleRef, RecordId)> {
        self.0
            .elements(Prop::CompanyOwners.field())
            .filter_map(|(key, value)| Some((RoleRef::from_key(key)?, value.id()?)))
    }

    /// The day on which the next step is due.
    pub fn next_due(self) -> Option<NaiveDate> {
        day(self.0, Prop::CompanyNextDue)
    }

    /// The next step's words; empty if there is none.
    pub fn next_text(self) -> &'b str {
        text(self.0, Prop::CompanyNextText)
    }

    /// Who does the next step.
    pub fn next_who(self) -> Option<RecordId> {
        link(self.0, Prop::CompanyNextWho)
    }

    /// Whether something comes next.
    pub fn has_next_step(self) -> bool {
        !self.next_text().is_empty() || self.0.date(Prop::CompanyNextDue.field()).is_some()
    }

    /// What comes next.
    pub fn next_step(self) -> Option<NextStep> {
        self.has_next_step().then(|| NextStep {
            text: self.next_text().to_owned(),
            due: self.next_due(),
            who: self.next_who(),
            role: RoleRef::from_key(text(self.0, Prop::CompanyNextRole)),
        })
    }

    /// Revenue in cents, by `2026-11` for a month or `2026` for a year whose months are unknown, in this order.
    pub fn revenue(self) -> impl Iterator<Item = (&'b str, i64)> {
        self.0
            .elements(Prop::CompanyRevenue.field())
            .filter_map(|(key, value)| Some((key, value.int()?)))
    }

    /// Revenue of twelve months as someone stated it, with the day of the statement.
    pub fn revenue_stated(self) -> Option<(i64, Option<NaiveDate>)> {
        let cents = self.0.int(Prop::CompanyRevenueStated.field())?;
        Some((cents, day(self.0, Prop::CompanyRevenueStatedOn)))
    }

    /// The company that this one was joined into; only one that was put away was joined.
    pub fn joined_into(self) -> Option<RecordId> {
        link(self.0, Prop::CompanyJoinedInto).filter(|_| !self.is_live())
    }

    /// The companies with larger ids of which someone said that they are others than this one.
    pub fn distinct_from(self) -> impl Iterator<Item = RecordId> {
        self.0
            .elements(Prop::CompanyDistinct.field())
            .filter(|(_, value)| value.bool() == Some(true))
            .filter_map(|(id, _)| id.parse().ok())
    }

    /// The day of the next step as the book counts it; for sorting.
    pub fn next_due_days(self) -> Option<i32> {
        self.next_due().map(to_days)
    }
}
