//! Erasing for good. It cannot be undone, so a word has to be typed.

use leptos::prelude::*;

use super::Bin;
use crate::app::command::Command;
use crate::content::i18n::{format, shell, trash};
use crate::domain::record::title;
use crate::ui::components::{Dialog, NoticeBox, TextField, Tone};
use crate::ui::state::{use_lang, use_session};

/// The confirmation.
#[component]
pub fn EraseDialog(bin: Bin) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let ids = bin.erasing.get_untracked();
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let word = trash::confirm_word(lang);
    let heading = match ids.as_slice() {
        [only] => {
            let name = session.peek(|desk| title(desk.book(), *only));
            let name = if name.is_empty() {
                trash::nameless(lang).to_owned()
            } else {
                name
            };
            trash::erase_title_one(lang, &name)
        }
        many => trash::erase_title_many(lang, &format::number(lang, many.len() as i64)),
    };
    let along = session.peek(|desk| desk.erased_along(&ids));
    let along = (along > 0).then(|| trash::erase_along(lang, along));
    let close = move || bin.erasing.set(Vec::new());
    let erase = move || {
        if typed.get_untracked().trim().to_lowercase() != word {
            error.set(Some(trash::confirm_wrong(lang, word)));
            return;
        }
        match session.try_dispatch(Command::Erase {
            ids: bin.erasing.get_untracked(),
        }) {
            Ok(_) => close(),
            Err(problem) => error.set(Some(problem)),
        }
    };
    view! {
        <Dialog title=heading on_close=move |()| close()>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    erase();
                }
            >
                <NoticeBox tone=Tone::Bad title=trash::erase_warning(lang)>
                    <p>{trash::erase_backups(lang)}</p>
                </NoticeBox>
                {along.map(|along| view! { <p>{along}</p> })}
                <TextField
                    label=trash::confirm(lang, word)
                    value=typed
                    autofocus=true
                    error=Signal::derive(move || error.get())
                />
                <footer class="dialog__foot">
                    <button type="button" class="button" on:click=move |_| close()>
                        {shell::cancel(lang)}
                    </button>
                    <button type="submit" class="button button--danger">
                        {trash::erase(lang)}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
}
