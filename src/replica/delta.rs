//! What travels: one action of one writer, or everything between two states.
//!
//! Both are kept as the bytes that go on the wire, checked once and read in place: passing a delta on costs nothing,
//! and a large one takes no more memory than it has bytes. Invariant: the body of a delta that exists can be read.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::clock::{Stamp, Time};
use super::error::DecodeError;
use super::frame::{self, FrameKind};
use super::id::{Element, Field, Kind, RecordId, WorkspaceId, WriterId};
use super::value::ValueRef;
use super::vector::{Dot, VersionVector};
use super::wire::{In, Out};
use crate::sorting;

/// What one book tells another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delta {
    /// One action of one writer.
    Commit(Commit),
    /// Everything between two version vectors.
    Range(Range),
}

impl From<Commit> for Delta {
    fn from(commit: Commit) -> Self {
        Self::Commit(commit)
    }
}

impl From<Range> for Delta {
    fn from(range: Range) -> Self {
        Self::Range(range)
    }
}

impl Delta {
    /// Whose book it belongs to.
    pub fn workspace(&self) -> WorkspaceId {
        match self {
            Self::Commit(commit) => commit.workspace,
            Self::Range(range) => range.workspace,
        }
    }

    /// Whether a book that has seen this much learns nothing from it.
    pub fn is_covered_by(&self, vector: &VersionVector) -> bool {
        match self {
            Self::Commit(commit) => vector.get(commit.writer) >= commit.last_seq(),
            Self::Range(range) => vector.includes(&range.to),
        }
    }

    /// Packs it into a frame.
    pub fn encode(&self) -> Vec<u8> {
        match self {
            Self::Commit(commit) => frame::seal(FrameKind::Commit, &commit.payload()),
            Self::Range(range) => frame::seal(FrameKind::Range, &range.payload()),
        }
    }

    /// Unpacks a frame and checks all of it.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        let opened = frame::open(bytes)?;
        let content = &opened.content;
        match opened.kind {
            kind if kind == FrameKind::Commit as u8 => Commit::parse(content).map(Self::Commit),
            kind if kind == FrameKind::Range as u8 => Range::parse(content).map(Self::Range),
            found => Err(DecodeError::WrongKind { found }),
        }
    }
}

/// One action of one writer: its writes, each with the dots that it replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    pub(super) workspace: WorkspaceId,
    pub(super) writer: WriterId,
    pub(super) from_seq: u64,
    pub(super) count: u64,
    pub(super) time: Time,
    /// The writer itself, then the other writers whose dots are replaced.
    pub(super) writers: Vec<WriterId>,
    pub(super) body: Arc<[u8]>,
}

/// One write of a commit.
#[derive(Clone, Debug)]
pub enum Entry<'c> {
    /// A register gets a value.
    Set {
        /// The name of the write.
        dot: Dot,
        /// The record.
        id: RecordId,
        /// What the record is.
        kind: Kind,
        /// The register's field.
        field: Field,
        /// The register's element, empty for a plain field.
        element: &'c str,
        /// The value.
        value: ValueRef<'c>,
        /// The siblings that the writer saw.
        replaced: Replaced<'c>,
    },
    /// A record is erased.
    Erase {
        /// The name of the write.
        dot: Dot,
        /// The record.
        id: RecordId,
    },
}

/// The dots that one write replaced.
#[derive(Clone, Debug)]
pub struct Replaced<'c> {
    left: u64,
    bytes: In<'c>,
    writers: &'c [WriterId],
}

impl Iterator for Replaced<'_> {
    type Item = Dot;

    fn next(&mut self) -> Option<Dot> {
        self.left = self.left.checked_sub(1)?;
        read_dot(&mut self.bytes, self.writers).ok()
    }
}

impl Commit {
    /// Who acted.
    pub fn writer(&self) -> WriterId {
        self.writer
    }

    /// The number of the first write.
    pub fn first_seq(&self) -> u64 {
        self.from_seq
    }

