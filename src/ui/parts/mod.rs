//! The parts of the program that a browser loads when they are first needed, and quietly all of them after that.
//!
//! The frame, the book and the storage are always there. What a part draws stands in `drawn.rs`; the build cuts the
//! program there (see ADR 0031). A part that cannot be loaded says so in its own place and can be asked for again.

mod drawn;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError;

use self::drawn::What;

use crate::app::route::Route;
use crate::content::i18n::{Lang, shell};
use crate::ui::begin::Begun;
use crate::ui::components::trouble;
use crate::ui::pages::start::Beginning;
use crate::ui::state::{Overlay, Preferences, use_lang};

/// What loads together. Few parts: what two of them share becomes a file of its own for every pair that shares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The first run.
    Start,
    /// The workplace and the tasks: what most days begin with.
    Work,
    /// Customers, deals, search, the dialogs and the command line.
    Customers,
    /// Everything else.
    House,
}

impl Part {
    /// In the order in which they are fetched when nothing else is to be done.
    const ALL: [Part; 4] = [Part::Work, Part::Customers, Part::House, Part::Start];

    /// The part that draws a page.
    pub fn of(route: &Route) -> Part {
        match route {
            Route::Start | Route::Workplace(_) | Route::Tasks => Part::Work,
            Route::Customers(_) | Route::Customer(..) | Route::Deals(_) | Route::Search(_) => {
                Part::Customers
            }
            Route::Duplicates
            | Route::Roles
            | Route::Role(_)
            | Route::Compare(_)
            | Route::Import
            | Route::Backup
            | Route::Export
            | Route::Team
            | Route::Review
            | Route::Feed
            | Route::Trash
            | Route::Settings
            | Route::About
            | Route::NotFound(_) => Part::House,
        }
    }

    async fn fetch(self) -> Result<(), SplitLoaderError> {
        match self {
            Part::Start => drawn::load_start().await,
            Part::Work => drawn::load_work().await,
            Part::Customers => drawn::load_customers().await,
            Part::House => drawn::load_house().await,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Loading,
    Here,
    Missing,
}

/// Which parts are here.
#[derive(Clone, Copy)]
pub struct Parts(RwSignal<Vec<(Part, State)>>);

impl Default for Parts {
    fn default() -> Self {
        Parts(RwSignal::new(Vec::new()))
    }
}

impl Parts {
    fn state(self, part: Part) -> Option<State> {
        self.0.with(|parts| {
            parts
                .iter()
                .find(|(known, _)| *known == part)
                .map(|(_, state)| *state)
        })
    }

    fn note(self, part: Part, state: State) {
        self.0.update(|parts| {
            parts.retain(|(known, _)| *known != part);
            parts.push((part, state));
        });
    }

    /// Loads a part, unless it is here or on its way.
    pub async fn load(self, part: Part) {
        if matches!(
            untrack(|| self.state(part)),
            Some(State::Loading | State::Here)
        ) {
            return;
        }
        self.note(part, State::Loading);
        let state = match part.fetch().await {
            Ok(()) => State::Here,
            Err(_) => State::Missing,
        };
        self.note(part, state);
    }

    /// Loads whatever is not here yet, one after the other: the next click should not have to wait.
    pub async fn load_the_rest(self) {
        for part in Part::ALL {
            self.load(part).await;
        }
    }
}

/// The parts of this page.
pub fn use_parts() -> Parts {
    use_context::<Parts>().unwrap_or_default()
}

/// What a part draws, as soon as the part is here.
fn later(part: Part, draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let parts = use_parts();
    let lang = use_lang();
    spawn_local(parts.load(part));
    // Only what happens to this part draws it anew: the others arrive while somebody types here.
    let state = Memo::new(move |_| parts.state(part));
    (move || match state.get() {
        Some(State::Here) => draw(),
        Some(State::Missing) => missing(lang, parts, part),
        Some(State::Loading) | None => {
            view! { <p class="visually-hidden" role="status">{shell::part_loading(lang)}</p> }
                .into_any()
        }
    })
    .into_any()
}

fn missing(lang: Lang, parts: Parts, part: Part) -> AnyView {
    trouble(
        shell::part_missing_title(lang),
        shell::part_missing_text(lang),
        shell::try_again(lang),
        move || spawn_local(parts.load(part)),
    )
}

/// A drawing of a part that is here is ready at the first look.
fn at_once(drawing: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> AnyView {
    match pin!(drawing).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => view,
        Poll::Ready(Err(_)) | Poll::Pending => ().into_any(),
    }
}

/// The page of an address.
pub fn page(route: Route) -> AnyView {
    let part = Part::of(&route);
    later(part, move || {
        let route = route.clone();
        match part {
            Part::Work | Part::Start => at_once(drawn::work(route)),
            Part::Customers => at_once(drawn::customers(What::Page(route))),
            Part::House => at_once(drawn::house(route)),
        }
    })
}

/// What lies above the page.
pub fn overlay(overlay: Overlay) -> AnyView {
    later(Part::Customers, move || {
        at_once(drawn::customers(What::Overlay(overlay)))
    })
}

/// The screen of the first run.
pub fn start(
    on_begin: Callback<Beginning>,
    busy: Signal<bool>,
    problem: Signal<Option<String>>,
) -> AnyView {
    later(Part::Start, move || {
        at_once(drawn::start(on_begin, busy, problem))
    })
}

/// Goes one of the four ways of the first run.
pub async fn begin(beginning: Beginning, preferences: Preferences) -> Result<Begun, String> {
    match drawn::begin(beginning, preferences).await {
        Ok(going) => going.await,
        Err(_) => Err(shell::part_missing_title(preferences.peek_lang()).to_owned()),
    }
}
