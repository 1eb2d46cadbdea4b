//! Everything that goes wrong with storage, injected: no room, death at every step, damage, copies, blocked engines.

use facetten::replica::{Book, Delta, RecordId, WorkspaceId};
use facetten::store::fold::{Folded, Snapshot};
use facetten::store::image::Image;
use facetten::store::key::Part;
use facetten::store::manifest::Manifest;
use facetten::store::memory::{Fault, MemoryShelf, MemoryVault};
use facetten::store::recover::recover;
use facetten::store::{Engine, Finding, Mode, Safety, StoreError, text};

use super::store::Memory;
use super::store_suite::{Dice, KIND, NAME, Tab, name, run, workspace};

pub const NOW: u64 = 1_700_000_000_000;

pub type MemoryTab = Tab<std::rc::Rc<MemoryShelf>, std::rc::Rc<MemoryVault>>;

pub async fn open(memory: &Memory, id: WorkspaceId, dice: &mut Dice) -> MemoryTab {
    Tab::open(memory.shelf.clone(), memory.vault.clone(), id, dice).await
}

/// A copy of both engines as they are now, without planned faults.
fn copy(memory: &Memory) -> Memory {
    let copy = Memory::default();
    for (key, value) in memory.shelf.dump() {
        copy.shelf.damage(&key, Some(value));
    }
    copy.shelf.commit();
    for (key, bytes) in memory.vault.dump() {
        copy.vault.damage(&key, Some(bytes));
    }
    copy
}

/// What is known of the actions of a test: which record got which text.
pub type Actions = Vec<(RecordId, String)>;

pub fn missing(book: &Book, actions: &Actions) -> Vec<String> {
    let has = |(id, text): &&(RecordId, String)| {
        book.record(*id).and_then(|record| record.text(NAME)) == Some(text)
    };
    actions
        .iter()
        .filter(|action| !has(action))
        .map(|(_, text)| text.clone())
        .collect()
}

async fn act(tab: &mut MemoryTab, actions: &mut Actions, dice: &mut Dice) {
    let (id, text) = (dice.record(), format!("Aktion {}", actions.len()));
    tab.act(id, &text);
    actions.push((id, text));
}

/// What the engines can give back, asked without changing them.
async fn recoverable(memory: &Memory, id: WorkspaceId, engines: &[Engine]) -> Book {
    let shelf = if engines.contains(&Engine::Shelf) {
        Image::of_shelf(&memory.shelf, id)
    } else {
        Image::failed(StoreError::Blocked(Engine::Shelf))
    };
    let mut vault = if engines.contains(&Engine::Vault) {
        Image::of_vault(&memory.vault, id).await
    } else {
        Image::failed(StoreError::Blocked(Engine::Vault))
    };
    vault.read_chunks(&memory.vault, id).await;
    let mut dice = Dice(99);
    recover(id, &shelf, &vault, NOW, &mut || dice.writer()).book
}

const BOTH: [Engine; 2] = [Engine::Shelf, Engine::Vault];

/// Holds the word against what the engines really hold.
async fn word_is_true(memory: &Memory, tab: &MemoryTab, actions: &Actions, context: &str) {
    let id = tab.safe.workspace();
    let state = tab.safe.safety();
    match state.word {
        Safety::Secured | Safety::OutsideSecured => {
            let book = recoverable(memory, id, &[Engine::Vault]).await;
            assert_eq!(
                missing(&book, actions),
                [""; 0],
                "secured means in the vault: {context}"
            );
        }
        Safety::Provisional => {
            let book = recoverable(memory, id, &BOTH).await;
            assert_eq!(
                missing(&book, actions),
                [""; 0],
                "provisional means somewhere: {context}"
            );
            assert!(state.pending > 0 || state.vault != facetten::store::Health::Good);
        }
        Safety::QuotaFull | Safety::MemoryOnly | Safety::Saving => {
            let book = recoverable(memory, id, &BOTH).await;
            assert_ne!(
                missing(&book, actions),
                [""; 0],
                "nothing is missing after all: {context}"
            );
        }
        Safety::ReadOnly => panic!("nobody wrote anything newer: {context}"),
    }
    assert_eq!(
        missing(&tab.book, actions),
        [""; 0],
        "the interface never rolls back: {context}"
    );
}

