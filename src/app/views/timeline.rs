//! What happened at a customer, day by day, each entry with the stone of the role in which it was done.

use chrono::NaiveDate;

use super::marks::{MemberMark, RoleMark};
use crate::app::desk::Desk;
use crate::app::moment::Viewer;
use crate::app::route::TimelineFilter;
use crate::domain::calendar::{day_of, minute_of_day};
use crate::domain::rules::due::Due;
use crate::domain::{Activity, ActivityKind, Company, Person, Promise, PromiseStatus, RecordId};
use crate::sorting;

/// A part of a timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Its days, the latest first.
    pub days: Vec<TimelineDay>,
    /// How many entries are shown.
    pub shown: usize,
    /// How many pass the filter.
    pub total: usize,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineDay {
    /// Which.
    pub date: NaiveDate,
    /// What happened on it, the latest first.
    pub entries: Vec<TimelineEntry>,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// The activity.
    pub id: RecordId,
    /// What it was.
    pub kind: ActivityKind,
    /// When, in milliseconds.
    pub at: i64,
    /// The minute of the day by the author's clock.
    pub minute: u32,
    /// Who wrote it.
    pub author: Option<MemberMark>,
    /// In which role.
    pub role: Option<RoleMark>,
    /// With whom.
    pub person: Option<(RecordId, String)>,
    /// At which branch, where a head office shows those of its branches.
    pub branch: Option<(RecordId, String)>,
    /// To whom it was handed over.
    pub to: Option<MemberMark>,
    /// What happened.
    pub text: String,
    /// What came of it.
    pub outcome: String,
    /// What was promised in it.
    pub promise: Option<PromiseChip>,
}

/// A promise inside an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromiseChip {
    /// Which.
    pub id: RecordId,
    /// What.
    pub text: String,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// How that day stands to today, as long as the promise is open.
    pub when: Option<Due>,
    /// How it stands.
    pub status: PromiseStatus,
}

impl Desk {
    /// The latest entries of a customer's timeline, at most so many.
    pub fn timeline(
        &self,
        company: RecordId,
        filter: &TimelineFilter,
        limit: usize,
        viewer: &Viewer,
    ) -> Timeline {
        let mut found: Vec<(i64, RecordId)> = Vec::new();
        let mut places = vec![company];
        if filter.branches {
            places.extend_from_slice(self.branches_of(company));
        }
        let book = self.book();
        for place in places {
            let Some(linked) = self.linked(place) else {
                continue;
            };
            found.extend(linked.activities.iter().copied().filter(|(_, id)| {
                (filter.role.is_none() && filter.kind.is_none())
                    || Activity::find(book, *id).is_some_and(|activity| {
                        filter.role.is_none_or(|role| activity.role() == Some(role))
                            && filter.kind.is_none_or(|kind| activity.kind() == kind)
                    })
            }));
        }
        sorting::by(&mut found, |a, b| b.cmp(a));
        let mut timeline = Timeline {
            total: found.len(),
            ..Timeline::default()
        };
        found.truncate(limit);
        for (at, id) in found {
            let Some(activity) = Activity::find(book, id) else {
                continue;
            };
            let offset = activity.offset().unwrap_or(viewer.offset_minutes);
            let Some(date) = day_of(at, offset) else {
                continue;
            };
            let entry = self.timeline_entry(activity, company, offset, viewer);
            timeline.shown += 1;
            match timeline.days.last_mut() {
                Some(day) if day.date == date => day.entries.push(entry),
                Some(_) | None => timeline.days.push(TimelineDay {
                    date,
                    entries: vec![entry],
                }),
            }
        }
        timeline
    }

    fn timeline_entry(
        &self,
        activity: Activity<'_>,
        company: RecordId,
        offset: i32,
        viewer: &Viewer,
    ) -> TimelineEntry {
        let book = self.book();
        TimelineEntry {
            id: activity.id(),
            kind: activity.kind(),
            at: activity.at(),
            minute: minute_of_day(activity.at(), offset),
            author: activity
                .author()
                .and_then(|author| self.member_mark(author)),
            role: activity.role().map(|role| self.role_mark(role)),
            person: activity
                .person()
                .and_then(|person| Person::find(book, person))
                .map(|person| (person.id(), person.name())),
            branch: activity
                .company()
                .filter(|of| *of != company)
                .and_then(|of| Company::find(book, of))
                .map(|of| (of.id(), of.name().to_owned())),
            to: activity.to().and_then(|to| self.member_mark(to)),
            text: activity.text().to_owned(),
            outcome: activity.outcome().to_owned(),
            promise: activity
                .promise()
                .and_then(|promise| Promise::find(book, promise))
                .filter(|promise| promise.is_live())
                .map(|promise| promise_chip(promise, viewer.today)),
        }
    }
}

pub(super) fn promise_chip(promise: Promise<'_>, today: NaiveDate) -> PromiseChip {
    let open = promise.status() == PromiseStatus::Open;
    PromiseChip {
        id: promise.id(),
        text: promise.text().to_owned(),
        due: promise.due(),
        when: promise
            .due()
            .filter(|_| open)
            .map(|due| Due::of(due, today)),
        status: promise.status(),
    }
}
