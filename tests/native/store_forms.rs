//! The forms in which things are kept, files outside, and the small rules about them.

use std::rc::Rc;

use facetten::replica::{
    Book, Field, Key as Register, Kind, RecordId, Replaces, Value, VersionVector, WorkspaceId,
    Write, WriterId,
};
use facetten::store::backup::{self, BackupError, Outside};
use facetten::store::envelope::{self, Content, EnvelopeError};
use facetten::store::fold::Snapshot;
use facetten::store::key::{self, Key, Part};
use facetten::store::memory::{Fault, MemoryShelf, MemoryVault};
use facetten::store::registry::{self, Workspace};
use facetten::store::settings::{Density, Settings, Theme};
use facetten::store::slot::{self, Slot};
use facetten::store::{Engine, Finding, Safe, Safety, Shelf, Vault, ring, text};

use super::store::Memory;
use super::store_suite::{Dice, NAME, Tab, name, run, workspace};

const NOW: u64 = 1_700_000_000_000;
const DAY: u64 = 24 * 60 * 60 * 1000;

fn random_book(dice: &mut Dice) -> Book {
    let mut book = Book::new(workspace(dice));
    let writers: Vec<WriterId> = (0..1 + dice.below(3)).map(|_| dice.writer()).collect();
    let mut records: Vec<RecordId> = Vec::new();
    for _ in 0..dice.below(25) {
        let id = match dice.below(3) {
            0 if !records.is_empty() => records[dice.below(records.len() as u64) as usize],
            _ => dice.record(),
        };
        records.push(id);
        let kind = Kind(1 + dice.below(4) as u16);
        let kind = book.record(id).map_or(kind, |record| record.kind());
        let field = Field(dice.below(5) as u16);
        let key = match dice.below(3) {
            0 => Register::at(field, ["kam", "adm", "sach"][dice.below(3) as usize]),
            _ => Register::plain(field),
        };
        let value = match dice.below(6) {
            0 => Value::Null,
            1 => Value::Bool(dice.below(2) == 0),
            2 => Value::Int(dice.next() as i64),
            3 => Value::Id(dice.record()),
            4 => Value::Date(dice.below(30_000) as i32),
            _ => Value::Text(format!("Größe {} €", dice.next()).into()),
        };
        let write = match dice.below(12) {
            0 => Write::Erase { id, kind },
            _ => Write::Set {
                id,
                kind,
                key,
                value,
                replaces: Replaces::Current,
            },
        };
        let writer = writers[dice.below(writers.len() as u64) as usize];
        // An erased record refuses; that is part of a random life.
        let _ = book.commit(writer, NOW + dice.below(1_000_000), &[write]);
    }
    book
}

fn entry(book: &Book) -> Workspace {
    Workspace::new(
        book.workspace(),
        "Grünkorn & Söhne",
        registry::Kind::Real,
        NOW,
    )
}

#[test]
fn a_thousand_random_books_survive_backup_wipe_and_restore() {
    run(async {
        let mut dice = Dice(1);
        for round in 0..1_000 {
            let book = random_book(&mut dice);
            let memory = Memory::default();
            let (shelf, vault, id) = (&memory.shelf, &memory.vault, book.workspace());
            let tab = restored(&memory, &book, &mut dice).await;
            let file = backup::write(&entry(&tab.book), &Snapshot::of(&tab.book).bytes, NOW);
            shelf.wipe();
            vault.wipe();
            let empty = Tab::open(shelf.clone(), vault.clone(), id, &mut dice).await;
            assert_eq!(empty.book.len(), 0, "round {round}: wiped");
            let contents = backup::read(&file).expect("opens");
            let after = restored(&memory, &contents.book, &mut dice).await;
            assert_eq!(
                after.book.to_snapshot(),
                book.to_snapshot(),
                "round {round}"
            );
            // And each engine alone has it, the first one as soon as the journal was folded.
            shelf.wipe();
            let mut again = Tab::open(shelf.clone(), vault.clone(), id, &mut dice).await;
            assert_eq!(
                again.book.to_snapshot(),
                book.to_snapshot(),
                "round {round}"
            );
            again.fold(&mut dice).await;
            vault.wipe();
            let last = Tab::open(shelf.clone(), vault.clone(), id, &mut dice).await;
            assert_eq!(last.book.to_snapshot(), book.to_snapshot(), "round {round}");
        }
    });
}

