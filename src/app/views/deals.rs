//! Deals by their stages: the columns of the board, the rows of the table, and one deal wherever it is shown.
//!
//! Invariant: every deal in use stands in exactly one column of exactly one pipeline; nothing is hidden but decided deals
//! of before, which are counted.

use chrono::NaiveDate;

use super::customers::NextCell;
use super::marks::MemberMark;
use crate::app::command::Spot;
use crate::app::deals::{DealColumn, DealQuery, Decided, Whose};
use crate::app::desk::Desk;
use crate::app::list::Direction;
use crate::app::moment::Viewer;
use crate::app::search::push_words;
use crate::domain::calendar::days_between;
use crate::domain::record::{Pipeline, is_live};
use crate::domain::rules::deal_age::{Pace, pace};
use crate::domain::rules::deals::weighted;
use crate::domain::rules::due::Due;
use crate::domain::rules::standing::{Place, Standing, standing};
use crate::domain::rules::{Explained, Explanation, Figure, Formula, Term};
use crate::domain::{Company, Deal, LossReason, RecordId, Stage, StageKind};
use crate::sorting;

/// Decided deals leave the board after so many days.
pub const RECENT_DAYS: i32 = 30;

/// So many deals that do not move make a column say so, if they are a third of it.
const MANY_STUCK: usize = 3;

/// What a stage is called.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum StageName {
    /// A built-in one; the content names it.
    Built(Stage),
    /// One of the team's own.
    Own(String),
    /// None: the stage is no longer used.
    Without,
}

/// One deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealCard {
    /// Which.
    pub id: RecordId,
    /// What it is about.
    pub title: String,
    /// With which customer.
    pub company: Option<(RecordId, String)>,
    /// What it is worth, in cents.
    pub value: i64,
    /// The same by its probability.
    pub weighted: i64,
    /// How likely, in percent.
    pub probability: i64,
    /// The name of its pipeline, if that is one of the team's own.
    pub pipeline: Option<String>,
    /// Where it stands; `None` where the stage is no longer used.
    pub spot: Option<Spot>,
    /// What its stage is called.
    pub stage: StageName,
    /// What the stage means.
    pub kind: StageKind,
    /// Until when a decision is expected.
    pub expected: Option<NaiveDate>,
    /// Whether that day has passed and nothing is decided.
    pub is_overdue: bool,
    /// What comes next for it.
    pub next: Option<NextCell>,
    /// How it gets on.
    pub pace: Explained<Pace>,
    /// Days in its stage.
    pub days_in_stage: Option<i32>,
    /// Who follows it up.
    pub owner: Option<MemberMark>,
    /// On which day it was decided.
    pub closed_on: Option<NaiveDate>,
    /// Why it was lost.
    pub loss: Option<LossReason>,
    /// More about that.
    pub loss_note: String,
}

/// One column of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardColumn {
    /// The stage to which deals are moved here; `None` for deals without one.
    pub spot: Option<Spot>,
    /// What it is called.
    pub name: StageName,
    /// What it means.
    pub kind: StageKind,
    /// What the deals in it are worth, in cents.
    pub cents: i64,
    /// The same by their probability.
    pub weighted: i64,
    /// How many of them do not move.
    pub stuck: usize,
    /// Decided ones of before that are not shown.
    pub hidden: usize,
    /// The deals: open ones by value, decided ones by their day.
    pub deals: Vec<RecordId>,
}

impl BoardColumn {
    /// Whether so many do not move that the column says so.
    pub const fn is_slow(&self) -> bool {
        self.stuck >= MANY_STUCK && self.stuck * 3 >= self.deals.len()
    }

    /// The weighted sum, explained.
    pub fn explained(&self) -> Explained<i64> {
        Explained {
            value: self.weighted,
            why: Explanation::of(Formula::OpenDeals)
                .with(Term::Count, Figure::Count(self.deals.len() as i64))
                .with(Term::Sum, Figure::Cents(self.cents))
                .with(Term::Weighted, Figure::Cents(self.weighted)),
        }
    }
}

/// The columns of one pipeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The pipeline, if it is not the built-in one.
    pub pipeline: Option<RecordId>,
    /// The columns from left to right.
    pub columns: Vec<BoardColumn>,
}

