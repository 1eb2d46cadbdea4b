//! Taking in what others wrote. First everything is checked, then everything is done: an error changes nothing.

use std::collections::{BTreeSet, HashSet};

use super::book::{Book, Erasure};
use super::cell::{Cell, Row, Stored};
use super::clock::Time;
use super::delta::{Commit, Delta, Entry, Item, Range, Sibling};
use super::error::{ApplyError, DecodeError};
use super::id::{Element, Field, Key, RecordId, WriterId};
use super::vector::Dot;

/// What a delta changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The records that look different now, the erased ones among them, in the order of their ids.
    pub changed: Vec<RecordId>,
    /// Those of them that were erased.
    pub erased: Vec<RecordId>,
    /// Writers whose clock is more than five minutes ahead.
    pub ahead: Vec<WriterId>,
}

#[derive(Default)]
struct Effects {
    changed: BTreeSet<RecordId>,
    erased: BTreeSet<RecordId>,
    ahead: BTreeSet<WriterId>,
}

impl From<Effects> for Applied {
    fn from(effects: Effects) -> Self {
        Self {
            changed: effects.changed.into_iter().collect(),
            erased: effects.erased.into_iter().collect(),
            ahead: effects.ahead.into_iter().collect(),
        }
    }
}

/// Why a check stopped. A body that cannot be read cannot happen, see [`super::delta`].
enum Stop {
    Apply(ApplyError),
    Unreadable,
}

impl From<DecodeError> for Stop {
    fn from(_: DecodeError) -> Self {
        Self::Unreadable
    }
}

impl Book {
    /// Takes in a delta. All of it or nothing; taking it in again changes nothing.
    pub fn apply(&mut self, delta: &Delta, now_ms: u64) -> Result<Applied, ApplyError> {
        if delta.workspace() != self.workspace {
            return Err(ApplyError::ForeignWorkspace {
                expected: self.workspace,
                found: delta.workspace(),
            });
        }
        match delta {
            Delta::Commit(commit) => {
                self.check_commit(commit)?;
                Ok(self.apply_commit(commit, now_ms))
            }
            Delta::Range(range) => {
                self.check_range(range)?;
                Ok(self.apply_range(range, now_ms))
            }
        }
    }

    fn check_commit(&self, commit: &Commit) -> Result<(), ApplyError> {
        self.need(Dot {
            writer: commit.writer,
            seq: commit.from_seq - 1,
        })?;
        let mut missing = HashSet::new();
        for entry in commit.entries() {
            match entry {
                Entry::Set { dot, replaced, .. } if !self.vector.covers(dot) => {
                    for old in replaced
                        .filter(|old| old.writer != commit.writer || old.seq < commit.from_seq)
                    {
                        self.need(old)?;
                    }
                }
                Entry::Set {
                    dot,
                    id,
                    field,
                    element,
                    value,
                    ..
                } => {
                    let sibling = Sibling {
                        dot,
                        time: commit.time,
                        value,
                    };
                    let row = self.row(id);
                    let run = row.map_or(&[][..], |row| &row.cells[row.run(field, element)]);
                    match self.find(run, dot) {
                        Some(cell) => self.compare(cell, &sibling)?,
                        None => drop(missing.insert(dot)),
                    }
                }
                Entry::Erase { dot, id } if self.vector.covers(dot) && !self.is_erased(id) => {
                    return Err(ApplyError::DotReused(dot));
                }
                Entry::Erase { .. } => {}
            }
        }
        self.check_missing(&missing)
    }

