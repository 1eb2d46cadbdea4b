//! Colours live in one file, and every pair that meets on a page can be told apart.

use super::{none, root, sources};
use std::collections::BTreeMap;

const ROLES: [&str; 7] = ["kam", "isa", "isp", "vid", "adm", "sach", "hyb"];
const STATES: [&str; 4] = ["ok", "warn", "bad", "info"];

/// Foreground, background, the least contrast by WCAG 2.2: 4.5 for text, 3 for edges and pictures, 7 for body text.
fn pairs() -> Vec<(String, String, f64)> {
    let mut pairs: Vec<(String, String, f64)> = [
        ("n-ink", "n-bg", 7.0),
        ("n-ink", "n-surface", 7.0),
        ("n-ink", "n-selected", 7.0),
        ("n-ink2", "n-bg", 4.5),
        ("n-ink2", "n-surface", 4.5),
        ("n-ink2", "n-sunken", 4.5),
        ("n-ink2", "n-selected", 4.5),
        ("n-ink3", "n-bg", 4.5),
        ("n-ink3", "n-surface", 4.5),
        ("n-ink3", "n-hover", 4.5),
        ("n-ink3", "n-sunken", 4.5),
        ("n-onprimary", "n-primary", 4.5),
        ("n-field", "n-surface", 3.0),
        ("n-field", "n-bg", 3.0),
        ("n-primary", "n-bg", 3.0),
    ]
    .map(|(front, back, least)| (front.to_owned(), back.to_owned(), least))
    .to_vec();
    for role in ROLES {
        let own = |part: &str| format!("r-{role}-{part}");
        for back in ["n-surface", "n-bg", "n-hover", "n-selected"] {
            pairs.push((own("text"), back.to_owned(), 4.5));
        }
        pairs.push((own("text"), own("soft"), 4.5));
        pairs.push((own("on"), own("solid"), 4.5));
        pairs.push((own("solid"), "n-surface".to_owned(), 3.0));
        pairs.push((own("line"), "n-surface".to_owned(), 3.0));
        pairs.push((own("line"), "n-bg".to_owned(), 3.0));
        pairs.push(("n-ink".to_owned(), own("soft"), 7.0));
        pairs.push(("n-ink2".to_owned(), own("soft"), 4.5));
        pairs.push(("n-ink".to_owned(), own("soft2"), 4.5));
    }
    for state in STATES {
        let own = |part: &str| format!("s-{state}-{part}");
        for back in ["n-surface", "n-bg"] {
            pairs.push((own("text"), back.to_owned(), 4.5));
        }
        pairs.push((own("text"), own("soft"), 4.5));
        pairs.push((own("solid"), "n-surface".to_owned(), 3.0));
    }
    pairs
}

/// The six-digit colours of both themes, the dark one on top of the light one.
fn themes() -> [(&'static str, BTreeMap<String, u32>); 2] {
    let text = std::fs::read_to_string(root().join("style/tokens.css")).unwrap();
    let (light, dark) = text.split_once("[data-theme=\"dark\"]").unwrap();
    let read = |css: &str| -> Vec<(String, u32)> {
        css.split("--")
            .skip(1)
            .filter_map(|rest| {
                let (name, value) = rest.split_once(':')?;
                let digits = value.trim().strip_prefix('#')?.get(..6)?;
                Some((name.to_owned(), u32::from_str_radix(digits, 16).ok()?))
            })
            .collect()
    };
    let light: BTreeMap<String, u32> = read(light).into_iter().collect();
    let mut night = light.clone();
    night.extend(read(dark));
    [("light", light), ("dark", night)]
}

fn luminance(colour: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((colour >> shift) & 0xff) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

fn contrast(one: u32, other: u32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn black_on_white_is_twenty_one() {
    assert!((contrast(0x000000, 0xffffff) - 21.0).abs() < 1e-9);
    assert!((contrast(0x676775, 0xf5f5f8) - 5.11).abs() < 0.01);
}

#[test]
fn every_pair_can_be_read() {
    let mut findings = Vec::new();
    for (theme, colours) in themes() {
        for (front, back, least) in pairs() {
            let (Some(one), Some(other)) = (colours.get(&front), colours.get(&back)) else {
                findings.push(format!("{theme}: {front} or {back} is not in tokens.css"));
                continue;
            };
            let found = contrast(*one, *other);
            if found < least {
                findings.push(format!(
                    "{theme}: {front} on {back} has {found:.2}, needs {least}"
                ));
            }
        }
    }
    none("contrast", &findings);
}

#[test]
fn only_the_tokens_hold_colours() {
    let mut findings = Vec::new();
    for source in sources("style", ".css")
        .into_iter()
        .chain(sources("src/ui", ".rs"))
    {
        if source.path == "style/tokens.css" {
            continue;
        }
        for (number, line) in source.code().lines().enumerate() {
            let place = format!("{}:{}", source.path, number + 1);
            if ["rgb(", "rgba(", "hsl(", "oklch(", "oklab(", "lab("]
                .iter()
                .any(|word| line.contains(word))
            {
                findings.push(format!("{place}: {}", line.trim()));
            }
            for rest in line.split('#').skip(1) {
                let word: String = rest
                    .chars()
                    .take_while(|letter| letter.is_alphanumeric() || *letter == '-')
                    .collect();
                if [3, 4, 6, 8].contains(&word.len())
                    && word.chars().all(|letter| letter.is_ascii_hexdigit())
                {
                    findings.push(format!("{place}: #{word}"));
                }
            }
        }
    }
    none("give it a name in tokens.css", &findings);
}
