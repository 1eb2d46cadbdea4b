//! The end: what was done, where it is, and how it is taken back.

use leptos::prelude::*;

use super::PartHeading;
use super::machine::{self, End};
use super::plan::LeftoversButton;
use crate::app::route::Route;
use crate::content::i18n::{Lang, duplicates, import_page as words, shell};
use crate::domain::Action;
use crate::ui::components::{Icon, NoticeBox, Tone, icon};
use crate::ui::state::{Session, use_lang, use_session};

/// The last card.
#[component]
pub fn DoneCard() -> impl IntoView {
    move || machine::end().map(draw)
}

fn draw(end: End) -> AnyView {
    match end {
        End::Imported {
            file,
            count,
            stopped,
        } => view! { <Imported file=file count=count stopped=stopped /> }.into_any(),
        End::Nothing { file } => view! { <Nothing file=file /> }.into_any(),
        End::Failed { reason } => view! { <Failed reason=reason /> }.into_any(),
    }
}

/// How the import stands in the list of what can be undone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It was the last action.
    CanUndo,
    /// It was taken back.
    Undone,
    /// Something else was done since.
    Past,
}

fn turn(session: Session, file: &str) -> Turn {
    session.read(|desk| {
        let is_this =
            |done: &crate::app::command::Done| done.action == Action::Import && done.title == file;
        if desk.can_undo().is_some_and(is_this) {
            Turn::CanUndo
        } else if desk.can_redo().is_some_and(is_this) {
            Turn::Undone
        } else {
            Turn::Past
        }
    })
}

#[component]
fn Imported(file: String, count: usize, stopped: bool) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let leftovers = machine::leftover_count();
    let name = file.clone();
    let turn = Memo::new(move |_| turn(session, &name));
    let text = words::done_text(lang, count);
    move || {
        if turn.get() == Turn::Undone {
            return view! {
                <section class="card card--padded stack">
                    <PartHeading text=words::done_undone_title(lang) />
                    <p>{words::done_undone_text(lang)}</p>
                    <p class="row row--wrap">
                        <button type="button" class="button" on:click=move |_| session.redo()>
                            {icon(Icon::Redo)}
                            {shell::redo(lang)}
                        </button>
                        {one_more(lang)}
                    </p>
                </section>
            }
            .into_any();
        }
        view! {
            <section class="card card--padded stack">
                <PartHeading text=words::done_title(lang, &file) />
                <p class="large">{text.clone()}</p>
                {stopped.then(|| view! { <p>{words::done_stopped(lang)}</p> })}
                <p class="row row--wrap">
                    <a class="button button--primary" href=Route::customers().href()>
                        {words::to_list(lang)}
                    </a>
                    <a class="button" href=Route::Duplicates.href()>
                        {icon(Icon::Compare)}
                        {duplicates::title(lang)}
                    </a>
                    {(turn.get() == Turn::CanUndo)
                        .then(|| {
                            view! {
                                <button type="button" class="button" on:click=move |_| session.undo()>
                                    {icon(Icon::Undo)}
                                    {shell::undo(lang)}
                                </button>
                            }
                        })}
                    {(leftovers > 0).then(|| view! { <LeftoversButton count=leftovers /> })}
                    {one_more(lang)}
                </p>
            </section>
        }
        .into_any()
    }
}

fn one_more(lang: Lang) -> impl IntoView {
    view! {
        <button type="button" class="button button--ghost" on:click=move |_| machine::close()>
            {words::one_more(lang)}
        </button>
    }
}

#[component]
fn Nothing(file: String) -> impl IntoView {
    let lang = use_lang();
    view! {
        <section class="card card--padded stack">
            <PartHeading text=file />
            <p>{words::done_nothing(lang)}</p>
            <p>{one_more(lang)}</p>
        </section>
    }
}

#[component]
fn Failed(reason: String) -> impl IntoView {
    let lang = use_lang();
    view! {
        <NoticeBox tone=Tone::Bad title=words::failed_title(lang)>
            <p>{reason}</p>
            <p>{words::failed_text(lang)}</p>
            <div class="notice__actions">{one_more(lang)}</div>
        </NoticeBox>
    }
}
