//! Data as JSON, opened like a backup: it fills a workspace that is still empty, or a new one beside this one.

use crate::app::export::json::{self, JsonProblem};
use crate::replica::Book;
use crate::store::backup::BackupContents;
use crate::store::registry::{Kind, Workspace};
use crate::ui::state::Session;
use crate::web::files::Chosen;
use crate::web::{clock, random};

/// Whether a file says that it is JSON.
pub fn is_json(file: &Chosen) -> bool {
    let start = file
        .bytes
        .iter()
        .copied()
        .find(|byte| !byte.is_ascii_whitespace() && *byte < 0x80);
    file.name.to_lowercase().ends_with(".json") || start == Some(b'{')
}

/// The book in a JSON file, and how many values did not fit.
pub fn open(session: Session, file: &Chosen) -> Result<(BackupContents, usize), JsonProblem> {
    let read = json::read(&file.bytes)?;
    let now_ms = clock::now_ms();
    let workspace = if session.peek(|desk| desk.company_count() == 0) {
        session.workspace()
    } else {
        // The file holds no history, so it cannot join the book that it was written from.
        let name = file.name.trim_end_matches(".json");
        Workspace::new(random::workspace(), name, Kind::Real, now_ms)
    };
    let mut book = Book::new(workspace.id);
    // Only a fresh writer's numbers are free in both books.
    match book.commit(random::writer(), now_ms, &read.writes) {
        Ok(_) => Ok((
            BackupContents {
                workspace,
                made_ms: now_ms,
                book,
            },
            read.left_out,
        )),
        Err(_) => Err(JsonProblem::NotOurs),
    }
}
