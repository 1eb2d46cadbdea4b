//! The team's own pipelines, to be set up.

use crate::app::command::{NewPipeline, NewStage};
use crate::app::desk::Desk;
use crate::domain::record::Pipeline;
use crate::domain::{Deal, RecordId};

/// One pipeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipelineRow {
    /// Which.
    pub id: RecordId,
    /// Its name and stages, as a form takes them.
    pub form: NewPipeline,
    /// How many deals go through it.
    pub deals: usize,
}

impl Desk {
    /// The pipelines in use, by creation.
    pub fn pipeline_rows(&self) -> Vec<PipelineRow> {
        Pipeline::all(self.book())
            .map(|pipeline| PipelineRow {
                id: pipeline.id(),
                form: NewPipeline {
                    name: pipeline.name().to_owned(),
                    stages: pipeline
                        .stages()
                        .into_iter()
                        .map(|stage| NewStage {
                            key: Some(stage.key),
                            name: stage.name,
                            kind: stage.kind,
                            percent: stage.percent,
                        })
                        .collect(),
                },
                deals: Deal::all(self.book())
                    .filter(|deal| deal.pipeline() == Some(pipeline.id()))
                    .count(),
            })
            .collect()
    }
}
