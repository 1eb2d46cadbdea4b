//! »Zu prüfen«: what two people changed without having seen each other, and the decisions that end it.

use facetten::app::Command;
use facetten::app::command::NewTask;
use facetten::app::route::{Route, Tab};
use facetten::domain::{Prop, RecordId, Role, RoleRef, RoleText, Shown, Value};
use facetten::replica::Book;

use super::desk_kit::Kit;

fn edit(id: RecordId, prop: Prop, value: &str) -> Command {
    Command::Edit {
        id,
        prop,
        value: value.into(),
    }
}

/// Anna and Ralf each write, neither knowing of the other, then both know both.
fn two_notebooks(anna: &mut Kit, by_anna: Vec<Command>, by_ralf: Vec<Command>) -> (Kit, RecordId) {
    let ralf_id = anna.member("Ralf Kessler", Role::FieldSales);
    let mut ralf = anna.twin(2);
    ralf.me = ralf_id;
    let mine: Vec<_> = by_anna
        .into_iter()
        .map(|command| anna.does(command).commit)
        .collect();
    // Ralf's clock runs ahead: his values are the newer ones.
    ralf.now_ms += 60_000;
    let theirs: Vec<_> = by_ralf
        .into_iter()
        .map(|command| ralf.does(command).commit)
        .collect();
    for delta in &theirs {
        anna.desk.receive(delta, anna.now_ms).unwrap();
    }
    for delta in &mine {
        ralf.desk.receive(delta, ralf.now_ms).unwrap();
    }
    anna.now_ms = ralf.now_ms;
    (ralf, ralf_id)
}

fn value(book: &Book, id: RecordId, prop: Prop) -> Value {
    book.record(id)
        .unwrap()
        .get(prop.field())
        .unwrap()
        .to_value()
}

#[test]
fn a_customer_with_two_fields_is_one_card_with_the_newest_first() {
    let mut anna = Kit::new();
    let id = anna.company("Grünkorn", "Hannover");
    let (ralf, ralf_id) = two_notebooks(
        &mut anna,
        vec![
            edit(id, Prop::CompanyTown, "Laatzen"),
            edit(id, Prop::CompanyStreet, "Am Markt 1"),
        ],
        vec![
            edit(id, Prop::CompanyTown, "Sarstedt"),
            edit(id, Prop::CompanyStreet, "Wiesenweg 2"),
        ],
    );
    for side in [&anna, &ralf] {
        assert_eq!(side.desk.review_count(), 1);
        let cards = side.desk.review();
        assert_eq!(cards.len(), 1);
        let card = &cards[0];
        assert_eq!((card.record, card.title.as_str()), (id, "Grünkorn"));
        assert_eq!(card.place, Route::customer_tab(id, Tab::Master));
        let towns: Vec<_> = card
            .fields
            .iter()
            .find(|field| field.prop == Prop::CompanyTown)
            .unwrap()
            .values
            .iter()
            .map(|value| (value.shown.clone(), value.by.as_ref().unwrap().name.clone()))
            .collect();
        assert_eq!(
            towns,
            [
                (Shown::Text("Sarstedt".into()), "Ralf Kessler".to_owned()),
                (Shown::Text("Laatzen".into()), "Anna Brandt".to_owned()),
            ]
        );
        assert_eq!(card.people().len(), 2);
        assert_eq!(card.all_of(ralf_id), [0, 0]);
        assert_eq!(card.all_of(anna.me), [1, 1]);
        assert_eq!(
            card.all_of(id),
            [0, 0],
            "whoever wrote nothing keeps the newest"
        );
    }
}

