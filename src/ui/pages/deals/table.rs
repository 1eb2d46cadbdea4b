//! The deals of all pipelines as a table: what the board shows, to be sorted and compared.

use chrono::NaiveDate;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

use super::card::pace_words;
use super::editor::DealDialog;
use super::mover::Mover;
use crate::app::deals::{DealColumn, DealQuery};
use crate::app::list::Direction;
use crate::app::route::Route;
use crate::app::views::deals::DealCard;
use crate::content::i18n::{Lang, deals, format};
use crate::replica::RecordId;
use crate::ui::components::template::{Template, part, set, write};
use crate::ui::components::virtual_rows::{Row, Viewport, VirtualRows};
use crate::ui::components::{Icon, icon};
use crate::ui::state::{replace, use_lang, use_session};
use crate::ui::words::{due_class, stage_words};

/// What a column is called.
pub const fn column_words(lang: Lang, column: DealColumn) -> &'static str {
    match column {
        DealColumn::Customer => deals::column_customer(lang),
        DealColumn::Title => deals::column_title(lang),
        DealColumn::Stage => deals::column_stage(lang),
        DealColumn::Value => deals::column_value(lang),
        DealColumn::Weighted => deals::column_weighted(lang),
        DealColumn::Expected => deals::column_expected(lang),
        DealColumn::Next => deals::column_next(lang),
        DealColumn::Age => deals::column_age(lang),
        DealColumn::Owner => deals::column_owner(lang),
    }
}

/// The table.
#[component]
pub fn DealTable(rows: Memo<Vec<RecordId>>, query: Memo<DealQuery>, mover: Mover) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let viewport = Viewport::default();
    let active = RwSignal::new(0_usize);
    let opened = RwSignal::new(None::<RecordId>);
    let count = Signal::derive(move || rows.with(Vec::len));
    let deal_at = move |index: usize| rows.with_untracked(|rows| rows.get(index).copied());
    let step_to = move |index: usize| {
        active.set(index.min(count.get_untracked().saturating_sub(1)));
        viewport.reveal(active.get_untracked());
    };
    let on_key = move |event: KeyboardEvent| {
        const PAGE: usize = 12;
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
            return;
        }
        let index = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" | "j" | "J" => step_to(index + 1),
            "ArrowUp" | "k" | "K" => step_to(index.saturating_sub(1)),
            "PageDown" => step_to(index + PAGE),
            "PageUp" => step_to(index.saturating_sub(PAGE)),
            "Home" => step_to(0),
            "End" => step_to(usize::MAX),
            "Enter" => opened.set(deal_at(index)),
            "v" | "V" => {
                if let Some(deal) = deal_at(index) {
                    mover.choose(vec![deal]);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let on_click = move |index: usize, event: MouseEvent| {
        let on_link = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|target| target.closest("a").ok().flatten().is_some());
        if !on_link {
            active.set(index);
            opened.set(deal_at(index));
        }
    };
    let template = RowTemplate::new(lang);
    view! {
        <div
            node_ref=viewport.scroller()
            class="grid deal-grid"
            role="grid"
            tabindex="0"
            aria-label=deals::table_label(lang)
            aria-rowcount=move || count.get() + 1
            aria-colcount=DealColumn::ALL.len()
            aria-activedescendant=move || {
                rows.with(|rows| rows.get(active.get()).map(|id| format!("deal-row-{id}")))
            }
            on:scroll=move |_| viewport.scrolled()
            on:keydown=on_key
        >
            <div class="grid__row grid__row--head" role="row" aria-rowindex="1">
                {DealColumn::ALL
                    .into_iter()
                    .map(|column| view! { <Head column=column query=query /> })
                    .collect_view()}
            </div>
            <VirtualRows
                viewport=viewport
                count=count
                row_at=move |index| {
                    let deal = rows.with(|rows| rows.get(index).copied())?;
                    let today = session.today();
                    Some(ShownRow {
                        deal: session.read(|desk| desk.deal_card(deal, today))?,
                        today,
                        active: active.get() == index,
                    })
                }
                create=move || RowView::new(&template)
                on_click=on_click
            />
        </div>
        {move || {
            opened
                .get()
                .map(|deal| {
                    view! {
                        <DealDialog deal=deal mover=mover on_close=move |()| opened.set(None) />
                    }
                })
        }}
    }
}

#[component]
fn Head(column: DealColumn, query: Memo<DealQuery>) -> impl IntoView {
    let lang = use_lang();
    let right = matches!(column, DealColumn::Value | DealColumn::Weighted);
    let sorted = move || {
        let query = query.get();
        (query.column == column).then_some(query.direction)
    };
    view! {
        <span
            role="columnheader"
            class:grid__right=right
            aria-sort=move || match sorted() {
                None => "none",
                Some(Direction::Ascending) => "ascending",
                Some(Direction::Descending) => "descending",
            }
        >
            <button
                type="button"
                class="grid__sort"
                tabindex="-1"
                on:click=move |_| replace(&Route::Deals(query.get_untracked().sorted_by(column)))
            >
                {column_words(lang, column)}
                {move || match sorted() {
                    None => None,
                    Some(Direction::Ascending) => Some(icon(Icon::Up)),
                    Some(Direction::Descending) => Some(icon(Icon::Down)),
                }}
            </button>
        </span>
    }
}