#[derive(Clone, Copy, Debug)]
enum Spot {
    Shelf(u64, Fault),
    Vault(u64, Fault),
    ShelfFrom(u64),
    VaultFrom(u64),
    BothFrom(u64, u64),
}

impl Spot {
    fn plan(self, memory: &Memory) {
        match self {
            Spot::Shelf(at, fault) => memory.shelf.plan(at, fault),
            Spot::Vault(at, fault) => memory.vault.plan(at, fault),
            Spot::ShelfFrom(at) => memory.shelf.full_from(at),
            Spot::VaultFrom(at) => memory.vault.full_from(at),
            Spot::BothFrom(shelf, vault) => {
                memory.shelf.full_from(shelf);
                memory.vault.full_from(vault);
            }
        }
    }
}

impl Spot {
    /// Whether it has happened, after so many writes to each engine. Before that, a session is like one without it.
    fn is_past(self, shelf: u64, vault: u64) -> bool {
        match self {
            Spot::Shelf(at, _) | Spot::ShelfFrom(at) => shelf > at,
            Spot::Vault(at, _) | Spot::VaultFrom(at) => vault > at,
            Spot::BothFrom(at, other) => shelf > at || vault > other,
        }
    }
}

/// A session: actions, transactions, foldings, in an order that the dice decide.
async fn session(memory: &Memory, spot: Option<Spot>, seed: u64) -> (u64, u64) {
    let mut dice = Dice(seed);
    let id = workspace(&mut dice);
    let mut actions = Actions::new();
    let mut tab = open(memory, id, &mut dice).await;
    let before = (memory.shelf.writes(), memory.vault.writes());
    if let Some(spot) = spot {
        spot.plan(memory);
    }
    let count = || {
        (
            memory.shelf.writes() - before.0,
            memory.vault.writes() - before.1,
        )
    };
    let news = || spot.is_none_or(|spot| spot.is_past(count().0, count().1));
    for step in 0..4 {
        act(&mut tab, &mut actions, &mut dice).await;
        let context = format!("seed {seed}, step {step}, {spot:?}");
        if news() {
            word_is_true(memory, &tab, &actions, &context).await;
        }
        if dice.below(2) == 0 {
            tab.safe.flush().await;
        }
        if dice.below(3) == 0 {
            let snapshot = Snapshot::of(&tab.book);
            let _ = tab.safe.fold(&snapshot, NOW, dice.next() as u32).await;
        }
        if news() {
            word_is_true(memory, &tab, &actions, &context).await;
        }
    }
    let count = count();
    // Once there is room again, everything reaches the disk without anybody doing anything again.
    memory.shelf.reload();
    memory.vault.restart();
    tab.safe.flush().await;
    if tab.safe.fold_is_due(false) {
        let snapshot = Snapshot::of(&tab.book);
        tab.safe
            .fold(&snapshot, NOW, 7)
            .await
            .expect("there is room again");
    }
    assert_eq!(
        tab.safe.safety().word,
        Safety::Secured,
        "seed {seed}, {spot:?}"
    );
    word_is_true(memory, &tab, &actions, "at the end").await;
    count
}

#[test]
fn no_room_at_any_write_of_a_thousand_sessions_loses_nothing() {
    run(async {
        for seed in 0..1_000 {
            let (shelf, vault) = session(&Memory::default(), None, seed).await;
            for at in 0..shelf {
                session(&Memory::default(), Some(Spot::Shelf(at, Fault::Full)), seed).await;
            }
            for at in 0..vault {
                session(&Memory::default(), Some(Spot::Vault(at, Fault::Full)), seed).await;
            }
            let mut dice = Dice(seed);
            let (a, b) = (dice.below(shelf), dice.below(vault.max(1)));
            for spot in [Spot::ShelfFrom(a), Spot::VaultFrom(b), Spot::BothFrom(a, b)] {
                session(&Memory::default(), Some(spot), seed).await;
            }
        }
    });
}

