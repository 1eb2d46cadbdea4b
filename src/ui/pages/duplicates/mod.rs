//! »Dubletten«: pairs that may be one customer, the likeliest first; one click or key joins or declines.

mod pair;
mod search;
mod words;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::pair::PairCard;
use self::search::search;
pub use self::words::reasons;
use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::views::duplicates::PairRow;
use crate::content::i18n::{duplicates as messages, shell};
use crate::replica::RecordId;
use crate::ui::components::{Empty, Icon, Rows};
use crate::ui::layout::keys::in_input;
use crate::ui::layout::title::{PageHeading, title_object};
use crate::ui::state::{Session, use_lang, use_session, use_settings};

/// So many pairs are drawn before more are asked for.
const PAGE: usize = 30;

/// What the cards share.
#[derive(Clone, Copy)]
struct Pairs {
    session: Session,
    rows: Memo<Vec<PairRow>>,
    /// The pair that the keys mean, by both ids.
    chosen: RwSignal<Option<(RecordId, RecordId)>>,
    /// So many are drawn.
    limit: RwSignal<usize>,
}

/// What makes a pair the same, whichever of the two is kept.
fn key_of(row: &PairRow) -> (RecordId, RecordId) {
    let (a, b) = (row.keep.id, row.away.id);
    (a.min(b), a.max(b))
}

impl Pairs {
    /// Carries a decision out, and goes on to the pair that comes next.
    fn decide(self, key: (RecordId, RecordId), command: Command) {
        let next = self.rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| key_of(row) == key)?;
            let next = rows.get(at + 1).or_else(|| rows.get(at.checked_sub(1)?))?;
            Some(key_of(next))
        });
        if self.session.dispatch(command).is_some() {
            self.choose(next);
        }
    }

    fn choose(self, key: Option<(RecordId, RecordId)>) {
        self.chosen.set(key);
        // The card that comes next may be drawn in this very frame.
        request_animation_frame(move || {
            let card = key.map_or_else(|| "main h1".to_owned(), |key| format!("#{}", card_id(key)));
            if let Ok(Some(card)) = document().query_selector(&card)
                && let Some(card) = card.dyn_ref::<web_sys::HtmlElement>()
            {
                let _ = card.focus();
            }
        });
    }

    fn step(self, forward: bool) {
        let chosen = self.chosen.get_untracked();
        let next = self.rows.with_untracked(|rows| {
            let at = rows.iter().position(|row| Some(key_of(row)) == chosen)?;
            let next = if forward { at + 1 } else { at.checked_sub(1)? };
            Some((next, key_of(rows.get(next)?)))
        });
        if let Some((at, key)) = next {
            if at >= self.limit.get_untracked() {
                self.limit.update(|limit| *limit += PAGE);
            }
            self.choose(Some(key));
        }
    }

    /// The keys always mean a pair that is there: the first, until another is chosen.
    fn keep_one_chosen(self) {
        Effect::new(move |_| {
            self.rows.with(|rows| {
                let chosen = self.chosen.get_untracked();
                if !rows.iter().any(|row| Some(key_of(row)) == chosen) {
                    self.chosen.set(rows.first().map(key_of));
                }
            });
        });
    }
}

/// The id of a pair's card in the page.
fn card_id((a, b): (RecordId, RecordId)) -> String {
    format!("pair-{a}-{b}")
}

