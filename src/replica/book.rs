//! The book and how it is read.

use std::collections::BTreeMap;

use super::cell::{Arena, Cell, Row, Writers};
use super::clock::{Clock, Stamp, Time};
use super::id::{Field, Key, Kind, RecordId, WorkspaceId};
use super::id_map::IdMap;
use super::value::ValueRef;
use super::vector::{Dot, VersionVector};
use super::wire::Encoded;

/// One team's records, as far as this device has seen them.
#[derive(Clone, Debug)]
pub struct Book {
    pub(super) workspace: WorkspaceId,
    pub(super) vector: VersionVector,
    pub(super) clock: Clock,
    pub(super) writers: Writers,
    pub(super) arena: Arena,
    /// Records in no order; a slot keeps its number while the record lives.
    pub(super) rows: Vec<Row>,
    pub(super) free: Vec<u32>,
    pub(super) index: IdMap<u32>,
    pub(super) order: BTreeMap<(Kind, RecordId), u32>,
    pub(super) erased: BTreeMap<RecordId, Erasure>,
}

/// What is left of a record that was erased. Of several erasures of one record the earliest is kept, so that all
/// books keep the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Erasure {
    pub(super) time: Time,
    pub(super) dot: Dot,
}

impl Book {
    /// An empty book.
    pub fn new(workspace: WorkspaceId) -> Self {
        Self {
            workspace,
            vector: VersionVector::default(),
            clock: Clock::default(),
            writers: Writers::default(),
            arena: Arena::default(),
            rows: Vec::new(),
            free: Vec::new(),
            index: IdMap::default(),
            order: BTreeMap::new(),
            erased: BTreeMap::new(),
        }
    }

    /// Whose book it is.
    pub fn workspace(&self) -> WorkspaceId {
        self.workspace
    }

    /// Which writes it has seen.
    pub fn vector(&self) -> &VersionVector {
        &self.vector
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether it holds no record.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The record of this id; an erased one is not there.
    pub fn record(&self, id: RecordId) -> Option<Record<'_>> {
        self.index.get(&id).map(|&slot| Record {
            book: self,
            row: &self.rows[slot as usize],
        })
    }

    /// All records of one kind, by id, which is by creation.
    pub fn records(&self, kind: Kind) -> impl DoubleEndedIterator<Item = Record<'_>> + '_ {
        let ids = (kind, RecordId::MIN)..=(kind, RecordId::MAX);
        self.order.range(ids).map(|(_, &slot)| Record {
            book: self,
            row: &self.rows[slot as usize],
        })
    }

    /// All records, by kind and id.
    pub fn all_records(&self) -> impl DoubleEndedIterator<Item = Record<'_>> + '_ {
        self.order.values().map(|&slot| Record {
            book: self,
            row: &self.rows[slot as usize],
        })
    }

    /// Whether the record was erased.
    pub fn is_erased(&self, id: RecordId) -> bool {
        self.erased.contains_key(&id)
    }

    /// The ids that were erased, in their order.
    pub fn erased(&self) -> impl ExactSizeIterator<Item = RecordId> + '_ {
        self.erased.keys().copied()
    }

    /// About how many bytes of memory the book takes.
    pub fn memory(&self) -> usize {
        let cells: usize = self
            .rows
            .iter()
            .map(|row| row.cells.capacity() * size_of::<Cell>())
            .sum();
        let owned: usize = self.cells().map(|(_, cell)| cell.value.owned_bytes()).sum();
        let per_row = size_of::<Row>()
            + 2 * size_of::<(RecordId, u64)>()
            + size_of::<(Kind, RecordId, u32)>();
        self.arena.text.capacity()
            + self.arena.bytes.capacity()
            + self.arena.ids.capacity() * size_of::<RecordId>()
            + cells
            + owned
            + self.rows.capacity() * per_row
            + self.erased.len() * 2 * size_of::<(RecordId, Erasure)>()
            + self.vector.len() * 64
    }

    /// A short sum of everything in the book, in four groups of four digits: two people who read each other the same
    /// sixteen digits have the same book.
    pub fn checksum(&self) -> String {
        let mut sum = mix(&self.workspace.0, 0);
        for (writer, seq) in self.vector.iter() {
            sum = sum.wrapping_add(mix(&seq.to_le_bytes(), writer.0));
        }
        for (id, erasure) in &self.erased {
            sum = sum.wrapping_add(mix(&id.0, erasure.dot.seq ^ mix(&[], erasure.dot.writer.0)));
        }
        for (row, cell) in self.cells() {
            let dot = self.writers.dot(cell);
            let name =
                mix(&row.id.0, dot.writer.0) ^ mix(&dot.seq.to_le_bytes(), u64::from(cell.field.0));
            let place = mix(cell.element.as_str().as_bytes(), name);
            let value = Encoded::new(cell.value.read(&self.arena));
            sum = sum.wrapping_add(mix(value.bytes(), place ^ u64::from(value.tag)));
        }
        let digits = format!("{:016}", sum % 10_000_000_000_000_000);
        [&digits[..4], &digits[4..8], &digits[8..12], &digits[12..]].join(" ")
    }

    /// For each of the book's own numbers of writers the writer's place in the version vector.
    pub(super) fn places_in_vector(&self) -> Vec<u64> {
        let mut places = vec![0; self.writers.len()];
        for (place, (writer, _)) in (0..).zip(self.vector.iter()) {
            if let Some(number) = self.writers.find(writer) {
                places[number as usize] = place;
            }
        }
        places
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = (&Row, &Cell)> + '_ {
        self.rows
            .iter()
            .flat_map(|row| row.cells.iter().map(move |cell| (row, cell)))
    }

    /// The record's slot; the record comes into being if it is not there.
    pub(super) fn slot(&mut self, id: RecordId, kind: Kind) -> usize {
        match self.index.get(&id) {
            Some(&slot) => {
                let known = self.rows[slot as usize].kind;
                // Two writers who gave one id two kinds are equally right; the lower number is the same for everyone.
                if kind < known {
                    self.order.remove(&(known, id));
                    self.order.insert((kind, id), slot);
                    self.rows[slot as usize].kind = kind;
                }
                slot as usize
            }
            None => {
                let row = Row {
                    id,
                    kind,
                    cells: Vec::new(),
                };
                let slot = match self.free.pop() {
                    Some(slot) => {
                        self.rows[slot as usize] = row;
                        slot
                    }
                    None => {
                        self.rows.push(row);
                        (self.rows.len() - 1) as u32
                    }
                };
                self.index.insert(id, slot);
                self.order.insert((kind, id), slot);
                slot as usize
            }
        }
    }

    /// Drops the record for good.
    pub(super) fn erase(&mut self, id: RecordId, erasure: Erasure) {
        if let Some(slot) = self.index.remove(&id) {
            let row = &mut self.rows[slot as usize];
            self.order.remove(&(row.kind, id));
            row.cells = Vec::new();
            self.free.push(slot);
        }
        self.writers.number(erasure.dot.writer);
        let kept = self.erased.entry(id).or_insert(erasure);
        *kept = erasure.min(*kept);
    }
}

