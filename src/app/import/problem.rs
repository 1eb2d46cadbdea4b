//! What can be wrong with a file, a row or a cell: closed enums, so that each has its sentence in both languages.
//!
//! A problem never means loss: either the value was taken over all the same, or the row stays in the list of rows
//! that can be saved again.

use super::header::Target;
use crate::content::i18n::{Lang, import as words};

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// No bytes, or nothing but blank lines.
    #[error("the file is empty")]
    Empty,
    /// Larger than [`super::sheet::FILE_LIMIT`].
    #[error("the file is larger than 100 MB")]
    TooLarge,
    /// An Excel or LibreOffice workbook.
    #[error("the file is a workbook, not a text file")]
    Spreadsheet,
    /// A PDF or a text document.
    #[error("the file is a document")]
    Document,
    /// A picture, a program, anything that has no lines.
    #[error("the file is no text")]
    NotText,
    /// There are headings and nothing below them.
    #[error("the file has headings only")]
    HeaderOnly,
}

impl FileProblem {
    /// What happened, what is safe, what to do next.
    pub const fn sentence(self, lang: Lang) -> &'static str {
        match self {
            FileProblem::Empty => words::file_empty(lang),
            FileProblem::TooLarge => words::file_too_large(lang),
            FileProblem::Spreadsheet => words::file_spreadsheet(lang),
            FileProblem::Document => words::file_document(lang),
            FileProblem::NotText => words::file_not_text(lang),
            FileProblem::HeaderOnly => words::file_header_only(lang),
        }
    }
}

/// What was mended while the file was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// Bytes that do not fit the encoding; read as Windows-1252.
    OddBytes {
        /// How many.
        count: u32,
    },
    /// A quotation mark opens and never closes; the line was taken as it stands.
    UnclosedQuote {
        /// The line of the file.
        line: u32,
    },
    /// Characters without width or that turn the writing direction were removed.
    HiddenCharacters {
        /// The line of the file.
        line: u32,
        /// The column, from 0.
        column: usize,
        /// How many.
        count: u32,
    },
    /// A cell longer than 64 kB was cut.
    FieldCut {
        /// The line of the file.
        line: u32,
        /// The column, from 0.
        column: usize,
    },
    /// Rows beyond the limit are not read.
    TooManyRows {
        /// The first line that was not read.
        line: u32,
    },
    /// Cells beyond the limit are not read.
    TooManyColumns {
        /// The line of the file.
        line: u32,
    },
}

impl Note {
    /// What happened, what is safe, what to do next.
    pub fn sentence(self, lang: Lang) -> String {
        match self {
            Note::OddBytes { count } => words::note_odd_bytes(lang, count),
            Note::UnclosedQuote { line } => words::note_unclosed_quote(lang, line),
            Note::HiddenCharacters {
                line,
                column,
                count,
            } => words::note_hidden_characters(lang, count, line, &column_name(column)),
            Note::FieldCut { line, column } => {
                words::note_field_cut(lang, line, &column_name(column))
            }
            Note::TooManyRows { line } => words::note_too_many_rows(lang, line),
            Note::TooManyColumns { line } => words::note_too_many_columns(lang, line),
        }
    }
}

/// What is wrong with one row, or one cell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the file.
    pub line: u32,
    /// The column, from 0; none where the whole row is meant.
    pub column: Option<usize>,
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The text that was found, shortened.
    pub found: String,
}

