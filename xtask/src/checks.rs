//! Formatting, lints and every kind of test, in the order in which they fail fastest.

use crate::dist;
use crate::shell::{cargo, command, exists, files, root, run};
use crate::tools::{self, WASM};
use anyhow::{Result, bail};
use std::process::Command;
use std::time::{Duration, Instant};

/// Formatting, lints for both targets, native tests.
pub fn check() -> Result<()> {
    let mut steps = Steps::default();
    quick(&mut steps)?;
    steps.finish()
}

/// Everything.
pub fn test() -> Result<()> {
    let mut steps = Steps::default();
    quick(&mut steps)?;
    let runner = tools::wasm_bindgen_test_runner()?;
    let browser = tools::browser()?;
    steps.run(
        "browser tests",
        cargo()
            .args(["test", "--locked", "--target", WASM, "--test", "dom"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "300"),
    );
    let started = Instant::now();
    let built = dist::dist(false);
    if let Err(error) = &built {
        eprintln!("xtask: {error:#}");
    }
    steps.note("dist and size budget", started.elapsed(), built.is_ok());
    let folder = tools::end_to_end_packages()?;
    let mut end_to_end = command("node");
    end_to_end
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files(&folder.join("journeys"))?)
        .current_dir(folder)
        .env("FACETTEN_CHROMIUM", &browser.chromium)
        .env("FACETTEN_DIST", dist::folder());
    steps.run("end-to-end tests", &mut end_to_end);
    steps.finish()
}

/// Pictures of every page, from a fresh build.
pub fn screenshots() -> Result<()> {
    dist::dist(false)?;
    let browser = tools::browser()?;
    let folder = tools::end_to_end_packages()?;
    run(command("node")
        .arg("screenshots.mjs")
        .arg(root().join("docs/screenshots"))
        .current_dir(folder)
        .env("FACETTEN_CHROMIUM", &browser.chromium)
        .env("FACETTEN_DIST", dist::folder()))
}

fn quick(steps: &mut Steps) -> Result<()> {
    tools::wasm_target()?;
    steps.run("formatting", cargo().args(["fmt", "--all", "--check"]));
    steps.run("lints, native", &mut clippy(&[]));
    steps.run("lints, wasm", &mut clippy(&["--target", WASM]));
    steps.run("lints, xtask", &mut clippy(&["--package", "xtask"]));
    steps.run("native tests", &mut native_tests(&[]));
    steps.run("xtask's tests", &mut native_tests(&["--package", "xtask"]));
    Ok(())
}

/// One package at a time: together they would unite the features of their dependencies, and the tests would run on
/// other code than the page.
fn native_tests(scope: &[&str]) -> Command {
    let mut tests = cargo();
    if exists("cargo-nextest") {
        tests.args(["nextest", "run", "--no-fail-fast", "--locked"]);
    } else {
        tests.args(["test", "--no-fail-fast", "--locked"]);
    }
    for cases in ["FACETTEN_LAW_CASES", "FACETTEN_DAMAGE_CASES"] {
        if std::env::var_os(cases).is_none() {
            tests.env(cases, "100000");
        }
    }
    tests.args(scope);
    tests
}

fn clippy(scope: &[&str]) -> Command {
    let mut clippy = cargo();
    clippy
        .args(["clippy", "--quiet", "--locked", "--all-targets"])
        .args(scope)
        .args(["--", "-D", "warnings"]);
    clippy
}

/// What has been run, how long it took, and whether it was green.
#[derive(Default)]
struct Steps {
    done: Vec<(&'static str, Duration, bool)>,
}

impl Steps {
    /// Runs a step. A red one does not stop the others: one run shows everything that is wrong.
    fn run(&mut self, name: &'static str, command: &mut Command) {
        println!("\n== {name}");
        let started = Instant::now();
        let green = match run(command) {
            Ok(()) => true,
            Err(error) => {
                eprintln!("xtask: {error:#}");
                false
            }
        };
        self.note(name, started.elapsed(), green);
    }

    fn note(&mut self, name: &'static str, time: Duration, green: bool) {
        self.done.push((name, time, green));
    }

    fn finish(self) -> Result<()> {
        println!("\n{:<24} {:>8}  result", "step", "time");
        for (name, time, green) in &self.done {
            println!(
                "{name:<24} {:>6} s  {}",
                time.as_secs(),
                if *green { "ok" } else { "FAILED" }
            );
        }
        let red = self.done.iter().filter(|(_, _, green)| !green).count();
        if red > 0 {
            bail!("{red} of {} steps failed", self.done.len());
        }
        Ok(())
    }
}