/// Engines with three generations behind them and a journal in front; returns the actions in them.
pub async fn lived_in(memory: &Memory, id: WorkspaceId, dice: &mut Dice) -> Actions {
    let mut actions = Actions::new();
    let mut tab = open(memory, id, dice).await;
    for round in 0..3 {
        for _ in 0..3 {
            act(&mut tab, &mut actions, dice).await;
        }
        tab.safe.flush().await;
        if round < 2 {
            tab.fold(dice).await;
        }
    }
    memory.shelf.commit();
    actions
}

#[test]
fn death_at_any_step_of_a_folding_leaves_a_whole_book() {
    run(async {
        for (seed, schema) in [(1, 1), (2, 1), (3, 0), (4, 0)] {
            let mut dice = Dice(seed);
            let id = workspace(&mut dice);
            let base = Memory::default();
            let actions = if schema == 0 {
                migrating(&base, id, &mut dice).await
            } else {
                lived_in(&base, id, &mut dice).await
            };
            let steps = fold_once(&copy(&base), id, None).await;
            assert!(steps.0 > 4 && steps.1 > 0, "a folding has steps: {steps:?}");
            for fault in [
                Fault::Dies,
                Fault::DiesAfter,
                Fault::Torn,
                Fault::Lost,
                Fault::Failed,
            ] {
                let shelf = (0..steps.0).map(|at| Spot::Shelf(at, fault));
                let vault = (0..steps.1).map(|at| Spot::Vault(at, fault));
                for spot in shelf.chain(vault) {
                    for lagging in [false, true] {
                        let memory = copy(&base);
                        fold_once(&memory, id, Some(spot)).await;
                        if lagging {
                            memory.shelf.crash();
                        }
                        memory.shelf.reload();
                        memory.vault.restart();
                        let context = format!("{spot:?}, lagging {lagging}, schema {schema}");
                        let tab = open(&memory, id, &mut dice).await;
                        assert_eq!(missing(&tab.book, &actions), [""; 0], "{context}");
                        // What the start repaired is whole in each engine alone after the next folding.
                        let mut tab = tab;
                        act(&mut tab, &mut Actions::new(), &mut dice).await;
                        tab.safe.flush().await;
                        tab.fold(&mut dice).await;
                        for engine in BOTH {
                            let book = recoverable(&memory, id, &[engine]).await;
                            assert_eq!(missing(&book, &actions), [""; 0], "{engine}: {context}");
                        }
                    }
                }
            }
        }
    });
}

/// The same with IndexedDB blocked: then local storage alone must come through.
#[test]
fn death_at_any_step_of_a_folding_without_indexeddb_leaves_a_whole_book() {
    run(async {
        let mut dice = Dice(5);
        let id = workspace(&mut dice);
        let base = Memory {
            vault: MemoryVault::blocked().into(),
            ..Memory::default()
        };
        let actions = lived_in(&base, id, &mut dice).await;
        let shelf_only = |from: &Memory| {
            let memory = copy(from);
            Memory {
                vault: MemoryVault::blocked().into(),
                ..memory
            }
        };
        let (steps, _) = fold_once(&shelf_only(&base), id, None).await;
        for fault in [
            Fault::Dies,
            Fault::DiesAfter,
            Fault::Full,
            Fault::Failed,
            Fault::Torn,
        ] {
            for at in 0..steps {
                let memory = shelf_only(&base);
                fold_once(&memory, id, Some(Spot::Shelf(at, fault))).await;
                memory.shelf.reload();
                let tab = open(&memory, id, &mut dice).await;
                assert_eq!(missing(&tab.book, &actions), [""; 0], "{fault:?} at {at}");
                assert_eq!(tab.safe.safety().word, Safety::Provisional);
            }
        }
    });
}

