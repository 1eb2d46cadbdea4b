//! The newest snapshot that is whole, from whichever engine its pieces come.

use std::collections::{BTreeMap, BTreeSet};

use super::envelope::{EnvelopeError, fingerprint};
use super::image::Image;
use super::key::Part;
use super::manifest::{self, Manifest, Placement};
use super::port::Engine;
use super::recover::Trouble;
use crate::replica::{Book, DecodeError, VersionVector, WorkspaceId};
use crate::sorting;

/// How good the snapshot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// There is none.
    Nothing,
    /// The newest of all that there are.
    Newest,
    /// A newer one is damaged.
    Older,
}

/// What was found.
pub struct Found {
    /// The book in the snapshot.
    pub book: Option<Book>,
    /// Its manifest.
    pub manifest: Option<Manifest>,
    /// How good it is.
    pub source: Source,
    /// What all readable manifests have seen.
    pub promised: VersionVector,
    /// Whether an engine lacks a piece of it.
    pub heal: bool,
    /// Whether the vault's chunks might help.
    pub needs_chunks: bool,
    /// Whether the vault holds it too, as far as its chunks were read.
    pub in_vault: bool,
    /// Generations whose chunks are not whole.
    pub broken: Vec<(u64, u32)>,
}

/// Looks for the newest snapshot that is whole.
pub fn find(workspace: WorkspaceId, images: [&Image; 2], trouble: &mut Trouble) -> Found {
    let mut candidates: BTreeMap<(u64, u32), (Manifest, BTreeSet<Engine>)> = BTreeMap::new();
    let mut promised = VersionVector::default();
    let mut unreadable = false;
    for image in images {
        for part in [Part::Manifest(0), Part::Manifest(1), Part::Pinned] {
            let Some(bytes) = image.parts.get(&part) else {
                continue;
            };
            match Manifest::open(bytes) {
                Ok(manifest) => {
                    promised.join(&manifest.seen());
                    let name = (manifest.generation, manifest.nonce);
                    let known = candidates
                        .entry(name)
                        .or_insert((manifest, BTreeSet::new()));
                    known.1.insert(image.engine);
                }
                Err(EnvelopeError::Newer { .. }) => trouble.newer = true,
                Err(EnvelopeError::Foreign | EnvelopeError::Torn { .. })
                | Err(EnvelopeError::Damaged) => {
                    unreadable = true;
                    trouble.set_aside(image, workspace, &part);
                    trouble.damage(image.engine);
                }
            }
        }
    }

    let mut found = Found {
        book: None,
        manifest: None,
        source: Source::Nothing,
        promised,
        heal: unreadable,
        needs_chunks: false,
        in_vault: false,
        broken: Vec::new(),
    };
    let mut newest = true;
    for (manifest, engines) in candidates.into_values().rev() {
        let pieces = assemble(workspace, images, &manifest, trouble);
        found.needs_chunks |= pieces.snapshot.is_none() && !images[1].with_chunks;
        let book = pieces
            .snapshot
            .and_then(|bytes| read(workspace, &bytes, trouble));
        if book.is_none() {
            (newest, found.heal) = (false, true);
            found.broken.push((manifest.generation, manifest.nonce));
            continue;
        }
        let usable = images.iter().filter(|image| image.error.is_none());
        found.in_vault = engines.contains(&Engine::Vault) && !pieces.lacks_in_vault;
        found.heal |= pieces.incomplete || usable.count() != engines.len();
        found.source = if newest {
            Source::Newest
        } else {
            Source::Older
        };
        (found.book, found.manifest) = (book, Some(manifest));
        return found;
    }
    if let Some(book) = without_manifest(workspace, images, trouble) {
        found.heal = true;
        found.needs_chunks = !images[1].with_chunks;
        found.source = Source::Older;
        found.manifest = Some(Manifest {
            generation: greatest_generation(images),
            nonce: 0,
            placement: Placement::Here,
            chunks: Vec::new(),
            vector: manifest::pairs(book.vector()),
            actions: 0,
            made_ms: 0,
            schema: super::envelope::SCHEMA,
        });
        found.book = Some(book);
    }
    // Chunks alone, without any manifest, are known only to an engine that was asked for them.
    found.needs_chunks |= found.book.is_none() && !images[1].with_chunks;
    found
}