impl Board {
    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.columns
            .iter()
            .all(|column| column.deals.is_empty() && column.hidden == 0)
    }

    /// How many open deals there are, what they are worth, and the same by probability.
    pub fn open(&self) -> (usize, i64, i64) {
        self.columns
            .iter()
            .filter(|column| column.kind.is_open())
            .fold((0, 0_i64, 0_i64), |(count, cents, weighted), column| {
                (
                    count + column.deals.len(),
                    cents.saturating_add(column.cents),
                    weighted.saturating_add(column.weighted),
                )
            })
    }

    /// The column and the place in it where a deal stands.
    pub fn find(&self, deal: RecordId) -> Option<(usize, usize)> {
        self.columns.iter().enumerate().find_map(|(at, column)| {
            let row = column.deals.iter().position(|id| *id == deal)?;
            Some((at, row))
        })
    }
}

/// A pipeline to choose, with its stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PipelineChoice {
    /// Which; the built-in one if there is none.
    pub id: Option<RecordId>,
    /// Its name; the content names the built-in one.
    pub name: Option<String>,
    /// Its stages in their order, won and lost last.
    pub stages: Vec<(Spot, StageName)>,
}

struct Shown<'b> {
    deal: Deal<'b>,
    standing: Standing,
}

impl Desk {
    /// The pipelines to choose from, the built-in one first, the others by creation.
    pub fn pipelines(&self) -> Vec<PipelineChoice> {
        let built = PipelineChoice {
            id: None,
            name: None,
            stages: Stage::ALL
                .iter()
                .map(|stage| (Spot::built(*stage), StageName::Built(*stage)))
                .collect(),
        };
        let own = Pipeline::all(self.book()).map(|pipeline| PipelineChoice {
            id: Some(pipeline.id()),
            name: Some(pipeline.name().to_owned()),
            stages: stages_of(pipeline)
                .into_iter()
                .map(|(spot, name, _)| (spot, name))
                .collect(),
        });
        std::iter::once(built).chain(own).collect()
    }

    /// One deal.
    pub fn deal_card(&self, id: RecordId, today: NaiveDate) -> Option<DealCard> {
        let book = self.book();
        let deal = Deal::find(book, id)?;
        let Standing {
            pipeline,
            place,
            kind,
            probability,
        } = standing(book, deal);
        let own = pipeline.and_then(|id| Pipeline::find(book, id));
        let stage = match &place {
            None => StageName::Without,
            Some(Place::Stage(stage)) => StageName::Built(*stage),
            Some(Place::Own(key)) => own
                .and_then(|pipeline| pipeline.name_of(key))
                .map_or(StageName::Without, |name| StageName::Own(name.to_owned())),
        };
        let has_next = !deal.next_text().is_empty() || deal.next_due().is_some();
        Some(DealCard {
            id,
            title: deal.title().to_owned(),
            company: deal
                .company()
                .and_then(|company| Company::find(book, company))
                .map(|company| (company.id(), company.name().to_owned())),
            value: deal.value(),
            weighted: weighted(deal.value(), probability),
            probability,
            pipeline: own.map(|pipeline| pipeline.name().to_owned()),
            spot: place.map(|place| Spot { pipeline, place }),
            stage,
            kind,
            expected: deal.expected(),
            is_overdue: kind.is_open() && deal.expected().is_some_and(|day| day < today),
            next: has_next.then(|| NextCell {
                text: deal.next_text().to_owned(),
                day: deal.next_due(),
                due: deal.next_due().map(|day| Due::of(day, today)),
            }),
            pace: pace(deal, kind, today),
            days_in_stage: deal.stage_since().map(|since| days_between(since, today)),
            owner: deal.owner().and_then(|owner| self.member_mark(owner)),
            closed_on: deal.closed_on(),
            loss: deal.loss_reason(),
            loss_note: deal.loss_note().to_owned(),
        })
    }

