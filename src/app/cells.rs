//! What stands in a column of the list for a customer: one place for showing, filtering, sorting and grouping.

use chrono::NaiveDate;

use crate::domain::record::{Member, Person, Relation};
use crate::domain::rules::lead::lead;
use crate::domain::rules::situation::State;
use crate::domain::{Company, Prop, RecordId};

use super::desk::Desk;
use super::list::Column;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'b> {
    /// Nothing.
    Nothing,
    /// Words, or the id of a choice.
    Text(&'b str),
    /// A day.
    Day(NaiveDate),
    /// Cents, or how many.
    Number(i64),
}

impl<'b> Cell<'b> {
    fn text(text: &'b str) -> Cell<'b> {
        if text.is_empty() {
            Cell::Nothing
        } else {
            Cell::Text(text)
        }
    }
}

/// The plain property behind a column, if it shows just that.
pub const fn prop_of(column: Column) -> Option<Prop> {
    match column {
        Column::Name => Some(Prop::CompanyName),
        Column::Class => Some(Prop::CompanyClass),
        Column::Status => Some(Prop::CompanyStatus),
        Column::Kind => Some(Prop::CompanyKind),
        Column::Number => Some(Prop::CompanyNumber),
        Column::Street => Some(Prop::CompanyStreet),
        Column::Postcode => Some(Prop::CompanyPostcode),
        Column::Town => Some(Prop::CompanyTown),
        Column::Country => Some(Prop::CompanyCountry),
        Column::Phone => Some(Prop::CompanyPhone),
        Column::Mail => Some(Prop::CompanyMail),
        Column::Website => Some(Prop::CompanyWebsite),
        Column::Industry => Some(Prop::CompanyIndustry),
        Column::Source => Some(Prop::CompanySource),
        Column::Since => Some(Prop::CompanySince),
        Column::VatId => Some(Prop::CompanyVatId),
        Column::Note => Some(Prop::CompanyNote),
        Column::Owner
        | Column::NextStep
        | Column::Revenue
        | Column::Open
        | Column::Situation
        | Column::LastContact
        | Column::Branches
        | Column::Contacts
        | Column::Tags => None,
    }
}

/// The id of a state without its figures, one of [`super::list::SITUATIONS`].
pub const fn situation_id(state: State) -> &'static str {
    match state {
        State::Complaint => "complaint",
        State::Declining(_) => "declining",
        State::PromiseOverdue => "promise_overdue",
        State::Silent(_) => "silent",
        State::Negotiating => "negotiating",
        State::QuoteOpen => "quote_open",
        State::New => "new",
        State::Growing(_) => "growing",
        State::Stable => "stable",
    }
}

impl Desk {
    /// What stands in a column for a customer: of several tags the first, of several members whoever leads.
    pub(crate) fn cell<'b>(
        &'b self,
        company: Company<'b>,
        column: Column,
        today: NaiveDate,
    ) -> Cell<'b> {
        let day = |day: Option<NaiveDate>| day.map_or(Cell::Nothing, Cell::Day);
        // None of something is a number to filter by, and not an empty place.
        let count = |count: usize| Cell::Number(count as i64);
        match column {
            Column::Status => Cell::Text(company.status().id()),
            Column::Kind => Cell::Text(company.kind().id()),
            Column::Class => company
                .class()
                .map_or(Cell::Nothing, |class| Cell::Text(class.id())),
            Column::Owner => self
                .leader(company)
                .map_or(Cell::Nothing, |member| Cell::text(member.name())),
            Column::NextStep => day(company.next_due()),
            Column::Since => day(company.since()),
            Column::LastContact => day(self.figures(company, today).quiet.map(|quiet| quiet.last)),
            Column::Revenue => self
                .figures(company, today)
                .twelve_months
                .map_or(Cell::Nothing, Cell::Number),
            Column::Open => match self.sums_of(company, today).1 {
                0 => Cell::Nothing,
                cents => Cell::Number(cents),
            },
            Column::Situation => Cell::Text(situation_id(self.figures(company, today).state)),
            Column::Branches => count(self.branches_of(company.id()).len()),
            Column::Contacts => count(self.contact_count(company.id())),
            Column::Tags => company.tags().next().map_or(Cell::Nothing, Cell::Text),
            Column::Name
            | Column::Number
            | Column::Street
            | Column::Postcode
            | Column::Town
            | Column::Country
            | Column::Phone
            | Column::Mail
            | Column::Website
            | Column::Industry
            | Column::Source
            | Column::VatId
            | Column::Note => Cell::text(prop_of(column).map_or("", |prop| company.text(prop))),
        }
    }

    /// Whoever leads a customer.
    pub(crate) fn leader<'b>(&'b self, company: Company<'b>) -> Option<Member<'b>> {
        let (_, member) = lead(company)?;
        Member::find(self.book(), member)
    }

    /// How many people are known at a company.
    fn contact_count(&self, company: RecordId) -> usize {
        self.linked(company).map_or(0, |linked| {
            linked
                .relations
                .iter()
                .filter_map(|id| Relation::find(self.book(), *id)?.person())
                .filter_map(|person| Person::find(self.book(), person))
                .filter(|person| person.is_live())
                .count()
        })
    }
}
