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

use super::words::choice_words;
use crate::app::list::Column;
use crate::app::order::Sums;
use crate::app::route::Route;
use crate::app::views::customers::{CellValue, CustomerRow, NextCell, OwnerCell};
use crate::content::i18n::{Lang, customers, filters, format, words};
use crate::domain::CompanyKind;
use crate::ui::components::marks::class_badge_class;
use crate::ui::components::sparkline::{SparkLine, SparkTone, empty_sparkline};
use crate::ui::components::template::{Template, part_if_there as part, parts, set, write};
use crate::ui::components::virtual_rows::Row;
use crate::ui::components::{Icon, icon};
use crate::ui::words::{due_class, role_name, role_stone, situation_tone, situation_words};

/// What a line shows: a customer, or the heading of a group.
#[derive(PartialEq)]
pub enum ShownLine {
    /// A customer.
    Customer(ShownRow),
    /// The heading of a group.
    Heading(ShownGroup),
}

/// The heading of a group.
#[derive(PartialEq)]
pub struct ShownGroup {
    /// What the rows below have in common, and their number for the id.
    pub name: String,
    /// Which group.
    pub number: usize,
    /// Their figures.
    pub sums: Sums,
}

/// What a row shows.
#[derive(PartialEq)]
pub struct ShownRow {
    /// The customer.
    pub customer: CustomerRow,
    /// What stands in the further columns.
    pub further: Vec<CellValue>,
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
    further: Vec<Column>,
}

impl RowTemplate {
    /// Draws the empty row.
    pub fn new(lang: Lang, columns: &[Column]) -> RowTemplate {
        let cells: Vec<AnyView> = columns.iter().map(|column| empty_cell(*column)).collect();
        let empty = view! {
            <div class="grid__row" role="row">
                <span role="gridcell" class="cell-mark">
                    <input type="checkbox" class="checkbox" tabindex="-1" />
                </span>
                {cells}
                <span role="gridcell" class="grid__group">
                    <b></b>
                    <span class="muted numeric"></span>
                </span>
            </div>
        };
        RowTemplate {
            lang,
            row: Template::draw(empty),
            further: columns
                .iter()
                .copied()
                .filter(|column| is_further(*column))
                .collect(),
        }
    }

    /// The columns that have no drawing of their own, in their order.
    pub fn further(&self) -> &[Column] {
        &self.further
    }
}

/// Whether a column shows its value and nothing besides.
const fn is_further(column: Column) -> bool {
    !matches!(
        column,
        Column::Name
            | Column::Class
            | Column::Status
            | Column::Owner
            | Column::NextStep
            | Column::Revenue
            | Column::Open
            | Column::Situation
    )
}

