//! What every pair of engines has to keep, whatever they are made of. Runs natively against memory and, included by the
//! browser tests, against local storage and IndexedDB.

use std::future::Future;

use facetten::replica::{
    Book, Delta, Field, Key, Kind, RecordId, Replaces, Value, WorkspaceId, Write, WriterId,
};
use facetten::store::fold::{Folded, Snapshot};
use facetten::store::key::{self, Part};
use facetten::store::port::{Change, Shelf, Vault};
use facetten::store::registry::{self, Workspace};
use facetten::store::safe::Opened;
use facetten::store::{Finding, Health, Mode, Safe, Safety, text};

pub const KIND: Kind = Kind(7);
pub const NAME: Field = Field(1);

/// A small generator: the tests need many books, not good randomness.
#[derive(Clone, Debug)]
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    pub fn writer(&mut self) -> WriterId {
        WriterId(self.next().max(1))
    }

    pub fn record(&mut self) -> RecordId {
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.next().to_le_bytes());
        RecordId::v7(1_700_000_000_000 + self.below(1_000_000), random)
    }
}

/// One action: a record gets a name.
pub fn name(book: &mut Book, writer: WriterId, id: RecordId, text: &str) -> Delta {
    let write = Write::Set {
        id,
        kind: KIND,
        key: Key::plain(NAME),
        value: Value::Text(text.into()),
        replaces: Replaces::Current,
    };
    book.commit(writer, 1_700_000_000_000, &[write])
        .expect("a commit")
        .into()
}

/// A tab: a safe, its book, its writer.
pub struct Tab<S, V> {
    pub safe: Safe<S, V>,
    pub book: Book,
    pub writer: WriterId,
    pub findings: Vec<Finding>,
}

impl<S: Shelf, V: Vault> Tab<S, V> {
    pub async fn open(shelf: S, vault: V, id: WorkspaceId, dice: &mut Dice) -> Self {
        let writer = dice.writer();
        let mut fresh = || dice.writer();
        let (safe, Opened { book, findings }) =
            Safe::open(shelf, vault, id, 1_700_000_000_000, &mut fresh).await;
        Self {
            safe,
            book,
            writer,
            findings,
        }
    }

    pub fn act(&mut self, id: RecordId, text: &str) -> Safety {
        let delta = name(&mut self.book, self.writer, id, text);
        self.safe.append(&delta)
    }

    pub async fn fold(&mut self, dice: &mut Dice) -> Folded {
        let snapshot = Snapshot::of(&self.book);
        let nonce = dice.next() as u32;
        self.safe
            .fold(&snapshot, 1_700_000_000_000, nonce)
            .await
            .expect("folds")
    }
}

/// A pair of engines as this suite needs them.
pub trait Engines {
    type Shelf: Shelf + Clone;
    type Vault: Vault + Clone;
    fn shelf(&self) -> Self::Shelf;
    fn vault(&self) -> Self::Vault;
}

async fn tab<E: Engines>(engines: &E, id: WorkspaceId, dice: &mut Dice) -> Tab<E::Shelf, E::Vault> {
    Tab::open(engines.shelf(), engines.vault(), id, dice).await
}

/// The whole suite. `dice` makes the workspaces of each run distinct from those of any other.
pub async fn all<E: Engines>(engines: &E, dice: &mut Dice) {
    for step in 0..9 {
        let id = workspace(dice);
        match step {
            0 => every_byte_survives(engines).await,
            1 => an_action_is_provisional_then_secured(engines, id, dice).await,
            2 => a_first_run_finds_nothing_amiss(engines, id, dice).await,
            3 => either_engine_alone_is_enough(engines, id, dice).await,
            4 => folding_keeps_the_book_and_empties_the_journal(engines, id, dice).await,
            5 => a_damaged_newest_snapshot_costs_nothing(engines, id, dice).await,
            6 => two_tabs_catch_up(engines, id, dice).await,
            7 => drafts_are_kept_apart(engines, id, dice).await,
            _ => deleting_takes_exactly_one_workspace(engines, id, dice).await,
        }
        wipe(engines, id).await;
    }
}

pub fn workspace(dice: &mut Dice) -> WorkspaceId {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&dice.next().to_le_bytes());
    id[8..].copy_from_slice(&dice.next().to_le_bytes());
    WorkspaceId(id)
}

