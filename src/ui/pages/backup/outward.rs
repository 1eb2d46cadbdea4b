//! The file outside: downloaded, or written into a folder again and again.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::moment;
use crate::content::i18n::{Lang, backup as words, storage};
use crate::ui::components::{Icon, Tone, icon, tag};
use crate::ui::safekeeping::download_now;
use crate::ui::state::{Safety, Session, ToastKind, use_lang, use_session};
use crate::ui::storage_words;
use crate::web::outside::{self, NoFolder};

/// One click, and what happened so far.
#[component]
pub fn OutwardCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    // The reminder moves with every action and with every file.
    let reminder = Memo::new(move |_| {
        session.safety_state();
        session.read(|_| ());
        let reminder = session.keeper().reminder();
        (reminder.last_ms, reminder.actions, reminder.due)
    });
    view! {
        <section class="card card--padded stack">
            <h2>{words::file_title(lang)}</h2>
            <p class="measure">{words::file_text(lang)}</p>
            <p class="row row--wrap">
                <button type="button" class="button button--primary" on:click=move |_| download_now(session)>
                    {icon(Icon::Download)}
                    {words::back_up_now(lang)}
                </button>
                {move || {
                    let (last_ms, actions, due) = reminder.get();
                    view! {
                        <span class="small">{last_words(lang, session, last_ms, actions)}</span>
                        {due.then(|| tag(Tone::Warn, words::due(lang)))}
                    }
                }}
            </p>
            <p class="small muted">{words::reminder_rule(lang)}</p>
            <hr class="backup__rule" />
            <h3>{words::folder_title(lang)}</h3>
            {if outside::available() {
                view! { <FolderPart /> }.into_any()
            } else {
                view! { <p class="small muted measure">{words::folder_missing(lang)}</p> }.into_any()
            }}
        </section>
    }
}

fn last_words(lang: Lang, session: Session, last_ms: Option<u64>, actions: u64) -> String {
    let Some(last_ms) = last_ms else {
        return storage::backup_never(lang).to_owned();
    };
    let last = words::last_backup(lang, &moment(lang, last_ms, session.today()));
    let since = match actions {
        0 => words::since_then_none(lang).to_owned(),
        count => words::since_then(lang, count),
    };
    format!("{last} {since}")
}

/// What the folder is asked for.
#[derive(Clone, Copy)]
enum Wanted {
    Choose,
    Write,
}

#[component]
fn FolderPart() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let name = RwSignal::new(session.keeper().folder());
    let problem = RwSignal::new(None::<&'static str>);
    let busy = RwSignal::new(false);
    let ask = move |wanted: Wanted| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let book = session.peek(|desk| desk.book().clone());
            let keeper = session.keeper();
            let outcome = match wanted {
                Wanted::Choose => keeper.choose_folder(&book).await,
                Wanted::Write => keeper.allow_folder(&book).await,
            };
            busy.try_set(false);
            name.try_set(keeper.folder());
            session.noticed_file();
            match outcome {
                Ok(file) => session.say(storage::backup_made(lang, &file), ToastKind::Plain),
                // Whoever closes the browser's own dialog knows that nothing was chosen.
                Err(NoFolder::NotAllowed) if matches!(wanted, Wanted::Choose) => {}
                Err(error) => {
                    problem.try_set(Some(storage_words::no_folder(lang, &error)));
                }
            }
        });
    };
    view! {
        <p class="small muted measure">{words::folder_text(lang)}</p>
        {move || match name.get() {
            None => {
                view! {
                    <p>
                        <button type="button" class="button" on:click=move |_| ask(Wanted::Choose)>
                            {icon(Icon::Folder)}
                            {storage::backup_folder(lang)}
                        </button>
                    </p>
                }
                    .into_any()
            }
            Some(folder) => {
                let current = move || session.safety_state().word == Safety::OutsideSecured;
                view! {
                    <p class="row row--wrap">
                        {icon(Icon::Folder)} <span>{storage::backup_folder_is(lang, &folder)}</span>
                        {move || current().then(|| tag(Tone::Ok, storage::state_outside(lang)))}
                    </p>
                    <p class="row row--wrap">
                        <button type="button" class="button" on:click=move |_| ask(Wanted::Write)>
                            {words::folder_write(lang)}
                        </button>
                        <button
                            type="button"
                            class="button button--ghost"
                            on:click=move |_| ask(Wanted::Choose)
                        >
                            {words::folder_other(lang)}
                        </button>
                    </p>
                }
                    .into_any()
            }
        }}
        {move || {
            problem
                .get()
                .map(|problem| {
                    view! {
                        <p class="field__error" role="alert">
                            {icon(Icon::Complaint)}
                            {problem}
                        </p>
                    }
                })
        }}
    }
}
