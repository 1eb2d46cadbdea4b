//! (see below)

pub mod views;
