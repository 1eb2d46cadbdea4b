//! A small team of books with bad clocks and a bad post, and a plain account of what everyone wrote.
//!
//! The account knows nothing of merging. It holds every write with what its writer could see, and says what must be
//! visible to someone who has seen a given set of writes: all of them but those that another one of them replaced, and
//! nothing of a record that one of them erased.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use facetten::replica::delta::Entry;
use facetten::replica::*;

use super::customers::Dice;

pub const TODAY: u64 = 1_800_000_000_000;
const TEN_YEARS: u64 = 10 * 365 * 24 * 3_600_000;

/// What is visible: per register the writes that stand there, with their values.
pub type Visible = BTreeMap<(RecordId, Key), BTreeMap<Dot, Value>>;

#[derive(Default)]
pub struct Account {
    writes: HashMap<Dot, (RecordId, Key, Value)>,
    replaced_by: Vec<(Dot, Dot)>,
    erased_by: Vec<(RecordId, Dot)>,
}

impl Account {
    fn note(&mut self, commit: &Commit) {
        for entry in commit.entries() {
            match entry {
                Entry::Set {
                    dot,
                    id,
                    field,
                    element,
                    value,
                    replaced,
                    ..
                } => {
                    self.writes
                        .insert(dot, (id, Key::at(field, element), value.to_value()));
                    self.replaced_by.extend(replaced.map(|old| (old, dot)));
                }
                Entry::Erase { dot, id } => self.erased_by.push((id, dot)),
            }
        }
    }

    pub fn visible(&self, to: &VersionVector) -> (Visible, BTreeSet<RecordId>) {
        let erased: BTreeSet<RecordId> = self
            .erased_by
            .iter()
            .filter(|(_, by)| to.covers(*by))
            .map(|(id, _)| *id)
            .collect();
        let replaced: BTreeSet<Dot> = self
            .replaced_by
            .iter()
            .filter(|(_, by)| to.covers(*by))
            .map(|(old, _)| *old)
            .collect();
        let mut visible = Visible::new();
        for (dot, (id, key, value)) in &self.writes {
            if to.covers(*dot) && !replaced.contains(dot) && !erased.contains(id) {
                visible
                    .entry((*id, key.clone()))
                    .or_default()
                    .insert(*dot, value.clone());
            }
        }
        (visible, erased)
    }
}

pub struct Member {
    pub book: Book,
    pub writer: WriterId,
    pub now: u64,
    /// What this one had seen some time ago.
    past: VersionVector,
}

#[derive(Clone, Copy, PartialEq)]
enum Clocks {
    Good,
    Apart,
    Jumping,
    Stopped,
}

pub struct World {
    pub dice: Dice,
    pub members: Vec<Member>,
    pub account: Account,
    pub post: Vec<Delta>,
    pub backup: Option<Vec<u8>>,
    clocks: Clocks,
    ids: Vec<RecordId>,
    writers: u64,
}

impl World {
    /// Three to five members and up to sixty things that happen to them.
    pub fn run(seed: u64) -> Self {
        let mut world = Self::new(seed);
        for _ in 0..1 + world.dice.below(60) {
            world.step();
        }
        world
    }

    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let clocks = *dice.pick(&[
            Clocks::Good,
            Clocks::Apart,
            Clocks::Jumping,
            Clocks::Stopped,
        ]);
        let count = 3 + dice.below(3) as u64;
        let members = (0..count)
            .map(|n| {
                let skew = if clocks == Clocks::Apart {
                    dice.next() % (2 * TEN_YEARS)
                } else {
                    TEN_YEARS
                };
                Member {
                    book: Book::new(WorkspaceId([1; 16])),
                    // Ids whose order is not the order of the members.
                    writer: WriterId(n.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
                    now: TODAY - TEN_YEARS + skew,
                    past: VersionVector::default(),
                }
            })
            .collect();
        let ids = (0..1 + dice.below(5))
            .map(|_| RecordId::v7(TODAY, dice.bytes()))
            .collect();
        Self {
            dice,
            members,
            account: Account::default(),
            post: Vec::new(),
            backup: None,
            clocks,
            ids,
            writers: count,
        }
    }

