//! A value as a reader understands it: ids become names, numbers get their unit. The words are the content's.

use chrono::NaiveDate;

use crate::replica::{Book, Value, ValueRef};

use super::calendar::from_days;
use super::record::{stage_named, title};
use super::role_ref::RoleRef;
use super::schema::{Prop, Shape};

/// A value to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing.
    Empty,
    /// Text as it stands.
    Text(String),
    /// One of a closed set, by its id; the property says which set.
    Choice(Prop, String),
    /// A day.
    Day(NaiveDate),
    /// A moment in milliseconds.
    Moment(i64),
    /// Money.
    Cents(i64),
    /// A number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A record by its name.
    Name(String),
    /// A role.
    Role(RoleRef),
    /// Something that this version cannot show.
    Unreadable,
}

/// Reads a value for showing. A record that was erased has no name left.
pub fn shown(book: &Book, prop: Prop, value: &Value) -> Shown {
    shown_ref(book, prop, value.as_ref())
}

/// Reads a value that lives in the book for showing.
pub fn shown_ref(book: &Book, prop: Prop, value: ValueRef<'_>) -> Shown {
    match (prop.shape(), value) {
        (_, ValueRef::Null) => Shown::Empty,
        (Shape::Choice(_), ValueRef::Text(id)) => Shown::Choice(prop, id.to_owned()),
        (Shape::Line(_), ValueRef::Text(key))
            if matches!(
                prop,
                Prop::CompanyNextRole
                    | Prop::ActivityRole
                    | Prop::MemberMainRole
                    | Prop::RoleTextRole
                    | Prop::OwnRoleBasedOn
            ) =>
        {
            match RoleRef::from_key(key) {
                Some(RoleRef::Own(id)) => Shown::Name(title(book, id)),
                Some(role) => Shown::Role(role),
                None => Shown::Text(key.to_owned()),
            }
        }
        (_, ValueRef::Text("")) => Shown::Empty,
        (_, ValueRef::Text(key)) if prop == Prop::DealCustomStage => {
            Shown::Text(stage_named(book, key).unwrap_or(key).to_owned())
        }
        (_, ValueRef::Text(text)) => Shown::Text(text.to_owned()),
        (Shape::Cents | Shape::CentsByMonth, ValueRef::Int(cents)) => Shown::Cents(cents),
        (Shape::Moment, ValueRef::Int(ms)) => Shown::Moment(ms),
        (_, ValueRef::Int(number)) => Shown::Number(number),
        (_, ValueRef::Bool(yes)) => Shown::Flag(yes),
        (_, ValueRef::Date(days)) => from_days(days).map_or(Shown::Unreadable, Shown::Day),
        (_, ValueRef::Id(id)) => {
            let name = title(book, id);
            if name.is_empty() {
                Shown::Unreadable
            } else {
                Shown::Name(name)
            }
        }
        (_, ValueRef::Bytes(_) | ValueRef::Unknown { .. }) => Shown::Unreadable,
    }
}
