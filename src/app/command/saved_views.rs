//! Lists that somebody keeps.

use crate::domain::{Action, Entity, Prop, RecordId, Value};

use super::{Audience, CommandError, Planner};
use crate::app::list::ListQuery;

impl Planner<'_, '_, '_> {
    pub(super) fn save_view(
        &mut self,
        view: Option<RecordId>,
        name: &str,
        query: &ListQuery,
        audience: Audience,
    ) -> Result<(), CommandError> {
        // Which view a list began with is no part of the view.
        let query = ListQuery {
            saved: None,
            ..query.clone()
        };
        let private = audience == Audience::Me;
        match view {
            None => {
                let draft = self
                    .draft(Entity::SavedView)
                    .text(Prop::SavedViewName, name)
                    .text(Prop::SavedViewQuery, &query.address())
                    .link(Prop::SavedViewOwner, Some(self.at.member))
                    .flag(Prop::SavedViewPrivate, private);
                let id = self.create(draft);
                self.about_new(Action::SaveView, id, name);
                Ok(())
            }
            Some(view) => {
                self.about(Action::SaveView, &[view]);
                self.record(view, Entity::SavedView)?;
                self.set(view, Prop::SavedViewName, name.into())?;
                self.set(view, Prop::SavedViewQuery, query.address().into())?;
                let private = if private {
                    Value::Bool(true)
                } else {
                    Value::Null
                };
                self.set(view, Prop::SavedViewPrivate, private)
            }
        }
    }
}
