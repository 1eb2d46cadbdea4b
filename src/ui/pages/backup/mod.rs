//! How safe the data is, the file outside, older states, everything to take along, and the workspaces of this browser.

mod export;
mod from_json;
mod open_file;
mod outward;
mod ring;
mod state;
mod workspaces;

use chrono::{DateTime, NaiveDate};
use leptos::prelude::*;

use self::export::ExportCard;
use self::open_file::{OpenCard, Opened};
use self::outward::OutwardCard;
use self::ring::RingCard;
use self::state::{LadderCard, StorageCard};
use self::workspaces::WorkspacesCard;
use crate::content::i18n::{Lang, backup as words, format, shell};
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::state::use_lang;

/// The page.
#[component]
pub fn BackupPage() -> impl IntoView {
    let lang = use_lang();
    title_area(shell::nav_backup(lang));
    // A file or an older state that is being looked at before it is taken over.
    let opened = RwSignal::new_local(None::<Opened>);
    view! {
        <div class="page backup">
            <header class="backup__head">
                <PageHeading text=Signal::derive(move || shell::nav_backup(lang).to_owned()) />
                <p class="muted measure">{words::lead(lang)}</p>
            </header>
            <div class="backup__main">
                <OutwardCard />
                <OpenCard opened=opened />
                <RingCard opened=opened />
                <ExportCard />
            </div>
            <div class="backup__side">
                <LadderCard />
                <StorageCard />
                <WorkspacesCard />
            </div>
        </div>
    }
}

/// A moment on the reader's own clock, in milliseconds since 1970 there.
fn local_moment(lang: Lang, local_ms: u64, today: NaiveDate) -> String {
    let Some(moment) = i64::try_from(local_ms)
        .ok()
        .and_then(DateTime::from_timestamp_millis)
    else {
        return String::new();
    };
    let day = moment.date_naive();
    let time = format::time(local_ms as i64, 0);
    let when = if day == today {
        format::day_near(lang, day, today)
    } else {
        format::day_year(lang, day)
    };
    format!("{when}, {time}")
}

/// A moment that was noted in universal time.
fn moment(lang: Lang, ms: u64, today: NaiveDate) -> String {
    let offset = crate::web::clock::local_ms() as i64 - crate::web::clock::now_ms() as i64;
    // Rounded: the two clocks are read one after the other.
    let offset = (offset as f64 / 60_000.0).round() as i64 * 60_000;
    local_moment(lang, (ms as i64 + offset).max(0) as u64, today)
}