struct Pieces {
    snapshot: Option<Vec<u8>>,
    incomplete: bool,
    lacks_in_vault: bool,
}

fn assemble(
    workspace: WorkspaceId,
    images: [&Image; 2],
    manifest: &Manifest,
    trouble: &mut Trouble,
) -> Pieces {
    let mut snapshot = Some(Vec::new());
    let mut incomplete = false;
    let mut lacks_in_vault = false;
    for (index, &(length, hash)) in manifest.chunks.iter().enumerate() {
        let part = manifest.chunk(index);
        let mut whole = None;
        let mut bad = Vec::new();
        for image in images {
            let expected = image.error.is_none() && image.with_chunks;
            let moved = manifest.placement == Placement::Vault && image.engine == Engine::Shelf;
            match image.parts.get(&part) {
                // The second copy is not needed for reading, and checking it takes time at every start.
                Some(_) if whole.is_some() => {}
                Some(bytes) if bytes.len() == length as usize && fingerprint(bytes) == hash => {
                    whole = Some(bytes);
                }
                Some(_) => bad.push(image),
                None => {
                    incomplete |= expected && !moved;
                    lacks_in_vault |= expected && image.engine == Engine::Vault;
                }
            }
        }
        for image in bad {
            incomplete = true;
            lacks_in_vault |= image.engine == Engine::Vault;
            trouble.set_aside(image, workspace, &part);
            if whole.is_some() {
                trouble.damage(image.engine);
            } else if !trouble.lost.contains(&part) {
                trouble.lost.push(part.clone());
            }
        }
        match (whole, &mut snapshot) {
            (Some(bytes), Some(snapshot)) => snapshot.extend_from_slice(bytes),
            (None, _) => snapshot = None,
            (Some(_), None) => {}
        }
    }
    Pieces {
        snapshot,
        incomplete,
        lacks_in_vault,
    }
}

fn read(workspace: WorkspaceId, bytes: &[u8], trouble: &mut Trouble) -> Option<Book> {
    match Book::from_snapshot(bytes) {
        Ok(book) => Some(book).filter(|book| book.workspace() == workspace),
        Err(DecodeError::Newer { .. }) => {
            trouble.newer = true;
            None
        }
        Err(
            DecodeError::Length { .. }
            | DecodeError::Foreign
            | DecodeError::Damaged
            | DecodeError::WrongKind { .. }
            | DecodeError::TooLarge(_)
            | DecodeError::Invalid(_),
        ) => None,
    }
}

/// Where no manifest can be read, the snapshot's own checksum still tells whether pieces in a row are whole.
fn without_manifest(
    workspace: WorkspaceId,
    images: [&Image; 2],
    trouble: &mut Trouble,
) -> Option<Book> {
    let mut runs: BTreeMap<(u64, u32, Engine), Vec<u8>> = BTreeMap::new();
    for image in images {
        let mut chunks: Vec<_> = image
            .parts
            .iter()
            .filter_map(|(part, bytes)| match part {
                Part::Chunk {
                    generation,
                    nonce,
                    index,
                } => Some(((*generation, *nonce, *index), bytes)),
                _ => None,
            })
            .collect();
        sorting::by_key(&mut chunks, |(name, _)| *name);
        for ((generation, nonce, _), bytes) in chunks {
            runs.entry((generation, nonce, image.engine))
                .or_default()
                .extend_from_slice(bytes);
        }
    }
    runs.into_values()
        .rev()
        .find_map(|bytes| read(workspace, &bytes, trouble))
}

/// The greatest generation that any chunk belongs to.
fn greatest_generation(images: [&Image; 2]) -> u64 {
    let generations = images.iter().flat_map(|image| {
        image.parts.keys().map(|part| match part {
            Part::Chunk { generation, .. } => *generation,
            _ => 0,
        })
    });
    generations.max().unwrap_or(0)
}
