//! Only the rows that can be seen are in the page, whatever the length of the list.
//!
//! Rows have one height, which the style sheet sets in `--list-row`; so the place of a row is a multiplication. A row that
//! scrolls out of sight is written anew for the one that comes into sight, in its own place: the others are not touched,
//! neither by us nor by the browser's layout.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlDivElement, HtmlElement, MouseEvent};

/// Rows kept beyond each edge, so that a turn of the wheel finds them ready.
const OVERSCAN: usize = 6;

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
            height: RwSignal::new(700.0),
            row: RwSignal::new(44.0),
        }
    }
}

impl Viewport {
    /// The element that scrolls.
    pub fn scroller(&self) -> NodeRef<html::Div> {
        self.scroller
    }

    /// The same while it stands. A frame or a new size may come after the page has gone.
    fn element(&self) -> Option<HtmlDivElement> {
        self.scroller.try_get_untracked().flatten()
    }

    /// How far it is scrolled, in pixels.
    pub fn scroll_top(&self) -> f64 {
        self.top.get_untracked()
    }

    /// Scrolls to a place that was remembered.
    pub fn scroll_to(&self, top: f64) {
        if let Some(scroller) = self.element() {
            scroller.set_scroll_top(top as i32);
        }
    }

    /// Scrolls just far enough that the row can be seen below a sticky head.
    pub fn reveal(&self, index: usize) {
        const HEAD: f64 = 40.0;
        let Some(scroller) = self.element() else {
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

    /// To be called by the element's own scroll listener.
    pub fn scrolled(&self) {
        if let Some(scroller) = self.element() {
            set_if_changed(self.top, f64::from(scroller.scroll_top()));
        }
    }

    fn measure(&self) {
        let Some(scroller) = self.element() else {
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

/// A row that is drawn once and then written anew for whatever comes into its place.
pub trait Row: 'static {
    /// What a row shows.
    type Shown: PartialEq + 'static;

    /// The row's element.
    fn element(&self) -> &HtmlElement;

    /// Writes it. Called only when something differs from what it showed before.
    fn show(&mut self, index: usize, shown: &Self::Shown, before: Option<&Self::Shown>);
}

struct Slot<R: Row> {
    row: R,
    shown: Option<(usize, R::Shown)>,
    in_page: bool,
    top: f64,
}

impl<R: Row> Slot<R> {
    fn show(&mut self, index: usize, shown: R::Shown, top: f64) {
        let now = (index, shown);
        if self.shown.as_ref() != Some(&now) {
            let before = self.shown.as_ref().map(|(_, before)| before);
            self.row.show(now.0, &now.1, before);
            self.shown = Some(now);
        }
        if self.top != top {
            self.top = top;
            // No browser refuses this.
            let style = self.row.element().style();
            let _ = style.set_property("top", &format!("{top}px"));
        }
    }

    fn hide(&mut self) {
        if std::mem::take(&mut self.in_page) {
            self.row.element().remove();
        }
    }
}

/// The body of a long list. Stands inside the element that `viewport.scroller()` refers to.
#[component]
pub fn VirtualRows<R, At, New, Click>(
    viewport: Viewport,
    /// How many rows there are.
    #[prop(into)]
    count: Signal<usize>,
    /// What the row at an index shows.
    row_at: At,
    /// Draws a row that shows nothing yet.
    create: New,
    /// A row was clicked.
    on_click: Click,
) -> impl IntoView
where
    R: Row,
    At: Fn(usize) -> Option<R::Shown> + 'static,
    New: Fn() -> R + 'static,
    Click: Fn(usize, MouseEvent) + 'static,
{
    let observer = follow(viewport);
    let body = NodeRef::<html::Div>::new();
    let room = Memo::new(move |_| {
        let row = viewport.row.get().max(1.0);
        (viewport.height.get() / row).ceil() as usize + 1 + 2 * OVERSCAN
    });
    let start = Memo::new(move |_| {
        let first = (viewport.top.get() / viewport.row.get().max(1.0)) as usize;
        first.saturating_sub(OVERSCAN)
    });
    let slots = StoredValue::new_local(Vec::<Slot<R>>::new());
    Effect::new(move |_| {
        let Some(body) = body.get() else {
            return;
        };
        let (start, room, row) = (start.get(), room.get(), viewport.row.get());
        let end = (start + room).min(count.get());
        let mut slots = slots.write_value();
        let mut order = Vec::with_capacity(room);
        let mut used = vec![false; room];
        for index in start.min(end)..end {
            let Some(shown) = row_at(index) else {
                continue;
            };
            let place = index % room;
            while slots.len() <= place {
                slots.push(Slot {
                    row: create(),
                    shown: None,
                    in_page: false,
                    top: -1.0,
                });
            }
            let slot = &mut slots[place];
            slot.show(index, shown, index as f64 * row);
            let element = slot.row.element();
            if !std::mem::replace(&mut slot.in_page, true) {
                let _ = body.append_child(element);
                if place == 0 {
                    // Another density changes the rows and not the list.
                    observer.with_value(|observer| observer.watch(element));
                }
            }
            order.push(element.id());
            used[place] = true;
        }
        for (place, slot) in slots.iter_mut().enumerate() {
            if !used.get(place).is_some_and(|used| *used) {
                slot.hide();
            }
        }
        // Rows stand in the page in whatever order they came; who reads them aloud goes by this one.
        let _ = body.set_attribute("aria-owns", &order.join(" "));
    });
    view! {
        <div
            node_ref=body
            class="grid__body"
            role="rowgroup"
            style:height=move || format!("{}px", count.get() as f64 * viewport.row.get())
            on:click=move |event| {
                let index = slots
                    .with_value(|slots| {
                        let target = event.target()?.dyn_into::<web_sys::Node>().ok()?;
                        let slot = slots.iter().find(|slot| slot.row.element().contains(Some(&target)))?;
                        slot.shown.as_ref().map(|(index, _)| *index)
                    });
                if let Some(index) = index {
                    on_click(index, event);
                }
            }
        ></div>
    }
}

/// Calls back when an element has another size.
struct SizeObserver {
    raw: Option<web_sys::ResizeObserver>,
    _listener: Closure<dyn FnMut()>,
}

impl SizeObserver {
    fn new(hear: impl FnMut() + 'static) -> Self {
        let listener = Closure::<dyn FnMut()>::new(hear);
        Self {
            raw: web_sys::ResizeObserver::new(listener.as_ref().unchecked_ref()).ok(),
            _listener: listener,
        }
    }

    fn watch(&self, element: &web_sys::Element) {
        if let Some(raw) = &self.raw {
            raw.observe(element);
        }
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        if let Some(raw) = &self.raw {
            raw.disconnect();
        }
    }
}

/// Keeps the viewport's numbers true when the list gets its first size, or another one. The browser tells them after its
/// layout; asking for them would make it lay out the page at once.
fn follow(viewport: Viewport) -> StoredValue<SizeObserver, LocalStorage> {
    let observer = StoredValue::new_local(SizeObserver::new(move || viewport.measure()));
    Effect::new(move |_| {
        if let Some(scroller) = viewport.scroller.get() {
            observer.with_value(|observer| observer.watch(&scroller));
        }
    });
    observer
}
