//! How roles and members are shown wherever they are named: a stone, a name, two letters.

use crate::app::desk::Desk;
use crate::domain::gem::Cut;
use crate::domain::{Member, OwnRole, RecordId, Role, RoleRef};
use crate::sorting;

/// A role by its stone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RoleMark {
    /// Which role.
    pub role: RoleRef,
    /// The cut of its stone.
    pub cut: Cut,
    /// Whose hue it has.
    pub hue: Role,
    /// Its name, if it is one of the team's own; the content names the others.
    pub own_name: Option<String>,
}

/// A member by name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MemberMark {
    /// Who.
    pub id: RecordId,
    /// Name.
    pub name: String,
    /// Two or three letters.
    pub initials: String,
    /// The main role.
    pub role: Option<RoleMark>,
}

impl Desk {
    /// How a role is shown. A role of the team's own that is gone keeps a plain stone.
    pub fn role_mark(&self, role: RoleRef) -> RoleMark {
        match role {
            RoleRef::Built(built) => RoleMark {
                role,
                cut: Cut::of(built),
                hue: built,
                own_name: None,
            },
            RoleRef::Own(id) => match OwnRole::find(self.book(), id) {
                Some(own) => RoleMark {
                    role,
                    cut: own.cut(),
                    hue: own.hue(),
                    own_name: Some(own.name().to_owned()),
                },
                None => RoleMark {
                    role,
                    cut: Cut::Rhomb,
                    hue: Role::SalesSupport,
                    own_name: Some(String::new()),
                },
            },
        }
    }

    /// How a member is shown; one who left is still named.
    pub fn member_mark(&self, id: RecordId) -> Option<MemberMark> {
        let member = Member::find(self.book(), id)?;
        Some(MemberMark {
            id,
            name: member.name().to_owned(),
            initials: member.initials(),
            role: member.main_role().map(|role| self.role_mark(role)),
        })
    }

    /// Everybody in use, by name.
    pub fn member_marks(&self) -> Vec<MemberMark> {
        let mut marks: Vec<MemberMark> = self
            .members()
            .filter_map(|member| self.member_mark(member.id()))
            .collect();
        sorting::by(&mut marks, |a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
        marks
    }
}
