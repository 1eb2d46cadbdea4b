//! The pages. Each reads the route and the contexts it needs, and knows no storage.

pub mod about;
mod agenda;
pub mod backup;
pub mod customer;
mod customer_picker;
pub mod customers;
pub mod deals;
pub mod dialogs;
pub mod duplicates;
mod explained;
pub mod feed;
pub mod import;
pub mod not_found;
pub mod review;
pub mod roles;
pub mod search;
pub mod settings;
pub mod start;
pub mod tasks;
pub mod team;
pub mod trash;
pub mod workplace;

use leptos::prelude::*;

use crate::app::route::Route;
use crate::content::i18n::shell;
use crate::ui::components::trouble;
use crate::ui::layout::title::leave_focus;
use crate::ui::parts;
use crate::ui::state::{use_lang, use_route};

/// The page that the address names. A page that fails leaves the frame standing.
#[component]
pub fn Page() -> impl IntoView {
    let lang = use_lang();
    let route = use_route();
    // Pages whose own parts follow the address keep standing while it changes; the key says which page it is.
    let place = Memo::new(move |before: Option<&PlaceKey>| {
        let place = PlaceKey::of(&route.get());
        if before.is_some_and(|before| *before != place) {
            // Here, and not where the next page is drawn: a field that is left keeps what was typed, and needs its page for it.
            untrack(leave_focus);
        }
        place
    });
    view! {
        <ErrorBoundary fallback=move |_| {
            trouble(
                shell::page_failed_title(lang),
                shell::page_failed_text(lang),
                shell::reload(lang),
                || {
                    let _ = window().location().reload();
                },
            )
        }>{move || parts::page(place.get().0)}</ErrorBoundary>
    }
}

/// What makes two addresses the same page: the list with another filter is still the list.
#[derive(Clone, Debug, PartialEq)]
struct PlaceKey(Route);

impl PlaceKey {
    fn of(route: &Route) -> PlaceKey {
        PlaceKey(match route {
            Route::Customers(_) => Route::customers(),
            Route::Customer(id, _, _) => Route::customer(*id),
            Route::Deals(_) => Route::deals(),
            Route::Compare(_) => Route::Compare(Vec::new()),
            other => other.clone(),
        })
    }
}
