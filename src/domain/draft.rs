//! Typed writing: a draft is a record that does not exist yet, an edit is one register of one that does.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::replica::{Key, Kind, RecordId, Replaces, Value, Write};

use super::calendar::to_days;
use super::schema::{Entity, Prop};

/// A record to be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: RecordId,
    /// What it is.
    pub entity: Entity,
    /// Its values: property, element (empty for a plain one), value.
    pub values: Vec<(Prop, String, Value)>,
}

impl Draft {
    /// An empty record.
    pub fn new(entity: Entity, id: RecordId) -> Draft {
        Draft {
            id,
            entity,
            values: Vec::with_capacity(8),
        }
    }

    /// Sets a text; blanks around it go, and an empty one is left out.
    #[must_use]
    pub fn text(self, prop: Prop, text: &str) -> Draft {
        let text = text.trim();
        if text.is_empty() {
            self
        } else {
            self.value(prop, Value::from(text))
        }
    }

    /// Sets a day, if there is one.
    #[must_use]
    pub fn day(self, prop: Prop, day: Option<NaiveDate>) -> Draft {
        match day {
            Some(day) => self.value(prop, Value::Date(to_days(day))),
            None => self,
        }
    }

    /// Sets a reference, if there is one.
    #[must_use]
    pub fn link(self, prop: Prop, to: Option<RecordId>) -> Draft {
        match to {
            Some(to) => self.value(prop, Value::Id(to)),
            None => self,
        }
    }

    /// Sets a number.
    #[must_use]
    pub fn int(self, prop: Prop, number: i64) -> Draft {
        self.value(prop, Value::Int(number))
    }

    /// Sets a mark.
    #[must_use]
    pub fn flag(self, prop: Prop, on: bool) -> Draft {
        if on {
            self.value(prop, Value::Bool(true))
        } else {
            self
        }
    }

    /// Sets any value.
    #[must_use]
    pub fn value(mut self, prop: Prop, value: Value) -> Draft {
        self.values.push((prop, String::new(), value));
        self
    }

    /// Sets one element of a set or map.
    #[must_use]
    pub fn at(mut self, prop: Prop, element: &str, value: Value) -> Draft {
        self.values.push((prop, element.to_owned(), value));
        self
    }

    /// The writes that create it.
    pub fn writes(&self) -> impl Iterator<Item = Write> + '_ {
        self.values.iter().map(|(prop, element, value)| {
            set(self.id, self.entity.kind(), *prop, element, value.clone())
        })
    }
}

/// One register of a record that exists, with the value before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The record.
    pub id: RecordId,
    /// What it is.
    pub entity: Entity,
    /// The property.
    pub prop: Prop,
    /// The element of a set or map, empty for a plain property.
    pub element: String,
    /// What stood there.
    pub old: Value,
    /// What stands there now.
    pub new: Value,
}

impl Edit {
    /// The write that makes the new value current.
    pub fn write(&self) -> Write {
        set(
            self.id,
            self.entity.kind(),
            self.prop,
            &self.element,
            self.new.clone(),
        )
    }

    /// The same edit the other way round.
    pub fn reversed(&self) -> Edit {
        Edit {
            old: self.new.clone(),
            new: self.old.clone(),
            ..self.clone()
        }
    }

    /// The register.
    pub fn key(&self) -> Key {
        Key::at(self.prop.field(), &self.element)
    }
}

fn set(id: RecordId, kind: Kind, prop: Prop, element: &str, value: Value) -> Write {
    Write::Set {
        id,
        kind,
        key: prop.key_at(element),
        value,
        replaces: prop.replaces(),
    }
}

/// The writes that leave a register with exactly these values beside each other, whatever stood there. The last is the
/// current one.
pub fn side_by_side(
    id: RecordId,
    kind: Kind,
    key: Key,
    values: impl IntoIterator<Item = Value>,
) -> impl Iterator<Item = Write> {
    values
        .into_iter()
        .enumerate()
        .map(move |(at, value)| Write::Set {
            id,
            kind,
            key: key.clone(),
            value,
            replaces: if at == 0 {
                Replaces::All
            } else {
                Replaces::Nothing
            },
        })
}