    /// The number of the last write; one less than the first if there is none.
    pub fn last_seq(&self) -> u64 {
        self.from_seq + self.count - 1
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// When.
    pub fn stamp(&self) -> Stamp {
        self.time.stamp(self.writer)
    }

    /// The records that were written or erased.
    pub fn records(&self) -> BTreeSet<RecordId> {
        sorting::set(self.entries().map(|entry| match entry {
            Entry::Set { id, .. } | Entry::Erase { id, .. } => id,
        }))
    }

    /// The writes, in their order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> + '_ {
        let mut entries = self.checked_entries();
        // A commit that exists was written by this program or checked when it was read.
        std::iter::from_fn(move || entries.next()?.ok())
    }

    fn checked_entries(&self) -> Entries<'_> {
        let run = Run {
            id: RecordId::MIN,
            kind: Kind(0),
            left: 0,
        };
        Entries {
            commit: self,
            rest: In(&self.body),
            seq: self.from_seq,
            run,
        }
    }

    fn payload(&self) -> Vec<u8> {
        let mut out = Out::default();
        out.raw(&self.workspace.0);
        out.number(self.from_seq);
        out.number(self.count);
        out.number(self.time.ms());
        out.number(u64::from(self.time.counter()));
        out.number(self.writers.len() as u64);
        self.writers
            .iter()
            .for_each(|writer| out.raw(&writer.0.to_le_bytes()));
        out.raw(&self.body);
        out.0
    }

    fn parse(content: &[u8]) -> Result<Self, DecodeError> {
        let mut rest = In(content);
        let workspace = WorkspaceId(rest.array()?);
        let from_seq = rest.number()?;
        let count = rest.number()?;
        let time = read_time(&mut rest)?;
        let writers = read_writers(&mut rest)?;
        let &writer = writers
            .first()
            .ok_or(DecodeError::Invalid("a commit without a writer"))?;
        if from_seq == 0
            || from_seq
                .checked_add(count)
                .is_none_or(|next| next > MAX_SEQ + 1)
        {
            return Err(DecodeError::Invalid("impossible numbers of writes"));
        }
        let commit = Self {
            workspace,
            writer,
            from_seq,
            count,
            time,
            writers,
            body: rest.0.into(),
        };
        let mut seen = 0;
        for entry in commit.checked_entries() {
            let (dot, replaced) = match entry? {
                Entry::Set { dot, replaced, .. } => (dot, Some(replaced)),
                Entry::Erase { dot, .. } => (dot, None),
            };
            if replaced
                .into_iter()
                .flatten()
                .any(|old| old.writer == dot.writer && old.seq >= dot.seq)
            {
                return Err(DecodeError::Invalid("a write replaces a later one"));
            }
            seen += 1;
        }
        if seen == count {
            Ok(commit)
        } else {
            Err(DecodeError::Invalid("a wrong count of writes"))
        }
    }
}

/// The largest number of a write.
pub(super) const MAX_SEQ: u64 = u32::MAX as u64;

struct Run {
    id: RecordId,
    kind: Kind,
    left: u64,
}

/// Reads entries one by one, with every check that can be made without a book.
struct Entries<'c> {
    commit: &'c Commit,
    rest: In<'c>,
    seq: u64,
    run: Run,
}

impl<'c> Entries<'c> {
    fn read(&mut self) -> Result<Entry<'c>, DecodeError> {
        let dot = Dot {
            writer: self.commit.writer,
            seq: self.seq,
        };
        self.seq = self.seq.saturating_add(1);
        if self.run.left == 0 {
            self.run = Run {
                id: RecordId(self.rest.array()?),
                kind: Kind(self.rest.small()?),
                left: self.rest.number()?,
            };
            if self.run.left == 0 {
                return Ok(Entry::Erase {
                    dot,
                    id: self.run.id,
                });
            }
        }
        self.run.left -= 1;
        let Run { id, kind, .. } = self.run;
        let (field, element) = read_key(&mut self.rest)?;
        let value = self.rest.value()?;
        let replaced = Replaced {
            left: self.rest.number()?,
            bytes: self.rest,
            writers: &self.commit.writers,
        };
        for _ in 0..replaced.left {
            read_dot(&mut self.rest, &self.commit.writers)?;
        }
        Ok(Entry::Set {
            dot,
            id,
            kind,
            field,
            element,
            value,
            replaced,
        })
    }
}

