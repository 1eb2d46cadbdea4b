//! Measures the page and its core beside others that do the same job on the same data, in one browser and one run, and
//! writes `docs/performance.md`.
//!
//! `FACETTEN_DIST` names a finished build to measure instead of making one. The core's benchmark is compiled in any case,
//! into `target/bench`: it never comes near `dist`.

use crate::shell::{command, root, run};
use crate::{dist, tools, wasm};
use anyhow::Result;
use std::path::PathBuf;

/// Builds, measures, prints the table.
pub fn bench(options: &[&str]) -> Result<()> {
    let page = match std::env::var_os("FACETTEN_DIST") {
        Some(folder) => PathBuf::from(folder),
        None => {
            dist::dist(false)?;
            dist::folder()
        }
    };
    let folder = root().join("target/bench");
    std::fs::create_dir_all(&folder)?;
    let (core, glue) = wasm::core_bench()?;
    std::fs::write(folder.join("core.wasm"), core)?;
    std::fs::write(folder.join("core.js"), glue)?;
    let browser = tools::browser()?;
    tools::end_to_end_packages()?;
    let bench = tools::bench_packages()?;
    run(command("node")
        .arg(bench.join("run.mjs"))
        .args(options)
        .env("FACETTEN_CHROMIUM", &browser.chromium)
        .env("FACETTEN_DIST", std::path::absolute(page)?)
        .env("FACETTEN_BENCH", folder))
}
