//! Everything that holds all words of a text: customers, people, what is to be done, what happened.

use chrono::NaiveDate;

use super::agenda::AgendaKind;
use super::marks::MemberMark;
use super::palette::{CompanyHit, PersonHit, matched};
use crate::app::desk::Desk;
use crate::app::import::fold::push_letters_and_digits;
use crate::app::moment::Viewer;
use crate::domain::calendar::day_of;
use crate::domain::{
    Activity, ActivityKind, Company, Promise, PromiseStatus, Prop, RecordId, Task,
};
use crate::sorting;

/// So many hits of a group are listed; all of them are counted.
pub const LISTED: usize = 100;

/// The fields of a customer that are searched besides name and town.
const FIELDS: [Prop; 10] = [
    Prop::CompanyNumber,
    Prop::CompanyNextText,
    Prop::CompanyIndustry,
    Prop::CompanySource,
    Prop::CompanyStreet,
    Prop::CompanyPostcode,
    Prop::CompanyMail,
    Prop::CompanyWebsite,
    Prop::CompanyVatId,
    Prop::CompanyNote,
];

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finds {
    /// Customers, the best first.
    pub companies: Group<CompanyFind>,
    /// People, the best first.
    pub people: Group<PersonHit>,
    /// Tasks and promises, the open ones first.
    pub work: Group<WorkHit>,
    /// Entries of timelines, the latest first.
    pub entries: Group<EntryHit>,
}

/// The hits of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<T> {
    /// The first ones.
    pub hits: Vec<T>,
    /// How many there are.
    pub count: usize,
}

impl<T> Default for Group<T> {
    fn default() -> Self {
        Group {
            hits: Vec::new(),
            count: 0,
        }
    }
}

/// The field that holds the words, a piece of its text, and the parts of it that match, in bytes.
pub type Elsewhere = (Prop, String, Vec<(usize, usize)>);

/// A customer, and where the words stand if not in its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CompanyFind {
    /// The customer.
    pub hit: CompanyHit,
    /// The field that holds them, a piece of its text, and the parts of it that match.
    pub elsewhere: Option<Elsewhere>,
}

/// A task or promise.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WorkHit {
    /// Which.
    pub id: RecordId,
    /// What kind it is.
    pub kind: AgendaKind,
    /// Its words.
    pub text: String,
    /// The parts of them that match, in bytes.
    pub matched: Vec<(usize, usize)>,
    /// For which customer.
    pub company: Option<(RecordId, String)>,
    /// Whether it is still to be done.
    pub open: bool,
    /// Until when.
    pub due: Option<NaiveDate>,
}

/// An entry of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EntryHit {
    /// Which.
    pub id: RecordId,
    /// What it was.
    pub kind: ActivityKind,
    /// The piece of its text around the first match.
    pub excerpt: String,
    /// The parts of the excerpt that match, in bytes.
    pub matched: Vec<(usize, usize)>,
    /// With which customer.
    pub company: Option<(RecordId, String)>,
    /// By whom.
    pub author: Option<MemberMark>,
    /// On which day.
    pub on: Option<NaiveDate>,
}

impl Finds {
    /// How many hits there are in all.
    pub const fn count(&self) -> usize {
        self.companies.count + self.people.count + self.work.count + self.entries.count
    }
}

impl Desk {
    /// Everything that holds all words of a text.
    pub fn find_all(&self, text: &str, viewer: &Viewer) -> Finds {
        let words = folded_words(text);
        if words.is_empty() {
            return Finds::default();
        }
        let companies: Vec<CompanyFind> = self
            .find_companies(text, LISTED)
            .into_iter()
            .map(|hit| CompanyFind {
                elsewhere: self.elsewhere(&hit, text),
                hit,
            })
            .collect();
        let people = self.find_people(text, LISTED);
        let (company_count, person_count) = self.count_hits(text);
        Finds {
            // Near spellings are found as well where little is exact; they count like the others.
            companies: Group {
                count: company_count.max(companies.len()),
                hits: companies,
            },
            people: Group {
                count: person_count.max(people.len()),
                hits: people,
            },
            work: self.find_work(text, &words),
            entries: self.find_entries(text, &words, viewer),
        }
    }

