//! What a team keeps about roles reads back from its book.

use chrono::NaiveDate;
use facetten::app::command::Command;
use facetten::app::desk::Desk;
use facetten::app::moment::Moment;
use facetten::app::route::Route;
use facetten::app::task_screens::screen_of;
use facetten::app::views::role_page::Body;
use facetten::app::views::role_team::{fillers, overlay, own_roles, role_view};
use facetten::content::i18n::Lang;
use facetten::content::roles::overlay::{Base, BlockState};
use facetten::content::roles::{Block, Facet, RoleBook, RoleTask};
use facetten::domain::gem::Cut;
use facetten::domain::{Book, Draft, Entity, Prop, RecordId, Role, RoleRef, RoleText, Value};
use facetten::replica::{WorkspaceId, WriterId};

const NOON: i64 = 1_795_608_000_000;

fn texts() -> RoleBook {
    RoleBook::from_json(include_str!("../../public/data/roles.de.json")).expect("role texts")
}

fn book(drafts: &[Draft]) -> Book {
    let mut book = Book::new(WorkspaceId([1; 16]));
    let writes: Vec<_> = drafts.iter().flat_map(Draft::writes).collect();
    book.commit(WriterId(1), NOON as u64, &writes)
        .expect("a commit");
    book
}

fn member(number: u8, name: &str, main: RoleRef) -> Draft {
    Draft::new(Entity::Member, RecordId([number; 16]))
        .text(Prop::MemberName, name)
        .text(Prop::MemberMainRole, &main.key())
}

fn role_text(role: RoleRef, block: Block, text: &str, base: &str) -> Draft {
    Draft::new(Entity::RoleText, RoleText::id_of(role, block.id()))
        .text(Prop::RoleTextRole, &role.key())
        .text(Prop::RoleTextBlock, block.id())
        .value(Prop::RoleTextText, Value::from(text))
        .link(Prop::RoleTextAuthor, Some(RecordId([2; 16])))
        .int(Prop::RoleTextAt, NOON)
        .int(Prop::RoleTextBase, Base::of(base, Lang::De).to_i64())
}

#[test]
fn own_text_is_shown_with_author_and_day_and_an_empty_one_is_none() {
    let role = RoleRef::Built(Role::KeyAccount);
    let trend = texts()
        .page(Role::KeyAccount)
        .expect("a page")
        .trend
        .clone();
    let book = book(&[
        member(2, "Anna Brandt", role),
        role_text(role, Block::House, "Ab **250.000 €** im Jahr.", ""),
        role_text(role, Block::Trend, "Mehr Zahlen.", &trend),
        role_text(role, Block::Kpis, "  ", "irgendetwas"),
    ]);
    let view = role_view(&book, &texts(), role, Lang::De, 0).expect("a page");
    assert_eq!(view.own_blocks(), 2);
    let house = view.block(Block::House).expect("the block");
    assert!(matches!(&house.body, Body::Markup(nodes) if nodes.len() == 1));
    assert_eq!(house.author.as_deref(), Some("Anna Brandt"));
    assert_eq!(house.on, NaiveDate::from_ymd_opt(2026, 11, 25));
    assert_eq!(
        view.block(Block::Trend).expect("the block").state,
        BlockState::Own
    );
    assert_eq!(
        view.block(Block::Kpis).expect("the block").state,
        BlockState::Original
    );
    assert!(overlay(&book, RoleRef::Built(Role::FieldSales), 0).is_empty());
}

#[test]
fn an_own_role_reads_back_with_stone_dials_and_base() {
    let id = RecordId([9; 16]);
    let draft = Draft::new(Entity::OwnRole, id)
        .text(Prop::OwnRoleName, "Messeteam")
        .text(Prop::OwnRoleNickname, "Die Bühne")
        .text(Prop::OwnRoleCut, Cut::Heart.id())
        .text(Prop::OwnRoleHue, Role::FieldSales.id())
        .text(Prop::OwnRoleBasedOn, Role::MarketingSales.id())
        .at(Prop::OwnRoleDials, Facet::Pull.id(), Value::Int(95));
    let book = book(&[draft]);
    let own = own_roles(&book);
    assert_eq!(own.len(), 1);
    assert_eq!((own[0].cut, own[0].hue), (Cut::Heart, Role::FieldSales));
    assert_eq!(own[0].base, Some(Role::MarketingSales));
    let view = role_view(&book, &texts(), RoleRef::Own(id), Lang::De, 0).expect("a page");
    for row in &view.profile {
        let expected = if row.facet == Facet::Pull { 95 } else { 50 };
        assert_eq!(row.value, expected);
    }
    let stranger = RoleRef::Own(RecordId([8; 16]));
    assert!(role_view(&book, &texts(), stranger, Lang::De, 0).is_none());
}

