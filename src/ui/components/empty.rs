//! The empty state: what belongs here, one thing to do, perhaps a second. And what stands where something is missing.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// Stands in the place of something that could not be shown: what happened, what is safe, one thing to do.
pub fn trouble(
    title: &'static str,
    text: &'static str,
    button: &'static str,
    on_click: impl Fn() + 'static,
) -> AnyView {
    view! {
        <div class="empty" role="alert">
            <div class="empty__picture">{icon(Icon::Complaint)}</div>
            <h1>{title}</h1>
            <p class="muted">{text}</p>
            <div class="empty__actions">
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| on_click()
                >
                    {button}
                </button>
            </div>
        </div>
    }
    .into_any()
}

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
