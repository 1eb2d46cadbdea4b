//! The frame around every page: rail, top bar, phone bars, bands.

use leptos::prelude::*;

use super::bands::Bands;
use super::keys;
use super::title::{provide_title, use_title};
use super::toasts::ToastRegion;
use super::who::{PersonMenu, SafetyState, WorkspaceMenu};
use crate::app::route::{Area, Route};
use crate::content::i18n::{Lang, deals, duplicates, review, roles, shell};
use crate::ui::components::{GemSymbols, Icon, icon, logo_mark};
use crate::ui::pages::Page;
use crate::ui::parts;
use crate::ui::state::{
    Overlay, Overlays, follow_visits, use_lang, use_overlay, use_route, use_session,
};

/// One entry of the navigation.
#[derive(Clone, Copy)]
struct Entry {
    area: Area,
    icon: Icon,
    words: fn(Lang) -> &'static str,
}

const WORK: [Entry; 4] = [
    Entry {
        area: Area::Workplace,
        icon: Icon::Home,
        words: shell::nav_workplace,
    },
    Entry {
        area: Area::Customers,
        icon: Icon::Customers,
        words: shell::nav_customers,
    },
    Entry {
        area: Area::Deals,
        icon: Icon::Board,
        words: deals::title,
    },
    Entry {
        area: Area::Tasks,
        icon: Icon::Check,
        words: shell::nav_tasks,
    },
];

const FACETS: [Entry; 1] = [Entry {
    area: Area::Roles,
    icon: Icon::Gem,
    words: shell::nav_roles,
}];

const HOUSE: [Entry; 4] = [
    Entry {
        area: Area::Team,
        icon: Icon::Team,
        words: shell::nav_team,
    },
    Entry {
        area: Area::Backup,
        icon: Icon::Shield,
        words: shell::nav_backup,
    },
    Entry {
        area: Area::Trash,
        icon: Icon::Archive,
        words: shell::nav_trash,
    },
    Entry {
        area: Area::Settings,
        icon: Icon::Sliders,
        words: shell::nav_settings,
    },
];

/// Where an area begins.
pub fn area_route(area: Area) -> Route {
    match area {
        Area::Workplace => Route::Workplace(None),
        Area::Customers => Route::customers(),
        Area::Deals => Route::deals(),
        Area::Tasks => Route::Tasks,
        Area::Roles => Route::Roles,
        Area::Team => Route::Team,
        Area::Backup => Route::Backup,
        Area::Trash => Route::Trash,
        Area::Settings => Route::Settings,
        Area::About => Route::About,
    }
}

/// The page with its frame.
#[component]
pub fn Shell() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    provide_title();
    provide_context(Overlays::default());
    keys::listen();
    follow_visits();
    let role = move || session.accent_role().id();
    view! {
        <div data-role=role>
            <GemSymbols />
            <a
                class="button skip-link"
                href="#content"
                on:click=move |event| {
                    event.prevent_default();
                    if let Ok(Some(heading)) = document().query_selector("h1") {
                        use wasm_bindgen::JsCast;
                        if let Some(heading) = heading.dyn_ref::<web_sys::HtmlElement>() {
                            let _ = heading.focus();
                        }
                    }
                }
            >
                {shell::skip_to_content(lang)}
            </a>
            <div class="shell">
                <Rail />
                <div class="main">
                    <TopBar />
                    <PhoneTop />
                    <Bands />
                    <main class="main__content" id="content">
                        <Page />
                    </main>
                </div>
            </div>
            <PhoneBar />
            <ToastRegion />
            <OpenOverlay />
        </div>
    }
}

#[component]
fn Rail() -> impl IntoView {
    let lang = use_lang();
    view! {
        <nav class="rail" aria-label=shell::main_navigation(lang)>
            <WorkspaceMenu />
            {links(WORK.to_vec())}
            <div class="rail__group">{shell::group_facets(lang)}</div>
            {links(FACETS.to_vec())}
            <div class="rail__group">{shell::group_house(lang)}</div>
            {links(HOUSE.to_vec())}
            <PersonMenu />
        </nav>
    }
}

fn links(entries: Vec<Entry>) -> impl IntoView {
    let lang = use_lang();
    let route = use_route();
    let session = use_session();
    entries
        .into_iter()
        .map(|entry| {
            let words = (entry.words)(lang);
            let count = move || session.open_count(entry.area);
            let counted = match entry.area {
                Area::Team => review::title(lang),
                _ => shell::open_today(lang),
            };
            view! {
                <a
                    class="rail__link"
                    href=area_route(entry.area).href()
                    aria-current=move || (route.get().area() == Some(entry.area)).then_some("page")
                    title=words
                >
                    {icon(entry.icon)}
                    <span class="rail__text">{words}</span>
                    {move || {
                        count()
                            .map(|count| {
                                view! {
                                    <span class="rail__count" title=counted>
                                        {count}
                                    </span>
                                }
                            })
                    }}
                </a>
            }
        })
        .collect_view()
}

