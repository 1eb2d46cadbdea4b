//! The team page, the bin and the feed.

use facetten::app::Command;
use facetten::app::command::{NewActivity, NewCompany, NewMember, NewPerson, NewTask};
use facetten::app::views::feed::FeedFilter;
use facetten::domain::{
    Action, ActivityKind, CompanyKind, Entity, Member, Prop, RecordId, Role, Value,
};

use super::desk_kit::{Kit, note};

fn latest(kit: &Kit) -> RecordId {
    kit.desk.all_changes().next().unwrap().id()
}

#[test]
fn a_member_is_changed_in_one_step() {
    let mut kit = Kit::new();
    let id = kit
        .does(Command::AddMember(NewMember {
            name: "Ralf Kessler".into(),
            main_role: Some(Role::FieldSales.into()),
            roles: vec![Role::InsideActive.into(), Role::KeyAccount.into()],
            mail: "ralf@example.com".into(),
            device: "Tablet".into(),
            ..NewMember::default()
        }))
        .created
        .unwrap();
    kit.does(Command::EditMember {
        member: id,
        to: NewMember {
            name: "Ralf Kessler-Voss".into(),
            initials: "RKV".into(),
            main_role: Some(Role::SalesSupport.into()),
            roles: vec![Role::KeyAccount.into(), Role::CaseHandling.into()],
            phone: "0521 77".into(),
            ..NewMember::default()
        },
    });
    let member = Member::find(kit.desk.book(), id).unwrap();
    assert_eq!(member.name(), "Ralf Kessler-Voss");
    assert_eq!(member.initials(), "RKV");
    let mut roles = member.roles();
    assert_eq!(roles.remove(0), Role::SalesSupport.into());
    roles.sort();
    assert_eq!(roles, [Role::KeyAccount.into(), Role::CaseHandling.into()]);
    let text = |prop: Prop| member.record().text(prop.field());
    assert_eq!(text(Prop::MemberMail), None);
    assert_eq!(text(Prop::MemberPhone), Some("0521 77"));
    assert_eq!(member.devices().collect::<Vec<_>>(), ["Tablet"]);
    kit.undo().unwrap();
    let member = Member::find(kit.desk.book(), id).unwrap();
    assert_eq!(member.name(), "Ralf Kessler");
    assert_eq!(member.main_role(), Some(Role::FieldSales.into()));
    assert_eq!(member.roles().len(), 3);
}

#[test]
fn who_left_is_named_with_what_they_still_hold() {
    let mut kit = Kit::new();
    let ralf = kit.member("Ralf Kessler", Role::FieldSales);
    kit.add(NewCompany {
        name: "Elbkontor".into(),
        owner: Some((Role::FieldSales.into(), ralf)),
        ..NewCompany::default()
    });
    assert!(kit.desk.former_members().is_empty());
    assert_eq!(kit.desk.team(&kit.viewer()).len(), 2);
    kit.does(Command::Archive { ids: vec![ralf] });
    let former = kit.desk.former_members();
    assert_eq!(former.len(), 1);
    assert_eq!(former[0].member.name, "Ralf Kessler");
    assert_eq!(former[0].customers, 1);
    assert_eq!(kit.desk.team(&kit.viewer()).len(), 1);
    kit.undo().unwrap();
    assert!(kit.desk.former_members().is_empty());
}

#[test]
fn the_bin_says_since_when_and_by_whom() {
    let mut kit = Kit::new();
    let company = kit.company("Grünkorn", "Hannover");
    let task = kit
        .does(Command::AddTask(NewTask {
            title: "Muster senden".into(),
            company: Some(company),
            ..NewTask::default()
        }))
        .created
        .unwrap();
    kit.does(Command::Archive { ids: vec![task] });
    kit.does(Command::Archive { ids: vec![company] });
    let rows = kit.desk.trash(&kit.viewer());
    let shown: Vec<_> = rows
        .iter()
        .map(|row| (row.entity, row.title.as_str(), row.company.as_deref()))
        .collect();
    assert_eq!(
        shown,
        [
            (Entity::Company, "Grünkorn", None),
            (Entity::Task, "Muster senden", Some("Grünkorn")),
        ]
    );
    assert!(
        rows.iter()
            .all(|row| row.by.as_ref().is_some_and(|by| by.id == kit.me))
    );
    kit.does(Command::Restore {
        ids: vec![task, company],
    });
    assert!(kit.desk.trash(&kit.viewer()).is_empty());
}

