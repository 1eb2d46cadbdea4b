//! A hybrid logical clock: the time of day where it can be trusted, a count where it cannot.
//!
//! Invariant: the clock never stands more than [`MAX_AHEAD_MS`] beyond the time of day that it was last told, whatever
//! others write and however the device's own clock jumps.

use super::id::WriterId;

/// How far a stamp may stand before the time of day and still move our clock.
pub const MAX_AHEAD_MS: u64 = 5 * 60 * 1000;

/// When a value was written, as well as its writer could know. Stamps order siblings for display; which values replace
/// which is decided by dots alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970, 48 bits.
    pub ms: u64,
    /// Orders the commits of one millisecond.
    pub counter: u16,
    /// Breaks ties.
    pub writer: WriterId,
}

/// The two moving parts of a stamp in one word: milliseconds above, counter below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Time(u64);

impl Time {
    pub(crate) const MAX_MS: u64 = (1 << 48) - 1;

    pub(crate) fn new(ms: u64, counter: u16) -> Self {
        Self(ms.min(Self::MAX_MS) << 16 | u64::from(counter))
    }

    pub(crate) fn ms(self) -> u64 {
        self.0 >> 16
    }

    pub(crate) fn counter(self) -> u16 {
        (self.0 & 0xffff) as u16
    }

    pub(crate) fn stamp(self, writer: WriterId) -> Stamp {
        Stamp {
            ms: self.ms(),
            counter: self.counter(),
            writer,
        }
    }

    fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// The clock of one book on one device.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock(Time);

impl Clock {
    /// The time of the next commit.
    pub(crate) fn tick(&mut self, now_ms: u64) -> Time {
        let now = Time::new(now_ms, 0);
        let next = self.0.next();
        // Where the device's clock was set back, our own past is the future: start again from the time of day.
        self.0 = if next.ms() > now_ms + MAX_AHEAD_MS {
            now
        } else {
            now.max(next)
        };
        self.0
    }

    /// Takes note of a time that the book holds. What is too far ahead is put right by the next tick.
    pub(crate) fn learn(&mut self, time: Time) {
        self.0 = self.0.max(time);
    }

    /// Takes note of another writer's time; returns whether that writer's clock is too far ahead.
    pub(crate) fn observe(&mut self, time: Time, now_ms: u64) -> bool {
        let ahead = time.ms() > now_ms.saturating_add(MAX_AHEAD_MS);
        if !ahead {
            self.0 = self.0.max(time);
        }
        ahead
    }
}
