//! Facetten: the seven roles of sales, learned, found and worked in, in a page without a server.
//!
//! The modules in reading order. Everything above the line is pure: no browser, no clock, no randomness; it is
//! compiled and tested on the host. Everything below it exists in wasm only. `ARCHITECTURE.md` draws the map.

pub mod sorting;

pub mod replica;

pub mod domain;

pub mod content;

pub mod app;
pub mod store;

// ---- the browser begins here ----

#[cfg(target_arch = "wasm32")]
pub mod web;

#[cfg(target_arch = "wasm32")]
pub mod ui;
