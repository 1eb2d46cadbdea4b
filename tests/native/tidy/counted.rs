//! A counted word has a form for one: »1 Datensatz«, never »1 Datensätze«.

use super::{none, sources};
use facetten::content::i18n::{Lang, backup, customer, feed, import, storage, team, workplace};

/// Words after a number that are the same for one and for many.
const SAME_FOR_ONE: [&str; 28] = [
    "von",
    "of",
    "bis",
    "to",
    "und",
    "and",
    "weitere",
    "more",
    "mit",
    "with",
    "ohne",
    "without",
    "zeigen",
    "ausgewählt",
    "selected",
    "ausgeblendet",
    "hidden",
    "noch",
    "still",
    "überfällig",
    "overdue",
    "anlegen",
    "ergänzen",
    "prüfen",
    "apart",
    "besetzt",
    "covered",
    "fit",
];

/// Numbers that name a place and count nothing.
const ORDINALS: [&str; 2] = ["line", "number"];

/// Messages that are only said of several.
const OF_SEVERAL: [&str; 4] = [
    "problems_kept",
    "all_customers",
    "all_in_list",
    "erase_title_many",
];

/// One message of the catalogue as it is declared: its name, its arguments, its texts.
struct Message {
    place: String,
    name: String,
    arguments: String,
    counted: bool,
    texts: Vec<String>,
}

/// Every message with arguments.
fn messages() -> Vec<Message> {
    let mut found = Vec::new();
    for source in sources("src/content/i18n", ".rs") {
        let code = source.code();
        for block in code.split("messages! {").skip(1) {
            let (mut plain, mut texts) = (String::new(), Vec::new());
            let mut letters = block.chars();
            while let Some(letter) = letters.next() {
                match letter {
                    '"' => {
                        let mut text = String::new();
                        while let Some(letter) = letters.next().filter(|letter| *letter != '"') {
                            text.push(letter);
                            if letter == '\\' {
                                text.extend(letters.next());
                            }
                        }
                        plain.push('"');
                        texts.push(text);
                    }
                    ';' => {
                        let declared = std::mem::take(&mut plain);
                        let texts = std::mem::take(&mut texts);
                        let Some((name, rest)) = declared.split_once('(') else {
                            continue;
                        };
                        let name = name.trim().to_owned();
                        let (arguments, forms) = rest.split_once(')').unwrap_or((rest, ""));
                        found.push(Message {
                            place: format!("{}: {name}", source.path),
                            name,
                            arguments: arguments.to_owned(),
                            counted: forms.contains('/'),
                            texts,
                        });
                    }
                    '}' if plain.trim().is_empty() => break,
                    letter => plain.push(letter),
                }
            }
        }
    }
    found
}

/// The placeholders of a text, each with the word that follows it.
fn followed(text: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    for part in text.split('{').skip(1) {
        let Some((name, rest)) = part.split_once('}') else {
            continue;
        };
        if let Some(rest) = rest.strip_prefix([' ', '\u{a0}']) {
            let word = rest.chars().take_while(|letter| letter.is_alphabetic());
            found.push((name, word.collect()));
        }
    }
    found
}

/// Whether an argument is a number: by its type, or because it is called one.
fn is_number(arguments: &str, name: &str) -> bool {
    arguments.split(',').any(|argument| {
        let (argument, kind) = argument.split_once(':').unwrap_or((argument, "counted"));
        let number = !kind.contains("str")
            || [
                "count", "all", "found", "rows", "columns", "created", "changed",
            ]
            .contains(&name);
        argument.trim() == name && number
    })
}

#[test]
fn counted_words_have_a_form_for_one() {
    let mut findings = Vec::new();
    for message in messages() {
        if message.counted || OF_SEVERAL.contains(&message.name.as_str()) {
            continue;
        }
        for text in &message.texts {
            for (name, word) in followed(text) {
                let same = word.is_empty() || SAME_FOR_ONE.contains(&word.as_str());
                let ordinal = ORDINALS.contains(&name);
                if !same && !ordinal && is_number(&message.arguments, name) {
                    findings.push(format!("{}: {text}", message.place));
                }
            }
        }
    }
    none(
        "declare it as name(count): \"1 Wort\" / \"{count} Wörter\" | …",
        &findings,
    );
}

#[test]
fn the_form_for_one_does_not_count() {
    let mut findings = Vec::new();
    let mut counted = 0;
    for message in messages().into_iter().filter(|message| message.counted) {
        counted += 1;
        let count = message
            .arguments
            .split(',')
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned();
        let placeholder = format!("{{{count}}}");
        for (index, text) in message.texts.iter().enumerate() {
            if text.contains(&placeholder) != (index % 2 == 1) {
                findings.push(format!("{}: {text}", message.place));
            }
        }
    }
    assert!(
        counted > 30,
        "the messages are not found any more: {counted}"
    );
    none(
        "the count stands in the form for many and only there",
        &findings,
    );
}

#[test]
fn one_and_many() {
    for (lang, one, many) in [
        (Lang::De, "1 Mitglied", "1.284 Mitglieder"),
        (Lang::En, "1 member", "1,284 members"),
    ] {
        assert_eq!(team::members_count(lang, 1_usize), one);
        assert_eq!(team::members_count(lang, 1284_u32), many);
    }
    for (said, words) in [
        (
            backup::would_add(Lang::De, 1_usize),
            "Hier käme 1 Datensatz dazu",
        ),
        (
            backup::would_add(Lang::De, 0_usize),
            "Hier kämen 0 Datensätze dazu",
        ),
        (customer::branches(Lang::De, 1_usize), "Zentrale, 1 Filiale"),
        (customer::of_promises(Lang::En, 1_i64), "of 1 promise"),
        (feed::more_fields(Lang::De, 1_usize), "und 1 weiteres Feld"),
        (
            import::problem_ragged(Lang::De, "1", 14),
            "Zeile 14: 1 Zelle. Was einer Überschrift zugeordnet ist, wird übernommen. Bitte prüfen Sie, ob ein Trennzeichen im Text steht.",
        ),
        (
            storage::found_caught_up(Lang::De, 1_usize, "IndexedDB"),
            "Nachgetragen in IndexedDB: 1 Änderung.",
        ),
        (
            storage::found_caught_up(Lang::En, 12_usize, "IndexedDB"),
            "Added to IndexedDB: 12 changes.",
        ),
        (
            workplace::warning_count(Lang::En, 1_usize, "0"),
            "0 of 1 customer",
        ),
    ] {
        assert_eq!(said, words);
    }
}