async fn fold_once(memory: &Memory, id: WorkspaceId, spot: Option<Spot>) -> (u64, u64) {
    let tab = open(memory, id, &mut Dice(77)).await;
    let before = (memory.shelf.writes(), memory.vault.writes());
    if let Some(spot) = spot {
        spot.plan(memory);
    }
    let _ = tab.safe.fold(&Snapshot::of(&tab.book), NOW, 4711).await;
    (
        memory.shelf.writes() - before.0,
        memory.vault.writes() - before.1,
    )
}

/// Engines that an older version of the program has filled.
async fn migrating(memory: &Memory, id: WorkspaceId, dice: &mut Dice) -> Actions {
    let mut actions = Actions::new();
    let mut tab = open(memory, id, dice).await;
    for _ in 0..2 {
        act(&mut tab, &mut actions, dice).await;
        tab.safe.flush().await;
        let snapshot = Snapshot::of(&tab.book);
        tab.safe
            .fold_as(&snapshot, NOW, dice.next() as u32, 0)
            .await
            .expect("folds");
    }
    act(&mut tab, &mut actions, dice).await;
    tab.safe.flush().await;
    memory.shelf.commit();
    actions
}

#[test]
fn the_generation_of_an_older_program_stays_until_a_backup_was_verified() {
    run(async {
        let mut dice = Dice(6);
        let id = workspace(&mut dice);
        let memory = Memory::default();
        let mut actions = migrating(&memory, id, &mut dice).await;
        let mut tab = open(&memory, id, &mut dice).await;
        for _ in 0..4 {
            act(&mut tab, &mut actions, &mut dice).await;
            tab.safe.flush().await;
            tab.fold(&mut dice).await;
        }
        let pinned = Part::Pinned.of(id);
        let kept = memory
            .vault
            .dump()
            .get(&pinned)
            .cloned()
            .expect("is pinned");
        let manifest = Manifest::open(&kept).expect("is readable");
        assert_eq!((manifest.schema, manifest.generation), (0, 2));
        let chunk = manifest.chunk(0).of(id);
        assert!(
            memory.vault.dump().contains_key(&chunk),
            "its chunks are there too"
        );
        assert!(memory.shelf.dump().contains_key(&chunk));
        assert!(memory.shelf.dump().contains_key(&pinned));

        tab.safe.unpin().await.expect("lets go");
        act(&mut tab, &mut actions, &mut dice).await;
        tab.safe.flush().await;
        tab.fold(&mut dice).await;
        assert!(!memory.vault.dump().contains_key(&pinned));
        assert!(!memory.vault.dump().contains_key(&chunk));
        assert!(!memory.shelf.dump().contains_key(&chunk));
        let again = open(&memory, id, &mut dice).await;
        assert_eq!(missing(&again.book, &actions), [""; 0]);
    });
}

#[test]
fn a_kill_within_the_delay_of_local_storage_costs_nothing_that_was_secured() {
    run(async {
        for seed in 0..300 {
            let mut dice = Dice(seed);
            let id = workspace(&mut dice);
            let memory = Memory::default();
            let mut actions = Actions::new();
            let mut secured = 0;
            for _ in 0..4 {
                let mut tab = open(&memory, id, &mut dice).await;
                assert_eq!(missing(&tab.book, &actions), [""; 0], "seed {seed}");
                assert!(tab.findings.iter().all(|finding| !matches!(
                    finding,
                    Finding::Quarantined { .. } | Finding::Missing { .. }
                )));
                for _ in 0..dice.below(6) {
                    act(&mut tab, &mut actions, &mut dice).await;
                    if dice.below(3) > 0 {
                        tab.safe.flush().await;
                        secured = actions.len();
                    }
                    if dice.below(5) == 0 {
                        memory.shelf.commit();
                    }
                    if dice.below(5) == 0 {
                        tab.fold(&mut dice).await;
                        secured = actions.len();
                    }
                }
                memory.shelf.crash();
                actions.truncate(secured);
                memory.vault.restart();
                // What was not secured may still be there; it is no longer counted on.
            }
        }
    });
}

