//! The command line: one field that finds customers, people, commands and pages.
//!
//! `>` asks for commands alone, `@` for people. Commands and pages are given by the interface, which knows their words
//! and what they do; this module finds and ranks.

use crate::app::desk::Desk;
use crate::app::import::fold::letters_and_digits;
use crate::app::search;
use crate::domain::record::is_live;
use crate::domain::rules::lead::lead;
use crate::domain::{Class, Company, CompanyKind, Person, RecordId, Relation};
use crate::sorting;

use super::marks::RoleMark;

/// So many rows are shown.
pub const ROWS: usize = 8;

/// Something that the interface can do or show, by its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer<T> {
    /// What it is.
    pub what: T,
    /// Its words.
    pub words: String,
    /// Other words under which it is looked for.
    pub also: Vec<String>,
}

/// What was found, by groups, each the best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<C, P> {
    /// Customers that were open last; only as long as nothing was typed.
    pub recent: Vec<CompanyHit>,
    /// Customers.
    pub companies: Vec<CompanyHit>,
    /// People.
    pub people: Vec<PersonHit>,
    /// Commands.
    pub commands: Vec<C>,
    /// Pages.
    pub pages: Vec<P>,
}

impl<C, P> Found<C, P> {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.recent.is_empty()
            && self.companies.is_empty()
            && self.people.is_empty()
            && self.commands.is_empty()
            && self.pages.is_empty()
    }
}

/// A customer that was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CompanyHit {
    /// Which.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// The parts of the name that match, in bytes.
    pub matched: Vec<(usize, usize)>,
    /// Its town.
    pub town: String,
    /// Head office, branch, or on its own.
    pub kind: CompanyKind,
    /// A, B or C.
    pub class: Option<Class>,
    /// Customer number.
    pub number: String,
    /// The role that leads it.
    pub role: Option<RoleMark>,
}

/// A person who was found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PersonHit {
    /// Who.
    pub id: RecordId,
    /// Name.
    pub name: String,
    /// The parts of the name that match, in bytes.
    pub matched: Vec<(usize, usize)>,
    /// As what, and where.
    pub at: Option<(String, RecordId, String)>,
}

impl Desk {
    /// Everything that fits what was typed.
    pub fn palette<C: Clone, P: Clone>(
        &self,
        typed: &str,
        recent: &[RecordId],
        commands: &[Offer<C>],
        pages: &[Offer<P>],
    ) -> Found<C, P> {
        let mut found = Found {
            recent: Vec::new(),
            companies: Vec::new(),
            people: Vec::new(),
            commands: Vec::new(),
            pages: Vec::new(),
        };
        let typed = typed.trim();
        if let Some(rest) = typed.strip_prefix('>') {
            found.commands = fitting(rest, commands, usize::MAX);
        } else if let Some(rest) = typed.strip_prefix('@') {
            found.people = self.find_people(rest, ROWS);
        } else if typed.is_empty() {
            found.recent = recent
                .iter()
                .filter_map(|id| self.company_hit(*id, ""))
                .take(ROWS / 2)
                .collect();
            found.commands = fitting("", commands, ROWS - found.recent.len());
        } else {
            found.commands = fitting(typed, commands, 3);
            found.pages = fitting(typed, pages, 3);
            found.people = self.find_people(typed, 3);
            let left =
                ROWS.saturating_sub(found.commands.len() + found.pages.len() + found.people.len());
            found.companies = self.find_companies(typed, left.max(3));
        }
        found
    }

    /// Customers that hold all words of a text, the best first.
    pub fn find_companies(&self, text: &str, limit: usize) -> Vec<CompanyHit> {
        self.search_index()
            .search(text, limit, search::Found::Company)
            .into_iter()
            .filter_map(|id| self.company_hit(id, text))
            .collect()
    }

    /// People that hold all words of a text, the best first.
    pub fn find_people(&self, text: &str, limit: usize) -> Vec<PersonHit> {
        self.search_index()
            .search(text, limit, search::Found::Person)
            .into_iter()
            .filter_map(|id| self.person_hit(id, text))
            .collect()
    }

    /// How many customers and people hold all words of a text.
    pub fn count_hits(&self, text: &str) -> (usize, usize) {
        let hits = self.search_index().matches(text);
        let people = hits
            .iter()
            .filter(|(of, _)| *of == search::Found::Person)
            .count();
        (hits.len() - people, people)
    }

