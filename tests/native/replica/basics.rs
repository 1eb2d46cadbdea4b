//! What one or two books do, case by case. The laws hold for all cases; these say what they look like.

use facetten::replica::*;

const NOW: u64 = 1_800_000_000_000;
const COMPANY: Kind = Kind(3);
const NAME: Field = Field(1);
const OWNERS: Field = Field(2);
const ANNA: WriterId = WriterId(0xA);
const BERT: WriterId = WriterId(0xB);

fn book() -> Book {
    Book::new(WorkspaceId([7; 16]))
}

fn id(n: u8) -> RecordId {
    RecordId::v7(NOW, [n; 10])
}

fn set(id: RecordId, key: Key, value: impl Into<Value>, replaces: Replaces) -> Write {
    Write::Set {
        id,
        kind: COMPANY,
        key,
        value: value.into(),
        replaces,
    }
}

fn name(n: u8, value: &str) -> Write {
    set(id(n), Key::plain(NAME), value, Replaces::Current)
}

/// Sends a delta the way it travels: as bytes.
fn send(delta: impl Into<Delta>, to: &mut Book) -> Result<Applied, ApplyError> {
    let delta = delta.into();
    let arrived = Delta::decode(&delta.encode()).unwrap();
    assert_eq!(arrived, delta);
    to.apply(&arrived, NOW)
}

fn names(book: &Book, n: u8) -> Vec<String> {
    let record = book.record(id(n)).unwrap();
    record
        .siblings(&Key::plain(NAME))
        .map(|(_, _, value)| value.text().unwrap().to_owned())
        .collect()
}

#[test]
fn a_written_value_is_read_back_here_and_there() {
    let (mut here, mut there) = (book(), book());
    let writes = [
        name(1, "Müller & Söhne"),
        set(id(1), Key::at(OWNERS, "kam"), id(9), Replaces::All),
        set(
            id(1),
            Key::at(OWNERS, "isa"),
            Value::Date(-3),
            Replaces::All,
        ),
    ];
    let commit = here.commit(ANNA, NOW, &writes).unwrap();
    assert_eq!((commit.first_seq(), commit.last_seq()), (1, 3));
    let applied = send(commit, &mut there).unwrap();
    assert_eq!(applied.changed, [id(1)]);
    for book in [&here, &there] {
        let record = book.record(id(1)).unwrap();
        assert_eq!(record.kind(), COMPANY);
        assert_eq!(record.text(NAME), Some("Müller & Söhne"));
        let owners: Vec<_> = record.elements(OWNERS).collect();
        assert_eq!(
            owners,
            [("isa", ValueRef::Date(-3)), ("kam", ValueRef::Id(id(9)))]
        );
        assert_eq!(book.records(COMPANY).count(), 1);
        assert_eq!(book.records(Kind(4)).count(), 0);
    }
    assert_eq!(here.to_snapshot(), there.to_snapshot());
    assert_eq!(here.checksum(), there.checksum());
}

#[test]
fn values_written_apart_stand_beside_each_other_until_someone_decides() {
    let (mut anna, mut bert) = (book(), book());
    send(
        anna.commit(ANNA, NOW, &[name(1, "Maier")]).unwrap(),
        &mut bert,
    )
    .unwrap();
    let from_anna = anna.commit(ANNA, NOW + 1, &[name(1, "Mayer")]).unwrap();
    let from_bert = bert.commit(BERT, NOW + 2, &[name(1, "Meier")]).unwrap();
    send(from_anna, &mut bert).unwrap();
    send(from_bert, &mut anna).unwrap();
    assert_eq!(names(&anna, 1), ["Meier", "Mayer"]);
    assert_eq!(names(&bert, 1), ["Meier", "Mayer"]);
    assert!(anna.record(id(1)).unwrap().is_contested(&Key::plain(NAME)));

    let kept = anna.commit(ANNA, NOW + 3, &[name(1, "Meyer")]).unwrap();
    assert_eq!(
        names(&anna, 1),
        ["Meyer", "Mayer"],
        "only the value that was seen is replaced"
    );
    let decided = set(id(1), Key::plain(NAME), "Meyr", Replaces::All);
    let decision = anna.commit(ANNA, NOW + 4, &[decided]).unwrap();
    send(kept, &mut bert).unwrap();
    send(decision, &mut bert).unwrap();
    assert_eq!(names(&bert, 1), ["Meyr"]);
    assert_eq!(anna.to_snapshot(), bert.to_snapshot());
}

