//! The whole book as bytes, column by column.
//!
//! Everything of one sort stands together: all ids, all numbers of writes, all times, all texts of one field. A cell is
//! written as the difference to the cell before it in its record, so that merge information, which hardly ever
//! differs, packs to next to nothing. Invariant: books that have seen the same writes give the same bytes, and bytes
//! that could not come from a book are refused.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::book::{Book, Erasure};
use super::cell::{Cell, Row, Span, Stored};
use super::clock::Time;
use super::delta::{MAX_SEQ, read_vector, write_vector};
use super::error::DecodeError;
use super::frame::{self, FrameKind};
use super::id::{Element, Field, Kind, RecordId, WorkspaceId};
use super::id_map::IdMap;
use super::value::ValueRef;
use super::vector::Dot;
use super::wire::{In, Out, tag};

/// The sections of a snapshot, in their order.
#[derive(Clone, Copy)]
enum Section {
    /// Workspace, version vector, erasures.
    Head,
    /// Per kind: its number, how many records, how many columns; per column: field, element, how many cells.
    Shape,
    /// Per record the first 6 bytes of its id, as the step from the record before.
    IdTimes,
    /// Per record the other 10 bytes of its id.
    IdRests,
    /// Per cell the step to its record from the record of the cell before; 0 is one more sibling of the same register.
    Places,
    /// Per cell its writer.
    Writers,
    /// Per cell the number of its write, as a step.
    Seqs,
    /// Per cell the milliseconds of its time, as a step.
    Millis,
    /// Per cell the counter of its time, as a step.
    Counters,
    /// Per cell the tag of its value.
    Tags,
    /// Per whole number and day the number, per truth value 0 or 1.
    Numbers,
    /// Per text 0 for one that is new in its column, or the number of an earlier new one, from 1.
    TextRefs,
    /// Per reference 0 for an id that is no record of this book, or the number of the record, from 1.
    IdRefs,
    /// The ids that are no records of this book.
    ForeignIds,
    /// Per new text, per bytes and per unknown value: the length.
    Lens,
    /// The contents of bytes and unknown values.
    Bytes,
    /// The contents of the new texts.
    Texts,
}

const SECTIONS: usize = Section::Texts as usize + 1;

impl Book {
    /// Packs the whole book into a frame. Books that have seen the same writes give the same bytes.
    pub fn to_snapshot(&self) -> Vec<u8> {
        frame::seal(FrameKind::Snapshot, &Encoder::new(self).content())
    }

    /// Opens a snapshot.
    pub fn from_snapshot(bytes: &[u8]) -> Result<Self, DecodeError> {
        let opened = frame::open(bytes)?;
        if opened.kind != FrameKind::Snapshot as u8 {
            return Err(DecodeError::WrongKind { found: opened.kind });
        }
        decode(opened.content.into_owned(), opened.newer)
    }
}

/// The number of each record in the order of the snapshot, from 1.
type Places = IdMap<u64>;

struct Encoder<'b> {
    book: &'b Book,
    /// For each of the book's own writer numbers the writer's place in the version vector.
    writers: Vec<u64>,
    sections: [Out; SECTIONS],
}

impl<'b> Encoder<'b> {
    fn new(book: &'b Book) -> Self {
        Self {
            book,
            writers: book.places_in_vector(),
            sections: Default::default(),
        }
    }

    fn content(mut self) -> Vec<u8> {
        self.head();
        let rows: Vec<&Row> = self
            .book
            .order
            .values()
            .map(|&slot| &self.book.rows[slot as usize])
            .collect();
        self.ids(&rows);
        let places: Places = rows
            .iter()
            .zip(1..)
            .map(|(row, place)| (row.id, place))
            .collect();
        for rows in rows.chunk_by(|a, b| a.kind == b.kind) {
            self.kind(rows, &places);
        }
        let mut content = Out::default();
        content.number(SECTIONS as u64);
        self.sections
            .iter()
            .for_each(|section| content.number(section.0.len() as u64));
        self.sections
            .iter()
            .for_each(|section| content.raw(&section.0));
        content.0
    }

    fn to(&mut self, section: Section) -> &mut Out {
        &mut self.sections[section as usize]
    }

    fn head(&mut self) {
        let book = self.book;
        let out = &mut self.sections[Section::Head as usize];
        out.raw(&book.workspace.0);
        write_vector(out, &book.vector);
        out.number(book.erased.len() as u64);
        for (id, erasure) in &book.erased {
            out.raw(&id.0);
            out.number(
                book.writers
                    .find(erasure.dot.writer)
                    .map_or(0, |at| self.writers[at as usize]),
            );
            out.number(erasure.dot.seq);
            out.number(erasure.time.ms());
            out.number(u64::from(erasure.time.counter()));
        }
    }

