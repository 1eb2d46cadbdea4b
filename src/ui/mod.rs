//! What a person sees: routes, state, components, pages.

pub mod components;
pub mod state;
pub mod storage_words;

/// Starts the interface in the document's body.
pub fn boot() {
    console_error_panic_hook::set_once();
}
