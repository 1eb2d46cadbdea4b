//! From what two engines hold to the book. Invariant: whatever the bytes are, this ends with a book, every action that
//! is whole in either engine is in it, and every byte that could not be understood is set aside, never dropped.

use std::collections::BTreeMap;

use super::entry::{self, Entry};
use super::finding::Finding;
use super::image::Image;
use super::key::Part;
use super::manifest::Manifest;
use super::port::Engine;
use super::snapshot::{self, Source};
use super::text;
use crate::replica::{ApplyError, Book, Delta, VersionVector, WorkspaceId, WriterId};

/// Whether the book may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As usual.
    Full,
    /// A newer version of the program wrote here: look and export, nothing else.
    ReadOnly,
}

/// Bytes that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Where they were.
    pub engine: Engine,
    /// Under which key.
    pub key: String,
    /// The bytes as they were; text that carries no bytes as UTF-8.
    pub bytes: Vec<u8>,
}

/// What reading both engines came upon besides the book.
#[derive(Clone, Debug, Default)]
pub struct Trouble {
    /// A newer version of the program wrote something.
    pub newer: bool,
    /// What has to be set aside.
    pub aside: Vec<Aside>,
    /// Pieces that were damaged in one engine and are whole in the other or not needed.
    pub damaged: BTreeMap<Engine, usize>,
    /// Pieces that are damaged wherever they are.
    pub lost: Vec<Part>,
}

impl Trouble {
    /// Sets the bytes aside that an engine holds under a name.
    pub fn set_aside(&mut self, image: &Image, workspace: WorkspaceId, part: &Part) {
        if let Some(bytes) = image.parts.get(part) {
            let key = part.clone().of(workspace);
            self.aside.push(Aside {
                engine: image.engine,
                key,
                bytes: bytes.clone(),
            });
        }
    }

    /// Notes damage that costs nothing.
    pub fn damage(&mut self, engine: Engine) {
        *self.damaged.entry(engine).or_default() += 1;
    }
}

/// The outcome of a start.
#[derive(Clone, Debug)]
pub struct Recovered {
    /// The book.
    pub book: Book,
    /// Whether it may be changed.
    pub mode: Mode,
    /// What was out of order.
    pub findings: Vec<Finding>,
    /// What has to be set aside.
    pub aside: Vec<Aside>,
    /// The generation that was read, if there was one.
    pub base: Option<Manifest>,
    /// Whether the vault holds that generation, as far as is known.
    pub in_vault: bool,
    /// Generations whose chunks are not whole.
    pub broken: Vec<(u64, u32)>,
    /// What is in one engine and not in this one.
    pub missing: BTreeMap<Engine, Vec<(Part, Vec<u8>)>>,
    /// Actions that were written again.
    pub salvaged: Vec<Delta>,
    /// What the part of the journal that no snapshot has costs, in units of local storage.
    pub journal_units: usize,
    /// How many actions of this device the book holds.
    pub actions: u64,
    /// Whether a snapshot is missing or damaged somewhere: fold at once, which makes both engines whole.
    pub heal: bool,
    /// Whether a newer snapshot might be whole if the vault's chunks were read.
    pub needs_chunks: bool,
}

