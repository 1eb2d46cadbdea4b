//! From Rust to the two files that a browser runs: the program as wasm and the script that binds it to the page.
//!
//! Both editions, the page and the single file, use the same classic script (`no-modules`): modules do not load from
//! `file://`, and one kind of glue is tested once.

use crate::shell::{capture, cargo, command, root, run};
use crate::tools::{self, WASM};
use anyhow::{Context, Result, anyhow};
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

/// What a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Fast to compile, with readable panics.
    Development,
    /// Small and fast to run.
    Release,
}

/// The program as a browser wants it.
pub struct Program {
    /// The module.
    pub wasm: Vec<u8>,
    /// The script that loads it; defines the function `wasm_bindgen`.
    pub glue: String,
}

/// Features that the compiler emits and every browser of the last years has. `--all-features` would emit types that no
/// browser accepts.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

/// Compiles and binds the program.
pub fn program(purpose: Purpose) -> Result<Program> {
    tools::wasm_target()?;
    let mut program = bind(compile(purpose)?, purpose)?;
    if purpose == Purpose::Release {
        program.wasm = optimise(&program.wasm)?;
    }
    Ok(program)
}

fn compile(purpose: Purpose) -> Result<PathBuf> {
    // Views of known types are compiled anew wherever they stand. With as many pages as we have that costs more bytes than
    // erasing the types does.
    let mut flags = vec!["--cfg".to_owned(), "erase_components".to_owned()];
    if purpose == Purpose::Release {
        flags.extend(anonymous_paths()?);
    }
    let mut build = cargo();
    build.args([
        "build", "--locked", "--bin", "facetten", "--target", WASM, "--config",
    ]);
    build.arg(format!(
        "target.{WASM}.rustflags={}",
        serde_json::to_string(&flags)?
    ));
    let profile = match purpose {
        Purpose::Development => "serve",
        Purpose::Release => "release",
    };
    build.args(["--profile", profile]);
    run(&mut build)?;
    Ok(target_folder()
        .join(WASM)
        .join(profile)
        .join("facetten.wasm"))
}

/// Paths of the building machine would make two builds differ and would say more about the builder than anyone needs.
fn anonymous_paths() -> Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("cargo has no home")?;
    let sysroot = capture(command("rustc").args(["--print", "sysroot"]))?;
    Ok(vec![
        format!("--remap-path-prefix={}=cargo", home.display()),
        format!("--remap-path-prefix={}=rust", sysroot.trim()),
        format!("--remap-path-prefix={}=facetten", root().display()),
    ])
}

fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn bind(input: PathBuf, purpose: Purpose) -> Result<Program> {
    let development = purpose == Purpose::Development;
    let mut output = Bindgen::new()
        .input_path(input)
        .no_modules(true)
        .map_err(|error| anyhow!("{error:#}"))?
        .typescript(false)
        .omit_default_module_path(true)
        .keep_debug(false)
        .debug(development)
        .remove_name_section(!development)
        .remove_producers_section(true)
        .generate_output()
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))?;
    Ok(Program {
        wasm: output.wasm_mut().emit_wasm(),
        glue: output.js().to_owned(),
    })
}

fn optimise(wasm: &[u8]) -> Result<Vec<u8>> {
    let program = tools::wasm_opt()?;
    let folder = target_folder().join("wasm-opt");
    std::fs::create_dir_all(&folder)?;
    let (input, output) = (folder.join("in.wasm"), folder.join("out.wasm"));
    std::fs::write(&input, wasm)?;
    run(command("node")
        .arg(program)
        .args(FEATURES)
        .arg("-Oz")
        .arg(&input)
        .arg("-o")
        .arg(&output))?;
    std::fs::read(&output).context("wasm-opt wrote nothing")
}
