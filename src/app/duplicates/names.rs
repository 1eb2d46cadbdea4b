//! How alike two names are, word by word: slips of the keyboard, other spellings, other order.

use crate::domain::rules::phonetic::sound;

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// No word in common.
    Other,
    /// A word in common.
    Related,
    /// Most of the letters are the same.
    Alike,
    /// Sounds the same when spoken.
    Sounding,
    /// But for a slip the same.
    Nearly,
    /// The same words.
    Same,
}

/// From so many of a thousand letters in common on, names are the same but for a slip.
const NEARLY: usize = 900;
/// The same for names that are alike.
const ALIKE: usize = 780;
/// Words shorter than this have to be the same: »Nord« is not »Nort«, and »Rad« is not »Rat«.
const SHORTEST_SLIP: usize = 5;
/// From this length on, two letters may be wrong.
const LONG: usize = 9;
/// A sound of a single digit is that of half the language.
const SHORTEST_SOUND: usize = 2;

/// How alike two names are, given as their folded words without legal forms. Towns are given folded: a word that only
/// says where the company is tells nothing.
pub fn likeness(a: &[String], b: &[String], towns: [&str; 2]) -> Likeness {
    let (a, b) = (without_towns(a, towns), without_towns(b, towns));
    // The same two names, whichever comes first, take the same way through the words.
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    if a.is_empty() || b.is_empty() {
        return Likeness::Related;
    }
    if a.concat() == b.concat() {
        return Likeness::Same;
    }
    // Numbers are names: »Halle 7« is not »Halle 8«, however alike they are.
    if !numbers(&a).eq(numbers(&b)) {
        return Likeness::Related;
    }
    let letters = |words: &[&str]| words.iter().map(|word| word.len()).sum::<usize>();
    let (matched, only_sounds, slips) = match_words(&a, &b);
    let thousandths = matched / (letters(&a) + letters(&b));
    match thousandths {
        1000 if slips == 0 && !only_sounds => Likeness::Same,
        NEARLY.. if !only_sounds => Likeness::Nearly,
        NEARLY.. => Likeness::Sounding,
        ALIKE.. => Likeness::Alike,
        1.. => Likeness::Related,
        // »Radwerk« and »Radwerkstatt«.
        0 if a.concat().contains(&b.concat()) || b.concat().contains(&a.concat()) => {
            Likeness::Related
        }
        0 => Likeness::Other,
    }
}

fn without_towns<'w>(words: &'w [String], towns: [&str; 2]) -> Vec<&'w str> {
    let says_more = |word: &&str| !towns.iter().any(|town| town == word);
    let mut kept: Vec<&str> = words.iter().map(String::as_str).filter(says_more).collect();
    if kept.is_empty() {
        kept = words.iter().map(String::as_str).collect();
    }
    kept
}

fn numbers<'w>(words: &[&'w str]) -> impl Iterator<Item = u8> + use<'w> {
    let digits: Vec<u8> = words
        .iter()
        .flat_map(|word| word.bytes())
        .filter(u8::is_ascii_digit)
        .collect();
    digits.into_iter()
}

/// Pairs every word with the likest that is left: the letters in common of both names in thousandths, whether a word is
/// the same by its sound alone, and how many are not the same.
fn match_words(a: &[&str], b: &[&str]) -> (usize, bool, usize) {
    let mut left: Vec<&str> = b.to_vec();
    let (mut matched, mut only_sounds, mut slips) = (0, false, 0);
    // What is the same is taken first, so that no slip takes another word's partner.
    let mut rest: Vec<&str> = Vec::new();
    for word in a {
        match left.iter().position(|other| other == word) {
            Some(at) => {
                left.swap_remove(at);
                matched += 2_000 * word.len();
            }
            None => rest.push(word),
        }
    }
    for word in rest {
        let best = left
            .iter()
            .enumerate()
            .filter_map(|(at, other)| Some((same_word(word, other)?, at, *other)))
            .max_by_key(|(sameness, _, other)| (*sameness, *other));
        if let Some(((thousandths, by_sound), at, other)) = best {
            left.swap_remove(at);
            matched += thousandths * (word.len() + other.len());
            only_sounds |= by_sound;
            slips += 1;
        }
    }
    (matched, only_sounds, slips)
}

/// How much of a word stands in another in thousandths, and whether only the sound says so.
fn same_word(a: &str, b: &str) -> Option<(usize, bool)> {
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let allowed = match shorter {
        LONG.. => 2,
        SHORTEST_SLIP.. => 1,
        _ => 0,
    };
    if allowed > 0 && longer - shorter <= allowed {
        let slips = strsim::osa_distance(a, b);
        if slips <= allowed {
            return Some((1_000 - 1_000 * slips / (2 * longer), false));
        }
    }
    let code = sound(a);
    (code.len() >= SHORTEST_SOUND && code == sound(b)).then_some((950, true))
}
