//! What a customer has to fulfil to stand in a list: »Klasse ist A oder B«, »Nächster Schritt fehlt«.
//!
//! Invariant: `Condition::parse(&condition.address()) == condition` for every condition that [`Condition::new`] makes. One
//! that this version cannot read is kept as it stands, filters nothing, and is shown.

use chrono::NaiveDate;

use crate::domain::RecordId;
use crate::domain::calendar::plus_days;

use super::column::{Column, ColumnKind};
use crate::app::route::{decode, encode};

/// One condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// What a column has to say.
    Of(Column, Test),
    /// Written by a newer version, or about a field that is gone.
    Unknown(String),
}

/// What is asked of a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// Something stands there.
    Filled,
    /// Nothing stands there.
    Empty,
    /// One of these stands there: ids, tags, or whole texts.
    AnyOf(Vec<String>),
    /// None of these stands there.
    NoneOf(Vec<String>),
    /// These words stand in it.
    Contains(String),
    /// It begins with this.
    StartsWith(String),
    /// It lies between these, both included: cents, or numbers of things.
    Between(Option<i64>, Option<i64>),
    /// It lies between these days, both included.
    Days(Option<DayRef>, Option<DayRef>),
}

/// A day, fixed or counted from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayRef {
    /// This one.
    On(NaiveDate),
    /// So many days from today; before today if negative.
    FromToday(i32),
}

/// Whoever looks, in [`Test::AnyOf`] of a column of members.
pub const ME: &str = "ich";

impl DayRef {
    /// The day that is meant.
    pub fn day(self, today: NaiveDate) -> NaiveDate {
        match self {
            DayRef::On(day) => day,
            DayRef::FromToday(days) => plus_days(today, days),
        }
    }

    fn address(self) -> String {
        match self {
            DayRef::On(day) => day.format("%Y-%m-%d").to_string(),
            DayRef::FromToday(days) => format!("{days:+}"),
        }
    }

    fn parse(text: &str) -> Option<DayRef> {
        match text.as_bytes() {
            [b'+' | b'-', ..] => text.parse().ok().map(DayRef::FromToday),
            _ => NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .ok()
                .map(DayRef::On),
        }
    }
}

impl Test {
    /// Whether a column of this kind can be asked so.
    pub const fn suits(&self, kind: ColumnKind) -> bool {
        match self {
            Test::Filled | Test::Empty => true,
            Test::AnyOf(_) | Test::NoneOf(_) => matches!(
                kind,
                ColumnKind::Text | ColumnKind::Choice(_) | ColumnKind::Members | ColumnKind::Tags
            ),
            Test::Contains(_) | Test::StartsWith(_) => matches!(kind, ColumnKind::Text),
            Test::Between(..) => matches!(kind, ColumnKind::Cents | ColumnKind::Count),
            Test::Days(..) => matches!(kind, ColumnKind::Day),
        }
    }

    /// Whether it asks for anything at all.
    fn says_something(&self) -> bool {
        match self {
            Test::Filled | Test::Empty => true,
            Test::AnyOf(of) | Test::NoneOf(of) => {
                !of.is_empty() && of.iter().all(|one| !one.is_empty())
            }
            Test::Contains(text) | Test::StartsWith(text) => !text.is_empty(),
            Test::Between(from, to) => from.is_some() || to.is_some(),
            Test::Days(from, to) => from.is_some() || to.is_some(),
        }
    }
}

impl Condition {
    /// A condition, if the column can be asked so.
    pub fn new(column: Column, test: Test) -> Option<Condition> {
        (test.suits(column.kind()) && test.says_something()).then_some(Condition::Of(column, test))
    }

    /// One of these stands there.
    pub fn any_of(column: Column, of: &[&str]) -> Condition {
        let of = of.iter().map(|one| (*one).to_owned()).collect();
        Condition::Of(column, Test::AnyOf(of))
    }

    /// This member is responsible, in whatever role.
    pub fn owned_by(member: RecordId) -> Condition {
        Condition::Of(Column::Owner, Test::AnyOf(vec![member.to_string()]))
    }

    /// Nothing comes next.
    pub const fn without_step() -> Condition {
        Condition::Of(Column::NextStep, Test::Empty)
    }

    /// The column that is asked.
    pub const fn column(&self) -> Option<Column> {
        match self {
            Condition::Of(column, _) => Some(*column),
            Condition::Unknown(_) => None,
        }
    }

    /// As it stands in an address.
    pub fn address(&self) -> String {
        let (column, test) = match self {
            Condition::Of(column, test) => (column.slug(), test),
            Condition::Unknown(text) => return text.clone(),
        };
        match test {
            Test::Filled => format!("{column}.da"),
            Test::Empty => format!("{column}.fehlt"),
            Test::AnyOf(of) => format!("{column}.ist.{}", listed(of)),
            Test::NoneOf(of) => format!("{column}.nicht.{}", listed(of)),
            Test::Contains(text) => format!("{column}.mit.{}", escaped(text)),
            Test::StartsWith(text) => format!("{column}.ab.{}", escaped(text)),
            Test::Between(from, to) => {
                format!(
                    "{column}.zahl.{}",
                    range(*from, *to, |cents| cents.to_string())
                )
            }
            Test::Days(from, to) => format!("{column}.tag.{}", range(*from, *to, DayRef::address)),
        }
    }

    /// Reads an address.
    pub fn parse(text: &str) -> Condition {
        known(text).unwrap_or_else(|| Condition::Unknown(text.to_owned()))
    }
}

fn known(text: &str) -> Option<Condition> {
    let (slug, rest) = text.split_once('.')?;
    let (word, value) = rest.split_once('.').unwrap_or((rest, ""));
    let test = match (word, value) {
        ("da", "") => Test::Filled,
        ("fehlt", "") => Test::Empty,
        ("ist", of) => Test::AnyOf(of.split(',').map(decode).collect()),
        ("nicht", of) => Test::NoneOf(of.split(',').map(decode).collect()),
        ("mit", text) => Test::Contains(decode(text)),
        ("ab", text) => Test::StartsWith(decode(text)),
        ("zahl", of) => {
            let (from, to) = bounds(of, |number| number.parse().ok())?;
            Test::Between(from, to)
        }
        ("tag", of) => {
            let (from, to) = bounds(of, DayRef::parse)?;
            Test::Days(from, to)
        }
        _ => return None,
    };
    Condition::new(Column::from_slug(slug)?, test)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    encode(text, &mut out);
    out
}

fn listed(of: &[String]) -> String {
    of.iter()
        .map(|one| escaped(one))
        .collect::<Vec<_>>()
        .join(",")
}

/// `from..to`, each of which may be missing.
fn range<T: Copy>(from: Option<T>, to: Option<T>, word: impl Fn(T) -> String) -> String {
    let side = |bound: Option<T>| bound.map(&word).unwrap_or_default();
    format!("{}..{}", side(from), side(to))
}

fn bounds<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<(Option<T>, Option<T>)> {
    let (from, to) = text.split_once("..")?;
    let side = |text: &str| match text {
        "" => Some(None),
        text => read(text).map(Some),
    };
    Some((side(from)?, side(to)?))
}
