//! The search through the book, a slice in each turn of the event loop.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::duplicates::{Finder, Pair, Progress};
use crate::ui::state::Session;
use crate::web::clock;

/// So long a slice may take.
const SLICE_MS: f64 = 8.0;
/// Units of work between two looks at the clock.
const UNITS: usize = 100;

/// What the search has found so far.
#[derive(Clone, Copy)]
pub struct Search {
    /// How far it is.
    pub progress: RwSignal<Progress>,
    /// The pairs, once it is through.
    pub pairs: RwSignal<Vec<Pair>>,
}

/// Begins a search. Whoever leaves the page ends it.
pub fn search(session: Session) -> Search {
    let search = Search {
        progress: RwSignal::new(Progress::default()),
        pairs: RwSignal::new(Vec::new()),
    };
    spawn_local(walk(session, search));
    search
}

async fn walk(session: Session, search: Search) {
    let mut finder = session.peek(|desk| Finder::new(desk.book()));
    loop {
        clock::next_turn().await;
        let began = clock::precise_ms();
        let mut progress = session.peek(|desk| finder.step(desk.book(), UNITS));
        while !progress.is_finished && clock::precise_ms() - began < SLICE_MS {
            progress = session.peek(|desk| finder.step(desk.book(), UNITS));
        }
        if progress.is_finished && search.pairs.try_set(finder.pairs()).is_some() {
            return;
        }
        // The page is gone, and its signals with it.
        if search.progress.try_set(progress).is_some() || progress.is_finished {
            return;
        }
    }
}
