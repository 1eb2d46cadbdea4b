//! Joining two customers: every link once, every field as chosen, and all of it back.

use facetten::app::command::{
    JoinRefusal, NewCompany, NewDeal, NewPerson, NewPromise, NewTask, Pick,
};
use facetten::app::duplicates::Finder;
use facetten::app::{Command, CommandError};
use facetten::domain::record::is_live;
use facetten::domain::{
    Action, ActivityKind, Company, CompanyKind, Entity, Prop, RecordId, Relation, Role, Value,
    ValueRef,
};
use proptest::prelude::*;

use super::desk_kit::{Kit, day, note, step};

fn company(kit: &Kit, id: RecordId) -> Company<'_> {
    Company::find(kit.desk.book(), id).unwrap()
}

fn join(keep: RecordId, away: RecordId) -> Command {
    Command::Join {
        keep,
        away,
        picks: Vec::new(),
    }
}

fn pick(prop: Prop, element: &str) -> Pick {
    Pick {
        prop,
        element: element.into(),
    }
}

/// Everything that stands in the book but the record of who did what, as a reader sees it.
fn seen(kit: &Kit) -> Vec<String> {
    let mut lines: Vec<String> = kit
        .desk
        .book()
        .all_records()
        .filter(|record| record.kind() != Entity::Change.kind())
        .flat_map(|record| {
            record
                .registers()
                .filter_map(move |(field, element, _)| {
                    let value = record.at(field, element)?;
                    // A set that lost an element and one that never had it read the same.
                    (!value.is_null())
                        .then(|| format!("{} {field:?} {element} {value:?}", record.id()))
                })
                .collect::<Vec<_>>()
        })
        .collect();
    lines.sort();
    lines
}

const LINKS: [Prop; 6] = [
    Prop::CompanyParent,
    Prop::RelationCompany,
    Prop::ActivityCompany,
    Prop::TaskCompany,
    Prop::PromiseCompany,
    Prop::DealCompany,
];

/// The records that point to a company.
fn pointing_to(kit: &Kit, id: RecordId) -> Vec<RecordId> {
    let mut all: Vec<RecordId> = LINKS
        .into_iter()
        .flat_map(|link| {
            let kind = link.entity().unwrap().kind();
            kit.desk
                .book()
                .records(kind)
                .filter(move |record| record.id_of(link.field()) == Some(id))
                .map(|record| record.id())
        })
        .collect();
    all.sort();
    all
}

fn person(kit: &mut Kit, name: &str, at: RecordId, main: bool) -> RecordId {
    let new = NewPerson {
        last_name: name.into(),
        company: Some(at),
        main,
        ..NewPerson::default()
    };
    kit.does(Command::AddPerson(new)).created.unwrap()
}

/// Two customers that are one, with something of everything.
fn pair() -> (Kit, RecordId, RecordId) {
    let mut kit = Kit::new();
    let keep = kit.add(NewCompany {
        name: "Bäckerei Müller GmbH".into(),
        town: "Bielefeld".into(),
        ..NewCompany::default()
    });
    let away = kit.add(NewCompany {
        name: "Baeckerei Mueller".into(),
        town: "Bielefeld".into(),
        postcode: "33602".into(),
        phone: "0521 123456".into(),
        next: Some(step("Anrufen", day(12, 1))),
        ..NewCompany::default()
    });
    kit.talk(keep, ActivityKind::Call, day(11, 3));
    kit.talk(away, ActivityKind::Visit, day(11, 4));
    kit.does(Command::Log(note(away, ActivityKind::Note, "Zettel")));
    person(&mut kit, "Keller", keep, true);
    person(&mut kit, "Sander", away, true);
    kit.does(Command::AddTask(NewTask {
        title: "Muster".into(),
        company: Some(away),
        ..NewTask::default()
    }));
    kit.does(Command::AddPromise(NewPromise {
        text: "Preisliste".into(),
        company: Some(away),
        ..NewPromise::default()
    }));
    kit.does(Command::AddDeal(NewDeal {
        title: "Öfen".into(),
        company: Some(away),
        ..NewDeal::default()
    }));
    kit.add(NewCompany {
        name: "Filiale".into(),
        parent: Some(away),
        ..NewCompany::default()
    });
    for (tag, of) in [("Messe", keep), ("Bio", away)] {
        kit.does(Command::Tag {
            companies: vec![of],
            tag: tag.into(),
            on: true,
        });
    }
    (kit, keep, away)
}

