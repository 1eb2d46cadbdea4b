//! Released formats stay readable, by this program and by a reader that shares no line with it.

use std::path::{Path, PathBuf};
use std::process::Command;

use facetten::replica::delta::{Entry, Item};
use facetten::replica::frame::FORMAT_VERSION;
use facetten::replica::*;
use serde_json::{Value as Json, json};

use super::world::TODAY;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures/format").join(name)
}

/// A book that shows everything the format can say: every value, siblings, an erasure, several writers.
fn sample() -> (Book, Commit, Delta) {
    let anna = WriterId(0xA11A);
    let bert = WriterId(0xB0B0_0000_0000_0001);
    let mut book = Book::new(WorkspaceId(*b"fixture-of-v0001"));
    let id = |n: u8| RecordId::v7(TODAY, [n; 10]);
    let set = |n: u8, kind: u16, key: Key, value: Value| Write::Set {
        id: id(n),
        kind: Kind(kind),
        key,
        value,
        replaces: Replaces::Current,
    };
    let plain = |field| Key::plain(Field(field));
    let writes = [
        set(1, 3, plain(1), "Müller & Söhne GmbH".into()),
        set(1, 3, plain(2), Value::Int(-123_456_789)),
        set(1, 3, plain(3), Value::Date(20_000)),
        set(1, 3, Key::at(Field(4), "kam"), id(9).into()),
        set(1, 3, Key::at(Field(4), "isa"), Value::Null),
        set(2, 3, plain(1), "Weiß KG".into()),
        set(2, 3, plain(5), true.into()),
        set(
            2,
            3,
            plain(6),
            Value::Bytes([0, 1, 254, 255].as_slice().into()),
        ),
        set(2, 3, Key::at(Field(4), "kam"), id(3).into()),
        set(3, 4, plain(1), "Weiß KG".into()),
        set(
            3,
            4,
            plain(7),
            Value::Unknown {
                tag: 200,
                bytes: b"neu".as_slice().into(),
            },
        ),
        set(4, 4, plain(1), "Frau Weg".into()),
    ];
    book.commit(anna, TODAY, &writes).unwrap();
    for n in 10..40 {
        let name = format!("Kunde {n} mit einem Namen, der sich wiederholt");
        book.commit(
            anna,
            TODAY + u64::from(n),
            &[set(n, 3, plain(1), name.into())],
        )
        .unwrap();
    }
    let mut apart = book.clone();
    let base = book.vector().clone();
    apart
        .commit(
            anna,
            TODAY + 100,
            &[set(1, 3, plain(1), "Müller AG".into())],
        )
        .unwrap();
    let mine = [
        set(1, 3, plain(1), "Mueller".into()),
        Write::Erase {
            id: id(4),
            kind: Kind(4),
        },
    ];
    let commit = book.commit(bert, TODAY + 200, &mine).unwrap();
    book.apply(&apart.delta_since(&base), TODAY).unwrap();
    let range = book.delta_since(&base);
    (book, commit, range)
}

/// Writes the fixtures of a new format version. Existing ones are never touched.
#[test]
fn fixtures_of_the_current_version_exist() {
    let (book, commit, range) = sample();
    let files = [
        ("snapshot", book.to_snapshot()),
        ("commit", Delta::from(commit).encode()),
        ("range", range.encode()),
    ];
    for (name, bytes) in files {
        let path = fixture(&format!("{name}-{FORMAT_VERSION}.fct"));
        if std::env::var_os("FACETTEN_NEW_FIXTURES").is_some() && !path.exists() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, bytes).unwrap();
        }
        assert!(
            path.exists(),
            "run once with FACETTEN_NEW_FIXTURES=1, then keep {path:?} for ever"
        );
    }
}

#[test]
fn every_released_fixture_reads_as_it_did() {
    let (book, commit, range) = sample();
    let read = |name: &str| std::fs::read(fixture(name)).unwrap();
    let snapshot = Book::from_snapshot(&read("snapshot-1.fct")).unwrap();
    assert_eq!(snapshot.checksum(), book.checksum());
    assert_eq!(snapshot.to_snapshot(), book.to_snapshot());
    assert_eq!(Delta::decode(&read("commit-1.fct")).unwrap(), commit.into());
    assert_eq!(Delta::decode(&read("range-1.fct")).unwrap(), range);
}

#[test]
fn an_independent_reader_reads_the_same() {
    if Command::new("python3").arg("--version").output().is_err() {
        println!("no python3 here: the independent reader was not run");
        return;
    }
    let (book, commit, range) = sample();
    let files = [
        ("snapshot-1.fct", snapshot_json(&book)),
        ("commit-1.fct", commit_json(&commit)),
        (
            "range-1.fct",
            match &range {
                Delta::Range(range) => range_json(range),
                Delta::Commit(_) => unreachable!(),
            },
        ),
    ];
    for (name, expected) in files {
        assert_eq!(python(&fixture(name)), expected, "{name}");
    }
    // A damaged file is a sentence, not a traceback.
    let mut bytes = std::fs::read(fixture("snapshot-1.fct")).unwrap();
    bytes[30] ^= 1;
    let path = std::env::temp_dir().join(format!("facetten-damaged-{}.fct", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    let output = Command::new("python3")
        .arg(root().join("tests/format/read.py"))
        .arg(&path)
        .output()
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr).trim(),
        "the bytes are damaged"
    );
}

