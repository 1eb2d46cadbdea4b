//! How a day stands to today: past, today, near, far. The words are the content's.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::domain::calendar::{days_between, plus_days};

/// A due day as seen today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// So many days ago.
    Overdue(i32),
    /// Today.
    Today,
    /// Tomorrow.
    Tomorrow,
    /// Within a week.
    Soon(NaiveDate),
    /// Later.
    Later(NaiveDate),
}

impl Due {
    /// How a day stands to today.
    pub fn of(day: NaiveDate, today: NaiveDate) -> Due {
        match days_between(today, day) {
            days if days < 0 => Due::Overdue(-days),
            0 => Due::Today,
            1 => Due::Tomorrow,
            2..=6 => Due::Soon(day),
            _ => Due::Later(day),
        }
    }

    /// Whether it asks for something today.
    pub const fn is_now(self) -> bool {
        match self {
            Due::Overdue(_) | Due::Today => true,
            Due::Tomorrow | Due::Soon(_) | Due::Later(_) => false,
        }
    }
}

/// The next day on which people work: Saturdays and Sundays are passed over.
pub fn working_day_on_or_after(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => plus_days(day, 2),
        Weekday::Sun => plus_days(day, 1),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => day,
    }
}

/// The day that is offered for a follow-up: three days on, on a working day.
pub fn usual_follow_up(today: NaiveDate) -> NaiveDate {
    working_day_on_or_after(plus_days(today, 3))
}
