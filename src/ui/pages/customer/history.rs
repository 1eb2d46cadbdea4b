//! Who changed what, the latest first; a former value can be brought back.

use leptos::prelude::*;

use crate::app::command::Command;
use crate::app::history::HistoryEntry;
use crate::content::i18n::{Lang, customer, done, format, props};
use crate::domain::calendar::day_of;
use crate::domain::shown::shown;
use crate::replica::RecordId;
use crate::ui::components::{Empty, Icon};
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::shown_value;

/// So many changes are shown at first.
const PAGE: usize = 60;

/// The tab.
#[component]
pub fn HistoryTab(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let limit = RwSignal::new(PAGE);
    let entries = Memo::new(move |_| session.read(|desk| desk.history(id, None)));
    view! {
        <section class="stack">
            <h2>{customer::history_title(lang)}</h2>
            {move || {
                let all = entries.get();
                if all.is_empty() {
                    return view! {
                        <Empty
                            picture=Icon::Clock
                            title=customer::history_title(lang)
                            text=customer::no_history(lang)
                        />
                    }
                        .into_any();
                }
                let more = all.len() > limit.get();
                view! {
                    <ul class="card">
                        {all
                            .into_iter()
                            .take(limit.get())
                            .map(|entry| view! { <li>{line(lang, id, entry)}</li> })
                            .collect_view()}
                    </ul>
                    {more
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button"
                                    on:click=move |_| limit.update(|limit| *limit += PAGE)
                                >
                                    {customer::show_more(lang)}
                                </button>
                            }
                        })}
                }
                    .into_any()
            }}
        </section>
    }
}

fn line(lang: Lang, id: RecordId, entry: HistoryEntry) -> impl IntoView {
    let session = use_session();
    let viewer = session.viewer();
    let (who, before, after) = session.peek(|desk| {
        let who = entry
            .author
            .map(|author| desk.member_name(author))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| customer::someone(lang).to_owned());
        let words = |value| {
            entry
                .prop
                .map(|prop| shown_value(lang, &shown(desk.book(), prop, value)))
        };
        (who, words(&entry.old), words(&entry.new))
    });
    let when = day_of(entry.at, viewer.offset_minutes).map(|day| {
        format!(
            "{}, {}",
            format::ago(lang, day, viewer.today),
            format::time(entry.at, viewer.offset_minutes)
        )
    });
    let empty = customer::empty_value(lang);
    let value = |words: Option<String>| {
        words
            .filter(|words| !words.is_empty())
            .unwrap_or_else(|| empty.to_owned())
    };
    let what = match (entry.prop, entry.action) {
        (Some(prop), _) => props::prop(lang, prop).to_owned(),
        (None, Some(action)) => done::one(lang, action).to_owned(),
        (None, None) => String::new(),
    };
    let restorable = entry.prop.is_some() && before != after && entry.element.is_empty();
    let old = entry.old.clone();
    let prop = entry.prop;
    view! {
        <div class="card__item">
            <div>
                <div>
                    <b>{what}</b>
                    {entry
                        .prop
                        .is_some()
                        .then(|| {
                            view! {
                                ": "
                                <span class="faint history-before">{value(before)}</span>
                                " › "
                                <span>{value(after)}</span>
                            }
                        })}
                </div>
                <div class="tiny muted">{who} " · " {when}</div>
            </div>
            {restorable
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button button--ghost button--small push"
                            on:click=move |_| {
                                if let Some(prop) = prop {
                                    session.dispatch(Command::Edit { id, prop, value: old.clone() });
                                }
                            }
                        >
                            {customer::restore_value(lang)}
                        </button>
                    }
                })}
        </div>
    }
}
