//! Finding: every spelling finds every other, nothing that fits is missed, the best comes first.

use facetten::app::Command;
use facetten::app::command::{NewCompany, NewPerson};
use facetten::app::list::ListQuery;
use facetten::app::views::palette::{Offer, matched};
use facetten::domain::{Prop, RecordId};
use proptest::prelude::*;

use super::desk_kit::Kit;

fn kit() -> Kit {
    let mut kit = Kit::new();
    for (name, town, phone) in [
        ("Grünkorn Biomärkte SE", "Hannover", "+49 (0)511 1234-56"),
        ("Müller & Söhne GmbH", "Gießen", "0641 / 98765"),
        ("Möbelhaus Tannhof KG", "Bielefeld", ""),
        ("Apotheken-Verbund Lahn eG", "Gießen", "0049 641 5550"),
        ("Radwerk Fahrradhandel GmbH", "Münster", ""),
        ("Optik Hellmark e. K.", "Paderborn", ""),
        ("Hellmark Optik Filiale", "Grün am See", ""),
    ] {
        kit.add(NewCompany {
            name: name.into(),
            town: town.into(),
            phone: phone.into(),
            ..NewCompany::default()
        });
    }
    let lahn = first(&kit, "lahn");
    kit.does(Command::AddPerson(NewPerson {
        first_name: "Miriam".into(),
        last_name: "Großkopf".into(),
        company: Some(lahn),
        function: "Einkauf".into(),
        ..NewPerson::default()
    }));
    kit
}

fn names(kit: &Kit, text: &str) -> Vec<String> {
    kit.desk
        .find_companies(text, 8)
        .into_iter()
        .map(|hit| hit.name)
        .collect()
}

fn first(kit: &Kit, text: &str) -> RecordId {
    kit.desk.find_companies(text, 1)[0].id
}

#[test]
fn every_spelling_finds_every_other() {
    let kit = kit();
    for (typed, expected) in [
        ("grünkorn", "Grünkorn Biomärkte SE"),
        ("GRUENKORN", "Grünkorn Biomärkte SE"),
        ("biomaerkte", "Grünkorn Biomärkte SE"),
        ("bioma\u{308}rkte", "Grünkorn Biomärkte SE"),
        ("mueller soehne", "Müller & Söhne GmbH"),
        ("söhne müller", "Müller & Söhne GmbH"),
        ("lahn giessen", "Apotheken-Verbund Lahn eG"),
        ("Lahn Gießen", "Apotheken-Verbund Lahn eG"),
        ("0511 123456", "Grünkorn Biomärkte SE"),
        ("+49 511 1234", "Grünkorn Biomärkte SE"),
        ("0641-5550", "Apotheken-Verbund Lahn eG"),
    ] {
        assert_eq!(
            names(&kit, typed).first().map(String::as_str),
            Some(expected),
            "{typed}"
        );
    }
}

#[test]
fn one_wrong_letter_is_forgiven_in_names() {
    let kit = kit();
    for (typed, expected) in [
        ("grünkron", "Grünkorn Biomärkte SE"),
        ("tanhof", "Möbelhaus Tannhof KG"),
        ("radwrk", "Radwerk Fahrradhandel GmbH"),
        ("hellmarck", "Optik Hellmark e. K."),
        ("muller", "Müller & Söhne GmbH"),
        ("apothekenverbund", "Apotheken-Verbund Lahn eG"),
        ("optil hellmark", "Optik Hellmark e. K."),
    ] {
        assert!(names(&kit, typed).contains(&expected.to_owned()), "{typed}");
    }
    assert!(names(&kit, "xanadu").is_empty());
    assert!(names(&kit, "").is_empty());
    assert!(names(&kit, " -- ").is_empty());
}

#[test]
fn the_best_comes_first() {
    let kit = kit();
    assert_eq!(
        names(&kit, "optik")[0],
        "Optik Hellmark e. K.",
        "the name begins with it"
    );
    assert_eq!(names(&kit, "hellmark")[0], "Hellmark Optik Filiale");
    assert_eq!(
        names(&kit, "grün")[0],
        "Grünkorn Biomärkte SE",
        "the name before the town"
    );
    assert_eq!(names(&kit, "grün").len(), 2);
}

#[test]
fn what_changes_is_found_under_its_new_words_only() {
    let mut kit = kit();
    let id = first(&kit, "tannhof");
    let rename = |name: &str| Command::Edit {
        id,
        prop: Prop::CompanyName,
        value: name.into(),
    };
    kit.does(rename("Wohnwelt Eiche"));
    assert_eq!(first(&kit, "wohnwelt"), id);
    assert!(names(&kit, "tannhof").is_empty());
    kit.undo().unwrap();
    assert_eq!(first(&kit, "tannhof"), id);
    kit.does(Command::Archive { ids: vec![id] });
    assert!(names(&kit, "tannhof").is_empty());
    // Far more changes than the index has room for: it is written anew on the way.
    kit.does(Command::Restore { ids: vec![id] });
    for k in 0..3_000 {
        kit.does(rename(&format!("Umbenannt Nummer {k} mit langem Namen")));
    }
    assert_eq!(first(&kit, "nummer 2999"), id);
    assert!(
        names(&kit, "nummer 2998")
            .iter()
            .all(|name| name.contains("2999"))
    );
    assert_eq!(names(&kit, "lahn"), ["Apotheken-Verbund Lahn eG"]);
}

