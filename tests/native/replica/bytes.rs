//! Laws 6 and 7: what is written is read back, what others damaged or invented is refused or harmless, and what a newer
//! version wrote is passed on.

use facetten::replica::frame::{self, FrameKind, HEADER_LEN};
use facetten::replica::*;

use super::cases::check;
use super::customers::{self, Dice};
use super::world::{TODAY, World};

const SLACK: usize = 1 << 20;

/// Frames of every kind, plain and deflated.
fn frames(seed: u64) -> Vec<Vec<u8>> {
    let world = World::run(seed);
    let member = &world.members[0];
    let mut frames: Vec<Vec<u8>> = world.post.iter().take(3).map(Delta::encode).collect();
    frames.push(member.book.to_snapshot());
    frames.push(member.book.delta_since(&VersionVector::default()).encode());
    frames
}

#[test]
fn mutated_bytes_are_an_error_or_harmless() {
    let large = customers::book(200);
    let large = [
        large.to_snapshot(),
        large.delta_since(&VersionVector::default()).encode(),
    ];
    check(1, |seed| {
        let mut dice = Dice(seed ^ 0x00dd_ba11);
        let frame = if seed % 50 == 0 {
            dice.pick(&large).clone()
        } else {
            dice_pick(frames(seed % 997), &mut dice)
        };
        let content = frame::open(&frame)
            .expect("our own bytes")
            .content
            .into_owned();
        match seed % 3 {
            0 => {
                let mutated = mutate(frame.clone(), &mut dice);
                if mutated != frame {
                    assert!(
                        decode(&mutated, mutated.len()).is_none(),
                        "damage went unnoticed"
                    );
                }
            }
            // The damage is underneath the checksum: as from a faulty or hostile program.
            1 => drop(decode(&reseal(mutate(frame, &mut dice)), content.len())),
            _ => {
                let kinds = [FrameKind::Snapshot, FrameKind::Commit, FrameKind::Range];
                let kind = kinds[usize::from(frame[6]) - 1];
                let mutated = mutate(content, &mut dice);
                drop(decode(&frame::seal(kind, &mutated), mutated.len()));
            }
        }
    });
}

fn dice_pick(mut frames: Vec<Vec<u8>>, dice: &mut Dice) -> Vec<u8> {
    frames.swap_remove(dice.below(frames.len()))
}

fn mutate(mut bytes: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..1 + dice.below(4) {
        if bytes.is_empty() {
            return bytes;
        }
        let at = dice.below(bytes.len());
        match dice.below(6) {
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => bytes.truncate(at),
            2 => {
                let other = dice.below(bytes.len());
                bytes.swap(at, other);
            }
            3 => drop(bytes.splice(at..at, [0xff, 0xff, 0xff, 0xff, 0x0f])),
            4 => bytes[at] = *dice.pick(&[0, 1, 0x7f, 0x80, 0xff]),
            _ => drop(bytes.splice(at..(at + 4).min(bytes.len()), [0xff; 4])),
        }
    }
    bytes
}

/// Makes length and checksum fit again.
fn reseal(mut frame: Vec<u8>) -> Vec<u8> {
    if frame.len() >= HEADER_LEN {
        let len = (frame.len() - HEADER_LEN) as u32;
        frame[8..12].copy_from_slice(&len.to_le_bytes());
        let sum = crc32c::crc32c_append(crc32c::crc32c(&frame[..16]), &frame[HEADER_LEN..]);
        frame[16..20].copy_from_slice(&sum.to_le_bytes());
    }
    frame
}

/// Decodes whatever it is; what can be decoded is used, and must behave like a book.
fn decode(bytes: &[u8], content: usize) -> Option<Book> {
    let mut result = None;
    let taken = allocation_counter::measure(|| {
        result = Some((Book::from_snapshot(bytes), Delta::decode(bytes)))
    });
    let bound = 8 * content.max(bytes.len()) + SLACK;
    assert!(
        taken.bytes_max as usize <= bound,
        "{} bytes for {content}",
        taken.bytes_max
    );
    let (snapshot, delta) = result?;
    if let Ok(delta) = &delta {
        assert_eq!(Delta::decode(&delta.encode()).as_ref(), Ok(delta));
        let mut book = Book::new(delta.workspace());
        if book.apply(delta, TODAY).is_err() {
            assert!(book.is_empty() && book.vector().is_empty());
        }
        use_up(book);
    }
    let usable = snapshot.ok();
    if let Some(book) = &usable {
        use_up(book.clone());
    }
    usable.or_else(|| delta.ok().map(|delta| Book::new(delta.workspace())))
}

