//! The list of everything that is to be done.

use facetten::app::Command;
use facetten::app::command::{NewPromise, NewTask};
use facetten::app::views::agenda::{AgendaKind, AgendaWho};
use facetten::app::views::tasks::{Sort, Span, moved_by};
use facetten::domain::record::{Cover, NextStep};
use facetten::domain::{PromiseStatus, RecordId, Role};

use super::desk_kit::{Kit, day, step, today};

fn task(kit: &mut Kit, title: &str, due: Option<(u32, u32)>) -> RecordId {
    kit.does(Command::AddTask(NewTask {
        title: title.into(),
        due: due.map(|(month, date)| day(month, date)),
        ..NewTask::default()
    }))
    .created
    .unwrap()
}

fn titles(kit: &Kit, who: AgendaWho, sort: Sort) -> Vec<(Span, Vec<String>)> {
    kit.desk
        .task_list(who, sort, &kit.viewer())
        .spans
        .into_iter()
        .map(|(span, items)| (span, items.into_iter().map(|item| item.text).collect()))
        .collect()
}

#[test]
fn spans_follow_the_days() {
    let mut kit = Kit::new();
    task(&mut kit, "ohne Tag", None);
    task(&mut kit, "später", Some((12, 24)));
    task(&mut kit, "in sechs Tagen", Some((11, 30)));
    task(&mut kit, "in sieben Tagen", Some((12, 1)));
    task(&mut kit, "morgen", Some((11, 25)));
    task(&mut kit, "heute", Some((11, 24)));
    task(&mut kit, "gestern", Some((11, 23)));
    task(&mut kit, "vorige Woche", Some((11, 17)));
    let expected = vec![
        (Span::Overdue, vec!["vorige Woche", "gestern"]),
        (Span::Today, vec!["heute"]),
        (Span::Week, vec!["morgen", "in sechs Tagen"]),
        (Span::Later, vec!["in sieben Tagen", "später"]),
        (Span::Undated, vec!["ohne Tag"]),
    ];
    let found = titles(&kit, AgendaWho::Mine, Sort::All);
    assert_eq!(
        found
            .iter()
            .map(|(span, titles)| (*span, titles.iter().map(String::as_str).collect()))
            .collect::<Vec<(Span, Vec<&str>)>>(),
        expected
    );
}

#[test]
fn sorts_are_counted_whichever_is_listed() {
    let mut kit = Kit::new();
    let company = kit.company("Grünkorn", "Hannover");
    kit.does(Command::SetStep {
        companies: vec![company],
        step: step("nachfassen", day(11, 24)),
    });
    task(&mut kit, "Muster senden", None);
    kit.does(Command::AddTask(NewTask {
        title: "Boden zerkratzt".into(),
        complaint: true,
        company: Some(company),
        ..NewTask::default()
    }));
    kit.does(Command::AddPromise(NewPromise {
        text: "Preis bis Freitag".into(),
        company: Some(company),
        due: Some(day(11, 27)),
        ..NewPromise::default()
    }));
    for (sort, count) in [
        (Sort::All, 4),
        (Sort::Steps, 1),
        (Sort::Tasks, 2),
        (Sort::Promises, 1),
    ] {
        let list = kit.desk.task_list(AgendaWho::Mine, sort, &kit.viewer());
        let listed: usize = list.spans.iter().map(|(_, items)| items.len()).sum();
        assert_eq!(listed, count, "{sort:?}");
        assert_eq!(list.counts, [4, 1, 2, 1]);
    }
}

#[test]
fn what_is_done_or_settled_is_gone() {
    let mut kit = Kit::new();
    let task = task(&mut kit, "anrufen", Some((11, 24)));
    let promise = kit
        .does(Command::AddPromise(NewPromise {
            text: "Muster".into(),
            ..NewPromise::default()
        }))
        .created
        .unwrap();
    let company = kit.company("Tannhof", "Bielefeld");
    kit.does(Command::SetStep {
        companies: vec![company],
        step: NextStep {
            text: "Besuch planen".into(),
            due: None,
            who: None,
            role: None,
        },
    });
    assert_eq!(
        kit.desk
            .task_list(AgendaWho::Mine, Sort::All, &kit.viewer())
            .counts[0],
        3
    );
    kit.does(Command::SetTaskDone { task, done: true });
    kit.does(Command::SettlePromise {
        promise,
        status: PromiseStatus::Broken,
    });
    kit.does(Command::CompleteStep {
        company,
        outcome: String::new(),
        next: None,
    });
    assert!(
        kit.desk
            .task_list(AgendaWho::Mine, Sort::All, &kit.viewer())
            .is_empty()
    );
}

#[test]
fn a_stand_in_sees_the_work_of_the_one_who_is_away() {
    let mut kit = Kit::new();
    let anna = kit.me;
    let ralf = kit.member("Ralf Kessler", Role::FieldSales);
    let company = kit.company("Elbkontor", "Hamburg");
    kit.does(Command::SetStep {
        companies: vec![company],
        step: NextStep {
            who: Some(ralf),
            due: None,
            ..step("Angebot", day(11, 24))
        },
    });
    assert!(titles(&kit, AgendaWho::Mine, Sort::All).is_empty());
    assert_eq!(titles(&kit, AgendaWho::Everybody, Sort::All).len(), 1);
    kit.does(Command::SetCover {
        member: ralf,
        cover: Some(Cover {
            by: anna,
            from: day(11, 24),
            to: day(11, 30),
        }),
    });
    let list = kit
        .desk
        .task_list(AgendaWho::Mine, Sort::All, &kit.viewer());
    let item = &list.spans[0].1[0];
    assert_eq!(item.kind, AgendaKind::Step);
    assert_eq!(
        item.instead_of.as_ref().map(|member| member.name.as_str()),
        Some("Ralf Kessler")
    );
    kit.today = day(12, 1);
    assert!(titles(&kit, AgendaWho::Mine, Sort::All).is_empty());
}

#[test]
fn moving_counts_from_the_day_itself_or_from_today() {
    // Tuesday: a day on is Wednesday.
    assert_eq!(moved_by(Some(day(11, 24)), 1, today()), day(11, 25));
    // What is overdue moves from today, or it would stay overdue.
    assert_eq!(moved_by(Some(day(11, 2)), 1, today()), day(11, 25));
    assert_eq!(moved_by(None, 7, today()), day(12, 1));
    // What lies ahead moves from its own day, and never to a weekend.
    assert_eq!(moved_by(Some(day(11, 27)), 1, today()), day(11, 30));
    assert_eq!(moved_by(Some(day(12, 4)), 7, today()), day(12, 11));
}
