//! The dry run: finds out, in slices, what each row would do. It reads the book and changes nothing.

use std::collections::{HashMap, HashSet};

use super::fold;
use super::mapping::Mapping;
use super::matching::{Index, Marks, Place, name_mark, names_agree, number_mark};
use super::plan::{ContactFate, Counts, Fate, Plan, PlannedCompany, Review};
use super::problem::{Problem, ProblemKind};
use super::row::{RowReader, RowValues};
use super::sheet::Sheet;
use super::writes::{Setting, Stamp, would_change};
use crate::domain::record::{Company, Member, Person, Relation};
use crate::replica::{Book, RecordId};
use crate::sorting;

/// A dry run under way.
pub struct CheckRun {
    reader: RowReader,
    mapping: Mapping,
    stamp: Stamp,
    rows: usize,
    stage: Stage,
    index: Index,
    plan: Plan,
    /// For each place of the book that rows complete, the company of the plan.
    completed: HashMap<Place, u32>,
    /// Head offices as rows name them: row, place of the row's company, line.
    parents: Vec<ParentName>,
    /// Companies that have a head office, or say that they have one.
    below: HashSet<Place>,
    /// What the names of head offices mean.
    offices: HashMap<String, HeadOffice>,
    contacts: HashMap<(Place, u64), ContactFate>,
    people_of: HashMap<RecordId, Vec<RecordId>>,
    unknown_owners: HashSet<String>,
    buffer: String,
}

struct ParentName {
    row: u32,
    place: Place,
    company: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Indexing(usize),
    Rows(usize),
    Parents(usize),
    Counting(usize),
    Done,
}

impl CheckRun {
    /// Prepares a dry run.
    pub fn new(sheet: &Sheet, mapping: &Mapping, book: &Book, stamp: Stamp) -> CheckRun {
        let rows = mapping.rows(sheet);
        let companies: Vec<RecordId> = Company::all(book).map(Company::id).collect();
        let mut people_of: HashMap<RecordId, Vec<RecordId>> = HashMap::new();
        for relation in Relation::all(book) {
            if let (Some(company), Some(person)) = (relation.company(), relation.person()) {
                people_of.entry(company).or_default().push(person);
            }
        }
        CheckRun {
            reader: RowReader::new(sheet, mapping, stamp.today),
            mapping: mapping.clone(),
            stamp,
            rows,
            stage: Stage::Indexing(0),
            index: Index::with_capacity(rows + companies.len()),
            plan: Plan {
                fates: Vec::with_capacity(rows),
                book: companies,
                members: members_by_name(book),
                ..Plan::default()
            },
            completed: HashMap::new(),
            parents: Vec::new(),
            below: HashSet::new(),
            offices: HashMap::new(),
            contacts: HashMap::new(),
            people_of,
            unknown_owners: HashSet::new(),
            buffer: String::new(),
        }
    }

    /// Works through at most `budget` rows and says whether all is known.
    pub fn step(&mut self, sheet: &Sheet, book: &Book, budget: usize) -> bool {
        match self.stage {
            Stage::Indexing(from) => {
                let end = from.saturating_add(budget).min(self.plan.book.len());
                for at in from..end {
                    self.index_company(book, self.plan.book[at]);
                }
                self.stage = if end < self.plan.book.len() {
                    Stage::Indexing(end)
                } else {
                    Stage::Rows(0)
                };
            }
            Stage::Rows(from) => {
                let end = from.saturating_add(budget).min(self.rows);
                for row in from..end {
                    self.check_row(sheet, book, row);
                }
                self.stage = if end < self.rows {
                    Stage::Rows(end)
                } else {
                    Stage::Parents(0)
                };
            }
            Stage::Parents(from) => {
                let end = from.saturating_add(budget).min(self.parents.len());
                for at in from..end {
                    self.resolve_parent(sheet, book, at);
                }
                self.stage = if end < self.parents.len() {
                    Stage::Parents(end)
                } else {
                    Stage::Counting(0)
                };
            }
            Stage::Counting(from) => {
                let end = from.saturating_add(budget).min(self.plan.companies.len());
                for at in from..end {
                    self.count_company(sheet, book, at);
                }
                self.stage = if end < self.plan.companies.len() {
                    Stage::Counting(end)
                } else {
                    self.plan.counts.review =
                        u32::try_from(self.plan.reviews.len()).unwrap_or(u32::MAX);
                    Stage::Done
                };
            }
            Stage::Done => {}
        }
        self.stage == Stage::Done
    }

