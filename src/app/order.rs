//! The order of the list, kept up to date.
//!
//! Invariant: an order that is handed out equals the one that would be computed afresh. A change takes the customers
//! that it concerns out of the order and puts them back in their new place; the others stay where they are.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::rc::Rc;

use crate::domain::calendar::{day_of, days_between};
use crate::domain::record::{created_ms, is_live};
use crate::domain::rules::lead::lead;
use crate::domain::rules::rhythm::SILENT_DAYS;
use crate::domain::{Class, Company, Entity, Member, RecordId, Role, Status};

use super::desk::Desk;
use super::figures::Figures;
use super::ids::{IdMap, IdSet};
use super::list::{Column, Direction, ListQuery, View};
use super::moment::Viewer;
use super::search::{Found, push_words};

/// So many lists are kept: switching between the views and back computes nothing.
const KEPT: usize = 6;

/// The figures below the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many customers are shown.
    pub count: usize,
    /// What they brought in twelve months, in cents.
    pub revenue: i64,
    /// What their open deals are worth, in cents.
    pub open: i64,
    /// How many customers the filters hide.
    pub hidden: usize,
}

/// Which customers are shown, in which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The customers.
    pub ids: Vec<RecordId>,
    /// The figures below.
    pub sums: Sums,
}

#[derive(Debug)]
struct Kept {
    query: ListQuery,
    viewer: Viewer,
    order: Rc<Order>,
    /// What each shown customer adds to the sums.
    parts: IdMap<(i64, i64)>,
    /// The postcode areas of the view »Mein Gebiet«, with the customers that make them.
    territory: Territory,
}

/// See [`Kept`].
#[derive(Debug, Default)]
pub(crate) struct Orders {
    kept: Vec<Kept>,
}

type Area = [u8; 2];

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
    let postcode = company.postcode().trim_start_matches("D-").as_bytes();
    let area: Area = postcode.get(..2)?.try_into().ok()?;
    area.iter().all(u8::is_ascii_digit).then_some(area)
}

/// The postcode area of a customer that this member looks after, and whether as field sales.
fn own_area(company: Company<'_>, me: RecordId) -> Option<(Area, bool)> {
    let in_field = company.owner(Role::FieldSales.into()) == Some(me);
    let mine = in_field || company.owners().any(|(_, member)| member == me);
    mine.then(|| Some((area_of(company)?, in_field)))?
}

/// What a customer is sorted by. A customer that has nothing there comes last, whichever way is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SortKey<'d> {
    missing: bool,
    primary: i64,
    name: &'d [u8],
    id: RecordId,
}

impl SortKey<'_> {
    fn compare(&self, other: &SortKey<'_>, query: &ListQuery) -> Ordering {
        let turn = |ordering: Ordering| match query.direction {
            Direction::Ascending => ordering,
            Direction::Descending => ordering.reverse(),
        };
        let by_name = || self.name.cmp(other.name);
        self.missing
            .cmp(&other.missing)
            .then_with(|| turn(self.primary.cmp(&other.primary)))
            .then_with(|| match query.column {
                Column::Name => turn(by_name()),
                Column::Class
                | Column::Status
                | Column::Owner
                | Column::NextStep
                | Column::Revenue
                | Column::Open
                | Column::Situation
                | Column::LastContact => by_name(),
            })
            .then_with(|| self.id.cmp(&other.id))
    }
}

impl Desk {
    /// The customers that a query asks for, in its order.
    pub fn list(&self, query: &ListQuery, viewer: &Viewer) -> Rc<Order> {
        let same = |kept: &Kept| {
            kept.query == *query && kept.viewer.me == viewer.me && kept.viewer.today == viewer.today
        };
        let mut orders = self.orders.borrow_mut();
        if let Some(at) = orders.kept.iter().position(same) {
            let kept = orders.kept.remove(at);
            let order = Rc::clone(&kept.order);
            orders.kept.push(kept);
            return order;
        }
        let kept = self.compute(query, viewer);
        let order = Rc::clone(&kept.order);
        if orders.kept.len() == KEPT {
            orders.kept.remove(0);
        }
        orders.kept.push(kept);
        order
    }

