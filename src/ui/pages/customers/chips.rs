//! The filters in use, each a sentence that can be changed and taken away; and what was understood of the words typed.

use leptos::prelude::*;

use super::filter_dialog::{Editing, FilterDialog};
use super::words::condition_words;
use crate::app::list::{Condition, ListQuery};
use crate::app::route::Route;
use crate::content::i18n::{customers, filters};
use crate::ui::components::{Icon, icon};
use crate::ui::state::{replace, use_lang, use_session};

/// The line below the toolbar; there only while something stands in it.
#[component]
pub fn FilterChips(query: Memo<ListQuery>, editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let set = Memo::new(move |_| query.with(|query| query.filter.clone()));
    let understood = Memo::new(move |_| {
        let text = query.with(|query| query.text.clone());
        session.read(|desk| desk.understood(&text))
    });
    let shown = Memo::new(move |_| {
        !set.with(Vec::is_empty) || understood.with(|found| !found.conditions.is_empty())
    });
    view! {
        {move || {
            shown
                .get()
                .then(|| {
                    view! {
                        <div class="chips no-print">
                            <ul class="chips__list" aria-label=filters::shown_filters(lang)>
                                {move || {
                                    set.get()
                                        .into_iter()
                                        .enumerate()
                                        .map(|(number, condition)| {
                                            view! { <Chip number=number condition=condition query=query editing=editing /> }
                                        })
                                        .collect_view()
                                }}
                            </ul>
                            <Said query=query understood=understood />
                            <a
                                class="text-button small"
                                href=move || Route::Customers(query.with(ListQuery::unfiltered)).href()
                            >
                                {customers::reset_filter(lang)}
                            </a>
                        </div>
                    }
                })
        }}
        {move || {
            editing
                .get()
                .map(|what| {
                    view! { <FilterDialog what=what query=query on_close=move |()| editing.set(None) /> }
                })
        }}
    }
}

#[component]
fn Chip(
    number: usize,
    condition: Condition,
    query: Memo<ListQuery>,
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let sentence = session.read(|desk| condition_words(lang, desk, &condition));
    let remove = filters::remove(lang, &sentence);
    let take_away = move |_| {
        let mut next = query.get_untracked();
        if number < next.filter.len() {
            next.filter.remove(number);
        }
        replace(&Route::Customers(next));
    };
    let words = match condition.column() {
        Some(_) => view! {
            <button
                type="button"
                class="chip__words"
                on:click=move |_| editing.set(Some(Editing::Change(number)))
            >
                {sentence}
            </button>
        }
        .into_any(),
        // There is nothing to choose in a field that does not exist.
        None => view! {
            <span class="chip__words">{icon(Icon::Complaint)} {sentence}</span>
        }
        .into_any(),
    };
    view! {
        <li class="chip chip--selected">
            {words}
            <button type="button" class="chip__close" aria-label=remove on:click=take_away>
                {icon(Icon::Close)}
            </button>
        </li>
    }
}

/// What was understood of the typed words. It filters already; keeping it makes room for further words.
#[component]
fn Said(query: Memo<ListQuery>, understood: Memo<crate::app::list::Understood>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let sentences = move || {
        understood.with(|found| {
            session.read(|desk| {
                found
                    .conditions
                    .iter()
                    .map(|condition| condition_words(lang, desk, condition))
                    .collect::<Vec<_>>()
            })
        })
    };
    let some = Memo::new(move |_| understood.with(|found| !found.conditions.is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <button
                    type="button"
                    class="understood"
                    title=filters::keep_understood(lang)
                    on:click=move |_| keep_understood(query, &understood.get_untracked())
                >
                    <span class="understood__label">{filters::understood(lang)}</span>
                    <span role="status">{move || sentences().join(" · ")}</span>
                    <span class="understood__hint desktop-only">{filters::understood_hint(lang)}</span>
                </button>
            }
        })
    }
}

/// Makes chips of what was understood, and leaves the other words.
pub fn keep_understood(query: Memo<ListQuery>, found: &crate::app::list::Understood) {
    let mut next = query.get_untracked();
    for condition in &found.conditions {
        if !next.asks(condition) {
            next.filter.push(condition.clone());
        }
    }
    next.text.clone_from(&found.rest);
    replace(&Route::Customers(next));
}