#[test]
fn who_fills_a_role_is_told_with_cover_main_role_first() {
    let role = RoleRef::Built(Role::SalesSupport);
    let day = |d| NaiveDate::from_ymd_opt(2026, 11, d);
    let second = member(3, "Ben Otto", RoleRef::Built(Role::CaseHandling)).at(
        Prop::MemberRoles,
        &role.key(),
        Value::Bool(true),
    );
    let first = member(4, "Marion Voss", role)
        .link(Prop::MemberCover, Some(RecordId([3; 16])))
        .day(Prop::MemberCoverFrom, day(20))
        .day(Prop::MemberCoverTo, day(24));
    let book = book(&[second, first]);
    let found = fillers(&book, role, day(24).expect("a day"));
    let names: Vec<_> = found.iter().map(|f| (f.name.as_str(), f.main)).collect();
    assert_eq!(names, [("Marion Voss", true), ("Ben Otto", false)]);
    assert_eq!(found[0].cover.as_deref(), Some("Ben Otto"));
    assert_eq!(fillers(&book, role, day(25).expect("a day"))[0].cover, None);
    assert!(
        fillers(
            &book,
            RoleRef::Built(Role::FieldSales),
            day(24).expect("a day")
        )
        .is_empty()
    );
}

#[test]
fn every_task_that_the_texts_name_leads_to_a_screen_that_exists() {
    for page in texts().roles {
        for task in page.tasks {
            let route = screen_of(task.id).route();
            assert!(!matches!(route, Route::NotFound(_)), "{:?}", task.id);
            assert!(
                route.area().is_some(),
                "{:?} leads outside the navigation",
                task.id
            );
            assert_eq!(Route::parse(&route.href()), route, "{:?}", task.id);
        }
    }
    assert!(RoleTask::ALL.len() > 40);
}

#[test]
fn own_text_is_written_kept_over_a_new_original_reset_and_undone() {
    let role = RoleRef::Built(Role::FieldSales);
    let mut desk = Desk::open(book(&[member(2, "Anna Brandt", role)]));
    let mut count = 0_u8;
    let mut act = |desk: &mut Desk, turn: Turn| {
        count += 1;
        let mut random = || [count; 10];
        let mut at = Moment {
            now_ms: NOON as u64 + u64::from(count) * 1_000,
            today: NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day"),
            offset_minutes: 0,
            member: RecordId([2; 16]),
            role: None,
            writer: WriterId(1),
            random: &mut random,
        };
        match turn {
            Turn::Do(command) => desk.dispatch(*command, &mut at).expect("a command"),
            Turn::Back => desk.undo(&mut at).expect("an undo"),
        };
    };
    let write = |base: &str| Command::WriteRoleText {
        role,
        block: Block::Trend.id().to_owned(),
        text: "Mehr Service.".to_owned(),
        base: Base::of(base, Lang::De).to_i64(),
    };
    let state = |desk: &Desk| {
        let view = role_view(desk.book(), &texts(), role, Lang::De, 0).expect("a page");
        view.block(Block::Trend).expect("the block").state
    };
    let trend = texts()
        .page(Role::FieldSales)
        .expect("a page")
        .trend
        .clone();

    act(
        &mut desk,
        Turn::Do(Box::new(write("So stand es früher da."))),
    );
    assert_eq!(state(&desk), BlockState::OwnAndNewText);
    act(&mut desk, Turn::Do(Box::new(write(&trend))));
    assert_eq!(state(&desk), BlockState::Own);
    act(
        &mut desk,
        Turn::Do(Box::new(Command::ResetRoleText { role, block: None })),
    );
    assert_eq!(state(&desk), BlockState::Original);
    act(&mut desk, Turn::Back);
    assert_eq!(state(&desk), BlockState::Own);
}

enum Turn {
    Do(Box<Command>),
    Back,
}