    fn compute(&self, query: &ListQuery, viewer: &Viewer) -> Kept {
        let territory = match query.view {
            View::MyTerritory => Territory::build(self, viewer.me),
            View::All | View::MyKeyCustomers | View::Silent | View::OpenQuotes => {
                Territory::default()
            }
        };
        let text = self.text_filter(&query.text);
        let companies: Vec<Company<'_>> = Company::all(self.book())
            .filter(|company| {
                text.as_ref()
                    .is_none_or(|found| found.contains(&company.id()))
            })
            .filter(|company| self.admits(*company, query, viewer, &territory))
            .collect();
        // All names in one string: they are compared many times, and folded once.
        let mut names = String::with_capacity(companies.len() * 24);
        let ends: Vec<usize> = companies
            .iter()
            .map(|company| {
                push_words(company.name(), &mut names);
                names.len()
            })
            .collect();
        let mut begin = 0;
        let mut keys: Vec<SortKey<'_>> = companies
            .iter()
            .zip(ends)
            .map(|(company, end)| {
                let name = &names.as_bytes()[begin..end];
                begin = end;
                self.sort_key(*company, query.column, viewer, name)
            })
            .collect();
        keys.sort_unstable_by(|a, b| a.compare(b, query));
        let ids: Vec<RecordId> = keys.into_iter().map(|key| key.id).collect();
        let mut parts = IdMap::default();
        parts.reserve(ids.len());
        let mut sums = Sums {
            count: ids.len(),
            hidden: self.company_count() - ids.len(),
            ..Sums::default()
        };
        for &id in &ids {
            let part = self.part(id, viewer);
            sums.revenue += part.0;
            sums.open += part.1;
            parts.insert(id, part);
        }
        Kept {
            query: query.clone(),
            viewer: *viewer,
            order: Rc::new(Order { ids, sums }),
            parts,
            territory,
        }
    }

    fn part(&self, id: RecordId, viewer: &Viewer) -> (i64, i64) {
        Company::find(self.book(), id).map_or((0, 0), |company| self.sums_of(company, viewer.today))
    }

    /// The companies in which all words of a text stand, in the company's own record or in that of one person there.
    fn text_filter(&self, text: &str) -> Option<IdSet> {
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

    fn passes_text(&self, id: RecordId, text: &str) -> bool {
        text.trim().is_empty()
            || self.search_index().holds(id, text)
            || self.relations_of(id).into_iter().any(|relation| {
                crate::domain::Relation::find(self.book(), relation)
                    .and_then(crate::domain::Relation::person)
                    .is_some_and(|person| self.search_index().holds(person, text))
            })
    }

    fn admits(
        &self,
        company: Company<'_>,
        query: &ListQuery,
        viewer: &Viewer,
        territory: &Territory,
    ) -> bool {
        let filtered = (!query.classes.is_any() || query.classes.admits(company.class()))
            && query.status.is_none_or(|status| status == company.status())
            && query
                .owner
                .is_none_or(|owner| company.owners().any(|(_, member)| member == owner))
            && query
                .tag
                .as_deref()
                .is_none_or(|tag| company.tags().any(|of| of == tag))
            && (!query.without_step || !company.has_next_step());
        filtered
            && match query.view {
                View::All => true,
                View::MyKeyCustomers => {
                    company.class() == Some(Class::A)
                        && company.owners().any(|(_, member)| member == viewer.me)
                }
                View::Silent => self.is_silent(company, viewer),
                View::OpenQuotes => self.open_deals(company.id(), viewer.today).quotes > 0,
                View::MyTerritory => territory.holds(company),
            }
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

    fn sort_key<'n>(
        &self,
        company: Company<'_>,
        column: Column,
        viewer: &Viewer,
        name: &'n [u8],
    ) -> SortKey<'n> {
        let figures = || -> Rc<Figures> { self.figures(company, viewer.today) };
        let primary = match column {
            Column::Name => Some(0),
            Column::Class => company.class().map(|class| class as i64),
            Column::Status => Some(match company.status() {
                Status::Customer => 0,
                Status::Prospect => 1,
                Status::Lead => 2,
                Status::Former => 3,
            }),
            Column::Owner => lead(company)
                .and_then(|(_, member)| Member::find(self.book(), member))
                .map(|member| first_letters(&member.initials())),
            Column::NextStep => company.next_due_days().map(i64::from),
            Column::Revenue => figures().twelve_months,
            Column::Open => Some(figures().deals.cents).filter(|cents| *cents != 0),
            Column::Situation => Some(figures().state.urgency()),
            Column::LastContact => figures()
                .quiet
                .map(|quiet| i64::from(crate::domain::calendar::to_days(quiet.last))),
        };
        SortKey {
            missing: primary.is_none(),
            primary: primary.unwrap_or(0),
            name,
            id: company.id(),
        }
    }

