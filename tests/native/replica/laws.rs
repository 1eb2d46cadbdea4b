//! The laws of the book, over seeded sequences of everything that can happen to a team.

use facetten::replica::*;

use super::cases::check;
use super::world::{TODAY, World};

/// Laws 2, 3, 4 and 5: whatever happens in whatever order, everyone ends with the same bytes, which show exactly what
/// was written and not replaced by someone who saw it.
#[test]
fn every_history_converges_without_loss() {
    check(1, |seed| {
        let mut world = World::run(seed);
        for member in &world.members {
            assert_eq!(member.shown(), world.account.visible(member.book.vector()));
        }
        if seed % 2 == 0 {
            world.converge_by_commits()
        } else {
            world.converge_by_states()
        }
        let bytes = world.members[0].book.to_snapshot();
        for member in &world.members {
            assert_eq!(member.book.to_snapshot(), bytes);
            assert_eq!(member.book.checksum(), world.members[0].book.checksum());
        }
        let first = &mut world.members[0];
        assert_eq!(first.shown(), world.account.visible(first.book.vector()));

        // An old backup, and everything once more, changes nothing.
        if let Some(backup) = &world.backup {
            let old = Book::from_snapshot(backup).expect("our own bytes");
            first.receive(&old.delta_since(&VersionVector::default()));
        }
        for delta in &world.post {
            first.receive(delta);
        }
        assert_eq!(first.book.to_snapshot(), bytes);
    });
}

/// Law 1: merging is commutative, associative and idempotent.
#[test]
fn merging_knows_no_order() {
    check(5, |seed| {
        let world = World::run(seed ^ 0x1000_0000);
        let [a, b, c] = [0, 1, 2].map(|n| &world.members[n].book);
        let ab = merged(a, b);
        assert_eq!(ab.to_snapshot(), merged(b, a).to_snapshot());
        assert_eq!(merged(&ab, b).to_snapshot(), ab.to_snapshot());
        assert_eq!(
            merged(&ab, c).to_snapshot(),
            merged(a, &merged(b, c)).to_snapshot()
        );
    });
}

fn merged(into: &Book, from: &Book) -> Book {
    let mut book = into.clone();
    book.apply(&from.delta_since(&VersionVector::default()), TODAY)
        .expect("a whole state has no gaps");
    book
}
