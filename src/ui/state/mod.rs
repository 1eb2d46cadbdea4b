//! What pages share: language, route, the open workspace, toasts, overlays. Small contexts, no god-state.

mod lang;
mod toasts;

pub use lang::{provide_lang, use_lang};
pub use toasts::{Toast, ToastKind, Toasts, use_toasts};
