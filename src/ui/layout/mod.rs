//! The frame around the pages.

mod bands;
pub mod keys;
mod more;
mod palette;
pub mod shell;
pub mod title;
mod toasts;
mod who;
