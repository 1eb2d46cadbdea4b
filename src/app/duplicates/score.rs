//! How likely two customers are one, in points, each with its reason.

use super::names::{Likeness, likeness};
use super::traits::Traits;

/// A pair is shown from so many points on: the same name with nothing against it, or something weaker with a second
/// reason beside it.
pub const SHOWN_FROM: i32 = 55;

macro_rules! reasons {
    ($( $(#[$doc:meta])* $Reason:ident = $points:literal, )*) => {
        /// Why two customers may be one, or may not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Reason {
            $( $(#[$doc])* $Reason, )*
        }

        impl Reason {
            /// All of them, in the order in which they are told.
            pub const ALL: &'static [Reason] = &[ $( Reason::$Reason, )* ];

            /// What it counts; below zero speaks against.
            pub const fn points(self) -> i32 {
                match self {
                    $( Reason::$Reason => $points, )*
                }
            }
        }
    };
}

reasons! {
    /// The same words, legal form aside. Enough alone, as long as nothing speaks against it.
    SameName = 55,
    /// The same but for a slip of the keyboard: with the postcode it is enough.
    NearlySameName = 42,
    /// Sounds the same: »Meier« and »Mayr«. With the postcode it is enough.
    SoundsAlike = 40,
    /// Most letters are the same: needs a street, a phone or a mailbox.
    AlikeName = 28,
    /// Nobody gives a tax number twice; groups of companies share one, so a name has to be like it.
    SameVatId = 50,
    /// The number under which the customer stands in another program.
    SameNumber = 45,
    /// A switchboard belongs to one house, or to one family of companies.
    SamePhone = 30,
    /// The same mailbox.
    SameMail = 30,
    /// The same domain, which is the company's own: as well a sister company's.
    SameDomain = 20,
    /// The same street and house number in the same place.
    SameStreet = 20,
    /// The same postcode: a town of twenty thousand people.
    SamePostcode = 15,
    /// The same town, where the postcodes say nothing.
    SameTown = 10,
    /// Another street or house number: two shops of one name in one town are two.
    OtherStreet = -20,
    /// Another town: »Kaufhaus Nord« is in many.
    OtherPlace = -40,
    /// Two tax numbers are two companies.
    OtherVatId = -30,
    /// The names have nothing in common: neighbours and sister companies share an address and a phone.
    OtherName = -30,
}

/// How likely two customers are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// The sum.
    pub points: i32,
    /// One bit for each reason, in their order.
    reasons: u32,
}

impl Score {
    fn add(&mut self, reason: Reason) {
        self.points += reason.points();
        self.reasons |= 1 << reason as u32;
    }

    fn add_if(&mut self, reason: Reason, holds: bool) {
        if holds {
            self.add(reason);
        }
    }

    fn has(self, reason: Reason) -> bool {
        self.reasons & 1 << reason as u32 != 0
    }

    /// What counted, in the order in which it is told.
    pub fn reasons(self) -> impl Iterator<Item = Reason> {
        Reason::ALL
            .iter()
            .copied()
            .filter(move |reason| self.has(*reason))
    }

    /// Whether the pair is shown.
    pub fn is_shown(self) -> bool {
        self.points >= SHOWN_FROM
    }
}

/// How two companies stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kinship {
    /// One is the head office of the other, or of its head office: they are two by intention.
    Line,
    /// Branches of one head office: they share name, domain, phone and tax number.
    Sisters,
    /// Nothing says that they belong together.
    None,
}

fn kinship(a: &Traits, b: &Traits) -> Kinship {
    let above = |low: &Traits, high: &Traits| {
        high.id.is_some() && (low.parent == high.id || low.root == high.id)
    };
    if above(a, b) || above(b, a) {
        Kinship::Line
    } else if a.root.is_some() && a.root == b.root {
        Kinship::Sisters
    } else {
        Kinship::None
    }
}

/// How likely these two are one.
pub fn score(a: &Traits, b: &Traits) -> Score {
    let mut score = Score::default();
    let kinship = kinship(a, b);
    if kinship == Kinship::Line {
        return score;
    }
    let place = place(a, b, &mut score);
    match likeness(&a.words, &b.words, [&a.town, &b.town]) {
        Likeness::Same => score.add(Reason::SameName),
        Likeness::Nearly => score.add(Reason::NearlySameName),
        Likeness::Sounding => score.add(Reason::SoundsAlike),
        Likeness::Alike => score.add(Reason::AlikeName),
        Likeness::Related => {}
        Likeness::Other => score.add(Reason::OtherName),
    }
    if kinship == Kinship::Sisters {
        // What sisters share says nothing; only the very same address makes one of them a second entry.
        return if place == Place::SameDoor {
            score
        } else {
            Score::default()
        };
    }
    score.add_if(Reason::SameNumber, a.number != 0 && a.number == b.number);
    score.add_if(Reason::SamePhone, same(&a.phone, &b.phone));
    score.add_if(Reason::SameVatId, same(&a.vat, &b.vat));
    score.add_if(Reason::OtherVatId, differ(&a.vat, &b.vat));
    let same_mail = same(&a.mail, &b.mail);
    score.add_if(Reason::SameMail, same_mail);
    score.add_if(Reason::SameDomain, !same_mail && same(&a.domain, &b.domain));
    score
}

/// How the places of two companies stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    SameDoor,
    Other,
}

fn place(a: &Traits, b: &Traits, score: &mut Score) -> Place {
    let same_postcode = same(&a.postcode, &b.postcode);
    let same_town = same_town(&a.town, &b.town);
    score.add_if(Reason::SamePostcode, same_postcode);
    score.add_if(Reason::SameTown, same_town && !same_postcode);
    let known_town = !a.town.is_empty() && !b.town.is_empty();
    let other_place =
        !same_postcode && !same_town && (differ(&a.postcode, &b.postcode) || known_town);
    score.add_if(Reason::OtherPlace, other_place);
    if other_place || a.street.is_empty() || b.street.is_empty() {
        return Place::Other;
    }
    let same_street = a.street == b.street
        || (a.street.len().min(b.street.len()) >= 6
            && strsim::osa_distance(&a.street, &b.street) <= 1);
    if !same_street || differ(&a.house, &b.house) {
        score.add(Reason::OtherStreet);
        return Place::Other;
    }
    let same_door = same(&a.house, &b.house) && (same_postcode || same_town);
    score.add_if(Reason::SameStreet, same_door);
    if same_door {
        Place::SameDoor
    } else {
        Place::Other
    }
}

fn same(a: &str, b: &str) -> bool {
    !a.is_empty() && a == b
}

fn differ(a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && a != b
}

/// »Frankfurt« and »Frankfurt am Main« are one town.
fn same_town(a: &str, b: &str) -> bool {
    !a.is_empty() && !b.is_empty() && (a.starts_with(b) || b.starts_with(a))
}
