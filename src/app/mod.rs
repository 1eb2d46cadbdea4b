//! What a person can do: commands that become writes, undo, search, lists, and the plain view models of the pages.

pub mod cells;
pub mod command;
pub mod deals;
pub mod desk;
pub mod duplicates;
mod erasure;
pub mod export;
pub mod figures;
mod filter;
pub mod groups;
pub mod history;
pub mod import;
mod index;
pub mod list;
pub mod moment;
pub mod order;
pub mod route;
pub mod sample;
pub mod search;
pub mod take_in;
pub mod task_screens;
pub mod undo;
pub mod views;

pub use command::{Command, CommandError, Done, Outcome};
pub use desk::Desk;
pub use moment::{Moment, Viewer};
pub use undo::UndoError;
