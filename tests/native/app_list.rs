//! Filters as chips and as words, several columns of order, groups.

use std::collections::BTreeSet;

use facetten::app::Command;
use facetten::app::command::{Audience, NewActivity, NewCompany, NewDeal, NewPerson, Next, Spot};
use facetten::app::groups::{Groups, Line};
use facetten::app::list::{
    Colleague, Column, ColumnKind, Condition, DayRef, Direction, ListQuery, ME, Test, View,
    understand,
};
use facetten::domain::{
    ActivityKind, Class, CompanyKind, Prop, RecordId, Role, Stage, Status, Value,
};
use proptest::prelude::*;

use super::desk_kit::{Kit, day, step, ten};

fn team() -> Vec<Colleague> {
    ["Anna Brandt", "Ralf Kessler", "Anna Özdemir"]
        .iter()
        .enumerate()
        .map(|(number, name)| Colleague {
            id: RecordId([number as u8 + 1; 16]),
            name: (*name).to_owned(),
        })
        .collect()
}

#[test]
fn what_people_say_becomes_conditions_and_words() {
    let anna = team()[0].id;
    let ralf = team()[1].id;
    let zoe = team()[2].id;
    let by = |id: RecordId| format!("zustaendig.ist.{id}");
    let cases: Vec<(&str, Vec<String>, &str)> = [
        (
            "A-Kunden Bielefeld ohne Termin",
            "klasse.ist.a schritt.fehlt",
            "Bielefeld",
        ),
        ("a kunden", "klasse.ist.a", ""),
        ("A- und B-Kunden in Hamburg", "klasse.ist.a,b", "Hamburg"),
        ("A/B-Kunden", "klasse.ist.a,b", ""),
        ("B-Kunden oder A-Kunden", "klasse.ist.a,b", ""),
        ("Klasse A oder C Regale", "klasse.ist.a,c", "Regale"),
        (
            "class b without next step",
            "klasse.ist.b schritt.fehlt",
            "",
        ),
        ("A customers no step", "klasse.ist.a schritt.fehlt", ""),
        ("60 Tage ohne Kontakt", "kontakt.tag...-61", ""),
        ("seit 3 Wochen still", "kontakt.tag...-22", ""),
        ("kein Kontakt seit 60 Tagen", "kontakt.tag...-61", ""),
        (
            "letzter Kontakt vor mehr als 2 Monaten",
            "kontakt.tag...-61",
            "",
        ),
        ("no contact for 10 days", "kontakt.tag...-11", ""),
        ("ohne Kontakt", "kontakt.fehlt", ""),
        ("ohne Telefon ohne E-Mail", "telefon.fehlt mail.fehlt", ""),
        ("mit Filialen", "filialen.zahl.1..", ""),
        ("ohne Ansprechpartner", "personen.zahl...0", ""),
        ("mehr als 10 Filialen", "filialen.zahl.10..", ""),
        ("Umsatz über 10.000", "umsatz.zahl.1000000..", ""),
        ("Umsatz > 10.000,50 €", "umsatz.zahl.1000050..", ""),
        ("Umsatz >20k Kiel", "umsatz.zahl.2000000..", "Kiel"),
        ("revenue under 5 Tsd", "umsatz.zahl...500000", ""),
        ("offen ab 1,5 Mio Euro", "offen.zahl.150000000..", ""),
        ("PLZ 33", "plz.ab.33", ""),
        ("#Messe Köln", "schlagwort.ist.Messe", "Köln"),
        ("überfällig", "schritt.tag...-1", ""),
        ("heute fällig", "schritt.tag.+0..+0", ""),
        ("Interessenten Berlin", "status.ist.prospect", "Berlin"),
        ("ehemalige Kunden", "status.ist.former", ""),
        ("meine A-Kunden", "zustaendig.ist.ich klasse.ist.a", ""),
        ("von mir", "zustaendig.ist.ich", ""),
        ("mit Reklamation", "lage.ist.complaint", ""),
        ("Zentralen Hannover", "art.ist.head_office", "Hannover"),
        // What is not understood is looked for as it stands.
        ("Bielefeld", "", "Bielefeld"),
        ("Bäckerei von Stein", "", "Bäckerei von Stein"),
        ("C & A", "", "C & A"),
        ("Ohne Furcht GmbH", "", "Ohne Furcht GmbH"),
        ("Still", "", "Still"),
        ("Rose und Söhne", "", "Rose und Söhne"),
        ("Umsatz", "", "Umsatz"),
        ("33602", "", "33602"),
        ("60 Tage", "", "60 Tage"),
        ("", "", ""),
        // Quotation marks keep it from being understood.
        ("»A-Kunden« ohne Termin", "schritt.fehlt", "A-Kunden"),
    ]
    .into_iter()
    .map(|(text, conditions, rest)| {
        (
            text,
            conditions
                .split(' ')
                .filter(|one| !one.is_empty())
                .map(str::to_owned)
                .collect(),
            rest,
        )
    })
    .chain([
        ("von Ralf", vec![by(ralf)], ""),
        ("betreut von Ralf Kessler Kiel", vec![by(ralf)], "Kiel"),
        ("bei Anna Brandt", vec![by(anna)], ""),
        ("von Özdemir", vec![by(zoe)], ""),
        // Two are called Anna.
        ("von Anna", vec![], "von Anna"),
    ])
    .collect();
    for (text, conditions, rest) in cases {
        let understood = understand(text, &team());
        let found: Vec<String> = understood
            .conditions
            .iter()
            .map(Condition::address)
            .collect();
        assert_eq!(
            (found, understood.rest.trim()),
            (conditions, rest),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_filter_and_no_word_gets_lost(text in "[a-zäöü0-9 .\"»>#&-]{0,60}") {
        let understood = understand(&text, &team());
        for condition in &understood.conditions {
            prop_assert_eq!(&Condition::parse(&condition.address()), condition);
        }
        if understood.conditions.is_empty() {
            let words = |text: &str| text.replace(['"', '»'], " ").split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&understood.rest), words(&text));
        }
    }
}

