//! Choosing a customer by a few letters.

use leptos::prelude::*;

use crate::content::i18n::{shell, task_form};
use crate::domain::record::title;
use crate::replica::RecordId;
use crate::ui::components::field::unique_id;
use crate::ui::components::{Icon, icon};
use crate::ui::state::{use_lang, use_session};

/// A customer, or none.
#[component]
pub fn CustomerPicker(
    #[prop(into)] label: String,
    value: RwSignal<Option<RecordId>>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let typed = RwSignal::new(String::new());
    let id = unique_id();
    let found = Memo::new(move |_| {
        let typed = typed.get();
        if typed.trim().is_empty() {
            Vec::new()
        } else {
            session.read(|desk| desk.companies_named_like(&typed, 5))
        }
    });
    let name = move || {
        value
            .get()
            .map(|id| session.read(|desk| title(desk.book(), id)))
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            {move || match name() {
                Some(name) => {
                    view! {
                        <div class="row">
                            <span class="chip chip--selected">{icon(Icon::Customers)} {name}</span>
                            <button
                                type="button"
                                class="button button--ghost button--small"
                                on:click=move |_| {
                                    value.set(None);
                                    typed.set(String::new());
                                }
                            >
                                {task_form::take_away(lang)}
                            </button>
                        </div>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <input
                            id=id.clone()
                            class="input"
                            type="search"
                            autocomplete="off"
                            placeholder=task_form::customer_search(lang)
                            prop:value=move || typed.get()
                            on:input:target=move |event| typed.set(event.target().value())
                        />
                        <ul class="picker" aria-label=shell::search_short(lang)>
                            {move || {
                                found
                                    .get()
                                    .into_iter()
                                    .map(|(id, title)| {
                                        let label = task_form::choose(lang, &title);
                                        view! {
                                            <li>
                                                <button
                                                    type="button"
                                                    class="menu__item"
                                                    aria-label=label
                                                    on:click=move |_| value.set(Some(id))
                                                >
                                                    {icon(Icon::Customers)}
                                                    {title}
                                                </button>
                                            </li>
                                        }
                                    })
                                    .collect_view()
                            }}
                        </ul>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}
