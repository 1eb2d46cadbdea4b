//! A desk to try things on: a small team, a clock that ticks, randomness that repeats.

use chrono::NaiveDate;
use facetten::app::command::{NewActivity, NewCompany, NewMember, Next};
use facetten::app::{Command, CommandError, Desk, Moment, Outcome, UndoError, Viewer};
use facetten::domain::record::NextStep;
use facetten::domain::{ActivityKind, Book, RecordId, Role, RoleRef};
use facetten::replica::{WorkspaceId, WriterId};

pub const WORKSPACE: WorkspaceId = WorkspaceId([7; 16]);

/// A day in 2026.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// Tuesday, 24 November 2026.
pub fn today() -> NaiveDate {
    day(11, 24)
}

/// Ten in the morning of a day, in milliseconds.
pub fn ten(date: NaiveDate) -> i64 {
    facetten::domain::calendar::start_of(date, 60) + 10 * 3_600_000
}

/// One tab of one member.
pub struct Kit {
    pub desk: Desk,
    pub me: RecordId,
    pub writer: WriterId,
    pub role: Option<RoleRef>,
    pub now_ms: u64,
    pub today: NaiveDate,
    seed: u64,
}

impl Kit {
    /// An empty book with one member, Anna Brandt, key account.
    pub fn new() -> Kit {
        let mut kit = Kit {
            desk: Desk::open(Book::new(WORKSPACE)),
            me: RecordId([0; 16]),
            writer: WriterId(1),
            role: Some(Role::KeyAccount.into()),
            now_ms: ten(today()) as u64,
            today: today(),
            seed: 1,
        };
        kit.me = kit.member("Anna Brandt", Role::KeyAccount);
        kit
    }

    /// The same book on another device.
    pub fn twin(&self, writer: u64) -> Kit {
        Kit {
            desk: Desk::open(self.desk.book().clone()),
            me: self.me,
            writer: WriterId(writer),
            role: self.role,
            now_ms: self.now_ms + 500,
            today: self.today,
            seed: writer.wrapping_mul(0x9e37_79b9),
        }
    }

    pub fn viewer(&self) -> Viewer {
        Viewer {
            now_ms: self.now_ms,
            today: self.today,
            offset_minutes: 60,
            me: self.me,
        }
    }

    fn act<T>(&mut self, what: impl FnOnce(&mut Desk, &mut Moment<'_>) -> T) -> T {
        self.now_ms += 1_000;
        let seed = &mut self.seed;
        let mut random = || {
            *seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695);
            let mut bytes = [0; 10];
            bytes[..8].copy_from_slice(&seed.to_le_bytes());
            bytes
        };
        let mut at = Moment {
            now_ms: self.now_ms,
            today: self.today,
            offset_minutes: 60,
            member: self.me,
            role: self.role,
            writer: self.writer,
            random: &mut random,
        };
        what(&mut self.desk, &mut at)
    }

    pub fn try_to(&mut self, command: Command) -> Result<Outcome, CommandError> {
        self.act(|desk, at| desk.dispatch(command, at))
    }

    pub fn does(&mut self, command: Command) -> Outcome {
        self.try_to(command).unwrap()
    }

    pub fn undo(&mut self) -> Result<Outcome, UndoError> {
        self.act(|desk, at| desk.undo(at))
    }

    pub fn redo(&mut self) -> Result<Outcome, UndoError> {
        self.act(|desk, at| desk.redo(at))
    }

    pub fn undo_change(&mut self, change: RecordId) -> Result<Outcome, UndoError> {
        self.act(|desk, at| desk.undo_change(change, at))
    }

    pub fn member(&mut self, name: &str, role: Role) -> RecordId {
        let new = NewMember {
            name: name.into(),
            main_role: Some(role.into()),
            ..NewMember::default()
        };
        self.does(Command::AddMember(new)).created.unwrap()
    }

    pub fn company(&mut self, name: &str, town: &str) -> RecordId {
        self.add(NewCompany {
            name: name.into(),
            town: town.into(),
            ..NewCompany::default()
        })
    }

    pub fn add(&mut self, new: NewCompany) -> RecordId {
        self.does(Command::AddCompany(new)).created.unwrap()
    }

    /// Something that happened on a day.
    pub fn talk(&mut self, company: RecordId, kind: ActivityKind, on: NaiveDate) -> Outcome {
        self.does(Command::Log(NewActivity {
            at_ms: Some(ten(on)),
            ..note(company, kind, "Gespräch")
        }))
    }
}

pub fn note(company: RecordId, kind: ActivityKind, text: &str) -> NewActivity {
    NewActivity {
        company,
        person: None,
        kind,
        text: text.into(),
        outcome: String::new(),
        at_ms: None,
        promise: None,
        next: Next::Unchanged,
    }
}

pub fn step(text: &str, due: NaiveDate) -> NextStep {
    NextStep {
        text: text.into(),
        due: Some(due),
        who: None,
        role: None,
    }
}
