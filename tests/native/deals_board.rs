//! What the page of deals shows: columns, rows, forecast.

use facetten::app::Command;
use facetten::app::command::{NewDeal, Spot};
use facetten::app::deals::{DealColumn, DealQuery, Decided, Whose};
use facetten::app::list::Direction;
use facetten::app::views::deals::{Board, StageName};
use facetten::domain::rules::forecast::Span;
use facetten::domain::rules::outcomes::Period;
use facetten::domain::{Prop, RecordId, Role, Stage, Value};

use super::deals::{deal, move_to, own, projects};
use super::desk_kit::{Kit, day, today};

fn board(kit: &Kit, query: &DealQuery) -> Board {
    kit.desk.deal_board(query, &kit.viewer())
}

fn titles(kit: &Kit, ids: &[RecordId]) -> Vec<String> {
    ids.iter()
        .map(|id| kit.desk.deal_card(*id, kit.today).unwrap().title)
        .collect()
}

fn set(kit: &mut Kit, id: RecordId, prop: Prop, value: Value) {
    kit.does(Command::Edit { id, prop, value });
}

fn day_value(date: chrono::NaiveDate) -> Value {
    Value::Date(date.to_epoch_days())
}

#[test]
fn every_stage_is_a_column_with_its_sums() {
    let mut kit = Kit::new();
    deal(&mut kit, "Klein", 100_000, Spot::built(Stage::Quoted));
    deal(&mut kit, "Groß", 300_001, Spot::built(Stage::Quoted));
    deal(&mut kit, "Früh", 50_000, Spot::built(Stage::Inquiry));
    deal(&mut kit, "Da", 70_000, Spot::built(Stage::Won));
    let board = board(&kit, &DealQuery::default());
    assert_eq!(board.columns.len(), 6);
    let quoted = &board.columns[2];
    assert_eq!(quoted.name, StageName::Built(Stage::Quoted));
    assert_eq!(titles(&kit, &quoted.deals), ["Groß", "Klein"]);
    assert_eq!((quoted.cents, quoted.weighted), (400_001, 50_000 + 150_001));
    assert_eq!(quoted.explained().value, quoted.weighted);
    assert_eq!(board.open(), (3, 450_001, 200_001 + 5_000));
}

#[test]
fn a_column_says_when_too_much_in_it_does_not_move() {
    let mut kit = Kit::new();
    for at in 0..3 {
        deal(
            &mut kit,
            &format!("Alt {at}"),
            1,
            Spot::built(Stage::Quoted),
        );
    }
    kit.today = day(12, 20);
    let slow = |kit: &Kit| board(kit, &DealQuery::default()).columns[2].is_slow();
    assert!(slow(&kit));
    for at in 0..7 {
        deal(
            &mut kit,
            &format!("Neu {at}"),
            1,
            Spot::built(Stage::Quoted),
        );
    }
    assert!(!slow(&kit), "three of ten are less than a third");
}

#[test]
fn decided_deals_leave_the_board_and_stay_in_reach() {
    let mut kit = Kit::new();
    kit.today = day(9, 1);
    deal(&mut kit, "Lange her", 1, Spot::built(Stage::Won));
    kit.today = today();
    deal(&mut kit, "Eben", 1, Spot::built(Stage::Won));
    let recent = board(&kit, &DealQuery::default());
    assert_eq!(titles(&kit, &recent.columns[4].deals), ["Eben"]);
    assert_eq!(recent.columns[4].hidden, 1);
    let query = DealQuery {
        decided: Decided::All,
        ..DealQuery::default()
    };
    let all = board(&kit, &query);
    assert_eq!(titles(&kit, &all.columns[4].deals), ["Eben", "Lange her"]);
    assert_eq!(all.columns[4].hidden, 0);
}

#[test]
fn filters_narrow_and_the_bin_takes_along() {
    let mut kit = Kit::new();
    let ralf = kit.member("Ralf Kessler", Role::FieldSales);
    let company = kit.company("Grünkorn Biomärkte", "Hannover");
    let new = NewDeal {
        title: "Regale".into(),
        company: Some(company),
        ..NewDeal::default()
    };
    let id = kit.does(Command::AddDeal(new)).created.unwrap();
    deal(&mut kit, "Theke", 1, Spot::built(Stage::Inquiry));
    let found = |kit: &Kit, text: &str| {
        let query = DealQuery {
            text: text.into(),
            ..DealQuery::default()
        };
        titles(kit, &board(kit, &query).columns[0].deals)
    };
    assert_eq!(found(&kit, "gruenkorn"), ["Regale"]);
    assert_eq!(found(&kit, "regal biomärkte"), ["Regale"]);
    assert_eq!(found(&kit, "THEKE"), ["Theke"]);
    assert!(found(&kit, "regal theke").is_empty());

    set(&mut kit, id, Prop::DealOwner, Value::Id(ralf));
    let mine = DealQuery {
        whose: Whose::Mine,
        ..DealQuery::default()
    };
    assert_eq!(
        titles(&kit, &board(&kit, &mine).columns[0].deals),
        ["Theke"]
    );
    assert!(mine.is_filtered() && !mine.unfiltered().is_filtered());

    kit.does(Command::Archive { ids: vec![company] });
    assert_eq!(found(&kit, ""), ["Theke"]);
    kit.undo().unwrap();
    assert_eq!(found(&kit, "").len(), 2);
}

