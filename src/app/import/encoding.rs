//! From the bytes of a file to text: which encoding they are in, and the text they mean.
//!
//! Never fails on text: a byte that does not fit the encoding is read as Windows-1252 and counted, because a name
//! with one odd letter is worth more than a refused file. What is no text at all is named for what it is.

use std::sync::Arc;

use super::problem::FileProblem;

/// The encodings that German offices still produce.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, low byte first: »Unicode-Text« of Excel.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, the ANSI of Western Europe.
    Windows1252,
}

impl Encoding {
    /// All encodings, in the order in which a page offers them.
    pub const ALL: [Encoding; 4] = [
        Encoding::Utf8,
        Encoding::Windows1252,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
    ];

    /// The name that both languages use.
    pub const fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16 LE",
            Encoding::Utf16Be => "UTF-16 BE",
            Encoding::Windows1252 => "Windows-1252",
        }
    }
}

/// What is above 0x7F in Windows-1252. The five unassigned bytes keep their number, as browsers read them.
const WINDOWS_1252: [char; 128] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    '\u{A0}', '¡', '¢', '£', '¤', '¥', '¦', '§', '¨', '©', 'ª', '«', '¬', '\u{AD}', '®', '¯', '°',
    '±', '²', '³', '´', 'µ', '¶', '·', '¸', '¹', 'º', '»', '¼', '½', '¾', '¿', 'À', 'Á', 'Â', 'Ã',
    'Ä', 'Å', 'Æ', 'Ç', 'È', 'É', 'Ê', 'Ë', 'Ì', 'Í', 'Î', 'Ï', 'Ð', 'Ñ', 'Ò', 'Ó', 'Ô', 'Õ', 'Ö',
    '×', 'Ø', 'Ù', 'Ú', 'Û', 'Ü', 'Ý', 'Þ', 'ß', 'à', 'á', 'â', 'ã', 'ä', 'å', 'æ', 'ç', 'è', 'é',
    'ê', 'ë', 'ì', 'í', 'î', 'ï', 'ð', 'ñ', 'ò', 'ó', 'ô', 'õ', 'ö', '÷', 'ø', 'ù', 'ú', 'û', 'ü',
    'ý', 'þ', 'ÿ',
];

/// The character that a byte means in Windows-1252.
pub fn from_windows_1252(byte: u8) -> char {
    match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(high) => WINDOWS_1252
            .get(usize::from(high))
            .copied()
            .unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// The byte that means this character in Windows-1252, if there is one.
pub fn to_windows_1252(c: char) -> Option<u8> {
    if c.is_ascii() {
        return u8::try_from(c).ok();
    }
    WINDOWS_1252
        .iter()
        .position(|known| *known == c)
        .and_then(|high| u8::try_from(high + 0x80).ok())
}

/// Refuses what is certainly not a list in text form, and says what it is.
pub fn refuse_foreign(bytes: &[u8]) -> Result<(), FileProblem> {
    const MAGIC: [(&[u8], FileProblem); 5] = [
        (b"PK\x03\x04", FileProblem::Spreadsheet),
        (b"\xD0\xCF\x11\xE0", FileProblem::Spreadsheet),
        (b"%PDF", FileProblem::Document),
        (b"{\\rtf", FileProblem::Document),
        (b"\xFF\xFE\x00\x00", FileProblem::NotText),
    ];
    match MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        Some((_, problem)) => Err(*problem),
        None => Ok(()),
    }
}

/// How much of the file decides between the UTF-16 flavours.
const SAMPLE: usize = 4096;

/// Decides the encoding from a mark, from zero bytes, or `None` when only reading on can tell UTF-8 from 1252.
fn from_mark(bytes: &[u8]) -> Result<Option<(Encoding, usize)>, FileProblem> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Ok(Some((Encoding::Utf8, 3)));
    }
    if bytes.starts_with(b"\xFF\xFE") {
        return Ok(Some((Encoding::Utf16Le, 2)));
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Ok(Some((Encoding::Utf16Be, 2)));
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let zeros_at = |parity: usize| {
        sample
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros_at(0), zeros_at(1));
    if even + odd == 0 {
        return Ok(None);
    }
    // Western text in UTF-16 has a zero in nearly every second byte and none in the others.
    let pairs = sample.len() / 2;
    if odd * 2 > pairs && even * 20 < odd {
        Ok(Some((Encoding::Utf16Le, 0)))
    } else if even * 2 > pairs && odd * 20 < even {
        Ok(Some((Encoding::Utf16Be, 0)))
    } else {
        Err(FileProblem::NotText)
    }
}

/// Turns bytes into text in slices, so that a large file never holds up the page.
pub struct Decoder {
    bytes: Arc<[u8]>,
    at: usize,
    state: State,
    text: String,
    odd_bytes: u32,
}

#[derive(Clone, Copy)]
enum State {
    /// Counting what speaks for UTF-8 and what against it.
    Weighing {
        sequences: usize,
        broken: usize,
    },
    Decoding(Encoding),
}

