//! What a cell means: one table for each kind of value, and laws for all texts.

use chrono::NaiveDate;
use facetten::app::import::clean::{Cleaned, clean, needs_apostrophe};
use facetten::app::import::date::{self, DateOrder, DateProblem};
use facetten::app::import::fold::name_key;
use facetten::app::import::header::{self, Target};
use facetten::app::import::number::{self, NumberProblem, NumberStyle};
use facetten::app::import::problem::column_name;
use facetten::app::import::value::{
    self, NameParts, PostcodeDoubt, ShortPostcode, class_letter, is_email, is_phone, name_parts,
};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 24)
}

#[test]
fn numbers_of_both_languages() {
    use NumberStyle::{English, German};
    for (text, style, cents) in [
        ("1.234,56", German, 123_456),
        ("1,234.56", English, 123_456),
        ("1234,5", German, 123_450),
        ("1234.5", English, 123_450),
        ("1.184.300 €", German, 118_430_000),
        ("1.184.300\u{a0}€", German, 118_430_000),
        ("€ 12,00", German, 1_200),
        ("EUR 12,00", German, 1_200),
        ("1'234.50", English, 123_450),
        ("1 234,50", German, 123_450),
        ("1.234", German, 123_400),
        ("1.234", English, 123),
        ("1,234", English, 123_400),
        ("1,234", German, 123),
        ("-12,50", German, -1_250),
        ("12,50-", German, -1_250),
        ("(12,50)", German, -1_250),
        ("−5", German, -500),
        ("0", German, 0),
        ("1.200,-", German, 120_000),
        ("1.200,--", German, 120_000),
        (",5", German, 50),
        ("0,005", German, 1),
        ("-0,005", German, -1),
        ("0,0049", German, 0),
        // A value that shows how it is written overrules the column.
        ("1.234,56", English, 123_456),
        ("1,234.56", German, 123_456),
        ("12,5", English, 1_250),
        ("1.234.567", English, 123_456_700),
        ("92233720368547758,07", German, i64::MAX),
    ] {
        assert_eq!(
            number::parse_cents(text, style),
            Ok(cents),
            "{text} {style:?}"
        );
    }
    for text in [
        "", "-", "€", "abc", "12a", "1.23.4", "1..2", "1.2345,6", "--", "1,2,3", "5 Stück", ".",
    ] {
        assert_eq!(
            number::parse_cents(text, German),
            Err(NumberProblem::NotANumber),
            "{text}"
        );
    }
    assert_eq!(
        number::parse_cents("92233720368547758,08", German),
        Err(NumberProblem::TooLarge)
    );
    assert_eq!(
        number::parse_cents(&"9".repeat(70_000), German),
        Err(NumberProblem::TooLarge)
    );
}

#[test]
fn a_column_says_how_its_numbers_are_written() {
    assert_eq!(
        number::sniff(["1.234", "12,50", ""].into_iter()),
        Some(NumberStyle::German)
    );
    assert_eq!(
        number::sniff(["1,234", "12.50"].into_iter()),
        Some(NumberStyle::English)
    );
    assert_eq!(number::sniff(["1.234", "12", "x"].into_iter()), None);
}