    /// The deals of a customer: open ones first, the largest before the smaller.
    pub fn deals(&self, company: RecordId, today: NaiveDate) -> Vec<DealCard> {
        let mut cards: Vec<DealCard> = self
            .linked(company)
            .map_or(&[][..], |linked| linked.deals.as_slice())
            .iter()
            .filter_map(|deal| self.deal_card(*deal, today))
            .collect();
        sorting::by(&mut cards, |a, b| {
            b.kind
                .is_open()
                .cmp(&a.kind.is_open())
                .then(b.value.cmp(&a.value))
                .then(a.id.cmp(&b.id))
        });
        cards
    }

    /// The board of a pipeline. One that is no longer in use leads to the built-in one, where its deals are.
    pub fn deal_board(&self, query: &DealQuery, viewer: &Viewer) -> Board {
        let own = query
            .pipeline
            .and_then(|id| Pipeline::find(self.book(), id))
            .filter(|pipeline| pipeline.is_live());
        let pipeline = own.map(Pipeline::id);
        let stages = match own {
            Some(own) => stages_of(own),
            None => Stage::ALL
                .iter()
                .map(|stage| (Spot::built(*stage), StageName::Built(*stage), stage.kind()))
                .collect(),
        };
        let mut columns: Vec<BoardColumn> = stages
            .into_iter()
            .map(|(spot, name, kind)| column(Some(spot), name, kind))
            .collect();
        let mut without = column(None, StageName::Without, StageKind::Open);
        for shown in self.shown_deals(query, viewer) {
            if shown.standing.pipeline != pipeline {
                continue;
            }
            let column = columns
                .iter_mut()
                .find(|column| {
                    column.spot.as_ref().map(|spot| &spot.place) == shown.standing.place.as_ref()
                })
                .unwrap_or(&mut without);
            if !is_shown(shown.deal, query.decided, viewer.today) {
                column.hidden += 1;
                continue;
            }
            let (deal, standing) = (shown.deal, shown.standing);
            column.cents = column.cents.saturating_add(deal.value());
            column.weighted = column
                .weighted
                .saturating_add(weighted(deal.value(), standing.probability));
            let pace = pace(deal, standing.kind, viewer.today).value;
            column.stuck += usize::from(pace == Pace::Stuck);
            column.deals.push(deal.id());
        }
        if !without.deals.is_empty() {
            columns.insert(0, without);
        }
        for column in &mut columns {
            self.sort_column(column);
        }
        Board { pipeline, columns }
    }

    fn sort_column(&self, column: &mut BoardColumn) {
        let open = column.kind.is_open();
        sorting::by_key(&mut column.deals, |id| {
            let deal = Deal::find(self.book(), *id);
            let first = if open {
                deal.map_or(0, Deal::value)
            } else {
                let closed = deal.and_then(Deal::closed_on);
                closed.map_or(i64::MIN, |day| i64::from(day.to_epoch_days()))
            };
            (std::cmp::Reverse(first), *id)
        });
    }

    /// The rows of the table: every pipeline, in the asked order.
    pub fn deal_table(&self, query: &DealQuery, viewer: &Viewer) -> Vec<RecordId> {
        let mut rows: Vec<Shown<'_>> = self
            .shown_deals(query, viewer)
            .filter(|shown| is_shown(shown.deal, query.decided, viewer.today))
            .collect();
        let choices = self.pipelines();
        sorting::by_key(&mut rows, |shown| {
            self.deal_key(shown, query.column, &choices)
        });
        match query.direction {
            Direction::Ascending => {}
            Direction::Descending => rows.reverse(),
        }
        rows.into_iter().map(|shown| shown.deal.id()).collect()
    }

