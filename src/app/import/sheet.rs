//! Text to cells: separators, quotes, line ends. Every row and every cell of the file is kept, however ragged.
//!
//! Cells are spans of the decoded text, so that reading ten thousand rows allocates a handful of times. Only a
//! quoted cell with doubled quotes, or one that had to be cleaned, is written out once more.

use std::sync::Arc;

use super::clean::{self, Cleaned};
use super::encoding::{Decoder, Encoding};
use super::problem::{FileProblem, Note};

/// The longest cell that is taken whole; what is beyond it is cut and reported.
pub const FIELD_LIMIT: usize = 64 * 1024;
/// The most rows that are taken.
pub const ROW_LIMIT: usize = 500_000;
/// The largest file that is read.
pub const FILE_LIMIT: usize = 100 * 1024 * 1024;
/// The most columns that are taken.
pub const COLUMN_LIMIT: usize = 1_000;
/// How many notes of reading are kept; beyond it they are only counted.
const NOTE_LIMIT: usize = 1_000;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Separator {
    /// `;`, as German Excel writes it.
    Semicolon,
    /// `,`, as the standard has it.
    Comma,
    /// A tab.
    Tab,
    /// `|`.
    Pipe,
}

impl Separator {
    /// All separators, the likeliest first: that decides a tie.
    pub const ALL: [Separator; 4] = [
        Separator::Semicolon,
        Separator::Tab,
        Separator::Comma,
        Separator::Pipe,
    ];

    /// The byte itself.
    pub const fn byte(self) -> u8 {
        match self {
            Separator::Semicolon => b';',
            Separator::Comma => b',',
            Separator::Tab => b'\t',
            Separator::Pipe => b'|',
        }
    }
}

/// Where a cell's text stands: below the text's length in the text, above it in the extra text.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    len: u32,
}

#[derive(Clone, Copy, Debug)]
struct RowSpan {
    first_cell: u32,
    line: u32,
}

/// The file as a table: rows of cells, with the line of the file that each row began on.
#[derive(Clone, Debug)]
pub struct Sheet {
    text: String,
    extra: String,
    cells: Vec<Span>,
    rows: Vec<RowSpan>,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// What separates the cells.
    pub separator: Separator,
    /// What had to be mended while reading, in file order.
    pub notes: Vec<Note>,
    /// Notes beyond those that are kept.
    pub more_notes: u32,
    /// The number of cells in the widest row.
    pub width: usize,
}

impl Sheet {
    /// The number of rows, the header included.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The line of the file on which this row begins, counted from 1.
    pub fn line(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// The number of cells in this row.
    pub fn cells_in(&self, row: usize) -> usize {
        let Some(this) = self.rows.get(row) else {
            return 0;
        };
        let end = match self.rows.get(row + 1) {
            Some(next) => next.first_cell as usize,
            None => self.cells.len(),
        };
        end - this.first_cell as usize
    }

    /// The text of a cell; a cell that a short row does not have is empty.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        if column >= self.cells_in(row) {
            return "";
        }
        let index = self.rows[row].first_cell as usize + column;
        self.cells
            .get(index)
            .map_or("", |span| slice(&self.text, &self.extra, *span))
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.cells_in(row)).map(move |column| self.cell(row, column))
    }
}

fn slice<'a>(text: &'a str, extra: &'a str, span: Span) -> &'a str {
    let (start, len) = (span.start as usize, span.len as usize);
    let found = if start < text.len() {
        text.get(start..start + len)
    } else {
        extra.get(start - text.len()..start - text.len() + len)
    };
    found.unwrap_or("")
}

/// What the reader is told instead of finding it out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadChoices {
    /// The encoding, or what the bytes look like.
    pub encoding: Option<Encoding>,
    /// The separator, or what the first rows look like.
    pub separator: Option<Separator>,
}

/// Reads a file in slices: first to text, then to cells.
pub struct ReadRun {
    choices: ReadChoices,
    size: usize,
    stage: Stage,
}

