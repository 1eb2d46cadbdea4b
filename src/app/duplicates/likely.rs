//! The likely duplicates of one customer, fast enough for every key: the search proposes, the score decides.

use super::is_declined;
use super::score::{Score, score};
use super::traits::Traits;
use crate::app::desk::Desk;
use crate::app::search::Found;
use crate::domain::{Company, Prop, RecordId};
use crate::sorting;

/// What someone has typed about a customer so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Name.
    pub name: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Street and house number.
    pub street: String,
    /// Phone.
    pub phone: String,
}

/// A customer that the other one may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likely {
    /// Which.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// How likely, and why.
    pub score: Score,
}

/// So many hits of each search are looked at.
const HITS: usize = 60;
/// Shorter words find everything.
const SHORTEST_WORD: usize = 3;

impl Desk {
    /// The likely customers that someone is about to add once more, the likeliest first.
    pub fn likely_duplicates(&self, typed: &Typed, limit: usize) -> Vec<Likely> {
        let traits = Traits::typed(
            &typed.name,
            &typed.postcode,
            &typed.town,
            &typed.street,
            &typed.phone,
        );
        self.likely(&traits, &typed.name, limit)
    }

    /// The likely duplicates of a customer of the book, the likeliest first.
    pub fn likely_duplicates_of(&self, id: RecordId, limit: usize) -> Vec<Likely> {
        let company = Company::find(self.book(), id).filter(|company| company.is_live());
        company.map_or_else(Vec::new, |company| {
            self.likely(&Traits::of(self.book(), company), company.name(), limit)
        })
    }

    fn likely(&self, traits: &Traits, name: &str, limit: usize) -> Vec<Likely> {
        let mut longest: Vec<&str> = traits.words.iter().map(String::as_str).collect();
        sorting::by_key(&mut longest, |word| std::cmp::Reverse(word.len()));
        let words = longest.into_iter().take(2);
        let index = self.search_index();
        let is_long = |query: &&str| query.trim().len() >= SHORTEST_WORD;
        let by_name = Some(name)
            .filter(is_long)
            .map(|name| index.search(name, HITS, Found::Company));
        // The whole name finds slips; for its words, a phone and a mailbox nobody has to guess, which takes the time.
        let exact = words
            .chain([traits.phone.as_str(), traits.mail.as_str()])
            .filter(is_long)
            .flat_map(|query| index.matches(query).into_iter().take(HITS))
            .filter(|(found, _)| *found == Found::Company)
            .map(|(_, id)| id);
        let mut proposed: Vec<RecordId> = by_name
            .into_iter()
            .flatten()
            .chain(exact)
            .filter(|id| Some(*id) != traits.id)
            .collect();
        sorting::plain(&mut proposed);
        proposed.dedup();
        let mut likely: Vec<Likely> = proposed
            .into_iter()
            .filter(|id| {
                let own = traits.id;
                !own.is_some_and(|own| is_declined(self.book(), own, *id))
            })
            .filter_map(|id| {
                let company = Company::find(self.book(), id)?;
                let score = score(traits, &Traits::of(self.book(), company));
                score.is_shown().then(|| Likely {
                    id,
                    name: company.name().to_owned(),
                    town: company.text(Prop::CompanyTown).to_owned(),
                    score,
                })
            })
            .collect();
        sorting::by_key(&mut likely, |likely| (-likely.score.points, likely.id));
        likely.truncate(limit);
        likely
    }
}