#[test]
fn dates_of_both_languages() {
    for (text, expected) in [
        ("24.11.2026", Ok(day(2026, 11, 24))),
        ("24.11.26", Ok(day(2026, 11, 24))),
        ("1.2.2026", Ok(day(2026, 2, 1))),
        ("24.11.87", Ok(day(1987, 11, 24))),
        ("24.11.46", Ok(day(2046, 11, 24))),
        ("24.11.47", Ok(day(1947, 11, 24))),
        ("2026-11-24", Ok(day(2026, 11, 24))),
        ("2026-11-24T10:42:00Z", Ok(day(2026, 11, 24))),
        ("2026-11-24 10:42", Ok(day(2026, 11, 24))),
        ("24.11.2026 00:00:00", Ok(day(2026, 11, 24))),
        ("24.11.2026, 8:15", Ok(day(2026, 11, 24))),
        ("24-11-2026", Ok(day(2026, 11, 24))),
        ("20261124", Ok(day(2026, 11, 24))),
        ("46350", Ok(day(2026, 11, 24))),
        ("11/24/2026", Ok(day(2026, 11, 24))),
        ("24/11/2026", Ok(day(2026, 11, 24))),
        ("3/3/2026", Ok(day(2026, 3, 3))),
        ("24. November 2026", Ok(day(2026, 11, 24))),
        ("24 Nov 26", Ok(day(2026, 11, 24))),
        ("Nov 24, 2026", Ok(day(2026, 11, 24))),
        ("1. März 2025", Ok(day(2025, 3, 1))),
        ("29.02.2024", Ok(day(2024, 2, 29))),
        ("29.02.2026", Err(DateProblem::NoSuchDay)),
        ("31.02.2026", Err(DateProblem::NoSuchDay)),
        ("31.13.2026", Err(DateProblem::NoSuchDay)),
        ("13/13/2026", Err(DateProblem::NoSuchDay)),
        ("3/4/2026", Err(DateProblem::Ambiguous)),
        ("", Err(DateProblem::NotADate)),
        ("bald", Err(DateProblem::NotADate)),
        ("KW 49", Err(DateProblem::NotADate)),
        ("24.11.", Err(DateProblem::NotADate)),
        ("12", Err(DateProblem::NotADate)),
        ("1234567", Err(DateProblem::NotADate)),
        ("1.2.3.4", Err(DateProblem::NotADate)),
        ("24.11.202", Err(DateProblem::NotADate)),
        ("24.11.9999", Err(DateProblem::NotADate)),
        ("99999999999999999999.1.1", Err(DateProblem::NotADate)),
    ] {
        assert_eq!(date::parse(text, None, today()), expected, "{text}");
    }
    assert_eq!(
        date::parse("3/4/2026", Some(DateOrder::DayFirst), today()),
        Ok(day(2026, 4, 3))
    );
    assert_eq!(
        date::parse("3/4/2026", Some(DateOrder::MonthFirst), today()),
        Ok(day(2026, 3, 4))
    );
}

#[test]
fn a_column_proves_the_order_of_its_dates() {
    let order = |values: &[&str]| date::sniff_order(values.iter().copied());
    assert_eq!(
        order(&["3/4/2026", "3/14/2026"]),
        Some(DateOrder::MonthFirst)
    );
    assert_eq!(
        order(&["3/4/2026", "14/3/2026 10:00"]),
        Some(DateOrder::DayFirst)
    );
    assert_eq!(order(&["14/3/2026", "3/14/2026"]), None);
    assert_eq!(order(&["3/4/2026", "14.03.2026"]), None);
}

#[test]
fn postcodes() {
    let read = |text, land| {
        let found = value::postcode(text, land, ShortPostcode::KeepAndMark);
        (found.code.into_owned(), found.country, found.doubt)
    };
    let plain = |code: &str| (code.to_owned(), None, None);
    assert_eq!(read("33602", None), plain("33602"));
    assert_eq!(read(" 01067 ", None), plain("01067"));
    assert_eq!(read("33602.0", None), plain("33602"));
    assert_eq!(read("D-33602", None), ("33602".into(), Some("DE"), None));
    assert_eq!(read("ch-8001", None), ("8001".into(), Some("CH"), None));
    assert_eq!(read("8001", Some("CH")), plain("8001"));
    assert_eq!(
        read("3360", None),
        ("3360".into(), None, Some(PostcodeDoubt::FourDigits))
    );
    assert_eq!(
        read("336021", None),
        ("336021".into(), None, Some(PostcodeDoubt::Odd))
    );
    assert_eq!(read("SW1A 1AA", Some("GB")), plain("SW1A 1AA"));
    assert_eq!(
        value::postcode("3360", None, ShortPostcode::AddZero).code,
        "03360"
    );
}

#[test]
fn phones_mails_classes_and_yes() {
    for good in [
        "0511 1234-0",
        "+49 (0)511/123456",
        "0049511123456",
        "110 11",
    ] {
        assert!(is_phone(good), "{good}");
    }
    for bad in ["", "keine", "4,95112E+11", "123"] {
        assert!(!is_phone(bad), "{bad}");
    }
    for good in ["m.kolbe@gruenkorn.example", "a@b.de"] {
        assert!(is_email(good), "{good}");
    }
    for bad in [
        "",
        "a@b",
        "a b@c.de",
        "@b.de",
        "a@@b.de",
        "www.gruenkorn.example",
        "a@.de",
    ] {
        assert!(!is_email(bad), "{bad}");
    }
    for (text, letter) in [
        ("A", Some('A')),
        ("b", Some('B')),
        ("C-Kunde", Some('C')),
        ("Klasse A", Some('A')),
        ("D", None),
        ("AB", None),
        ("", None),
    ] {
        assert_eq!(class_letter(text), letter, "{text}");
    }
    assert_eq!(value::yes_or_no("Ja"), Some(true));
    assert_eq!(value::yes_or_no("x"), Some(true));
    assert_eq!(value::yes_or_no("nein"), Some(false));
    assert_eq!(value::yes_or_no("vielleicht"), None);
}

