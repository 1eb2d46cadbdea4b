//! The little markup that notes and own texts may carry: bold, lists, links. It is parsed into nodes, never into HTML.
//!
//! Invariants: no character of the text is lost but the marks themselves; a link leads only to http, https, mailto or
//! tel; the work grows with the length of the text, whatever it contains.

/// One block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Lines that belong together.
    Paragraph(Vec<Inline>),
    /// Entries that each began with `- ` or `* `.
    List(Vec<Vec<Inline>>),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words as they stand.
    Text(String),
    /// `**words**`
    Bold(String),
    /// `[words](address)` or a bare web address.
    Link {
        /// What is read.
        label: String,
        /// Where it leads.
        href: String,
    },
    /// A line ends inside its paragraph.
    Break,
}

/// Beyond these lengths nobody means a mark: a bound that keeps hostile text cheap.
const LABEL_MAX: usize = 300;
const HREF_MAX: usize = 2_000;
const BOLD_MAX: usize = 4_000;

/// Reads a text.
pub fn parse(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            nodes.push(None);
            continue;
        }
        let item = ["- ", "* ", "• "]
            .iter()
            .find_map(|mark| line.strip_prefix(mark));
        match (item, nodes.last_mut()) {
            (Some(item), Some(Some(Node::List(items)))) => items.push(inline(item.trim_start())),
            (Some(item), _) => nodes.push(Some(Node::List(vec![inline(item.trim_start())]))),
            (None, Some(Some(Node::Paragraph(pieces)))) => {
                pieces.push(Inline::Break);
                pieces.extend(inline(line));
            }
            (None, _) => nodes.push(Some(Node::Paragraph(inline(line)))),
        }
    }
    nodes.into_iter().flatten().collect()
}

/// The words alone, for search, print and lists.
pub fn plain(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for node in parse(text) {
        let lines = match node {
            Node::Paragraph(pieces) => vec![pieces],
            Node::List(items) => items,
        };
        for line in lines {
            for piece in line {
                match piece {
                    Inline::Text(text) | Inline::Bold(text) => words.push_str(&text),
                    Inline::Link { label, .. } => words.push_str(&label),
                    Inline::Break => words.push(' '),
                }
            }
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// The address if it is one that may be opened from a page.
pub fn safe_href(address: &str) -> Option<&str> {
    let address = address.trim();
    if address.len() > HREF_MAX
        || address.chars().any(|c| {
            c.is_control() || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\' | '`')
        })
    {
        return None;
    }
    let lower = address
        .chars()
        .take(8)
        .collect::<String>()
        .to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme) && address.len() > scheme.len())
        .then_some(address)
}

fn inline(line: &str) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let found = if rest.starts_with("**") {
            bold(rest)
        } else if rest.starts_with('[') {
            link(rest)
        } else if starts_word(line, at) {
            bare_address(rest)
        } else {
            None
        };
        match found {
            Some((piece, length)) => {
                push_text(&mut pieces, &line[plain_from..at]);
                pieces.push(piece);
                at += length;
                plain_from = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    push_text(&mut pieces, &line[plain_from..]);
    pieces
}

fn push_text(pieces: &mut Vec<Inline>, text: &str) {
    if !text.is_empty() {
        pieces.push(Inline::Text(text.to_owned()));
    }
}

fn starts_word(line: &str, at: usize) -> bool {
    line[..at]
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '»' | '“'))
}

fn bold(rest: &str) -> Option<(Inline, usize)> {
    let inner = within(&rest[2..], BOLD_MAX);
    let end = inner.find("**")?;
    let words = &inner[..end];
    (!words.trim().is_empty()).then(|| (Inline::Bold(words.to_owned()), end + 4))
}

fn link(rest: &str) -> Option<(Inline, usize)> {
    let label_end = within(&rest[1..], LABEL_MAX).find(']')?;
    let label = &rest[1..1 + label_end];
    let after = rest[label_end + 2..].strip_prefix('(')?;
    let href_end = within(after, HREF_MAX).find(')')?;
    let href = safe_href(&after[..href_end])?;
    if label.trim().is_empty() || label.contains('[') {
        return None;
    }
    let piece = Inline::Link {
        label: label.to_owned(),
        href: href.to_owned(),
    };
    Some((piece, label_end + href_end + 4))
}

fn bare_address(rest: &str) -> Option<(Inline, usize)> {
    if !rest.starts_with("http") {
        return None;
    }
    let word = within(rest, HREF_MAX)
        .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '»' | '«' | '”'))
        .next()?
        .trim_end_matches(['.', ',', ';', ':', ')', '?']);
    let href = safe_href(word)?;
    let piece = Inline::Link {
        label: word.to_owned(),
        href: href.to_owned(),
    };
    Some((piece, word.len()))
}

/// The beginning of a text, at most so many bytes, cut between characters.
fn within(text: &str, max: usize) -> &str {
    let mut end = text.len().min(max);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