    fn step(&mut self) {
        let who = self.dice.below(self.members.len());
        self.tick(who);
        match self.dice.below(20) {
            0..9 => self.write(who),
            9..13 => self.deliver(who),
            13..16 => self.exchange(who),
            16 => self.erase(who),
            17 => self.restart(who),
            18 => self.backup = Some(self.members[who].book.to_snapshot()),
            _ => self.members[who].past = self.members[who].book.vector().clone(),
        }
    }

    fn tick(&mut self, who: usize) {
        let now = &mut self.members[who].now;
        match self.clocks {
            Clocks::Good | Clocks::Apart => *now += self.dice.next() % 1000,
            Clocks::Jumping => *now = TODAY - TEN_YEARS + self.dice.next() % (2 * TEN_YEARS),
            Clocks::Stopped => {}
        }
    }

    fn write(&mut self, who: usize) {
        let writes: Vec<Write> = (0..1 + self.dice.below(4))
            .map(|_| self.one_write(who))
            .collect();
        self.commit(who, &writes);
    }

    fn one_write(&mut self, who: usize) -> Write {
        let id = *self.dice.pick(&self.ids);
        let kind = match self.members[who].book.record(id) {
            Some(record) => record.kind(),
            // Now and then two members disagree about what a new record is.
            None => Kind(if self.dice.below(20) == 0 {
                900
            } else {
                u16::from(id.0[15] % 3)
            }),
        };
        let element = *self.dice.pick(&["", "", "kam", "isa"]);
        let key = Key::at(Field(self.dice.below(3) as u16), element);
        let value = match self.dice.below(8) {
            0 => Value::Null,
            1 => Value::Bool(self.dice.below(2) == 0),
            2 => Value::Int(self.dice.next() as i64),
            3 => Value::Id(*self.dice.pick(&self.ids)),
            4 => Value::Date(self.dice.next() as i32),
            5 => Value::Bytes(self.dice.bytes().as_slice().into()),
            6 => Value::Unknown {
                tag: 7 + self.dice.below(249) as u8,
                bytes: self.dice.bytes().as_slice().into(),
            },
            _ => Value::from(["", "Weiß", "Süß"][self.dice.below(3)]),
        };
        let replaces = match self.dice.below(5) {
            0 => Replaces::Nothing,
            1 | 2 => Replaces::Current,
            _ => Replaces::All,
        };
        Write::Set {
            id,
            kind,
            key,
            value,
            replaces,
        }
    }

    fn erase(&mut self, who: usize) {
        let id = *self.dice.pick(&self.ids);
        self.commit(
            who,
            &[Write::Erase {
                id,
                kind: Kind(u16::from(id.0[15] % 3)),
            }],
        );
    }

