//! What leaves the book, in forms that anybody can read: tables for spreadsheets, JSON for everything.
//!
//! Invariant: what was exported reads back equal. Nothing is sent anywhere; the bytes are handed to whoever asked.

pub mod csv;
mod customers;
pub mod json;

pub use csv::Flavour;
pub use customers::customers;
