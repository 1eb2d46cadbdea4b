//! Sizes and habits of source files.

use super::{none, sources};

const LONGEST: usize = 800;

#[test]
fn no_file_is_too_long_to_read() {
    let mut findings = Vec::new();
    for folder in ["src", "tests/native", "tests/dom", "xtask/src"] {
        for source in sources(folder, ".rs") {
            let lines = source.text.lines().count();
            if lines > LONGEST {
                findings.push(format!("{}: {lines} lines", source.path));
            }
        }
    }
    none("split by subject", &findings);
}

#[test]
fn every_module_says_why_it_exists() {
    let mut findings = Vec::new();
    for folder in ["src", "xtask/src"] {
        for source in sources(folder, ".rs") {
            if !source.text.starts_with("//!") {
                findings.push(source.path);
            }
        }
    }
    none("open with //! why it exists", &findings);
}

#[test]
fn nothing_is_left_for_later() {
    let mut findings = Vec::new();
    for folder in ["src", "xtask", "tests", "public", "style"] {
        for ending in [".rs", ".js", ".mjs", ".css"] {
            for source in sources(folder, ending) {
                let own = source.path.starts_with("tests/native/tidy/")
                    || source.path.contains("node_modules/");
                for mark in ["TODO", "FIXME", "XXX"] {
                    if !own && source.text.contains(mark) {
                        findings.push(format!("{}: {mark}", source.path));
                    }
                }
            }
        }
    }
    none("finish it", &findings);
}

#[test]
fn the_interface_sets_no_markup_and_no_style_strings() {
    let mut findings = Vec::new();
    for source in sources("src", ".rs") {
        let code = source.code();
        for habit in [
            "inner_html",
            "set_outer_html",
            "insert_adjacent_html",
            "style=\"",
            "style=format!",
        ] {
            if code.contains(habit) {
                findings.push(format!("{}: {habit}", source.path));
            }
        }
    }
    none("the page's policy refuses it", &findings);
}