#[test]
fn erasing_says_beforehand_what_goes_along() {
    let mut kit = Kit::new();
    let company = kit.company("Grünkorn", "Hannover");
    kit.add(NewCompany {
        name: "Filiale Celle".into(),
        kind: Some(CompanyKind::Branch),
        parent: Some(company),
        ..NewCompany::default()
    });
    kit.does(Command::AddPerson(NewPerson {
        last_name: "Kolbe".into(),
        company: Some(company),
        ..NewPerson::default()
    }));
    kit.does(Command::Log(note(company, ActivityKind::Call, "angerufen")));
    kit.does(Command::Archive { ids: vec![company] });
    // The relation, the call and the person, who was nowhere else, go along; the branch stays.
    assert_eq!(kit.desk.erased_along(&[company]), 3);
    let before = kit.desk.book().len();
    kit.does(Command::Erase { ids: vec![company] });
    assert!(kit.desk.book().len() < before);
    assert!(kit.desk.trash(&kit.viewer()).is_empty());
    assert_eq!(kit.desk.company_count(), 1);
}

#[test]
fn an_action_can_be_taken_back_as_long_as_it_stands() {
    let mut kit = Kit::new();
    let company = kit.company("Grünkorn", "Hannover");
    let created = latest(&kit);
    let rename = |kit: &mut Kit, name: &str| {
        kit.does(Command::Edit {
            id: company,
            prop: Prop::CompanyName,
            value: Value::from(name),
        });
        latest(kit)
    };
    let first = rename(&mut kit, "Grünkorn SE");
    assert!(kit.desk.can_undo_change(first));
    let second = rename(&mut kit, "Grünkorn Biomärkte SE");
    assert!(!kit.desk.can_undo_change(first));
    assert!(kit.desk.can_undo_change(second));
    kit.undo_change(second).unwrap();
    // Now the first one stands again.
    assert!(!kit.desk.can_undo_change(second));
    assert!(kit.desk.can_undo_change(first));
    assert!(kit.desk.can_undo_change(created));
    kit.undo_change(created).unwrap();
    assert!(!kit.desk.can_undo_change(created));
    assert!(!kit.desk.can_undo_change(RecordId([9; 16])));
}

#[test]
fn the_feed_can_be_narrowed_to_one_author_and_to_what_concerns_me() {
    let mut kit = Kit::new();
    let anna = kit.me;
    let ralf = kit.member("Ralf Kessler", Role::FieldSales);
    let mine = kit.add(NewCompany {
        name: "Meiner".into(),
        owner: Some((Role::KeyAccount.into(), anna)),
        ..NewCompany::default()
    });
    let other = kit.company("Anderer", "Bremen");
    kit.me = ralf;
    for company in [mine, other] {
        kit.does(Command::Log(NewActivity {
            ..note(company, ActivityKind::Visit, "war da")
        }));
    }
    kit.me = anna;
    let feed = |filter| kit.desk.feed(filter, 50, &kit.viewer());
    let by_ralf = feed(FeedFilter {
        author: Some(ralf),
        ..FeedFilter::default()
    });
    assert_eq!(by_ralf.len(), 2);
    assert!(
        by_ralf
            .iter()
            .all(|entry| entry.action == Some(Action::Log))
    );
    let concerns = feed(FeedFilter {
        concerns_me: true,
        ..FeedFilter::default()
    });
    assert!(concerns.iter().all(|entry| {
        entry
            .subject
            .as_ref()
            .is_some_and(|(_, _, name)| name == "Meiner")
    }));
    assert_eq!(concerns.len(), 2);
}
