//! The seven roles of sales. The set is closed: a role without a page, a gem and both languages does not compile.

use serde::{Deserialize, Serialize};

/// One of the seven roles, in the canonical order that breaks every tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Key-Account-Management.
    KeyAccount,
    /// Inside Sales aktiv: winning strangers by phone.
    InsideActive,
    /// Inside Sales passiv: serving whoever gets in touch.
    InsidePassive,
    /// Vertriebsinnendienst: the key account's extended arm.
    SalesSupport,
    /// Außendienst: a territory and its branches.
    FieldSales,
    /// Sachbearbeitung: orders, master data, complaints.
    CaseHandling,
    /// Marketing + Vertrieb: the coming mix.
    MarketingSales,
}

impl Role {
    /// All roles in canonical order.
    pub const ALL: [Role; 7] = [
        Role::KeyAccount,
        Role::InsideActive,
        Role::InsidePassive,
        Role::SalesSupport,
        Role::FieldSales,
        Role::CaseHandling,
        Role::MarketingSales,
    ];

    /// The id that never changes: it stands in files, addresses and style sheets.
    pub const fn id(self) -> &'static str {
        match self {
            Role::KeyAccount => "kam",
            Role::InsideActive => "isa",
            Role::InsidePassive => "isp",
            Role::SalesSupport => "vid",
            Role::FieldSales => "adm",
            Role::CaseHandling => "sach",
            Role::MarketingSales => "hyb",
        }
    }

    /// The role with this id.
    pub fn from_id(id: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.id() == id)
    }
}