    fn ids(&mut self, rows: &[&Row]) {
        let mut last = 0;
        for row in rows {
            let time = id_time(row.id);
            self.to(Section::IdTimes).signed(time.wrapping_sub(last));
            self.to(Section::IdRests).raw(&row.id.0[6..]);
            last = time;
        }
    }

    fn kind(&mut self, rows: &[&'b Row], places: &Places) {
        let mut columns: BTreeMap<(Field, &str), Vec<(usize, usize)>> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            for (index, cell) in row.cells.iter().enumerate() {
                columns
                    .entry((cell.field, cell.element.as_str()))
                    .or_default()
                    .push((at, index));
            }
        }
        let Some(kind) = rows.first().map(|row| row.kind) else {
            return;
        };
        let shape = self.to(Section::Shape);
        shape.number(u64::from(kind.0));
        shape.number(rows.len() as u64);
        shape.number(columns.len() as u64);
        for ((field, element), cells) in columns {
            let shape = self.to(Section::Shape);
            shape.number(u64::from(field.0));
            shape.text(element);
            shape.number(cells.len() as u64);
            let mut texts = HashMap::new();
            let (mut place, mut previous) = (0, None);
            for (at, index) in cells {
                let cell = &rows[at].cells[index];
                self.to(Section::Places).number((at + 1 - place) as u64);
                place = at + 1;
                // The cell before in the record, or where there is none the cell that was written last.
                let before = index
                    .checked_sub(1)
                    .map(|index| &rows[at].cells[index])
                    .or(previous);
                self.cell(cell, before, places, &mut texts);
                previous = Some(cell);
            }
        }
    }

    fn cell(
        &mut self,
        cell: &'b Cell,
        before: Option<&Cell>,
        places: &Places,
        texts: &mut HashMap<&'b str, u64>,
    ) {
        let (seq, time) = before.map_or((0, Time::default()), |before| (before.seq, before.time));
        let writer = self.writers[cell.writer as usize];
        self.to(Section::Writers).number(writer);
        self.to(Section::Seqs)
            .signed(i64::from(cell.seq) - i64::from(seq) - 1);
        self.to(Section::Millis)
            .signed(cell.time.ms() as i64 - time.ms() as i64);
        self.to(Section::Counters)
            .signed(i64::from(cell.time.counter()) - i64::from(time.counter()));
        let value = cell.value.read(&self.book.arena);
        let (tag, bytes) = match value {
            ValueRef::Null => (tag::NULL, None),
            ValueRef::Bool(yes) => {
                self.to(Section::Numbers).byte(u8::from(yes));
                (tag::BOOL, None)
            }
            ValueRef::Int(number) => {
                self.to(Section::Numbers).signed(number);
                (tag::INT, None)
            }
            ValueRef::Date(days) => {
                self.to(Section::Numbers).signed(i64::from(days));
                (tag::DATE, None)
            }
            ValueRef::Text(text) => {
                let next = texts.len() as u64 + 1;
                let known = *texts.entry(text).or_insert(next);
                if known == next {
                    self.to(Section::TextRefs).number(0);
                    self.to(Section::Lens).number(text.len() as u64);
                    self.to(Section::Texts).raw(text.as_bytes());
                } else {
                    self.to(Section::TextRefs).number(known);
                }
                (tag::TEXT, None)
            }
            ValueRef::Id(id) => {
                let place = places.get(&id).copied().unwrap_or(0);
                self.to(Section::IdRefs).number(place);
                if place == 0 {
                    self.to(Section::ForeignIds).raw(&id.0);
                }
                (tag::ID, None)
            }
            ValueRef::Bytes(bytes) => (tag::BYTES, Some(bytes)),
            ValueRef::Unknown { tag, bytes } => (tag, Some(bytes)),
        };
        self.to(Section::Tags).byte(tag);
        if let Some(bytes) = bytes {
            self.to(Section::Lens).number(bytes.len() as u64);
            self.to(Section::Bytes).raw(bytes);
        }
    }
}

fn id_time(id: RecordId) -> i64 {
    id.0[..6]
        .iter()
        .fold(0, |time, &byte| time << 8 | i64::from(byte))
}

fn invalid<T>(what: &'static str) -> Result<T, DecodeError> {
    Err(DecodeError::Invalid(what))
}

