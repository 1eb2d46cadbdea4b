//! Which customers are probably one: sounds, scores with their reasons, and the search through the whole book.

use std::collections::BTreeSet;

use facetten::app::command::NewCompany;
use facetten::app::duplicates::{Finder, Likeness, Pair, Reason, Traits, Typed, likeness, score};
use facetten::app::import::fold::{letters_and_digits, name_words};
use facetten::app::{Command, Desk};
use facetten::domain::rules::phonetic::sound;
use facetten::domain::{Book, Company, Draft, Entity, Prop, RecordId};
use facetten::replica::WriterId;
use proptest::prelude::*;
use rphonetic::{Cologne, Encoder};

use super::desk_kit::{Kit, WORKSPACE, ten, today};

/// Family names, firms and towns in which every rule of the procedure occurs.
const NAMES: &str = "Müller Mueller Miller Möller Schmidt Schmitt Schmid Schneider Fischer Weber Wagner Becker Hoffmann \
    Schäfer Schaefer Breschnew Wikipedia Peter Pharma Mönchengladbach Deutsch Deutz Hamburg Hannover Christstollen \
    Xanthippe Zacharias Holzbau Matsch Matz Arbeitsamt Eberhard Celsius Cäsar Cornelius Chlodwig Caesium Aychlmajr \
    Meier Maier Mayr Meyer Acxel Max Hexe Quark Kuckuck Jäger Yvonne Philipp Pfeiffer Pfleger Stadtwerke Bahnhofsplatz \
    Großküchen Weißbier Schloß Bäckerei Fleischerei Apotheke Heinrich Rhein Ahorn Höhne Lachs Wachs Zschopau Tschechow \
    Czerny Scharf Scheck Ascher Kraftfahrzeug Optik Öztürk Über Ehrhardt Rohr Bosch Xaver Phönix Aktiengesellschaft";

#[test]
fn names_sound_as_the_procedure_says() {
    for name in NAMES.split_whitespace() {
        let ours = sound(&letters_and_digits(name));
        assert_eq!(ours, Cologne.encode(name), "{name}");
    }
    assert_eq!(sound("mueller"), "657");
    assert_eq!(sound("wikipedia"), "3412");
    assert_eq!(
        sound(&letters_and_digits("Müller-Lüdenscheidt")),
        "65752682"
    );
    assert_eq!(sound(""), "");
}

proptest! {
    #[test]
    fn any_word_sounds_as_the_procedure_says(word in "[a-z]{0,14}") {
        prop_assert_eq!(sound(&word), Cologne.encode(&word));
    }

    #[test]
    fn a_pair_scores_the_same_either_way(
        a in any_traits(), b in any_traits()
    ) {
        prop_assert_eq!(score(&a, &b), score(&b, &a));
    }
}

fn any_traits() -> impl Strategy<Value = Traits> {
    let name = prop::sample::select(vec![
        "Bäckerei Müller GmbH",
        "Baeckerei Mueller",
        "Müller Bäckerei",
        "Bäkerei Müler",
        "Bäckerei Meier",
        "Bäckerei Mayr",
        "Bäckerei Meyer Meier",
        "Meyer Mayr",
        "Halle 7",
        "Halle 8",
        "Kaufhaus Nord",
        "AG",
        "",
        "Grünkorn",
        "Grünkron Grünkorm",
        "Grünkorm",
    ]);
    let town = prop::sample::select(vec![
        "",
        "Bielefeld",
        "Köln",
        "Frankfurt",
        "Frankfurt am Main",
    ]);
    let postcode = prop::sample::select(vec!["", "33602", "D-33602", "50667"]);
    let street = prop::sample::select(vec![
        "",
        "Bahnhofstr. 12",
        "Bahnhofstraße 12",
        "Bahnhofstrase 12",
        "Am Markt 1",
    ]);
    let phone = prop::sample::select(vec!["", "0521 123456", "+49 521 123456"]);
    (name, town, postcode, street, phone).prop_map(|(name, town, postcode, street, phone)| {
        Traits::typed(name, postcode, town, street, phone)
    })
}