/// FNV-1a with a seed and a finish that spreads every bit.
fn mix(bytes: &[u8], seed: u64) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let sum = bytes.iter().fold(start, |sum, &byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let sum = (sum ^ sum >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (sum ^ sum >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53) ^ sum >> 29
}

/// One record, for reading.
#[derive(Clone, Copy, Debug)]
pub struct Record<'b> {
    book: &'b Book,
    row: &'b Row,
}

impl<'b> Record<'b> {
    /// Its id.
    pub fn id(self) -> RecordId {
        self.row.id
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.row.kind
    }

    /// The current value of a plain field.
    pub fn get(self, field: Field) -> Option<ValueRef<'b>> {
        self.at(field, "")
    }

    /// The current value of one element of a set or map field.
    pub fn at(self, field: Field, element: &str) -> Option<ValueRef<'b>> {
        self.run(field, element).first().map(|cell| self.read(cell))
    }

    /// The elements of a set or map field with their current values, by name. Elements that were taken out are here as
    /// [`ValueRef::Null`] or [`ValueRef::Bool`]`(false)`, as they were written.
    pub fn elements(self, field: Field) -> impl Iterator<Item = (&'b str, ValueRef<'b>)> {
        self.registers()
            .filter(move |(at, element, _)| *at == field && !element.is_empty())
            .map(|(_, e, v)| (e, v))
    }

    /// Every register with its current value, by field and element.
    pub fn registers(self) -> impl Iterator<Item = (Field, &'b str, ValueRef<'b>)> {
        self.row
            .cells
            .chunk_by(|a, b| a.field == b.field && a.element == b.element)
            .filter_map(<[Cell]>::first)
            .map(move |cell| (cell.field, cell.element.as_str(), self.read(cell)))
    }

    /// All values that stand beside each other in a register, the current one first.
    pub fn siblings(self, key: &Key) -> impl ExactSizeIterator<Item = (Dot, Stamp, ValueRef<'b>)> {
        let writers = &self.book.writers;
        self.run(key.field, key.element.as_str())
            .iter()
            .map(move |cell| {
                (
                    writers.dot(cell),
                    cell.time.stamp(writers.id(cell.writer)),
                    self.read(cell),
                )
            })
    }

    /// Whether people wrote different values here without having seen each other's.
    pub fn is_contested(self, key: &Key) -> bool {
        self.disagrees(self.run(key.field, key.element.as_str()))
    }

    /// The registers where people disagree.
    pub fn contested(self) -> impl Iterator<Item = Key> {
        self.row
            .cells
            .chunk_by(|a, b| a.field == b.field && a.element == b.element)
            .filter(move |run| self.disagrees(run))
            .filter_map(<[Cell]>::first)
            .map(|cell| Key {
                field: cell.field,
                element: cell.element.clone(),
            })
    }

    /// The current value as text, if it is text.
    pub fn text(self, field: Field) -> Option<&'b str> {
        self.get(field)?.text()
    }

    /// The current value as a number, if it is one.
    pub fn int(self, field: Field) -> Option<i64> {
        self.get(field)?.int()
    }

    /// The current value as a day, if it is one.
    pub fn date(self, field: Field) -> Option<i32> {
        self.get(field)?.date()
    }

    /// The current value as a reference, if it is one.
    pub fn id_of(self, field: Field) -> Option<RecordId> {
        self.get(field)?.id()
    }

    /// The current value as a truth value, if it is one.
    pub fn bool(self, field: Field) -> Option<bool> {
        self.get(field)?.bool()
    }

    /// When the current value was written.
    pub fn stamp(self, key: &Key) -> Option<Stamp> {
        self.siblings(key).next().map(|(_, stamp, _)| stamp)
    }

    fn run(self, field: Field, element: &str) -> &'b [Cell] {
        &self.row.cells[self.row.run(field, element)]
    }

    fn read(self, cell: &'b Cell) -> ValueRef<'b> {
        cell.value.read(&self.book.arena)
    }

    fn disagrees(self, run: &'b [Cell]) -> bool {
        run.windows(2)
            .any(|pair| self.read(&pair[0]) != self.read(&pair[1]))
    }
}
