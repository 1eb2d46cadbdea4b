//! The filter as people say it: »A-Kunden Bielefeld ohne Termin« is two conditions and a word.
//!
//! Invariant: what is not understood stays a word that is looked for, and what stands in quotation marks is never
//! interpreted. Both languages are understood whatever the interface speaks.

use crate::app::import::fold::letters_and_digits;
use crate::domain::{Class, CompanyKind, RecordId, Status};
use crate::sorting;

use super::column::{Column, ColumnKind};
use super::condition::{Condition, DayRef, ME, Test};

/// Somebody whose name can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: RecordId,
    /// The whole name.
    pub name: String,
}

/// What a text means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    /// The conditions in it.
    pub conditions: Vec<Condition>,
    /// The words that are left to be looked for.
    pub rest: String,
}

/// Longer texts are looked for as they stand: nobody says a filter of so many words.
const MOST_TOKENS: usize = 40;

struct Token<'t> {
    text: &'t str,
    /// Letters and digits alone; empty for what was quoted.
    folded: String,
}

/// Reads a filter. `team` are the members whose names may stand in it.
pub fn understand(text: &str, team: &[Colleague]) -> Understood {
    let tokens = tokens(text);
    let mut conditions: Vec<Condition> = Vec::new();
    let mut left: Vec<&Token<'_>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() && tokens.len() <= MOST_TOKENS {
        match tokens.get(at..).and_then(|ahead| phrase(ahead, team)) {
            Some((length, condition)) => {
                add(&mut conditions, condition);
                at += length;
            }
            None => {
                left.extend(tokens.get(at));
                at += 1;
            }
        }
    }
    if conditions.is_empty() {
        return Understood {
            conditions,
            rest: text.replace(['"', '»', '«', '„', '“', '”'], " "),
        };
    }
    let words: Vec<&str> = left
        .into_iter()
        .filter(|token| !JOINING.contains(&token.folded.as_str()))
        .map(|token| token.text)
        .collect();
    Understood {
        conditions,
        rest: words.join(" "),
    }
}

/// Words that hold a sentence together and are not looked for once a condition was understood.
const JOINING: [&str; 18] = [
    "in",
    "im",
    "aus",
    "und",
    "oder",
    "mit",
    "die",
    "der",
    "den",
    "alle",
    "kunden",
    "kunde",
    "and",
    "or",
    "with",
    "the",
    "all",
    "customers",
];

