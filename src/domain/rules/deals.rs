//! What may still come from a customer.

use chrono::NaiveDate;

use crate::domain::calendar::days_between;
use crate::domain::choice::{Stage, StageKind};
use crate::domain::record::Deal;
use crate::replica::Book;

use super::standing::{Place, standing};
use super::{Explained, Explanation, Figure, Formula, Term};

/// The open deals of a customer in sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenDeals {
    /// How many.
    pub count: usize,
    /// What they are worth, in cents.
    pub cents: i64,
    /// The same, each by its probability.
    pub weighted_cents: i64,
    /// How many have our quote.
    pub quotes: usize,
    /// Whether terms are being talked about.
    pub negotiating: bool,
    /// How long the oldest quote has been with the customer, in days.
    pub quote_days: Option<i32>,
}

/// An amount by a probability in percent, rounded half away from zero to the cent. Sums add up what was rounded, so that
/// every table comes to the figure below it.
pub fn weighted(cents: i64, percent: i64) -> i64 {
    let exact = i128::from(cents) * i128::from(percent);
    let half = if exact < 0 { -50 } else { 50 };
    i64::try_from((exact + half) / 100).unwrap_or(cents)
}

/// Sums up the open ones.
pub fn open_deals<'b>(
    book: &'b Book,
    deals: impl Iterator<Item = Deal<'b>>,
    today: NaiveDate,
) -> OpenDeals {
    let mut open = OpenDeals::default();
    for deal in deals.filter(|deal| deal.stage().is_open()) {
        let standing = standing(book, deal);
        open.count += 1;
        open.cents = open.cents.saturating_add(deal.value());
        open.weighted_cents = open
            .weighted_cents
            .saturating_add(weighted(deal.value(), standing.probability));
        open.negotiating |= standing.place == Some(Place::Stage(Stage::Negotiation));
        if standing.kind == StageKind::Quote {
            open.quotes += 1;
            let days = deal.stage_since().map(|since| days_between(since, today));
            open.quote_days = open.quote_days.max(days.or(Some(0)));
        }
    }
    open
}

impl OpenDeals {
    /// The sum, explained.
    pub fn explained(&self) -> Explained<i64> {
        Explained {
            value: self.cents,
            why: Explanation::of(Formula::OpenDeals)
                .with(Term::Count, Figure::Count(self.count as i64))
                .with(Term::Sum, Figure::Cents(self.cents))
                .with(Term::Quotes, Figure::Count(self.quotes as i64))
                .with(Term::Weighted, Figure::Cents(self.weighted_cents)),
        }
    }
}
