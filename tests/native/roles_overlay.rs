//! A team's own words: they never overwrite ours, ours never overwrite theirs, and the difference can be seen.

use facetten::content::i18n::Lang;
use facetten::content::roles::diff::{Fate, words};
use facetten::content::roles::overlay::{
    Base, BlockState, OwnText, TaskEntry, TaskList, pairs, partners, timed,
};
use facetten::content::roles::{Block, RoleBook, RolePage, RoleTask};
use facetten::domain::role::Role;
use proptest::prelude::*;

fn page(role: Role) -> RolePage {
    RoleBook::from_json(include_str!("../../public/data/roles.de.json"))
        .expect("the role texts read")
        .page(role)
        .expect("a page")
        .clone()
}

fn own(text: &str, over: &str) -> OwnText {
    OwnText {
        text: text.to_owned(),
        base: Base::of(over, Lang::De),
    }
}

#[test]
fn a_block_is_ours_then_theirs_then_theirs_with_new_text() {
    let state =
        |own: Option<&OwnText>, text: &str, lang| BlockState::of(Block::Summary, own, text, lang);
    let theirs = own("So machen wir es.", "So steht es da.");
    assert_eq!(
        state(None, "So steht es da.", Lang::De),
        BlockState::Original
    );
    assert_eq!(
        state(Some(&theirs), "So steht es da.", Lang::De),
        BlockState::Own
    );
    assert_eq!(
        state(Some(&theirs), "So steht es jetzt da.", Lang::De),
        BlockState::OwnAndNewText
    );
    // The English text is not a new edition of the German one.
    assert_eq!(
        state(Some(&theirs), "This is how it is.", Lang::En),
        BlockState::Own
    );
    // Accepting the new text as seen keeps the own words and ends the note.
    let seen = own("So machen wir es.", "So steht es jetzt da.");
    assert_eq!(
        state(Some(&seen), "So steht es jetzt da.", Lang::De),
        BlockState::Own
    );
}

#[test]
fn tasks_and_the_house_text_follow_the_program_without_a_note() {
    for block in [Block::Tasks, Block::House] {
        let theirs = own("+Etwas Eigenes", "früher");
        let state = BlockState::of(block, Some(&theirs), "heute", Lang::De);
        assert_eq!(state, BlockState::Own);
    }
}

#[test]
fn the_mark_of_a_text_survives_its_number() {
    for text in ["", "a", "So steht es da.", "ß – »«"] {
        for lang in Lang::ALL {
            let base = Base::of(text, lang);
            assert_eq!(Base::from_i64(base.to_i64()), base);
        }
    }
    assert_ne!(Base::of("a", Lang::De), Base::of("b", Lang::De));
}

#[test]
fn built_in_tasks_are_all_shown_and_survive_storing() {
    for role in Role::ALL {
        let page = page(role);
        let list = TaskList::built_in(Some(&page));
        assert_eq!(list.0.len(), page.tasks.len());
        assert_eq!(TaskList::parse(&list.to_text(), Some(&page)), list);
    }
}

#[test]
fn tasks_can_be_hidden_moved_added_and_removed() {
    let page = page(Role::KeyAccount);
    let mut list = TaskList::built_in(Some(&page));
    list.toggle(1);
    list.shift(1, true);
    list.shift(0, true);
    list.add("  Quartalsbrief schreiben ");
    list.add("   ");
    let again = TaskList::parse(&list.to_text(), Some(&page));
    assert_eq!(again, list);
    assert_eq!(
        again.0[0],
        TaskEntry::BuiltIn {
            task: RoleTask::KamQuote,
            shown: false
        }
    );
    let last = again.0.len() - 1;
    assert_eq!(
        again.0[last],
        TaskEntry::Own("Quartalsbrief schreiben".to_owned())
    );
    let mut gone = again;
    gone.shift(last, false);
    gone.toggle(last);
    gone.toggle(99);
    assert_eq!(gone.0.len(), page.tasks.len());
}

#[test]
fn a_task_of_a_newer_program_is_kept_and_a_new_one_appears_at_the_end() {
    let page = page(Role::CaseHandling);
    let list = TaskList::parse(
        "sach_audit\n-sach_check\nsach_check\n+\n+Inventur",
        Some(&page),
    );
    assert_eq!(list.0[0], TaskEntry::Unknown("sach_audit".to_owned()));
    assert_eq!(
        list.0[1],
        TaskEntry::BuiltIn {
            task: RoleTask::SachCheck,
            shown: false
        }
    );
    assert_eq!(list.0[2], TaskEntry::Own("Inventur".to_owned()));
    assert_eq!(list.0.len(), 3 + page.tasks.len() - 1);
    assert!(
        list.to_text()
            .starts_with("sach_audit\n-sach_check\n+Inventur\nsach_order")
    );
}

