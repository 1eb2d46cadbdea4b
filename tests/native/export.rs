//! What leaves the book reads back equal.

use chrono::NaiveDate;
use facetten::app::desk::Desk;
use facetten::app::export::{Flavour, csv::CsvWriter, customers, json};
use facetten::app::import::header::{Target, target_of};
use facetten::app::import::problem::target_name;
use facetten::app::import::sheet::{ReadChoices, read};
use facetten::app::import::{ImportRun, Phase};
use facetten::app::moment::Moment;
use facetten::app::sample::{Seat, german_csv, nordlicht};
use facetten::content::i18n::Lang;
use facetten::domain::record::{Company, Member, Person, Relation};
use facetten::domain::{Draft, Entity, Prop, RecordId, Value};
use facetten::replica::{Book, Field, Key, Kind, Replaces, WorkspaceId, Write, WriterId};
use proptest::prelude::*;

const NOW: u64 = 1_800_000_000_000;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn with_members() -> Book {
    let mut book = Book::new(WorkspaceId([1; 16]));
    let writes: Vec<Write> = [
        ([7; 16], "Anna Brandt", "kam"),
        ([8; 16], "Ralf Kessler", "adm"),
    ]
    .into_iter()
    .flat_map(|(id, name, role)| {
        let draft = Draft::new(Entity::Member, RecordId(id))
            .text(Prop::MemberName, name)
            .text(Prop::MemberMainRole, role);
        draft.writes().collect::<Vec<_>>()
    })
    .collect();
    book.commit(WriterId(1), 1_000, &writes).unwrap();
    book
}

fn import(book: Book, bytes: Vec<u8>, lang: Lang) -> Desk {
    let mut desk = Desk::open(book);
    let mut next = 0_u8;
    let mut random = || {
        next += 1;
        [next; 10]
    };
    let mut at = Moment {
        now_ms: NOW,
        today: today(),
        offset_minutes: 60,
        member: RecordId([7; 16]),
        role: None,
        writer: WriterId(1),
        random: &mut random,
    };
    let mut run = ImportRun::open("x.csv", bytes, ReadChoices::default(), lang).unwrap();
    while run.progress().phase != Phase::Done {
        match run.progress().phase {
            Phase::Mapping => run.check(&desk, &at),
            Phase::Planned => run.write(&mut at),
            Phase::Reading | Phase::Checking | Phase::Writing => {
                run.step(&mut desk, &mut at, 1_000).unwrap();
            }
            Phase::Done => {}
        }
    }
    desk
}

fn export(desk: &Desk, flavour: Flavour, lang: Lang) -> Vec<u8> {
    let ids: Vec<RecordId> = Company::all(desk.book()).map(Company::id).collect();
    customers(desk, ids.into_iter(), flavour, lang, today())
}

