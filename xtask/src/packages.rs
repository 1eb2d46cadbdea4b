//! What the program is made of: the packages that are compiled into the page, with their licences.

use crate::shell::{capture, cargo};
use crate::tools::WASM;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The answer of `cargo metadata` for the wasm target. What is known already is not asked for again.
pub fn read() -> Result<Value> {
    let ask = |more: &[&str]| {
        let mut metadata = cargo();
        metadata.args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            WASM,
        ]);
        metadata.args(more);
        metadata
    };
    let known = ask(&["--offline"]).output()?;
    let text = match known.status.success() {
        true => String::from_utf8(known.stdout)?,
        false => capture(&mut ask(&[]))?,
    };
    Ok(serde_json::from_str(&text)?)
}

/// The version of the program.
pub fn version(metadata: &Value) -> Result<String> {
    let packages = metadata["packages"].as_array().context("no packages")?;
    let own = packages
        .iter()
        .find(|package| package["name"] == "facetten")
        .context("no package facetten")?;
    Ok(own["version"].as_str().unwrap_or_default().to_owned())
}

/// The packages that end up in the page, without tools, tests and build scripts, sorted by name.
fn shipped(metadata: &Value) -> Result<Vec<&Value>> {
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .context("no dependency graph")?
        .iter()
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let packages: BTreeMap<&str, &Value> = metadata["packages"]
        .as_array()
        .context("no packages")?
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let own = packages
        .iter()
        .find(|(_, package)| package["name"] == "facetten")
        .map(|(id, _)| *id);
    let mut waiting = vec![own.context("no package facetten")?];
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) {
            continue;
        }
        for dependency in nodes
            .get(id)
            .and_then(|node| node["deps"].as_array())
            .into_iter()
            .flatten()
        {
            let normal = dependency["dep_kinds"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|kind| kind["kind"].is_null());
            let id = dependency["pkg"].as_str();
            let macros = id
                .and_then(|id| packages.get(id))
                .is_some_and(|package| is_macro(package));
            if let (true, false, Some(id)) = (normal, macros, id) {
                waiting.push(id);
            }
        }
    }
    let mut found: Vec<&Value> = seen
        .into_iter()
        .filter_map(|id| packages.get(id).copied())
        .collect();
    found.sort_by_key(|package| (text(package, "name"), text(package, "version")));
    Ok(found)
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    targets
        .flat_map(|target| target["kind"].as_array().into_iter().flatten())
        .any(|kind| kind == "proc-macro")
}

fn text(package: &Value, field: &str) -> String {
    package[field].as_str().unwrap_or_default().to_owned()
}

/// The list that the about page shows.
pub fn licences(metadata: &Value) -> Result<String> {
    let rows: Vec<Value> = shipped(metadata)?
        .into_iter()
        .map(|package| json!({ "name": text(package, "name"), "version": text(package, "version"), "licence": text(package, "license") }))
        .collect();
    Ok(serde_json::to_string(&rows)?)
}

/// A bill of materials in the format CycloneDX 1.5.
pub fn bill_of_materials(metadata: &Value) -> Result<String> {
    let components: Vec<Value> = shipped(metadata)?
        .into_iter()
        .map(|package| {
            let (name, version) = (text(package, "name"), text(package, "version"));
            json!({
                "type": "library",
                "name": name,
                "version": version,
                "purl": format!("pkg:cargo/{name}@{version}"),
                "licenses": [{ "expression": text(package, "license").replace('/', " OR ") }],
            })
        })
        .collect();
    let document = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": { "type": "application", "name": "facetten", "version": version(metadata)? } },
        "components": components,
    });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}