fn use_up(mut book: Book) {
    let bytes = book.to_snapshot();
    let again = Book::from_snapshot(&bytes).expect("a book that can be used can be kept");
    assert_eq!(again.to_snapshot(), bytes);
    for record in book.all_records() {
        for (field, element, _) in record.registers() {
            assert!(record.siblings(&Key::at(field, element)).len() > 0);
        }
    }
    let first = book
        .all_records()
        .next()
        .map(|record| (record.id(), record.kind()));
    if let Some((id, kind)) = first {
        let write = |value: i64| Write::Set {
            id,
            kind,
            key: Key::plain(Field(1)),
            value: value.into(),
            replaces: Replaces::All,
        };
        book.commit(WriterId(4711), TODAY, &[write(1), write(2)])
            .expect("a fresh writer can write");
        assert_eq!(
            book.record(id).and_then(|record| record.int(Field(1))),
            Some(2)
        );
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let deflated = miniz_oxide::deflate::compress_to_vec(&vec![0; 50 << 20], 9);
    let mut frame = frame::seal(FrameKind::Snapshot, &deflated);
    frame[7] = 1;
    frame[12..16].copy_from_slice(&(50_u32 << 20).to_le_bytes());
    let frame = reseal(frame);
    assert_eq!(
        Book::from_snapshot(&frame).err(),
        Some(DecodeError::TooLarge(50 << 20))
    );
    // What is honestly that repetitive is stored in a way that opens.
    let mut book = Book::new(WorkspaceId([1; 16]));
    let write = Write::Set {
        id: RecordId([2; 16]),
        kind: Kind(1),
        key: Key::plain(Field(1)),
        value: "a".repeat(3 << 20).into(),
        replaces: Replaces::All,
    };
    book.commit(WriterId(1), TODAY, &[write]).unwrap();
    assert_eq!(
        Book::from_snapshot(&book.to_snapshot()).unwrap().checksum(),
        book.checksum()
    );
}

/// Large content of nothing but the smallest possible cells takes the most memory for its size.
#[test]
fn memory_stays_within_its_bound_for_large_books() {
    let mut book = Book::new(WorkspaceId([1; 16]));
    let mut dice = Dice(1);
    for n in 0..20_000_u64 {
        let id = RecordId::v7(TODAY + n, dice.bytes());
        let write = |field| Write::Set {
            id,
            kind: Kind(1),
            key: Key::plain(Field(field)),
            value: true.into(),
            replaces: Replaces::All,
        };
        book.commit(
            WriterId(1),
            TODAY + n,
            &(0..12).map(write).collect::<Vec<_>>(),
        )
        .unwrap();
    }
    for bytes in [book.to_snapshot(), customers::book(5000).to_snapshot()] {
        let content = frame::open(&bytes).unwrap().content.len();
        let taken = allocation_counter::measure(|| drop(Book::from_snapshot(&bytes).unwrap()));
        let bound = 8 * content + SLACK;
        assert!(
            taken.bytes_max as usize <= bound,
            "{} bytes for {content}",
            taken.bytes_max
        );
    }
}

#[test]
fn what_is_cut_newer_or_foreign_is_named() {
    let frame = frames(3).pop().unwrap();
    assert_eq!(
        Delta::decode(&[]),
        Err(DecodeError::Length {
            have: 0,
            need: HEADER_LEN
        })
    );
    assert_eq!(
        Delta::decode(b"FCT"),
        Err(DecodeError::Length {
            have: 3,
            need: HEADER_LEN
        })
    );
    assert_eq!(Delta::decode(b"PK"), Err(DecodeError::Foreign));
    assert_eq!(Delta::decode(&[b'{'; 100]), Err(DecodeError::Foreign));
    let half = &frame[..frame.len() / 2];
    assert_eq!(
        Delta::decode(half),
        Err(DecodeError::Length {
            have: half.len(),
            need: frame.len()
        })
    );
    assert!(matches!(
        Book::from_snapshot(&frame),
        Err(DecodeError::WrongKind { found: 3 })
    ));
    let mut newer = frame.clone();
    newer[5] = 2;
    assert_eq!(
        Delta::decode(&newer),
        Err(DecodeError::Damaged),
        "a damaged header is not a newer version"
    );
    assert_eq!(
        Delta::decode(&reseal(newer)),
        Err(DecodeError::Newer { needs: 2 })
    );
}

#[test]
fn a_snapshot_of_a_newer_version_is_read_and_passed_on() {
    let book = World::run(11).members.remove(0).book;
    let mut content = frame::open(&book.to_snapshot())
        .unwrap()
        .content
        .into_owned();
    // One more section, which this version knows nothing of: its length behind the 17 others, its bytes at the end.
    assert_eq!(content[0], 17);
    content[0] = 18;
    let lens_end = 1 + {
        let mut lens = 0;
        content[1..]
            .iter()
            .position(|byte| {
                lens += usize::from(*byte < 0x80);
                lens == 17
            })
            .unwrap()
            + 1
    };
    content.insert(lens_end, 3);
    content.extend_from_slice(b"new");
    let mut frame = frame::seal(FrameKind::Snapshot, &content);
    assert!(
        Book::from_snapshot(&frame).is_err(),
        "this version would not have written that"
    );
    frame[4] = 2;
    let read = Book::from_snapshot(&reseal(frame)).unwrap();
    assert_eq!(read.to_snapshot(), book.to_snapshot());
}

#[test]
fn kinds_fields_and_values_of_a_newer_version_are_kept_and_passed_on() {
    let (kind, field) = (Kind(60_000), Field(50_000));
    let id = RecordId([9; 16]);
    let mut newer = Book::new(WorkspaceId([1; 16]));
    for (n, tag) in (7..=255).enumerate() {
        let value = Value::Unknown {
            tag,
            bytes: vec![tag; n % 7].into(),
        };
        let key = Key::at(field, &tag.to_string());
        newer
            .commit(
                WriterId(1),
                TODAY,
                &[Write::Set {
                    id,
                    kind,
                    key,
                    value,
                    replaces: Replaces::All,
                }],
            )
            .unwrap();
    }
    let through = |frame: Vec<u8>| {
        let mut older = Book::new(WorkspaceId([1; 16]));
        older.apply(&Delta::decode(&frame).unwrap(), TODAY).unwrap();
        Book::from_snapshot(&older.to_snapshot()).unwrap()
    };
    let older = through(newer.delta_since(&VersionVector::default()).encode());
    assert_eq!(older.to_snapshot(), newer.to_snapshot());
    let back = through(older.delta_since(&VersionVector::default()).encode());
    assert_eq!(back.to_snapshot(), newer.to_snapshot());
}

/// The numbers, texts and bytes of a delta are those of the `postcard` crate.
#[test]
fn postcard_reads_what_we_write() {
    let mut book = Book::new(WorkspaceId([3; 16]));
    let id = RecordId([5; 16]);
    let write = |value: Value| Write::Set {
        id,
        kind: Kind(300),
        key: Key::at(Field(2), "ä"),
        value,
        replaces: Replaces::All,
    };
    book.commit(WriterId(7), TODAY, &[write(Value::Int(-70_000))])
        .unwrap();
    let commit = book
        .commit(WriterId(8), TODAY, &[write("Straße".into())])
        .unwrap();
    let frame = Delta::from(commit).encode();
    type Head = ([u8; 16], u64, u64, u64, u16, Vec<[u8; 8]>);
    let (head, rest): (Head, _) = postcard::take_from_bytes(&frame[HEADER_LEN..]).unwrap();
    let writers = vec![8_u64.to_le_bytes(), 7_u64.to_le_bytes()];
    assert_eq!(head, ([3; 16], 1, 1, TODAY, 1, writers));
    type Body<'a> = (
        [u8; 16],
        u16,
        u64,
        u16,
        &'a str,
        u8,
        &'a [u8],
        Vec<(u32, u64)>,
    );
    let body: Body<'_> = postcard::from_bytes(rest).unwrap();
    assert_eq!(
        body,
        (id.0, 300, 1, 2, "ä", 3, "Straße".as_bytes(), vec![(1, 1)])
    );
}
