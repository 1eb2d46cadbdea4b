//! Customers: adding, editing, who is responsible, what comes next, the bin.

use crate::domain::calendar::to_days;
use crate::domain::record::{Company, NextStep, archived_at, is_live};
use crate::domain::{
    Action, ActivityKind, CompanyKind, Draft, Entity, Prop, RecordId, RoleRef, Stage, Status, Value,
};

use super::{CommandError, Decision, NewCompany, Planner};

const NEXT: [Prop; 4] = [
    Prop::CompanyNextText,
    Prop::CompanyNextDue,
    Prop::CompanyNextWho,
    Prop::CompanyNextRole,
];

impl Planner<'_, '_, '_> {
    pub(super) fn add_company(&mut self, new: NewCompany) -> Result<(), CommandError> {
        let kind = new.kind.unwrap_or(match new.parent {
            Some(_) => CompanyKind::Branch,
            None => CompanyKind::Single,
        });
        let mut draft = self
            .draft(Entity::Company)
            .text(Prop::CompanyName, &new.name)
            .text(Prop::CompanyKind, kind.id())
            .link(Prop::CompanyParent, new.parent)
            .text(Prop::CompanyStreet, &new.street)
            .text(Prop::CompanyPostcode, &new.postcode)
            .text(Prop::CompanyTown, &new.town)
            .text(Prop::CompanyPhone, &new.phone)
            .text(Prop::CompanyMail, &new.mail)
            .text(Prop::CompanyNumber, &new.number)
            .text(Prop::CompanyStatus, new.status.unwrap_or(Status::Lead).id())
            .text(Prop::CompanyIndustry, &new.industry)
            .text(Prop::CompanySource, &new.source);
        if let Some(class) = new.class {
            draft = draft.text(Prop::CompanyClass, class.id());
        }
        if let Some((role, member)) = new.owner {
            draft = draft.at(Prop::CompanyOwners, &role.key(), Value::Id(member));
        }
        if let Some(step) = &new.next
            && (!step.text.trim().is_empty() || step.due.is_some())
        {
            draft = self.with_step(draft, step);
        }
        let id = self.create(draft);
        self.about_new(Action::AddCompany, id, &new.name);
        if let Some(parent) = new.parent {
            self.becomes_head_office(parent)?;
        }
        Ok(())
    }

    /// A company that has branches is a head office.
    fn becomes_head_office(&mut self, parent: RecordId) -> Result<(), CommandError> {
        if let Some(company) = Company::find(self.desk.book(), parent)
            && company.kind() == CompanyKind::Single
        {
            self.set(
                parent,
                Prop::CompanyKind,
                CompanyKind::HeadOffice.id().into(),
            )?;
        }
        Ok(())
    }

    fn with_step(&self, draft: Draft, step: &NextStep) -> Draft {
        let role = step.role.or(self.at.role);
        draft
            .text(Prop::CompanyNextText, &step.text)
            .day(Prop::CompanyNextDue, step.due)
            .link(Prop::CompanyNextWho, step.who.or(Some(self.at.member)))
            .text(
                Prop::CompanyNextRole,
                &role.map_or_else(String::new, RoleRef::key),
            )
    }

    pub(super) fn edit(
        &mut self,
        ids: &[RecordId],
        values: &[(Prop, Value)],
    ) -> Result<(), CommandError> {
        self.about(Action::Edit, ids);
        for &id in ids {
            for (prop, value) in values {
                self.set(id, *prop, value.clone())?;
                match (prop, value) {
                    (Prop::CompanyParent, Value::Id(parent)) => {
                        self.becomes_head_office(*parent)?;
                    }
                    (Prop::DealStage, Value::Text(stage)) => {
                        if let Some(stage) = Stage::from_id(stage) {
                            self.enters(id, stage)?;
                        }
                    }
                    (_, _) => {}
                }
            }
        }
        Ok(())
    }

    pub(super) fn edit_element(
        &mut self,
        id: RecordId,
        prop: Prop,
        element: &str,
        value: Value,
    ) -> Result<(), CommandError> {
        self.about(Action::Edit, &[id]);
        self.set_at(id, prop, element, value)
    }

    pub(super) fn decide(&mut self, decisions: Vec<Decision>) -> Result<(), CommandError> {
        let subject = decisions.first().map(|decision| decision.id);
        self.about(Action::Decide, subject.as_slice());
        self.decides();
        for Decision {
            id,
            prop,
            element,
            value,
        } in decisions
        {
            self.set_at(id, prop, &element, value)?;
        }
        Ok(())
    }

    pub(super) fn tag(
        &mut self,
        companies: &[RecordId],
        tag: &str,
        on: bool,
    ) -> Result<(), CommandError> {
        self.about(Action::Tag, companies);
        for &id in companies {
            self.record(id, Entity::Company)?;
            let value = if on { Value::Bool(true) } else { Value::Null };
            self.set_at(id, Prop::CompanyTags, tag.trim(), value)?;
        }
        Ok(())
    }

    pub(super) fn assign(
        &mut self,
        companies: &[RecordId],
        role: RoleRef,
        member: Option<RecordId>,
    ) -> Result<(), CommandError> {
        self.about(Action::Assign, companies);
        for &id in companies {
            self.record(id, Entity::Company)?;
            let value = member.map_or(Value::Null, Value::Id);
            self.set_at(id, Prop::CompanyOwners, &role.key(), value)?;
        }
        Ok(())
    }

    pub(super) fn hand_over(
        &mut self,
        companies: &[RecordId],
        role: RoleRef,
        to: RecordId,
        note: &str,
    ) -> Result<(), CommandError> {
        self.about(Action::HandOver, companies);
        self.record(to, Entity::Member)?;
        for &id in companies {
            let company =
                Company::find(self.desk.book(), id).ok_or(CommandError::NoSuchRecord(id))?;
            let before = company.owner(role);
            self.set_at(id, Prop::CompanyOwners, &role.key(), Value::Id(to))?;
            // What the one who hands over still had to do there goes along.
            let leaves = before.unwrap_or(self.at.member);
            if company.has_next_step() && company.next_who() == Some(leaves) {
                self.set(id, Prop::CompanyNextWho, Value::Id(to))?;
            }
            let activity = self
                .draft(Entity::Activity)
                .text(Prop::ActivityKind, ActivityKind::HandOver.id())
                .link(Prop::ActivityCompany, Some(id))
                .link(Prop::ActivityAuthor, Some(self.at.member))
                .text(Prop::ActivityRole, &role.key())
                .int(Prop::ActivityAt, self.at.now_ms as i64)
                .int(Prop::ActivityOffset, i64::from(self.at.offset_minutes))
                .text(Prop::ActivityText, note)
                .link(Prop::ActivityTo, Some(to));
            self.create(activity);
        }
        Ok(())
    }

    pub(super) fn set_step(
        &mut self,
        companies: &[RecordId],
        step: &NextStep,
    ) -> Result<(), CommandError> {
        self.about(Action::SetStep, companies);
        for &id in companies {
            self.record(id, Entity::Company)?;
            self.write_step(id, Some(step))?;
        }
        Ok(())
    }

    pub(super) fn write_step(
        &mut self,
        id: RecordId,
        step: Option<&NextStep>,
    ) -> Result<(), CommandError> {
        let step = step.filter(|step| !step.text.trim().is_empty() || step.due.is_some());
        let Some(step) = step else {
            return NEXT
                .into_iter()
                .try_for_each(|prop| self.set(id, prop, Value::Null));
        };
        let role = step.role.or(self.at.role);
        let who = step.who.unwrap_or(self.at.member);
        let due = step
            .due
            .map_or(Value::Null, |day| Value::Date(to_days(day)));
        self.set(id, Prop::CompanyNextText, step.text.as_str().into())?;
        self.set(id, Prop::CompanyNextDue, due)?;
        self.set(id, Prop::CompanyNextWho, Value::Id(who))?;
        self.set(
            id,
            Prop::CompanyNextRole,
            role.map_or(Value::Null, |role| Value::from(role.key())),
        )
    }

    pub(super) fn move_step(
        &mut self,
        companies: &[RecordId],
        due: chrono::NaiveDate,
    ) -> Result<(), CommandError> {
        self.about(Action::MoveStep, companies);
        for &id in companies {
            self.record(id, Entity::Company)?;
            self.set(id, Prop::CompanyNextDue, Value::Date(to_days(due)))?;
        }
        Ok(())
    }

    pub(super) fn complete_step(
        &mut self,
        id: RecordId,
        outcome: &str,
        next: Option<&NextStep>,
    ) -> Result<(), CommandError> {
        self.about(Action::CompleteStep, &[id]);
        let company = Company::find(self.desk.book(), id).ok_or(CommandError::NoSuchRecord(id))?;
        if !company.has_next_step() {
            return Err(CommandError::NothingToDo);
        }
        let role = company
            .next_step()
            .and_then(|step| step.role)
            .or(self.at.role);
        let activity = self
            .draft(Entity::Activity)
            .text(Prop::ActivityKind, ActivityKind::Step.id())
            .link(Prop::ActivityCompany, Some(id))
            .link(Prop::ActivityAuthor, Some(self.at.member))
            .text(
                Prop::ActivityRole,
                &role.map_or_else(String::new, RoleRef::key),
            )
            .int(Prop::ActivityAt, self.at.now_ms as i64)
            .int(Prop::ActivityOffset, i64::from(self.at.offset_minutes))
            .text(Prop::ActivityText, company.next_text())
            .text(Prop::ActivityOutcome, outcome);
        self.create(activity);
        self.write_step(id, next)
    }

    pub(super) fn clear_step(&mut self, companies: &[RecordId]) -> Result<(), CommandError> {
        self.about(Action::ClearStep, companies);
        for &id in companies {
            self.record(id, Entity::Company)?;
            self.write_step(id, None)?;
        }
        Ok(())
    }

    pub(super) fn archive(&mut self, ids: &[RecordId]) -> Result<(), CommandError> {
        self.about(Action::Archive, ids);
        for &id in ids {
            self.entity(id)?;
            if self.desk.book().record(id).is_some_and(is_live) {
                self.set(id, Prop::Archived, Value::Int(self.at.now_ms as i64))?;
            }
        }
        Ok(())
    }

    pub(super) fn restore(&mut self, ids: &[RecordId]) -> Result<(), CommandError> {
        self.about(Action::Restore, ids);
        for &id in ids {
            let entity = self.entity(id)?;
            if self.desk.book().record(id).and_then(archived_at).is_some() {
                self.set(id, Prop::Archived, Value::Null)?;
                if entity == Entity::Company {
                    self.set(id, Prop::CompanyJoinedInto, Value::Null)?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn erase(&mut self, ids: &[RecordId]) -> Result<(), CommandError> {
        self.about(Action::Erase, ids);
        for &id in ids {
            self.entity(id)?;
        }
        let erasure = self.desk.erasure(ids);
        for (id, link) in erasure.cut {
            self.set(id, link, Value::Null)?;
        }
        self.erases(erasure.gone);
        Ok(())
    }
}
