//! Which backups of the ring stay: the 10 last, the last of each of 14 days, the last of each of 8 weeks.

use crate::sorting;
use std::collections::BTreeSet;

const LAST: usize = 10;
const DAYS: usize = 14;
const WEEKS: usize = 8;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// 1970-01-01 was a Thursday; weeks begin on Monday.
const MONDAY: u64 = 3;

/// The times that stay, of those given, in local milliseconds.
pub fn keep(times: &[u64]) -> BTreeSet<u64> {
    let mut newest_first: Vec<u64> = times.to_vec();
    sorting::by(&mut newest_first, |a, b| b.cmp(a));
    newest_first.dedup();
    let mut kept = sorting::set(newest_first.iter().take(LAST).copied());
    let day = |time: &u64| time / DAY_MS;
    let week = |time: &u64| (time / DAY_MS + MONDAY) / 7;
    kept.extend(last_of_each(&newest_first, DAYS, day));
    kept.extend(last_of_each(&newest_first, WEEKS, week));
    kept
}

fn last_of_each(newest_first: &[u64], count: usize, period: impl Fn(&u64) -> u64) -> Vec<u64> {
    let mut seen = BTreeSet::new();
    newest_first
        .iter()
        .filter(|time| seen.insert(period(time)))
        .take(count)
        .copied()
        .collect()
}
