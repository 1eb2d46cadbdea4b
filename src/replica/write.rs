//! Changing the book: one action at a time, all of it or nothing.

use std::collections::HashMap;
use std::sync::Arc;

use super::book::{Book, Erasure};
use super::cell::{Cell, Stored};
use super::clock::Time;
use super::delta::{Commit, Delta, Entry, MAX_SEQ, Range, write_key, write_time_after};
use super::error::CommitError;
use super::id::{Element, Key, Kind, RecordId, WriterId};
use super::value::Value;
use super::vector::{Dot, VersionVector};
use super::wire::Out;

/// Which of the values beside each other a write takes the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaces {
    /// None: the writer has not seen what stands there, so that both stay until someone decides.
    Nothing,
    /// The value that the user saw. Others stay until someone decides.
    Current,
    /// All values that are here: a decision, or a field where only the newest counts.
    All,
}

/// One change of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Gives a register a value; the record comes into being with its first.
    Set {
        /// The record.
        id: RecordId,
        /// What the record is.
        kind: Kind,
        /// The register.
        key: Key,
        /// Its value from now on.
        value: Value,
        /// What it takes the place of.
        replaces: Replaces,
    },
    /// Drops a record everywhere and for ever. Erasing it once more changes nothing.
    Erase {
        /// The record.
        id: RecordId,
        /// What the record is.
        kind: Kind,
    },
}

impl Write {
    fn id(&self) -> RecordId {
        match self {
            Self::Set { id, .. } | Self::Erase { id, .. } => *id,
        }
    }
}

impl Book {
    /// Applies the writes of one action at once and returns the commit to keep and to pass on.
    ///
    /// On an error nothing has changed, the clock included.
    pub fn commit(
        &mut self,
        writer: WriterId,
        now_ms: u64,
        writes: &[Write],
    ) -> Result<Commit, CommitError> {
        self.check(writer, writes)?;
        let time = self.clock.tick(now_ms);
        let from_seq = self.vector.get(writer) + 1;
        let mut recorder = Recorder {
            writer,
            time,
            seq: from_seq,
            writers: vec![writer],
            out: Out::default(),
        };
        let same = |a: &Write, b: &Write| {
            a.id() == b.id() && matches!((a, b), (Write::Set { .. }, Write::Set { .. }))
        };
        for run in writes.chunk_by(same) {
            self.write_run(run, &mut recorder);
        }
        self.vector.raise(writer, recorder.seq - 1);
        Ok(recorder.finish(self, from_seq))
    }

    /// Issues the writes of a commit again, as a fresh writer: for a commit that can never be applied, because an
    /// earlier entry of its writer is unreadable.
    ///
    /// Values that the book has already seen, or whose record was erased, are left out. What the original writes
    /// replaced is replaced if it is here, and so are the values that this writer salvaged before: salvage the commits
    /// of one damaged writer in their order, each damaged writer with a fresh writer of its own. Should the original
    /// turn up later, its values stand beside equal ones, which nobody has to decide about.
    pub fn salvage(
        &mut self,
        commit: &Commit,
        writer: WriterId,
        now_ms: u64,
    ) -> Result<Delta, CommitError> {
        let time = self.clock.tick(now_ms);
        let from_seq = self.vector.get(writer) + 1;
        if from_seq.saturating_add(commit.count) > MAX_SEQ {
            return Err(CommitError::WriterExhausted(writer));
        }
        let mut recorder = Recorder {
            writer,
            time,
            seq: from_seq,
            writers: vec![writer],
            out: Out::default(),
        };
        for entry in commit.entries() {
            match entry {
                Entry::Erase { dot, id } if !self.vector.covers(dot) && !self.is_erased(id) => {
                    let own = recorder.erase(id, Kind(0));
                    self.erase(id, Erasure { time, dot: own });
                }
                Entry::Set {
                    dot,
                    id,
                    kind,
                    field,
                    element,
                    value,
                    replaced,
                } if !self.vector.covers(dot) && !self.is_erased(id) => {
                    let kind = self.record(id).map_or(kind, |record| record.kind());
                    let key = Key::at(field, element);
                    let replaced: Vec<Dot> = match self.record(id) {
                        Some(record) => record
                            .siblings(&key)
                            .map(|(dot, ..)| dot)
                            .filter(|old| {
                                old.writer == writer || replaced.clone().any(|dot| dot == *old)
                            })
                            .collect(),
                        None => Vec::new(),
                    };
                    recorder.run(id, kind, 1);
                    let value = value.to_value();
                    let dot = recorder.set(&key, &value, &replaced);
                    self.put(id, kind, &key, Stored::own(value), dot, time, &replaced);
                }
                Entry::Erase { .. } | Entry::Set { .. } => {}
            }
        }
        self.vector.raise(writer, recorder.seq - 1);
        Ok(Delta::Commit(recorder.finish(self, from_seq)))
    }