/// Packs edits for the record of a change: they name what they are about, so that old ones stay readable.
pub fn pack(edits: &[Edit]) -> Arc<[u8]> {
    let mut out = Vec::with_capacity(edits.len() * 48);
    for edit in edits {
        out.extend_from_slice(&edit.id.0);
        out.extend_from_slice(&edit.entity.kind().0.to_le_bytes());
        out.extend_from_slice(&edit.prop.field().0.to_le_bytes());
        pack_bytes(edit.element.as_bytes(), &mut out);
        pack_value(&edit.old, &mut out);
        pack_value(&edit.new, &mut out);
    }
    out.into()
}

/// Reads packed edits. Those of properties that this version does not know are left out; a damaged rest ends it.
pub fn unpack(mut bytes: &[u8]) -> Vec<Edit> {
    let mut edits = Vec::new();
    while let Some(found) = unpack_one(&mut bytes) {
        edits.extend(found);
    }
    edits
}

fn unpack_one(bytes: &mut &[u8]) -> Option<Option<Edit>> {
    let id = RecordId(take(bytes, 16)?.try_into().ok()?);
    let kind = Kind(u16::from_le_bytes(take(bytes, 2)?.try_into().ok()?));
    let field = u16::from_le_bytes(take(bytes, 2)?.try_into().ok()?);
    let element = unpack_bytes(bytes)?;
    let element = std::str::from_utf8(element).ok()?.to_owned();
    let old = unpack_value(bytes)?;
    let new = unpack_value(bytes)?;
    let entity = Entity::from_kind(kind);
    let prop = entity.and_then(|entity| Prop::of(entity, crate::replica::Field(field)));
    Some(entity.zip(prop).map(|(entity, prop)| Edit {
        id,
        entity,
        prop,
        element,
        old,
        new,
    }))
}

fn pack_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    out.extend_from_slice(bytes);
}

fn pack_value(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.push(0),
        Value::Bool(yes) => out.extend_from_slice(&[1, u8::from(*yes)]),
        Value::Int(number) => {
            out.push(2);
            out.extend_from_slice(&number.to_le_bytes());
        }
        Value::Text(text) => {
            out.push(3);
            pack_bytes(text.as_bytes(), out);
        }
        Value::Id(id) => {
            out.push(4);
            out.extend_from_slice(&id.0);
        }
        Value::Date(days) => {
            out.push(5);
            out.extend_from_slice(&days.to_le_bytes());
        }
        Value::Bytes(bytes) => {
            out.push(6);
            pack_bytes(bytes, out);
        }
        Value::Unknown { tag, bytes } => {
            out.extend_from_slice(&[7, *tag]);
            pack_bytes(bytes, out);
        }
    }
}

fn unpack_value(bytes: &mut &[u8]) -> Option<Value> {
    Some(match take(bytes, 1)?[0] {
        0 => Value::Null,
        1 => Value::Bool(take(bytes, 1)?[0] != 0),
        2 => Value::Int(i64::from_le_bytes(take(bytes, 8)?.try_into().ok()?)),
        3 => Value::from(std::str::from_utf8(unpack_bytes(bytes)?).ok()?),
        4 => Value::Id(RecordId(take(bytes, 16)?.try_into().ok()?)),
        5 => Value::Date(i32::from_le_bytes(take(bytes, 4)?.try_into().ok()?)),
        6 => Value::Bytes(unpack_bytes(bytes)?.into()),
        7 => Value::Unknown {
            tag: take(bytes, 1)?[0],
            bytes: unpack_bytes(bytes)?.into(),
        },
        _ => return None,
    })
}

fn unpack_bytes<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = u32::from_le_bytes(take(bytes, 4)?.try_into().ok()?);
    take(bytes, usize::try_from(length).ok()?)
}

fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, rest) = bytes.split_at_checked(count)?;
    *bytes = rest;
    Some(taken)
}
