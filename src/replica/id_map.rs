//! Maps by record id. One key in a search box asks them ten thousand times, so the hash is two multiplications.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use super::id::RecordId;

/// A map by record id.
pub type IdMap<T> = HashMap<RecordId, T, BuildHasherDefault<IdHasher>>;
/// A set of record ids.
pub type IdSet = HashSet<RecordId, BuildHasherDefault<IdHasher>>;

/// Ids are random where it counts, so folding their halves is hash enough.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdHasher(u64);

impl Hasher for IdHasher {
    #[inline]
    fn write_u128(&mut self, id: u128) {
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let (high, low) = ((id >> 64) as u64, id as u64);
        let folded = (high.wrapping_mul(SPREAD).rotate_left(23) ^ low).wrapping_mul(SPREAD);
        self.0 = folded ^ folded >> 32;
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u128(u128::from(self.0) << 8 | u128::from(byte));
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
