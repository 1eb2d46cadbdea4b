//! Filters, and how the list looks. All of it is in the address but the density.

use leptos::prelude::*;

use super::chips::keep_understood;
use super::filter_dialog::Editing;
use super::outward::take_list;
use super::words::{choices_of, column_words, value_words};
use crate::app::list::{Column, Condition, ListQuery, Shape};
use crate::app::route::Route;
use crate::content::i18n::{customers, duplicates, filters, shell};
use crate::replica::RecordId;
use crate::ui::components::{Icon, Menu, Segmented, icon};
use crate::ui::state::{
    Density, Overlay, replace, use_lang, use_overlay, use_session, use_settings,
};

/// Text filter, class filter, density, and the ways to new customers.
#[component]
pub fn Toolbar(
    query: Memo<ListQuery>,
    /// The customers of the list.
    order: Memo<std::sync::Arc<Vec<RecordId>>>,
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
            <ChoiceChip query=query column=Column::Class />
            <ChoiceChip query=query column=Column::Owner />
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
            <span class="push">
                <Segmented
                    label=filters::shape(lang)
                    value=Signal::derive(move || query.with(|query| query.shape))
                    options=vec![
                        (Shape::Table, filters::shape_table(lang).to_owned()),
                        (Shape::Map, filters::shape_map(lang).to_owned()),
                    ]
                    on_choose=move |shape| {
                        let mut next = query.get_untracked();
                        next.shape = shape;
                        replace(&Route::Customers(next));
                    }
                />
            </span>
            <span class="desktop-only">
                <Menu
                    class="button button--icon"
                    label=filters::list_menu(lang)
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
                    <button
                        type="button"
                        class="menu__item"
                        role="menuitem"
                        on:click=move |_| take_list(session, &order.get_untracked())
                    >
                        {icon(Icon::Download)}
                        {customers::export_list(lang)}
                    </button>
                    <button
                        type="button"
                        class="menu__item"
                        role="menuitem"
                        on:click=move |_| {
                            let _ = window().print();
                        }
                    >
                        {icon(Icon::Print)}
                        {customers::print_list(lang)}
                    </button>
                    <a class="menu__item" role="menuitem" href=Route::Import.href()>
                        {icon(Icon::Upload)}
                        {shell::import_csv(lang)}
                    </a>
                    <a class="menu__item" role="menuitem" href=Route::Duplicates.href()>
                        {icon(Icon::Compare)}
                        {duplicates::title(lang)}
                    </a>
                </Menu>
            </span>
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

/// A column whose values are ticked in a menu: »Klasse: A, B«.
#[component]
fn ChoiceChip(query: Memo<ListQuery>, column: Column) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let chosen = Memo::new(move |_| query.with(|query| query.choices(column).to_vec()));
    let words = move || {
        let names: Vec<String> = session.read(|desk| {
            chosen.with(|ids| {
                ids.iter()
                    .map(|id| value_words(lang, desk, column, id))
                    .collect()
            })
        });
        if names.is_empty() {
            filters::any(lang).to_owned()
        } else {
            names.join(", ")
        }
    };
    let name = column_words(lang, column);
    let offered = session.peek(|desk| choices_of(lang, desk, column));
    let items = offered
        .into_iter()
        .map(|(id, words)| {
            let this = id.clone();
            view! {
                <button
                    type="button"
                    class="menu__item"
                    role="menuitemcheckbox"
                    aria-checked=move || chosen.with(|chosen| chosen.contains(&this)).to_string()
                    on:click=move |event| {
                        // Several are ticked one after the other: the menu stays.
                        event.stop_propagation();
                        let next = query.get_untracked().with_choice_toggled(column, &id);
                        replace(&Route::Customers(next));
                    }
                >
                    {words}
                </button>
            }
        })
        .collect_view();
    view! {
        <Menu
            class="chip"
            label=name
            named_by_content=true
            button=view! {
                <span class="muted">{name} ": "</span>
                <span class="toolbar__chosen">{words}</span>
                {icon(Icon::Down)}
            }
                .into_any()
        >
            {items}
        </Menu>
    }
}
