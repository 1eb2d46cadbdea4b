//! The honeycomb of postcode areas lies as the country does.

use std::collections::BTreeSet;

use facetten::app::command::NewCompany;
use facetten::app::list::ListQuery;
use facetten::app::views::map::SHADES;
use facetten::domain::postcode::{AREAS, COLUMNS, PostcodeArea, ROWS};
use proptest::prelude::*;

use super::desk_kit::Kit;

#[test]
fn every_area_has_a_cell_of_its_own() {
    let cells: BTreeSet<(u8, u8)> = AREAS.iter().map(|area| (area.column, area.row)).collect();
    assert_eq!(cells.len(), AREAS.len());
    assert!(
        AREAS
            .iter()
            .all(|area| area.column < COLUMNS && area.row < ROWS)
    );
    assert!(AREAS.is_sorted_by_key(|area| area.code));
    // Digits that no postcode begins with.
    let missing: Vec<u8> = (1..=99)
        .filter(|code| PostcodeArea::of_code(*code).is_none())
        .collect();
    assert_eq!(missing, [5, 11, 43, 62]);
}

#[test]
fn what_lies_far_apart_lies_the_same_way_on_the_honeycomb() {
    // Half a degree is about as much as a cell; two cells apart nothing may stand the other way round.
    for a in &AREAS {
        for b in &AREAS {
            if a.latitude > b.latitude + 1.6 {
                assert!(a.row < b.row, "{} is north of {}", a.town, b.town);
            }
            let east = |area: &PostcodeArea| 2 * i32::from(area.column) + i32::from(area.row % 2);
            if a.longitude > b.longitude + 2.7 {
                assert!(east(a) > east(b), "{} is east of {}", a.town, b.town);
            }
        }
    }
}

#[test]
fn a_postcode_is_read_as_people_write_it() {
    let code = |text| PostcodeArea::of_postcode(text).map(|area| area.code);
    for (text, area) in [
        ("33602", Some(33)),
        ("D-33602", Some(33)),
        (" 01067", Some(1)),
        ("05123", None),
        ("SW1A 1AA", None),
        ("3", None),
        ("", None),
        ("٣٣602", None),
    ] {
        assert_eq!(code(text), area, "{text}");
    }
}

proptest! {
    #[test]
    fn no_postcode_breaks_the_map(text in ".{0,12}") {
        let _ = PostcodeArea::of_postcode(&text);
    }
}

#[test]
fn the_map_shows_every_customer_of_the_list_once() {
    let mut kit = Kit::new();
    for (name, postcode) in [
        ("A", "33602"),
        ("B", "33098"),
        ("C", "01067"),
        ("D", "1010"),
        ("E", ""),
    ] {
        kit.add(NewCompany {
            name: name.into(),
            postcode: postcode.into(),
            ..NewCompany::default()
        });
    }
    let order = kit.desk.list(&ListQuery::default(), &kit.viewer());
    let map = kit.desk.area_map(&order.ids, kit.today);
    let filled: Vec<(u8, usize)> = map
        .areas
        .iter()
        .filter(|(_, sums)| sums.count > 0)
        .map(|(area, sums)| (area.code, sums.count))
        .collect();
    assert_eq!(filled, [(1, 1), (33, 2)]);
    assert_eq!(map.elsewhere.count, 2, "Vienna has four digits");
    let count = |sums: &facetten::app::order::Sums| sums.count as i64;
    let shades: Vec<usize> = map
        .areas
        .iter()
        .map(|(_, sums)| map.shade(count, sums))
        .collect();
    assert_eq!(shades.iter().max(), Some(&SHADES));
    assert_eq!(shades.iter().filter(|shade| **shade == 0).count(), 93);
}
