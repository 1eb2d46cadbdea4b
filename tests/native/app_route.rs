//! Addresses: what is shown is in the link, and every link leads somewhere.

use facetten::app::deals::{DealColumn, DealQuery, DealView, Decided, Whose};
use facetten::app::list::{
    Column, Condition, DayRef, Direction, ListQuery, MOST_SORTS, Shape, Sort, Test, View,
};
use facetten::app::route::{Route, Tab, TimelineFilter, nearest};
use facetten::domain::calendar::from_days;
use facetten::domain::rules::outcomes::Period;
use facetten::domain::{ActivityKind, RecordId, Role, RoleRef};
use proptest::prelude::*;

fn record() -> impl Strategy<Value = RecordId> {
    any::<[u8; 16]>().prop_map(RecordId)
}

fn role() -> impl Strategy<Value = RoleRef> {
    prop_oneof![
        prop::sample::select(Role::ALL.to_vec()).prop_map(RoleRef::Built),
        record().prop_map(RoleRef::Own),
    ]
}

fn column() -> impl Strategy<Value = Column> {
    prop::sample::select(Column::ALL.to_vec())
}

fn day_ref() -> impl Strategy<Value = DayRef> {
    prop_oneof![
        (-40_000..40_000).prop_map(DayRef::FromToday),
        (0..40_000).prop_map(|days| DayRef::On(from_days(days).unwrap())),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let texts = || prop::collection::vec(".{1,6}", 1..4);
    let test = prop_oneof![
        Just(Test::Filled),
        Just(Test::Empty),
        texts().prop_map(Test::AnyOf),
        texts().prop_map(Test::NoneOf),
        ".{1,9}".prop_map(Test::Contains),
        ".{1,9}".prop_map(Test::StartsWith),
        any::<(Option<i64>, Option<i64>)>().prop_map(|(from, to)| Test::Between(from, to)),
        (prop::option::of(day_ref()), prop::option::of(day_ref()))
            .prop_map(|(from, to)| Test::Days(from, to)),
    ];
    prop_oneof![
        9 => (column(), test).prop_filter_map("the column cannot be asked so", |(column, test)| {
            Condition::new(column, test)
        }),
        1 => "[a-z]{1,9}\\.[a-z]{1,9}\\..{0,9}".prop_map(|text| Condition::parse(&text)),
    ]
}

fn query() -> impl Strategy<Value = ListQuery> {
    let sort = (
        column(),
        prop::sample::select(vec![Direction::Ascending, Direction::Descending]),
    )
        .prop_map(|(column, direction)| Sort { column, direction });
    let rows = (
        prop::sample::select(View::ALL.to_vec()),
        ".{0,12}",
        prop::collection::vec(condition(), 0..4),
        prop::collection::vec(sort, 0..4),
    );
    let looks = (
        prop::option::of(record()),
        prop::option::of(prop::sample::select(Column::GROUPING.to_vec())),
        prop::sample::subsequence(other_order(), 0..6),
        prop::sample::select(vec![Shape::Table, Shape::Map]),
    );
    (rows, looks).prop_map(
        |((view, text, filter, mut sort), (saved, group, columns, shape))| {
            let mut seen = Vec::new();
            sort.retain(|level| {
                let first = !seen.contains(&level.column);
                seen.push(level.column);
                first
            });
            sort.truncate(MOST_SORTS);
            ListQuery {
                view,
                saved,
                text,
                filter,
                sort,
                group,
                columns,
                shape,
            }
        },
    )
}

/// The columns in another order than the program's.
fn other_order() -> Vec<Column> {
    let mut columns = Column::ALL.to_vec();
    columns.rotate_left(3);
    columns
}

fn deal_query() -> impl Strategy<Value = DealQuery> {
    (
        prop::sample::select(DealView::ALL.to_vec()),
        prop::option::of(record()),
        prop::sample::select(vec![Whose::Everybody, Whose::Mine]),
        ".{0,12}",
        prop::sample::select(vec![Decided::Recent, Decided::All]),
        prop::sample::select(DealColumn::ALL.to_vec()),
        prop::sample::select(vec![Direction::Ascending, Direction::Descending]),
        prop::sample::select(Period::ALL.to_vec()),
    )
        .prop_map(
            |(view, pipeline, whose, text, decided, column, direction, period)| DealQuery {
                view,
                pipeline,
                whose,
                text,
                decided,
                column,
                direction,
                period,
            },
        )
}

fn route() -> impl Strategy<Value = Route> {
    let filter = (
        prop::option::of(role()),
        prop::option::of(prop::sample::select(ActivityKind::ALL)),
        any::<bool>(),
    )
        .prop_map(|(role, kind, branches)| TimelineFilter {
            role,
            kind,
            branches,
        });
    prop_oneof![
        prop::sample::select(vec![
            Route::Start,
            Route::Workplace(None),
            Route::Tasks,
            Route::Roles,
            Route::Team,
            Route::Review,
            Route::Duplicates,
            Route::Feed,
            Route::Import,
            Route::Export,
            Route::Backup,
            Route::Trash,
            Route::Settings,
            Route::About,
        ]),
        role().prop_map(|role| Route::Workplace(Some(role))),
        role().prop_map(Route::Role),
        prop::collection::vec(role(), 2..=3).prop_map(Route::Compare),
        query().prop_map(Route::Customers),
        deal_query().prop_map(Route::Deals),
        (record(), prop::sample::select(Tab::ALL.to_vec()), filter)
            .prop_map(|(id, tab, filter)| Route::Customer(id, tab, filter)),
        ".{0,20}".prop_map(Route::Search),
    ]
}

proptest! {
    #[test]
    fn every_place_has_an_address_that_leads_back(route in route()) {
        let href = route.href();
        prop_assert!(href.starts_with("#/"));
        prop_assert!(href.is_ascii());
        prop_assert_eq!(Route::parse(&href), route);
    }

    #[test]
    fn no_address_fails(address in ".{0,40}") {
        let route = Route::parse(&address);
        prop_assert_eq!(Route::parse(&route.href()), route);
    }
}

#[test]
fn an_unknown_address_is_kept_and_neighbours_are_offered() {
    for address in ["#/kudnen", "#/kunden/abc", "#/rollen/boss", "#/team/x/y"] {
        let Route::NotFound(kept) = Route::parse(address) else {
            panic!("{address} leads somewhere");
        };
        assert_eq!(format!("#{kept}"), address);
        assert_eq!(nearest(&kept).len(), 3);
    }
    assert_eq!(nearest("/kudnen")[0], Route::customers());
    assert_eq!(nearest("/einstelungen")[0], Route::Settings);
    assert_eq!(Route::parse(""), Route::Workplace(None));
    assert_eq!(Route::parse("#/"), Route::Workplace(None));
}

#[test]
fn the_default_list_has_a_short_address() {
    assert_eq!(Route::customers().href(), "#/kunden");
    assert_eq!(Route::deals().href(), "#/chancen");
    assert_eq!(Route::pipelines().href(), "#/chancen/pipelines");
    let query = ListQuery::of(View::Silent).sorted_by(Column::Revenue);
    assert_eq!(Route::Customers(query).href(), "#/kunden?v=still&s=-umsatz");
}

#[test]
fn sorting_again_turns_it_round() {
    let query = ListQuery::default().sorted_by(Column::Revenue);
    let first = |query: &ListQuery| query.sort.first().map(|sort| (sort.column, sort.direction));
    assert_eq!(
        first(&query),
        Some((Column::Revenue, Direction::Descending))
    );
    let again = query.sorted_by(Column::Revenue);
    assert_eq!(first(&again), Some((Column::Revenue, Direction::Ascending)));
    assert_eq!(
        first(&query.sorted_by(Column::Name)),
        None,
        "by name is how a list begins"
    );
}

#[test]
fn further_columns_sort_what_is_equal_in_the_first() {
    let query = ListQuery::default()
        .sorted_by(Column::Class)
        .also_sorted_by(Column::Revenue)
        .also_sorted_by(Column::Town);
    assert_eq!(
        Route::Customers(query.clone()).href(),
        "#/kunden?s=klasse.-umsatz.ort"
    );
    assert_eq!(
        query.sorted(Column::Revenue),
        Some((Direction::Descending, 1))
    );
    let turned = query.also_sorted_by(Column::Revenue);
    assert_eq!(
        turned.sorted(Column::Revenue),
        Some((Direction::Ascending, 1))
    );
    assert_eq!(
        turned
            .also_sorted_by(Column::Revenue)
            .sorted(Column::Revenue),
        None
    );
    let fourth = query.also_sorted_by(Column::Name);
    assert_eq!(fourth.sort.len(), MOST_SORTS);
    assert_eq!(fourth.sorted(Column::Name), Some((Direction::Ascending, 2)));
}
