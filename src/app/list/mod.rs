//! Which customers a list shows, and in which order.
//!
//! The order is a vector of ids, computed once for a query and then kept up to date: a change moves the rows that it
//! concerns and touches no other.

mod column;
mod condition;
mod phrase;

use crate::domain::RecordId;
use crate::sorting;

use super::route::{pairs_text, parse_pairs, value_of};

pub use column::{Column, ColumnKind, SITUATIONS};
pub use condition::{Condition, DayRef, ME, Test};
pub use phrase::{Colleague, Understood, understand};

/// A list that everybody has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// All customers.
    #[default]
    All,
    /// Class A, and I am responsible in some role.
    MyKeyCustomers,
    /// Nobody has spoken to them for 60 days.
    Silent,
    /// Our quote is with them.
    OpenQuotes,
    /// In the postcode areas where I am responsible: as field sales, or in any role for whoever is no field sales.
    MyTerritory,
}

impl View {
    /// All built-in views in their order.
    pub const ALL: [View; 5] = [
        View::All,
        View::MyKeyCustomers,
        View::Silent,
        View::OpenQuotes,
        View::MyTerritory,
    ];

    const fn slug(self) -> &'static str {
        match self {
            View::All => "alle",
            View::MyKeyCustomers => "meine-a",
            View::Silent => "still",
            View::OpenQuotes => "angebote",
            View::MyTerritory => "gebiet",
        }
    }
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Smallest, earliest, A first.
    #[default]
    Ascending,
    /// The other way round.
    Descending,
}

impl Direction {
    /// The other way round.
    pub const fn reversed(self) -> Direction {
        match self {
            Direction::Ascending => Direction::Descending,
            Direction::Descending => Direction::Ascending,
        }
    }
}

/// One level of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// Which way.
    pub direction: Direction,
}

/// As what the customers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Row by row.
    #[default]
    Table,
    /// By postcode area.
    Map,
}

/// So many columns can be sorted by at once.
pub const MOST_SORTS: usize = 3;

/// What the list is asked for. It stands in the address, so that a copied link shows the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListQuery {
    /// The view.
    pub view: View,
    /// The saved view that this began with.
    pub saved: Option<RecordId>,
    /// Words as they were typed: those that say a condition count as one, the others stand in whatever field.
    pub text: String,
    /// What every shown customer fulfils.
    pub filter: Vec<Condition>,
    /// Sorted by this first, then by the next. Nothing means by name.
    pub sort: Vec<Sort>,
    /// Rows with the same value here stand together below a heading.
    pub group: Option<Column>,
    /// The columns in their order; none means the usual ones.
    pub columns: Vec<Column>,
    /// As what.
    pub shape: Shape,
}

impl ListQuery {
    /// The query of a view, unsorted and unfiltered.
    pub fn of(view: View) -> ListQuery {
        ListQuery {
            view,
            ..ListQuery::default()
        }
    }

    /// All customers that fulfil a condition.
    pub fn only(condition: Condition) -> ListQuery {
        ListQuery::default().and(condition)
    }

    /// All customers in which these words stand.
    pub fn with_text(text: &str) -> ListQuery {
        ListQuery {
            text: text.to_owned(),
            ..ListQuery::default()
        }
    }

    /// The same with one more condition.
    pub fn and(mut self, condition: Condition) -> ListQuery {
        self.filter.push(condition);
        self
    }

    /// The same, sorted by this alone.
    pub fn by(mut self, column: Column, direction: Direction) -> ListQuery {
        self.sort = vec![Sort { column, direction }];
        self
    }

    /// Whether something beyond the view narrows the list.
    pub fn is_filtered(&self) -> bool {
        !self.text.trim().is_empty() || !self.filter.is_empty()
    }

    /// The same view and sorting without filters.
    pub fn unfiltered(&self) -> ListQuery {
        ListQuery {
            text: String::new(),
            filter: Vec::new(),
            ..self.clone()
        }
    }

    /// Whether both show the same customers in the same order, however they look.
    pub fn same_rows(&self, other: &ListQuery) -> bool {
        self.view == other.view
            && self.text == other.text
            && self.filter == other.filter
            && self.order().eq(other.order())
    }

    /// The shown columns in their order.
    pub fn shown_columns(&self) -> &[Column] {
        match self.columns.as_slice() {
            [] => &Column::USUAL,
            chosen => chosen,
        }
    }

    /// By what the rows are put into order: the groups first. Nothing means by name.
    pub fn order(&self) -> impl Iterator<Item = Sort> {
        let group = self.group.map(|column| {
            let sorted = self.sort.iter().find(|sort| sort.column == column);
            sorted.copied().unwrap_or(Sort {
                column,
                direction: first_direction(column),
            })
        });
        let sorts = self.sort.iter().copied();
        group
            .into_iter()
            .chain(sorts.filter(move |sort| Some(sort.column) != self.group))
            .take(MOST_SORTS)
    }

    /// Which way a column is sorted, and whether it is the first, second or third.
    pub fn sorted(&self, column: Column) -> Option<(Direction, usize)> {
        let at = self.sort.iter().position(|sort| sort.column == column)?;
        self.sort.get(at).map(|sort| (sort.direction, at))
    }

    /// Sorts by this column alone; asked again, the other way round.
    pub fn sorted_by(&self, column: Column) -> ListQuery {
        let direction = match self.sort.as_slice() {
            [sort] if sort.column == column => sort.direction.reversed(),
            _ => first_direction(column),
        };
        let sort = match (column, direction) {
            (Column::Name, Direction::Ascending) => Vec::new(),
            _ => vec![Sort { column, direction }],
        };
        ListQuery {
            sort,
            ..self.clone()
        }
    }

