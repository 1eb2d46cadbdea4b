//! What of a company is compared, brought into one spelling.

use crate::app::import::fold::{letters_and_digits, name_words};
use crate::app::import::matching::number_mark;
use crate::app::search::push_phone;
use crate::domain::rules::phonetic::push_sound;
use crate::domain::{Book, Company, Prop, RecordId};

/// See the module. An empty text is one that is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// Which company; none while it is being typed.
    pub id: Option<RecordId>,
    /// The company at the top of the family that it belongs to, itself if it has no head office.
    pub root: Option<RecordId>,
    /// Its head office.
    pub parent: Option<RecordId>,
    /// The words of the name.
    pub words: Vec<String>,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Street without its number.
    pub street: String,
    /// House number.
    pub house: String,
    /// Phone.
    pub phone: String,
    /// E-mail address.
    pub mail: String,
    /// The domain of the website or the e-mail address, if it is the company's own.
    pub domain: String,
    /// The mark of the customer number.
    pub number: u64,
    /// VAT identification number.
    pub vat: String,
}

/// Deeper than this nobody builds a company; circles that books brought together are cut here.
const DEEPEST: usize = 8;
/// Shorter runs of digits are extensions.
const SHORTEST_PHONE: usize = 6;

/// Where everybody can have an address: such a domain says nothing about the company.
const FREEMAIL: [&str; 32] = [
    "aol.com",
    "arcor.de",
    "bluewin.ch",
    "email.de",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.de",
    "icloud.com",
    "live.com",
    "live.de",
    "mail.com",
    "mail.de",
    "mailbox.org",
    "me.com",
    "msn.com",
    "online.de",
    "outlook.com",
    "outlook.de",
    "posteo.de",
    "proton.me",
    "t-online.de",
    "vodafone.de",
    "web.de",
    "yahoo.com",
    "yahoo.de",
];
/// Pages inside somebody else's site.
const PLATFORMS: [&str; 5] = [
    "facebook.com",
    "google.com",
    "instagram.com",
    "linkedin.com",
    "xing.com",
];

impl Traits {
    /// Those of a company of the book.
    pub fn of(book: &Book, company: Company<'_>) -> Traits {
        let text = |prop| company.text(prop);
        let mut traits = Traits::typed(
            company.name(),
            company.postcode(),
            company.town(),
            text(Prop::CompanyStreet),
            text(Prop::CompanyPhone),
        );
        traits.id = Some(company.id());
        traits.parent = company.parent();
        traits.root = Some(root(book, company));
        traits.number = number_mark(company.number());
        traits.vat = letters_and_digits(text(Prop::CompanyVatId));
        traits.mail = text(Prop::CompanyMail).trim().to_lowercase();
        traits.domain = domain(text(Prop::CompanyWebsite))
            .or_else(|| domain(&traits.mail))
            .unwrap_or_default();
        traits
    }

    /// Those of a company that is being typed.
    pub fn typed(name: &str, postcode: &str, town: &str, street: &str, phone: &str) -> Traits {
        let (street, house) = street_and_house(street);
        let mut digits = String::new();
        push_phone(phone, &mut digits);
        if digits.len() < SHORTEST_PHONE {
            digits.clear();
        }
        Traits {
            words: name_words(name),
            postcode: postcode_of(postcode),
            town: letters_and_digits(town),
            street,
            house,
            phone: digits,
            ..Traits::default()
        }
    }

    /// What the whole name sounds like, its words in the order of the alphabet.
    pub fn sound(&self) -> String {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        crate::sorting::plain(&mut words);
        let mut code = String::new();
        for word in words {
            push_sound(word, &mut code);
            code.push(' ');
        }
        code
    }
}

fn root(book: &Book, company: Company<'_>) -> RecordId {
    let mut top = company;
    for _ in 0..DEEPEST {
        match top.parent().and_then(|parent| Company::find(book, parent)) {
            Some(parent) => top = parent,
            None => break,
        }
    }
    top.id()
}

/// »D-33602« is 33602.
fn postcode_of(text: &str) -> String {
    let folded = letters_and_digits(text);
    match folded.strip_prefix('d') {
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.to_owned(),
        Some(_) | None => folded,
    }
}

/// »Bahnhofstraße 12 a« and »Bahnhofstr. 12a« are the same place: everything before the first digit, and the rest.
fn street_and_house(text: &str) -> (String, String) {
    let folded = letters_and_digits(text);
    let digit = folded
        .find(|c: char| c.is_ascii_digit())
        .filter(|at| *at > 0);
    let (street, house) = folded.split_at(digit.unwrap_or(folded.len()));
    (street.replace("strasse", "str"), house.to_owned())
}

/// The domain of an address on the web or of a mailbox, if it is one's own.
fn domain(address: &str) -> Option<String> {
    let lower = address.trim().to_lowercase();
    let host = lower
        .split_once("://")
        .map_or(lower.as_str(), |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?;
    let host = host.split(':').next()?;
    let host = host
        .strip_prefix("www.")
        .unwrap_or(host)
        .trim_end_matches('.');
    let own = host.contains('.')
        && !FREEMAIL.contains(&host)
        && !PLATFORMS
            .iter()
            .any(|platform| host == *platform || host.ends_with(&format!(".{platform}")));
    own.then(|| host.to_owned())
}
