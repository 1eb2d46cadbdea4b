//! How long it takes, at 10,000 and at 50,000 customers. Not a test of the machine: run it by hand, in release.
//!
//! `cargo nextest run --release --test native --run-ignored only --no-capture -E 'test(app_bench)'`

use facetten::app::command::Batch;
use facetten::app::list::{Column, Direction, ListQuery, View};
use facetten::app::route::TimelineFilter;
use facetten::app::{Command, Desk};
use facetten::domain::calendar::to_days;
use facetten::domain::{ActivityKind, Book, Draft, Entity, Prop, RecordId, Role, Value};

use super::desk_kit::{Kit, WORKSPACE, day, ten, today};

const NAMES: [&str; 8] = [
    "Grünkorn",
    "Möbelhaus",
    "Apotheke",
    "Radwerk",
    "Optik",
    "Drogerie",
    "Papier",
    "Weinhandel",
];
const TOWNS: [&str; 6] = [
    "Hannover",
    "Gießen",
    "Bielefeld",
    "Münster",
    "Paderborn",
    "Kassel",
];

/// A book of customers with twelve fields, a person and two talks each; one customer with 500 entries.
fn book(customers: usize, member: RecordId) -> Book {
    let mut book = Book::new(WORKSPACE);
    let mut seed = 1_u64;
    let mut next = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695);
        (seed >> 33) as usize
    };
    let mut serial = 0_u64;
    let mut id = |ms: u64| {
        serial += 1;
        let mut random = [0; 10];
        random[..8].copy_from_slice(&serial.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes());
        RecordId::v7(ms, random)
    };
    let begin = ten(day(1, 2)) as u64;
    for k in 0..customers {
        let ms = begin + k as u64 * 100;
        let company = id(ms);
        let mut draft = Draft::new(Entity::Company, company)
            .text(
                Prop::CompanyName,
                &format!("{} {} GmbH", NAMES[next() % 8], next() % 9_999),
            )
            .text(Prop::CompanyKind, "single")
            .text(
                Prop::CompanyStreet,
                &format!("Bahnhofstraße {}", next() % 90),
            )
            .text(Prop::CompanyPostcode, &format!("{:05}", next() % 99_999))
            .text(Prop::CompanyTown, TOWNS[next() % 6])
            .text(Prop::CompanyPhone, &format!("0511 {}", next() % 999_999))
            .text(Prop::CompanyMail, &format!("info{k}@example.org"))
            .text(Prop::CompanyNumber, &format!("{}", 10_000 + k))
            .text(Prop::CompanyClass, ["a", "b", "c"][next() % 3])
            .text(Prop::CompanyStatus, ["customer", "prospect"][next() % 2])
            .at(
                Prop::CompanyOwners,
                Role::FieldSales.id(),
                Value::Id(member),
            )
            .value(
                Prop::CompanyNextDue,
                Value::Date(to_days(today()) + (next() % 60) as i32 - 5),
            );
        for month in 1..=12 {
            let cents = Value::Int((next() % 900_000) as i64);
            draft = draft.at(Prop::CompanyRevenue, &format!("2026-{month:02}"), cents);
        }
        let mut drafts = vec![draft];
        let person = id(ms);
        drafts
            .push(Draft::new(Entity::Person, person).text(Prop::PersonLastName, NAMES[next() % 8]));
        drafts.push(
            Draft::new(Entity::Relation, id(ms))
                .link(Prop::RelationPerson, Some(person))
                .link(Prop::RelationCompany, Some(company)),
        );
        for _ in 0..if k == 0 { 500 } else { 2 } {
            let at = ten(day(1, 2)) + (next() % 320) as i64 * 86_400_000;
            drafts.push(
                Draft::new(Entity::Activity, id(ms))
                    .text(Prop::ActivityKind, ActivityKind::Call.id())
                    .link(Prop::ActivityCompany, Some(company))
                    .link(Prop::ActivityAuthor, Some(member))
                    .text(Prop::ActivityRole, Role::FieldSales.id())
                    .int(Prop::ActivityAt, at)
                    .int(Prop::ActivityOffset, 60)
                    .text(Prop::ActivityText, "Rahmenvertrag besprochen"),
            );
        }
        let writes: Vec<_> = drafts
            .iter()
            .flat_map(|draft| draft.writes().collect::<Vec<_>>())
            .collect();
        book.commit(facetten::replica::WriterId(9), ms, &writes)
            .unwrap();
    }
    book
}

