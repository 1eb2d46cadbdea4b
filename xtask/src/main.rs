//! The project's only build script: `cargo xtask serve | test | check | dist | bench | screenshots`.
//!
//! Invariant: nothing but Rust, git and the system's package manager has to be installed by hand; whatever else a
//! command needs, it fetches itself or names in one sentence.

mod bench;
mod checks;
mod dist;
mod packages;
mod serve;
mod shell;
mod single;
mod site;
mod tools;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve [--port N]   build for development, serve on 127.0.0.1, rebuild and reload on every change
  test               everything that continuous integration runs, installing what it needs
  check              formatting, lints (native and wasm) and native tests
  dist [--record | --names]
                     the optimised page, the single file and the size report in dist/; --record adds the sizes to
                     docs/size.md, --names keeps the names of functions for a profiler
  bench [--rounds N] [--only PART]
                     the figures of docs/performance.md, ours and those of others, in one run (at least 10 rounds);
                     PART is one of: jobs, page, start
  screenshots        pictures of every page into docs/screenshots
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve"] => serve::serve(None),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve::serve(Some(port)),
            Err(_) => Err(anyhow::anyhow!("»{port}« is not a port number")),
        },
        ["dist"] => dist::dist(false),
        ["dist", "--record"] => dist::dist(true),
        ["dist", "--names"] => dist::with_names(),
        ["check"] => checks::check(),
        ["test"] => checks::test(),
        ["bench", options @ ..] => bench::bench(options),
        ["screenshots"] => checks::screenshots(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(anyhow::anyhow!("unknown command\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
