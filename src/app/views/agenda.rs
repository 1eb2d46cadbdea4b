//! What is to be done: »Heute«, the list of tasks, what the rail counts.

use chrono::NaiveDate;

use super::marks::MemberMark;
use crate::app::desk::Desk;
use crate::app::moment::Viewer;
use crate::domain::calendar::{DAY_MS, day_of, days_between, from_days, plus_days, to_days};
use crate::domain::record::{Settings, created_ms};
use crate::domain::rules::due::Due;
use crate::domain::rules::situation::{Level, State};
use crate::domain::{
    Activity, ActivityKind, Company, Entity, Promise, PromiseStatus, RecordId, Task,
};
use crate::sorting;

/// What kind of thing is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgendaKind {
    /// A customer's next step.
    Step,
    /// A task.
    Task,
    /// A complaint.
    Complaint,
    /// A promise.
    Promise,
}

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AgendaItem {
    /// The company (next step), task or promise.
    pub id: RecordId,
    /// What kind it is.
    pub kind: AgendaKind,
    /// What is to be done.
    pub text: String,
    /// For which customer.
    pub company: Option<(RecordId, String)>,
    /// By whom.
    pub who: Option<MemberMark>,
    /// For whom someone stands in.
    pub instead_of: Option<MemberMark>,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// How that day stands to today.
    pub when: Option<Due>,
}

/// The strip at the top of the workplace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Today {
    /// Past their day, the longest first.
    pub overdue: Vec<AgendaItem>,
    /// Due today.
    pub due: Vec<AgendaItem>,
    /// Due within a week.
    pub soon: Vec<AgendaItem>,
    /// Customers that were handed over to the viewer within the last week.
    pub handed_over: Vec<HandedOver>,
    /// Own customers whose state asks for something, the most urgent first.
    pub warnings: Vec<Warning>,
}

/// A customer that was handed over.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HandedOver {
    /// The entry of the timeline.
    pub activity: RecordId,
    /// The customer.
    pub company: (RecordId, String),
    /// By whom.
    pub from: Option<MemberMark>,
    /// What the viewer should know.
    pub text: String,
    /// When.
    pub on: Option<NaiveDate>,
}

/// The hint under which a hand-over is put aside once it was read; see [`crate::app::Command::Dismiss`].
pub fn read_hint(activity: RecordId) -> String {
    format!("read:{activity}")
}

/// A customer whose state asks for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The customer.
    pub company: (RecordId, String),
    /// Its state.
    pub state: State,
}

/// Which things are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AgendaWho {
    /// What the viewer does, and what falls to them as a stand-in.
    #[default]
    Mine,
    /// What a member does.
    Of(RecordId),
    /// Everything.
    Everybody,
}

/// So many warnings stand in the strip.
const WARNINGS: usize = 6;
const WEEK: i32 = 6;

impl Desk {
    /// What the viewer should know today.
    pub fn today(&self, viewer: &Viewer) -> Today {
        let mut today = Today::default();
        for item in self.agenda_up_to(AgendaWho::Mine, plus_days(viewer.today, WEEK), viewer) {
            match item.when {
                Some(Due::Overdue(_)) => today.overdue.push(item),
                Some(Due::Today) => today.due.push(item),
                Some(Due::Tomorrow | Due::Soon(_) | Due::Later(_)) | None => today.soon.push(item),
            }
        }
        today.handed_over = self.handed_over(viewer);
        today.warnings = self.warnings(viewer);
        today
    }

    /// How many things ask for the viewer today: the number in the rail.
    pub fn due_count(&self, viewer: &Viewer) -> usize {
        let day = to_days(viewer.today);
        self.workers(AgendaWho::Mine, viewer)
            .into_iter()
            .map(|who| self.index().due(Some(who), day).count())
            .sum()
    }

