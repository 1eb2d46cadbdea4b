//! Deals: the rules by hand-computed figures, the way through the stages, and pipelines that two people change at once.

use chrono::NaiveDate;
use facetten::app::command::{Loss, NewDeal, NewPipeline, NewStage, Spot};
use facetten::app::deals::DealQuery;
use facetten::app::{Command, CommandError};
use facetten::domain::calendar::Month;
use facetten::domain::record::{Pipeline, StagePart, stage_element};
use facetten::domain::rules::deal_age::{Pace, pace};
use facetten::domain::rules::deals::weighted;
use facetten::domain::rules::forecast::{MONTHS, Prospect, Span, forecast};
use facetten::domain::rules::outcomes::{Outcome, Period, Tally, losses};
use facetten::domain::rules::standing::{Place, Standing, standing};
use facetten::domain::{Deal, LossReason, Problem, Prop, RecordId, Stage, StageKind, Value};
use proptest::prelude::*;

use super::desk_kit::{Kit, day, today};

pub fn stage(name: &str, kind: StageKind, percent: i64) -> NewStage {
    NewStage {
        key: None,
        name: name.into(),
        kind,
        percent,
    }
}

/// A pipeline »Projekte« with three stages.
pub fn projects(kit: &mut Kit) -> RecordId {
    let new = NewPipeline {
        name: "Projekte".into(),
        stages: vec![
            stage("Idee", StageKind::Open, 5),
            stage("Muster beim Kunden", StageKind::Quote, 40),
            stage("Freigabe", StageKind::Quote, 80),
        ],
    };
    kit.does(Command::AddPipeline(new)).created.unwrap()
}

pub fn deal(kit: &mut Kit, title: &str, value: i64, at: Spot) -> RecordId {
    let new = NewDeal {
        title: title.into(),
        value,
        at: Some(at),
        ..NewDeal::default()
    };
    kit.does(Command::AddDeal(new)).created.unwrap()
}

pub fn move_to(kit: &mut Kit, deals: &[RecordId], to: Spot) {
    kit.does(moving(deals, to));
}

fn moving(deals: &[RecordId], to: Spot) -> Command {
    Command::MoveDeals {
        deals: deals.to_vec(),
        to,
        loss: Some(Loss {
            reason: LossReason::Price,
            note: "12 % zu teuer".into(),
        }),
    }
}

pub fn own(kit: &Kit, pipeline: RecordId, at: usize) -> Spot {
    let stages = Pipeline::find(kit.desk.book(), pipeline).unwrap().stages();
    Spot {
        pipeline: Some(pipeline),
        place: Place::Own(stages[at].key.clone()),
    }
}

fn read<'k>(kit: &'k Kit, deal: RecordId) -> Deal<'k> {
    Deal::find(kit.desk.book(), deal).unwrap()
}

fn stands(kit: &Kit, deal: RecordId) -> Standing {
    standing(kit.desk.book(), read(kit, deal))
}

fn form(kit: &Kit, pipeline: RecordId) -> NewPipeline {
    let rows = kit.desk.pipeline_rows();
    rows.into_iter()
        .find(|row| row.id == pipeline)
        .unwrap()
        .form
}

fn names(kit: &Kit, pipeline: RecordId) -> Vec<String> {
    let stages = Pipeline::find(kit.desk.book(), pipeline).unwrap().stages();
    stages.into_iter().map(|stage| stage.name).collect()
}

#[test]
fn an_amount_is_weighted_to_the_cent() {
    for (cents, percent, expected) in [
        (100, 50, 50),
        (1, 50, 1),
        (1, 49, 0),
        (-1, 50, -1),
        (333, 10, 33),
        (335, 10, 34),
        (12_345, 0, 0),
        (12_345, 100, 12_345),
        (100_000_000_000_000, 100, 100_000_000_000_000),
    ] {
        assert_eq!(weighted(cents, percent), expected, "{cents} at {percent} %");
    }
    // Three times a third of a cent and a half: what was rounded is added up, not the other way round.
    let rounded: i64 = [5, 5, 5].iter().map(|cents| weighted(*cents, 10)).sum();
    assert_eq!((rounded, weighted(15, 10)), (3, 2));
}

