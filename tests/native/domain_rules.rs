//! The rules, each with the cases that decide it.

use chrono::NaiveDate;
use facetten::domain::calendar::{Month, plus_days};
use facetten::domain::rules::abc::classes;
use facetten::domain::rules::completeness::completeness;
use facetten::domain::rules::deals::open_deals;
use facetten::domain::rules::due::{Due, usual_follow_up, working_day_on_or_after};
use facetten::domain::rules::lead::lead;
use facetten::domain::rules::promises::{Settled, kept_rate};
use facetten::domain::rules::revenue::{Revenue, percent_change};
use facetten::domain::rules::rhythm::quiet;
use facetten::domain::rules::situation::{Facts, Level, State, judge};
use facetten::domain::rules::{Figure, Formula, Term};
use facetten::domain::{
    Book, Class, Company, Deal, Draft, Entity, PromiseStatus, Prop, RecordId, Role, Status, Value,
};
use facetten::replica::{WorkspaceId, WriterId};

use super::desk_kit::{day, today};

fn id(number: u8) -> RecordId {
    RecordId([number; 16])
}

fn book(drafts: &[Draft]) -> Book {
    let mut book = Book::new(WorkspaceId([7; 16]));
    let writes: Vec<_> = drafts
        .iter()
        .flat_map(|draft| draft.writes().collect::<Vec<_>>())
        .collect();
    book.commit(WriterId(1), 1_000, &writes).unwrap();
    book
}

fn company() -> Draft {
    Draft::new(Entity::Company, id(1)).text(Prop::CompanyName, "Grünkorn")
}

/// Revenue month by month, ending with October 2026; the current month is November.
fn revenue(months: &[i64]) -> Revenue {
    revenue_with(months, |draft| draft)
}

fn revenue_with(months: &[i64], more: impl Fn(Draft) -> Draft) -> Revenue {
    let last = Month::of(today()).plus(-1);
    let mut draft = company().at(Prop::CompanyRevenue, "2026-11", Value::Int(999_999_999));
    for (back, cents) in months.iter().rev().enumerate() {
        let key = last.plus(-(back as i32)).key();
        draft = draft.at(Prop::CompanyRevenue, &key, Value::Int(*cents));
    }
    let book = book(&[more(draft)]);
    Revenue::of(Company::find(&book, id(1)).unwrap(), today())
}

#[test]
fn revenue_counts_twelve_whole_months() {
    let twenty = revenue(&[100; 20]);
    let sum = twenty.twelve_months();
    assert_eq!(sum.value, Some(1_200), "the running month does not count");
    assert_eq!(sum.why.formula, Formula::RevenueOfMonths);
    let first = sum
        .why
        .inputs
        .iter()
        .find(|input| input.term == Term::FirstMonth)
        .unwrap();
    assert_eq!(first.figure, Figure::Month(Month::new(2025, 11).unwrap()));
    assert_eq!(twenty.line(), [100; 12]);
    assert_eq!(
        twenty.change_to_year_before(),
        None,
        "eight months cannot be compared with twelve"
    );
    let mut two_years = vec![100; 12];
    two_years.extend([106; 12]);
    assert_eq!(
        revenue(&two_years).change_to_year_before().unwrap().value,
        6
    );
}

#[test]
fn revenue_falls_back_to_what_was_stated() {
    let none = revenue(&[]);
    assert_eq!(none.twelve_months().value, None);
    assert_eq!(none.twelve_months().why.formula, Formula::RevenueUnknown);
    assert!(none.line().is_empty());
    let year = revenue_with(&[], |draft| {
        draft
            .at(Prop::CompanyRevenue, "2024", Value::Int(10))
            .at(Prop::CompanyRevenue, "2025", Value::Int(20))
            .at(Prop::CompanyRevenue, "2026", Value::Int(30))
    });
    assert_eq!(
        year.twelve_months().value,
        Some(20),
        "the running year is not whole"
    );
    let stated = revenue_with(&[], |draft| {
        draft
            .int(Prop::CompanyRevenueStated, 70)
            .day(Prop::CompanyRevenueStatedOn, Some(day(3, 1)))
            .at(Prop::CompanyRevenue, "2025", Value::Int(20))
    });
    assert_eq!(stated.twelve_months().value, Some(70));
    assert_eq!(stated.twelve_months().why.formula, Formula::RevenueStated);
}