#[test]
fn what_a_newer_version_wrote_is_shown_and_not_touched() {
    run(async {
        let mut dice = Dice(8);
        let id = workspace(&mut dice);
        let memory = Memory::default();
        let actions = lived_in(&memory, id, &mut dice).await;
        let tab = open(&memory, id, &mut dice).await;
        let snapshot = Snapshot::of(&tab.book);
        tab.safe
            .fold_as(&snapshot, NOW, 3, 2)
            .await
            .expect("a later version folds");

        let (shelf, vault) = (memory.shelf.dump(), memory.vault.dump());
        let mut tab = open(&memory, id, &mut dice).await;
        assert_eq!(tab.safe.mode(), Mode::ReadOnly);
        assert!(tab.findings.contains(&Finding::Newer));
        assert_eq!(
            missing(&tab.book, &actions),
            [""; 0],
            "what can be read is shown"
        );
        assert_eq!(tab.act(dice.record(), "nein"), Safety::ReadOnly);
        tab.safe.flush().await;
        tab.safe.set_draft("a", "b");
        assert_eq!(tab.fold(&mut dice).await, Folded::Nothing);
        tab.safe.note_outside(None, NOW).await;
        assert_eq!(memory.shelf.dump(), shelf, "not one byte");
        assert_eq!(memory.vault.dump(), vault, "not one byte");
        let raw = String::from_utf8(tab.safe.raw().await).expect("JSON");
        assert!(raw.contains("indexedDB") && raw.contains("localStorage"));
    });
}

#[test]
fn engines_blocked_in_every_combination_open_and_say_the_right_word() {
    run(async {
        for (shelf, vault, word) in [
            (true, true, Safety::Secured),
            (true, false, Safety::Provisional),
            (false, true, Safety::Secured),
            (false, false, Safety::MemoryOnly),
        ] {
            let mut dice = Dice(9);
            let id = workspace(&mut dice);
            let memory = Memory {
                shelf: if shelf {
                    MemoryShelf::default()
                } else {
                    MemoryShelf::blocked()
                }
                .into(),
                vault: if vault {
                    MemoryVault::default()
                } else {
                    MemoryVault::blocked()
                }
                .into(),
            };
            let mut tab = open(&memory, id, &mut dice).await;
            let unavailable = |engine| tab.findings.contains(&Finding::Unavailable(engine));
            assert_eq!(unavailable(Engine::Shelf), !shelf);
            assert_eq!(unavailable(Engine::Vault), !vault);
            assert_eq!(tab.safe.acknowledges(), vault);
            let at_once = tab.act(dice.record(), "Kunde");
            let expected = match (shelf, vault) {
                (true, _) => Safety::Provisional,
                (false, true) => Safety::Saving,
                (false, false) => Safety::MemoryOnly,
            };
            assert_eq!(at_once, expected);
            tab.safe.flush().await;
            assert_eq!(tab.safe.safety().word, word);
            let folded = tab.safe.fold(&Snapshot::of(&tab.book), NOW, 1).await;
            assert_eq!(folded.is_ok(), shelf || vault);
            assert_eq!(
                tab.safe.safety().word,
                word,
                "folding does not change the word"
            );
            let again = open(&memory, id, &mut dice).await;
            let kept = usize::from(shelf || vault);
            assert_eq!(again.book.records(KIND).count(), kept);
        }
    });
}

#[test]
fn a_snapshot_that_outgrows_local_storage_moves_to_the_vault() {
    run(async {
        let mut dice = Dice(10);
        let id = workspace(&mut dice);
        let shelf = MemoryShelf::with_quota(160 * 1024);
        let memory = Memory {
            shelf: shelf.into(),
            ..Memory::default()
        };
        let mut actions = Actions::new();
        let mut tab = open(&memory, id, &mut dice).await;
        let mut outcomes = Vec::new();
        for _ in 0..6 {
            for _ in 0..20 {
                let id = dice.record();
                let text: String = (0..150).map(|_| format!("{:016x}", dice.next())).collect();
                tab.act(id, &text);
                actions.push((id, text));
            }
            tab.safe.flush().await;
            word_is_true(&memory, &tab, &actions, "while growing").await;
            outcomes.push(tab.fold(&mut dice).await);
            word_is_true(&memory, &tab, &actions, "after folding").await;
        }
        assert_eq!(outcomes.first(), Some(&Folded::Done));
        assert_eq!(outcomes.last(), Some(&Folded::MovedOut));
        assert!(tab.safe.safety().moved_out);
        let again = open(&memory, id, &mut dice).await;
        assert_eq!(again.findings, []);
        assert_eq!(missing(&again.book, &actions), [""; 0]);
        assert!(again.safe.safety().moved_out, "and the next session knows");
    });
}