/// Takes a book from outside into both engines, as the interface does, and opens it again.
async fn restored(
    memory: &Memory,
    book: &Book,
    dice: &mut Dice,
) -> Tab<Rc<MemoryShelf>, Rc<MemoryVault>> {
    let (shelf, vault, id) = (&memory.shelf, &memory.vault, book.workspace());
    let mut tab = Tab::open(shelf.clone(), vault.clone(), id, dice).await;
    let delta = book.delta_since(tab.book.vector());
    tab.book.apply(&delta, NOW).expect("merges");
    tab.safe.receive(&delta);
    tab.safe.flush().await;
    if dice.below(2) == 0 {
        tab.fold(dice).await;
    }
    assert_eq!(tab.safe.safety().word, Safety::Secured);
    Tab::open(shelf.clone(), vault.clone(), id, dice).await
}

#[test]
fn a_backup_adds_to_a_book_and_takes_nothing_from_it() {
    let mut dice = Dice(12);
    for round in 0..1_000 {
        let book = random_book(&mut dice);
        let file = backup::write(&entry(&book), &book.to_snapshot(), NOW);
        let contents = backup::read(&file).expect("opens");
        assert_eq!(contents.workspace.name, "Grünkorn & Söhne");
        assert_eq!(contents.made_ms, NOW);
        assert_eq!(
            contents.book.to_snapshot(),
            book.to_snapshot(),
            "round {round}"
        );

        // Wiped: the restored book is the same one.
        let mut wiped = Book::new(book.workspace());
        let all = contents.book.delta_since(&VersionVector::default());
        wiped.apply(&all, NOW).expect("merges");
        assert_eq!(wiped.to_snapshot(), book.to_snapshot(), "round {round}");

        // An old file over a newer book: what is newer stays, and a second time changes nothing.
        let mut newer = book.clone();
        let id = dice.record();
        let _ = name(&mut newer, dice.writer(), id, "später");
        let before = newer.to_snapshot();
        for _ in 0..2 {
            let applied = newer.apply(&all, NOW).expect("merges");
            assert_eq!(applied.changed, [], "round {round}");
            assert_eq!(newer.to_snapshot(), before, "round {round}");
        }
    }
}

#[test]
fn a_restored_book_is_kept_like_everything_else() {
    run(async {
        let mut dice = Dice(2);
        let memory = Memory::default();
        let mut book = Book::new(workspace(&mut dice));
        let id = dice.record();
        let _ = name(&mut book, dice.writer(), id, "aus der Datei");
        let all = book.delta_since(&VersionVector::default());
        let mut tab = Tab::open(
            memory.shelf.clone(),
            memory.vault.clone(),
            book.workspace(),
            &mut dice,
        )
        .await;
        tab.book.apply(&all, NOW).expect("merges");
        assert_eq!(tab.safe.receive(&all), Safety::Provisional);
        tab.safe.flush().await;
        let again = Tab::open(
            memory.shelf.clone(),
            memory.vault.clone(),
            book.workspace(),
            &mut dice,
        )
        .await;
        assert_eq!(again.book.to_snapshot(), book.to_snapshot());
        assert_eq!(
            again.safe.actions(),
            0,
            "what came from outside is no action of this device"
        );
    });
}

#[test]
fn files_that_are_no_backup_each_get_their_own_sentence() {
    let mut dice = Dice(3);
    let book = random_book(&mut dice);
    let file = backup::write(&entry(&book), &book.to_snapshot(), NOW);
    let why = |bytes: &[u8]| backup::read(bytes).expect_err("is no backup");

    assert_eq!(why(b""), BackupError::Empty);
    assert_eq!(
        why(b"Firma;Ort\nGr\xc3\xbcnkorn;Ulm\n"),
        BackupError::Foreign
    );
    assert_eq!(
        why(&book.to_snapshot()),
        BackupError::Foreign,
        "a snapshot is no backup"
    );
    let newer = envelope::seal_as(Content::Backup, 9, 9, b"from the future");
    assert_eq!(why(&newer), BackupError::Newer { needs: 9 });
    assert_eq!(why(&[&*file, &*file].concat()), BackupError::Doubled);
    for cut in 1..file.len() {
        assert!(
            matches!(why(&file[..cut]), BackupError::Torn { .. }),
            "cut at {cut}"
        );
    }
    assert!(matches!(
        why(&[&*file, b"x"].concat()),
        BackupError::Torn { .. }
    ));
    let slot = envelope::seal(Content::Slot, b"");
    assert_eq!(why(&slot), BackupError::Foreign);
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut flipped = file.clone();
            flipped[at] ^= 1 << bit;
            backup::read(&flipped).expect_err("one bit is enough");
        }
    }
}

