//! Where a deal stands: in which pipeline, in which of its stages, what that means, and how likely it is.
//!
//! Invariant: this is the only place that says so. Every deal stands somewhere: one whose pipeline was put away or erased
//! stands in the built-in one, one whose stage is no longer used stands in its pipeline without a stage.

use crate::domain::choice::{Stage, StageKind};
use crate::domain::record::{Deal, Pipeline};
use crate::replica::{Book, RecordId};

/// A stage of a pipeline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// One of the built-in ones. In a pipeline of the team's own these are won and lost.
    Stage(Stage),
    /// One of the team's own, by its key.
    Own(String),
}

/// Where a deal stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The pipeline of the team's own, if it is not the built-in one.
    pub pipeline: Option<RecordId>,
    /// The stage; `None` where it is no longer used.
    pub place: Option<Place>,
    /// What the stage means.
    pub kind: StageKind,
    /// How likely, in percent: what somebody said, else what is usual in the stage.
    pub probability: i64,
}

/// Where this deal stands.
pub fn standing(book: &Book, deal: Deal<'_>) -> Standing {
    let stage = deal.stage();
    let pipeline = deal
        .pipeline()
        .and_then(|id| Pipeline::find(book, id))
        .filter(|pipeline| pipeline.is_live());
    let at = |pipeline: Option<Pipeline<'_>>, place, kind, usual| Standing {
        pipeline: pipeline.map(Pipeline::id),
        place,
        kind,
        probability: deal.own_probability().unwrap_or(usual),
    };
    let own = pipeline.filter(|_| stage.is_open());
    match own.map(|pipeline| pipeline.stage(deal.custom_stage())) {
        None => at(
            pipeline,
            Some(Place::Stage(stage)),
            stage.kind(),
            stage.usual_probability(),
        ),
        Some(Some(stage)) => at(
            pipeline,
            Some(Place::Own(stage.key)),
            stage.kind,
            stage.percent,
        ),
        Some(None) => at(pipeline, None, stage.kind(), stage.usual_probability()),
    }
}
