//! How the book holds values in memory: one flat cell per sibling, sorted by register inside its record.
//!
//! A register is a run of cells with the same key, the current value first. Nearly every run is one cell long, so the
//! usual case costs no allocation and no indirection. Values that came with a snapshot stay where the snapshot's bytes
//! are and a cell only points there; values written since own their bytes.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::ops::Range;

use super::clock::Time;
use super::id::{Element, Field, Kind, RecordId, WriterId};
use super::value::{Value, ValueRef};
use super::vector::Dot;

/// A place in the snapshot's bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) at: u32,
    pub(super) len: u32,
}

impl Span {
    pub(super) fn range(self) -> Range<usize> {
        self.at as usize..self.at as usize + self.len as usize
    }
}

#[derive(Clone, Debug)]
pub(super) enum Stored {
    Null,
    Bool(bool),
    Int(i64),
    Date(i32),
    Text(Span),
    Id(u32),
    Bytes(Span),
    Unknown(u8, Span),
    Own(Box<Value>),
}

/// The bytes that a snapshot brought: its texts, and everything else that is not a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Arena {
    pub(super) text: String,
    pub(super) ids: Vec<RecordId>,
    pub(super) bytes: Vec<u8>,
}

impl Stored {
    pub(super) fn own(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(yes) => Self::Bool(yes),
            Value::Int(number) => Self::Int(number),
            Value::Date(days) => Self::Date(days),
            Value::Text(_) | Value::Id(_) | Value::Bytes(_) | Value::Unknown { .. } => {
                Self::Own(Box::new(value))
            }
        }
    }

    /// The bytes that the value holds beside its cell.
    pub(super) fn owned_bytes(&self) -> usize {
        let Self::Own(value) = self else { return 0 };
        size_of::<Value>()
            + match value.as_ref() {
                Value::Text(text) => 16 + text.len(),
                Value::Bytes(bytes) | Value::Unknown { bytes, .. } => 16 + bytes.len(),
                Value::Null | Value::Bool(_) | Value::Int(_) | Value::Date(_) | Value::Id(_) => 0,
            }
    }

    /// Reads the value. The decoder has checked every span, so the fall-backs never show.
    pub(super) fn read<'b>(&'b self, arena: &'b Arena) -> ValueRef<'b> {
        match self {
            Self::Null => ValueRef::Null,
            Self::Bool(yes) => ValueRef::Bool(*yes),
            Self::Int(number) => ValueRef::Int(*number),
            Self::Date(days) => ValueRef::Date(*days),
            Self::Text(span) => ValueRef::Text(arena.text.get(span.range()).unwrap_or("")),
            Self::Id(at) => ValueRef::Id(
                arena
                    .ids
                    .get(*at as usize)
                    .copied()
                    .unwrap_or(RecordId::MIN),
            ),
            Self::Bytes(span) => ValueRef::Bytes(arena.bytes.get(span.range()).unwrap_or(&[])),
            Self::Unknown(tag, span) => ValueRef::Unknown {
                tag: *tag,
                bytes: arena.bytes.get(span.range()).unwrap_or(&[]),
            },
            Self::Own(value) => value.as_ref().as_ref(),
        }
    }
}

/// One sibling of one register.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) field: Field,
    pub(super) element: Element,
    pub(super) writer: u32,
    pub(super) seq: u32,
    pub(super) time: Time,
    pub(super) value: Stored,
}

/// One record: its cells by field, by element, the newest first.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) id: RecordId,
    pub(super) kind: Kind,
    pub(super) cells: Vec<Cell>,
}

impl Row {
    /// Where the register's cells are, or would be.
    pub(super) fn run(&self, field: Field, element: &str) -> Range<usize> {
        let order = |cell: &Cell| {
            cell.field
                .cmp(&field)
                .then_with(|| cell.element.as_str().cmp(element))
        };
        let start = self
            .cells
            .partition_point(|cell| order(cell) == Ordering::Less);
        let len = self.cells[start..]
            .iter()
            .take_while(|cell| order(cell) == Ordering::Equal)
            .count();
        start..start + len
    }

    /// Puts a sibling into its register.
    pub(super) fn insert(&mut self, cell: Cell, writers: &Writers) {
        let run = self.run(cell.field, cell.element.as_str());
        let rank = |cell: &Cell| Reverse((cell.time, writers.id(cell.writer), cell.seq));
        let at = run.start + self.cells[run].partition_point(|other| rank(other) < rank(&cell));
        self.cells.insert(at, cell);
    }
}

/// Writers by a short number, so that a cell need not carry the long one.
#[derive(Clone, Debug, Default)]
pub(super) struct Writers {
    ids: Vec<WriterId>,
    numbers: BTreeMap<WriterId, u32>,
}

impl Writers {
    pub(super) fn id(&self, number: u32) -> WriterId {
        self.ids.get(number as usize).copied().unwrap_or_default()
    }

    pub(super) fn number(&mut self, id: WriterId) -> u32 {
        *self.numbers.entry(id).or_insert_with(|| {
            self.ids.push(id);
            (self.ids.len() - 1) as u32
        })
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    pub(super) fn find(&self, id: WriterId) -> Option<u32> {
        self.numbers.get(&id).copied()
    }

    pub(super) fn dot(&self, cell: &Cell) -> Dot {
        Dot {
            writer: self.id(cell.writer),
            seq: u64::from(cell.seq),
        }
    }
}
