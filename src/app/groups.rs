//! The groups of a list: rows with the same value in a column stand together, with their figures in sum.

use std::ops::Range;

use chrono::NaiveDate;

use crate::domain::{Company, RecordId};

use super::cells::Cell;
use super::desk::Desk;
use super::list::Column;
use super::order::Sums;
use super::search::push_words;

/// Rows that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common, as the first of them has it: an id of a choice, or words. `None` where nothing stands.
    pub value: Option<String>,
    /// Which rows of the order.
    pub rows: Range<usize>,
    /// Their figures.
    pub sums: Sums,
}

/// A line of a list with groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The heading of a group, by its number.
    Heading(usize),
    /// A row, by its place in the order.
    Row(usize),
}

/// The groups of an order, and where its lines are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    groups: Vec<Group>,
    rows: usize,
}

impl Groups {
    /// An order without groups.
    pub const fn none(rows: usize) -> Groups {
        Groups {
            groups: Vec::new(),
            rows,
        }
    }

    /// How many lines there are: rows and headings.
    pub const fn lines(&self) -> usize {
        self.rows + self.groups.len()
    }

    /// What a line is. Beyond the end there is none.
    pub fn line(&self, index: usize) -> Option<Line> {
        if index >= self.lines() {
            return None;
        }
        // A group's heading stands at its first row, moved down by the headings above it.
        let after = self.after(|number, group| group.rows.start + number <= index);
        match after.checked_sub(1) {
            None => Some(Line::Row(index)),
            Some(number) => {
                let start = self.groups.get(number)?.rows.start + number;
                Some(if start == index {
                    Line::Heading(number)
                } else {
                    Line::Row(index - number - 1)
                })
            }
        }
    }

    /// The line of a row.
    pub fn line_of(&self, row: usize) -> usize {
        row + self.after(|_, group| group.rows.start <= row)
    }

    /// A group by its number.
    pub fn get(&self, number: usize) -> Option<&Group> {
        self.groups.get(number)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter()
    }

    /// How many groups from the first on fulfil this. It holds for the first ones and for no later one.
    fn after(&self, holds: impl Fn(usize, &Group) -> bool) -> usize {
        let (mut low, mut high) = (0, self.groups.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self
                .groups
                .get(middle)
                .is_some_and(|group| holds(middle, group))
            {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

impl Desk {
    /// The groups of an order that is sorted by this column first.
    pub fn groups(&self, ids: &[RecordId], column: Column, today: NaiveDate) -> Groups {
        let mut groups: Vec<Group> = Vec::new();
        let mut last: Option<String> = None;
        for (row, id) in ids.iter().enumerate() {
            let Some(company) = Company::find(self.book(), *id) else {
                continue;
            };
            let value = match self.cell(company, column, today) {
                Cell::Text(text) => Some(text),
                Cell::Nothing | Cell::Day(_) | Cell::Number(_) => None,
            };
            let key = value.map(|value| {
                let mut key = String::new();
                push_words(value, &mut key);
                key
            });
            if groups.is_empty() || key != last {
                groups.push(Group {
                    value: value.map(str::to_owned),
                    rows: row..row,
                    sums: Sums::default(),
                });
                last = key;
            }
            if let Some(group) = groups.last_mut() {
                group.rows.end = row + 1;
                group.sums.add(self.sums_of(company, today));
            }
        }
        Groups {
            groups,
            rows: ids.len(),
        }
    }
}
