//! One row of the file as values: read once to check it, read again to write it, so that nothing has to be kept.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::clean;
use super::date::{self, DateOrder, DateProblem};
use super::header::Target;
use super::mapping::Mapping;
use super::number::{self, NumberProblem, NumberStyle};
use super::problem::{Problem, ProblemKind};
use super::sheet::Sheet;
use super::value::{self, NameParts, PostcodeDoubt, ShortPostcode};
use crate::domain::choice::{Class, CompanyKind, Status};
use crate::domain::role::Role;
use crate::domain::schema::{Prop, Shape};
use crate::sorting;

/// What a row says about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactValues<'s> {
    /// Frau, Herr.
    pub salutation: &'s str,
    /// Dr., Prof.
    pub title: &'s str,
    /// First names.
    pub first: &'s str,
    /// The last name.
    pub last: &'s str,
    /// What the person does there.
    pub position: &'s str,
    /// Phone.
    pub phone: &'s str,
    /// Mobile phone.
    pub mobile: &'s str,
    /// E-mail address.
    pub email: &'s str,
}

impl ContactValues<'_> {
    /// Whether there is a person at all.
    pub fn is_named(&self) -> bool {
        !self.first.is_empty() || !self.last.is_empty()
    }
}

/// What a row says, in the types of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowValues<'s> {
    /// The company's name; of a person on their own, the person's.
    pub name: Cow<'s, str>,
    /// The customer number.
    pub number: &'s str,
    /// The head office, by number or name.
    pub parent: &'s str,
    /// Head office, branch or neither, where the row says so.
    pub kind: Option<CompanyKind>,
    /// Street and house number.
    pub street: Cow<'s, str>,
    /// Postcode.
    pub postcode: Cow<'s, str>,
    /// Town.
    pub town: &'s str,
    /// Country.
    pub country: &'s str,
    /// Phone.
    pub phone: &'s str,
    /// E-mail address.
    pub email: &'s str,
    /// Website.
    pub web: &'s str,
    /// Class.
    pub class: Option<Class>,
    /// Status.
    pub status: Option<Status>,
    /// The member in charge, by name.
    pub owner: &'s str,
    /// The members in charge in a role, by name.
    pub owners: Vec<(Role, &'s str)>,
    /// Line of business.
    pub industry: &'s str,
    /// Source.
    pub source: &'s str,
    /// Tags.
    pub tags: Vec<Cow<'s, str>>,
    /// VAT identification number.
    pub vat_id: &'s str,
    /// Customer since.
    pub since: Option<NaiveDate>,
    /// Revenue of twelve months, in cents.
    pub revenue: Option<i64>,
    /// Revenue of calendar years, in cents.
    pub revenue_of: Vec<(u16, i64)>,
    /// The next step.
    pub next_step: &'s str,
    /// When it is due.
    pub next_step_on: Option<NaiveDate>,
    /// Remarks; what found no place of its own is here as well.
    pub notes: Vec<Cow<'s, str>>,
    /// The contact.
    pub contact: ContactValues<'s>,
    /// Whether the postcode should be looked at by someone.
    pub postcode_in_doubt: bool,
}

/// Reads rows of one file under one mapping. It is given the sheet each time, so that a run in slices can keep it.
pub struct RowReader {
    columns: Vec<Column>,
    headings: usize,
    short_postcodes: ShortPostcode,
    today: NaiveDate,
}

struct Column {
    at: usize,
    target: Target,
    numbers: NumberStyle,
    dates: Option<DateOrder>,
    heading: String,
}

/// How much of a cell a problem quotes, in letters.
const QUOTE_LETTERS: usize = 40;

