//! Where the program is cut: whatever only these functions reach is in the file of their part.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::app::route::Route;
use crate::ui::begin::{self, Begun};
use crate::ui::layout::more::{CreateSheet, MoreSheet};
use crate::ui::layout::palette::Palette;
use crate::ui::pages::dialogs::Dialogs;
use crate::ui::pages::start::{Beginning, StartPage};
use crate::ui::pages::{
    about, backup, customer, customers, deals, duplicates, feed, import, not_found, review, roles,
    search, settings, tasks, team, trash, workplace,
};
use crate::ui::state::{Overlay, Preferences};

/// A part has one drawing function: each one knows by itself whether its part is here, and learns it only by being asked.
pub enum What {
    /// The page of an address.
    Page(Route),
    /// What lies above it.
    Overlay(Overlay),
}

type Drawn = Result<AnyView, SplitLoaderError>;
type Going = Pin<Box<dyn Future<Output = Result<Begun, String>>>>;

#[wasm_split(start, wasm_split_path = leptos::wasm_split, preload(load_start), fallible)]
pub fn start(
    on_begin: Callback<Beginning>,
    busy: Signal<bool>,
    problem: Signal<Option<String>>,
) -> Drawn {
    Ok(view! { <StartPage on_begin=on_begin busy=busy problem=problem /> }.into_any())
}

#[wasm_split(start, wasm_split_path = leptos::wasm_split, fallible)]
pub fn begin(beginning: Beginning, preferences: Preferences) -> Result<Going, SplitLoaderError> {
    Ok(Box::pin(begin::begin(beginning, preferences)))
}

#[wasm_split(work, wasm_split_path = leptos::wasm_split, preload(load_work), fallible)]
pub fn work(route: Route) -> Drawn {
    Ok(match route {
        Route::Tasks => view! { <tasks::TasksPage /> }.into_any(),
        Route::Workplace(role) => view! { <workplace::WorkplacePage role=role /> }.into_any(),
        _ => view! { <workplace::WorkplacePage role=None /> }.into_any(),
    })
}

#[wasm_split(customers, wasm_split_path = leptos::wasm_split, preload(load_customers), fallible)]
pub fn customers(what: What) -> Drawn {
    Ok(match what {
        What::Page(Route::Customer(id, _, _)) => {
            view! { <customer::CustomerPage id=id /> }.into_any()
        }
        What::Page(Route::Deals(_)) => view! { <deals::DealsPage /> }.into_any(),
        What::Page(Route::Search(_)) => view! { <search::SearchPage /> }.into_any(),
        What::Page(_) => view! { <customers::CustomersPage /> }.into_any(),
        What::Overlay(Overlay::Palette) => view! { <Palette /> }.into_any(),
        What::Overlay(Overlay::More) => view! { <MoreSheet /> }.into_any(),
        What::Overlay(Overlay::Create) => view! { <CreateSheet /> }.into_any(),
        What::Overlay(other) => view! { <Dialogs overlay=other /> }.into_any(),
    })
}

#[wasm_split(house, wasm_split_path = leptos::wasm_split, preload(load_house), fallible)]
pub fn house(route: Route) -> Drawn {
    Ok(match route {
        Route::Duplicates => view! { <duplicates::DuplicatesPage /> }.into_any(),
        Route::Roles => view! { <roles::RolesPage /> }.into_any(),
        Route::Role(role) => view! { <roles::RolePage role=role /> }.into_any(),
        Route::Compare(_) => view! { <roles::ComparePage /> }.into_any(),
        Route::Import => view! { <import::ImportPage /> }.into_any(),
        Route::Backup | Route::Export => view! { <backup::BackupPage /> }.into_any(),
        Route::Team => view! { <team::TeamPage /> }.into_any(),
        Route::Feed => view! { <feed::FeedPage /> }.into_any(),
        Route::Review => view! { <review::ReviewPage /> }.into_any(),
        Route::Trash => view! { <trash::TrashPage /> }.into_any(),
        Route::Settings => view! { <settings::SettingsPage /> }.into_any(),
        Route::About => view! { <about::AboutPage /> }.into_any(),
        other => view! { <not_found::NotFoundPage address=other.href() /> }.into_any(),
    })
}