#[test]
fn entries_read_as_they_are_written() {
    assert_eq!(
        timed("08:15 Liste prüfen\n\nohne Uhrzeit\n25:00 zu spät\n9:05 Kaffee"),
        [
            (Some("08:15"), "Liste prüfen"),
            (None, "ohne Uhrzeit"),
            (None, "25:00 zu spät"),
            (Some("9:05"), "Kaffee"),
        ]
    );
    assert_eq!(
        pairs("Die telefonieren nur.\nSie klären\nund planen.\n\n\nOhne Antwort"),
        [
            (
                "Die telefonieren nur.".to_owned(),
                "Sie klären und planen.".to_owned()
            ),
            ("Ohne Antwort".to_owned(), String::new()),
        ]
    );
    assert_eq!(
        partners("Innendienst: hält nach\nField: Besuche\nLager: packt\nohne Doppelpunkt"),
        [
            (Some(Role::SalesSupport), "hält nach".to_owned()),
            (Some(Role::FieldSales), "Besuche".to_owned()),
            (None, "Lager: packt".to_owned()),
            (None, "ohne Doppelpunkt".to_owned()),
        ]
    );
}

#[test]
fn every_built_in_text_reads_back_into_its_entries() {
    for role in Role::ALL {
        let page = page(role);
        let text = |block: Block| {
            block.built_in(&page, |role| {
                facetten::content::i18n::roles::short(Lang::De, role)
            })
        };
        let day = text(Block::Day);
        assert!(timed(&day).iter().all(|(time, _)| time.is_some()));
        assert_eq!(pairs(&text(Block::Myths)).len(), page.myths.len());
        let named: Vec<_> = partners(&text(Block::Partners))
            .into_iter()
            .map(|p| p.0)
            .collect();
        let expected: Vec<_> = page.partners.iter().map(|p| Some(p.role.0)).collect();
        assert_eq!(named, expected);
    }
}

fn fates(from: &str, to: &str) -> Vec<(Fate, String)> {
    words(from, to)
        .into_iter()
        .map(|p| (p.fate, p.text))
        .collect()
}

#[test]
fn a_difference_names_the_words_that_changed() {
    assert_eq!(fates("", ""), []);
    assert_eq!(
        fates("gleich", "gleich"),
        [(Fate::Kept, "gleich".to_owned())]
    );
    assert_eq!(
        fates("Wenige Kunden, langer Atem.", "Wenige Kunden, kurzer Atem."),
        [
            (Fate::Kept, "Wenige Kunden, ".to_owned()),
            (Fate::Gone, "langer".to_owned()),
            (Fate::Added, "kurzer".to_owned()),
            (Fate::Kept, " Atem.".to_owned()),
        ]
    );
}

#[test]
fn a_huge_difference_stays_cheap_and_whole() {
    let from = "wort ".repeat(20_000);
    let to = "word ".repeat(20_000);
    let pieces = words(&from, &to);
    let gone: String = pieces
        .iter()
        .filter(|p| p.fate != Fate::Added)
        .map(|p| p.text.as_str())
        .collect();
    assert_eq!(gone, from);
}

proptest! {
    #[test]
    fn a_difference_holds_both_texts(from in "[ab \n]{0,40}", to in "[ab \n]{0,40}") {
        let pieces = words(&from, &to);
        let side = |without: Fate| -> String {
            pieces.iter().filter(|p| p.fate != without).map(|p| p.text.as_str()).collect()
        };
        prop_assert_eq!(side(Fate::Added), from);
        prop_assert_eq!(side(Fate::Gone), to);
        for pair in pieces.windows(2) {
            prop_assert_ne!(pair[0].fate, pair[1].fate);
        }
    }

    #[test]
    fn any_stored_task_list_reads_and_writes_stably(stored in "([-+]?(kam_quote|kam_project|neu|Text mit Leer)\n){0,12}") {
        let page = page(Role::KeyAccount);
        let once = TaskList::parse(&stored, Some(&page));
        prop_assert_eq!(TaskList::parse(&once.to_text(), Some(&page)), once);
    }
}
