//! What pages share: language, address, the open workspace, toasts, overlays. Small contexts, no god-state.

mod lang;
mod list_place;
mod location;
mod marked;
mod overlay;
mod recent;
mod session;
mod settings;
mod toasts;
mod workspaces;

pub use crate::store::safe::Safety;
pub use crate::store::settings::{Density, Theme};
pub use lang::{provide_lang, use_lang};
pub use list_place::{Around, ListPlace, use_list_place};
pub use location::{go, provide_location, replace, use_route};
pub use marked::{Marked, use_marked};
pub use overlay::{Overlay, Overlays, use_overlay};
pub use recent::{follow_visits, recent_customers};
pub use session::{Session, command_error, use_session};
pub use settings::{Preferences, dress_document, use_settings};
pub use toasts::{Toast, ToastKind, Toasts, use_toasts};
pub use workspaces::{Wish, Workspaces, use_workspaces};
