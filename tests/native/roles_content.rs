//! The role texts: complete in both languages, in the house's style, naming only what exists.

use std::collections::BTreeSet;

use facetten::content::i18n::{Lang, roles as words};
use facetten::content::roles::{Block, Facet, RoleBook, RoleTask, Segment};
use facetten::domain::role::Role;

const DE: &str = include_str!("../../public/data/roles.de.json");
const EN: &str = include_str!("../../public/data/roles.en.json");

fn book(lang: Lang) -> RoleBook {
    RoleBook::from_json(lang.pick(DE, EN)).expect("the role texts read")
}

/// All strings of a JSON tree with the path that leads to each.
fn strings(value: &serde_json::Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) => found.push((path.to_owned(), text.clone())),
        serde_json::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                strings(item, &format!("{path}/{index}"), found);
            }
        }
        serde_json::Value::Object(fields) => {
            for (name, field) in fields {
                strings(field, &format!("{path}/{name}"), found);
            }
        }
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => {
            found.push((path.to_owned(), value.to_string()));
        }
    }
}

fn strings_of(json: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    strings(&serde_json::from_str(json).expect("JSON"), "", &mut found);
    found
}

/// Words that every page says, from the catalogue.
fn catalogue(lang: Lang) -> Vec<String> {
    let mut texts = Vec::new();
    for role in Role::ALL {
        texts.extend([
            words::name(lang, role),
            words::short(lang, role),
            words::archetype(lang, role),
            words::tagline(lang, role),
        ]);
    }
    for facet in Facet::ALL {
        texts.extend([
            words::facet(lang, facet),
            words::facet_question(lang, facet),
            words::facet_low(lang, facet),
            words::facet_high(lang, facet),
        ]);
    }
    for block in Block::ALL {
        texts.extend([words::block(lang, block), words::block_hint(lang, block)]);
    }
    texts.into_iter().map(str::to_owned).collect()
}

#[test]
fn both_languages_have_the_same_shape() {
    // What is an id, a code, a number or a mark is equal in both; what is read differs in its words alone.
    // How many other names a role has is each language's own affair.
    let rest = |json| {
        let mut all = strings_of(json);
        all.retain(|(path, _)| !path.contains("/aliases/"));
        all
    };
    let (de, en) = (rest(DE), rest(EN));
    assert_eq!(de.len(), en.len());
    for ((path, german), (other, english)) in de.iter().zip(&en) {
        assert_eq!(path, other);
        let name = path.rsplit('/').next().unwrap_or_default();
        let parent = path.split('/').rev().nth(1).unwrap_or_default();
        let fixed = [
            "id", "src", "kind", "time", "facet", "role", "a", "b", "key", "field", "inside",
            "mode", "score", "value", "revenue", "source", "code", "version",
        ];
        if fixed.contains(&name) || ["differs_on", "roles"].contains(&parent) && name.len() < 3 {
            assert_eq!(german, english, "{path}");
        }
    }
}

#[test]
fn every_task_that_the_texts_name_exists_and_no_other() {
    for lang in Lang::ALL {
        let named: Vec<RoleTask> = book(lang)
            .roles
            .iter()
            .flat_map(|page| {
                page.tasks.iter().map(|task| {
                    assert_eq!(
                        task.id.role(),
                        page.id.0,
                        "{:?} is on a foreign page",
                        task.id
                    );
                    task.id
                })
            })
            .collect();
        assert_eq!(named, RoleTask::ALL);
    }
    for task in RoleTask::ALL {
        assert_eq!(RoleTask::from_id(task.id()), Some(task));
        assert_eq!(serde_json::to_value(task).expect("a string"), task.id());
    }
    assert_eq!(RoleTask::from_id("kam_sleep"), None);
}

#[test]
fn every_page_is_complete() {
    for lang in Lang::ALL {
        for page in book(lang).roles {
            let role = page.id.0;
            assert_eq!(
                page.targets.iter().map(|t| t.facet).collect::<Vec<_>>(),
                Facet::ALL
            );
            assert!(
                page.targets
                    .iter()
                    .all(|t| t.value <= 100 && !t.reason.is_empty())
            );
            assert_eq!(page.day.len(), 6, "{role:?}");
            assert!(
                page.day.windows(2).all(|pair| pair[0].time < pair[1].time),
                "{role:?}"
            );
            assert_eq!(page.kpis.len(), 4);
            assert!(page.tasks.len() >= 6 && !page.skills.is_empty() && !page.risks.is_empty());
            assert!(
                !page.myths.is_empty() && page.questions.len() == 2 && !page.phrases.is_empty()
            );
            assert!(!page.partners.is_empty());
            assert!(page.partners.iter().all(|partner| partner.role.0 != role));
            for block in Block::ALL {
                let text = block.built_in(&page, |role| words::short(lang, role));
                assert_eq!(text.is_empty(), block == Block::House, "{role:?} {block:?}");
            }
            assert_eq!(page.name, words::name(lang, role));
            assert_eq!(page.short, words::short(lang, role));
            assert_eq!(page.archetype, words::archetype(lang, role));
            assert_eq!(page.tagline, words::tagline(lang, role));
        }
        assert_eq!(
            book(lang)
                .page(Role::CaseHandling)
                .expect("a page")
                .subfunctions
                .len(),
            3
        );
    }
}

#[test]
fn every_pair_of_roles_has_its_comparison_once() {
    for lang in Lang::ALL {
        let book = book(lang);
        assert_eq!(book.comparisons.len(), 21);
        for (index, a) in Role::ALL.into_iter().enumerate() {
            assert!(book.comparison(a, a).is_none());
            for b in Role::ALL.into_iter().skip(index + 1) {
                let comparison = book.comparison(a, b).expect("a comparison");
                assert_eq!(book.comparison(b, a), Some(comparison));
                assert_eq!(
                    comparison.differs_on.iter().collect::<BTreeSet<_>>().len(),
                    3
                );
            }
        }
    }
}