#[test]
fn file_names_say_what_they_are() {
    let mut book = entry(&Book::new(WorkspaceId([1; 16])));
    let stamp = "2026-11-24-0930";
    assert_eq!(
        backup::file_name(&book, stamp),
        "Facetten-Grünkorn-Söhne-2026-11-24-0930.facetten"
    );
    book.name = "../..\\:*?\"<>|".to_owned();
    assert_eq!(
        backup::file_name(&book, stamp),
        "Facetten-2026-11-24-0930.facetten"
    );
    book.name = "x".repeat(500);
    assert!(backup::file_name(&book, stamp).len() < 80);
}

#[test]
fn envelopes_tell_every_damage() {
    let sealed = envelope::seal(Content::Manifest, b"payload");
    assert_eq!(
        envelope::open(Content::Manifest, &sealed),
        Ok((1, &b"payload"[..]))
    );
    assert_eq!(
        envelope::open(Content::Slot, &sealed),
        Err(EnvelopeError::Foreign)
    );
    let mut dice = Dice(4);
    for _ in 0..20_000 {
        let mut bytes = sealed.clone();
        match dice.below(3) {
            0 => bytes.truncate(dice.below(bytes.len() as u64) as usize),
            1 => {
                let at = dice.below(bytes.len() as u64) as usize;
                bytes[at] = bytes[at].wrapping_add(1 + dice.below(255) as u8);
            }
            _ => bytes.extend((0..1 + dice.below(30)).map(|_| dice.next() as u8)),
        }
        assert!(
            envelope::open(Content::Manifest, &bytes).is_err(),
            "{bytes:?}"
        );
    }
    // A length that no memory has is a torn file, not an attempt to get the memory.
    let mut huge = sealed.clone();
    huge[8..16].copy_from_slice(&u64::MAX.to_le_bytes());
    assert!(matches!(
        envelope::open(Content::Manifest, &huge),
        Err(EnvelopeError::Torn { .. })
    ));
}

#[test]
fn keys_read_back_and_foreign_ones_do_not() {
    let mut dice = Dice(5);
    let id = workspace(&mut dice);
    let parts = [
        Part::Manifest(0),
        Part::Manifest(1),
        Part::Pinned,
        Part::Chunk {
            generation: 7,
            nonce: 0xabc,
            index: 12,
        },
        Part::Journal {
            writer: WriterId(0x1f),
            first: 300,
        },
        Part::Received(99),
        Part::Draft("kunde/neu.1".into()),
        Part::Slot(3),
        Part::Outside,
        Part::Quarantine(5),
        Part::Backup(NOW),
    ];
    for part in parts {
        let name = part.clone().of(id);
        assert!(name.starts_with(&key::prefix(id)));
        assert_eq!(key::parse(&name), Some(Key::Of(id, part)), "{name}");
    }
    for key in [
        Key::Workspace(id),
        Key::Gone(id),
        Key::Ledger(id, dice.record()),
    ] {
        assert_eq!(key::parse(&key.to_string()), Some(key));
    }
    let prefix = key::prefix(id);
    for foreign in [
        "tw5#wiki#x".to_owned(),
        "fct1.".to_owned(),
        key::SETTINGS.to_owned(),
        key::RESERVE.to_owned(),
        format!("{prefix}m.2"),
        format!("{prefix}m.00"),
        format!("{prefix}j.1f.3"),
        format!("{prefix}c.1.2"),
        format!("{prefix}z.1"),
        prefix.to_uppercase(),
    ] {
        assert_eq!(key::parse(&foreign), None, "{foreign}");
    }
}

