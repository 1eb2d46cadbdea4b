//! The list of customers: views, filters, rows, sums.

mod arrange_dialog;
mod bulk;
mod bulk_dialog;
mod chips;
mod filter_dialog;
mod grid;
mod map;
mod outward;
mod paper;
mod peek;
mod row;
mod toolbar;
mod views;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use self::arrange_dialog::ArrangeDialog;
use self::bulk::BulkBar;
use self::chips::FilterChips;
use self::grid::CustomerGrid;
use self::map::CustomerMap;
use self::paper::Paper;
use self::peek::Peek;
use self::toolbar::Toolbar;
use self::views::ViewTabs;
use crate::app::list::{ListQuery, Shape};
use crate::app::order::Sums;
use crate::app::route::Route;
use crate::content::i18n::{customers, format, keys, peek as peek_words, shell};
use crate::replica::RecordId;
use crate::ui::components::{Empty, Icon, Rows};
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::state::{Overlay, use_lang, use_list_place, use_overlay, use_route, use_session};

/// What stands below the filters.
#[derive(Clone, Copy, PartialEq)]
enum Shows {
    Rows,
    Map,
    NoCustomers,
    NoneOf(usize),
}

/// The page.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    let route = use_route();
    title_area(shell::nav_customers(lang));
    // Leaving the page keeps the last query until the page is gone, so that nothing flickers on the way out.
    let query = Memo::new(move |before: Option<&ListQuery>| match route.get() {
        Route::Customers(query) => query,
        _ => before.cloned().unwrap_or_default(),
    });
    let list = Memo::new(move |_| {
        let viewer = session.viewer();
        let order = session.read(|desk| desk.list(&query.get(), &viewer));
        (Arc::new(order.ids.clone()), order.sums)
    });
    let order = Memo::new(move |_| list.with(|(ids, _)| ids.clone()));
    let sums = Signal::derive(move || list.with(|(_, sums)| *sums));
    // The list stays while its rows change.
    let shows = Memo::new(move |_| {
        if order.with(|order| !order.is_empty()) {
            return match query.with(|query| query.shape) {
                Shape::Table => Shows::Rows,
                Shape::Map => Shows::Map,
            };
        }
        match session.read(|desk| desk.company_count()) {
            0 => Shows::NoCustomers,
            total => Shows::NoneOf(total),
        }
    });
    let columns = Memo::new(move |_| query.with(|query| query.shown_columns().to_vec()));
    let editing = RwSignal::new(None);
    let arranging = RwSignal::new(false);
    // On whom the keyboard stands, and whether a look at them is open beside the list.
    let current = RwSignal::new(None::<RecordId>);
    let peeking = RwSignal::new(false);
    let place = use_list_place();
    Effect::new(move |_| order.with(|order| place.remember(order, query.get_untracked())));
    view! {
        <div class="fill">
            <PageHeading hidden=true text=Signal::derive(move || shell::nav_customers(lang).to_owned()) />
            <ViewTabs query=query />
            <Toolbar query=query order=order editing=editing arranging=arranging />
            <FilterChips query=query editing=editing />
            {move || match shows.get() {
                // Other columns are another grid: a row is copied from a template that has them.
                Shows::Rows => {
                    view! {
                        <div class="beside">
                            <Rows
                                each=move || vec![columns.get()]
                                key=|columns| columns.clone()
                                children=move |columns| {
                                    view! {
                                        <CustomerGrid
                                            query=query
                                            order=order
                                            columns=columns
                                            current=current
                                            peeking=peeking
                                        />
                                    }
                                }
                            />
                            {move || {
                                current
                                    .get()
                                    .filter(|_| peeking.get())
                                    .map(|id| view! { <Peek id=id on_close=move |()| peeking.set(false) /> })
                            }}
                        </div>
                    }
                        .into_any()
                }
                Shows::Map => view! { <CustomerMap query=query order=order /> }.into_any(),
                Shows::NoCustomers => {
                    view! {
                        <Empty
                            picture=Icon::Customers
                            title=customers::empty_title(lang)
                            text=customers::empty_text(lang)
                        >
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| overlay.open(Overlay::NewCustomer)
                            >
                                {shell::new_customer(lang)}
                            </button>
                            <a class="button" href=Route::Import.href()>
                                {shell::import_csv(lang)}
                            </a>
                        </Empty>
                    }
                        .into_any()
                }
                Shows::NoneOf(total) => {
                    view! {
                        <Empty
                            picture=Icon::Filter
                            title=customers::none_found_title(lang)
                            text=customers::none_found_text(lang, total)
                        >
                            <a class="button" href=Route::customers().href()>
                                {customers::reset_filter(lang)}
                            </a>
                        </Empty>
                    }
                        .into_any()
                }
            }}
            <SumsBar sums=sums />
            <Paper query=query order=order />
            <BulkBar />
            {move || {
                arranging
                    .get()
                    .then(|| view! { <ArrangeDialog query=query on_close=move |()| arranging.set(false) /> })
            }}
        </div>
    }
}

/// The sums of what is shown.
#[component]
fn SumsBar(sums: Signal<Sums>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <footer class="sums numeric">
            {move || {
                let sums = sums.get();
                let noun = if sums.count == 1 { customers::one_customer(lang) } else { customers::customers(lang) };
                view! {
                    <span>
                        <b>{format::number(lang, sums.count as i64)}</b>
                        " "
                        {noun}
                    </span>
                    <span>
                        {customers::column_revenue(lang)} " " <b>{format::euro(lang, sums.revenue)}</b>
                    </span>
                    <span>{customers::sum_open(lang)} " " <b>{format::euro(lang, sums.open)}</b></span>
                }
            }} <span class="push faint desktop-only sums__keys">
                {customers::hint_open(lang)} <kbd>{keys::enter(lang)}</kbd> {customers::hint_mark(lang)}
                <kbd>{keys::space(lang)}</kbd>
                {peek_words::hint(lang)}
                <kbd>{keys::shift(lang)} " " {keys::enter(lang)}</kbd>
            </span>
        </footer>
    }
}
