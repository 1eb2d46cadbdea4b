//! The order of the list, kept up to date.
//!
//! Every list is what passes its filter of the roster, all customers by name, put into its own order. Invariant: a roster
//! or an order that is handed out equals the one that would be computed afresh. A change takes the customers that it
//! concerns out and puts them back in their new place; the others stay where they are.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::rc::Rc;

use chrono::NaiveDate;

use crate::domain::calendar::{day_of, days_between};
use crate::domain::record::{created_ms, is_live};
use crate::domain::rules::lead::lead;
use crate::domain::rules::rhythm::SILENT_DAYS;
use crate::domain::{Class, Company, Entity, Member, RecordId, Role, Status};
use crate::replica::{IdMap, IdSet};

use super::desk::Desk;
use super::figures::Figures;
use super::list::{Column, Direction, ListQuery, View};
use super::moment::Viewer;
use super::search::{Found, push_words};
use crate::sorting;

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

impl Sums {
    fn add(&mut self, (revenue, open): (i64, i64)) {
        self.count += 1;
        self.revenue += revenue;
        self.open += open;
    }

    fn take_out(&mut self, (revenue, open): (i64, i64)) {
        self.count -= 1;
        self.revenue -= revenue;
        self.open -= open;
    }
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
    /// The postcode areas of the view »Mein Gebiet«, with the customers that make them.
    territory: Territory,
}

/// All customers in use, by name.
#[derive(Debug)]
struct Roster {
    today: NaiveDate,
    ids: Vec<RecordId>,
    /// What each adds to the sums: revenue and open deals, in cents.
    parts: IdMap<(i64, i64)>,
    sums: Sums,
}

/// See [`Roster`] and [`Kept`].
#[derive(Debug, Default)]
pub(crate) struct Orders {
    roster: Option<Roster>,
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
    /// By what the column says alone.
    fn in_column(&self, other: &SortKey<'_>, query: &ListQuery) -> Ordering {
        let turn = |ordering: Ordering| match query.direction {
            Direction::Ascending => ordering,
            Direction::Descending => ordering.reverse(),
        };
        self.missing
            .cmp(&other.missing)
            .then_with(|| turn(self.primary.cmp(&other.primary)))
            .then_with(|| match query.column {
                Column::Name => turn(self.name.cmp(other.name)),
                Column::Class
                | Column::Status
                | Column::Owner
                | Column::NextStep
                | Column::Revenue
                | Column::Open
                | Column::Situation
                | Column::LastContact => Ordering::Equal,
            })
    }

    /// By the column, and who has the same there by name.
    fn compare(&self, other: &SortKey<'_>, query: &ListQuery) -> Ordering {
        self.in_column(other, query)
            .then_with(|| self.name.cmp(other.name))
            .then_with(|| self.id.cmp(&other.id))
    }
}

impl Desk {
    /// The customers that a query asks for, in its order.
    pub fn list(&self, query: &ListQuery, viewer: &Viewer) -> Rc<Order> {
        let same = |kept: &Kept| {
            kept.query == *query && kept.viewer.me == viewer.me && kept.viewer.today == viewer.today
        };
        let orders = &mut *self.orders.borrow_mut();
        if let Some(at) = orders.kept.iter().position(same) {
            let kept = orders.kept.remove(at);
            let order = Rc::clone(&kept.order);
            orders.kept.push(kept);
            return order;
        }
        let roster = orders.roster.take_if(|roster| roster.today == viewer.today);
        let roster = orders
            .roster
            .insert(roster.unwrap_or_else(|| self.roster(viewer.today)));
        let kept = self.compute(query, viewer, roster);
        let order = Rc::clone(&kept.order);
        if orders.kept.len() == KEPT {
            orders.kept.remove(0);
        }
        orders.kept.push(kept);
        order
    }

