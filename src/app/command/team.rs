//! The team: members, who stands in, own texts and roles, what was agreed on.

use crate::domain::calendar::to_days;
use crate::domain::record::{Cover, Member, OwnRole, RoleText, Settings};
use crate::domain::{Action, Draft, Entity, Prop, RecordId, RoleRef, Value};

use super::{CommandError, NewMember, NewOwnRole, Planner};

impl Planner<'_, '_, '_> {
    pub(super) fn add_member(&mut self, new: NewMember) -> Result<(), CommandError> {
        let draft = self.draft(Entity::Member);
        let draft = member_draft(draft, &new);
        let id = self.create(draft);
        self.about_new(Action::AddMember, id, &new.name);
        Ok(())
    }

    pub(super) fn edit_member(&mut self, id: RecordId, to: NewMember) -> Result<(), CommandError> {
        self.about(Action::Edit, &[id]);
        let member =
            Member::read(self.record(id, Entity::Member)?).ok_or(CommandError::NoSuchRecord(id))?;
        let main_role = to.main_role.map_or_else(String::new, RoleRef::key);
        self.set(id, Prop::MemberName, to.name.into())?;
        self.set(id, Prop::MemberInitials, to.initials.into())?;
        self.set(id, Prop::MemberMainRole, main_role.into())?;
        self.set(id, Prop::MemberMail, to.mail.into())?;
        self.set(id, Prop::MemberPhone, to.phone.into())?;
        for role in member.roles() {
            if !to.roles.contains(&role) {
                self.set_at(id, Prop::MemberRoles, &role.key(), Value::Null)?;
            }
        }
        for role in to.roles {
            self.set_at(id, Prop::MemberRoles, &role.key(), Value::Bool(true))?;
        }
        Ok(())
    }

    pub(super) fn set_cover(
        &mut self,
        member: RecordId,
        cover: Option<Cover>,
    ) -> Result<(), CommandError> {
        self.about(Action::Cover, &[member]);
        self.record(member, Entity::Member)?;
        let (by, from, to) = match cover {
            Some(cover) if cover.to < cover.from => return Err(CommandError::DaysReversed),
            Some(cover) => (
                Value::Id(cover.by),
                Value::Date(to_days(cover.from)),
                Value::Date(to_days(cover.to)),
            ),
            None => (Value::Null, Value::Null, Value::Null),
        };
        self.set(member, Prop::MemberCover, by)?;
        self.set(member, Prop::MemberCoverFrom, from)?;
        self.set(member, Prop::MemberCoverTo, to)
    }

    pub(super) fn write_role_text(
        &mut self,
        role: RoleRef,
        block: &str,
        text: &str,
        base: i64,
    ) -> Result<(), CommandError> {
        let id = RoleText::id_of(role, block);
        let mut set = |prop, value| self.set_as(Entity::RoleText, id, prop, "", value);
        set(Prop::RoleTextRole, Value::from(role.key()));
        set(Prop::RoleTextBlock, block.into());
        set(Prop::RoleTextText, text.into());
        // The same text over a newer original: the team has seen it and keeps its own.
        set(Prop::RoleTextBase, Value::Int(base));
        if self.is_empty() {
            return Err(CommandError::NothingToDo);
        }
        let (author, now) = (self.at.member, self.at.now_ms as i64);
        let mut set = |prop, value| self.set_as(Entity::RoleText, id, prop, "", value);
        set(Prop::RoleTextAuthor, Value::Id(author));
        set(Prop::RoleTextAt, Value::Int(now));
        self.about_new(Action::WriteRoleText, id, block);
        Ok(())
    }

    pub(super) fn reset_role_text(
        &mut self,
        role: RoleRef,
        block: Option<&str>,
    ) -> Result<(), CommandError> {
        let ids: Vec<RecordId> = RoleText::all(self.desk.book())
            .filter(|text| text.role() == Some(role) && text.text().is_some())
            .filter(|text| block.is_none_or(|block| text.block() == block))
            .map(RoleText::id)
            .collect();
        self.about(Action::ResetRoleText, &ids);
        for id in ids {
            self.set(id, Prop::RoleTextText, Value::Null)?;
        }
        Ok(())
    }

    pub(super) fn add_own_role(&mut self, new: NewOwnRole) -> Result<(), CommandError> {
        let mut draft = self
            .draft(Entity::OwnRole)
            .text(Prop::OwnRoleName, &new.name)
            .text(Prop::OwnRoleNickname, &new.nickname)
            .text(Prop::OwnRoleCut, &new.cut)
            .text(Prop::OwnRoleHue, &new.hue)
            .text(
                Prop::OwnRoleBasedOn,
                &new.based_on.map_or_else(String::new, RoleRef::key),
            );
        for (facet, value) in &new.dials {
            draft = draft.at(Prop::OwnRoleDials, facet, Value::Int(*value));
        }
        let id = self.create(draft);
        self.about_new(Action::AddOwnRole, id, &new.name);
        Ok(())
    }

    pub(super) fn edit_own_role(
        &mut self,
        id: RecordId,
        new: NewOwnRole,
    ) -> Result<(), CommandError> {
        self.about(Action::Edit, &[id]);
        OwnRole::find(self.desk.book(), id).ok_or(CommandError::NoSuchRecord(id))?;
        self.set(id, Prop::OwnRoleName, new.name.into())?;
        self.set(id, Prop::OwnRoleNickname, new.nickname.into())?;
        self.set(id, Prop::OwnRoleCut, new.cut.into())?;
        self.set(id, Prop::OwnRoleHue, new.hue.into())?;
        for (facet, value) in new.dials {
            self.set_at(id, Prop::OwnRoleDials, &facet, Value::Int(value))?;
        }
        Ok(())
    }

    pub(super) fn set_team_name(&mut self, name: &str) {
        self.settings(Prop::SettingsTeamName, "", Value::from(name.trim()));
    }

    pub(super) fn dismiss(&mut self, hint: &str, on: bool) {
        let value = if on { Value::Bool(true) } else { Value::Null };
        self.settings(Prop::SettingsDismissed, hint, value);
    }

    fn settings(&mut self, prop: Prop, element: &str, value: Value) {
        self.set_as(Entity::Settings, Settings::ID, prop, element, value);
        self.about_new(Action::Settings, Settings::ID, "");
    }
}

/// A member as a draft; also for the first one, who begins the book.
pub fn member_draft(draft: Draft, new: &NewMember) -> Draft {
    let mut draft = draft
        .text(Prop::MemberName, &new.name)
        .text(Prop::MemberInitials, &new.initials)
        .text(
            Prop::MemberMainRole,
            &new.main_role.map_or_else(String::new, RoleRef::key),
        )
        .text(Prop::MemberMail, &new.mail)
        .text(Prop::MemberPhone, &new.phone);
    for role in &new.roles {
        draft = draft.at(Prop::MemberRoles, &role.key(), Value::Bool(true));
    }
    let device = new.device.trim();
    if !device.is_empty() {
        draft = draft.at(Prop::MemberDevices, device, Value::Bool(true));
    }
    draft
}
