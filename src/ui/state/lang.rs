//! The interface's language. Switching it mounts the page tree anew, so a page may read it once.

use leptos::prelude::*;

use crate::content::i18n::Lang;

#[derive(Clone, Copy)]
struct CurrentLang(Lang);

/// Fixes the language for everything below.
pub fn provide_lang(lang: Lang) {
    provide_context(CurrentLang(lang));
}

/// The language that this part of the page speaks.
pub fn use_lang() -> Lang {
    use_context::<CurrentLang>()
        .map(|current| current.0)
        .unwrap_or_default()
}
