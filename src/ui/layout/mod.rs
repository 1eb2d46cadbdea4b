//! The frame around the pages.

mod bands;
pub mod keys;
pub mod more;
pub mod palette;
pub mod shell;
pub mod title;
mod toasts;
mod who;