enum Stage {
    Decoding(Box<Decoder>),
    Splitting(Box<Splitter>),
    Moving,
}

impl ReadRun {
    /// Begins to read; refuses what is empty, too large or no text.
    pub fn new(bytes: Arc<[u8]>, choices: ReadChoices) -> Result<ReadRun, FileProblem> {
        if bytes.is_empty() {
            return Err(FileProblem::Empty);
        }
        if bytes.len() > FILE_LIMIT {
            return Err(FileProblem::TooLarge);
        }
        Ok(ReadRun {
            choices,
            size: bytes.len(),
            stage: Stage::Decoding(Box::new(Decoder::new(bytes, choices.encoding)?)),
        })
    }

    /// Works through about `budget` bytes and says whether all is read.
    pub fn step(&mut self, budget: usize) -> bool {
        match &mut self.stage {
            Stage::Decoding(decoder) => {
                if decoder.step(budget)
                    && let Stage::Decoding(decoder) =
                        std::mem::replace(&mut self.stage, Stage::Moving)
                {
                    let (text, encoding, odd) = decoder.finish();
                    let splitter = Splitter::new(text, encoding, odd, self.choices.separator);
                    self.stage = Stage::Splitting(Box::new(splitter));
                }
                false
            }
            Stage::Splitting(splitter) => splitter.step(budget),
            Stage::Moving => true,
        }
    }

    /// How much of the file is done, in thousandths.
    pub fn permille(&self) -> u32 {
        let done = match &self.stage {
            Stage::Decoding(_) | Stage::Moving => 0,
            Stage::Splitting(splitter) => splitter.at,
        };
        u32::try_from(done as u64 * 1000 / self.size.max(1) as u64)
            .unwrap_or(1000)
            .min(1000)
    }

    /// The table, or why there is none.
    pub fn finish(mut self) -> Result<Sheet, FileProblem> {
        while !self.step(usize::MAX) {}
        match self.stage {
            Stage::Splitting(splitter) => splitter.finish(),
            Stage::Decoding(_) | Stage::Moving => Err(FileProblem::Empty),
        }
    }
}

/// Reads a whole file at once.
pub fn read(bytes: Vec<u8>, choices: ReadChoices) -> Result<Sheet, FileProblem> {
    ReadRun::new(bytes.into(), choices)?.finish()
}

/// Unclosed quotes after which quotes are taken as plain characters: a file like this does not use them.
const UNCLOSED_LIMIT: u32 = 50;

struct Splitter {
    sheet: Sheet,
    at: usize,
    line: u32,
    unclosed: u32,
    full: bool,
}

impl Splitter {
    fn new(text: String, encoding: Encoding, odd: u32, chosen: Option<Separator>) -> Splitter {
        let (told, at) = told_separator(&text);
        let separator = chosen
            .or(told)
            .unwrap_or_else(|| sniff_separator(&text[at..]));
        let mut notes = Vec::new();
        if odd > 0 {
            notes.push(Note::OddBytes { count: odd });
        }
        let cells = text.len() / 12;
        Splitter {
            sheet: Sheet {
                text,
                extra: String::new(),
                cells: Vec::with_capacity(cells),
                rows: Vec::with_capacity(cells / 12),
                encoding,
                separator,
                notes,
                more_notes: 0,
                width: 0,
            },
            line: if at > 0 { 2 } else { 1 },
            at,
            unclosed: 0,
            full: false,
        }
    }

    fn note(&mut self, note: Note) {
        if self.sheet.notes.len() < NOTE_LIMIT {
            self.sheet.notes.push(note);
        } else {
            self.sheet.more_notes = self.sheet.more_notes.saturating_add(1);
        }
    }

    fn step(&mut self, budget: usize) -> bool {
        let until = self.at.saturating_add(budget.max(1));
        while self.at < self.sheet.text.len() && self.at < until && !self.full {
            self.read_row();
        }
        self.full || self.at >= self.sheet.text.len()
    }

