//! The whole book as bytes.

use super::book::Book;
use super::delta::Delta;
use super::error::DecodeError;
use super::vector::VersionVector;

impl Book {
    /// Packs the whole book into a frame. Books that have seen the same writes give the same bytes.
    pub fn to_snapshot(&self) -> Vec<u8> {
        self.delta_since(&VersionVector::default()).encode()
    }

    /// Opens a snapshot.
    pub fn from_snapshot(bytes: &[u8]) -> Result<Self, DecodeError> {
        let delta = Delta::decode(bytes)?;
        let mut book = Self::new(delta.workspace());
        book.apply(&delta, u64::MAX / 2)
            .map_err(|_| DecodeError::Invalid("the book contradicts itself"))?;
        Ok(book)
    }
}
