//! Under which licences the code in the page stands.

use super::none;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const ALLOWED: [&str; 11] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    // Boost's licence asks for less than MIT; it comes in with Leptos.
    "BSL-1.0",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
];

/// Whether an SPDX expression can be fulfilled with the allowed licences alone.
fn allowed(expression: &str) -> bool {
    let plain = expression.replace('/', " OR ").replace(['(', ')'], " ( ");
    if let Some((before, rest)) = plain.split_once(" ( ")
        && let Some((inner, after)) = rest.split_once(" ( ")
    {
        // One pair of brackets is all that occurs: its value stands for it.
        let value = if allowed(inner) { "MIT" } else { "none" };
        return allowed(&format!("{before} {value} {after}"));
    }
    plain.split(" OR ").any(|choice| {
        choice
            .split(" AND ")
            .all(|licence| ALLOWED.contains(&licence.trim()))
    })
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().unwrap().iter();
    targets
        .flat_map(|target| target["kind"].as_array().unwrap())
        .any(|kind| kind == "proc-macro")
}

#[test]
fn expressions_are_read() {
    assert!(
        allowed("MIT OR Apache-2.0")
            && allowed("MIT/GPL-3.0")
            && allowed("(MIT OR GPL-2.0) AND Unicode-3.0")
    );
    assert!(
        !allowed("MPL-2.0") && !allowed("MIT AND GPL-3.0") && !allowed("(MIT OR ISC) AND GPL-2.0")
    );
}

#[test]
fn everything_in_the_page_may_be_passed_on() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", "wasm32-unknown-unknown"])
        .current_dir(super::root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        let items = list.as_array().unwrap().iter();
        items
            .map(|item| (item["id"].as_str().unwrap().to_owned(), item.clone()))
            .collect()
    };
    let (packages, nodes) = (
        by_id(&metadata["packages"]),
        by_id(&metadata["resolve"]["nodes"]),
    );
    let own = packages
        .iter()
        .find(|(_, package)| package["name"] == "facetten")
        .unwrap()
        .0
        .clone();
    let (mut waiting, mut seen) = (vec![own], BTreeSet::new());
    while let Some(id) = waiting.pop() {
        // A macro runs in the compiler; its code is not in the page.
        if !is_macro(&packages[&id]) && seen.insert(id.clone()) {
            for dependency in nodes[&id]["deps"].as_array().unwrap() {
                let kinds = dependency["dep_kinds"].as_array().unwrap();
                if kinds.iter().any(|kind| kind["kind"].is_null()) {
                    waiting.push(dependency["pkg"].as_str().unwrap().to_owned());
                }
            }
        }
    }
    assert!(seen.len() > 20, "the graph was not read");
    let findings: Vec<String> = seen
        .iter()
        .map(|id| &packages[id])
        .filter(|package| !allowed(package["license"].as_str().unwrap_or("none")))
        .map(|package| {
            format!(
                "{} {}: {}",
                package["name"], package["version"], package["license"]
            )
        })
        .collect();
    none("a licence that is not on the list", &findings);
}