    /// Everything that a book at `base` has not seen.
    pub fn delta_since(&self, base: &VersionVector) -> Delta {
        let base: VersionVector = base
            .iter()
            .map(|(writer, seq)| (writer, seq.min(self.vector.get(writer))))
            .collect();
        let numbers = self.places_in_vector();
        let seen: Vec<u64> = (0..self.writers.len() as u32)
            .map(|number| base.get(self.writers.id(number)))
            .collect();
        let is_new = |cell: &Cell| u64::from(cell.seq) > seen[cell.writer as usize];
        let mut out = Out::default();
        let mut last = Time::default();
        let erased: Vec<_> = self
            .erased
            .iter()
            .filter(|(_, erasure)| !base.covers(erasure.dot))
            .collect();
        out.number(erased.len() as u64);
        for (id, erasure) in erased {
            out.raw(&id.0);
            out.number(
                self.writers
                    .find(erasure.dot.writer)
                    .map_or(0, |at| numbers[at as usize]),
            );
            out.number(erasure.dot.seq);
            write_time_after(&mut out, erasure.time, last);
            last = erasure.time;
        }
        for &slot in self.order.values() {
            let row = &self.rows[slot as usize];
            if !row.cells.iter().any(is_new) {
                continue;
            }
            let runs = || {
                let same = |a: &Cell, b: &Cell| a.field == b.field && a.element == b.element;
                row.cells
                    .chunk_by(same)
                    .filter(|run| run.iter().any(is_new))
            };
            out.raw(&row.id.0);
            out.number(u64::from(row.kind.0));
            out.number(runs().count() as u64);
            for run in runs() {
                write_key(&mut out, run[0].field, run[0].element.as_str());
                out.number(run.len() as u64);
                for cell in run {
                    out.number(numbers[cell.writer as usize]);
                    out.number(u64::from(cell.seq));
                    write_time_after(&mut out, cell.time, last);
                    last = cell.time;
                    out.value(cell.value.read(&self.arena));
                }
            }
        }
        Delta::Range(Range {
            workspace: self.workspace,
            base,
            to: self.vector.clone(),
            body: out.0.into(),
        })
    }

    fn check(&self, writer: WriterId, writes: &[Write]) -> Result<(), CommitError> {
        if self.vector.get(writer).saturating_add(writes.len() as u64) > MAX_SEQ {
            return Err(CommitError::WriterExhausted(writer));
        }
        // What this very action does to a record: it is of a kind, or gone.
        let mut fates: HashMap<RecordId, Option<Kind>> = HashMap::new();
        for write in writes {
            let id = write.id();
            let fate = *fates.entry(id).or_insert_with(|| match self.record(id) {
                Some(record) => Some(record.kind()),
                None if self.is_erased(id) => None,
                None => match write {
                    Write::Set { kind, .. } | Write::Erase { kind, .. } => Some(*kind),
                },
            });
            match write {
                Write::Set { kind, key, .. } => {
                    let found = fate.ok_or(CommitError::Erased(id))?;
                    if found != *kind {
                        return Err(CommitError::WrongKind {
                            id,
                            found,
                            wanted: *kind,
                        });
                    }
                    if key.element.as_str().len() > Element::MAX_LEN {
                        return Err(CommitError::LongElement(id));
                    }
                }
                Write::Erase { .. } => {
                    fates.insert(id, None);
                }
            }
        }
        Ok(())
    }