#[test]
fn a_unit_of_quota_carries_a_byte() {
    let bytes: Vec<u8> = (0..=255).collect();
    let carried = text::from_bytes(&bytes);
    assert_eq!(carried.encode_utf16().count(), 256);
    assert_eq!(text::units("ab", &carried), 258);
    assert_eq!(text::to_bytes(&carried), Some(bytes));
    assert_eq!(text::to_bytes("Preis: 5 €"), None);
}

#[test]
fn the_ring_keeps_the_last_the_days_and_the_weeks() {
    assert!(ring::keep(&[]).is_empty());
    // One backup an hour for 100 days.
    let times: Vec<u64> = (0..100 * 24)
        .map(|hour| NOW + hour * 60 * 60 * 1000)
        .collect();
    let kept: Vec<u64> = ring::keep(&times).into_iter().collect();
    let last = *times.last().expect("times");
    assert!(kept.ends_with(&times[times.len() - 10..]));
    let days: std::collections::BTreeSet<u64> = kept.iter().map(|time| time / DAY).collect();
    assert!((0..14).all(|back| days.contains(&((last / DAY) - back))));
    let oldest = (last - kept[0]) / DAY;
    assert!(
        (42..=56).contains(&oldest),
        "eight weeks back, not {oldest} days"
    );
    assert!(kept.len() <= 10 + 14 + 8);
    // Keeping what is kept changes nothing: pruning after each backup loses none of it.
    assert_eq!(ring::keep(&kept), kept.iter().copied().collect());
    let mut pruned: Vec<u64> = Vec::new();
    for time in times {
        pruned.push(time);
        pruned = ring::keep(&pruned).into_iter().collect();
    }
    assert_eq!(pruned, kept);
}

#[test]
fn a_backup_is_due_after_seven_days_or_twenty_five_actions() {
    let due = |last: Option<&Outside>, actions, now| backup::remind(last, NOW, actions, now).due;
    assert!(
        !due(None, 0, NOW + 30 * DAY),
        "nothing to lose, nothing to say"
    );
    assert!(!due(None, 24, NOW + 6 * DAY));
    assert!(due(None, 25, NOW));
    assert!(due(None, 1, NOW + 7 * DAY));
    let last = Outside::verified(NOW + DAY, 40, &VersionVector::default());
    assert!(!due(Some(&last), 40, NOW + 90 * DAY));
    assert!(!due(Some(&last), 64, NOW + 2 * DAY));
    assert!(due(Some(&last), 65, NOW + 2 * DAY));
    assert!(due(Some(&last), 41, NOW + 8 * DAY));
    let reminder = backup::remind(Some(&last), NOW, 50, NOW + 2 * DAY);
    assert_eq!((reminder.last_ms, reminder.actions), (Some(NOW + DAY), 10));
}

#[test]
fn a_download_calms_the_reminder_and_not_the_word() {
    run(async {
        let mut dice = Dice(6);
        let memory = Memory::default();
        let id = workspace(&mut dice);
        let (shelf, vault) = (memory.shelf.clone(), memory.vault.clone());
        let mut tab = Tab::open(shelf.clone(), vault.clone(), id, &mut dice).await;
        for _ in 0..30 {
            tab.act(dice.record(), "Kunde");
        }
        tab.safe.flush().await;
        assert!(tab.safe.reminder(NOW, NOW).due);
        tab.safe.note_outside(None, NOW).await;
        assert!(!tab.safe.reminder(NOW, NOW).due);
        assert_eq!(tab.safe.safety().word, Safety::Secured);
        tab.safe.note_outside(Some(tab.book.vector()), NOW).await;
        assert_eq!(tab.safe.safety().word, Safety::OutsideSecured);
        let again = Tab::open(shelf, vault, id, &mut dice).await;
        assert_eq!(again.safe.safety().word, Safety::OutsideSecured);
        assert_eq!(again.safe.reminder(NOW, NOW).actions, 0);
    });
}

