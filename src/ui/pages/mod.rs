//! The pages. Each reads the route and the contexts it needs, and knows no storage.

mod about;
mod agenda;
mod backup;
mod customer;
mod customer_picker;
mod customers;
pub mod dialogs;
mod feed;
pub mod import;
mod not_found;
mod roles;
mod search;
mod settings;
pub mod start;
mod tasks;
mod team;
mod trash;
mod workplace;

use leptos::prelude::*;

use crate::app::route::Route;
use crate::content::i18n::shell;
use crate::ui::components::{Icon, icon};
use crate::ui::state::{use_lang, use_route};

/// The page that the address names. A page that fails leaves the frame standing.
#[component]
pub fn Page() -> impl IntoView {
    let lang = use_lang();
    let route = use_route();
    // Pages whose own parts follow the address keep standing while it changes; the key says which page it is.
    let place = Memo::new(move |_| PlaceKey::of(&route.get()));
    view! {
        <ErrorBoundary fallback=move |_| {
            view! {
                <div class="empty" role="alert">
                    <div class="empty__picture">{icon(Icon::Complaint)}</div>
                    <h1>{shell::page_failed_title(lang)}</h1>
                    <p class="muted">{shell::page_failed_text(lang)}</p>
                    <div class="empty__actions">
                        <button
                            type="button"
                            class="button button--primary"
                            on:click=move |_| {
                                let _ = window().location().reload();
                            }
                        >
                            {shell::reload(lang)}
                        </button>
                    </div>
                </div>
            }
        }>{move || draw(&place.get())}</ErrorBoundary>
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
            Route::Compare(_) => Route::Compare(Vec::new()),
            other => other.clone(),
        })
    }
}

fn draw(place: &PlaceKey) -> AnyView {
    match place.0.clone() {
        Route::Start => view! { <workplace::WorkplacePage role=None /> }.into_any(),
        Route::Workplace(role) => view! { <workplace::WorkplacePage role=role /> }.into_any(),
        Route::Tasks => view! { <tasks::TasksPage /> }.into_any(),
        Route::Team => view! { <team::TeamPage /> }.into_any(),
        Route::Feed => view! { <feed::FeedPage /> }.into_any(),
        Route::Trash => view! { <trash::TrashPage /> }.into_any(),
        Route::Search(_) => view! { <search::SearchPage /> }.into_any(),
        Route::Customers(_) => view! { <customers::CustomersPage /> }.into_any(),
        Route::Customer(id, _, _) => view! { <customer::CustomerPage id=id /> }.into_any(),
        Route::Roles => view! { <roles::RolesPage /> }.into_any(),
        Route::Role(role) => view! { <roles::RolePage role=role /> }.into_any(),
        Route::Compare(_) => view! { <roles::ComparePage /> }.into_any(),
        Route::Import => view! { <import::ImportPage /> }.into_any(),
        Route::Backup | Route::Export => view! { <backup::BackupPage /> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage /> }.into_any(),
        Route::About => view! { <about::AboutPage /> }.into_any(),
        other => view! { <not_found::NotFoundPage address=other.href() /> }.into_any(),
    }
}
