//! What is published: the optimised page for any static host, the single file, checksums, bill of materials, sizes.

use crate::shell::{capture, command, root};
use crate::site::{Site, Sources, assemble, hex};
use crate::wasm::{self, Purpose};
use crate::{packages, single};
use anyhow::{Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// Everything that the first screen needs, compressed as a good host does.
const FIRST_SCREEN_BUDGET: usize = 615_000;
const SINGLE_FILE_BUDGET: usize = 2_380_000;
/// The inline script with the guard before it, as it is delivered: everybody waits for it.
const BOOT_BUDGET: usize = 4_096;

/// Where the result lies.
pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Builds everything, reports the sizes, and fails where one is over its budget.
pub fn dist(record: bool) -> Result<()> {
    let (report, build) = write(Purpose::Release)?;
    if record {
        report.record(&build)?;
    }
    report.judge()
}

/// Builds the same with the names of its functions, so that a profiler can say where the time goes. Larger than what is
/// published, and never judged.
pub fn with_names() -> Result<()> {
    write(Purpose::Profiling).map(|_| ())
}

fn write(purpose: Purpose) -> Result<(Report, String)> {
    let program = wasm::program(purpose)?;
    let packages = packages::read()?;
    let sources = Sources::read(&packages)?;
    let mut site = assemble(&sources, &program, purpose)?;
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
    Ok((report, site.build))
}

/// A file or several, in bytes.
#[derive(Clone, Copy, Default)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Weight {
    fn of(name: &str, bytes: &[u8]) -> Weight {
        let raw = bytes.len();
        // Fonts are compressed inside; a host sends them as they are.
        if name.ends_with(".woff2") {
            return Weight {
                raw,
                gzip: raw,
                brotli: raw,
            };
        }
        Weight {
            raw,
            gzip: gzip_size(bytes),
            brotli: brotli_size(bytes),
        }
    }

    fn and(self, other: Weight) -> Weight {
        Weight {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// The first screens: for whoever comes for the first time, and for whoever comes back.
const FIRST_SCREENS: [&str; 2] = ["start", "work"];

struct Report {
    files: BTreeMap<String, Weight>,
    /// What each of the [`FIRST_SCREENS`] needs.
    screens: Vec<(&'static str, Weight)>,
    single_file: usize,
    boot: usize,
}

impl Report {
    fn of(site: &Site, single_file: usize, boot: usize) -> Report {
        let files: BTreeMap<String, Weight> = site
            .files
            .iter()
            .filter(|(name, _)| site.first_screen.contains(name) || name.ends_with(".wasm"))
            .map(|(name, bytes)| (name.clone(), Weight::of(name, bytes)))
            .collect();
        let screens = FIRST_SCREENS
            .iter()
            .map(|part| {
                let own = site.parts.get(*part).map_or(&[][..], Vec::as_slice);
                let needed = site.first_screen.iter().chain(own);
                let weights = needed.filter_map(|name| files.get(name)).copied();
                (*part, weights.fold(Weight::default(), Weight::and))
            })
            .collect();
        Report {
            files,
            screens,
            single_file,
            boot,
        }
    }

    /// The heavier one of the first screens.
    fn first_screen(&self) -> Weight {
        let heaviest = self.screens.iter().max_by_key(|(_, weight)| weight.brotli);
        heaviest.map_or(Weight::default(), |(_, weight)| *weight)
    }

    fn program(&self) -> Weight {
        self.files
            .iter()
            .filter(|(name, _)| name.ends_with(".wasm"))
            .fold(Weight::default(), |sum, (_, weight)| sum.and(*weight))
    }

    fn table(&self) -> String {
        let mut table = format!(
            "{:<40} {:>10} {:>10} {:>10}\n",
            "bytes", "raw", "gzip", "brotli"
        );
        let mut row = |name: &str, weight: Weight| {
            table.push_str(&format!(
                "{name:<40} {:>10} {:>10} {:>10}\n",
                weight.raw, weight.gzip, weight.brotli
            ));
        };
        for (name, weight) in &self.files {
            row(name, *weight);
        }
        row("the whole program", self.program());
        for (part, weight) in &self.screens {
            row(&format!("first screen, {part}"), *weight);
        }
        table.push_str(&format!(
            "{:<40} {:>10}\n",
            "facetten.html", self.single_file
        ));
        table.push_str(&format!("{:<40} {:>10}\n", "boot script", self.boot));
        table
    }

    fn judge(&self) -> Result<()> {
        let found = [
            (
                "the first screen (brotli)",
                self.first_screen().brotli,
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
        let (program, screen) = (self.program(), self.first_screen());
        let mut text = std::fs::read_to_string(&path)?;
        text.push_str(&format!(
            "| {} | {build} | {} | {} | {} | {} | {} |\n",
            date.trim(),
            program.raw,
            program.brotli,
            screen.gzip,
            screen.brotli,
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
