//! An address that leads nowhere, with the nearest places and the search.

use leptos::prelude::*;

use crate::app::route::nearest;
use crate::content::i18n::shell;
use crate::ui::components::{Icon, icon};
use crate::ui::layout::shell::route_words;
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::state::{Overlay, use_lang, use_overlay};

/// Says so, and offers ways on.
#[component]
pub fn NotFoundPage(address: String) -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    title_area(shell::not_found_title(lang));
    view! {
        <div class="empty">
            <div class="empty__picture">{icon(Icon::Search)}</div>
            <PageHeading text=Signal::derive(move || shell::not_found_title(lang).to_owned()) />
            <p class="muted">{shell::not_found_text(lang)}</p>
            <div class="empty__actions">
                {nearest(&address)
                    .into_iter()
                    .map(|route| {
                        view! {
                            <a class="button" href=route.href()>
                                {route_words(lang, &route)}
                            </a>
                        }
                    })
                    .collect_view()}
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| overlay.open(Overlay::Palette)
                >
                    {icon(Icon::Search)}
                    {shell::search_short(lang)}
                </button>
            </div>
        </div>
    }
}
