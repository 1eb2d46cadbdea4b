//! Whether a customer's master data is complete enough to work with.

use crate::domain::choice::CompanyKind;
use crate::domain::record::Company;
use crate::domain::schema::Prop;
use crate::replica::Book;

use super::{Explained, Explanation, Figure, Formula, Term};

/// What should be known of every customer.
const WANTED: [Prop; 9] = [
    Prop::CompanyStreet,
    Prop::CompanyPostcode,
    Prop::CompanyTown,
    Prop::CompanyPhone,
    Prop::CompanyMail,
    Prop::CompanyNumber,
    Prop::CompanyClass,
    Prop::CompanyStatus,
    Prop::CompanyIndustry,
];

/// How complete a customer's data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// Whole percent.
    pub percent: i64,
    /// What is missing.
    pub missing: Vec<Prop>,
}

/// Judges a customer. A branch takes mail and line of business from its head office.
pub fn completeness(book: &Book, company: Company<'_>) -> Explained<Completeness> {
    let parent = company.parent().and_then(|id| Company::find(book, id));
    let inherits = |prop: Prop| {
        matches!(prop, Prop::CompanyMail | Prop::CompanyIndustry)
            && parent.is_some_and(|parent| !parent.text(prop).is_empty())
    };
    let mut missing: Vec<Prop> = WANTED
        .into_iter()
        .filter(|&prop| company.text(prop).is_empty() && !inherits(prop))
        .collect();
    let mut wanted = WANTED.len();
    match company.kind() {
        CompanyKind::Branch => {
            wanted += 1;
            if parent.is_none() {
                missing.push(Prop::CompanyParent);
            }
        }
        CompanyKind::Single | CompanyKind::HeadOffice => {
            wanted += 1;
            if company.text(Prop::CompanyVatId).is_empty() {
                missing.push(Prop::CompanyVatId);
            }
        }
    }
    let filled = wanted - missing.len();
    let percent = ((filled * 200 + wanted) / (2 * wanted)) as i64;
    Explained {
        value: Completeness { percent, missing },
        why: Explanation::of(Formula::Completeness)
            .with(Term::Filled, Figure::Count(filled as i64))
            .with(Term::Wanted, Figure::Count(wanted as i64)),
    }
}
