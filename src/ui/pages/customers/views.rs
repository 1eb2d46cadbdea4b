//! The views: the five that everybody has, those of the team, and one's own.

use leptos::prelude::*;

use super::words::query_sentences;
use crate::app::command::{Audience, Command};
use crate::app::list::{ListQuery, View};
use crate::app::route::Route;
use crate::app::views::saved_views::SavedViewRow;
use crate::content::i18n::{Lang, customers, filters, shell};
use crate::ui::components::{
    Dialog, FormFoot, Icon, Menu, NoticeBox, Segmented, TextField, Tone, icon,
};
use crate::ui::state::{go, replace, use_lang, use_session};

/// A view's name.
pub fn view_words(lang: Lang, view: View) -> &'static str {
    match view {
        View::All => customers::view_all(lang),
        View::MyKeyCustomers => customers::view_my_key(lang),
        View::Silent => customers::view_silent(lang),
        View::OpenQuotes => customers::view_open_quotes(lang),
        View::MyTerritory => customers::view_my_territory(lang),
    }
}

/// What the dialog of a view does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Saving {
    /// Keeps the list as a new view.
    New,
    /// Changes the view that the list began with.
    Change,
}

/// The views, and the way to keep another.
#[component]
pub fn ViewTabs(query: Memo<ListQuery>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let saving = RwSignal::new(None::<Saving>);
    let saved = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.saved_views(&viewer))
    });
    let current = Memo::new(move |_| {
        let id = query.with(|query| query.saved)?;
        saved.with(|saved| saved.iter().find(|view| view.id == id).cloned())
    });
    let is_built_in =
        move |view: View| query.with(|query| query.view == view) && current.with(Option::is_none);
    view! {
        <div class="views">
            <nav class="tabs" aria-label=customers::views(lang)>
                {View::ALL
                    .into_iter()
                    .map(|view| {
                        view! {
                            <a
                                href=Route::Customers(ListQuery::of(view)).href()
                                aria-current=move || is_built_in(view).then_some("page")
                            >
                                {view_words(lang, view)}
                            </a>
                        }
                    })
                    .collect_view()}
                {move || {
                    saved
                        .get()
                        .into_iter()
                        .map(|view| view! { <SavedTab view=view current=current query=query /> })
                        .collect_view()
                }}
                <button
                    type="button"
                    class="no-print"
                    aria-label=filters::save_view(lang)
                    on:click=move |_| saving.set(Some(Saving::New))
                >
                    {icon(Icon::Plus)}
                    {filters::save_view_short(lang)}
                </button>
            </nav>
            {move || {
                current
                    .get()
                    .map(|view| {
                        view! { <CurrentView view=view query=query saving=saving /> }
                    })
            }}
        </div>
        {move || {
            saving
                .get()
                .map(|what| {
                    let view = match what {
                        Saving::New => None,
                        Saving::Change => current.get_untracked(),
                    };
                    view! { <SaveViewDialog view=view query=query on_close=move |()| saving.set(None) /> }
                })
        }}
    }
}

#[component]
fn SavedTab(
    view: SavedViewRow,
    current: Memo<Option<SavedViewRow>>,
    query: Memo<ListQuery>,
) -> impl IntoView {
    let lang = use_lang();
    let id = view.id;
    let is_current = Memo::new(move |_| {
        current.with(|current| current.as_ref().is_some_and(|view| view.id == id))
    });
    let kept = view.query.clone();
    let changed = move || is_current.get() && query.with(|query| *query != kept);
    let title = match (&view.by, view.audience) {
        (Some(name), _) => Some(filters::view_by(lang, name)),
        (None, Audience::Me) => Some(filters::view_private(lang).to_owned()),
        (None, Audience::Team) => None,
    };
    view! {
        <a
            href=Route::Customers(view.query.clone()).href()
            title=title
            aria-current=move || is_current.get().then_some("page")
        >
            {(view.audience == Audience::Me).then(|| icon(Icon::Lock))}
            {view.name.clone()}
            {move || changed().then(|| view! { <span class="views__changed">{filters::view_changed(lang)}</span> })}
        </a>
    }
}

