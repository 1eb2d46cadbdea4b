//! The whole book as JSON, for people and for other programs: every record with its properties by name, one below the
//! other, always in the same order. `docs/json.md` describes it.
//!
//! Invariant: what is written reads back equal, values that stand beside each other because two people disagree included,
//! and writing that again gives the same bytes.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value as Json;

use crate::content::i18n::{Lang, export as words};
use crate::domain::calendar::{from_days, to_days};
use crate::domain::check::check;
use crate::domain::draft::{Edit, pack, side_by_side, unpack};
use crate::domain::schema::{Entity, Prop, Shape};
use crate::replica::{
    Book, Element, Field, Key, Kind, Record, RecordId, Value, ValueRef, WorkspaceId, Write,
};

/// The version of the form that this program writes.
const VERSION: u64 = 1;
const FORMAT: &str = "facetten-book";
/// The most records that are read.
const RECORD_LIMIT: usize = 500_000;
/// The largest file that is read.
const FILE_LIMIT: usize = 100 * 1024 * 1024;

/// Writes a book.
pub fn write(book: &Book) -> String {
    let mut out = String::with_capacity(book.len() * 400);
    out.push_str("{\n");
    let _ = writeln!(out, "  \"format\": \"{FORMAT}\",");
    let _ = writeln!(out, "  \"version\": {VERSION},");
    let _ = writeln!(out, "  \"workspace\": \"{}\",", book.workspace());
    out.push_str("  \"records\": [");
    let mut first = true;
    for record in book.all_records() {
        out.push_str(if first { "\n" } else { ",\n" });
        first = false;
        write_record(record, &mut out);
    }
    out.push_str(if first { "],\n" } else { "\n  ],\n" });
    out.push_str("  \"erased\": [");
    let mut first = true;
    for id in book.erased() {
        let _ = write!(out, "{}\"{id}\"", if first { "" } else { ", " });
        first = false;
    }
    out.push_str("]\n}\n");
    out
}

fn write_record(record: Record<'_>, out: &mut String) {
    let entity = Entity::from_kind(record.kind());
    let kind = match entity {
        Some(entity) => format!("\"{}\"", entity.id()),
        None => record.kind().0.to_string(),
    };
    let id = record.id();
    let _ = write!(
        out,
        "    {{ \"kind\": {kind}, \"id\": \"{id}\", \"values\": {{"
    );
    let mut first = true;
    let values: Vec<_> = record
        .registers()
        .filter(|(.., value)| !value.is_null())
        .collect();
    for registers in values.chunk_by(|a, b| a.0 == b.0) {
        let Some((field, element, _)) = registers.first() else {
            continue;
        };
        let prop = entity.and_then(|entity| Prop::of(entity, *field));
        let name = prop.map_or_else(|| format!("#{}", field.0), |prop| prop.id().to_owned());
        let comma = if first { "" } else { "," };
        first = false;
        let _ = write!(out, "{comma}\n      \"{name}\": ");
        if registers.len() == 1 && element.is_empty() {
            write_value(prop, registers[0].2, out);
            continue;
        }
        // Of a property that this version does not know nobody can tell a map from a value with its type.
        let (start, end) = match prop {
            Some(_) => ("{ ", " }"),
            None => ("{ \"elements\": { ", " } }"),
        };
        out.push_str(start);
        for (at, (_, element, value)) in registers.iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            let _ = write!(out, "{comma}{}: ", quoted(element));
            write_value(prop, *value, out);
        }
        out.push_str(end);
    }
    out.push_str(" }");
    write_others(record, entity, out);
    out.push_str(" }");
}

/// What stands beside the current values, because two people disagree.
fn write_others(record: Record<'_>, entity: Option<Entity>, out: &mut String) {
    let mut first = true;
    for key in record.contested() {
        let prop = entity.and_then(|entity| Prop::of(entity, key.field));
        let name = prop.map_or_else(|| format!("#{}", key.field.0), |prop| prop.id().to_owned());
        let place = if key.element.as_str().is_empty() {
            name
        } else {
            format!("{name}/{}", key.element.as_str())
        };
        let start = if first {
            ",\n      \"beside\": { "
        } else {
            ", "
        };
        first = false;
        let _ = write!(out, "{start}{}: [", quoted(&place));
        for (at, (_, _, value)) in record.siblings(&key).skip(1).enumerate() {
            out.push_str(if at > 0 { ", " } else { "" });
            write_value(prop, value, out);
        }
        out.push(']');
    }
    if !first {
        out.push_str(" }");
    }
}