    fn write_run(&mut self, run: &[Write], recorder: &mut Recorder) {
        if let Some(Write::Set { id, kind, .. }) = run.first() {
            recorder.run(*id, *kind, run.len());
        }
        for write in run {
            match write {
                Write::Set {
                    id,
                    kind,
                    key,
                    value,
                    replaces,
                } => {
                    let replaced = self.replaced(*id, key, *replaces);
                    let dot = recorder.set(key, value, &replaced);
                    self.put(
                        *id,
                        *kind,
                        key,
                        Stored::own(value.clone()),
                        dot,
                        recorder.time,
                        &replaced,
                    );
                }
                Write::Erase { id, .. } if self.is_erased(*id) => {}
                Write::Erase { id, kind } => {
                    let dot = recorder.erase(*id, *kind);
                    self.erase(
                        *id,
                        Erasure {
                            time: recorder.time,
                            dot,
                        },
                    );
                }
            }
        }
    }

    fn replaced(&self, id: RecordId, key: &Key, replaces: Replaces) -> Vec<Dot> {
        let Some(record) = self.record(id) else {
            return Vec::new();
        };
        let current = record.at(key.field, key.element.as_str());
        record
            .siblings(key)
            .filter(|&(_, _, value)| match replaces {
                Replaces::Nothing => false,
                Replaces::Current => Some(value) == current,
                Replaces::All => true,
            })
            .map(|(dot, ..)| dot)
            .collect()
    }

    /// Takes `replaced` out of the register and puts the value in.
    #[expect(clippy::too_many_arguments, reason = "a write is that many things")]
    pub(super) fn put(
        &mut self,
        id: RecordId,
        kind: Kind,
        key: &Key,
        value: Stored,
        dot: Dot,
        time: Time,
        replaced: &[Dot],
    ) {
        let writer = self.writers.number(dot.writer);
        let cell = Cell {
            field: key.field,
            element: key.element.clone(),
            writer,
            seq: dot.seq as u32,
            time,
            value,
        };
        let slot = self.slot(id, kind);
        let (row, writers) = (&mut self.rows[slot], &self.writers);
        let run = row.run(key.field, key.element.as_str());
        if run.len() == 1 && replaced == [writers.dot(&row.cells[run.start])] {
            row.cells[run.start] = cell;
            return;
        }
        for at in run.rev() {
            if replaced.contains(&writers.dot(&row.cells[at])) {
                row.cells.remove(at);
            }
        }
        row.insert(cell, writers);
    }
}

/// Writes a commit down while it happens.
struct Recorder {
    writer: WriterId,
    time: Time,
    seq: u64,
    writers: Vec<WriterId>,
    out: Out,
}

impl Recorder {
    fn run(&mut self, id: RecordId, kind: Kind, sets: usize) {
        self.out.raw(&id.0);
        self.out.number(u64::from(kind.0));
        self.out.number(sets as u64);
    }

    fn set(&mut self, key: &Key, value: &Value, replaced: &[Dot]) -> Dot {
        write_key(&mut self.out, key.field, key.element.as_str());
        self.out.value(value.as_ref());
        self.out.number(replaced.len() as u64);
        for dot in replaced {
            let number = self
                .writers
                .iter()
                .position(|writer| *writer == dot.writer)
                .unwrap_or_else(|| {
                    self.writers.push(dot.writer);
                    self.writers.len() - 1
                });
            self.out.number(number as u64);
            self.out.number(dot.seq);
        }
        self.next_dot()
    }

    fn erase(&mut self, id: RecordId, kind: Kind) -> Dot {
        self.run(id, kind, 0);
        self.next_dot()
    }

    fn next_dot(&mut self) -> Dot {
        self.seq += 1;
        Dot {
            writer: self.writer,
            seq: self.seq - 1,
        }
    }

    fn finish(self, book: &Book, from_seq: u64) -> Commit {
        Commit {
            workspace: book.workspace,
            writer: self.writer,
            from_seq,
            count: self.seq - from_seq,
            time: self.time,
            writers: self.writers,
            body: Arc::from(self.out.0),
        }
    }
}
