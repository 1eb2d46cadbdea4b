//! Where the reader is among the rows. A row that is done goes away; the focus then stands on the one that took its
//! place, so that a whole list can be worked off without the mouse.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::ui::layout::keys::in_input;
use crate::ui::state::use_settings;

const ROW: &str = "[data-agenda-row]";
const MAIN: &str = "[data-row-main]";

fn rows() -> Vec<Element> {
    let Ok(found) = document().query_selector_all(ROW) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        .collect()
}

/// The row that holds the focus, by its number on the page.
pub fn current_row() -> Option<usize> {
    let row = document().active_element()?.closest(ROW).ok().flatten()?;
    rows()
        .iter()
        .position(|other| other.is_same_node(Some(&row)))
}

/// Puts the focus on a row, on the last one if there are fewer, on the heading if there are none.
pub fn focus_row(number: usize) {
    let rows = rows();
    let target = match rows.get(number).or_else(|| rows.last()) {
        Some(row) => row.query_selector(MAIN).ok().flatten(),
        None => document().query_selector("h1").ok().flatten(),
    };
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let _ = target.focus();
    }
}

/// The same once the page has drawn what changed.
pub fn focus_row_soon(number: usize) {
    request_animation_frame(move || request_animation_frame(move || focus_row(number)));
}

/// J and K walk through the rows of the page, as in every list; arrows do once a row has the focus.
pub fn listen_for_rows() {
    let settings = use_settings();
    let handle = window_event_listener(ev::keydown, move |event| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.default_prevented() || modified || in_input(&event) || something_is_open() {
            return;
        }
        let current = current_row();
        let single = settings.single_keys();
        let next = match (event.key().as_str(), current) {
            ("j" | "J", current) if single => current.map_or(0, |row| row + 1),
            ("k" | "K", current) if single => current.unwrap_or(1).saturating_sub(1),
            ("ArrowDown", Some(row)) => row + 1,
            ("ArrowUp", Some(row)) => row.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        focus_row(next);
    });
    on_cleanup(move || handle.remove());
}

fn something_is_open() -> bool {
    document()
        .query_selector("dialog[open], [popover]:popover-open")
        .ok()
        .flatten()
        .is_some()
}
