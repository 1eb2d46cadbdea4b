//! How long a deal has been in its stage, in three words. The days are the same for every team: a book holds too few won
//! deals for a median of its own, and a limit that moves by itself cannot be learned.

use chrono::NaiveDate;

use crate::domain::calendar::days_between;
use crate::domain::choice::StageKind;
use crate::domain::record::Deal;

use super::{Explained, Explanation, Figure, Formula, Term};

/// How a deal gets on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    /// It has just come here, or is decided.
    Fresh,
    /// It takes its time.
    Slow,
    /// It has not moved for long.
    Stuck,
}

/// The days from which on a deal is slow, and stuck. A quote waits for an answer, so its limits are the shorter ones.
const fn limits(kind: StageKind) -> Option<(i32, i32)> {
    match kind {
        StageKind::Open => Some((14, 30)),
        StageKind::Quote => Some((10, 21)),
        StageKind::Won | StageKind::Lost => None,
    }
}

/// How a deal gets on, with the days behind it.
pub fn pace(deal: Deal<'_>, kind: StageKind, today: NaiveDate) -> Explained<Pace> {
    let days = deal.stage_since().map(|since| days_between(since, today));
    let value = match (limits(kind), days) {
        (Some((_, stuck)), Some(days)) if days >= stuck => Pace::Stuck,
        (Some((slow, _)), Some(days)) if days >= slow => Pace::Slow,
        (Some(_), Some(_) | None) | (None, _) => Pace::Fresh,
    };
    Explained {
        value,
        why: Explanation::of(Formula::DealAge)
            .with_some(Term::DaysSince, days.map(Figure::Days))
            .with_some(
                Term::Limit,
                limits(kind).map(|(_, stuck)| Figure::Days(stuck)),
            ),
    }
}