    /// How much is done, in thousandths.
    pub fn permille(&self) -> u32 {
        let (done, of, base, share) = match self.stage {
            Stage::Indexing(at) => (at, self.plan.book.len(), 0, 150),
            Stage::Rows(at) => (at, self.rows, 150, 700),
            Stage::Parents(at) => (at, self.parents.len(), 850, 50),
            Stage::Counting(at) => (at, self.plan.companies.len(), 900, 100),
            Stage::Done => return 1000,
        };
        base + u32::try_from(done * share / of.max(1)).unwrap_or(0)
    }

    /// The plan.
    pub fn finish(mut self, sheet: &Sheet, book: &Book) -> Plan {
        while !self.step(sheet, book, usize::MAX) {}
        self.plan
    }

    fn index_company(&mut self, book: &Book, id: RecordId) {
        let company = Company::find(book, id);
        let has_parent = company.and_then(Company::parent).is_some();
        let marks = match company {
            Some(company) => Marks::of(
                company.name(),
                company.number(),
                company.postcode(),
                company.town(),
                &mut self.buffer,
            ),
            None => Marks::default(),
        };
        let place = self.index.add(marks);
        if has_parent {
            self.below.insert(place);
        }
    }

    fn check_row(&mut self, sheet: &Sheet, book: &Book, row: usize) {
        let sheet_row = self.mapping.first_row() + row;
        let line = sheet.line(sheet_row);
        let problems = &mut self.plan.problems;
        let values = self
            .reader
            .read(sheet, sheet_row, &mut |problem| problems.add(problem));
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let marks = Marks::of(
            &values.name,
            values.number,
            &values.postcode,
            values.town,
            &mut self.buffer,
        );
        let say = |kind: ProblemKind, found: String| Problem {
            line,
            column: None,
            kind,
            found,
        };
        let fate = match self.meaning(book, sheet, &values, marks) {
            Meaning::Known(place) => Some(self.join(row, line, sheet, place)),
            Meaning::New if values.name.is_empty() => {
                self.plan
                    .problems
                    .add(say(ProblemKind::NoName, String::new()));
                self.plan.counts.left_out += 1;
                self.plan.fates.push(Fate::LeftOut);
                None
            }
            Meaning::New => Some(self.create(row, marks)),
            Meaning::Unclear {
                kind,
                found,
                candidates,
            } => {
                self.plan.problems.add(say(kind, found));
                let candidates = candidates
                    .into_iter()
                    .filter_map(|place| self.plan.book.get(place.0 as usize).copied())
                    .collect();
                self.plan.reviews.insert(
                    row,
                    Review {
                        kind,
                        line,
                        name: if values.name.is_empty() {
                            values.number.to_owned()
                        } else {
                            values.name.to_string()
                        },
                        can_create: !values.name.is_empty(),
                        candidates,
                        decision: None,
                    },
                );
                self.plan.fates.push(Fate::Review);
                None
            }
        };
        let Some((place, company)) = fate else {
            self.plan.new_contacts.insert(row, ContactFate::New);
            return;
        };
        self.plan.fates.push(Fate::Company(company));
        if !values.parent.is_empty() {
            self.below.insert(place);
            self.parents.push(ParentName {
                row,
                place,
                company,
            });
        }
        self.check_owner(values.owner, line);
        for (_, owner) in &values.owners {
            self.check_owner(owner, line);
        }
        self.check_contact(book, row, place, &values);
    }

    fn is_in_book(&self, place: Place) -> bool {
        (place.0 as usize) < self.plan.book.len()
    }

