//! Puts the page together from `index.html`, `style/`, `public/` and the compiled program.
//!
//! Every file that the page loads carries a hash of its content in its name and is named by a relative path: it can be
//! kept for ever, can never be mixed with another version, and the page works below any path. Sources name a file as it
//! lies in `public/`; only this module knows the hashed names.

use crate::packages;
use crate::shell::{files, root};
use crate::wasm::{MAIN, Program, Purpose};
use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::read_to_string;

const START: &str = include_str!("../page/start.js");
const OFFLINE: &str = include_str!("../page/offline.js");
const DEVELOPMENT: &str = include_str!("../page/development.js");
const SERVICE_WORKER: &str = include_str!("../page/service-worker.js");

/// The parts of the page before names and places are decided.
pub struct Sources {
    /// `index.html` with its markers.
    pub template: String,
    /// The inline script: the guard against injected markup, then the boot script.
    pub boot: String,
    /// All style sheets, joined.
    pub style: String,
    /// Everything else in `public/`, by its path there, and the list of licences.
    pub assets: BTreeMap<String, Vec<u8>>,
    /// The package's version.
    pub version: String,
}

impl Sources {
    /// Reads them from the repository.
    pub fn read(packages: &Value) -> Result<Sources> {
        let root = root();
        let public = root.join("public");
        let mut assets = BTreeMap::new();
        for path in files(&public)? {
            let name = path
                .strip_prefix(&public)?
                .to_string_lossy()
                .replace('\\', "/");
            assets.insert(name, std::fs::read(&path)?);
        }
        let mut boot = String::new();
        for name in ["trusted-types.js", "boot.js"] {
            let bytes = assets
                .remove(name)
                .with_context(|| format!("public/{name} is missing"))?;
            boot.push_str(&shorten_script(std::str::from_utf8(&bytes)?)?);
        }
        assets.insert(
            "data/licences.json".to_owned(),
            packages::licences(packages)?.into_bytes(),
        );
        Ok(Sources {
            template: read_to_string(root.join("index.html"))?,
            boot,
            style: style()?,
            assets,
            version: packages::version(packages)?,
        })
    }
}

/// `style/index.css` declares the order of the layers, hence comes first; the order of the rest does not matter.
fn style() -> Result<String> {
    let folder = root().join("style");
    let index = folder.join("index.css");
    let mut sheets: Vec<_> = files(&folder)?
        .into_iter()
        .filter(|path| path.extension() == Some("css".as_ref()))
        .collect();
    sheets.sort_by_key(|path| (*path != index, path.clone()));
    let mut joined = String::new();
    for sheet in sheets {
        joined.push_str(&shorten_css(&read_to_string(sheet)?));
    }
    Ok(joined)
}

/// Without comments and indentation.
fn shorten_css(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let lines: Vec<&str> = plain
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n") + "\n"
}

/// Without comment lines and indentation: everybody loads it before anything is painted. Lines stay lines, so that
/// nothing has to be understood of the language but where a text could span several of them.
fn shorten_script(text: &str) -> Result<String> {
    let mut short = String::new();
    for line in text.lines().map(str::trim) {
        if line.matches('`').count() % 2 == 1 || line.contains("/*") {
            bail!("the start script may not hold a text or a comment of several lines: {line}");
        }
        if !line.is_empty() && !line.starts_with("//") {
            short.push_str(line);
            short.push('\n');
        }
    }
    Ok(short)
}

/// The finished page: what lies where below its folder.
pub struct Site {
    /// Content by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The paths that every first screen needs, `index.html` included.
    pub first_screen: Vec<String>,
    /// The paths that each part of the program needs beside those.
    pub parts: BTreeMap<String, Vec<String>>,
    /// Version and content hash, as the about page shows it.
    pub build: String,
}