    /// All that has a day and is open, the earliest first.
    pub fn agenda_up_to(
        &self,
        who: AgendaWho,
        last: NaiveDate,
        viewer: &Viewer,
    ) -> Vec<AgendaItem> {
        let day = to_days(last);
        let mut found: Vec<(i32, RecordId)> = match who {
            AgendaWho::Everybody => self
                .index()
                .agenda()
                .filter(|(_, due, _)| *due <= day)
                .map(|(_, due, id)| (due, id))
                .collect(),
            AgendaWho::Mine | AgendaWho::Of(_) => self
                .workers(who, viewer)
                .into_iter()
                .flat_map(|who| self.index().due(Some(who), day))
                .collect(),
        };
        sorting::plain(&mut found);
        found
            .into_iter()
            .filter_map(|(due, id)| self.agenda_item(id, from_days(due), viewer))
            .collect()
    }

    /// Open tasks and promises without a day, by creation.
    pub fn undated(&self, who: AgendaWho, viewer: &Viewer) -> Vec<AgendaItem> {
        let workers = self.workers(who, viewer);
        let mine = |member: Option<RecordId>| {
            who == AgendaWho::Everybody || member.is_some_and(|id| workers.contains(&id))
        };
        let tasks = Task::all(self.book())
            .filter(|task| task.is_open() && task.due().is_none() && mine(task.assignee()))
            .map(Task::id);
        let promises = Promise::all(self.book())
            .filter(|promise| promise.status() == PromiseStatus::Open)
            .filter(|promise| promise.due().is_none() && mine(promise.by()))
            .map(Promise::id);
        tasks
            .chain(promises)
            .filter_map(|id| self.agenda_item(id, None, viewer))
            .collect()
    }

    /// Tasks that were done, the latest first, at most so many.
    pub fn done_tasks(&self, who: AgendaWho, limit: usize, viewer: &Viewer) -> Vec<AgendaItem> {
        let workers = self.workers(who, viewer);
        let mut done: Vec<(i64, RecordId)> = Task::all(self.book())
            .filter(|task| {
                who == AgendaWho::Everybody
                    || task.assignee().is_some_and(|id| workers.contains(&id))
            })
            .filter_map(|task| Some((task.done_at()?, task.id())))
            .collect();
        sorting::by(&mut done, |a, b| b.cmp(a));
        done.truncate(limit);
        done.into_iter()
            .filter_map(|(_, id)| {
                let due = Task::find(self.book(), id).and_then(Task::due);
                self.agenda_item(id, due, viewer)
            })
            .collect()
    }

    /// The open tasks and promises of a customer, those with a day first.
    pub fn agenda_of(&self, company: RecordId, viewer: &Viewer) -> Vec<AgendaItem> {
        let Some(linked) = self.linked(company) else {
            return Vec::new();
        };
        let book = self.book();
        let tasks = linked
            .tasks
            .iter()
            .filter_map(|id| Task::find(book, *id))
            .filter(|task| task.is_open())
            .map(|task| (task.due(), task.id()));
        let promises = linked
            .promises
            .iter()
            .filter_map(|id| Promise::find(book, *id))
            .filter(|promise| promise.status() == PromiseStatus::Open)
            .map(|promise| (promise.due(), promise.id()));
        let mut found: Vec<(Option<NaiveDate>, RecordId)> = tasks.chain(promises).collect();
        sorting::by_key(&mut found, |(due, id)| (due.is_none(), *due, *id));
        found
            .into_iter()
            .filter_map(|(due, id)| self.agenda_item(id, due, viewer))
            .collect()
    }

    pub(super) fn open_tasks_of(&self, company: RecordId) -> usize {
        self.linked(company).map_or(0, |linked| {
            let open = |id: &&RecordId| {
                Task::find(self.book(), **id).is_some_and(Task::is_open)
                    || Promise::find(self.book(), **id)
                        .is_some_and(|promise| promise.status() == PromiseStatus::Open)
            };
            linked
                .tasks
                .iter()
                .chain(&linked.promises)
                .filter(open)
                .count()
        })
    }

    /// Whose things are listed: a member's own, and those of the members for whom they stand in.
    pub(super) fn workers(&self, who: AgendaWho, viewer: &Viewer) -> Vec<RecordId> {
        let member = match who {
            AgendaWho::Mine => viewer.me,
            AgendaWho::Of(member) => member,
            AgendaWho::Everybody => return Vec::new(),
        };
        let mut workers = vec![member];
        workers.extend(
            self.members()
                .filter(|other| other.id() != member)
                .filter(|other| {
                    other
                        .cover()
                        .is_some_and(|cover| cover.by == member && cover.holds_on(viewer.today))
                })
                .map(|other| other.id()),
        );
        workers
    }

