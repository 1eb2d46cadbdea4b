//! Things to be done, row by row, as the workplace and the list of tasks show them.

mod actions;
mod edit;
mod forms;
mod place;
mod row;

pub use actions::{AgendaActions, Asked};
pub use forms::AskedDialog;
pub use place::listen_for_rows;
pub use row::{AgendaRow, kind_mark};