#[test]
fn a_column_is_asked_only_what_it_can_answer() {
    assert_eq!(
        Condition::new(Column::Town, Test::Between(Some(1), None)),
        None
    );
    assert_eq!(
        Condition::new(Column::Revenue, Test::Contains("1".into())),
        None
    );
    assert_eq!(Condition::new(Column::Class, Test::AnyOf(vec![])), None);
    assert_eq!(
        Condition::new(Column::Open, Test::Between(None, None)),
        None
    );
    // What cannot be read is kept, and lets everybody in.
    let strange = "lieblingsfarbe.ist.rot";
    assert_eq!(
        Condition::parse(strange),
        Condition::Unknown(strange.into())
    );
    let mut kit = Kit::new();
    kit.company("Ähre", "Kiel");
    let query = ListQuery::only(Condition::parse(strange));
    assert_eq!(names(&kit, &query), ["Ähre"]);
}

fn names(kit: &Kit, query: &ListQuery) -> Vec<String> {
    let order = kit.desk.list(query, &kit.viewer());
    order
        .ids
        .iter()
        .map(|id| kit.desk.customer_row(*id, kit.today).unwrap().name)
        .collect()
}

/// A small book in which every column says something somewhere.
fn sample() -> Kit {
    let mut kit = Kit::new();
    let ralf = kit.member("Ralf Kessler", Role::FieldSales);
    let head = kit.add(NewCompany {
        name: "Grünkorn Biomärkte".into(),
        kind: Some(CompanyKind::HeadOffice),
        town: "Hannover".into(),
        postcode: "30159".into(),
        street: "Markt 1".into(),
        phone: "+49 511 123-45".into(),
        mail: "einkauf@gruenkorn.example".into(),
        number: "10482".into(),
        class: Some(Class::A),
        status: Some(Status::Customer),
        industry: "Lebensmittel".into(),
        source: "Messe".into(),
        owner: Some((Role::KeyAccount.into(), kit.me)),
        next: Some(step("Anrufen", day(11, 20))),
        ..NewCompany::default()
    });
    kit.add(NewCompany {
        name: "Grünkorn Linden".into(),
        kind: Some(CompanyKind::Branch),
        parent: Some(head),
        town: "Hannover".into(),
        postcode: "30449".into(),
        class: Some(Class::B),
        owner: Some((Role::FieldSales.into(), ralf)),
        ..NewCompany::default()
    });
    let optik = kit.add(NewCompany {
        name: "Optik Hellmark".into(),
        town: "Paderborn".into(),
        postcode: "33098".into(),
        industry: "Optik".into(),
        status: Some(Status::Prospect),
        ..NewCompany::default()
    });
    kit.does(Command::Edit {
        id: optik,
        prop: Prop::CompanyRevenueStated,
        value: Value::Int(2_480_000),
    });
    kit.does(Command::Tag {
        companies: vec![optik],
        tag: "Messe".into(),
        on: true,
    });
    kit.does(Command::AddPerson(NewPerson {
        last_name: "Hell".into(),
        company: Some(optik),
        ..NewPerson::default()
    }));
    kit.does(Command::AddDeal(NewDeal {
        title: "Regale".into(),
        company: Some(optik),
        value: 900_000,
        at: Some(Spot::built(Stage::Qualified)),
        ..NewDeal::default()
    }));
    kit.does(Command::Log(NewActivity {
        company: optik,
        person: None,
        kind: ActivityKind::Call,
        text: String::new(),
        outcome: String::new(),
        at_ms: Some(ten(day(9, 1))),
        promise: None,
        next: Next::Unchanged,
    }));
    kit.company("Ähre", "");
    kit
}

