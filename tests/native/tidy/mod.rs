//! What no compiler checks: the project's own rules, read off its files.

use std::path::{Path, PathBuf};

mod colours;
mod counted;
mod files;
mod layers;
mod licences;
mod styles;
mod words;

/// A file of the project: its path from the root, and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The text without comments and without the unit tests at the end.
    fn code(&self) -> String {
        let code = self
            .text
            .split("\n#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        let lines = code.lines().map(|line| {
            if line.trim_start().starts_with("//") {
                ""
            } else {
                line
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder whose names end like this.
fn sources(folder: &str, ending: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    paths.sort();
    let wanted = paths
        .into_iter()
        .filter(|path| path.to_string_lossy().ends_with(ending));
    wanted
        .map(|path| Source {
            text: std::fs::read_to_string(&path).unwrap(),
            path: path
                .strip_prefix(root())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/"),
        })
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths)
        } else {
            paths.push(path)
        }
    }
}

/// The string literals of some code with the line each begins on; escapes stay as they are written.
fn literals(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut letters = code.chars().peekable();
    let (mut line, mut previous) = (1, ' ');
    while let Some(letter) = letters.next() {
        match letter {
            '\n' => line += 1,
            '\'' if letters.peek() == Some(&'"') => {
                letters.next();
            }
            '/' if previous == '/' => while letters.next_if(|letter| *letter != '\n').is_some() {},
            '"' => {
                let begins = line;
                let mut text = String::new();
                while let Some(letter) = letters.next() {
                    match letter {
                        '"' => break,
                        '\\' => text.extend(['\\', letters.next().unwrap_or(' ')]),
                        '\n' => {
                            line += 1;
                            text.push(letter);
                        }
                        _ => text.push(letter),
                    }
                }
                found.push((begins, text));
            }
            _ => {}
        }
        previous = letter;
    }
    found
}

/// Fails with every finding, not only the first.
#[track_caller]
fn none(rule: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{rule}\n  {}", findings.join("\n  "));
}

#[test]
fn literals_are_found_with_their_lines() {
    let code = "a(\"one\");\n// not \"this\"\nb('\"', \"two \\\" quotes\")";
    assert_eq!(
        literals(code),
        [(1, "one".to_owned()), (3, "two \\\" quotes".to_owned())]
    );
}
