//! How a figure came about: the rule by name, and what went into it. The words are the content's.

use chrono::NaiveDate;

use crate::domain::calendar::Month;

/// A rule, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    /// The sum of the last twelve whole months.
    RevenueOfMonths,
    /// What someone stated, where no months are known.
    RevenueStated,
    /// The last whole year, where no months are known.
    RevenueOfYear,
    /// Nothing is known.
    RevenueUnknown,
    /// The last three whole months against the mean of the twelve before.
    RevenueTrend,
    /// The sum of the open deals.
    OpenDeals,
    /// Promises kept of promises settled.
    PromisesKept,
    /// Days since the last talk against the usual gap.
    Silence,
    /// A complaint that is not settled.
    OpenComplaint,
    /// A promise past its day.
    OverduePromise,
    /// Our quote is with the customer.
    OpenQuote,
    /// Terms are being talked about.
    InNegotiation,
    /// Nobody has spoken to them yet.
    NoContactYet,
    /// Nothing out of the ordinary.
    NothingUnusual,
    /// Master data that is filled in, of what should be.
    Completeness,
    /// Classes by share of the revenue: 80 % are A, up to 95 % B, the rest C.
    ClassByShare,
    /// What a month may bring: what was won, and the open deals by their probability.
    Forecast,
    /// Won of decided.
    WinRate,
    /// How long a deal has been in its stage.
    DealAge,
}

/// What went into a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// The first month that counts.
    FirstMonth,
    /// The last month that counts.
    LastMonth,
    /// Months with a figure.
    MonthsKnown,
    /// The sum of those months.
    Sum,
    /// The same months a year before.
    SumBefore,
    /// The mean of a recent month.
    RecentMean,
    /// The mean of an earlier month.
    EarlierMean,
    /// The change.
    Change,
    /// The figure that someone stated.
    Stated,
    /// The day of it.
    StatedOn,
    /// The year.
    Year,
    /// How many there are.
    Count,
    /// How many of them with our quote.
    Quotes,
    /// The sum weighted by probability.
    Weighted,
    /// The oldest quote, in days.
    QuoteDays,
    /// Kept.
    Kept,
    /// Broken.
    Broken,
    /// Past their day.
    Overdue,
    /// The last talk.
    LastContact,
    /// Days since.
    DaysSince,
    /// The usual gap between talks.
    UsualGap,
    /// The limit that follows.
    Limit,
    /// What the complaint is about.
    Subject,
    /// The day it was due.
    DueOn,
    /// Fields that are filled in.
    Filled,
    /// Fields that should be.
    Wanted,
    /// The share of all revenue, in percent.
    Share,
    /// Won.
    Won,
    /// Lost.
    Lost,
    /// What the won ones were worth.
    WonSum,
    /// What the lost ones were worth.
    LostSum,
    /// The first day that counts.
    FirstDay,
    /// Won already in the month.
    WonAlready,
    /// Everything open that is expected.
    OpenSum,
}

/// A value with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Money.
    Cents(i64),
    /// Whole percent.
    Percent(i64),
    /// Days.
    Days(i32),
    /// A count.
    Count(i64),
    /// A day.
    Day(NaiveDate),
    /// A month.
    Month(Month),
    /// A year.
    Year(i32),
    /// Words that someone wrote.
    Text(String),
}

/// One thing that went in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What it is.
    pub term: Term,
    /// How much.
    pub figure: Figure,
}

/// How a figure came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// By which rule.
    pub formula: Formula,
    /// From what.
    pub inputs: Vec<Input>,
}

impl Explanation {
    /// A rule without inputs.
    pub const fn of(formula: Formula) -> Explanation {
        Explanation {
            formula,
            inputs: Vec::new(),
        }
    }

    /// Adds something that went in.
    #[must_use]
    pub fn with(mut self, term: Term, figure: Figure) -> Explanation {
        self.inputs.push(Input { term, figure });
        self
    }

    /// Adds something that went in, if there is any.
    #[must_use]
    pub fn with_some(self, term: Term, figure: Option<Figure>) -> Explanation {
        match figure {
            Some(figure) => self.with(term, figure),
            None => self,
        }
    }
}

/// A result together with how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained<T> {
    /// The result.
    pub value: T,
    /// How it came about.
    pub why: Explanation,
}