#[test]
fn each_condition_lets_in_whom_it_says() {
    const A: &str = "Ähre";
    const G: &str = "Grünkorn Biomärkte";
    const L: &str = "Grünkorn Linden";
    const O: &str = "Optik Hellmark";
    let kit = sample();
    let cases: &[(&str, &[&str])] = &[
        ("klasse.ist.a,b", &[G, L]),
        ("klasse.nicht.a", &[A, L, O]),
        ("klasse.fehlt", &[A, O]),
        ("klasse.da", &[G, L]),
        ("status.ist.customer", &[G]),
        ("art.ist.branch", &[L]),
        ("zustaendig.ist.ich", &[G]),
        ("zustaendig.nicht.ich", &[A, L, O]),
        ("zustaendig.fehlt", &[A, O]),
        ("schritt.da", &[G]),
        ("schritt.tag...-1", &[G]),
        ("schritt.tag.2026-11-20..2026-11-20", &[G]),
        ("schritt.tag.2026-11-21..", &[]),
        ("umsatz.zahl.2480000..2480000", &[O]),
        ("umsatz.zahl.2480001..", &[]),
        ("umsatz.fehlt", &[A, G, L]),
        ("offen.zahl.1..", &[O]),
        ("offen.zahl...0", &[A, G, L]),
        ("lage.ist.new", &[A, L]),
        ("kontakt.tag...-61", &[A, G, L, O]),
        ("kontakt.da", &[O]),
        ("kontakt.tag.-90..-61", &[O]),
        ("nummer.ab.104", &[G]),
        ("filialen.zahl.1..", &[G]),
        ("personen.zahl.1..", &[O]),
        ("personen.fehlt", &[A, G, L]),
        ("strasse.mit.MARKT", &[G]),
        ("plz.ab.30", &[G, L]),
        ("ort.ist.HANNOVER,Paderborn", &[G, L, O]),
        ("ort.mit.ader", &[O]),
        ("ort.fehlt", &[A]),
        ("telefon.mit.51112345", &[G]),
        ("mail.da", &[G]),
        ("branche.ist.optik", &[O]),
        ("quelle.ist.Messe", &[G]),
        ("schlagwort.ist.Messe", &[O]),
        ("schlagwort.nicht.Messe", &[A, G, L]),
        ("kunde.mit.gruenkorn", &[G, L]),
        ("web.fehlt", &[A, G, L, O]),
    ];
    for (address, expected) in cases {
        let condition = Condition::parse(address);
        assert_eq!(condition.address(), *address);
        assert!(condition.column().is_some(), "{address}");
        let mut found = names(&kit, &ListQuery::only(condition));
        found.sort_by_key(|name| [A, G, L, O].iter().position(|other| other == name));
        assert_eq!(found, *expected, "{address}");
    }
}

