//! Two spellings of one thing: »Müller & Söhne GmbH«, »MUELLER + SOEHNE GmbH« and »Mueller und Soehne« are the same
//! company when the postcode agrees as well.

/// Lower case, umlauts and ß written out, accents off; everything but letters and digits is dropped.
pub fn letters_and_digits(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    push_letters_and_digits(text, &mut folded);
    folded
}

/// As [`letters_and_digits`], into a buffer.
pub fn push_letters_and_digits(text: &str, folded: &mut String) {
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => folded.push(c),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => {}
            _ => push_folded(c, folded),
        }
    }
}

fn push_folded(c: char, folded: &mut String) {
    match c {
        'ä' | 'Ä' | 'æ' | 'Æ' => folded.push_str("ae"),
        'ö' | 'Ö' | 'œ' | 'Œ' => folded.push_str("oe"),
        'ü' | 'Ü' => folded.push_str("ue"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'à' | 'á' | 'â' | 'ã' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Å' => folded.push('a'),
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => folded.push('e'),
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' => folded.push('i'),
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ø' => folded.push('o'),
        'ù' | 'ú' | 'û' | 'Ù' | 'Ú' | 'Û' => folded.push('u'),
        'ç' | 'Ç' | 'č' | 'Č' | 'ć' | 'Ć' => folded.push('c'),
        'ñ' | 'Ñ' => folded.push('n'),
        'š' | 'Š' => folded.push('s'),
        'ž' | 'Ž' => folded.push('z'),
        'ł' | 'Ł' => folded.push('l'),
        // A combining diaeresis over a, o, u is the umlaut that a Mac writes in two characters.
        '\u{308}' if folded.ends_with(['a', 'o', 'u']) => folded.push('e'),
        _ if c.is_alphanumeric() => folded.extend(c.to_lowercase()),
        _ => {}
    }
}

/// Words that say what kind of company it is, not which.
const LEGAL_FORMS: [&str; 22] = [
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "kgaa",
    "ohg",
    "gbr",
    "ug",
    "se",
    "eg",
    "ev",
    "ek",
    "ekfr",
    "co",
    "cokg",
    "haftungsbeschraenkt",
    "partg",
    "inc",
    "ltd",
    "llc",
    "limited",
    "und",
];

/// The words of a company's name that tell it from others: folded, without legal form and joining words.
///
/// A name of nothing but such words (»AG«) is one word of all of them, so that no two companies meet under an empty key.
pub fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '&' | '+' | '/' | '-' | '(' | ')'))
        .map(letters_and_digits)
        .filter(|word| {
            // »e. K.« and »e. V.« come as two words of one letter; an empty word is in every text.
            let is_part_of_form = word.len() <= 1 && "ekvg".contains(word.as_str());
            !is_part_of_form && !LEGAL_FORMS.contains(&word.as_str())
        })
        .collect();
    if words.is_empty() {
        let whole = letters_and_digits(name);
        words.extend((!whole.is_empty()).then_some(whole));
    }
    words
}

/// The key under which a company's name is looked for: its words in one.
pub fn name_key(name: &str) -> String {
    name_words(name).concat()
}
