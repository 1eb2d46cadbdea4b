//! What may be written. A refusal says which property, and why, with what the reader needs to put it right.
//!
//! Invariant: nothing is cut, rounded or dropped on the way in. What does not fit is refused whole, and whoever typed it
//! still has it.

use thiserror::Error;

use crate::replica::{Book, Element, RecordId, Value};

use super::calendar::{Month, from_days};
use super::record::{Company, StagePart};
use super::role_ref::RoleRef;
use super::schema::{Entity, Prop, Shape};

/// A value that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}: {problem}", prop.id())]
pub struct FieldError {
    /// Where.
    pub prop: Prop,
    /// Why.
    pub problem: Problem,
}

/// Why a value was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// Something has to stand here.
    #[error("is required")]
    Required,
    /// More characters than fit.
    #[error("has {length} characters, {limit} fit")]
    TooLong {
        /// How many there are.
        length: usize,
        /// How many fit.
        limit: usize,
    },
    /// Several lines, or signs that nobody can see, where one line belongs.
    #[error("has a line break or a control character")]
    NotOneLine,
    /// None of those that can be chosen.
    #[error("{0:?} is not one of the choices")]
    NotAChoice(String),
    /// A day that no calendar has.
    #[error("there is no such day")]
    NoSuchDay,
    /// Outside its bounds.
    #[error("{value} is not between {low} and {high}")]
    OutOfRange {
        /// What was given.
        value: i64,
        /// The smallest.
        low: i64,
        /// The largest.
        high: i64,
    },
    /// A text where a number belongs, or the like.
    #[error("is of the wrong type")]
    WrongType,
    /// Points to a record that is not there, or of another kind.
    #[error("there is no such record")]
    NoSuchRecord(RecordId),
    /// Would make a company a branch of itself.
    #[error("would make a company its own head office")]
    Cycle,
    /// Not the name of an element of this property.
    #[error("{0:?} cannot stand here")]
    BadElement(String),
    /// The record has no such property.
    #[error("the record has no such property")]
    Foreign,
}

const CENTS_LIMIT: i64 = 100_000_000_000_000;
const MOMENT_LIMIT: i64 = 1 << 48;

/// Whether a value may stand in a property of a record. Links are looked up with `exists`, so that records of the same
/// action may point to each other.
pub fn check(
    entity: Entity,
    prop: Prop,
    element: &str,
    value: &Value,
    exists: &dyn Fn(RecordId) -> Option<Entity>,
) -> Result<(), FieldError> {
    problem(entity, prop, element, value, exists).map_err(|problem| FieldError { prop, problem })
}

fn problem(
    entity: Entity,
    prop: Prop,
    element: &str,
    value: &Value,
    exists: &dyn Fn(RecordId) -> Option<Entity>,
) -> Result<(), Problem> {
    if prop.entity().is_some_and(|of| of != entity) {
        return Err(Problem::Foreign);
    }
    let shape = prop.shape();
    check_element(shape, element)?;
    if *value == Value::Null {
        return if prop.is_required() {
            Err(Problem::Required)
        } else {
            Ok(())
        };
    }
    match (shape, value) {
        (Shape::Line(limit), Value::Text(text)) => {
            check_length(text, limit)?;
            if text.chars().any(char::is_control) {
                return Err(Problem::NotOneLine);
            }
            if prop.is_required() && text.trim().is_empty() {
                return Err(Problem::Required);
            }
            Ok(())
        }
        (Shape::Prose(limit), Value::Text(text)) => check_length(text, limit),
        (Shape::Choice(ids), Value::Text(text)) => {
            if ids.contains(&&**text) {
                Ok(())
            } else {
                Err(Problem::NotAChoice(text.chars().take(60).collect()))
            }
        }
        (Shape::Day, Value::Date(days)) => match from_days(*days) {
            Some(day) if (1800..=2200).contains(&chrono::Datelike::year(&day)) => Ok(()),
            Some(_) | None => Err(Problem::NoSuchDay),
        },
        (Shape::Moment, Value::Int(ms)) => check_range(*ms, 0, MOMENT_LIMIT),
        (Shape::Cents | Shape::CentsByMonth, Value::Int(cents)) => {
            check_range(*cents, -CENTS_LIMIT, CENTS_LIMIT)
        }
        (Shape::Number(low, high), Value::Int(number)) => check_range(*number, low, high),
        (Shape::Dials, Value::Int(number)) => check_range(*number, 0, 100),
        (Shape::Flag | Shape::Tags | Shape::RoleSet, Value::Bool(_)) => Ok(()),
        (Shape::Link(to), Value::Id(id)) => {
            if exists(*id) == Some(to) {
                Ok(())
            } else {
                Err(Problem::NoSuchRecord(*id))
            }
        }
        (Shape::MemberByRole, Value::Id(id)) => {
            if exists(*id) == Some(Entity::Member) {
                Ok(())
            } else {
                Err(Problem::NoSuchRecord(*id))
            }
        }
        (Shape::Stages, value) => check_stage_part(element, value),
        (Shape::LinkAny, Value::Id(_)) | (Shape::Packed, Value::Bytes(_)) => Ok(()),
        (_, _) => Err(Problem::WrongType),
    }
}

