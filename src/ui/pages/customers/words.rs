//! What columns and conditions are called.

use crate::app::Desk;
use crate::app::list::{Column, ColumnKind, Condition, DayRef, ListQuery, ME, Test};
use crate::content::i18n::{Lang, customers, explain, filters, format, props, words};
use crate::domain::rules::situation::State;
use crate::domain::{Class, CompanyKind, Member, Prop, Status};

/// A column's name.
pub const fn column_words(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::Name => customers::column_name(lang),
        Column::Class => customers::column_class(lang),
        Column::Status => customers::column_status(lang),
        Column::Owner => customers::column_owner(lang),
        Column::NextStep => customers::column_next_step(lang),
        Column::Revenue => customers::column_revenue(lang),
        Column::Open => customers::column_open(lang),
        Column::Situation => customers::column_situation(lang),
        Column::LastContact => customers::column_last_contact(lang),
        Column::Kind => filters::kind(lang),
        Column::Branches => filters::branches(lang),
        Column::Contacts => filters::contacts(lang),
        Column::Number => props::prop(lang, Prop::CompanyNumber),
        Column::Street => props::prop(lang, Prop::CompanyStreet),
        Column::Postcode => props::prop(lang, Prop::CompanyPostcode),
        Column::Town => props::prop(lang, Prop::CompanyTown),
        Column::Country => props::prop(lang, Prop::CompanyCountry),
        Column::Phone => props::prop(lang, Prop::CompanyPhone),
        Column::Mail => props::prop(lang, Prop::CompanyMail),
        Column::Website => props::prop(lang, Prop::CompanyWebsite),
        Column::Industry => props::prop(lang, Prop::CompanyIndustry),
        Column::Source => props::prop(lang, Prop::CompanySource),
        Column::Since => props::prop(lang, Prop::CompanySince),
        Column::VatId => props::prop(lang, Prop::CompanyVatId),
        Column::Tags => props::prop(lang, Prop::CompanyTags),
        Column::Note => props::prop(lang, Prop::CompanyNote),
    }
}

/// The name of one of a column's choices; an id of a newer version is its own name.
pub fn choice_words(lang: Lang, column: Column, id: &str) -> String {
    let known = match column {
        Column::Class => Class::from_id(id).map(words::class),
        Column::Status => Status::from_id(id).map(|status| words::status(lang, status)),
        Column::Kind => CompanyKind::from_id(id).map(|kind| words::company_kind(lang, kind)),
        Column::Situation => return situation_words(lang, id),
        _ => None,
    };
    known.unwrap_or(id).to_owned()
}

fn situation_words(lang: Lang, id: &str) -> String {
    let state = match id {
        "complaint" => State::Complaint,
        "declining" => return filters::state_declining(lang).to_owned(),
        "promise_overdue" => State::PromiseOverdue,
        "silent" => return filters::state_silent(lang).to_owned(),
        "negotiating" => State::Negotiating,
        "quote_open" => State::QuoteOpen,
        "new" => State::New,
        "growing" => State::Growing(0),
        "stable" => State::Stable,
        other => return other.to_owned(),
    };
    explain::state(lang, state)
}

/// The name of what a condition names: a choice, a member, a tag.
pub fn value_words(lang: Lang, desk: &Desk, column: Column, value: &str) -> String {
    match column.kind() {
        ColumnKind::Choice(_) => choice_words(lang, column, value),
        ColumnKind::Members if value == ME => filters::me(lang).to_owned(),
        ColumnKind::Members => value
            .parse()
            .ok()
            .and_then(|id| Member::find(desk.book(), id))
            .map_or_else(
                || filters::somebody_gone(lang).to_owned(),
                |member| member.name().to_owned(),
            ),
        ColumnKind::Text
        | ColumnKind::Day
        | ColumnKind::Cents
        | ColumnKind::Count
        | ColumnKind::Tags => value.to_owned(),
    }
}

/// What can be ticked for a column: choices, members, tags in use.
pub fn choices_of(lang: Lang, desk: &Desk, column: Column) -> Vec<(String, String)> {
    match column.kind() {
        ColumnKind::Choice(ids) => ids
            .iter()
            .map(|id| ((*id).to_owned(), choice_words(lang, column, id)))
            .collect(),
        ColumnKind::Members => {
            let me = (ME.to_owned(), filters::me(lang).to_owned());
            let members = desk
                .members()
                .map(|member| (member.id().to_string(), member.name().to_owned()));
            std::iter::once(me).chain(members).collect()
        }
        ColumnKind::Tags => {
            let tags = desk.tags().into_iter();
            tags.map(|(tag, _)| (tag.clone(), tag)).collect()
        }
        ColumnKind::Text | ColumnKind::Day | ColumnKind::Cents | ColumnKind::Count => Vec::new(),
    }
}

