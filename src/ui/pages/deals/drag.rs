//! Dragging a card to another column. The columns are measured once, when the drag begins; from then on only the picture of
//! the card moves, by `transform`, and the browser lays nothing out. Fingers scroll instead: they have the menu.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, PointerEvent};

use super::card::deal_of;
use crate::replica::RecordId;

/// A hand that trembles does not drag.
const THRESHOLD: f64 = 6.0;

/// Near an edge of the board its other columns come into sight.
const EDGE: f64 = 40.0;

struct Held {
    deal: RecordId,
    card: Element,
    pointer: i32,
    from: (f64, f64),
    /// The left and right edges of the columns in the board as it is scrolled to its left end; none before the drag.
    columns: Vec<(f64, f64)>,
    corner: (f64, f64),
    dragging: bool,
}

/// What is dragged over a board, and where.
#[derive(Clone, Copy)]
pub struct Drag {
    board: NodeRef<html::Div>,
    ghost: NodeRef<html::Div>,
    held: StoredValue<Option<Held>, LocalStorage>,
    over: RwSignal<Option<usize>>,
}

impl Drag {
    /// One for a board, with the element in which the picture of a dragged card stands.
    pub fn new(board: NodeRef<html::Div>, ghost: NodeRef<html::Div>) -> Drag {
        Drag {
            board,
            ghost,
            held: StoredValue::new_local(None),
            over: RwSignal::new(None),
        }
    }

    /// The column over which a card is held.
    pub fn over(self) -> Option<usize> {
        self.over.get()
    }

    /// A pointer was pressed on the board.
    pub fn press(self, event: &PointerEvent) {
        if event.button() != 0 || event.pointer_type() == "touch" {
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let Some(target) = target.filter(|target| !is_control(target)) else {
            return;
        };
        if let Some((deal, card)) = deal_of(&target) {
            self.held.set_value(Some(Held {
                deal,
                card,
                pointer: event.pointer_id(),
                from: (event.client_x().into(), event.client_y().into()),
                columns: Vec::new(),
                corner: (0.0, 0.0),
                dragging: false,
            }));
        }
    }

    /// The pointer moved.
    pub fn follow(self, event: &PointerEvent) {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some(board) = self.board.get_untracked() else {
            return;
        };
        let over = self.held.try_update_value(|held| {
            let held = held.as_mut()?;
            let moved = (x - held.from.0, y - held.from.1);
            if !held.dragging {
                if moved.0.hypot(moved.1) < THRESHOLD {
                    return None;
                }
                self.begin(held, &board);
            }
            if let Some(ghost) = self.picture() {
                let (left, top) = (held.corner.0 + moved.0, held.corner.1 + moved.1);
                let _ = ghost
                    .style()
                    .set_property("transform", &format!("translate({left:.0}px, {top:.0}px)"));
            }
            let inside = x + f64::from(board.scroll_left());
            held.columns
                .iter()
                .position(|(left, right)| (*left..*right).contains(&inside))
        });
        let over = over.flatten();
        if self.is_dragging() {
            if self.over.get_untracked() != over {
                self.over.set(over);
            }
            scroll_at_edge(&board, x);
        }
    }

    /// The pointer was let go: the deal, and the column over which that was.
    pub fn release(self) -> Option<(RecordId, usize)> {
        let over = self.over.get_untracked();
        let held = self.held.try_update_value(Option::take).flatten()?;
        self.clear();
        held.dragging.then_some((held.deal, over?))
    }

    /// Nothing is dragged any more. Says whether something was.
    pub fn cancel(self) -> bool {
        let held = self.held.try_update_value(Option::take).flatten();
        self.clear();
        held.is_some_and(|held| held.dragging)
    }

    fn is_dragging(self) -> bool {
        self.held
            .with_value(|held| held.as_ref().is_some_and(|held| held.dragging))
    }

    fn picture(self) -> Option<HtmlElement> {
        self.ghost.try_get_untracked().flatten().map(Into::into)
    }

    fn begin(self, held: &mut Held, board: &HtmlElement) {
        held.dragging = true;
        // The pointer may leave the board and come back; a click on a card does not follow.
        let _ = board.set_pointer_capture(held.pointer);
        let scrolled = f64::from(board.scroll_left());
        if let Ok(columns) = board.query_selector_all(".board__column") {
            held.columns = (0..columns.length())
                .filter_map(|at| columns.item(at)?.dyn_into::<Element>().ok())
                .map(|column| column.get_bounding_client_rect())
                .map(|place| (place.left() + scrolled, place.right() + scrolled))
                .collect();
        }
        let place = held.card.get_bounding_client_rect();
        held.corner = (place.left(), place.top());
        if let (Some(ghost), Ok(picture)) = (self.picture(), held.card.clone_node_with_deep(true)) {
            if let Some(picture) = picture.dyn_ref::<HtmlElement>() {
                picture.remove_attribute("id").ok();
                let _ = picture.style().remove_property("top");
            }
            let style = ghost.style();
            let _ = style.set_property("width", &format!("{}px", place.width()));
            let _ = ghost.append_child(&picture);
        }
        board.class_list().add_1("board--dragging").ok();
    }

    fn clear(self) {
        if self.over.get_untracked().is_some() {
            self.over.set(None);
        }
        if let Some(ghost) = self.picture() {
            ghost.set_text_content(None);
        }
        if let Some(board) = self.board.get_untracked() {
            board.class_list().remove_1("board--dragging").ok();
        }
    }
}

fn is_control(target: &Element) -> bool {
    target.closest("button, a").ok().flatten().is_some()
}

fn scroll_at_edge(board: &HtmlElement, x: f64) {
    let width = f64::from(board.client_width());
    if board.scroll_width() <= board.client_width() {
        return;
    }
    let left = board.get_bounding_client_rect().left();
    let by = match x - left {
        near if near < EDGE => -16,
        near if near > width - EDGE => 16,
        _ => return,
    };
    board.set_scroll_left(board.scroll_left() + by);
}
