//! Places in a list that a person sorts by hand: between any two keys there is room for another.
//!
//! Keys are text over 62 digits in ASCII order and compare as text. Invariant: no key ends in the lowest digit, so
//! there is always a key before it.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A key that sorts after `before` and before `after`; `None` is the end of the list on that side.
///
/// Where two people moved entries to the same place, both may hold the same key; the caller breaks the tie by id. Keys
/// that are equal or out of order are treated as a place right after `before`.
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let low: Vec<usize> = before.unwrap_or("").bytes().map(place).collect();
    let high: Option<Vec<usize>> = after
        .filter(|after| before.is_none_or(|before| before < *after))
        .map(|after| after.bytes().map(place).collect());
    let longest = low.len().max(high.as_ref().map_or(0, Vec::len));
    let mut bounded = high.is_some();
    let mut key = String::new();
    for i in 0.. {
        // Keys from elsewhere that differ in trailing zeros alone leave no room; the place after them is close enough.
        bounded &= i < longest;
        let floor = low.get(i).copied().unwrap_or(0);
        let ceiling = match &high {
            Some(high) if bounded => high.get(i).copied().unwrap_or(0),
            _ => DIGITS.len(),
        };
        if ceiling > floor + 1 {
            // Most entries are added at an end of the list: single steps there keep keys short.
            let digit = match (before, &high) {
                (_, None) if i < low.len() => floor + 1,
                (None, Some(high)) if bounded && i < high.len() => ceiling - 1,
                _ => floor.midpoint(ceiling),
            };
            key.push(DIGITS[digit] as char);
            break;
        }
        key.push(DIGITS[floor] as char);
        bounded &= floor == ceiling;
    }
    key
}

/// Bytes that are no digit (from a foreign file) count as the nearest digit below.
fn place(byte: u8) -> usize {
    DIGITS
        .partition_point(|&digit| digit <= byte)
        .saturating_sub(1)
}