impl Decoder {
    /// Starts; `chosen` overrules what the bytes look like.
    pub fn new(bytes: Arc<[u8]>, chosen: Option<Encoding>) -> Result<Decoder, FileProblem> {
        refuse_foreign(&bytes)?;
        let (state, at) = match (chosen, from_mark(&bytes)) {
            (Some(encoding), Ok(Some((found, skip)))) if encoding == found => {
                (State::Decoding(encoding), skip)
            }
            (Some(encoding), _) => (State::Decoding(encoding), 0),
            (None, Ok(Some((found, skip)))) => (State::Decoding(found), skip),
            (None, Ok(None)) => (
                State::Weighing {
                    sequences: 0,
                    broken: 0,
                },
                0,
            ),
            (None, Err(problem)) => return Err(problem),
        };
        Ok(Decoder {
            text: String::with_capacity(bytes.len() + bytes.len() / 16),
            bytes,
            at,
            state,
            odd_bytes: 0,
        })
    }

    /// Bytes to look at in total; weighing and decoding each pass over them once.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Works through at most `budget` bytes and says whether all is read.
    pub fn step(&mut self, budget: usize) -> bool {
        let end = self.at.saturating_add(budget.max(16)).min(self.bytes.len());
        match self.state {
            State::Weighing { sequences, broken } => self.weigh(sequences, broken, end),
            State::Decoding(Encoding::Utf8) => self.decode_utf8(end),
            State::Decoding(Encoding::Windows1252) => {
                for byte in &self.bytes[self.at..end] {
                    self.text.push(from_windows_1252(*byte));
                }
                self.at = end;
            }
            State::Decoding(Encoding::Utf16Le) => self.decode_utf16(end, u16::from_le_bytes),
            State::Decoding(Encoding::Utf16Be) => self.decode_utf16(end, u16::from_be_bytes),
        }
        matches!(self.state, State::Decoding(_)) && self.at >= self.bytes.len()
    }

    /// The text, its encoding, and how many bytes did not fit it.
    pub fn finish(mut self) -> (String, Encoding, u32) {
        while !self.step(usize::MAX) {}
        let encoding = match self.state {
            State::Decoding(encoding) => encoding,
            State::Weighing { .. } => Encoding::Utf8,
        };
        (self.text, encoding, self.odd_bytes)
    }

    fn weigh(&mut self, mut sequences: usize, mut broken: usize, end: usize) {
        let mut at = self.at;
        while at < end {
            let rest = &self.bytes[at..end];
            match std::str::from_utf8(rest) {
                Ok(good) => {
                    sequences += count_sequences(good.as_bytes());
                    at = end;
                }
                Err(error) => {
                    let good = &rest[..error.valid_up_to()];
                    sequences += count_sequences(good);
                    at += good.len();
                    match error.error_len() {
                        Some(bad) => {
                            broken += 1;
                            at += bad;
                        }
                        // A sequence cut off by the slice: the next one begins with it. At the end it is broken.
                        None if end == self.bytes.len() => {
                            broken += 1;
                            at = end;
                        }
                        None => break,
                    }
                }
            }
            // Nothing speaks for UTF-8 and much against it: no need to read on.
            if broken > 64 && sequences == 0 {
                at = self.bytes.len();
            }
        }
        self.at = at;
        self.state = State::Weighing { sequences, broken };
        if at >= self.bytes.len() {
            let encoding = if broken <= sequences {
                Encoding::Utf8
            } else {
                Encoding::Windows1252
            };
            self.at = 0;
            self.state = State::Decoding(encoding);
        }
    }

    fn decode_utf8(&mut self, end: usize) {
        while self.at < end {
            let rest = &self.bytes[self.at..end];
            match std::str::from_utf8(rest) {
                Ok(good) => {
                    self.text.push_str(good);
                    self.at = end;
                }
                Err(error) => {
                    let valid = error.valid_up_to();
                    if let Ok(good) = std::str::from_utf8(&rest[..valid]) {
                        self.text.push_str(good);
                    }
                    self.at += valid;
                    let bad = match error.error_len() {
                        Some(bad) => bad,
                        None if end < self.bytes.len() => return,
                        None => rest.len() - valid,
                    };
                    for byte in &self.bytes[self.at..self.at + bad] {
                        self.text.push(from_windows_1252(*byte));
                        self.odd_bytes = self.odd_bytes.saturating_add(1);
                    }
                    self.at += bad;
                }
            }
        }
    }

    fn decode_utf16(&mut self, end: usize, unit: fn([u8; 2]) -> u16) {
        while self.at < end {
            let Some(pair) = self.bytes.get(self.at..self.at + 2) else {
                // A single byte is left over: the file was cut.
                self.odd_bytes = self.odd_bytes.saturating_add(1);
                self.at = self.bytes.len();
                return;
            };
            let first = unit([pair[0], pair[1]]);
            self.at += 2;
            match char::from_u32(u32::from(first)) {
                Some(c) => self.text.push(c),
                None => {
                    let second = self
                        .bytes
                        .get(self.at..self.at + 2)
                        .map(|pair| unit([pair[0], pair[1]]));
                    let both = [first, second.unwrap_or(0)];
                    match char::decode_utf16(both).next() {
                        Some(Ok(c)) => {
                            self.text.push(c);
                            self.at += 2;
                        }
                        Some(Err(_)) | None => {
                            self.text.push(char::REPLACEMENT_CHARACTER);
                            self.odd_bytes = self.odd_bytes.saturating_add(1);
                        }
                    }
                }
            }
        }
    }
}

/// Characters beyond ASCII in valid UTF-8: each begins with a byte of 0xC2 or more.
fn count_sequences(valid: &[u8]) -> usize {
    valid.iter().filter(|byte| **byte >= 0xC2).count()
}
