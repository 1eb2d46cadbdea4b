//! Budgets that are counted, not timed: the same on every machine, so that they can fail. Times are in
//! `docs/performance.md`.

use std::rc::Rc;

use facetten::app::Command;
use facetten::app::command::Batch;
use facetten::domain::{Draft, Prop, RecordId, Role, Value};
use facetten::store::fold::{Folded, Snapshot};
use facetten::store::memory::{MemoryShelf, MemoryVault};
use facetten::store::{key, text};
use yrs::updates::decoder::Decode;
use yrs::{Map, ReadTxn, Transact};

use super::desk_kit::{Kit, WORKSPACE};
use super::replica::customers::{self, Dice, OWNERS};
use super::store_suite::{self as suite, Tab};

/// A desk with the benchmark's customers, their ids, and everything that was done to fill it.
fn filled(count: usize) -> (Kit, Vec<RecordId>, Vec<facetten::replica::Delta>) {
    let mut kit = Kit::new();
    let mut deltas = vec![kit.desk.book().delta_since(&Default::default())];
    let owners: Vec<RecordId> = (0..OWNERS)
        .map(|n| {
            let before = kit.desk.book().vector().clone();
            let id = kit.member(&format!("Mitglied {n}"), Role::FieldSales);
            deltas.push(kit.desk.book().delta_since(&before));
            id
        })
        .collect();
    let mut dice = Dice(2026);
    let now = kit.now_ms;
    let created: Vec<Draft> = (0..count)
        .map(|n| {
            let id = RecordId::v7(now + n as u64 * 10, dice.bytes());
            let customer = customers::customer(&mut dice);
            customers::draft(id, owners[customer.owner], &customer)
        })
        .collect();
    let ids = created.iter().map(|draft| draft.id).collect();
    let import = Command::Import(Batch {
        source: "kunden.csv".into(),
        created,
        edited: Vec::new(),
    });
    deltas.push(kit.does(import).commit);
    (kit, ids, deltas)
}

/// The same desk, kept and folded, with the shelf that it lies on.
struct Kept {
    kit: Kit,
    ids: Vec<RecordId>,
    tab: Tab<Rc<MemoryShelf>, Rc<MemoryVault>>,
    shelf: Rc<MemoryShelf>,
}

fn kept(count: usize) -> Kept {
    let (kit, ids, deltas) = filled(count);
    let (shelf, vault) = (Rc::<MemoryShelf>::default(), Rc::<MemoryVault>::default());
    let tab = suite::run(Tab::open(
        shelf.clone(),
        vault,
        WORKSPACE,
        &mut suite::Dice(1),
    ));
    for delta in &deltas {
        tab.safe.append(delta);
    }
    suite::run(tab.safe.flush());
    let snapshot = Snapshot::of(kit.desk.book());
    suite::run(tab.safe.fold(&snapshot, kit.now_ms, 7)).expect("there is room");
    Kept {
        kit,
        ids,
        tab,
        shelf,
    }
}

fn units(shelf: &MemoryShelf) -> usize {
    shelf
        .dump()
        .iter()
        .filter(|(name, _)| *name != key::RESERVE)
        .map(|(name, value)| text::units(name, value))
        .sum()
}

fn town(id: RecordId, to: &str) -> Command {
    Command::Edit {
        id,
        prop: Prop::CompanyTown,
        value: Value::from(to),
    }
}

#[test]
fn a_customer_costs_at_most_ninety_units_of_local_storage() {
    let Kept {
        mut kit,
        ids,
        tab,
        shelf,
    } = kept(10_000);
    let count = ids.len() as f64;
    // The first generation has no older one behind it: until the next, the import's own entry stays as its safety.
    let first = units(&shelf) as f64 / count;
    let outcome = kit.does(town(ids[0], "Neustadt"));
    tab.safe.append(&outcome.commit);
    suite::run(tab.safe.flush());
    let snapshot = Snapshot::of(kit.desk.book());
    let folded = suite::run(tab.safe.fold(&snapshot, kit.now_ms, 8));
    assert_eq!(folded, Ok(Folded::Done));
    let both = units(&shelf) as f64 / count;
    let one = snapshot.bytes.len() as f64 / count;
    assert!(one <= 90.0, "{one:.1} units for each customer");
    assert!(first <= 150.0, "{first:.1} units after the first fold");
    assert!(
        both <= 2.0 * one + 2.0,
        "{both:.1} units in two generations of {one:.1}"
    );
}

