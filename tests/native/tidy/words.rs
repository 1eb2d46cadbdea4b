//! Words that people read stand in the catalogue, in both languages and in the project's manner.

use super::{literals, none, sources};

/// Words of our trade that nobody outside it should have to know.
const TECHNICAL: [&str; 12] = [
    "sync",
    "synchronise",
    "synchronisation",
    "synchronisieren",
    "merge",
    "mergen",
    "crdt",
    "peer",
    "replica",
    "conflict",
    "conflicts",
    "konflikt",
];

/// The one facet that has such a word in its name. It means people's tempers, not data, and is the term of the content.
const FACET_NAMES: [&str; 2] = ["Konfliktfestigkeit", "Conflict resilience"];

fn catalogue() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for source in sources("src/content/i18n", ".rs") {
        for (line, text) in literals(&source.code()) {
            found.push((format!("{}:{line}", source.path), text));
        }
    }
    found
}

#[test]
fn the_catalogue_avoids_technical_words() {
    let mut findings = Vec::new();
    for (place, text) in catalogue() {
        if FACET_NAMES.contains(&text.as_str()) {
            continue;
        }
        for word in text.split(|letter: char| !letter.is_alphanumeric()) {
            let word = word.to_lowercase();
            if TECHNICAL.contains(&word.as_str())
                || word.starts_with("konflikt")
                || word.starts_with("synchronis")
            {
                findings.push(format!("{place}: {text}"));
            }
        }
    }
    none("say it in the words of the glossary", &findings);
}

#[test]
fn the_exception_is_for_the_facet_alone() {
    use facetten::content::i18n::{Lang, roles};
    use facetten::content::roles::Facet;
    for (lang, name) in Lang::ALL.into_iter().zip(FACET_NAMES) {
        assert_eq!(roles::facet(lang, Facet::Resilience), name);
        let uses = catalogue().iter().filter(|(_, text)| text == name).count();
        assert_eq!(uses, 1, "{name}");
    }
}

#[test]
fn the_catalogue_keeps_its_voice() {
    let mut findings = Vec::new();
    for (place, text) in catalogue() {
        if text.contains('!') || text.contains('„') || text.contains("...") {
            findings.push(format!("{place}: {text}"));
        }
        if text.contains(" €") || text.contains(" %") {
            findings.push(format!("{place}: needs a no-break space: {text}"));
        }
    }
    none(
        "no exclamation marks, »…« in German and “…” in English, … as one sign",
        &findings,
    );
}

/// Attributes whose values are no words for people.
const SILENT: [&str; 17] = [
    "class",
    "id",
    "for",
    "href",
    "d",
    "points",
    "viewBox",
    "transform",
    "preserveAspectRatio",
    "type",
    "role",
    "rel",
    "autocomplete",
    "name",
    "key",
    "accept",
    "src",
];

/// Keys as the browser names them, and languages, which are named in themselves.
const NAMES: [&str; 10] = [
    "Home",
    "End",
    "Enter",
    "Escape",
    "Tab",
    "Delete",
    "Backspace",
    "Insert",
    "Deutsch",
    "English",
];

#[test]
fn pages_take_their_words_from_the_catalogue() {
    let mut findings = Vec::new();
    for source in sources("src/ui", ".rs")
        .into_iter()
        .chain(sources("src/app/views", ".rs"))
    {
        let code = source.code();
        let lines: Vec<&str> = code.lines().collect();
        for (line, text) in literals(&code) {
            let before = lines
                .get(line - 1)
                .and_then(|all| all.split(&format!("\"{text}")).next())
                .unwrap_or_default();
            let silent = SILENT
                .iter()
                .any(|name| before.ends_with(&format!("{name}=")))
                || [
                    "log::", "class", "selector", "assert", "reason", "allow(", "expect(",
                ]
                .iter()
                .any(|w| before.contains(w));
            if !silent && !NAMES.contains(&text.as_str()) && reads_like_words(&text) {
                findings.push(format!("{}:{line}: {text}", source.path));
            }
        }
    }
    none("declare it with messages!", &findings);
}

/// Two words in a row, or one capitalised word: German nouns and everything that stands on a button.
fn reads_like_words(text: &str) -> bool {
    if text.chars().any(|letter| "äöüÄÖÜß".contains(letter)) {
        return true;
    }
    let is_word = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() >= 2;
    let plain = |word: &&str| {
        word.chars()
            .all(|letter| letter.is_alphabetic() || ".,:;?".contains(letter))
    };
    let words: Vec<&str> = text.split_whitespace().filter(is_word).collect();
    let sentence =
        words.len() >= 2 && words.iter().all(plain) && text.contains(|l: char| l.is_uppercase());
    let label = words.len() == 1
        && text.trim() == words[0]
        && words[0].starts_with(|letter: char| letter.is_uppercase())
        && words[0].chars().skip(1).all(|letter| letter.is_lowercase());
    sentence || label
}

#[test]
fn words_are_told_from_names() {
    assert!(
        reads_like_words("Kunde") && reads_like_words("Kunde anlegen") && reads_like_words("für")
    );
    assert!(
        !reads_like_words("card card--wide")
            && !reads_like_words("keydown")
            && !reads_like_words("M3 5h8")
    );
}