#[derive(PartialEq)]
struct ShownRow {
    deal: DealCard,
    today: NaiveDate,
    active: bool,
}

struct RowTemplate {
    lang: Lang,
    row: Template,
}

impl RowTemplate {
    fn new(lang: Lang) -> RowTemplate {
        let empty = view! {
            <div class="grid__row" role="row">
                <span role="gridcell" class="deal-grid__customer">
                    <a class="customer-name__name" tabindex="-1"></a>
                </span>
                <span role="gridcell" class="deal-grid__title"></span>
                <span role="gridcell" class="deal-grid__stage"></span>
                <span role="gridcell" class="grid__right numeric deal-grid__value"></span>
                <span role="gridcell" class="grid__right numeric deal-grid__weighted"></span>
                <span role="gridcell" class="deal-grid__expected">
                    <span class="due"></span>
                </span>
                <span role="gridcell" class="deal-grid__next"></span>
                <span role="gridcell" class="deal-grid__age">
                    <span class="deal-card__pace">
                        <span class="diamond"></span>
                        <span class="deal-card__words"></span>
                    </span>
                </span>
                <span role="gridcell" class="deal-grid__owner"></span>
            </div>
        };
        RowTemplate {
            lang,
            row: Template::draw(empty),
        }
    }
}

struct RowView {
    lang: Lang,
    row: HtmlElement,
    customer: Element,
    title: Element,
    stage: Element,
    value: Element,
    weighted: Element,
    expected: Element,
    next: Element,
    pace: Element,
    pace_words: Element,
    owner: Element,
}

impl RowView {
    fn new(template: &RowTemplate) -> RowView {
        let row = template.row.copy();
        RowView {
            lang: template.lang,
            customer: part(&row, ".customer-name__name"),
            title: part(&row, ".deal-grid__title"),
            stage: part(&row, ".deal-grid__stage"),
            value: part(&row, ".deal-grid__value"),
            weighted: part(&row, ".deal-grid__weighted"),
            expected: part(&row, ".due"),
            next: part(&row, ".deal-grid__next"),
            pace: part(&row, ".diamond"),
            pace_words: part(&row, ".deal-card__words"),
            owner: part(&row, ".deal-grid__owner"),
            row,
        }
    }
}

impl Row for RowView {
    type Shown = ShownRow;

    fn element(&self) -> &HtmlElement {
        &self.row
    }

    fn show(&mut self, index: usize, now: &ShownRow, before: Option<&ShownRow>) {
        set(&self.row, "aria-rowindex", &(index + 2).to_string());
        self.row.set_class_name(if now.active {
            "grid__row grid__row--active"
        } else {
            "grid__row"
        });
        if before.is_some_and(|before| before.deal == now.deal && before.today == now.today) {
            return;
        }
        let (lang, deal) = (self.lang, &now.deal);
        self.row.set_id(&format!("deal-row-{}", deal.id));
        match &deal.company {
            Some((id, name)) => {
                set(&self.customer, "href", &Route::customer(*id).href());
                write(&self.customer, name);
            }
            None => {
                let _ = self.customer.remove_attribute("href");
                write(&self.customer, deals::no_customer(lang));
            }
        }
        write(&self.title, &deal.title);
        let stage = stage_words(lang, &deal.stage);
        write(
            &self.stage,
            &match &deal.pipeline {
                Some(pipeline) => format!("{stage} ({pipeline})"),
                None => stage,
            },
        );
        write(&self.value, &format::euro_bare(lang, deal.value));
        write(&self.weighted, &format::euro_bare(lang, deal.weighted));
        let day = deal.expected;
        let open = day.filter(|_| deal.kind.is_open());
        self.expected
            .set_class_name(open.map_or("due", |day| due_class(day, now.today)));
        let words = day.map(|day| format::day_near(lang, day, now.today));
        write(&self.expected, words.as_deref().unwrap_or("–"));
        let next = deal.next.as_ref().map(|next| next.text.as_str());
        write(&self.next, next.unwrap_or_default());
        let (tone, words) = pace_words(lang, deal, now.today);
        self.pace.set_class_name(tone);
        write(&self.pace_words, &words);
        let owner = deal.owner.as_ref();
        let (initials, name) = owner.map_or(("", ""), |owner| (&*owner.initials, &*owner.name));
        write(&self.owner, initials);
        set(&self.owner, "title", name);
    }
}
