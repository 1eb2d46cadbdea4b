//! Choosing the list.

use leptos::prelude::*;

use super::machine;
use crate::content::i18n::import_page as words;
use crate::ui::components::{FileDrop, NoticeBox, Tone};
use crate::ui::state::{use_lang, use_session};
use crate::ui::storage_words;
use crate::web::files::{Chosen, NoFile};

/// What the file dialog offers.
const LISTS: &str = ".csv,.txt,.tsv,.tab,text/csv,text/plain,text/tab-separated-values";

/// The place to drop a list, and how one comes out of other programs.
#[component]
pub fn ChooseCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let on_file = Callback::new(move |file: Result<Chosen, NoFile>| match file {
        Ok(chosen) => machine::open(session, chosen),
        // Whoever closes the file dialog knows that nothing was chosen.
        Err(NoFile::Cancelled) => {}
        Err(error) => machine::refuse(storage_words::no_file(lang, error).to_owned()),
    });
    view! {
        {move || machine::problem().map(|problem| view! { <NoticeBox tone=Tone::Bad title=problem /> })}
        <FileDrop
            label=words::choose(lang)
            hint=words::drop(lang)
            accepts=words::accepts(lang)
            accept=LISTS
            primary=true
            on_file=on_file
        />
        <section class="card card--padded stack">
            <h2>{words::tips_title(lang)}</h2>
            <ul class="import__tips">
                <li>{words::tip_excel(lang)}</li>
                <li>{words::tip_erp(lang)}</li>
                <li>{words::tip_branches(lang)}</li>
            </ul>
        </section>
    }
}
