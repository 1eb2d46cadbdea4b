//! Finding customers and people by anything that is known of them.
//!
//! One byte string holds the folded text of all records, one after the other; a search walks over it once. Folding
//! writes umlauts and ß out, drops accents, and joins the digits of phone numbers, so that every spelling finds every
//! other. Invariant: the string of a record is the fold of its current text; what changed is appended and the old place
//! no longer counts, until a third of the string does not count and it is written anew.

use crate::domain::record::is_live;
use crate::domain::{Book, Company, CompanyKind, Entity, Person, Prop, RecordId};
use crate::replica::IdMap;

use super::import::fold::push_letters_and_digits;

/// Between the fields of a record. No folded text holds it.
const FIELD_END: u8 = b'\n';
/// So much of a long note can be found.
const NOTE_BYTES: usize = 2_000;

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Company,
    Person,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    id: RecordId,
    of: Found,
    is_branch: bool,
    start: u32,
    end: u32,
    name_end: u32,
}

impl Entry {
    /// Of two that fit equally well, the head office comes before its branch, and the shorter name first.
    fn rank(&self, class: u32) -> u32 {
        let length = (self.name_end - self.start).min(499);
        class * 1_000 + u32::from(self.is_branch) * 500 + length
    }
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub(crate) struct SearchIndex {
    text: String,
    /// By their place in the text.
    entries: Vec<Entry>,
    /// Where the entry of a record stands.
    places: IdMap<u32>,
    wasted: usize,
}

impl SearchIndex {
    pub(crate) fn build(book: &Book) -> SearchIndex {
        let mut index = SearchIndex::default();
        for entity in [Entity::Company, Entity::Person] {
            for record in book.records(entity.kind()) {
                index.add(book, record.id());
            }
        }
        index
    }

    /// Takes in what changed about a record.
    pub(crate) fn refresh(&mut self, book: &Book, id: RecordId) {
        if let Some(place) = self.places.remove(&id) {
            let entry = &mut self.entries[place as usize];
            self.wasted += (entry.end - entry.start) as usize;
            entry.end = entry.start;
        }
        self.add(book, id);
        if self.wasted > self.text.len() / 3 && self.wasted > 65_536 {
            *self = SearchIndex::build(book);
        }
    }

    fn name_of(&self, entry: &Entry) -> &[u8] {
        &self.text.as_bytes()[entry.start as usize..entry.name_end as usize]
    }

    fn text_of(&self, entry: &Entry) -> &[u8] {
        &self.text.as_bytes()[entry.start as usize..entry.end as usize]
    }

    fn add(&mut self, book: &Book, id: RecordId) {
        let Some(record) = book.record(id).filter(|record| is_live(*record)) else {
            return;
        };
        let start = self.text.len();
        let mut fold = Folder::new(std::mem::take(&mut self.text));
        let (name_end, of, is_branch) = if let Some(company) = Company::read(record) {
            let name_end = fold.field(company.name());
            for prop in [
                Prop::CompanyNumber,
                Prop::CompanyTown,
                Prop::CompanyPostcode,
                Prop::CompanyStreet,
                Prop::CompanyMail,
                Prop::CompanyWebsite,
                Prop::CompanyIndustry,
                Prop::CompanySource,
                Prop::CompanyVatId,
                Prop::CompanyCountry,
                Prop::CompanyNextText,
            ] {
                fold.field(company.text(prop));
            }
            fold.phone(company.text(Prop::CompanyPhone));
            for tag in company.tags() {
                fold.field(tag);
            }
            fold.field(head(company.text(Prop::CompanyNote)));
            (
                name_end,
                Found::Company,
                company.kind() == CompanyKind::Branch,
            )
        } else if let Some(person) = Person::read(record) {
            let name_end = fold.field(&person.name());
            for prop in [Prop::PersonTitle, Prop::PersonMail, Prop::PersonOrigin] {
                fold.field(person.text(prop));
            }
            fold.phone(person.text(Prop::PersonPhone));
            fold.phone(person.text(Prop::PersonMobile));
            fold.field(head(person.text(Prop::PersonNote)));
            (name_end, Found::Person, false)
        } else {
            self.text = fold.text;
            return;
        };
        self.text = fold.text;
        let place = self.entries.len() as u32;
        self.entries.push(Entry {
            id,
            of,
            is_branch,
            start: start as u32,
            end: self.text.len() as u32,
            name_end: name_end as u32,
        });
        self.places.insert(id, place);
    }