#[test]
fn said_and_chosen_is_the_same() {
    let kit = sample();
    let said = ListQuery::with_text("Hannover Klasse A B ohne Termin");
    let chosen = ListQuery::with_text("Hannover")
        .and(Condition::any_of(Column::Class, &["a", "b"]))
        .and(Condition::without_step());
    assert_eq!(names(&kit, &said), ["Grünkorn Linden"]);
    assert_eq!(names(&kit, &said), names(&kit, &chosen));
}

#[test]
fn whoever_looks_is_meant_by_me() {
    let mut kit = sample();
    let query = ListQuery::only(Condition::any_of(Column::Owner, &[ME]));
    assert_eq!(names(&kit, &query), ["Grünkorn Biomärkte"]);
    kit.me = kit
        .desk
        .members()
        .find(|member| member.name() == "Ralf Kessler")
        .unwrap()
        .id();
    assert_eq!(names(&kit, &query), ["Grünkorn Linden"]);
}

#[test]
fn a_filter_follows_what_changes() {
    let mut kit = sample();
    let query = ListQuery::with_text("A-Kunden").by(Column::Town, Direction::Descending);
    assert_eq!(names(&kit, &query), ["Grünkorn Biomärkte"]);
    let optik = kit
        .desk
        .list(&ListQuery::with_text("Optik"), &kit.viewer())
        .ids[0];
    kit.does(Command::Edit {
        id: optik,
        prop: Prop::CompanyClass,
        value: "a".into(),
    });
    assert_eq!(
        names(&kit, &query),
        ["Optik Hellmark", "Grünkorn Biomärkte"]
    );
    kit.undo().unwrap();
    assert_eq!(names(&kit, &query), ["Grünkorn Biomärkte"]);
    // A new colleague may be the one whom a word means.
    let by_name = ListQuery::with_text("von Zoe");
    assert!(names(&kit, &by_name).is_empty());
    let zoe = kit.member("Zoe Özdemir", Role::InsideActive);
    kit.does(Command::Assign {
        companies: vec![optik],
        role: Role::InsideActive.into(),
        member: Some(zoe),
    });
    assert_eq!(names(&kit, &by_name), ["Optik Hellmark"]);
}

#[test]
fn the_second_column_sorts_what_is_equal_in_the_first() {
    let mut kit = Kit::new();
    for (name, town, class) in [
        ("Eins", "Kiel", Some(Class::B)),
        ("Zwei", "Aachen", Some(Class::B)),
        ("Drei", "Kiel", Some(Class::A)),
        ("Vier", "Ulm", None),
        ("Fünf", "", Some(Class::B)),
        ("Acht", "Kiel", Some(Class::B)),
    ] {
        kit.add(NewCompany {
            name: name.into(),
            town: town.into(),
            class,
            ..NewCompany::default()
        });
    }
    let by_class = ListQuery::default().sorted_by(Column::Class);
    let query = by_class.also_sorted_by(Column::Town);
    let expected = ["Drei", "Zwei", "Acht", "Eins", "Fünf", "Vier"];
    assert_eq!(names(&kit, &query), expected);
    let turned = query.also_sorted_by(Column::Town);
    assert_eq!(
        names(&kit, &turned),
        ["Drei", "Acht", "Eins", "Zwei", "Fünf", "Vier"],
        "what is missing stays last"
    );
    // A list that is kept has the same order as a fresh one.
    let vier = kit
        .desk
        .list(&ListQuery::with_text("Vier"), &kit.viewer())
        .ids[0];
    kit.does(Command::Edit {
        id: vier,
        prop: Prop::CompanyClass,
        value: "b".into(),
    });
    assert_eq!(
        names(&kit, &query),
        ["Drei", "Zwei", "Acht", "Eins", "Vier", "Fünf"]
    );
}

