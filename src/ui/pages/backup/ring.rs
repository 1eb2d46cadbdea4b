//! The states that the browser keeps by itself.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::local_moment;
use super::open_file::Opened;
use crate::content::i18n::{backup as words, format};
use crate::ui::components::{Icon, icon};
use crate::ui::state::{ToastKind, use_lang, use_session};
use crate::ui::storage_words;
use crate::web::Keeper;
use crate::web::keeper::RingEntry;

/// So many are shown at first.
const SHOWN: usize = 5;

/// The states, the newest first.
#[component]
pub fn RingCard(opened: RwSignal<Option<Opened>, LocalStorage>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let entries = RwSignal::new(None::<Vec<RingEntry>>);
    let all = RwSignal::new(false);
    spawn_local(async move {
        let mut found = session.keeper().ring().await;
        found.reverse();
        entries.try_set(Some(found));
    });
    let look = move |entry: RingEntry, when: String| {
        spawn_local(async move {
            let Some(bytes) = session.keeper().ring_backup(entry).await else {
                return session.say(words::ring_gone(lang), ToastKind::Plain);
            };
            match Keeper::read_backup(&bytes).await {
                Ok(contents) => {
                    opened.try_set(Some(Opened::new(
                        session,
                        words::ring_state(lang, &when),
                        contents,
                    )));
                }
                Err(error) => {
                    session.say(storage_words::backup_error(lang, &error), ToastKind::Plain)
                }
            }
        });
    };
    let list = move |found: Vec<RingEntry>| {
        let count = found.len();
        let shown = if all.get() { count } else { SHOWN };
        let rows = found
            .into_iter()
            .take(shown)
            .map(|entry| {
                let when = local_moment(lang, entry.local_ms, session.today());
                let label = words::ring_look_at(lang, &when);
                let shown = when.clone();
                view! {
                    <li class="backup__row">
                        {icon(Icon::Clock)}
                        <span class="numeric">{shown}</span>
                        <button
                            type="button"
                            class="button button--small push"
                            aria-label=label
                            on:click=move |_| look(entry, when.clone())
                        >
                            {words::ring_look(lang)}
                        </button>
                    </li>
                }
            })
            .collect_view();
        let more = (count > shown).then(|| {
            view! {
                <p>
                    <button type="button" class="text-button" on:click=move |_| all.set(true)>
                        {words::ring_all(lang, &format::number(lang, count as i64))}
                    </button>
                </p>
            }
        });
        view! { <ul class="backup__rows">{rows}</ul> {more} }
    };
    view! {
        <section class="card card--padded stack">
            <h2>{words::ring_title(lang)}</h2>
            <p class="small muted measure">{words::ring_text(lang)}</p>
            {move || match entries.get() {
                None => ().into_any(),
                Some(found) if found.is_empty() => {
                    view! { <p class="small">{words::ring_none(lang)}</p> }.into_any()
                }
                Some(found) => list(found).into_any(),
            }}
        </section>
    }
}
