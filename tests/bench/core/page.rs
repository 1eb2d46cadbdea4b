//! What the benchmark's page calls: the shared data, and the jobs that have no screen of their own, done by the same code
//! as in the program: `Desk` changes the book, `Keeper` keeps it in both engines.

use std::cell::RefCell;

use facetten::app::command::{Batch, NewMember};
use facetten::app::{Command, Desk, Moment, Outcome};
use facetten::domain::{ActivityKind, Draft, Entity, Prop, Role, Value};
use facetten::replica::{Book, Delta, Key, RecordId, WorkspaceId, WriterId};
use facetten::store::registry::{Kind, Workspace};
use facetten::store::{backup, port::StoreError};
use facetten::web::keeper::Keeper;
use facetten::web::{clock, random};
use wasm_bindgen::prelude::*;

use super::book;
use super::customers::{self, Customer, Dice, OWNERS};

const NAME: &str = "Messung";
const SEED: u64 = 2026;
const THEIRS: WriterId = WriterId(0x7e1e_0001);

/// An open workspace.
struct Bench {
    desk: Desk,
    keeper: Option<Keeper>,
    writer: WriterId,
    me: RecordId,
    ids: Vec<RecordId>,
    theirs: Vec<u8>,
}

thread_local! {
    static BENCH: RefCell<Option<Bench>> = const { RefCell::new(None) };
}

fn with<T>(job: impl FnOnce(&mut Bench) -> T) -> T {
    BENCH.with_borrow_mut(|bench| job(bench.as_mut().expect("a workspace is open")))
}

fn all(count: usize) -> impl Iterator<Item = Customer> {
    let mut dice = Dice(SEED);
    (0..count).map(move |_| customers::customer(&mut dice))
}

/// The customers as rows of twelve values, for everyone else.
#[wasm_bindgen]
pub fn rows(count: usize) -> String {
    let rows: Vec<_> = all(count)
        .map(|c| {
            let (owner, turnover) = (format!("Mitglied {}", c.owner), c.turnover.to_string());
            [
                c.name,
                c.street,
                c.postcode,
                c.town.into(),
                c.phone,
                c.mail,
                c.site,
                c.class.into(),
                c.status.into(),
                owner,
                turnover,
                c.note,
            ]
        })
        .collect();
    serde_json::to_string(&rows).expect("plain text")
}

/// The fields that edits change, in the order of the rows.
const EDITED: [Prop; 3] = [
    Prop::CompanyName,
    Prop::CompanyStreet,
    Prop::CompanyPostcode,
];

/// Edits of one side: row, field, new value. Every fourth meets the other side's on the same field.
fn plan(edits: usize, rows: usize, seed: u64) -> Vec<(usize, usize, String)> {
    let mut dice = Dice(seed);
    (0..edits)
        .map(|n| {
            let (row, field) = if n % 4 == 0 {
                (n * 7 % rows, n / 4 % 3)
            } else {
                (dice.below(rows), dice.below(3))
            };
            (row, field, format!("{seed}{:06}", dice.below(1_000_000)))
        })
        .collect()
}

/// The same for everyone else.
#[wasm_bindgen]
pub fn edits(edits: usize, rows: usize, seed: u32) -> String {
    serde_json::to_string(&plan(edits, rows, u64::from(seed))).expect("plain text")
}

fn act(bench: &mut Bench, command: Command) -> Outcome {
    let mut fresh = random::bytes::<10>;
    let mut moment = Moment {
        now_ms: clock::now_ms(),
        today: clock::today(),
        offset_minutes: 60,
        member: bench.me,
        role: Some(Role::KeyAccount.into()),
        writer: bench.writer,
        random: &mut fresh,
    };
    bench
        .desk
        .dispatch(command, &mut moment)
        .expect("the command fits")
}

fn act_and_keep(command: Command) {
    with(|bench| {
        let outcome = act(bench, command);
        if let Some(keeper) = &bench.keeper {
            keeper.append(&outcome.commit);
        }
    });
}

