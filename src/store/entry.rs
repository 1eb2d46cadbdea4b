//! The journal as both engines hold it together. Invariant: an entry that is whole in either engine is here once.

use std::borrow::Cow;

use super::image::Image;
use super::key::Part;
use super::port::Engine;
use super::recover::{self, Aside, Trouble};
use crate::replica::{DecodeError, Delta, WorkspaceId, frame};
use crate::sorting;

/// One action.
#[derive(Clone, Debug)]
pub struct Entry<'i> {
    /// The name that it has, or should have.
    pub part: Part,
    /// What it says.
    pub delta: Delta,
    /// Its bytes.
    pub bytes: Cow<'i, [u8]>,
    /// Whether this device wrote it.
    pub own: bool,
    whole_in: [bool; 2],
    twice: bool,
}

impl Entry<'_> {
    /// Whether the engine does not hold it, or holds it damaged.
    pub fn lacks(&self, engine: Engine) -> bool {
        !self.whole_in[engine as usize]
    }

    /// What it costs in the quota.
    pub fn units(&self) -> usize {
        recover::units(&self.part, self.delta.workspace(), &self.bytes)
    }
}

/// How many entries stood with two different contents under one number.
pub fn twice(entries: &[Entry]) -> usize {
    entries.iter().filter(|entry| entry.twice).count()
}

/// The name under which a delta is kept.
pub fn part_of(delta: &Delta, bytes: &[u8], own: bool) -> Part {
    match delta {
        Delta::Commit(commit) if own => Part::Journal {
            writer: commit.writer(),
            first: commit.first_seq(),
        },
        Delta::Commit(_) | Delta::Range(_) => Part::Received(super::envelope::fingerprint(bytes)),
    }
}

/// Why bytes are not the entry that their name promises.
#[derive(Clone, Debug)]
enum Unread {
    Newer,
    Damaged,
    /// A whole entry, under the name of another.
    Misfiled(Box<Delta>),
}

fn read(workspace: WorkspaceId, part: Option<&Part>, bytes: &[u8]) -> Result<Delta, Unread> {
    match Delta::decode(bytes) {
        Ok(delta) if delta.workspace() == workspace => {
            let named = |part: &Part| *part == part_of(&delta, bytes, is_own(part));
            if part.is_some_and(named) {
                Ok(delta)
            } else {
                Err(Unread::Misfiled(Box::new(delta)))
            }
        }
        Ok(_) => Err(Unread::Damaged),
        Err(DecodeError::Newer { .. }) => Err(Unread::Newer),
        // A kind that this program does not know, under a checksum that fits, can only come from a newer one.
        Err(DecodeError::WrongKind { found }) if found > frame::FrameKind::Range as u8 => {
            Err(Unread::Newer)
        }
        Err(
            DecodeError::Length { .. }
            | DecodeError::Foreign
            | DecodeError::Damaged
            | DecodeError::WrongKind { .. }
            | DecodeError::TooLarge(_)
            | DecodeError::Invalid(_),
        ) => Err(Unread::Damaged),
    }
}

fn is_own(part: &Part) -> bool {
    matches!(part, Part::Journal { .. })
}

/// Reads the journals of both engines, in the order of their names.
pub fn collect<'i>(
    workspace: WorkspaceId,
    images: [&'i Image; 2],
    trouble: &mut Trouble,
) -> Vec<Entry<'i>> {
    let is_entry = |part: &&Part| matches!(part, Part::Journal { .. } | Part::Received(_));
    let parts = sorting::set(
        images
            .iter()
            .flat_map(|image| image.parts.keys().filter(is_entry)),
    );
    let mut entries = Vec::with_capacity(parts.len());
    let mut misfiled = Vec::new();
    for part in parts {
        entries.extend(unite(workspace, images, part, trouble, &mut misfiled));
    }
    for image in images {
        for (key, bytes) in &image.strays {
            // A damaged name over a whole entry; what is no entry is left where it is.
            if let Err(Unread::Misfiled(delta)) = read(workspace, None, bytes) {
                misfiled.push((*delta, bytes));
                trouble.damage(image.engine);
                let engine = image.engine;
                trouble.aside.push(Aside {
                    engine,
                    key: key.clone(),
                    bytes: bytes.clone(),
                });
            }
        }
    }
    for (delta, bytes) in misfiled {
        let own = matches!(delta, Delta::Commit(_));
        let part = part_of(&delta, bytes, own);
        if !entries.iter().any(|known| known.part == part) {
            trouble.lost.retain(|lost| *lost != part);
            let bytes = Cow::Borrowed(bytes.as_slice());
            entries.push(Entry {
                part,
                delta,
                bytes,
                own,
                whole_in: [false; 2],
                twice: false,
            });
        }
    }
    entries
}

fn unite<'i>(
    workspace: WorkspaceId,
    images: [&'i Image; 2],
    part: &Part,
    trouble: &mut Trouble,
    misfiled: &mut Vec<(Delta, &'i Vec<u8>)>,
) -> Option<Entry<'i>> {
    let bytes = images.map(|image| image.parts.get(part));
    let first = bytes[0].map(|bytes| read(workspace, Some(part), bytes));
    let mut read_in = if bytes[0] == bytes[1] {
        [first.clone(), first]
    } else {
        [
            first,
            bytes[1].map(|bytes| read(workspace, Some(part), bytes)),
        ]
    };
    let newer = |read: &Option<Result<Delta, Unread>>| matches!(read, Some(Err(Unread::Newer)));
    trouble.newer |= read_in.iter().any(newer);
    for at in [0, 1] {
        if let Some(Err(Unread::Misfiled(delta))) = &read_in[at] {
            misfiled.extend(bytes[at].map(|bytes| ((**delta).clone(), bytes)));
        }
    }
    let whole_in = [0, 1].map(|at| matches!(read_in[at], Some(Ok(_))));
    let differ = bytes[0] != bytes[1] && whole_in == [true, true];
    let own = is_own(part);

    // What was acknowledged may have been passed on: where both differ, the vault's counts.
    let at = if whole_in[1] { 1 } else { 0 };
    let best = read_in[at].take();
    let other = 1 - at;
    for damaged in [at, other]
        .into_iter()
        .filter(|&at| bytes[at].is_some() && !whole_in[at])
    {
        trouble.set_aside(images[damaged], workspace, part);
        if whole_in[1 - damaged] {
            trouble.damage(images[damaged].engine);
        }
    }
    if differ {
        trouble.set_aside(images[other], workspace, part);
    }
    let Some(Ok(delta)) = best else {
        trouble.lost.push(part.clone());
        return None;
    };
    let whole_in = if differ { [false, true] } else { whole_in };
    let bytes = Cow::Borrowed(bytes[at]?.as_slice());
    Some(Entry {
        part: part.clone(),
        delta,
        bytes,
        own,
        whole_in,
        twice: differ,
    })
}