#[test]
fn a_trend_needs_a_customer_that_buys() {
    let falling = [vec![100; 12], vec![82; 3]].concat();
    assert_eq!(revenue(&falling).trend().unwrap().change, -18);
    assert_eq!(revenue(&[100; 15]).trend().unwrap().change, 0);
    assert_eq!(
        revenue(&[100, 100, 100, 100, 100, 90, 90, 90]).trend(),
        None,
        "five months"
    );
    let rare = [0, 0, 500, 0, 0, 0, 500, 0, 0, 0, 0, 500, 0, 0, 0];
    assert_eq!(
        revenue(&rare).trend(),
        None,
        "three orders a year are no rhythm"
    );
    let gone = [vec![100; 12], vec![0; 3]].concat();
    assert_eq!(revenue(&gone).trend().unwrap().change, -100);
}

#[test]
fn percents_are_rounded_half_away_from_zero() {
    for (before, after, expected) in [
        (200, 201, Some(1)),
        (200, 199, Some(-1)),
        (1_000, 1_004, Some(0)),
        (100, 0, Some(-100)),
        (100, 300, Some(200)),
        (0, 100, None),
        (-5, 100, None),
        (1, i64::MAX, None),
    ] {
        assert_eq!(percent_change(before, after), expected, "{before} {after}");
    }
}

#[test]
fn quiet_is_measured_by_the_usual_gap() {
    assert_eq!(quiet(&[], today()), None);
    let lone = quiet(&[day(9, 25)], today()).unwrap();
    assert_eq!((lone.days, lone.usual_gap, lone.limit), (60, None, 60));
    assert!(!lone.is_too_long());
    assert!(quiet(&[day(9, 24)], today()).unwrap().is_too_long());
    let weekly: Vec<NaiveDate> = (0..6).map(|week| plus_days(day(9, 20), week * 7)).collect();
    let weekly = quiet(&weekly, today()).unwrap();
    assert_eq!(
        (weekly.usual_gap, weekly.limit),
        (Some(7), 21),
        "never sooner than three weeks"
    );
    assert!(weekly.is_too_long(), "{weekly:?}");
    let monthly: Vec<NaiveDate> = (0..6).map(|k| plus_days(day(5, 1), k * 28)).collect();
    assert_eq!(quiet(&monthly, today()).unwrap().limit, 42);
    let twice_a_day = [day(11, 1); 9];
    assert_eq!(
        quiet(&twice_a_day, today()).unwrap().usual_gap,
        None,
        "one day is one talk"
    );
}