#[test]
fn joining_moves_everything_and_one_undo_takes_it_back() {
    let (mut kit, keep, away) = pair();
    let (at_keep, at_away) = (pointing_to(&kit, keep), pointing_to(&kit, away));
    assert_eq!(
        at_away.len(),
        7,
        "a note, a visit, a person, a task, a promise, a deal, a branch"
    );
    let before = seen(&kit);
    let rows = kit.desk.compare_companies(keep, away).unwrap();
    assert_eq!(rows.moves.sum(), 7);
    let done = kit.does(join(keep, away)).done;
    assert_eq!(
        (done.action, done.title.as_str(), done.can_undo),
        (Action::Join, "Bäckerei Müller GmbH", true)
    );

    assert_eq!(pointing_to(&kit, away), []);
    let mut both = [at_keep, at_away].concat();
    both.sort();
    assert_eq!(pointing_to(&kit, keep), both, "every link once");
    let kept = company(&kit, keep);
    assert_eq!(
        (kept.name(), kept.postcode(), kept.kind()),
        ("Bäckerei Müller GmbH", "33602", CompanyKind::HeadOffice)
    );
    assert_eq!(kept.text(Prop::CompanyPhone), "0521 123456");
    assert_eq!(kept.next_text(), "Anrufen");
    assert_eq!(kept.tags().collect::<Vec<_>>(), ["Bio", "Messe"]);
    let mains = kit
        .desk
        .relations_of(keep)
        .into_iter()
        .filter(|id| Relation::find(kit.desk.book(), *id).unwrap().is_main());
    assert_eq!(mains.count(), 1, "one first contact");
    assert!(!company(&kit, away).is_live());
    assert_eq!(
        kit.desk.joined_into(away),
        Some((keep, "Bäckerei Müller GmbH".into()))
    );
    assert_eq!(kit.desk.joined_into(keep), None);

    let after = seen(&kit);
    kit.undo().unwrap();
    assert_eq!(seen(&kit), before);
    assert_eq!(kit.desk.joined_into(away), None);
    kit.redo().unwrap();
    let stamp = |lines: &[String]| lines.len();
    assert_eq!(stamp(&seen(&kit)), stamp(&after));
    assert_eq!(pointing_to(&kit, keep), both);
    assert!(!company(&kit, away).is_live());
}

#[test]
fn fields_are_as_chosen() {
    let (mut kit, keep, away) = pair();
    let picks = vec![pick(Prop::CompanyName, ""), pick(Prop::CompanyTown, "")];
    kit.does(Command::Edit {
        id: keep,
        prop: Prop::CompanyTown,
        value: "Köln".into(),
    });
    kit.does(Command::Edit {
        id: keep,
        prop: Prop::CompanyStreet,
        value: "Am Dom 1".into(),
    });
    // Two addresses are not mixed.
    kit.does(join(keep, away));
    assert_eq!(
        (company(&kit, keep).town(), company(&kit, keep).postcode()),
        ("Köln", "")
    );
    kit.undo().unwrap();
    kit.does(Command::Join { keep, away, picks });
    let kept = company(&kit, keep);
    assert_eq!(
        (kept.name(), kept.town(), kept.postcode()),
        ("Baeckerei Mueller", "Bielefeld", "33602")
    );
    assert_eq!(
        kept.text(Prop::CompanyStreet),
        "",
        "whoever takes an address takes all of it"
    );
}

#[test]
fn revenue_is_never_added_up() {
    let (mut kit, keep, away) = pair();
    let months = [
        (keep, "2026-01", 100),
        (keep, "2025", 900),
        (away, "2026-01", 70),
        (away, "2026-02", 80),
        (away, "2025-03", 5),
    ];
    for (id, element, cents) in months {
        kit.does(Command::EditElement {
            id,
            prop: Prop::CompanyRevenue,
            element: element.into(),
            value: Value::Int(cents),
        });
    }
    let revenue = |kit: &Kit| -> Vec<(String, i64)> {
        company(kit, keep)
            .revenue()
            .map(|(key, cents)| (key.to_owned(), cents))
            .collect()
    };
    kit.does(join(keep, away));
    let wanted = [
        ("2025".to_owned(), 900),
        ("2026-01".to_owned(), 100),
        ("2026-02".to_owned(), 80),
    ];
    assert_eq!(
        revenue(&kit),
        wanted,
        "a month of a known year would count twice"
    );
    kit.undo().unwrap();
    kit.does(Command::Join {
        keep,
        away,
        picks: vec![pick(Prop::CompanyRevenue, "2026-01")],
    });
    assert_eq!(revenue(&kit)[1], ("2026-01".to_owned(), 70));
}

