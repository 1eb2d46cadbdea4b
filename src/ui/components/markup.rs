//! Draws parsed markup: text nodes, bold, lists, links. No text ever becomes HTML.

use leptos::prelude::*;

use crate::domain::markup::{Inline, Node};

/// Draws the nodes of a text.
pub fn markup(nodes: Vec<Node>) -> impl IntoView {
    let blocks: Vec<AnyView> = nodes
        .into_iter()
        .map(|node| match node {
            Node::Paragraph(pieces) => view! { <p>{inline(pieces)}</p> }.into_any(),
            Node::List(items) => view! {
                <ul>
                    {items
                        .into_iter()
                        .map(|pieces| view! { <li>{inline(pieces)}</li> })
                        .collect_view()}
                </ul>
            }
            .into_any(),
        })
        .collect();
    view! { <div class="markup">{blocks}</div> }
}

fn inline(pieces: Vec<Inline>) -> Vec<AnyView> {
    pieces
        .into_iter()
        .map(|piece| match piece {
            Inline::Text(text) => text.into_any(),
            Inline::Bold(text) => view! { <b>{text}</b> }.into_any(),
            Inline::Link { label, href } => view! {
                <a class="link" href=href target="_blank" rel="noopener noreferrer">
                    {label}
                </a>
            }
            .into_any(),
            Inline::Break => view! { <br /> }.into_any(),
        })
        .collect()
}
