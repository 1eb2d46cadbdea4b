//! What is published: the optimised page for any static host, the single file, checksums, bill of materials, sizes.

use crate::shell::{capture, command, root};
use crate::site::{Site, Sources, assemble, hex};
use crate::wasm::{self, Purpose};
use crate::{packages, single};
use anyhow::{Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::PathBuf;

/// Everything that the first screen needs, compressed as a good host does.
const FIRST_SCREEN_BUDGET: usize = 1_120_000;
const SINGLE_FILE_BUDGET: usize = 2_400_000;
/// The inline script with the guard before it, as it is delivered: everybody waits for it.
const BOOT_BUDGET: usize = 4_096;

/// Where the result lies.
pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Builds everything, reports the sizes, and fails where one is over its budget.
pub fn dist(record: bool) -> Result<()> {
    let program = wasm::program(Purpose::Release)?;
    let packages = packages::read()?;
    let sources = Sources::read(&packages)?;
    let mut site = assemble(&sources, &program, Purpose::Release)?;
    let single = single::file(&sources, &program)?;
    let single_size = single.len();
    let report = Report::of(&site, single_size, sources.boot.len());

    site.files
        .insert("facetten.html".to_owned(), single.into_bytes());
    site.files.insert(
        "sbom.cdx.json".to_owned(),
        packages::bill_of_materials(&packages)?.into_bytes(),
    );
    site.files.insert(
        "_headers".to_owned(),
        std::fs::read(root().join("docs/hosting/_headers"))?,
    );
    let sums: String = site
        .files
        .iter()
        .map(|(name, bytes)| format!("{}  {name}\n", hex(bytes)))
        .collect();
    site.files
        .insert("SHA256SUMS".to_owned(), sums.into_bytes());
    let folder = folder();
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    for (name, bytes) in &site.files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, bytes)?;
    }
    println!(
        "\nFacetten {} is in dist/.\n\n{}",
        site.build,
        report.table()
    );
    if record {
        report.record(&site.build)?;
    }
    report.judge()
}

struct Part {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

struct Report {
    parts: Vec<Part>,
    single_file: usize,
    boot: usize,
}

impl Report {
    fn of(site: &Site, single_file: usize, boot: usize) -> Report {
        let parts = site
            .first_screen
            .iter()
            .filter_map(|name| Some((name, site.files.get(name)?)))
            .map(|(name, bytes)| {
                // Fonts are compressed inside; a host sends them as they are.
                let packed = name.ends_with(".woff2");
                Part {
                    name: name.clone(),
                    raw: bytes.len(),
                    gzip: if packed {
                        bytes.len()
                    } else {
                        gzip_size(bytes)
                    },
                    brotli: if packed {
                        bytes.len()
                    } else {
                        brotli_size(bytes)
                    },
                }
            })
            .collect();
        Report {
            parts,
            single_file,
            boot,
        }
    }

    fn total(&self) -> Part {
        let sum = |size: fn(&Part) -> usize| self.parts.iter().map(size).sum();
        Part {
            name: "first screen".to_owned(),
            raw: sum(|p| p.raw),
            gzip: sum(|p| p.gzip),
            brotli: sum(|p| p.brotli),
        }
    }

    fn table(&self) -> String {
        let total = self.total();
        let mut table = format!(
            "{:<36} {:>10} {:>10} {:>10}\n",
            "bytes", "raw", "gzip", "brotli"
        );
        for part in self.parts.iter().chain([&total]) {
            table.push_str(&format!(
                "{:<36} {:>10} {:>10} {:>10}\n",
                part.name, part.raw, part.gzip, part.brotli
            ));
        }
        table.push_str(&format!(
            "{:<36} {:>10}\n",
            "facetten.html", self.single_file
        ));
        table.push_str(&format!("{:<36} {:>10}\n", "boot script", self.boot));
        table
    }

    fn judge(&self) -> Result<()> {
        let found = [
            (
                "the first screen (brotli)",
                self.total().brotli,
                FIRST_SCREEN_BUDGET,
            ),
            ("facetten.html", self.single_file, SINGLE_FILE_BUDGET),
            ("the boot script", self.boot, BOOT_BUDGET),
        ];
        for (what, size, budget) in found {
            if size > budget {
                bail!(
                    "{what} weighs {size} bytes, {} over its budget",
                    size - budget
                );
            }
        }
        println!(
            "size budget: ok (first screen {FIRST_SCREEN_BUDGET} brotli, facetten.html {SINGLE_FILE_BUDGET}, \
             boot script {BOOT_BUDGET})"
        );
        Ok(())
    }

    /// One line more in the history.
    fn record(&self, build: &str) -> Result<()> {
        let path = root().join("docs/size.md");
        let date = capture(command("git").args(["log", "-1", "--format=%cs"]))?;
        let total = self.total();
        let wasm = self.parts.iter().find(|part| part.name.ends_with(".wasm"));
        let mut text = std::fs::read_to_string(&path)?;
        text.push_str(&format!(
            "| {} | {build} | {} | {} | {} | {} | {} |\n",
            date.trim(),
            wasm.map_or(0, |part| part.raw),
            wasm.map_or(0, |part| part.brotli),
            total.gzip,
            total.brotli,
            self.single_file
        ));
        std::fs::write(path, text)?;
        Ok(())
    }
}

fn gzip_size(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_or(bytes.len(), |packed| packed.len())
}

fn brotli_size(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    match brotli::BrotliCompress(&mut std::io::Cursor::new(bytes), &mut packed, &parameters) {
        Ok(_) => packed.len(),
        Err(_) => bytes.len(),
    }
}
