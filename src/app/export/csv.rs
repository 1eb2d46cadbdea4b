//! Tables of customers as CSV: RFC 4180 with lines that end in CR LF, safe to open in a spreadsheet.
//!
//! A text that a spreadsheet would take for a formula gets an apostrophe in front. A text that it would take for a
//! number and spoil — a postcode with a leading zero, a phone number in one piece — is written as `="01067"` in the
//! German form, which Excel shows as it is. Our own reader takes both off again.

use crate::app::import::clean;
use crate::app::import::number::{NumberStyle, write_cents};

/// For whom a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flavour {
    /// German Excel: semicolons, decimal commas, days as 24.11.2026, UTF-8 with its mark.
    #[default]
    ExcelGerman,
    /// Everything else: commas, decimal points, days as 2026-11-24, UTF-8.
    Standard,
}

impl Flavour {
    const fn separator(self) -> char {
        match self {
            Flavour::ExcelGerman => ';',
            Flavour::Standard => ',',
        }
    }

    const fn numbers(self) -> NumberStyle {
        match self {
            Flavour::ExcelGerman => NumberStyle::German,
            Flavour::Standard => NumberStyle::English,
        }
    }
}

/// Writes cells into lines.
pub struct CsvWriter {
    flavour: Flavour,
    out: String,
    begun: bool,
}

impl CsvWriter {
    /// Begins a file.
    pub fn new(flavour: Flavour) -> CsvWriter {
        let mut out = String::new();
        if flavour == Flavour::ExcelGerman {
            out.push('\u{FEFF}');
        }
        CsvWriter {
            flavour,
            out,
            begun: false,
        }
    }

    fn next_cell(&mut self) {
        if self.begun {
            self.out.push(self.flavour.separator());
        }
        self.begun = true;
    }

    /// A text, safe in a spreadsheet.
    pub fn text(&mut self, text: &str) {
        self.next_cell();
        if self.flavour == Flavour::ExcelGerman && would_become_a_number(text) {
            self.quoted(&format!("=\"{text}\""));
        } else if clean::needs_apostrophe(text) {
            self.quoted(&format!("'{text}"));
        } else {
            self.quoted(text);
        }
    }

    /// A phone number.
    pub fn phone(&mut self, text: &str) {
        if is_grouped_phone(text) {
            self.next_cell();
            self.quoted(text);
        } else {
            self.text(text);
        }
    }

    /// An amount of money.
    pub fn cents(&mut self, cents: Option<i64>) {
        self.next_cell();
        if let Some(cents) = cents {
            self.out
                .push_str(&write_cents(cents, self.flavour.numbers()));
        }
    }

    /// A day.
    pub fn day(&mut self, day: Option<chrono::NaiveDate>) {
        use chrono::Datelike;
        self.next_cell();
        if let Some(day) = day {
            let (year, month, of_month) = (day.year(), day.month(), day.day());
            self.out.push_str(&match self.flavour {
                Flavour::ExcelGerman => format!("{of_month:02}.{month:02}.{year:04}"),
                Flavour::Standard => format!("{year:04}-{month:02}-{of_month:02}"),
            });
        }
    }

    /// Ends a line.
    pub fn end_line(&mut self) {
        self.out.push_str("\r\n");
        self.begun = false;
    }

    /// The file.
    pub fn finish(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    fn quoted(&mut self, text: &str) {
        let separator = self.flavour.separator();
        if text.contains(['"', '\n', '\r', separator])
            || text.starts_with(' ')
            || text.ends_with(' ')
        {
            self.out.push('"');
            for c in text.chars() {
                if c == '"' {
                    self.out.push('"');
                }
                self.out.push(c);
            }
            self.out.push('"');
        } else {
            self.out.push_str(text);
        }
    }
}

/// Digits alone, where a spreadsheet would drop a leading zero or plus, or round.
fn would_become_a_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits.len() < text.len()
            || digits.len() > 15
            || digits.len() > 1 && digits.starts_with('0'))
}

/// A number that can be dialled, written in groups: `+49 511 1234-0`. The blank between digits keeps a spreadsheet from
/// calculating with it, so that it needs no apostrophe.
fn is_grouped_phone(text: &str) -> bool {
    let known = |byte: u8| byte.is_ascii_digit() || b"+ ()/-.".contains(&byte);
    text.starts_with('+')
        && text.bytes().all(known)
        && text
            .as_bytes()
            .windows(3)
            .any(|three| three[0].is_ascii_digit() && three[1] == b' ' && three[2].is_ascii_digit())
}

/// Rows of plain texts, in the German form.
pub fn write_rows<'a>(rows: impl Iterator<Item = impl Iterator<Item = &'a str>>) -> Vec<u8> {
    let mut writer = CsvWriter::new(Flavour::ExcelGerman);
    for row in rows {
        for cell in row {
            writer.text(cell);
        }
        writer.end_line();
    }
    writer.finish()
}