    /// Everything that holds all words of a query, the best first. Where little is found, names that differ by one
    /// letter count as well.
    pub(crate) fn search(&self, query: &str, limit: usize, wanted: Found) -> Vec<RecordId> {
        let words = Words::of(query);
        if words.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        self.exact(&words, &mut |entry| {
            if wanted == entry.of {
                found.push((self.rank(entry, &words), entry));
            }
        });
        if found.len() < FEW {
            self.nearly(&words, wanted, &mut found);
        }
        let order = |a: &(u32, &Entry), b: &(u32, &Entry)| {
            let by_name = || self.name_of(a.1).cmp(self.name_of(b.1));
            a.0.cmp(&b.0).then_with(by_name).then(a.1.id.cmp(&b.1.id))
        };
        if found.len() > limit {
            found.select_nth_unstable_by(limit, order);
            found.truncate(limit);
        }
        found.sort_unstable_by(order);
        found.into_iter().map(|(_, entry)| entry.id).collect()
    }

    /// Everything that holds all words of a query, in no order. Used to filter lists, where nothing is guessed.
    pub(crate) fn matches(&self, query: &str) -> Vec<(Found, RecordId)> {
        let mut found = Vec::new();
        let words = Words::of(query);
        if !words.is_empty() {
            self.exact(&words, &mut |entry| found.push((entry.of, entry.id)));
        }
        found
    }

    /// Whether one record holds all words of a query.
    pub(crate) fn holds(&self, id: RecordId, query: &str) -> bool {
        let words = Words::of(query);
        self.places.get(&id).is_some_and(|place| {
            let text = self.text_of(&self.entries[*place as usize]);
            words.all().all(|word| find(text, word).is_some())
        })
    }

    /// Walks over the text once, from one place of the longest word to the next.
    fn exact<'i>(&'i self, words: &Words, found: &mut dyn FnMut(&'i Entry)) {
        let Some(longest) = words.all().max_by_key(|word| word.len()) else {
            return;
        };
        let finder = memchr::memmem::Finder::new(longest);
        let alone = words.all().nth(1).is_none();
        let mut at = 0;
        let mut place = 0;
        while let Some(next) = finder.find(self.text.as_bytes().get(at..).unwrap_or(&[])) {
            let next = at + next;
            // The entry that holds the place: entries follow each other, so the walk only goes forward.
            while self
                .entries
                .get(place)
                .is_some_and(|entry| entry.end as usize <= next)
            {
                place += 1;
            }
            let Some(entry) = self.entries.get(place) else {
                break;
            };
            if (entry.start as usize) > next {
                // An old place that no longer counts.
                at = entry.start as usize;
                continue;
            }
            let text = self.text_of(entry);
            if alone || words.all().all(|word| find(text, word).is_some()) {
                found(entry);
            }
            at = entry.end as usize;
        }
    }

    /// How well an entry fits: the smaller, the better.
    fn rank(&self, entry: &Entry, words: &Words) -> u32 {
        let (name, text) = (self.name_of(entry), self.text_of(entry));
        let whole = words.whole.as_bytes();
        let all = |test: &dyn Fn(&[u8]) -> bool| words.all().all(test);
        let class = if name.starts_with(whole) {
            u32::from(name.len() > whole.len())
        } else if all(&|word| starts_a_word(name, word)) {
            2
        } else if text
            .split(|byte| *byte == FIELD_END)
            .any(|field| field == whole)
        {
            3
        } else if all(&|word| find(name, word).is_some()) {
            4
        } else if all(&|word| starts_a_word(text, word)) {
            5
        } else {
            6
        };
        entry.rank(class)
    }

    /// Names in which every word of the query stands but for one letter, or for the blanks: »apothekenverbund« means the
    /// »Apotheken-Verbund«.
    fn nearly<'i>(&'i self, words: &Words, wanted: Found, found: &mut Vec<(u32, &'i Entry)>) {
        if words.all().all(|word| word.len() < SHORTEST_GUESS) {
            return;
        }
        let exact: Vec<RecordId> = found.iter().map(|(_, entry)| entry.id).collect();
        let mut joined = Vec::new();
        for entry in &self.entries {
            if entry.of != wanted || entry.start == entry.end || exact.contains(&entry.id) {
                continue;
            }
            let name = self.name_of(entry);
            joined.clear();
            joined.extend(name.iter().filter(|byte| **byte != b' '));
            let fits = words.all().all(|word| {
                find(&joined, word).is_some()
                    || (word.len() >= SHORTEST_GUESS
                        && name
                            .split(|byte| *byte == b' ')
                            .any(|of| begins_nearly(of, word)))
            });
            if fits {
                found.push((entry.rank(10), entry));
            }
        }
    }
}

/// With fewer exact hits than this, near ones are looked for.
const FEW: usize = 5;
/// Shorter words are nearly everything.
const SHORTEST_GUESS: usize = 5;

/// A query, folded.
struct Words {
    whole: String,
    ends: Vec<(usize, usize)>,
}

impl Words {
    fn of(query: &str) -> Words {
        let query: String = query.chars().take(200).collect();
        let mut fold = Folder::new(String::new());
        // A number in groups is one number: 0511 1234-56.
        if query.chars().filter(char::is_ascii_digit).count() >= 5
            && !query.chars().any(char::is_alphabetic)
        {
            fold.phone(&query);
        } else {
            fold.field(&query);
        }
        let whole = fold.text.trim_end().to_owned();
        let mut ends = Vec::new();
        let mut start = 0;
        for part in whole.split(' ') {
            if !part.is_empty() {
                ends.push((start, start + part.len()));
            }
            start += part.len() + 1;
        }
        Words { whole, ends }
    }

    fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn all(&self) -> impl Iterator<Item = &[u8]> {
        self.ends
            .iter()
            .map(|(start, end)| &self.whole.as_bytes()[*start..*end])
    }
}

/// Writes folded text.
struct Folder {
    text: String,
}

impl Folder {
    /// Goes on behind text that was folded before.
    fn new(text: String) -> Folder {
        Folder { text }
    }

    /// The words of a field; returns where they end.
    fn field(&mut self, text: &str) -> usize {
        let begin = self.text.len();
        push_words(text, &mut self.text);
        let end = self.text.len();
        if end > begin {
            self.text.push(FIELD_END as char);
        }
        end
    }

    /// A phone number, in one run.
    fn phone(&mut self, number: &str) {
        let before = self.text.len();
        push_phone(number, &mut self.text);
        if self.text.len() > before {
            self.text.push(FIELD_END as char);
        }
    }
}

/// The digits of a phone number in one run; the country's code becomes the zero that it stands for.
pub(crate) fn push_phone(number: &str, out: &mut String) {
    let number = number.trim();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let local = match number.strip_prefix('+') {
        Some(_) => digits.strip_prefix("49"),
        None => digits.strip_prefix("0049"),
    };
    match local {
        // The zero of +49 (0) 511 is not dialled.
        Some(local) => {
            out.push('0');
            out.push_str(local.strip_prefix('0').unwrap_or(local));
        }
        None => out.push_str(&digits),
    }
}

/// Folded words with single blanks between them: what names are found and sorted by.
pub(crate) fn push_words(text: &str, folded: &mut String) {
    let begin = folded.len();
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '\u{308}') {
        if word.is_empty() {
            continue;
        }
        if folded.len() > begin {
            folded.push(' ');
        }
        push_letters_and_digits(word, folded);
    }
}

fn head(text: &str) -> &str {
    if text.len() <= NOTE_BYTES {
        return text;
    }
    let mut end = NOTE_BYTES;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// For the short texts of one record, where building a searcher would cost more than the search.
fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    let (first, rest) = word.split_first()?;
    memchr::memchr_iter(*first, text).find(|at| text[at + 1..].starts_with(rest))
}

fn starts_a_word(text: &[u8], word: &[u8]) -> bool {
    let Some((first, rest)) = word.split_first() else {
        return false;
    };
    memchr::memchr_iter(*first, text).any(|at| {
        (at == 0 || matches!(text[at - 1], b' ' | FIELD_END)) && text[at + 1..].starts_with(rest)
    })
}

/// Whether a word begins with another but for one letter that is wrong, missing, too many, or swapped with the next.
fn begins_nearly(of: &[u8], word: &[u8]) -> bool {
    let same = of.iter().zip(word).take_while(|(a, b)| a == b).count();
    if same == word.len() {
        return true;
    }
    // The first letter is rarely wrong, and a guess without it would guess everything.
    if same == 0 {
        return false;
    }
    let (rest, left) = (&of[same..], &word[same..]);
    let starts = |rest: Option<&[u8]>, left: &[u8]| rest.is_some_and(|rest| rest.starts_with(left));
    let swapped = rest.len() > 1
        && left.len() > 1
        && rest[0] == left[1]
        && rest[1] == left[0]
        && rest[2..].starts_with(&left[2..]);
    starts(rest.get(1..), &left[1..])
        || starts(Some(rest), &left[1..])
        || starts(rest.get(1..), left)
        || swapped
}

/// How many single letters have to be put in, taken out, or replaced to make one text of the other.
pub fn edit_distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(from != to);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
