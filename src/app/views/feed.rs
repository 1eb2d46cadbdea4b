//! What the team did, and what happened to one record: changes as a reader understands them.

use chrono::NaiveDate;

use super::marks::MemberMark;
use crate::app::desk::Desk;
use crate::app::moment::Viewer;
use crate::domain::calendar::{day_of, minute_of_day};
use crate::domain::record::{is_live, title};
use crate::domain::shown::{Shown, shown};
use crate::domain::{
    Action, Activity, ActivityKind, Change, Company, Entity, Prop, RecordId, Value, ValueRef,
};
use crate::sorting;

/// One action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// Its record.
    pub change: RecordId,
    /// When, in milliseconds.
    pub at: i64,
    /// On which day, as the viewer counts.
    pub date: Option<NaiveDate>,
    /// The minute of that day.
    pub minute: u32,
    /// Who.
    pub author: Option<MemberMark>,
    /// Doing what; `None` if a newer version knows.
    pub action: Option<Action>,
    /// To what: its id, kind and name.
    pub subject: Option<(RecordId, Option<Entity>, String)>,
    /// How many records were created.
    pub created: usize,
    /// What changed, at most [`DIFFS`] of them.
    pub diffs: Vec<FieldDiff>,
    /// How many fields changed.
    pub changed: usize,
    /// What was written down, if it was an entry of a timeline.
    pub text: String,
    /// What kind of entry that was.
    pub entry: Option<ActivityKind>,
}

/// One field before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldDiff {
    /// Of which record.
    pub record: RecordId,
    /// Which field.
    pub prop: Prop,
    /// The element of a set or map, empty for a plain field.
    pub element: String,
    /// Before.
    pub old: Shown,
    /// After.
    pub new: Shown,
}

/// So many fields of one action are shown.
pub const DIFFS: usize = 6;

/// Which actions are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FeedFilter {
    /// Only those of this member.
    pub author: Option<RecordId>,
    /// Only those at customers that the viewer is responsible for.
    pub concerns_me: bool,
}

impl Desk {
    /// What the team did, the latest first, at most so many. Entries of timelines count as well where no action is on
    /// record for them: those that a list or another program brought.
    pub fn feed(&self, filter: FeedFilter, limit: usize, viewer: &Viewer) -> Vec<FeedEntry> {
        let changes = self
            .all_changes()
            .filter(|change| {
                filter
                    .author
                    .is_none_or(|author| change.author() == Some(author))
            })
            .filter(|change| !filter.concerns_me || self.concerns(*change, viewer.me))
            .take(limit)
            .map(|change| self.feed_entry(change, None, viewer));
        let mut entries: Vec<FeedEntry> = changes.collect();
        entries.extend(self.brought_entries(filter, limit, viewer));
        sorting::by_key(&mut entries, |entry| {
            std::cmp::Reverse((entry.at, entry.change))
        });
        entries.truncate(limit);
        entries
    }

    /// Entries of timelines without an action on record, the latest first.
    fn brought_entries(&self, filter: FeedFilter, limit: usize, viewer: &Viewer) -> Vec<FeedEntry> {
        let book = self.book();
        let mut found: Vec<Activity<'_>> = Activity::all(book)
            .filter(|entry| entry.at() <= viewer.now_ms as i64)
            .filter(|entry| filter.author.is_none_or(|id| entry.author() == Some(id)))
            .filter(|entry| {
                !filter.concerns_me
                    || entry
                        .company()
                        .is_some_and(|company| self.is_owned_by(company, viewer.me))
            })
            .filter(|entry| self.changes().of(entry.id()).is_empty())
            .collect();
        sorting::by_key(&mut found, |entry| {
            std::cmp::Reverse((entry.at(), entry.id()))
        });
        found.truncate(limit);
        found
            .into_iter()
            .map(|entry| {
                let offset = entry.offset().unwrap_or(viewer.offset_minutes);
                FeedEntry {
                    change: entry.id(),
                    at: entry.at(),
                    date: day_of(entry.at(), offset),
                    minute: minute_of_day(entry.at(), offset),
                    author: entry.author().and_then(|author| self.member_mark(author)),
                    action: Some(match entry.kind() {
                        ActivityKind::Note
                        | ActivityKind::Call
                        | ActivityKind::Visit
                        | ActivityKind::Mail => Action::Log,
                        ActivityKind::Step => Action::CompleteStep,
                        ActivityKind::HandOver => Action::HandOver,
                    }),
                    subject: entry
                        .company()
                        .map(|id| (id, Some(Entity::Company), title(book, id))),
                    created: 1,
                    diffs: Vec::new(),
                    changed: 0,
                    text: entry.text().to_owned(),
                    entry: Some(entry.kind()),
                }
            })
            .collect()
    }