fn quoted(text: &str) -> String {
    Json::String(text.to_owned()).to_string()
}

/// A value in its plain form where the property says what it is, else with its type.
fn write_value(prop: Option<Prop>, value: ValueRef<'_>, out: &mut String) {
    let shape = prop.map(Prop::shape);
    let _ = match (shape, value) {
        (_, ValueRef::Null) => write!(out, "null"),
        (_, ValueRef::Bool(yes)) => write!(out, "{yes}"),
        (_, ValueRef::Int(number)) => write!(out, "{number}"),
        (
            Some(Shape::Day | Shape::Link(_) | Shape::LinkAny | Shape::MemberByRole),
            ValueRef::Text(text),
        ) => {
            write!(out, "{{ \"text\": {} }}", quoted(text))
        }
        (_, ValueRef::Text(text)) => write!(out, "{}", quoted(text)),
        (Some(Shape::Link(_) | Shape::LinkAny | Shape::MemberByRole), ValueRef::Id(id)) => {
            write!(out, "\"{id}\"")
        }
        (_, ValueRef::Id(id)) => write!(out, "{{ \"id\": \"{id}\" }}"),
        (Some(Shape::Day), ValueRef::Date(days)) if plain_day(days).is_some() => {
            write!(out, "\"{}\"", plain_day(days).unwrap_or_default())
        }
        (_, ValueRef::Date(days)) => write!(out, "{{ \"day\": {days} }}"),
        (Some(Shape::Packed), ValueRef::Bytes(bytes)) => {
            write_packed(prop, bytes, out);
            Ok(())
        }
        (_, ValueRef::Bytes(bytes)) => {
            write!(out, "{{ \"bytes\": \"{}\" }}", STANDARD.encode(bytes))
        }
        (_, ValueRef::Unknown { tag, bytes }) => write!(
            out,
            "{{ \"unknown\": {tag}, \"bytes\": \"{}\" }}",
            STANDARD.encode(bytes)
        ),
    };
}

/// A day of four-digit years, as ISO 8601 writes it.
fn plain_day(days: i32) -> Option<String> {
    use chrono::Datelike;
    let day = from_days(days)?;
    (0..=9_999)
        .contains(&day.year())
        .then(|| day.format("%Y-%m-%d").to_string())
}

/// What a change packed, unpacked: lists of ids, and edits with their old and new values.
fn write_packed(prop: Option<Prop>, bytes: &[u8], out: &mut String) {
    let edits = unpack(bytes);
    if prop == Some(Prop::ChangeEdits) && *pack(&edits) == *bytes {
        out.push('[');
        for (at, edit) in edits.iter().enumerate() {
            out.push_str(if at > 0 { ",\n        " } else { "\n        " });
            let _ = write!(
                out,
                "{{ \"kind\": \"{}\", \"id\": \"{}\", \"property\": \"{}\", \"element\": {}, \"old\": ",
                edit.entity.id(),
                edit.id,
                edit.prop.id(),
                quoted(&edit.element)
            );
            write_value(Some(edit.prop), edit.old.as_ref(), out);
            out.push_str(", \"new\": ");
            write_value(Some(edit.prop), edit.new.as_ref(), out);
            out.push_str(" }");
        }
        out.push(']');
    } else if bytes.len().is_multiple_of(16) && prop != Some(Prop::ChangeEdits) {
        out.push('[');
        for (at, id) in bytes.chunks_exact(16).enumerate() {
            out.push_str(if at > 0 { ", \"" } else { "\"" });
            for byte in id {
                let _ = write!(out, "{byte:02x}");
            }
            out.push('"');
        }
        out.push(']');
    } else {
        let _ = write!(out, "{{ \"bytes\": \"{}\" }}", STANDARD.encode(bytes));
    }
}

/// Why a file cannot be read as a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonProblem {
    /// No JSON, or not ours.
    #[error("the file is not a book in JSON")]
    NotOurs,
    /// A form that this program does not know.
    #[error("the file was written by a newer version")]
    Newer,
    /// Beyond the limits.
    #[error("the file is too large")]
    TooLarge,
}

impl JsonProblem {
    /// What happened, what is safe, what to do next.
    pub const fn sentence(self, lang: Lang) -> &'static str {
        match self {
            JsonProblem::NotOurs => words::json_not_json(lang),
            JsonProblem::Newer => words::json_newer(lang),
            JsonProblem::TooLarge => words::json_too_large(lang),
        }
    }
}

/// A book as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonBook {
    /// Whose book it was.
    pub workspace: WorkspaceId,
    /// The writes that make the same records in an empty book.
    pub writes: Vec<Write>,
    /// How many records there are.
    pub records: usize,
    /// Values that do not fit their property and were left out.
    pub left_out: usize,
}

