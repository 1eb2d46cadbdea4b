//! What the page of deals is asked for. All of it stands in the address, so that a copied link shows the same.

use crate::domain::RecordId;
use crate::domain::rules::outcomes::Period;

use super::list::Direction;
use super::route::value_of;

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DealView {
    /// A column for each stage.
    #[default]
    Board,
    /// A row for each deal.
    Table,
    /// What may come in which month, and what became of the decided ones.
    Forecast,
    /// The team's own pipelines.
    Pipelines,
}

impl DealView {
    /// All of them in their order.
    pub const ALL: [DealView; 4] = [
        DealView::Board,
        DealView::Table,
        DealView::Forecast,
        DealView::Pipelines,
    ];

    const fn slug(self) -> &'static str {
        match self {
            DealView::Board => "",
            DealView::Table => "tabelle",
            DealView::Forecast => "vorschau",
            DealView::Pipelines => "pipelines",
        }
    }

    pub(super) fn path(self) -> String {
        match self.slug() {
            "" => String::new(),
            slug => format!("/{slug}"),
        }
    }

    pub(super) fn from_slug(slug: &str) -> Option<DealView> {
        DealView::ALL
            .into_iter()
            .find(|view| !slug.is_empty() && view.slug() == slug)
    }
}

/// Whose deals are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Whose {
    /// Everybody's.
    #[default]
    Everybody,
    /// One's own.
    Mine,
}

/// Which of the decided deals are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Decided {
    /// Those of the last 30 days.
    #[default]
    Recent,
    /// All of them.
    All,
}

/// A column of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DealColumn {
    /// With whom.
    Customer,
    /// What it is about.
    Title,
    /// How far it is.
    #[default]
    Stage,
    /// What it is worth.
    Value,
    /// The same by its probability.
    Weighted,
    /// Until when a decision is expected.
    Expected,
    /// What comes next.
    Next,
    /// How long it has been in its stage.
    Age,
    /// Who follows it up.
    Owner,
}

impl DealColumn {
    /// All of them in their order.
    pub const ALL: [DealColumn; 9] = [
        DealColumn::Customer,
        DealColumn::Title,
        DealColumn::Stage,
        DealColumn::Value,
        DealColumn::Weighted,
        DealColumn::Expected,
        DealColumn::Next,
        DealColumn::Age,
        DealColumn::Owner,
    ];

    const fn slug(self) -> &'static str {
        match self {
            DealColumn::Customer => "kunde",
            DealColumn::Title => "titel",
            DealColumn::Stage => "stufe",
            DealColumn::Value => "wert",
            DealColumn::Weighted => "gewichtet",
            DealColumn::Expected => "bis",
            DealColumn::Next => "schritt",
            DealColumn::Age => "alter",
            DealColumn::Owner => "wer",
        }
    }

    const fn first_direction(self) -> Direction {
        match self {
            // The large figures and the old ones are what is looked for.
            DealColumn::Value | DealColumn::Weighted | DealColumn::Age => Direction::Descending,
            DealColumn::Customer
            | DealColumn::Title
            | DealColumn::Stage
            | DealColumn::Expected
            | DealColumn::Next
            | DealColumn::Owner => Direction::Ascending,
        }
    }
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DealQuery {
    /// The part of the page.
    pub view: DealView,
    /// The pipeline of the team's own; the built-in one if there is none.
    pub pipeline: Option<RecordId>,
    /// Whose.
    pub whose: Whose,
    /// Words that every shown deal has in its title or its customer's name.
    pub text: String,
    /// Which of the decided ones.
    pub decided: Decided,
    /// The column by which the table is sorted.
    pub column: DealColumn,
    /// Which way.
    pub direction: Direction,
    /// From when on decided deals are counted.
    pub period: Period,
}

impl DealQuery {
    /// A part of the page as it first opens.
    pub fn of(view: DealView) -> DealQuery {
        DealQuery {
            view,
            ..DealQuery::default()
        }
    }

    /// The same deals in another part of the page.
    pub fn in_view(&self, view: DealView) -> DealQuery {
        DealQuery {
            view,
            ..self.clone()
        }
    }

    /// Whether something narrows what is shown.
    pub fn is_filtered(&self) -> bool {
        self.whose != Whose::default() || !self.text.trim().is_empty()
    }

    /// The same without what narrows it.
    pub fn unfiltered(&self) -> DealQuery {
        DealQuery {
            whose: Whose::default(),
            text: String::new(),
            ..self.clone()
        }
    }

    /// Sorts by this column; asked again, the other way round.
    pub fn sorted_by(&self, column: DealColumn) -> DealQuery {
        DealQuery {
            column,
            direction: if self.column == column {
                self.direction.reversed()
            } else {
                column.first_direction()
            },
            ..self.clone()
        }
    }

    pub(super) fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if let Some(pipeline) = self.pipeline {
            pairs.push(("p", pipeline.to_string()));
        }
        match self.whose {
            Whose::Everybody => {}
            Whose::Mine => pairs.push(("wer", "ich".to_owned())),
        }
        if !self.text.is_empty() {
            pairs.push(("q", self.text.clone()));
        }
        match self.decided {
            Decided::Recent => {}
            Decided::All => pairs.push(("entschieden", "alle".to_owned())),
        }
        if (self.column, self.direction) != (DealColumn::default(), Direction::default()) {
            let sign = match self.direction {
                Direction::Ascending => "",
                Direction::Descending => "-",
            };
            pairs.push(("s", format!("{sign}{}", self.column.slug())));
        }
        match self.period {
            Period::Quarter => {}
            Period::Year => pairs.push(("zeit", "jahr".to_owned())),
            Period::All => pairs.push(("zeit", "alles".to_owned())),
        }
        pairs
    }

    pub(super) fn from_pairs(view: DealView, pairs: &[(String, String)]) -> DealQuery {
        let of = |name| value_of(pairs, name);
        let sort = of("s").unwrap_or("");
        let (direction, slug) = match sort.strip_prefix('-') {
            Some(slug) => (Direction::Descending, slug),
            None => (Direction::Ascending, sort),
        };
        let column = DealColumn::ALL
            .into_iter()
            .find(|column| column.slug() == slug);
        DealQuery {
            view,
            pipeline: of("p").and_then(|id| id.parse().ok()),
            whose: match of("wer") {
                Some("ich") => Whose::Mine,
                Some(_) | None => Whose::Everybody,
            },
            text: of("q").unwrap_or("").to_owned(),
            decided: match of("entschieden") {
                Some("alle") => Decided::All,
                Some(_) | None => Decided::Recent,
            },
            direction: if column.is_some() {
                direction
            } else {
                Direction::default()
            },
            column: column.unwrap_or_default(),
            period: match of("zeit") {
                Some("jahr") => Period::Year,
                Some("alles") => Period::All,
                Some(_) | None => Period::Quarter,
            },
        }
    }
}
