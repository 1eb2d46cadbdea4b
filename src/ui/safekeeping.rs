//! Saving a file, from wherever it is offered: the page, the bands, the command line.

use leptos::task::spawn_local;

use crate::content::i18n::backup as words;
use crate::ui::state::{Session, ToastKind};
use crate::web::{clock, files};

/// Hands the whole book to the browser as a file, and says so.
pub fn download_now(session: Session) {
    let lang = session.peek_lang();
    spawn_local(async move {
        let book = session.peek(|desk| desk.book().clone());
        let said = if session.keeper().download_backup(&book).await {
            session.noticed_file();
            words::downloaded(lang)
        } else {
            words::not_downloaded(lang)
        };
        session.say(said, ToastKind::Plain);
    });
}

/// Hands out a file under a name that says what it is and from when.
pub fn hand_over(session: Session, stem: &str, extension: &str, bytes: &[u8], mime: &str) {
    let lang = session.peek_lang();
    let name = format!("{stem}-{}.{extension}", clock::file_stamp());
    let said = if files::download(&name, bytes, mime) {
        words::exported(lang, &name)
    } else {
        words::not_downloaded(lang).to_owned()
    };
    session.say(said, ToastKind::Plain);
}
