//! The order of the list, kept up to date.
//!
//! Every list is what passes its filter of the roster, all customers by name, put into its own order. Invariant: a roster
//! or an order that is handed out equals the one that would be computed afresh. A change takes the customers that it
//! concerns out and puts them back in their new place; the others stay where they are.

use std::cmp::Ordering;
use std::rc::Rc;

use chrono::NaiveDate;

use crate::domain::calendar::to_days;
use crate::domain::{Company, Entity, RecordId, Status};
use crate::replica::IdMap;

use super::cells::Cell;
use super::desk::Desk;
use super::filter::Asked;
use super::list::{Column, ColumnKind, Direction, ListQuery, MOST_SORTS, Sort};
use super::moment::Viewer;
use super::search::push_words;
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
    pub(in crate::app) fn add(&mut self, (revenue, open): (i64, i64)) {
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
    asked: Asked,
    sorts: Vec<Sort>,
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

/// What stands in one of the sorted columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'n> {
    Missing,
    Number(i64),
    /// Folded words, or another text that sorts byte by byte.
    Text(&'n [u8]),
}

impl Part<'_> {
    /// Which of two comes first. What is missing comes last, whichever way is sorted.
    fn compare(&self, other: &Part<'_>, direction: Direction) -> Ordering {
        let ordering = match (self, other) {
            (Part::Missing, Part::Missing) => return Ordering::Equal,
            (Part::Missing, _) => return Ordering::Greater,
            (_, Part::Missing) => return Ordering::Less,
            (Part::Number(a), Part::Number(b)) => a.cmp(b),
            (Part::Text(a), Part::Text(b)) => a.cmp(b),
            // A column holds either the one or the other.
            (Part::Number(_), Part::Text(_)) => Ordering::Less,
            (Part::Text(_), Part::Number(_)) => Ordering::Greater,
        };
        match direction {
            Direction::Ascending => ordering,
            Direction::Descending => ordering.reverse(),
        }
    }
}

/// What a customer is sorted by.
struct SortKey<'n> {
    parts: [Part<'n>; MOST_SORTS],
    name: &'n [u8],
    id: RecordId,
}

impl SortKey<'_> {
    /// By what the columns say alone.
    fn in_columns(&self, other: &SortKey<'_>, sorts: &[Sort]) -> Ordering {
        let levels = self.parts.iter().zip(&other.parts).zip(sorts);
        levels
            .map(|((a, b), sort)| a.compare(b, sort.direction))
            .find(|ordering| *ordering != Ordering::Equal)
            .unwrap_or(Ordering::Equal)
    }

    /// By the columns, and who has the same there by name.
    fn compare(&self, other: &SortKey<'_>, sorts: &[Sort]) -> Ordering {
        self.in_columns(other, sorts)
            .then_with(|| self.name.cmp(other.name))
            .then_with(|| self.id.cmp(&other.id))
    }
}

/// The texts of several keys, one behind the other: each is folded once and compared many times.
#[derive(Default)]
struct Texts {
    all: String,
}

/// Where a text stands among the others.
type Span = (usize, usize);

impl Texts {
    fn push(&mut self, write: impl FnOnce(&mut String)) -> Span {
        let begin = self.all.len();
        write(&mut self.all);
        (begin, self.all.len())
    }

    fn get(&self, (begin, end): Span) -> &[u8] {
        self.all.as_bytes().get(begin..end).unwrap_or_default()
    }
}

/// A part before all texts are there.
#[derive(Clone, Copy)]
enum Raw {
    Missing,
    Number(i64),
    Text(Span),
}

/// A key before all texts are there.
struct RawKey {
    parts: [Raw; MOST_SORTS],
    name: Span,
    id: RecordId,
}

impl RawKey {
    fn key<'t>(&self, texts: &'t Texts) -> SortKey<'t> {
        SortKey {
            parts: self.parts.map(|raw| match raw {
                Raw::Missing => Part::Missing,
                Raw::Number(number) => Part::Number(number),
                Raw::Text(span) => Part::Text(texts.get(span)),
            }),
            name: texts.get(self.name),
            id: self.id,
        }
    }
}

