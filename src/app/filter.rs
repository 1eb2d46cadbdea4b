//! Which customers a list lets in.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::domain::calendar::{day_of, days_between};
use crate::domain::postcode::PostcodeArea;
use crate::domain::record::created_ms;
use crate::domain::rules::rhythm::SILENT_DAYS;
use crate::domain::{Class, Company, Member, RecordId, Role, Status};
use crate::replica::{IdMap, IdSet};

use super::cells::Cell;
use super::desk::Desk;
use super::import::fold::letters_and_digits;
use super::list::{
    Colleague, Column, ColumnKind, Condition, DayRef, ListQuery, ME, Test, Understood, View,
    understand,
};
use super::moment::Viewer;
use super::search::{Found, push_words};

/// What a query asks for, made ready to be asked of thousands.
#[derive(Debug)]
pub(super) struct Asked {
    view: View,
    text: String,
    checks: Vec<(Column, Check)>,
    /// The postcode areas of the view »Mein Gebiet«, with the customers that make them.
    territory: Territory,
}

impl Asked {
    /// Whether everybody is let in.
    pub(super) fn asks_nothing(&self) -> bool {
        self.view == View::All && self.text.trim().is_empty() && self.checks.is_empty()
    }

    /// The words that have to stand somewhere.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// A [`Test`] with its texts folded, its days on the calendar and its members named.
#[derive(Debug)]
enum Check {
    Filled,
    Empty,
    AnyOf(Vec<String>),
    NoneOf(Vec<String>),
    OwnedBy(Vec<RecordId>),
    NotOwnedBy(Vec<RecordId>),
    Contains(String),
    StartsWith(String),
    Between(i64, i64),
    Days(Option<NaiveDate>, Option<NaiveDate>),
}

impl Check {
    fn of(column: Column, test: &Test, viewer: &Viewer) -> Check {
        let texts = |of: &[String]| of.iter().map(|one| folded(column, one)).collect();
        let members = |of: &[String]| {
            of.iter()
                .filter_map(|one| match one.as_str() {
                    ME => Some(viewer.me),
                    id => id.parse().ok(),
                })
                .collect()
        };
        let day = |day: DayRef| day.day(viewer.today);
        match (column, test) {
            (_, Test::Filled) => Check::Filled,
            (_, Test::Empty) => Check::Empty,
            (Column::Owner, Test::AnyOf(of)) => Check::OwnedBy(members(of)),
            (Column::Owner, Test::NoneOf(of)) => Check::NotOwnedBy(members(of)),
            (_, Test::AnyOf(of)) => Check::AnyOf(texts(of)),
            (_, Test::NoneOf(of)) => Check::NoneOf(texts(of)),
            (_, Test::Contains(text)) => Check::Contains(folded(column, text)),
            (_, Test::StartsWith(text)) => Check::StartsWith(folded(column, text)),
            (_, Test::Between(from, to)) => {
                Check::Between(from.unwrap_or(i64::MIN), to.unwrap_or(i64::MAX))
            }
            (_, Test::Days(from, to)) => Check::Days(from.map(day), to.map(day)),
        }
    }
}

/// What two texts of a column have in common when they mean the same.
fn folded(column: Column, text: &str) -> String {
    match column.kind() {
        // Ids and tags are what they are.
        ColumnKind::Choice(_) | ColumnKind::Tags => text.to_owned(),
        // A number is written in groups of any length.
        _ if matches!(column, Column::Phone) => letters_and_digits(text),
        ColumnKind::Text
        | ColumnKind::Members
        | ColumnKind::Day
        | ColumnKind::Cents
        | ColumnKind::Count => {
            let mut folded = String::new();
            push_words(text, &mut folded);
            folded
        }
    }
}

/// The code of a [`PostcodeArea`].
type Area = u8;

/// The postcode areas of a member: where they are responsible as field sales, and for whoever is that nowhere, where they
/// are responsible in any role.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Territory {
    /// The customers that make it, and whether they do so as field sales.
    of: IdMap<(Area, bool)>,
    areas: HashSet<Area>,
}

impl Territory {
    fn build(desk: &Desk, me: RecordId) -> Territory {
        let of: IdMap<(Area, bool)> = Company::all(desk.book())
            .filter_map(|company| Some((company.id(), own_area(company, me)?)))
            .collect();
        let in_field = of.values().any(|(_, field)| *field);
        let areas = of
            .values()
            .filter(|(_, field)| *field == in_field)
            .map(|(area, _)| *area)
            .collect();
        Territory { of, areas }
    }

    fn holds(&self, company: Company<'_>) -> bool {
        area_of(company).is_some_and(|area| self.areas.contains(&area))
    }
}

fn area_of(company: Company<'_>) -> Option<Area> {
    PostcodeArea::of_postcode(company.postcode()).map(|area| area.code)
}

/// The postcode area of a customer that this member looks after, and whether as field sales.
fn own_area(company: Company<'_>, me: RecordId) -> Option<(Area, bool)> {
    let in_field = company.owner(Role::FieldSales.into()) == Some(me);
    let mine = in_field || company.owners().any(|(_, member)| member == me);
    mine.then(|| Some((area_of(company)?, in_field)))?
}

impl Desk {
    /// What a text in the filter means: its conditions, and the words that are left.
    pub fn understood(&self, text: &str) -> Understood {
        let team: Vec<Colleague> = Member::all(self.book())
            .map(|member| Colleague {
                id: member.id(),
                name: member.name().to_owned(),
            })
            .collect();
        understand(text, &team)
    }

