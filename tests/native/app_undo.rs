//! Taking back, doing again, and what the history tells.

use facetten::app::command::{Decision, NewMember};
use facetten::app::{Command, UndoError};
use facetten::domain::record::is_live;
use facetten::domain::{Change, Company, Prop, RecordId, Value};

use super::desk_kit::{Kit, today};

fn company(kit: &Kit, id: RecordId) -> Company<'_> {
    Company::find(kit.desk.book(), id).unwrap()
}

#[test]
fn undo_refuses_where_someone_else_wrote() {
    let mut kit = Kit::new();
    let id = kit.company("Grünkorn", "Hannover");
    let town = |value: &str| Command::Edit {
        id,
        prop: Prop::CompanyTown,
        value: value.into(),
    };
    let mut other = kit.twin(2);
    let mine = kit.does(town("Laatzen")).commit;
    other.desk.receive(&mine, other.now_ms).unwrap();
    let marion = NewMember {
        name: "Marion Voss".into(),
        ..NewMember::default()
    };
    let joined = other.does(Command::AddMember(marion));
    kit.desk.receive(&joined.commit, kit.now_ms).unwrap();
    other.me = joined.created.unwrap();
    let theirs = other.does(town("Sarstedt")).commit;
    kit.desk.receive(&theirs, kit.now_ms).unwrap();
    let refused = kit.undo().unwrap_err();
    assert_eq!(
        refused,
        UndoError::ChangedSince {
            record: id,
            title: "Grünkorn".into(),
            prop: Some(Prop::CompanyTown),
            by: Some(other.me),
        }
    );
    assert_eq!(company(&kit, id).town(), "Sarstedt");
    // What was created and then changed by someone else is not withdrawn either.
    let refused = kit.undo().unwrap_err();
    assert!(
        matches!(refused, UndoError::ChangedSince { prop: None, .. }),
        "{refused:?}"
    );
    assert!(is_live(company(&kit, id).record()));
}

#[test]
fn twenty_actions_can_be_taken_back_and_a_new_one_ends_redo() {
    let mut kit = Kit::new();
    let id = kit.company("Grünkorn", "0");
    for k in 1..=30 {
        kit.does(Command::Edit {
            id,
            prop: Prop::CompanyTown,
            value: k.to_string().into(),
        });
    }
    for _ in 0..20 {
        kit.undo().unwrap();
    }
    assert_eq!(company(&kit, id).town(), "10");
    assert_eq!(kit.undo().unwrap_err(), UndoError::Nothing);
    kit.redo().unwrap();
    assert_eq!(company(&kit, id).town(), "11");
    kit.does(Command::Edit {
        id,
        prop: Prop::CompanyTown,
        value: "x".into(),
    });
    assert_eq!(kit.redo().unwrap_err(), UndoError::Nothing);
}

#[test]
fn any_action_of_the_feed_can_be_taken_back_while_it_stands() {
    let mut kit = Kit::new();
    let id = kit.company("Grünkorn", "Hannover");
    let edit = |prop, value: &str| Command::Edit {
        id,
        prop,
        value: value.into(),
    };
    kit.does(edit(Prop::CompanyTown, "Laatzen"));
    kit.does(edit(Prop::CompanyStreet, "Am Markt 1"));
    let changes: Vec<RecordId> = kit.desk.changes_of(id).map(Change::id).collect();
    kit.undo_change(changes[1]).unwrap();
    assert_eq!(company(&kit, id).town(), "Hannover");
    assert_eq!(company(&kit, id).text(Prop::CompanyStreet), "Am Markt 1");
    let refused = kit.undo_change(changes[1]).unwrap_err();
    assert!(matches!(refused, UndoError::ChangedSince { .. }));
}