/// Cursors into the sections.
struct Sections<'a>([In<'a>; SECTIONS]);

impl<'a> Sections<'a> {
    fn of(&mut self, section: Section) -> &mut In<'a> {
        &mut self.0[section as usize]
    }

    /// Finds the sections; also says where the last one starts.
    fn find(content: &'a [u8], newer: bool) -> Result<(Self, usize), DecodeError> {
        let mut rest = In(content);
        let count: usize = rest.small()?;
        if count < SECTIONS || count > SECTIONS && !newer {
            return invalid("a wrong count of sections");
        }
        let mut lens = [0; SECTIONS];
        for len in &mut lens {
            *len = rest.small()?;
        }
        for _ in SECTIONS..count {
            rest.number()?;
        }
        let mut sections = [In(&[]); SECTIONS];
        let mut last = 0;
        for (section, len) in sections.iter_mut().zip(lens) {
            last = content.len() - rest.0.len();
            *section = In(rest.raw(len)?);
        }
        if !rest.is_empty() && !newer {
            return invalid("bytes after the last section");
        }
        Ok((Self(sections), last))
    }
}

fn decode(mut content: Vec<u8>, newer: bool) -> Result<Book, DecodeError> {
    let (mut sections, texts_at) = Sections::find(&content, newer)?;
    let texts_len = sections.of(Section::Texts).0.len();
    let mut decoder = Decoder::new(&mut sections, texts_len)?;
    decoder.read_rows(&mut sections)?;
    let mut book = decoder.finish(&sections)?;
    let mut texts = content.split_off(texts_at);
    drop(content);
    texts.truncate(texts_len);
    match String::from_utf8(texts) {
        Ok(texts) => book.arena.text = texts,
        Err(_) => return invalid("a text is not UTF-8"),
    }
    let whole = book.cells().all(|(_, cell)| match &cell.value {
        Stored::Text(span) => book.arena.text.get(span.range()).is_some(),
        Stored::Null
        | Stored::Bool(_)
        | Stored::Int(_)
        | Stored::Date(_)
        | Stored::Id(_)
        | Stored::Bytes(_)
        | Stored::Unknown(..)
        | Stored::Own(_) => true,
    });
    if !whole {
        return invalid("a text is not UTF-8");
    }
    book.order = book
        .rows
        .iter()
        .zip(0..)
        .map(|(row, slot)| ((row.kind, row.id), slot))
        .collect();
    Ok(book)
}

struct Decoder {
    book: Book,
    /// How many writes of each writer the book has seen.
    seen: Vec<u64>,
    texts_len: u32,
    text_at: u32,
    /// For each record its number among the arena's ids, from 1; 0 while nothing refers to it.
    referred: Vec<u32>,
}

impl Decoder {
    fn new(sections: &mut Sections<'_>, texts_len: usize) -> Result<Self, DecodeError> {
        let head = sections.of(Section::Head);
        let mut book = Book::new(WorkspaceId(head.array()?));
        book.vector = read_vector(head)?;
        let vector: Vec<_> = book.vector.iter().collect();
        vector.iter().for_each(|(writer, _)| {
            book.writers.number(*writer);
        });
        let seen: Vec<u64> = vector.iter().map(|(_, seq)| *seq).collect();
        for _ in 0..head.number()? {
            let id = RecordId(head.array()?);
            if book
                .erased
                .last_key_value()
                .is_some_and(|(last, _)| *last >= id)
            {
                return invalid("erased ids out of order");
            }
            let writer: usize = head.small()?;
            let seq = head.number()?;
            let (ms, counter) = (head.number()?, head.small()?);
            let Some(&(writer, _)) = vector.get(writer) else {
                return invalid("an unknown writer");
            };
            let dot = Dot { writer, seq };
            if seq == 0 || !book.vector.covers(dot) || ms > Time::MAX_MS {
                return invalid("an impossible erasure");
            }
            let time = Time::new(ms, counter);
            book.clock.learn(time);
            book.erased.insert(id, Erasure { time, dot });
        }
        let Ok(texts_len) = u32::try_from(texts_len) else {
            return invalid("too much text");
        };
        Ok(Self {
            book,
            seen,
            texts_len,
            text_at: 0,
            referred: Vec::new(),
        })
    }

