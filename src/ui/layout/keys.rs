//! The keyboard: one table of shortcuts, read by the listener and by the overview.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::app::route::Route;
use crate::content::i18n::{Lang, keys};
use crate::ui::state::{Overlay, go, use_overlay, use_session, use_settings};

/// What a shortcut does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Opens the palette.
    Palette,
    /// Takes the last action back.
    Undo,
    /// Does it again.
    Redo,
    /// Shows the overview of keys.
    Overview,
    /// Goes to the workplace.
    Workplace,
    /// Goes to the customers.
    Customers,
    /// Goes to the deals.
    Deals,
    /// Goes to the tasks.
    Tasks,
    /// Goes to the role pages.
    Roles,
    /// Goes to the team.
    Team,
    /// Adds a customer.
    NewCustomer,
    /// Adds a deal.
    NewDeal,
    /// Adds a task with a date.
    NewTask,
}

/// How the keys are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keys {
    /// With Strg or ⌘.
    Control(&'static str),
    /// With Strg or ⌘ and Umschalt.
    ControlShift(&'static str),
    /// Alone, outside inputs.
    Single(&'static str),
    /// One after the other, outside inputs.
    Sequence(&'static str, &'static str),
}

const SHORTCUTS: [(Action, Keys); 13] = [
    (Action::Palette, Keys::Control("k")),
    (Action::Undo, Keys::Control("z")),
    (Action::Redo, Keys::ControlShift("z")),
    (Action::Overview, Keys::Single("h")),
    (Action::Workplace, Keys::Sequence("g", "a")),
    (Action::Customers, Keys::Sequence("g", "k")),
    (Action::Deals, Keys::Sequence("g", "c")),
    (Action::Tasks, Keys::Sequence("g", "u")),
    (Action::Roles, Keys::Sequence("g", "f")),
    (Action::Team, Keys::Sequence("g", "t")),
    (Action::NewCustomer, Keys::Sequence("n", "k")),
    (Action::NewDeal, Keys::Sequence("n", "c")),
    (Action::NewTask, Keys::Sequence("n", "w")),
];

/// What a shortcut does, in words.
pub fn action_words(lang: Lang, action: Action) -> &'static str {
    match action {
        Action::Palette => keys::palette(lang),
        Action::Undo => keys::undo(lang),
        Action::Redo => keys::redo(lang),
        Action::Overview => keys::overview(lang),
        Action::Workplace => keys::workplace(lang),
        Action::Customers => keys::customers(lang),
        Action::Deals => keys::deals(lang),
        Action::Tasks => keys::tasks(lang),
        Action::Roles => keys::roles(lang),
        Action::Team => keys::team(lang),
        Action::NewCustomer => keys::new_customer(lang),
        Action::NewDeal => keys::new_deal(lang),
        Action::NewTask => keys::new_task(lang),
    }
}

/// Every shortcut with the caps that are pressed for it.
pub fn overview(lang: Lang) -> Vec<(Action, Vec<String>)> {
    SHORTCUTS
        .into_iter()
        .map(|(action, keys)| {
            let control = keys::control(lang).to_owned();
            let caps = match keys {
                Keys::Control(key) => vec![control, key.to_uppercase()],
                Keys::ControlShift(key) => {
                    vec![control, keys::shift(lang).to_owned(), key.to_uppercase()]
                }
                Keys::Single(key) => vec![key.to_uppercase()],
                Keys::Sequence(first, second) => vec![first.to_uppercase(), second.to_uppercase()],
            };
            (action, caps)
        })
        .collect()
}

/// A sequence is forgotten after this many milliseconds.
const SEQUENCE_MS: f64 = 1500.0;

/// Listens for the shortcuts as long as the shell stands.
pub fn listen() {
    let pending = StoredValue::new(None::<(String, f64)>);
    let settings = use_settings();
    let run = runner();
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.is_composing() || event.alt_key() {
            return;
        }
        let key = event.key().to_lowercase();
        let control = event.ctrl_key() || event.meta_key();
        let typing = in_input(&event);
        let found = if in_dialog() {
            // What is typed there belongs to the dialog: no command may take it away.
            None
        } else if control {
            // Undo inside an input is the input's own.
            SHORTCUTS.into_iter().find(|(action, keys)| match keys {
                Keys::Control(k) => {
                    *k == key && !event.shift_key() && (!typing || *action == Action::Palette)
                }
                Keys::ControlShift(k) => *k == key && event.shift_key() && !typing,
                Keys::Single(_) | Keys::Sequence(..) => false,
            })
        } else if typing || !settings.single_keys() {
            None
        } else {
            let before = pending
                .get_value()
                .filter(|(_, at)| event.time_stamp() - at < SEQUENCE_MS)
                .map(|(first, _)| first);
            let found = SHORTCUTS.into_iter().find(|(_, keys)| match keys {
                Keys::Single(k) => before.is_none() && *k == key,
                Keys::Sequence(first, second) => before.as_deref() == Some(first) && *second == key,
                Keys::Control(_) | Keys::ControlShift(_) => false,
            });
            let opens = SHORTCUTS
                .iter()
                .any(|(_, keys)| matches!(keys, Keys::Sequence(first, _) if *first == key));
            pending
                .set_value((found.is_none() && opens).then(|| (key.clone(), event.time_stamp())));
            if before.is_some() || opens {
                // The second key of a sequence belongs to it, even where a page listens for the same letter.
                event.stop_immediate_propagation();
            }
            found
        };
        if let Some((action, _)) = found {
            event.prevent_default();
            run(action);
        }
    });
    on_cleanup(move || handle.remove());
}

/// What runs the actions, for the listener and for the palette.
pub fn runner() -> impl Fn(Action) + Copy + 'static {
    let session = use_session();
    let overlay = use_overlay();
    move |action| match action {
        Action::Palette => overlay.open(Overlay::Palette),
        Action::Undo => session.undo(),
        Action::Redo => session.redo(),
        Action::Overview => overlay.open(Overlay::Keys),
        Action::Workplace => go(&Route::Workplace(None)),
        Action::Customers => go(&Route::customers()),
        Action::Deals => go(&Route::deals()),
        Action::Tasks => go(&Route::Tasks),
        Action::Roles => go(&Route::Roles),
        Action::Team => go(&Route::Team),
        Action::NewCustomer => overlay.open(Overlay::NewCustomer),
        Action::NewDeal => overlay.open(Overlay::NewDeal),
        Action::NewTask => overlay.open(Overlay::NewTask),
    }
}

/// Whether the key goes into a text.
pub fn in_input(event: &KeyboardEvent) -> bool {
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return false;
    };
    let writes = match target.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(
            target.get_attribute("type").as_deref(),
            Some("checkbox" | "radio" | "button" | "file")
        ),
        _ => false,
    };
    writes || target.is_content_editable()
}

fn in_dialog() -> bool {
    document()
        .query_selector("dialog[open]")
        .ok()
        .flatten()
        .is_some()
}
