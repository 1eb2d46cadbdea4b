//! What an import would do, row by row, before it does anything.
//!
//! Invariant: every row of the file has exactly one fate, and no fate loses it: it becomes a company, completes one,
//! joins an earlier row, waits for a decision, or stays out and can be saved again.

use std::collections::{BTreeMap, HashMap};

use super::matching::Place;
use super::problem::{Effect, Problem, ProblemKind};
use crate::replica::RecordId;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It belongs to this company of the plan: as its first row, or as a further one.
    Company(u32),
    /// Someone has to decide.
    Review,
    /// It cannot be taken over.
    LeftOut,
}

/// A company that the import creates or completes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedCompany {
    /// The customer of the book that it completes; `None` creates one.
    pub existing: Option<RecordId>,
    /// Its rows, the first one first.
    pub rows: Vec<u32>,
    /// Its head office.
    pub parent: Option<Place>,
    /// Whether it is the head office of another.
    pub is_head_office: bool,
    /// Whether anything would change; always so for a new one.
    pub changes: bool,
}

/// A row about which someone has to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Why.
    pub kind: ProblemKind,
    /// The line of the file.
    pub line: u32,
    /// What the row calls itself.
    pub name: String,
    /// Whether it could become a new customer: it has a name.
    pub can_create: bool,
    /// The customers that it could mean.
    pub candidates: Vec<RecordId>,
    /// What was decided; an undecided row is not taken over.
    pub decision: Option<Decision>,
}

/// What someone decided about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A new customer.
    Create,
    /// This customer.
    Complete(RecordId),
    /// Not taken over.
    LeaveOut,
}

/// How much of everything there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New customers.
    pub create: u32,
    /// Customers that get something new.
    pub complete: u32,
    /// Customers that have all of it already.
    pub unchanged: u32,
    /// Rows that wait for a decision.
    pub review: u32,
    /// Rows that cannot be taken over.
    pub left_out: u32,
    /// Contacts that are added.
    pub contacts: u32,
}

/// How many problems of each kind are kept with their line; all are counted.
pub const KEPT_PER_KIND: usize = 1_000;

/// The problems of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    by_kind: BTreeMap<ProblemKind, (u32, Vec<Problem>)>,
}

impl Problems {
    /// Takes a problem in.
    pub fn add(&mut self, problem: Problem) {
        let (count, kept) = self.by_kind.entry(problem.kind).or_default();
        *count += 1;
        if kept.len() < KEPT_PER_KIND {
            kept.push(problem);
        }
    }

    /// The kinds that occur, the gravest first, with their number and their first examples.
    pub fn groups(&self) -> impl Iterator<Item = (ProblemKind, u32, &[Problem])> {
        self.by_kind
            .iter()
            .map(|(kind, (count, kept))| (*kind, *count, kept.as_slice()))
    }

    /// How many problems of a kind there are.
    pub fn count(&self, kind: ProblemKind) -> u32 {
        self.by_kind.get(&kind).map_or(0, |(count, _)| *count)
    }

    /// How many problems have this effect.
    pub fn with_effect(&self, effect: Effect) -> u32 {
        self.by_kind
            .iter()
            .filter(|(kind, _)| kind.effect() == effect)
            .map(|(_, (count, _))| count)
            .sum()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_kind.is_empty()
    }
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The fate of each row of data.
    pub fates: Vec<Fate>,
    /// The companies, in the order of their first rows.
    pub companies: Vec<PlannedCompany>,
    /// The rows that wait for a decision, by row of data.
    pub reviews: BTreeMap<u32, Review>,
    /// What is wrong, row by row.
    pub problems: Problems,
    /// What it comes to.
    pub counts: Counts,
    /// The customers of the book, as places name them.
    pub(super) book: Vec<RecordId>,
    /// The companies of the plan, as places behind the book's name them.
    pub(super) created: Vec<u32>,
    /// Which contact of which row is new: the others are known already.
    pub(super) new_contacts: HashMap<u32, ContactFate>,
    /// The members by what a file may call them.
    pub(super) members: HashMap<String, Option<RecordId>>,
}

/// What becomes of the contact in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ContactFate {
    /// A new person.
    New,
    /// This person is known at this customer.
    Known(RecordId),
}

impl Plan {
    /// Decides about a row; `None` takes a decision back.
    pub fn decide(&mut self, row: u32, decision: Option<Decision>) {
        if let Some(review) = self.reviews.get_mut(&row)
            && (review.can_create || decision != Some(Decision::Create))
        {
            review.decision = decision;
        }
    }

    /// Decides alike about all rows that still wait.
    pub fn decide_rest(&mut self, decision: Decision) {
        for review in self.reviews.values_mut() {
            if review.decision.is_none() {
                review.decision = match (decision, review.candidates.as_slice()) {
                    // Several candidates: only a person can name the one.
                    (Decision::Complete(_), [only]) => Some(Decision::Complete(*only)),
                    (Decision::Complete(_), _) => None,
                    (Decision::Create, _) if !review.can_create => None,
                    (other, _) => Some(other),
                };
            }
        }
    }

    /// Whether writing would do anything.
    pub fn does_something(&self) -> bool {
        self.counts.create > 0
            || self.counts.complete > 0
            || self.reviews.values().any(|review| {
                matches!(
                    review.decision,
                    Some(Decision::Create | Decision::Complete(_))
                )
            })
    }

    /// The rows of data that would not be taken over as things stand.
    pub fn leftovers(&self) -> impl Iterator<Item = usize> {
        self.fates.iter().enumerate().filter_map(|(row, fate)| {
            let stays = match fate {
                Fate::Company(_) => false,
                Fate::LeftOut => true,
                Fate::Review => u32::try_from(row)
                    .ok()
                    .and_then(|row| self.reviews.get(&row))
                    .is_none_or(|review| {
                        matches!(review.decision, None | Some(Decision::LeaveOut))
                    }),
            };
            stays.then_some(row)
        })
    }

    /// The customer of the book, or the company of the plan, at a place.
    pub(super) fn at(&self, place: Place) -> Option<Office> {
        let place = place.0 as usize;
        match self.book.get(place) {
            Some(id) => Some(Office::Book(*id)),
            None => self
                .created
                .get(place - self.book.len())
                .map(|company| Office::Planned(*company)),
        }
    }
}

/// A company at a place: what a head office is found as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Office {
    /// A customer of the book.
    Book(RecordId),
    /// A company of the plan that is yet to be created.
    Planned(u32),
}