    /// What happened to a record, the latest first; to one of its fields if that is named.
    pub fn record_feed(
        &self,
        id: RecordId,
        prop: Option<Prop>,
        limit: usize,
        viewer: &Viewer,
    ) -> Vec<FeedEntry> {
        self.changes_of(id)
            .map(|change| self.feed_entry(change, Some((id, prop)), viewer))
            .filter(|entry| prop.is_none() || !entry.diffs.is_empty())
            .take(limit)
            .collect()
    }

    fn feed_entry(
        &self,
        change: Change<'_>,
        about: Option<(RecordId, Option<Prop>)>,
        viewer: &Viewer,
    ) -> FeedEntry {
        let edits: Vec<_> = self
            .edits_of(change)
            .into_iter()
            .filter(|edit| {
                about.is_none_or(|(id, prop)| {
                    edit.id == id && prop.is_none_or(|prop| edit.prop == prop)
                })
            })
            .collect();
        let entry = change
            .created()
            .find_map(|id| Activity::find(self.book(), id));
        FeedEntry {
            text: entry.map_or_else(String::new, |entry| entry.text().to_owned()),
            entry: entry.map(Activity::kind),
            change: change.id(),
            at: change.at(),
            date: day_of(change.at(), viewer.offset_minutes),
            minute: minute_of_day(change.at(), viewer.offset_minutes),
            author: change.author().and_then(|author| self.member_mark(author)),
            action: change.action(),
            subject: change
                .subject()
                .map(|id| (id, change.entity(self.book()), title(self.book(), id))),
            created: change.created().count(),
            changed: edits.len(),
            diffs: edits
                .into_iter()
                .take(DIFFS)
                .map(|edit| FieldDiff {
                    record: edit.id,
                    prop: edit.prop,
                    old: shown(self.book(), edit.prop, &edit.old),
                    new: shown(self.book(), edit.prop, &edit.new),
                    element: edit.element,
                })
                .collect(),
        }
    }

    /// Whether a change was made at a customer that a member is responsible for.
    fn concerns(&self, change: Change<'_>, member: RecordId) -> bool {
        change
            .subject()
            .into_iter()
            .chain(change.created())
            .chain(change.touched())
            .take(200)
            .any(|id| self.is_owned_by(id, member))
    }

    /// Whether a member is responsible for a customer, in whatever role.
    fn is_owned_by(&self, company: RecordId, member: RecordId) -> bool {
        Company::find(self.book(), company)
            .is_some_and(|company| company.owners().any(|(_, owner)| owner == member))
    }

    /// Whether an action can still be taken back: everything that it wrote stands as it was left, and something does.
    pub fn can_undo_change(&self, change: RecordId) -> bool {
        let Some(change) = Change::find(self.book(), change) else {
            return false;
        };
        let edits = self.edits_of(change);
        let mut created = change.created().peekable();
        // A decision for what stood there anyway leaves nothing to go back to.
        let wrote = edits.iter().any(|edit| edit.old != edit.new) || created.peek().is_some();
        wrote
            && created.all(|id| self.book().record(id).is_some_and(is_live))
            && edits.iter().all(|edit| {
                self.book().record(edit.id).is_some_and(|record| {
                    let now = record.at(edit.prop.field(), &edit.element);
                    now.map_or(Value::Null, ValueRef::to_value) == edit.new
                })
            })
    }
}
