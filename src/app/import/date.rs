//! Dates as lists contain them: `24.11.2026`, `24.11.26`, `2026-11-24`, `11/24/2026`, `24. November 2026`, and the
//! day numbers of a spreadsheet. A date that can be read in two ways is never guessed: the column decides, or a person.

use chrono::{Datelike, NaiveDate};

/// Which comes first in a date with slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// `24/11/2026`, British.
    DayFirst,
    /// `11/24/2026`, American.
    MonthFirst,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateProblem {
    /// Not written like a date.
    NotADate,
    /// Written like a date, but that day does not exist: 31.02.2026.
    NoSuchDay,
    /// Two readings are possible and nothing decides: 03/04/2026.
    Ambiguous,
}

/// Day 0 of a spreadsheet's calendar, shifted so that its phantom 29 February 1900 does no harm.
const SPREADSHEET_DAY_ZERO: (i32, u32, u32) = (1899, 12, 30);
/// Day numbers between these are dates of 1954 to 2119; anything else is some other number.
const SPREADSHEET_DAYS: std::ops::RangeInclusive<i64> = 20_000..=80_000;

const MONTHS: [[&str; 3]; 12] = [
    ["jan", "januar", "january"],
    ["feb", "februar", "february"],
    ["mär", "märz", "march"],
    ["apr", "april", "april"],
    ["mai", "mai", "may"],
    ["jun", "juni", "june"],
    ["jul", "juli", "july"],
    ["aug", "august", "august"],
    ["sep", "september", "september"],
    ["okt", "oktober", "october"],
    ["nov", "november", "november"],
    ["dez", "dezember", "december"],
];
const MORE_MONTHS: [(&str, u32); 7] = [
    ("mar", 3),
    ("mrz", 3),
    ("maerz", 3),
    ("sept", 9),
    ("oct", 10),
    ("dec", 12),
    ("jän", 1),
];

/// A date; `order` settles dates with slashes, `today` the century of two-digit years.
pub fn parse(
    text: &str,
    order: Option<DateOrder>,
    today: NaiveDate,
) -> Result<NaiveDate, DateProblem> {
    let text = without_time(text.trim());
    let numbers: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    if text.chars().any(char::is_alphabetic) {
        return with_month_name(text, &numbers, today);
    }
    match numbers.as_slice() {
        [lone] => from_digits(text, lone),
        [first, second, third] => {
            let (a, b, c) = (number(first)?, number(second)?, number(third)?);
            if first.len() == 4 {
                return day(a, b, c);
            }
            if first.len() > 2 || second.len() > 2 || !matches!(third.len(), 2 | 4) {
                return Err(DateProblem::NotADate);
            }
            let year = century(c, third.len(), today);
            if text.contains('/') {
                let order = match (a > 12, b > 12) {
                    (true, false) => Some(DateOrder::DayFirst),
                    (false, true) => Some(DateOrder::MonthFirst),
                    (true, true) => return Err(DateProblem::NoSuchDay),
                    (false, false) if a == b => Some(DateOrder::DayFirst),
                    (false, false) => order,
                };
                match order {
                    Some(DateOrder::DayFirst) => day(year, b, a),
                    Some(DateOrder::MonthFirst) => day(year, a, b),
                    None => Err(DateProblem::Ambiguous),
                }
            } else if text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | ' '))
            {
                day(year, b, a)
            } else {
                Err(DateProblem::NotADate)
            }
        }
        _ => Err(DateProblem::NotADate),
    }
}

/// The order that a column's dates with slashes prove, if they do and none proves the other.
pub fn sniff_order<'a>(values: impl Iterator<Item = &'a str>) -> Option<DateOrder> {
    let (mut day_first, mut month_first) = (false, false);
    for value in values.filter(|value| value.contains('/')) {
        let mut parts = without_time(value.trim())
            .split('/')
            .map(|part| part.trim().parse::<u32>().unwrap_or(0));
        let (a, b) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
        if (13..=31).contains(&a) {
            day_first = true;
        } else if (13..=31).contains(&b) {
            month_first = true;
        }
    }
    match (day_first, month_first) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        (_, _) => None,
    }
}

/// Whether a text looks like a date of any kind; used to guess what a column without a known heading holds.
pub fn looks_like_date(text: &str) -> bool {
    let separators = text.bytes().filter(|b| b"./-".contains(b)).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    separators == 2 && (4..=8).contains(&digits) && text.len() <= 12
}

fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else {
        return text;
    };
    let before = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    before.trim_end_matches(|c: char| c == 'T' || c == ',' || c.is_whitespace())
}

fn number(digits: &str) -> Result<u32, DateProblem> {
    digits.parse().map_err(|_| DateProblem::NotADate)
}

fn day(year: u32, month: u32, day: u32) -> Result<NaiveDate, DateProblem> {
    if !(1800..=2200).contains(&year) {
        return Err(DateProblem::NotADate);
    }
    let year = i32::try_from(year).map_err(|_| DateProblem::NotADate)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateProblem::NoSuchDay)
}

/// Two digits mean a year up to twenty years ahead, else one of the last century.
fn century(year: u32, digits: usize, today: NaiveDate) -> u32 {
    if digits == 4 {
        return year;
    }
    let horizon = u32::try_from(today.year()).unwrap_or(2026) + 20;
    let base = horizon / 100 * 100;
    if base + year <= horizon {
        base + year
    } else {
        base - 100 + year
    }
}

fn from_digits(text: &str, digits: &str) -> Result<NaiveDate, DateProblem> {
    if digits.len() != text.len() {
        return Err(DateProblem::NotADate);
    }
    let value: i64 = digits.parse().map_err(|_| DateProblem::NotADate)?;
    if digits.len() == 8 {
        let part = |range: std::ops::Range<usize>| number(digits.get(range).unwrap_or(""));
        return day(part(0..4)?, part(4..6)?, part(6..8)?);
    }
    if !SPREADSHEET_DAYS.contains(&value) {
        return Err(DateProblem::NotADate);
    }
    let (year, month, first) = SPREADSHEET_DAY_ZERO;
    NaiveDate::from_ymd_opt(year, month, first)
        .and_then(|zero| zero.checked_add_signed(chrono::TimeDelta::days(value)))
        .ok_or(DateProblem::NotADate)
}

fn with_month_name(
    text: &str,
    numbers: &[&str],
    today: NaiveDate,
) -> Result<NaiveDate, DateProblem> {
    let month = text
        .split(|c: char| !c.is_alphabetic())
        .find_map(|word| month_named(&word.to_lowercase()))
        .ok_or(DateProblem::NotADate)?;
    match numbers {
        [first, second] if first.len() <= 2 && matches!(second.len(), 2 | 4) => {
            let year = century(number(second)?, second.len(), today);
            day(year, month, number(first)?)
        }
        _ => Err(DateProblem::NotADate),
    }
}

fn month_named(word: &str) -> Option<u32> {
    MONTHS
        .iter()
        .position(|names| names.contains(&word))
        .and_then(|index| u32::try_from(index + 1).ok())
        .or_else(|| {
            MORE_MONTHS
                .iter()
                .find(|(name, _)| *name == word)
                .map(|(_, month)| *month)
        })
}
