//! The replicated book: a team's whole data set on every device, merged in any order, over any channel.
//!
//! It knows nothing of sales, browsers, clocks or files: time and randomness are arguments, bytes are the only
//! output. Invariant: two books that have seen the same writes are equal, byte for byte, whatever way and order the
//! writes took; nothing is ever dropped but by a writer who saw it, or by an erasure.
//!
//! In reading order: [`id`] and [`value`] are the words, [`clock`] and [`vector`] say what came before what, [`book`]
//! holds the records, [`write`](mod@write) changes them, [`merge`] takes in what others wrote. [`frame`], [`wire`] and
//! [`snapshot`] are the bytes, described in `docs/format.md`.

pub mod book;
mod cell;
pub mod clock;
pub mod delta;
pub mod error;
pub mod frame;
pub mod id;
mod id_map;
pub mod merge;
pub mod order;
pub mod snapshot;
pub mod value;
pub mod vector;
mod wire;
pub mod write;

pub use book::{Book, Record};
pub use clock::{MAX_AHEAD_MS, Stamp};
pub use delta::{Commit, Delta, Range};
pub use error::{ApplyError, CommitError, DecodeError, ParseIdError};
pub use id::{Element, Field, Key, Kind, RecordId, WorkspaceId, WriterId};
pub use id_map::{IdMap, IdSet};
pub use merge::Applied;
pub use value::{Value, ValueRef};
pub use vector::{Dot, VersionVector};
pub use write::{Replaces, Write};
