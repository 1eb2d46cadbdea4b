//! The empty state: what belongs here, one thing to do, perhaps a second.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// Says what will stand here, and offers the way to it.
#[component]
pub fn Empty(
    /// A picture of what is missing.
    picture: Icon,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    /// The buttons, primary first.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <div class="empty__picture">{icon(picture)}</div>
            <h2>{title}</h2>
            <p class="muted">{text}</p>
            {children.map(|children| view! { <div class="empty__actions">{children()}</div> })}
        </div>
    }
}
