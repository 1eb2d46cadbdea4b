//! Which column becomes what, and how the unclear is read. Guessed from the file, changed by a person, never silent.

use chrono::NaiveDate;

use super::date::{self, DateOrder};
use super::header::{self, Target};
use super::number::{self, NumberStyle};
use super::problem::{FileProblem, Problem, ProblemKind};
use super::row::RowReader;
use super::sheet::{Separator, Sheet};
use super::value::{self, ShortPostcode};
use crate::domain::choice::Status;

/// What happens to fields that a known customer already has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fill {
    /// Only empty fields are filled.
    #[default]
    EmptyOnly,
    /// The file is right.
    Overwrite,
}

/// How a file is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The row of headings; `None` where the file begins with data.
    pub header: Option<usize>,
    /// What each column becomes.
    pub targets: Vec<Target>,
    /// How unclear numbers are read; `None` leaves it to each column, then to the file.
    pub numbers: Option<NumberStyle>,
    /// How unclear dates with slashes are read; `None` leaves it to each column, and asks.
    pub dates: Option<DateOrder>,
    /// What is done with postcodes of four digits.
    pub short_postcodes: ShortPostcode,
    /// What happens to fields that a known customer already has.
    pub fill: Fill,
    /// What new companies are where the file does not say it.
    pub new_status: Status,
}

/// Rows that may stand above the headings: a title, a date, a blank.
const TITLE_ROWS: usize = 10;
/// Rows that tell what a column holds.
const SAMPLE_ROWS: usize = 20_000;

impl Mapping {
    /// The best guess for a file.
    pub fn guess(sheet: &Sheet) -> Mapping {
        let known = |row: usize| header::known_in(sheet.row(row));
        let header = (0..sheet.len().min(TITLE_ROWS))
            .max_by_key(|row| (known(*row), std::cmp::Reverse(*row)))
            .filter(|row| known(*row) > 0);
        let header = match header {
            Some(row) => Some(row),
            None if first_row_is_data(sheet) => None,
            None => Some(0),
        };
        let targets = match header {
            Some(row) => header::guess((0..sheet.width).map(|column| sheet.cell(row, column))),
            None => guess_from_values(sheet),
        };
        Mapping {
            header,
            targets,
            numbers: None,
            dates: None,
            short_postcodes: ShortPostcode::default(),
            fill: Fill::default(),
            new_status: Status::Customer,
        }
    }

    /// Assigns a column; a target that can stand only once leaves its other column.
    pub fn assign(&mut self, column: usize, target: Target) {
        if !target.may_repeat() {
            for other in &mut self.targets {
                if *other == target {
                    *other = Target::Ignore;
                }
            }
        }
        if let Some(slot) = self.targets.get_mut(column) {
            *slot = target;
        }
    }

    /// The first row of data.
    pub fn first_row(&self) -> usize {
        self.header.map_or(0, |row| row + 1)
    }

    /// The number of rows of data.
    pub fn rows(&self, sheet: &Sheet) -> usize {
        sheet.len().saturating_sub(self.first_row())
    }

    /// Whether rows could become customers at all: something must name them.
    pub fn names_customers(&self) -> bool {
        self.targets.iter().any(|target| {
            matches!(
                target,
                Target::Name | Target::Number | Target::ContactName | Target::ContactLastName
            )
        })
    }

    /// Refuses a file that has nothing below its headings.
    pub fn check(&self, sheet: &Sheet) -> Result<(), FileProblem> {
        if self.rows(sheet) == 0 {
            Err(FileProblem::HeaderOnly)
        } else {
            Ok(())
        }
    }

    /// The heading of a column, or its letter.
    pub fn heading(&self, sheet: &Sheet, column: usize) -> String {
        let heading = self.header.map_or("", |row| sheet.cell(row, column));
        if heading.is_empty() {
            super::problem::column_name(column)
        } else {
            heading.to_owned()
        }
    }

    /// The style of numbers in a column.
    pub fn numbers_in(&self, sheet: &Sheet, column: usize) -> NumberStyle {
        let by_file = match sheet.separator {
            Separator::Comma => NumberStyle::English,
            Separator::Semicolon | Separator::Tab | Separator::Pipe => NumberStyle::German,
        };
        self.numbers
            .or_else(|| number::sniff(self.sample(sheet, column)))
            .unwrap_or(by_file)
    }