impl RowReader {
    /// Prepares the columns: their style of numbers and dates is found here, once.
    pub fn new(sheet: &Sheet, mapping: &Mapping, today: NaiveDate) -> RowReader {
        let mut columns: Vec<Column> = mapping
            .targets
            .iter()
            .enumerate()
            .filter(|(_, target)| **target != Target::Ignore)
            .map(|(at, target)| Column {
                at,
                target: *target,
                numbers: match target {
                    Target::Revenue | Target::RevenueOf(_) => mapping.numbers_in(sheet, at),
                    _ => NumberStyle::German,
                },
                dates: match target {
                    Target::Since | Target::NextStepOn => mapping.dates_in(sheet, at),
                    _ => None,
                },
                heading: mapping.heading(sheet, at),
            })
            .collect();
        // The country decides how the postcode is read.
        sorting::by_key(&mut columns, |column| column.target != Target::Country);
        RowReader {
            columns,
            headings: mapping.header.map_or(0, |row| sheet.cells_in(row)),
            short_postcodes: mapping.short_postcodes,
            today,
        }
    }

    /// Reads a row and reports what is wrong with it.
    pub fn read<'s>(
        &self,
        sheet: &'s Sheet,
        row: usize,
        report: &mut dyn FnMut(Problem),
    ) -> RowValues<'s> {
        let mut values = RowValues::default();
        let mut name_second = "";
        let mut house_number = "";
        let mut whole_name = "";
        let line = sheet.line(row);
        self.check_width(sheet, row, line, report);
        for column in &self.columns {
            let text = sheet.cell(row, column.at);
            if matches!(text, "" | "-" | "–" | "—") {
                continue;
            }
            let whole = text;
            let text = fitting(text, limit_of(column.target));
            let mut say = |kind: ProblemKind| {
                report(Problem {
                    line,
                    column: Some(column.at),
                    kind,
                    found: text.chars().take(QUOTE_LETTERS).collect(),
                });
            };
            if text.len() < whole.len() {
                say(ProblemKind::TooLong);
                let whole = fitting(whole, NOTE_LIMIT - 1_000);
                values.notes.push(labelled(&column.heading, whole));
            }
            if looks_like_formula(text, column.target) {
                say(ProblemKind::Formula);
            }
            match column.target {
                Target::Ignore => {}
                Target::Name => values.name = Cow::Borrowed(text),
                Target::NameSecond => name_second = text,
                Target::Number => values.number = text,
                Target::Parent => match flag(text) {
                    Some(true) => values.kind = Some(CompanyKind::HeadOffice),
                    Some(false) => {}
                    None => values.parent = text,
                },
                Target::Kind => match company_kind(text) {
                    Some(kind) => values.kind = Some(kind),
                    None => {
                        say(ProblemKind::UnknownKind);
                        values.tags.push(labelled(&column.heading, text));
                    }
                },
                Target::Street => values.street = Cow::Borrowed(text),
                Target::HouseNumber => house_number = text,
                Target::Postcode => {
                    let country = value::country(values.country);
                    let postcode = value::postcode(text, country, self.short_postcodes);
                    match postcode.doubt {
                        None => {}
                        Some(PostcodeDoubt::FourDigits) => say(ProblemKind::PostcodeFourDigits),
                        Some(PostcodeDoubt::Odd) => say(ProblemKind::PostcodeOdd),
                    }
                    values.postcode_in_doubt = postcode.doubt.is_some();
                    values.postcode = postcode.code;
                    if values.country.is_empty()
                        && let Some(country) = postcode.country
                    {
                        values.country = country;
                    }
                }
                Target::Town => values.town = text,
                Target::Country => values.country = text,
                Target::Phone => values.phone = phone(text, &mut say),
                Target::Email => values.email = email(text, &mut say),
                Target::Web => values.web = text,
                Target::Class => match class(text) {
                    Some(class) => values.class = Some(class),
                    None => {
                        say(ProblemKind::UnknownClass);
                        values.tags.push(labelled(&column.heading, text));
                    }
                },
                Target::Status => match status(text) {
                    Some(status) => values.status = Some(status),
                    None => {
                        say(ProblemKind::UnknownStatus);
                        values.tags.push(labelled(&column.heading, text));
                    }
                },
                Target::Owner => values.owner = text,
                Target::OwnerIn(role) => values.owners.push((role, text)),
                Target::Industry => values.industry = text,
                Target::Source => values.source = text,
                Target::Tags => values.tags.extend(
                    text.split([',', ';', '|'])
                        .map(str::trim)
                        .filter(|tag| !tag.is_empty())
                        .map(Cow::Borrowed),
                ),
                Target::VatId => values.vat_id = text,
                Target::Since => values.since = self.day(text, column, &mut say),
                Target::Revenue => values.revenue = cents(text, column, &mut say),
                Target::RevenueOf(year) => {
                    if let Some(cents) = cents(text, column, &mut say) {
                        values.revenue_of.push((year, cents));
                    }
                }
                Target::NextStep => values.next_step = text,
                Target::NextStepOn => values.next_step_on = self.day(text, column, &mut say),
                Target::Note => values.notes.push(Cow::Borrowed(text)),
                Target::ContactName => whole_name = text,
                Target::ContactFirstName => values.contact.first = text,
                Target::ContactLastName => values.contact.last = text,
                Target::ContactSalutation => values.contact.salutation = text,
                Target::ContactTitle => values.contact.title = text,
                Target::ContactPosition => values.contact.position = text,
                Target::ContactPhone => values.contact.phone = phone(text, &mut say),
                Target::ContactMobile => values.contact.mobile = phone(text, &mut say),
                Target::ContactEmail => values.contact.email = email(text, &mut say),
            }
        }
        complete_contact(&mut values.contact, whole_name);
        complete_company(&mut values, name_second, house_number);
        if letters_of(&values.notes) > NOTE_LIMIT {
            report(Problem {
                line,
                column: None,
                kind: ProblemKind::TooLong,
                found: values.notes[0].chars().take(QUOTE_LETTERS).collect(),
            });
        }
        values
    }

    /// A day, or why there is none.
    fn day(
        &self,
        text: &str,
        column: &Column,
        say: &mut impl FnMut(ProblemKind),
    ) -> Option<NaiveDate> {
        match date::parse(text, column.dates, self.today) {
            Ok(day) => Some(day),
            Err(problem) => {
                say(match problem {
                    DateProblem::NotADate => ProblemKind::NotADate,
                    DateProblem::NoSuchDay => ProblemKind::NoSuchDay,
                    DateProblem::Ambiguous => ProblemKind::AmbiguousDate,
                });
                None
            }
        }
    }

    /// A row is ragged when it lacks cells, or has more of them than headings and text in the rest.
    fn check_width(&self, sheet: &Sheet, row: usize, line: u32, report: &mut dyn FnMut(Problem)) {
        let found = sheet.cells_in(row);
        if self.headings == 0 || found == self.headings {
            return;
        }
        let beyond = (self.headings..found).any(|column| !sheet.cell(row, column).is_empty());
        if found < self.headings || beyond {
            report(Problem {
                line,
                column: None,
                kind: ProblemKind::Ragged,
                found: format!("{found}/{}", self.headings),
            });
        }
    }
}