#[test]
fn a_deal_is_lost_with_a_reason_and_opened_again_without() {
    let mut kit = Kit::new();
    let id = deal(&mut kit, "Regale", 4_400_000, Spot::built(Stage::Quoted));
    let refused = kit.try_to(Command::MoveDeals {
        deals: vec![id],
        to: Spot::built(Stage::Lost),
        loss: None,
    });
    match refused.unwrap_err() {
        CommandError::Field(error) => {
            assert_eq!(error.prop, Prop::DealLossReason);
            assert_eq!(error.problem, Problem::Required);
        }
        other => panic!("{other}"),
    }
    kit.today = day(11, 26);
    move_to(&mut kit, &[id], Spot::built(Stage::Lost));
    let lost = read(&kit, id);
    assert_eq!(lost.closed_on(), Some(day(11, 26)));
    assert_eq!(lost.stage_since(), Some(day(11, 26)));
    assert_eq!(lost.loss_reason(), Some(LossReason::Price));
    assert_eq!(lost.loss_note(), "12 % zu teuer");

    move_to(&mut kit, &[id], Spot::built(Stage::Negotiation));
    let open = read(&kit, id);
    assert_eq!((open.closed_on(), open.loss_reason()), (None, None));
    assert_eq!(open.loss_note(), "");
    let history = kit.desk.history(id, Some(Prop::DealLossReason));
    assert_eq!(history[0].old, Value::from("price"), "the history keeps it");

    move_to(&mut kit, &[id], Spot::built(Stage::Won));
    let won = read(&kit, id);
    assert_eq!(won.closed_on(), Some(day(11, 26)));
    assert_eq!(won.loss_reason(), None, "only what is lost has a reason");
}

#[test]
fn deals_of_before_count_as_decided_when_they_came_to_their_stage() {
    let mut kit = Kit::new();
    let id = deal(&mut kit, "Regale", 1, Spot::built(Stage::Won));
    kit.does(Command::Edit {
        id,
        prop: Prop::DealClosedOn,
        value: Value::Null,
    });
    assert_eq!(read(&kit, id).closed_on(), Some(today()));
}

#[test]
fn several_deals_move_in_one_step() {
    let mut kit = Kit::new();
    let pipeline = projects(&mut kit);
    let from = own(&kit, pipeline, 0);
    let ids: Vec<RecordId> = (0..5)
        .map(|at| deal(&mut kit, &format!("Chance {at}"), 100, from.clone()))
        .collect();
    let to = own(&kit, pipeline, 2);
    let outcome = kit.does(moving(&ids, to.clone()));
    assert_eq!(outcome.done.count, 5);
    assert!(ids.iter().all(|id| stands(&kit, *id).probability == 80));
    assert_eq!(
        kit.try_to(moving(&ids, to)).unwrap_err(),
        CommandError::NothingToDo
    );
    kit.undo().unwrap();
    assert!(ids.iter().all(|id| stands(&kit, *id).probability == 5));
    kit.redo().unwrap();
    assert!(
        ids.iter()
            .all(|id| stands(&kit, *id).kind == StageKind::Quote)
    );
}

#[test]
fn whoever_knows_no_pipelines_counts_right() {
    let mut kit = Kit::new();
    let pipeline = projects(&mut kit);
    let company = kit.company("Grünkorn", "Hannover");
    let new = NewDeal {
        title: "Ladenbau".into(),
        company: Some(company),
        value: 1_000_000,
        at: Some(own(&kit, pipeline, 1)),
        ..NewDeal::default()
    };
    let id = kit.does(Command::AddDeal(new)).created.unwrap();
    assert_eq!(read(&kit, id).stage(), Stage::Quoted);
    let viewer = kit.viewer();
    let page = kit.desk.customer_page(company, &viewer).unwrap();
    assert_eq!((page.open.value, page.open_count), (1_000_000, (1, 1)));

    // Another percentage of the stage is another weighted sum of its customers.
    let mut to = form(&kit, pipeline);
    to.stages[1].percent = 60;
    let outcome = kit.does(Command::EditPipeline { id: pipeline, to });
    assert!(outcome.changed.contains(&company));
    assert_eq!(stands(&kit, id).probability, 60);

    let won = Spot {
        pipeline: Some(pipeline),
        place: Place::Stage(Stage::Won),
    };
    move_to(&mut kit, &[id], won);
    assert_eq!(read(&kit, id).stage(), Stage::Won);
    assert_eq!(read(&kit, id).custom_stage(), "");
}