#[test]
fn people_are_found_and_lead_to_their_company() {
    let kit = kit();
    let hit = &kit.desk.find_people("grosskopf", 5)[0];
    assert_eq!(hit.name, "Miriam Großkopf");
    let (function, company, name) = hit.at.as_ref().unwrap();
    assert_eq!(
        (function.as_str(), name.as_str()),
        ("Einkauf", "Apotheken-Verbund Lahn eG")
    );
    // The list's filter finds the company by the person as well.
    let query = ListQuery::with_text("Großkopf");
    let order = kit.desk.list(&query, &kit.viewer());
    assert_eq!(
        (order.ids.as_slice(), order.sums.hidden),
        (&[*company][..], 6)
    );
}

#[test]
fn the_palette_groups_and_obeys_its_signs() {
    let kit = kit();
    let offer = |what, words: &str| Offer {
        what,
        words: words.into(),
        also: vec!["neu".into()],
    };
    let commands = [offer(1, "Kunde anlegen"), offer(2, "CSV einlesen")];
    let pages = [offer(10, "Kunden"), offer(11, "Einstellungen")];
    let recent = [first(&kit, "radwerk")];
    let ask = |text: &str| kit.desk.palette(text, &recent, &commands, &pages);
    let empty = ask("");
    assert_eq!(
        (empty.recent.len(), empty.commands.as_slice()),
        (1, &[1, 2][..])
    );
    let found = ask("kund");
    assert_eq!(
        (found.commands.as_slice(), found.pages.as_slice()),
        (&[1][..], &[10][..])
    );
    assert_eq!(ask("> einlesen").commands, [2]);
    assert!(ask(">grünkorn").companies.is_empty());
    assert_eq!(ask("@miriam").people.len(), 1);
    assert!(ask("@grünkorn").companies.is_empty());
    assert_eq!(ask("miriam").people.len(), 1);
    assert_eq!(ask("anlegen kunde").commands, [1]);
    assert!(ask("xyzzy").is_empty());
}

#[test]
fn matched_letters_are_marked_in_the_name_as_it_is_written() {
    for (name, typed, marked) in [
        ("Grünkorn Biomärkte", "grue", vec!["Grü"]),
        ("Grünkorn Biomärkte", "maerkte grün", vec!["Grün", "märkte"]),
        ("Straße", "strasse", vec!["Straße"]),
        ("Müller", "mu", vec!["Mü"]),
        ("Müller", "x", vec![]),
        ("Aa aa", "aa", vec!["Aa"]),
        ("", "aa", vec![]),
    ] {
        let parts: Vec<&str> = matched(name, typed)
            .into_iter()
            .map(|(from, to)| &name[from..to])
            .collect();
        assert_eq!(parts, marked, "{name} / {typed}");
    }
}

/// The plain way: fold everything, look for every word.
fn naive(fields: &[String], query: &str) -> bool {
    let fold = facetten::app::import::fold::letters_and_digits;
    let text: Vec<String> = fields
        .iter()
        .map(|field| {
            let words = field.split(|c: char| !c.is_alphanumeric()).map(fold);
            words
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .collect();
    let mut words = query
        .split(|c: char| !c.is_alphanumeric())
        .map(fold)
        .filter(|word| !word.is_empty())
        .peekable();
    words.peek().is_some() && words.all(|word| text.iter().any(|field| field.contains(&word)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_search_finds_what_a_plain_search_finds(
        names in prop::collection::vec(("[a-cäöüßA-C -]{1,8}", "[a-c .]{0,6}"), 1..14),
        query in "[a-cäöüß ]{0,5}",
    ) {
        let mut kit = Kit::new();
        kit.desk.find_companies("warm", 1);
        let mut expected = Vec::new();
        for (name, town) in &names {
            let named = NewCompany { name: name.clone(), town: town.clone(), ..NewCompany::default() };
            if let Ok(outcome) = kit.try_to(Command::AddCompany(named))
                && naive(&[name.clone(), town.clone()], &query)
            {
                expected.push(outcome.created.unwrap());
            }
        }
        let list = ListQuery::with_text(&query);
        let mut found = kit.desk.list(&list, &kit.viewer()).ids.clone();
        found.sort();
        let filters = !query.trim().is_empty();
        if filters {
            prop_assert_eq!(&found, &expected);
        }
        prop_assert_eq!(kit.desk.count_hits(&query).0, expected.len());
    }

    #[test]
    fn marks_are_parts_of_the_name(name in ".{0,20}", query in ".{0,8}") {
        let mut end = 0;
        for (from, to) in matched(&name, &query) {
            prop_assert!(end <= from && from < to);
            prop_assert!(name.get(from..to).is_some());
            end = to;
        }
    }
}
