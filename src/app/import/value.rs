//! Cells to values that are neither numbers nor dates: postcodes, phones, mail addresses, classes, yes and no.
//!
//! Each function says what the text means, or that it means nothing; none of them throws the text away.

use std::borrow::Cow;

/// What is done with a German postcode of four digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ShortPostcode {
    /// Taken over as it is, and marked.
    #[default]
    KeepAndMark,
    /// The leading zero that a spreadsheet dropped is put back.
    AddZero,
}

/// A postcode after reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postcode<'a> {
    /// The postcode alone.
    pub code: Cow<'a, str>,
    /// The country that stood before it: `D-33602`, `CH-8001`.
    pub country: Option<&'static str>,
    /// What is odd about it.
    pub doubt: Option<PostcodeDoubt>,
}

/// What is odd about a postcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostcodeDoubt {
    /// Four digits, and nothing says that the address is not German.
    FourDigits,
    /// Of no form that we know.
    Odd,
}

const COUNTRY_PREFIXES: [(&str, &str); 8] = [
    ("DE-", "DE"),
    ("D-", "DE"),
    ("AT-", "AT"),
    ("A-", "AT"),
    ("CH-", "CH"),
    ("NL-", "NL"),
    ("LU-", "LU"),
    ("L-", "LU"),
];

/// Reads a postcode; `country` is the row's country as [`country`] gives it.
pub fn postcode<'a>(text: &'a str, country: Option<&str>, short: ShortPostcode) -> Postcode<'a> {
    let mut rest = text.trim();
    let mut prefix = None;
    for (written, code) in COUNTRY_PREFIXES {
        if let Some(head) = rest.get(..written.len())
            && head.eq_ignore_ascii_case(written)
        {
            rest = rest[written.len()..].trim();
            prefix = Some(code);
            break;
        }
    }
    // A column of numbers leaves `33602.0` and `33602,00`.
    for tail in [".0", ",0", ".00", ",00"] {
        if let Some(head) = rest.strip_suffix(tail) {
            rest = head;
        }
    }
    let land = prefix.or(country).unwrap_or("DE");
    let digits = !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    let (code, doubt) = match (land, digits, rest.len()) {
        ("DE", true, 5) => (Cow::Borrowed(rest), None),
        ("DE", true, 4) => match short {
            ShortPostcode::KeepAndMark => (Cow::Borrowed(rest), Some(PostcodeDoubt::FourDigits)),
            ShortPostcode::AddZero => (Cow::Owned(format!("0{rest}")), None),
        },
        ("AT" | "CH" | "LU" | "LI" | "DK" | "BE", true, 4) => (Cow::Borrowed(rest), None),
        ("DE" | "AT" | "CH" | "LU" | "LI" | "DK" | "BE", _, _) => {
            (Cow::Borrowed(rest), Some(PostcodeDoubt::Odd))
        }
        (_, _, _) => (Cow::Borrowed(rest), None),
    };
    Postcode {
        code,
        country: prefix,
        doubt,
    }
}

/// The two letters of a country that lists of the neighbourhood name; other countries stay as they are written.
pub fn country(text: &str) -> Option<&'static str> {
    const NAMES: [(&str, &[&str]); 12] = [
        (
            "DE",
            &["de", "d", "deu", "ger", "deutschland", "germany", "brd"],
        ),
        ("AT", &["at", "a", "aut", "oesterreich", "austria"]),
        ("CH", &["ch", "che", "schweiz", "switzerland", "suisse"]),
        (
            "NL",
            &["nl", "nld", "niederlande", "netherlands", "holland"],
        ),
        ("LU", &["lu", "l", "lux", "luxemburg", "luxembourg"]),
        ("BE", &["be", "b", "bel", "belgien", "belgium"]),
        ("DK", &["dk", "dnk", "daenemark", "denmark"]),
        ("FR", &["fr", "f", "fra", "frankreich", "france"]),
        ("PL", &["pl", "pol", "polen", "poland"]),
        ("CZ", &["cz", "cze", "tschechien", "czechia"]),
        ("IT", &["it", "i", "ita", "italien", "italy"]),
        ("LI", &["li", "fl", "liechtenstein"]),
    ];
    let folded = super::fold::letters_and_digits(text);
    NAMES
        .iter()
        .find(|(_, names)| names.contains(&folded.as_str()))
        .map(|(code, _)| *code)
}

