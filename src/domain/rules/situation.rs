//! The early warning (»Lage«): how a customer stands, in one state, with all reasons behind it.
//!
//! The first reason found is the state; the order below is the order of urgency.

use chrono::NaiveDate;

use crate::domain::choice::Status;

use super::revenue::{DECLINE_PERCENT, GROWTH_PERCENT, Revenue, Trend};
use super::rhythm::Quiet;
use super::{Explanation, Figure, Formula, Term};

/// A quote that got no answer for longer than this is a reason of its own.
const QUOTE_SILENT_DAYS: i32 = 10;

/// How a customer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A complaint is open.
    Complaint,
    /// Revenue falls by so many percent.
    Declining(i64),
    /// A promise is past its day.
    PromiseOverdue,
    /// Nobody has spoken to them for so many days, and that is unusual.
    Silent(i32),
    /// Terms are being talked about.
    Negotiating,
    /// Our quote is with them.
    QuoteOpen,
    /// Nobody has spoken to them yet.
    New,
    /// Revenue grows by so many percent.
    Growing(i64),
    /// Nothing unusual.
    Stable,
}

/// How much a state asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// All is well.
    Ok,
    /// Good to know.
    Info,
    /// Soon.
    Warn,
    /// Now.
    Bad,
}

impl State {
    /// How much it asks for.
    pub const fn level(self) -> Level {
        match self {
            State::Complaint | State::Declining(_) | State::PromiseOverdue => Level::Bad,
            State::Silent(_) => Level::Warn,
            State::Negotiating | State::QuoteOpen | State::New => Level::Info,
            State::Growing(_) | State::Stable => Level::Ok,
        }
    }

    /// For sorting: the more urgent, the larger.
    pub const fn urgency(self) -> i64 {
        match self {
            State::Complaint => 9_000_000,
            // The stronger fall is the more urgent; the stronger growth the less.
            State::Declining(percent) => 8_000_000 + percent,
            State::PromiseOverdue => 7_000_000,
            State::Silent(days) => 6_000_000 + days as i64,
            State::Negotiating => 5_000_000,
            State::QuoteOpen => 4_000_000,
            State::New => 3_000_000,
            State::Growing(percent) => 1_000_000 - percent,
            State::Stable => 2_000_000,
        }
    }
}

/// A state and what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The most urgent of the reasons.
    pub state: State,
    /// All reasons, the most urgent first, each with its state.
    pub reasons: Vec<(State, Explanation)>,
}

/// What is known of a customer.
#[derive(Clone, Debug)]
pub struct Facts<'f> {
    /// How far it has come.
    pub status: Status,
    /// Its revenue.
    pub revenue: &'f Revenue,
    /// The quiet since the last talk.
    pub quiet: Option<Quiet>,
    /// What an open complaint is about.
    pub complaint: Option<&'f str>,
    /// The day of the longest overdue promise.
    pub promise_overdue_since: Option<NaiveDate>,
    /// Whether terms are being talked about.
    pub negotiating: bool,
    /// How long the oldest quote has been with the customer, in days.
    pub quote_days: Option<i32>,
}

/// The most urgent state of a customer.
pub fn state(facts: &Facts<'_>) -> State {
    let mut first = None;
    walk(facts, &mut |state, _| first = first.or(Some(state)));
    first.unwrap_or(State::Stable)
}

/// Judges a customer, with all reasons.
pub fn judge(facts: &Facts<'_>) -> Situation {
    let mut reasons = Vec::new();
    walk(facts, &mut |state, why| reasons.push((state, why())));
    Situation {
        state: reasons.first().map_or(State::Stable, |(state, _)| *state),
        reasons,
    }
}

/// Goes through the reasons, the most urgent first. Lists ask for the state alone, so an explanation is made on demand.
fn walk(facts: &Facts<'_>, found: &mut dyn FnMut(State, &dyn Fn() -> Explanation)) {
    let any = std::cell::Cell::new(false);
    let mut found = |state: State, why: &dyn Fn() -> Explanation| {
        any.set(true);
        found(state, why);
    };
    if let Some(subject) = facts.complaint {
        found(State::Complaint, &|| {
            Explanation::of(Formula::OpenComplaint)
                .with(Term::Subject, Figure::Text(subject.to_owned()))
        });
    }
    let trend = facts.revenue.trend();
    let change = trend.map_or(0, |trend| trend.change);
    let why_trend = || trend.map_or(Explanation::of(Formula::RevenueTrend), Trend::explained);
    if change <= DECLINE_PERCENT {
        found(State::Declining(-change), &why_trend);
    }
    if let Some(due) = facts.promise_overdue_since {
        found(State::PromiseOverdue, &|| {
            Explanation::of(Formula::OverduePromise).with(Term::DueOn, Figure::Day(due))
        });
    }
    let cared_for = match facts.status {
        Status::Customer | Status::Prospect => true,
        Status::Lead | Status::Former => false,
    };
    if let Some(quiet) = facts.quiet
        && cared_for
        && quiet.is_too_long()
    {
        found(State::Silent(quiet.days), &|| {
            Explanation::of(Formula::Silence)
                .with(Term::LastContact, Figure::Day(quiet.last))
                .with(Term::DaysSince, Figure::Days(quiet.days))
                .with_some(Term::UsualGap, quiet.usual_gap.map(Figure::Days))
                .with(Term::Limit, Figure::Days(quiet.limit))
        });
    }
    if facts.negotiating {
        found(State::Negotiating, &|| {
            Explanation::of(Formula::InNegotiation)
        });
    }
    if let Some(days) = facts.quote_days {
        found(State::QuoteOpen, &|| {
            let why = Explanation::of(Formula::OpenQuote).with(Term::QuoteDays, Figure::Days(days));
            let late = (days > QUOTE_SILENT_DAYS).then_some(Figure::Days(QUOTE_SILENT_DAYS));
            why.with_some(Term::Limit, late)
        });
    }
    if facts.quiet.is_none() && matches!(facts.status, Status::Lead | Status::Prospect) {
        found(State::New, &|| Explanation::of(Formula::NoContactYet));
    }
    if change >= GROWTH_PERCENT {
        found(State::Growing(change), &why_trend);
    }
    if !any.get() {
        found(State::Stable, &|| Explanation::of(Formula::NothingUnusual));
    }
}