/// The kinds of problems, in the order in which a page lists them: what keeps a row out comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// Neither name nor number nor contact: there is nothing to create. The row stays out.
    NoName,
    /// Several customers fit. A person decides.
    SeveralMatch,
    /// Name and town fit, but the customer there has another number. A person decides.
    NumberDiffers,
    /// The number fits, but the name there is quite another one. A person decides.
    NameDiffers,
    /// More or fewer cells than headings. Taken over.
    Ragged,
    /// The row repeats an earlier one; both become one customer.
    RepeatsRow,
    /// Four digits where German postcodes have five. Taken over and marked.
    PostcodeFourDigits,
    /// No postcode of any form we know. Taken over and marked.
    PostcodeOdd,
    /// Not a number. Not taken over.
    NotANumber,
    /// Larger than the book can hold. Not taken over.
    NumberTooLarge,
    /// Not a date. Not taken over.
    NotADate,
    /// A day that does not exist. Not taken over.
    NoSuchDay,
    /// A date with two readings. Not taken over until the order is chosen.
    AmbiguousDate,
    /// No e-mail address. Taken over.
    OddEmail,
    /// A phone number without digits, or one that a spreadsheet turned into 4,95E+11. Taken over.
    OddPhone,
    /// Neither A, B nor C. Kept as a tag.
    UnknownClass,
    /// A status that is not known. Kept as a tag.
    UnknownStatus,
    /// Neither head office, branch nor single. Kept as a tag.
    UnknownKind,
    /// Longer than the field can be. Cut there, whole in the remark.
    TooLong,
    /// No member of that name. Kept in the remark.
    UnknownOwner,
    /// No customer of that number or name is in the file or in the book.
    ParentMissing,
    /// Several customers fit as head office.
    ParentUnclear,
    /// The head offices would form a ring; the last link was left out.
    ParentCycle,
    /// A text like `=1+1`: kept as text, never calculated.
    Formula,
}

impl ProblemKind {
    /// All kinds, in their order.
    pub const ALL: [ProblemKind; 24] = [
        ProblemKind::NoName,
        ProblemKind::SeveralMatch,
        ProblemKind::NumberDiffers,
        ProblemKind::NameDiffers,
        ProblemKind::Ragged,
        ProblemKind::RepeatsRow,
        ProblemKind::PostcodeFourDigits,
        ProblemKind::PostcodeOdd,
        ProblemKind::NotANumber,
        ProblemKind::NumberTooLarge,
        ProblemKind::NotADate,
        ProblemKind::NoSuchDay,
        ProblemKind::AmbiguousDate,
        ProblemKind::OddEmail,
        ProblemKind::OddPhone,
        ProblemKind::UnknownClass,
        ProblemKind::UnknownStatus,
        ProblemKind::UnknownKind,
        ProblemKind::TooLong,
        ProblemKind::UnknownOwner,
        ProblemKind::ParentMissing,
        ProblemKind::ParentUnclear,
        ProblemKind::ParentCycle,
        ProblemKind::Formula,
    ];

    /// What a problem of this kind does to its row.
    pub const fn effect(self) -> Effect {
        match self {
            ProblemKind::NoName => Effect::RowLeftOut,
            ProblemKind::SeveralMatch | ProblemKind::NumberDiffers | ProblemKind::NameDiffers => {
                Effect::Decision
            }
            ProblemKind::NotANumber
            | ProblemKind::NumberTooLarge
            | ProblemKind::NotADate
            | ProblemKind::NoSuchDay
            | ProblemKind::AmbiguousDate
            | ProblemKind::ParentMissing
            | ProblemKind::ParentUnclear
            | ProblemKind::ParentCycle => Effect::CellLeftOut,
            ProblemKind::Ragged
            | ProblemKind::RepeatsRow
            | ProblemKind::PostcodeFourDigits
            | ProblemKind::PostcodeOdd
            | ProblemKind::OddEmail
            | ProblemKind::OddPhone
            | ProblemKind::UnknownClass
            | ProblemKind::UnknownStatus
            | ProblemKind::UnknownKind
            | ProblemKind::TooLong
            | ProblemKind::UnknownOwner
            | ProblemKind::Formula => Effect::TakenOver,
        }
    }
}

/// What a problem does to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The row is not taken over.
    RowLeftOut,
    /// A person decides about the row.
    Decision,
    /// The row is taken over without this cell.
    CellLeftOut,
    /// The row is taken over, and the cell as it stands.
    TakenOver,
}