#[test]
fn the_situation_names_the_most_urgent_and_keeps_all_reasons() {
    let calm = revenue(&[100; 15]);
    let falling = revenue(&[vec![100; 12], vec![82; 3]].concat());
    let growing = revenue(&[vec![100; 12], vec![130; 3]].concat());
    let spoken = quiet(&[day(11, 20)], today());
    let silent = quiet(&[day(9, 14)], today());
    let base = Facts {
        status: Status::Customer,
        revenue: &calm,
        quiet: spoken,
        complaint: None,
        promise_overdue_since: None,
        negotiating: false,
        quote_days: None,
    };
    let state = |facts: Facts<'_>| judge(&facts).state;
    assert_eq!(state(base.clone()), State::Stable);
    assert_eq!(
        state(Facts {
            revenue: &falling,
            ..base.clone()
        }),
        State::Declining(18)
    );
    assert_eq!(
        state(Facts {
            revenue: &growing,
            ..base.clone()
        }),
        State::Growing(30)
    );
    assert_eq!(
        state(Facts {
            quiet: silent,
            ..base.clone()
        }),
        State::Silent(71)
    );
    let lead = Facts {
        status: Status::Lead,
        quiet: silent,
        ..base.clone()
    };
    assert_eq!(
        state(lead),
        State::Stable,
        "nobody waits for an unexamined address"
    );
    assert_eq!(
        state(Facts {
            status: Status::Prospect,
            quiet: None,
            ..base.clone()
        }),
        State::New
    );
    assert_eq!(
        state(Facts {
            quiet: None,
            ..base.clone()
        }),
        State::Stable
    );
    let quoted = Facts {
        quote_days: Some(14),
        ..base.clone()
    };
    assert_eq!(state(quoted.clone()), State::QuoteOpen);
    assert_eq!(
        state(Facts {
            negotiating: true,
            ..quoted.clone()
        }),
        State::Negotiating
    );
    let all = judge(&Facts {
        complaint: Some("3 Böden verkratzt"),
        revenue: &falling,
        quiet: silent,
        promise_overdue_since: Some(day(11, 20)),
        ..quoted
    });
    assert_eq!(all.state, State::Complaint);
    let states: Vec<State> = all.reasons.iter().map(|(state, _)| *state).collect();
    assert_eq!(
        states,
        [
            State::Complaint,
            State::Declining(18),
            State::PromiseOverdue,
            State::Silent(71),
            State::QuoteOpen
        ]
    );
    assert!(
        states
            .windows(2)
            .all(|pair| pair[0].urgency() > pair[1].urgency())
    );
    assert!(
        states
            .windows(2)
            .all(|pair| pair[0].level() >= pair[1].level())
    );
    assert_eq!(State::Stable.level(), Level::Ok);
}

#[test]
fn promises_count_when_their_day_has_come() {
    let promise = |status, due: Option<NaiveDate>| Settled {
        status,
        due,
        on: None,
    };
    let open = |due| promise(PromiseStatus::Open, due);
    let rate = |promises: &[Settled]| kept_rate(promises, today()).value;
    assert_eq!(rate(&[]), None);
    assert_eq!(
        rate(&[open(Some(today())), open(None)]),
        None,
        "today is not past"
    );
    let kept = promise(PromiseStatus::Kept, Some(day(11, 1)));
    let broken = promise(PromiseStatus::Broken, Some(day(11, 2)));
    assert_eq!(rate(&[kept, kept, broken]), Some(67));
    assert_eq!(
        rate(&[kept, open(Some(day(11, 23)))]),
        Some(50),
        "overdue counts as not kept"
    );
    // Only the last twenty count: the old broken ones are forgiven.
    let old = promise(PromiseStatus::Broken, Some(day(1, 2)));
    let many = [vec![old; 5], vec![kept; 20]].concat();
    assert_eq!(rate(&many), Some(100));
    let nineteen = [vec![kept; 17], vec![broken; 1]].concat();
    assert_eq!(rate(&nineteen), Some(94));
}

#[test]
fn due_days_and_follow_ups() {
    for (date, due) in [
        (day(11, 22), Due::Overdue(2)),
        (day(11, 24), Due::Today),
        (day(11, 25), Due::Tomorrow),
        (day(11, 30), Due::Soon(day(11, 30))),
        (day(12, 1), Due::Later(day(12, 1))),
    ] {
        assert_eq!(Due::of(date, today()), due);
    }
    assert!(Due::Today.is_now() && !Due::Tomorrow.is_now());
    assert_eq!(usual_follow_up(today()), day(11, 27));
    assert_eq!(
        usual_follow_up(day(11, 25)),
        day(11, 30),
        "Saturday becomes Monday"
    );
    assert_eq!(working_day_on_or_after(day(11, 29)), day(11, 30));
}

