//! Which customers were open last on this device, for the command line. Kept like an open form: it is nobody else's
//! business, and losing it loses nothing.

use leptos::prelude::*;

use super::{Session, use_route, use_session};
use crate::app::route::Route;
use crate::replica::RecordId;

const NOTE: &str = "recent";
const KEPT: usize = 8;

/// The customers that were open last, the latest first.
pub fn recent_customers(session: Session) -> Vec<RecordId> {
    let note = session.keeper().draft(NOTE).unwrap_or_default();
    note.split_whitespace()
        .filter_map(|id| id.parse().ok())
        .collect()
}

/// Notes each customer that is opened, as long as the shell stands.
pub fn follow_visits() {
    let session = use_session();
    let route = use_route();
    let visited = Memo::new(move |_| match route.get() {
        Route::Customer(id, ..) => Some(id),
        _ => None,
    });
    Effect::new(move |_| {
        let Some(id) = visited.get() else { return };
        let before = recent_customers(session);
        let ids: Vec<String> = std::iter::once(id)
            .chain(before.into_iter().filter(|other| *other != id))
            .take(KEPT)
            .map(|id| id.to_string())
            .collect();
        session.keeper().set_draft(NOTE, &ids.join(" "));
    });
}
