//! How often a customer is usually spoken to, and whether it has become too quiet.

use chrono::NaiveDate;

use crate::domain::calendar::days_between;
use crate::sorting;

/// Without a rhythm of its own, a customer is silent after so many days.
pub const SILENT_DAYS: i32 = 60;
/// Sooner than this nobody is called silent, however often they are usually spoken to.
const SOONEST_DAYS: i32 = 21;
/// So many talks make a rhythm.
const TALKS_FOR_A_RHYTHM: usize = 5;
/// Gaps older than this say nothing about today.
const LOOK_BACK_DAYS: i32 = 365;

/// The quiet since the last talk, against the usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// The last talk.
    pub last: NaiveDate,
    /// Days since.
    pub days: i32,
    /// The usual gap between two talks, where there were enough of them.
    pub usual_gap: Option<i32>,
    /// After so many days it is too long.
    pub limit: i32,
}

impl Quiet {
    /// Whether it has been too long.
    pub const fn is_too_long(self) -> bool {
        self.days > self.limit
    }
}

/// Judges the days on which the customer was spoken to, the earliest first. `None` if there was no talk.
pub fn quiet(talks: &[NaiveDate], today: NaiveDate) -> Option<Quiet> {
    let last = *talks.last()?;
    let mut recent: Vec<NaiveDate> = talks
        .iter()
        .copied()
        .filter(|day| days_between(*day, today) <= LOOK_BACK_DAYS)
        .collect();
    recent.dedup();
    let usual_gap = (recent.len() >= TALKS_FOR_A_RHYTHM).then(|| {
        let mut gaps: Vec<i32> = recent
            .windows(2)
            .map(|pair| days_between(pair[0], pair[1]))
            .collect();
        sorting::plain(&mut gaps);
        gaps[gaps.len() / 2]
    });
    Some(Quiet {
        last,
        days: days_between(last, today),
        usual_gap,
        limit: match usual_gap {
            Some(gap) => (gap + gap / 2).clamp(SOONEST_DAYS, SILENT_DAYS),
            None => SILENT_DAYS,
        },
    })
}
