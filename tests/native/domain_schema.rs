//! The numbers under which records travel, and what may be written.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use facetten::domain::calendar::{Month, day_of, from_days, minute_of_day, start_of, to_days};
use facetten::domain::draft::{pack, unpack};
use facetten::domain::record::RoleText;
use facetten::domain::{
    Book, CompanyKind, Draft, Edit, Entity, Problem, Prop, RecordId, Role, RoleRef, Shape, Value,
    check,
};
use facetten::replica::{WorkspaceId, WriterId};
use proptest::prelude::*;

fn id(number: u8) -> RecordId {
    RecordId([number; 16])
}

fn refusal(prop: Prop, element: &str, value: Value) -> Option<Problem> {
    let entity = prop.entity().unwrap_or(Entity::Company);
    let known = |asked: RecordId| (asked == id(1)).then_some(Entity::Member);
    check::check(entity, prop, element, &value, &known)
        .err()
        .map(|error| {
            assert_eq!(error.prop, prop);
            error.problem
        })
}

#[test]
fn numbers_and_ids_are_unique_and_lead_back() {
    let mut kinds = BTreeSet::new();
    for entity in Entity::ALL {
        assert!(
            kinds.insert(entity.kind().0),
            "{entity:?} shares its number"
        );
        assert_eq!(Entity::from_kind(entity.kind()), Some(entity));
        let mut fields = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for prop in Prop::of_entity(entity) {
            assert!(fields.insert(prop.field().0), "{prop:?} shares its number");
            assert!(ids.insert(prop.id()), "{prop:?} shares its id");
            assert_eq!(Prop::of(entity, prop.field()), Some(prop));
            assert_eq!(Prop::from_id(entity, prop.id()), Some(prop));
        }
        assert!(fields.len() > 2, "{entity:?} has no properties");
    }
}

/// Released numbers never change. A new property adds a line; no line ever changes.
#[test]
fn the_numbers_of_the_first_version_stand() {
    let expected = include_str!("../fixtures/schema-1.txt");
    let mut lines = String::new();
    for entity in Entity::ALL {
        for prop in Prop::of_entity(entity) {
            lines.push_str(&format!(
                "{} {} {} {}\n",
                entity.kind().0,
                entity.id(),
                prop.field().0,
                prop.id()
            ));
        }
    }
    for line in expected.lines() {
        assert!(
            lines.lines().any(|now| now == line),
            "{line} was released and is gone"
        );
    }
}

#[test]
fn what_does_not_fit_is_refused_with_its_reason() {
    let long = "x".repeat(65_536);
    let table = [
        (Prop::CompanyName, Value::from(""), Some(Problem::Required)),
        (
            Prop::CompanyName,
            Value::from("   "),
            Some(Problem::Required),
        ),
        (Prop::CompanyName, Value::Null, Some(Problem::Required)),
        (
            Prop::CompanyName,
            Value::from(long.as_str()),
            Some(Problem::TooLong {
                length: 65_536,
                limit: 200,
            }),
        ),
        (Prop::CompanyName, Value::from("ä".repeat(200)), None),
        (
            Prop::CompanyName,
            Value::from("ä".repeat(201)),
            Some(Problem::TooLong {
                length: 201,
                limit: 200,
            }),
        ),
        (
            Prop::CompanyName,
            Value::from("Grün\nkorn"),
            Some(Problem::NotOneLine),
        ),
        (Prop::CompanyNote, Value::from("Grün\nkorn"), None),
        (Prop::CompanyTown, Value::Null, None),
        (Prop::CompanyClass, Value::from("a"), None),
        (
            Prop::CompanyClass,
            Value::from("D"),
            Some(Problem::NotAChoice("D".into())),
        ),
        (
            Prop::CompanySince,
            Value::Date(i32::MAX),
            Some(Problem::NoSuchDay),
        ),
        (Prop::CompanySince, Value::Date(0), None),
        (
            Prop::CompanySince,
            Value::from("2026-02-31"),
            Some(Problem::WrongType),
        ),
        (Prop::CompanyNextWho, Value::Id(id(1)), None),
        (
            Prop::CompanyNextWho,
            Value::Id(id(2)),
            Some(Problem::NoSuchRecord(id(2))),
        ),
        (
            Prop::CompanyParent,
            Value::Id(id(1)),
            Some(Problem::NoSuchRecord(id(1))),
        ),
        (
            Prop::DealProbability,
            Value::Int(101),
            Some(Problem::OutOfRange {
                value: 101,
                low: 0,
                high: 100,
            }),
        ),
    ];
    for (prop, value, expected) in table {
        assert_eq!(
            refusal(prop, "", value.clone()),
            expected,
            "{prop:?} {value:?}"
        );
    }
}