    pub(super) fn agenda_item(
        &self,
        id: RecordId,
        due: Option<NaiveDate>,
        viewer: &Viewer,
    ) -> Option<AgendaItem> {
        let book = self.book();
        let record = book.record(id)?;
        let entity = Entity::from_kind(record.kind())?;
        let (kind, text, company, who) = match entity {
            Entity::Company => {
                let company = Company::read(record)?;
                (
                    AgendaKind::Step,
                    company.next_text(),
                    Some(id),
                    company.next_who(),
                )
            }
            Entity::Task => {
                let task = Task::read(record)?;
                let kind = if task.is_complaint() {
                    AgendaKind::Complaint
                } else {
                    AgendaKind::Task
                };
                (kind, task.title(), task.company(), task.assignee())
            }
            Entity::Promise => {
                let promise = Promise::read(record)?;
                (
                    AgendaKind::Promise,
                    promise.text(),
                    promise.company(),
                    promise.by(),
                )
            }
            Entity::Settings
            | Entity::Member
            | Entity::Person
            | Entity::Relation
            | Entity::Activity
            | Entity::Deal
            | Entity::RoleText
            | Entity::OwnRole
            | Entity::Pipeline
            | Entity::Change
            | Entity::SavedView => return None,
        };
        let covered = who.filter(|who| *who != viewer.me).filter(|who| {
            self.cover_of(*who, viewer.today)
                .is_some_and(|cover| cover.id == viewer.me)
        });
        Some(AgendaItem {
            id,
            kind,
            text: text.to_owned(),
            company: company
                .and_then(|company| Company::find(book, company))
                .map(|company| (company.id(), company.name().to_owned())),
            who: who.and_then(|who| self.member_mark(who)),
            instead_of: covered.and_then(|who| self.member_mark(who)),
            due,
            when: due.map(|due| Due::of(due, viewer.today)),
        })
    }

    fn handed_over(&self, viewer: &Viewer) -> Vec<HandedOver> {
        let book = self.book();
        let settings = Settings::find(book, Settings::ID);
        let was_read =
            |id: RecordId| settings.is_some_and(|settings| settings.is_dismissed(&read_hint(id)));
        // Activities come by creation: what is older than a week and a day ends the walk.
        let oldest = viewer.now_ms as i64 - 8 * DAY_MS;
        Activity::all(book)
            .rev()
            .take_while(|activity| created_ms(activity.id()) >= oldest)
            .filter(|activity| activity.kind() == ActivityKind::HandOver)
            .filter(|activity| activity.to() == Some(viewer.me))
            .filter_map(|activity| {
                let offset = activity.offset().unwrap_or(viewer.offset_minutes);
                let on = day_of(activity.at(), offset);
                let company = Company::find(book, activity.company()?)?;
                let recent = on.is_some_and(|on| days_between(on, viewer.today) <= WEEK);
                let foreign = activity.author() != Some(viewer.me);
                (recent && foreign && !was_read(activity.id())).then(|| HandedOver {
                    activity: activity.id(),
                    company: (company.id(), company.name().to_owned()),
                    from: activity.author().and_then(|from| self.member_mark(from)),
                    text: activity.text().to_owned(),
                    on,
                })
            })
            .collect()
    }

    fn warnings(&self, viewer: &Viewer) -> Vec<Warning> {
        let mut warnings: Vec<(i64, Warning)> = Company::all(self.book())
            .filter(|company| company.owners().any(|(_, member)| member == viewer.me))
            .filter_map(|company| {
                let state = self.figures(company, viewer.today).state;
                let urgent = match state.level() {
                    Level::Bad | Level::Warn => true,
                    Level::Info | Level::Ok => false,
                };
                urgent.then(|| {
                    let company = (company.id(), company.name().to_owned());
                    (state.urgency(), Warning { company, state })
                })
            })
            .collect();
        sorting::by(&mut warnings, |a, b| {
            b.0.cmp(&a.0).then(a.1.company.cmp(&b.1.company))
        });
        warnings.truncate(WARNINGS);
        warnings.into_iter().map(|(_, warning)| warning).collect()
    }
}
