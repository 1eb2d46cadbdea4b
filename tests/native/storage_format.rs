//! What lies in a browser stays readable: the storage of a released version is kept as a file and opened by every later
//! one, and the document that describes it changes together with the code.

use std::collections::BTreeMap;
use std::path::PathBuf;

use facetten::replica::{Book, WorkspaceId, WriterId};
use facetten::store::envelope::{Content, SCHEMA};
use facetten::store::fold::{SOFT_LIMIT, WORTH_FOLDING};
use facetten::store::key::{self, Key, Part};
use facetten::store::manifest::CHUNK;
use facetten::store::registry::{Kind, Workspace};
use facetten::store::safe::RESERVE;
use facetten::store::{Finding, backup, text};

use super::store::Memory;
use super::store_faults::{Actions, NOW, lived_in, missing, open};
use super::store_suite::{Dice, run, workspace};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn source(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// A workspace with two generations, a journal, a draft, a lease, in both engines; and what it has to say.
async fn sample() -> (Memory, WorkspaceId, Actions, Vec<u8>) {
    let mut dice = Dice(20261124);
    let memory = Memory::default();
    let id = workspace(&mut dice);
    let actions = lived_in(&memory, id, &mut dice).await;
    let tab = open(&memory, id, &mut dice).await;
    tab.safe.set_draft("entry.1", "Halb geschrieben: Größe");
    tab.safe.note_outside(Some(tab.book.vector()), NOW).await;
    let entry = Workspace::new(id, "Grünkorn & Söhne", Kind::Real, NOW);
    let file = backup::write(&entry, &tab.book.to_snapshot(), NOW);
    (memory, id, actions, file)
}

#[test]
fn the_storage_of_a_released_version_opens() {
    run(async {
        let (memory, id, actions, file) = sample().await;
        let tab = open(&memory, id, &mut Dice(1)).await;
        let folder = root().join("tests/fixtures/storage");
        let files = [
            (format!("engines-{SCHEMA}.json"), tab.safe.raw().await),
            (format!("backup-{SCHEMA}.facetten"), file),
        ];
        for (name, bytes) in files {
            let path = folder.join(name);
            if std::env::var_os("FACETTEN_NEW_FIXTURES").is_some() && !path.exists() {
                std::fs::create_dir_all(&folder).unwrap();
                std::fs::write(&path, bytes).unwrap();
            }
            assert!(
                path.exists(),
                "run once with FACETTEN_NEW_FIXTURES=1, then keep {path:?} for ever"
            );
        }

        let kept = std::fs::read(folder.join("engines-1.json")).unwrap();
        let kept: BTreeMap<String, BTreeMap<String, String>> =
            serde_json::from_slice(&kept).unwrap();
        let released = Memory::default();
        for (name, value) in &kept["localStorage"] {
            released.shelf.damage(name, Some(value.clone()));
        }
        for (name, value) in &kept["indexedDB"] {
            released.vault.damage(name, text::to_bytes(value));
        }
        let opened = open(&released, id, &mut Dice(2)).await;
        assert_eq!(missing(&opened.book, &actions), [""; 0]);
        assert_eq!(opened.findings, Vec::<Finding>::new());
        let draft = opened.safe.draft("entry.1");
        assert_eq!(draft.as_deref(), Some("Halb geschrieben: Größe"));

        let bytes = std::fs::read(folder.join("backup-1.facetten")).unwrap();
        let contents = backup::read(&bytes).unwrap();
        assert_eq!(contents.workspace.name, "Grünkorn & Söhne");
        assert_eq!(missing(&contents.book, &actions), [""; 0]);
        assert_eq!(contents.book.workspace(), Book::new(id).workspace());
    });
}

/// The part of a file from a line that begins like this to the line that closes it.
fn item(path: &str, begin: &str) -> String {
    let text = source(path);
    let at = text
        .find(&format!("\n{begin}"))
        .unwrap_or_else(|| panic!("{begin} is not in {path}"));
    let rest = &text[at + 1..];
    rest[..rest.find("\n}").unwrap() + 2].to_owned()
}

#[test]
fn the_document_describes_this_code() {
    let mut code = String::new();
    for file in ["key", "text", "envelope", "manifest"] {
        code.push_str(&source(&format!("src/store/{file}.rs")));
    }
    for (file, begin) in [
        ("store/slot.rs", "pub struct Slot"),
        ("store/registry.rs", "pub enum Kind"),
        ("store/registry.rs", "struct Kept"),
        ("store/backup.rs", "struct Head"),
        ("store/backup.rs", "pub fn write"),
        ("store/backup.rs", "pub struct Outside"),
        ("store/settings.rs", "pub struct Settings"),
        ("store/start.rs", "fn quarantine"),
        ("store/entry.rs", "pub fn part_of"),
        ("web/self_profile.rs", "pub fn write"),
    ] {
        code.push_str(&item(&format!("src/{file}"), begin));
    }
    let vault = source("src/web/vault.rs");
    let names = [
        "const NAME",
        "const VERSION",
        "const ENTRIES",
        "const HANDLES",
    ];
    code.extend(
        vault
            .lines()
            .filter(|line| names.iter().any(|name| line.starts_with(name))),
    );
    let bytes: Vec<u8> = code
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
        .flat_map(str::bytes)
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    let sum = format!("{:08x}", crc32c::crc32c(&bytes));
    let document = source("docs/storage.md");
    assert!(
        document.contains(&format!("Schema {SCHEMA},")) && document.contains(&format!("`{sum}`")),
        "The code that lays out the storage changed. Read docs/storage.md, bring it up to date, raise SCHEMA if older \
         programs would misread the new bytes, and then write the sum {sum} into its first lines."
    );
}

#[test]
fn the_document_names_every_key_every_envelope_and_every_bound() {
    let document = source("docs/storage.md");
    let id = WorkspaceId([0xab; 16]);
    let record = "cd".repeat(16).parse().unwrap();
    let hash = 0x0123_4567_89ab_cdef;
    let keys = [
        Key::Workspace(id),
        Key::Gone(id),
        Key::Ledger(id, record),
        Key::Of(id, Part::Manifest(0)),
        Key::Of(id, Part::Manifest(1)),
        Key::Of(id, Part::Pinned),
        Key::Of(
            id,
            Part::Chunk {
                generation: 7,
                nonce: 0xbeef,
                index: 0,
            },
        ),
        Key::Of(
            id,
            Part::Journal {
                writer: WriterId(0xa11a),
                first: 12,
            },
        ),
        Key::Of(id, Part::Received(hash)),
        Key::Of(id, Part::Draft("entry.1".to_owned())),
        Key::Of(id, Part::Slot(0)),
        Key::Of(id, Part::Outside),
        Key::Of(id, Part::Quarantine(hash)),
        Key::Of(id, Part::Backup(NOW)),
    ];
    let short = |key: &Key| {
        key.to_string()
            .replace(&id.to_string(), "W")
            .replace(&"cd".repeat(16), "R")
    };
    let fixed = [key::SETTINGS, key::SELF_PROFILE, key::RESERVE].map(str::to_owned);
    let mut wanted: Vec<String> = keys.iter().map(short).chain(fixed).collect();
    for content in [
        Content::Manifest,
        Content::Slot,
        Content::Outside,
        Content::Workspace,
        Content::Backup,
        Content::Quarantine,
        Content::Ledger,
    ] {
        wanted.push(format!(
            "{} {}",
            content as u8,
            format!("{content:?}").to_lowercase()
        ));
    }
    for bound in [CHUNK, RESERVE, SOFT_LIMIT, WORTH_FOLDING] {
        wanted.push(bound.to_string());
    }
    let absent: Vec<&String> = wanted
        .iter()
        .filter(|name| !document.contains(&format!("`{name}`")))
        .collect();
    assert!(
        absent.is_empty(),
        "docs/storage.md does not name {absent:#?}"
    );
}
