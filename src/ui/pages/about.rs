//! What this program is made of, and the proof that nothing leaves the device.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::PerformanceEntry;

use crate::app::route::Route;
use crate::content::i18n::{about, shell};
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::state::{use_lang, use_session};
use crate::web;

/// Version, promise, sources, licences.
#[component]
pub fn AboutPage() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    title_area(shell::nav_about(lang));
    let requests = RwSignal::new(Requests::count());
    view! {
        <div class="page page--narrow stack">
            <PageHeading text=Signal::derive(move || shell::nav_about(lang).to_owned()) />
            <p class="large measure">{about::lead(lang)}</p>

            <section class="card card--padded stack">
                <h2>{about::local_title(lang)}</h2>
                <p class="measure">{about::local_text(lang)}</p>
                <p class="row row--wrap">
                    {move || {
                        let requests = requests.get();
                        view! {
                            <b class="numeric" data-foreign-requests=requests.foreign.len()>
                                {about::foreign_requests(lang, requests.foreign.len())}
                            </b>
                            <span class="muted">{about::own_requests(lang, requests.own)}</span>
                        }
                    }}
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| requests.set(Requests::count())
                    >
                        {about::count_again(lang)}
                    </button>
                </p>
                {move || {
                    let foreign = requests.get().foreign;
                    (!foreign.is_empty())
                        .then(|| {
                            view! {
                                <ul class="small">
                                    {foreign
                                        .into_iter()
                                        .map(|name| view! { <li>{name}</li> })
                                        .collect_view()}
                                </ul>
                            }
                        })
                }}
                <p>
                    <a class="link" href=Route::Backup.href()>
                        {about::where_kept(lang)}
                    </a>
                </p>
            </section>

            <section class="card card--padded stack">
                <h2>{about::version_title(lang)}</h2>
                <dl class="pairs">
                    <dt>{about::version(lang)}</dt>
                    <dd class="numeric">{env!("CARGO_PKG_VERSION")}</dd>
                    <dt>{about::build(lang)}</dt>
                    <dd class="numeric">{build_id().unwrap_or_else(|| about::build_unknown(lang).to_owned())}</dd>
                    <dt>{about::book(lang)}</dt>
                    <dd>
                        {move || about::book_records(lang, session.record_count())} " "
                        <span class="muted numeric">{move || session.checksum()}</span>
                    </dd>
                </dl>
                <p class="small muted measure">{about::checksum_hint(lang)}</p>
            </section>

            <section class="card card--padded stack">
                <h2>{about::sources_title(lang)}</h2>
                <p class="measure">{about::article(lang)}</p>
                <p class="measure small muted">{about::attribution(lang)}</p>
            </section>

            <section class="card card--padded stack">
                <h2>{about::licences_title(lang)}</h2>
                <p class="measure">{about::licences_text(lang)}</p>
                <Licences />
            </section>
            <p class="small muted measure">{about::no_advice(lang)}</p>
        </div>
    }
}

/// Every library in the program, read from beside the page when someone asks.
#[component]
fn Licences() -> impl IntoView {
    let lang = use_lang();
    let list = RwSignal::new(None::<Vec<Library>>);
    let missing = RwSignal::new(false);
    let fetch = move |_| {
        if list.with_untracked(Option::is_some) {
            return;
        }
        leptos::task::spawn_local(async move {
            match web::asset::text("data-licences").await {
                Ok(text) => match serde_json::from_str(&text) {
                    Ok(read) => list.set(Some(read)),
                    Err(_) => missing.set(true),
                },
                Err(_) => missing.set(true),
            }
        });
    };
    view! {
        <details class="small" on:toggle=fetch>
            <summary>{about::licences_link(lang)}</summary>
            {move || missing.get().then(|| view! { <p class="muted">{about::licences_missing(lang)}</p> })}
            <ul>
                {move || {
                    list.get()
                        .unwrap_or_default()
                        .into_iter()
                        .map(|library| {
                            view! {
                                <li>
                                    {library.name} " " <span class="numeric">{library.version}</span> ": "
                                    <span class="muted">{library.licence}</span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </details>
    }
}

/// A library with its licence, as the build lists them.
#[derive(Clone, Debug, serde::Deserialize)]
struct Library {
    name: String,
    version: String,
    #[serde(alias = "license")]
    licence: String,
}

/// What the browser itself recorded of this page's requests.
#[derive(Clone, Debug, PartialEq)]
struct Requests {
    own: usize,
    foreign: Vec<String>,
}

impl Requests {
    fn count() -> Requests {
        let origin = window().location().origin().unwrap_or_default();
        let Some(performance) = window().performance() else {
            return Requests {
                own: 0,
                foreign: Vec::new(),
            };
        };
        let names: Vec<String> = performance
            .get_entries_by_type("resource")
            .iter()
            .filter_map(|entry| entry.dyn_into::<PerformanceEntry>().ok())
            .map(|entry| entry.name())
            .collect();
        // A page opened from a file has the origin »null«; its own parts carry the scheme of the file or are inline.
        let is_own = |name: &String| {
            name.starts_with(&origin)
                || ["data:", "blob:", "file:"]
                    .iter()
                    .any(|scheme| name.starts_with(scheme))
        };
        let own = names.iter().filter(|name| is_own(name)).count();
        Requests {
            own,
            foreign: names.into_iter().filter(|name| !is_own(name)).collect(),
        }
    }
}

fn build_id() -> Option<String> {
    document()
        .query_selector("meta[name='facetten-build']")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .filter(|content| !content.is_empty())
}