/// Puts the page together.
pub fn assemble(sources: &Sources, program: &Program, purpose: Purpose) -> Result<Site> {
    let mut files = BTreeMap::new();
    let mut names = BTreeMap::new();
    // What names other files comes after them: first plain assets, then the manifest, the style, the program.
    let (manifests, plain): (Vec<_>, Vec<_>) = sources
        .assets
        .iter()
        .partition(|(name, _)| name.ends_with(".webmanifest"));
    for (name, bytes) in plain {
        let hashed = if name.ends_with(".txt") {
            name.clone()
        } else {
            hashed_name(name, bytes)
        };
        files.insert(hashed.clone(), bytes.clone());
        names.insert(name.clone(), hashed);
    }
    for (name, bytes) in manifests {
        let text = with_names(std::str::from_utf8(bytes)?, &names);
        let hashed = hashed_name(name, text.as_bytes());
        files.insert(hashed.clone(), text.into_bytes());
        names.insert(name.clone(), hashed);
    }
    let style = with_names(&sources.style, &names);
    let style_name = hashed_name("facetten.css", style.as_bytes());
    files.insert(style_name.clone(), style.into_bytes());
    let mut modules = BTreeMap::new();
    for (name, wasm) in &program.files {
        let hashed = hashed_name(name, wasm);
        files.insert(hashed.clone(), wasm.clone());
        modules.insert(name.clone(), hashed);
    }
    let wasm_name = modules
        .get(MAIN)
        .context("the program has no first module")?
        .clone();
    let mut script = with_names(&format!("{}{START}", program.glue), &modules);
    script.push_str(match purpose {
        Purpose::Development => DEVELOPMENT,
        Purpose::Release | Purpose::Profiling => OFFLINE,
    });
    let script_name = hashed_name("facetten.js", script.as_bytes());
    files.insert(script_name.clone(), script.into_bytes());

    let fonts: Vec<String> = names
        .iter()
        .filter(|(name, _)| name.ends_with(".woff2"))
        .map(|(_, hashed)| hashed.clone())
        .collect();
    let mut head = format!(
        "<link rel=\"preload\" href=\"{wasm_name}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n    \
         <link rel=\"stylesheet\" href=\"{style_name}\">\n    <script src=\"{script_name}\" defer></script>"
    );
    for font in &fonts {
        head.push_str(&format!(
            "\n    <link rel=\"preload\" href=\"{font}\" as=\"font\" type=\"font/woff2\" crossorigin>"
        ));
    }
    // An unknown `rel` is not loaded by the browser; the program finds the address by the id when it needs the data.
    let data: Vec<String> = names
        .iter()
        .filter_map(|(name, hashed)| {
            Some(format!(
                "<link rel=\"data\" id=\"{}\" href=\"{hashed}\">",
                data_id(name)?
            ))
        })
        .collect();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '{}'; style-src 'self'; img-src 'self' data: blob:; \
         font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
         form-action 'none'; frame-src 'none'; object-src 'none'; {TRUSTED_TYPES}",
        source_hash(&sources.boot)
    );
    let build = build_name(sources, files.keys());
    let page = fill(
        &with_names(&sources.template, &names),
        &[
            ("csp", &policy),
            ("build", &build),
            ("head", &head),
            ("boot", &sources.boot),
            ("data", &data.join("\n    ")),
        ],
    )?;
    files.insert("index.html".to_owned(), page.into_bytes());

    if purpose != Purpose::Development {
        files.insert(
            "sw.js".to_owned(),
            service_worker(&files, &build)?.into_bytes(),
        );
    }
    let mut first_screen = vec!["index.html".to_owned(), style_name, wasm_name, script_name];
    first_screen.extend(fonts);
    let parts = program
        .parts
        .iter()
        .map(|(part, needed)| {
            let needed = needed
                .iter()
                .filter_map(|name| modules.get(name).cloned())
                .collect();
            (part.clone(), needed)
        })
        .collect();
    Ok(Site {
        files,
        first_screen,
        parts,
        build,
    })
}

/// The part of the policy that both editions share.
pub const TRUSTED_TYPES: &str = "require-trusted-types-for 'script'; trusted-types default";

