//! Filters, and how the list looks. All of it is in the address but the density.

use leptos::prelude::*;

use super::chips::keep_understood;
use super::filter_dialog::Editing;
use crate::app::list::{Column, Condition, ListQuery};
use crate::app::route::Route;
use crate::content::i18n::{customers, filters, shell, words};
use crate::domain::Class;
use crate::ui::components::{Icon, Menu, icon};
use crate::ui::state::{
    Density, Overlay, replace, use_lang, use_overlay, use_session, use_settings,
};

/// Text filter, class filter, density, and the ways to new customers.
#[component]
pub fn Toolbar(
    query: Memo<ListQuery>,
    /// The filter that is being edited.
    editing: RwSignal<Option<Editing>>,
    /// Whether columns and groups are being arranged.
    arranging: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    let settings = use_settings();
    let narrow = move |change: &dyn Fn(&mut ListQuery)| {
        let mut next = query.get_untracked();
        change(&mut next);
        replace(&Route::Customers(next));
    };
    view! {
        <div class="toolbar">
            <div class="toolbar__filter">
                {icon(Icon::Filter)}
                <input
                    class="input"
                    type="search"
                    aria-label=customers::filter(lang)
                    placeholder=customers::filter(lang)
                    prop:value=move || query.get().text
                    on:keydown=move |event| {
                        if event.key() == "Enter" {
                            let text = query.with_untracked(|query| query.text.clone());
                            let found = session.peek(|desk| desk.understood(&text));
                            if !found.conditions.is_empty() {
                                keep_understood(query, &found);
                            }
                        }
                    }
                    on:input:target=move |event| {
                        let text = event.target().value();
                        narrow(&|query| query.text.clone_from(&text));
                    }
                />
            </div>
            {[Class::A, Class::B, Class::C]
                .into_iter()
                .map(|class| {
                    view! {
                        <button
                            type="button"
                            class="chip"
                            aria-pressed=move || {
                                query.with(|query| query.has_choice(Column::Class, class.id())).to_string()
                            }
                            on:click=move |_| {
                                let next = query.get_untracked().with_choice_toggled(Column::Class, class.id());
                                replace(&Route::Customers(next));
                            }
                        >
                            {customers::class_chip(lang, words::class(class))}
                        </button>
                    }
                })
                .collect_view()}
            <button
                type="button"
                class="chip"
                aria-pressed=move || query.with(|query| query.asks(&Condition::without_step())).to_string()
                on:click=move |_| {
                    let next = query.get_untracked().toggled(Condition::without_step());
                    replace(&Route::Customers(next));
                }
            >
                {customers::without_step(lang)}
            </button>
            <button type="button" class="chip" on:click=move |_| editing.set(Some(Editing::New))>
                {icon(Icon::Filter)}
                {filters::add(lang)}
            </button>
            {move || {
                query
                    .get()
                    .is_filtered()
                    .then(|| {
                        view! {
                            <a class="text-button small" href=Route::Customers(query.get().unfiltered()).href()>
                                {customers::reset_filter(lang)}
                            </a>
                        }
                    })
            }}
            <span class="push desktop-only">
                <Menu
                    class="button button--icon"
                    label=filters::arrange_menu(lang)
                    button=icon(Icon::Sliders).into_any()
                >
                    <div class="menu__label">{customers::density(lang)}</div>
                    {[
                        (Density::Comfortable, customers::density_comfortable(lang)),
                        (Density::Standard, customers::density_standard(lang)),
                        (Density::Compact, customers::density_compact(lang)),
                    ]
                        .into_iter()
                        .map(|(density, words)| {
                            view! {
                                <button
                                    type="button"
                                    class="menu__item"
                                    role="menuitemradio"
                                    aria-checked=move || (settings.density() == density).to_string()
                                    on:click=move |_| settings.set_density(density)
                                >
                                    {words}
                                </button>
                            }
                        })
                        .collect_view()}
                    <div class="menu__label">{filters::arrange_menu(lang)}</div>
                    <button type="button" class="menu__item" role="menuitem" on:click=move |_| arranging.set(true)>
                        {icon(Icon::Table)}
                        {filters::arrange(lang)}
                    </button>
                </Menu>
            </span>
            <a class="button desktop-only" href=Route::Import.href()>
                {shell::import_csv(lang)}
            </a>
            <button
                type="button"
                class="button button--primary desktop-only"
                on:click=move |_| overlay.open(Overlay::NewCustomer)
            >
                {icon(Icon::Plus)}
                {shell::new_customer(lang)}
            </button>
        </div>
    }
}