#[test]
fn spots_that_are_not_there_are_refused() {
    let mut kit = Kit::new();
    let pipeline = projects(&mut kit);
    let id = deal(&mut kit, "Regale", 1, Spot::built(Stage::Inquiry));
    let at = |pipeline, place| Spot { pipeline, place };
    for to in [
        at(Some(pipeline), Place::Stage(Stage::Inquiry)),
        at(Some(pipeline), Place::Own("gibtesnicht".into())),
        at(None, Place::Own("gibtesnicht".into())),
    ] {
        let refused = kit.try_to(moving(&[id], to.clone()));
        assert_eq!(refused.unwrap_err(), CommandError::NoSuchStage, "{to:?}");
    }
    let first = own(&kit, pipeline, 0);
    kit.does(Command::Archive {
        ids: vec![pipeline],
    });
    let refused = kit.try_to(moving(&[id], first));
    assert_eq!(refused.unwrap_err(), CommandError::NoSuchRecord(pipeline));
    for stages in [vec![], vec![stage("  ", StageKind::Open, 1)]] {
        let new = NewPipeline {
            name: "Leer".into(),
            stages,
        };
        let refused = kit.try_to(Command::AddPipeline(new));
        assert_eq!(refused.unwrap_err(), CommandError::NoStages);
    }
}

#[test]
fn nothing_is_lost_when_a_stage_or_a_pipeline_goes() {
    let mut kit = Kit::new();
    let pipeline = projects(&mut kit);
    let at = own(&kit, pipeline, 1);
    let id = deal(&mut kit, "Ladenbau", 1_000, at.clone());
    let mut to = form(&kit, pipeline);
    to.stages.remove(1);
    kit.does(Command::EditPipeline { id: pipeline, to });
    assert_eq!(names(&kit, pipeline), ["Idee", "Freigabe"]);
    let without = stands(&kit, id);
    assert_eq!((without.pipeline, without.place), (Some(pipeline), None));
    let query = DealQuery {
        pipeline: Some(pipeline),
        ..DealQuery::default()
    };
    let board = kit.desk.deal_board(&query, &kit.viewer());
    assert_eq!(board.columns[0].spot, None);
    assert_eq!(board.columns[0].deals, [id]);

    kit.undo().unwrap();
    assert_eq!(stands(&kit, id).place, Some(at.place));

    kit.does(Command::Archive {
        ids: vec![pipeline],
    });
    let built = stands(&kit, id);
    assert_eq!(
        (built.pipeline, built.place),
        (None, Some(Place::Stage(Stage::Quoted)))
    );
    let board = kit.desk.deal_board(&query, &kit.viewer());
    assert_eq!((board.pipeline, board.find(id)), (None, Some((2, 0))));
    kit.does(Command::Erase {
        ids: vec![pipeline],
    });
    assert_eq!(stands(&kit, id), built_again(&kit, id));
}

fn built_again(kit: &Kit, id: RecordId) -> Standing {
    Standing {
        pipeline: None,
        place: Some(Place::Stage(read(kit, id).stage())),
        kind: StageKind::Quote,
        probability: 50,
    }
}

/// Both devices take in what the other wrote.
fn exchange(one: &mut Kit, other: &mut Kit) {
    let of_one = one.desk.book().delta_since(other.desk.book().vector());
    let of_other = other.desk.book().delta_since(one.desk.book().vector());
    one.desk.receive(&of_other, one.now_ms).unwrap();
    other.desk.receive(&of_one, other.now_ms).unwrap();
}