#[test]
fn open_deals_are_summed_and_weighted() {
    let deal = |number, stage: &str, value, probability: Option<i64>, since| {
        let draft = Draft::new(Entity::Deal, id(number))
            .text(Prop::DealTitle, "x")
            .text(Prop::DealStage, stage)
            .int(Prop::DealValue, value)
            .day(Prop::DealStageSince, Some(since));
        match probability {
            Some(percent) => draft.int(Prop::DealProbability, percent),
            None => draft,
        }
    };
    let book = book(&[
        deal(1, "negotiation", 16_800_000, Some(60), day(11, 20)),
        deal(2, "quoted", 4_400_000, None, day(11, 10)),
        deal(3, "won", 9_900_000, None, day(11, 1)),
        deal(4, "inquiry", 100_000, None, day(11, 1)),
    ]);
    let open = open_deals(&book, Deal::all(&book), today());
    assert_eq!((open.count, open.cents, open.quotes), (3, 21_300_000, 2));
    assert_eq!(open.weighted_cents, 10_080_000 + 2_200_000 + 10_000);
    assert_eq!((open.negotiating, open.quote_days), (true, Some(14)));
    assert_eq!(open.explained().value, 21_300_000);
}

#[test]
fn a_branch_takes_from_its_head_office_what_completeness_asks_for() {
    let full = |draft: Draft| {
        draft
            .text(Prop::CompanyStreet, "x")
            .text(Prop::CompanyPostcode, "30159")
            .text(Prop::CompanyTown, "x")
            .text(Prop::CompanyPhone, "1")
            .text(Prop::CompanyNumber, "1")
            .text(Prop::CompanyClass, "a")
            .text(Prop::CompanyStatus, "customer")
    };
    let head = full(company())
        .text(Prop::CompanyMail, "x@example.org")
        .text(Prop::CompanyIndustry, "Handel")
        .text(Prop::CompanyVatId, "DE1");
    let branch = full(Draft::new(Entity::Company, id(2)).text(Prop::CompanyName, "Laatzen"))
        .text(Prop::CompanyKind, "branch")
        .link(Prop::CompanyParent, Some(id(1)));
    let bare = Draft::new(Entity::Company, id(3)).text(Prop::CompanyName, "Neu");
    let book = book(&[head, branch, bare]);
    let of = |number| completeness(&book, Company::find(&book, id(number)).unwrap()).value;
    assert_eq!((of(1).percent, of(2).percent), (100, 100));
    assert_eq!(of(3).percent, 0);
    assert_eq!(of(3).missing.len(), 10);
}

#[test]
fn the_leading_role_leads() {
    let owned = |roles: &[Role]| {
        let mut draft = company();
        for (k, role) in roles.iter().enumerate() {
            draft = draft.at(Prop::CompanyOwners, role.id(), Value::Id(id(10 + k as u8)));
        }
        let book = book(&[draft]);
        lead(Company::find(&book, id(1)).unwrap()).map(|(role, _)| role)
    };
    use Role::{CaseHandling, FieldSales, KeyAccount, SalesSupport};
    assert_eq!(owned(&[]), None);
    assert_eq!(owned(&[SalesSupport, FieldSales]), Some(FieldSales.into()));
    assert_eq!(
        owned(&[CaseHandling, KeyAccount, FieldSales]),
        Some(KeyAccount.into())
    );
    assert_eq!(owned(&[SalesSupport]), Some(SalesSupport.into()));
}

#[test]
fn classes_follow_the_share() {
    let revenue = vec![
        (id(1), 700),
        (id(2), 150),
        (id(3), 100),
        (id(4), 50),
        (id(5), 0),
    ];
    let found: Vec<Class> = classes(revenue)
        .into_iter()
        .map(|(_, class)| class.value)
        .collect();
    assert_eq!(found, [Class::A, Class::A, Class::B, Class::C, Class::C]);
    assert_eq!(classes(vec![(id(1), 0)])[0].1.value, Class::C);
    assert!(classes(Vec::new()).is_empty());
}
