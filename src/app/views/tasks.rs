//! The list of everything that is to be done, by how near its day is.

use chrono::NaiveDate;

use super::agenda::{AgendaItem, AgendaKind, AgendaWho};
use crate::app::desk::Desk;
use crate::app::moment::Viewer;
use crate::domain::calendar::plus_days;
use crate::domain::rules::due::{Due, working_day_on_or_after};
use crate::domain::{Company, RecordId};

/// How near the day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// Its day is past.
    Overdue,
    /// Today.
    Today,
    /// Within the next six days.
    Week,
    /// Later.
    Later,
    /// Nobody set a day.
    Undated,
}

impl Span {
    /// All of them, the nearest first.
    pub const ALL: [Span; 5] = [
        Span::Overdue,
        Span::Today,
        Span::Week,
        Span::Later,
        Span::Undated,
    ];

    /// The span of an item.
    pub const fn of(item: &AgendaItem) -> Span {
        match item.when {
            Some(Due::Overdue(_)) => Span::Overdue,
            Some(Due::Today) => Span::Today,
            Some(Due::Tomorrow | Due::Soon(_)) => Span::Week,
            Some(Due::Later(_)) => Span::Later,
            None => Span::Undated,
        }
    }
}

/// What sort of thing is listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Everything.
    #[default]
    All,
    /// Next steps of customers.
    Steps,
    /// Tasks, complaints among them.
    Tasks,
    /// Promises.
    Promises,
}

impl Sort {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Sort; 4] = [Sort::All, Sort::Steps, Sort::Tasks, Sort::Promises];

    const fn admits(self, kind: AgendaKind) -> bool {
        match (self, kind) {
            (Sort::All, _)
            | (Sort::Steps, AgendaKind::Step)
            | (Sort::Tasks, AgendaKind::Task | AgendaKind::Complaint)
            | (Sort::Promises, AgendaKind::Promise) => true,
            (Sort::Steps | Sort::Tasks | Sort::Promises, _) => false,
        }
    }
}

/// Everything open of one person or of all, span by span; empty spans are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskList {
    /// The spans that hold something, the nearest first, each with its items by their day.
    pub spans: Vec<(Span, Vec<AgendaItem>)>,
    /// How many of each sort there are, whichever is listed; in the order of [`Sort::ALL`].
    pub counts: [usize; 4],
}

impl TaskList {
    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

impl Desk {
    /// Everything open.
    pub fn task_list(&self, who: AgendaWho, sort: Sort, viewer: &Viewer) -> TaskList {
        let mut items = self.agenda_up_to(who, NaiveDate::MAX, viewer);
        items.extend(self.undated(who, viewer));
        items.extend(self.undated_steps(who, viewer));
        let counts = Sort::ALL.map(|sort| items.iter().filter(|i| sort.admits(i.kind)).count());
        let mut spans: Vec<(Span, Vec<AgendaItem>)> =
            Span::ALL.map(|span| (span, Vec::new())).into();
        for item in items.into_iter().filter(|item| sort.admits(item.kind)) {
            let span = Span::of(&item);
            if let Some((_, items)) = spans.iter_mut().find(|(known, _)| *known == span) {
                items.push(item);
            }
        }
        spans.retain(|(_, items)| !items.is_empty());
        TaskList { spans, counts }
    }

    /// Next steps without a day, by the customer's creation.
    fn undated_steps(&self, who: AgendaWho, viewer: &Viewer) -> Vec<AgendaItem> {
        let workers = self.workers(who, viewer);
        let ids: Vec<RecordId> = Company::all(self.book())
            .filter(|company| company.next_due().is_none() && company.has_next_step())
            .filter(|company| {
                who == AgendaWho::Everybody
                    || company.next_who().is_some_and(|id| workers.contains(&id))
            })
            .map(Company::id)
            .collect();
        ids.into_iter()
            .filter_map(|id| self.agenda_item(id, None, viewer))
            .collect()
    }
}

/// The day to which something moves: counted from its own day, or from today where that is past or was never set.
pub fn moved_by(due: Option<NaiveDate>, days: i32, today: NaiveDate) -> NaiveDate {
    let from = due.filter(|due| *due > today).unwrap_or(today);
    working_day_on_or_after(plus_days(from, days))
}
