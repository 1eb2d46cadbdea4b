//! What a German name sounds like: Kölner Phonetik, so that »Meier« and »Mayr« meet.
//!
//! After Hans Joachim Postel, »Die Kölner Phonetik. Ein Verfahren zur Identifizierung von Personennamen auf der Grundlage
//! der Gestaltanalyse«, IBM-Nachrichten 19 (1969), 925 to 931. Each consonant becomes the digit of its group, vowels
//! count only in front, and neighbours of one group sound once. Reads folded text (`app::import::fold`): umlauts and ß
//! written out, lower case.

/// Appends the code of a folded word. Whatever is no letter from a to z says nothing.
pub fn push_sound(word: &str, code: &mut String) {
    let start = code.len();
    let mut letters = word.bytes().peekable();
    let mut before = 0_u8;
    let mut last = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(0);
        let first = code.len() == start;
        let (digit, second) = match letter {
            b'a' | b'e' | b'i' | b'j' | b'o' | b'u' | b'y' => ('0', None),
            b'h' => ('-', None),
            b'b' => ('1', None),
            b'p' if next != b'h' => ('1', None),
            b'd' | b't' if !matches!(next, b'c' | b's' | b'z') => ('2', None),
            b'f' | b'v' | b'w' | b'p' => ('3', None),
            b'g' | b'k' | b'q' => ('4', None),
            b'x' if !matches!(before, b'c' | b'k' | b'q') => ('4', Some('8')),
            b'c' if is_hard(before, next, first) => ('4', None),
            b'l' => ('5', None),
            b'm' | b'n' => ('6', None),
            b'r' => ('7', None),
            b'c' | b'd' | b's' | b't' | b'x' | b'z' => ('8', None),
            _ => continue,
        };
        before = letter;
        for digit in [Some(digit), second].into_iter().flatten() {
            let vowel_inside = digit == '0' && code.len() > start;
            if last != Some(digit) && digit != '-' && !vowel_inside {
                code.push(digit);
            }
            last = Some(digit);
        }
    }
}

/// Whether a c is spoken as k.
fn is_hard(before: u8, next: u8, first: bool) -> bool {
    if first {
        matches!(
            next,
            b'a' | b'h' | b'k' | b'l' | b'o' | b'q' | b'r' | b'u' | b'x'
        )
    } else {
        !matches!(before, b's' | b'z')
            && matches!(next, b'a' | b'h' | b'k' | b'o' | b'q' | b'u' | b'x')
    }
}

/// The code of a folded word.
pub fn sound(word: &str) -> String {
    let mut code = String::new();
    push_sound(word, &mut code);
    code
}
