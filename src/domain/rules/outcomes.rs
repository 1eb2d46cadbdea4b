//! What became of the decided deals: how many were won, and why the others were lost.

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::{Month, plus_days};
use crate::domain::choice::LossReason;

use super::{Explained, Explanation, Figure, Formula, Term};

/// From when on deals are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Period {
    /// The quarter that runs.
    #[default]
    Quarter,
    /// Twelve months back from today.
    Year,
    /// Everything.
    All,
}

impl Period {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Period; 3] = [Period::Quarter, Period::Year, Period::All];

    /// The first day that counts.
    pub fn first_day(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Period::Quarter => {
                let month = Month::of(today);
                let first = (month.month() - 1) / 3 * 3 + 1;
                NaiveDate::from_ymd_opt(today.year(), first, 1)
            }
            Period::Year => Some(plus_days(today, -365)),
            Period::All => None,
        }
    }

    /// Whether something that was decided on this day counts.
    pub fn holds(self, on: Option<NaiveDate>, today: NaiveDate) -> bool {
        match self.first_day(today) {
            Some(first) => on.is_some_and(|on| on >= first),
            None => true,
        }
    }
}

/// A decided deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Won.
    Won {
        /// What it was worth, in cents.
        cents: i64,
    },
    /// Lost.
    Lost {
        /// What it was worth, in cents.
        cents: i64,
        /// Why, if that was said.
        reason: Option<LossReason>,
    },
}

/// Won and lost deals in number and value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were won.
    pub won: usize,
    /// What they were worth, in cents.
    pub won_cents: i64,
    /// How many were lost.
    pub lost: usize,
    /// What they were worth, in cents.
    pub lost_cents: i64,
}

impl Tally {
    /// Counts one more.
    pub fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Won { cents } => {
                self.won += 1;
                self.won_cents = self.won_cents.saturating_add(cents);
            }
            Outcome::Lost { cents, .. } => {
                self.lost += 1;
                self.lost_cents = self.lost_cents.saturating_add(cents);
            }
        }
    }

    /// Won of decided by number, in percent, rounded half up; `None` where nothing was decided.
    pub fn win_rate(&self, from: Option<NaiveDate>) -> Explained<Option<i64>> {
        let decided = (self.won + self.lost) as i64;
        Explained {
            value: (decided > 0).then(|| (self.won as i64 * 200 + decided) / (decided * 2)),
            why: Explanation::of(Formula::WinRate)
                .with_some(Term::FirstDay, from.map(Figure::Day))
                .with(Term::Won, Figure::Count(self.won as i64))
                .with(Term::WonSum, Figure::Cents(self.won_cents))
                .with(Term::Lost, Figure::Count(self.lost as i64))
                .with(Term::LostSum, Figure::Cents(self.lost_cents)),
        }
    }
}

/// Lost deals with one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LossRow {
    /// Why; `None` where nobody said.
    pub reason: Option<LossReason>,
    /// How many.
    pub count: usize,
    /// What they were worth, in cents.
    pub cents: i64,
}

/// Lost deals by reason, those that cost most first; reasons that nobody gave are left out.
pub fn losses(outcomes: impl Iterator<Item = Outcome>) -> Vec<LossRow> {
    let reasons = LossReason::ALL.iter().map(|reason| Some(*reason));
    let mut rows: Vec<LossRow> = reasons
        .chain([None])
        .map(|reason| LossRow {
            reason,
            count: 0,
            cents: 0,
        })
        .collect();
    for outcome in outcomes {
        if let Outcome::Lost { cents, reason } = outcome
            && let Some(row) = rows.iter_mut().find(|row| row.reason == reason)
        {
            row.count += 1;
            row.cents = row.cents.saturating_add(cents);
        }
    }
    rows.retain(|row| row.count > 0);
    crate::sorting::by(&mut rows, |a, b| {
        b.cents.cmp(&a.cents).then(b.count.cmp(&a.count))
    });
    rows
}
