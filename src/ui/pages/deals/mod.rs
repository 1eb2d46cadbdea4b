//! Deals: the board of a pipeline, the same as a table, the forecast, and the pipelines themselves.

mod board;
mod card;
mod drag;
pub(super) mod editor;
mod forecast;
pub(super) mod mover;
mod paper;
mod pipelines;
mod table;

use leptos::prelude::*;

use self::board::DealBoard;
use self::forecast::ForecastPart;
use self::mover::{Mover, MoverDialogs};
use self::paper::Paper;
use self::pipelines::PipelinesPart;
use self::table::DealTable;
use crate::app::deals::{DealQuery, DealView, Whose};
use crate::app::route::Route;
use crate::app::views::deals::{Board, PipelineChoice};
use crate::content::i18n::{Lang, deals, format};
use crate::replica::RecordId;
use crate::ui::components::{Empty, Icon, Segmented, icon};
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::state::{Overlay, replace, use_lang, use_overlay, use_route, use_session};

const fn view_words(lang: Lang, view: DealView) -> &'static str {
    match view {
        DealView::Board => deals::board(lang),
        DealView::Table => deals::table(lang),
        DealView::Forecast => deals::forecast(lang),
        DealView::Pipelines => deals::pipelines(lang),
    }
}

/// What stands below the filters.
#[derive(Clone, Copy, PartialEq)]
enum Shows {
    Deals,
    NoDeals,
    NoneOfThem,
}

/// The page.
#[component]
pub fn DealsPage() -> impl IntoView {
    let lang = use_lang();
    let route = use_route();
    title_area(deals::title(lang));
    // Leaving the page keeps the last query until the page is gone, so that nothing flickers on the way out.
    let query = Memo::new(move |before: Option<&DealQuery>| match route.get() {
        Route::Deals(query) => query,
        _ => before.cloned().unwrap_or_default(),
    });
    let view = Memo::new(move |_| query.get().view);
    // The board and the table stand still while the page scrolls nowhere; the other parts are as long as they are.
    move || match view.get() {
        DealView::Board => view! {
            <div class="fill">
                <Head query=query />
                <BoardPart query=query />
            </div>
        }
        .into_any(),
        DealView::Table => view! {
            <div class="fill">
                <Head query=query />
                <TablePart query=query />
            </div>
        }
        .into_any(),
        DealView::Forecast => view! {
            <Head query=query />
            <ForecastPart query=query />
        }
        .into_any(),
        DealView::Pipelines => view! {
            <Head query=query />
            <PipelinesPart />
        }
        .into_any(),
    }
}

