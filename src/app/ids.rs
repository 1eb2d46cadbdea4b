//! Maps by record id. Ids are random where it counts, so folding their halves is hash enough.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::domain::RecordId;

/// A map by record id.
pub(crate) type IdMap<T> = HashMap<RecordId, T, BuildHasherDefault<IdHasher>>;
/// A set of record ids.
pub(crate) type IdSet = std::collections::HashSet<RecordId, BuildHasherDefault<IdHasher>>;

/// See [`IdMap`].
#[derive(Clone, Copy, Debug, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            // Big-endian, so that ids in a row differ in the lowest bits, which choose the place in the table.
            let word = u64::from_be_bytes(word);
            self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
