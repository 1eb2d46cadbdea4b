//! What pages show: the list and its views, a customer's page, the day's work, the team, the bin.

use facetten::app::command::{
    NewActivity, NewCompany, NewDeal, NewPerson, NewPromise, NewTask, Next, Spot,
};
use facetten::app::list::{Column, Condition, Direction, ListQuery, View};
use facetten::app::route::TimelineFilter;
use facetten::app::views::agenda::{AgendaKind, AgendaWho};
use facetten::app::views::feed::FeedFilter;
use facetten::app::views::workplace::{CHECKLIST, FirstStep};
use facetten::app::{Command, Viewer};
use facetten::domain::record::Cover;
use facetten::domain::rules::due::Due;
use facetten::domain::rules::situation::State;
use facetten::domain::{
    Action, ActivityKind, Class, Influence, Prop, RecordId, Role, Shown, Stage, Status, Value,
};

use super::desk_kit::{Kit, day, note, step, ten, today};

fn list(kit: &Kit, query: &ListQuery) -> Vec<String> {
    let order = kit.desk.list(query, &kit.viewer());
    order
        .ids
        .iter()
        .map(|id| kit.desk.customer_row(*id, kit.today).unwrap().name)
        .collect()
}

fn customer(name: &str, status: Status) -> NewCompany {
    NewCompany {
        name: name.into(),
        status: Some(status),
        ..NewCompany::default()
    }
}

#[test]
fn the_list_sorts_every_column_both_ways_and_keeps_gaps_last() {
    let mut kit = Kit::new();
    let a = kit.company("Ähre", "Kiel");
    let b = kit.company("Zander", "Kiel");
    let c = kit.company("Maier", "Kiel");
    for (id, class, cents) in [(a, "b", 500), (b, "a", 900)] {
        kit.does(Command::Edit {
            id,
            prop: Prop::CompanyClass,
            value: class.into(),
        });
        kit.does(Command::Edit {
            id,
            prop: Prop::CompanyRevenueStated,
            value: Value::Int(cents),
        });
    }
    kit.does(Command::SetStep {
        companies: vec![c],
        step: step("x", day(12, 1)),
    });
    let sorted = |column, direction| list(&kit, &ListQuery::default().by(column, direction));
    use Direction::{Ascending, Descending};
    assert_eq!(sorted(Column::Name, Ascending), ["Ähre", "Maier", "Zander"]);
    assert_eq!(
        sorted(Column::Name, Descending),
        ["Zander", "Maier", "Ähre"]
    );
    assert_eq!(
        sorted(Column::Class, Ascending),
        ["Zander", "Ähre", "Maier"]
    );
    assert_eq!(
        sorted(Column::Class, Descending),
        ["Ähre", "Zander", "Maier"]
    );
    assert_eq!(
        sorted(Column::Revenue, Descending),
        ["Zander", "Ähre", "Maier"]
    );
    assert_eq!(
        sorted(Column::Revenue, Ascending),
        ["Ähre", "Zander", "Maier"]
    );
    assert_eq!(
        sorted(Column::NextStep, Ascending),
        ["Maier", "Ähre", "Zander"]
    );
    assert_eq!(
        sorted(Column::NextStep, Descending),
        ["Maier", "Ähre", "Zander"]
    );
}

