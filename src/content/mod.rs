//! What the program says, in German and English.

pub mod i18n;
pub mod roles;
