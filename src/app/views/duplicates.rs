//! »Dubletten«: pairs that may be one customer, what they differ in, and what moves when they are joined.

use crate::app::command::{Command, Pick};
use crate::app::desk::Desk;
use crate::app::duplicates::{Pair, Reason, is_declined};
use crate::domain::shown::{Shown, shown};
use crate::domain::{Company, Person, Prop, RecordId, Relation};
use crate::replica::IdSet;

/// One of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Half {
    /// Which.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// Postcode and town.
    pub place: String,
    /// Customer number.
    pub number: String,
}

/// A pair that is asked about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PairRow {
    /// The one that is kept if nobody says otherwise.
    pub keep: Half,
    /// The one that is joined into it.
    pub away: Half,
    /// How likely, in points.
    pub points: i32,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// One field of both, beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// Which.
    pub prop: Prop,
    /// The element of a set or map, empty for a plain property.
    pub element: String,
    /// What the kept one has.
    pub kept: Shown,
    /// What the other has.
    pub other: Shown,
    /// Whether the other has something else that is not taken by itself: this can be chosen.
    pub differs: bool,
    /// Whether the other's value is taken if nobody chooses.
    pub is_taken: bool,
    /// Fields with the same number are chosen together.
    pub group: Option<usize>,
}

/// What moves to the kept customer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Entries of the timeline.
    pub activities: usize,
    /// Persons.
    pub contacts: usize,
    /// Branches.
    pub branches: usize,
    /// Tasks.
    pub tasks: usize,
    /// Promises.
    pub promises: usize,
    /// Deals.
    pub deals: usize,
}

impl Moves {
    /// How many in all.
    pub const fn sum(self) -> usize {
        self.activities + self.contacts + self.branches + self.tasks + self.promises + self.deals
    }
}

/// What joining two customers comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The fields in which at least one of them has something.
    pub fields: Vec<FieldRow>,
    /// What moves.
    pub moves: Moves,
    /// People who would be there twice: the same name or mailbox at both.
    pub twice: Vec<String>,
}

impl Comparison {
    /// The fields that are chosen along with one, itself included.
    pub fn together(&self, at: usize) -> Vec<usize> {
        let group = self.fields.get(at).and_then(|field| field.group);
        let is_along = |other: usize, field: &FieldRow| {
            other == at || (group.is_some() && field.group == group && field.differs)
        };
        self.fields
            .iter()
            .enumerate()
            .filter(|(other, field)| is_along(*other, field))
            .map(|(other, _)| other)
            .collect()
    }

    /// The command that joins, with the other's value where it was chosen.
    pub fn join(&self, keep: RecordId, away: RecordId, chosen: &[usize]) -> Command {
        let picks = chosen
            .iter()
            .filter_map(|at| self.fields.get(*at))
            .map(|field| Pick {
                prop: field.prop,
                element: field.element.clone(),
            })
            .collect();
        Command::Join { keep, away, picks }
    }
}

/// Circles of joinings that two devices made are cut here.
const LONGEST_CHAIN: usize = 16;

impl Desk {
    /// The pairs that are still to be asked about: both in use, not declined.
    pub fn duplicate_rows(&self, pairs: &[Pair]) -> Vec<PairRow> {
        pairs
            .iter()
            .filter(|pair| !is_declined(self.book(), pair.a, pair.b))
            .filter_map(|pair| {
                let (keep, away) = self.keep_first(pair.a, pair.b)?;
                Some(PairRow {
                    keep: half(keep),
                    away: half(away),
                    points: pair.score.points,
                    reasons: pair.score.reasons().collect(),
                })
            })
            .collect()
    }

    /// Which of two is kept if nobody says otherwise: a head office, else the one at which more hangs, else the older.
    pub fn keep_first(&self, a: RecordId, b: RecordId) -> Option<(Company<'_>, Company<'_>)> {
        let live = |id| Company::find(self.book(), id).filter(|company| company.is_live());
        let weight = |id: RecordId| {
            let moves = self.moves_of(id);
            (moves.branches > 0, moves.sum())
        };
        let (low, high) = (live(a.min(b))?, live(a.max(b))?);
        if weight(high.id()) > weight(low.id()) {
            Some((high, low))
        } else {
            Some((low, high))
        }
    }

    fn moves_of(&self, id: RecordId) -> Moves {
        self.linked(id).map_or_else(Moves::default, |linked| Moves {
            activities: linked.activities.len(),
            contacts: linked.relations.len(),
            branches: linked.children.len(),
            tasks: linked.tasks.len(),
            promises: linked.promises.len(),
            deals: linked.deals.len(),
        })
    }

    /// What two customers differ in, and what joining them moves.
    pub fn compare_companies(&self, keep: RecordId, away: RecordId) -> Option<Comparison> {
        let book = self.book();
        let (kept, other) = (Company::find(book, keep)?, Company::find(book, away)?);
        let fields = crate::app::command::joinable(kept, other)
            .into_iter()
            .filter(|field| !field.kept.as_ref().is_null() || !field.other.as_ref().is_null())
            .map(|field| FieldRow {
                prop: field.prop,
                kept: shown(book, field.prop, &field.kept),
                other: shown(book, field.prop, &field.other),
                differs: !field.other.as_ref().is_null()
                    && field.kept != field.other
                    && !field.is_taken,
                is_taken: field.is_taken,
                group: field.group,
                element: field.element,
            })
            .collect();
        Some(Comparison {
            fields,
            moves: self.moves_of(away),
            twice: self.people_twice(keep, away),
        })
    }

    /// The names of people who are at both, as one person or as two with one name or mailbox.
    fn people_twice(&self, keep: RecordId, away: RecordId) -> Vec<String> {
        let people = |company: RecordId| -> Vec<Person<'_>> {
            let mut seen = IdSet::default();
            self.relations_of(company)
                .into_iter()
                .filter_map(|id| Relation::find(self.book(), id)?.person())
                .filter(|person| seen.insert(*person))
                .filter_map(|person| Person::find(self.book(), person))
                .collect()
        };
        let kept = people(keep);
        let is_one = |a: &Person<'_>, b: &Person<'_>| {
            let same_mail = !a.mail().is_empty() && a.mail().eq_ignore_ascii_case(b.mail());
            a.id() != b.id() && (same_mail || a.name().to_lowercase() == b.name().to_lowercase())
        };
        people(away)
            .into_iter()
            .filter(|person| kept.iter().any(|known| is_one(known, person)))
            .map(Person::name)
            .collect()
    }

    /// How many pairs were declined, for the empty page.
    pub fn declined_count(&self) -> usize {
        Company::all(self.book())
            .map(|company| company.distinct_from().count())
            .sum()
    }

    /// Where a customer went that was joined into another, and what that is called.
    pub fn joined_into(&self, id: RecordId) -> Option<(RecordId, String)> {
        let book = self.book();
        let mut company = Company::find(book, Company::find(book, id)?.joined_into()?)?;
        for _ in 0..LONGEST_CHAIN {
            match company
                .joined_into()
                .and_then(|next| Company::find(book, next))
            {
                Some(next) => company = next,
                None => break,
            }
        }
        (company.id() != id).then(|| (company.id(), company.name().to_owned()))
    }
}

fn half(company: Company<'_>) -> Half {
    let place = format!("{} {}", company.postcode(), company.town());
    Half {
        id: company.id(),
        name: company.name().to_owned(),
        place: place.trim().to_owned(),
        number: company.text(Prop::CompanyNumber).to_owned(),
    }
}
