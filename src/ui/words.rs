//! Small translations between the core's values and what components take: tones, options, days.

use chrono::NaiveDate;

use crate::app::route::Route;
use crate::content::i18n::{Lang, explain, storage};
use crate::domain::rules::situation::{Level, State};
use crate::replica::ApplyError;
use crate::store::backup::BackupError;
use crate::ui::components::Tone;
use crate::ui::state::go;
use crate::web::files::NoFile;

/// A day as a date input holds it.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    text.trim().parse().ok()
}

/// The options of a closed set.
pub fn select_options<T: Copy>(
    all: &[T],
    id: impl Fn(T) -> &'static str,
    words: impl Fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter().map(|option| (id(*option).to_owned(), words(*option).to_owned())).collect()
}

/// How a due day is coloured; the word says it as well.
pub const fn due_class(day: NaiveDate, today: NaiveDate) -> &'static str {
    let (day, today) = (days(day), days(today));
    if day < today {
        "due due--late"
    } else if day == today {
        "due due--today"
    } else {
        "due"
    }
}

const fn days(date: NaiveDate) -> i32 {
    date.to_epoch_days()
}

/// The tone of a customer's state.
pub const fn situation_tone(state: State) -> Tone {
    match state.level() {
        Level::Ok => Tone::Ok,
        Level::Info => Tone::Info,
        Level::Warn => Tone::Warn,
        Level::Bad => Tone::Bad,
    }
}

/// The words of a customer's state.
pub fn situation_words(lang: Lang, state: State) -> String {
    explain::state(lang, state)
}

/// Goes to the workplace.
pub fn go_home() {
    go(&Route::Workplace(None));
}

/// Why a file could not be read.
pub fn no_file(lang: Lang, error: &NoFile) -> String {
    storage::no_file(lang, error)
}

/// Why a file is no backup that can be opened.
pub fn backup_error(lang: Lang, error: &BackupError) -> String {
    storage::backup_error(lang, error)
}

/// Why a file's content could not be taken in.
pub fn apply_error(lang: Lang, error: &ApplyError) -> String {
    storage::apply_error(lang, error)
}
