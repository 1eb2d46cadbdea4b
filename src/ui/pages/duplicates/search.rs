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
    let finder = session.peek(|desk| Finder::new(desk.book()));
    spawn_local(walk(session, finder, search));
    search
}

async fn walk(session: Session, mut finder: Finder, search: Search) {
    loop {
        clock::next_turn().await;
        if search.progress.try_get_untracked().is_none() {
            // The page is gone, and with it perhaps the workspace.
            return;
        }
        let began = clock::precise_ms();
        let mut progress = session.peek(|desk| finder.step(desk.book(), UNITS));
        while !progress.is_finished && clock::precise_ms() - began < SLICE_MS {
            progress = session.peek(|desk| finder.step(desk.book(), UNITS));
        }
        if progress.is_finished {
            search.pairs.set(finder.pairs());
        }
        search.progress.set(progress);
        if progress.is_finished {
            return;
        }
    }
}