#[component]
fn TopBar() -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let title = use_title();
    view! {
        <header class="top">
            <div class="top__title">
                {move || {
                    let title = title.get();
                    match title.area_href {
                        Some(href) => view! { <a href=href>{title.area}</a> }.into_any(),
                        None => view! { <span>{title.area}</span> }.into_any(),
                    }
                }}
                {move || {
                    title
                        .get()
                        .object
                        .map(|object| {
                            view! { <span class="top__crumb">"› " {object}</span> }
                        })
                }}
            </div>
            <button
                type="button"
                class="search-button"
                aria-keyshortcuts="Control+K"
                on:click=move |_| overlay.open(Overlay::Palette)
            >
                {icon(Icon::Search)}
                <span>{shell::search(lang)}</span>
                <kbd>{shell::search_keys(lang)}</kbd>
            </button>
            <SafetyState />
        </header>
    }
}

#[component]
fn PhoneTop() -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let title = use_title();
    view! {
        <header class="phone-top">
            {move || match title.get().area_href {
                Some(href) => {
                    view! {
                        <a class="phone-top__button" href=href aria-label=shell::back(lang)>
                            {icon(Icon::Left)}
                        </a>
                    }
                        .into_any()
                }
                None => logo_mark(28).into_any(),
            }}
            <span class="phone-top__title">
                {move || {
                    let title = title.get();
                    title.object.unwrap_or(title.area)
                }}
            </span>
            <SafetyState />
            <button
                type="button"
                class="phone-top__button"
                aria-label=shell::search(lang)
                on:click=move |_| overlay.open(Overlay::Palette)
            >
                {icon(Icon::Search)}
            </button>
        </header>
    }
}

#[component]
fn PhoneBar() -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let route = use_route();
    let link = move |area: Area, picture: Icon, words: &'static str| {
        view! {
            <a
                class="phone-bar__link"
                href=area_route(area).href()
                aria-current=move || (route.get().area() == Some(area)).then_some("page")
            >
                {icon(picture)}
                {words}
            </a>
        }
    };
    view! {
        <nav class="phone-bar" aria-label=shell::main_navigation(lang)>
            {link(Area::Workplace, Icon::Home, shell::nav_workplace_short(lang))}
            {link(Area::Customers, Icon::Customers, shell::nav_customers(lang))}
            <button
                type="button"
                class="phone-bar__plus"
                aria-label=shell::create_new(lang)
                on:click=move |_| overlay.open(Overlay::Create)
            >
                {icon(Icon::Plus)}
            </button>
            {link(Area::Roles, Icon::Gem, shell::nav_roles_short(lang))}
            <button type="button" class="phone-bar__link" on:click=move |_| overlay.open(Overlay::More)>
                {icon(Icon::Team)}
                {shell::nav_more(lang)}
            </button>
        </nav>
    }
}

#[component]
fn OpenOverlay() -> impl IntoView {
    let overlay = use_overlay();
    move || overlay.current().map(parts::overlay)
}

/// A place's name, for links to it.
pub fn route_words(lang: Lang, route: &Route) -> String {
    match route {
        Route::Start | Route::Workplace(_) => shell::nav_workplace(lang).to_owned(),
        Route::Customers(_) | Route::Customer(..) => shell::nav_customers(lang).to_owned(),
        Route::Deals(_) => deals::title(lang).to_owned(),
        Route::Tasks => shell::nav_tasks(lang).to_owned(),
        Route::Role(role) => match role.built() {
            Some(role) => roles::name(lang, role).to_owned(),
            None => shell::nav_roles(lang).to_owned(),
        },
        Route::Roles | Route::Compare(_) => shell::nav_roles(lang).to_owned(),
        Route::Team | Route::Review => shell::nav_team(lang).to_owned(),
        Route::Feed => shell::nav_feed(lang).to_owned(),
        Route::Duplicates => duplicates::title(lang).to_owned(),
        Route::Import => shell::import_csv(lang).to_owned(),
        Route::Backup | Route::Export => shell::nav_backup(lang).to_owned(),
        Route::Trash => shell::nav_trash(lang).to_owned(),
        Route::Settings => shell::nav_settings(lang).to_owned(),
        Route::About => shell::nav_about(lang).to_owned(),
        Route::Search(_) | Route::NotFound(_) => shell::search_short(lang).to_owned(),
    }
}
