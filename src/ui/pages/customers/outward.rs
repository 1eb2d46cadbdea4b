//! Customers of a list as a file that other programs read.

use crate::app::export::{self, Flavour};
use crate::content::i18n::{backup, customers};
use crate::replica::RecordId;
use crate::ui::state::{Session, ToastKind};
use crate::web::{clock, files};

/// Hands out these customers as a table that a German Excel opens by itself.
pub fn take_list(session: Session, ids: &[RecordId]) {
    let lang = session.peek_lang();
    let today = clock::today();
    let bytes = session.peek(|desk| {
        export::customers(desk, ids.iter().copied(), Flavour::ExcelGerman, lang, today)
    });
    let name = format!("{}-{}.csv", customers::file_list(lang), clock::file_stamp());
    let said = if files::download(&name, &bytes, "text/csv;charset=utf-8") {
        backup::exported(lang, &name)
    } else {
        backup::not_downloaded(lang).to_owned()
    };
    session.say(said, ToastKind::Plain);
}