#[test]
fn the_five_views_show_what_they_say() {
    let mut kit = Kit::new();
    let ralf = kit.member("Ralf Kessler", Role::FieldSales);
    let mine = kit.add(NewCompany {
        class: Some(Class::A),
        owner: Some((Role::KeyAccount.into(), kit.me)),
        ..customer("Meine", Status::Customer)
    });
    kit.add(NewCompany {
        class: Some(Class::A),
        owner: Some((Role::FieldSales.into(), ralf)),
        postcode: "33604".into(),
        ..customer("Ralfs", Status::Customer)
    });
    kit.add(NewCompany {
        postcode: "33605".into(),
        ..customer("Nachbar", Status::Lead)
    });
    kit.add(NewCompany {
        postcode: "20095".into(),
        ..customer("Fern", Status::Prospect)
    });
    let view = |kit: &Kit, view| list(kit, &ListQuery::of(view));
    assert_eq!(view(&kit, View::All), ["Fern", "Meine", "Nachbar", "Ralfs"]);
    assert_eq!(view(&kit, View::MyKeyCustomers), ["Meine"]);
    assert!(view(&kit, View::Silent).is_empty(), "all were added today");
    assert!(view(&kit, View::MyTerritory).is_empty());
    let as_ralf = Viewer {
        me: ralf,
        ..kit.viewer()
    };
    let territory = kit.desk.list(&ListQuery::of(View::MyTerritory), &as_ralf);
    assert_eq!(
        territory.sums.count, 2,
        "33 is Ralf's, and the neighbour is in 33"
    );

    kit.talk(mine, ActivityKind::Call, day(9, 20));
    assert_eq!(view(&kit, View::Silent), ["Meine"]);
    kit.talk(mine, ActivityKind::Note, day(11, 20));
    assert_eq!(view(&kit, View::Silent), ["Meine"], "a note is no talk");
    kit.talk(mine, ActivityKind::Visit, day(11, 20));
    assert!(view(&kit, View::Silent).is_empty());

    let deal = NewDeal {
        title: "Regale".into(),
        company: Some(mine),
        value: 4_400_000,
        at: Some(Spot::built(Stage::Quoted)),
        ..NewDeal::default()
    };
    let deal = kit.does(Command::AddDeal(deal)).created.unwrap();
    assert_eq!(view(&kit, View::OpenQuotes), ["Meine"]);
    assert_eq!(
        kit.desk
            .list(&ListQuery::default(), &kit.viewer())
            .sums
            .open,
        4_400_000
    );
    kit.does(Command::MoveDeals {
        deals: vec![deal],
        to: Spot::built(Stage::Won),
        loss: None,
    });
    assert!(view(&kit, View::OpenQuotes).is_empty());
    assert_eq!(
        kit.desk
            .list(&ListQuery::default(), &kit.viewer())
            .sums
            .open,
        0
    );

    let classes = ListQuery::default().with_choice_toggled(Column::Class, Class::A.id());
    assert_eq!(list(&kit, &classes), ["Meine", "Ralfs"]);
    let sums = kit.desk.list(&classes, &kit.viewer()).sums;
    assert_eq!((sums.count, sums.hidden), (2, 2));
    let status = ListQuery::only(Condition::any_of(Column::Status, &[Status::Lead.id()]));
    assert_eq!(list(&kit, &status), ["Nachbar"]);
    let owner = ListQuery::only(Condition::owned_by(ralf));
    assert_eq!(list(&kit, &owner), ["Ralfs"]);
}

#[test]
fn a_row_shows_what_the_mock_up_shows() {
    let mut kit = Kit::new();
    let head = kit.add(NewCompany {
        town: "Hannover".into(),
        class: Some(Class::A),
        owner: Some((Role::KeyAccount.into(), kit.me)),
        next: Some(step("Angebot nachfassen", day(11, 23))),
        ..customer("Grünkorn Biomärkte SE", Status::Customer)
    });
    for k in 0..3 {
        kit.add(NewCompany {
            parent: Some(head),
            ..customer(&format!("Filiale {k}"), Status::Customer)
        });
    }
    for month in 1..=10 {
        kit.does(Command::EditElement {
            id: head,
            prop: Prop::CompanyRevenue,
            element: format!("2026-{month:02}"),
            value: Value::Int(100 * i64::from(month)),
        });
    }
    let row = kit.desk.customer_row(head, today()).unwrap();
    assert_eq!((row.town.as_str(), row.branches), ("Hannover", 3));
    let owner = row.owner.unwrap();
    assert_eq!(
        (owner.initials.as_str(), owner.role.hue),
        ("AB", Role::KeyAccount)
    );
    let next = row.next.unwrap();
    assert_eq!(
        (next.text.as_str(), next.due),
        ("Angebot nachfassen", Some(Due::Overdue(1)))
    );
    assert_eq!(row.revenue, Some(5_500));
    assert_eq!(
        row.spark,
        [0, 0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000]
    );
    let branch = kit.desk.branches(head, &kit.viewer());
    assert_eq!(
        branch
            .iter()
            .map(|row| row.name.as_str())
            .collect::<Vec<_>>(),
        ["Filiale 0", "Filiale 1", "Filiale 2"]
    );
}