/// Unites what both engines hold.
pub fn recover(
    workspace: WorkspaceId,
    shelf: &Image,
    vault: &Image,
    now_ms: u64,
    fresh: &mut dyn FnMut() -> WriterId,
) -> Recovered {
    let images = [shelf, vault];
    let mut trouble = Trouble::default();
    let found = snapshot::find(workspace, images, &mut trouble);
    let entries = entry::collect(workspace, images, &mut trouble);
    let mut book = found.book.unwrap_or_else(|| Book::new(workspace));
    let seen_by_base = book.vector().clone();
    let journal_units = entries
        .iter()
        .filter(|entry| !entry.delta.is_covered_by(&seen_by_base))
        .map(Entry::units)
        .sum();
    let mut replayed = replay(&mut book, &entries, now_ms);
    let writes = missing_writes(&found.promised, book.vector());
    let salvaged = salvage(&mut book, &mut replayed, &entries, now_ms, fresh);

    for index in &replayed.set_aside {
        for image in images {
            trouble.set_aside(image, workspace, &entries[*index].part);
        }
    }
    for image in images {
        for (key, value) in &image.garbled {
            let aside = Aside {
                engine: image.engine,
                key: key.clone(),
                bytes: value.clone().into_bytes(),
            };
            trouble.aside.push(aside);
        }
    }

    let mut missing: BTreeMap<Engine, Vec<(Part, Vec<u8>)>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        let gone = replayed.set_aside.contains(&index) || entry.delta.is_covered_by(&seen_by_base);
        for image in images.iter().filter(|image| image.error.is_none()) {
            if entry.lacks(image.engine) && !gone {
                let copy = (entry.part.clone(), entry.bytes.to_vec());
                missing.entry(image.engine).or_default().push(copy);
            }
        }
    }

    let mut findings = Vec::new();
    for (image, other) in [(shelf, vault), (vault, shelf)] {
        if image.error.is_some() {
            findings.push(Finding::Unavailable(image.engine));
        } else if image.is_empty() && !other.is_empty() {
            findings.push(Finding::Refilled {
                engine: image.engine,
                records: book.len(),
            });
        } else if let Some(copies) = missing.get(&image.engine) {
            findings.push(Finding::CaughtUp {
                engine: image.engine,
                actions: copies.len(),
            });
        }
    }
    let (covered, lost): (Vec<_>, Vec<_>) = trouble.lost.iter().partition(|part| match part {
        Part::Journal { writer, first } => book.vector().get(*writer) >= *first,
        Part::Manifest(_) | Part::Pinned | Part::Chunk { .. } => found.source != Source::Nothing,
        Part::Received(_) | Part::Draft(_) | Part::Slot(_) | Part::Outside => false,
        Part::Quarantine(_) | Part::Backup(_) => false,
    });
    for image in images {
        let spare = covered
            .iter()
            .filter(|part| image.parts.contains_key(part))
            .count();
        let pieces = spare + trouble.damaged.get(&image.engine).copied().unwrap_or(0);
        if pieces > 0 {
            findings.push(Finding::Repaired {
                engine: image.engine,
                pieces,
            });
        }
    }
    let count = lost.len() + replayed.foreign + shelf.garbled.len();
    let told = [
        (found.source == Source::Older, Finding::OlderSnapshot),
        (count > 0, Finding::Quarantined { pieces: count }),
        (
            replayed.salvaged > 0,
            Finding::Salvaged {
                actions: replayed.salvaged,
            },
        ),
        (writes > 0, Finding::Missing { writes }),
        (
            replayed.waiting > 0,
            Finding::Waiting {
                deltas: replayed.waiting,
            },
        ),
        (
            replayed.twice + entry::twice(&entries) > 0,
            Finding::NumberTwice {
                actions: replayed.twice + entry::twice(&entries),
            },
        ),
        (trouble.newer, Finding::Newer),
    ];
    findings.extend(
        told.into_iter()
            .filter(|(is_so, _)| *is_so)
            .map(|(_, finding)| finding),
    );

    let new_here = entries
        .iter()
        .filter(|e| e.own && !e.delta.is_covered_by(&seen_by_base));
    let before = found
        .manifest
        .as_ref()
        .map_or(0, |manifest| manifest.actions);
    Recovered {
        mode: if trouble.newer {
            Mode::ReadOnly
        } else {
            Mode::Full
        },
        findings,
        heal: found.heal || !trouble.aside.is_empty(),
        needs_chunks: found.needs_chunks,
        aside: trouble.aside,
        missing,
        salvaged,
        journal_units,
        actions: before + new_here.count() as u64,
        in_vault: found.in_vault,
        broken: found.broken,
        base: found.manifest,
        book,
    }
}

#[derive(Default)]
struct Replayed {
    /// Entries that no other entry made applicable.
    left: Vec<usize>,
    /// Entries that leave the journal.
    set_aside: Vec<usize>,
    twice: usize,
    foreign: usize,
    salvaged: usize,
    waiting: usize,
}

/// Applies what can be applied, in whatever order that takes.
fn replay(book: &mut Book, entries: &[Entry], now_ms: u64) -> Replayed {
    let mut out = Replayed {
        left: (0..entries.len()).collect(),
        ..Replayed::default()
    };
    loop {
        let before = out.left.len();
        let mut left = Vec::new();
        for index in std::mem::take(&mut out.left) {
            let delta = &entries[index].delta;
            if delta.is_covered_by(book.vector()) {
                continue;
            }
            match book.apply(delta, now_ms) {
                Ok(_) => {}
                Err(ApplyError::Gap { .. }) => left.push(index),
                Err(ApplyError::DotReused(_)) => {
                    out.twice += 1;
                    out.set_aside.push(index);
                }
                Err(ApplyError::ForeignWorkspace { .. }) => {
                    out.foreign += 1;
                    out.set_aside.push(index);
                }
            }
        }
        out.left = left;
        if out.left.is_empty() || out.left.len() == before {
            return out;
        }
    }
}

/// Writes again, as fresh writers, what this device wrote and what can never be applied as it stands.
fn salvage(
    book: &mut Book,
    replayed: &mut Replayed,
    entries: &[Entry],
    now_ms: u64,
    fresh: &mut dyn FnMut() -> WriterId,
) -> Vec<Delta> {
    let mut substitutes: BTreeMap<WriterId, WriterId> = BTreeMap::new();
    let mut salvaged = Vec::new();
    for index in std::mem::take(&mut replayed.left) {
        let entry = &entries[index];
        let Delta::Commit(commit) = &entry.delta else {
            replayed.waiting += 1;
            continue;
        };
        if !entry.own {
            replayed.waiting += 1;
            continue;
        }
        let writer = *substitutes
            .entry(commit.writer())
            .or_insert_with(&mut *fresh);
        replayed.set_aside.push(index);
        match book.salvage(commit, writer, now_ms) {
            Ok(Delta::Commit(commit)) if commit.is_empty() => {}
            Ok(delta) => {
                replayed.salvaged += 1;
                salvaged.push(delta);
            }
            Err(_) => replayed.foreign += 1,
        }
    }
    salvaged
}

/// How many writes a readable manifest has seen and the book has not.
fn missing_writes(promised: &VersionVector, have: &VersionVector) -> u64 {
    promised
        .iter()
        .map(|(writer, seq)| seq.saturating_sub(have.get(writer)))
        .sum()
}

/// The units that bytes cost under a name.
pub(super) fn units(part: &Part, workspace: WorkspaceId, bytes: &[u8]) -> usize {
    text::units(&part.clone().of(workspace), "") + bytes.len()
}
