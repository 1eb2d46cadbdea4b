//! What is done to every cell before anyone looks at it, and nothing else: blanks at both ends go, characters that
//! nobody can see go and are counted, and the apostrophe that our own export puts before formulas goes.

/// A cell after cleaning.
#[derive(Debug, PartialEq, Eq)]
pub enum Cleaned<'a> {
    /// A part of what came in.
    Same(&'a str),
    /// Rewritten; `hidden` characters were removed.
    Changed {
        /// The new text.
        text: String,
        /// Invisible characters that were in it.
        hidden: u32,
    },
}

/// What a spreadsheet would take for the beginning of a formula.
pub const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether our export writes an apostrophe before this text: a formula, or something that looks as if it had one.
pub fn needs_apostrophe(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_STARTS)
}

/// Cuts a text to `limit` bytes at a character's border.
pub fn cut(text: &str, limit: usize) -> (&str, bool) {
    if text.len() <= limit {
        return (text, false);
    }
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (&text[..end], true)
}

/// Characters that turn the direction of writing, have no width or are control codes: a name that shows one thing
/// and means another.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}')
}

/// Cleans a cell.
pub fn clean(raw: &str) -> Cleaned<'_> {
    let plain = raw.bytes().all(|byte| (0x20..0x7F).contains(&byte));
    if plain || raw.chars().all(|c| !is_hidden(c) && c != '\r') {
        let trimmed = raw.trim();
        return match unwrap(trimmed) {
            Some(inner) => Cleaned::Same(inner),
            None => Cleaned::Same(trimmed),
        };
    }
    let mut text = String::with_capacity(raw.len());
    let mut hidden = 0;
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\r' {
            // Line ends inside a cell become one kind.
            if chars.peek() != Some(&'\n') {
                text.push('\n');
            }
        } else if is_hidden(c) {
            hidden += 1;
        } else {
            text.push(c);
        }
    }
    let trimmed = text.trim();
    let text = unwrap(trimmed).unwrap_or(trimmed).to_owned();
    Cleaned::Changed { text, hidden }
}

/// Takes off what a spreadsheet needed: our apostrophe, or the shell of `="01067"` that keeps a leading zero.
fn unwrap(text: &str) -> Option<&str> {
    if text.starts_with('\'') && needs_apostrophe(text) {
        return text.get(1..);
    }
    let inner = text.strip_prefix("=\"")?.strip_suffix('"')?;
    let code = inner
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b" +-/.()".contains(&byte));
    code.then_some(inner)
}