#[test]
fn history_tells_who_and_what_and_the_past_can_be_read() {
    let mut kit = Kit::new();
    let id = kit.company("Grünkorn", "Hannover");
    let edit = |prop, value: &str| Command::Edit {
        id,
        prop,
        value: value.into(),
    };
    kit.does(edit(Prop::CompanyTown, "Laatzen"));
    let between = kit.now_ms as i64 + 500;
    kit.does(edit(Prop::CompanyTown, "Sarstedt"));
    kit.does(edit(Prop::CompanyStreet, "Am Markt 1"));
    let towns: Vec<(Value, Value)> = kit
        .desk
        .history(id, Some(Prop::CompanyTown))
        .into_iter()
        .filter(|entry| entry.prop.is_some())
        .map(|entry| (entry.old, entry.new))
        .collect();
    assert_eq!(
        towns,
        [
            ("Laatzen".into(), "Sarstedt".into()),
            ("Hannover".into(), "Laatzen".into())
        ]
    );
    let all = kit.desk.history(id, None);
    assert_eq!(all.len(), 4);
    assert_eq!(all.last().unwrap().prop, None, "it began with the creation");
    let past = kit.desk.values_before(id, between);
    assert_eq!(
        past[&(Prop::CompanyTown, String::new())],
        Value::from("Laatzen")
    );
    assert_eq!(past[&(Prop::CompanyStreet, String::new())], Value::Null);
}

#[test]
fn a_disagreement_is_shown_and_a_decision_ends_it() {
    let mut kit = Kit::new();
    let id = kit.company("Grünkorn", "Hannover");
    let mut other = kit.twin(2);
    let town = |value: &str| Command::Edit {
        id,
        prop: Prop::CompanyTown,
        value: value.into(),
    };
    let mine = kit.does(town("Laatzen")).commit;
    let theirs = other.does(town("Sarstedt")).commit;
    kit.desk.receive(&theirs, kit.now_ms).unwrap();
    other.desk.receive(&mine, other.now_ms).unwrap();
    for side in [&kit, &other] {
        let found = side.desk.disagreements();
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].prop, found[0].values.len()),
            (Prop::CompanyTown, 2)
        );
        assert!(found[0].values.iter().all(|value| value.by.is_some()));
        assert!(side.desk.customer_row(id, today()).unwrap().contested);
    }
    let decide = Command::Decide(vec![Decision {
        id,
        prop: Prop::CompanyTown,
        element: String::new(),
        value: Value::from(company(&kit, id).town()),
    }]);
    let decided = kit.does(decide).commit;
    other.desk.receive(&decided, other.now_ms).unwrap();
    assert!(kit.desk.disagreements().is_empty());
    assert!(other.desk.disagreements().is_empty());
    assert_eq!(kit.desk.book().checksum(), other.desk.book().checksum());
}

#[test]
fn what_an_editor_had_not_seen_stays_beside_what_was_typed() {
    let mut kit = Kit::new();
    let id = kit.company("Grünkorn", "Hannover");
    let mut other = kit.twin(2);
    let edit = |value: &str| (Prop::CompanyTown, Value::from(value));
    let (prop, theirs) = edit("Sarstedt");
    let delta = other.does(Command::Edit {
        id,
        prop,
        value: theirs.clone(),
    });
    // It arrives while the editor, which shows Hannover, is open.
    kit.desk.receive(&delta.commit, kit.now_ms).unwrap();
    let (prop, value) = edit("Laatzen");
    let mine = kit.does(Command::EditUnseen { id, prop, value });
    other.desk.receive(&mine.commit, other.now_ms).unwrap();
    for side in [&kit, &other] {
        assert_eq!(company(side, id).town(), "Laatzen", "the newest holds");
        let beside: Vec<Value> = side
            .desk
            .beside(id, prop)
            .into_iter()
            .map(|(value, _)| value)
            .collect();
        assert_eq!(
            beside,
            std::slice::from_ref(&theirs),
            "and the other one is kept"
        );
    }
    // Taken back, the other one stands alone: nobody is asked about one and the same value.
    kit.undo().unwrap();
    assert_eq!(company(&kit, id).town(), "Sarstedt");
    assert!(kit.desk.beside(id, prop).is_empty());
    kit.redo().unwrap();
    let decide = Command::Decide(vec![Decision {
        id,
        prop,
        element: String::new(),
        value: theirs,
    }]);
    kit.does(decide);
    assert_eq!(company(&kit, id).town(), "Sarstedt");
    assert!(kit.desk.beside(id, prop).is_empty());
}
