//! From bytes to cells: encodings, separators, quotes, line ends, and files that nobody would write on purpose.

use facetten::app::import::encoding::{Encoding, from_windows_1252, to_windows_1252};
use facetten::app::import::problem::{FileProblem, Note};
use facetten::app::import::sheet::{FIELD_LIMIT, ReadChoices, ReadRun, Separator, Sheet, read};
use proptest::prelude::*;

fn sheet(bytes: impl Into<Vec<u8>>) -> Sheet {
    read(bytes.into(), ReadChoices::default()).unwrap()
}

fn cells(sheet: &Sheet) -> Vec<Vec<String>> {
    (0..sheet.len())
        .map(|row| sheet.row(row).map(str::to_owned).collect())
        .collect()
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|c| to_windows_1252(c).unwrap()).collect()
}

const LIST: &str = "Firma;Ort\r\nMüller & Söhne;München\r\nGrünkorn;Gießen\r\n";

#[test]
fn every_encoding_means_the_same_list() {
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    for (bytes, encoding) in [
        (LIST.as_bytes().to_vec(), Encoding::Utf8),
        (marked(b"\xEF\xBB\xBF", LIST.into()), Encoding::Utf8),
        (windows_1252(LIST), Encoding::Windows1252),
        (utf16(LIST, u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(LIST, u16::to_be_bytes), Encoding::Utf16Be),
        (
            marked(b"\xFF\xFE", utf16(LIST, u16::to_le_bytes)),
            Encoding::Utf16Le,
        ),
        (
            marked(b"\xFE\xFF", utf16(LIST, u16::to_be_bytes)),
            Encoding::Utf16Be,
        ),
    ] {
        let sheet = sheet(bytes);
        assert_eq!(sheet.encoding, encoding);
        assert_eq!(
            cells(&sheet),
            [
                ["Firma", "Ort"],
                ["Müller & Söhne", "München"],
                ["Grünkorn", "Gießen"]
            ],
            "{encoding:?}"
        );
        assert!(sheet.notes.is_empty());
    }
}

#[test]
fn a_chosen_encoding_overrules_what_the_bytes_look_like() {
    let choices = ReadChoices {
        encoding: Some(Encoding::Windows1252),
        separator: None,
    };
    let sheet = read("Ort\nMünchen\n".into(), choices).unwrap();
    assert_eq!(sheet.cell(1, 0), "MÃ¼nchen");
}

#[test]
fn one_odd_byte_does_not_turn_a_whole_file_into_another_encoding() {
    let mut bytes = "Firma;Ort\nMüller;München\nSöhne;Gießen\nCaf"
        .as_bytes()
        .to_vec();
    bytes.push(0xE9);
    bytes.extend(";Köln\n".as_bytes());
    let sheet = sheet(bytes);
    assert_eq!(sheet.encoding, Encoding::Utf8);
    assert_eq!(sheet.cell(3, 0), "Café");
    assert_eq!(sheet.cell(3, 1), "Köln");
    assert_eq!(sheet.notes, [Note::OddBytes { count: 1 }]);
}

#[test]
fn windows_1252_is_a_table_without_holes() {
    for byte in 0..=u8::MAX {
        assert_eq!(to_windows_1252(from_windows_1252(byte)), Some(byte));
    }
    assert_eq!(from_windows_1252(0x80), '€');
    assert_eq!(from_windows_1252(0xFC), 'ü');
    assert_eq!(to_windows_1252('ж'), None);
}

#[test]
fn separators_are_found_by_the_shape_of_the_rows() {
    for (text, separator) in [
        ("a;b;c\n1,5;2;3\n4;5,1;6\n", Separator::Semicolon),
        ("a,b,c\n1;1,2,3\n4,5,6\n", Separator::Comma),
        ("a\tb\n1,2\t3;4\n", Separator::Tab),
        ("a|b|c\n1|2|3\n", Separator::Pipe),
        (
            "Firma;Ort\n\"Müller, Söhne, Töchter\";Köln\n",
            Separator::Semicolon,
        ),
        ("nur eine Spalte\nMüller\n", Separator::Semicolon),
        ("sep=,\na;x,b\n1,2\n", Separator::Comma),
    ] {
        assert_eq!(sheet(text).separator, separator, "{text}");
    }
    assert_eq!(
        cells(&sheet("sep=;\r\na;b\r\n1;2\r\n")),
        [["a", "b"], ["1", "2"]]
    );
    assert_eq!(sheet("sep=;\r\na;b\r\n1;2\r\n").line(1), 3);
}

#[test]
fn quotes_hold_separators_and_line_ends() {
    let sheet = sheet("Firma;Notiz\n\"Müller; Söhne\";\"sagt: \"\"ja\"\"\nund mehr\"\nAdler;x\n");
    assert_eq!(
        cells(&sheet),
        [
            ["Firma", "Notiz"],
            ["Müller; Söhne", "sagt: \"ja\"\nund mehr"],
            ["Adler", "x"]
        ]
    );
    assert_eq!([sheet.line(0), sheet.line(1), sheet.line(2)], [1, 2, 4]);
}

#[test]
fn quotes_inside_a_name_are_part_of_it() {
    let sheet = sheet("Firma;Ort\n\"Adler\" Apotheke;Köln\nZum \"Löwen\";Bonn\n");
    assert_eq!(sheet.cell(1, 0), "\"Adler\" Apotheke");
    assert_eq!(sheet.cell(1, 1), "Köln");
    assert_eq!(sheet.cell(2, 0), "Zum \"Löwen\"");
}

#[test]
fn a_quote_that_never_closes_costs_one_line_a_warning_and_no_row() {
    let sheet = sheet("Firma;Ort\n\"Müller;Köln\nAdler;Bonn\nLöwe;Trier\n");
    assert_eq!(
        cells(&sheet),
        [
            ["Firma", "Ort"],
            ["\"Müller", "Köln"],
            ["Adler", "Bonn"],
            ["Löwe", "Trier"]
        ]
    );
    assert_eq!(sheet.notes, [Note::UnclosedQuote { line: 2 }]);
}

#[test]
fn a_file_that_opens_a_quote_in_every_line_is_read_without_quotes() {
    let mut text = String::from("Firma;Ort\n");
    for row in 0..2_001 {
        text.push_str(&format!("Hof {row};\"Ort {row}\n"));
    }
    let sheet = sheet(text);
    assert!(sheet.len() > 1_000, "{} rows", sheet.len());
    assert!(!sheet.notes.is_empty());
}

#[test]
fn line_ends_of_three_systems() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["Firma;Ort", "Müller;Köln", "", "Adler;Bonn"].join(end);
        let sheet = sheet(text);
        assert_eq!(sheet.len(), 3, "{end:?}");
        assert_eq!(sheet.line(2), 4, "{end:?}");
        assert_eq!(sheet.cell(2, 1), "Bonn");
    }
}

