//! The budgets of the book itself: what opening, writing, exchanging and merging take, without anything around it.

use std::hint::black_box;

use super::customers::{self, Dice, NOW, WRITER};
use facetten::replica::{Book, Delta, RecordId, WriterId};

const HERE: WriterId = WriterId(11);
const THERE: WriterId = WriterId(22);

/// What one run of all jobs found: name, figure, unit.
pub fn measure(now: impl Fn() -> f64, customers: usize, report: &mut dyn FnMut(&str, f64, &str)) {
    let time = |runs: usize, job: &mut dyn FnMut(usize)| {
        let mut times: Vec<f64> = (0..runs)
            .map(|run| {
                let start = now();
                job(run);
                now() - start
            })
            .collect();
        times.sort_by(f64::total_cmp);
        // The least disturbed run: what the work takes, not what else the machine was doing.
        times[0]
    };
    let mut book = customers::book(customers);
    let ids: Vec<RecordId> = book
        .records(customers::COMPANY)
        .map(|record| record.id())
        .collect();
    let mut snapshot = book.to_snapshot();
    report(
        "encode a snapshot",
        time(5, &mut |_| snapshot = book.to_snapshot()),
        "ms",
    );
    report(
        "snapshot",
        snapshot.len() as f64 / customers as f64,
        "bytes per customer",
    );
    let mut decoded = Book::from_snapshot(&snapshot).expect("our own bytes");
    let open = |_| decoded = Book::from_snapshot(&snapshot).expect("our own bytes");
    report("decode a snapshot", time(11, &mut { open }), "ms");
    let inflate = time(11, &mut |_| {
        drop(black_box(facetten::replica::frame::open(&snapshot)))
    });
    report("  of it checking and inflating", inflate, "ms");
    report(
        "memory",
        decoded.memory() as f64 / customers as f64,
        "bytes per customer",
    );
    let read_all = time(11, &mut |_| {
        for record in decoded.records(customers::COMPANY) {
            black_box(record.text(facetten::replica::Field(1)));
        }
    });
    report("read one text of every record", read_all, "ms");

    const EDITS: usize = 1000;
    let mut dice = Dice(7);
    let edits: Vec<_> = (0..EDITS)
        .map(|_| customers::edit(*dice.pick(&ids), &mut dice))
        .collect();
    let mut frames = Vec::new();
    let commits = time(3, &mut |run| {
        let mut copy = decoded.clone();
        let start = now();
        frames = (0..EDITS)
            .map(|n| {
                let commit = copy
                    .commit(HERE, NOW * 2, &edits[n..=n])
                    .expect("a known record");
                Delta::from(commit).encode()
            })
            .collect();
        let _ = (run, start);
    });
    let cloning = time(3, &mut |_| drop(black_box(decoded.clone())));
    report(
        "write one field and encode its delta",
        (commits - cloning) * 1000.0 / EDITS as f64,
        "µs",
    );
    report(
        "delta of one field",
        frames.iter().map(Vec::len).sum::<usize>() as f64 / EDITS as f64,
        "bytes",
    );
    let applies = time(3, &mut |_| {
        let mut copy = decoded.clone();
        for frame in &frames {
            let delta = Delta::decode(frame).expect("our own bytes");
            black_box(copy.apply(&delta, NOW * 2).expect("nothing is missing"));
        }
    });
    report(
        "decode and apply a delta of one write",
        (applies - cloning) * 1000.0 / EDITS as f64,
        "µs",
    );

    let copies = |writer: WriterId, seed: u64| {
        let mut copy = decoded.clone();
        let mut dice = Dice(seed);
        for n in 0..500 {
            // A quarter of the edits meets on the same customers.
            let id = if n % 4 == 0 {
                ids[n * 7 % ids.len()]
            } else {
                *dice.pick(&ids)
            };
            let write = customers::edit(id, &mut dice);
            copy.commit(writer, NOW * 2 + n as u64, &[write])
                .expect("a known record");
        }
        copy
    };
    let base = decoded.vector().clone();
    let (ours, theirs) = (copies(HERE, 1), copies(THERE, 2));
    let mut frame = Vec::new();
    report(
        "gather and encode 500 edits",
        time(11, &mut |_| frame = theirs.delta_since(&base).encode()),
        "ms",
    );
    report("500 edits", frame.len() as f64, "bytes");
    let mut copies: Vec<Book> = (0..11).map(|_| ours.clone()).collect();
    let merge = time(11, &mut |run| {
        let delta = Delta::decode(&frame).expect("our own bytes");
        black_box(
            copies[run]
                .apply(&delta, NOW * 2)
                .expect("nothing is missing"),
        );
    });
    report("decode and merge 500 edits into 500", merge, "ms");
    let all: Vec<u8> = theirs.delta_since(&Default::default()).encode();
    report(
        "whole state as a range",
        all.len() as f64 / customers as f64,
        "bytes per customer",
    );
    let whole = time(5, &mut |_| {
        let delta = Delta::decode(&all).expect("our own bytes");
        let mut copy = ours.clone();
        black_box(copy.apply(&delta, NOW * 2).expect("nothing is missing"));
    });
    report("merge a whole other copy", whole - cloning, "ms");
    book = ours;
    black_box((&book, WRITER));
}