/// A company as its fields: name, postcode, town, street, phone, mail, number, VAT id.
type Row = [&'static str; 8];

fn draft(id: RecordId, row: &Row) -> Draft {
    Draft::new(Entity::Company, id)
        .text(Prop::CompanyName, row[0])
        .text(Prop::CompanyPostcode, row[1])
        .text(Prop::CompanyTown, row[2])
        .text(Prop::CompanyStreet, row[3])
        .text(Prop::CompanyPhone, row[4])
        .text(Prop::CompanyMail, row[5])
        .text(Prop::CompanyNumber, row[6])
        .text(Prop::CompanyVatId, row[7])
}

fn book(drafts: &[Draft]) -> Book {
    let mut book = Book::new(WORKSPACE);
    for chunk in drafts.chunks(5_000) {
        let writes: Vec<_> = chunk.iter().flat_map(Draft::writes).collect();
        book.commit(WriterId(1), ten(today()) as u64, &writes)
            .unwrap();
    }
    book
}

fn id(number: u32) -> RecordId {
    let mut random = [0; 10];
    random[6..].copy_from_slice(&number.to_le_bytes());
    RecordId::v7(ten(today()) as u64, random)
}

fn all(book: &Book) -> Vec<Pair> {
    let mut finder = Finder::new(book);
    while !finder.step(book, 1_000_000).is_finished {}
    finder.pairs()
}

#[test]
fn what_is_one_and_what_is_two() {
    use Reason::*;
    let cases: [(Row, Row, &[Reason], bool); 17] = [
        (
            ["Bäckerei Müller GmbH", "33602", "", "", "", "", "", ""],
            ["Baeckerei Mueller", "", "", "", "", "", "", ""],
            &[SameName],
            true,
        ),
        (
            [
                "Kaufhaus Nord",
                "24103",
                "Kiel",
                "",
                "",
                "info@kaufhaus-nord.de",
                "",
                "",
            ],
            [
                "Kaufhaus Nord",
                "23552",
                "Lübeck",
                "",
                "",
                "mail@kaufhaus-nord.de",
                "",
                "",
            ],
            &[SameName, SameDomain, OtherPlace],
            false,
        ),
        (
            ["Bäkerei Müller", "33602", "Bielefeld", "", "", "", "", ""],
            [
                "Bäckerei Müller e. K.",
                "D-33602",
                "Bielefeld",
                "",
                "",
                "",
                "",
                "",
            ],
            &[NearlySameName, SamePostcode],
            true,
        ),
        (
            ["Autohaus Meier & Sohn", "10115", "", "", "", "", "", ""],
            ["Autohaus Mayr + Sohn KG", "10115", "", "", "", "", "", ""],
            &[SoundsAlike, SamePostcode],
            true,
        ),
        (
            ["Autohaus Meier", "10115", "", "", "", "", "", ""],
            ["Autohaus Mayr", "80331", "", "", "", "", "", ""],
            &[SoundsAlike, OtherPlace],
            false,
        ),
        (
            [
                "Optik Krüger Hannover",
                "30159",
                "Hannover",
                "",
                "",
                "",
                "",
                "",
            ],
            ["Krüger Optik", "30159", "Hannover", "", "", "", "", ""],
            &[SameName, SamePostcode],
            true,
        ),
        (
            [
                "Bäckerei Müller",
                "33602",
                "Bielefeld",
                "Bahnhofstraße 12",
                "",
                "",
                "",
                "",
            ],
            [
                "Bäckerei Müller",
                "33602",
                "Bielefeld",
                "Am Markt 1",
                "",
                "",
                "",
                "",
            ],
            &[SameName, SamePostcode, OtherStreet],
            false,
        ),
        (
            [
                "Radwerk",
                "33602",
                "Bielefeld",
                "Bahnhofstraße 12 a",
                "0521 12 34 56",
                "",
                "",
                "",
            ],
            [
                "Radwerk Service",
                "33602",
                "Bielefeld",
                "Bahnhofstr. 12a",
                "+49 (0) 521 123456",
                "",
                "",
                "",
            ],
            &[SamePhone, SameStreet, SamePostcode],
            true,
        ),
        (
            [
                "Steuerbüro Sander",
                "33602",
                "Bielefeld",
                "Bahnhofstraße 12",
                "0521 123456",
                "",
                "",
                "",
            ],
            [
                "Hubertus Immobilien",
                "33602",
                "Bielefeld",
                "Bahnhofstraße 12",
                "0521 123456",
                "",
                "",
                "",
            ],
            &[SamePhone, SameStreet, SamePostcode, OtherName],
            false,
        ),
        (
            ["Halle 7", "33602", "", "", "", "", "", ""],
            ["Halle 8", "33602", "", "", "", "", "", ""],
            &[SamePostcode],
            false,
        ),
        (
            ["Malerbetrieb Kunze", "", "", "", "", "kunze@gmx.de", "", ""],
            ["Malerei Schulze", "", "", "", "", "schulze@gmx.de", "", ""],
            &[OtherName],
            false,
        ),
        (
            [
                "Malerbetrieb Kunze",
                "04103",
                "",
                "",
                "",
                "kunze@gmx.de",
                "",
                "",
            ],
            ["Malerbetrib Kunze", "", "", "", "", "Kunze@GMX.de", "", ""],
            &[NearlySameName, SameMail],
            true,
        ),
        (
            [
                "Grünkorn Vertrieb",
                "",
                "",
                "",
                "",
                "",
                "004711",
                "DE 123 456 789",
            ],
            ["Gruenkorn", "", "", "", "", "", "4711", "DE123456789"],
            &[SameVatId, SameNumber],
            true,
        ),
        (
            ["Grünkorn", "33602", "", "", "", "", "", "DE123456789"],
            ["Grünkorn", "33602", "", "", "", "", "", "DE987654321"],
            &[SameName, SamePostcode, OtherVatId],
            false,
        ),
        (
            ["Weinhandel Roth", "", "Frankfurt", "", "", "", "", ""],
            [
                "Weinhandlung Roth",
                "",
                "Frankfurt am Main",
                "",
                "",
                "info@roth-wein.de",
                "",
                "",
            ],
            &[SameTown],
            false,
        ),
        (
            ["Apotheken-Verbund West", "45127", "", "", "", "", "", ""],
            ["Apothekenverbund West", "45127", "", "", "", "", "", ""],
            &[SameName, SamePostcode],
            true,
        ),
        (
            ["Hotel Post", "82467", "", "", "", "", "", ""],
            ["Hotel Ost", "82467", "", "", "", "", "", ""],
            &[SamePostcode],
            false,
        ),
    ];
    for (a, b, reasons, shown) in cases {
        let book = book(&[draft(id(1), &a), draft(id(2), &b)]);
        let traits = |number| {
            let company = facetten::domain::Company::find(&book, id(number)).unwrap();
            Traits::of(&book, company)
        };
        let score = score(&traits(1), &traits(2));
        let mut wanted = reasons.to_vec();
        wanted.sort();
        assert_eq!(score.reasons().collect::<Vec<_>>(), wanted, "{a:?} {b:?}");
        assert_eq!(
            score.is_shown(),
            shown,
            "{} points: {a:?} {b:?}",
            score.points
        );
        assert_eq!(
            all(&book).len(),
            usize::from(shown),
            "the search: {a:?} {b:?}"
        );
    }
}

#[test]
fn names_are_compared_word_by_word() {
    let cases = [
        ("Müller GmbH & Co. KG", "Mueller", Likeness::Same),
        ("Grünkorn", "Grünkron", Likeness::Nearly),
        ("Bäckerei Müller", "Bäckerei Meier", Likeness::Related),
        ("Meier", "Mayr", Likeness::Sounding),
        ("Nord", "Nort", Likeness::Sounding),
        ("Kaufhaus Nord", "Kaufhaus Süd", Likeness::Related),
        ("Optik", "Radwerk", Likeness::Other),
    ];
    for (a, b, wanted) in cases {
        assert_eq!(
            likeness(&name_words(a), &name_words(b), ["", ""]),
            wanted,
            "{a} {b}"
        );
    }
}

/// A head office with branches that share name, domain, phone and tax number.
fn family(places: &[(&'static str, &'static str)]) -> Vec<Draft> {
    let row = |postcode, street| -> Row {
        [
            "Möbelhaus Hafer",
            postcode,
            "",
            street,
            "0511 987654",
            "info@hafer.de",
            "",
            "DE111222333",
        ]
    };
    let mut drafts = vec![draft(id(1), &row("30159", "Goethestr. 1"))];
    for (at, (postcode, street)) in places.iter().enumerate() {
        drafts.push(
            draft(id(2 + at as u32), &row(postcode, street)).link(Prop::CompanyParent, Some(id(1))),
        );
    }
    drafts
}

#[test]
fn a_family_is_no_heap_of_duplicates() {
    let apart = family(&[
        ("30159", "Goethestr. 1"),
        ("33602", "Am Markt 1"),
        ("33602", "Hafen 3"),
    ]);
    assert_eq!(
        all(&book(&apart)),
        [],
        "head office and branches, and branches at other doors"
    );
    let twice = family(&[("33602", "Am Markt 1"), ("33602", "Am Markt 1")]);
    let pairs = all(&book(&twice));
    assert_eq!(pairs.len(), 1, "one branch that was entered twice");
    assert_eq!((pairs[0].a, pairs[0].b), (id(2), id(3)));
    let reasons: Vec<Reason> = pairs[0].score.reasons().collect();
    assert_eq!(
        reasons,
        [Reason::SameName, Reason::SameStreet, Reason::SamePostcode]
    );
    // A branch of a branch belongs to the head office as well.
    let mut deep = family(&[("33602", "Am Markt 1")]);
    deep.push(
        draft(
            id(9),
            &[
                "Möbelhaus Hafer",
                "30159",
                "",
                "Goethestr. 1",
                "",
                "",
                "",
                "",
            ],
        )
        .link(Prop::CompanyParent, Some(id(2))),
    );
    assert_eq!(all(&book(&deep)), []);
}

/// Customers of which every tenth was entered a second time, otherwise spelt.
fn crowd(count: u32) -> Vec<Draft> {
    const TRADES: [&str; 8] = [
        "Bäckerei",
        "Autohaus",
        "Optik",
        "Apotheke",
        "Tischlerei",
        "Hotel",
        "Weinhandel",
        "Malerbetrieb",
    ];
    let mut seed = 7_u64;
    let mut next = move |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695);
        (seed >> 33) % below
    };
    let mut drafts: Vec<Draft> = Vec::new();
    let mut last = (String::new(), String::new(), String::new());
    for number in 0..count {
        let (name, postcode, phone) = if number % 10 == 9 {
            let (name, postcode, phone) = &last;
            (
                name.replace("ei ", "ei  ")
                    .replace("GmbH", "mbH")
                    .to_uppercase(),
                postcode.clone(),
                phone.clone(),
            )
        } else {
            let family: String = (0..3)
                .map(|_| {
                    [
                        "ber", "mann", "schu", "kel", "ro", "win", "ta", "fri", "lo", "gen",
                    ][next(10) as usize]
                })
                .collect();
            (
                format!("{} {family} GmbH", TRADES[next(8) as usize]),
                format!("{:05}", 10_000 + next(800) * 97),
                format!("0{} {}", 200 + next(700), 100_000 + next(900_000)),
            )
        };
        let draft = Draft::new(Entity::Company, id(number))
            .text(Prop::CompanyName, &name)
            .text(Prop::CompanyPostcode, &postcode)
            .text(Prop::CompanyPhone, &phone)
            .text(Prop::CompanyNumber, &format!("K{number}"))
            .text(Prop::CompanyMail, &format!("info@firma-{number}.de"));
        drafts.push(draft);
        last = (name, postcode, phone);
    }
    drafts
}

