//! What changed between two texts, word by word: the longest common run of words stays, the rest is gone or new.

/// What became of a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// In both texts.
    Kept,
    /// Only in the former.
    Gone,
    /// Only in the latter.
    Added,
}

/// A run of words with one fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What became of it.
    pub fate: Fate,
    /// The words, with their spaces.
    pub text: String,
}

/// Beyond this many pairs of words the table would cost more than it explains; the middle then counts as replaced.
const TABLE_MAX: usize = 1_000_000;

/// Compares two texts. The kept and gone pieces together are `from`, the kept and added ones are `to`.
pub fn words(from: &str, to: &str) -> Vec<Piece> {
    let (from, to) = (tokens(from), tokens(to));
    let start = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let end = from[start..]
        .iter()
        .rev()
        .zip(to[start..].iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (from_end, to_end) = (from.len() - end, to.len() - end);

    let mut pieces = Pieces::default();
    pieces.extend(Fate::Kept, &from[..start]);
    middle(&from[start..from_end], &to[start..to_end], &mut pieces);
    pieces.extend(Fate::Kept, &from[from_end..]);
    pieces.0
}

/// Words, spaces and line ends as separate tokens.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let space = first.is_whitespace();
        let end = rest
            .find(|c: char| c.is_whitespace() != space)
            .unwrap_or(rest.len());
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

fn middle(from: &[&str], to: &[&str], pieces: &mut Pieces) {
    if from.len().saturating_mul(to.len()) > TABLE_MAX {
        pieces.extend(Fate::Gone, from);
        pieces.extend(Fate::Added, to);
        return;
    }
    // common[i][j]: the longest common run of from[i..] and to[j..].
    let width = to.len() + 1;
    let mut common = vec![0_u32; (from.len() + 1) * width];
    for i in (0..from.len()).rev() {
        for j in (0..to.len()).rev() {
            common[i * width + j] = if from[i] == to[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < from.len() && j < to.len() {
        if from[i] == to[j] {
            pieces.push(Fate::Kept, from[i]);
            i += 1;
            j += 1;
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            pieces.push(Fate::Gone, from[i]);
            i += 1;
        } else {
            pieces.push(Fate::Added, to[j]);
            j += 1;
        }
    }
    pieces.extend(Fate::Gone, &from[i..]);
    pieces.extend(Fate::Added, &to[j..]);
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, fate: Fate, text: &str) {
        match self.0.last_mut() {
            Some(last) if last.fate == fate => last.text.push_str(text),
            _ => self.0.push(Piece {
                fate,
                text: text.to_owned(),
            }),
        }
    }

    fn extend(&mut self, fate: Fate, tokens: &[&str]) {
        for token in tokens {
            self.push(fate, token);
        }
    }
}
