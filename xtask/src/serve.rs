//! The development server: builds, serves on 127.0.0.1, rebuilds and reloads on every change.

use crate::packages;
use crate::shell::{files, root};
use crate::site::{Sources, assemble};
use crate::wasm::{self, Program, Purpose};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, SystemTime};

const FIRST_PORT: u16 = 8080;
const LOOK_EVERY: Duration = Duration::from_millis(300);

/// What is being served, and how often it has changed.
#[derive(Default)]
struct Shown {
    state: Mutex<(u64, BTreeMap<String, Vec<u8>>)>,
    changed: Condvar,
}

/// Serves until it is stopped.
pub fn serve(port: Option<u16>) -> Result<()> {
    let mut program = wasm::program(Purpose::Development)?;
    let packages = packages::read()?;
    let shown = Arc::new(Shown::default());
    show(&shown, &program, &packages)?;
    let listener = listen(port)?;
    println!(
        "\nFacetten: http://{}/\nStop with Ctrl+C. Changes in src, style, public and index.html appear by themselves.",
        listener.local_addr()?
    );
    let served = Arc::clone(&shown);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let shown = Arc::clone(&served);
            std::thread::spawn(move || answer(stream, &shown));
        }
    });
    let mut seen = times()?;
    loop {
        std::thread::sleep(LOOK_EVERY);
        let now = times()?;
        if now == seen {
            continue;
        }
        let code_changed = now
            .iter()
            .filter(|(path, _)| is_code(path))
            .ne(seen.iter().filter(|(path, _)| is_code(path)));
        seen = now;
        // A mistake in the code is no reason to stop: the compiler has said what it is, and the next change is awaited.
        if let Err(error) = rebuild(&shown, &mut program, &packages, code_changed) {
            eprintln!("xtask: {error:#}");
        }
    }
}

fn rebuild(
    shown: &Shown,
    program: &mut Program,
    packages: &Value,
    code_changed: bool,
) -> Result<()> {
    if code_changed {
        *program = wasm::program(Purpose::Development)?;
    }
    show(shown, program, packages)?;
    println!("Rebuilt.");
    Ok(())
}

fn show(shown: &Shown, program: &Program, packages: &Value) -> Result<()> {
    let site = assemble(&Sources::read(packages)?, program, Purpose::Development)?;
    if let Ok(mut state) = shown.state.lock() {
        *state = (state.0 + 1, site.files);
    }
    shown.changed.notify_all();
    Ok(())
}

fn is_code(path: &std::path::Path) -> bool {
    path.extension() == Some("rs".as_ref()) || path.extension() == Some("toml".as_ref())
}

fn times() -> Result<BTreeMap<PathBuf, SystemTime>> {
    let root = root();
    let mut watched = vec![root.join("index.html"), root.join("Cargo.toml")];
    for folder in ["src", "style", "public"] {
        watched.extend(files(&root.join(folder))?);
    }
    // A file may vanish between being listed and being looked at.
    Ok(watched
        .into_iter()
        .filter_map(|path| Some((path.clone(), path.metadata().ok()?.modified().ok()?)))
        .collect())
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    if let Some(port) = port {
        return TcpListener::bind(("127.0.0.1", port))
            .with_context(|| format!("port {port} is taken"));
    }
    (FIRST_PORT..FIRST_PORT + 100)
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .context("no free port from 8080 to 8179")
}

/// Answers one request. A browser that goes away in the middle is not an error.
fn answer(stream: TcpStream, shown: &Shown) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header == "\r\n" {
            break;
        }
    }
    let path = request
        .split(' ')
        .nth(1)
        .unwrap_or("/")
        .split('?')
        .next()
        .unwrap_or("/")
        .trim_start_matches('/');
    match path {
        ".changes" => tell_changes(stream, shown),
        "" => send(stream, shown, "index.html"),
        name => send(stream, shown, name),
    }
}

fn send(mut stream: TcpStream, shown: &Shown, name: &str) -> std::io::Result<()> {
    let found = shown
        .state
        .lock()
        .ok()
        .and_then(|state| state.1.get(name).cloned());
    let (status, kind, body) = match found {
        Some(body) => ("200 OK", media_type(name), body),
        None => (
            "404 Not Found",
            "text/plain; charset=utf-8",
            b"Not found".to_vec(),
        ),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

/// An event stream that speaks once per new build.
fn tell_changes(mut stream: TcpStream, shown: &Shown) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n"
    )?;
    let Ok(mut state) = shown.state.lock() else {
        return Ok(());
    };
    let before = state.0;
    while state.0 == before {
        // The comment line finds out whether anyone is still listening.
        let Ok((next, _)) = shown.changed.wait_timeout(state, Duration::from_secs(15)) else {
            return Ok(());
        };
        state = next;
        if state.0 == before {
            write!(stream, ": still here\n\n")?;
        }
    }
    write!(stream, "data: {}\n\n", state.0)
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}