#[test]
fn elements_are_checked_as_well() {
    let yes = Value::Bool(true);
    assert_eq!(refusal(Prop::CompanyTags, "Messe 2026", yes.clone()), None);
    assert!(matches!(
        refusal(Prop::CompanyTags, "", yes.clone()),
        Some(Problem::BadElement(_))
    ));
    assert!(matches!(
        refusal(Prop::CompanyTags, &"x".repeat(300), yes.clone()),
        Some(Problem::TooLong { .. })
    ));
    assert_eq!(refusal(Prop::CompanyOwners, "kam", Value::Id(id(1))), None);
    assert!(refusal(Prop::CompanyOwners, "boss", Value::Id(id(1))).is_some());
    assert_eq!(
        refusal(Prop::CompanyRevenue, "2026-11", Value::Int(1)),
        None
    );
    assert_eq!(refusal(Prop::CompanyRevenue, "2025", Value::Int(1)), None);
    for bad in ["2026-13", "2026-00", "26-11", "2026-1", "", "20266"] {
        assert!(
            refusal(Prop::CompanyRevenue, bad, Value::Int(1)).is_some(),
            "{bad}"
        );
    }
    assert!(refusal(Prop::CompanyName, "element", Value::from("x")).is_some());
}

#[test]
fn a_company_is_never_its_own_head_office() {
    let mut book = Book::new(WorkspaceId([7; 16]));
    let make = |number: u8, parent: Option<u8>| {
        Draft::new(Entity::Company, id(number))
            .text(Prop::CompanyName, "x")
            .text(Prop::CompanyKind, CompanyKind::Single.id())
            .link(Prop::CompanyParent, parent.map(id))
    };
    let writes: Vec<_> = [make(1, None), make(2, Some(1)), make(3, Some(2))]
        .iter()
        .flat_map(|draft| draft.writes().collect::<Vec<_>>())
        .collect();
    book.commit(WriterId(1), 1_000, &writes).unwrap();
    assert!(check::check_parent(&book, id(1), id(1)).is_err());
    assert!(check::check_parent(&book, id(1), id(2)).is_err());
    assert!(check::check_parent(&book, id(1), id(3)).is_err());
    assert!(check::check_parent(&book, id(3), id(1)).is_ok());
    assert!(check::check_parent(&book, id(2), id(1)).is_ok());
}

#[test]
fn role_keys_lead_back() {
    for role in Role::ALL {
        assert_eq!(RoleRef::from_key(role.id()), Some(role.into()));
    }
    let own = RoleRef::Own(id(9));
    assert_eq!(RoleRef::from_key(&own.key()), Some(own));
    assert_eq!(RoleRef::from_key("boss"), None);
    let ids: BTreeSet<_> = Role::ALL
        .iter()
        .flat_map(|&role| {
            ["mission", "day", "house"].map(|block| RoleText::id_of(role.into(), block))
        })
        .collect();
    assert_eq!(ids.len(), 21);
}

#[test]
fn days_and_months_meet_the_calendar() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    assert_eq!(to_days(day), 20_781);
    assert_eq!(from_days(20_781), Some(day));
    assert_eq!(from_days(i32::MAX), None);
    let midnight = start_of(day, 60);
    assert_eq!(day_of(midnight, 60), Some(day));
    assert_eq!(day_of(midnight - 1, 60), day.pred_opt());
    assert_eq!(
        minute_of_day(midnight + 10 * 3_600_000 + 42 * 60_000, 60),
        642
    );
    assert_eq!(Month::of(day).key(), "2026-11");
    assert_eq!(Month::of(day).plus(2).key(), "2027-01");
    assert_eq!(Month::from_key("2026-11"), Some(Month::of(day)));
}

#[test]
fn every_set_has_elements_and_nothing_else_has() {
    for &prop in Prop::ALL {
        let set = matches!(
            prop.shape(),
            Shape::Tags
                | Shape::RoleSet
                | Shape::MemberByRole
                | Shape::CentsByMonth
                | Shape::Dials
                | Shape::Stages
        );
        assert_eq!(prop.shape().has_elements(), set);
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Int),
        ".*".prop_map(Value::from),
        any::<[u8; 16]>().prop_map(|id| Value::Id(RecordId(id))),
        any::<i32>().prop_map(Value::Date),
        prop::collection::vec(any::<u8>(), 0..20).prop_map(|b| Value::Bytes(b.into())),
    ]
}

proptest! {
    #[test]
    fn packed_edits_come_back(
        edits in prop::collection::vec(
            (any::<[u8; 16]>(), 0..Prop::ALL.len(), ".{0,8}", any_value(), any_value()), 0..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let edits: Vec<Edit> = edits
            .into_iter()
            .map(|(id, prop, element, old, new)| {
                let prop = Prop::ALL[prop];
                let entity = prop.entity().unwrap_or(Entity::Task);
                Edit { id: RecordId(id), entity, prop, element, old, new }
            })
            .collect();
        let bytes = pack(&edits);
        prop_assert_eq!(&unpack(&bytes), &edits);
        // A cut text never panics and never invents an edit.
        let part = unpack(&bytes[..cut.index(bytes.len() + 1)]);
        prop_assert!(edits.starts_with(&part));
    }
}
