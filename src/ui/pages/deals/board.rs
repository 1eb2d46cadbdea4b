//! The board: a column for each stage. Each column is a grid of its own with one place for the keyboard; only the cards that
//! can be seen are in the page.

use std::collections::BTreeSet;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};

use super::card::{CardTemplate, CardView, ShownCard, card_id};
use super::drag::Drag;
use super::editor::DealDialog;
use super::mover::Mover;
use crate::app::command::Spot;
use crate::app::deals::{DealQuery, Decided};
use crate::app::route::Route;
use crate::app::views::deals::{Board, BoardColumn, StageName};
use crate::content::i18n::{deals, format, keys};
use crate::domain::StageKind;
use crate::replica::RecordId;
use crate::ui::components::virtual_rows::{Viewport, VirtualRows};
use crate::ui::components::{Rows, Tone, tag};
use crate::ui::pages::explained::ExplainDialog;
use crate::ui::state::{replace, use_lang, use_session};
use crate::ui::words::stage_words;

/// What the columns share.
#[derive(Clone, Copy)]
struct Hand {
    board: Memo<Board>,
    query: Memo<DealQuery>,
    mover: Mover,
    drag: Drag,
    /// The column in which the keyboard is, and which a phone shows.
    column: RwSignal<usize>,
    /// The card on which the keyboard is.
    active: RwSignal<Option<RecordId>>,
    marked: RwSignal<BTreeSet<RecordId>>,
    opened: RwSignal<Option<RecordId>>,
    explained: RwSignal<Option<usize>>,
}

impl Hand {
    fn with_column<T>(self, at: usize, read: impl FnOnce(&BoardColumn) -> T) -> Option<T> {
        self.board
            .with_untracked(|board| board.columns.get(at).map(read))
    }

    /// The selected deals if this one is among them, else this one.
    fn with(self, deal: RecordId) -> Vec<RecordId> {
        let marked = self.marked.get_untracked();
        if marked.contains(&deal) {
            marked.into_iter().collect()
        } else {
            vec![deal]
        }
    }

    fn toggle(self, deal: RecordId) {
        self.marked.update(|marked| {
            if !marked.remove(&deal) {
                marked.insert(deal);
            }
        });
    }

    /// Goes to a card of a column; to the nearest one if there are not so many.
    fn go_to(self, column: usize, row: usize) {
        let found = self.with_column(column, |column| {
            let last = column.deals.len().saturating_sub(1);
            column.deals.get(row.min(last)).copied()
        });
        if let Some(deal) = found {
            self.column.set(column);
            self.active.set(deal);
        }
    }

    /// The card on which the keyboard is; an empty column has none.
    fn deal_here(self) -> Option<RecordId> {
        let (column, row) = self.here();
        self.with_column(column, |column| column.deals.get(row).copied())
            .flatten()
    }

    /// Where the keyboard is: the column and the place of the card in it.
    fn here(self) -> (usize, usize) {
        let column = self.column.get_untracked();
        let active = self.active.get_untracked();
        let row = self
            .with_column(column, |column| {
                column.deals.iter().position(|id| Some(*id) == active)
            })
            .flatten();
        (column, row.unwrap_or(0))
    }

    /// Moves the card on which the keyboard is to the next stage on either side.
    fn shift(self, forward: bool) {
        let (column, _) = self.here();
        let next = if forward {
            Some(column + 1)
        } else {
            column.checked_sub(1)
        };
        let to = next
            .and_then(|next| self.with_column(next, |column| column.spot.clone()))
            .flatten();
        if let (Some(deal), Some(to)) = (self.deal_here(), to) {
            self.mover.move_to(self.with(deal), to);
        }
    }
}