#[test]
fn equal_values_are_not_contested() {
    let (mut anna, mut bert) = (book(), book());
    send(
        anna.commit(ANNA, NOW, &[name(1, "gleich")]).unwrap(),
        &mut bert,
    )
    .unwrap();
    let commit = anna.commit(ANNA, NOW, &[name(1, "neu")]).unwrap();
    bert.commit(BERT, NOW, &[name(1, "neu")]).unwrap();
    send(commit, &mut bert).unwrap();
    assert_eq!(names(&bert, 1), ["neu", "neu"]);
    assert!(!bert.record(id(1)).unwrap().is_contested(&Key::plain(NAME)));
    bert.commit(BERT, NOW, &[name(1, "neuer")]).unwrap();
    assert_eq!(names(&bert, 1), ["neuer"], "both were seen");
}

#[test]
fn a_gap_is_named_and_changes_nothing() {
    let (mut anna, mut bert) = (book(), book());
    let first = anna
        .commit(ANNA, NOW, &[name(1, "eins"), name(2, "zwei")])
        .unwrap();
    let second = anna.commit(ANNA, NOW, &[name(1, "drei")]).unwrap();
    let before = bert.to_snapshot();
    let gap = ApplyError::Gap {
        writer: ANNA,
        have: 0,
        need: 2,
    };
    assert_eq!(send(second.clone(), &mut bert), Err(gap));
    assert_eq!(bert.to_snapshot(), before);
    send(first, &mut bert).unwrap();
    send(second.clone(), &mut bert).unwrap();
    assert_eq!(
        send(second, &mut bert).unwrap(),
        Applied::default(),
        "again is nothing new"
    );

    // A third writer's change of a value that has not arrived here.
    let mut third = bert.clone();
    let of_anna = anna.commit(ANNA, NOW, &[name(1, "vier")]).unwrap();
    send(of_anna, &mut third).unwrap();
    let of_bert = third.commit(BERT, NOW, &[name(1, "fünf")]).unwrap();
    assert_eq!(
        send(of_bert, &mut bert),
        Err(ApplyError::Gap {
            writer: ANNA,
            have: 3,
            need: 4
        })
    );
    let base = third.vector().clone();
    third.commit(BERT, NOW, &[name(1, "sechs")]).unwrap();
    assert!(matches!(
        send(third.delta_since(&base), &mut bert),
        Err(ApplyError::Gap { .. })
    ));
    send(third.delta_since(bert.vector()), &mut bert).unwrap();
    assert_eq!(bert.to_snapshot(), third.to_snapshot());
}

#[test]
fn erased_is_erased_whatever_comes_later() {
    let (mut anna, mut bert) = (book(), book());
    send(
        anna.commit(ANNA, NOW, &[name(1, "Frau Weg")]).unwrap(),
        &mut bert,
    )
    .unwrap();
    let backup = bert.to_snapshot();
    let erase = Write::Erase {
        id: id(1),
        kind: COMPANY,
    };
    let erasure = anna
        .commit(ANNA, NOW, std::slice::from_ref(&erase))
        .unwrap();
    let edit = bert.commit(BERT, NOW + 9, &[name(1, "Frau Doch")]).unwrap();
    send(edit, &mut anna).unwrap();
    let applied = send(erasure, &mut bert).unwrap();
    assert_eq!(applied.erased, [id(1)]);
    let old = Book::from_snapshot(&backup).unwrap();
    for book in [&mut anna, &mut bert] {
        send(old.delta_since(&VersionVector::default()), book).unwrap();
        assert!(book.record(id(1)).is_none() && book.is_erased(id(1)));
        assert_eq!(
            book.commit(BERT, NOW, &[name(1, "x")]),
            Err(CommitError::Erased(id(1)))
        );
        let again = book
            .commit(WriterId(99), NOW, std::slice::from_ref(&erase))
            .unwrap();
        assert!(again.is_empty());
    }
    assert_eq!(anna.to_snapshot(), bert.to_snapshot());
    assert!(!anna.to_snapshot().windows(4).any(|bytes| bytes == b"Frau"));
}

