//! A calm box that says what happened, what is safe and what to do next.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::marks::Tone;

/// A notice inside a page.
#[component]
pub fn NoticeBox(
    tone: Tone,
    #[prop(into)] title: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let (class, picture) = match tone {
        Tone::Neutral => ("notice", Icon::Info),
        Tone::Ok => ("notice", Icon::Check),
        Tone::Info => ("notice notice--info", Icon::Info),
        Tone::Warn => ("notice notice--warn", Icon::Complaint),
        Tone::Bad => ("notice notice--bad", Icon::Complaint),
    };
    let role = match tone {
        Tone::Bad => "alert",
        Tone::Neutral | Tone::Ok | Tone::Warn | Tone::Info => "status",
    };
    view! {
        <div class=class role=role>
            {icon(picture)}
            <div class="notice__text">
                <b>{title}</b>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