#[test]
fn ragged_rows_are_kept() {
    let sheet = sheet("a;b;c\n1;2\n1;2;3;4\n;;\n");
    assert_eq!(
        (0..sheet.len())
            .map(|row| sheet.cells_in(row))
            .collect::<Vec<_>>(),
        [3, 2, 4],
        "a row of nothing but separators is no row"
    );
    assert_eq!(sheet.width, 4);
    assert_eq!(sheet.cell(1, 2), "");
    assert_eq!(sheet.cell(2, 3), "4");
    assert_eq!(sheet.cell(99, 99), "");
}

#[test]
fn what_is_no_list_is_named() {
    let refused = |bytes: &[u8]| read(bytes.to_vec(), ReadChoices::default()).err();
    assert_eq!(refused(b""), Some(FileProblem::Empty));
    assert_eq!(refused(b"\r\n\n  \n"), Some(FileProblem::Empty));
    assert_eq!(refused(b"\xEF\xBB\xBF"), Some(FileProblem::Empty));
    assert_eq!(refused(b"PK\x03\x04rest"), Some(FileProblem::Spreadsheet));
    assert_eq!(
        refused(b"\xD0\xCF\x11\xE0rest"),
        Some(FileProblem::Spreadsheet)
    );
    assert_eq!(refused(b"%PDF-1.7"), Some(FileProblem::Document));
    assert_eq!(
        refused(&[0x89, b'P', b'N', b'G', 0, 0, 0, 0, 1, 0, 0, 2]),
        Some(FileProblem::NotText)
    );
}