#[test]
fn names_come_apart() {
    let parts = |salutation, title, first, last| NameParts {
        salutation,
        title,
        first,
        last,
    };
    for (text, expected) in [
        ("Miriam Kolbe", parts("", "", "Miriam", "Kolbe")),
        (
            "Frau Dr. Miriam Kolbe",
            parts("Frau", "Dr.", "Miriam", "Kolbe"),
        ),
        (
            "Herr Prof. Dr. Bergner",
            parts("Herr", "Prof. Dr.", "", "Bergner"),
        ),
        ("Kolbe, Miriam", parts("", "", "Miriam", "Kolbe")),
        ("Anna von der Heide", parts("", "", "Anna", "von der Heide")),
        ("Kolbe", parts("", "", "", "Kolbe")),
        ("", parts("", "", "", "")),
        ("Dr.", parts("", "", "", "Dr.")),
    ] {
        assert_eq!(name_parts(text), expected, "{text}");
    }
}

#[test]
fn two_spellings_of_one_company_share_a_key() {
    for (a, b) in [
        ("Müller & Söhne GmbH", "MUELLER + SOEHNE GmbH"),
        ("Müller & Söhne GmbH & Co. KG", "Müller und Söhne"),
        ("Optik Hellmark e. K.", "Optik Hellmark"),
        ("Mu\u{308}ller", "Müller"),
        ("Apotheken-Verbund Lahn eG", "Apothekenverbund Lahn"),
    ] {
        assert_eq!(name_key(a), name_key(b), "{a} {b}");
    }
    assert_ne!(name_key("AG"), name_key("KG"));
    assert_ne!(name_key("Blattwerk"), name_key("Radwerk"));
}

#[test]
fn headings_of_both_languages() {
    for (heading, target) in [
        ("Firma", Target::Name),
        ("Account name", Target::Name),
        ("Kd-Nr.", Target::Number),
        ("KUNDENNUMMER", Target::Number),
        ("Straße", Target::Street),
        ("Str.", Target::Street),
        ("PLZ", Target::Postcode),
        ("ZIP", Target::Postcode),
        ("Ort", Target::Town),
        ("Tel.", Target::Phone),
        ("E-Mail", Target::Email),
        ("e-mail-adresse", Target::Email),
        ("Webseite", Target::Web),
        ("ABC", Target::Class),
        ("Zentrale", Target::Parent),
        ("Parent", Target::Parent),
        ("Umsatz 12 M", Target::Revenue),
        ("Umsatz 2025", Target::RevenueOf(2025)),
        ("Umsatz 2025 (EUR)", Target::RevenueOf(2025)),
        ("Revenue 2024", Target::RevenueOf(2024)),
        ("Nächster Schritt", Target::NextStep),
        ("Wiedervorlage", Target::NextStepOn),
        ("USt-IdNr.", Target::VatId),
        ("Anrede", Target::ContactSalutation),
        ("Ansprechpartner", Target::ContactName),
    ] {
        assert_eq!(header::target_of(heading), Some(target), "{heading}");
    }
    assert_eq!(header::target_of("Umsatz 12"), None);
    assert_eq!(header::target_of("Lieblingsfarbe"), None);
    assert_eq!(header::target_of(""), None);
}

#[test]
fn headings_are_seen_beside_each_other() {
    let guess = |headings: &[&str]| header::guess(headings.iter().copied());
    use Target::{
        ContactEmail, ContactFirstName, ContactLastName, ContactName, Email, Ignore, Name, Town,
    };
    assert_eq!(
        guess(&["Firma", "Name", "Vorname"]),
        [Name, ContactLastName, ContactFirstName]
    );
    assert_eq!(guess(&["Firma", "Name", "Ort"]), [Name, ContactName, Town]);
    assert_eq!(guess(&["Name", "Ort", "Ort"]), [Name, Town, Ignore]);
    assert_eq!(
        guess(&["Firma", "E-Mail", "Ansprechpartner", "Mail"]),
        [Name, Email, ContactName, ContactEmail]
    );
    assert_eq!(guess(&["", ""]), [Ignore, Ignore]);
}