/// Everything that a table says, as comparable text: customers by name with their values, owners and contacts by name.
fn told(book: &Book) -> Vec<String> {
    let name = |id: RecordId| {
        Company::find(book, id)
            .map(|company| company.name().to_owned())
            .or_else(|| Member::find(book, id).map(|member| member.name().to_owned()))
            .unwrap_or_else(|| id.to_string())
    };
    let mut lines: Vec<String> = Company::all(book)
        .map(|company| {
            let mut line = String::new();
            for (field, element, value) in company.record().registers() {
                // Who does the next step is the importer's, and its day is that of the import.
                let known = Prop::of(Entity::Company, field);
                if matches!(known, Some(Prop::CompanyNextWho)) || value.is_null() {
                    continue;
                }
                // The mark of a doubtful postcode is written in the language of whoever imports.
                if ["PLZ prüfen", "check postcode"].contains(&element) {
                    continue;
                }
                let value = match value.id() {
                    Some(id) => name(id),
                    None => format!("{value:?}"),
                };
                line.push_str(&format!("{field:?}/{element}={value}; "));
            }
            let mut people: Vec<String> = Relation::all(book)
                .filter(|relation| relation.company() == Some(company.id()))
                .filter_map(|relation| Some((Person::find(book, relation.person()?)?, relation)))
                .map(|(person, relation)| {
                    format!(
                        "{} {} {} {} {} {} {} {}",
                        person.salutation(),
                        person.text(Prop::PersonTitle),
                        person.first_name(),
                        person.last_name(),
                        person.mail(),
                        person.text(Prop::PersonPhone),
                        person.text(Prop::PersonMobile),
                        relation.function()
                    )
                })
                .collect();
            people.sort();
            format!("{} {line} {people:?}", company.name())
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn every_heading_of_a_table_is_known_to_the_import() {
    for lang in Lang::ALL {
        for target in Target::ALL {
            let written = match target {
                Target::Ignore => continue,
                other => target_name(other, lang),
            };
            assert_eq!(target_of(&written), Some(target), "{written}");
        }
        assert_eq!(
            target_of(&target_name(Target::RevenueOf(2024), lang)),
            Some(Target::RevenueOf(2024))
        );
    }
}

#[test]
fn tables_read_back_equal_in_both_flavours_and_languages() {
    let desk = import(with_members(), german_csv(3, 300), Lang::De);
    let before = told(desk.book());
    assert_eq!(before.len(), 300);
    for (flavour, lang) in [
        (Flavour::ExcelGerman, Lang::De),
        (Flavour::Standard, Lang::En),
        (Flavour::Standard, Lang::De),
        (Flavour::ExcelGerman, Lang::En),
    ] {
        let again = import(with_members(), export(&desk, flavour, lang), lang);
        let after = told(again.book());
        assert_eq!(after.len(), before.len());
        for (after, before) in after.iter().zip(&before) {
            assert_eq!(after, before, "{flavour:?} {lang:?}");
        }
    }
}

#[test]
fn a_table_is_safe_in_a_spreadsheet() {
    let mut writer = CsvWriter::new(Flavour::ExcelGerman);
    for text in [
        "=1+1",
        "@a",
        "-5 Grad",
        "01067",
        "+4951112345",
        "a;b",
        "sagt \"ja\"",
        "'=x",
        "12",
        "1234567890123456",
    ] {
        writer.text(text);
    }
    writer.phone("+49 511 1234-0");
    writer.phone("+cmd|' /C calc'!A0");
    writer.cents(Some(-123_456));
    writer.day(Some(today()));
    writer.end_line();
    let bytes = writer.finish();
    assert_eq!(
        String::from_utf8(bytes.clone()).unwrap(),
        "\u{FEFF}'=1+1;'@a;'-5 Grad;\"=\"\"01067\"\"\";\"=\"\"+4951112345\"\"\";\"a;b\";\"sagt \"\"ja\"\"\";''=x;12;\
         \"=\"\"1234567890123456\"\"\";+49 511 1234-0;'+cmd|' /C calc'!A0;-1234,56;24.11.2026\r\n"
    );
    let sheet = read(bytes, ReadChoices::default()).unwrap();
    let cells: Vec<&str> = sheet.row(0).collect();
    assert_eq!(
        cells,
        [
            "=1+1",
            "@a",
            "-5 Grad",
            "01067",
            "+4951112345",
            "a;b",
            "sagt \"ja\"",
            "'=x",
            "12",
            "1234567890123456",
            "+49 511 1234-0",
            "+cmd|' /C calc'!A0",
            "-1234,56",
            "24.11.2026"
        ]
    );
}

#[test]
fn further_contacts_stand_on_lines_of_their_own() {
    let desk = import(
        with_members(),
        "Nr;Firma;Ort;Vorname;Nachname\n1;Adler;Köln;Eva;Horn\n1;Adler;Köln;Uwe;Roth\n"
            .as_bytes()
            .to_vec(),
        Lang::De,
    );
    let bytes = export(&desk, Flavour::Standard, Lang::De);
    let sheet = read(bytes, ReadChoices::default()).unwrap();
    assert_eq!(sheet.len(), 3);
    assert_eq!(sheet.cell(1, 1), "Adler");
    assert_eq!(sheet.cell(2, 1), "Adler");
    assert_eq!(
        sheet.cell(2, 12),
        "",
        "only what keeps it together is repeated"
    );
}

fn read_back(text: &str) -> Book {
    let read = json::read(text.as_bytes()).unwrap();
    let mut book = Book::new(read.workspace);
    book.commit(WriterId(9), NOW, &read.writes).unwrap();
    book
}

#[test]
fn the_sample_company_survives_json() {
    let company = nordlicht_for_tests();
    let text = json::write(&company);
    let parsed: Result<serde_json::Value, _> = serde_json::from_str(&text);
    assert_eq!(parsed.err().map(|error| error.to_string()), None);
    let again = read_back(&text);
    assert!(json::write(&again) == text);
    assert!(told(&again) == told(&company));
    assert_eq!(json::read(text.as_bytes()).unwrap().left_out, 0);
    println!("{} bytes of JSON for {} records", text.len(), company.len());
}

#[test]
fn an_import_with_its_change_and_an_erased_record_survive_json() {
    let mut desk = import(with_members(), german_csv(4, 40), Lang::De);
    desk = import(
        desk.book().clone(),
        "Nr;Firma;Land\n10003;;Deutschland\n".as_bytes().to_vec(),
        Lang::De,
    );
    let mut book = desk.book().clone();
    let gone = Person::all(&book).next().unwrap().id();
    let erase = Write::Erase {
        id: gone,
        kind: Entity::Person.kind(),
    };
    book.commit(WriterId(1), NOW + 1, &[erase]).unwrap();
    let text = json::write(&book);
    assert!(
        text.contains("\"property\": \"country\""),
        "edits are readable"
    );
    let again = read_back(&text);
    assert_eq!(json::write(&again), text);
    assert!(again.is_erased(gone));
}

#[test]
fn what_a_newer_version_wrote_survives_json() {
    let mut book = with_members();
    let unknown = |key: Key, value: Value| Write::Set {
        id: RecordId([9; 16]),
        kind: Kind(77),
        key,
        value,
        replaces: Replaces::All,
    };
    let bytes: std::sync::Arc<[u8]> = [1, 2, 3].as_slice().into();
    let writes = [
        unknown(Key::plain(Field(1)), Value::from("neu")),
        unknown(Key::at(Field(2), "a \"b\""), Value::Date(-40_000_000)),
        unknown(Key::at(Field(2), "c"), Value::Id(RecordId([1; 16]))),
        unknown(Key::plain(Field(2)), Value::Bool(true)),
        unknown(Key::at(Field(6), "text"), Value::from("x")),
        unknown(Key::plain(Field(3)), Value::Bytes(bytes.clone())),
        unknown(Key::plain(Field(4)), Value::Unknown { tag: 200, bytes }),
        unknown(Key::plain(Field(5)), Value::Int(i64::MIN)),
    ];
    book.commit(WriterId(1), NOW, &writes).unwrap();
    let text = json::write(&book);
    assert_eq!(json::write(&read_back(&text)), text);
}

#[test]
fn broken_json_is_refused_in_words() {
    let text = json::write(&with_members());
    for (bytes, problem) in [
        (String::new(), json::JsonProblem::NotOurs),
        ("{}".into(), json::JsonProblem::NotOurs),
        ("[1, 2]".into(), json::JsonProblem::NotOurs),
        (text[..text.len() / 2].into(), json::JsonProblem::NotOurs),
        ("[".repeat(100_000), json::JsonProblem::NotOurs),
        (
            text.replace("\"version\": 1", "\"version\": 2"),
            json::JsonProblem::Newer,
        ),
        (
            text.replace("07070707", "zz070707"),
            json::JsonProblem::NotOurs,
        ),
    ] {
        assert_eq!(json::read(bytes.as_bytes()).err(), Some(problem));
        for lang in Lang::ALL {
            assert!(problem.sentence(lang).ends_with('.'));
        }
    }
    let odd = text.replace("\"main_role\": \"kam\"", "\"main_role\": 5");
    let read = json::read(odd.as_bytes()).unwrap();
    assert_eq!(read.left_out, 1);
}

fn nordlicht_for_tests() -> Book {
    let seat = Seat {
        name: "Marion Voss",
        role: None,
    };
    let company = nordlicht(Lang::De, today(), NOW, &seat);
    let mut book = Book::new(WorkspaceId([2; 16]));
    for writes in company.steps {
        book.commit(WriterId(1), NOW, &writes).unwrap();
    }
    book
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever stands in the fields: the table gives it back.
    #[test]
    fn any_text_survives_a_table(
        rows in proptest::collection::vec(("[A-Za-zÄÖÜäöüß'=+@ \"0-9-]{1,20}", "[0-9]{1,8}", "[ -~äöü€\n]{0,40}", "[0-9+ /-]{0,14}"), 1..12),
        german in any::<bool>(),
    ) {
        let mut book = with_members();
        let mut writes = Vec::new();
        for (at, (name, number, note, phone)) in rows.iter().enumerate() {
            let mut id = [5; 16];
            id[15] = u8::try_from(at).unwrap();
            // Names are told apart by their letters, so each gets one of its own.
            let name = format!("{name} Hof{}", char::from(b'a' + u8::try_from(at).unwrap()));
            let draft = Draft::new(Entity::Company, RecordId(id))
                .text(Prop::CompanyName, &name)
                .text(Prop::CompanyNumber, &format!("{}{at:02}", number.trim_start_matches('0')))
                .text(Prop::CompanyStatus, "customer")
                .text(Prop::CompanyPhone, if is_dash(phone) { "" } else { phone })
                .text(Prop::CompanyNote, if is_dash(note) { "" } else { note });
            writes.extend(draft.writes());
        }
        book.commit(WriterId(1), NOW, &writes).unwrap();
        let desk = Desk::open(book);
        let (flavour, lang) = if german { (Flavour::ExcelGerman, Lang::De) } else { (Flavour::Standard, Lang::En) };
        let bytes = export(&desk, flavour, lang);
        let again = import(with_members(), bytes, lang);
        for (after, before) in told(again.book()).iter().zip(&told(desk.book())) {
            prop_assert_eq!(after, before);
        }
        prop_assert_eq!(told(again.book()).len(), rows.len());
    }

    /// Whatever several people wrote without having seen each other: JSON gives it back, beside each other as it was.
    #[test]
    fn disagreements_survive_json(
        edits in proptest::collection::vec((0_u64..3, 0_u8..3, contested_edit()), 1..24),
        meetings in proptest::collection::vec((0_usize..24, 0_usize..3, 0_usize..3), 0..6),
    ) {
        let mut books = vec![with_members(); 3];
        for (id, book) in (40..43).zip(&mut books) {
            let named = Draft::new(Entity::Company, RecordId([id; 16])).text(Prop::CompanyName, "Grünkorn");
            book.commit(WriterId(20 + u64::from(id)), NOW, &named.writes().collect::<Vec<_>>()).unwrap();
        }
        for (at, (writer, id, (prop, element, value))) in edits.into_iter().enumerate() {
            for (_, from, to) in meetings.iter().filter(|(moment, ..)| *moment == at) {
                let delta = books[*from].delta_since(books[*to].vector());
                books[*to].apply(&delta, NOW).unwrap();
            }
            let write = Write::Set {
                id: RecordId([40 + id; 16]),
                kind: Entity::Company.kind(),
                key: prop.key_at(element),
                value,
                replaces: prop.replaces(),
            };
            books[writer as usize].commit(WriterId(10 + writer), NOW + at as u64, &[write]).unwrap();
        }
        let mut book = books.remove(0);
        for other in books {
            book.apply(&other.delta_since(book.vector()), NOW + 100).unwrap();
        }
        let text = json::write(&book);
        let again = read_back(&text);
        prop_assert_eq!(json::write(&again), text.clone());
        prop_assert_eq!(json::read(text.as_bytes()).unwrap().left_out, 0);
        prop_assert_eq!(beside(&again), beside(&book));
        // What came from JSON travels like everything else.
        let kept = Book::from_snapshot(&again.to_snapshot()).unwrap();
        prop_assert_eq!(beside(&kept), beside(&book));
        let mut other = Book::new(again.workspace());
        other.apply(&again.delta_since(other.vector()), NOW + 200).unwrap();
        prop_assert_eq!(beside(&other), beside(&book));
    }

    #[test]
    fn no_bytes_make_the_json_reader_panic(cut in 0_usize..4_000, flip in 0_usize..4_000, byte in any::<u8>()) {
        let mut text = json::write(import(with_members(), german_csv(5, 6), Lang::De).book()).into_bytes();
        let (cut, flip) = (cut % text.len(), flip % text.len());
        text[flip] = byte;
        let _ = json::read(&text);
        text.truncate(cut);
        let _ = json::read(&text);
    }
}

fn contested_edit() -> impl Strategy<Value = (Prop, &'static str, Value)> {
    let line = || {
        prop_oneof![
            "[a-c]{1,2}".prop_map(|text| Value::from(text.as_str())),
            Just(Value::Null)
        ]
    };
    prop_oneof![
        line().prop_map(|value| (Prop::CompanyTown, "", value)),
        line().prop_map(|value| (Prop::CompanyStreet, "", value)),
        (0_i32..3).prop_map(|day| (Prop::CompanyNextDue, "", Value::Date(day))),
        (any::<bool>(), 7_u8..9).prop_map(|(on, who)| {
            let value = if on {
                Value::Id(RecordId([who; 16]))
            } else {
                Value::Null
            };
            (Prop::CompanyOwners, "kam", value)
        }),
        (0_i64..3).prop_map(|cents| (Prop::CompanyRevenue, "2026-10", Value::Int(cents))),
    ]
}

/// Every register about which people disagree, with all its values in their order.
fn beside(book: &Book) -> Vec<(RecordId, Key, Vec<Value>)> {
    book.all_records()
        .flat_map(|record| {
            record.contested().map(move |key| {
                let values = record.siblings(&key).map(|(_, _, value)| value.to_value());
                (record.id(), key.clone(), values.collect())
            })
        })
        .collect()
}

/// A lone dash is how lists say »nothing«.
fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "–" | "—")
}
