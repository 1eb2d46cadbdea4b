//! A pipeline of the team's own: a name and the stages that a deal goes through before it is won or lost.
//!
//! Invariant: every part of every stage is a register of its own, so that two people who change different things at the
//! same time both keep what they did (ADR 0037). What a stage means is said once, when it is made.

use crate::domain::choice::StageKind;
use crate::domain::schema::Prop;
use crate::replica::{Book, ValueRef};
use crate::sorting;

use super::{reader, text};

reader! {
    /// A pipeline of the team's own.
    Pipeline
}

/// One part of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StagePart {
    /// What the team calls it; without a name it is none.
    Name,
    /// Whether our quote is with the customer in it.
    Quote,
    /// How likely a deal in it is, in percent.
    Percent,
    /// Where it stands in the order.
    Place,
    /// It is no longer used; its name stays for what is told of the past.
    Gone,
}

impl StagePart {
    /// All of them.
    pub const ALL: [StagePart; 5] = [
        StagePart::Name,
        StagePart::Quote,
        StagePart::Percent,
        StagePart::Place,
        StagePart::Gone,
    ];

    const fn id(self) -> &'static str {
        match self {
            StagePart::Name => "name",
            StagePart::Quote => "quote",
            StagePart::Percent => "percent",
            StagePart::Place => "place",
            StagePart::Gone => "gone",
        }
    }

    /// The key of the stage and the part that an element names.
    pub fn of_element(element: &str) -> Option<(&str, StagePart)> {
        let (key, id) = element.split_once('/')?;
        let part = StagePart::ALL.into_iter().find(|part| part.id() == id)?;
        let fits = (1..=40).contains(&key.len())
            && key
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        fits.then_some((key, part))
    }
}

/// The element under which a part of a stage stands.
pub fn stage_element(key: &str, part: StagePart) -> String {
    format!("{key}/{}", part.id())
}

/// One stage of a pipeline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OwnStage {
    /// The key that deals point to; it never changes.
    pub key: String,
    /// What the team calls it.
    pub name: String,
    /// What it means: open or quote.
    pub kind: StageKind,
    /// How likely a deal in it is, in percent.
    pub percent: i64,
}

impl<'b> Pipeline<'b> {
    /// Its name.
    pub fn name(self) -> &'b str {
        text(self.0, Prop::PipelineName)
    }

    /// The stages in use, in their order; those that got the same place stand by their keys, on every device alike.
    pub fn stages(self) -> Vec<OwnStage> {
        let mut placed: Vec<(i64, OwnStage)> = self
            .0
            .elements(Prop::PipelineStages.field())
            .filter_map(|(element, _)| StagePart::of_element(element))
            .filter(|(_, part)| *part == StagePart::Name)
            .filter_map(|(key, _)| {
                let place = self.part(key, StagePart::Place).and_then(ValueRef::int);
                Some((place.unwrap_or(i64::MAX), self.stage(key)?))
            })
            .collect();
        sorting::by(&mut placed, |(a, one), (b, other)| {
            a.cmp(b).then_with(|| one.key.cmp(&other.key))
        });
        placed.into_iter().map(|(_, stage)| stage).collect()
    }

    /// The stage with this key, if it is in use.
    pub fn stage(self, key: &str) -> Option<OwnStage> {
        if self.part(key, StagePart::Gone).and_then(ValueRef::bool) == Some(true) {
            return None;
        }
        let has_quote = self.part(key, StagePart::Quote).and_then(ValueRef::bool) == Some(true);
        Some(OwnStage {
            key: key.to_owned(),
            name: self.name_of(key)?.to_owned(),
            kind: if has_quote {
                StageKind::Quote
            } else {
                StageKind::Open
            },
            percent: self
                .part(key, StagePart::Percent)
                .and_then(ValueRef::int)
                .unwrap_or(0)
                .clamp(0, 100),
        })
    }

    /// What the stage with this key is or was called.
    pub fn name_of(self, key: &str) -> Option<&'b str> {
        self.part(key, StagePart::Name)
            .and_then(ValueRef::text)
            .filter(|name| !name.is_empty())
    }

    fn part(self, key: &str, part: StagePart) -> Option<ValueRef<'b>> {
        self.0
            .at(Prop::PipelineStages.field(), &stage_element(key, part))
    }
}

/// What the stage with this key is or was called, whichever pipeline it belongs to: keys are never given twice.
pub fn stage_named<'b>(book: &'b Book, key: &str) -> Option<&'b str> {
    book.records(crate::domain::schema::Entity::Pipeline.kind())
        .filter_map(Pipeline::read)
        .find_map(|pipeline| pipeline.name_of(key))
}