#[test]
fn a_slot_gives_its_writer_on_only_after_a_clean_end() {
    let mut dice = Dice(7);
    let (shelf, id) = (MemoryShelf::default(), workspace(&mut dice));
    let old = WriterId(500);
    let mut seen = VersionVector::default();
    seen.raise(old, 12);
    let mut lease = |shelf: &MemoryShelf, seen: &VersionVector, findings: &[Finding]| {
        slot::lease(shelf, id, 0, seen, findings, &mut || dice.writer())
    };
    assert_ne!(lease(&shelf, &seen, &[]), old, "a new slot");
    let note = |clean, last| {
        slot::note(
            &shelf,
            id,
            0,
            Slot {
                writer: old.0,
                last,
                clean,
            },
        )
        .expect("notes");
    };
    note(true, 12);
    assert_eq!(lease(&shelf, &seen, &[]), old);
    let refilled = Finding::Refilled {
        engine: Engine::Shelf,
        records: 3,
    };
    assert_ne!(lease(&shelf, &seen, &[refilled]), old, "something was lost");
    let behind = Finding::CaughtUp {
        engine: Engine::Shelf,
        actions: 1,
    };
    assert_eq!(lease(&shelf, &seen, &[behind]), old, "nothing was lost");
    note(false, 12);
    assert_ne!(lease(&shelf, &seen, &[]), old, "the tab was killed");
    note(true, 11);
    assert_ne!(
        lease(&shelf, &seen, &[]),
        old,
        "it wrote after it had said goodbye"
    );
    note(true, 13);
    assert_ne!(lease(&shelf, &seen, &[]), old, "its last write is missing");
    shelf.damage(&Part::Slot(0).of(id), Some("kaputt".to_owned()));
    assert_ne!(lease(&shelf, &seen, &[]), old, "a note that cannot be read");
}

#[test]
fn actions_whose_predecessor_is_lost_are_written_again() {
    run(async {
        let mut dice = Dice(8);
        let id = workspace(&mut dice);
        let memory = Memory::default();
        let (shelf, vault) = (memory.shelf.clone(), memory.vault.clone());
        let mut tab = Tab::open(shelf.clone(), vault.clone(), id, &mut dice).await;
        let records: Vec<RecordId> = (0..5).map(|_| dice.record()).collect();
        for (number, record) in records.iter().enumerate() {
            tab.act(*record, &format!("Aktion {number}"));
        }
        tab.safe.flush().await;
        let lost = Part::Journal {
            writer: tab.writer,
            first: 2,
        }
        .of(id);
        shelf.damage(&lost, None);
        vault.damage(&lost, Some(b"kaputt".to_vec()));

        for (start, told) in [(1, true), (2, false)] {
            let again = Tab::open(shelf.clone(), vault.clone(), id, &mut dice).await;
            for (number, record) in records
                .iter()
                .enumerate()
                .filter(|(number, _)| *number != 1)
            {
                let kept = again
                    .book
                    .record(*record)
                    .and_then(|record| record.text(NAME));
                assert_eq!(kept, Some(&*format!("Aktion {number}")), "start {start}");
            }
            assert!(again.book.record(records[1]).is_none());
            let salvaged = again.findings.contains(&Finding::Salvaged { actions: 3 });
            assert_eq!(salvaged, told, "start {start}: {:?}", again.findings);
            assert!(again.findings.contains(&Finding::Quarantined { pieces: 1 }) == told);
            again.safe.flush().await;
        }
    });
}

#[test]
fn the_last_state_but_one_can_be_looked_at_and_nothing_is_written() {
    run(async {
        let mut dice = Dice(9);
        let id = workspace(&mut dice);
        let memory = Memory::default();
        let (shelf, vault) = (memory.shelf.clone(), memory.vault.clone());
        let mut tab = Tab::open(shelf.clone(), vault.clone(), id, &mut dice).await;
        let records: Vec<RecordId> = (0..3).map(|_| dice.record()).collect();
        for record in &records {
            tab.act(*record, "Kunde");
            tab.safe.flush().await;
            if record != &records[2] {
                tab.fold(&mut dice).await;
            }
        }
        let before = (shelf.dump(), vault.dump());
        let (safe, opened) = Safe::open_older(shelf.clone(), vault.clone(), id, NOW).await;
        assert!(opened.book.record(records[0]).is_some());
        assert!(
            opened.book.record(records[1]).is_none(),
            "the generation before"
        );
        assert_eq!(opened.findings, [Finding::OlderView]);
        assert_eq!(safe.safety().word, Safety::ReadOnly);
        assert_eq!((shelf.dump(), vault.dump()), before);
        let whole = Tab::open(shelf, vault, id, &mut dice).await;
        assert_eq!(whole.book.to_snapshot(), tab.book.to_snapshot());
    });
}

