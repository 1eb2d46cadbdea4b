//! A row of the list: a table on a desktop, two lines on a phone.
//!
//! Thousands of rows pass by while somebody scrolls or types. So a row is copied from a template as a whole and written
//! anew for the next customer: what differs goes straight into its elements. Only the stone is drawn as a view, because roles
//! of the team's own have stones of any cut.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Render};
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::app::route::Route;
use crate::app::views::customers::{CustomerRow, NextCell, OwnerCell};
use crate::content::i18n::{Lang, customers, format, words};
use crate::domain::CompanyKind;
use crate::ui::components::marks::class_badge_class;
use crate::ui::components::sparkline::{SparkLine, SparkTone, empty_sparkline};
use crate::ui::components::template::{Template, part, set, write};
use crate::ui::components::virtual_rows::Row;
use crate::ui::components::{Icon, icon};
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
    row: Template,
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
                <span role="gridcell" class="cell-class">
                    <span></span>
                </span>
                <span role="gridcell" class="cell-status"></span>
                <span role="gridcell" class="cell-owner">
                    <span>
                        <span class="visually-hidden"></span>
                        <span class="cell-owner__who"></span>
                    </span>
                </span>
                <span role="gridcell" class="cell-next">
                    <span class="next-step">
                        <span class="next-step__text"></span>
                        <span class="due"></span>
                    </span>
                </span>
                <span role="gridcell" class="cell-revenue">
                    <span class="revenue">
                        <span class="numeric"></span>
                        {empty_sparkline()}
                    </span>
                </span>
                <span role="gridcell" class="grid__right numeric cell-open">
                    <span></span>
                </span>
                <span role="gridcell" class="cell-state">
                    <span class="tag">{icon(Icon::Complaint)} <span></span></span>
                </span>
            </div>
        };
        RowTemplate {
            lang,
            row: Template::draw(empty),
        }
    }
}

/// What is drawn as a view.
struct Drawn(AnyViewState);

impl Drawn {
    fn before(element: &Element) -> Drawn {
        let mut state = ().into_any().build();
        if let Some(parent) = element.parent_element() {
            state.mount(&parent, Some(element));
        }
        Drawn(state)
    }

    fn draw(&mut self, view: impl IntoView + 'static) {
        view.into_any().rebuild(&mut self.0);
    }
}

/// One row in the page.
pub struct CustomerRowView {
    lang: Lang,
    row: HtmlElement,
    checkbox: HtmlInputElement,
    name: Element,
    place: Element,
    class: Element,
    status: Element,
    owner: Element,
    stone: Drawn,
    role: Element,
    who: Element,
    next: Element,
    due: Element,
    revenue: Element,
    line: Element,
    line_end: Element,
    open: Element,
    state: Element,
    state_words: Element,
}

impl CustomerRowView {
    /// Copies the template.
    pub fn new(template: &RowTemplate) -> CustomerRowView {
        let row = template.row.copy();
        let role = part(&row, ".cell-owner .visually-hidden");
        CustomerRowView {
            lang: template.lang,
            checkbox: part(&row, ".checkbox"),
            name: part(&row, ".customer-name__name"),
            place: part(&row, ".customer-name__place"),
            class: part(&row, ".cell-class > span"),
            status: part(&row, ".cell-status"),
            owner: part(&row, ".cell-owner > span"),
            stone: Drawn::before(&role),
            role,
            who: part(&row, ".cell-owner__who"),
            next: part(&row, ".next-step__text"),
            due: part(&row, ".due"),
            revenue: part(&row, ".revenue > span"),
            line: part(&row, ".revenue polyline"),
            line_end: part(&row, ".revenue path"),
            open: part(&row, ".cell-open > span"),
            state: part(&row, ".tag"),
            state_words: part(&row, ".tag > span"),
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
            let class = customer.class.map(words::class);
            self.class
                .set_class_name(class.map_or("", class_badge_class));
            write(&self.class, class.unwrap_or_default());
        }
        if differs(|a, b| a.status == b.status) {
            write(&self.status, words::status(lang, customer.status));
        }
        if differs(|a, b| a.owner == b.owner) {
            let before = before.and_then(|before| before.owner.as_ref());
            self.show_owner(lang, customer.owner.as_ref(), before);
        }
        self.show_next(lang, customer.next.as_ref(), now.today);
        if differs(|a, b| (a.revenue, &a.spark, a.falling) == (b.revenue, &b.spark, b.falling)) {
            self.show_revenue(lang, customer);
        }
        if differs(|a, b| a.open == b.open) {
            self.open.set_class_name(faint_if(customer.open == 0, ""));
            match customer.open {
                0 => write(&self.open, NOTHING),
                cents => write(&self.open, &format::euro_bare(lang, cents)),
            }
        }
        if differs(|a, b| a.state == b.state) {
            self.state
                .set_class_name(situation_tone(customer.state).tag_class());
            write(&self.state_words, &situation_words(lang, customer.state));
        }
    }

    fn show_owner(&mut self, lang: Lang, owner: Option<&OwnerCell>, before: Option<&OwnerCell>) {
        let role = owner.map(|owner| &owner.role);
        if role.is_none() || role != before.map(|before| &before.role) {
            self.stone.draw(role.map(|role| role_stone(role, 18)));
            let name = role.map(|role| role_name(lang, role));
            write(&self.role, &name.unwrap_or_default());
        }
        match owner {
            Some(owner) => {
                self.owner.set_class_name("role-chip");
                set(&self.owner, "title", &owner.name);
                write(&self.who, &owner.initials);
            }
            None => {
                self.owner.set_class_name("faint small");
                set(&self.owner, "title", "");
                write(&self.who, customers::no_owner(lang));
            }
        }
    }

    fn show_next(&self, lang: Lang, next: Option<&NextCell>, today: NaiveDate) {
        let words = next.map_or(customers::no_next_step(lang), |step| &step.text);
        self.next
            .set_class_name(faint_if(next.is_none(), "next-step__text"));
        write(&self.next, words);
        let day = next.and_then(|step| step.day);
        self.due
            .set_class_name(day.map_or("due", |day| due_class(day, today)));
        let due = day.map(|day| format::due(lang, day, today));
        write(&self.due, &due.unwrap_or_default());
    }

    fn show_revenue(&self, lang: Lang, customer: &CustomerRow) {
        let words = customer.revenue.map(|cents| format::euro_bare(lang, cents));
        self.revenue
            .set_class_name(faint_if(words.is_none(), "numeric"));
        write(&self.revenue, words.as_deref().unwrap_or(NOTHING));
        let tone = if customer.falling {
            SparkTone::Falling
        } else {
            SparkTone::Calm
        };
        let line = words.and_then(|_| SparkLine::of(&customer.spark, tone));
        let line = line.unwrap_or_default();
        set(&self.line, "points", &line.points);
        set(&self.line, "stroke", line.colour);
        set(&self.line_end, "d", &line.end);
        set(&self.line_end, "fill", line.colour);
    }
}

/// Stands where there is no figure.
const NOTHING: &str = "–";

const fn faint_if(faint: bool, class: &'static str) -> &'static str {
    if faint { "faint" } else { class }
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
        CompanyKind::HeadOffice => Some(customers::branches(lang, row.branches)),
        CompanyKind::Branch => Some(match &row.parent {
            Some(parent) => crate::content::i18n::customer::branch_of(lang, parent),
            None => customers::branch(lang).to_owned(),
        }),
    }
}
