//! What a command would change, before it is done.

use crate::app::command::{Command, CommandError};
use crate::app::desk::Desk;
use crate::app::moment::Moment;
use crate::domain::record::title;
use crate::domain::shown::{Shown, shown};
use crate::domain::{Prop, RecordId};
use crate::replica::IdSet;

/// What a command would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// How many records would look different.
    pub records: usize,
    /// The first changes, one for each record.
    pub changes: Vec<PreviewChange>,
}

/// One record before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewChange {
    /// Which.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// The property that changes.
    pub prop: Prop,
    /// The element of a set or map.
    pub element: String,
    /// What stands there.
    pub old: Shown,
    /// What would stand there.
    pub new: Shown,
}

/// So many changes are shown.
const SHOWN: usize = 6;

impl Desk {
    /// What a command would change. Nothing is written.
    pub fn preview(&self, command: Command, at: &mut Moment<'_>) -> Result<Preview, CommandError> {
        let plan = match self.plan(command, at) {
            Ok(plan) => plan,
            Err(CommandError::NothingToDo) => {
                return Ok(Preview {
                    records: 0,
                    changes: Vec::new(),
                });
            }
            Err(error) => return Err(error),
        };
        let mut seen = IdSet::default();
        let mut changes = Vec::new();
        for edit in &plan.edits {
            if seen.insert(edit.id) && changes.len() < SHOWN {
                changes.push(PreviewChange {
                    id: edit.id,
                    name: title(self.book(), edit.id),
                    prop: edit.prop,
                    element: edit.element.clone(),
                    old: shown(self.book(), edit.prop, &edit.old),
                    new: shown(self.book(), edit.prop, &edit.new),
                });
            }
        }
        Ok(Preview {
            records: seen.len(),
            changes,
        })
    }
}
