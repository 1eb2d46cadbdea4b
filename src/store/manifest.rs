//! Which snapshot is whole. Chunks are immutable and named by their generation; a manifest that is written last makes
//! them count. Invariant: at any moment one of the two manifests names chunks that are all there.

use serde::{Deserialize, Serialize};

use super::envelope::{self, Content, EnvelopeError, fingerprint};
use super::key::Part;
use crate::replica::{VersionVector, WriterId};

/// The most units that one chunk takes.
pub const CHUNK: usize = 48 * 1024;

/// Where the chunks of a generation are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Placement {
    /// Beside the manifest.
    Here,
    /// In the other engine: the snapshot had become too large for local storage.
    Vault,
}

/// One generation of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Counts up by one at each folding.
    pub generation: u64,
    /// Part of the names of the chunks, see [`Part::Chunk`].
    pub nonce: u32,
    /// Where the chunks are.
    pub placement: Placement,
    /// Length and fingerprint of each chunk.
    pub chunks: Vec<(u32, u64)>,
    /// What the snapshot has seen.
    pub vector: Vec<(u64, u64)>,
    /// How many actions of this device are in it.
    pub actions: u64,
    /// When it was made.
    pub made_ms: u64,
    /// The schema it was written under; taken from the envelope.
    #[serde(skip)]
    pub schema: u8,
}

impl Manifest {
    /// What the snapshot has seen.
    pub fn seen(&self) -> VersionVector {
        self.vector
            .iter()
            .map(|&(writer, seq)| (WriterId(writer), seq))
            .collect()
    }

    /// The name of a chunk.
    pub fn chunk(&self, index: usize) -> Part {
        Part::Chunk {
            generation: self.generation,
            nonce: self.nonce,
            index: index as u32,
        }
    }

    /// Whether a chunk belongs to it.
    pub fn owns(&self, part: &Part) -> bool {
        matches!(part, Part::Chunk { generation, nonce, .. }
            if *generation == self.generation && *nonce == self.nonce)
    }

    /// Puts the snapshot together from wherever its chunks are; `None` if one is missing or damaged everywhere.
    pub fn assemble<'a>(&self, mut find: impl FnMut(&Part) -> Vec<&'a [u8]>) -> Option<Vec<u8>> {
        let mut snapshot = Vec::new();
        for (index, &(length, hash)) in self.chunks.iter().enumerate() {
            let whole = find(&self.chunk(index))
                .into_iter()
                .find(|bytes| bytes.len() == length as usize && fingerprint(bytes) == hash)?;
            snapshot.extend_from_slice(whole);
        }
        Some(snapshot)
    }

    /// The bytes that are kept.
    pub fn seal(&self, schema: u8) -> Vec<u8> {
        let payload = postcard::to_allocvec(self).unwrap_or_default();
        envelope::seal_as(Content::Manifest, schema, schema, &payload)
    }

    /// Reads the bytes that were kept.
    pub fn open(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let (schema, manifest) = envelope::open_value::<Self>(Content::Manifest, bytes)?;
        Ok(Self { schema, ..manifest })
    }
}

/// A version vector as it stands in manifests.
pub fn pairs(vector: &VersionVector) -> Vec<(u64, u64)> {
    vector.iter().map(|(writer, seq)| (writer.0, seq)).collect()
}

/// Cuts a snapshot into chunks.
pub fn cut(snapshot: &[u8]) -> Vec<(u32, u64)> {
    snapshot
        .chunks(CHUNK)
        .map(|chunk| (chunk.len() as u32, fingerprint(chunk)))
        .collect()
}
