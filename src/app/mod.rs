//! (see below)

pub mod import;
pub mod views;
