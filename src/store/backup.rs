//! The file outside the browser. Invariant: a file that opens is whole, and restoring merges: it can only add to what is
//! here, never undo what is newer.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::envelope::{self, Content, EnvelopeError};
use super::manifest;
use super::registry::{Kind, Workspace};
use crate::replica::{Book, DecodeError, VersionVector, WorkspaceId, WriterId};

/// What backup files end with.
pub const EXTENSION: &str = "facetten";

/// After so many days without one a backup is due.
pub const DUE_DAYS: u64 = 7;

/// After so many actions without one a backup is due.
pub const DUE_ACTIONS: u64 = 25;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

#[derive(Serialize, Deserialize)]
struct Head {
    workspace: [u8; 16],
    name: String,
    kind: Kind,
    created_ms: u64,
    made_ms: u64,
}

/// An opened backup.
#[derive(Clone, Debug)]
pub struct BackupContents {
    /// The workspace as it was.
    pub workspace: Workspace,
    /// When the backup was made.
    pub made_ms: u64,
    /// The book as it was.
    pub book: Book,
}

/// Why a file is no backup that can be restored.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BackupError {
    /// Not written by this program.
    #[error("this is no backup of this program")]
    Foreign,
    /// Written by a newer version.
    #[error("this backup needs a newer version of the program (schema {needs})")]
    Newer {
        /// The schema that is needed.
        needs: u8,
    },
    /// The end is missing, or something was appended.
    #[error("the file is cut or torn: {have} of {need} bytes")]
    Torn {
        /// Bytes of content in the file.
        have: u64,
        /// Bytes of content that it should have.
        need: u64,
    },
    /// The same backup twice in one file.
    #[error("the file holds the same backup twice")]
    Doubled,
    /// The checksum does not fit.
    #[error("the file is damaged")]
    Damaged,
    /// Nothing is in the file.
    #[error("the file is empty")]
    Empty,
}

impl From<EnvelopeError> for BackupError {
    fn from(error: EnvelopeError) -> Self {
        match error {
            EnvelopeError::Foreign => Self::Foreign,
            EnvelopeError::Newer { needs } => Self::Newer { needs },
            EnvelopeError::Torn { have, need } => Self::Torn { have, need },
            EnvelopeError::Damaged => Self::Damaged,
        }
    }
}

/// The bytes of a backup file.
pub fn write(workspace: &Workspace, snapshot: &[u8], now_ms: u64) -> Vec<u8> {
    let head = Head {
        workspace: workspace.id.0,
        name: workspace.name.clone(),
        kind: workspace.kind,
        created_ms: workspace.created_ms,
        made_ms: now_ms,
    };
    let mut payload = postcard::to_allocvec(&head).unwrap_or_default();
    payload.extend_from_slice(snapshot);
    envelope::seal(Content::Backup, &payload)
}

/// Opens a backup file.
pub fn read(bytes: &[u8]) -> Result<BackupContents, BackupError> {
    if bytes.is_empty() {
        return Err(BackupError::Empty);
    }
    let (left, right) = bytes.split_at(bytes.len() / 2);
    if left == right && envelope::open(Content::Backup, left).is_ok() {
        return Err(BackupError::Doubled);
    }
    let (_, payload) = envelope::open(Content::Backup, bytes)?;
    let (head, snapshot) =
        postcard::take_from_bytes::<Head>(payload).map_err(|_| BackupError::Damaged)?;
    let book = Book::from_snapshot(snapshot).map_err(|error| match error {
        DecodeError::Newer { needs } => BackupError::Newer { needs },
        DecodeError::Length { .. }
        | DecodeError::Foreign
        | DecodeError::Damaged
        | DecodeError::WrongKind { .. }
        | DecodeError::TooLarge(_)
        | DecodeError::Invalid(_) => BackupError::Damaged,
    })?;
    if book.workspace() != WorkspaceId(head.workspace) {
        return Err(BackupError::Damaged);
    }
    let workspace = Workspace {
        id: WorkspaceId(head.workspace),
        name: head.name,
        kind: head.kind,
        created_ms: head.created_ms,
        opened_ms: head.made_ms,
    };
    Ok(BackupContents {
        workspace,
        made_ms: head.made_ms,
        book,
    })
}

/// A name for the file: what it is, of which workspace, from when. `local` is the reader's date and time.
pub fn file_name(workspace: &Workspace, local: &str) -> String {
    format!("{}-{local}.{EXTENSION}", file_stem(workspace))
}

/// The part of the name that stays the same.
pub fn file_stem(workspace: &Workspace) -> String {
    let words = workspace
        .name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let slug: String = words
        .collect::<Vec<_>>()
        .join("-")
        .chars()
        .take(40)
        .collect();
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "Facetten".to_owned()
    } else {
        format!("Facetten-{slug}")
    }
}

/// When the book was last put into a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// When.
    pub made_ms: u64,
    /// How many actions this device had made by then.
    pub actions: u64,
    /// What the file has seen.
    vector: Vec<(u64, u64)>,
}

impl Outside {
    /// Notes a backup that was read back.
    pub fn verified(made_ms: u64, actions: u64, seen: &VersionVector) -> Self {
        Self {
            made_ms,
            actions,
            vector: manifest::pairs(seen),
        }
    }

    /// Notes a backup that was handed to the browser as a download: nobody can know what became of it, so the last
    /// verified one stays the one that counts.
    pub fn handed_over(made_ms: u64, actions: u64, before: Option<&Self>) -> Self {
        let vector = before
            .map(|before| before.vector.clone())
            .unwrap_or_default();
        Self {
            made_ms,
            actions,
            vector,
        }
    }

    /// What the last verified file has seen.
    pub fn seen(&self) -> VersionVector {
        self.vector
            .iter()
            .map(|&(writer, seq)| (WriterId(writer), seq))
            .collect()
    }

    /// The bytes that are kept.
    pub fn seal(&self) -> Vec<u8> {
        envelope::seal_value(Content::Outside, self)
    }

    /// Reads what was kept; a note that cannot be read counts as none, and the reminder comes sooner.
    pub fn open(bytes: &[u8]) -> Option<Self> {
        envelope::open_value(Content::Outside, bytes)
            .ok()
            .map(|(_, outside)| outside)
    }
}

/// How things stand with the file outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// When the last backup was made, if ever.
    pub last_ms: Option<u64>,
    /// Actions since.
    pub actions: u64,
    /// Whether one is due.
    pub due: bool,
}

/// Whether a backup is due. `since_ms` is the creation of the workspace, for one that was never backed up.
pub fn remind(last: Option<&Outside>, since_ms: u64, actions: u64, now_ms: u64) -> Reminder {
    let actions = actions.saturating_sub(last.map_or(0, |last| last.actions));
    let from = last.map_or(since_ms, |last| last.made_ms);
    let days = now_ms.saturating_sub(from) / DAY_MS;
    let due = actions > 0 && (days >= DUE_DAYS || actions >= DUE_ACTIONS);
    Reminder {
        last_ms: last.map(|last| last.made_ms),
        actions,
        due,
    }
}
