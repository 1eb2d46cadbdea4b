//! Everything that is true without a browser. One binary, one module per subject.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::unwrap_used)]
mod app_bench;
mod app_commands;
mod app_derived;
mod app_route;
mod app_search;
mod app_views;
mod desk_kit;
mod domain_rules;
mod domain_schema;
mod import_sheet;
mod import_values;
mod markup;
mod replica;
mod roles_content;
mod roles_overlay;
mod roles_team;
mod roles_view;
mod sample;
mod store;
mod store_suite;
mod tidy;
mod views_found;
mod views_mine;
mod views_tasks;
mod views_team;
