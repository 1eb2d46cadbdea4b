//! The browser's side of the ports: storage, files, other tabs, time, randomness. Nothing else touches them.
//!
//! Invariant: every browser feature may be missing, blocked or broken, and that is an answer, never a panic. The
//! interface uses [`keeper::Keeper`] for data and the small modules for time and randomness.

pub mod asset;
pub mod boot;
pub mod channel;
pub mod clock;
pub mod device;
pub mod files;
mod js;
pub mod keeper;
pub mod lock;
pub mod outside;
pub mod random;
pub mod self_profile;
pub mod shelf;
pub mod vault;

pub use keeper::Keeper;
