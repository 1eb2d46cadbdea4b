//! What a role page and a comparison show.

use facetten::app::views::facet_pattern;
use facetten::app::views::role_compare::{FacetRow, compare};
use facetten::app::views::role_page::{Body, Overlay, OwnRole, RoleView, Written, built_in_task};
use facetten::content::i18n::Lang;
use facetten::content::roles::overlay::{Base, BlockState, OwnText};
use facetten::content::roles::{Block, Facet, RoleBook, RoleTask};
use facetten::domain::gem::Cut;
use facetten::domain::{RecordId, Role, RoleRef};

fn book() -> RoleBook {
    RoleBook::from_json(include_str!("../../public/data/roles.de.json")).expect("role texts")
}

fn view(role: Role, overlay: &Overlay) -> RoleView {
    RoleView::built_in(&book(), role, overlay, Lang::De).expect("a page")
}

fn written(text: &str, over: &str) -> Written {
    Written {
        own: OwnText {
            text: text.to_owned(),
            base: Base::of(over, Lang::De),
        },
        author: Some("Anna Brandt".to_owned()),
        on: None,
        contested: false,
    }
}

#[test]
fn a_page_without_own_text_shows_ours_with_its_sources() {
    for role in Role::ALL {
        let view = view(role, &Overlay::new());
        assert_eq!(view.subject, RoleRef::Built(role));
        assert_eq!(view.blocks.len(), Block::ALL.len());
        assert_eq!(view.profile.len(), Facet::ALL.len());
        assert_eq!(view.own_blocks(), 0);
        for block in &view.blocks {
            assert_eq!(block.state, BlockState::Original);
            assert_eq!(
                block.is_empty(),
                block.block == Block::House,
                "{:?}",
                block.block
            );
        }
        let Body::Lines(skills) = &view.block(Block::Skills).expect("skills").body else {
            panic!("skills are lines");
        };
        assert!(skills.iter().all(|(_, source)| source.is_some()));
        let Body::Tasks(tasks) = &view.block(Block::Tasks).expect("tasks").body else {
            panic!("tasks are tasks");
        };
        assert!(tasks.iter().all(|task| task.built_in.is_some()));
    }
}

#[test]
fn own_text_replaces_one_block_and_leaves_the_others() {
    let ours = view(Role::KeyAccount, &Overlay::new());
    let kpis = ours.block(Block::Kpis).expect("kpis").built_in.clone();
    let mut overlay = Overlay::new();
    overlay.insert(Block::Kpis, written("Bindung: 95 %\nErtrag", &kpis));
    overlay.insert(Block::House, written("Ab **250.000 €** im Jahr.", ""));
    let theirs = view(Role::KeyAccount, &overlay);
    assert_eq!(theirs.own_blocks(), 2);
    let block = theirs.block(Block::Kpis).expect("kpis");
    assert_eq!(block.state, BlockState::Own);
    assert_eq!(block.built_in, kpis);
    assert_eq!(block.author.as_deref(), Some("Anna Brandt"));
    assert_eq!(
        block.body,
        Body::Lines(vec![
            ("Bindung: 95 %".to_owned(), None),
            ("Ertrag".to_owned(), None)
        ])
    );
    assert_eq!(theirs.block(Block::Day), ours.block(Block::Day));
}

#[test]
fn a_new_edition_of_our_text_is_noticed_and_touches_nothing() {
    let mut overlay = Overlay::new();
    overlay.insert(
        Block::Trend,
        written("Bei uns anders.", "So stand es früher da."),
    );
    let block = view(Role::SalesSupport, &overlay)
        .block(Block::Trend)
        .expect("trend")
        .clone();
    assert_eq!(block.state, BlockState::OwnAndNewText);
    assert_eq!(block.text, "Bei uns anders.");
}

#[test]
fn hidden_tasks_are_not_shown_and_own_ones_are() {
    let mut overlay = Overlay::new();
    overlay.insert(
        Block::Tasks,
        written("+Lager zählen\n-sach_order\nsach_learn", ""),
    );
    let view = view(Role::CaseHandling, &overlay);
    let Body::Tasks(tasks) = &view.block(Block::Tasks).expect("tasks").body else {
        panic!("tasks are tasks");
    };
    assert_eq!(tasks[0].text, "Lager zählen");
    assert!(tasks[0].built_in.is_none());
    assert_eq!(
        tasks[1].built_in.as_ref().map(|b| b.0),
        Some(RoleTask::SachLearn)
    );
    let shown = tasks
        .iter()
        .filter_map(|t| t.built_in.as_ref().map(|b| b.0));
    assert!(shown.into_iter().all(|task| task != RoleTask::SachOrder));
}