/// Milliseconds that this thread has computed: on a shared machine the clock on the wall says little.
fn computed_ms() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat
        .split(' ')
        .next()
        .and_then(|field| field.parse::<f64>().ok());
    nanoseconds.unwrap_or(0.0) / 1e6
}

fn time<T>(what: &str, rounds: u32, mut run: impl FnMut() -> T) -> T {
    let begin = computed_ms();
    for _ in 1..rounds {
        run();
    }
    let result = run();
    println!(
        "  {what}: {:.3} ms",
        (computed_ms() - begin) / f64::from(rounds)
    );
    result
}

#[test]
#[ignore = "measures, does not prove"]
fn timings() {
    for customers in [1_000, 10_000, 50_000] {
        println!("{customers} customers");
        let mut kit = Kit::new();
        let mut members = kit.desk.book().clone();
        let filled = book(customers, kit.me);
        members
            .apply(&filled.delta_since(&Default::default()), kit.now_ms)
            .unwrap();
        kit.desk = Desk::open(members);
        let viewer = kit.viewer();
        let first = kit
            .desk
            .book()
            .records(Entity::Company.kind())
            .next()
            .unwrap()
            .id();
        time("index of what belongs to what", 1, || {
            kit.desk.company_count()
        });
        time("search index", 1, || {
            kit.desk.find_companies("xyzzyxyzzy", 8)
        });
        time("list by name, first time", 1, || {
            kit.desk.list(&ListQuery::default(), &viewer)
        });
        let query = ListQuery::default().by(Column::Situation, Direction::Descending);
        time("list by situation, first time", 1, || {
            kit.desk.list(&query, &viewer)
        });
        time("view 60 days without contact", 1, || {
            kit.desk.list(&ListQuery::of(View::Silent), &viewer)
        });
        let ids = kit.desk.list(&ListQuery::default(), &viewer).ids.clone();
        time("30 rows", 20, || {
            ids.iter()
                .take(30)
                .filter_map(|id| kit.desk.customer_row(*id, viewer.today))
                .count()
        });
        for typed in [
            "g",
            "gr",
            "grün",
            "grünkorn 12",
            "0511 12",
            "paderborn optik",
            "grünkron",
            "zzzzzz",
        ] {
            time(&format!("search »{typed}«"), 20, || {
                kit.desk.find_companies(typed, 8).len()
            });
        }
        time("customer with 500 entries: page and timeline", 20, || {
            let page = kit.desk.customer_page(first, &viewer);
            let timeline = kit
                .desk
                .timeline(first, &TimelineFilter::default(), 50, &viewer);
            (page.is_some(), timeline.shown)
        });
        let mut town = 0;
        time("edit one field, lists kept up to date", 50, || {
            town += 1;
            kit.does(Command::Edit {
                id: ids[customers / 2],
                prop: Prop::CompanyTown,
                value: format!("Ort {town}").into(),
            })
        });
        time("bulk edit of 1,000", 1, || {
            kit.does(Command::EditMany {
                ids: ids.iter().copied().take(1_000).collect(),
                prop: Prop::CompanyIndustry,
                value: "Handel".into(),
            })
        });
        time("undo of it", 1, || kit.undo().unwrap());
        let created: Vec<Draft> = filled
            .records(Entity::Company.kind())
            .map(|record| {
                let mut draft = Draft::new(Entity::Company, record.id());
                for (field, element, value) in record.registers() {
                    if let Some(prop) = Prop::of(Entity::Company, field)
                        && prop != Prop::CompanyOwners
                    {
                        draft = draft.at(prop, element, value.to_value());
                    }
                }
                draft
            })
            .collect();
        let mut empty = Kit::new();
        time("import of all of them into an empty book", 1, || {
            empty.does(Command::Import(Batch {
                source: "kunden.csv".into(),
                created: created.clone(),
                edited: Vec::new(),
            }))
        });
        time("undo of it", 1, || empty.undo().unwrap());
        time("today", 5, || kit.desk.today(&viewer).due.len());
    }
}