#[test]
fn two_people_set_up_a_pipeline_at_once() {
    let mut anna = Kit::new();
    let pipeline = projects(&mut anna);
    let at = own(&anna, pipeline, 1);
    let id = deal(&mut anna, "Ladenbau", 1_000, at);
    let mut ralf = anna.twin(2);

    let mut to = form(&anna, pipeline);
    to.stages[0].name = "Gespräch".into();
    to.stages.swap(0, 2);
    to.stages.push(stage("Vertrag", StageKind::Quote, 90));
    anna.does(Command::EditPipeline { id: pipeline, to });
    let mut to = form(&ralf, pipeline);
    to.stages[0].percent = 15;
    to.stages[1].name = "Probe".into();
    to.stages.push(stage("Pilot", StageKind::Quote, 70));
    ralf.does(Command::EditPipeline { id: pipeline, to });
    exchange(&mut anna, &mut ralf);

    assert_eq!(anna.desk.book().checksum(), ralf.desk.book().checksum());
    let both = names(&anna, pipeline);
    assert_eq!(both, names(&ralf, pipeline));
    assert_eq!(both[..3], ["Freigabe", "Probe", "Gespräch"]);
    let mut added = both[3..].to_vec();
    added.sort();
    assert_eq!(added, ["Pilot", "Vertrag"]);
    let talk = &form(&anna, pipeline).stages[2];
    assert_eq!((talk.name.as_str(), talk.percent), ("Gespräch", 15));
    assert_eq!(stands(&anna, id), stands(&ralf, id));
}

#[test]
fn a_deal_moved_twice_at_once_stands_in_one_place() {
    let mut anna = Kit::new();
    let pipeline = projects(&mut anna);
    let first = own(&anna, pipeline, 0);
    let id = deal(&mut anna, "Ladenbau", 1_000, first);
    let mut ralf = anna.twin(2);
    let won = Spot {
        pipeline: Some(pipeline),
        place: Place::Stage(Stage::Won),
    };
    move_to(&mut anna, &[id], won);
    let second = own(&ralf, pipeline, 1);
    move_to(&mut ralf, &[id], second);
    exchange(&mut anna, &mut ralf);
    assert_eq!(stands(&anna, id), stands(&ralf, id));
    let board = |kit: &Kit| {
        let query = DealQuery {
            pipeline: Some(pipeline),
            ..DealQuery::default()
        };
        kit.desk.deal_board(&query, &kit.viewer())
    };
    assert_eq!(board(&anna), board(&ralf));
    assert!(board(&anna).find(id).is_some());
}

#[test]
fn parts_of_a_stage_have_their_types() {
    let mut kit = Kit::new();
    let pipeline = projects(&mut kit);
    let key = &form(&kit, pipeline).stages[0].key.clone().unwrap();
    let mut write = |element: String, value| {
        kit.try_to(Command::EditElement {
            id: pipeline,
            prop: Prop::PipelineStages,
            element,
            value,
        })
        .err()
    };
    let at = |part| stage_element(key, part);
    assert_eq!(write(at(StagePart::Percent), Value::Int(100)), None);
    for (element, value) in [
        (at(StagePart::Percent), Value::Int(101)),
        (at(StagePart::Percent), "viel".into()),
        (at(StagePart::Name), "x".repeat(61).into()),
        (at(StagePart::Name), "zwei\nZeilen".into()),
        (at(StagePart::Place), Value::Int(-1)),
        (at(StagePart::Quote), Value::Int(1)),
        ("Groß/name".into(), "x".into()),
        ("key/unknown".into(), "x".into()),
        ("key".into(), "x".into()),
    ] {
        assert!(write(element.clone(), value).is_some(), "{element}");
    }
}

#[test]
fn a_deal_that_does_not_move_says_so() {
    let mut kit = Kit::new();
    let inquiry = deal(&mut kit, "Anfrage", 1, Spot::built(Stage::Inquiry));
    let quote = deal(&mut kit, "Angebot", 1, Spot::built(Stage::Quoted));
    let won = deal(&mut kit, "Auftrag", 1, Spot::built(Stage::Won));
    let at = |kit: &Kit, id, days: i32| {
        let later = facetten::domain::calendar::plus_days(today(), days);
        pace(read(kit, id), stands(kit, id).kind, later).value
    };
    for (days, of_inquiry, of_quote) in [
        (0, Pace::Fresh, Pace::Fresh),
        (9, Pace::Fresh, Pace::Fresh),
        (10, Pace::Fresh, Pace::Slow),
        (14, Pace::Slow, Pace::Slow),
        (21, Pace::Slow, Pace::Stuck),
        (29, Pace::Slow, Pace::Stuck),
        (30, Pace::Stuck, Pace::Stuck),
    ] {
        assert_eq!(at(&kit, inquiry, days), of_inquiry, "{days} days");
        assert_eq!(at(&kit, quote, days), of_quote, "{days} days");
        assert_eq!(at(&kit, won, days), Pace::Fresh, "{days} days");
    }
}