/// The board of one pipeline.
#[component]
pub fn DealBoard(board: Memo<Board>, query: Memo<DealQuery>, mover: Mover) -> impl IntoView {
    let lang = use_lang();
    let element = NodeRef::<html::Div>::new();
    let ghost = NodeRef::<html::Div>::new();
    let hand = Hand {
        board,
        query,
        mover,
        drag: Drag::new(element, ghost),
        column: RwSignal::new(0),
        active: RwSignal::new(None),
        marked: RwSignal::new(BTreeSet::new()),
        opened: RwSignal::new(None),
        explained: RwSignal::new(None),
    };
    // A card that was moved keeps the keyboard, and what is gone is no longer selected.
    Effect::new(move |_| {
        board.with(|board| {
            let active = hand.active.get_untracked();
            if let Some((at, _)) = active.and_then(|deal| board.find(deal))
                && at != hand.column.get_untracked()
            {
                hand.column.set(at);
                focus_column(element, at);
            }
            let gone = |deal: &RecordId| board.find(*deal).is_none();
            if hand.marked.with_untracked(|marked| marked.iter().any(gone)) {
                hand.marked
                    .update(|marked| marked.retain(|deal| !gone(deal)));
            }
        });
    });
    let on_key = move |event: KeyboardEvent| {
        let on_cards = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|target| target.matches(".board__cards").unwrap_or(false));
        if !on_cards || event.alt_key() || event.default_prevented() {
            return;
        }
        if !on_board_key(hand, element, &event) {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let columns = move || {
        board.with(|board| {
            let keys = board
                .columns
                .iter()
                .map(|column| (column.spot.clone(), column.name.clone()));
            keys.enumerate().collect::<Vec<_>>()
        })
    };
    view! {
        <StageTabs hand=hand />
        <div
            node_ref=element
            class="board"
            role="group"
            aria-label=deals::columns(lang)
            on:keydown=on_key
            on:pointerdown=move |event| hand.drag.press(&event)
            on:pointermove=move |event| hand.drag.follow(&event)
            on:pointercancel=move |_| {
                hand.drag.cancel();
            }
            on:pointerup=move |_| {
                let dropped = hand.drag.release();
                if let Some((deal, at)) = dropped
                    && let Some(Some(to)) = hand.with_column(at, |column| column.spot.clone())
                    && board.with_untracked(|board| board.find(deal)).is_some_and(|(from, _)| from != at)
                {
                    hand.active.set(Some(deal));
                    mover.move_to(hand.with(deal), to);
                }
            }
        >
            <Rows
                each=columns
                key=|column| column.clone()
                children=move |(at, (spot, name))| {
                    view! { <Column hand=hand at=at spot=spot name=name /> }
                }
            />
        </div>
        <div node_ref=ghost class="board__ghost" aria-hidden="true"></div>
        <MarkedBar hand=hand />
        {move || {
            hand.opened
                .get()
                .map(|deal| {
                    view! {
                        <DealDialog deal=deal mover=mover on_close=move |()| hand.opened.set(None) />
                    }
                })
        }}
        {move || {
            let at = hand.explained.get()?;
            let column = board.with(|board| board.columns.get(at).cloned())?;
            let explained = column.explained();
            Some(
                view! {
                    <ExplainDialog
                        title=stage_words(lang, &column.name)
                        value=format::euro(lang, explained.value)
                        note=deals::deals(lang, column.deals.len())
                        why=vec![(None, explained.why)]
                        on_close=move |()| hand.explained.set(None)
                    />
                },
            )
        }}
        <p class="board__keys small faint desktop-only no-print">
            <kbd>{deals::arrows(lang)}</kbd>
            {deals::key_move(lang)}
            <kbd>{keys::control(lang)} " ← →"</kbd>
            {deals::key_shift(lang)}
            <kbd>{keys::enter(lang)}</kbd>
            {deals::key_open(lang)}
            <kbd>{keys::space(lang)}</kbd>
            {deals::key_mark(lang)}
            <kbd>"V"</kbd>
            {deals::key_menu(lang)}
        </p>
    }
}

/// What a key does on the cards of a column. Says whether it does something.
fn on_board_key(hand: Hand, board: NodeRef<html::Div>, event: &KeyboardEvent) -> bool {
    const PAGE: usize = 5;
    let (column, row) = hand.here();
    let step_aside = |to: usize| {
        hand.go_to(to, row);
        focus_column(board, hand.column.get_untracked());
    };
    let control = event.ctrl_key() || event.meta_key();
    match (event.key().as_str(), control) {
        ("ArrowRight", true) => hand.shift(true),
        ("ArrowLeft", true) => hand.shift(false),
        (_, true) => return false,
        ("ArrowRight", _) => step_aside(column + 1),
        ("ArrowLeft", _) => step_aside(column.saturating_sub(1)),
        ("ArrowDown" | "j" | "J", _) => hand.go_to(column, row + 1),
        ("ArrowUp" | "k" | "K", _) => hand.go_to(column, row.saturating_sub(1)),
        ("PageDown", _) => hand.go_to(column, row + PAGE),
        ("PageUp", _) => hand.go_to(column, row.saturating_sub(PAGE)),
        ("Home", _) => hand.go_to(column, 0),
        ("End", _) => hand.go_to(column, usize::MAX),
        ("Escape", _) => {
            if !hand.drag.cancel() {
                hand.marked.update(BTreeSet::clear);
            }
        }
        (key, _) => {
            let Some(deal) = hand.deal_here() else {
                return false;
            };
            match key {
                "Enter" => hand.opened.set(Some(deal)),
                " " => hand.toggle(deal),
                "v" | "V" => hand.mover.choose(hand.with(deal)),
                _ => return false,
            }
        }
    }
    true
}

fn focus_column(board: NodeRef<html::Div>, at: usize) {
    // In the next frame: a dialog that closes gives the focus back first.
    request_animation_frame(move || {
        let cards = board
            .try_get_untracked()
            .flatten()
            .and_then(|board| board.query_selector_all(".board__cards").ok())
            .and_then(|all| all.item(at as u32))
            .and_then(|cards| cards.dyn_into::<HtmlElement>().ok());
        if let Some(cards) = cards {
            let _ = cards.focus();
        }
    });
}

/// On a phone one column is shown: these choose which.
#[component]
fn StageTabs(hand: Hand) -> impl IntoView {
    let lang = use_lang();
    let names = move || {
        hand.board.with(|board| {
            board
                .columns
                .iter()
                .map(|column| (stage_words(lang, &column.name), column.deals.len()))
                .enumerate()
                .collect::<Vec<_>>()
        })
    };
    view! {
        <div class="board__stages no-print" role="group" aria-label=deals::columns(lang)>
            <Rows
                each=names
                key=|name| name.clone()
                children=move |(at, (name, count))| {
                    view! {
                        <button
                            type="button"
                            class="chip"
                            aria-pressed=move || (hand.column.get() == at).to_string()
                            on:click=move |_| hand.column.set(at)
                        >
                            {name}
                            <span class="numeric faint">{format::number(lang, count as i64)}</span>
                        </button>
                    }
                }
            />
        </div>
    }
}

#[component]
fn Column(hand: Hand, at: usize, spot: Option<Spot>, name: StageName) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let words = stage_words(lang, &name);
    let viewport = Viewport::default();
    let column = Memo::new(move |_| {
        hand.board.with(|board| {
            board
                .columns
                .iter()
                .find(|column| column.spot == spot)
                .cloned()
        })
    });
    let count = Signal::derive(move || {
        column.with(|column| column.as_ref().map_or(0, |column| column.deals.len()))
    });
    let deal_at =
        move |index: usize| column.with(|column| column.as_ref()?.deals.get(index).copied());
    let is_here = move || hand.column.get() == at;
    Effect::new(move |_| {
        let active = hand.active.get();
        let index = column.with(|column| {
            let deals = &column.as_ref()?.deals;
            deals.iter().position(|deal| Some(*deal) == active)
        });
        if let (true, Some(index)) = (is_here(), index) {
            viewport.reveal(index);
        }
    });
    let label = {
        let words = words.clone();
        move || {
            let sum = column.with(|column| column.as_ref().map_or(0, |column| column.cents));
            deals::column_label(
                lang,
                &words,
                &deals::deals(lang, count.get()),
                &format::euro(lang, sum),
            )
        }
    };
    let on_click = move |index: usize, event: MouseEvent| {
        let Some(deal) = untrack(|| deal_at(index)) else {
            return;
        };
        hand.column.set(at);
        hand.active.set(Some(deal));
        let in_menu = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|target| {
                let menu = target.closest(".deal-card__menu");
                menu.ok().flatten().is_some()
            });
        if in_menu {
            hand.mover.choose(hand.with(deal));
        } else if event.ctrl_key() || event.meta_key() {
            hand.toggle(deal);
        } else {
            hand.opened.set(Some(deal));
        }
    };
    let template = CardTemplate::new(lang);
    view! {
        <section
            class="board__column"
            class:board__column--over=move || hand.drag.over() == Some(at)
            class:board__column--chosen=is_here
        >
            <ColumnHead hand=hand at=at column=column words=words.clone() />
            {move || {
                (count.get() == 0)
                    .then(|| view! { <p class="board__empty small faint">{deals::column_empty(lang)}</p> })
            }}
            <div
                node_ref=viewport.scroller()
                class="board__cards"
                role="grid"
                tabindex=move || if is_here() { "0" } else { "-1" }
                aria-label=label
                aria-rowcount=move || count.get()
                aria-multiselectable="true"
                aria-activedescendant=move || {
                    let active = hand.active.get()?;
                    let holds = column.with(|column| column.as_ref().is_some_and(|c| c.deals.contains(&active)));
                    (is_here() && holds).then(|| card_id(active))
                }
                on:scroll=move |_| viewport.scrolled()
                on:focus=move |_| {
                    let (_, row) = hand.here();
                    hand.go_to(at, if is_here() { row } else { 0 });
                }
            >
                <VirtualRows
                    viewport=viewport
                    count=count
                    row_at=move |index| {
                        let deal = deal_at(index)?;
                        let today = session.today();
                        Some(ShownCard {
                            deal: session.read(|desk| desk.deal_card(deal, today))?,
                            today,
                            marked: hand.marked.with(|marked| marked.contains(&deal)),
                            active: hand.active.get() == Some(deal),
                        })
                    }
                    create=move || CardView::new(&template)
                    on_click=on_click
                />
            </div>
        </section>
    }
}