#[test]
fn every_heading_is_folded_and_unique() {
    // A heading that is not in folded form could never be found.
    for target in Target::ALL {
        for lang in facetten::content::i18n::Lang::ALL {
            let name = facetten::app::import::problem::target_name(target, lang);
            assert!(!name.is_empty());
        }
    }
    for heading in header::all_headings() {
        assert_eq!(
            facetten::app::import::fold::letters_and_digits(heading),
            heading
        );
    }
    let mut all: Vec<&str> = header::all_headings().collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count, "a heading names two targets");
}

#[test]
fn cells_are_cleaned_of_what_nobody_sees() {
    assert_eq!(clean("  Kolbe "), Cleaned::Same("Kolbe"));
    assert_eq!(clean("\u{a0}Kolbe\u{a0}"), Cleaned::Same("Kolbe"));
    assert_eq!(
        clean("Kol\u{200b}be\u{202e}"),
        Cleaned::Changed {
            text: "Kolbe".into(),
            hidden: 2
        }
    );
    assert_eq!(
        clean("eins\r\nzwei\rdrei"),
        Cleaned::Changed {
            text: "eins\nzwei\ndrei".into(),
            hidden: 0
        }
    );
    assert_eq!(clean("=\"01067\""), Cleaned::Same("01067"));
    assert_eq!(
        clean("=HYPERLINK(\"x\")"),
        Cleaned::Same("=HYPERLINK(\"x\")")
    );
    assert_eq!(clean("'=1+1"), Cleaned::Same("=1+1"));
    assert_eq!(clean("''=1+1"), Cleaned::Same("'=1+1"));
    assert_eq!(clean("'s-Hertogenbosch"), Cleaned::Same("'s-Hertogenbosch"));
    assert!(needs_apostrophe("-5") && needs_apostrophe("'@a") && !needs_apostrophe("a=b"));
}

#[test]
fn columns_have_the_names_of_a_spreadsheet() {
    for (column, name) in [
        (0, "A"),
        (25, "Z"),
        (26, "AA"),
        (27, "AB"),
        (701, "ZZ"),
        (702, "AAA"),
    ] {
        assert_eq!(column_name(column), name);
    }
}

proptest! {
    #[test]
    fn money_reads_back(cents in proptest::num::i64::ANY) {
        for style in [NumberStyle::German, NumberStyle::English] {
            let written = number::write_cents(cents, style);
            // The one amount without a positive twin.
            if cents != i64::MIN {
                prop_assert_eq!(number::parse_cents(&written, style), Ok(cents));
            }
        }
    }

    #[test]
    fn days_read_back(days in -20_000_i64..60_000) {
        let date = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        for format in ["%d.%m.%Y", "%Y-%m-%d", "%-d.%-m.%Y"] {
            let written = date.format(format).to_string();
            prop_assert_eq!(date::parse(&written, None, today()), Ok(date));
        }
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in ".{0,40}") {
        let _ = number::parse_cents(&text, NumberStyle::German);
        let _ = number::style_of(&text);
        let _ = date::parse(&text, None, today());
        let _ = date::looks_like_date(&text);
        let _ = value::postcode(&text, None, ShortPostcode::AddZero);
        let _ = value::country(&text);
        let _ = name_parts(&text);
        let _ = class_letter(&text);
        let _ = header::target_of(&text);
        let _ = name_key(&text);
        let _ = (is_phone(&text), is_email(&text));
    }

    #[test]
    fn digits_and_signs_make_no_parser_panic(text in "[0-9.,/ +Ee€()'-]{0,24}") {
        let _ = number::parse_cents(&text, NumberStyle::English);
        let _ = date::parse(&text, Some(DateOrder::MonthFirst), today());
        let _ = date::sniff_order(std::iter::once(text.as_str()));
    }

    #[test]
    fn names_keep_every_letter(text in "[A-Za-zäöüß. ,]{0,40}") {
        let parts = name_parts(&text);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let kept: usize = [parts.salutation, parts.title, parts.first, parts.last]
            .into_iter()
            .map(letters)
            .sum();
        prop_assert_eq!(kept, letters(&text));
    }
}