fn open(expected: Option<NaiveDate>, cents: i64, weighted: i64) -> Prospect {
    Prospect::Open {
        expected,
        cents,
        weighted,
    }
}

#[test]
fn the_forecast_tells_months_apart() {
    let next_year = NaiveDate::from_ymd_opt(2027, 11, 1);
    let page = forecast(
        [
            open(Some(day(11, 23)), 100, 10),
            open(Some(day(11, 24)), 200, 60),
            open(Some(day(11, 30)), 300, 150),
            open(Some(day(12, 31)), 400, 280),
            open(next_year, 500, 50),
            open(None, 600, 60),
            Prospect::Won {
                on: day(11, 2),
                cents: 700,
            },
            Prospect::Won {
                on: day(10, 31),
                cents: 800,
            },
        ]
        .into_iter(),
        today(),
    );
    let of = |span| page.rows.iter().find(|row| row.span == span).unwrap();
    let november = of(Span::Month(Month::of(today())));
    assert_eq!(
        (november.count, november.cents, november.weighted),
        (2, 500, 210)
    );
    assert_eq!(
        (november.worst(), november.likely(), november.best()),
        (700, 910, 1_200)
    );
    assert_eq!(november.explained().value, 910);
    assert_eq!(
        (of(Span::Overdue).cents, of(Span::Undated).cents),
        (100, 600)
    );
    assert_eq!(of(Span::Later).cents, 500, "a year later is another year");
    assert_eq!(page.rows.len(), MONTHS + 3);
    assert_eq!(
        (page.total.count, page.total.cents, page.total.weighted),
        (6, 2_100, 610)
    );
    assert_eq!(page.total.won, 700, "October is over");
}

#[test]
fn outcomes_are_counted_by_reason() {
    let lost = |cents, reason| Outcome::Lost { cents, reason };
    let outcomes = [
        Outcome::Won { cents: 1_000 },
        lost(300, Some(LossReason::Price)),
        lost(200, Some(LossReason::Price)),
        lost(900, Some(LossReason::Competitor)),
        lost(50, None),
        Outcome::Won { cents: 2_000 },
    ];
    let rows: Vec<_> = losses(outcomes.into_iter())
        .into_iter()
        .map(|row| (row.reason, row.count, row.cents))
        .collect();
    assert_eq!(
        rows,
        [
            (Some(LossReason::Competitor), 1, 900),
            (Some(LossReason::Price), 2, 500),
            (None, 1, 50),
        ]
    );
    let mut tally = Tally::default();
    for outcome in outcomes {
        tally.count(outcome);
    }
    assert_eq!(
        tally,
        Tally {
            won: 2,
            won_cents: 3_000,
            lost: 4,
            lost_cents: 1_450
        }
    );
    assert_eq!(tally.win_rate(None).value, Some(33));
    assert_eq!(Tally::default().win_rate(None).value, None);
}

#[test]
fn a_period_has_a_first_day() {
    for (month, first) in [(1, 1), (3, 1), (4, 4), (11, 10), (12, 10)] {
        assert_eq!(
            Period::Quarter.first_day(day(month, 15)),
            Some(day(first, 1))
        );
    }
    assert!(Period::Quarter.holds(Some(day(10, 1)), today()));
    assert!(!Period::Quarter.holds(Some(day(9, 30)), today()));
    assert!(!Period::Quarter.holds(None, today()));
    assert!(Period::All.holds(None, today()));
}