#[test]
fn owners_stay_and_gaps_are_filled() {
    let (mut kit, keep, away) = pair();
    let ralf = kit.member("Ralf Kessler", Role::FieldSales);
    let me = kit.me;
    for (id, role, member) in [
        (keep, Role::FieldSales, me),
        (away, Role::FieldSales, ralf),
        (away, Role::KeyAccount, ralf),
    ] {
        kit.does(Command::Assign {
            companies: vec![id],
            role: role.into(),
            member: Some(member),
        });
    }
    kit.does(join(keep, away));
    assert_eq!(company(&kit, keep).owner(Role::FieldSales.into()), Some(me));
    assert_eq!(
        company(&kit, keep).owner(Role::KeyAccount.into()),
        Some(ralf)
    );
}

#[test]
fn who_works_at_both_is_there_once() {
    let (mut kit, keep, away) = pair();
    let keller = kit.desk.relations_of(keep)[0];
    let keller = Relation::find(kit.desk.book(), keller)
        .unwrap()
        .person()
        .unwrap();
    let new = facetten::app::command::NewRelation {
        person: keller,
        company: away,
        function: String::new(),
        influence: None,
        main: false,
    };
    kit.does(Command::LinkPerson(new));
    person(&mut kit, "KELLER", away, false);
    let rows = kit.desk.compare_companies(keep, away).unwrap();
    assert_eq!(rows.twice, ["KELLER"]);
    kit.does(join(keep, away));
    assert_eq!(kit.desk.companies_of(keller), [keep]);
    assert_eq!(
        kit.desk.relations_of(keep).len(),
        3,
        "Keller, Sander, and the other Keller"
    );
}

#[test]
fn what_cannot_be_joined_is_refused() {
    let (mut kit, keep, away) = pair();
    let refused = |kit: &mut Kit, keep, away| kit.try_to(join(keep, away)).unwrap_err();
    let branch = pointing_to(&kit, away)
        .into_iter()
        .find(|id| Company::find(kit.desk.book(), *id).is_some())
        .unwrap();
    let deeper = kit.add(NewCompany {
        name: "Ecke".into(),
        parent: Some(branch),
        ..NewCompany::default()
    });
    let before = seen(&kit);
    assert_eq!(
        refused(&mut kit, keep, keep),
        CommandError::Join(JoinRefusal::Itself)
    );
    assert_eq!(
        refused(&mut kit, branch, away),
        CommandError::Join(JoinRefusal::IntoBranch)
    );
    assert_eq!(
        refused(&mut kit, deeper, away),
        CommandError::Join(JoinRefusal::IntoBranch)
    );
    assert_eq!(
        refused(&mut kit, keep, RecordId([9; 16])),
        CommandError::NoSuchRecord(RecordId([9; 16]))
    );
    assert_eq!(
        kit.try_to(Command::Distinct { a: keep, b: keep })
            .unwrap_err(),
        CommandError::Join(JoinRefusal::Itself)
    );
    assert_eq!(seen(&kit), before);
    // A branch may go into its own head office.
    kit.does(join(away, branch));
    assert_eq!(company(&kit, deeper).parent(), Some(away));
    kit.undo().unwrap();
    kit.does(Command::Archive { ids: vec![away] });
    assert_eq!(
        refused(&mut kit, keep, away),
        CommandError::Join(JoinRefusal::Archived)
    );
    assert_eq!(
        refused(&mut kit, away, keep),
        CommandError::Join(JoinRefusal::Archived)
    );
}

#[test]
fn an_old_address_leads_on_through_several_joinings() {
    let (mut kit, keep, away) = pair();
    let third = kit.company("Bäckerei Müller", "Bielefeld");
    kit.does(join(away, third));
    assert_eq!(kit.desk.joined_into(third).unwrap().0, away);
    kit.does(join(keep, away));
    assert_eq!(kit.desk.joined_into(third).unwrap().0, keep);
    // Whoever is taken out of the bin is a customer of its own again.
    kit.does(Command::Restore { ids: vec![third] });
    assert_eq!(kit.desk.joined_into(third), None);
    kit.does(Command::Archive { ids: vec![third] });
    assert_eq!(kit.desk.joined_into(third), None);
    // Erasing the kept one leaves no address that leads nowhere.
    kit.does(Command::Erase { ids: vec![keep] });
    assert_eq!(kit.desk.joined_into(away), None);
}

fn shown(kit: &Kit) -> usize {
    let book = kit.desk.book();
    let mut finder = Finder::new(book);
    while !finder.step(book, 1_000).is_finished {}
    assert_eq!(
        kit.desk.duplicate_rows(&finder.pairs()).len(),
        finder.pairs().len()
    );
    finder.pairs().len()
}

