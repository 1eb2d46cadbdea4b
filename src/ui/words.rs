//! Small translations between the core's values and what components take: tones, options, days.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::Desk;
use crate::app::import::number;
use crate::app::route::Route;
use crate::app::views::deals::StageName;
use crate::app::views::marks::RoleMark;
use crate::content::i18n::{Lang, deals, explain, format, roles, words};
use crate::domain::calendar;
use crate::domain::rules::deal_age::Pace;
use crate::domain::rules::situation::{Level, State};
use crate::domain::shown::shown_ref;
use crate::domain::{
    ActivityKind, Class, CompanyKind, Influence, LossReason, PromiseStatus, Prop, Shape, Shown,
    Stage, Status,
};
use crate::replica::{RecordId, Value};
use crate::ui::components::{Tone, gem, stone};
use crate::ui::state::go;

/// A day as a date input holds it.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    text.trim().parse().ok()
}

/// The options of a closed set.
pub fn select_options<T: Copy>(
    all: &[T],
    id: impl Fn(T) -> &'static str,
    words: impl Fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter()
        .map(|option| (id(*option).to_owned(), words(*option).to_owned()))
        .collect()
}

/// How a due day is coloured; the word says it as well.
pub const fn due_class(day: NaiveDate, today: NaiveDate) -> &'static str {
    let (day, today) = (days(day), days(today));
    if day < today {
        "due due--late"
    } else if day == today {
        "due due--today"
    } else {
        "due"
    }
}

const fn days(date: NaiveDate) -> i32 {
    date.to_epoch_days()
}

/// The tone of a customer's state.
pub const fn situation_tone(state: State) -> Tone {
    match state.level() {
        Level::Ok => Tone::Ok,
        Level::Info => Tone::Info,
        Level::Warn => Tone::Warn,
        Level::Bad => Tone::Bad,
    }
}

/// The tone of how a deal gets on.
pub const fn pace_tone(pace: Pace) -> Tone {
    match pace {
        Pace::Fresh => Tone::Ok,
        Pace::Slow => Tone::Warn,
        Pace::Stuck => Tone::Bad,
    }
}

/// What a stage is called.
pub fn stage_words(lang: Lang, name: &StageName) -> String {
    match name {
        StageName::Built(stage) => words::stage(lang, *stage).to_owned(),
        StageName::Own(name) => name.clone(),
        StageName::Without => deals::without_stage(lang).to_owned(),
    }
}

/// The words of a customer's state.
pub fn situation_words(lang: Lang, state: State) -> String {
    explain::state(lang, state)
}

/// Goes to the workplace.
pub fn go_home() {
    go(&Route::Workplace(None));
}

/// The stone of a role: drawn once for the seven, by itself for the team's own.
pub fn role_stone(mark: &RoleMark, size: u32) -> AnyView {
    match mark.role.built() {
        Some(role) => gem(role, size).into_any(),
        None => stone(mark.cut, mark.hue, size).into_any(),
    }
}

/// The short name of a role.
pub fn role_name(lang: Lang, mark: &RoleMark) -> String {
    match (mark.role.built(), &mark.own_name) {
        (Some(role), _) => roles::short(lang, role).to_owned(),
        (None, Some(name)) => name.clone(),
        (None, None) => String::new(),
    }
}

/// A value as a reader understands it, in words.
pub fn shown_value(lang: Lang, value: &Shown) -> String {
    match value {
        Shown::Empty => String::new(),
        Shown::Text(text) => text.clone(),
        Shown::Choice(prop, id) => choice_words(lang, *prop, id),
        Shown::Day(day) => format::day_year(lang, *day),
        Shown::Moment(ms) => calendar::day_of(*ms, 0)
            .map(|day| format::day_year(lang, day))
            .unwrap_or_default(),
        Shown::Cents(cents) => format::euro_cents(lang, *cents),
        Shown::Number(number) => format::number(lang, *number),
        Shown::Flag(on) => words::yes_or_no(lang, *on).to_owned(),
        Shown::Name(name) => name.clone(),
        Shown::Role(role) => role
            .built()
            .map(|role| roles::short(lang, role).to_owned())
            .unwrap_or_default(),
        Shown::Unreadable => words::from_newer_version(lang).to_owned(),
    }
}

fn choice_words(lang: Lang, prop: Prop, id: &str) -> String {
    let known = match prop {
        Prop::CompanyKind => CompanyKind::from_id(id).map(|kind| words::company_kind(lang, kind)),
        Prop::CompanyClass => Class::from_id(id).map(words::class),
        Prop::CompanyStatus => Status::from_id(id).map(|status| words::status(lang, status)),
        Prop::RelationInfluence => {
            Influence::from_id(id).map(|influence| words::influence(lang, influence))
        }
        Prop::ActivityKind => {
            ActivityKind::from_id(id).map(|kind| words::activity_kind(lang, kind))
        }
        Prop::PromiseStatus => {
            PromiseStatus::from_id(id).map(|status| words::promise_status(lang, status))
        }
        Prop::DealStage => Stage::from_id(id).map(|stage| words::stage(lang, stage)),
        Prop::DealLossReason => {
            LossReason::from_id(id).map(|reason| words::loss_reason(lang, reason))
        }
        _ => None,
    };
    known.unwrap_or(id).to_owned()
}

/// A value as it is typed into an input.
pub fn typed_value(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Date(days) => calendar::from_days(*days)
            .map(|day| day.to_string())
            .unwrap_or_default(),
        Value::Id(id) => id.to_string(),
        Value::Bool(on) => on.to_string(),
        Value::Null | Value::Bytes(_) | Value::Unknown { .. } => String::new(),
    }
}

/// A property of a record as a reader understands it.
pub fn shown_text(lang: Lang, desk: &Desk, record: RecordId, prop: Prop) -> String {
    let value = desk
        .book()
        .record(record)
        .and_then(|record| record.get(prop.field()));
    value
        .map(|value| shown_value(lang, &shown_ref(desk.book(), prop, value)))
        .unwrap_or_default()
}

/// A property of a record as it is typed into an input; money in euros.
pub fn typed_text(desk: &Desk, record: RecordId, prop: Prop) -> String {
    let value = desk
        .book()
        .record(record)
        .and_then(|record| record.get(prop.field()));
    let Some(value) = value else {
        return String::new();
    };
    match (prop.shape(), value.int()) {
        (Shape::Cents, Some(cents)) => typed_cents(cents),
        _ => typed_value(&value.to_value()),
    }
}

/// Cents as German readers type euros: 1234,50.
pub fn typed_cents(cents: i64) -> String {
    if cents % 100 == 0 {
        (cents / 100).to_string()
    } else {
        format!("{},{:02}", cents / 100, cents.unsigned_abs() % 100)
    }
}

/// Euros as they are typed, in cents. What could be read both ways is read in the interface's language.
pub fn parse_euros(lang: Lang, typed: &str) -> Option<i64> {
    let style = number::style_of(typed)
        .unwrap_or(lang.pick(number::NumberStyle::German, number::NumberStyle::English));
    number::parse_cents(typed, style).ok()
}
