//! What pages show: plain structures computed from the book and the texts. No view knows where it is drawn.

pub mod facet_pattern;
pub mod frame;
pub mod role_compare;
pub mod role_page;
pub mod role_team;
