//! The envelope of everything that leaves the book: what it is, whether it is whole, whether we may read it.
//!
//! Invariant: whatever the bytes are, opening them is an error or gives exactly what was sealed, and takes no more
//! memory than the bounds below allow.

use std::borrow::Cow;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_slice_iter_to_slice;

use super::error::DecodeError;

/// The version of the format that is written. `docs/format.md` describes it.
pub const FORMAT_VERSION: u8 = 1;

/// The oldest version of the format that can read what is written.
pub const MINIMUM_READER: u8 = 1;

/// The first four bytes of every frame.
pub const MAGIC: [u8; 4] = *b"FCTB";

/// Bytes before the payload.
pub const HEADER_LEN: usize = 20;

/// The largest content that is opened.
pub const MAX_CONTENT: usize = 200 << 20;

/// Content may be this many times larger than its deflated payload ...
const MAX_RATIO: usize = 100;
/// ... plus this, so that small frames may be as repetitive as they like.
const RATIO_SLACK: usize = 64 << 10;

/// Below this size deflating gains less than it costs.
const WORTH_DEFLATING: usize = 512;
const LEVEL: u8 = 6;

const STORED: u8 = 0;
const DEFLATED: u8 = 1;

/// What a frame holds. The numbers are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    /// A whole book.
    Snapshot = 1,
    /// One action of one writer.
    Commit = 2,
    /// Everything between two version vectors.
    Range = 3,
}

/// Seals content into a frame.
pub fn seal(kind: FrameKind, content: &[u8]) -> Vec<u8> {
    let deflated = (content.len() >= WORTH_DEFLATING)
        .then(|| compress_to_vec(content, LEVEL))
        .filter(|deflated| {
            deflated.len() < content.len() && content.len() <= limit(deflated.len())
        });
    let (method, payload) = match &deflated {
        Some(deflated) => (DEFLATED, deflated.as_slice()),
        None => (STORED, content),
    };
    let mut frame = Vec::with_capacity(HEADER_LEN + payload.len());
    frame.extend_from_slice(&MAGIC);
    frame.extend_from_slice(&[FORMAT_VERSION, MINIMUM_READER, kind as u8, method]);
    frame.extend_from_slice(&(payload.len() as u32).to_le_bytes());
    frame.extend_from_slice(&(content.len() as u32).to_le_bytes());
    let sum = crc32c::crc32c_append(crc32c::crc32c(&frame), payload);
    frame.extend_from_slice(&sum.to_le_bytes());
    frame.extend_from_slice(payload);
    frame
}

/// An opened frame.
#[derive(Clone, Debug)]
pub struct Opened<'a> {
    /// The kind's number; a newer version may have kinds that this one does not know.
    pub kind: u8,
    /// Whether a newer version wrote it, which may have appended what this one does not know.
    pub newer: bool,
    /// What was sealed.
    pub content: Cow<'a, [u8]>,
}

/// Opens a frame that takes up all of `bytes`.
pub fn open(bytes: &[u8]) -> Result<Opened<'_>, DecodeError> {
    let Some((header, payload)) = bytes.split_first_chunk::<HEADER_LEN>() else {
        let ours = bytes.is_empty() || bytes.iter().zip(MAGIC).all(|(&byte, magic)| byte == magic);
        return Err(if ours {
            length(bytes, HEADER_LEN)
        } else {
            DecodeError::Foreign
        });
    };
    let word = |at: usize| {
        u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    if header[..4] != MAGIC {
        return Err(DecodeError::Foreign);
    }
    let [version, minimum, kind, method] = [header[4], header[5], header[6], header[7]];
    let need = HEADER_LEN.saturating_add(word(8) as usize);
    if bytes.len() != need {
        return Err(length(bytes, need));
    }
    if crc32c::crc32c_append(crc32c::crc32c(&header[..16]), payload) != word(16) {
        return Err(DecodeError::Damaged);
    }
    // Only now can the rest be believed, the claim to be newer too.
    if minimum > FORMAT_VERSION {
        return Err(DecodeError::Newer { needs: minimum });
    }
    let content_len = word(12) as usize;
    let content = match method {
        STORED if content_len == payload.len() => Cow::Borrowed(payload),
        STORED => return Err(DecodeError::Invalid("the stated length is wrong")),
        DEFLATED => Cow::Owned(inflate(payload, content_len)?),
        _ => return Err(DecodeError::Invalid("an unknown way of packing")),
    };
    Ok(Opened {
        kind,
        newer: version > FORMAT_VERSION,
        content,
    })
}

fn inflate(payload: &[u8], content_len: usize) -> Result<Vec<u8>, DecodeError> {
    if content_len > limit(payload.len()).min(MAX_CONTENT) {
        return Err(DecodeError::TooLarge(content_len as u64));
    }
    let mut content = vec![0; content_len];
    match decompress_slice_iter_to_slice(&mut content, std::iter::once(payload), false, false) {
        Ok(len) if len == content_len => Ok(content),
        Ok(_) | Err(_) => Err(DecodeError::Invalid(
            "the payload does not unpack to its stated length",
        )),
    }
}

fn limit(payload_len: usize) -> usize {
    payload_len
        .saturating_mul(MAX_RATIO)
        .saturating_add(RATIO_SLACK)
}

fn length(bytes: &[u8], need: usize) -> DecodeError {
    DecodeError::Length {
        have: bytes.len(),
        need,
    }
}
