//! The list of customers: one row for each that is on screen, computed from the desk when it scrolls into view.

use chrono::NaiveDate;

use super::marks::RoleMark;
use crate::app::cells::Cell;
use crate::app::desk::Desk;
use crate::app::list::{Column, ColumnKind};
use crate::app::order::Sums;
use crate::domain::rules::due::Due;
use crate::domain::rules::lead::lead;
use crate::domain::rules::revenue::DECLINE_PERCENT;
use crate::domain::rules::situation::State;
use crate::domain::{Class, Company, CompanyKind, Member, RecordId, Status};
use crate::sorting;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CustomerRow {
    /// Which customer.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// Head office, branch, or on its own.
    pub kind: CompanyKind,
    /// How many branches a head office has.
    pub branches: usize,
    /// The head office of a branch.
    pub parent: Option<String>,
    /// A, B or C.
    pub class: Option<Class>,
    /// How far it has come.
    pub status: Status,
    /// Who leads it.
    pub owner: Option<OwnerCell>,
    /// What comes next.
    pub next: Option<NextCell>,
    /// What it brought in twelve months, in cents.
    pub revenue: Option<i64>,
    /// The same month by month, for a line; empty where months are unknown.
    pub spark: Vec<i64>,
    /// Whether the line falls and that matters.
    pub falling: bool,
    /// What its open deals are worth, in cents.
    pub open: i64,
    /// How it stands.
    pub state: State,
    /// When it was last spoken to.
    pub last_contact: Option<NaiveDate>,
    /// Whether people disagree about one of its fields.
    pub contested: bool,
}

/// Who leads a customer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OwnerCell {
    /// In which role.
    pub role: RoleMark,
    /// Who.
    pub member: RecordId,
    /// Name.
    pub name: String,
    /// Two or three letters.
    pub initials: String,
}

/// What comes next at a customer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NextCell {
    /// What.
    pub text: String,
    /// On which day.
    pub day: Option<NaiveDate>,
    /// How that day stands to today.
    pub due: Option<Due>,
}

/// What stands in a further column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CellValue {
    /// Nothing.
    Nothing,
    /// Words.
    Text(String),
    /// The id of a choice.
    Choice(String),
    /// A day.
    Day(NaiveDate),
    /// How many.
    Count(i64),
    /// An amount in cents.
    Cents(i64),
}

impl Desk {
    /// What stands in some columns for a customer.
    pub fn cell_values(
        &self,
        id: RecordId,
        columns: &[Column],
        today: NaiveDate,
    ) -> Vec<CellValue> {
        // The usual columns have drawings of their own: while a list scrolls there is nothing to look up.
        if columns.is_empty() {
            return Vec::new();
        }
        let Some(company) = Company::find(self.book(), id) else {
            return Vec::new();
        };
        let value = |column: &Column| match (self.cell(company, *column, today), column.kind()) {
            (_, ColumnKind::Tags) => {
                let tags: Vec<&str> = company.tags().collect();
                match tags.as_slice() {
                    [] => CellValue::Nothing,
                    tags => CellValue::Text(tags.join(", ")),
                }
            }
            (Cell::Nothing, _) | (Cell::Number(0), ColumnKind::Count) => CellValue::Nothing,
            (Cell::Text(id), ColumnKind::Choice(_)) => CellValue::Choice(id.to_owned()),
            (Cell::Text(text), _) => CellValue::Text(text.to_owned()),
            (Cell::Day(day), _) => CellValue::Day(day),
            (Cell::Number(cents), ColumnKind::Cents) => CellValue::Cents(cents),
            (Cell::Number(count), _) => CellValue::Count(count),
        };
        columns.iter().map(value).collect()
    }

    /// The row of a customer. `None` if it is gone or was put away.
    pub fn customer_row(&self, id: RecordId, today: NaiveDate) -> Option<CustomerRow> {
        let book = self.book();
        let company = Company::find(book, id).filter(|company| company.is_live())?;
        let figures = self.figures(company, today);
        let parent = company
            .parent()
            .and_then(|parent| Company::find(book, parent));
        Some(CustomerRow {
            id,
            name: company.name().to_owned(),
            town: company.town().to_owned(),
            kind: company.kind(),
            branches: self.branches_of(id).len(),
            parent: parent.map(|parent| parent.name().to_owned()),
            class: company.class(),
            status: company.status(),
            owner: self.owner_cell(company),
            next: next_cell(company, today),
            revenue: figures.twelve_months,
            spark: figures.revenue.line(),
            falling: figures
                .revenue
                .trend()
                .is_some_and(|trend| trend.change <= DECLINE_PERCENT),
            open: figures.deals.cents,
            state: figures.state,
            last_contact: figures.quiet.map(|quiet| quiet.last),
            contested: crate::domain::record::disputed(company.record())
                .next()
                .is_some(),
        })
    }

    pub(super) fn owner_cell(&self, company: Company<'_>) -> Option<OwnerCell> {
        let (role, id) = lead(company)?;
        let member = Member::find(self.book(), id)?;
        Some(OwnerCell {
            role: self.role_mark(role),
            member: id,
            name: member.name().to_owned(),
            initials: member.initials(),
        })
    }

    /// The figures of some customers in sum: of those that were selected.
    pub fn customer_sums(&self, ids: &[RecordId], today: NaiveDate) -> Sums {
        let mut sums = Sums::default();
        for company in ids.iter().filter_map(|id| Company::find(self.book(), *id)) {
            let (revenue, open) = self.sums_of(company, today);
            sums.count += 1;
            sums.revenue += revenue;
            sums.open += open;
        }
        sums
    }

    /// Every tag in use, with how many customers have it, the most frequent first.
    pub fn tags(&self) -> Vec<(String, usize)> {
        let mut counts = std::collections::HashMap::<&str, usize>::new();
        for company in Company::all(self.book()) {
            for tag in company.tags() {
                *counts.entry(tag).or_default() += 1;
            }
        }
        let mut tags: Vec<(String, usize)> = counts
            .into_iter()
            .map(|(tag, count)| (tag.to_owned(), count))
            .collect();
        sorting::by(&mut tags, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        tags
    }
}

pub(super) fn next_cell(company: Company<'_>, today: NaiveDate) -> Option<NextCell> {
    company.has_next_step().then(|| {
        let day = company.next_due();
        NextCell {
            text: company.next_text().to_owned(),
            day,
            due: day.map(|day| Due::of(day, today)),
        }
    })
}