    fn commit(&mut self, who: usize, writes: &[Write]) {
        let member = &mut self.members[who];
        let seen = self.account.visible(member.book.vector()).0;
        match member.book.commit(member.writer, member.now, writes) {
            Ok(commit) => {
                assert!(
                    commit.stamp().ms <= member.now + MAX_AHEAD_MS,
                    "our clock ran away"
                );
                for entry in commit.entries() {
                    let Entry::Set {
                        dot,
                        id,
                        field,
                        element,
                        replaced,
                        ..
                    } = entry
                    else {
                        continue;
                    };
                    let here = seen.get(&(id, Key::at(field, element)));
                    let own = |old: Dot| old.writer == dot.writer && old.seq >= commit.first_seq();
                    for old in replaced.filter(|old| !own(*old)) {
                        assert!(
                            here.is_some_and(|here| here.contains_key(&old)),
                            "replaced what was not to be seen"
                        );
                    }
                }
                self.account.note(&commit);
                self.post.push(commit.into());
            }
            Err(CommitError::Erased(_) | CommitError::WrongKind { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }

    /// Something from the post arrives: early, late, again, or never.
    fn deliver(&mut self, who: usize) {
        if self.post.is_empty() {
            return;
        }
        let from = if self.dice.below(2) == 0 {
            0
        } else {
            self.post.len() * 3 / 4
        };
        let at = from + self.dice.below(self.post.len() - from);
        self.hand_over(who, at);
    }

    fn hand_over(&mut self, who: usize, at: usize) -> bool {
        let careful = self.dice.below(8) == 0;
        let delta = if self.dice.below(4) == 0 {
            Delta::decode(&self.post[at].encode()).expect("our own bytes")
        } else {
            self.post[at].clone()
        };
        let member = &mut self.members[who];
        let before = careful.then(|| member.book.to_snapshot());
        let covered = delta.is_covered_by(member.book.vector());
        match member.book.apply(&delta, member.now) {
            Ok(applied) => {
                assert!(
                    !covered || applied == Applied::default(),
                    "again is nothing new"
                );
                assert!(delta.is_covered_by(member.book.vector()));
                true
            }
            Err(ApplyError::Gap { writer, have, need }) => {
                assert_eq!(member.book.vector().get(writer), have);
                assert!(need > have);
                if let Some(before) = before {
                    assert_eq!(
                        member.book.to_snapshot(),
                        before,
                        "a refused delta changed something"
                    );
                }
                false
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// Two members meet.
    fn exchange(&mut self, who: usize) {
        let other = self.dice.below(self.members.len());
        let base = match self.dice.below(4) {
            0 => VersionVector::default(),
            1 => self.members[who].past.clone(),
            _ => self.members[who].book.vector().clone(),
        };
        let delta = self.members[other].book.delta_since(&base);
        self.members[who].receive(&delta);
        if self.dice.below(4) == 0 {
            self.post.push(delta);
        }
    }

    fn restart(&mut self, who: usize) {
        let writer = WriterId(self.writers.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let member = &mut self.members[who];
        let bytes = member.book.to_snapshot();
        member.book = Book::from_snapshot(&bytes).expect("our own bytes");
        assert_eq!(member.book.to_snapshot(), bytes, "decode(encode(x)) = x");
        if self.dice.below(2) == 0 {
            member.writer = writer;
            self.writers += 1;
        }
    }

    /// Everyone gets every commit, in an order of their own, again and again until nothing is missing.
    pub fn converge_by_commits(&mut self) {
        for who in 0..self.members.len() {
            let mut waiting: Vec<usize> = (0..self.post.len()).collect();
            while !waiting.is_empty() {
                let count = waiting.len();
                let first = self.dice.below(count);
                waiting.rotate_left(first);
                waiting.retain(|&at| !self.hand_over(who, at));
                assert!(waiting.len() < count, "nothing fits any more");
            }
        }
    }

    /// Everyone meets everyone, twice round.
    pub fn converge_by_states(&mut self) {
        let count = self.members.len();
        let first = self.dice.below(count);
        for n in first..first + 2 * count {
            let base = self.members[(n + 1) % count].book.vector().clone();
            let delta = self.members[n % count].book.delta_since(&base);
            self.members[(n + 1) % count].receive(&delta);
        }
    }
}

impl Member {
    pub fn receive(&mut self, delta: &Delta) {
        self.book
            .apply(delta, self.now)
            .expect("what was left out is known");
    }

    pub fn shown(&self) -> (Visible, BTreeSet<RecordId>) {
        let mut visible = Visible::new();
        for record in self.book.all_records() {
            for (field, element, current) in record.registers() {
                let key = Key::at(field, element);
                let siblings: Vec<_> = record.siblings(&key).collect();
                assert_eq!(siblings[0].2, current);
                assert!(
                    siblings.is_sorted_by(|a, b| a.1 >= b.1),
                    "the newest comes first"
                );
                let values = siblings
                    .iter()
                    .map(|(dot, _, value)| (*dot, value.to_value()))
                    .collect();
                visible.insert((record.id(), key), values);
            }
        }
        (visible, self.book.erased().collect())
    }
}