/// The worker knows every file with its hash: it stores a version completely and verified, or not at all.
fn service_worker(files: &BTreeMap<String, Vec<u8>>, build: &str) -> Result<String> {
    let list: BTreeMap<String, String> = files
        .iter()
        .filter(|(name, _)| !name.ends_with(".txt"))
        .map(|(name, bytes)| {
            (
                if name == "index.html" {
                    "./".to_owned()
                } else {
                    name.clone()
                },
                hex(bytes),
            )
        })
        .collect();
    Ok(SERVICE_WORKER
        .replace("\"@build\"", &serde_json::to_string(build)?)
        .replace("\"@files\"", &serde_json::to_string_pretty(&list)?))
}

/// Fills the template's markers, each exactly once.
pub fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut page = template.to_owned();
    for (name, value) in values {
        let marker = format!("@{name}@");
        if page.matches(&marker).count() != 1 {
            bail!("index.html has to contain {marker} exactly once");
        }
        page = page.replace(&marker, value);
    }
    Ok(page)
}

/// Version and content hash: two builds of the same content have the same name.
pub fn build_name<'a>(sources: &Sources, names: impl Iterator<Item = &'a String>) -> String {
    let mut content: Vec<&str> = names.map(String::as_str).collect();
    content.extend([sources.template.as_str(), sources.boot.as_str()]);
    format!(
        "{}+{}",
        sources.version,
        &hex(content.join("\n").as_bytes())[..10]
    )
}

/// The id under which the program finds a data file: `data/roles.de.json` is `data-roles-de`.
pub fn data_id(name: &str) -> Option<String> {
    let stem = name.strip_prefix("data/")?.strip_suffix(".json")?;
    Some(format!("data-{}", stem.replace(['.', '/'], "-")))
}

/// Replaces names of files in `public/`, where they stand in quotation marks.
pub fn with_names(text: &str, names: &BTreeMap<String, String>) -> String {
    let mut text = text.to_owned();
    for (name, hashed) in names {
        text = text.replace(&format!("\"{name}\""), &format!("\"{hashed}\""));
    }
    text
}

fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash = &hex(bytes)[..10];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{name}-{hash}"),
    }
}

/// The SHA-256 of some bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The hash of an inline script or style as a policy names it.
pub fn source_hash(text: &str) -> String {
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(text.as_bytes()))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_quotation_marks_are_replaced_and_nothing_else() {
        let names = BTreeMap::from([("a/b.svg".to_owned(), "a/b-12.svg".to_owned())]);
        assert_eq!(
            with_names("x=\"a/b.svg\" a/b.svg", &names),
            "x=\"a/b-12.svg\" a/b.svg"
        );
    }

    #[test]
    fn a_hash_stands_before_the_last_dot() {
        assert_eq!(
            hashed_name("data/roles.de.json", b""),
            "data/roles.de-e3b0c44298.json"
        );
    }

    #[test]
    fn data_is_found_by_an_id() {
        assert_eq!(
            data_id("data/roles.de.json").as_deref(),
            Some("data-roles-de")
        );
        assert_eq!(data_id("icons/icon.svg"), None);
    }

    #[test]
    fn comments_and_indentation_cost_no_bytes() {
        assert_eq!(
            shorten_css("/* a */\n.b {\n  /* c */ d: e;\n}\n"),
            ".b {\nd: e;\n}\n"
        );
    }

    #[test]
    fn the_start_script_loses_comment_lines_and_indentation_only() {
        assert_eq!(
            shorten_script("// a\n{\n  b(\"//c\", `d`); // e\n\n}\n").unwrap(),
            "{\nb(\"//c\", `d`); // e\n}\n"
        );
        assert!(shorten_script("a = `b\n  c`;").is_err());
        assert!(shorten_script("/* a\n  b */").is_err());
    }

    #[test]
    fn every_marker_is_filled_exactly_once() {
        assert_eq!(fill("<@a@>", &[("a", "x")]).unwrap(), "<x>");
        assert!(fill("<@a@@a@>", &[("a", "x")]).is_err());
        assert!(fill("<>", &[("a", "x")]).is_err());
    }

    #[test]
    fn a_policy_names_a_script_by_its_hash() {
        assert_eq!(
            source_hash(""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }
}
