//! Two or three roles side by side: what differs first, what they share folded away.

use std::collections::BTreeSet;

use super::role_page::{Body, RoleView};
use crate::content::roles::{Block, Comparison, Facet, Fact, RoleBook};
use crate::domain::RoleRef;
use crate::sorting;

/// The blocks that are set side by side, in this order.
const ROWS: [Block; 13] = [
    Block::Mission,
    Block::Customers,
    Block::Portfolio,
    Block::Initiative,
    Block::RevenueService,
    Block::Channels,
    Block::Compensation,
    Block::Kpis,
    Block::Tools,
    Block::Risks,
    Block::BestFor,
    Block::LessFor,
    Block::Trend,
];

/// From this distance on a facet counts as a difference: a third of the scale.
const APART: u8 = 33;

/// Marks nearer than this would cover each other on a narrow screen.
const CROWDED: u8 = 6;

/// A comparison of two or three roles.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareView {
    /// What tells each pair apart, where both are built in.
    pub tells: Vec<(RoleRef, RoleRef, Comparison)>,
    /// The facets that differ, the widest first.
    pub facets_apart: Vec<FacetRow>,
    /// The facets that are alike.
    pub facets_alike: Vec<FacetRow>,
    /// The blocks that differ.
    pub blocks_apart: Vec<BlockRow>,
    /// Entries that all have, by block.
    pub shared: Vec<(Block, Vec<String>)>,
    /// What the article says about all of them.
    pub shared_facts: Vec<Fact>,
}

/// One facet of all roles on one axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetRow {
    /// Which.
    pub facet: Facet,
    /// The values in the order of the roles.
    pub values: Vec<u8>,
}

impl FacetRow {
    /// How far the roles lie apart.
    pub fn spread(&self) -> u8 {
        let high = self.values.iter().max().copied().unwrap_or_default();
        let low = self.values.iter().min().copied().unwrap_or_default();
        high - low
    }

    /// How far each mark stands above or below the axis, in halves of a mark: marks that would cover each other stand
    /// on top of each other, in the order of the roles.
    pub fn shifts(&self) -> Vec<i8> {
        let near = |a: u8, b: u8| a.abs_diff(b) < CROWDED;
        self.values
            .iter()
            .enumerate()
            .map(|(place, value)| {
                let (before, after) = self.values.split_at(place);
                let above = before.iter().filter(|other| near(**other, *value)).count() as i8;
                let below = after.iter().filter(|other| near(**other, *value)).count() as i8 - 1;
                above - below
            })
            .collect()
    }
}

/// One block of all roles.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockRow {
    /// Which.
    pub block: Block,
    /// What each role says, without what all say.
    pub cells: Vec<Body>,
}

/// Sets the roles side by side.
pub fn compare(book: &RoleBook, roles: &[RoleView]) -> CompareView {
    let (facets_apart, facets_alike) = facet_rows(roles);
    let mut blocks_apart = Vec::new();
    let mut shared = Vec::new();
    for block in ROWS {
        let bodies: Vec<&Body> = roles
            .iter()
            .filter_map(|role| role.block(block).map(|view| &view.body))
            .collect();
        let common = common_entries(&bodies);
        if !common.is_empty() {
            shared.push((block, common.iter().cloned().collect()));
        }
        let cells: Vec<Body> = bodies.iter().map(|body| without(body, &common)).collect();
        let says_something = |body: &Body| !entries(body).is_empty();
        if cells.iter().any(says_something) {
            blocks_apart.push(BlockRow { block, cells });
        }
    }
    CompareView {
        tells: tells(book, roles),
        facets_apart,
        facets_alike,
        blocks_apart,
        shared,
        shared_facts: shared_facts(roles),
    }
}

fn tells(book: &RoleBook, roles: &[RoleView]) -> Vec<(RoleRef, RoleRef, Comparison)> {
    let mut tells = Vec::new();
    for (index, one) in roles.iter().enumerate() {
        for other in &roles[index + 1..] {
            if let (RoleRef::Built(a), RoleRef::Built(b)) = (one.subject, other.subject)
                && let Some(comparison) = book.comparison(a, b)
            {
                tells.push((one.subject, other.subject, comparison.clone()));
            }
        }
    }
    tells
}

fn facet_rows(roles: &[RoleView]) -> (Vec<FacetRow>, Vec<FacetRow>) {
    let mut rows: Vec<FacetRow> = Facet::ALL
        .into_iter()
        .map(|facet| FacetRow {
            facet,
            values: roles
                .iter()
                .filter_map(|role| role.profile.iter().find(|row| row.facet == facet))
                .map(|row| row.value)
                .collect(),
        })
        .collect();
    // A stable sort: equally wide facets keep the canonical order.
    sorting::by_key(&mut rows, |row| std::cmp::Reverse(row.spread()));
    let split = rows.partition_point(|row| row.spread() >= APART);
    let alike = rows.split_off(split);
    (rows, alike)
}

fn entries(body: &Body) -> Vec<String> {
    match body {
        Body::Sentence(text) if text.is_empty() => Vec::new(),
        Body::Sentence(text) => vec![text.clone()],
        Body::Lines(lines) => lines.iter().map(|(line, _)| line.clone()).collect(),
        Body::Timed(slots) => slots.iter().map(|(_, text)| text.clone()).collect(),
        Body::Pairs(pairs) => pairs.iter().map(|(said, _)| said.clone()).collect(),
        Body::Partners(partners) => partners.iter().map(|p| p.text.clone()).collect(),
        Body::Tasks(tasks) => tasks.iter().map(|task| task.text.clone()).collect(),
        Body::Markup(_) => Vec::new(),
    }
}

fn common_entries(bodies: &[&Body]) -> BTreeSet<String> {
    let mut sets = bodies.iter().map(|body| sorting::set(entries(body)));
    let Some(first) = sets.next() else {
        return BTreeSet::new();
    };
    sets.fold(first, |common, set| {
        common.intersection(&set).cloned().collect()
    })
}

fn without(body: &Body, common: &BTreeSet<String>) -> Body {
    match body {
        Body::Sentence(text) if common.contains(text) => Body::Sentence(String::new()),
        Body::Lines(lines) => Body::Lines(
            lines
                .iter()
                .filter(|(line, _)| !common.contains(line))
                .cloned()
                .collect(),
        ),
        Body::Sentence(_)
        | Body::Timed(_)
        | Body::Pairs(_)
        | Body::Partners(_)
        | Body::Tasks(_)
        | Body::Markup(_) => body.clone(),
    }
}

fn shared_facts(roles: &[RoleView]) -> Vec<Fact> {
    let Some((first, rest)) = roles.split_first() else {
        return Vec::new();
    };
    first
        .facts
        .iter()
        .filter(|fact| rest.iter().all(|role| role.facts.contains(fact)))
        .cloned()
        .collect()
}
