//! Taking a file into the book.

use facetten::app::take_in::{Brings, Inside};
use facetten::app::{Command, UndoError};
use facetten::domain::{ActivityKind, Book, Company, Prop, RecordId, Value};
use facetten::replica::{ApplyError, Delta, WorkspaceId};

use crate::desk_kit::{Kit, note};

fn rename(kit: &mut Kit, id: RecordId, name: &str) {
    kit.does(Command::Edit {
        id,
        prop: Prop::CompanyName,
        value: Value::from(name),
    });
}

fn name(kit: &Kit, id: RecordId) -> String {
    Company::find(kit.desk.book(), id)
        .unwrap()
        .name()
        .to_owned()
}

fn is_there(kit: &Kit, id: RecordId) -> bool {
    Company::find(kit.desk.book(), id).is_some_and(Company::is_live)
}

fn news(from: &Kit, to: &Kit) -> Delta {
    from.desk.book().delta_since(to.desk.book().vector())
}

/// Here and there, from one beginning: there a customer was renamed, another one added with a note.
fn here_and_there() -> (Kit, Kit, RecordId, RecordId) {
    let mut here = Kit::new();
    let old = here.company("Grünkorn", "Hannover");
    let mut there = here.twin(2);
    rename(&mut there, old, "Grünkorn Biomärkte SE");
    let new = there.company("Radwerk", "Münster");
    there.does(Command::Log(note(
        new,
        ActivityKind::Note,
        "Katalog geschickt",
    )));
    (here, there, old, new)
}

#[test]
fn a_file_says_what_is_in_it() {
    let (_, there, ..) = here_and_there();
    let inside = Inside::of(there.desk.book());
    let expected = Inside {
        customers: 2,
        entries: 1,
        members: 1,
        ..Inside::default()
    };
    assert_eq!(inside, expected);
}

#[test]
fn what_a_file_would_bring_is_what_it_brings() {
    let (mut here, there, old, new) = here_and_there();
    let before = here.desk.book().checksum();
    let promised = here
        .desk
        .would_bring(there.desk.book(), here.now_ms)
        .unwrap();
    assert_eq!(
        promised,
        Brings {
            created: 2,
            changed: 1,
            erased: 0
        }
    );
    assert_eq!(
        here.desk.book().checksum(),
        before,
        "looking changes nothing"
    );

    let brought = here
        .desk
        .take_in(&news(&there, &here), "Sicherung", here.now_ms)
        .unwrap();
    assert_eq!(brought, promised);
    assert_eq!(name(&here, old), "Grünkorn Biomärkte SE");
    assert!(is_there(&here, new));
    let again = here
        .desk
        .would_bring(there.desk.book(), here.now_ms)
        .unwrap();
    assert!(again.is_nothing());
}

#[test]
fn one_undo_takes_a_file_back_and_redo_brings_it_again() {
    let (mut here, there, old, new) = here_and_there();
    here.desk
        .take_in(&news(&there, &here), "Sicherung", here.now_ms)
        .unwrap();
    here.undo().unwrap();
    assert_eq!(name(&here, old), "Grünkorn");
    assert!(!is_there(&here, new));
    here.redo().unwrap();
    assert_eq!(name(&here, old), "Grünkorn Biomärkte SE");
    assert!(is_there(&here, new));
}

#[test]
fn work_since_is_not_lost_by_undo() {
    let (mut here, mut there, old, _) = here_and_there();
    here.desk
        .take_in(&news(&there, &here), "Sicherung", here.now_ms)
        .unwrap();
    there.now_ms = here.now_ms + 60_000;
    rename(&mut there, old, "Grünkorn AG");
    here.desk
        .receive(&news(&there, &here), there.now_ms)
        .unwrap();
    assert!(matches!(here.undo(), Err(UndoError::ChangedSince { record, .. }) if record == old));
    assert_eq!(name(&here, old), "Grünkorn AG");
}

#[test]
fn what_is_newer_here_stays() {
    let (mut here, there, old, _) = here_and_there();
    here.now_ms = there.now_ms + 60_000;
    rename(&mut here, old, "Grünkorn Naturkost");
    here.desk
        .take_in(&news(&there, &here), "Sicherung", here.now_ms)
        .unwrap();
    assert_eq!(name(&here, old), "Grünkorn Naturkost");
}

#[test]
fn the_book_of_another_team_is_refused() {
    let mut here = Kit::new();
    let before = here.desk.book().checksum();
    let foreign = Book::new(WorkspaceId([9; 16]));
    let refused = here.desk.take_in(
        &foreign.delta_since(&Default::default()),
        "Fremd",
        here.now_ms,
    );
    assert!(matches!(refused, Err(ApplyError::ForeignWorkspace { .. })));
    assert_eq!(here.desk.book().checksum(), before);
    assert!(
        here.desk
            .can_undo()
            .is_some_and(|done| done.title != "Fremd")
    );
}