#[test]
fn one_dot_with_two_values_is_refused() {
    let mut original = book();
    let first = original.commit(ANNA, NOW, &[name(1, "eins")]).unwrap();
    let mut copied = original.clone();
    let here = original.commit(ANNA, NOW, &[name(1, "hier")]).unwrap();
    let there = copied.commit(ANNA, NOW, &[name(2, "dort")]).unwrap();
    let dot = Dot {
        writer: ANNA,
        seq: 2,
    };
    let before = original.to_snapshot();
    assert_eq!(
        send(there.clone(), &mut original),
        Err(ApplyError::DotReused(dot))
    );
    assert_eq!(send(here, &mut copied), Err(ApplyError::DotReused(dot)));
    for (from, to) in [
        (&copied, &mut original.clone()),
        (&original, &mut copied.clone()),
    ] {
        let all = from.delta_since(&VersionVector::default());
        assert_eq!(send(all, to), Err(ApplyError::DotReused(dot)));
    }
    assert_eq!(original.to_snapshot(), before);

    // The undamaged action survives under a fresh writer.
    let salvaged = original.salvage(&first, BERT, NOW).unwrap();
    assert!(matches!(salvaged, Delta::Commit(commit) if commit.is_empty()));
}

#[test]
fn what_follows_an_unreadable_entry_is_salvaged() {
    let mut anna = book();
    let first = anna.commit(ANNA, NOW, &[name(1, "eins")]).unwrap();
    let lost = anna.commit(ANNA, NOW, &[name(2, "weg")]).unwrap();
    let third = anna
        .commit(ANNA, NOW, &[name(1, "drei"), name(3, "neu")])
        .unwrap();
    let fourth = anna.commit(ANNA, NOW, &[name(3, "neuer")]).unwrap();
    let mut bert = book();
    send(first, &mut bert).unwrap();
    assert!(send(third.clone(), &mut bert).is_err());
    let salvage = WriterId(77);
    let mut reader = bert.clone();
    for commit in [&third, &fourth] {
        let delta = bert.salvage(commit, salvage, NOW).unwrap();
        send(delta, &mut reader).unwrap();
    }
    assert_eq!(
        (names(&bert, 1), names(&bert, 3)),
        (vec!["drei".to_owned()], vec!["neuer".to_owned()])
    );
    assert_eq!(bert.to_snapshot(), reader.to_snapshot());
    for commit in [lost, third, fourth] {
        send(commit, &mut bert).unwrap();
    }
    for n in 1..=3 {
        assert!(
            !bert.record(id(n)).unwrap().is_contested(&Key::plain(NAME)),
            "record {n}"
        );
    }
}

#[test]
fn a_clock_that_is_ahead_is_named_and_does_not_carry_ours_along() {
    let (mut anna, mut bert) = (book(), book());
    let commit = anna
        .commit(ANNA, NOW + 3_600_000, &[name(1, "Zukunft")])
        .unwrap();
    assert_eq!(send(commit, &mut bert).unwrap().ahead, [ANNA]);
    let stamp = bert.commit(BERT, NOW, &[name(1, "jetzt")]).unwrap().stamp();
    assert_eq!(stamp.ms, NOW);
    assert_eq!(names(&bert, 1), ["jetzt"]);
    let back = anna
        .commit(ANNA, NOW + 3_500_000, &[name(1, "etwas zurück")])
        .unwrap();
    assert_eq!(
        back.stamp().ms,
        NOW + 3_600_000,
        "a clock does not go back by less than five minutes"
    );
    let back = anna.commit(ANNA, NOW, &[name(1, "weit zurück")]).unwrap();
    assert_eq!(back.stamp().ms, NOW);
}