    fn read_rows(&mut self, sections: &mut Sections<'_>) -> Result<(), DecodeError> {
        self.read_ids(sections)?;
        let mut first = 0_usize;
        let mut last_kind = None;
        while !sections.of(Section::Shape).is_empty() {
            let shape = sections.of(Section::Shape);
            let kind = Kind(shape.small()?);
            let count: usize = shape.small()?;
            let Some(rows) = self.book.rows.get_mut(first..first.saturating_add(count)) else {
                return invalid("a record without an id");
            };
            if last_kind.is_some_and(|last| last >= kind)
                || rows.is_empty()
                || !rows.is_sorted_by(|a, b| a.id < b.id)
            {
                return invalid("records out of order");
            }
            last_kind = Some(kind);
            rows.iter_mut().for_each(|row| row.kind = kind);
            self.read_columns(sections, first..first + count)?;
            first += count;
        }
        if first == self.book.rows.len() {
            Ok(())
        } else {
            invalid("an id without a record")
        }
    }

    fn read_ids(&mut self, sections: &mut Sections<'_>) -> Result<(), DecodeError> {
        let count = sections.of(Section::IdRests).0.len() / 10;
        self.book.rows.reserve_exact(count);
        self.book.index.reserve(count);
        let mut time = 0_i64;
        for slot in 0..count as u32 {
            time = time.wrapping_add(sections.of(Section::IdTimes).signed()?);
            if time >> 48 != 0 {
                return invalid("an impossible id");
            }
            let mut id = [0; 16];
            id[..6].copy_from_slice(&time.to_be_bytes()[2..]);
            id[6..].copy_from_slice(&sections.of(Section::IdRests).array::<10>()?);
            let id = RecordId(id);
            if self.book.index.insert(id, slot).is_some() {
                return invalid("one id for two records");
            }
            self.book.rows.push(Row {
                id,
                kind: Kind(0),
                cells: Vec::new(),
            });
        }
        self.referred = vec![0; count];
        Ok(())
    }

    /// Reads the columns of one kind into its rows.
    fn read_columns(
        &mut self,
        sections: &mut Sections<'_>,
        range: Range<usize>,
    ) -> Result<(), DecodeError> {
        let count = sections.of(Section::Shape).number()?;
        // A first pass over the places alone: a row that knows its size is allocated once.
        let mut sizes = vec![0_u32; range.len()];
        let (mut shape, mut places) = (*sections.of(Section::Shape), *sections.of(Section::Places));
        for _ in 0..count {
            shape.number()?;
            shape.text()?;
            let mut place: usize = 0;
            for _ in 0..shape.number()? {
                place = place.saturating_add(places.small()?);
                match place.checked_sub(1).and_then(|at| sizes.get_mut(at)) {
                    Some(size) => *size += 1,
                    None => return invalid("a cell without a record"),
                }
            }
        }
        for (row, size) in self.book.rows[range.clone()].iter_mut().zip(sizes) {
            if size == 0 {
                return invalid("a record without a value");
            }
            row.cells = Vec::with_capacity(size as usize);
        }
        let mut last_key = None;
        let mut texts = Vec::new();
        for _ in 0..count {
            let shape = sections.of(Section::Shape);
            let field = Field(shape.small()?);
            let element = shape.text()?;
            if element.len() > Element::MAX_LEN
                || last_key.is_some_and(|last| last >= (field, element))
            {
                return invalid("columns out of order");
            }
            last_key = Some((field, element));
            let cells = shape.number()?;
            texts.clear();
            self.read_column(
                sections,
                range.start,
                (field, Element::new(element)),
                cells,
                &mut texts,
            )?;
        }
        Ok(())
    }