#[test]
fn an_own_role_takes_its_base_until_the_team_writes() {
    let mut own = OwnRole {
        id: RecordId([7; 16]),
        name: "Messeteam".to_owned(),
        nickname: "Die Bühne".to_owned(),
        cut: Cut::Heart,
        hue: Role::FieldSales,
        dials: [50; 12],
        base: Some(Role::MarketingSales),
    };
    let copied = RoleView::own(&book(), &own, &Overlay::new(), Lang::De);
    assert_eq!(copied.name, "Messeteam");
    assert_eq!(copied.hue, Role::FieldSales);
    assert!(!copied.block(Block::Tasks).expect("tasks").is_empty());
    assert!(
        copied
            .profile
            .iter()
            .all(|row| row.value == 50 && row.reason.is_none())
    );
    own.base = None;
    let fresh = RoleView::own(&book(), &own, &Overlay::new(), Lang::De);
    assert!(fresh.blocks.iter().all(|block| block.is_empty()));
}

#[test]
fn a_comparison_puts_differences_first_and_folds_what_is_shared() {
    let roles = [
        view(Role::InsideActive, &Overlay::new()),
        view(Role::SalesSupport, &Overlay::new()),
        view(Role::InsidePassive, &Overlay::new()),
    ];
    let three = compare(&book(), &roles);
    assert_eq!(three.tells.len(), 3);
    assert_eq!(three.facets_apart.len() + three.facets_alike.len(), 12);
    let spreads: Vec<u8> = three.facets_apart.iter().map(|row| row.spread()).collect();
    assert!(spreads.is_sorted_by(|a, b| a >= b) && !spreads.is_empty());
    assert!(three.facets_apart.iter().all(|row| row.values.len() == 3));

    let two = compare(&book(), &roles[..2]);
    let shared: Vec<_> = two.shared.iter().map(|(block, _)| *block).collect();
    assert!(
        shared.contains(&Block::Tools),
        "both work with follow-ups: {shared:?}"
    );
    let tools = two
        .blocks_apart
        .iter()
        .find(|row| row.block == Block::Tools)
        .expect("tools");
    for cell in &tools.cells {
        let Body::Lines(lines) = cell else {
            panic!("tools are lines")
        };
        assert!(lines.iter().all(|(line, _)| line != "Wiedervorlage"));
    }

    let inside = compare(&book(), &[roles[0].clone(), roles[2].clone()]);
    assert!(inside.shared_facts.iter().any(|fact| fact.id == "I5"));
}

#[test]
fn a_comparison_of_the_same_role_has_no_difference() {
    let role = view(Role::FieldSales, &Overlay::new());
    let same = compare(&book(), &[role.clone(), role]);
    assert!(same.blocks_apart.is_empty() && same.facets_apart.is_empty());
    assert!(same.tells.is_empty());
}

#[test]
fn marks_that_would_cover_each_other_stand_on_top_of_each_other() {
    let shifts = |values: &[u8]| {
        let row = FacetRow {
            facet: Facet::Depth,
            values: values.to_vec(),
        };
        row.shifts()
    };
    assert_eq!(shifts(&[10, 50, 90]), [0, 0, 0]);
    assert_eq!(shifts(&[100, 35, 35]), [0, -1, 1]);
    assert_eq!(shifts(&[50, 50, 50]), [-2, 0, 2]);
    assert_eq!(shifts(&[40, 44]), [-1, 1]);
}

#[test]
fn every_task_has_its_words() {
    for task in RoleTask::ALL {
        let view = built_in_task(&book(), task).expect("words");
        assert!(!view.text.is_empty());
    }
}

#[test]
fn the_ground_of_the_head_is_always_the_same_and_clear_on_the_left() {
    let shards = facet_pattern::shards();
    assert_eq!(shards, facet_pattern::shards());
    assert!(shards.len() > 20);
    for shard in shards {
        assert!((0.0..=1.0).contains(&shard.opacity) && (1..=5).contains(&shard.tone));
        assert!(
            shard
                .points
                .iter()
                .any(|p| p.0 > 0.25 * facet_pattern::SIZE.0)
        );
    }
}