#[test]
fn an_edit_is_one_write_of_the_same_size_in_a_small_and_a_large_book() {
    let costs: Vec<usize> = [1_000, 10_000]
        .into_iter()
        .map(|count| {
            let Kept {
                mut kit,
                ids,
                tab,
                shelf,
            } = kept(count);
            let outcome = kit.does(town(ids[count / 2], "Neustadt"));
            let (writes, before) = (shelf.writes(), units(&shelf));
            tab.safe.append(&outcome.commit);
            assert_eq!(shelf.writes() - writes, 1, "setItem calls for one edit");
            units(&shelf) - before
        })
        .collect();
    assert!(costs[0] <= 400, "{} units for one edit", costs[0]);
    assert!(costs[0].abs_diff(costs[1]) <= 8, "{costs:?}");
}

#[test]
fn one_thousand_customers_at_once_are_one_write() {
    let Kept {
        mut kit,
        ids,
        tab,
        shelf,
    } = kept(10_000);
    let outcome = kit.does(Command::EditMany {
        ids: ids.iter().copied().step_by(10).collect(),
        prop: Prop::CompanyTown,
        value: "Neustadt".into(),
    });
    let (writes, before) = (shelf.writes(), units(&shelf));
    tab.safe.append(&outcome.commit);
    assert_eq!(shelf.writes() - writes, 1);
    let each = (units(&shelf) - before) as f64 / 1_000.0;
    assert!(each <= 60.0, "{each:.1} units for each changed customer");
}

/// Yjs's own document for the same customers, told by the same edits.
#[test]
fn five_hundred_edits_are_exchanged_in_few_bytes() {
    let (kit, ids, _) = filled(10_000);
    let plan: Vec<(usize, u16, String)> = {
        let mut dice = Dice(3);
        (0..500)
            .map(|_| {
                let field = dice.below(3) as u16;
                let (row, value) = (dice.below(ids.len()), dice.below(1_000_000));
                (row, field, format!("3{value:06}"))
            })
            .collect()
    };
    let props = [
        Prop::CompanyName,
        Prop::CompanyStreet,
        Prop::CompanyPostcode,
    ];
    let mut book = kit.desk.book().clone();
    let base = book.vector().clone();
    for (row, field, value) in &plan {
        let write = facetten::replica::Write::Set {
            id: ids[*row],
            kind: facetten::domain::Entity::Company.kind(),
            key: facetten::replica::Key::plain(props[usize::from(*field)].field()),
            value: Value::from(&**value),
            replaces: facetten::replica::Replaces::Current,
        };
        book.commit(facetten::replica::WriterId(2), kit.now_ms, &[write])
            .unwrap();
    }
    let ours = book.delta_since(&base).encode().len();

    let doc = yrs::Doc::with_client_id(1);
    let rows = doc.get_or_insert_map("customers");
    {
        let mut transaction = doc.transact_mut();
        for row in 0..ids.len() {
            rows.insert(
                &mut transaction,
                format!("{row:06}"),
                yrs::MapPrelim::default(),
            );
        }
    }
    let theirs = yrs::Doc::with_client_id(2);
    let copy = theirs.get_or_insert_map("customers");
    let whole = doc
        .transact()
        .encode_state_as_update_v1(&yrs::StateVector::default());
    theirs
        .transact_mut()
        .apply_update(yrs::Update::decode_v1(&whole).unwrap())
        .unwrap();
    let before = theirs.transact().state_vector();
    for (row, field, value) in &plan {
        let mut transaction = theirs.transact_mut();
        let Some(yrs::Out::YMap(map)) = copy.get(&transaction, &format!("{row:06}")) else {
            panic!("the row is there");
        };
        map.insert(
            &mut transaction,
            ["name", "street", "postcode"][usize::from(*field)],
            value.as_str(),
        );
    }
    let yjs = theirs.transact().encode_state_as_update_v1(&before).len();
    assert!(2 * ours <= 3 * yjs, "{ours} bytes for 500 edits, Yjs {yjs}");
}
