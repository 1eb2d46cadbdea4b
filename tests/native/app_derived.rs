//! What the desk keeps up to date equals what a fresh desk computes; what is undone is as if it had never been.

use facetten::app::Command;
use facetten::app::Desk;
use facetten::app::command::{
    Loss, NewActivity, NewCompany, NewDeal, NewPerson, NewPipeline, NewPromise, NewStage, NewTask,
    Next, Spot,
};
use facetten::app::deals::DealQuery;
use facetten::app::list::{Column, Condition, Direction, ListQuery, View};
use facetten::app::route::TimelineFilter;
use facetten::app::views::agenda::AgendaWho;
use facetten::domain::{
    ActivityKind, Book, Company, Entity, LossReason, PromiseStatus, Prop, RecordId, Role,
    StageKind, Task, Value, ValueRef,
};
use proptest::prelude::*;

use super::desk_kit::{Kit, day, note, step};

/// A command in the abstract: which kind, which of the records there are, some text.
#[derive(Clone, Debug)]
struct Move {
    kind: u8,
    pick: usize,
    other: usize,
    text: String,
    number: u32,
}

fn moves(length: usize) -> impl Strategy<Value = Vec<Move>> {
    let one = (
        0..24_u8,
        0..50_usize,
        0..50_usize,
        "[a-zäöüß ]{0,7}",
        1..28_u32,
    )
        .prop_map(|(kind, pick, other, text, number)| Move {
            kind,
            pick,
            other,
            text,
            number,
        });
    prop::collection::vec(one, 1..length)
}

fn ids(kit: &Kit, entity: Entity) -> Vec<RecordId> {
    kit.desk
        .book()
        .records(entity.kind())
        .map(|record| record.id())
        .collect()
}

fn command(kit: &Kit, of: &Move) -> Option<Command> {
    let companies = ids(kit, Entity::Company);
    let pick = |from: &[RecordId], at: usize| from.get(at % from.len().max(1)).copied();
    let company = pick(&companies, of.pick);
    let member = pick(&ids(kit, Entity::Member), of.other);
    let date = day(11, of.number);
    let text = of.text.clone();
    Some(match of.kind {
        0 | 1 => Command::AddCompany(NewCompany {
            name: format!("Firma {text}"),
            town: text,
            postcode: format!("{}3604", of.number % 9 + 1),
            parent: company.filter(|_| of.other.is_multiple_of(3)),
            next: (of.number.is_multiple_of(2)).then(|| step("Anruf", date)),
            owner: member.map(|member| (Role::FieldSales.into(), member)),
            ..NewCompany::default()
        }),
        2 => Command::AddPerson(NewPerson {
            last_name: format!("Kolbe {text}"),
            company,
            ..NewPerson::default()
        }),
        3 | 4 => Command::Log(NewActivity {
            at_ms: Some(super::desk_kit::ten(day(of.number % 11 + 1, of.number))),
            next: if of.other.is_multiple_of(2) {
                Next::Unchanged
            } else {
                Next::Step(step("Danach", date))
            },
            ..note(company?, ActivityKind::Call, &text)
        }),
        5 => Command::AddTask(NewTask {
            title: format!("Tun {text}"),
            company,
            due: Some(date),
            assignee: member,
            complaint: of.other.is_multiple_of(2),
            ..NewTask::default()
        }),
        6 => Command::SetTaskDone {
            task: pick(&ids(kit, Entity::Task), of.pick)?,
            done: of.other.is_multiple_of(2),
        },
        7 => Command::AddPromise(NewPromise {
            text: format!("Zusage {text}"),
            company,
            by: member,
            due: Some(date),
            ..NewPromise::default()
        }),
        8 => Command::SettlePromise {
            promise: pick(&ids(kit, Entity::Promise), of.pick)?,
            status: PromiseStatus::ALL[of.other % 3],
        },
        9 => Command::AddDeal(NewDeal {
            title: format!("Chance {text}"),
            company,
            value: i64::from(of.number) * 10_000,
            at: spot(kit, of),
            ..NewDeal::default()
        }),
        10 => Command::MoveDeals {
            deals: vec![pick(&ids(kit, Entity::Deal), of.pick)?],
            to: spot(kit, of)?,
            loss: Some(Loss {
                reason: LossReason::ALL[of.pick % 6],
                note: text,
            }),
        },
        21 => Command::AddPipeline(pipeline(kit, None, of)),
        22 => {
            let id = pick(&ids(kit, Entity::Pipeline), of.pick)?;
            Command::EditPipeline {
                id,
                to: pipeline(kit, Some(id), of),
            }
        }
        23 => Command::Archive {
            ids: vec![pick(&ids(kit, Entity::Pipeline), of.pick)?],
        },
        11 => Command::Edit {
            id: company?,
            prop: Prop::CompanyName,
            value: format!("Umbenannt {text}").into(),
        },
        12 => Command::Edit {
            id: company?,
            prop: Prop::CompanyParent,
            value: pick(&companies, of.other).map_or(Value::Null, Value::Id),
        },
        13 => Command::EditElement {
            id: company?,
            prop: Prop::CompanyRevenue,
            element: format!("2026-{:02}", of.number % 12 + 1),
            value: Value::Int(i64::from(of.number) * 1_000),
        },
        14 => Command::EditMany {
            ids: companies.iter().copied().take(of.other % 4).collect(),
            prop: Prop::CompanyClass,
            value: ["a", "b", "c"][of.pick % 3].into(),
        },
        15 => Command::Edit {
            id: company?,
            prop: Prop::CompanyStatus,
            value: ["lead", "prospect", "customer", "former"][of.other % 4].into(),
        },
        16 => Command::Assign {
            companies: vec![company?],
            role: Role::ALL[of.other % 7].into(),
            member,
        },
        17 => Command::Tag {
            companies: vec![company?],
            tag: format!("t{}", of.other % 3),
            on: !of.number.is_multiple_of(3),
        },
        18 => Command::Archive {
            ids: vec![company?],
        },
        19 => Command::Restore {
            ids: vec![company?],
        },
        _ => Command::HandOver {
            companies: vec![company?],
            role: Role::KeyAccount.into(),
            to: member?,
            note: text,
        },
    })
}

