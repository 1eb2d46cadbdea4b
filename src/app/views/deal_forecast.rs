//! What all pipelines together may bring, month by month, and what became of the decided deals.

use super::deals::StageName;
use crate::app::deals::DealQuery;
use crate::app::desk::Desk;
use crate::app::moment::Viewer;
use crate::domain::draft::unpack;
use crate::domain::rules::Explained;
use crate::domain::rules::deals::weighted;
use crate::domain::rules::forecast::{Forecast, Prospect, forecast};
use crate::domain::rules::outcomes::{LossRow, Outcome, Tally, losses};
use crate::domain::{Deal, Prop, Stage, StageKind, Value};

/// Everything on the page of the forecast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForecastPage {
    /// Month by month.
    pub forecast: Forecast,
    /// Lost deals of the period by reason.
    pub losses: Vec<LossRow>,
    /// The decided deals of the period.
    pub tally: Tally,
    /// Won of decided.
    pub win_rate: Explained<Option<i64>>,
    /// The same of the deals that are known to have been in a stage; stages of which nothing is known are left out.
    pub by_stage: Vec<(StageName, Tally, Explained<Option<i64>>)>,
}

impl Desk {
    /// The forecast of the deals that a query asks for.
    pub fn deal_forecast(&self, query: &DealQuery, viewer: &Viewer) -> ForecastPage {
        let today = viewer.today;
        let mut prospects = Vec::new();
        let mut outcomes = Vec::new();
        for (deal, standing) in self.deals_standing(query, viewer) {
            let (cents, on) = (deal.value(), deal.closed_on());
            let counts = query.period.holds(on, today);
            match standing.kind {
                StageKind::Open | StageKind::Quote => prospects.push(Prospect::Open {
                    expected: deal.expected(),
                    cents,
                    weighted: weighted(cents, standing.probability),
                }),
                StageKind::Won => {
                    prospects.extend(on.map(|on| Prospect::Won { on, cents }));
                    outcomes.extend(counts.then_some((deal, Outcome::Won { cents })));
                }
                StageKind::Lost => {
                    let reason = deal.loss_reason();
                    outcomes.extend(counts.then_some((deal, Outcome::Lost { cents, reason })));
                }
            }
        }
        let from = query.period.first_day(today);
        let mut tally = Tally::default();
        for (_, outcome) in &outcomes {
            tally.count(*outcome);
        }
        let mut by_stage = Vec::new();
        let passed: Vec<(Vec<Stage>, Outcome)> = outcomes
            .iter()
            .map(|(deal, outcome)| (self.stages_passed(*deal), *outcome))
            .collect();
        for stage in Stage::ALL.iter().filter(|stage| stage.is_open()) {
            let mut tally = Tally::default();
            for (_, outcome) in passed.iter().filter(|(stages, _)| stages.contains(stage)) {
                tally.count(*outcome);
            }
            let rate = tally.win_rate(from);
            if rate.value.is_some() {
                by_stage.push((StageName::Built(*stage), tally, rate));
            }
        }
        ForecastPage {
            forecast: forecast(prospects.into_iter(), today),
            losses: losses(outcomes.iter().map(|(_, outcome)| *outcome)),
            win_rate: tally.win_rate(from),
            tally,
            by_stage,
        }
    }

    /// The built-in stages in which the history has seen a deal. One of a pipeline of the team's own passed none of them.
    fn stages_passed(&self, deal: Deal<'_>) -> Vec<Stage> {
        if deal.pipeline().is_some() {
            return Vec::new();
        }
        let id = deal.id();
        self.changes_of(id)
            .flat_map(|change| unpack(change.packed_edits()))
            .filter(|edit| edit.id == id && edit.prop == Prop::DealStage)
            .flat_map(|edit| [edit.old, edit.new])
            .filter_map(|value| match value {
                Value::Text(stage) => Stage::from_id(&stage),
                _ => None,
            })
            .collect()
    }
}
