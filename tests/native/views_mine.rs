//! One person's customers, and the early warning.

use facetten::app::Command;
use facetten::app::command::{NewCompany, NewPerson, NewPromise, NewTask};
use facetten::domain::record::NextStep;
use facetten::domain::rules::situation::State;
use facetten::domain::{Prop, RecordId, Role, Value};

use super::desk_kit::{Kit, day, step};

fn owned(kit: &mut Kit, name: &str, role: Role, next: Option<NextStep>) -> RecordId {
    let me = kit.me;
    kit.add(NewCompany {
        name: name.into(),
        owner: Some((role.into(), me)),
        next,
        ..NewCompany::default()
    })
}

#[test]
fn own_customers_come_by_their_next_step() {
    let mut kit = Kit::new();
    let later = owned(
        &mut kit,
        "Später",
        Role::KeyAccount,
        Some(step("Anruf", day(12, 1))),
    );
    let none = owned(&mut kit, "Ohne", Role::KeyAccount, None);
    let sooner = owned(
        &mut kit,
        "Bald",
        Role::FieldSales,
        Some(step("Besuch", day(11, 25))),
    );
    kit.company("Fremd", "Bremen");
    let own = kit.desk.own_customers(None, &kit.viewer());
    assert_eq!(own.ids, [sooner, later, none]);
    assert_eq!(own.without_step, 1);
    let field = kit
        .desk
        .own_customers(Some(Role::FieldSales.into()), &kit.viewer());
    assert_eq!(field.ids, [sooner]);
    assert_eq!(field.without_step, 0);
    let rows = kit.desk.customer_rows(&own.ids, &kit.viewer());
    assert_eq!(
        rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
        ["Bald", "Später", "Ohne"]
    );
}

#[test]
fn warnings_name_their_reasons_the_most_urgent_first() {
    let mut kit = Kit::new();
    let calm = owned(&mut kit, "Ruhig", Role::KeyAccount, None);
    let promised = owned(&mut kit, "Zusage", Role::KeyAccount, None);
    let upset = owned(&mut kit, "Reklamation", Role::KeyAccount, None);
    for company in [promised, upset] {
        kit.does(Command::AddPromise(NewPromise {
            text: "Preis".into(),
            company: Some(company),
            due: Some(day(11, 20)),
            ..NewPromise::default()
        }));
    }
    kit.does(Command::AddTask(NewTask {
        title: "Regalboden falsch".into(),
        company: Some(upset),
        complaint: true,
        ..NewTask::default()
    }));
    let own = kit.desk.own_customers(None, &kit.viewer());
    assert_eq!(own.warned, [upset, promised]);
    assert!(own.ids.contains(&calm));
    let warning = kit.desk.early_warning(upset, &kit.viewer()).unwrap();
    let states: Vec<State> = warning.reasons.iter().map(|(state, _)| *state).collect();
    assert_eq!(states, [State::Complaint, State::PromiseOverdue]);
    // A customer of nobody's is not among them, whatever its state.
    let foreign = kit.company("Fremd", "Bremen");
    kit.does(Command::AddTask(NewTask {
        title: "kaputt".into(),
        company: Some(foreign),
        complaint: true,
        ..NewTask::default()
    }));
    assert_eq!(
        kit.desk.own_customers(None, &kit.viewer()).warned,
        [upset, promised]
    );
}

#[test]
fn the_number_to_call_is_that_of_someone_who_wants_to_be_called() {
    let mut kit = Kit::new();
    let company = owned(&mut kit, "Grünkorn", Role::KeyAccount, None);
    let phone = |kit: &Kit| {
        kit.desk
            .early_warning(company, &kit.viewer())
            .unwrap()
            .phone
    };
    assert_eq!(phone(&kit), None);
    kit.does(Command::Edit {
        id: company,
        prop: Prop::CompanyPhone,
        value: "0511 1000".into(),
    });
    assert_eq!(phone(&kit).as_deref(), Some("0511 1000"));
    let mut person = |name: &str, number: &str, main: bool| {
        kit.does(Command::AddPerson(NewPerson {
            last_name: name.into(),
            phone: number.into(),
            company: Some(company),
            main,
            ..NewPerson::default()
        }))
        .created
        .unwrap()
    };
    person("Aydin", "0511 1001", false);
    let main = person("Kolbe", "0511 1002", true);
    assert_eq!(phone(&kit).as_deref(), Some("0511 1002"));
    kit.does(Command::Edit {
        id: main,
        prop: Prop::PersonNoCallsSince,
        value: Value::Date(facetten::domain::calendar::to_days(day(11, 3))),
    });
    assert_eq!(phone(&kit).as_deref(), Some("0511 1001"));
}
