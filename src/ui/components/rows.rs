//! A list whose rows stay while their keys do. One piece of code for all lists: Leptos' `For` is compiled anew for every
//! type of row, about five kilobytes each time.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher, Hash};

use leptos::prelude::*;

struct Row {
    key: u64,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

/// A row for each item, drawn once per key.
#[component]
pub fn Rows<Each, Items, Item, Key, K, Draw, View>(
    /// The items.
    each: Each,
    /// What makes an item the same as before; an item with another key is drawn anew.
    key: Key,
    /// Draws an item.
    children: Draw,
) -> impl IntoView
where
    Each: Fn() -> Items + Send + 'static,
    Items: IntoIterator<Item = Item>,
    Item: Send + 'static,
    Key: Fn(&Item) -> K + Send + 'static,
    K: Hash,
    Draw: Fn(Item) -> View + Clone + Send + 'static,
    View: IntoView + 'static,
{
    rows(Box::new(move || {
        each()
            .into_iter()
            .map(|item| {
                let draw = children.clone();
                Row {
                    key: BuildHasherDefault::<DefaultHasher>::default().hash_one(key(&item)),
                    draw: Box::new(move || draw(item).into_any()),
                }
            })
            .collect()
    }))
}

#[inline(never)]
fn rows(each: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    view! { <For each=each key=|row| row.key children=|row| (row.draw)() /> }.into_any()
}
