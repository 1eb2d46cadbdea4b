//! What has been seen. Invariant: a writer's numbers start at 1 and have no gaps, so one number per writer says it all.

use std::collections::BTreeMap;

use super::id::WriterId;

/// Names one write, for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dot {
    /// Who wrote.
    pub writer: WriterId,
    /// The how-manieth write of that writer it was, from 1.
    pub seq: u64,
}

/// For every writer the number of writes seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionVector(BTreeMap<WriterId, u64>);

impl VersionVector {
    /// How many writes of this writer were seen.
    pub fn get(&self, writer: WriterId) -> u64 {
        self.0.get(&writer).copied().unwrap_or(0)
    }

    /// Whether this write was seen.
    pub fn covers(&self, dot: Dot) -> bool {
        dot.seq <= self.get(dot.writer)
    }

    /// The first writer of whom `other` has seen more, if any.
    pub fn first_gap(&self, other: &Self) -> Option<WriterId> {
        other
            .iter()
            .find(|&(writer, seq)| seq > self.get(writer))
            .map(|(writer, _)| writer)
    }

    /// Whether everything that `other` has seen was seen here.
    pub fn includes(&self, other: &Self) -> bool {
        self.first_gap(other).is_none()
    }

    /// Writers with the number of their writes, in the order of their ids. None is zero.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (WriterId, u64)> + '_ {
        self.0.iter().map(|(&writer, &seq)| (writer, seq))
    }

    /// How many writers there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes note of a writer's writes up to `seq`.
    pub fn raise(&mut self, writer: WriterId, seq: u64) {
        if seq > 0 {
            let seen = self.0.entry(writer).or_default();
            *seen = seq.max(*seen);
        }
    }

    /// Takes note of everything that `other` has seen.
    pub fn join(&mut self, other: &Self) {
        other
            .iter()
            .for_each(|(writer, seq)| self.raise(writer, seq));
    }
}

impl FromIterator<(WriterId, u64)> for VersionVector {
    fn from_iter<I: IntoIterator<Item = (WriterId, u64)>>(pairs: I) -> Self {
        let mut vector = Self::default();
        pairs
            .into_iter()
            .for_each(|(writer, seq)| vector.raise(writer, seq));
        vector
    }
}
