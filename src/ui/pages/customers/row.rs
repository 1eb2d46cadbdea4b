//! A row of the list: a table on a desktop, two lines on a phone.
//!
//! Thousands of rows pass by while somebody scrolls or types. So a row is copied from a template as a whole and written
//! anew for the next customer; its texts go straight into their elements, and only cells that are more than text are drawn
//! as views, when what they show differs.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::app::route::Route;
use crate::app::views::customers::{CustomerRow, NextCell, OwnerCell};
use crate::content::i18n::{Lang, customers, format, words};
use crate::domain::CompanyKind;
use crate::ui::components::sparkline::SparkTone;
use crate::ui::components::virtual_rows::Row;
use crate::ui::components::{class_badge, sparkline, tag};
use crate::ui::words::{due_class, role_name, role_stone, situation_tone, situation_words};

/// What a row shows.
#[derive(PartialEq)]
pub struct ShownRow {
    /// The customer.
    pub customer: CustomerRow,
    /// The day from which the next step is seen.
    pub today: NaiveDate,
    /// Whether it is marked.
    pub marked: bool,
    /// Whether the keyboard stands here.
    pub active: bool,
}

/// The row that every other is copied from.
pub struct RowTemplate {
    lang: Lang,
    row: Element,
}

impl RowTemplate {
    /// Draws the empty row.
    pub fn new(lang: Lang) -> RowTemplate {
        let empty = view! {
            <div class="grid__row" role="row">
                <span role="gridcell" class="cell-mark">
                    <input type="checkbox" class="checkbox" tabindex="-1" />
                </span>
                <span role="gridcell" class="customer-name">
                    <a class="customer-name__name" tabindex="-1"></a>
                    <span class="customer-name__place"></span>
                </span>
                <span role="gridcell" class="cell-class"></span>
                <span role="gridcell" class="cell-status"></span>
                <span role="gridcell" class="cell-owner"></span>
                <span role="gridcell" class="cell-next"></span>
                <span role="gridcell" class="cell-revenue"></span>
                <span role="gridcell" class="grid__right numeric cell-open"></span>
                <span role="gridcell" class="cell-state"></span>
            </div>
        };
        let mut drawn = empty.into_any().build().elements();
        RowTemplate {
            lang,
            row: drawn.pop().unwrap_or_else(nothing),
        }
    }

    fn copy(&self) -> HtmlElement {
        let copy = self.row.clone_node_with_deep(true);
        copy.unwrap_or_else(|_| nothing().into()).unchecked_into()
    }
}

fn nothing() -> Element {
    Dom::create_element("div", None)
}

/// A cell that is more than text.
struct Cell(AnyViewState);

impl Cell {
    fn within(row: &HtmlElement, place: &str) -> Cell {
        let mut state = ().into_any().build();
        state.mount(&part(row, place), None);
        Cell(state)
    }

    fn draw(&mut self, view: impl IntoView + 'static) {
        view.into_any().rebuild(&mut self.0);
    }
}

/// An element of the template. Each is there: the template is written above.
fn part<E: JsCast>(row: &HtmlElement, place: &str) -> E {
    let found = row.query_selector(place).ok().flatten();
    found.map_or_else(|| row.clone().unchecked_into(), JsCast::unchecked_into)
}

/// One row in the page.
pub struct CustomerRowView {
    lang: Lang,
    row: HtmlElement,
    checkbox: HtmlInputElement,
    name: Element,
    place: Element,
    status: Element,
    class: Cell,
    owner: Cell,
    next: Cell,
    revenue: Cell,
    open: Cell,
    state: Cell,
}

impl CustomerRowView {
    /// Copies the template.
    pub fn new(template: &RowTemplate) -> CustomerRowView {
        let row = template.copy();
        CustomerRowView {
            lang: template.lang,
            checkbox: part(&row, ".checkbox"),
            name: part(&row, ".customer-name__name"),
            place: part(&row, ".customer-name__place"),
            status: part(&row, ".cell-status"),
            class: Cell::within(&row, ".cell-class"),
            owner: Cell::within(&row, ".cell-owner"),
            next: Cell::within(&row, ".cell-next"),
            revenue: Cell::within(&row, ".cell-revenue"),
            open: Cell::within(&row, ".cell-open"),
            state: Cell::within(&row, ".cell-state"),
            row,
        }
    }
}

impl Row for CustomerRowView {
    type Shown = ShownRow;

    fn element(&self) -> &HtmlElement {
        &self.row
    }

    fn show(&mut self, index: usize, now: &ShownRow, before: Option<&ShownRow>) {
        set(&self.row, "aria-rowindex", &(index + 2).to_string());
        if before.is_none_or(|before| (before.marked, before.active) != (now.marked, now.active)) {
            self.show_state(now);
        }
        if before.is_none_or(|before| before.customer != now.customer || before.today != now.today)
        {
            self.show_customer(now, before.map(|before| &before.customer));
        }
    }
}