fn complete_contact<'s>(contact: &mut ContactValues<'s>, whole_name: &'s str) {
    if whole_name.is_empty() {
        return;
    }
    let NameParts {
        salutation,
        title,
        first,
        last,
    } = value::name_parts(whole_name);
    for (slot, part) in [
        (&mut contact.salutation, salutation),
        (&mut contact.title, title),
        (&mut contact.first, first),
        (&mut contact.last, last),
    ] {
        if slot.is_empty() {
            *slot = part;
        }
    }
}

fn complete_company(values: &mut RowValues<'_>, name_second: &str, house_number: &str) {
    for (slot, more) in [
        (&mut values.name, name_second),
        (&mut values.street, house_number),
    ] {
        if slot.is_empty() {
            *slot = Cow::Owned(more.to_owned());
        } else if !more.is_empty() {
            *slot = Cow::Owned(format!("{slot} {more}"));
        }
    }
    // Two lines of a name can be too long together.
    let fits = fitting(&values.name, limit_of(Target::Name)).len();
    if fits < values.name.len() {
        let whole = values.name.clone();
        values.name = Cow::Owned(whole[..fits].to_owned());
        values.notes.push(whole);
    }
    // A private customer has no company: the person's name stands for it.
    if values.name.is_empty() && values.contact.is_named() {
        let (first, last) = (values.contact.first, values.contact.last);
        values.name = Cow::Owned(format!("{first} {last}").trim().to_owned());
    }
}

