//! The customers of one person: what comes next at each, and which of them ask for something.

use super::customers::CustomerRow;
use crate::app::desk::Desk;
use crate::app::list::{Column, Condition, Direction, ListQuery};
use crate::app::moment::Viewer;
use crate::domain::rules::Explanation;
use crate::domain::rules::situation::{Level, State};
use crate::domain::{Company, Person, Prop, RecordId, Relation, RoleRef};
use crate::sorting;

/// A customer whose state asks for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlyWarning {
    /// The customer.
    pub company: RecordId,
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// All reasons that ask for something, the most urgent first.
    pub reasons: Vec<(State, Explanation)>,
    /// Whom to call: the number of the first contact who wants to be called, else the company's.
    pub phone: Option<String>,
    /// What comes next there; empty if nothing does.
    pub next: String,
}

/// The customers of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnCustomers {
    /// All of them, by the day of their next step; those without one last.
    pub ids: Vec<RecordId>,
    /// How many have no next step.
    pub without_step: usize,
    /// Those whose state asks for something, the most urgent first.
    pub warned: Vec<RecordId>,
}

impl Desk {
    /// The viewer's customers: those of one role, or of any.
    pub fn own_customers(&self, role: Option<RoleRef>, viewer: &Viewer) -> OwnCustomers {
        let query = ListQuery::only(Condition::owned_by(viewer.me))
            .by(Column::NextStep, Direction::Ascending);
        let order = self.list(&query, viewer);
        let held =
            |company: &Company<'_>| role.is_none_or(|role| company.owner(role) == Some(viewer.me));
        let companies: Vec<Company<'_>> = order
            .ids
            .iter()
            .filter_map(|id| Company::find(self.book(), *id))
            .filter(held)
            .collect();
        let mut warned: Vec<(i64, RecordId)> = companies
            .iter()
            .filter_map(|company| {
                let state = self.figures(*company, viewer.today).state;
                asks(state).then(|| (-state.urgency(), company.id()))
            })
            .collect();
        sorting::plain(&mut warned);
        OwnCustomers {
            without_step: companies
                .iter()
                .filter(|company| !company.has_next_step())
                .count(),
            ids: companies.into_iter().map(Company::id).collect(),
            warned: warned.into_iter().map(|(_, id)| id).collect(),
        }
    }

    /// The rows of some customers.
    pub fn customer_rows(&self, ids: &[RecordId], viewer: &Viewer) -> Vec<CustomerRow> {
        ids.iter()
            .filter_map(|id| self.customer_row(*id, viewer.today))
            .collect()
    }

    /// What speaks for the state of a customer that asks for something.
    pub fn early_warning(&self, id: RecordId, viewer: &Viewer) -> Option<EarlyWarning> {
        let company = Company::find(self.book(), id)?;
        let reasons = self
            .situation(company, viewer.today)
            .reasons
            .into_iter()
            .filter(|(state, _)| asks(*state))
            .collect();
        Some(EarlyWarning {
            company: id,
            name: company.name().to_owned(),
            town: company.town().to_owned(),
            reasons,
            phone: self.number_to_call(company),
            next: company.next_text().to_owned(),
        })
    }

    fn number_to_call(&self, company: Company<'_>) -> Option<String> {
        let mut contacts: Vec<(bool, &str)> = self
            .relations_of(company.id())
            .into_iter()
            .filter_map(|id| Relation::find(self.book(), id))
            .filter_map(|relation| {
                let person = Person::find(self.book(), relation.person()?)?;
                let callable = person.is_live() && person.no_calls_since().is_none();
                callable.then(|| (!relation.is_main(), person.any_phone()))
            })
            .filter(|(_, number)| !number.is_empty())
            .collect();
        sorting::by_key(&mut contacts, |(later, _)| *later);
        contacts
            .first()
            .map(|(_, number)| *number)
            .or_else(|| Some(company.text(Prop::CompanyPhone)).filter(|number| !number.is_empty()))
            .map(str::to_owned)
    }
}

const fn asks(state: State) -> bool {
    match state.level() {
        Level::Bad | Level::Warn => true,
        Level::Info | Level::Ok => false,
    }
}