/// Whether a text can be dialled: digits enough, and not a number that a spreadsheet rounded.
pub fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let rounded = text.bytes().any(|byte| byte == b'E' || byte == b'e')
        && text.contains('+')
        && text.contains([',', '.']);
    (4..=20).contains(&digits) && !rounded
}

/// Whether a text can be written to: something, one @, a domain with a dot.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    !local.is_empty()
        && !domain.contains('@')
        && !text.contains(char::is_whitespace)
        && domain.len() >= 3
        && domain
            .rsplit_once('.')
            .is_some_and(|(name, top)| !name.is_empty() && top.len() >= 2)
}

/// Yes and no as lists write them.
pub fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "ja" | "j" | "x" | "1" | "wahr" | "true" | "yes" | "y" | "an" | "on" => Some(true),
        "nein" | "n" | "0" | "falsch" | "false" | "no" | "aus" | "off" | "" | "-" => Some(false),
        _ => None,
    }
}

/// The letter of a class: `A`, `a`, `A-Kunde`, `Klasse A`, `A (Key Account)`.
pub fn class_letter(text: &str) -> Option<char> {
    let folded = super::fold::letters_and_digits(text);
    let mut rest = folded.as_str();
    for word in ["klasse", "class", "kategorie"] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let letter = rest.chars().next()?;
    let after = &rest[letter.len_utf8()..];
    let known = [
        "",
        "kunde",
        "kunden",
        "customer",
        "account",
        "keyaccount",
        "klasse",
    ]
    .contains(&after);
    (known && matches!(letter, 'a'..='c')).then(|| letter.to_ascii_uppercase())
}

/// A whole name in its parts: `Frau Dr. Miriam Kolbe`, `Kolbe, Miriam`, `Miriam Kolbe`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameParts<'a> {
    /// `Frau`, `Herr`.
    pub salutation: &'a str,
    /// `Dr.`
    pub title: &'a str,
    /// First names.
    pub first: &'a str,
    /// The last name.
    pub last: &'a str,
}

/// Takes a whole name apart; what is unclear stays in the last name.
pub fn name_parts(text: &str) -> NameParts<'_> {
    let mut parts = NameParts::default();
    let mut rest = text.trim();
    if let Some((word, after)) = rest.split_once(char::is_whitespace)
        && is_salutation(word)
    {
        parts.salutation = word;
        rest = after.trim_start();
    }
    let title_end = end_of_titles(rest);
    if title_end > 0 {
        parts.title = rest[..title_end].trim_end();
        rest = rest[title_end..].trim_start();
    }
    if let Some((last, first)) = rest.split_once(',') {
        parts.last = last.trim();
        parts.first = first.trim();
    } else if let Some((first, last)) = rest.rsplit_once(char::is_whitespace) {
        // »von der Heide« belongs together.
        let first = first.trim();
        let split = [
            " von der ",
            " von dem ",
            " von ",
            " van der ",
            " van ",
            " de ",
            " zu ",
        ]
        .into_iter()
        .find_map(|particle| rest.find(particle));
        match split {
            Some(at) => {
                parts.first = rest[..at].trim();
                parts.last = rest[at..].trim();
            }
            None => {
                parts.first = first;
                parts.last = last;
            }
        }
    } else {
        parts.last = rest;
    }
    parts
}

fn is_salutation(word: &str) -> bool {
    [
        "frau", "fr.", "herr", "herrn", "hr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.",
    ]
    .contains(&word.to_lowercase().as_str())
}

fn end_of_titles(text: &str) -> usize {
    let mut end = 0;
    while let Some(word) = text[end..].split_whitespace().next() {
        let title = [
            "dr.",
            "prof.",
            "dipl.-ing.",
            "dipl.-kfm.",
            "mag.",
            "ing.",
            "dr",
            "prof",
        ]
        .contains(&word.to_lowercase().as_str());
        if !title {
            break;
        }
        let start = text[end..].find(word).unwrap_or(0) + end;
        end = start + word.len();
        end += text[end..].len() - text[end..].trim_start().len();
    }
    if end >= text.len() { 0 } else { end }
}