    /// The company that a row means.
    fn meaning(&self, book: &Book, sheet: &Sheet, values: &RowValues<'_>, marks: Marks) -> Meaning {
        let by_number: Vec<Place> = self.index.with_number(marks.number).collect();
        match by_number.as_slice() {
            [] => self.meaning_by_name(book, values, marks),
            [only] => {
                let known = self.name_at(book, sheet, *only);
                if values.name.is_empty() || names_agree(&known, &values.name) {
                    Meaning::Known(*only)
                } else if self.is_in_book(*only) {
                    Meaning::Unclear {
                        kind: ProblemKind::NameDiffers,
                        found: known,
                        candidates: vec![*only],
                    }
                } else {
                    // Two companies of the file with one number: the file cannot say which of them is right.
                    Meaning::Unclear {
                        kind: ProblemKind::NameDiffers,
                        found: known,
                        candidates: Vec::new(),
                    }
                }
            }
            several => {
                let mut same = several
                    .iter()
                    .filter(|place| self.index.marks(**place).name == marks.name);
                match (same.next(), same.next()) {
                    (Some(one), None) => Meaning::Known(*one),
                    (_, _) => Meaning::Unclear {
                        kind: ProblemKind::SeveralMatch,
                        found: values.number.to_owned(),
                        candidates: several.to_vec(),
                    },
                }
            }
        }
    }

    fn meaning_by_name(&self, book: &Book, values: &RowValues<'_>, marks: Marks) -> Meaning {
        let mut found: Vec<Place> = self.index.at_same_place(marks).collect();
        sorting::plain(&mut found);
        found.dedup();
        // Two numbers in one file are two customers, whatever their names.
        found.retain(|place| {
            self.is_in_book(*place) || marks.number == 0 || self.index.marks(*place).number == 0
        });
        match found.as_slice() {
            [] => Meaning::New,
            [only] => {
                let theirs = self.index.marks(*only).number;
                if marks.number != 0 && theirs != 0 && theirs != marks.number {
                    Meaning::Unclear {
                        kind: ProblemKind::NumberDiffers,
                        found: self
                            .plan
                            .book
                            .get(only.0 as usize)
                            .and_then(|id| Company::find(book, *id))
                            .map_or_else(String::new, |company| company.number().to_owned()),
                        candidates: vec![*only],
                    }
                } else {
                    Meaning::Known(*only)
                }
            }
            several => Meaning::Unclear {
                kind: ProblemKind::SeveralMatch,
                found: values.name.to_string(),
                candidates: several.to_vec(),
            },
        }
    }

    fn name_at(&self, book: &Book, sheet: &Sheet, place: Place) -> String {
        match self.plan.book.get(place.0 as usize) {
            Some(id) => Company::find(book, *id)
                .map_or_else(String::new, |company| company.name().to_owned()),
            None => {
                let at = place.0 as usize - self.plan.book.len();
                self.plan
                    .created
                    .get(at)
                    .and_then(|company| self.plan.companies.get(*company as usize))
                    .and_then(|company| company.rows.first())
                    .map_or_else(String::new, |row| {
                        let row = self.mapping.first_row() + *row as usize;
                        self.reader.read(sheet, row, &mut |_| {}).name.into_owned()
                    })
            }
        }
    }

    fn create(&mut self, row: u32, marks: Marks) -> (Place, u32) {
        let place = self.index.add(marks);
        let company = u32::try_from(self.plan.companies.len()).unwrap_or(u32::MAX);
        self.plan.companies.push(PlannedCompany {
            existing: None,
            rows: vec![row],
            parent: None,
            is_head_office: false,
            changes: true,
        });
        self.plan.created.push(company);
        (place, company)
    }

    fn join(&mut self, row: u32, line: u32, sheet: &Sheet, place: Place) -> (Place, u32) {
        let company = match self.plan.book.get(place.0 as usize) {
            Some(id) => match self.completed.get(&place) {
                Some(company) => *company,
                None => {
                    let company = u32::try_from(self.plan.companies.len()).unwrap_or(u32::MAX);
                    self.completed.insert(place, company);
                    self.plan.companies.push(PlannedCompany {
                        existing: Some(*id),
                        rows: Vec::new(),
                        parent: None,
                        is_head_office: false,
                        changes: false,
                    });
                    company
                }
            },
            None => {
                let at = place.0 as usize - self.plan.book.len();
                self.plan.created.get(at).copied().unwrap_or(u32::MAX)
            }
        };
        if let Some(planned) = self.plan.companies.get_mut(company as usize) {
            if let Some(first) = planned.rows.first() {
                let first = sheet.line(self.mapping.first_row() + *first as usize);
                self.plan.problems.add(Problem {
                    line,
                    column: None,
                    kind: ProblemKind::RepeatsRow,
                    found: first.to_string(),
                });
            }
            planned.rows.push(row);
        }
        (place, company)
    }

