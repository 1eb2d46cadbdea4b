//! Who leads a customer, where several are responsible in different roles.

use crate::domain::record::Company;
use crate::domain::role::Role;
use crate::domain::role_ref::RoleRef;
use crate::replica::RecordId;

/// Roles that lead a customer come before roles that support it.
const ORDER: [Role; 7] = [
    Role::KeyAccount,
    Role::FieldSales,
    Role::InsideActive,
    Role::InsidePassive,
    Role::MarketingSales,
    Role::SalesSupport,
    Role::CaseHandling,
];

/// The role and member who lead this customer; a role of the team's own leads where no other does.
pub fn lead(company: Company<'_>) -> Option<(RoleRef, RecordId)> {
    ORDER
        .into_iter()
        .find_map(|role| Some((role.into(), company.owner(role.into())?)))
        .or_else(|| company.owners().next())
}