async fn wipe<E: Engines>(engines: &E, id: WorkspaceId) {
    wipe_shelf(&engines.shelf(), id);
    wipe_vault(&engines.vault(), id).await;
}

pub fn wipe_shelf(shelf: &impl Shelf, id: WorkspaceId) {
    for name in shelf.keys().unwrap_or_default() {
        if name.starts_with(&key::prefix(id)) {
            shelf.remove(&name).expect("removes");
        }
    }
}

pub async fn wipe_vault(vault: &impl Vault, id: WorkspaceId) {
    let names = vault.keys(&key::prefix(id)).await.unwrap_or_default();
    let changes: Vec<Change> = names.into_iter().map(Change::Delete).collect();
    vault.write(&changes).await.expect("deletes");
}

async fn every_byte_survives<E: Engines>(engines: &E) {
    let (shelf, vault) = (engines.shelf(), engines.vault());
    let bytes: Vec<u8> = (0..=255).chain((0..=255).rev()).collect();
    shelf
        .set("fct1.test", &text::from_bytes(&bytes))
        .expect("sets");
    let value = shelf.get("fct1.test").expect("gets").expect("is there");
    assert_eq!(text::to_bytes(&value), Some(bytes.clone()));
    let before = shelf.used().expect("counts");
    shelf.remove("fct1.test").expect("removes");
    assert_eq!(
        before - shelf.used().expect("counts"),
        "fct1.test".len() + bytes.len()
    );
    assert_eq!(shelf.get("fct1.test"), Ok(None));

    vault
        .write(&[Change::Put("fct1.test".into(), bytes.clone())])
        .await
        .expect("puts");
    assert_eq!(vault.get("fct1.test").await, Ok(Some(bytes.clone())));
    assert_eq!(
        vault.keys("fct1.te").await,
        Ok(vec!["fct1.test".to_owned()])
    );
    assert_eq!(
        vault.read("fct1.te").await,
        Ok(vec![("fct1.test".to_owned(), bytes)])
    );
    vault
        .write(&[Change::Delete("fct1.test".into())])
        .await
        .expect("deletes");
    assert_eq!(vault.get("fct1.test").await, Ok(None));
}

async fn an_action_is_provisional_then_secured<E: Engines>(
    engines: &E,
    id: WorkspaceId,
    dice: &mut Dice,
) {
    let mut first = tab(engines, id, dice).await;
    assert_eq!(
        first.safe.safety().word,
        Safety::Secured,
        "an empty book has nothing to lose"
    );
    let record = dice.record();
    assert_eq!(first.act(record, "Grünkorn"), Safety::Provisional);
    assert_eq!(first.safe.safety().pending, 1);
    let acknowledged = first.safe.flush().await;
    assert_eq!(acknowledged.len(), 1);
    assert_eq!(first.safe.safety().word, Safety::Secured);
    assert_eq!(first.safe.safety().pending, 0);
    first
        .safe
        .note_outside(Some(first.book.vector()), 1_700_000_000_000)
        .await;
    assert_eq!(first.safe.safety().word, Safety::OutsideSecured);
    first.act(record, "Grünkorn GmbH");
    first.safe.flush().await;
    assert_eq!(first.safe.safety().word, Safety::Secured);

    let again = tab(engines, id, dice).await;
    assert_eq!(again.findings, []);
    assert_eq!(again.book.to_snapshot(), first.book.to_snapshot());
    assert_eq!(again.safe.safety().word, Safety::Secured);
}

async fn a_first_run_finds_nothing_amiss<E: Engines>(
    engines: &E,
    id: WorkspaceId,
    dice: &mut Dice,
) {
    let tab = tab(engines, id, dice).await;
    assert!(tab.book.is_empty() && tab.findings.is_empty());
    assert_eq!(tab.safe.mode(), Mode::Full);
    let state = tab.safe.safety();
    assert_eq!((state.shelf, state.vault), (Health::Good, Health::Good));
}

