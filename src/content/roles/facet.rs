//! The twelve facets on which roles and people differ. Both poles of a facet are equally good.

use serde::{Deserialize, Serialize};

/// One of the twelve facets, in canonical order: the order of every profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Facet {
    /// Who makes the first move.
    Initiative,
    /// Few well known, or many met.
    Depth,
    /// Today, or the long run.
    Strategy,
    /// Quick, or exact.
    Precision,
    /// At the desk, or on the road.
    Mobility,
    /// Convincing without being seen.
    Remote,
    /// Letting it ripen, or leading to the order.
    Closing,
    /// Own number, or help without credit.
    Service,
    /// Alone, or bringing people together.
    Coordination,
    /// Instinct, or figures.
    Analytics,
    /// What works, or what attracts.
    Pull,
    /// Harmony, or calm in tension.
    Resilience,
}

impl Facet {
    /// All facets in canonical order.
    pub const ALL: [Facet; 12] = [
        Facet::Initiative,
        Facet::Depth,
        Facet::Strategy,
        Facet::Precision,
        Facet::Mobility,
        Facet::Remote,
        Facet::Closing,
        Facet::Service,
        Facet::Coordination,
        Facet::Analytics,
        Facet::Pull,
        Facet::Resilience,
    ];

    /// The id that never changes: it stands in files.
    pub const fn id(self) -> &'static str {
        match self {
            Facet::Initiative => "initiative",
            Facet::Depth => "depth",
            Facet::Strategy => "strategy",
            Facet::Precision => "precision",
            Facet::Mobility => "mobility",
            Facet::Remote => "remote",
            Facet::Closing => "closing",
            Facet::Service => "service",
            Facet::Coordination => "coordination",
            Facet::Analytics => "analytics",
            Facet::Pull => "pull",
            Facet::Resilience => "resilience",
        }
    }

    /// The facet with this id.
    pub fn from_id(id: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.id() == id)
    }
}
