//! What a customer brought in twelve months, and whether it is becoming more or less.
//!
//! Only whole months count, so that the figure does not fall on the first of each month.

use chrono::NaiveDate;

use crate::domain::calendar::Month;
use crate::domain::record::Company;

use super::{Explained, Explanation, Figure, Formula, Term};

/// Months before the current one that are looked at: two years.
pub const WINDOW: usize = 24;
/// From this change on, in percent, revenue is said to fall.
pub const DECLINE_PERCENT: i64 = -15;
/// From this change on, in percent, revenue is said to grow.
pub const GROWTH_PERCENT: i64 = 10;
/// Fewer months with revenue among the earlier twelve say nothing about a trend.
const MONTHS_FOR_A_TREND: usize = 6;

/// The revenue of a company as seen on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revenue {
    /// The earliest first; nothing where nothing is known.
    months: [i64; WINDOW],
    /// One bit for each month that is known, the earliest lowest.
    known: u32,
    last: Month,
    stated: Option<(i64, Option<NaiveDate>)>,
    year: Option<(i32, i64)>,
}

impl Revenue {
    /// Reads a company's figures.
    pub fn of(company: Company<'_>, today: NaiveDate) -> Revenue {
        let last = Month::of(today).plus(-1);
        let mut months = [0; WINDOW];
        let mut known = 0;
        let mut year: Option<(i32, i64)> = None;
        for (key, cents) in company.revenue() {
            if let Some(month) = Month::from_key(key) {
                let at = WINDOW as i32 - 1 - month.until(last);
                if let Some(at) = usize::try_from(at).ok().filter(|at| *at < WINDOW) {
                    months[at] = cents;
                    known |= 1 << at;
                }
            } else if let Ok(of) = key.parse::<i32>()
                && of < last.plus(1).year()
            {
                // Keys come in order: the last whole year stays.
                year = Some((of, cents));
            }
        }
        Revenue {
            months,
            known,
            last,
            stated: company.revenue_stated(),
            year,
        }
    }

    fn recent(&self) -> &[i64] {
        &self.months[WINDOW - 12..]
    }

    /// How many months of a stretch are known.
    fn known_in(&self, from: usize, to: usize) -> u32 {
        (self.known >> from & ((1 << (to - from)) - 1)).count_ones()
    }

    /// The last twelve whole months, for a line; empty where no month is known.
    pub fn line(&self) -> Vec<i64> {
        if self.known_in(WINDOW - 12, WINDOW) == 0 {
            return Vec::new();
        }
        self.recent().to_vec()
    }

    /// What the customer brought in twelve months, without the reason.
    pub fn sum(&self) -> Option<i64> {
        if self.known_in(WINDOW - 12, WINDOW) > 0 {
            return Some(self.recent().iter().sum());
        }
        self.stated
            .map(|(cents, _)| cents)
            .or(self.year.map(|(_, cents)| cents))
    }

    /// What the customer brought in twelve months.
    pub fn twelve_months(&self) -> Explained<Option<i64>> {
        let known = self.known_in(WINDOW - 12, WINDOW);
        if known > 0 {
            let sum: i64 = self.recent().iter().sum();
            let why = Explanation::of(Formula::RevenueOfMonths)
                .with(Term::FirstMonth, Figure::Month(self.last.plus(-11)))
                .with(Term::LastMonth, Figure::Month(self.last))
                .with(Term::MonthsKnown, Figure::Count(i64::from(known)))
                .with(Term::Sum, Figure::Cents(sum));
            return Explained {
                value: Some(sum),
                why,
            };
        }
        if let Some((cents, on)) = self.stated {
            let why = Explanation::of(Formula::RevenueStated)
                .with(Term::Stated, Figure::Cents(cents))
                .with_some(Term::StatedOn, on.map(Figure::Day));
            return Explained {
                value: Some(cents),
                why,
            };
        }
        if let Some((year, cents)) = self.year {
            let why = Explanation::of(Formula::RevenueOfYear)
                .with(Term::Year, Figure::Year(year))
                .with(Term::Sum, Figure::Cents(cents));
            return Explained {
                value: Some(cents),
                why,
            };
        }
        Explained {
            value: None,
            why: Explanation::of(Formula::RevenueUnknown),
        }
    }

    /// The change against the twelve months before, in whole percent; `None` unless all of those are known.
    pub fn change_to_year_before(&self) -> Option<Explained<i64>> {
        let before = &self.months[..12];
        if self.known_in(0, 12) < 12 {
            return None;
        }
        let sum_before: i64 = before.iter().sum();
        let sum: i64 = self.recent().iter().sum();
        let change = percent_change(sum_before, sum)?;
        Some(Explained {
            value: change,
            why: Explanation::of(Formula::RevenueOfMonths)
                .with(Term::Sum, Figure::Cents(sum))
                .with(Term::SumBefore, Figure::Cents(sum_before))
                .with(Term::Change, Figure::Percent(change)),
        })
    }

    /// The last three whole months against the mean of the twelve before; `None` where the customer buys too rarely for a
    /// trend.
    pub fn trend(&self) -> Option<Trend> {
        let recent = &self.months[WINDOW - 3..];
        let earlier = &self.months[WINDOW - 15..WINDOW - 3];
        let buying = earlier.iter().filter(|cents| **cents > 0).count();
        if buying < MONTHS_FOR_A_TREND {
            return None;
        }
        // A month without a figure among known ones is a month without an order.
        let first_known = (self.known >> (WINDOW - 15)).trailing_zeros();
        let span = 12 - i64::from(first_known.min(11));
        let earlier_mean = earlier.iter().sum::<i64>() / span;
        let recent_mean = recent.iter().sum::<i64>() / 3;
        Some(Trend {
            recent_mean,
            earlier_mean,
            change: percent_change(earlier_mean, recent_mean)?,
        })
    }
}

/// Whether revenue grows or falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trend {
    /// The mean of the last three whole months, in cents.
    pub recent_mean: i64,
    /// The mean of the twelve before, in cents.
    pub earlier_mean: i64,
    /// The change in whole percent.
    pub change: i64,
}

impl Trend {
    /// How it came about.
    pub fn explained(self) -> Explanation {
        Explanation::of(Formula::RevenueTrend)
            .with(Term::RecentMean, Figure::Cents(self.recent_mean))
            .with(Term::EarlierMean, Figure::Cents(self.earlier_mean))
            .with(Term::Change, Figure::Percent(self.change))
    }
}

/// The change in whole percent, rounded half away from zero; `None` from nothing.
pub fn percent_change(before: i64, after: i64) -> Option<i64> {
    if before <= 0 {
        return None;
    }
    let (before, difference) = (i128::from(before), i128::from(after) - i128::from(before));
    let doubled = difference * 200 / before;
    i64::try_from((doubled + doubled.signum()) / 2).ok()
}
