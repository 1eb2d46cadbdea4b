//! The names of everything that is kept, the same in both engines. Invariant: a key says to which workspace it belongs,
//! and the keys of other programs on the same origin are never ours.

use std::fmt;

use crate::replica::{RecordId, WorkspaceId, WriterId};

/// What all our keys begin with.
pub const PREFIX: &str = "fct1.";

/// The preferences of this device.
pub const SETTINGS: &str = "fct1.settings";

/// The reader's own profile on the twelve scales, which never enters a book.
pub const SELF_PROFILE: &str = "fct1.profile";

/// Room that is given up at the first quota error.
pub const RESERVE: &str = "fct1.reserve";

/// One thing that is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// Name and kind of a workspace.
    Workspace(WorkspaceId),
    /// A workspace was deleted. A key of its own, so that no late note about its name can bring it back; it stays in the
    /// vault, so that local storage, should the browser die before it has forgotten, cannot either.
    Gone(WorkspaceId),
    /// A record of a workspace that was erased. Not one of its own keys: it outlives the workspace on this device, so
    /// that an old backup cannot bring a forgotten person back.
    Ledger(WorkspaceId, RecordId),
    /// Something inside a workspace.
    Of(WorkspaceId, Part),
}

/// One thing that is kept for a workspace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// One of two: the newest whole generation and the one before.
    Manifest(u8),
    /// The generation that an older version wrote, until a backup of the new one was verified.
    Pinned,
    /// A piece of a snapshot.
    Chunk {
        /// The generation.
        generation: u64,
        /// Tells the chunks of two tabs apart that folded at the same time without knowing of each other.
        nonce: u32,
        /// The how-manieth piece.
        index: u32,
    },
    /// One action of one writer.
    Journal {
        /// Who wrote.
        writer: WriterId,
        /// The first number of the action.
        first: u64,
    },
    /// Something that came from outside, named by its content.
    Received(u64),
    /// An open form.
    Draft(String),
    /// A writer slot.
    Slot(u16),
    /// When the book was last put into a file.
    Outside,
    /// Bytes that could not be read.
    Quarantine(u64),
    /// One backup of the ring, by its time.
    Backup(u64),
}

impl Part {
    /// Whether the book can be rebuilt from it.
    pub fn is_of_the_book(&self) -> bool {
        match self {
            Part::Manifest(_) | Part::Pinned | Part::Chunk { .. } => true,
            Part::Journal { .. } | Part::Received(_) => true,
            Part::Draft(_) | Part::Slot(_) | Part::Outside => false,
            Part::Quarantine(_) | Part::Backup(_) => false,
        }
    }

    /// The whole key.
    pub fn of(self, workspace: WorkspaceId) -> String {
        Key::Of(workspace, self).to_string()
    }
}

/// What all keys of one workspace begin with.
pub fn prefix(workspace: WorkspaceId) -> String {
    format!("{PREFIX}{workspace}.")
}

/// What all entries about a workspace's erased records begin with.
pub fn ledger_prefix(workspace: WorkspaceId) -> String {
    format!("{PREFIX}e.{workspace}.")
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Workspace(workspace) => write!(f, "{PREFIX}w.{workspace}"),
            Key::Gone(workspace) => write!(f, "{PREFIX}x.{workspace}"),
            Key::Ledger(workspace, id) => write!(f, "{}{id}", ledger_prefix(*workspace)),
            Key::Of(workspace, part) => write!(f, "{PREFIX}{workspace}.{part}"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Manifest(slot) => write!(f, "m.{slot}"),
            Part::Pinned => write!(f, "m.p"),
            Part::Chunk {
                generation,
                nonce,
                index,
            } => {
                write!(f, "c.{generation}.{nonce:08x}.{index}")
            }
            Part::Journal { writer, first } => write!(f, "j.{writer}.{first}"),
            Part::Received(hash) => write!(f, "r.{hash:016x}"),
            Part::Draft(name) => write!(f, "d.{name}"),
            Part::Slot(slot) => write!(f, "s.{slot}"),
            Part::Outside => write!(f, "o"),
            Part::Quarantine(hash) => write!(f, "q.{hash:016x}"),
            Part::Backup(ms) => write!(f, "b.{ms:013}"),
        }
    }
}

/// Reads a key; `None` for one that this program does not write.
pub fn parse(key: &str) -> Option<Key> {
    let rest = key.strip_prefix(PREFIX)?;
    if let Some(workspace) = rest.strip_prefix("w.") {
        return workspace.parse().ok().map(Key::Workspace);
    }
    if let Some(workspace) = rest.strip_prefix("x.") {
        return workspace.parse().ok().map(Key::Gone);
    }
    if let Some(rest) = rest.strip_prefix("e.") {
        let (workspace, id) = rest.split_once('.')?;
        return Some(Key::Ledger(workspace.parse().ok()?, id.parse().ok()?));
    }
    let (workspace, part) = rest.split_once('.')?;
    Some(Key::Of(workspace.parse().ok()?, parse_part(part)?))
}

fn parse_part(part: &str) -> Option<Part> {
    if part == "o" {
        return Some(Part::Outside);
    }
    let (letter, rest) = part.split_once('.')?;
    let parsed = match letter {
        "m" if rest == "p" => Part::Pinned,
        "m" => Part::Manifest(rest.parse().ok().filter(|slot| *slot < 2)?),
        "c" => {
            let mut fields = rest.split('.');
            Part::Chunk {
                generation: fields.next()?.parse().ok()?,
                nonce: u32::from_str_radix(fields.next()?, 16).ok()?,
                index: fields.next()?.parse().ok()?,
            }
        }
        "j" => {
            let (writer, first) = rest.split_once('.')?;
            let writer = WriterId(u64::from_str_radix(writer, 16).ok()?);
            Part::Journal {
                writer,
                first: first.parse().ok()?,
            }
        }
        "r" => Part::Received(u64::from_str_radix(rest, 16).ok()?),
        "d" => Part::Draft(rest.to_owned()),
        "s" => Part::Slot(rest.parse().ok()?),
        "q" => Part::Quarantine(u64::from_str_radix(rest, 16).ok()?),
        "b" => Part::Backup(rest.parse().ok()?),
        _ => return None,
    };
    // Another spelling of the same key would be another key in the engine.
    (parsed.to_string() == part).then_some(parsed)
}
