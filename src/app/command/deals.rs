//! What may come: deals, their way through the stages, and the team's own pipelines.

use crate::domain::calendar::to_days;
use crate::domain::record::{Deal, Pipeline, StagePart, stage_element};
use crate::domain::rules::standing::{Place, standing};
use crate::domain::{Action, Entity, FieldError, Problem, Prop, RecordId, Stage, StageKind, Value};

use super::{CommandError, Loss, NewDeal, NewPipeline, NewStage, Planner, Spot};

impl Planner<'_, '_, '_> {
    pub(super) fn add_deal(&mut self, new: NewDeal) -> Result<(), CommandError> {
        let today = Some(self.at.today);
        let at = new.at.unwrap_or(Spot::built(Stage::Inquiry));
        let (stage, key) = self.stage_at(&at)?;
        let mut draft = self
            .draft(Entity::Deal)
            .text(Prop::DealTitle, &new.title)
            .link(Prop::DealCompany, new.company)
            .int(Prop::DealValue, new.value)
            .text(Prop::DealStage, stage.id())
            .link(Prop::DealPipeline, at.pipeline)
            .text(Prop::DealCustomStage, key)
            .day(Prop::DealOpened, today)
            .day(Prop::DealStageSince, today)
            .day(Prop::DealExpected, new.expected)
            .day(Prop::DealClosedOn, today.filter(|_| !stage.is_open()))
            .link(Prop::DealOwner, Some(self.at.member));
        if let Some(percent) = new.probability {
            draft = draft.int(Prop::DealProbability, percent);
        }
        let id = self.create(draft);
        self.about_new(Action::AddDeal, id, &new.title);
        Ok(())
    }

    pub(super) fn move_deals(
        &mut self,
        deals: &[RecordId],
        to: &Spot,
        loss: Option<&Loss>,
    ) -> Result<(), CommandError> {
        self.about(Action::MoveDeal, deals);
        let (stage, key) = self.stage_at(to)?;
        let loss = match (stage.kind(), loss) {
            (StageKind::Lost, None) => {
                return Err(CommandError::Field(FieldError {
                    prop: Prop::DealLossReason,
                    problem: Problem::Required,
                }));
            }
            (StageKind::Lost, loss) => loss,
            (StageKind::Open | StageKind::Quote | StageKind::Won, _) => None,
        };
        for &id in deals {
            let deal =
                Deal::read(self.record(id, Entity::Deal)?).ok_or(CommandError::NoSuchRecord(id))?;
            let before = standing(self.desk.book(), deal);
            if before.pipeline != to.pipeline || before.place.as_ref() != Some(&to.place) {
                let pipeline = to.pipeline.map_or(Value::Null, Value::Id);
                self.set(id, Prop::DealPipeline, pipeline)?;
                self.set(id, Prop::DealCustomStage, key.into())?;
                self.set(id, Prop::DealStage, stage.id().into())?;
                // A guess for one stage says nothing about the next.
                self.set(id, Prop::DealProbability, Value::Null)?;
                self.enters(id, stage)?;
            }
            if let Some(loss) = loss {
                self.set(id, Prop::DealLossReason, loss.reason.id().into())?;
                self.set(id, Prop::DealLossNote, loss.note.as_str().into())?;
            }
        }
        Ok(())
    }

    /// What goes with being in a stage: since when, the day of the decision, and no reason where nothing was lost.
    pub(super) fn enters(&mut self, id: RecordId, stage: Stage) -> Result<(), CommandError> {
        let today = Value::Date(to_days(self.at.today));
        self.set(id, Prop::DealStageSince, today.clone())?;
        let closed = if stage.is_open() { Value::Null } else { today };
        self.set(id, Prop::DealClosedOn, closed)?;
        if stage != Stage::Lost {
            self.set(id, Prop::DealLossReason, Value::Null)?;
            self.set(id, Prop::DealLossNote, Value::Null)?;
        }
        Ok(())
    }

    /// The built-in stage that stands for a spot in the figures, and the key of the team's own one.
    fn stage_at<'s>(&self, spot: &'s Spot) -> Result<(Stage, &'s str), CommandError> {
        let Some(id) = spot.pipeline else {
            return match &spot.place {
                Place::Stage(stage) => Ok((*stage, "")),
                Place::Own(_) => Err(CommandError::NoSuchStage),
            };
        };
        let pipeline = Pipeline::find(self.desk.book(), id)
            .filter(|pipeline| pipeline.is_live())
            .ok_or(CommandError::NoSuchRecord(id))?;
        match &spot.place {
            Place::Stage(stage) if !stage.is_open() => Ok((*stage, "")),
            Place::Stage(_) => Err(CommandError::NoSuchStage),
            Place::Own(key) => match pipeline.stage(key) {
                Some(stage) => Ok((stage.kind.stage(), key)),
                None => Err(CommandError::NoSuchStage),
            },
        }
    }

    pub(super) fn add_pipeline(&mut self, new: &NewPipeline) -> Result<(), CommandError> {
        has_stages(new)?;
        let mut draft = self
            .draft(Entity::Pipeline)
            .text(Prop::PipelineName, &new.name);
        for (place, stage) in new.stages.iter().enumerate() {
            let key = self.stage_key();
            for (part, value) in [
                (StagePart::Name, stage.name.trim().into()),
                (StagePart::Quote, quote(stage)),
                (StagePart::Percent, Value::Int(stage.percent)),
                (StagePart::Place, Value::Int(place as i64)),
            ] {
                draft = draft.at(Prop::PipelineStages, &stage_element(&key, part), value);
            }
        }
        let id = self.create(draft);
        self.about_new(Action::Pipeline, id, &new.name);
        Ok(())
    }

    pub(super) fn edit_pipeline(
        &mut self,
        id: RecordId,
        to: &NewPipeline,
    ) -> Result<(), CommandError> {
        has_stages(to)?;
        self.about(Action::Pipeline, &[id]);
        let pipeline =
            Pipeline::find(self.desk.book(), id).ok_or(CommandError::NoSuchRecord(id))?;
        self.set(id, Prop::PipelineName, to.name.as_str().into())?;
        for before in pipeline.stages() {
            if to
                .stages
                .iter()
                .all(|stage| stage.key.as_ref() != Some(&before.key))
            {
                self.set_stage(id, &before.key, StagePart::Gone, Value::Bool(true))?;
            }
        }
        for (place, stage) in to.stages.iter().enumerate() {
            let key = match &stage.key {
                Some(key) => key.clone(),
                None => {
                    let key = self.stage_key();
                    self.set_stage(id, &key, StagePart::Quote, quote(stage))?;
                    key
                }
            };
            self.set_stage(id, &key, StagePart::Name, stage.name.as_str().into())?;
            self.set_stage(id, &key, StagePart::Percent, Value::Int(stage.percent))?;
            self.set_stage(id, &key, StagePart::Place, Value::Int(place as i64))?;
        }
        Ok(())
    }

    fn set_stage(
        &mut self,
        pipeline: RecordId,
        key: &str,
        part: StagePart,
        value: Value,
    ) -> Result<(), CommandError> {
        self.set_at(
            pipeline,
            Prop::PipelineStages,
            &stage_element(key, part),
            value,
        )
    }

    /// A key that no stage of any pipeline on any device has.
    fn stage_key(&mut self) -> String {
        self.at.new_id().to_string()
    }
}

fn quote(stage: &NewStage) -> Value {
    Value::Bool(stage.kind == StageKind::Quote)
}

/// A pipeline needs a stage to begin with, and every stage a name.
fn has_stages(pipeline: &NewPipeline) -> Result<(), CommandError> {
    let named = |stage: &NewStage| !stage.name.trim().is_empty();
    if pipeline.stages.is_empty() || !pipeline.stages.iter().all(named) {
        return Err(CommandError::NoStages);
    }
    Ok(())
}
