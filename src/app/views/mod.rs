//! What pages show: plain structures computed from the book and the texts. No view knows where it is drawn.

pub mod agenda;
pub mod customer;
pub mod customers;
pub mod deal_forecast;
pub mod deals;
pub mod duplicates;
pub mod facet_pattern;
pub mod feed;
pub mod found;
pub mod frame;
pub mod map;
pub mod marks;
pub mod mine;
pub mod palette;
pub mod pipelines;
pub mod preview;
pub mod review;
pub mod role_compare;
pub mod role_page;
pub mod role_team;
pub mod saved_views;
pub mod tasks;
pub mod team;
pub mod timeline;
pub mod trash;
pub mod workplace;
