//! Building blocks. A component gets its data by properties and knows no storage.

pub mod dialog;
pub mod empty;
pub mod field;
pub mod file_drop;
pub mod focus;
pub mod gem;
pub mod icon;
pub mod marks;
pub mod markup;
pub mod menu;
pub mod notice;
pub mod printing;
pub mod rows;
pub mod segmented;
pub mod sparkline;
pub mod template;
pub mod virtual_rows;

pub use dialog::{Dialog, DialogWidth, FormFoot};
pub use empty::{Empty, trouble};
pub use field::{SelectField, TextArea, TextField, form_is_valid};
pub use file_drop::FileDrop;
pub use focus::{focus, focus_next_frame};
pub use gem::{GemSymbols, faded_gem, gem, logo_mark, stone};
pub use icon::{Icon, icon};
pub use marks::{Tone, avatar, class_badge, tag};
pub use markup::markup;
pub use menu::Menu;
pub use notice::NoticeBox;
pub use printing::use_printing;
pub use rows::Rows;
pub use segmented::Segmented;
