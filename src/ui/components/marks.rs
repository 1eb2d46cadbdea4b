//! Small marks: tags, badges, avatars.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// What a tag says beyond its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to do.
    Neutral,
    /// All is well.
    Ok,
    /// Soon.
    Warn,
    /// Now.
    Bad,
    /// Good to know.
    Info,
}

impl Tone {
    /// The tag's classes.
    pub const fn tag_class(self) -> &'static str {
        match self {
            Tone::Neutral => "tag",
            Tone::Ok => "tag tag--ok",
            Tone::Warn => "tag tag--warn",
            Tone::Bad => "tag tag--bad",
            Tone::Info => "tag tag--info",
        }
    }

    /// The status diamond's classes.
    pub const fn diamond_class(self) -> &'static str {
        match self {
            Tone::Neutral | Tone::Info => "diamond",
            Tone::Ok => "diamond diamond--ok",
            Tone::Warn => "diamond diamond--warn",
            Tone::Bad => "diamond diamond--bad",
        }
    }
}

/// A soft label. Errors carry an icon as well: colour is never alone.
pub fn tag(tone: Tone, words: impl Into<String>) -> impl IntoView {
    let mark = match tone {
        Tone::Bad => Some(icon(Icon::Complaint)),
        Tone::Neutral | Tone::Ok | Tone::Warn | Tone::Info => None,
    };
    view! { <span class=tone.tag_class()>{mark} {words.into()}</span> }
}

/// The customer class, A, B or C.
pub fn class_badge(class: &'static str) -> impl IntoView {
    view! { <span class=class_badge_class(class)>{class}</span> }
}

/// The classes of the customer class's badge.
pub fn class_badge_class(class: &str) -> &'static str {
    match class {
        "A" => "class-badge class-badge--a",
        "B" => "class-badge class-badge--b",
        _ => "class-badge",
    }
}

/// A person's initials.
pub fn avatar(initials: impl Into<String>) -> impl IntoView {
    view! {
        <span class="avatar" aria-hidden="true">
            {initials.into()}
        </span>
    }
}
