//! Sorting for the whole program.
//!
//! The standard library's sort is compiled anew for every type and every comparison, about five kilobytes each time; with
//! fifty places that sort, this was a tenth of the program. Here one sort orders places and only the last step, moving
//! the items, knows their type.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Sorts by a comparison; equal items stay in their order.
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut places, &mut |a, b| compare(&items[a], &items[b]));
    arrange(items, &mut places);
}

/// Sorts by a key, which is computed once for each item; equal items stay in their order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort_places(&mut places, &mut |a, b| keys[a].cmp(&keys[b]));
    arrange(items, &mut places);
}

/// Sorts by the items' own order.
pub fn plain<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// A set of these items. `collect` would sort them first, in code of their own.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

#[inline(never)]
fn sort_places(places: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|a, b| compare(*a, *b));
}

/// Moves every item to its place: `places[at]` is where the item that belongs at `at` lies.
fn arrange<T>(items: &mut [T], places: &mut [usize]) {
    for start in 0..places.len() {
        let mut at = start;
        while places[at] != start {
            let from = places[at];
            items.swap(at, from);
            places[at] = at;
            at = from;
        }
        places[at] = at;
    }
}