proptest! {
    #[test]
    fn every_open_deal_is_in_one_row_of_the_forecast(
        deals in prop::collection::vec(
            (prop::option::of(-800..800_i32), -1_000..1_000_000_i64, 0..=100_i64), 0..40,
        )
    ) {
        let prospects: Vec<Prospect> = deals
            .iter()
            .map(|(days, cents, percent)| {
                let expected = days.map(|days| facetten::domain::calendar::plus_days(today(), days));
                open(expected, *cents, weighted(*cents, *percent))
            })
            .collect();
        let page = forecast(prospects.iter().copied(), today());
        prop_assert_eq!(page.total.count, deals.len());
        let cents: i64 = deals.iter().map(|(_, cents, _)| cents).sum();
        prop_assert_eq!(page.total.cents, cents);
        let all: i64 = deals.iter().map(|(_, cents, percent)| weighted(*cents, *percent)).sum();
        prop_assert_eq!(page.total.weighted, all);
        prop_assert_eq!(page.rows.iter().map(|row| row.weighted).sum::<i64>(), all);
    }

    #[test]
    fn a_move_that_is_taken_back_leaves_no_trace(from in 0..9_usize, to in 0..9_usize) {
        let mut kit = Kit::new();
        projects(&mut kit);
        let spots: Vec<Spot> = kit
            .desk
            .pipelines()
            .into_iter()
            .flat_map(|choice| choice.stages)
            .map(|(spot, _)| spot)
            .collect();
        let (from, to) = (spots[from % spots.len()].clone(), spots[to % spots.len()].clone());
        let id = deal(&mut kit, "Ladenbau", 12_345, from.clone());
        let before = kit.desk.deal_card(id, today());
        let same = from == to;
        match kit.try_to(moving(&[id], to.clone())) {
            Ok(_) => {
                prop_assert_eq!(kit.desk.deal_card(id, today()).unwrap().spot, Some(to));
                kit.undo().unwrap();
            }
            Err(error) => prop_assert!(same, "{error}"),
        }
        prop_assert_eq!(kit.desk.deal_card(id, today()), before);
    }

    #[test]
    fn pipelines_that_two_devices_change_stay_alike_and_keep_every_deal(
        edits in prop::collection::vec((any::<bool>(), 0..5_u8, 0..6_usize, 0..6_usize), 1..14)
    ) {
        let mut anna = Kit::new();
        let pipeline = projects(&mut anna);
        let deals: Vec<RecordId> = (0..3)
            .map(|at| {
                let spot = own(&anna, pipeline, at);
                deal(&mut anna, &format!("Chance {at}"), 1_000, spot)
            })
            .collect();
        let mut ralf = anna.twin(2);
        for (of_anna, what, at, to) in edits {
            let kit = if of_anna { &mut anna } else { &mut ralf };
            let mut form = form(kit, pipeline);
            // Each may have taken away what the other left.
            if form.stages.is_empty() {
                form.stages.push(stage("Wieder", StageKind::Open, 10));
            }
            let (at, to) = (at % form.stages.len(), to % form.stages.len());
            match what {
                0 => form.stages.swap(at, to),
                1 => form.stages[at].name = format!("Umbenannt {to}"),
                2 if form.stages.len() > 1 => drop(form.stages.remove(at)),
                3 => form.stages.insert(at, stage("Neu", StageKind::Open, to as i64)),
                _ => {
                    let there = Pipeline::find(kit.desk.book(), pipeline).unwrap().stages();
                    if to < there.len() {
                        let spot = own(kit, pipeline, to);
                        let _ = kit.try_to(moving(&deals[..1], spot));
                    }
                    exchange(&mut anna, &mut ralf);
                    continue;
                }
            }
            let _ = kit.try_to(Command::EditPipeline { id: pipeline, to: form });
        }
        exchange(&mut anna, &mut ralf);
        prop_assert_eq!(anna.desk.book().checksum(), ralf.desk.book().checksum());
        prop_assert_eq!(names(&anna, pipeline), names(&ralf, pipeline));
        let query = DealQuery { pipeline: Some(pipeline), ..DealQuery::default() };
        let board = anna.desk.deal_board(&query, &anna.viewer());
        prop_assert_eq!(&board, &ralf.desk.deal_board(&query, &ralf.viewer()));
        for deal in deals {
            prop_assert!(board.find(deal).is_some());
        }
    }
}
