//! What a person can do: commands that become writes, undo, search, lists, and the plain view models of the pages.

pub mod import;
pub mod list;
pub mod route;
pub mod search;
pub mod task_screens;
pub mod views;
