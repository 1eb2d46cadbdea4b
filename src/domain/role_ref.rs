//! A role by its key: one of the seven, or one of the team's own.

use crate::replica::RecordId;

use super::role::Role;

/// Names a role wherever records point to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleRef {
    /// One of the seven.
    Built(Role),
    /// A role of the team's own.
    Own(RecordId),
}

impl RoleRef {
    /// The key that stands in the book: the role's id, or the record's.
    pub fn key(self) -> String {
        match self {
            RoleRef::Built(role) => role.id().to_owned(),
            RoleRef::Own(id) => id.to_string(),
        }
    }

    /// The role with this key.
    pub fn from_key(key: &str) -> Option<RoleRef> {
        match Role::from_id(key) {
            Some(role) => Some(RoleRef::Built(role)),
            None => key.parse().ok().map(RoleRef::Own),
        }
    }

    /// The built-in role, if it is one.
    pub const fn built(self) -> Option<Role> {
        match self {
            RoleRef::Built(role) => Some(role),
            RoleRef::Own(_) => None,
        }
    }
}

impl From<Role> for RoleRef {
    fn from(role: Role) -> Self {
        RoleRef::Built(role)
    }
}