#[test]
fn the_page_of_a_customer_tells_how_it_stands() {
    let mut kit = Kit::new();
    let marion = kit.member("Marion Voss", Role::SalesSupport);
    kit.member("Tarek Yilmaz", Role::InsideActive);
    let at = kit.add(NewCompany {
        owner: Some((Role::KeyAccount.into(), kit.me)),
        ..customer("Grünkorn", Status::Customer)
    });
    kit.does(Command::Assign {
        companies: vec![at],
        role: Role::SalesSupport.into(),
        member: Some(marion),
    });
    let person = |name: &str, influence| NewPerson {
        last_name: name.into(),
        company: Some(at),
        influence: Some(influence),
        ..NewPerson::default()
    };
    kit.does(Command::AddPerson(person("Bergner", Influence::Influences)));
    kit.does(Command::AddPerson(person("Kolbe", Influence::Decides)));
    kit.talk(at, ActivityKind::Call, day(11, 21));
    let complaint = NewTask {
        title: "3 Böden verkratzt".into(),
        company: Some(at),
        complaint: true,
        ..NewTask::default()
    };
    kit.does(Command::AddTask(complaint));
    let viewer = kit.viewer();
    let page = kit.desk.customer_page(at, &viewer).unwrap();
    assert_eq!(page.situation.state, State::Complaint);
    assert_eq!(
        (
            page.counts.contacts,
            page.counts.tasks,
            page.counts.activities
        ),
        (2, 1, 1)
    );
    assert_eq!(page.promises_kept.value, None);
    let facets: Vec<(Role, bool, Option<i32>)> = kit
        .desk
        .facets(at, &viewer)
        .into_iter()
        .map(|row| (row.role.hue, row.member.is_some(), row.days_since))
        .collect();
    assert_eq!(
        facets,
        [
            (Role::KeyAccount, true, Some(3)),
            (Role::InsideActive, false, None),
            (Role::SalesSupport, true, None)
        ],
        "roles that nobody holds are no gap"
    );
    let contacts: Vec<String> = kit
        .desk
        .contacts(at, &viewer)
        .into_iter()
        .map(|row| row.name)
        .collect();
    assert_eq!(contacts, ["Kolbe", "Bergner"], "who decides comes first");
    let master = kit.desk.master_data(at);
    let town = master
        .iter()
        .find(|row| row.prop == Prop::CompanyTown)
        .unwrap();
    assert!(town.missing && town.shown == Shown::Empty);
    assert!(kit.desk.customer_page(RecordId([9; 16]), &viewer).is_none());
}

#[test]
fn a_branch_shows_what_it_takes_from_its_head_office() {
    let mut kit = Kit::new();
    let head = kit.add(NewCompany {
        industry: "Handel".into(),
        ..customer("Grünkorn", Status::Customer)
    });
    let branch = kit.add(NewCompany {
        parent: Some(head),
        ..customer("Laatzen", Status::Customer)
    });
    let row = |kit: &Kit| {
        let rows = kit.desk.master_data(branch);
        rows.into_iter()
            .find(|row| row.prop == Prop::CompanyIndustry)
            .unwrap()
    };
    assert_eq!(row(&kit).inherited, Some(Shown::Text("Handel".into())));
    kit.does(Command::Edit {
        id: branch,
        prop: Prop::CompanyIndustry,
        value: "Bio".into(),
    });
    assert_eq!(row(&kit).inherited, None);
    assert_eq!(row(&kit).shown, Shown::Text("Bio".into()));
}