#[test]
fn a_group_stands_together_with_its_sums() {
    let kit = sample();
    let mut query = ListQuery::default().by(Column::Name, Direction::Descending);
    query.group = Some(Column::Town);
    let order = kit.desk.list(&query, &kit.viewer());
    let groups = kit.desk.groups(&order.ids, Column::Town, kit.today);
    let found: Vec<(Option<&str>, usize, i64, i64)> = groups
        .iter()
        .map(|group| {
            (
                group.value.as_deref(),
                group.rows.len(),
                group.sums.revenue,
                group.sums.open,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (Some("Hannover"), 2, 0, 0),
            (Some("Paderborn"), 1, 2_480_000, 900_000),
            (None, 1, 0, 0),
        ]
    );
    assert_eq!(
        names(&kit, &query)[..2],
        ["Grünkorn Linden", "Grünkorn Biomärkte"],
        "within the group by the chosen column"
    );
}

#[test]
fn a_view_is_kept_for_the_team_or_for_oneself() {
    let mut kit = sample();
    let ralf = kit
        .desk
        .members()
        .find(|member| member.name() == "Ralf Kessler")
        .unwrap()
        .id();
    let query = ListQuery::with_text("Hannover")
        .and(Condition::any_of(Column::Class, &["a", "b"]))
        .by(Column::Town, Direction::Descending);
    let save = |name: &str, view, query: &ListQuery, audience| Command::SaveView {
        view,
        name: name.into(),
        query: Box::new(query.clone()),
        audience,
    };
    let id = kit
        .does(save("Nord", None, &query, Audience::Team))
        .created
        .unwrap();
    let mine = kit
        .does(save("Meine Liste", None, &query, Audience::Me))
        .created
        .unwrap();
    let shown = |kit: &Kit| -> Vec<(String, Option<String>)> {
        let views = kit.desk.saved_views(&kit.viewer());
        views.into_iter().map(|view| (view.name, view.by)).collect()
    };
    assert_eq!(
        shown(&kit),
        [("Meine Liste".into(), None), ("Nord".into(), None)]
    );
    let view = kit.desk.saved_views(&kit.viewer()).pop().unwrap();
    assert_eq!(
        view.query,
        ListQuery {
            saved: Some(id),
            ..query.clone()
        }
    );
    assert!(query.same_rows(&view.query));

    // A colleague sees what is for the team, and can change it.
    let me = std::mem::replace(&mut kit.me, ralf);
    assert_eq!(shown(&kit), [("Nord".into(), Some("Anna Brandt".into()))]);
    kit.does(save(
        "Norden",
        Some(id),
        &ListQuery::of(View::Silent),
        Audience::Team,
    ));
    kit.me = me;
    assert_eq!(
        kit.desk.saved_views(&kit.viewer())[1].query.view,
        View::Silent
    );
    kit.undo().unwrap();
    assert_eq!(kit.desk.saved_views(&kit.viewer())[1].name, "Nord");

    kit.does(Command::Archive { ids: vec![mine] });
    assert_eq!(shown(&kit).len(), 1);
    kit.undo().unwrap();
    assert_eq!(shown(&kit).len(), 2);
    assert!(
        kit.try_to(save("  ", None, &query, Audience::Team))
            .is_err(),
        "a view has a name"
    );
}

#[test]
fn a_view_over_a_field_that_is_gone_says_so_and_shows_everybody() {
    let mut kit = sample();
    let query = ListQuery::from_address("f=eigen.ist.7&f=klasse.ist.a");
    kit.does(Command::SaveView {
        view: None,
        name: "Alt".into(),
        query: Box::new(query),
        audience: Audience::Team,
    });
    let view = kit.desk.saved_views(&kit.viewer()).remove(0);
    assert!(view.has_unknown);
    assert_eq!(
        view.query.address(),
        format!("ansicht={}&f=eigen.ist.7&f=klasse.ist.a", view.id)
    );
    assert_eq!(names(&kit, &view.query), ["Grünkorn Biomärkte"]);
}

fn choice() -> impl Strategy<Value = Column> {
    prop::sample::select(Column::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_condition_and_its_contrary_part_the_list(column in choice(), text in "[a-z]{1,2}", bound in 0_i64..3_000_000) {
        let kit = sample();
        let shown = |test: Test| -> BTreeSet<String> {
            names(&kit, &ListQuery::only(Condition::new(column, test).unwrap())).into_iter().collect()
        };
        let everybody: BTreeSet<String> = names(&kit, &ListQuery::default()).into_iter().collect();
        let filled = shown(Test::Filled);
        let empty = shown(Test::Empty);
        prop_assert!(filled.is_disjoint(&empty));
        prop_assert_eq!(&filled | &empty, everybody.clone());
        let of = match column.kind() {
            ColumnKind::Choice(ids) => ids[0].to_owned(),
            ColumnKind::Members => ME.to_owned(),
            ColumnKind::Text | ColumnKind::Tags => text.clone(),
            ColumnKind::Cents | ColumnKind::Count => {
                let below = shown(Test::Between(None, Some(bound)));
                let above = shown(Test::Between(Some(bound + 1), None));
                prop_assert!(below.is_disjoint(&above));
                prop_assert!((&below | &above).is_superset(&filled));
                return Ok(());
            }
            ColumnKind::Day => {
                let days = i32::try_from(bound % 200).unwrap() - 100;
                let before = shown(Test::Days(None, Some(DayRef::FromToday(days))));
                let after = shown(Test::Days(Some(DayRef::FromToday(days + 1)), None));
                prop_assert!(before.is_disjoint(&after));
                prop_assert!(column == Column::NextStep || (&before | &after).is_superset(&filled));
                return Ok(());
            }
        };
        let is = shown(Test::AnyOf(vec![of.clone()]));
        let is_not = shown(Test::NoneOf(vec![of]));
        prop_assert!(is.is_disjoint(&is_not));
        prop_assert_eq!(&is | &is_not, everybody);
        if column.kind() == ColumnKind::Text {
            let begins = shown(Test::StartsWith(text.clone()));
            prop_assert!(begins.is_subset(&shown(Test::Contains(text))));
        }
    }

    #[test]
    fn two_conditions_let_in_who_fulfils_both(first in choice(), second in choice()) {
        let kit = sample();
        let shown = |query: &ListQuery| names(&kit, query).into_iter().collect::<BTreeSet<_>>();
        let (a, b) = (Condition::Of(first, Test::Filled), Condition::Of(second, Test::Empty));
        let both = ListQuery::only(a.clone()).and(b.clone());
        let turned = ListQuery::only(b.clone()).and(a.clone());
        prop_assert_eq!(shown(&both), &shown(&ListQuery::only(a)) & &shown(&ListQuery::only(b)));
        prop_assert_eq!(names(&kit, &both), names(&kit, &turned));
    }

    #[test]
    fn every_row_and_every_heading_has_one_line(column in prop::sample::select(Column::GROUPING.to_vec()), view in prop::sample::select(View::ALL.to_vec())) {
        let kit = sample();
        let query = ListQuery { group: Some(column), ..ListQuery::of(view) };
        let order = kit.desk.list(&query, &kit.viewer());
        let groups = kit.desk.groups(&order.ids, column, kit.today);
        let lines: Vec<Line> = (0..groups.lines()).map_while(|line| groups.line(line)).collect();
        let mut expected = Vec::new();
        for (number, group) in groups.iter().enumerate() {
            expected.push(Line::Heading(number));
            expected.extend(group.rows.clone().map(Line::Row));
        }
        prop_assert_eq!(&lines, &expected);
        prop_assert_eq!(groups.line(groups.lines()), None);
        for row in 0..order.ids.len() {
            prop_assert_eq!(groups.line(groups.line_of(row)), Some(Line::Row(row)));
        }
        // A value has one group alone, and the groups add up to the list.
        let values: BTreeSet<_> = groups.iter().map(|group| group.value.clone()).collect();
        prop_assert_eq!(values.len(), groups.iter().count());
        let revenue: i64 = groups.iter().map(|group| group.sums.revenue).sum();
        let count: usize = groups.iter().map(|group| group.sums.count).sum();
        prop_assert_eq!((count, revenue), (order.sums.count, order.sums.revenue));
    }
}

#[test]
fn a_list_without_groups_has_a_line_for_each_row() {
    let none = Groups::none(3);
    let lines: Vec<Option<Line>> = (0..4).map(|line| none.line(line)).collect();
    assert_eq!(
        lines,
        [
            Some(Line::Row(0)),
            Some(Line::Row(1)),
            Some(Line::Row(2)),
            None
        ]
    );
}
