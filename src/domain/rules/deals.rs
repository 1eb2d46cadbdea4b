//! What may still come from a customer.

use chrono::NaiveDate;

use crate::domain::calendar::days_between;
use crate::domain::choice::Stage;
use crate::domain::record::Deal;

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

/// Sums up the open ones.
pub fn open_deals<'b>(deals: impl Iterator<Item = Deal<'b>>, today: NaiveDate) -> OpenDeals {
    let mut open = OpenDeals::default();
    for deal in deals.filter(|deal| deal.stage().is_open()) {
        open.count += 1;
        open.cents = open.cents.saturating_add(deal.value());
        let weighted = i128::from(deal.value()) * i128::from(deal.probability()) / 100;
        open.weighted_cents = open
            .weighted_cents
            .saturating_add(i64::try_from(weighted).unwrap_or(0));
        open.negotiating |= deal.stage() == Stage::Negotiation;
        if deal.stage().is_quote() {
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
