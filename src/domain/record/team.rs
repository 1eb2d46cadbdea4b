//! The team: its members, its own roles and texts, and the record of what it did.

use chrono::NaiveDate;

use crate::domain::choice::Action;
use crate::domain::gem::Cut;
use crate::domain::role::Role;
use crate::domain::role_ref::RoleRef;
use crate::domain::schema::{Entity, Prop};
use crate::replica::RecordId;

use super::{day, link, reader, text};

reader! {
    /// Someone of the team.
    Member
}

/// Who stands in for a member, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover {
    /// Who.
    pub by: RecordId,
    /// From which day.
    pub from: NaiveDate,
    /// To which day, that day included.
    pub to: NaiveDate,
}

impl Cover {
    /// Whether it holds on this day.
    pub fn holds_on(self, today: NaiveDate) -> bool {
        self.from <= today && today <= self.to
    }
}

impl<'b> Member<'b> {
    /// Name.
    pub fn name(self) -> &'b str {
        text(self.0, Prop::MemberName)
    }

    /// The name that colleagues use.
    pub fn first_name(self) -> &'b str {
        self.name().split_whitespace().next().unwrap_or("")
    }

    /// Two or three letters: those that were given, else those of the name.
    pub fn initials(self) -> String {
        let given = text(self.0, Prop::MemberInitials);
        if given.is_empty() {
            initials_of(self.name())
        } else {
            given.to_owned()
        }
    }

    /// The main role.
    pub fn main_role(self) -> Option<RoleRef> {
        RoleRef::from_key(text(self.0, Prop::MemberMainRole))
    }

    /// All roles, the main one first.
    pub fn roles(self) -> Vec<RoleRef> {
        let mut roles: Vec<RoleRef> = self.main_role().into_iter().collect();
        let others = self
            .0
            .elements(Prop::MemberRoles.field())
            .filter(|(_, value)| value.bool() == Some(true))
            .filter_map(|(key, _)| RoleRef::from_key(key));
        for role in others {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }

    /// Who stands in, and when.
    pub fn cover(self) -> Option<Cover> {
        Some(Cover {
            by: link(self.0, Prop::MemberCover)?,
            from: day(self.0, Prop::MemberCoverFrom)?,
            to: day(self.0, Prop::MemberCoverTo)?,
        })
    }

    /// Names of the member's devices.
    pub fn devices(self) -> impl Iterator<Item = &'b str> {
        self.0
            .elements(Prop::MemberDevices.field())
            .filter(|(_, value)| value.bool() == Some(true))
            .map(|(name, _)| name)
    }
}

/// The first letters of the first and the last word of a name.
pub(crate) fn initials_of(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let first = words.next();
    let last = words.next_back();
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

reader! {
    /// What the team agreed on.
    Settings
}

impl<'b> Settings<'b> {
    /// There is one such record in a book, and everybody calls it by the same id.
    pub const ID: RecordId = RecordId(*b"facetten-setting");

    /// The team's or company's name.
    pub fn team_name(self) -> &'b str {
        text(self.0, Prop::SettingsTeamName)
    }

    /// Whether a hint was put aside.
    pub fn is_dismissed(self, hint: &str) -> bool {
        self.0
            .at(Prop::SettingsDismissed.field(), hint)
            .and_then(|value| value.bool())
            == Some(true)
    }
}

reader! {
    /// The team's own text for a block of a role page.
    RoleText
}

impl<'b> RoleText<'b> {
    /// The id under which everybody keeps the text of this block, so that two people who edit it meet.
    pub fn id_of(role: RoleRef, block: &str) -> RecordId {
        let name = format!("role_text/{}/{block}", role.key());
        let half = |seed: u64| {
            let mut hash = name.bytes().fold(seed, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            });
            hash ^= hash >> 32;
            hash.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()
        };
        let mut id = [0; 16];
        id[..8].copy_from_slice(&half(0xcbf2_9ce4_8422_2325));
        id[8..].copy_from_slice(&half(0x8422_2325_cbf2_9ce4));
        // Marks it as a name-based UUID (version 8), so that it can never equal one made from time and chance.
        id[6] = 0x80 | (id[6] & 0x0f);
        id[8] = 0x80 | (id[8] & 0x3f);
        RecordId(id)
    }

    /// The role.
    pub fn role(self) -> Option<RoleRef> {
        RoleRef::from_key(text(self.0, Prop::RoleTextRole))
    }

    /// The id of the block.
    pub fn block(self) -> &'b str {
        text(self.0, Prop::RoleTextBlock)
    }

    /// The team's own text; `None` where the built-in one holds.
    pub fn text(self) -> Option<&'b str> {
        self.0.text(Prop::RoleTextText.field())
    }

    /// Who wrote it.
    pub fn author(self) -> Option<RecordId> {
        link(self.0, Prop::RoleTextAuthor)
    }

    /// When, in milliseconds.
    pub fn at(self) -> i64 {
        self.0.int(Prop::RoleTextAt.field()).unwrap_or(0)
    }

    /// The mark of the built-in text at that time.
    pub fn base(self) -> i64 {
        self.0.int(Prop::RoleTextBase.field()).unwrap_or(0)
    }
}