/// Everything that a filled book consists of, in three steps of the program: members, one import, one timeline.
fn filled(bench: &mut Bench, count: usize, entries: usize) -> Vec<Outcome> {
    let mut done = Vec::new();
    let mut dice = Dice(SEED + 1);
    let mut owners = Vec::new();
    for n in 0..OWNERS {
        let member = NewMember {
            name: format!("Mitglied {n}"),
            main_role: Some(Role::ALL[n % Role::ALL.len()].into()),
            ..NewMember::default()
        };
        let outcome = act(bench, Command::AddMember(member));
        owners.extend(outcome.created);
        done.push(outcome);
    }
    bench.me = owners[0];
    let now = clock::now_ms();
    let mut id = |n: usize| RecordId::v7(now - 1_000_000 + n as u64 * 10, dice.bytes());
    let drafts: Vec<Draft> = all(count)
        .enumerate()
        .map(|(n, c)| customers::draft(id(n), owners[c.owner], &c))
        .collect();
    let first = drafts[0].id;
    bench.ids = drafts.iter().map(|draft| draft.id).collect();
    done.push(act(bench, import(drafts)));
    if entries > 0 {
        let talks = (0..entries)
            .map(|n| {
                Draft::new(Entity::Activity, id(count + n))
                    .text(Prop::ActivityKind, ActivityKind::ALL[n % 4].id())
                    .link(Prop::ActivityCompany, Some(first))
                    .link(Prop::ActivityAuthor, Some(owners[n % OWNERS]))
                    .text(Prop::ActivityRole, Role::FieldSales.id())
                    .int(Prop::ActivityAt, (now - n as u64 * 43_200_000) as i64)
                    .int(Prop::ActivityOffset, 60)
                    .text(Prop::ActivityText, &format!("Gespräch {n}: Rahmenvertrag"))
            })
            .collect();
        done.push(act(bench, import(talks)));
    }
    done
}

fn import(created: Vec<Draft>) -> Command {
    Command::Import(Batch {
        source: "kunden.csv".into(),
        created,
        edited: Vec::new(),
    })
}

fn empty(id: WorkspaceId, keeper: Option<Keeper>, writer: WriterId) -> Bench {
    Bench {
        desk: Desk::open(Book::new(id)),
        keeper,
        writer,
        me: RecordId([0; 16]),
        ids: Vec::new(),
        theirs: Vec::new(),
    }
}

/// A team's file for the program's first screen: so many customers, and a timeline of so many entries at the first.
#[wasm_bindgen]
pub fn team_file(count: usize, entries: usize) -> Vec<u8> {
    let id = random::workspace();
    let mut bench = empty(id, None, random::writer());
    filled(&mut bench, count, entries);
    let workspace = Workspace::new(id, NAME, Kind::Real, clock::now_ms());
    backup::write(
        &workspace,
        &bench.desk.book().to_snapshot(),
        clock::now_ms(),
    )
}

/// Fills a new workspace and keeps it: done when the database has acknowledged it.
#[wasm_bindgen]
pub async fn fill(count: usize) {
    let workspace = Keeper::create(NAME, Kind::Real);
    let opened = Keeper::open(&workspace).await;
    let keeper = opened.keeper.clone();
    let mut bench = empty(workspace.id, None, opened.writer);
    for outcome in filled(&mut bench, count, 0) {
        keeper.append(&outcome.commit);
    }
    bench.keeper = Some(keeper.clone());
    BENCH.with_borrow_mut(|place| *place = Some(bench));
    keeper.flush_now().await;
}

/// Folds the journal into a snapshot, as the program does when nobody types. Only the second generation lets go of what
/// the first was made from.
#[wasm_bindgen]
pub async fn settle() -> Result<(), JsValue> {
    fold().await?;
    edit(0, "Neustadt");
    flush().await;
    fold().await
}

async fn fold() -> Result<(), JsValue> {
    let (keeper, book) = with(|bench| (bench.keeper.clone(), bench.desk.book().clone()));
    let refused = |error: StoreError| JsValue::from_str(&error.to_string());
    let keeper = keeper.ok_or("nothing is open")?;
    keeper.fold(&book).await.map(drop).map_err(refused)
}

/// Opens what is kept: stored bytes to records that can be read. Returns how many there are.
#[wasm_bindgen]
pub async fn open() -> usize {
    let Some(workspace) = Keeper::workspaces_at_once().into_iter().next() else {
        return 0;
    };
    let opened = Keeper::open(&workspace).await;
    let mut bench = empty(workspace.id, Some(opened.keeper), opened.writer);
    bench.ids = opened
        .book
        .records(Entity::Company.kind())
        .map(|record| record.id())
        .collect();
    bench.me = opened
        .book
        .records(Entity::Member.kind())
        .next()
        .map_or(bench.me, |member| member.id());
    bench.desk = Desk::open(opened.book);
    let read = bench
        .desk
        .book()
        .records(Entity::Company.kind())
        .filter(|record| record.text(Prop::CompanyName.field()).is_some())
        .count();
    BENCH.with_borrow_mut(|place| *place = Some(bench));
    read
}