#[test]
fn the_timeline_groups_by_day_and_obeys_its_filter() {
    let mut kit = Kit::new();
    let head = kit.company("Grünkorn", "Hannover");
    let branch = kit.add(NewCompany {
        parent: Some(head),
        ..customer("Laatzen", Status::Customer)
    });
    kit.talk(head, ActivityKind::Call, day(11, 21));
    kit.talk(head, ActivityKind::Visit, day(11, 21));
    kit.talk(branch, ActivityKind::Visit, day(11, 22));
    // Half past eleven in the evening by the author's clock, which is already the next day by UTC in summer.
    kit.does(Command::Log(NewActivity {
        at_ms: Some(ten(day(7, 1)) + 13 * 3_600_000 + 30 * 60_000),
        promise: Some(("Muster".into(), Some(day(11, 30)))),
        ..note(head, ActivityKind::Note, "Spät")
    }));
    let timeline =
        |filter: &TimelineFilter, limit| kit.desk.timeline(head, filter, limit, &kit.viewer());
    let all = timeline(&TimelineFilter::default(), 50);
    assert_eq!((all.shown, all.total, all.days.len()), (3, 3, 2));
    assert_eq!(all.days[0].date, day(11, 21));
    let late = &all.days[1].entries[0];
    assert_eq!((all.days[1].date, late.minute), (day(7, 1), 23 * 60 + 30));
    let promise = late.promise.as_ref().unwrap();
    assert_eq!(
        (promise.text.as_str(), promise.when),
        ("Muster", Some(Due::Soon(day(11, 30))))
    );
    let cut = timeline(&TimelineFilter::default(), 1);
    assert_eq!((cut.shown, cut.total), (1, 3));
    let with_branches = TimelineFilter {
        branches: true,
        kind: Some(ActivityKind::Visit),
        role: None,
    };
    let visits = timeline(&with_branches, 50);
    assert_eq!(visits.total, 2);
    assert_eq!(
        visits.days[0].entries[0].branch.as_ref().unwrap().1,
        "Laatzen"
    );
    let other_role = TimelineFilter {
        role: Some(Role::FieldSales.into()),
        ..TimelineFilter::default()
    };
    assert_eq!(timeline(&other_role, 50).total, 0);
}

#[test]
fn today_shows_what_is_mine_and_what_i_stand_in_for() {
    let mut kit = Kit::new();
    let anna = kit.me;
    let ralf = kit.member("Ralf Kessler", Role::FieldSales);
    let at = kit.add(NewCompany {
        owner: Some((Role::KeyAccount.into(), anna)),
        next: Some(step("Nachfassen", day(11, 20))),
        ..customer("Grünkorn", Status::Customer)
    });
    let task = |title: &str, due, assignee| {
        Command::AddTask(NewTask {
            title: title.into(),
            company: Some(at),
            due,
            assignee: Some(assignee),
            ..NewTask::default()
        })
    };
    kit.does(task("Heute", Some(today()), anna));
    kit.does(task("Morgen", Some(day(11, 25)), anna));
    kit.does(task("Ralfs", Some(today()), ralf));
    kit.does(task("Irgendwann", None, anna));
    kit.does(Command::AddPromise(NewPromise {
        text: "Muster".into(),
        company: Some(at),
        due: Some(day(11, 22)),
        ..NewPromise::default()
    }));
    let texts = |items: &[facetten::app::views::agenda::AgendaItem]| {
        items
            .iter()
            .map(|item| item.text.clone())
            .collect::<Vec<_>>()
    };
    let seen = kit.desk.today(&kit.viewer());
    assert_eq!(texts(&seen.overdue), ["Nachfassen", "Muster"]);
    assert_eq!(texts(&seen.due), ["Heute"]);
    assert_eq!(texts(&seen.soon), ["Morgen"]);
    assert_eq!(seen.overdue[1].kind, AgendaKind::Promise);
    assert_eq!(kit.desk.due_count(&kit.viewer()), 3);
    assert_eq!(seen.warnings.len(), 1, "a promise is overdue");
    assert_eq!(
        texts(&kit.desk.undated(AgendaWho::Mine, &kit.viewer())),
        ["Irgendwann"]
    );
    let cover = Some(Cover {
        by: anna,
        from: day(11, 20),
        to: day(11, 30),
    });
    kit.does(Command::SetCover {
        member: ralf,
        cover,
    });
    let seen = kit.desk.today(&kit.viewer());
    assert_eq!(texts(&seen.due), ["Heute", "Ralfs"]);
    assert_eq!(seen.due[1].instead_of.as_ref().unwrap().id, ralf);
    assert_eq!(kit.desk.due_count(&kit.viewer()), 4);
    let everybody = kit
        .desk
        .agenda_up_to(AgendaWho::Everybody, day(12, 31), &kit.viewer());
    assert_eq!(everybody.len(), 5);
    kit.does(Command::HandOver {
        companies: vec![at],
        role: Role::KeyAccount.into(),
        to: ralf,
        note: "Bitte übernehmen".into(),
    });
    let as_ralf = Viewer {
        me: ralf,
        ..kit.viewer()
    };
    assert_eq!(
        kit.desk.today(&as_ralf).handed_over[0].text,
        "Bitte übernehmen"
    );
    let done = kit.desk.agenda_of(at, &kit.viewer())[0].id;
    assert_eq!(kit.desk.agenda_of(at, &kit.viewer()).len(), 5);
    let settle = Command::SettlePromise {
        promise: done,
        status: facetten::domain::PromiseStatus::Kept,
    };
    kit.does(settle);
    assert_eq!(kit.desk.agenda_of(at, &kit.viewer()).len(), 4);
}