/// A book of a thousand random customers, so that the reader is judged by more than one sample.
#[test]
fn an_independent_reader_reads_a_whole_book() {
    if Command::new("python3").arg("--version").output().is_err() {
        println!("no python3 here: the independent reader was not run");
        return;
    }
    let book = super::customers::book(500);
    let path = std::env::temp_dir().join(format!("facetten-book-{}.fct", std::process::id()));
    std::fs::write(&path, book.to_snapshot()).unwrap();
    let read = python(&path);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(read, snapshot_json(&book));
}

fn python(file: &Path) -> Json {
    let output = Command::new("python3")
        .arg(root().join("tests/format/read.py"))
        .arg(file)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

fn value_json(value: ValueRef<'_>) -> Json {
    let hex = |bytes: &[u8]| {
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    match value {
        ValueRef::Null => json!(["null"]),
        ValueRef::Bool(yes) => json!(["bool", yes]),
        ValueRef::Int(number) => json!(["int", number]),
        ValueRef::Text(text) => json!(["text", text]),
        ValueRef::Id(id) => json!(["id", id.to_string()]),
        ValueRef::Date(days) => json!(["date", days]),
        ValueRef::Bytes(bytes) => json!(["bytes", hex(bytes)]),
        ValueRef::Unknown { tag, bytes } => json!(["unknown", tag, hex(bytes)]),
    }
}

fn sibling_json(dot: Dot, stamp: Stamp, value: ValueRef<'_>) -> Json {
    json!({
        "writer": dot.writer.to_string(), "seq": dot.seq, "ms": stamp.ms, "counter": stamp.counter,
        "value": value_json(value),
    })
}

fn vector_json(vector: &VersionVector) -> Json {
    vector
        .iter()
        .map(|(writer, seq)| (writer.to_string(), json!(seq)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn snapshot_json(book: &Book) -> Json {
    let Delta::Range(range) = book.delta_since(&VersionVector::default()) else {
        unreachable!()
    };
    let mut shown = range_json(&range);
    let Json::Object(map) = &mut shown else {
        unreachable!()
    };
    map.remove("base");
    let vector = map.remove("to").unwrap();
    map.insert("vector".to_owned(), vector);
    map.insert("holds".to_owned(), "snapshot".into());
    shown
}

fn range_json(range: &Range) -> Json {
    let (mut erased, mut registers) = (Vec::new(), Vec::new());
    range
        .visit(|item| {
            match item {
                Item::Erased { id, dot, stamp } => erased.push(json!({
                    "id": id.to_string(), "writer": dot.writer.to_string(), "seq": dot.seq,
                    "ms": stamp.ms, "counter": stamp.counter,
                })),
                Item::Register { id, kind, field, element, siblings } => registers.push(json!({
                    "id": id.to_string(), "kind": kind.0, "field": field.0, "element": element,
                    "siblings": siblings.iter().map(|s| sibling_json(s.dot, s.stamp(), s.value)).collect::<Vec<_>>(),
                })),
            }
            Ok::<_, DecodeError>(())
        })
        .unwrap();
    let workspace = Delta::from(range.clone()).workspace().to_string();
    json!({
        "holds": "range", "format": FORMAT_VERSION, "workspace": workspace, "base": vector_json(range.base()),
        "to": vector_json(range.to()), "erased": erased, "registers": registers,
    })
}

fn commit_json(commit: &Commit) -> Json {
    let entries: Vec<Json> = commit
        .entries()
        .map(|entry| match entry {
            Entry::Set { dot, id, kind, field, element, value, replaced } => json!({
                "seq": dot.seq, "id": id.to_string(), "kind": kind.0, "field": field.0, "element": element,
                "value": value_json(value),
                "replaced": replaced
                    .map(|old| json!({"writer": old.writer.to_string(), "seq": old.seq}))
                    .collect::<Vec<_>>(),
            }),
            Entry::Erase { dot, id } => json!({"seq": dot.seq, "id": id.to_string(), "erased": true}),
        })
        .collect();
    let stamp = commit.stamp();
    json!({
        "holds": "commit", "format": FORMAT_VERSION, "workspace": Delta::from(commit.clone()).workspace().to_string(),
        "writer": commit.writer().to_string(), "ms": stamp.ms, "counter": stamp.counter, "entries": entries,
    })
}

/// The document and the code that it describes change together.
#[test]
fn the_document_describes_this_code() {
    let files = ["frame", "wire", "snapshot", "delta"];
    let mut code = Vec::new();
    for file in files {
        let source =
            std::fs::read_to_string(root().join(format!("src/replica/{file}.rs"))).unwrap();
        let lines = source
            .lines()
            .map(str::trim)
            .filter(|line| !line.starts_with("//"));
        code.extend(
            lines
                .flat_map(str::bytes)
                .filter(|byte| !byte.is_ascii_whitespace()),
        );
    }
    let sum = format!("{:08x}", crc32c::crc32c(&code));
    let document = std::fs::read_to_string(root().join("docs/format.md")).unwrap();
    assert!(
        document.contains(&format!("Format version {FORMAT_VERSION},")) && document.contains(&sum),
        "The code that reads and writes the format changed. Read docs/format.md, bring it up to date, raise \
         FORMAT_VERSION if older programs would misread the new bytes, and then write the sum {sum} into its first lines."
    );
}
