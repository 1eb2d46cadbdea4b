//! Slim bands under the top bar: what holds for the whole workspace, not for one page. The gravest stands first.

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;

use crate::app::route::Route;
use crate::content::i18n::{Lang, backup as words, shell, storage};
use crate::store::backup::Reminder;
use crate::store::safe::Health;
use crate::ui::components::{Icon, icon};
use crate::ui::safekeeping::download_now;
use crate::ui::state::{Safety, use_lang, use_session, use_workspaces};
use crate::ui::storage_words;

/// All bands that hold now.
#[component]
pub fn Bands() -> impl IntoView {
    let lang = use_lang();
    view! {
        <section aria-label=words::bands(lang)>
            <GoneBand />
            <SafetyBand />
            <FindingsBand />
            <NewsBand />
            <SampleBand />
            <ReminderBand />
        </section>
    }
}

/// How grave a band is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    Warn,
    Bad,
}

impl Weight {
    const fn class(self) -> &'static str {
        match self {
            Weight::Plain => "band",
            Weight::Warn => "band band--warn",
            Weight::Bad => "band band--bad",
        }
    }
}

fn band(weight: Weight, picture: Icon, text: impl Into<String>, buttons: AnyView) -> AnyView {
    let role = if weight == Weight::Bad {
        "alert"
    } else {
        "status"
    };
    view! {
        <div class=weight.class() role=role>
            {icon(picture)}
            <span class="band__text">{text.into()}</span>
            <span class="band__buttons">{buttons}</span>
        </div>
    }
    .into_any()
}

fn save_button(lang: Lang) -> AnyView {
    let session = use_session();
    view! {
        <button type="button" class="button button--small" on:click=move |_| download_now(session)>
            {icon(Icon::Download)}
            {words::back_up_now(lang)}
        </button>
    }
    .into_any()
}

/// Another tab deleted the workspace: what is written from now on would be kept by nobody.
#[component]
fn GoneBand() -> impl IntoView {
    let lang = use_lang();
    let workspaces = use_workspaces();
    let session = use_session();
    let gone = RwSignal::new(false);
    session.keeper().on_gone(Rc::new(move |()| gone.set(true)));
    move || {
        gone.get().then(|| {
            let buttons = view! {
                {save_button(lang)}
                <button type="button" class="button button--small" on:click=move |_| workspaces.begin_new()>
                    {shell::new_workspace(lang)}
                </button>
            };
            band(Weight::Bad, Icon::Trash, storage::workspace_gone(lang), buttons.into_any())
        })
    }
}

/// Whatever the word about safety cannot say in one word.
#[component]
fn SafetyBand() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    // The word changes with every action; the band only where the answer does.
    let shown = Memo::new(move |_| {
        let state = session.safety_state();
        match state.word {
            Safety::QuotaFull => Some((Weight::Bad, state.word)),
            Safety::MemoryOnly => Some((Weight::Bad, state.word)),
            Safety::ReadOnly => Some((Weight::Warn, state.word)),
            // Without the second engine nothing ever gets further than this.
            Safety::Provisional if state.vault != Health::Good => Some((Weight::Warn, state.word)),
            Safety::Provisional | Safety::Saving | Safety::Secured | Safety::OutsideSecured => None,
        }
    });
    move || {
        shown.get().map(|(weight, word)| {
            let text = match word {
                Safety::Provisional => storage::only_provisional(lang),
                other => storage_words::safety_text(lang, other),
            };
            let buttons = view! {
                {save_button(lang)}
                {(word == Safety::ReadOnly).then(|| reload_button(lang))}
            };
            band(weight, Icon::Shield, text, buttons.into_any())
        })
    }
}

fn reload_button(lang: Lang) -> AnyView {
    view! {
        <button
            type="button"
            class="button button--small"
            on:click=move |_| {
                let _ = window().location().reload();
            }
        >
            {shell::reload(lang)}
        </button>
    }
    .into_any()
}

/// What the start found out of order, until it was read.
#[component]
fn FindingsBand() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    move || {
        let told: Vec<String> = session
            .findings()
            .iter()
            .filter(|finding| finding.is_worth_telling())
            .map(|finding| storage_words::finding(lang, finding))
            .collect();
        (!told.is_empty()).then(|| {
            view! {
                <div class="band band--warn" role="status">
                    {icon(Icon::Shield)}
                    <div class="band__text">
                        <b>{storage::findings_title(lang)}</b>
                        <ul>{told.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul>
                    </div>
                    <span class="band__buttons">
                        <a class="button button--small" href=Route::Backup.href()>
                            {shell::nav_backup(lang)}
                        </a>
                        <button
                            type="button"
                            class="button button--small"
                            on:click=move |_| session.dismiss_findings()
                        >
                            {words::understood(lang)}
                        </button>
                    </span>
                </div>
            }
        })
    }
}

/// The mark on the document by which a band that is drawn anew knows that the news came already.
const NEWS: &str = "data-news";

/// A new version of the program is on the device; a reload brings it.
#[component]
fn NewsBand() -> impl IntoView {
    let lang = use_lang();
    let root = document().document_element();
    let news = RwSignal::new(root.as_ref().is_some_and(|root| root.has_attribute(NEWS)));
    let handle = window_event_listener(
        ev::Custom::<web_sys::Event>::new("facetten-update"),
        move |_| {
            if let Some(root) = document().document_element() {
                let _ = root.set_attribute(NEWS, "");
            }
            news.set(true);
        },
    );
    on_cleanup(move || handle.remove());
    move || {
        news.get().then(|| {
            band(
                Weight::Plain,
                Icon::Star,
                words::new_version(lang),
                reload_button(lang),
            )
        })
    }
}

/// The sample company says that it is one.
#[component]
fn SampleBand() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let workspaces = use_workspaces();
    move || {
        session.is_sample().then(|| {
            let button = view! {
                <button type="button" class="button button--small" on:click=move |_| workspaces.begin_new()>
                    {words::begin_own(lang)}
                </button>
            };
            band(Weight::Plain, Icon::Gem, words::sample(lang), button.into_any())
        })
    }
}

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// A file outside is due.
#[component]
fn ReminderBand() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    // Put off until tomorrow; a page that stays open asks again then.
    let put_off = RwSignal::new(None);
    let due = Memo::new(move |_| {
        let today = session.today();
        let state = session.safety_state();
        session.read(|_| ());
        let reminder = session.keeper().reminder();
        let speaks = reminder.due
            && !session.is_sample()
            && state.word != Safety::ReadOnly
            && state.word != Safety::OutsideSecured
            && put_off.get() != Some(today);
        speaks.then(|| reminder_words(lang, &reminder))
    });
    move || {
        due.get().map(|text| {
            let buttons = view! {
                {save_button(lang)}
                <button
                    type="button"
                    class="button button--ghost button--small"
                    on:click=move |_| put_off.set(Some(session.today()))
                >
                    {words::tomorrow(lang)}
                </button>
            };
            band(Weight::Plain, Icon::Shield, text, buttons.into_any())
        })
    }
}

/// What is due, and since when.
pub fn reminder_words(lang: Lang, reminder: &Reminder) -> String {
    let now_ms = crate::web::clock::now_ms();
    match reminder.last_ms {
        None => storage::backup_never(lang).to_owned(),
        Some(last_ms) => match now_ms.saturating_sub(last_ms) / DAY_MS {
            days if days >= 2 => storage::backup_due_days(lang, days),
            _ => storage::backup_due_actions(lang, reminder.actions),
        },
    }
}
