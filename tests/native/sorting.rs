//! `crate::sorting` against the standard library.

use facetten::sorting;
use proptest::prelude::*;
use std::collections::BTreeSet;

proptest! {
    #[test]
    fn sorts_as_the_standard_library_does(items: Vec<(u8, u16)>) {
        let mut ours = items.clone();
        let mut theirs = items;
        sorting::by_key(&mut ours, |item| item.0);
        theirs.sort_by_key(|item| item.0);
        prop_assert_eq!(&ours, &theirs);
        sorting::plain(&mut ours);
        theirs.sort();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn collects_as_the_standard_library_does(items: Vec<(u8, u16)>) {
        let set: BTreeSet<_> = items.iter().copied().collect();
        prop_assert_eq!(sorting::set(items), set);
    }
}