#[test]
fn a_decision_is_one_step_that_can_be_taken_back_and_done_again() {
    let mut anna = Kit::new();
    let id = anna.company("Grünkorn", "Hannover");
    let (mut ralf, _) = two_notebooks(
        &mut anna,
        vec![
            edit(id, Prop::CompanyTown, "Laatzen"),
            edit(id, Prop::CompanyStreet, "Am Markt 1"),
        ],
        vec![
            edit(id, Prop::CompanyTown, "Sarstedt"),
            edit(id, Prop::CompanyStreet, "Wiesenweg 2"),
        ],
    );
    let before = anna.desk.review();
    let chosen: Vec<usize> = before[0]
        .fields
        .iter()
        .map(|field| usize::from(field.prop == Prop::CompanyTown))
        .collect();
    let decide = before[0].decide(&chosen);
    // Ralf decides, for what Anna wrote: it is still hers when he takes that back.
    let steps = [
        ralf.does(decide).commit,
        ralf.undo().unwrap().commit,
        ralf.redo().unwrap().commit,
        ralf.undo().unwrap().commit,
    ];
    let says = |kit: &Kit| {
        (
            value(kit.desk.book(), id, Prop::CompanyTown),
            value(kit.desk.book(), id, Prop::CompanyStreet),
            kit.desk.review_count(),
        )
    };
    let decided = ("Laatzen".into(), "Wiesenweg 2".into(), 0);
    let open = ("Sarstedt".into(), "Wiesenweg 2".into(), 1);
    for (step, expected) in steps.iter().zip([&decided, &open, &decided, &open]) {
        anna.desk.receive(step, anna.now_ms).unwrap();
        assert_eq!(&says(&anna), expected);
    }
    assert_eq!(says(&ralf), open);
    let values = |kit: &Kit| -> Vec<Vec<(Value, Option<String>)>> {
        let fields = kit.desk.review().remove(0).fields;
        let told = |v: facetten::app::views::team::Candidate| (v.value, v.by.map(|by| by.name));
        fields
            .into_iter()
            .map(|field| field.values.into_iter().map(told).collect())
            .collect()
    };
    let at_first: Vec<Vec<(Value, Option<String>)>> = before[0]
        .fields
        .iter()
        .map(|field| {
            let told = |v: &facetten::app::views::team::Candidate| {
                (v.value.clone(), v.by.as_ref().map(|by| by.name.clone()))
            };
            field.values.iter().map(told).collect()
        })
        .collect();
    assert_eq!(values(&anna), at_first, "who wrote what is still known");
    assert_eq!(values(&ralf), at_first);
    assert_eq!(anna.desk.book().checksum(), ralf.desk.book().checksum());
}

#[test]
fn tasks_and_texts_of_roles_lead_to_where_they_are_seen() {
    let mut anna = Kit::new();
    let id = anna.company("Grünkorn", "Hannover");
    let task = NewTask {
        title: "Muster schicken".into(),
        company: Some(id),
        ..NewTask::default()
    };
    let task = anna.does(Command::AddTask(task)).created.unwrap();
    let role = RoleRef::from(Role::KeyAccount);
    let text = |words: &str| Command::WriteRoleText {
        role,
        block: "summary".into(),
        text: words.into(),
        base: 1,
    };
    two_notebooks(
        &mut anna,
        vec![
            edit(task, Prop::TaskTitle, "Muster und Preise schicken"),
            text("So machen wir das."),
        ],
        vec![
            edit(task, Prop::TaskTitle, "Muster bringen"),
            text("So machen wir es."),
        ],
    );
    let cards = anna.desk.review();
    assert_eq!(anna.desk.review_count(), 2);
    let card = |id: RecordId| cards.iter().find(|card| card.record == id).unwrap();
    assert_eq!(card(task).place, Route::customer(id));
    assert_eq!(card(task).company.as_deref(), Some("Grünkorn"));
    let text = card(RoleText::id_of(role, "summary"));
    assert_eq!(text.place, Route::Role(role));
    assert_eq!(text.block.as_deref(), Some("summary"));
    assert_eq!(
        text.fields.len(),
        1,
        "author, moment and mark follow the text"
    );
    let overlay = facetten::app::views::role_team::overlay(anna.desk.book(), role, 60);
    assert!(overlay.values().all(|written| written.contested));
    anna.does(text.decide(&[1]));
    let overlay = facetten::app::views::role_team::overlay(anna.desk.book(), role, 60);
    assert!(
        overlay
            .values()
            .all(|w| !w.contested && w.own.text == "So machen wir das.")
    );
}

#[test]
fn what_was_put_away_waits_until_it_is_back() {
    let mut anna = Kit::new();
    let id = anna.company("Grünkorn", "Hannover");
    two_notebooks(
        &mut anna,
        vec![edit(id, Prop::CompanyTown, "Laatzen")],
        vec![edit(id, Prop::CompanyTown, "Sarstedt")],
    );
    anna.does(Command::Archive { ids: vec![id] });
    assert_eq!((anna.desk.review_count(), anna.desk.review().len()), (0, 0));
    anna.does(Command::Restore { ids: vec![id] });
    assert_eq!((anna.desk.review_count(), anna.desk.review().len()), (1, 1));
}

#[test]
fn a_decision_for_what_stood_there_leaves_nothing_to_take_back_from_the_feed() {
    let mut anna = Kit::new();
    let id = anna.company("Grünkorn", "Hannover");
    two_notebooks(
        &mut anna,
        vec![edit(id, Prop::CompanyTown, "Laatzen")],
        vec![edit(id, Prop::CompanyTown, "Sarstedt")],
    );
    let decide = anna.desk.review()[0].decide(&[0]);
    anna.does(decide);
    let feed = anna.desk.feed(Default::default(), 1, &anna.viewer());
    assert!(!anna.desk.can_undo_change(feed[0].change));
    anna.undo().unwrap();
    assert_eq!(anna.desk.review_count(), 1);
}