/// The page.
#[component]
pub fn DuplicatesPage() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    title_object(
        shell::nav_customers(lang),
        &Route::customers(),
        messages::title(lang),
    );
    let search = search(session);
    let rows = Memo::new(move |_| {
        search
            .pairs
            .with(|pairs| session.read(|desk| desk.duplicate_rows(pairs)))
    });
    let pairs = Pairs {
        session,
        rows,
        chosen: RwSignal::new(None),
        limit: RwSignal::new(PAGE),
    };
    let limit = pairs.limit;
    pairs.keep_one_chosen();
    listen(pairs);
    let finished = Memo::new(move |_| search.progress.with(|progress| progress.is_finished));
    let count = Memo::new(move |_| rows.with(Vec::len));
    let percent = move || {
        let progress = search.progress.get();
        progress.done * 100 / progress.total.max(1)
    };
    view! {
        <div class="page page--narrow">
            <header class="page__head">
                <div>
                    <PageHeading text=Signal::derive(move || messages::title(lang).to_owned()) />
                    <p class="muted measure">{messages::lead(lang)}</p>
                </div>
            </header>
            {move || {
                (!finished.get())
                    .then(|| {
                        view! {
                            <section class="card card--padded stack">
                                <p role="status">{messages::searching(lang)}</p>
                                <div
                                    class="progress"
                                    role="progressbar"
                                    aria-label=messages::searching(lang)
                                    aria-valuemin="0"
                                    aria-valuemax="100"
                                    aria-valuenow=move || percent().to_string()
                                >
                                    <span class="progress__fill" style:width=move || format!("{}%", percent())></span>
                                </div>
                            </section>
                        }
                    })
            }}
            {move || {
                (finished.get() && count.get() == 0)
                    .then(|| {
                        view! {
                            <Empty
                                picture=Icon::Check
                                title=messages::empty_title(lang)
                                text=messages::empty_text(lang)
                            >
                                <a class="button" href=Route::customers().href()>
                                    {messages::to_customers(lang)}
                                </a>
                            </Empty>
                        }
                    })
            }}
            {move || {
                (count.get() > 0)
                    .then(|| {
                        view! {
                            <p class="duplicates__bar small muted">
                                <b role="status">{messages::found(lang, count.get())}</b>
                                <span class="duplicates__keys desktop-only no-print">
                                    <kbd>"↑"</kbd>
                                    <kbd>"↓"</kbd>
                                    {messages::keys_choose(lang)}
                                    <kbd>"Z"</kbd>
                                    {messages::join(lang)}
                                    <kbd>"X"</kbd>
                                    {messages::distinct(lang)}
                                </span>
                            </p>
                        }
                    })
            }}
            <Rows each=move || shown(rows, limit) key=|row: &PairRow| format!("{row:?}") let:row>
                <PairCard row=row pairs=pairs />
            </Rows>
            {move || {
                let hidden = count.get().saturating_sub(limit.get());
                (hidden > 0)
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| limit.update(|limit| *limit += PAGE)
                            >
                                {messages::more(lang, hidden.min(PAGE))}
                            </button>
                        }
                    })
            }}
            <Notes search=search />
        </div>
    }
}

fn shown(rows: Memo<Vec<PairRow>>, limit: RwSignal<usize>) -> Vec<PairRow> {
    rows.with(|rows| rows.iter().take(limit.get()).cloned().collect())
}

/// What the search left out, and what was declined.
#[component]
fn Notes(search: search::Search) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let declined = Memo::new(move |_| session.read(|desk| desk.declined_count()));
    move || {
        let progress = search.progress.get();
        let large = progress.large_blocks;
        progress.is_finished.then(|| {
            view! {
                <div class="duplicates__notes small muted">
                    {(large > 0).then(|| view! { <p>{messages::large_blocks(lang, large)}</p> })}
                    {(declined.get() > 0).then(|| view! { <p>{messages::declined(lang, declined.get())}</p> })}
                </div>
            }
        })
    }
}

/// The keys of the page: arrows choose, Z joins, X declines.
fn listen(pairs: Pairs) {
    let settings = use_settings();
    let handle = window_event_listener(ev::keydown, move |event| {
        let busy = event.default_prevented()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || in_input(&event)
            || is_choosing(&event)
            || document()
                .query_selector("dialog[open]")
                .ok()
                .flatten()
                .is_some();
        if busy {
            return;
        }
        let key = event.key().to_lowercase();
        let single = settings.single_keys();
        match (key.as_str(), single) {
            ("arrowdown", _) | ("j", true) => pairs.step(true),
            ("arrowup", _) | ("k", true) => pairs.step(false),
            ("z" | "x", true) => {
                // The card knows what was chosen in it, so its own buttons do what the keys say.
                let Some(chosen) = pairs.chosen.get_untracked() else {
                    return;
                };
                let part = if key == "z" { "join" } else { "distinct" };
                let selector = format!("#{} [data-do={part}]", card_id(chosen));
                if let Ok(Some(button)) = document().query_selector(&selector)
                    && let Some(button) = button.dyn_ref::<web_sys::HtmlElement>()
                {
                    button.click();
                }
            }
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

/// Whether arrows belong to a choice between two values.
fn is_choosing(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target();
    let input = target.and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    input.is_some_and(|input| input.type_() == "radio")
        && matches!(event.key().as_str(), "ArrowUp" | "ArrowDown")
}
