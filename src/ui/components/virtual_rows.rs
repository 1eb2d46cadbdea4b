//! Only the rows that can be seen are in the page, whatever the length of the list.
//!
//! Rows have one height, which the style sheet sets in `--list-row`; so the place of a row is a multiplication. A row is
//! keyed by everything it shows: scrolling reuses it, a change replaces it alone.

use std::hash::Hash;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::rows::Rows;

/// Rows kept beyond each edge, so that a turn of the wheel finds them ready.
const OVERSCAN: usize = 8;

/// Where the list is scrolled to, and how to bring a row into sight.
#[derive(Clone, Copy)]
pub struct Viewport {
    scroller: NodeRef<html::Div>,
    top: RwSignal<f64>,
    height: RwSignal<f64>,
    row: RwSignal<f64>,
}

impl Default for Viewport {
    fn default() -> Self {
        Viewport {
            scroller: NodeRef::new(),
            top: RwSignal::new(0.0),
            height: RwSignal::new(900.0),
            row: RwSignal::new(44.0),
        }
    }
}

impl Viewport {
    /// The element that scrolls.
    pub fn scroller(&self) -> NodeRef<html::Div> {
        self.scroller
    }

    /// How far it is scrolled, in pixels.
    pub fn scroll_top(&self) -> f64 {
        self.top.get_untracked()
    }

    /// Scrolls to a place that was remembered.
    pub fn scroll_to(&self, top: f64) {
        if let Some(scroller) = self.scroller.get_untracked() {
            scroller.set_scroll_top(top as i32);
        }
    }

    /// Scrolls just far enough that the row can be seen below a sticky head.
    pub fn reveal(&self, index: usize) {
        const HEAD: f64 = 40.0;
        let Some(scroller) = self.scroller.get_untracked() else {
            return;
        };
        let row = self.row.get_untracked();
        let (top, bottom) = (index as f64 * row, (index + 1) as f64 * row);
        let seen_from = f64::from(scroller.scroll_top());
        let seen = f64::from(scroller.client_height()) - HEAD;
        if top < seen_from {
            scroller.set_scroll_top(top as i32);
        } else if bottom > seen_from + seen {
            scroller.set_scroll_top((bottom - seen) as i32);
        }
    }

    fn measure(&self) {
        let Some(scroller) = self.scroller.get_untracked() else {
            return;
        };
        set_if_changed(self.height, f64::from(scroller.client_height()));
        let row = window()
            .get_computed_style(&scroller)
            .ok()
            .flatten()
            .and_then(|style| style.get_property_value("--list-row").ok())
            .and_then(|value| value.trim().trim_end_matches("px").parse().ok());
        if let Some(row) = row {
            set_if_changed(self.row, row);
        }
    }
}

fn set_if_changed(signal: RwSignal<f64>, value: f64) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

/// The body of a long list. Stands inside the element that `viewport.scroller()` refers to.
#[component]
pub fn VirtualRows<T, F, V>(
    viewport: Viewport,
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// What the row at an index shows.
    row_at: F,
    /// Draws it.
    draw: V,
) -> impl IntoView
where
    T: Clone + Eq + Hash + Send + Sync + 'static,
    F: Fn(usize) -> Option<T> + Send + Sync + 'static,
    V: Fn(usize, T) -> AnyView + Clone + Send + 'static,
{
    follow(viewport);
    let range = Memo::new(move |_| {
        let row = viewport.row.get().max(1.0);
        let first = (viewport.top.get() / row) as usize;
        let visible = (viewport.height.get() / row).ceil() as usize + 1;
        let count = count.get();
        let start = first.saturating_sub(OVERSCAN).min(count);
        (start, (first + visible + OVERSCAN).min(count))
    });
    let rows = Memo::new(move |_| {
        let (start, end) = range.get();
        (start..end)
            .filter_map(|index| row_at(index).map(|row| (index, row)))
            .collect::<Vec<_>>()
    });
    view! {
        <div
            class="grid__body"
            role="rowgroup"
            style:height=move || format!("{}px", count.get() as f64 * viewport.row.get())
        >
            <div
                class="grid__window"
                role="presentation"
                style:transform=move || {
                    format!("translateY({}px)", range.get().0 as f64 * viewport.row.get())
                }
            >
                <Rows
                    each=move || rows.get()
                    key=|row| row.clone()
                    children=move |(index, row)| draw(index, row)
                />
            </div>
        </div>
    }
}

/// Keeps the viewport's numbers true: on scrolling, and when the element changes its size.
fn follow(viewport: Viewport) {
    let observer = StoredValue::new_local(None::<(web_sys::ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(scroller) = viewport.scroller.get() else {
            return;
        };
        viewport.measure();
        let on_resize = Closure::<dyn FnMut()>::new(move || viewport.measure());
        if let Ok(created) = web_sys::ResizeObserver::new(on_resize.as_ref().unchecked_ref()) {
            created.observe(&scroller);
            observer.set_value(Some((created, on_resize)));
        }
        viewport.scrolled();
    });
    on_cleanup(move || {
        observer.update_value(|observer| {
            if let Some((observer, _)) = observer.take() {
                observer.disconnect();
            }
        });
    });
}

impl Viewport {
    /// To be called by the element's own scroll listener.
    pub fn scrolled(&self) {
        if let Some(scroller) = self.scroller.get_untracked() {
            set_if_changed(self.top, f64::from(scroller.scroll_top()));
        }
    }
}