/// A condition as a sentence.
pub fn condition_words(lang: Lang, desk: &Desk, condition: &Condition) -> String {
    let (column, test) = match condition {
        Condition::Of(column, test) => (*column, test),
        Condition::Unknown(text) => return filters::unknown(lang, text),
    };
    let name = column_words(lang, column);
    let values = |of: &[String]| {
        let names: Vec<String> = of
            .iter()
            .map(|value| value_words(lang, desk, column, value))
            .collect();
        listed(lang, &names)
    };
    match test {
        Test::Filled => filters::is_there(lang, name),
        Test::Empty => filters::is_missing(lang, name),
        Test::AnyOf(of) => filters::is(lang, name, &values(of)),
        Test::NoneOf(of) => filters::is_not(lang, name, &values(of)),
        Test::Contains(text) => filters::contains(lang, name, text),
        Test::StartsWith(text) => filters::begins(lang, name, text),
        Test::Between(from, to) => {
            let words = |bound: i64| amount_words(lang, column, bound);
            match (from, to) {
                (Some(from), Some(to)) if from == to => filters::exactly(lang, name, &words(*from)),
                (Some(from), Some(to)) => filters::between(lang, name, &words(*from), &words(*to)),
                (Some(from), None) => filters::at_least(lang, name, &words(*from)),
                (None, Some(to)) => filters::at_most(lang, name, &words(*to)),
                (None, None) => name.to_owned(),
            }
        }
        Test::Days(from, to) => days_words(lang, column, *from, *to),
    }
}

/// Everything that narrows a list, each as a sentence: the filters, what was understood of the text, and its other words.
pub fn query_sentences(lang: Lang, desk: &Desk, query: &ListQuery) -> Vec<String> {
    let found = desk.understood(&query.text);
    let rest = found.rest.trim();
    query
        .filter
        .iter()
        .chain(&found.conditions)
        .map(|condition| condition_words(lang, desk, condition))
        .chain((!rest.is_empty()).then(|| rest.to_owned()))
        .collect()
}

/// »A, B oder C«.
fn listed(lang: Lang, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), filters::or(lang)),
    }
}

/// An amount of a column: euros, or how many.
pub fn amount_words(lang: Lang, column: Column, amount: i64) -> String {
    match column.kind() {
        ColumnKind::Cents => format::euro(lang, amount),
        ColumnKind::Count
        | ColumnKind::Text
        | ColumnKind::Choice(_)
        | ColumnKind::Members
        | ColumnKind::Day
        | ColumnKind::Tags => format::number(lang, amount),
    }
}

fn days_words(lang: Lang, column: Column, from: Option<DayRef>, to: Option<DayRef>) -> String {
    let name = column_words(lang, column);
    let ago = |days: i32| days.unsigned_abs() as usize;
    let when = match (from, to) {
        (None, Some(DayRef::FromToday(-1))) if column == Column::NextStep => {
            return filters::overdue(lang, name);
        }
        (None, Some(DayRef::FromToday(to))) if to < 0 => {
            let when = filters::longer_ago(lang, ago(to + 1));
            match column {
                Column::LastContact => filters::or_never(lang, &when),
                _ => when,
            }
        }
        (Some(DayRef::FromToday(0)), Some(DayRef::FromToday(0))) => {
            filters::day_today(lang).to_owned()
        }
        (Some(DayRef::FromToday(from)), Some(DayRef::FromToday(0))) if from < 0 => {
            filters::last_days(lang, ago(from))
        }
        (Some(DayRef::FromToday(0)), Some(DayRef::FromToday(to))) => {
            filters::next_days(lang, ago(to))
        }
        (Some(from), Some(to)) if from == to => {
            return filters::exactly(lang, name, &day_words(lang, from));
        }
        (Some(from), Some(to)) => {
            return filters::between(lang, name, &day_words(lang, from), &day_words(lang, to));
        }
        (Some(from), None) => return filters::at_least(lang, name, &day_words(lang, from)),
        (None, Some(to)) => return filters::at_most(lang, name, &day_words(lang, to)),
        (None, None) => String::new(),
    };
    format!("{name} {when}")
}

fn day_words(lang: Lang, day: DayRef) -> String {
    match day {
        DayRef::On(day) => format::day_year(lang, day),
        DayRef::FromToday(0) => filters::day_today(lang).to_owned(),
        DayRef::FromToday(days) if days < 0 => {
            filters::days_ago(lang, days.unsigned_abs() as usize)
        }
        DayRef::FromToday(days) => filters::days_ahead(lang, days.unsigned_abs() as usize),
    }
}
