//! The address: one signal on the hash. What should survive a reload or a copied link is in it.

use std::collections::HashMap;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::app::route::Route;

/// Browsers take only so many changes of the address in a while, and each costs them more than drawing what was found:
/// the address follows when nobody has typed for this long.
const QUIET: Duration = Duration::from_millis(150);

#[derive(Clone, Copy)]
struct CurrentRoute {
    hash: RwSignal<String>,
    route: Memo<Route>,
    /// Runs while the address has yet to say where the reader is.
    ahead: StoredValue<Option<TimeoutHandle>>,
}

impl CurrentRoute {
    /// Lets the address say where the reader is.
    fn catch_up(&self) {
        if self.stay().is_some()
            && let Ok(history) = window().history()
            && let Ok(state) = history.state()
        {
            let hash = self.hash.get_untracked();
            let _ = history.replace_state_with_url(&state, "", Some(&hash));
        }
    }

    /// Leaves the address as it is.
    fn stay(&self) -> Option<()> {
        let waiting = self.ahead.try_update_value(Option::take).flatten()?;
        waiting.clear();
        Some(())
    }
}

/// Reads the address and follows it. Called once, at the root.
pub fn provide_location() {
    let hash = RwSignal::new(read_hash());
    let route = Memo::new(move |_| hash.with(|hash| Route::parse(hash)));
    let current = CurrentRoute {
        hash,
        route,
        ahead: StoredValue::new(None),
    };
    provide_context(current);

    // Where each history entry was scrolled to. A new entry starts at the top; going back returns to the place.
    let places = StoredValue::new(HashMap::<u32, f64>::new());
    let entry = StoredValue::new((entry_number().unwrap_or(0), 0_u32));
    if entry_number().is_none() {
        mark_entry(0);
    }
    let remember = window_event_listener(ev::scroll, move |_| {
        let (current, _) = entry.get_value();
        let top = window().scroll_y().unwrap_or(0.0);
        places.update_value(|places| {
            places.insert(current, top);
        });
    });
    let follow = window_event_listener(ev::hashchange, move |_| {
        let number = match entry_number() {
            Some(number) => number,
            None => {
                let next = entry.get_value().1 + 1;
                entry.update_value(|entry| entry.1 = next);
                mark_entry(next);
                next
            }
        };
        let top = places
            .with_value(|places| places.get(&number).copied())
            .unwrap_or(0.0);
        entry.update_value(|entry| entry.0 = number);
        current.stay();
        hash.set(read_hash());
        request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, top));
    });
    let leave = window_event_listener_untyped("pagehide", move |_| current.catch_up());
    on_cleanup(move || {
        remember.remove();
        follow.remove();
        leave.remove();
    });
}

/// Where the reader is.
pub fn use_route() -> Memo<Route> {
    match use_context::<CurrentRoute>() {
        Some(current) => current.route,
        None => Memo::new(|_| Route::parse(&read_hash())),
    }
}

/// Goes to a route, as a link would.
pub fn go(route: &Route) {
    if let Some(current) = use_context::<CurrentRoute>() {
        current.catch_up();
    }
    // Setting the hash cannot fail in a page that has an address.
    let _ = window()
        .location()
        .set_hash(route.href().trim_start_matches('#'));
}

/// Changes the address without a new history entry: filters and sorting are one place, not many.
pub fn replace(route: &Route) {
    let Some(current) = use_context::<CurrentRoute>() else {
        return;
    };
    current.stay();
    current.hash.set(route.href());
    let follow = set_timeout_with_handle(move || current.catch_up(), QUIET);
    current.ahead.set_value(follow.ok());
}

fn read_hash() -> String {
    window().location().hash().unwrap_or_default()
}

fn entry_number() -> Option<u32> {
    let state = window().history().ok()?.state().ok()?;
    state.as_f64().map(|number| number as u32)
}

fn mark_entry(number: u32) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state(&JsValue::from_f64(f64::from(number)), "");
    }
}