/// The longest remark, in letters.
const NOTE_LIMIT: usize = 20_000;

/// How many letters the field of a target can hold; the schema says so, and a test compares.
pub fn limit_of(target: Target) -> usize {
    match prop_of(target).map(Prop::shape) {
        Some(Shape::Line(limit) | Shape::Prose(limit)) => limit,
        Some(Shape::Tags) => 1_000,
        _ => 200,
    }
}

/// The plain property that a target fills, where there is one.
fn prop_of(target: Target) -> Option<Prop> {
    match target {
        Target::Name => Some(Prop::CompanyName),
        Target::Number => Some(Prop::CompanyNumber),
        Target::Street => Some(Prop::CompanyStreet),
        Target::Postcode => Some(Prop::CompanyPostcode),
        Target::Town => Some(Prop::CompanyTown),
        Target::Country => Some(Prop::CompanyCountry),
        Target::Phone => Some(Prop::CompanyPhone),
        Target::Email => Some(Prop::CompanyMail),
        Target::Web => Some(Prop::CompanyWebsite),
        Target::Industry => Some(Prop::CompanyIndustry),
        Target::Source => Some(Prop::CompanySource),
        Target::Tags => Some(Prop::CompanyTags),
        Target::VatId => Some(Prop::CompanyVatId),
        Target::NextStep => Some(Prop::CompanyNextText),
        Target::Note => Some(Prop::CompanyNote),
        Target::ContactFirstName => Some(Prop::PersonFirstName),
        Target::ContactLastName => Some(Prop::PersonLastName),
        Target::ContactSalutation => Some(Prop::PersonSalutation),
        Target::ContactTitle => Some(Prop::PersonTitle),
        Target::ContactPosition => Some(Prop::RelationFunction),
        Target::ContactPhone => Some(Prop::PersonPhone),
        Target::ContactMobile => Some(Prop::PersonMobile),
        Target::ContactEmail => Some(Prop::PersonMail),
        Target::Ignore
        | Target::NameSecond
        | Target::Parent
        | Target::Kind
        | Target::HouseNumber
        | Target::Class
        | Target::Status
        | Target::Owner
        | Target::OwnerIn(_)
        | Target::Since
        | Target::Revenue
        | Target::RevenueOf(_)
        | Target::NextStepOn
        | Target::ContactName => None,
    }
}

/// The letters of remarks that are put together.
fn letters_of(notes: &[Cow<'_, str>]) -> usize {
    // Bytes are at least as many as letters: only what could be too long is counted.
    let bytes: usize = notes.iter().map(|note| note.len() + 1).sum();
    if bytes <= NOTE_LIMIT {
        return bytes;
    }
    notes.iter().map(|note| note.chars().count() + 1).sum()
}

/// The text, or as many letters of it as fit.
fn fitting(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    match text.char_indices().nth(limit) {
        Some((end, _)) => text[..end].trim_end(),
        None => text,
    }
}

/// `Heading: text`, for what found no place of its own.
fn labelled<'s>(heading: &str, text: &str) -> Cow<'s, str> {
    Cow::Owned(format!("{heading}: {text}"))
}

fn looks_like_formula(text: &str, target: Target) -> bool {
    if !text.starts_with(clean::FORMULA_STARTS) {
        return false;
    }
    match target {
        Target::Phone
        | Target::ContactPhone
        | Target::ContactMobile
        | Target::Revenue
        | Target::RevenueOf(_) => text.starts_with(['=', '@']),
        _ => true,
    }
}

/// »Ja« or »x« in the column of head offices; a 1 there is a customer number.
fn flag(text: &str) -> Option<bool> {
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    if digits || text.len() > 6 {
        None
    } else {
        value::yes_or_no(text)
    }
}

fn phone<'s>(text: &'s str, say: &mut impl FnMut(ProblemKind)) -> &'s str {
    if !value::is_phone(text) {
        say(ProblemKind::OddPhone);
    }
    text
}