/// The cell of a column, with nothing in it.
fn empty_cell(column: Column) -> AnyView {
    match column {
        Column::Name => view! {
            <span role="gridcell" class="customer-name">
                <a class="customer-name__name" tabindex="-1"></a>
                <span class="customer-name__place"></span>
            </span>
        }
        .into_any(),
        Column::Class => view! {
            <span role="gridcell" class="cell-class">
                <span></span>
            </span>
        }
        .into_any(),
        Column::Status => view! { <span role="gridcell" class="cell-status"></span> }.into_any(),
        Column::Owner => view! {
            <span role="gridcell" class="cell-owner">
                <span>
                    <span class="visually-hidden"></span>
                    <span class="cell-owner__who"></span>
                </span>
            </span>
        }
        .into_any(),
        Column::NextStep => view! {
            <span role="gridcell" class="cell-next">
                <span class="next-step">
                    <span class="next-step__text"></span>
                    <span class="due"></span>
                </span>
            </span>
        }
        .into_any(),
        Column::Revenue => view! {
            <span role="gridcell" class="cell-revenue">
                <span class="revenue">
                    <span class="numeric"></span>
                    {empty_sparkline()}
                </span>
            </span>
        }
        .into_any(),
        Column::Open => view! {
            <span role="gridcell" class="grid__right numeric cell-open">
                <span></span>
            </span>
        }
        .into_any(),
        Column::Situation => view! {
            <span role="gridcell" class="cell-state">
                <span class="tag">{icon(Icon::Complaint)} <span></span></span>
            </span>
        }
        .into_any(),
        _ => view! { <span role="gridcell" class="cell-further"></span> }.into_any(),
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

/// The owner's cell.
struct OwnerParts {
    chip: Element,
    stone: Drawn,
    role: Element,
    who: Element,
}

/// The next step's cell.
struct NextParts {
    text: Element,
    due: Element,
}

/// The revenue's cell.
struct RevenueParts {
    figure: Element,
    line: Element,
    line_end: Element,
}

/// The situation's cell.
struct StateParts {
    tag: Element,
    words: Element,
}

/// One row in the page.
pub struct CustomerRowView {
    lang: Lang,
    row: HtmlElement,
    checkbox: Option<HtmlInputElement>,
    name: Option<Element>,
    place: Option<Element>,
    class: Option<Element>,
    status: Option<Element>,
    owner: Option<OwnerParts>,
    next: Option<NextParts>,
    revenue: Option<RevenueParts>,
    open: Option<Element>,
    state: Option<StateParts>,
    further: Vec<(Column, Element)>,
    group: Option<Element>,
    group_sums: Option<Element>,
}

impl CustomerRowView {
    /// Copies the template.
    pub fn new(template: &RowTemplate) -> CustomerRowView {
        let row = template.row.copy();
        let owner = || {
            let role: Element = part(&row, ".cell-owner .visually-hidden")?;
            Some(OwnerParts {
                chip: part(&row, ".cell-owner > span")?,
                stone: Drawn::before(&role),
                role,
                who: part(&row, ".cell-owner__who")?,
            })
        };
        let next = || {
            Some(NextParts {
                text: part(&row, ".next-step__text")?,
                due: part(&row, ".due")?,
            })
        };
        let revenue = || {
            Some(RevenueParts {
                figure: part(&row, ".revenue > span")?,
                line: part(&row, ".revenue polyline")?,
                line_end: part(&row, ".revenue path")?,
            })
        };
        let state = || {
            Some(StateParts {
                tag: part(&row, ".tag")?,
                words: part(&row, ".tag > span")?,
            })
        };
        CustomerRowView {
            lang: template.lang,
            checkbox: part(&row, ".checkbox"),
            name: part(&row, ".customer-name__name"),
            place: part(&row, ".customer-name__place"),
            class: part(&row, ".cell-class > span"),
            status: part(&row, ".cell-status"),
            owner: owner(),
            next: next(),
            revenue: revenue(),
            open: part(&row, ".cell-open > span"),
            state: state(),
            further: template
                .further
                .iter()
                .copied()
                .zip(parts(&row, ".cell-further"))
                .collect(),
            group: part(&row, ".grid__group > b"),
            group_sums: part(&row, ".grid__group > span"),
            row,
        }
    }
}

impl Row for CustomerRowView {
    type Shown = ShownLine;

    fn element(&self) -> &HtmlElement {
        &self.row
    }

    fn show(&mut self, index: usize, now: &ShownLine, before: Option<&ShownLine>) {
        set(&self.row, "aria-rowindex", &(index + 2).to_string());
        let now = match now {
            ShownLine::Customer(row) => row,
            ShownLine::Heading(group) => return self.show_group(group),
        };
        let before = match before {
            Some(ShownLine::Customer(row)) => Some(row),
            Some(ShownLine::Heading(_)) | None => None,
        };
        if before.is_none_or(|before| (before.marked, before.active) != (now.marked, now.active)) {
            self.show_state(now);
        }
        if before.is_none_or(|before| before.customer != now.customer || before.today != now.today)
        {
            self.show_customer(now, before.map(|before| &before.customer));
        }
        if before.is_none_or(|before| before.further != now.further) {
            for ((column, cell), value) in self.further.iter().zip(&now.further) {
                cell.set_class_name(further_class(value));
                write(cell, &further_words(self.lang, *column, value));
            }
        }
    }
}

impl CustomerRowView {
    fn show_group(&self, group: &ShownGroup) {
        self.row.set_class_name("grid__row grid__row--group");
        self.row.set_id(&format!("group-{}", group.number));
        let _ = self.row.remove_attribute("aria-selected");
        if let Some(name) = &self.group {
            write(name, &group.name);
        }
        if let Some(sums) = &self.group_sums {
            write(sums, &group_words(self.lang, &group.sums));
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
        if let Some(checkbox) = &self.checkbox {
            checkbox.set_checked(now.marked);
        }
    }

    fn show_customer(&mut self, now: &ShownRow, before: Option<&CustomerRow>) {
        let (lang, customer) = (self.lang, &now.customer);
        let differs = |same: fn(&CustomerRow, &CustomerRow) -> bool| {
            before.is_none_or(|before| !same(before, customer))
        };
        if differs(|a, b| a.id == b.id) {
            self.row.set_id(&format!("row-{}", customer.id));
            if let Some(name) = &self.name {
                set(name, "href", &Route::customer(customer.id).href());
            }
        }
        if differs(|a, b| a.name == b.name) {
            if let Some(name) = &self.name {
                write(name, &customer.name);
            }
            if let Some(checkbox) = &self.checkbox {
                let mark = customers::mark_one(lang, &customer.name);
                set(checkbox, "aria-label", &mark);
            }
        }
        if let Some(place) = &self.place {
            write(place, &place_words(lang, customer));
        }
        if let Some(cell) = &self.class
            && differs(|a, b| a.class == b.class)
        {
            let class = customer.class.map(words::class);
            cell.set_class_name(class.map_or("", class_badge_class));
            write(cell, class.unwrap_or_default());
        }
        if let Some(cell) = &self.status
            && differs(|a, b| a.status == b.status)
        {
            write(cell, words::status(lang, customer.status));
        }
        if let Some(parts) = &mut self.owner
            && differs(|a, b| a.owner == b.owner)
        {
            let before = before.and_then(|before| before.owner.as_ref());
            parts.show(lang, customer.owner.as_ref(), before);
        }
        if let Some(parts) = &self.next {
            parts.show(lang, customer.next.as_ref(), now.today);
        }
        if let Some(parts) = &self.revenue
            && differs(|a, b| (a.revenue, &a.spark, a.falling) == (b.revenue, &b.spark, b.falling))
        {
            parts.show(lang, customer);
        }
        if let Some(cell) = &self.open
            && differs(|a, b| a.open == b.open)
        {
            cell.set_class_name(faint_if(customer.open == 0, ""));
            match customer.open {
                0 => write(cell, NOTHING),
                cents => write(cell, &format::euro_bare(lang, cents)),
            }
        }
        if let Some(parts) = &self.state
            && differs(|a, b| a.state == b.state)
        {
            parts
                .tag
                .set_class_name(situation_tone(customer.state).tag_class());
            write(&parts.words, &situation_words(lang, customer.state));
        }
    }
}

impl OwnerParts {
    fn show(&mut self, lang: Lang, owner: Option<&OwnerCell>, before: Option<&OwnerCell>) {
        let role = owner.map(|owner| &owner.role);
        if role.is_none() || role != before.map(|before| &before.role) {
            self.stone.draw(role.map(|role| role_stone(role, 18)));
            let name = role.map(|role| role_name(lang, role));
            write(&self.role, &name.unwrap_or_default());
        }
        match owner {
            Some(owner) => {
                self.chip.set_class_name("role-chip");
                set(&self.chip, "title", &owner.name);
                write(&self.who, &owner.initials);
            }
            None => {
                self.chip.set_class_name("faint small");
                set(&self.chip, "title", "");
                write(&self.who, customers::no_owner(lang));
            }
        }
    }
}

impl NextParts {
    fn show(&self, lang: Lang, next: Option<&NextCell>, today: NaiveDate) {
        let words = next.map_or(customers::no_next_step(lang), |step| &step.text);
        self.text
            .set_class_name(faint_if(next.is_none(), "next-step__text"));
        write(&self.text, words);
        let day = next.and_then(|step| step.day);
        self.due
            .set_class_name(day.map_or("due", |day| due_class(day, today)));
        let due = day.map(|day| format::due(lang, day, today));
        write(&self.due, &due.unwrap_or_default());
    }
}

impl RevenueParts {
    fn show(&self, lang: Lang, customer: &CustomerRow) {
        let words = customer.revenue.map(|cents| format::euro_bare(lang, cents));
        self.figure
            .set_class_name(faint_if(words.is_none(), "numeric"));
        write(&self.figure, words.as_deref().unwrap_or(NOTHING));
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

const fn further_class(value: &CellValue) -> &'static str {
    match value {
        CellValue::Nothing => "cell-further faint",
        CellValue::Day(_) => "cell-further numeric",
        CellValue::Count(_) | CellValue::Cents(_) => "cell-further numeric grid__right",
        CellValue::Text(_) | CellValue::Choice(_) => "cell-further",
    }
}

/// What stands in a cell that shows its value and nothing besides.
pub fn further_words(lang: Lang, column: Column, value: &CellValue) -> String {
    match value {
        CellValue::Nothing => NOTHING.to_owned(),
        CellValue::Text(text) => text.clone(),
        CellValue::Choice(id) => choice_words(lang, column, id),
        CellValue::Day(day) => format::day_year(lang, *day),
        CellValue::Count(count) => format::number(lang, *count),
        CellValue::Cents(cents) => format::euro_bare(lang, *cents),
    }
}

fn group_words(lang: Lang, sums: &Sums) -> String {
    format!(
        "{} · {} {} · {} {}",
        filters::group_sums(lang, sums.count),
        customers::column_revenue(lang),
        format::euro(lang, sums.revenue),
        customers::sum_open(lang),
        format::euro(lang, sums.open),
    )
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
