//! From Rust to the two files that a browser runs: the program as wasm and the script that binds it to the page.
//!
//! Both editions, the page and the single file, use the same classic script (`no-modules`): modules do not load from
//! `file://`, and one kind of glue is tested once.

use crate::shell::{capture, cargo, command, root, run};
use crate::tools::{self, WASM};
use anyhow::{Context, Result, anyhow, bail};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// What a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Fast to compile, with readable panics.
    Development,
    /// Small and fast to run.
    Release,
    /// The release with the names of its functions, for a profiler.
    Profiling,
}

/// The file that is loaded first.
pub const MAIN: &str = "facetten.wasm";

/// The program as a browser wants it.
pub struct Program {
    /// The modules by file name: [`MAIN`] and those that come later.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The files that each part of the program needs beside [`MAIN`].
    pub parts: BTreeMap<String, Vec<String>>,
    /// The script that binds them to the page; defines the function `wasm_bindgen` and expects `programFile`.
    pub glue: String,
}

/// Where the glue gets the functions that load parts.
const LINK: &str = "./__wasm_split.js";
const PARTS: &str = include_str!("../page/parts.js");

/// Features that the compiler emits and every browser of the last years has. `--all-features` would emit types that no
/// browser accepts.
const FEATURES: [&str; 9] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-simd",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

/// Compiles, cuts and binds the program.
pub fn program(purpose: Purpose) -> Result<Program> {
    let compiled = compile(&["--bin", "facetten"], MAIN, purpose)?;
    let compiled = std::fs::read(compiled).context("the compiler wrote nothing")?;
    let mut program = bind(cut(&compiled)?, purpose)?;
    if purpose != Purpose::Development {
        for wasm in program.files.values_mut() {
            *wasm = optimise(wasm, purpose)?;
        }
    }
    Ok(program)
}

/// The core's benchmark, compiled with the very flags of the page, which never contains it: module and glue.
pub fn core_bench() -> Result<(Vec<u8>, String)> {
    let example = ["--example", "core_bench"];
    let compiled = compile(&example, "examples/core_bench.wasm", Purpose::Release)?;
    let mut output = bindings(compiled, Purpose::Release)?;
    let wasm = optimise(&output.wasm_mut().emit_wasm(), Purpose::Release)?;
    Ok((wasm, output.js().to_owned()))
}

/// What the cutter leaves: the first module, the others, and who needs which.
struct Pieces {
    main: PathBuf,
    others: BTreeMap<String, Vec<u8>>,
    parts: BTreeMap<String, Vec<String>>,
}

/// Cuts the program at the functions that are marked in `src/ui/parts/drawn.rs`.
fn cut(compiled: &[u8]) -> Result<Pieces> {
    let folder = target_folder().join("parts");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let main = folder.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(compiled);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    let cut = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cutting the program: {error:#}"))?;
    let mut others = BTreeMap::new();
    for path in cut.split_modules {
        others.insert(file_name(&path)?, std::fs::read(&path)?);
    }
    let parts = cut
        .prefetch_map
        .into_iter()
        .map(|(part, stems)| {
            let files = stems.into_iter().map(|stem| stem + ".wasm").collect();
            (part, files)
        })
        .collect();
    Ok(Pieces {
        main,
        others,
        parts,
    })
}

fn file_name(path: &Path) -> Result<String> {
    let name = path.file_name().context("a module has no name")?;
    Ok(name.to_string_lossy().into_owned())
}

fn compile(what: &[&str], output: &str, purpose: Purpose) -> Result<PathBuf> {
    tools::wasm_target()?;
    // Views of known types are compiled anew wherever they stand. With as many pages as we have that costs more bytes than
    // erasing the types does.
    let mut flags = vec![
        "--cfg".to_owned(),
        "erase_components".to_owned(),
        // Searching is looking at sixteen bytes at once.
        "-Ctarget-feature=+simd128".to_owned(),
        // The cutter has to know what refers to what.
        "-Clink-args=--emit-relocs".to_owned(),
    ];
    if purpose != Purpose::Development {
        flags.extend(anonymous_paths()?);
    }
    let mut build = cargo();
    build.args(["build", "--locked", "--target", WASM]);
    build.args(what);
    build.arg("--config");
    build.arg(format!(
        "target.{WASM}.rustflags={}",
        serde_json::to_string(&flags)?
    ));
    let profile = match purpose {
        Purpose::Development => "serve",
        Purpose::Release | Purpose::Profiling => "release",
    };
    build.args(["--profile", profile]);
    run(&mut build)?;
    Ok(target_folder().join(WASM).join(profile).join(output))
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

fn bind(pieces: Pieces, purpose: Purpose) -> Result<Program> {
    let mut output = bindings(pieces.main, purpose)?;
    let wanted = format!("require(\"{LINK}\")");
    let bound = output.js();
    if !bound.contains(&wanted) {
        bail!("the glue no longer asks for {LINK} as it did");
    }
    let parts = PARTS.replace("\"@parts\"", &serde_json::to_string(&pieces.parts)?);
    let glue = parts + &bound.replace(&wanted, "facettenParts");
    let mut files = pieces.others;
    files.insert(MAIN.to_owned(), output.wasm_mut().emit_wasm());
    Ok(Program {
        files,
        parts: pieces.parts,
        glue,
    })
}

fn bindings(module: PathBuf, purpose: Purpose) -> Result<wasm_bindgen_cli_support::Output> {
    let development = purpose == Purpose::Development;
    Bindgen::new()
        .input_path(module)
        .no_modules(true)
        .map_err(|error| anyhow!("{error:#}"))?
        .typescript(false)
        .omit_default_module_path(true)
        // The parts of the program are bound to these.
        .keep_lld_exports(true)
        .keep_debug(false)
        .debug(development)
        .remove_name_section(purpose == Purpose::Release)
        .remove_producers_section(true)
        .generate_output()
        .map_err(|error| anyhow!("wasm-bindgen: {error:#}"))
}

fn optimise(wasm: &[u8], purpose: Purpose) -> Result<Vec<u8>> {
    let program = tools::wasm_opt()?;
    let folder = target_folder().join("wasm-opt");
    std::fs::create_dir_all(&folder)?;
    let (input, output) = (folder.join("in.wasm"), folder.join("out.wasm"));
    std::fs::write(&input, wasm)?;
    run(command("node")
        .arg(program)
        .args(FEATURES)
        .arg("-Oz")
        .args((purpose == Purpose::Profiling).then_some("-g"))
        .arg(&input)
        .arg("-o")
        .arg(&output))?;
    std::fs::read(&output).context("wasm-opt wrote nothing")
}