impl CustomerRowView {
    fn show_state(&self, now: &ShownRow) {
        self.row.set_class_name(match (now.marked, now.active) {
            (false, false) => "grid__row",
            (true, false) => "grid__row grid__row--marked",
            (false, true) => "grid__row grid__row--active",
            (true, true) => "grid__row grid__row--marked grid__row--active",
        });
        set(&self.row, "aria-selected", &now.marked.to_string());
        self.checkbox.set_checked(now.marked);
    }

    fn show_customer(&mut self, now: &ShownRow, before: Option<&CustomerRow>) {
        let (lang, customer) = (self.lang, &now.customer);
        let differs = |same: fn(&CustomerRow, &CustomerRow) -> bool| {
            before.is_none_or(|before| !same(before, customer))
        };
        if differs(|a, b| a.id == b.id) {
            self.row.set_id(&format!("row-{}", customer.id));
            set(&self.name, "href", &Route::customer(customer.id).href());
        }
        if differs(|a, b| a.name == b.name) {
            write(&self.name, &customer.name);
            let mark = customers::mark_one(lang, &customer.name);
            set(&self.checkbox, "aria-label", &mark);
        }
        write(&self.place, &place_words(lang, customer));
        if differs(|a, b| a.class == b.class) {
            let badge = customer.class.map(|class| class_badge(words::class(class)));
            self.class.draw(badge);
        }
        if differs(|a, b| a.status == b.status) {
            write(&self.status, words::status(lang, customer.status));
        }
        if differs(|a, b| a.owner == b.owner) {
            self.owner.draw(owner(lang, customer.owner.as_ref()));
        }
        self.next
            .draw(next_step(lang, customer.next.as_ref(), now.today));
        if differs(|a, b| (a.revenue, &a.spark, a.falling) == (b.revenue, &b.spark, b.falling)) {
            self.revenue.draw(revenue(lang, customer));
        }
        if differs(|a, b| a.open == b.open) {
            self.open.draw(match customer.open {
                0 => dash(),
                cents => format::euro_bare(lang, cents).into_any(),
            });
        }
        if differs(|a, b| a.state == b.state) {
            let words = situation_words(lang, customer.state);
            self.state.draw(tag(situation_tone(customer.state), words));
        }
    }
}

// The browser refuses neither: the names are written here.
fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

fn write(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

fn dash() -> AnyView {
    view! { <span class="faint">"–"</span> }.into_any()
}

fn owner(lang: Lang, owner: Option<&OwnerCell>) -> AnyView {
    match owner {
        Some(owner) => view! {
            <span class="role-chip" title=owner.name.clone()>
                {role_stone(&owner.role, 18)}
                <span class="visually-hidden">{role_name(lang, &owner.role)}</span>
                <span class="cell-owner__who">{owner.initials.clone()}</span>
            </span>
        }
        .into_any(),
        None => {
            view! { <span class="faint small cell-owner__who">{customers::no_owner(lang)}</span> }
                .into_any()
        }
    }
}

fn next_step(lang: Lang, next: Option<&NextCell>, today: NaiveDate) -> AnyView {
    let Some(step) = next else {
        return view! { <span class="faint">{customers::no_next_step(lang)}</span> }.into_any();
    };
    let due = step.day.map(|day| {
        view! { <span class=due_class(day, today)>{format::due(lang, day, today)}</span> }
    });
    view! {
        <span class="next-step">
            <span class="next-step__text">{step.text.clone()}</span>
            {due}
        </span>
    }
    .into_any()
}

fn revenue(lang: Lang, customer: &CustomerRow) -> AnyView {
    let Some(cents) = customer.revenue else {
        return view! { <span class="revenue">{dash()}</span> }.into_any();
    };
    let tone = if customer.falling {
        SparkTone::Falling
    } else {
        SparkTone::Calm
    };
    view! {
        <span class="revenue">
            <span class="numeric">{format::euro_bare(lang, cents)}</span>
            {sparkline(&customer.spark, tone)}
        </span>
    }
    .into_any()
}

/// What stands below the name: the town, and head office or branch.
fn place_words(lang: Lang, row: &CustomerRow) -> String {
    let town = Some(row.town.clone()).filter(|town| !town.is_empty());
    let parts: Vec<String> = [town, kind_words(lang, row)]
        .into_iter()
        .flatten()
        .collect();
    parts.join(" · ")
}

fn kind_words(lang: Lang, row: &CustomerRow) -> Option<String> {
    match row.kind {
        CompanyKind::Single => None,
        CompanyKind::HeadOffice => Some(match row.branches {
            1 => customers::one_branch(lang).to_owned(),
            count => customers::branches(lang, &format::number(lang, count as i64)),
        }),
        CompanyKind::Branch => Some(match &row.parent {
            Some(parent) => crate::content::i18n::customer::branch_of(lang, parent),
            None => customers::branch(lang).to_owned(),
        }),
    }
}