impl Problem {
    /// What happened, what is safe, what to do next.
    pub fn sentence(&self, lang: Lang) -> String {
        let (line, found) = (self.line, self.found.as_str());
        match self.kind {
            ProblemKind::NoName => words::problem_no_name(lang, line),
            ProblemKind::SeveralMatch => words::problem_several_match(lang, line, found),
            ProblemKind::NumberDiffers => words::problem_number_differs(lang, line, found),
            ProblemKind::NameDiffers => words::problem_name_differs(lang, line, found),
            ProblemKind::Ragged => words::problem_ragged(lang, found, line),
            ProblemKind::RepeatsRow => words::problem_repeats_row(lang, line, found),
            ProblemKind::PostcodeFourDigits => words::problem_postcode_four(lang, line, found),
            ProblemKind::PostcodeOdd => words::problem_postcode_odd(lang, line, found),
            ProblemKind::NotANumber => words::problem_not_a_number(lang, line, found),
            ProblemKind::NumberTooLarge => words::problem_number_too_large(lang, line, found),
            ProblemKind::NotADate => words::problem_not_a_date(lang, line, found),
            ProblemKind::NoSuchDay => words::problem_no_such_day(lang, line, found),
            ProblemKind::AmbiguousDate => words::problem_ambiguous_date(lang, line, found),
            ProblemKind::OddEmail => words::problem_odd_email(lang, line, found),
            ProblemKind::OddPhone => words::problem_odd_phone(lang, line, found),
            ProblemKind::UnknownClass => words::problem_unknown_class(lang, line, found),
            ProblemKind::UnknownStatus => words::problem_unknown_status(lang, line, found),
            ProblemKind::UnknownKind => words::problem_unknown_kind(lang, line, found),
            ProblemKind::TooLong => words::problem_too_long(lang, line, found),
            ProblemKind::UnknownOwner => words::problem_unknown_owner(lang, line, found),
            ProblemKind::ParentMissing => words::problem_parent_missing(lang, line, found),
            ProblemKind::ParentUnclear => words::problem_parent_unclear(lang, line, found),
            ProblemKind::ParentCycle => words::problem_parent_cycle(lang, line, found),
            ProblemKind::Formula => words::problem_formula(lang, line, found),
        }
    }
}

/// The name that a spreadsheet gives to a column: A to Z, AA and on.
pub fn column_name(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    name.into_iter().rev().collect()
}

/// What a column becomes, in words.
pub fn target_name(target: Target, lang: Lang) -> String {
    let word = match target {
        Target::Ignore => words::target_ignore(lang),
        Target::Name => words::target_name(lang),
        Target::NameSecond => words::target_name_second(lang),
        Target::Number => words::target_number(lang),
        Target::Parent => words::target_parent(lang),
        Target::Kind => words::target_kind(lang),
        Target::Street => words::target_street(lang),
        Target::HouseNumber => words::target_house_number(lang),
        Target::Postcode => words::target_postcode(lang),
        Target::Town => words::target_town(lang),
        Target::Country => words::target_country(lang),
        Target::Phone => words::target_phone(lang),
        Target::Email => words::target_email(lang),
        Target::Web => words::target_web(lang),
        Target::Class => words::target_class(lang),
        Target::Status => words::target_status(lang),
        Target::Owner => words::target_owner(lang),
        Target::OwnerIn(role) => {
            return words::target_owner_in(lang, crate::content::i18n::roles::name(lang, role));
        }
        Target::Industry => words::target_industry(lang),
        Target::Source => words::target_source(lang),
        Target::Tags => words::target_tags(lang),
        Target::VatId => words::target_vat_id(lang),
        Target::Since => words::target_since(lang),
        Target::Revenue => words::target_revenue(lang),
        Target::RevenueOf(year) => return words::target_revenue_of(lang, year),
        Target::NextStep => words::target_next_step(lang),
        Target::NextStepOn => words::target_next_step_on(lang),
        Target::Note => words::target_note(lang),
        Target::ContactName => words::target_contact_name(lang),
        Target::ContactFirstName => words::target_contact_first_name(lang),
        Target::ContactLastName => words::target_contact_last_name(lang),
        Target::ContactSalutation => words::target_contact_salutation(lang),
        Target::ContactTitle => words::target_contact_title(lang),
        Target::ContactPosition => words::target_contact_position(lang),
        Target::ContactPhone => words::target_contact_phone(lang),
        Target::ContactMobile => words::target_contact_mobile(lang),
        Target::ContactEmail => words::target_contact_email(lang),
    };
    word.to_owned()
}
