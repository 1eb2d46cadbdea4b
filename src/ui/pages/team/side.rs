//! Beside the members: the way to the team file, what happened last, and the workspace's name.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::views::feed::FeedFilter;
use crate::content::i18n::{format, team};
use crate::ui::components::{Icon, TextField, icon};
use crate::ui::pages::feed::{entry_stone, entry_title};
use crate::ui::state::{ToastKind, use_lang, use_session, use_toasts};

/// So many actions stand in the card.
const LAST: usize = 5;

/// How a colleague gets the same state.
#[component]
pub fn TeamFileCard() -> impl IntoView {
    let lang = use_lang();
    view! {
        <section class="card card--padded stack no-print" aria-labelledby="team-file">
            <h2 id="team-file">{team::team_file_title(lang)}</h2>
            <p class="small muted">{team::team_file_text(lang)}</p>
            <p class="small">{team::team_file_note(lang)}</p>
            <p>
                <a class="button" href=Route::Backup.href()>
                    {icon(Icon::Download)}
                    {team::team_file(lang)}
                </a>
            </p>
        </section>
    }
}

/// The last actions of the team.
#[component]
pub fn FeedCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let entries = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.feed(FeedFilter::default(), LAST, &viewer))
    });
    view! {
        <section class="card" aria-labelledby="feed">
            <header class="card__head">
                <h2 id="feed">{team::feed_title(lang)}</h2>
                <a class="link small push no-print" href=Route::Feed.href()>
                    {team::feed_link(lang)}
                </a>
            </header>
            {move || {
                let entries = entries.get();
                if entries.is_empty() {
                    return view! { <p class="team__quiet muted">{team::feed_empty(lang)}</p> }.into_any();
                }
                let today = session.today();
                entries
                    .into_iter()
                    .map(|entry| {
                        let when = entry.date.map(|date| format::ago(lang, date, today));
                        view! {
                            <div class="card__item small">
                                {entry_stone(&entry)} <span class="team__entry">{entry_title(lang, &entry)}</span>
                                <span class="faint push">{when}</span>
                            </div>
                        }
                    })
                    .collect_view()
                    .into_any()
            }}
        </section>
    }
}

/// What the workspace is called.
#[component]
pub fn WorkspaceCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let toasts = use_toasts();
    let name = RwSignal::new(untrack(|| session.workspace_name()));
    let error = RwSignal::new(None::<String>);
    let rename = move || {
        let wanted = name.get_untracked().trim().to_owned();
        if wanted.is_empty() {
            error.set(Some(team::name_missing(lang).to_owned()));
            return;
        }
        error.set(None);
        if wanted != untrack(|| session.workspace_name()) {
            session.rename_workspace(&wanted);
            toasts.show(team::renamed(lang, &wanted), ToastKind::Plain);
        }
    };
    view! {
        <section class="card card--padded no-print" aria-labelledby="workspace">
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    rename();
                }
            >
                <h2 id="workspace">{team::workspace_title(lang)}</h2>
                <TextField
                    label=team::workspace_name(lang)
                    value=name
                    hint=team::workspace_hint(lang).to_owned()
                    error=Signal::derive(move || error.get())
                />
                <p>
                    <button type="submit" class="button">
                        {team::rename(lang)}
                    </button>
                </p>
            </form>
        </section>
    }
}
