//! Fetches what a command needs, or says in one sentence what to install.

use crate::shell::{cache, cargo, command, exists, root, run};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// The target that the page is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

const BINARYEN: &str = "132.0.0";
const WASM_BINDGEN: &str = "0.2.130";

/// Adds the wasm target to the toolchain in use.
pub fn wasm_target() -> Result<()> {
    let sysroot = crate::shell::capture(command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        return Ok(());
    }
    run(command("rustup").args(["target", "add", WASM]))
        .context("please install Rust with rustup (https://rustup.rs), or the target wasm32-unknown-unknown by hand")
}

/// Node and npm: they run the optimiser and the end-to-end tests.
pub fn node() -> Result<()> {
    if exists("node") && exists("npm") {
        return Ok(());
    }
    debian(&["nodejs", "npm"], "Node.js 18 or newer with npm")
}

/// `wasm-opt` from npm: what distributions package is too old for what the compiler emits.
pub fn wasm_opt() -> Result<PathBuf> {
    let folder = cache()?.join(format!("binaryen-{BINARYEN}"));
    let program = folder.join("node_modules/binaryen/bin/wasm-opt");
    if !program.is_file() {
        node()?;
        std::fs::create_dir_all(&folder)?;
        run(command("npm")
            .args([
                "install",
                "--no-audit",
                "--no-fund",
                "--no-save",
                "--prefix",
            ])
            .arg(&folder)
            .arg(format!("binaryen@{BINARYEN}")))?;
    }
    Ok(program)
}

/// The runner of the browser tests, compiled once per version.
pub fn wasm_bindgen_test_runner() -> Result<PathBuf> {
    let folder = cache()?.join(format!("wasm-bindgen-{WASM_BINDGEN}"));
    let program = folder.join("bin/wasm-bindgen-test-runner");
    if !program.is_file() {
        println!("Compiling wasm-bindgen-cli {WASM_BINDGEN}, once (a few minutes) …");
        run(cargo()
            .args([
                "install",
                "wasm-bindgen-cli",
                "--version",
                WASM_BINDGEN,
                "--quiet",
                "--root",
            ])
            .arg(&folder)
            .env_remove("CARGO_TARGET_DIR"))?;
    }
    Ok(program)
}

/// A browser and its driver.
pub struct Browser {
    /// The browser itself.
    pub chromium: PathBuf,
    /// The program that drives it for the browser tests.
    pub driver: PathBuf,
}

/// Chromium with its driver, from Debian's packages where that is allowed.
pub fn browser() -> Result<Browser> {
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    debian(
        &["chromium", "chromium-driver"],
        "Chromium and ChromeDriver of the same version",
    )?;
    find_browser().context("Chromium was installed but cannot be found in PATH")
}

fn find_browser() -> Option<Browser> {
    Some(Browser {
        chromium: in_path(&["chromium", "chromium-browser", "google-chrome"])?,
        driver: in_path(&["chromedriver"])?,
    })
}

/// The end-to-end tests' packages, exactly as locked.
pub fn end_to_end_packages() -> Result<PathBuf> {
    node_packages("tests/e2e")
}

/// Those that the benchmark measures against, exactly as locked.
pub fn bench_packages() -> Result<PathBuf> {
    node_packages("tests/bench")
}

fn node_packages(folder: &str) -> Result<PathBuf> {
    let folder = root().join(folder);
    let stamp = folder.join("node_modules/.package-lock.json");
    let lock = folder.join("package-lock.json");
    let fresh = match (stamp.metadata(), lock.metadata()) {
        (Ok(stamp), Ok(lock)) => stamp.modified()? >= lock.modified()?,
        _ => false,
    };
    if !fresh {
        node()?;
        run(command("npm")
            .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
            .current_dir(&folder))?;
    }
    Ok(folder)
}

fn in_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|p| p.is_file())
    })
}

fn debian(packages: &[&str], by_hand: &str) -> Result<()> {
    let allowed =
        exists("apt-get") && crate::shell::capture(command("id").arg("-u"))?.trim() == "0";
    if !allowed {
        bail!(
            "please install {by_hand} (on Debian and Ubuntu: sudo apt-get install {})",
            packages.join(" ")
        );
    }
    run(command("apt-get").args(["update", "-qq"]))?;
    run(command("apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends"])
        .args(packages)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
