//! What can go wrong. Every variant leaves the book as it was.

use thiserror::Error;

use super::id::{Kind, RecordId, WorkspaceId, WriterId};
use super::vector::Dot;

/// A text that is not 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an id is 32 hexadecimal digits")]
pub struct ParseIdError;

/// Why a write was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CommitError {
    /// An erased record stays erased.
    #[error("record {0} was erased")]
    Erased(RecordId),
    /// A record never changes its kind.
    #[error("record {id} is of kind {}, not {}", found.0, wanted.0)]
    WrongKind {
        /// The record.
        id: RecordId,
        /// What the book knows it as.
        found: Kind,
        /// What the write called it.
        wanted: Kind,
    },
    /// Elements are short names, see [`super::Element::MAX_LEN`].
    #[error("an element of record {0} has too long a name")]
    LongElement(RecordId),
    /// The writer has used up its numbers; a fresh writer has all of them.
    #[error("writer {0} has no numbers left")]
    WriterExhausted(WriterId),
}

/// Why a delta was refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ApplyError {
    /// It belongs to another team's book.
    #[error("this belongs to book {found}, not to {expected}")]
    ForeignWorkspace {
        /// This book.
        expected: WorkspaceId,
        /// The delta's book.
        found: WorkspaceId,
    },
    /// It builds on writes that have not arrived yet.
    #[error("writer {writer}: {have} writes are here, {need} are needed")]
    Gap {
        /// Whose writes are missing.
        writer: WriterId,
        /// How many are here.
        have: u64,
        /// How many the delta needs.
        need: u64,
    },
    /// Two different values under one name: a writer was copied. Put the delta into quarantine.
    #[error("write {} of writer {} exists with two values", .0.seq, .0.writer)]
    DotReused(Dot),
}

/// Why bytes were refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// Fewer bytes than a frame needs, or more than it says.
    #[error("the bytes are cut or torn: {have} of {need}")]
    Length {
        /// Bytes given.
        have: usize,
        /// Bytes needed.
        need: usize,
    },
    /// Not one of our frames.
    #[error("these bytes are not from this program")]
    Foreign,
    /// Written by a version that older ones must not read.
    #[error("this needs a newer version of the program (format {needs})")]
    Newer {
        /// The format version that is needed.
        needs: u8,
    },
    /// The checksum does not fit.
    #[error("the bytes are damaged")]
    Damaged,
    /// A frame of another kind.
    #[error("this frame holds something else (kind {found})")]
    WrongKind {
        /// The kind that was found.
        found: u8,
    },
    /// More than the program opens.
    #[error("the content is too large: {0} bytes")]
    TooLarge(u64),
    /// The checksum fits, but the content is impossible.
    #[error("the content is impossible: {0}")]
    Invalid(&'static str),
}