async fn either_engine_alone_is_enough<E: Engines>(engines: &E, id: WorkspaceId, dice: &mut Dice) {
    let mut first = tab(engines, id, dice).await;
    for number in 0..20 {
        let record = dice.record();
        first.act(record, &format!("Kunde {number}"));
        if number == 10 {
            first.safe.flush().await;
            first.fold(dice).await;
        }
    }
    first.safe.flush().await;
    let expected = first.book.to_snapshot();

    wipe_shelf(&engines.shelf(), id);
    let second = tab(engines, id, dice).await;
    assert_eq!(second.book.to_snapshot(), expected, "from the vault alone");
    let told = [Finding::Refilled {
        engine: facetten::store::Engine::Shelf,
        records: 20,
    }];
    assert_eq!(second.findings, told);
    assert_eq!(second.safe.safety().word, Safety::Secured);
    heal(second, dice).await;

    wipe_vault(&engines.vault(), id).await;
    let third = tab(engines, id, dice).await;
    assert_eq!(third.book.to_snapshot(), expected, "from the shelf alone");
    assert_eq!(
        third.safe.safety().word,
        Safety::Provisional,
        "the vault cannot rebuild it yet"
    );
    let third = heal(third, dice).await;
    assert_eq!(third.safe.safety().word, Safety::Secured);

    wipe_shelf(&engines.shelf(), id);
    let fourth = tab(engines, id, dice).await;
    assert_eq!(
        fourth.book.to_snapshot(),
        expected,
        "from the vault that was filled again"
    );
}

async fn heal<S: Shelf, V: Vault>(mut tab: Tab<S, V>, dice: &mut Dice) -> Tab<S, V> {
    tab.safe.flush().await;
    assert!(tab.safe.fold_is_due(true));
    tab.fold(dice).await;
    tab
}

async fn folding_keeps_the_book_and_empties_the_journal<E: Engines>(
    engines: &E,
    id: WorkspaceId,
    dice: &mut Dice,
) {
    let mut first = tab(engines, id, dice).await;
    for round in 0..4 {
        for number in 0..10 {
            let record = dice.record();
            first.act(record, &format!("Runde {round}, Kunde {number}"));
        }
        first.safe.flush().await;
        assert!(first.safe.fold_is_due(false));
        assert_eq!(first.fold(dice).await, Folded::Done);
        assert!(!first.safe.fold_is_due(false), "nothing is left to fold");
        assert_eq!(first.fold(dice).await, Folded::Nothing);
    }
    let keys = engines.shelf().keys().expect("keys");
    let parts: Vec<Part> = keys
        .iter()
        .filter_map(|name| match key::parse(name) {
            Some(key::Key::Of(workspace, part)) if workspace == id => Some(part),
            _ => None,
        })
        .collect();
    let journal = parts
        .iter()
        .filter(|part| matches!(part, Part::Journal { .. }))
        .count();
    assert_eq!(
        journal, 10,
        "one generation behind, so that the older snapshot is as good"
    );
    let chunks = parts
        .iter()
        .filter(|part| matches!(part, Part::Chunk { .. }))
        .count();
    assert_eq!(chunks, 2, "two generations");
    let again = tab(engines, id, dice).await;
    assert_eq!(again.findings, []);
    assert_eq!(again.book.to_snapshot(), first.book.to_snapshot());
    assert_eq!(again.safe.actions(), 40);
}

async fn a_damaged_newest_snapshot_costs_nothing<E: Engines>(
    engines: &E,
    id: WorkspaceId,
    dice: &mut Dice,
) {
    let mut first = tab(engines, id, dice).await;
    for _ in 0..3 {
        let record = dice.record();
        first.act(record, "Kunde");
        first.safe.flush().await;
        first.fold(dice).await;
    }
    let record = dice.record();
    first.act(record, "nach dem Falten");
    first.safe.flush().await;
    let newest = newest_chunk(&engines.shelf(), id);
    let (shelf, vault) = (engines.shelf(), engines.vault());
    shelf.set(&newest, "kaputt").expect("sets");
    vault
        .write(&[Change::Put(newest, vec![1, 2, 3])])
        .await
        .expect("puts");

    let again = tab(engines, id, dice).await;
    assert_eq!(again.book.to_snapshot(), first.book.to_snapshot());
    assert!(
        again.findings.contains(&Finding::OlderSnapshot),
        "{:?}",
        again.findings
    );
    let healed = heal(again, dice).await;
    let last = tab(engines, id, dice).await;
    assert_eq!(last.book.to_snapshot(), healed.book.to_snapshot());
    assert_eq!(last.findings, []);
}

