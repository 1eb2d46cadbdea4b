//! The members: roles, who stands in, when they last wrote; and where people disagree.

use chrono::NaiveDate;

use super::marks::{MemberMark, RoleMark};
use crate::app::desk::Desk;
use crate::app::moment::Viewer;
use crate::domain::record::{archived_at, disputed, title};
use crate::domain::shown::{Shown, shown};
use crate::domain::{Action, Activity, Company, Entity, Prop, RecordId, Value};
use crate::replica::IdMap;
use crate::sorting;

/// One member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    /// Who.
    pub member: MemberMark,
    /// Whether that is the viewer.
    pub is_me: bool,
    /// All roles, the main one first.
    pub roles: Vec<RoleMark>,
    /// Who stands in, from when to when.
    pub cover: Option<(MemberMark, NaiveDate, NaiveDate)>,
    /// Whether the cover holds today.
    pub is_away: bool,
    /// Names of the devices.
    pub devices: Vec<String>,
    /// How many customers this member is responsible for, in whatever role.
    pub customers: usize,
    /// When this member last did something, in milliseconds.
    pub last_action: Option<i64>,
}

/// Someone who is no longer in the team.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FormerMember {
    /// Who.
    pub member: MemberMark,
    /// For how many customers this member is still written down as responsible.
    pub customers: usize,
}

/// A register about which people disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Which record.
    pub record: RecordId,
    /// What it is.
    pub entity: Entity,
    /// What it is called.
    pub title: String,
    /// Which field.
    pub prop: Prop,
    /// The element of a set or map, empty for a plain field.
    pub element: String,
    /// The values that stand beside each other, the current one first.
    pub values: Vec<Candidate>,
}

/// One of the values that stand beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The value.
    pub value: Value,
    /// The value, for a reader.
    pub shown: Shown,
    /// Who wrote it, if that is known.
    pub by: Option<MemberMark>,
    /// When, in milliseconds.
    pub at: u64,
}

impl Desk {
    /// The members: the viewer first, then by name.
    pub fn team(&self, viewer: &Viewer) -> Vec<MemberRow> {
        let customers = self.customers_by_member();
        let last_actions = self.last_actions(viewer);
        let mut rows: Vec<MemberRow> = self
            .members()
            .filter_map(|member| {
                let cover = member.cover();
                Some(MemberRow {
                    member: self.member_mark(member.id())?,
                    is_me: member.id() == viewer.me,
                    roles: member
                        .roles()
                        .into_iter()
                        .map(|role| self.role_mark(role))
                        .collect(),
                    cover: cover.and_then(|cover| {
                        Some((self.member_mark(cover.by)?, cover.from, cover.to))
                    }),
                    is_away: cover.is_some_and(|cover| cover.holds_on(viewer.today)),
                    devices: member.devices().map(str::to_owned).collect(),
                    customers: customers.get(&member.id()).copied().unwrap_or(0),
                    last_action: last_actions.get(&member.id()).copied(),
                })
            })
            .collect();
        sorting::by(&mut rows, |a, b| {
            b.is_me
                .cmp(&a.is_me)
                .then_with(|| a.member.name.cmp(&b.member.name))
        });
        rows
    }

    /// Those who were put away, by name.
    pub fn former_members(&self) -> Vec<FormerMember> {
        let customers = self.customers_by_member();
        let mut former: Vec<FormerMember> = self
            .book()
            .records(Entity::Member.kind())
            .filter(|record| archived_at(*record).is_some())
            .filter_map(|record| {
                Some(FormerMember {
                    member: self.member_mark(record.id())?,
                    customers: customers.get(&record.id()).copied().unwrap_or(0),
                })
            })
            .collect();
        sorting::by(&mut former, |a, b| a.member.name.cmp(&b.member.name));
        former
    }

    /// When each member last changed or wrote down something, in milliseconds.
    fn last_actions(&self, viewer: &Viewer) -> IdMap<i64> {
        let changes = self
            .all_changes()
            .filter_map(|change| Some((change.author()?, change.at())));
        let entries =
            Activity::all(self.book()).filter_map(|entry| Some((entry.author()?, entry.at())));
        let mut last: IdMap<i64> = IdMap::default();
        for (author, at) in changes.chain(entries) {
            if at <= viewer.now_ms as i64 {
                let known = last.entry(author).or_insert(at);
                *known = (*known).max(at);
            }
        }
        last
    }

    /// For how many customers each member is responsible, in whatever role.
    fn customers_by_member(&self) -> IdMap<usize> {
        let mut customers: IdMap<usize> = IdMap::default();
        for company in Company::all(self.book()) {
            let mut owners: Vec<RecordId> = company.owners().map(|(_, member)| member).collect();
            sorting::plain(&mut owners);
            owners.dedup();
            for owner in owners {
                *customers.entry(owner).or_default() += 1;
            }
        }
        customers
    }

    /// Where people disagree, by record, in the order of creation.
    pub fn disagreements(&self) -> Vec<Disagreement> {
        let book = self.book();
        self.contested()
            .iter()
            .filter(|id| self.is_reviewed(**id))
            .filter_map(|id| book.record(*id))
            .filter_map(|record| Some((record, Entity::from_kind(record.kind())?)))
            .flat_map(|(record, entity)| {
                disputed(record).map(move |(prop, key)| {
                    let mut values: Vec<Candidate> = Vec::new();
                    for (dot, stamp, value) in record.siblings(&key) {
                        let value = value.to_value();
                        if values.iter().all(|known| known.value != value) {
                            values.push(Candidate {
                                shown: shown(book, prop, &value),
                                by: self
                                    .author_of(record.id(), prop, &value)
                                    .or_else(|| self.author_at(record.id(), stamp.ms, dot.writer))
                                    .and_then(|author| self.member_mark(author)),
                                at: stamp.ms,
                                value,
                            });
                        }
                    }
                    Disagreement {
                        record: record.id(),
                        entity,
                        title: title(book, record.id()),
                        prop,
                        element: key.element.as_str().to_owned(),
                        values,
                    }
                })
            })
            .collect()
    }

    /// Who gave a field this value last. Whoever decided for it, or took that back, did not write it.
    fn author_of(&self, id: RecordId, prop: Prop, value: &Value) -> Option<RecordId> {
        let own = |action| !matches!(action, Some(Action::Decide | Action::Undo | Action::Redo));
        self.history(id, Some(prop))
            .into_iter()
            .find(|entry| entry.new == *value && entry.old != entry.new && own(entry.action))
            .and_then(|entry| entry.author)
    }

    /// Who did something to a record at that very moment, as that writer: a record's change is written together with it.
    fn author_at(
        &self,
        id: RecordId,
        at_ms: u64,
        writer: crate::replica::WriterId,
    ) -> Option<RecordId> {
        self.changes_of(id)
            .find(|change| {
                change
                    .record()
                    .stamp(&Prop::ChangeAt.key())
                    .is_some_and(|stamp| stamp.ms == at_ms && stamp.writer == writer)
            })
            .and_then(|change| change.author())
    }
}