#[test]
fn a_deletion_that_is_interrupted_anywhere_is_finished_and_nothing_comes_back() {
    run(async {
        for at in 0..12 {
            for in_shelf in [true, false] {
                let mut dice = Dice(at);
                let memory = Memory::default();
                let (shelf, vault) = (memory.shelf.clone(), memory.vault.clone());
                let (gone, stays) = (workspace(&mut dice), workspace(&mut dice));
                for id in [gone, stays] {
                    let entry = Workspace::new(id, "Firma", registry::Kind::Real, NOW);
                    registry::put_on_shelf(&shelf, &entry).expect("puts");
                    registry::put_in_vault(&vault, &entry).await.expect("puts");
                    let mut tab = Tab::open(shelf.clone(), vault.clone(), id, &mut dice).await;
                    tab.act(dice.record(), "Kunde");
                    tab.safe.flush().await;
                    tab.fold(&mut dice).await;
                }
                shelf.commit();
                if in_shelf {
                    shelf.plan(at, Fault::Dies);
                } else {
                    vault.plan(at, Fault::DiesAfter);
                }
                let finished = registry::delete(&shelf, &vault, gone).await.is_ok();
                // The browser dies: local storage is as it was before.
                shelf.crash();
                vault.restart();
                let listed = registry::all(&shelf, &vault).await;
                let ids: Vec<WorkspaceId> = listed.iter().map(|entry| entry.id).collect();
                assert!(ids.contains(&stays));
                assert!(
                    !finished || !ids.contains(&gone),
                    "step {at}, shelf {in_shelf}"
                );
                if !ids.contains(&gone) {
                    registry::sweep_deleted(&shelf, &vault).await;
                    let left = shelf.keys().expect("keys");
                    assert!(!left.iter().any(|name| name.starts_with(&key::prefix(gone))));
                    assert_eq!(vault.keys(&key::prefix(gone)).await, Ok(Vec::new()));
                }
                let tab = Tab::open(shelf, vault, stays, &mut dice).await;
                assert_eq!((tab.book.len(), tab.findings.len()), (1, 0));
            }
        }
    });
}

#[test]
fn a_workspace_whose_name_is_lost_is_still_listed() {
    run(async {
        let mut dice = Dice(10);
        let memory = Memory::default();
        let id = workspace(&mut dice);
        let mut tab = Tab::open(memory.shelf.clone(), memory.vault.clone(), id, &mut dice).await;
        tab.act(dice.record(), "Kunde");
        tab.safe.flush().await;
        let listed = registry::all(&memory.shelf, &MemoryVault::blocked()).await;
        assert_eq!(
            listed.iter().map(|entry| entry.id).collect::<Vec<_>>(),
            [id]
        );
        let listed = registry::all(&MemoryShelf::blocked(), &memory.vault).await;
        assert_eq!(
            listed.iter().map(|entry| (entry.id, &*entry.name)).next(),
            Some((id, ""))
        );
        assert_eq!(registry::on_shelf(&memory.shelf).len(), 1);
    });
}

#[test]
fn settings_default_where_they_cannot_be_read() {
    let shelf = MemoryShelf::default();
    assert_eq!(Settings::load(&shelf), Settings::default());
    let mut settings = Settings {
        theme: Theme::Dark,
        density: Density::Compact,
        ..Settings::default()
    };
    settings.lang = Some("en".to_owned());
    settings.me.insert("a".to_owned(), "b".to_owned());
    settings.save(&shelf).expect("saves");
    assert_eq!(Settings::load(&shelf), settings);
    let kept = shelf.get(key::SETTINGS).expect("gets").expect("is there");
    assert!(
        kept.contains("\"theme\":\"dark\"") && kept.contains("\"lang\":\"en\""),
        "{kept}"
    );
    for broken in ["", "{", "7", "{\"lang\":3}", "{\"theme\":\"green\"}"] {
        shelf.damage(key::SETTINGS, Some(broken.to_owned()));
        assert_eq!(Settings::load(&shelf), Settings::default(), "{broken}");
    }
    shelf.damage(
        key::SETTINGS,
        Some("{\"singleKeys\":false,\"later\":[1]}".to_owned()),
    );
    assert!(
        !Settings::load(&shelf).single_keys,
        "what a newer version adds is passed over"
    );
}
