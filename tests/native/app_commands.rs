//! What commands write, what they refuse, and what of it can be taken back.

use facetten::app::command::{
    Batch, NewCompany, NewDeal, NewOwnRole, NewPerson, NewPromise, NewTask, Next, Spot,
};
use facetten::app::{Command, CommandError, UndoError};
use facetten::domain::record::{Cover, RoleText, archived_at};
use facetten::domain::rules::standing::standing;
use facetten::domain::{
    Action, Activity, ActivityKind, Company, CompanyKind, Draft, Entity, Member, OwnRole, Person,
    Problem, Promise, PromiseStatus, Prop, RecordId, Relation, Role, Stage, Status, Task, Value,
};

use super::desk_kit::{Kit, day, note, step, today};

fn company(kit: &Kit, id: RecordId) -> Company<'_> {
    Company::find(kit.desk.book(), id).unwrap()
}

fn problem(error: CommandError) -> (Prop, Problem) {
    match error {
        CommandError::Field(error) => (error.prop, error.problem),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_customer_comes_with_its_owner_and_next_step() {
    let mut kit = Kit::new();
    let id = kit.add(NewCompany {
        name: "  Grünkorn Biomärkte SE ".into(),
        town: "Hannover".into(),
        status: Some(Status::Customer),
        owner: Some((Role::KeyAccount.into(), kit.me)),
        next: Some(step("Angebot nachfassen", day(11, 27))),
        ..NewCompany::default()
    });
    let added = company(&kit, id);
    assert_eq!(added.name(), "Grünkorn Biomärkte SE");
    assert_eq!(added.kind(), CompanyKind::Single);
    assert_eq!(added.owner(Role::KeyAccount.into()), Some(kit.me));
    let next = added.next_step().unwrap();
    assert_eq!(
        (next.text.as_str(), next.due),
        ("Angebot nachfassen", Some(day(11, 27)))
    );
    assert_eq!(next.who, Some(kit.me), "whoever adds it does it");
    assert_eq!(next.role, Some(Role::KeyAccount.into()));
    let change = kit.desk.changes_of(id).next().unwrap();
    assert_eq!(change.author(), Some(kit.me));
    assert_eq!(change.action(), Some(Action::AddCompany));
    assert_eq!(change.created().collect::<Vec<_>>(), [id]);
}

#[test]
fn the_first_member_is_the_author_of_the_beginning() {
    let kit = Kit::new();
    let first = kit.desk.changes_of(kit.me).next().unwrap();
    assert_eq!(first.author(), Some(kit.me));
}

#[test]
fn a_name_that_does_not_fit_is_refused_and_nothing_changes() {
    let mut kit = Kit::new();
    let before = kit.desk.book().checksum();
    let long = NewCompany {
        name: "x".repeat(65_536),
        ..NewCompany::default()
    };
    let refused = kit.try_to(Command::AddCompany(long)).unwrap_err();
    assert_eq!(
        problem(refused),
        (
            Prop::CompanyName,
            Problem::TooLong {
                length: 65_536,
                limit: 200
            }
        )
    );
    let empty = NewCompany {
        town: "Kiel".into(),
        ..NewCompany::default()
    };
    let refused = kit.try_to(Command::AddCompany(empty)).unwrap_err();
    assert_eq!(problem(refused), (Prop::CompanyName, Problem::Required));
    assert_eq!(kit.desk.book().checksum(), before);
    assert_eq!(kit.desk.company_count(), 0);
}

#[test]
fn editing_writes_only_what_differs() {
    let mut kit = Kit::new();
    let id = kit.company("Optik Hellmark e. K.", "Paderborn");
    let edit = |value: &str| Command::Edit {
        id,
        prop: Prop::CompanyTown,
        value: Value::from(value),
    };
    assert_eq!(
        kit.try_to(edit("Paderborn")).unwrap_err(),
        CommandError::NothingToDo
    );
    assert_eq!(
        kit.try_to(edit(" Paderborn ")).unwrap_err(),
        CommandError::NothingToDo
    );
    kit.does(edit("Detmold"));
    assert_eq!(company(&kit, id).town(), "Detmold");
    kit.does(edit("  "));
    assert_eq!(company(&kit, id).town(), "");
    let stranger = RecordId([9; 16]);
    let nowhere = Command::Edit {
        id: stranger,
        prop: Prop::CompanyTown,
        value: "x".into(),
    };
    assert_eq!(
        kit.try_to(nowhere).unwrap_err(),
        CommandError::NoSuchRecord(stranger)
    );
    let foreign = Command::Edit {
        id,
        prop: Prop::PersonMail,
        value: "x".into(),
    };
    assert_eq!(
        problem(kit.try_to(foreign).unwrap_err()),
        (Prop::PersonMail, Problem::Foreign)
    );
}

#[test]
fn a_branch_makes_a_head_office_and_no_circle_closes() {
    let mut kit = Kit::new();
    let head = kit.company("Grünkorn", "Hannover");
    let branch = kit.add(NewCompany {
        name: "Grünkorn Laatzen".into(),
        parent: Some(head),
        ..NewCompany::default()
    });
    assert_eq!(company(&kit, head).kind(), CompanyKind::HeadOffice);
    assert_eq!(company(&kit, branch).kind(), CompanyKind::Branch);
    assert_eq!(kit.desk.branches_of(head), [branch]);
    let circle = Command::Edit {
        id: head,
        prop: Prop::CompanyParent,
        value: Value::Id(branch),
    };
    assert_eq!(
        problem(kit.try_to(circle).unwrap_err()),
        (Prop::CompanyParent, Problem::Cycle)
    );
    kit.undo().unwrap();
    assert_eq!(
        company(&kit, head).kind(),
        CompanyKind::Single,
        "the undo takes both back"
    );
    assert!(kit.desk.branches_of(head).is_empty());
}

#[test]
fn people_have_one_main_contact() {
    let mut kit = Kit::new();
    let at = kit.company("Grünkorn", "Hannover");
    let person = |first: &str| NewPerson {
        first_name: first.into(),
        last_name: "Kolbe".into(),
        company: Some(at),
        main: true,
        ..NewPerson::default()
    };
    let miriam = kit
        .does(Command::AddPerson(person("Miriam")))
        .created
        .unwrap();
    let timo = kit
        .does(Command::AddPerson(person("Timo")))
        .created
        .unwrap();
    assert_eq!(
        Person::find(kit.desk.book(), miriam).unwrap().name(),
        "Miriam Kolbe"
    );
    let mains: Vec<RecordId> = kit
        .desk
        .relations_of(at)
        .into_iter()
        .filter_map(|id| Relation::find(kit.desk.book(), id))
        .filter(|relation| relation.is_main())
        .filter_map(Relation::person)
        .collect();
    assert_eq!(mains, [timo]);
    assert_eq!(kit.desk.companies_of(miriam), [at]);
    let nameless = kit
        .try_to(Command::AddPerson(NewPerson::default()))
        .unwrap_err();
    assert_eq!(problem(nameless), (Prop::PersonLastName, Problem::Required));
}

#[test]
fn one_entry_logs_promises_and_plans_and_one_undo_takes_all_back() {
    let mut kit = Kit::new();
    let at = kit.company("Grünkorn", "Hannover");
    kit.does(Command::Log(facetten::app::command::NewActivity {
        promise: Some(("Vergleichsrechnung".into(), Some(day(11, 26)))),
        next: Next::Step(step("Nachfassen", day(11, 30))),
        ..note(at, ActivityKind::Call, "Rahmenvertrag besprochen")
    }));
    let book = kit.desk.book();
    let activity = Activity::all(book).next().unwrap();
    let promise = Promise::find(book, activity.promise().unwrap()).unwrap();
    assert_eq!(activity.author(), Some(kit.me));
    assert_eq!(activity.role(), Some(Role::KeyAccount.into()));
    assert_eq!((promise.company(), promise.by()), (Some(at), Some(kit.me)));
    assert_eq!(promise.due(), Some(day(11, 26)));
    assert_eq!(company(&kit, at).next_text(), "Nachfassen");
    kit.undo().unwrap();
    assert_eq!(Activity::all(kit.desk.book()).count(), 0);
    assert_eq!(Promise::all(kit.desk.book()).count(), 0);
    assert!(!company(&kit, at).has_next_step());
    kit.redo().unwrap();
    assert_eq!(Promise::all(kit.desk.book()).count(), 1);
    assert_eq!(company(&kit, at).next_text(), "Nachfassen");
    let nothing = kit
        .try_to(Command::Log(note(at, ActivityKind::Note, " ")))
        .unwrap_err();
    assert_eq!(problem(nothing), (Prop::ActivityText, Problem::Required));
}

#[test]
fn a_done_step_goes_to_the_timeline() {
    let mut kit = Kit::new();
    let at = kit.company("Grünkorn", "Hannover");
    let complete = |next| Command::CompleteStep {
        company: at,
        outcome: "Zusage".into(),
        next,
    };
    assert_eq!(
        kit.try_to(complete(None)).unwrap_err(),
        CommandError::NothingToDo
    );
    kit.does(Command::SetStep {
        companies: vec![at],
        step: step("Nachfassen", today()),
    });
    kit.does(Command::MoveStep {
        companies: vec![at],
        due: day(12, 1),
    });
    assert_eq!(company(&kit, at).next_due(), Some(day(12, 1)));
    kit.does(complete(Some(step("Vertrag schicken", day(12, 3)))));
    let entry = Activity::all(kit.desk.book()).next().unwrap();
    assert_eq!(
        (entry.kind(), entry.text(), entry.outcome()),
        (ActivityKind::Step, "Nachfassen", "Zusage")
    );
    assert_eq!(company(&kit, at).next_text(), "Vertrag schicken");
    kit.does(Command::ClearStep {
        companies: vec![at],
    });
    assert!(company(&kit, at).next_step().is_none());
}

#[test]
fn a_hand_over_takes_the_next_step_along() {
    let mut kit = Kit::new();
    let marion = kit.member("Marion Voss", Role::SalesSupport);
    let role = Role::KeyAccount.into();
    let at = kit.add(NewCompany {
        name: "Grünkorn".into(),
        owner: Some((role, kit.me)),
        next: Some(step("Nachfassen", today())),
        ..NewCompany::default()
    });
    kit.does(Command::HandOver {
        companies: vec![at],
        role,
        to: marion,
        note: "Bitte".into(),
    });
    assert_eq!(company(&kit, at).owner(role), Some(marion));
    assert_eq!(company(&kit, at).next_who(), Some(marion));
    let entry = Activity::all(kit.desk.book()).next().unwrap();
    assert_eq!(
        (entry.kind(), entry.to()),
        (ActivityKind::HandOver, Some(marion))
    );
    kit.undo().unwrap();
    assert_eq!(company(&kit, at).owner(role), Some(kit.me));
    assert_eq!(company(&kit, at).next_who(), Some(kit.me));
    let nobody = RecordId([9; 16]);
    let lost = Command::HandOver {
        companies: vec![at],
        role,
        to: nobody,
        note: String::new(),
    };
    assert_eq!(
        kit.try_to(lost).unwrap_err(),
        CommandError::NoSuchRecord(nobody)
    );
}

#[test]
fn bulk_commands_are_one_step() {
    let mut kit = Kit::new();
    let ids: Vec<RecordId> = (0..20)
        .map(|k| kit.company(&format!("Firma {k}"), "Kiel"))
        .collect();
    let marion = kit.member("Marion Voss", Role::SalesSupport);
    let outcome = kit.does(Command::Assign {
        companies: ids.clone(),
        role: Role::SalesSupport.into(),
        member: Some(marion),
    });
    assert_eq!(
        (outcome.done.action, outcome.done.count),
        (Action::Assign, 20)
    );
    kit.does(Command::EditMany {
        ids: ids.clone(),
        prop: Prop::CompanyClass,
        value: "a".into(),
    });
    kit.does(Command::Tag {
        companies: ids.clone(),
        tag: " Messe ".into(),
        on: true,
    });
    let has_tag = |kit: &Kit| company(kit, ids[7]).tags().eq(["Messe"]);
    assert!(has_tag(&kit));
    kit.undo().unwrap();
    assert!(!has_tag(&kit));
    kit.undo().unwrap();
    assert_eq!(company(&kit, ids[7]).class(), None);
    kit.undo().unwrap();
    assert!(
        ids.iter()
            .all(|id| company(&kit, *id).owners().next().is_none())
    );
}

#[test]
fn tasks_promises_and_deals_move_on() {
    let mut kit = Kit::new();
    let at = kit.company("Grünkorn", "Hannover");
    let task = NewTask {
        title: "Muster".into(),
        company: Some(at),
        ..NewTask::default()
    };
    let task = kit.does(Command::AddTask(task)).created.unwrap();
    assert_eq!(
        Task::find(kit.desk.book(), task).unwrap().assignee(),
        Some(kit.me)
    );
    kit.does(Command::SetTaskDone { task, done: true });
    assert!(!Task::find(kit.desk.book(), task).unwrap().is_open());
    let again = kit.try_to(Command::SetTaskDone { task, done: true });
    assert_eq!(again.unwrap_err(), CommandError::NothingToDo);

    let promise = NewPromise {
        text: "KW 49".into(),
        company: Some(at),
        ..NewPromise::default()
    };
    let promise = kit.does(Command::AddPromise(promise)).created.unwrap();
    kit.does(Command::SettlePromise {
        promise,
        status: PromiseStatus::Kept,
    });
    let kept = Promise::find(kit.desk.book(), promise).unwrap();
    assert_eq!(
        (kept.status(), kept.settled_on()),
        (PromiseStatus::Kept, Some(today()))
    );

    let deal = NewDeal {
        title: "Rahmenvertrag 2027".into(),
        company: Some(at),
        value: 16_800_000,
        probability: Some(35),
        ..NewDeal::default()
    };
    let deal = kit.does(Command::AddDeal(deal)).created.unwrap();
    let read = |kit: &Kit| {
        let book = kit.desk.book();
        let deal = facetten::domain::Deal::find(book, deal).unwrap();
        (deal.stage(), standing(book, deal).probability)
    };
    assert_eq!(read(&kit), (Stage::Inquiry, 35));
    kit.does(Command::MoveDeals {
        deals: vec![deal],
        to: Spot::built(Stage::Negotiation),
        loss: None,
    });
    assert_eq!(read(&kit), (Stage::Negotiation, 70));
    kit.undo().unwrap();
    assert_eq!(read(&kit), (Stage::Inquiry, 35));
}

#[test]
fn what_is_archived_comes_back_whole() {
    let mut kit = Kit::new();
    let at = kit.company("Grünkorn", "Hannover");
    let person = NewPerson {
        last_name: "Kolbe".into(),
        company: Some(at),
        ..NewPerson::default()
    };
    kit.does(Command::AddPerson(person));
    kit.talk(at, ActivityKind::Call, day(11, 20));
    kit.does(Command::Archive { ids: vec![at] });
    assert!(archived_at(company(&kit, at).record()).is_some());
    assert_eq!(kit.desk.company_count(), 0);
    assert_eq!(kit.desk.trash(&kit.viewer()).len(), 1);
    let again = kit.try_to(Command::Archive { ids: vec![at] });
    assert_eq!(again.unwrap_err(), CommandError::NothingToDo);
    kit.does(Command::Restore { ids: vec![at] });
    assert_eq!(kit.desk.company_count(), 1);
    assert_eq!(kit.desk.contacts(at, &kit.viewer()).len(), 1);
    assert!(kit.desk.trash(&kit.viewer()).is_empty());
}

#[test]
fn erasing_leaves_nothing_of_a_person_not_even_in_the_history() {
    let mut kit = Kit::new();
    let at = kit.company("Grünkorn", "Hannover");
    let other = kit.company("Optik", "Kiel");
    let branch = kit.add(NewCompany {
        name: "Grünkorn Laatzen".into(),
        parent: Some(at),
        ..NewCompany::default()
    });
    kit.does(Command::EditMany {
        ids: vec![at, other],
        prop: Prop::CompanyNote,
        value: "Geheimer Vermerk".into(),
    });
    kit.talk(at, ActivityKind::Call, day(11, 20));
    let task = NewTask {
        title: "Weg".into(),
        company: Some(at),
        ..NewTask::default()
    };
    let task = kit.does(Command::AddTask(task)).created.unwrap();
    kit.does(Command::Archive { ids: vec![task] });
    let outcome = kit.does(Command::Erase { ids: vec![at] });
    assert!(!outcome.done.can_undo);
    let book = kit.desk.book();
    assert!(book.is_erased(at) && book.is_erased(task));
    assert_eq!(Activity::all(book).count(), 0);
    assert_eq!(company(&kit, branch).parent(), None, "the branch stays");
    assert_eq!(kit.desk.changes_of(at).count(), 0);
    for change in kit.desk.all_changes() {
        assert!(kit.desk.edits_of(change).iter().all(|edit| edit.id != at));
        assert!(change.subject() != Some(at) && change.created().all(|id| id != at));
    }
    // The other customer's share of the bulk edit is still in its history.
    let notes = kit.desk.history(other, Some(Prop::CompanyNote));
    assert_eq!(notes.iter().filter(|entry| entry.prop.is_some()).count(), 1);
    assert!(matches!(
        kit.undo(),
        Err(UndoError::Erased(_) | UndoError::ChangedSince { .. })
    ));
}

#[test]
fn an_erased_person_leaves_the_companys_history_without_the_name() {
    let mut kit = Kit::new();
    let at = kit.company("Grünkorn", "Hannover");
    let branch = kit.add(NewCompany {
        name: "Laatzen".into(),
        parent: Some(at),
        ..NewCompany::default()
    });
    let person = |first: &str| {
        Command::AddPerson(NewPerson {
            first_name: first.into(),
            last_name: "Kolbe".into(),
            company: Some(at),
            ..NewPerson::default()
        })
    };
    let miriam = kit.does(person("Miriam")).created.unwrap();
    let timo = kit.does(person("Timo")).created.unwrap();
    let jan = kit.does(person("Jan")).created.unwrap();
    kit.does(Command::LinkPerson(facetten::app::command::NewRelation {
        person: jan,
        company: branch,
        function: String::new(),
        influence: None,
        main: false,
    }));
    kit.does(Command::Log(facetten::app::command::NewActivity {
        person: Some(miriam),
        ..note(at, ActivityKind::Call, "Gespräch")
    }));
    kit.does(Command::Erase { ids: vec![miriam] });
    let entry = Activity::all(kit.desk.book()).next().unwrap();
    assert_eq!((entry.person(), entry.text()), (None, "Gespräch"));
    assert_eq!(kit.desk.contacts(at, &kit.viewer()).len(), 2);
    // With the company go the people who are nowhere else; head office and branch may go at once.
    kit.does(Command::Erase { ids: vec![at] });
    assert!(kit.desk.book().is_erased(timo));
    assert!(!kit.desk.book().is_erased(jan));
    kit.does(Command::Erase {
        ids: vec![branch, jan],
    });
    assert_eq!(Person::all(kit.desk.book()).count(), 0);
    assert_eq!(Relation::all(kit.desk.book()).count(), 0);
}

#[test]
fn a_step_of_nothing_is_no_step() {
    let mut kit = Kit::new();
    let at = kit.company("Grünkorn", "Hannover");
    let empty = facetten::domain::record::NextStep {
        text: "  ".into(),
        due: None,
        who: None,
        role: None,
    };
    let set = Command::SetStep {
        companies: vec![at],
        step: empty,
    };
    assert_eq!(kit.try_to(set).unwrap_err(), CommandError::NothingToDo);
}

#[test]
fn an_import_is_one_change_and_one_undo() {
    let mut kit = Kit::new();
    let known = kit.company("Alt GmbH", "Kiel");
    let created: Vec<Draft> = (0..50_u8)
        .map(|k| {
            Draft::new(Entity::Company, RecordId([k + 100; 16]))
                .text(Prop::CompanyName, &format!("Neu {k}"))
        })
        .collect();
    let batch = Batch {
        source: "kunden.csv".into(),
        created: created.clone(),
        edited: vec![(
            known,
            Entity::Company,
            Prop::CompanyPhone,
            String::new(),
            "0431 1".into(),
        )],
    };
    let before = kit.desk.all_changes().count();
    let outcome = kit.does(Command::Import(batch));
    assert_eq!(
        (outcome.done.count, outcome.done.title.as_str()),
        (51, "kunden.csv")
    );
    assert_eq!(kit.desk.all_changes().count(), before + 1);
    assert_eq!(kit.desk.company_count(), 51);
    kit.undo().unwrap();
    assert_eq!(kit.desk.company_count(), 1);
    assert_eq!(company(&kit, known).text(Prop::CompanyPhone), "");
    assert!(
        kit.desk.trash(&kit.viewer()).is_empty(),
        "what was taken back is not in the bin"
    );
    kit.redo().unwrap();
    assert_eq!(kit.desk.company_count(), 51);
    let mut broken = created;
    broken[3].values.clear();
    broken.iter_mut().for_each(|draft| draft.id.0[0] = 250);
    let batch = Batch {
        source: "x".into(),
        created: broken,
        edited: Vec::new(),
    };
    let refused = kit.try_to(Command::Import(batch)).unwrap_err();
    assert!(
        matches!(refused, CommandError::Batch { index: 3, .. }),
        "{refused:?}"
    );
    assert_eq!(kit.desk.company_count(), 51);
}

#[test]
fn role_texts_are_written_kept_and_reset() {
    let mut kit = Kit::new();
    let role = Role::KeyAccount.into();
    let write = |text: &str| Command::WriteRoleText {
        role,
        block: "house".into(),
        text: text.into(),
        base: 42,
    };
    let text = |kit: &Kit| {
        RoleText::find(kit.desk.book(), RoleText::id_of(role, "house"))
            .and_then(|text| text.text().map(str::to_owned))
    };
    kit.does(write("Bei uns mittwochs"));
    assert_eq!(text(&kit).as_deref(), Some("Bei uns mittwochs"));
    kit.undo().unwrap();
    assert_eq!(text(&kit), None);
    kit.does(write("Bei uns donnerstags"));
    assert_eq!(
        kit.try_to(write("Bei uns donnerstags")).unwrap_err(),
        CommandError::NothingToDo
    );
    kit.does(Command::ResetRoleText { role, block: None });
    assert_eq!(text(&kit), None);
    kit.undo().unwrap();
    assert_eq!(text(&kit).as_deref(), Some("Bei uns donnerstags"));
}

#[test]
fn own_roles_covers_and_settings() {
    let mut kit = Kit::new();
    let ralf = kit.member("Ralf Kessler", Role::FieldSales);
    let role = NewOwnRole {
        name: "Messebau".into(),
        cut: "heart".into(),
        hue: "adm".into(),
        dials: vec![("initiative".into(), 80)],
        ..NewOwnRole::default()
    };
    let id = kit.does(Command::AddOwnRole(role)).created.unwrap();
    let own = OwnRole::find(kit.desk.book(), id).unwrap();
    assert_eq!(
        (own.name(), own.dial("initiative"), own.dial("pull")),
        ("Messebau", 80, 50)
    );
    let cover = |from, to| Command::SetCover {
        member: ralf,
        cover: Some(Cover {
            by: kit.me,
            from,
            to,
        }),
    };
    let backwards = cover(day(11, 30), day(11, 20));
    let week = cover(day(11, 20), day(11, 30));
    assert_eq!(
        kit.try_to(backwards).unwrap_err(),
        CommandError::DaysReversed
    );
    kit.does(week);
    let cover = Member::find(kit.desk.book(), ralf)
        .unwrap()
        .cover()
        .unwrap();
    assert!(cover.holds_on(today()) && !cover.holds_on(day(12, 1)));
    kit.does(Command::SetTeamName {
        name: "Nordlicht".into(),
    });
    assert_eq!(kit.desk.team_name(), "Nordlicht");
    kit.undo().unwrap();
    assert_eq!(kit.desk.team_name(), "");
}