/// A stage of one of the pipelines.
fn spot(kit: &Kit, of: &Move) -> Option<Spot> {
    let pipelines = kit.desk.pipelines();
    let stages = &pipelines[of.number as usize % pipelines.len()].stages;
    Some(stages.get(of.other % stages.len())?.0.clone())
}

/// A pipeline with some of the stages that it had, and new ones.
fn pipeline(kit: &Kit, id: Option<RecordId>, of: &Move) -> NewPipeline {
    let rows = kit.desk.pipeline_rows();
    let before = rows.into_iter().find(|row| Some(row.id) == id);
    let mut stages = before.map_or_else(Vec::new, |row| row.form.stages);
    if of.number.is_multiple_of(3) {
        stages.pop();
    }
    let middle = of.other % (stages.len() + 1);
    stages.rotate_left(middle);
    stages.push(NewStage {
        key: None,
        name: format!("Stufe {}", of.text),
        kind: [StageKind::Open, StageKind::Quote][of.pick % 2],
        percent: i64::from(of.number),
    });
    NewPipeline {
        name: format!("Pipeline {}", of.text),
        stages,
    }
}

fn queries(kit: &Kit) -> Vec<ListQuery> {
    let mut queries = Vec::new();
    for view in View::ALL {
        queries.push(ListQuery::of(view));
    }
    queries.push(ListQuery::with_text("firma"));
    queries.push(
        ListQuery::only(Condition::owned_by(kit.me)).by(Column::Situation, Direction::Descending),
    );
    for address in [
        "f=klasse.ist.a&s=status.-umsatz.ort&g=zustaendig",
        "f=schritt.fehlt&f=personen.zahl.1..",
        "f=kontakt.tag...-10&f=ort.mit.k&s=-kontakt",
        "q=Klasse+A+ohne+Termin&g=lage",
        "f=filialen.zahl...0&f=offen.zahl.1..&s=-filialen.personen",
        "f=schlagwort.ist.t1,t2&f=zustaendig.ist.ich&s=schlagwort",
    ] {
        queries.push(ListQuery::from_address(address));
    }
    for column in Column::ALL {
        for direction in [Direction::Ascending, Direction::Descending] {
            queries.push(ListQuery::default().by(column, direction));
        }
    }
    queries
}

/// Everything that pages show, as text.
fn everything(desk: &Desk, kit: &Kit) -> String {
    let viewer = kit.viewer();
    let mut shown = String::new();
    let mut add = |what: &dyn std::fmt::Debug| shown.push_str(&format!("{what:?}\n"));
    for query in queries(kit) {
        add(&desk.list(&query, &viewer));
    }
    for company in ids(kit, Entity::Company) {
        add(&desk.customer_row(company, viewer.today));
        add(&desk.customer_page(company, &viewer));
        add(&desk.timeline(
            company,
            &TimelineFilter {
                branches: true,
                ..TimelineFilter::default()
            },
            50,
            &viewer,
        ));
        add(&desk.facets(company, &viewer));
        add(&desk.contacts(company, &viewer));
        add(&desk.deals(company, viewer.today));
        add(&desk.branches(company, &viewer));
        add(&desk.agenda_of(company, &viewer));
        add(&desk.history(company, None).len());
    }
    for pipeline in std::iter::once(None).chain(ids(kit, Entity::Pipeline).into_iter().map(Some)) {
        let query = DealQuery {
            pipeline,
            ..DealQuery::default()
        };
        add(&desk.deal_board(&query, &viewer));
    }
    add(&desk.deal_table(&DealQuery::default(), &viewer));
    add(&desk.deal_forecast(&DealQuery::default(), &viewer));
    add(&desk.today(&viewer));
    add(&desk.due_count(&viewer));
    add(&desk.agenda_up_to(AgendaWho::Everybody, day(12, 31), &viewer));
    add(&desk.find_companies("firma", 50));
    add(&desk.find_people("kolbe", 50));
    shown
}

