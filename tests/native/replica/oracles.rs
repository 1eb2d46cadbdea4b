//! Law 8: where the meaning is the same, the same script ends in the same values as with `automerge` and with `yrs`.
//!
//! The meaning is the same where each field has one writer at a time: before a field changes hands, everyone meets.

use std::collections::BTreeMap;

use automerge::transaction::Transactable;
use automerge::{AutoCommit, ROOT, ReadDoc};
use facetten::replica::*;
use yrs::updates::decoder::Decode;
use yrs::{Doc, Map, MapRef, Out, ReadTxn, Transact, Update};

use super::cases::check;
use super::customers::Dice;
use super::world::TODAY;

const MEMBERS: usize = 3;
const PLACES: usize = 6;
const KIND: Kind = Kind(1);

type Shown = BTreeMap<usize, String>;

/// What every engine can do.
trait Engine {
    fn write(&mut self, who: usize, place: usize, value: Option<&str>);
    fn meet(&mut self, from: usize, to: usize);
    fn shown(&self, who: usize) -> Shown;
}

struct Ours(Vec<Book>);

fn register(place: usize) -> (RecordId, Key) {
    (
        RecordId([place as u8 / 2 + 1; 16]),
        Key::plain(Field(place as u16 % 2)),
    )
}

impl Engine for Ours {
    fn write(&mut self, who: usize, place: usize, value: Option<&str>) {
        let (id, key) = register(place);
        let value = value.map_or(Value::Null, Value::from);
        let write = Write::Set {
            id,
            kind: KIND,
            key,
            value,
            replaces: Replaces::Current,
        };
        self.0[who]
            .commit(WriterId(who as u64), TODAY, &[write])
            .unwrap();
    }

    fn meet(&mut self, from: usize, to: usize) {
        let delta = self.0[from].delta_since(self.0[to].vector());
        self.0[to].apply(&delta, TODAY).unwrap();
    }

    fn shown(&self, who: usize) -> Shown {
        let read = |place| {
            let (id, key) = register(place);
            let record = self.0[who].record(id)?;
            assert!(
                record.siblings(&key).len() < 2,
                "one writer at a time, and yet two values"
            );
            Some((place, record.text(key.field)?.to_owned()))
        };
        (0..PLACES).filter_map(read).collect()
    }
}

struct Automerge(Vec<AutoCommit>);

impl Engine for Automerge {
    fn write(&mut self, who: usize, place: usize, value: Option<&str>) {
        match value {
            Some(value) => self.0[who].put(ROOT, place.to_string(), value).unwrap(),
            None => self.0[who].delete(ROOT, place.to_string()).unwrap(),
        }
    }

    fn meet(&mut self, from: usize, to: usize) {
        let mut other = self.0[from].fork();
        self.0[to].merge(&mut other).unwrap();
    }

    fn shown(&self, who: usize) -> Shown {
        let read = |place: usize| {
            let (value, _) = self.0[who].get(ROOT, place.to_string()).unwrap()?;
            Some((place, value.into_string().unwrap()))
        };
        (0..PLACES).filter_map(read).collect()
    }
}

struct Yrs(Vec<(Doc, MapRef)>);

impl Engine for Yrs {
    fn write(&mut self, who: usize, place: usize, value: Option<&str>) {
        let (doc, map) = &self.0[who];
        let mut txn = doc.transact_mut();
        match value {
            Some(value) => drop(map.insert(&mut txn, place.to_string(), value)),
            None => drop(map.remove(&mut txn, &place.to_string())),
        }
    }

    fn meet(&mut self, from: usize, to: usize) {
        let seen = self.0[to].0.transact().state_vector();
        let update = self.0[from].0.transact().encode_diff_v1(&seen);
        self.0[to]
            .0
            .transact_mut()
            .apply_update(Update::decode_v1(&update).unwrap())
            .unwrap();
    }

    fn shown(&self, who: usize) -> Shown {
        let (doc, map) = &self.0[who];
        let txn = doc.transact();
        let read = |place: usize| match map.get(&txn, &place.to_string())? {
            Out::Any(value) => Some((place, value.to_string())),
            _ => None,
        };
        (0..PLACES).filter_map(read).collect()
    }
}

#[test]
fn the_book_agrees_with_automerge_and_yrs() {
    check(100, |seed| {
        let yrs = |n: usize| {
            let doc = Doc::with_client_id(n as u64 + 1);
            let map = doc.get_or_insert_map("book");
            (doc, map)
        };
        let mut engines: [Box<dyn Engine>; 3] = [
            Box::new(Ours(
                (0..MEMBERS)
                    .map(|_| Book::new(WorkspaceId([1; 16])))
                    .collect(),
            )),
            Box::new(Automerge((0..MEMBERS).map(|_| AutoCommit::new()).collect())),
            Box::new(Yrs((0..MEMBERS).map(yrs).collect())),
        ];
        let mut dice = Dice(seed);
        let mut hands = [0; PLACES];
        let everyone_meets = |engine: &mut Box<dyn Engine>| {
            for n in 0..2 * MEMBERS {
                engine.meet(n % MEMBERS, (n + 1) % MEMBERS);
            }
        };
        for step in 0..1 + dice.below(40) {
            let who = dice.below(MEMBERS);
            match dice.below(4) {
                0 => {
                    let to = (who + 1 + dice.below(MEMBERS - 1)) % MEMBERS;
                    engines.iter_mut().for_each(|engine| engine.meet(who, to));
                }
                _ => {
                    let place = dice.below(PLACES);
                    if hands[place] != who {
                        engines.iter_mut().for_each(everyone_meets);
                        hands[place] = who;
                    }
                    let value = (dice.below(5) > 0).then(|| format!("Wert {step}"));
                    engines
                        .iter_mut()
                        .for_each(|engine| engine.write(who, place, value.as_deref()));
                }
            }
        }
        for who in 0..MEMBERS {
            assert_eq!(
                engines[0].shown(who),
                engines[1].shown(who),
                "automerge, before everyone met"
            );
            assert_eq!(
                engines[0].shown(who),
                engines[2].shown(who),
                "yrs, before everyone met"
            );
        }
        engines.iter_mut().for_each(everyone_meets);
        let end = engines[0].shown(0);
        for engine in &engines {
            (0..MEMBERS).for_each(|who| assert_eq!(engine.shown(who), end));
        }
    });
}