#[test]
fn every_mark_names_a_fact_of_the_article() {
    for lang in Lang::ALL {
        let book = book(lang);
        let known: BTreeSet<&str> = book.facts.iter().map(|fact| fact.id.as_str()).collect();
        assert_eq!(known.len(), 51);
        for page in &book.roles {
            let marks = (page.tasks.iter().map(|t| &t.src))
                .chain(page.targets.iter().map(|t| &t.src))
                .chain(page.skills.iter().map(|s| &s.src))
                .chain(page.risks.iter().map(|r| &r.src))
                .chain(page.myths.iter().map(|m| &m.src));
            for source in marks {
                assert!(!source.origins.is_empty());
                for fact in &source.facts {
                    assert!(known.contains(fact.as_str()), "{fact} is no fact");
                }
            }
        }
    }
}

#[test]
fn what_the_article_holds_is_shown_as_its_opinion() {
    let book = book(Lang::De);
    let opinions: BTreeSet<&str> = book
        .facts
        .iter()
        .filter(|fact| fact.kind.is_opinion())
        .map(|fact| fact.id.as_str())
        .collect();
    let listed = "I8 I9 I12 I13 V6 D2 D7 D9 D10 H5 H6 H7 K10 K11";
    assert_eq!(opinions, listed.split(' ').collect());
    let about: Vec<_> = book
        .facts_about(Role::FieldSales, true)
        .map(|fact| fact.id.as_str())
        .collect();
    assert_eq!(about, ["D2", "D7", "D9", "D10"]);
}

#[test]
fn hand_offs_follow_the_journey_and_meet_on_both_sides() {
    let book = book(Lang::De);
    let all: Vec<_> = Role::ALL
        .into_iter()
        .flat_map(|role| book.hand_offs(role).into_iter().map(move |h| (role, h)))
        .collect();
    for (role, hand_off) in &all {
        assert_ne!(*role, hand_off.partner);
        assert!(!hand_off.segments.is_empty());
        assert!(
            all.iter().any(|(other, back)| *other == hand_off.partner
                && back.partner == *role
                && back.gives != hand_off.gives
                && back.what == hand_off.what
                && back.segments == hand_off.segments),
            "{role:?} {hand_off:?} has no counterpart"
        );
    }
    for role in Role::ALL {
        assert!(all.iter().any(|(r, _)| *r == role), "{role:?} stands alone");
    }
    let given: Vec<_> = book
        .hand_offs(Role::KeyAccount)
        .into_iter()
        .filter(|h| h.gives)
        .collect();
    assert_eq!(given[0].partner, Role::CaseHandling);
    assert_eq!(given[0].what, "Auftragsbestätigung");
    assert_eq!(given[0].segments, [Segment::Key]);
}

#[test]
fn the_house_style_holds() {
    const NEVER: [&str; 7] = [
        "sync",
        "crdt",
        "replica",
        "conflict",
        "konflikt",
        "synchronisation",
        "peer",
    ];
    // The facet of that name means people's tempers, not data; the tidy test sees to it that it stays the only one.
    const FACET_NAMES: [&str; 2] = ["Konfliktfestigkeit", "Conflict resilience"];
    for lang in Lang::ALL {
        let mut texts: Vec<(String, String)> = strings_of(lang.pick(DE, EN));
        texts.extend(
            catalogue(lang)
                .into_iter()
                .map(|t| ("catalogue".to_owned(), t)),
        );
        for (path, text) in texts {
            let place = || format!("{path}: {text}");
            assert!(!text.contains(['!', '„', '"', '\t', '\n']), "{}", place());
            // Hints for the editor show the marks of lists and links in quotation marks of their own.
            match lang {
                Lang::De => assert!(!text.contains(['“', '”']), "{}", place()),
                Lang::En => assert!(!text.contains(['»', '«']), "{}", place()),
            }
            let lower = text.to_lowercase();
            let is_facet = path == "catalogue" && FACET_NAMES.contains(&text.as_str());
            for word in lower
                .split(|c: char| !c.is_alphabetic())
                .filter(|_| !is_facet)
            {
                assert!(
                    !NEVER.iter().any(|never| word.starts_with(never)) && word != "merge",
                    "{}",
                    place()
                );
            }
            let open = text.matches(lang.pick('»', '“')).count();
            let close = text.matches(lang.pick('«', '”')).count();
            assert_eq!(open, close, "{}", place());
            assert_eq!(text, text.trim(), "{}", place());
            assert!(!text.contains("  "), "{}", place());
        }
    }
}

#[test]
fn a_broken_or_foreign_file_is_refused() {
    assert!(RoleBook::from_json("").is_err());
    assert!(RoleBook::from_json("{}").is_err());
    assert!(RoleBook::from_json(&DE.replace("\"kam_quote\"", "\"kam_unknown\"")).is_err());
    assert!(RoleBook::from_json(&DE.replace("\"A:K8\"", "\"Q:K8\"")).is_err());
    let mut swapped: serde_json::Value = serde_json::from_str(DE).expect("JSON");
    swapped["roles"].as_array_mut().expect("a list").swap(0, 1);
    assert!(RoleBook::from_json(&swapped.to_string()).is_err());
}

#[test]
fn ids_lead_back() {
    for facet in Facet::ALL {
        assert_eq!(Facet::from_id(facet.id()), Some(facet));
    }
    for block in Block::ALL {
        assert_eq!(Block::from_id(block.id()), Some(block));
    }
    assert_eq!(Facet::from_id("courage"), None);
    assert_eq!(Block::from_id("title"), None);
}