    pub(super) fn asked(&self, query: &ListQuery, viewer: &Viewer) -> Asked {
        let Understood { conditions, rest } = self.understood(&query.text);
        let checks = query
            .filter
            .iter()
            .chain(&conditions)
            .filter_map(|condition| match condition {
                Condition::Of(column, test) => Some((*column, Check::of(*column, test, viewer))),
                Condition::Unknown(_) => None,
            })
            .collect();
        let territory = match query.view {
            View::MyTerritory => Territory::build(self, viewer.me),
            View::All | View::MyKeyCustomers | View::Silent | View::OpenQuotes => {
                Territory::default()
            }
        };
        Asked {
            view: query.view,
            text: rest,
            checks,
            territory,
        }
    }

    /// Whether one of these makes the viewer's territory another one than it was.
    pub(super) fn territory_moved(
        &self,
        asked: &Asked,
        companies: impl Iterator<Item = RecordId>,
        me: RecordId,
    ) -> bool {
        asked.view == View::MyTerritory
            && companies.into_iter().any(|id| {
                let now = Company::find(self.book(), id)
                    .filter(|company| company.is_live())
                    .and_then(|company| own_area(company, me));
                asked.territory.of.get(&id).copied() != now
            })
    }

    /// The companies in which all words of a text stand, in the company's own record or in that of one person there.
    pub(super) fn text_filter(&self, text: &str) -> Option<IdSet> {
        if text.trim().is_empty() {
            return None;
        }
        let mut found = IdSet::default();
        for (of, id) in self.search_index().matches(text) {
            match of {
                Found::Company => {
                    found.insert(id);
                }
                Found::Person => found.extend(self.companies_of(id)),
            }
        }
        Some(found)
    }

    pub(super) fn passes_text(&self, id: RecordId, text: &str) -> bool {
        text.trim().is_empty()
            || self.search_index().holds(id, text)
            || self.relations_of(id).into_iter().any(|relation| {
                crate::domain::Relation::find(self.book(), relation)
                    .and_then(crate::domain::Relation::person)
                    .is_some_and(|person| self.search_index().holds(person, text))
            })
    }

    pub(super) fn admits(&self, company: Company<'_>, asked: &Asked, viewer: &Viewer) -> bool {
        let in_view = match asked.view {
            View::All => true,
            View::MyKeyCustomers => {
                company.class() == Some(Class::A)
                    && company.owners().any(|(_, member)| member == viewer.me)
            }
            View::Silent => self.is_silent(company, viewer),
            View::OpenQuotes => self.open_deals(company.id(), viewer.today).quotes > 0,
            View::MyTerritory => asked.territory.holds(company),
        };
        in_view
            && asked
                .checks
                .iter()
                .all(|(column, check)| self.passes(company, *column, check, viewer.today))
    }

    /// Nobody has spoken to them for 60 days. Who was never spoken to counts from the day on which they were added;
    /// addresses that nobody has examined, and former customers, are not waited for.
    fn is_silent(&self, company: Company<'_>, viewer: &Viewer) -> bool {
        match company.status() {
            Status::Lead | Status::Former => return false,
            Status::Prospect | Status::Customer => {}
        }
        let last = match self.figures(company, viewer.today).quiet {
            Some(quiet) => Some(quiet.last),
            None => added_on(company, viewer.offset_minutes),
        };
        last.is_some_and(|last| days_between(last, viewer.today) > SILENT_DAYS)
    }

    fn passes(
        &self,
        company: Company<'_>,
        column: Column,
        check: &Check,
        today: NaiveDate,
    ) -> bool {
        let text = || match self.cell(company, column, today) {
            Cell::Text(text) => folded(column, text),
            Cell::Nothing | Cell::Day(_) | Cell::Number(_) => String::new(),
        };
        let any_of = |of: &[String]| match column {
            Column::Tags => company.tags().any(|tag| of.iter().any(|one| one == tag)),
            _ => {
                let text = text();
                !text.is_empty() && of.contains(&text)
            }
        };
        let owned = |of: &[RecordId]| company.owners().any(|(_, member)| of.contains(&member));
        match check {
            Check::Filled => self.is_filled(company, column, today),
            Check::Empty => !self.is_filled(company, column, today),
            Check::AnyOf(of) => any_of(of),
            Check::NoneOf(of) => !any_of(of),
            Check::OwnedBy(of) => owned(of),
            Check::NotOwnedBy(of) => !owned(of),
            Check::Contains(part) => text().contains(part.as_str()),
            Check::StartsWith(part) => text().starts_with(part.as_str()),
            Check::Between(from, to) => match self.cell(company, column, today) {
                Cell::Number(number) => (*from..=*to).contains(&number),
                // Open deals of nothing at all are worth nothing.
                Cell::Nothing => column == Column::Open && (*from..=*to).contains(&0),
                Cell::Text(_) | Cell::Day(_) => false,
            },
            Check::Days(from, to) => match self.cell(company, column, today) {
                Cell::Day(day) => {
                    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
                }
                // Who was never spoken to was not spoken to for long.
                Cell::Nothing => column == Column::LastContact && from.is_none(),
                Cell::Text(_) | Cell::Number(_) => false,
            },
        }
    }

    fn is_filled(&self, company: Company<'_>, column: Column, today: NaiveDate) -> bool {
        match column {
            Column::NextStep => company.has_next_step(),
            Column::Owner => company.owners().next().is_some(),
            Column::Branches | Column::Contacts => {
                self.cell(company, column, today) != Cell::Number(0)
            }
            _ => self.cell(company, column, today) != Cell::Nothing,
        }
    }
}

/// The day on which a company was added: its id says so.
fn added_on(company: Company<'_>, offset_minutes: i32) -> Option<NaiveDate> {
    day_of(created_ms(company.id()), offset_minutes)
}