    fn apply_commit(&mut self, commit: &Commit, now_ms: u64) -> Applied {
        let mut effects = Effects::default();
        for entry in commit.entries() {
            match entry {
                Entry::Set {
                    dot,
                    id,
                    kind,
                    field,
                    element,
                    value,
                    replaced,
                } => {
                    if self.vector.covers(dot) || self.is_erased(id) {
                        continue;
                    }
                    let replaced: Vec<Dot> = replaced.collect();
                    let value = Stored::own(value.to_value());
                    self.put(
                        id,
                        kind,
                        &Key::at(field, element),
                        value,
                        dot,
                        commit.time,
                        &replaced,
                    );
                    effects.changed.insert(id);
                }
                Entry::Erase { dot, id } => {
                    if !self.vector.covers(dot) {
                        self.take_erasure(
                            id,
                            Erasure {
                                time: commit.time,
                                dot,
                            },
                            &mut effects,
                        );
                    }
                }
            }
        }
        if !self.vector.covers(Dot {
            writer: commit.writer,
            seq: commit.last_seq(),
        }) && self.clock.observe(commit.time, now_ms)
        {
            effects.ahead.insert(commit.writer);
        }
        self.vector.raise(commit.writer, commit.last_seq());
        effects.into()
    }

    fn check_range(&self, range: &Range) -> Result<(), ApplyError> {
        if let Some(writer) = self.vector.first_gap(&range.base) {
            return self.need(Dot {
                writer,
                seq: range.base.get(writer),
            });
        }
        let mut missing = HashSet::new();
        let mut dropped = HashSet::new();
        let checked = range.visit(|item| match item {
            Item::Erased { id, dot, .. } if self.vector.covers(dot) && !self.is_erased(id) => {
                Err(Stop::Apply(ApplyError::DotReused(dot)))
            }
            Item::Erased { .. } => Ok(()),
            Item::Register { id, .. } if self.is_erased(id) => Ok(()),
            Item::Register {
                id,
                field,
                element,
                siblings,
                ..
            } => {
                let row = self.row(id);
                let run = row.map_or(&[][..], |row| &row.cells[row.run(field, element)]);
                let mut left = 0;
                for sibling in siblings {
                    match self.find(run, sibling.dot) {
                        Some(cell) => self.compare(cell, sibling).map_err(Stop::Apply)?,
                        None if self.vector.covers(sibling.dot) => {
                            missing.insert(sibling.dot);
                            continue;
                        }
                        None => {}
                    }
                    left += 1;
                }
                for dot in run.iter().map(|cell| self.writers.dot(cell)) {
                    if siblings.iter().any(|sibling| sibling.dot == dot) {
                        continue;
                    }
                    if range.to.covers(dot) {
                        dropped.insert(dot);
                    } else {
                        left += 1;
                    }
                }
                // Each side claims to have replaced what the other holds: one of the dots had two lives.
                let dots = siblings.iter().map(|sibling| sibling.dot);
                match dots
                    .chain(run.iter().map(|cell| self.writers.dot(cell)))
                    .max_by_key(|dot| dot.seq)
                {
                    Some(dot) if left == 0 => Err(Stop::Apply(ApplyError::DotReused(dot))),
                    Some(_) | None => Ok(()),
                }
            }
        });
        if let Err(Stop::Apply(error)) = checked {
            return Err(error);
        }
        self.check_missing(&missing)?;
        if dropped.is_empty() {
            return Ok(());
        }
        let elsewhere = range.visit(|item| match item {
            Item::Erased { dot, .. } if dropped.contains(&dot) => {
                Err(Stop::Apply(ApplyError::DotReused(dot)))
            }
            Item::Register { siblings, .. } => match siblings
                .iter()
                .find(|sibling| dropped.contains(&sibling.dot))
            {
                Some(sibling) => Err(Stop::Apply(ApplyError::DotReused(sibling.dot))),
                None => Ok(()),
            },
            Item::Erased { .. } => Ok(()),
        });
        if let Err(Stop::Apply(error)) = elsewhere {
            Err(error)
        } else {
            Ok(())
        }
    }