#[test]
fn a_declined_pair_is_never_asked_again() {
    let (mut kit, keep, away) = pair();
    assert_eq!(shown(&kit), 1);
    let mut other = kit.twin(2);
    let decline = Command::Distinct { a: away, b: keep };
    let commit = kit.does(decline.clone()).commit;
    assert_eq!((shown(&kit), kit.desk.declined_count()), (0, 1));
    assert_eq!(kit.desk.likely_duplicates_of(keep, 3), []);
    assert_eq!(
        kit.try_to(Command::Distinct { a: keep, b: away })
            .unwrap_err(),
        CommandError::NothingToDo
    );
    // A colleague who learns of it is not asked either, and nobody has to decide anything.
    let theirs = other.does(decline).commit;
    other.desk.receive(&commit, other.now_ms).unwrap();
    kit.desk.receive(&theirs, kit.now_ms).unwrap();
    assert_eq!((shown(&other), shown(&kit)), (0, 0));
    assert_eq!((other.desk.review_count(), kit.desk.review_count()), (0, 0));
    // Whatever is joined later: the kept one is no duplicate of it either.
    let third = kit.company("Bäckerei Müller", "");
    let fourth = kit.company("Bäckerei Müller", "");
    kit.does(Command::Distinct {
        a: third,
        b: fourth,
    });
    kit.does(join(keep, third));
    let asked = kit.desk.likely_duplicates_of(fourth, 9);
    assert_eq!(
        asked.iter().map(|likely| likely.id).collect::<Vec<_>>(),
        [away]
    );
}

#[test]
fn declining_can_be_taken_back() {
    let (mut kit, keep, away) = pair();
    kit.does(Command::Distinct { a: keep, b: away });
    kit.undo().unwrap();
    assert_eq!(shown(&kit), 1);
    kit.redo().unwrap();
    assert_eq!(shown(&kit), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever hangs where, and whoever goes into whom.
    #[test]
    fn joining_keeps_every_link_once_and_undo_restores(
        hangs in prop::collection::vec((0_usize..5, 0_usize..6), 0..24),
        ends in (0_usize..5, 0_usize..5),
        chosen in prop::collection::vec(0_usize..20, 0..6),
    ) {
        let mut kit = Kit::new();
        let ids: Vec<RecordId> = (0..5).map(|at| kit.company(&format!("Firma {at}"), ["Köln", ""][at % 2])).collect();
        for (at, kind) in hangs {
            let id = ids[at];
            let other = ids[(at + 1) % 5];
            let _ = match kind {
                0 => kit.try_to(Command::Log(note(id, ActivityKind::Note, "x"))),
                1 => kit.try_to(Command::AddTask(NewTask { title: "x".into(), company: Some(id), ..NewTask::default() })),
                2 => kit.try_to(Command::AddDeal(NewDeal { title: "x".into(), company: Some(id), ..NewDeal::default() })),
                3 => kit.try_to(Command::Edit { id: other, prop: Prop::CompanyParent, value: Value::Id(id) }),
                4 => { person(&mut kit, "P", id, true); continue }
                _ => kit.try_to(Command::SetStep { companies: vec![id], step: step("x", day(12, 1)) }),
            };
        }
        let (keep, away) = (ids[ends.0], ids[ends.1]);
        let before = seen(&kit);
        let mut links = [pointing_to(&kit, keep), pointing_to(&kit, away)].concat();
        links.sort();
        let command = kit.desk.compare_companies(keep, away).unwrap().join(keep, away, &chosen);
        match kit.try_to(command) {
            Err(CommandError::Join(_)) => prop_assert_eq!(seen(&kit), before),
            Err(other) => prop_assert!(false, "{other}"),
            Ok(_) => {
                // A branch of the kept one that goes into it is no branch any more, but put away.
                let own = company(&kit, away).parent() == Some(keep);
                prop_assert!(own || !links.contains(&away) || company(&kit, keep).id() == keep);
                let mut now = pointing_to(&kit, keep);
                now.sort();
                let moved: Vec<RecordId> = links.iter().copied().filter(|id| *id != keep).collect();
                prop_assert!(moved.iter().all(|id| now.iter().filter(|one| *one == id).count() == 1));
                prop_assert_eq!(pointing_to(&kit, away), []);
                prop_assert!(!is_live(company(&kit, away).record()));
                let joined = seen(&kit).len();
                kit.undo().unwrap();
                prop_assert_eq!(seen(&kit), before);
                kit.redo().unwrap();
                prop_assert_eq!(seen(&kit).len(), joined);
                let parent = kit.desk.book().record(keep).unwrap().get(Prop::CompanyParent.field());
                prop_assert!(parent.and_then(ValueRef::id) != Some(keep));
            }
        }
    }
}
