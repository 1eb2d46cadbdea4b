//! Classes exist on both sides: none in the interface without a style, none in a style without a use.

use super::{Source, literals, none, root, sources};
use std::collections::{BTreeMap, BTreeSet};

/// The classes that style sheets select, each with a file where it stands.
fn styled() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for source in sources("style", ".css") {
        for selector in selectors(&source.text) {
            for rest in selector.split('.').skip(1) {
                let class: String = rest
                    .chars()
                    .take_while(|l| l.is_alphanumeric() || matches!(l, '-' | '_'))
                    .collect();
                if class.starts_with(|letter: char| letter.is_alphabetic()) {
                    found.entry(class).or_insert_with(|| source.path.clone());
                }
            }
        }
    }
    found
}

/// Everything that stands before a `{`, without comments and without at-rules.
fn selectors(css: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut found = Vec::new();
    let mut current = String::new();
    for letter in plain.chars() {
        match letter {
            '{' => {
                found.push(std::mem::take(&mut current));
            }
            '}' | ';' => current.clear(),
            _ => current.push(letter),
        }
    }
    found.retain(|selector| !selector.trim_start().starts_with('@'));
    found
}

fn interface() -> Vec<Source> {
    let mut all = sources("src/ui", ".rs");
    for path in ["index.html", "public/boot.js"] {
        all.push(Source {
            path: path.to_owned(),
            text: std::fs::read_to_string(root().join(path)).unwrap(),
        });
    }
    all
}

/// The classes that the interface names where only a class can stand, each with its place.
fn named() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for source in interface() {
        let code = source.code();
        for opening in ["class=\"", "class: \"", "class=(\""] {
            for rest in code.split(opening).skip(1) {
                let list = rest.split('"').next().unwrap_or_default();
                for class in list
                    .split_whitespace()
                    .filter(|class| !class.contains(['{', '}', '$']))
                {
                    found
                        .entry(class.to_owned())
                        .or_insert_with(|| source.path.clone());
                }
            }
        }
        for rest in code.split("class:").skip(1) {
            let class: String = rest
                .chars()
                .take_while(|l| l.is_alphanumeric() || matches!(l, '-' | '_'))
                .collect();
            if !class.is_empty() {
                found.entry(class).or_insert_with(|| source.path.clone());
            }
        }
    }
    found
}

#[test]
fn selectors_are_read() {
    let css = "/* .no */ @layer a { .one:hover > .two-x { color: red; width: .5px } @media print { .three { x: y } } }";
    let all = selectors(css).join(",");
    assert!(all.contains(".one") && all.contains(".two-x") && all.contains(".three"));
    assert!(!all.contains(".no") && !all.contains(".5px"));
}

#[test]
fn every_class_of_the_interface_has_a_style() {
    let styled = styled();
    let findings: Vec<String> = named()
        .into_iter()
        .filter(|(class, _)| !styled.contains_key(class))
        .map(|(class, path)| format!("{path}: {class}"))
        .collect();
    none("a class without a style", &findings);
}
#[test]
fn every_styled_class_is_used() {
    let mut words = BTreeSet::new();
    for source in interface() {
        for (_, text) in literals(&source.code()) {
            words.extend(
                text.split(|l: char| !(l.is_alphanumeric() || matches!(l, '-' | '_')))
                    .map(str::to_owned),
            );
        }
    }
    words.extend(named().into_keys());
    let findings: Vec<String> = styled()
        .into_iter()
        .filter(|(class, _)| !words.contains(class))
        .map(|(class, path)| format!("{path}: .{class}"))
        .collect();
    none("a style that nothing uses", &findings);
}