reader! {
    /// A role of the team's own.
    OwnRole
}

impl<'b> OwnRole<'b> {
    /// Its name.
    pub fn name(self) -> &'b str {
        text(self.0, Prop::OwnRoleName)
    }

    /// What it is also called.
    pub fn nickname(self) -> &'b str {
        text(self.0, Prop::OwnRoleNickname)
    }

    /// The cut of its stone.
    pub fn cut(self) -> Cut {
        Cut::from_id(text(self.0, Prop::OwnRoleCut)).unwrap_or(Cut::Rhomb)
    }

    /// The role whose hue it has.
    pub fn hue(self) -> Role {
        Role::from_id(text(self.0, Prop::OwnRoleHue)).unwrap_or(Role::SalesSupport)
    }

    /// The role that it was made from.
    pub fn based_on(self) -> Option<RoleRef> {
        RoleRef::from_key(text(self.0, Prop::OwnRoleBasedOn))
    }

    /// Where a dial stands, 0 to 100; in the middle where nobody turned it.
    pub fn dial(self, facet: &str) -> i64 {
        self.0
            .at(Prop::OwnRoleDials.field(), facet)
            .and_then(|value| value.int())
            .unwrap_or(50)
            .clamp(0, 100)
    }
}

reader! {
    /// A list that somebody keeps.
    SavedView
}

impl<'b> SavedView<'b> {
    /// What it is called.
    pub fn name(self) -> &'b str {
        text(self.0, Prop::SavedViewName)
    }

    /// What it asks for, as it stands in an address.
    pub fn query(self) -> &'b str {
        text(self.0, Prop::SavedViewQuery)
    }

    /// Who keeps it.
    pub fn owner(self) -> Option<RecordId> {
        link(self.0, Prop::SavedViewOwner)
    }

    /// Whether it is shown to whoever keeps it alone.
    pub fn is_private(self) -> bool {
        self.0.bool(Prop::SavedViewPrivate.field()) == Some(true)
    }
}

reader! {
    /// What one action changed.
    Change
}

impl<'b> Change<'b> {
    /// Who acted.
    pub fn author(self) -> Option<RecordId> {
        link(self.0, Prop::ChangeAuthor)
    }

    /// When, in milliseconds.
    pub fn at(self) -> i64 {
        self.0.int(Prop::ChangeAt.field()).unwrap_or(0)
    }

    /// What was done; a newer version knows more than this one.
    pub fn action(self) -> Option<Action> {
        Action::from_id(text(self.0, Prop::ChangeAction))
    }

    /// The record that it was about.
    pub fn subject(self) -> Option<RecordId> {
        link(self.0, Prop::ChangeSubject)
    }

    /// What it was about, by kind.
    pub fn entity(self, book: &crate::replica::Book) -> Option<Entity> {
        Entity::from_kind(book.record(self.subject()?)?.kind())
    }

    /// The records that it created.
    pub fn created(self) -> impl Iterator<Item = RecordId> + 'b {
        self.ids(Prop::ChangeCreated)
    }

    /// The records that it touched, the subject and the created ones left out.
    pub fn touched(self) -> impl Iterator<Item = RecordId> + 'b {
        self.ids(Prop::ChangeTouched)
    }

    /// Old and new values, packed; see [`crate::domain::draft::unpack`].
    pub fn packed_edits(self) -> &'b [u8] {
        self.0
            .get(Prop::ChangeEdits.field())
            .and_then(|value| value.bytes())
            .unwrap_or(&[])
    }

    fn ids(self, prop: Prop) -> impl Iterator<Item = RecordId> + 'b {
        self.0
            .get(prop.field())
            .and_then(|value| value.bytes())
            .unwrap_or(&[])
            .chunks_exact(16)
            .filter_map(|chunk| chunk.try_into().ok().map(RecordId))
    }
}