fn check_element(shape: Shape, element: &str) -> Result<(), Problem> {
    let fits = match shape {
        Shape::Tags => {
            !element.trim().is_empty()
                && element.len() <= Element::MAX_LEN
                && !element.chars().any(char::is_control)
        }
        Shape::RoleSet | Shape::MemberByRole => RoleRef::from_key(element).is_some(),
        Shape::CentsByMonth => {
            Month::from_key(element).is_some()
                || (element.len() == 4 && element.bytes().all(|b| b.is_ascii_digit()))
        }
        Shape::Dials => {
            (1..=40).contains(&element.len())
                && element.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        }
        Shape::Stages => StagePart::of_element(element).is_some(),
        Shape::Line(_)
        | Shape::Prose(_)
        | Shape::Choice(_)
        | Shape::Day
        | Shape::Moment
        | Shape::Cents
        | Shape::Number(_, _)
        | Shape::Flag
        | Shape::Link(_)
        | Shape::LinkAny
        | Shape::Packed => element.is_empty(),
    };
    if fits {
        Ok(())
    } else if matches!(shape, Shape::Tags) && element.len() > Element::MAX_LEN {
        Err(Problem::TooLong {
            length: element.chars().count(),
            limit: Element::MAX_LEN,
        })
    } else {
        Err(Problem::BadElement(element.chars().take(60).collect()))
    }
}

/// Each part of a stage of a pipeline has a type of its own.
fn check_stage_part(element: &str, value: &Value) -> Result<(), Problem> {
    const NAME_LIMIT: usize = 60;
    let Some((_, part)) = StagePart::of_element(element) else {
        return Err(Problem::BadElement(element.to_owned()));
    };
    match (part, value) {
        (StagePart::Name, Value::Text(name)) => {
            check_length(name, NAME_LIMIT)?;
            if name.chars().any(char::is_control) {
                return Err(Problem::NotOneLine);
            }
            Ok(())
        }
        (StagePart::Percent, Value::Int(percent)) => check_range(*percent, 0, 100),
        (StagePart::Place, Value::Int(place)) => check_range(*place, 0, 1_000),
        (StagePart::Quote | StagePart::Gone, Value::Bool(_)) => Ok(()),
        (_, _) => Err(Problem::WrongType),
    }
}

fn check_length(text: &str, limit: usize) -> Result<(), Problem> {
    // Bytes are at least as many as characters: only a text that could be too long is counted.
    if text.len() <= limit {
        return Ok(());
    }
    let length = text.chars().count();
    if length <= limit {
        Ok(())
    } else {
        Err(Problem::TooLong { length, limit })
    }
}

fn check_range(value: i64, low: i64, high: i64) -> Result<(), Problem> {
    if (low..=high).contains(&value) {
        Ok(())
    } else {
        Err(Problem::OutOfRange { value, low, high })
    }
}

/// Whether a company may become a branch of another: not of itself, nor of one of its own branches.
pub fn check_parent(book: &Book, company: RecordId, parent: RecordId) -> Result<(), FieldError> {
    let mut above = Some(parent);
    // Books that were put together can hold a circle that nobody made; a bound ends the walk.
    for _ in 0..64 {
        match above {
            Some(id) if id == company => break,
            Some(id) => above = Company::find(book, id).and_then(Company::parent),
            None => return Ok(()),
        }
    }
    Err(FieldError {
        prop: Prop::CompanyParent,
        problem: Problem::Cycle,
    })
}