    fn finish(mut self) -> Result<Sheet, FileProblem> {
        while !self.step(usize::MAX) {}
        if self.sheet.rows.is_empty() {
            return Err(FileProblem::Empty);
        }
        Ok(self.sheet)
    }

    /// Reads one row; a line of nothing but blanks and separators is no row.
    fn read_row(&mut self) {
        let quotes = self.unclosed < UNCLOSED_LIMIT;
        let row = split_row(
            &self.sheet.text,
            self.at,
            self.sheet.separator.byte(),
            quotes,
        );
        let row = match row {
            Ok(row) => row,
            Err(Unclosed) => {
                self.unclosed += 1;
                self.note(Note::UnclosedQuote { line: self.line });
                match split_row(
                    &self.sheet.text,
                    self.at,
                    self.sheet.separator.byte(),
                    false,
                ) {
                    Ok(row) => row,
                    Err(Unclosed) => return,
                }
            }
        };
        let line = self.line;
        self.line = self.line.saturating_add(row.line_breaks);
        self.at = row.end;
        let blank = row.cells.iter().all(|cell| {
            self.sheet.text[cell.start..cell.end]
                .bytes()
                .all(|byte| byte == b' ' || byte == b'"')
        });
        if blank {
            return;
        }
        if self.sheet.rows.len() >= ROW_LIMIT {
            self.full = true;
            self.note(Note::TooManyRows { line });
            return;
        }
        let first_cell = u32::try_from(self.sheet.cells.len()).unwrap_or(u32::MAX);
        if row.cells.len() > COLUMN_LIMIT {
            self.note(Note::TooManyColumns { line });
        }
        let width = row.cells.len().min(COLUMN_LIMIT);
        for (column, cell) in row.cells.into_iter().take(COLUMN_LIMIT).enumerate() {
            self.push_cell(cell, line, column);
        }
        self.sheet.width = self.sheet.width.max(width);
        self.sheet.rows.push(RowSpan { first_cell, line });
    }

    fn push_cell(&mut self, cell: RawCell, line: u32, column: usize) {
        let raw = &self.sheet.text[cell.start..cell.end];
        let unquoted = if cell.doubled {
            std::borrow::Cow::Owned(raw.replace("\"\"", "\""))
        } else {
            std::borrow::Cow::Borrowed(raw)
        };
        let (cut, too_long) = clean::cut(&unquoted, FIELD_LIMIT);
        let span = match clean::clean(cut) {
            Cleaned::Same(same) if !cell.doubled => {
                let start = cell.start + (same.as_ptr() as usize - raw.as_ptr() as usize);
                Span {
                    start: u32::try_from(start).unwrap_or(0),
                    len: u32::try_from(same.len()).unwrap_or(0),
                }
            }
            Cleaned::Same(same) => {
                let same = same.to_owned();
                self.push_extra(&same)
            }
            Cleaned::Changed { text, hidden } => {
                if hidden > 0 {
                    self.note(Note::HiddenCharacters {
                        line,
                        column,
                        count: hidden,
                    });
                }
                self.push_extra(&text)
            }
        };
        self.sheet.cells.push(span);
        if too_long {
            self.note(Note::FieldCut { line, column });
        }
    }

    fn push_extra(&mut self, text: &str) -> Span {
        let start = self.sheet.text.len() + self.sheet.extra.len();
        self.sheet.extra.push_str(text);
        Span {
            start: u32::try_from(start).unwrap_or(0),
            len: u32::try_from(text.len()).unwrap_or(0),
        }
    }
}

struct RawCell {
    start: usize,
    end: usize,
    doubled: bool,
}

struct RawRow {
    cells: Vec<RawCell>,
    end: usize,
    line_breaks: u32,
}

/// The text ended inside quotes.
struct Unclosed;