#[test]
fn the_same_number_twice_is_told_and_both_are_kept() {
    run(async {
        let mut dice = Dice(11);
        let id = workspace(&mut dice);
        let memory = Memory::default();
        let mut tab = open(&memory, id, &mut dice).await;
        let record = dice.record();
        tab.act(record, "Original");
        tab.safe.flush().await;
        let mut twin = Book::new(id);
        let other = name(&mut twin, tab.writer, dice.record(), "Kopie").encode();
        let place = Part::Journal {
            writer: tab.writer,
            first: 1,
        }
        .of(id);
        memory.shelf.damage(&place, Some(text::from_bytes(&other)));

        let again = open(&memory, id, &mut dice).await;
        assert!(
            again
                .findings
                .contains(&Finding::NumberTwice { actions: 1 })
        );
        let kept = again
            .book
            .record(record)
            .and_then(|record| record.text(NAME));
        assert_eq!(kept, Some("Original"), "what was acknowledged counts");
        let dump = memory.vault.dump();
        let aside = dump.iter().filter(|(name, _)| name.contains(".q."));
        let holds = |bytes: &[u8]| bytes.windows(other.len()).any(|window| window == other);
        assert!(
            aside.into_iter().any(|(_, bytes)| holds(bytes)),
            "the other one is set aside"
        );
        assert_eq!(open(&memory, id, &mut dice).await.findings, []);
    });
}

#[test]
fn two_and_four_tabs_with_a_thousand_edits_end_equal() {
    run(async {
        for count in [2, 4] {
            let mut dice = Dice(count);
            let id = workspace(&mut dice);
            let memory = Memory::default();
            let mut tabs = Vec::new();
            for _ in 0..count {
                tabs.push(open(&memory, id, &mut dice).await);
            }
            let mut actions = Actions::new();
            let mut waiting: Vec<(usize, Delta)> = Vec::new();
            for edit in 0..1_000 {
                let at = dice.below(count) as usize;
                act(&mut tabs[at], &mut actions, &mut dice).await;
                if dice.below(3) == 0 {
                    for delta in tabs[at].safe.flush().await {
                        let others = (0..count as usize).filter(|other| *other != at);
                        // One message in ten is lost: a tab that was frozen hears nothing.
                        let heard = others.filter(|_| dice.below(10) > 0).collect::<Vec<_>>();
                        waiting.extend(heard.into_iter().map(|other| (other, delta.clone())));
                    }
                }
                while !waiting.is_empty() && dice.below(2) == 0 {
                    let (to, delta) = waiting.remove(dice.below(waiting.len() as u64) as usize);
                    if tabs[to].book.apply(&delta, NOW).is_ok() {
                        tabs[to].safe.heard(&delta);
                    }
                }
                if edit % 97 == 0 {
                    tabs[at].fold(&mut dice).await;
                }
            }
            for tab in &mut tabs {
                tab.safe.flush().await;
            }
            for tab in &mut tabs {
                if let Some(delta) = tab.safe.catch_up(NOW).await {
                    tab.book.apply(&delta, NOW).expect("applies");
                    tab.safe.heard(&delta);
                }
                assert_eq!(missing(&tab.book, &actions), [""; 0], "{count} tabs");
            }
            let first = tabs[0].book.to_snapshot();
            assert!(tabs.iter().all(|tab| tab.book.to_snapshot() == first));
            assert_eq!(open(&memory, id, &mut dice).await.book.to_snapshot(), first);
        }
    });
}
