//! Who may use whom, and what the core must not know.

use super::{Source, none, sources};

/// Each layer with the layers that it may use.
const MAY_USE: [(&str, &[&str]); 7] = [
    ("replica", &[]),
    ("domain", &["replica"]),
    ("content", &["domain"]),
    ("store", &["replica"]),
    ("app", &["store", "domain", "content", "replica"]),
    ("web", &["store", "replica"]),
    // The interface names ids and states that the layers below hand through; it never opens a book by itself.
    (
        "ui",
        &["web", "app", "content", "domain", "store", "replica"],
    ),
];

const CORE: [&str; 5] = ["replica", "domain", "content", "app", "store"];

/// Clocks, chance, the browser and the machine: all of them come into the core as arguments.
const OUTSIDE: [&str; 17] = [
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "std::time",
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "rand::",
    "getrandom",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "leptos",
    "now_v7",
];

fn layer_sources() -> impl Iterator<Item = (&'static str, &'static [&'static str], Source)> {
    MAY_USE.into_iter().flat_map(|(layer, allowed)| {
        sources(&format!("src/{layer}"), ".rs")
            .into_iter()
            .map(move |source| (layer, allowed, source))
    })
}

/// The modules that follow `crate::`, in braces or not.
fn used(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            found.push(name(rest));
            continue;
        };
        let mut depth = 1;
        let mut item = String::new();
        for letter in list.chars() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 || (depth == 1 && letter == ',') {
                found.push(name(item.trim()));
                item.clear();
            } else {
                item.push(letter);
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

fn name(path: &str) -> String {
    path.chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

#[test]
fn braces_are_read() {
    assert_eq!(
        used("use crate::{app::{Desk, Command}, domain};\ncrate::web::now()"),
        ["app", "domain", "web"]
    );
}

#[test]
fn layers_use_only_what_they_may() {
    let mut findings = Vec::new();
    for (layer, allowed, source) in layer_sources() {
        for other in used(&source.code()) {
            let is_layer = MAY_USE.iter().any(|(name, _)| *name == other);
            if is_layer && other != layer && !allowed.contains(&other.as_str()) {
                findings.push(format!("{}: {layer} must not use {other}", source.path));
            }
        }
    }
    none("the layers of ARCHITECTURE.md", &findings);
}

#[test]
fn every_module_belongs_to_a_layer() {
    let known: Vec<String> = MAY_USE
        .iter()
        .map(|(layer, _)| format!("src/{layer}/"))
        .collect();
    let findings: Vec<String> = sources("src", ".rs")
        .into_iter()
        .map(|source| source.path)
        // Sorting is below all layers: any of them may use it, and it uses none.
        .filter(|path| !["src/lib.rs", "src/main.rs", "src/sorting.rs"].contains(&path.as_str()))
        .filter(|path| !known.iter().any(|layer| path.starts_with(layer)))
        .collect();
    none("a module outside the layers", &findings);
}

#[test]
fn the_core_knows_no_clock_no_chance_no_browser() {
    let mut findings = Vec::new();
    for (_, _, source) in layer_sources().filter(|(layer, _, _)| CORE.contains(layer)) {
        let code = source.code();
        for word in OUTSIDE {
            if code.contains(word) {
                findings.push(format!("{}: {word}", source.path));
            }
        }
    }
    none("it comes in as an argument", &findings);
}

/// What the interface asks `web` for instead of helping itself.
const WEB_ONLY: [&str; 11] = [
    "local_storage",
    "session_storage",
    "indexed_db",
    "gloo_storage",
    "idb::",
    "BroadcastChannel",
    "Math::random",
    "Date::now",
    "Date::new_0",
    "performance.now",
    "get_random_values",
];

#[test]
fn only_web_touches_storage_time_and_chance() {
    let mut findings = Vec::new();
    for source in sources("src/ui", ".rs") {
        let code = source.code();
        for word in WEB_ONLY {
            if code.contains(word) {
                findings.push(format!("{}: {word}", source.path));
            }
        }
    }
    none("ask web for it", &findings);
}

#[test]
fn local_storage_is_asked_in_one_place_only_and_only_after_a_probe() {
    let mut findings = Vec::new();
    for source in sources("src", ".rs") {
        let code = source.code();
        if source.path == "src/web/shelf.rs" {
            for rest in code.split("LocalStorage").skip(2) {
                if !rest.starts_with("::raw()") {
                    findings.push(format!("{}: LocalStorage{:.12}", source.path, rest));
                }
            }
        } else {
            for word in ["gloo_storage", "local_storage()"] {
                if code.contains(word) {
                    findings.push(format!("{}: {word}", source.path));
                }
            }
        }
    }
    none(
        "it panics where the browser blocks it; ask the Shelf",
        &findings,
    );
}
