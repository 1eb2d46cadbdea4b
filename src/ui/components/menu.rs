//! A button with a menu, on the browser's own popover: it closes by Esc, by a click elsewhere and by a choice.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::field::unique_id;

/// A button that opens a menu. The items are buttons or links with the class `menu__item` and the role `menuitem`.
#[component]
pub fn Menu(
    /// The button's classes.
    #[prop(into)]
    class: String,
    /// The button's accessible name.
    #[prop(into)]
    label: String,
    /// The button shows its name itself; the menu alone takes the label.
    #[prop(optional)]
    named_by_content: bool,
    /// What the button shows.
    button: AnyView,
    children: Children,
) -> impl IntoView {
    let id = unique_id();
    let trigger = NodeRef::<html::Button>::new();
    let popover = NodeRef::<html::Div>::new();
    let expanded = RwSignal::new(false);
    let on_toggle = move |_| {
        let open = popover
            .get()
            .is_some_and(|popover| popover.matches(":popover-open").unwrap_or(false));
        expanded.set(open);
        if open && let (Some(trigger), Some(popover)) = (trigger.get(), popover.get()) {
            place_below(&trigger, &popover);
            focus_item(&popover, Move::First);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(popover) = popover.get() else { return };
        let step = match event.key().as_str() {
            "ArrowDown" => Move::Next,
            "ArrowUp" => Move::Previous,
            "Home" => Move::First,
            "End" => Move::Last,
            _ => return,
        };
        event.prevent_default();
        focus_item(&popover, step);
    };
    view! {
        <button
            node_ref=trigger
            type="button"
            class=class
            aria-label=(!named_by_content).then(|| label.clone())
            aria-haspopup="menu"
            aria-expanded=move || expanded.get().to_string()
            popovertarget=id.clone()
        >
            {button}
        </button>
        <div
            node_ref=popover
            id=id
            class="menu"
            role="menu"
            aria-label=label
            popover="auto"
            on:toggle=on_toggle
            on:keydown=on_key
            on:click=move |event| {
                let chosen = event
                    .target()
                    .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
                    .and_then(|element| element.closest(".menu__item").ok().flatten())
                    .is_some();
                if chosen && let Some(popover) = popover.get_untracked() {
                    let _ = popover.hide_popover();
                }
            }
        >
            {children()}
        </div>
    }
}

#[derive(Clone, Copy)]
enum Move {
    First,
    Last,
    Next,
    Previous,
}

fn focus_item(menu: &HtmlElement, step: Move) {
    let Ok(items) = menu.query_selector_all(".menu__item:not(:disabled)") else {
        return;
    };
    let count = items.length();
    if count == 0 {
        return;
    }
    let active = document().active_element();
    let current = (0..count).find(|&k| {
        items.item(k).is_some_and(|item| {
            active
                .as_ref()
                .is_some_and(|active| item.is_same_node(Some(active)))
        })
    });
    let target = match (step, current) {
        (Move::First, _) | (Move::Next, None) => 0,
        (Move::Last, _) | (Move::Previous, None) => count - 1,
        (Move::Next, Some(k)) => (k + 1) % count,
        (Move::Previous, Some(k)) => (k + count - 1) % count,
    };
    if let Some(item) = items
        .item(target)
        .and_then(|item| item.dyn_into::<HtmlElement>().ok())
    {
        let _ = item.focus();
    }
}

/// Below the button and inside the window; above it where there is no room below.
fn place_below(trigger: &HtmlElement, popover: &HtmlElement) {
    const GAP: f64 = 4.0;
    const EDGE: f64 = 12.0;
    let anchor = trigger.get_bounding_client_rect();
    let size = popover.get_bounding_client_rect();
    let width = window()
        .inner_width()
        .ok()
        .and_then(|w| w.as_f64())
        .unwrap_or(0.0);
    let height = window()
        .inner_height()
        .ok()
        .and_then(|h| h.as_f64())
        .unwrap_or(0.0);
    let left = anchor.left().min(width - size.width() - EDGE).max(EDGE);
    let below = anchor.bottom() + GAP;
    let top = if below + size.height() > height - EDGE {
        (anchor.top() - GAP - size.height()).max(EDGE)
    } else {
        below
    };
    let style = popover.style();
    let _ = style.set_property("left", &format!("{left:.0}px"));
    let _ = style.set_property("top", &format!("{top:.0}px"));
}