#[test]
fn a_name_of_more_than_64_kilobytes_is_cut_at_a_letter_and_reported() {
    let long = "ü".repeat(FIELD_LIMIT);
    let sheet = sheet(format!("Firma;Ort\n{long};Köln\n"));
    assert_eq!(sheet.cell(1, 0).len(), FIELD_LIMIT);
    assert_eq!(sheet.cell(1, 1), "Köln");
    assert_eq!(sheet.notes, [Note::FieldCut { line: 2, column: 0 }]);
}

#[test]
fn hidden_characters_are_counted() {
    let sheet = sheet("Firma;Ort\nM\u{200b}üller\u{202e};Köln\n");
    assert_eq!(sheet.cell(1, 0), "Müller");
    assert_eq!(
        sheet.notes,
        [Note::HiddenCharacters {
            line: 2,
            column: 0,
            count: 2
        }]
    );
}

/// Reads in slices of this size.
fn read_in_slices(bytes: Vec<u8>, budget: usize) -> Option<Vec<Vec<String>>> {
    let mut run = ReadRun::new(bytes.into(), ReadChoices::default()).ok()?;
    let mut last = 0;
    while !run.step(budget) {
        assert!(run.permille() >= last && run.permille() <= 1000);
        last = run.permille();
    }
    run.finish().ok().map(|sheet| cells(&sheet))
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let whole = read(bytes.clone(), ReadChoices::default()).ok().map(|sheet| cells(&sheet));
        prop_assert_eq!(whole, read_in_slices(bytes.clone(), 1));
        for encoding in Encoding::ALL {
            let choices = ReadChoices { encoding: Some(encoding), separator: Some(Separator::Comma) };
            let _ = read(bytes.clone(), choices);
        }
    }

    #[test]
    fn slices_read_what_the_whole_reads(text in "[a-zäöü€\u{1F600}\";,\r\n ]{0,200}", budget in 1_usize..40) {
        let whole = read(text.clone().into(), ReadChoices::default()).ok().map(|sheet| cells(&sheet));
        prop_assert_eq!(whole, read_in_slices(text.into(), budget));
    }

    /// An established reader agrees on every file that its own writer wrote.
    #[test]
    fn the_csv_crate_agrees(
        rows in proptest::collection::vec(proptest::collection::vec("[ -~äöüß\n\t]{0,12}", 3), 1..20),
        separator in prop_oneof![Just(Separator::Semicolon), Just(Separator::Comma), Just(Separator::Tab)],
    ) {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator.byte())
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        let mut expected = Vec::new();
        for row in &rows {
            writer.write_record(row).unwrap();
            let cleaned: Vec<String> = row.iter().map(|cell| match facetten::app::import::clean::clean(cell) {
                facetten::app::import::clean::Cleaned::Same(text) => text.to_owned(),
                facetten::app::import::clean::Cleaned::Changed { text, .. } => text,
            }).collect();
            if row.iter().any(|cell| cell.bytes().any(|byte| byte != b' ' && byte != b'"')) {
                expected.push(cleaned);
            }
        }
        let bytes = writer.into_inner().unwrap();
        let choices = ReadChoices { encoding: Some(Encoding::Utf8), separator: Some(separator) };
        let read = read(bytes, choices).ok().map(|sheet| cells(&sheet)).unwrap_or_default();
        prop_assert_eq!(read, expected);
    }
}
