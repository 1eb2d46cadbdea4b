//! The lists that are kept: those of the team, and the viewer's own.

use crate::app::command::Audience;
use crate::app::desk::Desk;
use crate::app::list::{Condition, ListQuery};
use crate::app::moment::Viewer;
use crate::domain::{Member, RecordId, SavedView};
use crate::sorting;

/// A list that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedViewRow {
    /// Which.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// What it asks for, named after the view.
    pub query: ListQuery,
    /// For whom it is.
    pub audience: Audience,
    /// Who keeps it, if that is somebody else.
    pub by: Option<String>,
    /// Whether it asks for something that this version does not know, such as a field that is gone.
    pub has_unknown: bool,
}

impl Desk {
    /// The lists that the viewer sees, by name.
    pub fn saved_views(&self, viewer: &Viewer) -> Vec<SavedViewRow> {
        let mut views: Vec<SavedViewRow> = SavedView::all(self.book())
            .filter(|view| !view.is_private() || view.owner() == Some(viewer.me))
            .map(|view| {
                let query = ListQuery {
                    saved: Some(view.id()),
                    ..ListQuery::from_address(view.query())
                };
                SavedViewRow {
                    id: view.id(),
                    name: view.name().to_owned(),
                    has_unknown: query
                        .filter
                        .iter()
                        .any(|condition| matches!(condition, Condition::Unknown(_))),
                    query,
                    audience: if view.is_private() {
                        Audience::Me
                    } else {
                        Audience::Team
                    },
                    by: view
                        .owner()
                        .filter(|owner| *owner != viewer.me)
                        .and_then(|owner| Member::find(self.book(), owner))
                        .map(|member| member.name().to_owned()),
                }
            })
            .collect();
        sorting::by(&mut views, |a, b| {
            a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id))
        });
        views
    }
}