#[test]
fn the_first_steps_are_ticked_off() {
    let mut kit = Kit::new();
    let done = |kit: &Kit, backup| {
        kit.desk.checklist(backup).map(|list| {
            list.steps
                .into_iter()
                .filter(|(_, done)| *done)
                .map(|(step, _)| step)
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(done(&kit, false), Some(vec![]));
    let at = kit.company("Grünkorn", "Hannover");
    kit.does(Command::SetStep {
        companies: vec![at],
        step: step("x", today()),
    });
    assert_eq!(
        done(&kit, false),
        Some(vec![FirstStep::Customers, FirstStep::NextStep])
    );
    kit.member("Marion Voss", Role::SalesSupport);
    assert_eq!(done(&kit, true), None, "everything is done");
    assert!(done(&kit, false).is_some());
    kit.does(Command::Dismiss {
        hint: CHECKLIST.into(),
        on: true,
    });
    assert_eq!(done(&kit, false), None);
}

#[test]
fn team_feed_and_bin_tell_who_did_what() {
    let mut kit = Kit::new();
    let at = kit.company("Grünkorn", "Hannover");
    kit.does(Command::Edit {
        id: at,
        prop: Prop::CompanyTown,
        value: "Laatzen".into(),
    });
    let feed = kit.desk.feed(FeedFilter::default(), 10, &kit.viewer());
    assert_eq!(feed.len(), 3);
    assert_eq!(feed[0].action, Some(Action::Edit));
    assert_eq!(feed[0].subject.as_ref().unwrap().2, "Grünkorn");
    let diff = &feed[0].diffs[0];
    assert_eq!(
        (&diff.old, &diff.new),
        (
            &Shown::Text("Hannover".into()),
            &Shown::Text("Laatzen".into())
        )
    );
    let mine = FeedFilter {
        concerns_me: true,
        author: None,
    };
    assert!(
        kit.desk.feed(mine, 10, &kit.viewer()).is_empty(),
        "not my customer"
    );
    kit.does(Command::Assign {
        companies: vec![at],
        role: Role::KeyAccount.into(),
        member: Some(kit.me),
    });
    assert_eq!(kit.desk.feed(mine, 10, &kit.viewer()).len(), 3);
    let of_town = kit
        .desk
        .record_feed(at, Some(Prop::CompanyTown), 10, &kit.viewer());
    assert_eq!(of_town.len(), 1);
    let team = kit.desk.team(&kit.viewer());
    assert_eq!((team[0].customers, team[0].is_me), (1, true));
    assert!(team[0].last_action.is_some());
    kit.does(Command::Archive { ids: vec![at] });
    kit.now_ms += 91 * 86_400_000;
    let bin = kit.desk.trash(&kit.viewer());
    assert_eq!((bin[0].title.as_str(), bin[0].days), ("Grünkorn", 91));
    assert_eq!(bin[0].by.as_ref().unwrap().id, kit.me);
    assert!(kit.desk.customer_row(at, today()).is_none());
    assert!(
        kit.desk
            .customer_page(at, &kit.viewer())
            .unwrap()
            .archived_at
            .is_some()
    );
}

#[test]
fn next_says_nothing_unless_asked() {
    let mut kit = Kit::new();
    let at = kit.company("Grünkorn", "Hannover");
    kit.does(Command::SetStep {
        companies: vec![at],
        step: step("Bleibt", today()),
    });
    kit.does(Command::Log(note(at, ActivityKind::Note, "x")));
    assert!(
        kit.desk
            .customer_page(at, &kit.viewer())
            .unwrap()
            .next
            .is_some()
    );
    kit.does(Command::Log(NewActivity {
        next: Next::None,
        ..note(at, ActivityKind::Note, "y")
    }));
    assert!(
        kit.desk
            .customer_page(at, &kit.viewer())
            .unwrap()
            .next
            .is_none()
    );
}
