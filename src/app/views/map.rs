//! The customers of a list on the honeycomb of postcode areas.

use chrono::NaiveDate;

use crate::app::desk::Desk;
use crate::app::order::Sums;
use crate::domain::postcode::{AREAS, PostcodeArea};
use crate::domain::{Company, RecordId};

/// The figures of a list, area by area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaMap {
    /// Every area with its figures, by its digits.
    pub areas: Vec<(&'static PostcodeArea, Sums)>,
    /// The customers without a German postcode.
    pub elsewhere: Sums,
}

/// So many shades tell the areas apart.
pub const SHADES: usize = 5;

impl AreaMap {
    /// How dark an area is: 0 for nothing, then 1 to [`SHADES`] by the square root of its share of the largest, so that the
    /// many small ones differ as well.
    pub fn shade(&self, measure: fn(&Sums) -> i64, sums: &Sums) -> usize {
        let most = self.areas.iter().map(|(_, sums)| measure(sums)).max();
        match (measure(sums), most) {
            (value, Some(most)) if value > 0 && most > 0 => {
                let share = (value as f64 / most as f64).sqrt();
                ((share * SHADES as f64).ceil() as usize).clamp(1, SHADES)
            }
            _ => 0,
        }
    }
}

impl Desk {
    /// These customers on the map.
    pub fn area_map(&self, ids: &[RecordId], today: NaiveDate) -> AreaMap {
        let mut areas: Vec<(&'static PostcodeArea, Sums)> =
            AREAS.iter().map(|area| (area, Sums::default())).collect();
        let mut elsewhere = Sums::default();
        for company in ids.iter().filter_map(|id| Company::find(self.book(), *id)) {
            let area = PostcodeArea::of_postcode(company.postcode());
            let place = area.and_then(|area| {
                let at = areas.binary_search_by_key(&area.code, |(area, _)| area.code);
                at.ok().and_then(|at| areas.get_mut(at))
            });
            let sums = place.map_or(&mut elsewhere, |(_, sums)| sums);
            sums.add(self.sums_of(company, today));
        }
        AreaMap { areas, elsewhere }
    }
}
