//! Where the reader left the list: the order, the row and the scroll position. Opening a customer never loses it, and
//! the customer page walks through the same order.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::list::ListQuery;
use crate::app::route::Route;
use crate::replica::RecordId;

#[derive(Clone, Default)]
struct Place {
    query: ListQuery,
    order: Arc<Vec<RecordId>>,
    active: Option<RecordId>,
    tops: HashMap<ListQuery, f64>,
}

/// The place in the list of customers.
#[derive(Clone, Copy)]
pub struct ListPlace(StoredValue<Place>);

impl Default for ListPlace {
    fn default() -> Self {
        ListPlace(StoredValue::new(Place::default()))
    }
}

impl ListPlace {
    /// Keeps the order that is on screen.
    pub fn remember(&self, order: &Arc<Vec<RecordId>>, query: ListQuery) {
        self.0.update_value(|place| {
            place.order = order.clone();
            place.query = query;
        });
    }

    /// Keeps the row and the scroll position on the way to a customer.
    pub fn leave(&self, query: ListQuery, id: RecordId, top: f64) {
        self.0.update_value(|place| {
            place.active = Some(id);
            place.tops.insert(query, top);
        });
    }

    /// The row that was left, in this order.
    pub fn active_index(&self, order: &[RecordId]) -> Option<usize> {
        let active = self.0.with_value(|place| place.active)?;
        order.iter().position(|id| *id == active)
    }

    /// How far the list of this query was scrolled.
    pub fn scroll_top(&self, query: &ListQuery) -> f64 {
        self.0
            .with_value(|place| place.tops.get(query).copied())
            .unwrap_or(0.0)
    }

    /// The list as it was last seen.
    pub fn route(&self) -> Route {
        Route::Customers(self.0.with_value(|place| place.query.clone()))
    }

    /// The customer before and after this one, and where this one stands.
    pub fn around(&self, id: RecordId) -> Option<Around> {
        self.0.with_value(|place| {
            let index = place.order.iter().position(|other| *other == id)?;
            Some(Around {
                previous: index
                    .checked_sub(1)
                    .and_then(|k| place.order.get(k).copied()),
                next: place.order.get(index + 1).copied(),
                number: index + 1,
                count: place.order.len(),
            })
        })
    }

    /// Keeps the row when the reader walks on from the customer page.
    pub fn walk_to(&self, id: RecordId) {
        self.0.update_value(|place| place.active = Some(id));
    }
}

/// A customer's neighbours in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Around {
    /// The one before.
    pub previous: Option<RecordId>,
    /// The one after.
    pub next: Option<RecordId>,
    /// This one's number, from 1.
    pub number: usize,
    /// How many there are.
    pub count: usize,
}

/// The place in the list.
pub fn use_list_place() -> ListPlace {
    use_context::<ListPlace>().unwrap_or_default()
}
