//! Notes are read into nodes, never into HTML; hostile text stays text.

use std::time::Instant;

use facetten::domain::markup::{Inline, Node, parse, plain, safe_href};
use proptest::prelude::*;

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn link(label: &str, href: &str) -> Inline {
    Inline::Link {
        label: label.to_owned(),
        href: href.to_owned(),
    }
}

#[test]
fn paragraphs_lists_bold_and_links() {
    let nodes = parse(
        "Ab 250.000 € **oder** mehr.\nZweite Zeile\n\n- eins\n- **zwei**\n\nSiehe [Preisliste](https://example.org/p?a=1).",
    );
    assert_eq!(
        nodes,
        [
            Node::Paragraph(vec![
                text("Ab 250.000 € "),
                Inline::Bold("oder".to_owned()),
                text(" mehr."),
                Inline::Break,
                text("Zweite Zeile"),
            ]),
            Node::List(vec![
                vec![text("eins")],
                vec![Inline::Bold("zwei".to_owned())],
            ]),
            Node::Paragraph(vec![
                text("Siehe "),
                link("Preisliste", "https://example.org/p?a=1"),
                text("."),
            ]),
        ]
    );
}

#[test]
fn a_bare_address_becomes_a_link_without_the_full_stop() {
    assert_eq!(
        parse("Mehr unter https://example.org/a, danke"),
        [Node::Paragraph(vec![
            text("Mehr unter "),
            link("https://example.org/a", "https://example.org/a"),
            text(", danke"),
        ])]
    );
    assert_eq!(
        parse("xhttps://example.org"),
        [Node::Paragraph(vec![text("xhttps://example.org")])]
    );
    assert_eq!(parse("https"), [Node::Paragraph(vec![text("https")])]);
}

#[test]
fn only_four_kinds_of_address_are_links() {
    for good in [
        "https://example.org",
        "http://example.org",
        "HTTPS://EXAMPLE.ORG",
        "mailto:anna@example.org",
        "tel:+496421123",
    ] {
        assert_eq!(safe_href(good), Some(good));
    }
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<b>x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/pfad",
        "#/kunden",
        "https://",
        "mailto:",
        "https://a\"onmouseover=",
        "https://a b",
        "https://a\u{0}b",
        "",
    ] {
        assert_eq!(safe_href(bad), None, "{bad:?}");
        let source = format!("[hier]({bad})");
        let linked = parse(&source).iter().any(|node| match node {
            Node::Paragraph(pieces) => pieces
                .iter()
                .any(|p| matches!(p, Inline::Link { label, .. } if label == "hier")),
            Node::List(_) => false,
        });
        assert!(!linked, "{bad:?}");
    }
}

#[test]
fn html_and_unfinished_marks_stay_text() {
    for source in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "**offen",
        "****",
        "** **",
        "[ohne Ziel]",
        "[ohne Ende](https://example.org",
        "[](https://example.org",
        "a ** b",
        "* ",
        "&lt;b&gt;",
    ] {
        let kept: String = parse(source)
            .iter()
            .flat_map(|node| match node {
                Node::Paragraph(pieces) => pieces.clone(),
                Node::List(items) => items.concat(),
            })
            .map(|piece| match piece {
                Inline::Text(text) => text,
                Inline::Bold(_) => panic!("{source:?} became bold"),
                Inline::Link { label, .. } => label,
                Inline::Break => "\n".to_owned(),
            })
            .collect();
        assert_eq!(kept, source.trim(), "{source:?}");
    }
}

#[test]
fn the_words_alone() {
    assert_eq!(
        plain("**Ab** 5 %\n\n- [Liste](https://example.org)\n- zwei"),
        "Ab 5 % Liste zwei"
    );
    assert_eq!(plain(""), "");
}

#[test]
fn hostile_text_costs_no_more_than_its_length() {
    for pattern in [
        "[",
        "**",
        "[a](",
        "[a](http://",
        "- ",
        "https://",
        "**a",
        "*",
        "[a]",
        "\n- **",
    ] {
        let source = pattern.repeat(64 * 1024 / pattern.len());
        let start = Instant::now();
        let nodes = parse(&source);
        assert!(
            start.elapsed().as_secs() < 4,
            "{pattern:?} took {:?}",
            start.elapsed()
        );
        assert!(!nodes.is_empty());
    }
}

proptest! {
    #[test]
    fn any_text_parses_and_every_link_is_safe(source in "\\PC{0,200}|[\\[\\]()*:/a-z \n-]{0,200}") {
        for node in parse(&source) {
            let lines = match node {
                Node::Paragraph(pieces) => vec![pieces],
                Node::List(items) => items,
            };
            for piece in lines.into_iter().flatten() {
                if let Inline::Link { href, .. } = piece {
                    prop_assert_eq!(safe_href(&href), Some(href.as_str()));
                }
            }
        }
    }
}