#[test]
fn slices_find_what_one_go_finds() {
    let book = book(&crowd(600));
    let whole = all(&book);
    assert!(whole.len() >= 60, "{}", whole.len());
    for budget in [1, 7, 97] {
        let mut finder = Finder::new(&book);
        let mut steps = 0;
        while !finder.step(&book, budget).is_finished {
            steps += 1;
        }
        assert_eq!(finder.pairs(), whole);
        assert!(
            steps > 600 / budget,
            "a slice is small: {steps} of {budget}"
        );
    }
}

#[test]
fn fifty_thousand_customers_take_a_bounded_number_of_comparisons() {
    let count = 50_000;
    let book = book(&crowd(count));
    let began = std::time::Instant::now();
    let mut finder = Finder::new(&book);
    while !finder.step(&book, 2_000).is_finished {}
    let progress = finder.progress();
    println!(
        "{count} customers: {progress:?}, {} pairs, {:?}",
        finder.pairs().len(),
        began.elapsed()
    );
    assert!(
        progress.comparisons <= 12 * 12 * count as usize,
        "{progress:?}"
    );
    let found: BTreeSet<(RecordId, RecordId)> =
        finder.pairs().iter().map(|pair| (pair.a, pair.b)).collect();
    let second = (0..count / 10).filter(|at| {
        let (a, b) = (id(at * 10 + 8), id(at * 10 + 9));
        found.contains(&(a.min(b), a.max(b)))
    });
    // Of ten thousand blocks some are too large; what is missing there has to be little.
    let second = second.count();
    assert!(second >= count as usize / 10 * 99 / 100, "{second}");
}