/// Two sets for one column are one: »A-Kunden und B-Kunden« are both.
fn add(conditions: &mut Vec<Condition>, condition: Condition) {
    if let Condition::Of(column, Test::AnyOf(ids)) = &condition {
        let known = conditions.iter_mut().find_map(|known| match known {
            Condition::Of(of, Test::AnyOf(known)) if of == column => Some(known),
            Condition::Of(..) | Condition::Unknown(_) => None,
        });
        if let Some(known) = known {
            known.extend(ids.iter().cloned());
            sorting::plain(known);
            known.dedup();
            return;
        }
    }
    if !conditions.contains(&condition) {
        conditions.push(condition);
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut quoted = false;
    for part in text.split(['"', '»', '«', '„', '“', '”']) {
        if quoted {
            let text = part.trim();
            if !text.is_empty() {
                tokens.push(Token {
                    text,
                    folded: String::new(),
                });
            }
        } else {
            for word in part.split_whitespace() {
                // »>10000« is two words.
                let sign = word.len() - word.trim_start_matches(['<', '>', '=']).len();
                let (sign, word) = word.split_at(sign);
                for text in [sign, word].into_iter().filter(|text| !text.is_empty()) {
                    tokens.push(Token {
                        text,
                        folded: letters_and_digits(text),
                    });
                }
            }
        }
        quoted = !quoted;
    }
    tokens
}

/// The condition that the next words say, and how many they are.
fn phrase(ahead: &[Token<'_>], team: &[Colleague]) -> Option<(usize, Condition)> {
    silence(ahead)
        .or_else(|| class(ahead))
        .or_else(|| presence(ahead))
        .or_else(|| amount(ahead))
        .or_else(|| postcode(ahead))
        .or_else(|| tag(ahead))
        .or_else(|| owner(ahead, team))
        .or_else(|| fixed(ahead))
}

fn says(ahead: &[Token<'_>], words: &[&str]) -> bool {
    ahead.len() >= words.len()
        && ahead
            .iter()
            .zip(words)
            .all(|(token, word)| token.folded == *word)
}

/// How many words one of these wordings takes.
fn one_of(ahead: &[Token<'_>], wordings: &[&[&str]]) -> Option<usize> {
    wordings
        .iter()
        .find(|words| says(ahead, words))
        .map(|words| words.len())
}

fn is(token: Option<&Token<'_>>, words: &[&str]) -> bool {
    token.is_some_and(|token| words.contains(&token.folded.as_str()))
}

/// »A-Kunden«, »A und B Kunden«, »Klasse A«, »AB-Kunden«.
fn class(ahead: &[Token<'_>]) -> Option<(usize, Condition)> {
    const KEPT: [&str; 5] = ["und", "oder", "and", "or", ""];
    let letters = |word: &str| -> Option<Vec<&'static str>> {
        let known = |letter: char| Class::from_id(letter.encode_utf8(&mut [0; 4])).map(Class::id);
        (!word.is_empty() && word.len() <= 3)
            .then(|| word.chars().map(known).collect::<Option<Vec<_>>>())?
    };
    let first = ahead.first()?;
    if is(Some(first), &["klasse", "klassen", "class", "classes"]) {
        let mut found = Vec::new();
        let mut length = 1;
        for (at, token) in ahead.iter().enumerate().skip(1) {
            match letters(&token.folded) {
                Some(more) => {
                    found.extend(more);
                    length = at + 1;
                }
                None if KEPT.contains(&token.folded.as_str()) && !token.text.is_empty() => {}
                None => break,
            }
        }
        return (!found.is_empty()).then(|| (length, classes(found)));
    }
    // »A«, »B-«, »und« up to a word that ends in »Kunden«.
    let mut found = Vec::new();
    for (at, token) in ahead.iter().enumerate().take(5) {
        let word = token.folded.as_str();
        let stem = ["kunden", "kunde", "customers", "customer"]
            .iter()
            .find_map(|end| word.strip_suffix(end));
        match stem {
            Some("") => {
                return (!found.is_empty()).then(|| (at + 1, classes(found)));
            }
            Some(stem) => {
                found.extend(letters(stem)?);
                return Some((at + 1, classes(found)));
            }
            None if at > 0 && KEPT.contains(&word) => {}
            None => found.extend(letters(word)?),
        }
    }
    None
}

fn classes(mut ids: Vec<&'static str>) -> Condition {
    sorting::plain(&mut ids);
    ids.dedup();
    Condition::any_of(Column::Class, &ids)
}

/// A time as a number of days: »60 Tage«, »3 Wochen«.
fn days(ahead: &[Token<'_>]) -> Option<(usize, i32)> {
    let number: i32 = ahead.first()?.folded.parse().ok()?;
    let unit = match ahead.get(1)?.folded.as_str() {
        "tag" | "tage" | "tagen" | "day" | "days" => 1,
        "woche" | "wochen" | "week" | "weeks" => 7,
        "monat" | "monate" | "monaten" | "month" | "months" => 30,
        "jahr" | "jahre" | "jahren" | "year" | "years" => 365,
        _ => return None,
    };
    let days = number.checked_mul(unit)?;
    (1..=36_500).contains(&days).then_some((2, days))
}

/// »60 Tage ohne Kontakt«, »kein Kontakt seit 3 Wochen«, »seit 60 Tagen still«.
fn silence(ahead: &[Token<'_>]) -> Option<(usize, Condition)> {
    const QUIET: [&[&str]; 8] = [
        &["ohne", "kontakt"],
        &["kein", "kontakt"],
        &["ohne", "gespraech"],
        &["kein", "gespraech"],
        &["without", "contact"],
        &["no", "contact"],
        &["still"],
        &["silent"],
    ];
    const AGO: [&[&str]; 6] = [
        &["letzter", "kontakt", "vor"],
        &["letztes", "gespraech", "vor"],
        &["seit"],
        &["for"],
        &["since"],
        &["vor"],
    ];
    let condition = |days: i32| {
        // More than so many days ago: the last talk was on the day before at the latest.
        Condition::Of(
            Column::LastContact,
            Test::Days(None, Some(DayRef::FromToday(-days - 1))),
        )
    };
    let skip = |at: usize, wordings: &[&[&str]]| {
        let more = ahead
            .get(at..)
            .and_then(|ahead| one_of(ahead, wordings))
            .unwrap_or(0);
        at + more
    };
    // The time first.
    let begin = skip(0, &[&["seit"], &["for"], &["since"]]);
    if let Some((length, of)) = ahead.get(begin..).and_then(days) {
        let quiet = ahead
            .get(begin + length..)
            .and_then(|ahead| one_of(ahead, &QUIET));
        return quiet.map(|quiet| (begin + length + quiet, condition(of)));
    }
    // The silence first.
    let begin = one_of(ahead, &QUIET).or_else(|| one_of(ahead, &AGO[..2]))?;
    let begin = skip(begin, &AGO);
    let begin = skip(begin, &[&["mehr", "als"], &["ueber"], &["more", "than"]]);
    let (length, of) = ahead.get(begin..).and_then(days)?;
    Some((begin + length, condition(of)))
}

/// Words for what can be there or be missing.
fn thing(ahead: &[Token<'_>]) -> Option<(usize, Column)> {
    const THINGS: &[(&[&str], Column)] = &[
        (&["naechsten", "schritt"], Column::NextStep),
        (&["next", "step"], Column::NextStep),
        (&["schritt"], Column::NextStep),
        (&["termin"], Column::NextStep),
        (&["termine"], Column::NextStep),
        (&["wiedervorlage"], Column::NextStep),
        (&["followup"], Column::NextStep),
        (&["step"], Column::NextStep),
        (&["kontakt"], Column::LastContact),
        (&["gespraech"], Column::LastContact),
        (&["ansprechpartner"], Column::Contacts),
        (&["ansprechpartnerin"], Column::Contacts),
        (&["kontakte"], Column::Contacts),
        (&["personen"], Column::Contacts),
        (&["contacts"], Column::Contacts),
        (&["people"], Column::Contacts),
        (&["mail"], Column::Mail),
        (&["email"], Column::Mail),
        (&["telefon"], Column::Phone),
        (&["telefonnummer"], Column::Phone),
        (&["phone"], Column::Phone),
        (&["website"], Column::Website),
        (&["webseite"], Column::Website),
        (&["branche"], Column::Industry),
        (&["industry"], Column::Industry),
        (&["klasse"], Column::Class),
        (&["class"], Column::Class),
        (&["kundennummer"], Column::Number),
        (&["plz"], Column::Postcode),
        (&["postleitzahl"], Column::Postcode),
        (&["postcode"], Column::Postcode),
        (&["ort"], Column::Town),
        (&["town"], Column::Town),
        (&["adresse"], Column::Street),
        (&["strasse"], Column::Street),
        (&["address"], Column::Street),
        (&["quelle"], Column::Source),
        (&["source"], Column::Source),
        (&["ustid"], Column::VatId),
        (&["schlagwort"], Column::Tags),
        (&["tags"], Column::Tags),
        (&["bemerkung"], Column::Note),
        (&["note"], Column::Note),
        (&["umsatz"], Column::Revenue),
        (&["revenue"], Column::Revenue),
        (&["chance"], Column::Open),
        (&["chancen"], Column::Open),
        (&["deals"], Column::Open),
        (&["filialen"], Column::Branches),
        (&["branches"], Column::Branches),
        (&["zustaendige"], Column::Owner),
        (&["zustaendigen"], Column::Owner),
        (&["betreuer"], Column::Owner),
        (&["betreuung"], Column::Owner),
        (&["owner"], Column::Owner),
    ];
    THINGS
        .iter()
        .find(|(words, _)| says(ahead, words))
        .map(|(words, column)| (words.len(), *column))
}

/// »ohne Telefon«, »mit Filialen«.
fn presence(ahead: &[Token<'_>]) -> Option<(usize, Condition)> {
    let first = ahead.first();
    let there = if is(first, &["ohne", "without", "kein", "keine", "keinen", "no"]) {
        false
    } else if is(first, &["mit", "with"]) {
        true
    } else {
        return None;
    };
    let (length, column) = ahead.get(1..).and_then(thing)?;
    let test = match (column.kind(), there) {
        (ColumnKind::Count, true) => Test::Between(Some(1), None),
        (ColumnKind::Count, false) => Test::Between(None, Some(0)),
        (_, true) => Test::Filled,
        (_, false) => Test::Empty,
    };
    Some((1 + length, Condition::Of(column, test)))
}

#[derive(Clone, Copy)]
enum Side {
    AtLeast,
    AtMost,
}

/// »über«, »ab«, »höchstens«, »<«.
fn side(ahead: &[Token<'_>]) -> Option<(usize, Side)> {
    const AT_LEAST: [&[&str]; 8] = [
        &["mehr", "als"],
        &["more", "than"],
        &["ueber"],
        &["ab"],
        &["mindestens"],
        &["over"],
        &["above"],
        &["min"],
    ];
    const AT_MOST: [&[&str]; 9] = [
        &["weniger", "als"],
        &["less", "than"],
        &["unter"],
        &["bis"],
        &["hoechstens"],
        &["under"],
        &["below"],
        &["max"],
        &["maximal"],
    ];
    match ahead.first()?.text {
        ">" | ">=" => return Some((1, Side::AtLeast)),
        "<" | "<=" => return Some((1, Side::AtMost)),
        _ => {}
    }
    one_of(ahead, &AT_LEAST)
        .map(|length| (length, Side::AtLeast))
        .or_else(|| one_of(ahead, &AT_MOST).map(|length| (length, Side::AtMost)))
}

/// »10.000«, »5 Tsd«, »1,5 Mio €«, »20k«. In hundredths.
fn number(ahead: &[Token<'_>]) -> Option<(usize, i64)> {
    const MOST: f64 = 1e15;
    let text = ahead.first()?.text.trim_end_matches('€').to_lowercase();
    let (digits, mut factor) = match text.strip_suffix('k') {
        Some(digits) => (digits, 1_000.0),
        None => (text.as_str(), 1.0),
    };
    if !digits.starts_with(|c: char| c.is_ascii_digit())
        || !digits.ends_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    // One sign with three digits behind it parts thousands, in both languages.
    let grouped = digits.split(['.', ',']).skip(1).all(|part| part.len() == 3);
    let plain = if grouped {
        digits.replace(['.', ','], "")
    } else {
        digits.replace('.', "").replace(',', ".")
    };
    let mut length = 1;
    match ahead.get(1).map(|token| token.folded.as_str()) {
        Some("tsd" | "tausend" | "thousand") => (factor, length) = (1_000.0, 2),
        Some("mio" | "millionen" | "million") => (factor, length) = (1_000_000.0, 2),
        Some(_) | None => {}
    }
    if ahead
        .get(length)
        .is_some_and(|token| matches!(token.text, "€" | "EUR" | "Euro" | "euro"))
    {
        length += 1;
    }
    let hundredths = (plain.parse::<f64>().ok()? * factor * 100.0).round();
    (hundredths <= MOST).then_some((length, hundredths as i64))
}

/// »Umsatz über 10.000«, »mehr als 10 Filialen«.
fn amount(ahead: &[Token<'_>]) -> Option<(usize, Condition)> {
    const MEASURED: &[(&[&str], Column)] = &[
        (&["umsatz"], Column::Revenue),
        (&["revenue"], Column::Revenue),
        (&["offen"], Column::Open),
        (&["open"], Column::Open),
        (&["chancen"], Column::Open),
        (&["filialen"], Column::Branches),
        (&["branches"], Column::Branches),
        (&["kontakte"], Column::Contacts),
        (&["contacts"], Column::Contacts),
    ];
    let measured = |ahead: &[Token<'_>]| {
        MEASURED
            .iter()
            .find(|(words, _)| says(ahead, words))
            .map(|(words, column)| (words.len(), *column))
    };
    let (length, column, side, hundredths) = match measured(ahead) {
        Some((length, column)) => {
            let (more, side) = side(ahead.get(length..)?)?;
            let length = length + more;
            let (more, hundredths) = number(ahead.get(length..)?)?;
            (length + more, column, side, hundredths)
        }
        None => {
            let (length, side) = side(ahead)?;
            let (more, hundredths) = number(ahead.get(length..)?)?;
            let length = length + more;
            let (more, column) = measured(ahead.get(length..)?)?;
            (length + more, column, side, hundredths)
        }
    };
    let bound = match column.kind() {
        ColumnKind::Cents => hundredths,
        ColumnKind::Count
        | ColumnKind::Text
        | ColumnKind::Choice(_)
        | ColumnKind::Members
        | ColumnKind::Day
        | ColumnKind::Tags => hundredths / 100,
    };
    let test = match side {
        Side::AtLeast => Test::Between(Some(bound), None),
        Side::AtMost => Test::Between(None, Some(bound)),
    };
    Some((length, Condition::Of(column, test)))
}

/// »PLZ 33«.
fn postcode(ahead: &[Token<'_>]) -> Option<(usize, Condition)> {
    let named = is(ahead.first(), &["plz", "postleitzahl", "postcode", "zip"]);
    let digits = &ahead.get(1)?.folded;
    let fits = named && digits.len() <= 5 && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| {
        (
            2,
            Condition::Of(Column::Postcode, Test::StartsWith(digits.clone())),
        )
    })
}

/// »#messe«.
fn tag(ahead: &[Token<'_>]) -> Option<(usize, Condition)> {
    let name = ahead.first()?.text.strip_prefix('#')?;
    (!name.is_empty()).then(|| (1, Condition::any_of(Column::Tags, &[name])))
}

/// »meine«, »von Sandra«, »zuständig Ralf Kessler«.
fn owner(ahead: &[Token<'_>], team: &[Colleague]) -> Option<(usize, Condition)> {
    if is(ahead.first(), &["meine", "meiner", "mine", "my"]) {
        return Some((1, Condition::any_of(Column::Owner, &[ME])));
    }
    if !is(
        ahead.first(),
        &["von", "bei", "zustaendig", "betreut", "owner", "of"],
    ) {
        return None;
    }
    let by = usize::from(is(ahead.get(1), &["von", "by", "is", "ist"]));
    let name = ahead.get(1 + by..)?;
    if is(name.first(), &["mir", "ich", "me"]) {
        return Some((2 + by, Condition::any_of(Column::Owner, &[ME])));
    }
    // The whole name, else a part of it that only one of the team has.
    team.iter()
        .find_map(|colleague| {
            let words: Vec<String> = words_of(&colleague.name);
            let whole: Vec<&str> = words.iter().map(String::as_str).collect();
            says(name, &whole).then_some((1 + by + whole.len(), colleague.id))
        })
        .or_else(|| {
            let word = &name.first()?.folded;
            let mut called = team
                .iter()
                .filter(|colleague| words_of(&colleague.name).contains(word));
            let only = called.next().filter(|_| called.next().is_none())?;
            Some((2 + by, only.id))
        })
        .map(|(length, id)| (length, Condition::owned_by(id)))
}

fn words_of(name: &str) -> Vec<String> {
    name.split_whitespace().map(letters_and_digits).collect()
}

/// Words that stand for one condition.
fn fixed(ahead: &[Token<'_>]) -> Option<(usize, Condition)> {
    const OVERDUE: [&[&str]; 3] = [&["ueberfaellig"], &["ueberfaellige"], &["overdue"]];
    const DUE_TODAY: [&[&str]; 3] = [
        &["heute", "faellig"],
        &["faellig", "heute"],
        &["due", "today"],
    ];
    const LEADS: [&[&str]; 2] = [&["leads"], &["lead"]];
    const PROSPECTS: [&[&str]; 2] = [&["interessenten"], &["prospects"]];
    const CUSTOMERS: [&[&str]; 2] = [&["bestandskunden"], &["existing", "customers"]];
    const FORMER: [&[&str]; 4] = [
        &["ehemalige", "kunden"],
        &["ehemalige"],
        &["former", "customers"],
        &["former"],
    ];
    const HEAD_OFFICES: [&[&str]; 2] = [&["zentralen"], &["head", "offices"]];
    const BRANCHES: [&[&str]; 2] = [&["filialen"], &["branches"]];
    const COMPLAINTS: [&[&str]; 4] = [
        &["mit", "reklamation"],
        &["mit", "reklamationen"],
        &["with", "complaint"],
        &["with", "complaints"],
    ];
    const DECLINING: [&[&str]; 3] = [&["ruecklaeufig"], &["im", "rueckgang"], &["declining"]];
    let status = |status: Status| Condition::any_of(Column::Status, &[status.id()]);
    let kind = |kind: CompanyKind| Condition::any_of(Column::Kind, &[kind.id()]);
    let due = |from, to| Condition::Of(Column::NextStep, Test::Days(from, to));
    let today = Some(DayRef::FromToday(0));
    let known: [(&[&[&str]], Condition); 10] = [
        (&OVERDUE, due(None, Some(DayRef::FromToday(-1)))),
        (&DUE_TODAY, due(today, today)),
        (&LEADS, status(Status::Lead)),
        (&PROSPECTS, status(Status::Prospect)),
        (&CUSTOMERS, status(Status::Customer)),
        (&FORMER, status(Status::Former)),
        (&HEAD_OFFICES, kind(CompanyKind::HeadOffice)),
        (&BRANCHES, kind(CompanyKind::Branch)),
        (
            &COMPLAINTS,
            Condition::any_of(Column::Situation, &["complaint"]),
        ),
        (
            &DECLINING,
            Condition::any_of(Column::Situation, &["declining"]),
        ),
    ];
    known
        .into_iter()
        .find_map(|(wordings, condition)| Some((one_of(ahead, wordings)?, condition)))
}
