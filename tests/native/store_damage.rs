//! Damage to single values, over and over: what is whole in either engine is in the book. `FACETTEN_DAMAGE_CASES` sets how
//! often (`cargo xtask test` asks for 100,000).

use std::collections::BTreeMap;

use facetten::replica::{Book, Delta};
use facetten::store::image::Image;
use facetten::store::key::{self, Key, Part};
use facetten::store::manifest::Manifest;
use facetten::store::recover::recover;
use facetten::store::{Finding, Mode, text};

use super::store::Memory;
use super::store_faults::{NOW, lived_in, missing, open};
use super::store_suite::{Dice, NAME, name, run, workspace};

/// One kind of damage to one value.
fn damage(bytes: &[u8], others: &[Vec<u8>], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut bytes = bytes.to_vec();
    let at = |dice: &mut Dice, length: usize| dice.below(length as u64) as usize;
    match dice.below(7) {
        0 => return None,
        1 if !bytes.is_empty() => {
            let index = at(dice, bytes.len());
            bytes[index] ^= 1 << dice.below(8);
        }
        2 => bytes.truncate(at(dice, bytes.len())),
        3 => bytes.extend_from_slice(&dice.next().to_le_bytes()),
        4 => bytes = others[at(dice, others.len())].clone(),
        5 => bytes = (0..dice.below(60)).map(|_| dice.next() as u8).collect(),
        _ => bytes = [&*bytes, &*bytes].concat(),
    }
    Some(bytes)
}

/// Whether everything that the book needs of a manifest is undamaged in one engine or the other.
fn covers(whole: &BTreeMap<Part, Vec<u8>>, touched: &dyn Fn(&Part) -> bool, delta: &Delta) -> bool {
    [Part::Manifest(0), Part::Manifest(1)].iter().any(|slot| {
        let Some(manifest) = whole.get(slot).and_then(|bytes| Manifest::open(bytes).ok()) else {
            return false;
        };
        let chunks = (0..manifest.chunks.len()).map(|index| manifest.chunk(index));
        !touched(slot)
            && chunks.into_iter().all(|chunk| !touched(&chunk))
            && delta.is_covered_by(&manifest.seen())
    })
}

const CASES: u64 = 5_000;

fn cases() -> u64 {
    std::env::var("FACETTEN_DAMAGE_CASES").map_or(CASES, |text| text.parse().expect("a number"))
}

#[test]
fn damaged_stores_lose_no_undamaged_action() {
    run(async {
        let cases = cases();
        let mut dice = Dice(42);
        let id = workspace(&mut dice);
        let base = Memory::default();
        let actions = lived_in(&base, id, &mut dice).await;
        // The commits, in order, as the journal had them before anything was folded.
        let commits: Vec<Delta> = {
            let mut book = Book::new(id);
            let mut writer = None;
            let first = base.vault.dump();
            for key in first.keys() {
                if let Some(Key::Of(_, Part::Journal { writer: found, .. })) = key::parse(key) {
                    writer = Some(found);
                }
            }
            let writer = writer.expect("a journal");
            actions
                .iter()
                .map(|(id, text)| name(&mut book, writer, *id, text))
                .collect()
        };
        let shelf: BTreeMap<String, Vec<u8>> = base
            .shelf
            .dump()
            .into_iter()
            .filter(|(name, _)| name.starts_with(&key::prefix(id)))
            .map(|(name, value)| (name, text::to_bytes(&value).expect("bytes")))
            .collect();
        let vault = base.vault.dump();
        let values: Vec<Vec<u8>> = vault.values().cloned().collect();
        let parts: BTreeMap<Part, Vec<u8>> = vault
            .iter()
            .filter_map(|(name, bytes)| match key::parse(name) {
                Some(Key::Of(_, part)) => Some((part, bytes.clone())),
                _ => None,
            })
            .collect();
        let names: Vec<&String> = vault.keys().collect();
        assert!(shelf.keys().eq(vault.keys()), "both engines hold the same");

        let mut told = 0;
        for round in 0..cases {
            let memory = Memory::default();
            let mut broken: BTreeMap<String, [bool; 2]> = BTreeMap::new();
            let share = 1 + dice.below(names.len() as u64 * 2);
            let hit = |dice: &mut Dice| dice.below(names.len() as u64 * 2) < share;
            let one_only = dice.below(3) == 0;
            for (name, bytes) in &shelf {
                let value = if hit(&mut dice) {
                    broken.entry(name.clone()).or_default()[0] = true;
                    damage(bytes, &values, &mut dice).map(|bytes| match dice.below(12) {
                        0 => "\u{20ac}\u{1f525}".to_owned(),
                        _ => text::from_bytes(&bytes),
                    })
                } else {
                    Some(text::from_bytes(bytes))
                };
                memory.shelf.damage(name, value);
            }
            for (name, bytes) in &vault {
                let value = if !one_only && hit(&mut dice) {
                    broken.entry(name.clone()).or_default()[1] = true;
                    damage(bytes, &values, &mut dice)
                } else {
                    Some(bytes.clone())
                };
                memory.vault.damage(name, value);
            }
            let images = (
                Image::of_shelf(&memory.shelf, id),
                Image::of_vault(&memory.vault, id).await,
            );
            let (shelf_image, mut vault_image) = images;
            vault_image.read_chunks(&memory.vault, id).await;
            let found = recover(id, &shelf_image, &vault_image, NOW, &mut || dice.writer());
            let touched = |part: &Part| broken.get(&part.clone().of(id)) == Some(&[true, true]);
            for ((action, text), commit) in actions.iter().zip(&commits) {
                let Delta::Commit(made) = commit else {
                    panic!("a commit")
                };
                let part = Part::Journal {
                    writer: made.writer(),
                    first: made.first_seq(),
                };
                let in_journal = parts.contains_key(&part) && !touched(&part);
                if in_journal || covers(&parts, &touched, commit) {
                    let have = found
                        .book
                        .record(*action)
                        .and_then(|record| record.text(NAME));
                    assert_eq!(
                        have,
                        Some(&**text),
                        "{round}: {broken:?} {:?}",
                        found.findings
                    );
                }
            }
            assert_eq!(
                found.mode,
                Mode::Full,
                "damage is not a newer version: {broken:?}"
            );
            told += u64::from(!found.findings.is_empty());
            if round % 50 == 0 {
                // What was repaired stays repaired, and the next start finds nothing new.
                let mut tab = open(&memory, id, &mut dice).await;
                assert_eq!(missing(&tab.book, &actions), missing(&found.book, &actions));
                tab.safe.flush().await;
                tab.fold(&mut dice).await;
                let again = open(&memory, id, &mut dice).await;
                assert_eq!(
                    again.book.to_snapshot(),
                    tab.book.to_snapshot(),
                    "round {round}"
                );
                let quiet = again
                    .findings
                    .iter()
                    .all(|f| matches!(f, Finding::Missing { .. }));
                assert!(quiet, "round {round}: {:?}", again.findings);
            }
        }
        assert!(told * 10 > cases * 9, "damage is told of: {told}");
        println!("{cases} damaged stores, {told} of them told of");
    });
}