    /// Where the words stand at a customer whose name and town hold none of them.
    fn elsewhere(&self, hit: &CompanyHit, text: &str) -> Option<Elsewhere> {
        if !hit.matched.is_empty() || !matched(&hit.town, text).is_empty() {
            return None;
        }
        let company = Company::find(self.book(), hit.id)?;
        FIELDS.into_iter().find_map(|prop| {
            let piece = excerpt(company.text(prop), text);
            let parts = matched(&piece, text);
            (!parts.is_empty()).then_some((prop, piece, parts))
        })
    }

    fn find_work(&self, text: &str, words: &[String]) -> Group<WorkHit> {
        let book = self.book();
        let mut buffer = String::new();
        let mut hits: Vec<WorkHit> = Vec::new();
        let company = |id: Option<RecordId>| {
            Company::find(book, id?).map(|company| (company.id(), company.name().to_owned()))
        };
        for task in Task::all(book) {
            if holds(&[task.title(), task.note()], words, &mut buffer) {
                hits.push(WorkHit {
                    id: task.id(),
                    kind: if task.is_complaint() {
                        AgendaKind::Complaint
                    } else {
                        AgendaKind::Task
                    },
                    text: task.title().to_owned(),
                    matched: matched(task.title(), text),
                    company: company(task.company()),
                    open: task.is_open(),
                    due: task.due(),
                });
            }
        }
        for promise in Promise::all(book) {
            if holds(&[promise.text()], words, &mut buffer) {
                hits.push(WorkHit {
                    id: promise.id(),
                    kind: AgendaKind::Promise,
                    text: promise.text().to_owned(),
                    matched: matched(promise.text(), text),
                    company: company(promise.company()),
                    open: promise.status() == PromiseStatus::Open,
                    due: promise.due(),
                });
            }
        }
        sorting::by_key(&mut hits, |hit| {
            (!hit.open, hit.due.is_none(), hit.due, hit.id)
        });
        let count = hits.len();
        hits.truncate(LISTED);
        Group { hits, count }
    }

    fn find_entries(&self, text: &str, words: &[String], viewer: &Viewer) -> Group<EntryHit> {
        let book = self.book();
        let mut buffer = String::new();
        let mut found: Vec<Activity<'_>> = Activity::all(book)
            .filter(|entry| holds(&[entry.text(), entry.outcome()], words, &mut buffer))
            .collect();
        let count = found.len();
        sorting::by_key(&mut found, |entry| {
            std::cmp::Reverse((entry.at(), entry.id()))
        });
        found.truncate(LISTED);
        let hits = found
            .into_iter()
            .map(|entry| {
                let whole = match (entry.text(), entry.outcome()) {
                    (text, "") => text.to_owned(),
                    ("", outcome) => outcome.to_owned(),
                    (text, outcome) => format!("{text} {outcome}"),
                };
                let excerpt = excerpt(&whole, text);
                let company = entry.company().and_then(|id| Company::find(book, id));
                EntryHit {
                    id: entry.id(),
                    kind: entry.kind(),
                    matched: matched(&excerpt, text),
                    excerpt,
                    company: company.map(|company| (company.id(), company.name().to_owned())),
                    author: entry.author().and_then(|id| self.member_mark(id)),
                    on: day_of(entry.at(), entry.offset().unwrap_or(viewer.offset_minutes)),
                }
            })
            .collect();
        Group { hits, count }
    }
}

/// The words of a query as they are compared.
fn folded_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(crate::app::import::fold::letters_and_digits)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether some texts together hold all words.
fn holds(texts: &[&str], words: &[String], buffer: &mut String) -> bool {
    buffer.clear();
    for part in texts
        .iter()
        .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        .filter(|part| !part.is_empty())
    {
        buffer.push(' ');
        push_letters_and_digits(part, buffer);
    }
    words.iter().all(|word| buffer.contains(word.as_str()))
}

/// The piece of a long text around the first match, on one line.
fn excerpt(text: &str, query: &str) -> String {
    const BEFORE: usize = 40;
    const LENGTH: usize = 180;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = matched(&text, query).first().map_or(0, |(from, _)| *from);
    let before = text[..first].chars().count();
    let skipped = before.saturating_sub(BEFORE);
    let piece: String = text.chars().skip(skipped).take(LENGTH).collect();
    // A piece begins with a whole word.
    let piece = match piece.split_once(' ') {
        Some((_, rest)) if skipped > 0 => rest,
        Some(_) | None => piece.as_str(),
    };
    let ends = text.chars().count() <= skipped + LENGTH;
    format!(
        "{}{}{}",
        if skipped > 0 { "… " } else { "" },
        piece.trim(),
        if ends { "" } else { " …" }
    )
}
