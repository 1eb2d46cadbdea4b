//! Views and filters. All of it is in the address.

use leptos::prelude::*;

use crate::app::list::{ListQuery, View};
use crate::app::route::Route;
use crate::content::i18n::{Lang, customers, duplicates, shell, words};
use crate::domain::Class;
use crate::ui::components::{Icon, Menu, icon};
use crate::ui::state::{Density, Overlay, replace, use_lang, use_overlay, use_settings};

/// A view's name.
pub fn view_words(lang: Lang, view: View) -> &'static str {
    match view {
        View::All => customers::view_all(lang),
        View::MyKeyCustomers => customers::view_my_key(lang),
        View::Silent => customers::view_silent(lang),
        View::OpenQuotes => customers::view_open_quotes(lang),
        View::MyTerritory => customers::view_my_territory(lang),
    }
}

/// The five built-in views.
#[component]
pub fn ViewTabs(query: Memo<ListQuery>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <nav class="tabs" aria-label=customers::views(lang)>
            {View::ALL
                .into_iter()
                .map(|view| {
                    view! {
                        <a
                            href=Route::Customers(ListQuery::of(view)).href()
                            aria-current=move || (query.get().view == view).then_some("page")
                        >
                            {view_words(lang, view)}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// Text filter, class filter, density, and the ways to new customers.
#[component]
pub fn Toolbar(query: Memo<ListQuery>) -> impl IntoView {
    let lang = use_lang();
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
                            aria-pressed=move || (query.get().classes.is_any() && query.get().classes.admits(Some(class))).to_string()
                            on:click=move |_| narrow(&|query| query.classes = query.classes.toggled(class))
                        >
                            {customers::class_chip(lang, words::class(class))}
                        </button>
                    }
                })
                .collect_view()}
            <button
                type="button"
                class="chip"
                aria-pressed=move || query.get().without_step.to_string()
                on:click=move |_| narrow(&|query| query.without_step = !query.without_step)
            >
                {customers::without_step(lang)}
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
                    label=customers::density(lang)
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
                </Menu>
            </span>
            <a
                class="button button--icon desktop-only"
                href=Route::Duplicates.href()
                aria-label=duplicates::title(lang)
                title=duplicates::title(lang)
            >
                {icon(Icon::Compare)}
            </a>
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