#[test]
fn another_teams_book_is_refused() {
    let mut other = Book::new(WorkspaceId([8; 16]));
    let commit = other.commit(ANNA, NOW, &[name(1, "fremd")]).unwrap();
    assert!(matches!(
        send(commit, &mut book()),
        Err(ApplyError::ForeignWorkspace { .. })
    ));
}

#[test]
fn an_action_is_written_whole_or_not_at_all() {
    let mut book = book();
    book.commit(ANNA, NOW, &[name(1, "eins")]).unwrap();
    let before = (book.to_snapshot(), book.checksum());
    let wrong = Write::Set {
        id: id(1),
        kind: Kind(4),
        key: Key::plain(NAME),
        value: Value::Null,
        replaces: Replaces::All,
    };
    assert!(matches!(
        book.commit(ANNA, NOW, &[name(2, "zwei"), wrong]),
        Err(CommitError::WrongKind { .. })
    ));
    let erase = Write::Erase {
        id: id(3),
        kind: COMPANY,
    };
    assert_eq!(
        book.commit(ANNA, NOW, &[erase, name(3, "drei")]),
        Err(CommitError::Erased(id(3)))
    );
    let long = set(id(1), Key::at(NAME, &"x".repeat(256)), true, Replaces::All);
    assert_eq!(
        book.commit(ANNA, NOW, &[long]),
        Err(CommitError::LongElement(id(1)))
    );
    assert_eq!((book.to_snapshot(), book.checksum()), before);
}

#[test]
fn ids_read_back_and_sort_by_time() {
    let early = RecordId::v7(NOW, [0xff; 10]);
    let late = RecordId::v7(NOW + 1, [0; 10]);
    assert!(early < late);
    assert_eq!(early.to_string().parse(), Ok(early));
    assert_eq!(&early.to_string()[12..13], "7");
    for wrong in [
        "",
        "+1",
        "zz",
        &"g".repeat(32),
        &"0".repeat(33),
        &"ä".repeat(16),
    ] {
        assert!(wrong.parse::<RecordId>().is_err(), "{wrong}");
    }
}

#[test]
fn there_is_always_room_between_two_places() {
    let check = |before: Option<&str>, after: Option<&str>| {
        let key = order::between(before, after);
        assert!(
            before.is_none_or(|before| before < key.as_str()),
            "{before:?} {key} {after:?}"
        );
        assert!(
            after.is_none_or(|after| key.as_str() < after),
            "{before:?} {key} {after:?}"
        );
        assert!(!key.ends_with('0'));
        key
    };
    let mut keys = vec![check(None, None)];
    let mut state = 1_u64;
    for i in 0..3000 {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        let at = match i % 3 {
            0 => (state >> 33) as usize % (keys.len() + 1),
            1 => 0,
            _ => keys.len(),
        };
        let before = at.checked_sub(1).map(|at| keys[at].clone());
        let key = check(before.as_deref(), keys.get(at).map(String::as_str));
        keys.insert(at, key);
    }
    assert!(
        keys.iter().map(String::len).max() < Some(40),
        "{:?}",
        keys.iter().map(String::len).max()
    );
    // Foreign keys may be nonsense; there is an answer all the same.
    for (before, after) in [
        ("b", "a"),
        ("a", "a"),
        ("a", "a0"),
        ("a", "a00"),
        ("ä", "€"),
        ("", ""),
    ] {
        order::between(Some(before), Some(after));
    }
}