    fn apply_range(&mut self, range: &Range, now_ms: u64) -> Applied {
        let mut effects = Effects::default();
        let mut times: Vec<(WriterId, Time)> = Vec::new();
        let seen = self.vector.clone();
        let _: Result<(), DecodeError> = range.visit(|item| {
            match item {
                Item::Erased { id, dot, stamp } => {
                    let time = Time::new(stamp.ms, stamp.counter);
                    if !seen.covers(dot) {
                        times.push((dot.writer, time));
                    }
                    self.take_erasure(id, Erasure { time, dot }, &mut effects);
                }
                Item::Register { id, .. } if self.is_erased(id) => {}
                Item::Register {
                    id,
                    kind,
                    field,
                    element,
                    siblings,
                } => {
                    let slot = self.slot(id, kind);
                    let changed = self.merge_register(slot, field, element, siblings, range);
                    if changed {
                        effects.changed.insert(id);
                    }
                    let new = siblings.iter().filter(|sibling| !seen.covers(sibling.dot));
                    times.extend(new.map(|sibling| (sibling.dot.writer, sibling.time)));
                }
            }
            Ok(())
        });
        for (writer, time) in times {
            if self.clock.observe(time, now_ms) {
                effects.ahead.insert(writer);
            }
        }
        self.vector.join(&range.to);
        effects.into()
    }

    /// Keeps a local sibling if the range has it too or has not seen it; takes a remote one if we have not seen it.
    fn merge_register(
        &mut self,
        slot: usize,
        field: Field,
        element: &str,
        siblings: &[Sibling<'_>],
        range: &Range,
    ) -> bool {
        let mut changed = false;
        let row = &mut self.rows[slot];
        for at in row.run(field, element).rev() {
            let dot = self.writers.dot(&row.cells[at]);
            if range.to.covers(dot) && !siblings.iter().any(|sibling| sibling.dot == dot) {
                row.cells.remove(at);
                changed = true;
            }
        }
        for sibling in siblings
            .iter()
            .filter(|sibling| !self.vector.covers(sibling.dot))
        {
            let cell = Cell {
                field,
                element: Element::new(element),
                writer: self.writers.number(sibling.dot.writer),
                seq: sibling.dot.seq as u32,
                time: sibling.time,
                value: Stored::own(sibling.value.to_value()),
            };
            row.insert(cell, &self.writers);
            changed = true;
        }
        changed
    }

    fn take_erasure(&mut self, id: RecordId, erasure: Erasure, effects: &mut Effects) {
        if !self.is_erased(id) {
            effects.changed.insert(id);
            effects.erased.insert(id);
        }
        self.erase(id, erasure);
    }

    fn need(&self, dot: Dot) -> Result<(), ApplyError> {
        let have = self.vector.get(dot.writer);
        if have >= dot.seq {
            return Ok(());
        }
        Err(ApplyError::Gap {
            writer: dot.writer,
            have,
            need: dot.seq,
        })
    }

    fn row(&self, id: RecordId) -> Option<&Row> {
        self.index.get(&id).map(|&slot| &self.rows[slot as usize])
    }

    fn find<'c>(&self, run: &'c [Cell], dot: Dot) -> Option<&'c Cell> {
        run.iter().find(|cell| self.writers.dot(cell) == dot)
    }

    fn compare(&self, cell: &Cell, sibling: &Sibling<'_>) -> Result<(), ApplyError> {
        let same = cell.time == sibling.time && cell.value.read(&self.arena) == sibling.value;
        if same {
            Ok(())
        } else {
            Err(ApplyError::DotReused(sibling.dot))
        }
    }

    /// Writes that we have seen and that are not where they should be were replaced since, unless they live elsewhere.
    fn check_missing(&self, missing: &HashSet<Dot>) -> Result<(), ApplyError> {
        if missing.is_empty() {
            return Ok(());
        }
        let mut lives = self.cells().map(|(_, cell)| self.writers.dot(cell));
        let erasures = || self.erased.values().map(|erasure| erasure.dot);
        match lives
            .find(|dot| missing.contains(dot))
            .or_else(|| erasures().find(|dot| missing.contains(dot)))
        {
            Some(dot) => Err(ApplyError::DotReused(dot)),
            None => Ok(()),
        }
    }
}