#[component]
fn Head(query: Memo<DealQuery>) -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let view = query.get_untracked().view;
    let narrow = move |change: &dyn Fn(&mut DealQuery)| {
        let mut next = query.get_untracked();
        change(&mut next);
        replace(&Route::Deals(next));
    };
    let is_list = matches!(view, DealView::Board | DealView::Table);
    view! {
        <PageHeading hidden=true text=Signal::derive(move || deals::title(lang).to_owned()) />
        <nav class="tabs" aria-label=deals::parts(lang)>
            {DealView::ALL
                .into_iter()
                .map(|this| {
                    view! {
                        <a
                            href=move || Route::Deals(query.get().in_view(this)).href()
                            aria-current=(this == view).then_some("page")
                        >
                            {view_words(lang, this)}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
        {(view != DealView::Pipelines)
            .then(|| {
                view! {
                    <div class="toolbar">
                        {(view == DealView::Board).then(|| view! { <PipelineSelect query=query /> })}
                        <div class="toolbar__filter">
                            {icon(Icon::Filter)}
                            <input
                                class="input"
                                type="search"
                                aria-label=deals::filter(lang)
                                placeholder=deals::filter(lang)
                                prop:value=move || query.get().text
                                on:input:target=move |event| {
                                    let text = event.target().value();
                                    narrow(&|query| query.text.clone_from(&text));
                                }
                            />
                        </div>
                        <Segmented
                            label=deals::whose(lang)
                            value=Signal::derive(move || query.get().whose)
                            options=vec![
                                (Whose::Mine, deals::mine(lang).to_owned()),
                                (Whose::Everybody, deals::everybody(lang).to_owned()),
                            ]
                            on_choose=move |whose| narrow(&|query| query.whose = whose)
                        />
                        <button
                            type="button"
                            class="button push desktop-only"
                            on:click=move |_| {
                                let _ = window().print();
                            }
                        >
                            {icon(Icon::Print)}
                            {deals::print(lang)}
                        </button>
                        {is_list
                            .then(|| {
                                view! {
                                    <button
                                        type="button"
                                        class="button button--primary desktop-only"
                                        on:click=move |_| overlay.open(Overlay::NewDeal)
                                    >
                                        {icon(Icon::Plus)}
                                        {deals::add(lang)}
                                    </button>
                                }
                            })}
                    </div>
                }
            })}
    }
}

/// Which pipeline the board shows; where there is only one, nothing is to be chosen.
#[component]
fn PipelineSelect(query: Memo<DealQuery>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let choices = Memo::new(move |_| session.read(|desk| desk.pipelines()));
    let choose = move |value: String| {
        let next = DealQuery {
            pipeline: value.parse::<RecordId>().ok(),
            ..query.get_untracked()
        };
        replace(&Route::Deals(next));
    };
    move || {
        let choices = choices.get();
        (choices.len() > 1).then(|| {
            view! {
                <select
                    class="input pipeline-select"
                    aria-label=deals::pipeline(lang)
                    on:change:target=move |event| choose(event.target().value())
                >
                    {choices
                        .into_iter()
                        .map(|PipelineChoice { id, name, .. }| {
                            view! {
                                <option
                                    value=id.map(|id| id.to_string()).unwrap_or_default()
                                    selected=move || query.get().pipeline == id
                                >
                                    {name.unwrap_or_else(|| deals::built_in(lang).to_owned())}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            }
        })
    }
}

/// What is said where no deal stands.
#[component]
fn NothingShown(shows: Memo<Shows>, query: Memo<DealQuery>) -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    move || {
        match shows.get() {
        Shows::Deals => ().into_any(),
        Shows::NoDeals => view! {
            <Empty picture=Icon::Board title=deals::empty_title(lang) text=deals::empty_text(lang)>
                <button type="button" class="button" on:click=move |_| overlay.open(Overlay::NewDeal)>
                    {deals::add(lang)}
                </button>
            </Empty>
        }
        .into_any(),
        Shows::NoneOfThem => view! {
            <Empty picture=Icon::Filter title=deals::none_title(lang) text=deals::none_text(lang)>
                <a class="button" href=move || Route::Deals(query.get().unfiltered()).href()>
                    {deals::reset_filter(lang)}
                </a>
            </Empty>
        }
        .into_any(),
    }
    }
}

#[component]
fn BoardPart(query: Memo<DealQuery>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let mover = Mover::of_page();
    let board = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.deal_board(&query.get(), &viewer))
    });
    let shows = Memo::new(move |_| {
        if !session.read(|desk| desk.has_deals()) {
            Shows::NoDeals
        } else if board.with(Board::is_empty) && query.get().is_filtered() {
            Shows::NoneOfThem
        } else {
            Shows::Deals
        }
    });
    let shown = Memo::new(move |_| shows.get() == Shows::Deals);
    view! {
        <NothingShown shows=shows query=query />
        {move || {
            shown.get().then(|| view! { <DealBoard board=board query=query mover=mover /> })
        }}
        <footer class="sums numeric">
            {move || {
                let (count, cents, weighted) = board.with(Board::open);
                view! {
                    <span>
                        {deals::open_sum(lang)} " " <b>{deals::deals(lang, count)}</b>
                    </span>
                    <span>
                        <b>{format::euro(lang, cents)}</b>
                    </span>
                    <span>{deals::weighted(lang, &format::euro(lang, weighted))}</span>
                }
            }}
        </footer>
        <Paper board=board />
        <MoverDialogs mover=mover />
    }
}

#[component]
fn TablePart(query: Memo<DealQuery>) -> impl IntoView {
    let session = use_session();
    let mover = Mover::of_page();
    let rows = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.deal_table(&query.get(), &viewer))
    });
    let shows = Memo::new(move |_| match rows.with(Vec::is_empty) {
        false => Shows::Deals,
        true if session.read(|desk| desk.has_deals()) => Shows::NoneOfThem,
        true => Shows::NoDeals,
    });
    let shown = Memo::new(move |_| shows.get() == Shows::Deals);
    view! {
        <NothingShown shows=shows query=query />
        {move || {
            shown.get().then(|| view! { <DealTable rows=rows query=query mover=mover /> })
        }}
        <MoverDialogs mover=mover />
    }
}
