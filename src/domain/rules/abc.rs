//! The class that a customer's share of the revenue suggests, beside the class that someone gave it.

use crate::domain::choice::Class;
use crate::replica::RecordId;
use crate::sorting;

use super::{Explained, Explanation, Figure, Formula, Term};

const A_UP_TO_PERCENT: i128 = 80;
const B_UP_TO_PERCENT: i128 = 95;

/// Classes by cumulative share of revenue, the largest first. Who brings nothing is C.
pub fn classes(mut revenue: Vec<(RecordId, i64)>) -> Vec<(RecordId, Explained<Class>)> {
    sorting::by(&mut revenue, |a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let total: i128 = revenue
        .iter()
        .map(|(_, cents)| i128::from((*cents).max(0)))
        .sum();
    let mut before: i128 = 0;
    revenue
        .into_iter()
        .map(|(id, cents)| {
            let own = i128::from(cents.max(0));
            // The customer with which the limit is passed still belongs to the better class.
            let class = match () {
                () if own == 0 => Class::C,
                () if before * 100 < total * A_UP_TO_PERCENT => Class::A,
                () if before * 100 < total * B_UP_TO_PERCENT => Class::B,
                () => Class::C,
            };
            before += own;
            let share = if total == 0 { 0 } else { own * 100 / total };
            let why = Explanation::of(Formula::ClassByShare)
                .with(Term::Sum, Figure::Cents(cents))
                .with(
                    Term::Share,
                    Figure::Percent(i64::try_from(share).unwrap_or(0)),
                );
            (id, Explained { value: class, why })
        })
        .collect()
}
