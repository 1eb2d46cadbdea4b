//! Looking through the whole book, in slices.
//!
//! Companies are put into blocks by what a duplicate would share: a number, a phone, a mailbox, the sound of the name. In
//! a block everybody is compared with everybody. A block of many (the branches of a chain share a domain) is put in the
//! order of its addresses instead, and each is compared with its next neighbours. So the comparisons grow with the number
//! of companies, never with its square. Invariant: however the work is cut into slices, the pairs are the same.

use std::collections::{HashMap, HashSet};

use super::is_declined;
use super::score::{Score, score};
use super::traits::Traits;
use crate::domain::rules::phonetic::sound;
use crate::domain::{Book, Company, RecordId};
use crate::sorting;

/// Up to so many of a block are compared with each other.
const SMALL: usize = 24;
/// Each of a larger block is compared with so many that follow.
const NEIGHBOURS: usize = 12;
/// No company stands in more blocks than this.
pub const KEYS: usize = 12;
/// Shorter words are in too many names to find a duplicate by.
const LONG_WORD: usize = 5;

/// Two customers that may be one; `a` has the smaller id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// One.
    pub a: RecordId,
    /// The other.
    pub b: RecordId,
    /// How likely.
    pub score: Score,
}

/// How far the search is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Units of work that are done, of all.
    pub done: usize,
    /// All units of work, as far as they are known.
    pub total: usize,
    /// How many comparisons were made.
    pub comparisons: usize,
    /// How many blocks were too large to compare everybody with everybody.
    pub large_blocks: usize,
    /// Whether nothing is left.
    pub is_finished: bool,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Finder {
    ids: Vec<RecordId>,
    traits: Vec<Traits>,
    /// The last entry with a key, and how many there are.
    last: HashMap<u64, (u32, u32)>,
    /// Entries: a company, and the entry before it with the same key.
    entries: Vec<(u32, u32)>,
    /// The keys that several companies share, in the order in which that was seen.
    shared: Vec<u64>,
    walked: usize,
    seen: HashSet<(u32, u32)>,
    pairs: Vec<Pair>,
    comparisons: usize,
    large_blocks: usize,
}

const NONE: u32 = u32::MAX;

impl Finder {
    /// Begins with all customers in use.
    pub fn new(book: &Book) -> Finder {
        Finder {
            ids: Company::all(book).map(Company::id).collect(),
            ..Finder::default()
        }
    }

    /// Works on for about so many units: companies read, or comparisons made.
    pub fn step(&mut self, book: &Book, budget: usize) -> Progress {
        let mut left = budget.max(1);
        while left > 0 && self.traits.len() < self.ids.len() {
            self.read_one(book);
            left -= 1;
        }
        while left > 0 && self.walked < self.shared.len() {
            let before = self.comparisons;
            self.walk_one(book);
            left = left.saturating_sub(1 + self.comparisons - before);
        }
        self.progress()
    }

    /// How far the search is.
    pub fn progress(&self) -> Progress {
        Progress {
            done: self.traits.len() + self.walked,
            total: self.ids.len() + self.shared.len(),
            comparisons: self.comparisons,
            large_blocks: self.large_blocks,
            is_finished: self.traits.len() == self.ids.len() && self.walked == self.shared.len(),
        }
    }

    /// What was found so far, the likeliest first.
    pub fn pairs(&self) -> Vec<Pair> {
        let mut pairs = self.pairs.clone();
        sorting::by_key(&mut pairs, |pair| (-pair.score.points, pair.a, pair.b));
        pairs
    }

    fn read_one(&mut self, book: &Book) {
        let place = self.traits.len() as u32;
        // Whoever went since the search began leaves an empty place, which shares nothing with anybody.
        let traits = self
            .ids
            .get(self.traits.len())
            .and_then(|id| Company::find(book, *id))
            .filter(|company| company.is_live())
            .map(|company| Traits::of(book, company))
            .unwrap_or_default();
        for key in keys(&traits) {
            self.file(key, place);
        }
        self.traits.push(traits);
    }

    fn file(&mut self, key: u64, place: u32) {
        let entry = self.entries.len() as u32;
        let (last, count) = self.last.entry(key).or_insert((NONE, 0));
        // Two words of one name can sound the same.
        if self
            .entries
            .get(*last as usize)
            .is_some_and(|(known, _)| *known == place)
        {
            return;
        }
        self.entries.push((place, *last));
        *last = entry;
        *count += 1;
        if *count == 2 {
            self.shared.push(key);
        }
    }

    fn walk_one(&mut self, book: &Book) {
        let key = self.shared.get(self.walked).copied().unwrap_or_default();
        self.walked += 1;
        let mut block = Vec::new();
        let mut next = self.last.get(&key).map_or(NONE, |(last, _)| *last);
        while let Some((place, before)) = self.entries.get(next as usize) {
            block.push(*place);
            next = *before;
        }
        block.reverse();
        let mut reach = block.len();
        if block.len() > SMALL {
            self.large_blocks += 1;
            reach = NEIGHBOURS;
            let traits = &self.traits;
            sorting::by(&mut block, |a, b| {
                let key = |place: &u32| traits.get(*place as usize).map(address);
                key(a).cmp(&key(b)).then(a.cmp(b))
            });
        }
        for (at, one) in block.iter().enumerate() {
            for other in block.iter().skip(at + 1).take(reach) {
                self.compare(book, *one.min(other), *one.max(other));
            }
        }
    }

    fn compare(&mut self, book: &Book, one: u32, other: u32) {
        self.comparisons += 1;
        let (Some(a), Some(b)) = (
            self.traits.get(one as usize),
            self.traits.get(other as usize),
        ) else {
            return;
        };
        let score = score(a, b);
        if score.is_shown()
            && self.seen.insert((one, other))
            && let (Some(a), Some(b)) = (a.id, b.id)
            && !is_declined(book, a, b)
        {
            let (a, b) = (a.min(b), a.max(b));
            self.pairs.push(Pair { a, b, score });
        }
    }
}

fn address(traits: &Traits) -> (&str, &str, &str, &str, &[String]) {
    (
        &traits.postcode,
        &traits.town,
        &traits.street,
        &traits.house,
        &traits.words,
    )
}

/// The blocks that a company stands in.
fn keys(traits: &Traits) -> Vec<u64> {
    let mut keys = Vec::with_capacity(KEYS);
    let mut add = |kind: u8, parts: &[&str]| {
        if keys.len() < KEYS && parts.iter().all(|part| !part.is_empty()) {
            keys.push(hash(kind, parts));
        }
    };
    let number = format!("{:x}", traits.number);
    let name = traits.words.concat();
    let whole = traits.sound();
    add(1, &[if traits.number == 0 { "" } else { &number }]);
    add(2, &[&traits.vat]);
    add(3, &[&traits.phone]);
    add(4, &[&traits.mail]);
    add(5, &[&traits.domain]);
    add(6, &[&name]);
    add(7, &[whole.trim_end()]);
    add(8, &[&traits.postcode, &traits.street, &traits.house]);
    // A slip can change the sound of one word, hardly of all; a name with its town behind it has a word more.
    for word in &traits.words {
        if word.len() >= LONG_WORD {
            add(9, &[&traits.postcode, &sound(word)]);
        }
    }
    keys
}

/// FNV-1a over the kind of key and its parts.
fn hash(kind: u8, parts: &[&str]) -> u64 {
    let bytes = parts
        .iter()
        .flat_map(|part| part.bytes().chain(std::iter::once(0xff)));
    let sum = std::iter::once(kind)
        .chain(bytes)
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    sum ^ sum >> 32
}
