//! Addresses: what is shown is in the link, and every link leads somewhere.

use facetten::app::deals::{DealColumn, DealQuery, DealView, Decided, Whose};
use facetten::app::list::{Classes, Column, Direction, ListQuery, View};
use facetten::app::route::{Route, Tab, TimelineFilter, nearest};
use facetten::domain::rules::outcomes::Period;
use facetten::domain::{ActivityKind, RecordId, Role, RoleRef, Status};
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

fn query() -> impl Strategy<Value = ListQuery> {
    let sorting = (
        prop::sample::select(View::ALL.to_vec()),
        prop::sample::select(Column::ALL.to_vec()),
        prop::sample::select(vec![Direction::Ascending, Direction::Descending]),
    );
    let classes = any::<(bool, bool, bool)>().prop_map(|(a, b, c)| Classes { a, b, c });
    let filters = (
        ".{0,12}",
        classes,
        prop::option::of(record()),
        prop::option::of(prop::sample::select(Status::ALL)),
        prop::option::of(".{1,9}"),
        any::<bool>(),
    );
    (sorting, filters).prop_map(|((view, column, direction), filters)| {
        let (text, classes, owner, status, tag, without_step) = filters;
        ListQuery {
            view,
            text,
            column,
            direction,
            classes,
            owner,
            status,
            tag,
            without_step,
        }
    })
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
    assert_eq!(query.direction, Direction::Descending);
    assert_eq!(
        query.sorted_by(Column::Revenue).direction,
        Direction::Ascending
    );
    assert_eq!(
        query.sorted_by(Column::Name).direction,
        Direction::Ascending
    );
}
