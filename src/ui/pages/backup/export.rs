//! Everything to take along, in forms that other programs read.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::export::{self, Flavour};
use crate::content::i18n::backup as words;
use crate::domain::Company;
use crate::ui::components::{Icon, icon};
use crate::ui::safekeeping::hand_over;
use crate::ui::state::{Session, use_lang, use_session};

/// What can be taken along.
#[component]
pub fn ExportCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let line = move |words: &'static str, hint: &'static str, take: fn(Session)| {
        view! {
            <li class="export-line">
                <button type="button" class="button" on:click=move |_| take(session)>
                    {icon(Icon::Download)}
                    {words}
                </button>
                <span class="small muted">{hint}</span>
            </li>
        }
    };
    view! {
        <section class="card card--padded stack">
            <h2>{words::export_title(lang)}</h2>
            <p class="measure">{words::export_text(lang)}</p>
            <ul class="stack">
                {line(words::export_csv_german(lang), words::export_csv_german_hint(lang), take_german)}
                {line(words::export_csv_plain(lang), words::export_csv_plain_hint(lang), take_plain)}
                {line(words::export_json(lang), words::export_json_hint(lang), take_json)}
                {line(words::export_raw(lang), words::export_raw_hint(lang), take_raw)}
            </ul>
        </section>
    }
}

fn take_german(session: Session) {
    take_customers(session, Flavour::ExcelGerman);
}

fn take_plain(session: Session) {
    take_customers(session, Flavour::Standard);
}

fn take_customers(session: Session, flavour: Flavour) {
    let (lang, today) = (session.peek_lang(), untrack(|| session.today()));
    let bytes = session.peek(|desk| {
        let ids = Company::all(desk.book()).map(Company::id);
        export::customers(desk, ids, flavour, lang, today)
    });
    hand_over(
        session,
        words::file_customers(lang),
        "csv",
        &bytes,
        "text/csv;charset=utf-8",
    );
}

fn take_json(session: Session) {
    let text = session.peek(|desk| export::json::write(desk.book()));
    hand_over(
        session,
        words::file_everything(session.peek_lang()),
        "json",
        text.as_bytes(),
        "application/json",
    );
}

fn take_raw(session: Session) {
    spawn_local(async move {
        let bytes = session.keeper().raw().await;
        hand_over(
            session,
            words::file_raw(session.peek_lang()),
            "json",
            &bytes,
            "application/json",
        );
    });
}
