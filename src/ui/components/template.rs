//! Rows that are copied from a template and written by hand: thousands pass by while somebody scrolls.

use leptos::prelude::*;
use leptos::tachys::renderer::dom::Dom;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A row that shows nothing yet.
pub struct Template(Element);

impl Template {
    /// Draws it once.
    pub fn draw(empty: impl IntoView + 'static) -> Template {
        let mut drawn = empty.into_any().build().elements();
        Template(drawn.pop().unwrap_or_else(nothing))
    }

    /// One more of it.
    pub fn copy(&self) -> HtmlElement {
        let copy = self.0.clone_node_with_deep(true);
        copy.unwrap_or_else(|_| nothing().into()).unchecked_into()
    }
}

fn nothing() -> Element {
    Dom::create_element("div", None)
}

/// An element of a copy, by its selector, where the template has it.
pub fn part_if_there<E: JsCast>(row: &HtmlElement, place: &str) -> Option<E> {
    let found = row.query_selector(place).ok().flatten();
    found.map(JsCast::unchecked_into)
}

/// Elements of a copy, by their selector.
pub fn parts(row: &HtmlElement, place: &str) -> Vec<Element> {
    let Ok(found) = row.query_selector_all(place) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at))
        .map(JsCast::unchecked_into)
        .collect()
}

/// An element of a copy, by its selector. Each is there: whoever asks has written the template.
pub fn part<E: JsCast>(row: &HtmlElement, place: &str) -> E {
    part_if_there(row, place).unwrap_or_else(|| row.clone().unchecked_into())
}

/// Sets an attribute. The browser refuses none: the names are written in the program.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Writes the text of an element.
pub fn write(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}
