//! Customers of a list as a file that other programs read.

use crate::app::export::{self, Flavour};
use crate::content::i18n::customers;
use crate::replica::RecordId;
use crate::ui::safekeeping::hand_over;
use crate::ui::state::Session;
use crate::web::clock;

/// Hands out these customers as a table that a German Excel opens by itself.
pub fn take_list(session: Session, ids: &[RecordId]) {
    let lang = session.peek_lang();
    let today = clock::today();
    let bytes = session.peek(|desk| {
        export::customers(desk, ids.iter().copied(), Flavour::ExcelGerman, lang, today)
    });
    hand_over(
        session,
        customers::file_list(lang),
        "csv",
        &bytes,
        "text/csv;charset=utf-8",
    );
}
