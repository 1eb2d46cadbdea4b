//! The figures of a customer that lists sort by and sum up, kept until the customer changes or the day does.

use std::rc::Rc;

use chrono::NaiveDate;

use crate::domain::calendar::{day_of, days_between};
use crate::domain::rules::deals::{OpenDeals, open_deals};
use crate::domain::rules::promises::Settled;
use crate::domain::rules::revenue::Revenue;
use crate::domain::rules::rhythm::{Quiet, quiet};
use crate::domain::rules::situation::{Facts, Situation, State, judge, state};
use crate::domain::{Activity, Company, Deal, Promise, PromiseStatus, RecordId, Task};
use crate::replica::IdMap;

use super::desk::Desk;

/// Talks older than this say nothing about today's rhythm.
const LOOK_BACK_DAYS: i32 = 366;

/// What is computed for one customer on one day.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Its revenue.
    pub revenue: Revenue,
    /// Twelve months in sum, in cents.
    pub twelve_months: Option<i64>,
    /// Its open deals.
    pub deals: OpenDeals,
    /// The quiet since the last talk.
    pub quiet: Option<Quiet>,
    /// How it stands.
    pub state: State,
}

/// See [`Figures`].
#[derive(Debug, Default)]
pub(crate) struct FigureCache {
    today: Option<NaiveDate>,
    known: IdMap<Rc<Figures>>,
}

impl FigureCache {
    pub(crate) fn forget(&mut self, ids: &[RecordId]) {
        for id in ids {
            self.known.remove(id);
        }
    }
}

impl Desk {
    /// The figures of a customer.
    pub fn figures(&self, company: Company<'_>, today: NaiveDate) -> Rc<Figures> {
        let mut cache = self.figures.borrow_mut();
        if cache.today != Some(today) {
            cache.today = Some(today);
            cache.known.clear();
        }
        if let Some(figures) = cache.known.get(&company.id()) {
            return Rc::clone(figures);
        }
        let figures = Rc::new(self.compute_figures(company, today));
        cache.known.insert(company.id(), Rc::clone(&figures));
        figures
    }

    fn compute_figures(&self, company: Company<'_>, today: NaiveDate) -> Figures {
        let revenue = Revenue::of(company, today);
        let deals = self.open_deals(company.id(), today);
        let quiet = quiet(&self.talks(company.id(), today), today);
        let state = state(&self.facts(company, &revenue, deals, quiet, today));
        Figures {
            twelve_months: revenue.sum(),
            revenue,
            deals,
            quiet,
            state,
        }
    }

    /// How a customer stands, with all reasons.
    pub fn situation(&self, company: Company<'_>, today: NaiveDate) -> Situation {
        let known = self.figures(company, today);
        judge(&self.facts(company, &known.revenue, known.deals, known.quiet, today))
    }

    /// What a customer brought in twelve months and what its open deals are worth, in cents: the figures that lists sum
    /// up, cheap enough to be asked of everybody at once.
    pub(in crate::app) fn sums_of(&self, company: Company<'_>, today: NaiveDate) -> (i64, i64) {
        let cache = self.figures.borrow();
        if cache.today == Some(today)
            && let Some(figures) = cache.known.get(&company.id())
        {
            return (figures.twelve_months.unwrap_or(0), figures.deals.cents);
        }
        drop(cache);
        let revenue = Revenue::of(company, today).sum().unwrap_or(0);
        (revenue, self.open_deals(company.id(), today).cents)
    }

    pub(super) fn open_deals(&self, company: RecordId, today: NaiveDate) -> OpenDeals {
        self.linked(company)
            .map_or_else(OpenDeals::default, |linked| {
                open_deals(
                    self.book(),
                    linked
                        .deals
                        .iter()
                        .filter_map(|id| Deal::find(self.book(), *id)),
                    today,
                )
            })
    }

    fn facts<'f>(
        &'f self,
        company: Company<'f>,
        revenue: &'f Revenue,
        deals: OpenDeals,
        quiet: Option<Quiet>,
        today: NaiveDate,
    ) -> Facts<'f> {
        let book = self.book();
        let linked = self.linked(company.id());
        let complaint = linked.and_then(|linked| {
            linked
                .tasks
                .iter()
                .filter_map(|id| Task::find(book, *id))
                .find(|task| task.is_open() && task.is_complaint())
        });
        let promise_overdue_since = linked.and_then(|linked| {
            linked
                .promises
                .iter()
                .filter_map(|id| Promise::find(book, *id))
                .filter(|promise| promise.status() == PromiseStatus::Open)
                .filter_map(Promise::due)
                .filter(|due| *due < today)
                .min()
        });
        Facts {
            status: company.status(),
            revenue,
            quiet,
            complaint: complaint.map(Task::title),
            promise_overdue_since,
            negotiating: deals.negotiating,
            quote_days: deals.quote_days,
        }
    }

    /// The days on which a customer was spoken to, the earliest first: those of the last year, and the last one of all.
    fn talks(&self, company: RecordId, today: NaiveDate) -> Vec<NaiveDate> {
        let Some(linked) = self.linked(company) else {
            return Vec::new();
        };
        let mut talks = Vec::new();
        for (at, id) in linked.activities.iter().rev() {
            let Some(activity) = Activity::find(self.book(), *id) else {
                continue;
            };
            let Some(day) = day_of(*at, activity.offset().unwrap_or(0)) else {
                continue;
            };
            // What is planned for a later day has not happened.
            if !activity.kind().is_contact() || day > today {
                continue;
            }
            let old = days_between(day, today) > LOOK_BACK_DAYS;
            if !old || talks.is_empty() {
                talks.push(day);
            }
            if old {
                break;
            }
        }
        talks.reverse();
        talks
    }

    /// The promises of a customer, for the rate of those that were kept.
    pub(super) fn settled_promises(&self, company: RecordId) -> Vec<Settled> {
        self.linked(company).map_or_else(Vec::new, |linked| {
            linked
                .promises
                .iter()
                .filter_map(|id| Promise::find(self.book(), *id))
                .map(|promise| Settled {
                    status: promise.status(),
                    due: promise.due(),
                    on: promise.settled_on(),
                })
                .collect()
        })
    }
}
