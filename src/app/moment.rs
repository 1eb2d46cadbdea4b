//! When, by whom, and on which device: everything that the core cannot know by itself.

use chrono::NaiveDate;

use crate::domain::{RecordId, RoleRef};
use crate::replica::WriterId;

/// Someone who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Now, in milliseconds since 1970.
    pub now_ms: u64,
    /// The day on the wall.
    pub today: NaiveDate,
    /// Minutes between the clock on the wall and UTC.
    pub offset_minutes: i32,
    /// Who looks.
    pub me: RecordId,
}

/// Someone who acts.
pub struct Moment<'r> {
    /// Now, in milliseconds since 1970.
    pub now_ms: u64,
    /// The day on the wall.
    pub today: NaiveDate,
    /// Minutes between the clock on the wall and UTC.
    pub offset_minutes: i32,
    /// Who acts.
    pub member: RecordId,
    /// In which role.
    pub role: Option<RoleRef>,
    /// As which writer of the book.
    pub writer: WriterId,
    /// Where random bytes come from.
    pub random: &'r mut dyn FnMut() -> [u8; 10],
}

impl Moment<'_> {
    /// The same person, looking.
    pub fn viewer(&self) -> Viewer {
        Viewer {
            now_ms: self.now_ms,
            today: self.today,
            offset_minutes: self.offset_minutes,
            me: self.member,
        }
    }

    /// A fresh id.
    pub(crate) fn new_id(&mut self) -> RecordId {
        RecordId::v7(self.now_ms, (self.random)())
    }
}
