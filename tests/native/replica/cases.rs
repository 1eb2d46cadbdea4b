//! Runs a law over many seeds, on all cores. `FACETTEN_LAW_CASES` sets how many, `FACETTEN_LAW_SEED` runs one.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// Checks the law for so many seeds; a failure names the seed that shows it again.
pub fn check(default_cases: u64, law: impl Fn(u64) + Sync) {
    let number = |name: &str| {
        std::env::var(name)
            .ok()
            .map(|text| text.parse::<u64>().expect("a number"))
    };
    if let Some(seed) = number("FACETTEN_LAW_SEED") {
        return law(seed);
    }
    let cases = number("FACETTEN_LAW_CASES").unwrap_or(default_cases);
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