#[component]
fn ColumnHead(
    hand: Hand,
    at: usize,
    column: Memo<Option<BoardColumn>>,
    words: String,
) -> impl IntoView {
    let lang = use_lang();
    let name = words.clone();
    let sums = move || {
        let column = column.get()?;
        let decided = match (column.kind, hand.query.get().decided) {
            (StageKind::Open | StageKind::Quote, _) => None,
            (StageKind::Won | StageKind::Lost, Decided::All) => {
                Some((deals::recent_only(lang).to_owned(), Decided::Recent))
            }
            (StageKind::Won | StageKind::Lost, Decided::Recent) => {
                (column.hidden > 0).then(|| (deals::hidden(lang, column.hidden), Decided::All))
            }
        };
        let weighted = deals::weighted(lang, &format::euro(lang, column.weighted));
        let why = deals::explain_of(lang, &name);
        Some(view! {
            <p class="board__sums small numeric">
                {format::euro(lang, column.cents)}
                {column
                    .kind
                    .is_open()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="text-button board__weighted"
                                aria-label=format!("{weighted}. {why}")
                                on:click=move |_| hand.explained.set(Some(at))
                            >
                                {weighted.clone()}
                            </button>
                        }
                    })}
            </p>
            {column
                .is_slow()
                .then(|| tag(Tone::Warn, deals::stuck(lang, column.stuck, column.deals.len())))}
            {decided
                .map(|(words, decided)| {
                    view! {
                        <button
                            type="button"
                            class="text-button small no-print"
                            on:click=move |_| {
                                let query = hand.query.get_untracked();
                                replace(&Route::Deals(DealQuery { decided, ..query }));
                            }
                        >
                            {words}
                        </button>
                    }
                })}
        })
    };
    view! {
        <header class="board__head">
            <h2>
                {words}
                <span class="numeric faint">
                    {move || {
                        let count = column.with(|column| column.as_ref().map_or(0, |c| c.deals.len()));
                        format::number(lang, count as i64)
                    }}
                </span>
            </h2>
            {sums}
        </header>
    }
}

/// What can be done with the selected deals.
#[component]
fn MarkedBar(hand: Hand) -> impl IntoView {
    let lang = use_lang();
    move || {
        let marked = hand.marked.get();
        (!marked.is_empty()).then(|| {
            view! {
                <div class="bulk no-print" role="group" aria-label=deals::marked(lang, marked.len())>
                    <b>{deals::marked(lang, marked.len())}</b>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| {
                            hand.mover.choose(hand.marked.get_untracked().into_iter().collect());
                        }
                    >
                        {deals::move_to(lang)}
                    </button>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| hand.marked.update(BTreeSet::clear)
                    >
                        {deals::clear_marks(lang)}
                    </button>
                </div>
            }
        })
    }
}