    fn company_hit(&self, id: RecordId, text: &str) -> Option<CompanyHit> {
        let company = Company::find(self.book(), id).filter(|company| company.is_live())?;
        Some(CompanyHit {
            id,
            name: company.name().to_owned(),
            matched: matched(company.name(), text),
            town: company.town().to_owned(),
            kind: company.kind(),
            class: company.class(),
            number: company.number().to_owned(),
            role: lead(company).map(|(role, _)| self.role_mark(role)),
        })
    }

    fn person_hit(&self, id: RecordId, text: &str) -> Option<PersonHit> {
        let person = Person::find(self.book(), id).filter(|person| person.is_live())?;
        let name = person.name();
        let at = self
            .relations_of(id)
            .into_iter()
            .filter_map(|relation| Relation::find(self.book(), relation))
            .find_map(|relation| {
                let company = self
                    .book()
                    .record(relation.company()?)
                    .filter(|r| is_live(*r))?;
                let company = Company::read(company)?;
                let function = relation.function().to_owned();
                Some((function, company.id(), company.name().to_owned()))
            });
        Some(PersonHit {
            id,
            matched: matched(&name, text),
            name,
            at,
        })
    }
}

/// What fits a text: first what begins with it, then what has a word that does, then what holds it anywhere.
fn fitting<T: Clone>(text: &str, offers: &[Offer<T>], limit: usize) -> Vec<T> {
    let words: Vec<String> = text
        .split_whitespace()
        .map(letters_and_digits)
        .filter(|w| !w.is_empty())
        .collect();
    let mut ranked: Vec<(usize, usize, &Offer<T>)> = offers
        .iter()
        .enumerate()
        .filter_map(|(place, offer)| Some((rank(&words, offer)?, place, offer)))
        .collect();
    sorting::by_key(&mut ranked, |(rank, place, _)| (*rank, *place));
    ranked.truncate(limit);
    ranked
        .into_iter()
        .map(|(.., offer)| offer.what.clone())
        .collect()
}

fn rank<T>(words: &[String], offer: &Offer<T>) -> Option<usize> {
    std::iter::once(&offer.words)
        .chain(&offer.also)
        .enumerate()
        .filter_map(|(index, of)| {
            let parts: Vec<String> = of.split_whitespace().map(letters_and_digits).collect();
            let whole = letters_and_digits(of);
            let each = words.iter().map(|word| {
                if whole.starts_with(word) {
                    Some(0)
                } else if parts.iter().any(|part| part.starts_with(word)) {
                    Some(1)
                } else if whole.contains(word.as_str()) {
                    Some(2)
                } else {
                    None
                }
            });
            let rank = each
                .collect::<Option<Vec<usize>>>()?
                .into_iter()
                .max()
                .unwrap_or(0);
            Some(rank * 2 + usize::from(index > 0))
        })
        .min()
}

/// Where the words of a query stand in a name, in bytes; whatever spelling either of them uses.
pub fn matched(name: &str, query: &str) -> Vec<(usize, usize)> {
    // The fold of a name, letter by letter, with the place that each folded byte came from.
    let mut folded = String::with_capacity(name.len());
    let mut from = Vec::with_capacity(name.len() + 1);
    for (at, c) in name.char_indices() {
        let before = folded.len();
        if c.is_alphanumeric() {
            folded.push_str(&letters_and_digits(c.encode_utf8(&mut [0; 4])));
        } else {
            folded.push(' ');
        }
        from.resize(from.len() + folded.len() - before, (at, at + c.len_utf8()));
    }
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for word in query.split(|c: char| !c.is_alphanumeric()) {
        let word = letters_and_digits(word);
        if word.is_empty() {
            continue;
        }
        let place = folded
            .match_indices(&word)
            .map(|(at, _)| at)
            .min_by_key(|at| *at != 0 && folded.as_bytes()[*at - 1] != b' ');
        if let Some(at) = place {
            parts.push((from[at].0, from[at + word.len() - 1].1));
        }
    }
    sorting::plain(&mut parts);
    parts.dedup_by(|next, kept| {
        let joined = next.0 <= kept.1;
        if joined {
            kept.1 = kept.1.max(next.1);
        }
        joined
    });
    parts
}