/// What can be done with the view that the list began with.
#[component]
fn CurrentView(
    view: SavedViewRow,
    query: Memo<ListQuery>,
    saving: RwSignal<Option<Saving>>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let kept = view.query.clone();
    let changed = Memo::new(move |_| query.with(|query| *query != kept));
    let (id, name, audience) = (view.id, view.name.clone(), view.audience);
    let update = move |_| {
        session.dispatch(Command::SaveView {
            view: Some(id),
            name: name.clone(),
            query: Box::new(query.get_untracked()),
            audience,
        });
    };
    let archive = move |_| {
        if session
            .dispatch(Command::Archive { ids: vec![id] })
            .is_some()
        {
            let mut left = query.get_untracked();
            left.saved = None;
            replace(&Route::Customers(left));
        }
    };
    view! {
        <div class="views__tools no-print">
            <button type="button" class="button button--small" hidden=move || !changed.get() on:click=update>
                {filters::view_update(lang)}
            </button>
            <Menu
                class="button button--ghost button--small button--icon"
                label=filters::view_menu(lang, &view.name)
                button=icon(Icon::More).into_any()
            >
                <button
                    type="button"
                    class="menu__item"
                    role="menuitem"
                    on:click=move |_| saving.set(Some(Saving::Change))
                >
                    {icon(Icon::Edit)}
                    {filters::view_rename(lang)}
                </button>
                <button type="button" class="menu__item" role="menuitem" on:click=archive>
                    {icon(Icon::Archive)}
                    {filters::view_archive(lang)}
                </button>
            </Menu>
        </div>
        {view
            .has_unknown
            .then(|| {
                view! {
                    <NoticeBox tone=Tone::Warn title=filters::view_unknown(lang) />
                }
            })}
    }
}

/// A name that says what the list shows.
fn suggested(lang: Lang, sentences: &[String], view: View) -> String {
    const FITS: usize = 60;
    let name = if sentences.is_empty() {
        view_words(lang, view).to_owned()
    } else {
        sentences.join(", ")
    };
    name.chars().take(FITS).collect()
}

#[component]
fn SaveViewDialog(
    /// The view that is changed; none keeps a new one.
    view: Option<SavedViewRow>,
    query: Memo<ListQuery>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let proposal = session.peek(|desk| {
        let query = query.get_untracked();
        suggested(lang, &query_sentences(lang, desk, &query), query.view)
    });
    let id = view.as_ref().map(|view| view.id);
    let name = RwSignal::new(view.as_ref().map_or(proposal, |view| view.name.clone()));
    let audience = RwSignal::new(view.as_ref().map(|view| view.audience).unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let save = move || {
        if name.with_untracked(|name| name.trim().is_empty()) {
            problem.set(Some(filters::view_name_missing(lang).to_owned()));
            return;
        }
        // Whoever renames a view keeps what it shows, whatever was changed in the list meanwhile.
        let kept = view.as_ref().map(|view| view.query.clone());
        let shown = kept.unwrap_or_else(|| query.get_untracked());
        let command = Command::SaveView {
            view: id,
            name: name.get_untracked(),
            query: Box::new(shown),
            audience: audience.get_untracked(),
        };
        match session.try_dispatch(command) {
            Ok(outcome) => {
                on_close.run(());
                if let Some(saved) = outcome.created {
                    let mut kept = query.get_untracked();
                    kept.saved = Some(saved);
                    go(&Route::Customers(kept));
                }
            }
            Err(words) => problem.set(Some(words)),
        }
    };
    let title = match id {
        None => filters::save_view(lang),
        Some(_) => filters::view_rename(lang),
    };
    view! {
        <Dialog title=title on_close=on_close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField
                    label=filters::view_name(lang)
                    value=name
                    autofocus=true
                    error=Signal::derive(move || problem.get())
                />
                <div class="field">
                    <span class="field__label">{filters::audience(lang)}</span>
                    <Segmented
                        label=filters::audience(lang)
                        value=audience
                        options=vec![
                            (Audience::Team, filters::audience_team(lang).to_owned()),
                            (Audience::Me, filters::audience_me(lang).to_owned()),
                        ]
                        on_choose=move |chosen| audience.set(chosen)
                    />
                    <p class="field__hint">{filters::audience_hint(lang)}</p>
                </div>
                <FormFoot words=shell::save(lang) on_cancel=move |()| on_close.run(()) />
            </form>
        </Dialog>
    }
}