    fn roster(&self, today: NaiveDate) -> Roster {
        let companies: Vec<Company<'_>> = Company::all(self.book()).collect();
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
        let mut by_name: Vec<(&[u8], Company<'_>)> = companies
            .iter()
            .zip(ends)
            .map(|(company, end)| {
                let name = &names.as_bytes()[begin..end];
                begin = end;
                (name, *company)
            })
            .collect();
        sorting::by(&mut by_name, |a, b| {
            a.0.cmp(b.0).then_with(|| a.1.id().cmp(&b.1.id()))
        });
        let mut sums = Sums::default();
        let mut parts = IdMap::default();
        parts.reserve(by_name.len());
        for (_, company) in &by_name {
            let part = self.sums_of(*company, today);
            sums.add(part);
            parts.insert(company.id(), part);
        }
        Roster {
            today,
            ids: by_name
                .into_iter()
                .map(|(_, company)| company.id())
                .collect(),
            parts,
            sums,
        }
    }

    fn compute(&self, query: &ListQuery, viewer: &Viewer, roster: &Roster) -> Kept {
        let territory = match query.view {
            View::MyTerritory => Territory::build(self, viewer.me),
            View::All | View::MyKeyCustomers | View::Silent | View::OpenQuotes => {
                Territory::default()
            }
        };
        let (ids, mut sums) = if query.view == View::All && !query.is_filtered() {
            (roster.ids.clone(), roster.sums)
        } else {
            let text = self.text_filter(&query.text);
            let mut sums = Sums::default();
            let ids = roster
                .ids
                .iter()
                .copied()
                .filter(|id| {
                    text.as_ref().is_none_or(|found| found.contains(id))
                        && Company::find(self.book(), *id)
                            .is_some_and(|of| self.admits(of, query, viewer, &territory))
                })
                .inspect(|id| sums.add(roster.parts.get(id).copied().unwrap_or_default()))
                .collect();
            (ids, sums)
        };
        sums.hidden = roster.ids.len() - sums.count;
        Kept {
            query: query.clone(),
            viewer: *viewer,
            order: Rc::new(Order {
                ids: self.arranged(ids, query, viewer.today),
                sums,
            }),
            territory,
        }
    }

    /// Customers who stand by name, put into the order that a query asks for.
    fn arranged(&self, ids: Vec<RecordId>, query: &ListQuery, today: NaiveDate) -> Vec<RecordId> {
        if query.column == Column::Name && query.direction == Direction::Ascending {
            return ids;
        }
        let mut names = vec![String::new(); ids.len()];
        if query.column == Column::Name {
            for (id, name) in ids.iter().zip(&mut names) {
                if let Some(company) = Company::find(self.book(), *id) {
                    push_words(company.name(), name);
                }
            }
        }
        // Who has the same in the column stays where the roster had them: by name.
        let mut keys: Vec<SortKey<'_>> = ids
            .iter()
            .zip(&names)
            .filter_map(|(id, name)| {
                let company = Company::find(self.book(), *id)?;
                Some(self.sort_key(company, query.column, today, name.as_bytes()))
            })
            .collect();
        sorting::by(&mut keys, |a, b| a.in_column(b, query));
        keys.into_iter().map(|key| key.id).collect()
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
        today: NaiveDate,
        name: &'n [u8],
    ) -> SortKey<'n> {
        let figures = || -> Rc<Figures> { self.figures(company, today) };
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

    /// Brings the roster and the lists that are kept up to date.
    pub(super) fn update_orders(&mut self, affected: &[RecordId]) {
        let mut orders = std::mem::take(&mut self.orders).into_inner();
        let known = |id: &RecordId| {
            let roster = orders.roster.as_ref();
            roster.is_some_and(|roster| roster.parts.contains_key(id))
        };
        let companies: Vec<RecordId> = affected
            .iter()
            .copied()
            .filter(|id| known(id) || self.is(*id, Entity::Company))
            .collect();
        // The name of a member stands in a column that can be sorted by.
        let members = affected.iter().any(|id| self.is(*id, Entity::Member));
        // Where much changed, computing afresh is the shorter way.
        let much = companies.len() > 64;
        if much {
            orders.roster = None;
        }
        if much || members {
            orders.kept.clear();
        }
        if let Some(roster) = &mut orders.roster {
            let before = self.update_roster(roster, &companies);
            orders
                .kept
                .retain_mut(|kept| self.update_order(kept, roster, &before));
        }
        self.orders = std::cell::RefCell::new(orders);
    }

    /// Returns what each of the companies added to the sums before.
    fn update_roster(
        &self,
        roster: &mut Roster,
        companies: &[RecordId],
    ) -> Vec<(RecordId, Option<(i64, i64)>)> {
        let before = companies
            .iter()
            .map(|&id| {
                let part = roster.parts.remove(&id);
                if let Some(part) = part {
                    take_out(&mut roster.ids, id);
                    roster.sums.take_out(part);
                }
                (id, part)
            })
            .collect();
        let by_name = ListQuery::default();
        for company in companies
            .iter()
            .filter_map(|id| Company::find(self.book(), *id))
            .filter(|company| company.is_live())
        {
            let part = self.sums_of(company, roster.today);
            self.put_in(&mut roster.ids, company, &by_name, roster.today);
            roster.sums.add(part);
            roster.parts.insert(company.id(), part);
        }
        before
    }

    /// Whether the list could be kept.
    fn update_order(
        &self,
        kept: &mut Kept,
        roster: &Roster,
        companies: &[(RecordId, Option<(i64, i64)>)],
    ) -> bool {
        let viewer = kept.viewer;
        if viewer.today != roster.today {
            return false;
        }
        if kept.query.view == View::MyTerritory {
            let moved = companies.iter().any(|(id, _)| {
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
        // All are out before the first is put in: the place of one is searched among what stands in order.
        for &(id, before) in companies {
            if let Some(part) = before
                && take_out(&mut order.ids, id)
            {
                order.sums.take_out(part);
            }
        }
        for &(id, _) in companies {
            let shown = Company::find(self.book(), id).filter(|company| {
                company.is_live()
                    && self.passes_text(id, &kept.query.text)
                    && self.admits(*company, &kept.query, &viewer, &kept.territory)
            });
            if let Some(company) = shown {
                self.put_in(&mut order.ids, company, &kept.query, viewer.today);
                let part = roster.parts.get(&id).copied();
                order.sums.add(part.unwrap_or_default());
            }
        }
        order.sums.hidden = roster.ids.len().saturating_sub(order.ids.len());
        true
    }

    /// Puts a customer into its place.
    fn put_in(
        &self,
        ids: &mut Vec<RecordId>,
        company: Company<'_>,
        query: &ListQuery,
        today: NaiveDate,
    ) {
        let mut name = String::new();
        push_words(company.name(), &mut name);
        let key = self.sort_key(company, query.column, today, name.as_bytes());
        let mut other_name = String::new();
        let at = ids.partition_point(|other| {
            Company::find(self.book(), *other).is_some_and(|other| {
                other_name.clear();
                push_words(other.name(), &mut other_name);
                self.sort_key(other, query.column, today, other_name.as_bytes())
                    .compare(&key, query)
                    == Ordering::Less
            })
        });
        ids.insert(at, company.id());
    }
}

/// Takes a customer out; whether it was there.
fn take_out(ids: &mut Vec<RecordId>, id: RecordId) -> bool {
    let at = ids.iter().position(|other| *other == id);
    at.map(|at| ids.remove(at)).is_some()
}

/// The day on which a company was added: its id says so.
fn added_on(company: Company<'_>, offset_minutes: i32) -> Option<NaiveDate> {
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