impl Desk {
    /// The customers that a query asks for, in its order.
    pub fn list(&self, query: &ListQuery, viewer: &Viewer) -> Rc<Order> {
        let same = |kept: &Kept| {
            kept.query.same_rows(query)
                && kept.viewer.me == viewer.me
                && kept.viewer.today == viewer.today
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
        let asked = self.asked(query, viewer);
        let (ids, mut sums) = if asked.asks_nothing() {
            (roster.ids.clone(), roster.sums)
        } else {
            let text = self.text_filter(asked.text());
            let mut sums = Sums::default();
            let ids = roster
                .ids
                .iter()
                .copied()
                .filter(|id| {
                    text.as_ref().is_none_or(|found| found.contains(id))
                        && Company::find(self.book(), *id)
                            .is_some_and(|of| self.admits(of, &asked, viewer))
                })
                .inspect(|id| sums.add(roster.parts.get(id).copied().unwrap_or_default()))
                .collect();
            (ids, sums)
        };
        sums.hidden = roster.ids.len() - sums.count;
        let sorts: Vec<Sort> = query.order().collect();
        Kept {
            query: query.clone(),
            viewer: *viewer,
            order: Rc::new(Order {
                ids: self.arranged(ids, &sorts, viewer.today),
                sums,
            }),
            asked,
            sorts,
        }
    }

    /// Customers who stand by name, put into another order.
    fn arranged(&self, ids: Vec<RecordId>, sorts: &[Sort], today: NaiveDate) -> Vec<RecordId> {
        if sorts.is_empty() {
            return ids;
        }
        let mut texts = Texts::default();
        let raw: Vec<RawKey> = ids
            .iter()
            .filter_map(|id| Company::find(self.book(), *id))
            .map(|company| self.raw_key(company, sorts, today, &mut texts))
            .collect();
        // Who has the same in the columns stays where the roster had them: by name.
        let mut keys: Vec<SortKey<'_>> = raw.iter().map(|raw| raw.key(&texts)).collect();
        sorting::by(&mut keys, |a, b| a.in_columns(b, sorts));
        keys.into_iter().map(|key| key.id).collect()
    }

    /// What a customer is sorted by, its name left out: that takes time, and the roster has put all names into order.
    fn raw_key(
        &self,
        company: Company<'_>,
        sorts: &[Sort],
        today: NaiveDate,
        texts: &mut Texts,
    ) -> RawKey {
        let mut parts = [Raw::Missing; MOST_SORTS];
        for (part, sort) in parts.iter_mut().zip(sorts) {
            *part = self.raw_part(company, sort.column, today, texts);
        }
        RawKey {
            parts,
            name: (0, 0),
            id: company.id(),
        }
    }

    fn raw_part(
        &self,
        company: Company<'_>,
        column: Column,
        today: NaiveDate,
        texts: &mut Texts,
    ) -> Raw {
        let place = |all: &[&str], id: &str| {
            let at = all.iter().position(|other| *other == id);
            at.map_or(Raw::Missing, |at| Raw::Number(at as i64))
        };
        match (column, self.cell(company, column, today)) {
            (_, Cell::Nothing) => Raw::Missing,
            (_, Cell::Number(number)) => Raw::Number(number),
            (_, Cell::Day(day)) => Raw::Number(i64::from(to_days(day))),
            // Whoever buys comes first.
            (Column::Status, Cell::Text(id)) => {
                let order = [
                    Status::Customer,
                    Status::Prospect,
                    Status::Lead,
                    Status::Former,
                ];
                place(&order.map(Status::id), id)
            }
            (Column::Situation, Cell::Text(_)) => {
                Raw::Number(self.figures(company, today).state.urgency())
            }
            (_, Cell::Text(text)) => match column.kind() {
                ColumnKind::Choice(ids) => place(ids, text),
                ColumnKind::Text
                | ColumnKind::Members
                | ColumnKind::Day
                | ColumnKind::Cents
                | ColumnKind::Count
                | ColumnKind::Tags => Raw::Text(texts.push(|all| push_words(text, all))),
            },
        }
    }

    fn whole_key(
        &self,
        company: Company<'_>,
        sorts: &[Sort],
        today: NaiveDate,
        texts: &mut Texts,
    ) -> RawKey {
        let name = texts.push(|all| push_words(company.name(), all));
        RawKey {
            name,
            ..self.raw_key(company, sorts, today, texts)
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
        for company in companies
            .iter()
            .filter_map(|id| Company::find(self.book(), *id))
            .filter(|company| company.is_live())
        {
            let part = self.sums_of(company, roster.today);
            self.put_in(&mut roster.ids, company, &[], roster.today);
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
        if self.territory_moved(&kept.asked, companies.iter().map(|(id, _)| *id), viewer.me) {
            return false;
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
                    && self.passes_text(id, kept.asked.text())
                    && self.admits(*company, &kept.asked, &viewer)
            });
            if let Some(company) = shown {
                self.put_in(&mut order.ids, company, &kept.sorts, viewer.today);
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
        sorts: &[Sort],
        today: NaiveDate,
    ) {
        let mut texts = Texts::default();
        let raw = self.whole_key(company, sorts, today, &mut texts);
        let key = raw.key(&texts);
        let mut others = Texts::default();
        let at = ids.partition_point(|other| {
            Company::find(self.book(), *other).is_some_and(|other| {
                others.all.clear();
                let raw = self.whole_key(other, sorts, today, &mut others);
                raw.key(&others).compare(&key, sorts) == Ordering::Less
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
