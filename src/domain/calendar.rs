//! Days and months. The book counts days from 1970-01-01; people read a calendar.

use chrono::{Datelike, NaiveDate};

/// Milliseconds of a day.
pub const DAY_MS: i64 = 86_400_000;
const UNIX_EPOCH_FROM_CE: i32 = 719_163;

/// The day as the book counts it.
pub fn to_days(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - UNIX_EPOCH_FROM_CE
}

/// The day on the calendar; `None` beyond what a calendar has.
pub fn from_days(days: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(days.checked_add(UNIX_EPOCH_FROM_CE)?)
}

/// The day on which a moment fell, by a clock this many minutes ahead of UTC.
pub fn day_of(ms: i64, offset_minutes: i32) -> Option<NaiveDate> {
    let local = ms.checked_add(i64::from(offset_minutes) * 60_000)?;
    from_days(i32::try_from(local.div_euclid(DAY_MS)).ok()?)
}

/// The minute of the day of a moment, by a clock this many minutes ahead of UTC.
pub fn minute_of_day(ms: i64, offset_minutes: i32) -> u32 {
    let local = ms.saturating_add(i64::from(offset_minutes) * 60_000);
    u32::try_from(local.rem_euclid(DAY_MS) / 60_000).unwrap_or(0)
}

/// The moment at which a day begins, by a clock this many minutes ahead of UTC.
pub fn start_of(date: NaiveDate, offset_minutes: i32) -> i64 {
    i64::from(to_days(date)) * DAY_MS - i64::from(offset_minutes) * 60_000
}

/// Whole days from one day to the other; negative if the other was before.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i32 {
    to_days(to) - to_days(from)
}

/// The day so many days later; the last day of the calendar at most.
pub fn plus_days(date: NaiveDate, days: i32) -> NaiveDate {
    from_days(to_days(date).saturating_add(days)).unwrap_or(date)
}

/// A month of a year, counted in one number so that months can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month of a year, 1 to 12.
    pub fn new(year: i32, month: u32) -> Option<Month> {
        let month = i32::try_from(month)
            .ok()
            .filter(|month| (1..=12).contains(month))?;
        (1..=9_999)
            .contains(&year)
            .then_some(Month(year * 12 + month - 1))
    }

    /// The month of a day.
    pub fn of(date: NaiveDate) -> Month {
        Month(date.year() * 12 + date.month0() as i32)
    }

    /// So many months later, or before.
    pub const fn plus(self, months: i32) -> Month {
        Month(self.0 + months)
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    pub const fn month(self) -> u32 {
        (self.0.rem_euclid(12) + 1) as u32
    }

    /// As it stands in the book: `2026-11`.
    pub fn key(self) -> String {
        format!("{:04}-{:02}", self.year(), self.month())
    }

    /// From its key. Lists read a dozen of these for every customer, hence byte by byte.
    pub fn from_key(key: &str) -> Option<Month> {
        let &[a, b, c, d, b'-', e, f] = key.as_bytes() else {
            return None;
        };
        let mut digits = [a, b, c, d, e, f];
        for digit in &mut digits {
            *digit = digit.wrapping_sub(b'0');
            if *digit > 9 {
                return None;
            }
        }
        let [a, b, c, d, e, f] = digits.map(i32::from);
        Month::new(
            a * 1_000 + b * 100 + c * 10 + d,
            u32::try_from(e * 10 + f).ok()?,
        )
    }

    /// Months from this one to the other.
    pub const fn until(self, other: Month) -> i32 {
        other.0 - self.0
    }
}