fn newest_chunk(shelf: &impl Shelf, id: WorkspaceId) -> String {
    let keys = shelf.keys().expect("keys");
    let chunks = keys.iter().filter_map(|name| match key::parse(name) {
        Some(key::Key::Of(workspace, Part::Chunk { generation, .. })) if workspace == id => {
            Some((generation, name.clone()))
        }
        _ => None,
    });
    chunks.max().expect("a chunk").1
}

async fn two_tabs_catch_up<E: Engines>(engines: &E, id: WorkspaceId, dice: &mut Dice) {
    let mut left = tab(engines, id, dice).await;
    let mut right = tab(engines, id, dice).await;
    assert!(
        left.safe.catch_up(0).await.is_none(),
        "nothing has happened"
    );
    for number in 0..5 {
        let (a, b) = (dice.record(), dice.record());
        left.act(a, &format!("links {number}"));
        right.act(b, &format!("rechts {number}"));
    }
    left.safe.flush().await;
    right.safe.flush().await;
    left.fold(dice).await;
    for number in 5..8 {
        let record = dice.record();
        left.act(record, &format!("links {number}"));
    }
    left.safe.flush().await;
    for tab in [&mut left, &mut right] {
        let delta = tab
            .safe
            .catch_up(1_700_000_000_000)
            .await
            .expect("something is new");
        tab.book.apply(&delta, 1_700_000_000_000).expect("applies");
        tab.safe.heard(&delta);
        assert!(tab.safe.catch_up(0).await.is_none());
    }
    assert_eq!(left.book.to_snapshot(), right.book.to_snapshot());
    assert_eq!(left.book.records(KIND).count(), 13);
    left.fold(dice).await;
    assert_eq!(
        right.fold(dice).await,
        Folded::Nothing,
        "the other tab was first"
    );
    let again = tab(engines, id, dice).await;
    assert_eq!(again.book.to_snapshot(), left.book.to_snapshot());
}

async fn drafts_are_kept_apart<E: Engines>(engines: &E, id: WorkspaceId, dice: &mut Dice) {
    let first = tab(engines, id, dice).await;
    assert_eq!(first.safe.draft("kunde/neu"), None);
    first.safe.set_draft("kunde/neu", "Größe: 5 €, »Grünkorn«");
    let again = tab(engines, id, dice).await;
    assert_eq!(again.findings, []);
    assert_eq!(
        again.safe.draft("kunde/neu").as_deref(),
        Some("Größe: 5 €, »Grünkorn«")
    );
    again.safe.clear_draft("kunde/neu");
    assert_eq!(first.safe.draft("kunde/neu"), None);
}

async fn deleting_takes_exactly_one_workspace<E: Engines>(
    engines: &E,
    id: WorkspaceId,
    dice: &mut Dice,
) {
    let (shelf, vault) = (engines.shelf(), engines.vault());
    let other = workspace(dice);
    for (id, title) in [(id, "Muster"), (other, "Echt")] {
        let entry = Workspace::new(id, title, registry::Kind::Real, 5);
        registry::put_on_shelf(&shelf, &entry).expect("puts");
        registry::put_in_vault(&vault, &entry).await.expect("puts");
        let mut tab = tab(engines, id, dice).await;
        let record = dice.record();
        tab.act(record, title);
        tab.safe.flush().await;
    }
    shelf.set("fremd", "bleibt").expect("sets");
    registry::delete(&shelf, &vault, id).await.expect("deletes");
    let left: Vec<WorkspaceId> = registry::all(&shelf, &vault)
        .await
        .into_iter()
        .map(|entry| entry.id)
        .collect();
    assert!(left.contains(&other) && !left.contains(&id));
    assert!(
        !shelf
            .keys()
            .expect("keys")
            .iter()
            .any(|name| name.contains(&id.to_string()))
    );
    assert_eq!(vault.keys(&key::prefix(id)).await, Ok(Vec::new()));
    assert_eq!(shelf.get("fremd"), Ok(Some("bleibt".to_owned())));
    let kept = tab(engines, other, dice).await;
    assert_eq!(kept.book.records(KIND).count(), 1);
    shelf.remove("fremd").expect("removes");
    registry::delete(&shelf, &vault, other)
        .await
        .expect("deletes");
}

/// Runs a future whose engines answer at once.
#[allow(dead_code, reason = "the browser has an event loop of its own")]
pub fn run<T>(future: impl Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let mut future = std::pin::pin!(future);
    loop {
        if let std::task::Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}