    /// The order of dates in a column, where it is known.
    pub fn dates_in(&self, sheet: &Sheet, column: usize) -> Option<DateOrder> {
        self.dates
            .or_else(|| date::sniff_order(self.sample(sheet, column)))
    }

    fn sample<'s>(&self, sheet: &'s Sheet, column: usize) -> impl Iterator<Item = &'s str> {
        (self.first_row()..sheet.len())
            .take(SAMPLE_ROWS)
            .map(move |row| sheet.cell(row, column))
    }
}

/// A first row with a date, an amount or an address of any kind is no heading.
fn first_row_is_data(sheet: &Sheet) -> bool {
    sheet.row(0).any(|cell| {
        value::is_email(cell)
            || date::looks_like_date(cell)
            || !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// What columns without headings hold, by the look of most of their cells.
fn guess_from_values(sheet: &Sheet) -> Vec<Target> {
    type Look = fn(&str) -> bool;
    let looks: [(Target, Look); 4] = [
        (Target::Email, value::is_email),
        (Target::Postcode, |cell| {
            cell.len() == 5 && cell.bytes().all(|byte| byte.is_ascii_digit())
        }),
        (Target::Web, |cell| {
            cell.starts_with("www.") || cell.starts_with("http")
        }),
        (Target::Phone, |cell| {
            value::is_phone(cell)
                && cell.starts_with(['0', '+'])
                && cell.len() >= 7
                && !cell.contains(char::is_alphabetic)
        }),
    ];
    let mut targets = vec![Target::Ignore; sheet.width];
    for (column, slot) in targets.iter_mut().enumerate() {
        let cells: Vec<&str> = (0..sheet.len().min(50))
            .map(|row| sheet.cell(row, column))
            .filter(|cell| !cell.is_empty())
            .collect();
        let found = looks.iter().find(|(_, looks_so)| {
            !cells.is_empty()
                && cells.iter().filter(|cell| looks_so(cell)).count() * 10 >= cells.len() * 7
        });
        if let Some((target, _)) = found {
            *slot = *target;
        }
    }
    // The first column of words is the name, the one after the postcode the town.
    if let Some(postcode) = targets.iter().position(|t| *t == Target::Postcode)
        && let Some(town) = targets.get_mut(postcode + 1)
        && *town == Target::Ignore
    {
        *town = Target::Town;
    }
    let words = (0..sheet.width).find(|column| {
        targets[*column] == Target::Ignore
            && (0..sheet.len().min(50)).any(|row| {
                sheet
                    .cell(row, *column)
                    .chars()
                    .filter(|c| c.is_alphabetic())
                    .count()
                    > 3
            })
    });
    if let Some(column) = words {
        targets[column] = Target::Name;
    }
    let mut taken = Vec::new();
    for target in &mut targets {
        if !target.may_repeat() && taken.contains(target) {
            *target = Target::Ignore;
        }
        taken.push(*target);
    }
    targets
}

/// A row of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// The line of the file.
    pub line: u32,
    /// The cells as they are read, one for each column.
    pub cells: Vec<PreviewCell>,
}

/// A cell of the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewCell {
    /// The text after cleaning.
    pub text: String,
    /// What is wrong with it, under the present mapping.
    pub problem: Option<ProblemKind>,
}

/// The longest text that the preview shows in a cell, in letters.
const PREVIEW_LETTERS: usize = 80;

/// The first rows as the present mapping reads them.
pub fn preview(sheet: &Sheet, mapping: &Mapping, today: NaiveDate, rows: usize) -> Vec<PreviewRow> {
    let reader = RowReader::new(sheet, mapping, today);
    let first = mapping.first_row();
    (first..sheet.len().min(first + rows))
        .map(|row| {
            let mut problems: Vec<Problem> = Vec::new();
            reader.read(sheet, row, &mut |problem| problems.push(problem));
            let cells = (0..sheet.width)
                .map(|column| PreviewCell {
                    text: sheet
                        .cell(row, column)
                        .chars()
                        .take(PREVIEW_LETTERS)
                        .collect(),
                    problem: problems
                        .iter()
                        .find(|problem| problem.column == Some(column))
                        .map(|problem| problem.kind),
                })
                .collect();
            PreviewRow {
                line: sheet.line(row),
                cells,
            }
        })
        .collect()
}