    fn read_column(
        &mut self,
        sections: &mut Sections<'_>,
        first: usize,
        (field, element): (Field, Element),
        cells: u64,
        texts: &mut Vec<Span>,
    ) -> Result<(), DecodeError> {
        let mut at = first.wrapping_sub(1);
        let (mut last_seq, mut last_time) = (0_i64, Time::default());
        for _ in 0..cells {
            let step: usize = sections.of(Section::Places).small()?;
            at = at.wrapping_add(step);
            let writer: u32 = sections.of(Section::Writers).small()?;
            let value = self.read_value(sections, texts)?;
            let Some(&seen) = self.seen.get(writer as usize) else {
                return invalid("an unknown writer");
            };
            let Some(row) = self.book.rows.get_mut(at) else {
                return invalid("a cell without a record");
            };
            if let Some(before) = row.cells.last() {
                (last_seq, last_time) = (i64::from(before.seq), before.time);
            }
            let seq = sections
                .of(Section::Seqs)
                .signed()?
                .checked_add(last_seq + 1);
            let Some(seq) = seq.filter(|&seq| seq >= 1 && seq as u64 <= seen.min(MAX_SEQ)) else {
                return invalid("an impossible number of a write");
            };
            let ms = sections
                .of(Section::Millis)
                .signed()?
                .checked_add(last_time.ms() as i64);
            let counter = sections
                .of(Section::Counters)
                .signed()?
                .checked_add(i64::from(last_time.counter()));
            let ms = ms
                .and_then(|ms| u64::try_from(ms).ok())
                .filter(|&ms| ms <= Time::MAX_MS);
            let counter = counter.and_then(|counter| u16::try_from(counter).ok());
            let (Some(ms), Some(counter)) = (ms, counter) else {
                return invalid("a time beyond all days");
            };
            let time = Time::new(ms, counter);
            (last_seq, last_time) = (seq, time);
            self.book.clock.learn(time);
            let cell = Cell {
                field,
                element: element.clone(),
                writer,
                seq: seq as u32,
                time,
                value,
            };
            // Writers are numbered in the order of their ids here, so the numbers compare as the ids do.
            let rank = |cell: &Cell| (cell.time, cell.writer, cell.seq);
            if step == 0
                && row
                    .cells
                    .last()
                    .is_none_or(|before| rank(before) <= rank(&cell))
            {
                return invalid("siblings out of order");
            }
            row.cells.push(cell);
        }
        Ok(())
    }

    fn read_value(
        &mut self,
        sections: &mut Sections<'_>,
        texts: &mut Vec<Span>,
    ) -> Result<Stored, DecodeError> {
        Ok(match sections.of(Section::Tags).byte()? {
            tag::NULL => Stored::Null,
            tag::BOOL => match sections.of(Section::Numbers).byte()? {
                0 => Stored::Bool(false),
                1 => Stored::Bool(true),
                _ => return invalid("a truth value is neither"),
            },
            tag::INT => Stored::Int(sections.of(Section::Numbers).signed()?),
            tag::DATE => match i32::try_from(sections.of(Section::Numbers).signed()?) {
                Ok(days) => Stored::Date(days),
                Err(_) => return invalid("a day beyond all days"),
            },
            tag::TEXT => {
                let known: usize = sections.of(Section::TextRefs).small()?;
                if known > 0 {
                    match texts.get(known - 1) {
                        Some(&span) => Stored::Text(span),
                        None => return invalid("an unknown text"),
                    }
                } else {
                    let len: u32 = sections.of(Section::Lens).small()?;
                    if len > self.texts_len - self.text_at {
                        return invalid("a text is cut");
                    }
                    let span = Span {
                        at: self.text_at,
                        len,
                    };
                    self.text_at += len;
                    texts.push(span);
                    Stored::Text(span)
                }
            }
            tag::ID => self.read_id(sections)?,
            tag::BYTES => Stored::Bytes(self.read_bytes(sections)?),
            tag => Stored::Unknown(tag, self.read_bytes(sections)?),
        })
    }

    fn read_bytes(&mut self, sections: &mut Sections<'_>) -> Result<Span, DecodeError> {
        let len: u32 = sections.of(Section::Lens).small()?;
        let at = self.book.arena.bytes.len() as u32;
        self.book
            .arena
            .bytes
            .extend_from_slice(sections.of(Section::Bytes).raw(len as usize)?);
        Ok(Span { at, len })
    }

    fn read_id(&mut self, sections: &mut Sections<'_>) -> Result<Stored, DecodeError> {
        let place: usize = sections.of(Section::IdRefs).small()?;
        let known = &mut self.book.arena.ids;
        let next = known.len() as u32;
        let Some(place) = place.checked_sub(1) else {
            known.push(RecordId(sections.of(Section::ForeignIds).array()?));
            return Ok(Stored::Id(next));
        };
        match (self.referred.get_mut(place), self.book.rows.get(place)) {
            (Some(referred), Some(row)) => {
                if *referred == 0 {
                    known.push(row.id);
                    *referred = next + 1;
                }
                Ok(Stored::Id(*referred - 1))
            }
            _ => invalid("an unknown record"),
        }
    }

    fn finish(self, sections: &Sections<'_>) -> Result<Book, DecodeError> {
        let texts = Section::Texts as usize;
        if self.text_at != self.texts_len || !sections.0[..texts].iter().all(In::is_empty) {
            return invalid("a section is too long");
        }
        if self
            .book
            .erased
            .keys()
            .any(|id| self.book.index.contains_key(id))
        {
            return invalid("a record that was erased");
        }
        Ok(self.book)
    }
}
