//! What a person sees: routes, state, components, pages.

/// Starts the interface in the document's body.
pub fn boot() {}