fn email<'s>(text: &'s str, say: &mut impl FnMut(ProblemKind)) -> &'s str {
    if !value::is_email(text) {
        say(ProblemKind::OddEmail);
    }
    text
}

fn cents(text: &str, column: &Column, say: &mut impl FnMut(ProblemKind)) -> Option<i64> {
    match number::parse_cents(text, column.numbers) {
        Ok(cents) => Some(cents),
        Err(problem) => {
            say(match problem {
                NumberProblem::NotANumber => ProblemKind::NotANumber,
                NumberProblem::TooLarge => ProblemKind::NumberTooLarge,
            });
            None
        }
    }
}

/// The class that a text names.
pub fn class(text: &str) -> Option<Class> {
    match value::class_letter(text)? {
        'A' => Some(Class::A),
        'B' => Some(Class::B),
        'C' => Some(Class::C),
        _ => None,
    }
}

/// The status that a text names.
pub fn status(text: &str) -> Option<Status> {
    let folded = super::fold::letters_and_digits(text);
    let is = |words: &[&str]| words.contains(&folded.as_str());
    if is(&[
        "lead",
        "adresse",
        "neu",
        "new",
        "kontakt",
        "suspect",
        "kaltadresse",
        "unqualified",
    ]) {
        Some(Status::Lead)
    } else if is(&[
        "interessent",
        "prospect",
        "qualifiziert",
        "qualified",
        "opportunity",
        "potenzial",
        "potential",
        "interessentin",
        "angebot",
    ]) {
        Some(Status::Prospect)
    } else if is(&[
        "kunde",
        "kundin",
        "customer",
        "aktiv",
        "active",
        "bestandskunde",
        "stammkunde",
        "neukunde",
        "client",
        "aktiverkunde",
        "activecustomer",
    ]) {
        Some(Status::Customer)
    } else if is(&[
        "ehemalig",
        "ehemals",
        "ehemaliger",
        "ehemaligerkunde",
        "exkunde",
        "former",
        "formercustomer",
        "inaktiv",
        "inactive",
        "verloren",
        "lost",
        "gekuendigt",
        "altkunde",
        "churned",
        "ruhend",
    ]) {
        Some(Status::Former)
    } else {
        None
    }
}

/// The kind of company that a text names.
pub fn company_kind(text: &str) -> Option<CompanyKind> {
    let folded = super::fold::letters_and_digits(text);
    let is = |words: &[&str]| words.contains(&folded.as_str());
    if is(&[
        "zentrale",
        "z",
        "hauptsitz",
        "hauptniederlassung",
        "headoffice",
        "headquarters",
        "hq",
        "mutter",
        "muttergesellschaft",
        "parent",
    ]) {
        Some(CompanyKind::HeadOffice)
    } else if is(&[
        "filiale",
        "f",
        "branch",
        "niederlassung",
        "zweigstelle",
        "standort",
        "markt",
        "outlet",
        "tochter",
        "betriebsstaette",
    ]) {
        Some(CompanyKind::Branch)
    } else if is(&[
        "einzel",
        "e",
        "einzelkunde",
        "einzelunternehmen",
        "single",
        "singlecompany",
        "einzelstandort",
        "einzelfirma",
        "kunde",
        "firma",
        "customer",
        "company",
    ]) {
        Some(CompanyKind::Single)
    } else {
        None
    }
}
