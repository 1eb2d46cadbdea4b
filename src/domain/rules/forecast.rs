//! What the open deals may bring, and when.
//!
//! Invariant: every open deal is in exactly one row, so the rows come to the sum of all open deals, by value and weighted.

use chrono::NaiveDate;

use crate::domain::calendar::Month;

use super::{Explained, Explanation, Figure, Formula, Term};

/// So many months are told apart; what is expected after them is one row.
pub const MONTHS: usize = 12;

/// When deals are expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// Their day has passed.
    Overdue,
    /// In this month.
    Month(Month),
    /// After the months that are told apart.
    Later,
    /// Nobody set a day.
    Undated,
}

/// A deal as the forecast sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// It can still be won.
    Open {
        /// When a decision is expected.
        expected: Option<NaiveDate>,
        /// What it is worth, in cents.
        cents: i64,
        /// The same by its probability.
        weighted: i64,
    },
    /// It was won.
    Won {
        /// When.
        on: NaiveDate,
        /// What it was worth, in cents.
        cents: i64,
    },
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// When.
    pub span: Span,
    /// How many open deals.
    pub count: usize,
    /// What they are worth, in cents.
    pub cents: i64,
    /// The same by probability.
    pub weighted: i64,
    /// What was won in this month already, in cents.
    pub won: i64,
}

impl Row {
    const fn empty(span: Span) -> Row {
        Row {
            span,
            count: 0,
            cents: 0,
            weighted: 0,
            won: 0,
        }
    }

    /// At the least: what was won already.
    pub const fn worst(&self) -> i64 {
        self.won
    }

    /// What is likely: won, and the open ones by their probability.
    pub const fn likely(&self) -> i64 {
        self.won.saturating_add(self.weighted)
    }

    /// At the most: won, and everything that is open.
    pub const fn best(&self) -> i64 {
        self.won.saturating_add(self.cents)
    }

    /// The likely sum, explained.
    pub fn explained(&self) -> Explained<i64> {
        Explained {
            value: self.likely(),
            why: Explanation::of(Formula::Forecast)
                .with(Term::Count, Figure::Count(self.count as i64))
                .with(Term::OpenSum, Figure::Cents(self.cents))
                .with(Term::Weighted, Figure::Cents(self.weighted))
                .with(Term::WonAlready, Figure::Cents(self.won)),
        }
    }

    fn add(&mut self, other: &Row) {
        self.count += other.count;
        self.cents = self.cents.saturating_add(other.cents);
        self.weighted = self.weighted.saturating_add(other.weighted);
        self.won = self.won.saturating_add(other.won);
    }
}

/// The rows and their sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Overdue, the months from this one on, later, undated; all but the months only where they hold something.
    pub rows: Vec<Row>,
    /// All rows together.
    pub total: Row,
}

/// Puts every deal into its row.
pub fn forecast(deals: impl Iterator<Item = Prospect>, today: NaiveDate) -> Forecast {
    let this = Month::of(today);
    let mut overdue = Row::empty(Span::Overdue);
    let mut later = Row::empty(Span::Later);
    let mut undated = Row::empty(Span::Undated);
    let mut months: Vec<Row> = (0..MONTHS)
        .map(|at| Row::empty(Span::Month(this.plus(at as i32))))
        .collect();
    let mut lost_track = Row::empty(Span::Later);
    for deal in deals {
        match deal {
            Prospect::Open {
                expected,
                cents,
                weighted,
            } => {
                let row = match expected {
                    None => &mut undated,
                    Some(day) if day < today => &mut overdue,
                    Some(day) => usize::try_from(this.until(Month::of(day)))
                        .ok()
                        .and_then(|at| months.get_mut(at))
                        .unwrap_or(&mut later),
                };
                row.count += 1;
                row.cents = row.cents.saturating_add(cents);
                row.weighted = row.weighted.saturating_add(weighted);
            }
            Prospect::Won { on, cents } => {
                let row = usize::try_from(this.until(Month::of(on)))
                    .ok()
                    .and_then(|at| months.get_mut(at))
                    .unwrap_or(&mut lost_track);
                row.won = row.won.saturating_add(cents);
            }
        }
    }
    let mut rows = vec![overdue];
    rows.append(&mut months);
    rows.push(later);
    rows.push(undated);
    rows.retain(|row| row.count > 0 || matches!(row.span, Span::Month(_)));
    let mut total = Row::empty(Span::Later);
    for row in &rows {
        total.add(row);
    }
    Forecast { rows, total }
}