impl<'c> Iterator for Entries<'c> {
    type Item = Result<Entry<'c>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() && self.run.left == 0 {
            return None;
        }
        let entry = self.read();
        if entry.is_err() {
            (self.rest, self.run.left) = (In(&[]), 0);
        }
        Some(entry)
    }
}

/// Everything that a book learned between two version vectors: the registers that changed, with all their siblings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    pub(super) workspace: WorkspaceId,
    pub(super) base: VersionVector,
    pub(super) to: VersionVector,
    pub(super) body: Arc<[u8]>,
}

/// One sibling of a register on its way.
#[derive(Clone, Copy, Debug)]
pub struct Sibling<'r> {
    /// Its name.
    pub dot: Dot,
    pub(super) time: Time,
    /// Its value.
    pub value: ValueRef<'r>,
}

impl Sibling<'_> {
    /// When it was written.
    pub fn stamp(&self) -> Stamp {
        self.time.stamp(self.dot.writer)
    }
}

/// One thing that a range says.
#[derive(Debug)]
pub enum Item<'i, 'r> {
    /// A record was erased.
    Erased {
        /// The record.
        id: RecordId,
        /// The write that erased it.
        dot: Dot,
        /// When.
        stamp: Stamp,
    },
    /// A register holds these siblings, the newest first.
    Register {
        /// The record.
        id: RecordId,
        /// What the record is.
        kind: Kind,
        /// The register's field.
        field: Field,
        /// The register's element, empty for a plain field.
        element: &'r str,
        /// Its values.
        siblings: &'i [Sibling<'r>],
    },
}

impl Range {
    /// What a receiver must have seen.
    pub fn base(&self) -> &VersionVector {
        &self.base
    }

    /// What a receiver will have seen.
    pub fn to(&self) -> &VersionVector {
        &self.to
    }

    /// Shows everything in it; stops at the first error of `show`.
    pub fn visit<E: From<DecodeError>>(
        &self,
        mut show: impl FnMut(Item<'_, '_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let writers: Vec<WriterId> = self.to.iter().map(|(writer, _)| writer).collect();
        let mut rest = In(&self.body);
        let mut last = Time::default();
        for _ in 0..rest.number()? {
            let id = RecordId(rest.array()?);
            let (dot, time) = self.read_stamped(&mut rest, &writers, &mut last)?;
            show(Item::Erased {
                id,
                dot,
                stamp: time.stamp(dot.writer),
            })?;
        }
        let mut siblings = Vec::new();
        while !rest.is_empty() {
            let id = RecordId(rest.array()?);
            let kind = Kind(rest.small()?);
            for _ in 0..rest.number()? {
                let (field, element) = read_key(&mut rest)?;
                siblings.clear();
                for _ in 0..rest.number()? {
                    let (dot, time) = self.read_stamped(&mut rest, &writers, &mut last)?;
                    siblings.push(Sibling {
                        dot,
                        time,
                        value: rest.value()?,
                    });
                }
                show(Item::Register {
                    id,
                    kind,
                    field,
                    element,
                    siblings: &siblings,
                })?;
            }
        }
        Ok(())
    }

    fn read_stamped(
        &self,
        rest: &mut In<'_>,
        writers: &[WriterId],
        last: &mut Time,
    ) -> Result<(Dot, Time), DecodeError> {
        let dot = read_dot(rest, writers)?;
        *last = read_time_after(rest, *last)?;
        if self.to.covers(dot) {
            Ok((dot, *last))
        } else {
            Err(DecodeError::Invalid("a write beyond the stated end"))
        }
    }

    fn payload(&self) -> Vec<u8> {
        let mut out = Out::default();
        out.raw(&self.workspace.0);
        write_vector(&mut out, &self.base);
        write_vector(&mut out, &self.to);
        out.raw(&self.body);
        out.0
    }

    fn parse(content: &[u8]) -> Result<Self, DecodeError> {
        let mut rest = In(content);
        let workspace = WorkspaceId(rest.array()?);
        let base = read_vector(&mut rest)?;
        let to = read_vector(&mut rest)?;
        if !to.includes(&base) {
            return Err(DecodeError::Invalid("the end lies before the beginning"));
        }
        let range = Self {
            workspace,
            base,
            to,
            body: rest.0.into(),
        };
        range.visit(|item| match item {
            Item::Erased { .. } => Ok(()),
            Item::Register { siblings: [], .. } => {
                Err(DecodeError::Invalid("a register without a value"))
            }
            Item::Register { siblings, .. } => {
                let rank = |sibling: &Sibling<'_>| (sibling.time, sibling.dot);
                let falling = siblings
                    .windows(2)
                    .all(|pair| rank(&pair[0]) > rank(&pair[1]));
                let distinct = siblings.len() < 3
                    || siblings
                        .iter()
                        .map(|sibling| sibling.dot)
                        .collect::<BTreeSet<_>>()
                        .len()
                        == siblings.len();
                let twins = siblings.len() == 2 && siblings[0].dot == siblings[1].dot;
                if falling && distinct && !twins {
                    Ok(())
                } else {
                    Err(DecodeError::Invalid("siblings out of order"))
                }
            }
        })?;
        Ok(range)
    }
}

pub(super) fn write_key(out: &mut Out, field: Field, element: &str) {
    out.number(u64::from(field.0));
    out.text(element);
}

fn read_key<'a>(rest: &mut In<'a>) -> Result<(Field, &'a str), DecodeError> {
    let field = Field(rest.small()?);
    let element = rest.text()?;
    if element.len() > Element::MAX_LEN {
        return Err(DecodeError::Invalid("an element has too long a name"));
    }
    Ok((field, element))
}

