//! Keeping the book in a browser that promises little. Pure: the two engines are ports, see [`port`].
//!
//! Local storage answers at once and is on disk seconds later; IndexedDB answers when the bytes are on disk. Each can
//! rebuild everything alone. Invariant: an action is never reported as safer than it is, and nothing that was reported
//! as secured depends on one engine staying whole.
//!
//! In reading order: [`key`], [`text`] and [`envelope`] are the forms, [`manifest`] and [`entry`] what is kept in them,
//! [`image`], [`snapshot`] and [`recover`] the start, [`safe`] and [`fold`] the work of a session, [`backup`] and
//! [`ring`] the files outside, [`memory`] both engines for tests.

pub mod backup;
mod beside;
pub mod entry;
pub mod envelope;
pub mod finding;
pub mod fold;
pub mod image;
pub mod key;
pub mod manifest;
pub mod memory;
pub mod port;
pub mod recover;
pub mod registry;
pub mod ring;
pub mod safe;
pub mod settings;
pub mod slot;
pub mod snapshot;
mod start;
mod state;
pub mod text;

pub use finding::Finding;
pub use port::{Engine, Shelf, StoreError, Vault};
pub use recover::Mode;
pub use safe::{Health, Safe, Safety, SafetyState};