#[test]
fn all_pipelines_come_to_the_same_sum() {
    let mut kit = Kit::new();
    let pipeline = projects(&mut kit);
    for at in 0..30_i64 {
        let spot = match at % 4 {
            0 => Spot::built(Stage::ALL[at as usize % 6]),
            place => own(&kit, pipeline, place as usize - 1),
        };
        let id = deal(&mut kit, &format!("Chance {at}"), at * 333 + 1, spot);
        if at % 5 > 0 {
            let expected = day(11, 24) + chrono::Days::new(at as u64 * 17);
            set(&mut kit, id, Prop::DealExpected, day_value(expected));
        }
    }
    let (mut count, mut cents, mut weighted) = (0, 0, 0);
    for pipeline in [None, Some(pipeline)] {
        let query = DealQuery {
            pipeline,
            ..DealQuery::default()
        };
        let sums = board(&kit, &query).open();
        count += sums.0;
        cents += sums.1;
        weighted += sums.2;
    }
    let page = kit.desk.deal_forecast(&DealQuery::default(), &kit.viewer());
    let total = &page.forecast.total;
    assert_eq!(
        (total.count, total.cents, total.weighted),
        (count, cents, weighted)
    );
    let undated = page
        .forecast
        .rows
        .iter()
        .find(|row| row.span == Span::Undated);
    assert!(undated.is_some_and(|row| row.count > 0));
    let rows = kit.desk.deal_table(&DealQuery::default(), &kit.viewer());
    assert_eq!(rows.len(), 30);
}

#[test]
fn the_table_sorts_by_every_column() {
    let mut kit = Kit::new();
    let pipeline = projects(&mut kit);
    let at = own(&kit, pipeline, 0);
    let one = deal(&mut kit, "Äpfel", 300, at);
    let two = deal(&mut kit, "Birnen", 100, Spot::built(Stage::Quoted));
    let three = deal(&mut kit, "Ceylon", 200, Spot::built(Stage::Inquiry));
    set(&mut kit, two, Prop::DealExpected, day_value(day(12, 1)));
    let sorted = |kit: &Kit, column, direction| {
        let query = DealQuery {
            column,
            direction,
            ..DealQuery::default()
        };
        kit.desk.deal_table(&query, &kit.viewer())
    };
    let ascending = |kit: &Kit, column| sorted(kit, column, Direction::Ascending);
    assert_eq!(ascending(&kit, DealColumn::Title), [one, two, three]);
    assert_eq!(ascending(&kit, DealColumn::Stage), [three, two, one]);
    assert_eq!(ascending(&kit, DealColumn::Value), [two, three, one]);
    assert_eq!(ascending(&kit, DealColumn::Expected)[0], two);
    for column in DealColumn::ALL {
        let mut down = sorted(&kit, column, Direction::Descending);
        down.reverse();
        assert_eq!(ascending(&kit, column), down, "{column:?}");
    }
    let query = DealQuery::default().sorted_by(DealColumn::Value);
    assert_eq!(query.direction, Direction::Descending);
}

#[test]
fn the_win_rate_of_a_stage_comes_from_the_history() {
    let mut kit = Kit::new();
    let won = deal(&mut kit, "Eins", 500, Spot::built(Stage::Inquiry));
    let lost = deal(&mut kit, "Zwei", 300, Spot::built(Stage::Inquiry));
    move_to(&mut kit, &[won, lost], Spot::built(Stage::Quoted));
    move_to(&mut kit, &[lost], Spot::built(Stage::Lost));
    move_to(&mut kit, &[won], Spot::built(Stage::Negotiation));
    move_to(&mut kit, &[won], Spot::built(Stage::Won));
    deal(&mut kit, "Drei", 100, Spot::built(Stage::Won));
    let page = kit.desk.deal_forecast(&DealQuery::default(), &kit.viewer());
    assert_eq!(page.win_rate.value, Some(67));
    let rates: Vec<_> = page
        .by_stage
        .iter()
        .map(|(name, tally, rate)| (name.clone(), tally.won + tally.lost, rate.value))
        .collect();
    assert_eq!(
        rates,
        [
            (StageName::Built(Stage::Inquiry), 2, Some(50)),
            (StageName::Built(Stage::Quoted), 2, Some(50)),
            (StageName::Built(Stage::Negotiation), 1, Some(100)),
        ]
    );
    kit.today = day(12, 31) + chrono::Days::new(30);
    let later = |kit: &Kit, period| {
        let query = DealQuery {
            period,
            ..DealQuery::default()
        };
        kit.desk.deal_forecast(&query, &kit.viewer()).tally
    };
    assert_eq!(later(&kit, Period::Quarter).won, 0);
    assert_eq!(later(&kit, Period::Year).won, 2);
}

#[test]
fn a_card_says_what_comes_next() {
    let mut kit = Kit::new();
    let id = deal(&mut kit, "Regale", 12_345, Spot::built(Stage::Quoted));
    set(&mut kit, id, Prop::DealNextText, "Nachfassen".into());
    set(&mut kit, id, Prop::DealNextDue, day_value(day(11, 27)));
    set(&mut kit, id, Prop::DealExpected, day_value(day(11, 20)));
    let card = kit.desk.deal_card(id, today()).unwrap();
    let next = card.next.unwrap();
    assert_eq!(
        (next.text.as_str(), next.day),
        ("Nachfassen", Some(day(11, 27)))
    );
    assert_eq!((card.weighted, card.is_overdue), (6_173, true));
    assert_eq!(card.owner.unwrap().id, kit.me);
    move_to(&mut kit, &[id], Spot::built(Stage::Won));
    assert!(!kit.desk.deal_card(id, today()).unwrap().is_overdue);
}
