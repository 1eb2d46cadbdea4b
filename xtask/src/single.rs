//! The edition in one file, opened by double click: everything inline, nothing is ever requested.

use crate::site::{Sources, TRUSTED_TYPES, build_name, data_id, fill, source_hash, with_names};
use crate::wasm::Program;
use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::io::Write;

const START: &str = include_str!("../page/start-single.js");

/// `facetten.html`.
pub fn file(sources: &Sources, program: &Program) -> Result<String> {
    let mut inline = BTreeMap::new();
    let mut data = String::new();
    for (name, bytes) in &sources.assets {
        if let Some(id) = data_id(name) {
            let json = std::str::from_utf8(bytes)?
                .replace("</", "<\\/")
                .replace("<!--", "<\\u0021--");
            data.push_str(&format!(
                "<script type=\"application/json\" id=\"{id}\">{json}</script>\n    "
            ));
        } else if let Some(kind) = media_type(name) {
            inline.insert(
                name.clone(),
                format!("data:{kind};base64,{}", STANDARD.encode(bytes)),
            );
        }
    }
    let style = with_names(&sources.style, &inline);
    for (name, wasm) in &program.files {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(wasm)?;
        data.push_str(&format!(
            "<script type=\"application/octet-stream\" id=\"{name}\">{}</script>",
            STANDARD.encode(packed.finish()?)
        ));
    }
    let script = format!("{}{START}", program.glue);
    if script.contains("</script") || sources.boot.contains("</script") || style.contains("</style")
    {
        bail!("an inline part would end its own element");
    }
    // The script stands at the end of the page, where the program and the data are already there.
    data.push_str(&format!("\n    <script>{script}</script>"));
    let policy = format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' '{}' '{}'; style-src '{}'; img-src data: blob:; \
         font-src data:; base-uri 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; {TRUSTED_TYPES}",
        source_hash(&sources.boot),
        source_hash(&script),
        source_hash(&style)
    );
    let build = build_name(sources, [style.clone(), script, data.clone()].iter());
    let template: Vec<&str> = sources
        .template
        .lines()
        .filter(|line| !line.contains("rel=\"manifest\"") && !line.contains("apple-touch"))
        .collect();
    fill(
        &with_names(&(template.join("\n") + "\n"), &inline),
        &[
            ("csp", &policy),
            ("build", &build),
            ("head", &format!("<style>{style}</style>")),
            ("boot", &sources.boot),
            ("data", &data),
        ],
    )
}

fn media_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "woff2" => Some("font/woff2"),
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        _ => None,
    }
}