/// Reads a book that [`write`] wrote, or that someone edited by hand.
pub fn read(bytes: &[u8]) -> Result<JsonBook, JsonProblem> {
    if bytes.len() > FILE_LIMIT {
        return Err(JsonProblem::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let json: Json = serde_json::from_slice(bytes).map_err(|_| JsonProblem::NotOurs)?;
    if json.get("format").and_then(Json::as_str) != Some(FORMAT) {
        return Err(JsonProblem::NotOurs);
    }
    match json.get("version").and_then(Json::as_u64) {
        Some(VERSION) => {}
        Some(_) => return Err(JsonProblem::Newer),
        None => return Err(JsonProblem::NotOurs),
    }
    let workspace = json
        .get("workspace")
        .and_then(Json::as_str)
        .and_then(|text| text.parse().ok())
        .ok_or(JsonProblem::NotOurs)?;
    let records = json
        .get("records")
        .and_then(Json::as_array)
        .ok_or(JsonProblem::NotOurs)?;
    if records.len() > RECORD_LIMIT {
        return Err(JsonProblem::TooLarge);
    }
    let mut book = JsonBook {
        workspace,
        writes: Vec::with_capacity(records.len() * 8),
        records: records.len(),
        left_out: 0,
    };
    let erased: Vec<RecordId> = json
        .get("erased")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .filter_map(|id| id.as_str()?.parse().ok())
        .collect();
    let mut kinds = std::collections::HashMap::with_capacity(records.len());
    for record in records {
        let (kind, id) = read_name(record).ok_or(JsonProblem::NotOurs)?;
        // One id is one record, and an erased one is none.
        if kinds.insert(id, kind).is_some() || erased.contains(&id) {
            return Err(JsonProblem::NotOurs);
        }
        read_record(record, kind, id, &mut book);
    }
    book.writes
        .extend(erased.into_iter().map(|id| Write::Erase {
            id,
            kind: Entity::Company.kind(),
        }));
    Ok(book)
}

fn read_name(record: &Json) -> Option<(Kind, RecordId)> {
    let kind = match record.get("kind")? {
        Json::String(name) => Entity::ALL
            .into_iter()
            .find(|entity| entity.id() == name)?
            .kind(),
        Json::Number(number) => Kind(u16::try_from(number.as_u64()?).ok()?),
        _ => return None,
    };
    Some((kind, record.get("id")?.as_str()?.parse().ok()?))
}

fn read_record(record: &Json, kind: Kind, id: RecordId, book: &mut JsonBook) {
    let entity = Entity::from_kind(kind);
    let mut beside = read_beside(record, entity, book);
    let mut place = |key: Key, value: Value, beside: Vec<Value>| {
        let values = beside.into_iter().rev().chain([value]);
        book.writes.extend(side_by_side(id, kind, key, values));
    };
    let mut left_out = 0;
    let empty = serde_json::Map::new();
    let properties = record.get("values").and_then(Json::as_object);
    for (name, json) in properties.unwrap_or(&empty) {
        let Some((prop, field)) = read_property(entity, name) else {
            left_out += 1;
            continue;
        };
        let map = match prop {
            Some(prop) if prop.shape().has_elements() => json.as_object(),
            Some(_) => None,
            None => json.get("elements").and_then(Json::as_object),
        };
        let elements: Vec<(&str, &Json)> = match map {
            Some(map) => map
                .iter()
                .map(|(name, json)| (name.as_str(), json))
                .collect(),
            None => vec![("", json)],
        };
        for (element, json) in elements {
            let key = Key::at(field, element);
            let others = take_key(&mut beside, &key);
            match read_fitting(entity, prop, element, json) {
                Some(Value::Null) if others.is_empty() => {}
                Some(value) => place(key, value, others),
                None => left_out += 1,
            }
        }
    }
    // Someone emptied these, and someone else did not.
    for (key, others) in beside {
        place(key, Value::Null, others);
    }
    book.left_out += left_out;
}

/// What the file says stands beside the current values, by register, the newest first.
fn read_beside(
    record: &Json,
    entity: Option<Entity>,
    book: &mut JsonBook,
) -> Vec<(Key, Vec<Value>)> {
    let mut beside = Vec::new();
    let places = record.get("beside").and_then(Json::as_object);
    for (place, values) in places.into_iter().flatten() {
        let (name, element) = place.split_once('/').unwrap_or((place, ""));
        let (Some((prop, field)), Some(values)) = (read_property(entity, name), values.as_array())
        else {
            book.left_out += 1;
            continue;
        };
        let read: Vec<Value> = values
            .iter()
            .filter_map(|json| read_fitting(entity, prop, element, json))
            .collect();
        book.left_out += values.len() - read.len();
        if !read.is_empty() {
            beside.push((Key::at(field, element), read));
        }
    }
    beside
}

fn take_key(beside: &mut Vec<(Key, Vec<Value>)>, key: &Key) -> Vec<Value> {
    match beside.iter().position(|(known, _)| known == key) {
        Some(at) => beside.swap_remove(at).1,
        None => Vec::new(),
    }
}

/// A property by its id, or one that this version does not know by its number.
fn read_property(entity: Option<Entity>, name: &str) -> Option<(Option<Prop>, Field)> {
    match entity.and_then(|entity| Prop::from_id(entity, name)) {
        Some(prop) => Some((Some(prop), prop.field())),
        None => Some((None, Field(name.strip_prefix('#')?.parse().ok()?))),
    }
}

fn read_fitting(
    entity: Option<Entity>,
    prop: Option<Prop>,
    element: &str,
    json: &Json,
) -> Option<Value> {
    read_value(prop, json)
        .filter(|value| element.len() <= Element::MAX_LEN && fits(entity, prop, element, value))
}

/// Whether a value may stand here. A link may lead nowhere: its record may have been erased.
fn fits(entity: Option<Entity>, prop: Option<Prop>, element: &str, value: &Value) -> bool {
    match (entity, prop, value) {
        (_, _, Value::Id(_)) | (None, _, _) | (_, None, _) => true,
        (Some(entity), Some(prop), value) => check(entity, prop, element, value, &|_| None).is_ok(),
    }
}

/// The value of an object that names its type.
fn typed(json: &Json) -> Option<Value> {
    let object = json.as_object()?;
    let bytes = |json: &Json| STANDARD.decode(json.as_str()?).ok();
    if let Some(tag) = object.get("unknown") {
        return Some(Value::Unknown {
            tag: u8::try_from(tag.as_u64()?).ok()?,
            bytes: bytes(object.get("bytes")?)?.into(),
        });
    }
    if object.len() != 1 {
        return None;
    }
    let (name, json) = object.iter().next()?;
    match name.as_str() {
        "text" => Some(Value::from(json.as_str()?)),
        "id" => json.as_str()?.parse().ok().map(Value::Id),
        "day" => Some(Value::Date(i32::try_from(json.as_i64()?).ok()?)),
        "bytes" => Some(Value::Bytes(bytes(json)?.into())),
        _ => None,
    }
}

fn read_value(prop: Option<Prop>, json: &Json) -> Option<Value> {
    match (prop.map(Prop::shape), json) {
        (_, Json::Null) => Some(Value::Null),
        (_, Json::Bool(yes)) => Some(Value::Bool(*yes)),
        (_, Json::Number(number)) => number.as_i64().map(Value::Int),
        (Some(Shape::Link(_) | Shape::LinkAny | Shape::MemberByRole), Json::String(text)) => {
            text.parse().ok().map(Value::Id)
        }
        (Some(Shape::Day), Json::String(text)) => {
            let day = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
            Some(Value::Date(to_days(day)))
        }
        (_, Json::String(text)) => Some(Value::from(text.as_str())),
        (Some(Shape::Packed), Json::Array(items)) => read_packed(prop, items),
        (_, Json::Array(_)) => None,
        (_, Json::Object(_)) => typed(json),
    }
}

fn read_packed(prop: Option<Prop>, items: &[Json]) -> Option<Value> {
    if prop == Some(Prop::ChangeEdits) {
        let edits: Option<Vec<Edit>> = items.iter().map(read_edit).collect();
        return Some(Value::Bytes(pack(&edits?)));
    }
    let mut bytes = Vec::with_capacity(items.len() * 16);
    for item in items {
        let id: RecordId = item.as_str()?.parse().ok()?;
        bytes.extend_from_slice(&id.0);
    }
    Some(Value::Bytes(bytes.into()))
}

fn read_edit(json: &Json) -> Option<Edit> {
    let (kind, id) = read_name(json)?;
    let entity = Entity::from_kind(kind)?;
    let prop = Prop::from_id(entity, json.get("property")?.as_str()?)?;
    Some(Edit {
        id,
        entity,
        prop,
        element: json.get("element")?.as_str()?.to_owned(),
        old: read_value(Some(prop), json.get("old")?)?,
        new: read_value(Some(prop), json.get("new")?)?,
    })
}