/// Ranked hits for what was typed.
#[wasm_bindgen]
pub fn search(typed: &str) -> usize {
    with(|bench| bench.desk.find_companies(typed, 30).len())
}

/// Changes the town of one customer; local storage has it when this returns.
#[wasm_bindgen]
pub fn edit(row: usize, value: &str) {
    let id = with(|bench| bench.ids[row]);
    act_and_keep(Command::Edit {
        id,
        prop: Prop::CompanyTown,
        value: Value::from(value),
    });
}

/// Sets one field of every tenth customer.
#[wasm_bindgen]
pub fn bulk(value: &str) {
    let ids = with(|bench| bench.ids.iter().copied().step_by(10).collect());
    act_and_keep(Command::EditMany {
        ids,
        prop: Prop::CompanyTown,
        value: Value::from(value),
    });
}

/// Waits until the database has acknowledged everything.
#[wasm_bindgen]
pub async fn flush() {
    if let Some(keeper) = with(|bench| bench.keeper.clone()) {
        keeper.flush_now().await;
    }
}

/// Edits both sides. Returns how many bytes the other side sends.
#[wasm_bindgen]
pub fn prepare_merge(edits: usize) -> usize {
    with(|bench| {
        let base = bench.desk.book().vector().clone();
        let mut theirs = Desk::open(bench.desk.book().clone());
        let rows = bench.ids.len();
        let ours = plan(edits, rows, 1);
        for (row, field, value) in ours {
            let outcome = act(bench, edit_of(bench.ids[row], field, &value));
            if let Some(keeper) = &bench.keeper {
                keeper.append(&outcome.commit);
            }
        }
        std::mem::swap(&mut bench.desk, &mut theirs);
        let writer = std::mem::replace(&mut bench.writer, THEIRS);
        for (row, field, value) in plan(edits, rows, 2) {
            act(bench, edit_of(bench.ids[row], field, &value));
        }
        bench.theirs = bench.desk.book().delta_since(&base).encode();
        std::mem::swap(&mut bench.desk, &mut theirs);
        bench.writer = writer;
        bench.theirs.len()
    })
}

/// The same edits without the record of who did what when: what the other engines exchange.
#[wasm_bindgen]
pub fn bare_delta(edits: usize) -> usize {
    with(|bench| {
        let mut book = bench.desk.book().clone();
        let base = book.vector().clone();
        let rows = bench.ids.len();
        for (row, field, value) in plan(edits, rows, 3) {
            let write = facetten::replica::Write::Set {
                id: bench.ids[row],
                kind: Entity::Company.kind(),
                key: Key::plain(EDITED[field].field()),
                value: Value::from(&*value),
                replaces: facetten::replica::Replaces::Current,
            };
            book.commit(THEIRS, clock::now_ms(), &[write])
                .expect("a known record");
        }
        book.delta_since(&base).encode().len()
    })
}

fn edit_of(id: RecordId, field: usize, value: &str) -> Command {
    Command::Edit {
        id,
        prop: EDITED[field],
        value: Value::from(value),
    }
}

/// Takes in what the other side sent and keeps it. Returns how many fields now show two values.
#[wasm_bindgen]
pub fn merge() {
    with(|bench| {
        let delta = Delta::decode(&bench.theirs).expect("our own bytes");
        bench
            .desk
            .receive(&delta, clock::now_ms())
            .expect("nothing is missing");
        if let Some(keeper) = &bench.keeper {
            keeper.receive(&delta);
        }
    });
}

/// How many fields show two values.
#[wasm_bindgen]
pub fn contested() -> usize {
    with(|bench| {
        let book = bench.desk.book();
        let mut found = 0;
        for record in book.records(Entity::Company.kind()) {
            let on = |prop: &&Prop| record.is_contested(&Key::plain(prop.field()));
            found += EDITED.iter().filter(on).count();
        }
        found
    })
}

/// What the open book takes of memory, as it counts itself.
#[wasm_bindgen]
pub fn book_memory() -> usize {
    with(|bench| bench.desk.book().memory())
}

/// The budgets of the book alone: name, figure and unit of each.
#[wasm_bindgen]
pub fn budgets(count: usize) -> String {
    let mut found = Vec::new();
    book::measure(clock::precise_ms, count, &mut |name, figure, unit| {
        found.push((name.trim().to_owned(), figure, unit.to_owned()));
    });
    serde_json::to_string(&found).expect("plain text")
}
