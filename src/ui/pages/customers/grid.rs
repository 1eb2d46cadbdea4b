//! The list: a grid by the book (roving focus, row numbers), of which only the visible rows exist.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::row::{CustomerRowView, RowTemplate, ShownRow};
use crate::app::list::{Column, Direction, ListQuery};
use crate::app::route::Route;
use crate::content::i18n::{Lang, customers};
use crate::replica::RecordId;
use crate::ui::components::virtual_rows::{Viewport, VirtualRows};
use crate::ui::components::{Icon, icon};
use crate::ui::state::{
    Overlay, go, replace, use_lang, use_list_place, use_marked, use_overlay, use_session,
};

/// The columns on screen, in order. The mark and the name come first.
const COLUMNS: [Column; 8] = [
    Column::Name,
    Column::Class,
    Column::Status,
    Column::Owner,
    Column::NextStep,
    Column::Revenue,
    Column::Open,
    Column::Situation,
];

fn column_words(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::Name => customers::column_name(lang),
        Column::Class => customers::column_class(lang),
        Column::Status => customers::column_status(lang),
        Column::Owner => customers::column_owner(lang),
        Column::NextStep => customers::column_next_step(lang),
        Column::Revenue => customers::column_revenue(lang),
        Column::Open => customers::column_open(lang),
        Column::Situation => customers::column_situation(lang),
        Column::LastContact => customers::column_last_contact(lang),
    }
}

/// The grid.
#[component]
pub fn CustomerGrid(query: Memo<ListQuery>, order: Memo<Arc<Vec<RecordId>>>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    let place = use_list_place();
    let marked = use_marked();
    let viewport = Viewport::default();
    let active = RwSignal::new(place.active_index(&order.get_untracked()).unwrap_or(0));
    let count = Signal::derive(move || order.with(|order| order.len()));
    // Coming back from a customer shows the list where it was left.
    let restored = StoredValue::new(false);
    Effect::new(move |_| {
        if viewport.scroller().get().is_some() && !restored.get_value() {
            restored.set_value(true);
            let top = place.scroll_top(&query.get_untracked());
            request_animation_frame(move || viewport.scroll_to(top));
        }
    });
    // A selection is a place in this order; another order starts at its top.
    Effect::new(move |before: Option<usize>| {
        let count = count.get();
        if before.is_some() && active.get_untracked() >= count {
            active.set(count.saturating_sub(1));
        }
        count
    });
    let id_at = move |index: usize| order.with_untracked(|order| order.get(index).copied());
    let open = move |id: RecordId| {
        place.leave(query.get_untracked(), id, viewport.scroll_top());
        go(&Route::customer(id));
    };
    let step_to = move |index: usize| {
        active.set(index);
        viewport.reveal(index);
    };
    let anchor = StoredValue::new(None::<usize>);
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        let last = count.get_untracked().saturating_sub(1);
        let index = active.get_untracked();
        let page = 12;
        match event.key().as_str() {
            "ArrowDown" | "j" | "J" => step_to((index + 1).min(last)),
            "ArrowUp" | "k" | "K" => step_to(index.saturating_sub(1)),
            "PageDown" => step_to((index + page).min(last)),
            "PageUp" => step_to(index.saturating_sub(page)),
            "Home" => step_to(0),
            "End" => step_to(last),
            "Enter" => {
                if let Some(id) = id_at(index) {
                    open(id);
                }
            }
            " " => {
                match (event.shift_key(), anchor.get_value()) {
                    (true, Some(from)) => {
                        let ids: Vec<_> = (from.min(index)..=from.max(index))
                            .filter_map(id_at)
                            .collect();
                        marked.add(ids);
                    }
                    _ => {
                        if let Some(id) = id_at(index) {
                            marked.toggle(id);
                        }
                    }
                }
                anchor.set_value(Some(index));
            }
            "Escape" => marked.clear(),
            "w" | "W" => {
                if let Some(id) = id_at(index) {
                    overlay.open(Overlay::FollowUp(id));
                }
            }
            "u" | "U" => {
                if let Some(id) = id_at(index) {
                    overlay.open(Overlay::HandOver(id));
                }
            }
            "m" | "M" => {
                if let Some(id) = id_at(index) {
                    session.assign_me(id);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let all_marked = move || order.with(|order| marked.has_all(order));
    let mark_all = move |_| {
        if all_marked() {
            marked.clear();
        } else {
            marked.add(order.get_untracked().iter().copied());
        }
    };
    let on_click = move |index: usize, event: MouseEvent| {
        let Some(id) = id_at(index) else { return };
        let inside = |selector: &str| {
            let target = event.target().and_then(|to| to.dyn_into::<Element>().ok());
            target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
        };
        if inside(".checkbox") {
            marked.toggle(id);
            anchor.set_value(Some(index));
            return;
        }
        if inside("a") {
            // With a modifier the link opens another tab, as links do; without, the row opens the customer.
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
        }
        active.set(index);
        open(id);
    };
    let template = RowTemplate::new(lang);
    view! {
        <div
            node_ref=viewport.scroller()
            class="grid"
            role="grid"
            tabindex="0"
            aria-label=customers::grid_label(lang)
            aria-rowcount=move || count.get() + 1
            aria-colcount=COLUMNS.len() + 1
            aria-multiselectable="true"
            aria-activedescendant=move || {
                order.with(|order| order.get(active.get()).map(|id| format!("row-{id}")))
            }
            on:scroll=move |_| viewport.scrolled()
            on:keydown=on_key
        >
            <div class="grid__row grid__row--head" role="row" aria-rowindex="1">
                <span role="columnheader">
                    <input
                        type="checkbox"
                        class="checkbox"
                        tabindex="-1"
                        aria-label=customers::mark_all(lang)
                        prop:checked=all_marked
                        on:click=mark_all
                    />
                </span>
                {COLUMNS
                    .into_iter()
                    .map(|column| view! { <Head column=column query=query /> })
                    .collect_view()}
            </div>
            <VirtualRows
                viewport=viewport
                count=count
                row_at=move |index| {
                    let id = order.with(|order| order.get(index).copied())?;
                    let today = session.today();
                    Some(ShownRow {
                        customer: session.read(|desk| desk.customer_row(id, today))?,
                        today,
                        marked: marked.has(id),
                        active: active.get() == index,
                    })
                }
                create=move || CustomerRowView::new(&template)
                on_click=on_click
            />
        </div>
    }
}

#[component]
fn Head(column: Column, query: Memo<ListQuery>) -> impl IntoView {
    let lang = use_lang();
    let right = matches!(column, Column::Open);
    let sorted = move || {
        let query = query.get();
        (query.column == column).then_some(query.direction)
    };
    view! {
        <span
            role="columnheader"
            class:grid__right=right
            aria-sort=move || match sorted() {
                None => "none",
                Some(Direction::Ascending) => "ascending",
                Some(Direction::Descending) => "descending",
            }
        >
            <button
                type="button"
                class="grid__sort"
                tabindex="-1"
                on:click=move |_| replace(&Route::Customers(query.get_untracked().sorted_by(column)))
            >
                {column_words(lang, column)}
                {move || match sorted() {
                    None => None,
                    Some(Direction::Ascending) => Some(icon(Icon::Up)),
                    Some(Direction::Descending) => Some(icon(Icon::Down)),
                }}
            </button>
        </span>
    }
}