#[test]
fn a_chain_of_five_thousand_is_one_large_block() {
    let mut drafts: Vec<Draft> = (0..5_000)
        .map(|number| {
            Draft::new(Entity::Company, id(number))
                .text(Prop::CompanyName, "Drogerie Sonne")
                .text(Prop::CompanyPostcode, &format!("{:05}", 10_000 + number))
                .text(Prop::CompanyStreet, "Hauptstr. 5")
                .text(Prop::CompanyMail, "info@drogerie-sonne.de")
        })
        .collect();
    drafts.push(drafts[2_500].clone());
    let last = drafts.len() - 1;
    drafts[last].id = id(9_999);
    let book = book(&drafts);
    let mut finder = Finder::new(&book);
    while !finder.step(&book, 1_000).is_finished {}
    let progress = finder.progress();
    assert!(progress.large_blocks >= 2, "{progress:?}");
    assert!(progress.comparisons < 5_000 * 12 * 5, "{progress:?}");
    let pairs = finder.pairs();
    let twin = [id(2_500), id(9_999)];
    let is_twin = |pair: &Pair| twin.contains(&pair.a) && twin.contains(&pair.b);
    assert!(pairs.len() == 1 && is_twin(&pairs[0]), "{}", pairs.len());
}

#[test]
fn who_is_typed_again_is_shown_with_reasons() {
    let mut kit = Kit::new();
    for number in 0..12 {
        kit.company(&format!("Bäckerei Nummer {number}"), "Köln");
    }
    let known = kit.add(NewCompany {
        name: "Bäckerei Müller GmbH".into(),
        postcode: "33602".into(),
        town: "Bielefeld".into(),
        phone: "0521 123456".into(),
        ..NewCompany::default()
    });
    let typed = |name: &str| Typed {
        name: name.into(),
        ..Typed::default()
    };
    let ids = |typed: &Typed| -> Vec<RecordId> {
        kit.desk
            .likely_duplicates(typed, 3)
            .into_iter()
            .map(|likely| likely.id)
            .collect()
    };
    assert_eq!(ids(&typed("Baeckerei Mueller")), [known]);
    assert_eq!(ids(&typed("Bä")), []);
    assert_eq!(ids(&typed("")), []);
    let elsewhere = Typed {
        town: "Köln".into(),
        postcode: "50667".into(),
        ..typed("Bäckerei Müller")
    };
    assert_eq!(ids(&elsewhere), []);
    let by_phone = Typed {
        phone: "+49 521 123456".into(),
        postcode: "33602".into(),
        ..typed("Müller Backwaren")
    };
    let found = kit.desk.likely_duplicates(&by_phone, 3);
    assert_eq!(
        found.len(),
        0,
        "a phone and a postcode alone are a neighbour"
    );
    let slip = Typed {
        phone: "+49 521 123456".into(),
        ..typed("Bäkerei Müller")
    };
    let found = kit.desk.likely_duplicates(&slip, 3);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].score.reasons().collect::<Vec<_>>(),
        [Reason::NearlySameName, Reason::SamePhone]
    );
    // Of one that is put away nobody is reminded.
    kit.does(Command::Archive { ids: vec![known] });
    assert_eq!(kit.desk.likely_duplicates(&slip, 3), []);
}

#[test]
fn among_ten_thousand_the_search_proposes_and_the_score_decides() {
    let desk = Desk::open(book(&crowd(10_000)));
    let typed = |at: u32| {
        let company = Company::find(desk.book(), id(at)).unwrap();
        Typed {
            name: company.name().to_lowercase(),
            postcode: company.postcode().into(),
            ..Typed::default()
        }
    };
    let typed: Vec<Typed> = (8..1_000).step_by(10).map(typed).collect();
    let _ = desk.likely_duplicates(&typed[0], 3);
    let began = std::time::Instant::now();
    for typed in &typed {
        let found = desk.likely_duplicates(typed, 3);
        assert!(found.len() >= 2, "both entries of {typed:?}: {found:?}");
    }
    println!(
        "one look among 10,000: {:?}",
        began.elapsed() / typed.len() as u32
    );
}