fn read_dot(rest: &mut In<'_>, writers: &[WriterId]) -> Result<Dot, DecodeError> {
    let number: usize = rest.small()?;
    let &writer = writers
        .get(number)
        .ok_or(DecodeError::Invalid("an unknown writer"))?;
    let seq = rest.number()?;
    if seq == 0 || seq > MAX_SEQ {
        return Err(DecodeError::Invalid("an impossible number of a write"));
    }
    Ok(Dot { writer, seq })
}

fn read_time(rest: &mut In<'_>) -> Result<Time, DecodeError> {
    let ms = rest.number()?;
    let counter = rest.small()?;
    if ms > Time::MAX_MS {
        return Err(DecodeError::Invalid("a time beyond all days"));
    }
    Ok(Time::new(ms, counter))
}

/// Times follow each other closely: each is written as the step from the one before.
pub(super) fn write_time_after(out: &mut Out, time: Time, last: Time) {
    out.signed(time.ms() as i64 - last.ms() as i64);
    out.number(u64::from(time.counter()));
}

fn read_time_after(rest: &mut In<'_>, last: Time) -> Result<Time, DecodeError> {
    let ms = (last.ms() as i64).checked_add(rest.signed()?);
    let ms = ms
        .and_then(|ms| u64::try_from(ms).ok())
        .filter(|&ms| ms <= Time::MAX_MS);
    Ok(Time::new(
        ms.ok_or(DecodeError::Invalid("a time beyond all days"))?,
        rest.small()?,
    ))
}

fn read_writers(rest: &mut In<'_>) -> Result<Vec<WriterId>, DecodeError> {
    let count: usize = rest.small()?;
    let mut bytes = In(rest.raw(
        count
            .checked_mul(8)
            .ok_or(DecodeError::Invalid("too many writers"))?,
    )?);
    (0..count)
        .map(|_| bytes.array().map(|id| WriterId(u64::from_le_bytes(id))))
        .collect()
}

pub(super) fn write_vector(out: &mut Out, vector: &VersionVector) {
    out.number(vector.len() as u64);
    for (writer, seq) in vector.iter() {
        out.raw(&writer.0.to_le_bytes());
        out.number(seq);
    }
}

pub(super) fn read_vector(rest: &mut In<'_>) -> Result<VersionVector, DecodeError> {
    let mut vector = VersionVector::default();
    let mut last = None;
    for _ in 0..rest.number()? {
        let writer = WriterId(u64::from_le_bytes(rest.array()?));
        let seq = rest.number()?;
        if seq == 0 || seq > MAX_SEQ || last.is_some_and(|last| last >= writer) {
            return Err(DecodeError::Invalid("an impossible version vector"));
        }
        vector.raise(writer, seq);
        last = Some(writer);
    }
    Ok(vector)
}
