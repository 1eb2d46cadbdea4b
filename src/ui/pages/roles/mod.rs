//! The role pages: the overview, one role, two or three beside each other.

mod block;
mod body;
mod columns;
mod compare;
mod difference;
mod editor;
mod hero;
mod overview;
mod own_role;
mod page;
mod profile;
mod self_profile;
mod sheet;
mod side;
mod source_note;
mod task_icon;
mod team;
mod texts;

pub use compare::ComparePage;
pub use overview::RolesPage;
pub use page::RolePage;
pub use task_icon::task_icon;
pub use texts::{Texts, role_texts};
