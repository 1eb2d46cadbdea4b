//! The list: a grid by the book (roving focus, row numbers), of which only the visible rows exist.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent};

use super::row::{CustomerRowView, RowTemplate, ShownGroup, ShownLine, ShownRow};
use super::words::{choice_words, column_words};
use crate::app::groups::{Groups, Line};
use crate::app::list::{Column, ColumnKind, Direction, ListQuery};
use crate::app::route::Route;
use crate::content::i18n::{Lang, customers, filters};
use crate::replica::RecordId;
use crate::ui::components::virtual_rows::{Viewport, VirtualRows};
use crate::ui::components::{Icon, icon};
use crate::ui::state::{
    Overlay, go, replace, use_lang, use_list_place, use_marked, use_overlay, use_session,
};

/// The least width of a column in pixels, and its share of what is left.
const fn width(column: Column) -> (u32, &'static str) {
    match column {
        Column::Name => (190, "1.7fr"),
        Column::Class => (56, ""),
        Column::Status => (84, ""),
        Column::Owner => (66, ""),
        Column::NextStep => (150, "1.3fr"),
        Column::Revenue => (132, ""),
        Column::Open => (76, ""),
        Column::Situation => (124, "0.8fr"),
        Column::LastContact => (112, ""),
        Column::Kind | Column::Number => (92, ""),
        Column::Branches | Column::Contacts => (72, ""),
        Column::Postcode => (58, ""),
        Column::Since | Column::Country => (92, ""),
        Column::VatId => (112, ""),
        Column::Phone => (128, ""),
        Column::Town | Column::Source => (110, "0.7fr"),
        Column::Street | Column::Website | Column::Industry | Column::Tags => (130, "0.8fr"),
        Column::Mail | Column::Note => (160, "1fr"),
    }
}

/// What the style sheet needs to know of the columns: their widths, and that of a whole row.
fn tracks(columns: &[Column]) -> (String, String) {
    const MARK: u32 = 20;
    const GAP: u32 = 12;
    const EDGES: u32 = 48;
    let mut tracks = format!("{MARK}px");
    let mut least = MARK + EDGES;
    for column in columns {
        let (pixels, share) = width(*column);
        least += pixels + GAP;
        tracks.push_str(&match share {
            "" => format!(" {pixels}px"),
            share => format!(" minmax({pixels}px, {share})"),
        });
    }
    (tracks, format!("{least}px"))
}

/// The grid.
#[component]
pub fn CustomerGrid(
    query: Memo<ListQuery>,
    order: Memo<Arc<Vec<RecordId>>>,
    /// The shown columns; others make another grid.
    columns: Vec<Column>,
    /// On whom the keyboard stands.
    current: RwSignal<Option<RecordId>>,
    /// Whether a look at them is open.
    peeking: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    let place = use_list_place();
    let marked = use_marked();
    let viewport = Viewport::default();
    let active = RwSignal::new(place.active_index(&order.get_untracked()).unwrap_or(0));
    let count = Signal::derive(move || order.with(|order| order.len()));
    let groups = Memo::new(move |_| {
        let rows = count.get();
        match query.with(|query| query.group) {
            None => Arc::new(Groups::none(rows)),
            Some(column) => {
                let today = session.today();
                Arc::new(order.with(|order| session.read(|desk| desk.groups(order, column, today))))
            }
        }
    });
    let lines = Signal::derive(move || groups.with(|groups| groups.lines()));
    let row_of = move |line: usize| match groups.with_untracked(|groups| groups.line(line)) {
        Some(Line::Row(row)) => Some(row),
        Some(Line::Heading(_)) | None => None,
    };
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
        viewport.reveal(groups.with_untracked(|groups| groups.line_of(index)));
    };
    Effect::new(move |_| current.set(order.with(|order| order.get(active.get()).copied())));
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
            "Enter" if event.shift_key() => peeking.update(|peeking| *peeking = !*peeking),
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
            "Escape" if peeking.get_untracked() => peeking.set(false),
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
    let on_click = move |line: usize, event: MouseEvent| {
        let Some(index) = row_of(line) else { return };
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
    let template = RowTemplate::new(lang, &columns);
    let further = template.further().to_vec();
    let (tracks, least) = tracks(&columns);
    let shown_columns = columns.len();
    let heading = move |number: usize| {
        let column = query.with(|query| query.group)?;
        groups.with(|groups| {
            let group = groups.get(number)?;
            Some(ShownLine::Heading(ShownGroup {
                name: group_name(lang, column, group.value.as_deref()),
                number,
                sums: group.sums,
            }))
        })
    };
    view! {
        <div
            node_ref=viewport.scroller()
            class="grid"
            role="grid"
            tabindex="0"
            aria-label=customers::grid_label(lang)
            style=("--columns", tracks)
            style=("--grid-width", least)
            aria-rowcount=move || lines.get() + 1
            aria-colcount=shown_columns + 1
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
                {columns
                    .into_iter()
                    .map(|column| view! { <Head column=column query=query /> })
                    .collect_view()}
            </div>
            <VirtualRows
                viewport=viewport
                count=lines
                row_at=move |line| {
                    let index = match groups.with(|groups| groups.line(line))? {
                        Line::Row(index) => index,
                        Line::Heading(number) => return heading(number),
                    };
                    let id = order.with(|order| order.get(index).copied())?;
                    let today = session.today();
                    let (customer, further) = session
                        .read(|desk| {
                            Some((desk.customer_row(id, today)?, desk.cell_values(id, &further, today)))
                        })?;
                    Some(
                        ShownLine::Customer(ShownRow {
                            customer,
                            further,
                            today,
                            marked: marked.has(id),
                            active: active.get() == index,
                        }),
                    )
                }
                create=move || CustomerRowView::new(&template)
                on_click=on_click
            />
        </div>
    }
}

/// What the rows of a group have in common, in words.
fn group_name(lang: Lang, column: Column, value: Option<&str>) -> String {
    match value {
        Some(value) => choice_words(lang, column, value),
        None => filters::group_empty(lang, column_words(lang, column)),
    }
}

#[component]
fn Head(column: Column, query: Memo<ListQuery>) -> impl IntoView {
    let lang = use_lang();
    let right = matches!(column.kind(), ColumnKind::Count) || column == Column::Open;
    let sorted = move || query.with(|query| query.sorted(column));
    let sort = move |event: MouseEvent| {
        let query = query.get_untracked();
        let next = if event.shift_key() {
            query.also_sorted_by(column)
        } else {
            query.sorted_by(column)
        };
        replace(&Route::Customers(next));
    };
    view! {
        <span
            role="columnheader"
            class:grid__right=right
            aria-sort=move || match sorted() {
                None => "none",
                Some((Direction::Ascending, _)) => "ascending",
                Some((Direction::Descending, _)) => "descending",
            }
        >
            <button type="button" class="grid__sort" tabindex="-1" on:click=sort>
                {column_words(lang, column)}
                {move || {
                    sorted()
                        .map(|(direction, level)| {
                            let arrow = match direction {
                                Direction::Ascending => Icon::Up,
                                Direction::Descending => Icon::Down,
                            };
                            let several = query.with(|query| query.sort.len() > 1);
                            view! {
                                {icon(arrow)}
                                {several.then(|| view! { <span class="grid__level numeric">{level + 1}</span> })}
                            }
                        })
                }}
            </button>
        </span>
    }
}
