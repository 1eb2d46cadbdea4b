//! The page with all hits of a search.

use facetten::app::Command;
use facetten::app::command::{NewPerson, NewPromise, NewTask};
use facetten::app::views::found::LISTED;
use facetten::domain::ActivityKind;

use super::desk_kit::{Kit, day, note};

#[test]
fn every_group_finds_what_holds_all_words() {
    let mut kit = Kit::new();
    let company = kit.company("Grünkorn Biomärkte", "Hannover");
    kit.company("Tannhof", "Bielefeld");
    kit.does(Command::AddPerson(NewPerson {
        first_name: "Gesine".into(),
        last_name: "Gruenkorn".into(),
        company: Some(company),
        ..NewPerson::default()
    }));
    let task = kit
        .does(Command::AddTask(NewTask {
            title: "Muster an GRÜNKORN senden".into(),
            ..NewTask::default()
        }))
        .created
        .unwrap();
    kit.does(Command::AddTask(NewTask {
        title: "Aufräumen".into(),
        note: "die Akte Grünkorn".into(),
        due: Some(day(11, 30)),
        ..NewTask::default()
    }));
    kit.does(Command::AddPromise(NewPromise {
        text: "Preisliste für Grünkorn".into(),
        company: Some(company),
        ..NewPromise::default()
    }));
    kit.does(Command::Log(note(
        company,
        ActivityKind::Call,
        "Frau Grünkorn will Muster",
    )));
    kit.does(Command::SetTaskDone { task, done: true });
    let finds = kit.desk.find_all("grünkorn", &kit.viewer());
    assert_eq!(finds.companies.count, 1);
    assert_eq!(finds.people.count, 1);
    assert_eq!(finds.entries.count, 1);
    let work: Vec<(&str, bool)> = finds
        .work
        .hits
        .iter()
        .map(|hit| (hit.text.as_str(), hit.open))
        .collect();
    assert_eq!(
        work,
        [
            ("Aufräumen", true),
            ("Preisliste für Grünkorn", true),
            ("Muster an GRÜNKORN senden", false),
        ]
    );
    assert_eq!(finds.count(), 6);
    let both = kit.desk.find_all("muster gruenkorn", &kit.viewer());
    assert_eq!((both.work.count, both.entries.count), (1, 1));
    assert_eq!(both.entries.hits[0].matched.len(), 2);
}

#[test]
fn nothing_is_found_by_nothing() {
    let mut kit = Kit::new();
    kit.company("Grünkorn", "Hannover");
    for text in ["", "  ", "!?", "xyzzy"] {
        assert_eq!(
            kit.desk.find_all(text, &kit.viewer()).count(),
            0,
            "{text:?}"
        );
    }
}

#[test]
fn an_excerpt_shows_the_match_and_counts_go_beyond_what_is_listed() {
    let mut kit = Kit::new();
    let company = kit.company("Tannhof", "Bielefeld");
    let long = format!(
        "{} der Regalboden wackelt {}",
        "wort ".repeat(60),
        "ende ".repeat(60)
    );
    kit.does(Command::Log(note(company, ActivityKind::Note, &long)));
    let hit = &kit.desk.find_all("regalboden", &kit.viewer()).entries.hits[0];
    assert!(hit.excerpt.starts_with("… ") && hit.excerpt.ends_with(" …"));
    assert!(hit.excerpt.chars().count() < 200);
    let (from, to) = hit.matched[0];
    assert_eq!(&hit.excerpt[from..to], "Regalboden");
    for number in 0..LISTED + 5 {
        kit.does(Command::AddTask(NewTask {
            title: format!("Regalboden {number}"),
            ..NewTask::default()
        }));
    }
    let work = kit.desk.find_all("regalboden", &kit.viewer()).work;
    assert_eq!((work.hits.len(), work.count), (LISTED, LISTED + 5));
}