    /// Sorts by this column after the others; asked again, the other way round, and then not at all.
    pub fn also_sorted_by(&self, column: Column) -> ListQuery {
        let mut next = self.clone();
        let first = first_direction(column);
        match next.sort.iter_mut().find(|sort| sort.column == column) {
            Some(sort) if sort.direction == first => sort.direction = first.reversed(),
            Some(_) => next.sort.retain(|sort| sort.column != column),
            None => {
                next.sort.truncate(MOST_SORTS - 1);
                next.sort.push(Sort {
                    column,
                    direction: first,
                });
            }
        }
        next
    }

    /// Whether exactly these are asked for in a column.
    pub fn asks(&self, condition: &Condition) -> bool {
        self.filter.contains(condition)
    }

    /// With this condition if it was not there, without it if it was.
    pub fn toggled(mut self, condition: Condition) -> ListQuery {
        match self.filter.iter().position(|known| *known == condition) {
            Some(at) => {
                self.filter.remove(at);
            }
            None => self.filter.push(condition),
        }
        self
    }

    /// With this choice in the column's condition if it was not there, without it if it was.
    pub fn with_choice_toggled(mut self, column: Column, id: &str) -> ListQuery {
        let known = self
            .filter
            .iter_mut()
            .find_map(|condition| match condition {
                Condition::Of(of, Test::AnyOf(ids)) if *of == column => Some(ids),
                Condition::Of(..) | Condition::Unknown(_) => None,
            });
        match known {
            Some(ids) => match ids.iter().position(|known| known == id) {
                Some(at) => {
                    ids.remove(at);
                }
                None => {
                    ids.push(id.to_owned());
                    sorting::plain(ids);
                }
            },
            None => self.filter.push(Condition::any_of(column, &[id])),
        }
        self.filter.retain(
            |condition| !matches!(condition, Condition::Of(_, Test::AnyOf(ids)) if ids.is_empty()),
        );
        self
    }

    /// The choices that the column's condition lets in by name; none if it asks for no choice.
    pub fn choices(&self, column: Column) -> &[String] {
        let known = self.filter.iter().find_map(|condition| match condition {
            Condition::Of(of, Test::AnyOf(ids)) if *of == column => Some(ids.as_slice()),
            Condition::Of(..) | Condition::Unknown(_) => None,
        });
        known.unwrap_or_default()
    }

    /// As it stands in an address behind the question mark, and in a saved view.
    pub fn address(&self) -> String {
        pairs_text(&self.to_pairs())
    }

    /// Reads what [`ListQuery::address`] wrote. What it does not know it keeps or leaves out; it never fails.
    pub fn from_address(text: &str) -> ListQuery {
        ListQuery::from_pairs(&parse_pairs(text))
    }

    pub(super) fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if let Some(saved) = self.saved {
            pairs.push(("ansicht", saved.to_string()));
        }
        if self.view != View::default() {
            pairs.push(("v", self.view.slug().to_owned()));
        }
        if !self.text.is_empty() {
            pairs.push(("q", self.text.clone()));
        }
        for condition in &self.filter {
            pairs.push(("f", condition.address()));
        }
        if !self.sort.is_empty() {
            let levels: Vec<String> = self
                .sort
                .iter()
                .map(|sort| match sort.direction {
                    Direction::Ascending => sort.column.slug().to_owned(),
                    Direction::Descending => format!("-{}", sort.column.slug()),
                })
                .collect();
            pairs.push(("s", levels.join(".")));
        }
        if let Some(group) = self.group {
            pairs.push(("g", group.slug().to_owned()));
        }
        if !self.columns.is_empty() {
            let slugs: Vec<&str> = self.columns.iter().map(|column| column.slug()).collect();
            pairs.push(("sp", slugs.join(".")));
        }
        match self.shape {
            Shape::Table => {}
            Shape::Map => pairs.push(("als", "karte".to_owned())),
        }
        pairs
    }

    pub(super) fn from_pairs(pairs: &[(String, String)]) -> ListQuery {
        let of = |name| value_of(pairs, name);
        let mut sort: Vec<Sort> = Vec::new();
        for level in of("s").unwrap_or("").split('.') {
            let (direction, slug) = match level.strip_prefix('-') {
                Some(slug) => (Direction::Descending, slug),
                None => (Direction::Ascending, level),
            };
            if let Some(column) = Column::from_slug(slug)
                && sort.len() < MOST_SORTS
                && sort.iter().all(|known| known.column != column)
            {
                sort.push(Sort { column, direction });
            }
        }
        let mut columns: Vec<Column> = Vec::new();
        for column in of("sp")
            .unwrap_or("")
            .split('.')
            .filter_map(Column::from_slug)
        {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        ListQuery {
            view: View::ALL
                .into_iter()
                .find(|view| Some(view.slug()) == of("v"))
                .unwrap_or_default(),
            saved: of("ansicht").and_then(|saved| saved.parse().ok()),
            text: of("q").unwrap_or("").to_owned(),
            filter: pairs
                .iter()
                .filter(|(name, text)| name == "f" && !text.is_empty())
                .map(|(_, text)| Condition::parse(text))
                .collect(),
            sort,
            group: of("g")
                .and_then(Column::from_slug)
                .filter(|column| Column::GROUPING.contains(column)),
            columns,
            shape: match of("als") {
                Some("karte") => Shape::Map,
                Some(_) | None => Shape::Table,
            },
        }
    }
}

/// The large figures are what is looked for, and of all others the first.
const fn first_direction(column: Column) -> Direction {
    // The most urgent state has the largest figure.
    if column.falls() || matches!(column, Column::Situation) {
        Direction::Descending
    } else {
        Direction::Ascending
    }
}
