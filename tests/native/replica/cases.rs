//! Runs a law over many seeds, on all cores. `FACETTEN_LAW_CASES` sets how many (`cargo xtask test` asks for 100,000),
//! `FACETTEN_LAW_SEED` runs one.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

const CASES: u64 = 4_000;

/// Checks the law for many seeds, slow laws for a `share` of them; a failure names the seed that shows it again.
pub fn check(share: u64, law: impl Fn(u64) + Sync) {
    let number = |name: &str| {
        std::env::var(name)
            .ok()
            .map(|text| text.parse::<u64>().expect("a number"))
    };
    if let Some(seed) = number("FACETTEN_LAW_SEED") {
        return law(seed);
    }
    let cases = number("FACETTEN_LAW_CASES").unwrap_or(CASES) / share;
    let next = AtomicU64::new(0);
    let worker = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= cases {
                return;
            }
            let told = OnPanic(seed);
            law(seed);
            std::mem::forget(told);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(worker);
        }
    });
    println!("{cases} cases hold");
}

struct OnPanic(u64);

impl Drop for OnPanic {
    fn drop(&mut self) {
        eprintln!("the law is broken by FACETTEN_LAW_SEED={}", self.0);
    }
}
