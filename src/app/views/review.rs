//! »Zu prüfen«: where two people changed the same field without having seen each other's change, one card per record.
//!
//! Invariant: nothing here blocks work. Until someone decides, the newest value counts.

use super::marks::{MemberMark, RoleMark};
use super::team::Disagreement;
use crate::app::command::{Command, Decision};
use crate::app::desk::Desk;
use crate::app::route::{Route, Tab};
use crate::domain::record::is_live;
use crate::domain::{Entity, Prop, RecordId, RoleRef, RoleText};

/// Everything that is to be decided in one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewCard {
    /// The record.
    pub record: RecordId,
    /// What it is.
    pub entity: Entity,
    /// What it is called.
    pub title: String,
    /// To which customer it belongs, by name.
    pub company: Option<String>,
    /// On which role's page it stands.
    pub role: Option<RoleMark>,
    /// Which block of that page it is.
    pub block: Option<String>,
    /// Where it is seen.
    pub place: Route,
    /// The fields, each with its values, the newest first.
    pub fields: Vec<Disagreement>,
}

impl ReviewCard {
    /// Who wrote one of the values, in the order of the fields.
    pub fn people(&self) -> Vec<MemberMark> {
        let mut people: Vec<MemberMark> = Vec::new();
        for value in self.fields.iter().flat_map(|field| &field.values) {
            if let Some(by) = &value.by
                && people.iter().all(|known| known.id != by.id)
            {
                people.push(by.clone());
            }
        }
        people
    }

    /// Chooses everywhere what this member wrote, and the newest where they wrote nothing.
    pub fn all_of(&self, member: RecordId) -> Vec<usize> {
        let wrote = |field: &Disagreement| {
            let by = |by: &MemberMark| by.id == member;
            field
                .values
                .iter()
                .position(|v| v.by.as_ref().is_some_and(by))
        };
        self.fields
            .iter()
            .map(|field| wrote(field).unwrap_or(0))
            .collect()
    }

    /// The command that lets the chosen values stand; a field without a choice keeps its newest.
    pub fn decide(&self, chosen: &[usize]) -> Command {
        let decisions = self.fields.iter().enumerate().filter_map(|(at, field)| {
            let chosen = chosen.get(at).copied().unwrap_or(0);
            Some(Decision {
                id: field.record,
                prop: field.prop,
                element: field.element.clone(),
                value: field.values.get(chosen)?.value.clone(),
            })
        });
        Command::Decide(decisions.collect())
    }
}

impl Desk {
    /// What is to be looked at, one card per record.
    pub fn review(&self) -> Vec<ReviewCard> {
        let mut cards: Vec<ReviewCard> = Vec::new();
        for field in self.disagreements() {
            match cards.last_mut() {
                Some(card) if card.record == field.record => card.fields.push(field),
                Some(_) | None => cards.push(self.review_card(field)),
            }
        }
        cards
    }

    fn review_card(&self, field: Disagreement) -> ReviewCard {
        let (id, entity) = (field.record, field.entity);
        let company = self.company_of(id).filter(|company| *company != id);
        let text = RoleText::find(self.book(), id);
        let role = text.and_then(RoleText::role);
        let block = text.map(|text| text.block().to_owned());
        let place = match (entity, self.company_of(id), role) {
            (Entity::RoleText, _, Some(role)) => Route::Role(role),
            (Entity::OwnRole, _, _) => Route::Role(RoleRef::Own(id)),
            (Entity::SavedView, _, _) => Route::customers(),
            (Entity::Company, Some(company), _) => Route::customer_tab(company, Tab::Master),
            (Entity::Task | Entity::Promise, None, _) => Route::Tasks,
            (Entity::Pipeline, ..) => Route::pipelines(),
            (_, Some(company), _) => Route::customer(company),
            (_, None, _) => Route::Team,
        };
        ReviewCard {
            record: id,
            entity,
            title: field.title.clone(),
            company: company.map(|company| crate::domain::record::title(self.book(), company)),
            role: role.map(|role| self.role_mark(role)),
            block,
            place,
            fields: vec![field],
        }
    }

    /// The customer to which a record belongs; a person's is the first where they work.
    fn company_of(&self, id: RecordId) -> Option<RecordId> {
        let record = self.book().record(id)?;
        match Entity::from_kind(record.kind())? {
            Entity::Company => Some(id),
            Entity::Person => self.companies_of(id).first().copied(),
            Entity::Relation => record.id_of(Prop::RelationCompany.field()),
            Entity::Activity => record.id_of(Prop::ActivityCompany.field()),
            Entity::Task => record.id_of(Prop::TaskCompany.field()),
            Entity::Promise => record.id_of(Prop::PromiseCompany.field()),
            Entity::Deal => record.id_of(Prop::DealCompany.field()),
            Entity::Settings
            | Entity::Member
            | Entity::RoleText
            | Entity::OwnRole
            | Entity::Pipeline
            | Entity::Change
            | Entity::SavedView => None,
        }
    }

    /// How many records are to be looked at, for the navigation.
    pub fn review_count(&self) -> usize {
        self.contested()
            .iter()
            .filter(|id| self.is_reviewed(**id))
            .count()
    }

    /// Whether people are asked about this record: what was put away or never came to be waits until it is back.
    pub(crate) fn is_reviewed(&self, id: RecordId) -> bool {
        self.book().record(id).is_some_and(is_live)
    }
}