    /// A name that no member has is reported once; it would else fill the page.
    fn check_owner(&mut self, owner: &str, line: u32) {
        if owner.is_empty() || member_called(&self.plan.members, owner).is_some() {
            return;
        }
        if self.unknown_owners.insert(owner.to_owned()) {
            self.plan.problems.add(Problem {
                line,
                column: None,
                kind: ProblemKind::UnknownOwner,
                found: owner.chars().take(40).collect(),
            });
        }
    }

    fn check_contact(&mut self, book: &Book, row: u32, place: Place, values: &RowValues<'_>) {
        if !values.contact.is_named() {
            return;
        }
        let mark = person_mark(values.contact.first, values.contact.last);
        // The people of a customer of the book are looked at when a row first names one.
        if let Some(id) = self.plan.book.get(place.0 as usize)
            && let Some(people) = self.people_of.remove(id)
        {
            for person in people {
                if let Some(known) = Person::find(book, person) {
                    let mark = person_mark(known.first_name(), known.last_name());
                    self.contacts
                        .insert((place, mark), ContactFate::Known(person));
                }
            }
        }
        match self.contacts.get(&(place, mark)) {
            Some(ContactFate::Known(person)) => {
                self.plan
                    .new_contacts
                    .insert(row, ContactFate::Known(*person));
            }
            // The same person in an earlier row.
            Some(ContactFate::New) => {}
            None => {
                self.contacts.insert((place, mark), ContactFate::New);
                self.plan.new_contacts.insert(row, ContactFate::New);
                self.plan.counts.contacts += 1;
            }
        }
    }

    fn resolve_parent(&mut self, sheet: &Sheet, book: &Book, at: usize) {
        let Some(ParentName {
            row,
            place,
            company,
        }) = self.parents.get(at)
        else {
            return;
        };
        let (place, company) = (*place, *company);
        let sheet_row = self.mapping.first_row() + *row as usize;
        let values = self.reader.read(sheet, sheet_row, &mut |_| {});
        let kind = match self.head_office(place, values.parent) {
            HeadOffice::Itself => {
                self.mark_head_office(place);
                return;
            }
            HeadOffice::Found(parent) if self.leads_back(book, parent, place) => {
                ProblemKind::ParentCycle
            }
            HeadOffice::Found(parent) => {
                let planned = self.plan.companies.get_mut(company as usize);
                if let Some(planned) = planned
                    && planned.parent.is_none()
                {
                    planned.parent = Some(parent);
                    self.mark_head_office(parent);
                }
                return;
            }
            HeadOffice::Missing => ProblemKind::ParentMissing,
            HeadOffice::Several => ProblemKind::ParentUnclear,
        };
        self.plan.problems.add(Problem {
            line: sheet.line(sheet_row),
            column: None,
            kind,
            found: values.parent.chars().take(40).collect(),
        });
    }

    /// The company that a row names as its head office: by number, else by name. Of several with one name it is the one
    /// that has no head office itself.
    fn head_office(&mut self, of: Place, text: &str) -> HeadOffice {
        let found = match self.offices.get(text) {
            Some(known) => *known,
            None => {
                let found = self.look_for_office(text);
                self.offices.insert(text.to_owned(), found);
                found
            }
        };
        match found {
            HeadOffice::Found(place) if place == of => HeadOffice::Itself,
            other => other,
        }
    }

