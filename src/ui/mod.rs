//! What a person sees: routes, state, components, pages.

mod begin;
pub mod components;
pub mod layout;
pub mod pages;
pub mod parts;
pub mod safekeeping;
pub mod state;
pub mod storage_words;
pub mod words;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::layout::shell::Shell;
use self::pages::start::Answers;
use self::parts::{Part, Parts};
use self::state::{
    ListPlace, Marked, Overlays, Preferences, Session, Toasts, Wish, Workspaces, dress_document,
    provide_lang, provide_location, use_route,
};
use crate::web;

/// Starts the interface in the document's body.
pub fn boot() {
    web::boot::catch_panics();
    mount_to_body(App);
}

/// Where the page stands.
#[derive(Clone, Copy)]
enum Phase {
    /// A workspace is being opened; the start script's shell is still in view.
    Opening,
    /// No workspace, or the wish for another one.
    Start,
    /// At work.
    Open(Session),
}

#[component]
fn App() -> impl IntoView {
    let preferences = Preferences::load();
    let toasts = Toasts::default();
    let workspaces = Workspaces::new(web::Keeper::workspaces_at_once());
    provide_context(preferences);
    provide_context(toasts);
    provide_context(workspaces);
    provide_context(ListPlace::default());
    provide_context(Marked::default());
    provide_context(Overlays::default());
    provide_context(Answers::default());
    let parts = Parts::default();
    provide_context(parts);
    provide_location();
    dress_document(preferences);

    let phase = RwSignal::new_local(Phase::Opening);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let owner = StoredValue::new_local(Owner::current().unwrap_or_default());
    let enter = move |begun: begin::Begun| {
        let session = owner.with_value(|owner| {
            owner.with(|| Session::new(begun.opened, begun.me, toasts, preferences))
        });
        session.remember_me();
        phase.set(Phase::Open(session));
        busy.set(false);
        web::boot::started();
    };
    let leave = move || async move {
        if let Phase::Open(session) = phase.get_untracked() {
            phase.set(Phase::Opening);
            session.keeper().close().await;
        }
    };

    let first = Part::of(&use_route().get_untracked());
    spawn_local(async move {
        let known = web::Keeper::workspaces().await;
        workspaces.set(known.clone());
        match begin::last_opened(&known, preferences) {
            Some(workspace) => {
                spawn_local(parts.load(first));
                enter(begin::open(&workspace, preferences).await);
            }
            None => {
                parts.load(Part::Start).await;
                phase.set(Phase::Start);
                web::boot::started();
            }
        }
        parts.load_the_rest().await;
    });
    Effect::new(move |_| {
        let Some(wish) = workspaces.take_wish() else {
            return;
        };
        spawn_local(async move {
            leave().await;
            match wish {
                Wish::Open(workspace) => enter(begin::open(&workspace, preferences).await),
                Wish::Begin => phase.set(Phase::Start),
            }
        });
    });
    let on_begin = Callback::new(move |beginning| {
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match parts::begin(beginning, preferences).await {
                Ok(begun) => {
                    let known = web::Keeper::workspaces().await;
                    workspaces.set(known);
                    enter(begun);
                }
                Err(words) => {
                    problem.set(Some(words));
                    busy.set(false);
                }
            }
        });
    });

    let lang = Memo::new(move |_| preferences.lang());
    move || {
        // Whoever switches the language sees the whole tree anew: no text has to be a signal. Nothing else does that.
        provide_lang(lang.get());
        match phase.get() {
            Phase::Opening => ().into_any(),
            Phase::Start => view! {
                <components::GemSymbols />
                {parts::start(on_begin, busy.into(), problem.into())}
            }
            .into_any(),
            Phase::Open(session) => {
                provide_context(session);
                view! { <Shell /> }.into_any()
            }
        }
    }
}