/// Every current value of every record, empty ones left out, history aside.
fn values(book: &Book) -> Vec<(RecordId, u16, String, Value)> {
    book.all_records()
        .filter(|record| record.kind() != Entity::Change.kind())
        .filter(|record| record.bool(Prop::Withdrawn.field()) != Some(true))
        .flat_map(|record| {
            record
                .registers()
                .filter(|(.., value)| *value != ValueRef::Null)
                .map(move |(field, element, value)| {
                    (record.id(), field.0, element.to_owned(), value.to_value())
                })
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn derived_state_equals_a_fresh_one(moves in moves(30)) {
        let mut kit = Kit::new();
        kit.member("Ralf Kessler", Role::FieldSales);
        // Warm: from here on everything is kept up to date instead of computed.
        for query in queries(&kit).into_iter().take(5) {
            kit.desk.list(&query, &kit.viewer());
        }
        kit.desk.history(kit.me, None);
        for (round, of) in moves.iter().enumerate() {
            if let Some(command) = command(&kit, of) {
                let _ = kit.try_to(command);
            }
            if round % 5 == 4 {
                let _ = kit.undo();
            }
            if round % 7 == 6 {
                let _ = kit.redo();
            }
            // Looked at in between, so that there are orders and figures that could go stale.
            kit.desk.list(&queries(&kit)[round % 5], &kit.viewer());
            kit.desk.list(&queries(&kit)[5 + round % 26], &kit.viewer());
        }
        let fresh = Desk::open(kit.desk.book().clone());
        prop_assert_eq!(everything(&kit.desk, &kit), everything(&fresh, &kit));
    }

    #[test]
    fn what_is_undone_is_as_if_it_had_never_been(moves in moves(15)) {
        let mut kit = Kit::new();
        kit.member("Ralf Kessler", Role::FieldSales);
        let mut before = vec![values(kit.desk.book())];
        for of in &moves {
            if let Some(command) = command(&kit, of)
                && kit.try_to(command).is_ok()
            {
                before.push(values(kit.desk.book()));
            }
        }
        let last = before.pop().unwrap_or_default();
        prop_assert_eq!(&values(kit.desk.book()), &last);
        for expected in before.iter().rev() {
            kit.undo().unwrap();
            prop_assert_eq!(&values(kit.desk.book()), expected);
        }
        for expected in before.iter().skip(1).chain([&last]) {
            if kit.redo().is_ok() {
                prop_assert_eq!(&values(kit.desk.book()), expected);
            }
        }
    }

    #[test]
    fn two_desks_that_exchange_everything_show_the_same(left in moves(12), right in moves(12)) {
        let mut one = Kit::new();
        one.company("Grünkorn", "Hannover");
        let mut two = one.twin(2);
        one.desk.list(&ListQuery::default(), &one.viewer());
        let mut sent = (Vec::new(), Vec::new());
        for of in &left {
            if let Some(command) = command(&one, of)
                && let Ok(outcome) = one.try_to(command)
            {
                sent.0.push(outcome.commit);
            }
        }
        for of in &right {
            if let Some(command) = command(&two, of)
                && let Ok(outcome) = two.try_to(command)
            {
                sent.1.push(outcome.commit);
            }
        }
        for delta in &sent.1 {
            one.desk.receive(delta, one.now_ms).unwrap();
        }
        for delta in &sent.0 {
            two.desk.receive(delta, two.now_ms).unwrap();
        }
        two.now_ms = one.now_ms;
        prop_assert_eq!(one.desk.book().checksum(), two.desk.book().checksum());
        prop_assert_eq!(everything(&one.desk, &one), everything(&two.desk, &one));
        let fresh = Desk::open(one.desk.book().clone());
        prop_assert_eq!(everything(&one.desk, &one), everything(&fresh, &one));
    }
}

#[test]
fn the_changed_records_name_the_customers_that_look_different() {
    let mut kit = Kit::new();
    let head = kit.company("Grünkorn", "Hannover");
    let branch = kit.add(NewCompany {
        name: "Laatzen".into(),
        parent: Some(head),
        ..NewCompany::default()
    });
    let renamed = kit.does(Command::Edit {
        id: branch,
        prop: Prop::CompanyName,
        value: "Neu".into(),
    });
    assert!(renamed.changed.contains(&branch) && renamed.changed.contains(&head));
    let task = NewTask {
        title: "Muster".into(),
        company: Some(branch),
        ..NewTask::default()
    };
    let added = kit.does(Command::AddTask(task));
    assert!(added.changed.contains(&branch));
    let task = Task::all(kit.desk.book()).next().unwrap().id();
    let moved = kit.does(Command::Edit {
        id: task,
        prop: Prop::TaskCompany,
        value: Value::Id(head),
    });
    assert!(moved.changed.contains(&branch) && moved.changed.contains(&head));
    assert!(Company::find(kit.desk.book(), head).is_some());
}