    fn look_for_office(&self, text: &str) -> HeadOffice {
        let only =
            |mut found: Box<dyn Iterator<Item = Place> + '_>| match (found.next(), found.next()) {
                (None, _) => HeadOffice::Missing,
                (Some(one), None) => HeadOffice::Found(one),
                (Some(_), Some(_)) => HeadOffice::Several,
            };
        let by_number = only(Box::new(self.index.with_number(number_mark(text))));
        if by_number != HeadOffice::Missing {
            return by_number;
        }
        let mark = name_mark(text);
        let top = self
            .index
            .with_name(mark)
            .filter(|place| !self.below.contains(place));
        match only(Box::new(top)) {
            HeadOffice::Missing => only(Box::new(self.index.with_name(mark))),
            found => found,
        }
    }

    fn mark_head_office(&mut self, place: Place) {
        let company = match self.plan.book.get(place.0 as usize) {
            Some(id) => match self.completed.get(&place) {
                Some(company) => *company,
                None => {
                    // A customer of the book that only becomes a head office.
                    let company = u32::try_from(self.plan.companies.len()).unwrap_or(u32::MAX);
                    self.completed.insert(place, company);
                    self.plan.companies.push(PlannedCompany {
                        existing: Some(*id),
                        rows: Vec::new(),
                        parent: None,
                        is_head_office: true,
                        changes: false,
                    });
                    company
                }
            },
            None => {
                let at = place.0 as usize - self.plan.book.len();
                self.plan.created.get(at).copied().unwrap_or(u32::MAX)
            }
        };
        if let Some(planned) = self.plan.companies.get_mut(company as usize) {
            planned.is_head_office = true;
        }
    }

    /// Whether the way up from `from` comes past `place`.
    fn leads_back(&self, book: &Book, from: Place, place: Place) -> bool {
        let mut at = Some(from);
        let mut steps = 0;
        while let Some(here) = at {
            if here == place || steps > 64 {
                return true;
            }
            steps += 1;
            at = self.parent_of(book, here);
        }
        false
    }

    fn parent_of(&self, book: &Book, place: Place) -> Option<Place> {
        match self.plan.book.get(place.0 as usize) {
            Some(id) => {
                let planned = self
                    .completed
                    .get(&place)
                    .and_then(|company| self.plan.companies.get(*company as usize))
                    .and_then(|company| company.parent);
                planned.or_else(|| {
                    let parent = Company::find(book, *id)?.parent()?;
                    let at = self.plan.book.binary_search(&parent).ok()?;
                    u32::try_from(at).ok().map(Place)
                })
            }
            None => {
                let at = place.0 as usize - self.plan.book.len();
                let company = *self.plan.created.get(at)?;
                self.plan.companies.get(company as usize)?.parent
            }
        }
    }

    fn count_company(&mut self, sheet: &Sheet, book: &Book, at: usize) {
        let Some(company) = self.plan.companies.get(at) else {
            return;
        };
        let Some(id) = company.existing else {
            self.plan.counts.create += 1;
            return;
        };
        let contact_changes = company
            .rows
            .iter()
            .any(|row| matches!(self.plan.new_contacts.get(row), Some(ContactFate::New)));
        let setting = Setting {
            plan: &self.plan,
            reader: &self.reader,
            mapping: &self.mapping,
            sheet,
            book,
            stamp: &self.stamp,
        };
        let changes = contact_changes || would_change(&setting, company, id);
        if let Some(company) = self.plan.companies.get_mut(at) {
            company.changes = changes;
        }
        let Counts {
            complete,
            unchanged,
            ..
        } = &mut self.plan.counts;
        *if changes { complete } else { unchanged } += 1;
    }
}

enum Meaning {
    New,
    Known(Place),
    Unclear {
        kind: ProblemKind,
        found: String,
        candidates: Vec<Place>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum HeadOffice {
    Itself,
    Found(Place),
    Missing,
    Several,
}

/// Everything that a file may call a member: the whole name, the last name and the initials, where only one has them.
fn members_by_name(book: &Book) -> HashMap<String, Option<RecordId>> {
    let mut names: HashMap<String, Option<RecordId>> = HashMap::new();
    for member in Member::all(book) {
        let name = member.name();
        let last = name.split_whitespace().last().unwrap_or("");
        let initials = member.initials();
        let mut called: Vec<String> = [name, last, &initials]
            .into_iter()
            .map(fold::letters_and_digits)
            .filter(|text| !text.is_empty())
            .collect();
        called.dedup();
        for text in called {
            names
                .entry(text)
                .and_modify(|known| {
                    if *known != Some(member.id()) {
                        *known = None;
                    }
                })
                .or_insert(Some(member.id()));
        }
    }
    names
}

/// The member whom a text names; `Brandt, Anna` is Anna Brandt.
pub(super) fn member_called(
    members: &HashMap<String, Option<RecordId>>,
    text: &str,
) -> Option<RecordId> {
    let find = |text: &str| {
        members
            .get(&fold::letters_and_digits(text))
            .copied()
            .flatten()
    };
    find(text).or_else(|| {
        let (last, first) = text.split_once(',')?;
        find(&format!("{} {}", first.trim(), last.trim()))
    })
}

fn person_mark(first: &str, last: &str) -> u64 {
    name_mark(&format!("{first} {last}"))
}
