//! The wrapping of everything that this layer writes for itself: manifests, leases, backups.
//!
//! Invariant: bytes that were cut, doubled, changed, written by another program or by a newer version of this one are
//! told apart and never taken for content.
//!
//! Layout, little-endian: magic `FCTS`, kind (1), schema (1), minimum reader (1), zero (1), length of the payload (8),
//! CRC-32C over everything before it and the payload (4), payload.

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// The schema that this program writes.
pub const SCHEMA: u8 = 1;

/// The newest schema that this program can read.
pub const READS: u8 = 1;

const MAGIC: [u8; 4] = *b"FCTS";
const HEADER: usize = 20;

/// What is inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Content {
    /// Which generation is whole, and of which chunks.
    Manifest = 1,
    /// Which writer a slot gave out last, and how that ended.
    Slot = 2,
    /// When the book was last put into a file.
    Outside = 3,
    /// Name and kind of a workspace.
    Workspace = 4,
    /// A backup file.
    Backup = 5,
    /// Bytes that could not be read, kept for whoever can.
    Quarantine = 6,
    /// Ids that were erased and stay erased.
    Ledger = 7,
}

/// Why an envelope was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EnvelopeError {
    /// Not written by this program.
    #[error("these bytes are not from this program")]
    Foreign,
    /// Written by a newer version that asks older ones not to read it.
    #[error("this needs a newer version of the program (schema {needs})")]
    Newer {
        /// The schema that a reader has to know.
        needs: u8,
    },
    /// Shorter or longer than it says.
    #[error("the bytes are cut or torn: {have} of {need}")]
    Torn {
        /// Bytes given.
        have: u64,
        /// Bytes needed.
        need: u64,
    },
    /// The checksum does not fit, or the content is impossible.
    #[error("the bytes are damaged")]
    Damaged,
}

/// Wraps a payload.
pub fn seal(content: Content, payload: &[u8]) -> Vec<u8> {
    seal_as(content, SCHEMA, READS, payload)
}

/// Wraps a payload as another version would; for migrations and their tests.
pub fn seal_as(content: Content, schema: u8, min_reader: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(&[content as u8, schema, min_reader, 0]);
    bytes.extend_from_slice(&(payload.len() as u64).to_le_bytes());
    let crc = crc32c::crc32c_append(crc32c::crc32c(&bytes), payload);
    bytes.extend_from_slice(&crc.to_le_bytes());
    bytes.extend_from_slice(payload);
    bytes
}

/// Wraps a value.
pub fn seal_value<T: Serialize>(content: Content, value: &T) -> Vec<u8> {
    // Our own plain structures cannot fail to serialise; an empty payload would be caught by whoever opens it.
    seal(content, &postcard::to_allocvec(value).unwrap_or_default())
}

/// The schema under which an envelope was written and the payload in it.
pub fn open(content: Content, bytes: &[u8]) -> Result<(u8, &[u8]), EnvelopeError> {
    if bytes.len() < HEADER {
        let ours = bytes.starts_with(&MAGIC[..bytes.len().min(4)]) && !bytes.is_empty();
        let torn = EnvelopeError::Torn {
            have: bytes.len() as u64,
            need: HEADER as u64,
        };
        return Err(if ours { torn } else { EnvelopeError::Foreign });
    }
    if bytes[..4] != MAGIC {
        return Err(EnvelopeError::Foreign);
    }
    let (head, payload) = bytes.split_at(HEADER);
    let length = u64::from_le_bytes(array(&head[8..16]));
    let crc = u32::from_le_bytes(array(&head[16..20]));
    let (have, need) = (payload.len() as u64, length);
    if have < need {
        return Err(EnvelopeError::Torn { have, need });
    }
    if crc32c::crc32c_append(crc32c::crc32c(&head[..16]), &payload[..length as usize]) != crc {
        return Err(EnvelopeError::Damaged);
    }
    if have > need {
        return Err(EnvelopeError::Torn { have, need });
    }
    if head[6] > READS {
        return Err(EnvelopeError::Newer { needs: head[6] });
    }
    if head[4] != content as u8 {
        return Err(EnvelopeError::Foreign);
    }
    Ok((head[5], payload))
}

/// The value in an envelope.
pub fn open_value<T: DeserializeOwned>(
    content: Content,
    bytes: &[u8],
) -> Result<(u8, T), EnvelopeError> {
    let (schema, payload) = open(content, bytes)?;
    match postcard::take_from_bytes(payload) {
        Ok((value, [])) => Ok((schema, value)),
        Ok(_) | Err(_) => Err(EnvelopeError::Damaged),
    }
}

fn array<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut array = [0; N];
    array.copy_from_slice(bytes);
    array
}

/// FNV-1a over 64 bits: names content and finds damage, next to the checksums and independent of them.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
