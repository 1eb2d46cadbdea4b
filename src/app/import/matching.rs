//! Which customer a row means: by its number; else by name and postcode; else by name and town.
//!
//! Customers of the book and companies of the file stand in one index, so that a row that repeats an earlier one is
//! found the same way. Keys are hashes of folded texts: a list of half a million rows needs no half million strings.

use crate::sorting;
use std::collections::HashMap;

use super::fold;

/// A company that a row can mean, by its place in the index: those of the book first, then those of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(pub u32);

/// What is compared. Zero stands for an empty text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The customer number.
    pub number: u64,
    /// The name without its legal form.
    pub name: u64,
    /// The postcode.
    pub postcode: u64,
    /// The town.
    pub town: u64,
}

impl Marks {
    /// The marks of a company.
    pub fn of(name: &str, number: &str, postcode: &str, town: &str, buffer: &mut String) -> Marks {
        let mut mark = |text: &str| {
            buffer.clear();
            fold::push_letters_and_digits(text, buffer);
            hash(buffer)
        };
        Marks {
            number: number_mark(number),
            postcode: mark(postcode),
            town: mark(town),
            name: hash(&fold::name_key(name)),
        }
    }
}

/// The mark of a customer number. Leading zeros do not count: a spreadsheet drops them.
pub fn number_mark(text: &str) -> u64 {
    let folded = fold::letters_and_digits(text);
    let significant = folded.trim_start_matches('0');
    if significant.bytes().all(|byte| byte.is_ascii_digit()) && !significant.is_empty() {
        hash(significant)
    } else {
        hash(&folded)
    }
}

/// The mark of a name, for a head office named by it.
pub fn name_mark(text: &str) -> u64 {
    hash(&fold::name_key(text))
}

/// FNV-1a over the folded text; an empty text has no mark.
fn hash(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    // The last step spreads short texts over all bits; 1 keeps zero free.
    (sum ^ sum >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) | 1
}

const END: u32 = u32::MAX;

/// All companies by their marks.
#[derive(Debug, Default)]
pub struct Index {
    marks: Vec<Marks>,
    by_number: Chains,
    by_name: Chains,
    by_name_and_postcode: Chains,
    by_name_and_town: Chains,
}

/// Places with one mark, chained so that no list is allocated for each mark.
#[derive(Debug, Default)]
struct Chains {
    first: HashMap<u64, u32>,
    next: Vec<u32>,
}

impl Chains {
    fn add(&mut self, mark: u64, place: u32) {
        let next = if mark == 0 {
            END
        } else {
            self.first.insert(mark, place).unwrap_or(END)
        };
        self.next.push(next);
    }

    fn at(&self, mark: u64) -> impl Iterator<Item = Place> {
        let mut place = if mark == 0 {
            END
        } else {
            self.first.get(&mark).copied().unwrap_or(END)
        };
        std::iter::from_fn(move || {
            let found = (place != END).then_some(Place(place))?;
            place = self.next.get(place as usize).copied().unwrap_or(END);
            Some(found)
        })
    }
}

impl Index {
    /// Room for so many companies.
    pub fn with_capacity(companies: usize) -> Index {
        let chains = || Chains {
            first: HashMap::with_capacity(companies),
            next: Vec::with_capacity(companies),
        };
        Index {
            marks: Vec::with_capacity(companies),
            by_number: chains(),
            by_name: chains(),
            by_name_and_postcode: chains(),
            by_name_and_town: chains(),
        }
    }

    /// The number of companies.
    pub fn len(&self) -> usize {
        self.marks.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Adds a company and returns its place.
    pub fn add(&mut self, marks: Marks) -> Place {
        let place = u32::try_from(self.marks.len()).unwrap_or(END);
        self.by_number.add(marks.number, place);
        self.by_name.add(marks.name, place);
        self.by_name_and_postcode
            .add(both(marks.name, marks.postcode), place);
        self.by_name_and_town
            .add(both(marks.name, marks.town), place);
        self.marks.push(marks);
        Place(place)
    }

    /// The marks of a company.
    pub fn marks(&self, place: Place) -> Marks {
        self.marks
            .get(place.0 as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The companies with this number.
    pub fn with_number(&self, number: u64) -> impl Iterator<Item = Place> {
        self.by_number.at(number)
    }

    /// The companies with this name.
    pub fn with_name(&self, name: u64) -> impl Iterator<Item = Place> {
        self.by_name.at(name)
    }

    /// The companies of the same name at the same place: the postcode decides where both have one, else the town.
    /// Without a name and a place nothing is the same.
    pub fn at_same_place(&self, marks: Marks) -> impl Iterator<Item = Place> {
        let by_postcode = self
            .by_name_and_postcode
            .at(both(marks.name, marks.postcode));
        let by_town = self.by_name_and_town.at(both(marks.name, marks.town));
        by_postcode.chain(
            by_town.filter(move |place| marks.postcode == 0 || self.marks(*place).postcode == 0),
        )
    }
}

/// One mark of two; none where one of them is missing.
fn both(a: u64, b: u64) -> u64 {
    if a == 0 || b == 0 {
        0
    } else {
        a.rotate_left(17) ^ b | 1
    }
}

/// Whether two names could mean one company: the same words, one inside the other, or mostly the same letter pairs.
pub fn names_agree(a: &str, b: &str) -> bool {
    let (a, b) = (fold::name_key(a), fold::name_key(b));
    if a.is_empty() || b.is_empty() || a.contains(&b) || b.contains(&a) {
        return true;
    }
    let pairs = |text: &str| -> Vec<(u8, u8)> {
        let mut pairs: Vec<(u8, u8)> = text
            .as_bytes()
            .windows(2)
            .map(|pair| (pair[0], pair[1]))
            .collect();
        sorting::plain(&mut pairs);
        pairs
    };
    let (a, b) = (pairs(&a), pairs(&b));
    let (mut i, mut j, mut same) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                same += 1;
                i += 1;
                j += 1;
            }
        }
    }
    same * 4 >= a.len() + b.len()
}
