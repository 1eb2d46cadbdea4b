//! Which customers a list shows, and in which order.
//!
//! The order is a vector of ids, computed once for a query and then kept up to date: a change moves the rows that it
//! concerns and touches no other.

use crate::domain::{Class, RecordId, Status};

use super::route::value_of;

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

/// A column of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// Name, with town and branches below.
    #[default]
    Name,
    /// A, B or C.
    Class,
    /// Lead to former customer.
    Status,
    /// Who is responsible.
    Owner,
    /// What comes next, by its day.
    NextStep,
    /// Revenue of twelve months.
    Revenue,
    /// Value of the open deals.
    Open,
    /// The early warning.
    Situation,
    /// When they were last spoken to.
    LastContact,
}

impl Column {
    /// All columns in their order.
    pub const ALL: [Column; 9] = [
        Column::Name,
        Column::Class,
        Column::Status,
        Column::Owner,
        Column::NextStep,
        Column::Revenue,
        Column::Open,
        Column::Situation,
        Column::LastContact,
    ];

    const fn slug(self) -> &'static str {
        match self {
            Column::Name => "kunde",
            Column::Class => "klasse",
            Column::Status => "status",
            Column::Owner => "zustaendig",
            Column::NextStep => "schritt",
            Column::Revenue => "umsatz",
            Column::Open => "offen",
            Column::Situation => "lage",
            Column::LastContact => "kontakt",
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

/// A set of classes; none means all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes {
    /// Class A.
    pub a: bool,
    /// Class B.
    pub b: bool,
    /// Class C.
    pub c: bool,
}

impl Classes {
    /// Whether a class was chosen at all.
    pub const fn is_any(self) -> bool {
        self.a || self.b || self.c
    }

    /// Whether a company of this class passes.
    pub const fn admits(self, class: Option<Class>) -> bool {
        match class {
            Some(Class::A) => self.a || !self.is_any(),
            Some(Class::B) => self.b || !self.is_any(),
            Some(Class::C) => self.c || !self.is_any(),
            None => !self.is_any(),
        }
    }

    /// The same set with this class turned on or off.
    pub const fn toggled(mut self, class: Class) -> Classes {
        match class {
            Class::A => self.a = !self.a,
            Class::B => self.b = !self.b,
            Class::C => self.c = !self.c,
        }
        self
    }
}

/// What the list is asked for. It stands in the address, so that a copied link shows the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListQuery {
    /// The view.
    pub view: View,
    /// Words that every shown customer has, in whatever field.
    pub text: String,
    /// The column that is sorted by.
    pub column: Column,
    /// Which way.
    pub direction: Direction,
    /// Only these classes.
    pub classes: Classes,
    /// Only what this member is responsible for, in any role.
    pub owner: Option<RecordId>,
    /// Only this status.
    pub status: Option<Status>,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Only without a next step.
    pub without_step: bool,
}

impl ListQuery {
    /// The query of a view, unsorted and unfiltered.
    pub fn of(view: View) -> ListQuery {
        ListQuery {
            view,
            ..ListQuery::default()
        }
    }

    /// Whether something beyond the view narrows the list.
    pub fn is_filtered(&self) -> bool {
        !self.text.trim().is_empty()
            || self.classes.is_any()
            || self.owner.is_some()
            || self.status.is_some()
            || self.tag.is_some()
            || self.without_step
    }

    /// The same view and sorting without filters.
    pub fn unfiltered(&self) -> ListQuery {
        ListQuery {
            view: self.view,
            column: self.column,
            direction: self.direction,
            ..ListQuery::default()
        }
    }

    /// Sorts by this column; asked again, the other way round.
    pub fn sorted_by(&self, column: Column) -> ListQuery {
        let direction = if self.column == column {
            self.direction.reversed()
        } else {
            match column {
                // The large figures and the urgent states are what is looked for.
                Column::Revenue | Column::Open | Column::Situation => Direction::Descending,
                Column::Name
                | Column::Class
                | Column::Status
                | Column::Owner
                | Column::NextStep
                | Column::LastContact => Direction::Ascending,
            }
        };
        ListQuery {
            column,
            direction,
            ..self.clone()
        }
    }

    pub(super) fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if self.view != View::default() {
            pairs.push(("v", self.view.slug().to_owned()));
        }
        if !self.text.is_empty() {
            pairs.push(("q", self.text.clone()));
        }
        if (self.column, self.direction) != (Column::default(), Direction::default()) {
            let sign = match self.direction {
                Direction::Ascending => "",
                Direction::Descending => "-",
            };
            pairs.push(("s", format!("{sign}{}", self.column.slug())));
        }
        if self.classes.is_any() {
            let mut set = String::new();
            for (chosen, letter) in [
                (self.classes.a, 'a'),
                (self.classes.b, 'b'),
                (self.classes.c, 'c'),
            ] {
                if chosen {
                    set.push(letter);
                }
            }
            pairs.push(("kl", set));
        }
        if let Some(owner) = self.owner {
            pairs.push(("zu", owner.to_string()));
        }
        if let Some(status) = self.status {
            pairs.push(("st", status.id().to_owned()));
        }
        if let Some(tag) = &self.tag {
            pairs.push(("tag", tag.clone()));
        }
        if self.without_step {
            pairs.push(("ohne", "schritt".to_owned()));
        }
        pairs
    }

    pub(super) fn from_pairs(pairs: &[(String, String)]) -> ListQuery {
        let of = |name| value_of(pairs, name);
        let sort = of("s").unwrap_or("");
        let (direction, slug) = match sort.strip_prefix('-') {
            Some(slug) => (Direction::Descending, slug),
            None => (Direction::Ascending, sort),
        };
        let column = Column::ALL.into_iter().find(|column| column.slug() == slug);
        let classes = of("kl").unwrap_or("");
        ListQuery {
            view: View::ALL
                .into_iter()
                .find(|view| Some(view.slug()) == of("v"))
                .unwrap_or_default(),
            text: of("q").unwrap_or("").to_owned(),
            direction: if column.is_some() {
                direction
            } else {
                Direction::default()
            },
            column: column.unwrap_or_default(),
            classes: Classes {
                a: classes.contains('a'),
                b: classes.contains('b'),
                c: classes.contains('c'),
            },
            owner: of("zu").and_then(|owner| owner.parse().ok()),
            status: of("st").and_then(Status::from_id),
            tag: of("tag").filter(|tag| !tag.is_empty()).map(str::to_owned),
            without_step: of("ohne") == Some("schritt"),
        }
    }
}
