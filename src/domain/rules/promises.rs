//! Whether what was promised is done: the rate of the last twenty promises whose day has come.

use chrono::NaiveDate;

use crate::domain::choice::PromiseStatus;
use crate::sorting;

use super::{Explained, Explanation, Figure, Formula, Term};

/// So many promises count, the latest first.
pub const LAST: usize = 20;

/// One promise, as far as the rate is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// How it stands.
    pub status: PromiseStatus,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// On which day it was settled.
    pub on: Option<NaiveDate>,
}

/// How many percent of the settled promises were kept. An open promise past its day counts as broken as long as it is
/// open; one that is kept after its day counts as kept. `None` while there is nothing to judge.
pub fn kept_rate(promises: &[Settled], today: NaiveDate) -> Explained<Option<i64>> {
    let day = |promise: &Settled| promise.on.or(promise.due);
    let mut judged: Vec<&Settled> = promises
        .iter()
        .filter(|promise| match promise.status {
            PromiseStatus::Kept | PromiseStatus::Broken => true,
            PromiseStatus::Open => promise.due.is_some_and(|due| due < today),
        })
        .collect();
    sorting::by_key(&mut judged, |promise| std::cmp::Reverse(day(promise)));
    judged.truncate(LAST);
    let count = |status: PromiseStatus| {
        judged
            .iter()
            .filter(|promise| promise.status == status)
            .count() as i64
    };
    let (kept, broken, overdue) = (
        count(PromiseStatus::Kept),
        count(PromiseStatus::Broken),
        count(PromiseStatus::Open),
    );
    let all = kept + broken + overdue;
    Explained {
        value: (all > 0).then(|| (kept * 200 + all) / (2 * all)),
        why: Explanation::of(Formula::PromisesKept)
            .with(Term::Count, Figure::Count(all))
            .with(Term::Kept, Figure::Count(kept))
            .with(Term::Broken, Figure::Count(broken))
            .with(Term::Overdue, Figure::Count(overdue)),
    }
}