/// Splits one row off the text. Line ends are `\n`, `\r\n` and the `\r` of old Macs.
fn split_row(text: &str, start: usize, separator: u8, quotes: bool) -> Result<RawRow, Unclosed> {
    let bytes = text.as_bytes();
    let mut row = RawRow {
        cells: Vec::new(),
        end: bytes.len(),
        line_breaks: 1,
    };
    let mut at = start;
    loop {
        let mut cell = RawCell {
            start: at,
            end: at,
            doubled: false,
        };
        if quotes && bytes.get(at) == Some(&b'"') {
            cell.start = at + 1;
            at += 1;
            loop {
                match bytes.get(at) {
                    None => return Err(Unclosed),
                    Some(b'"') if bytes.get(at + 1) == Some(&b'"') => {
                        cell.doubled = true;
                        at += 2;
                    }
                    Some(b'"') => break,
                    Some(b'\n') => {
                        row.line_breaks += 1;
                        at += 1;
                    }
                    Some(b'\r') => {
                        row.line_breaks += u32::from(bytes.get(at + 1) != Some(&b'\n'));
                        at += 1;
                    }
                    Some(_) => at += 1,
                }
            }
            cell.end = at;
            at += 1;
            let after = at;
            at = end_of_plain(bytes, at, separator);
            if text[after..at].bytes().any(|byte| byte != b' ') {
                // `"Adler" Apotheke`: the quotes belong to the text. Take the cell as it stands.
                cell.start -= 1;
                cell.end = at;
                cell.doubled = false;
            }
        } else {
            at = end_of_plain(bytes, at, separator);
            cell.end = at;
        }
        row.cells.push(cell);
        match bytes.get(at) {
            Some(byte) if *byte == separator => at += 1,
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => {
                row.end = at + 2;
                return Ok(row);
            }
            Some(_) => {
                row.end = at + 1;
                return Ok(row);
            }
            None => {
                row.end = at;
                return Ok(row);
            }
        }
    }
}

fn end_of_plain(bytes: &[u8], from: usize, separator: u8) -> usize {
    bytes[from..]
        .iter()
        .position(|byte| *byte == separator || *byte == b'\n' || *byte == b'\r')
        .map_or(bytes.len(), |found| from + found)
}

/// Excel's own first line, `sep=;`, says it outright.
fn told_separator(text: &str) -> (Option<Separator>, usize) {
    let Some(rest) = text
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
    else {
        return (None, 0);
    };
    let after = &text[rest.len()..];
    let told = Separator::ALL
        .into_iter()
        .find(|separator| after.as_bytes().first() == Some(&separator.byte()));
    let line_end = after
        .find('\n')
        .map_or(text.len(), |end| rest.len() + end + 1);
    (told, line_end)
}

/// How many rows decide about the separator.
const SNIFF_ROWS: usize = 60;
/// How much text they may take: a row with an unclosed quote would otherwise be the whole file.
const SNIFF_BYTES: usize = 256 * 1024;

/// The separator with which most rows have the same number of cells; more cells win a tie.
fn sniff_separator(text: &str) -> Separator {
    let mut limit = text.len().min(SNIFF_BYTES);
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let text = &text[..limit];
    let mut best = (0_u64, Separator::Semicolon);
    for separator in Separator::ALL {
        let mut widths: Vec<usize> = Vec::with_capacity(SNIFF_ROWS);
        let mut at = 0;
        while at < text.len() && widths.len() < SNIFF_ROWS {
            let row = split_row(text, at, separator.byte(), true)
                .or_else(|Unclosed| split_row(text, at, separator.byte(), false));
            let Ok(row) = row else { break };
            at = row.end.max(at + 1);
            if row.cells.len() > 1 || row.cells.iter().any(|cell| cell.end > cell.start) {
                widths.push(row.cells.len());
            }
        }
        let score = widths
            .iter()
            .filter(|width| **width > 1)
            .map(|width| {
                let same = widths.iter().filter(|other| *other == width).count() as u64;
                same * 1000 / widths.len() as u64 * 1000 + (*width as u64).min(999)
            })
            .max()
            .unwrap_or(0);
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}
