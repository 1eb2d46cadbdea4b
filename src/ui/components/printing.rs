//! Whether the browser is printing: what is on paper alone is in the page only then.

use leptos::prelude::*;

/// True from the moment before the sheet is made until after it.
pub fn use_printing() -> ReadSignal<bool> {
    let (printing, set) = signal(false);
    let before = window_event_listener_untyped("beforeprint", move |_| set.set(true));
    let after = window_event_listener_untyped("afterprint", move |_| set.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    printing
}