    /// Brings the lists that are kept up to date.
    pub(super) fn update_orders(&mut self, affected: &[RecordId]) {
        let mut orders = std::mem::take(&mut self.orders).into_inner();
        let companies: Vec<RecordId> = affected
            .iter()
            .copied()
            .filter(|id| {
                orders.kept.iter().any(|kept| kept.parts.contains_key(id))
                    || self
                        .book()
                        .record(*id)
                        .is_some_and(|record| record.kind() == Entity::Company.kind())
            })
            .collect();
        // The name of a member stands in a column that can be sorted by.
        let members = affected
            .iter()
            .any(|id| Member::find(self.book(), *id).is_some());
        // Where much changed, computing afresh is the shorter way.
        if companies.len() > 64 || members {
            orders.kept.clear();
        }
        orders
            .kept
            .retain_mut(|kept| self.update_order(kept, &companies));
        self.orders = std::cell::RefCell::new(orders);
    }

    /// Whether the list could be kept.
    fn update_order(&self, kept: &mut Kept, companies: &[RecordId]) -> bool {
        let viewer = kept.viewer;
        if kept.query.view == View::MyTerritory {
            let moved = companies.iter().any(|id| {
                let now = Company::find(self.book(), *id)
                    .filter(|company| is_live(company.record()))
                    .and_then(|company| own_area(company, viewer.me));
                kept.territory.of.get(id).copied() != now
            });
            if moved {
                return false;
            }
        }
        let order = Rc::make_mut(&mut kept.order);
        for &id in companies {
            if let Some((revenue, open)) = kept.parts.remove(&id) {
                if let Some(at) = order.ids.iter().position(|other| *other == id) {
                    order.ids.remove(at);
                }
                order.sums.revenue -= revenue;
                order.sums.open -= open;
            }
            let shown = Company::find(self.book(), id).filter(|company| {
                company.is_live()
                    && self.passes_text(id, &kept.query.text)
                    && self.admits(*company, &kept.query, &viewer, &kept.territory)
            });
            if let Some(company) = shown {
                let mut name = String::new();
                push_words(company.name(), &mut name);
                let column = kept.query.column;
                let key = self.sort_key(company, column, &viewer, name.as_bytes());
                let mut other_name = String::new();
                let at = order.ids.partition_point(|other| {
                    Company::find(self.book(), *other).is_some_and(|other| {
                        other_name.clear();
                        push_words(other.name(), &mut other_name);
                        self.sort_key(other, column, &viewer, other_name.as_bytes())
                            .compare(&key, &kept.query)
                            == Ordering::Less
                    })
                });
                order.ids.insert(at, id);
                let part = self.part(id, &viewer);
                order.sums.revenue += part.0;
                order.sums.open += part.1;
                kept.parts.insert(id, part);
            }
        }
        order.sums.count = order.ids.len();
        order.sums.hidden = self.company_count().saturating_sub(order.ids.len());
        true
    }
}

/// The day on which a company was added: its id says so.
fn added_on(company: Company<'_>, offset_minutes: i32) -> Option<chrono::NaiveDate> {
    day_of(created_ms(company.id()), offset_minutes)
}

/// The first letters of a text as a number that sorts like the text.
fn first_letters(text: &str) -> i64 {
    text.chars()
        .flat_map(char::to_uppercase)
        .chain(std::iter::repeat('\0'))
        .take(3)
        .fold(0, |number, c| number << 21 | i64::from(u32::from(c)))
}
