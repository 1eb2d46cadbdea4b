//! People at customers.

use crate::domain::record::Relation;
use crate::domain::{Action, Entity, FieldError, Influence, Problem, Prop, RecordId, Value};

use super::{CommandError, NewPerson, NewRelation, Planner};

impl Planner<'_, '_, '_> {
    pub(super) fn add_person(&mut self, new: NewPerson) -> Result<(), CommandError> {
        if new.first_name.trim().is_empty() && new.last_name.trim().is_empty() {
            return Err(CommandError::Field(FieldError {
                prop: Prop::PersonLastName,
                problem: Problem::Required,
            }));
        }
        let draft = self
            .draft(Entity::Person)
            .text(Prop::PersonFirstName, &new.first_name)
            .text(Prop::PersonLastName, &new.last_name)
            .text(Prop::PersonSalutation, &new.salutation)
            .text(Prop::PersonTitle, &new.title)
            .text(Prop::PersonMail, &new.mail)
            .text(Prop::PersonPhone, &new.phone)
            .text(Prop::PersonMobile, &new.mobile)
            .text(Prop::PersonLegalBasis, &new.legal_basis)
            .text(Prop::PersonOrigin, &new.origin);
        let person = self.create(draft);
        let name = format!("{} {}", new.first_name.trim(), new.last_name.trim());
        self.about_new(Action::AddPerson, person, &name);
        if let Some(company) = new.company {
            self.relate(person, company, &new.function, new.influence, new.main)?;
        }
        Ok(())
    }

    pub(super) fn link_person(&mut self, new: NewRelation) -> Result<(), CommandError> {
        self.about(Action::LinkPerson, &[new.person]);
        self.relate(
            new.person,
            new.company,
            &new.function,
            new.influence,
            new.main,
        )
    }

    fn relate(
        &mut self,
        person: RecordId,
        company: RecordId,
        function: &str,
        influence: Option<Influence>,
        main: bool,
    ) -> Result<(), CommandError> {
        if main {
            self.no_main_contact(company)?;
        }
        let draft = self
            .draft(Entity::Relation)
            .link(Prop::RelationPerson, Some(person))
            .link(Prop::RelationCompany, Some(company))
            .text(Prop::RelationFunction, function)
            .text(Prop::RelationInfluence, influence.map_or("", Influence::id))
            .flag(Prop::RelationMain, main);
        self.create(draft);
        Ok(())
    }

    /// There is one main contact: whoever was it makes room.
    fn no_main_contact(&mut self, company: RecordId) -> Result<(), CommandError> {
        for id in self.desk.relations_of(company) {
            if Relation::find(self.desk.book(), id).is_some_and(Relation::is_main) {
                self.set(id, Prop::RelationMain, Value::Null)?;
            }
        }
        Ok(())
    }
}
