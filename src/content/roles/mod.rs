//! The role pages' content: what each of the seven roles is for, does, needs and is mistaken for.
//!
//! Names that the whole interface needs are compiled in (`i18n::roles`). The long texts are one data file per
//! language, read when a role page opens, so that the first screen does not carry them. Invariant: a text names only
//! roles, facets and tasks that exist, because the identifiers deserialise into closed enums.

mod block;
pub mod diff;
mod facet;
pub mod overlay;
mod page;
mod source;
mod task;

pub use block::{Block, BlockShape};
pub use facet::Facet;
pub use page::{
    Comparison, DaySlot, Fact, FactKind, HandOff, Initiative, InitiativeMode, Myth, Occupation,
    OccupationSource, Partner, RevenueService, RoleBook, RoleKind, RoleName, RolePage, Segment,
    SegmentLead, Sourced, Stage, StageId, Subfunction, Target, TaskText, data_id,
};
pub use source::{Origin, Source};
pub use task::RoleTask;

/// Why a role file cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// The text is not JSON, or names something that this program does not know.
    #[error("the role texts cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// The file does not hold the seven roles in their order.
    #[error("the role texts do not hold the seven roles in their order")]
    Incomplete,
}
