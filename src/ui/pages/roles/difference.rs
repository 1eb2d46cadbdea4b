//! The difference between our text and the team's, word by word.

use leptos::prelude::*;

use crate::app::views::role_page::BlockView;
use crate::content::i18n::roles as words;
use crate::content::roles::diff::{Fate, words as compare};
use crate::ui::state::use_lang;

/// Shows what the team changed in a block.
#[component]
pub fn Difference(view: BlockView) -> impl IntoView {
    let lang = use_lang();
    let pieces = compare(&view.built_in, &view.text)
        .into_iter()
        .map(|piece| match piece.fate {
            Fate::Kept => view! { <span>{piece.text}</span> }.into_any(),
            Fate::Gone => view! { <del>{piece.text}</del> }.into_any(),
            Fate::Added => view! { <ins>{piece.text}</ins> }.into_any(),
        })
        .collect_view();
    view! {
        <div class="difference no-print">
            <p class="faint">{words::difference_hint(lang)}</p>
            <p class="difference__text">{pieces}</p>
        </div>
    }
}