    /// A number and a word by which a column is sorted, then the id. What is missing comes last.
    fn deal_key(
        &self,
        shown: &Shown<'_>,
        column: DealColumn,
        choices: &[PipelineChoice],
    ) -> (i64, String, RecordId) {
        let (deal, standing) = (shown.deal, &shown.standing);
        let day = |day: Option<NaiveDate>| day.map_or(i64::MAX, |day| day.to_epoch_days().into());
        let folded = |text: &str| {
            let mut words = String::new();
            push_words(text, &mut words);
            words
        };
        let word = |text: &str| (i64::from(text.is_empty()), folded(text));
        let (number, word) = match column {
            DealColumn::Customer => word(&self.name_of(deal)),
            DealColumn::Title => word(deal.title()),
            DealColumn::Stage => {
                let at = choices
                    .iter()
                    .flat_map(|choice| &choice.stages)
                    .position(|(spot, _)| {
                        spot.pipeline == standing.pipeline
                            && Some(&spot.place) == standing.place.as_ref()
                    });
                (at.map_or(i64::MAX, |at| at as i64), String::new())
            }
            DealColumn::Value => (deal.value(), String::new()),
            DealColumn::Weighted => (weighted(deal.value(), standing.probability), String::new()),
            DealColumn::Expected => (day(deal.expected()), String::new()),
            DealColumn::Next => (day(deal.next_due()), folded(deal.next_text())),
            DealColumn::Age => (-day(deal.stage_since()), String::new()),
            DealColumn::Owner => {
                let owner = deal.owner().map(|owner| self.member_name(owner));
                word(&owner.unwrap_or_default())
            }
        };
        (number, word, deal.id())
    }

    fn name_of(&self, deal: Deal<'_>) -> String {
        let company = deal
            .company()
            .and_then(|company| Company::find(self.book(), company));
        company.map_or_else(String::new, |company| company.name().to_owned())
    }

    /// The deals in use that a query asks for, in every pipeline. Those of a customer in the bin wait there with it.
    fn shown_deals<'a>(
        &'a self,
        query: &DealQuery,
        viewer: &Viewer,
    ) -> impl Iterator<Item = Shown<'a>> + 'a {
        let (whose, me) = (query.whose, viewer.me);
        let mut text = String::new();
        push_words(&query.text, &mut text);
        let wanted: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        Deal::all(self.book())
            .filter(move |deal| whose == Whose::Everybody || deal.owner() == Some(me))
            .filter(|deal| {
                let company = deal.company().and_then(|id| self.book().record(id));
                company.is_none_or(is_live)
            })
            .filter(move |deal| {
                wanted.is_empty() || {
                    let mut held = String::new();
                    push_words(deal.title(), &mut held);
                    held.push(' ');
                    push_words(&self.name_of(*deal), &mut held);
                    wanted.iter().all(|word| held.contains(word.as_str()))
                }
            })
            .map(|deal| Shown {
                standing: standing(self.book(), deal),
                deal,
            })
    }

    /// The same with where they stand, for figures of all pipelines.
    pub(super) fn deals_standing<'a>(
        &'a self,
        query: &DealQuery,
        viewer: &Viewer,
    ) -> impl Iterator<Item = (Deal<'a>, Standing)> + 'a {
        self.shown_deals(query, viewer)
            .map(|shown| (shown.deal, shown.standing))
    }

    /// Whether there is any deal at all.
    pub fn has_deals(&self) -> bool {
        Deal::all(self.book()).next().is_some()
    }
}

const fn column(spot: Option<Spot>, name: StageName, kind: StageKind) -> BoardColumn {
    BoardColumn {
        spot,
        name,
        kind,
        cents: 0,
        weighted: 0,
        stuck: 0,
        hidden: 0,
        deals: Vec::new(),
    }
}

fn is_shown(deal: Deal<'_>, decided: Decided, today: NaiveDate) -> bool {
    match decided {
        Decided::All => true,
        Decided::Recent => deal
            .closed_on()
            .is_none_or(|on| days_between(on, today) <= RECENT_DAYS),
    }
}

/// The stages of a pipeline of the team's own, won and lost last.
fn stages_of(pipeline: Pipeline<'_>) -> Vec<(Spot, StageName, StageKind)> {
    let id = Some(pipeline.id());
    let own = pipeline.stages().into_iter().map(|stage| {
        let spot = Spot {
            pipeline: id,
            place: Place::Own(stage.key),
        };
        (spot, StageName::Own(stage.name), stage.kind)
    });
    let ends = [Stage::Won, Stage::Lost].map(|stage| {
        let spot = Spot {
            pipeline: id,
            place: Place::Stage(stage),
        };
        (spot, StageName::Built(stage), stage.kind())
    });
    own.chain(ends).collect()
}
