//! The shape of the role texts, one language at a time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ContentError, Facet, RoleTask, Source};
use crate::content::i18n::Lang;
use crate::domain::role::Role;

/// Everything that the role pages say in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleBook {
    /// Version of the texts.
    pub version: String,
    /// How to read the numbers of the facets.
    pub target_note: String,
    /// Whose data stands behind the marks E and O.
    pub attribution: String,
    /// The seven pages in canonical order.
    pub roles: Vec<RolePage>,
    /// Every pair of roles, once.
    pub comparisons: Vec<Comparison>,
    /// What the article says, in our words.
    pub facts: Vec<Fact>,
    /// The stages of a customer's journey and who leads them.
    pub stages: Vec<Stage>,
}

impl RoleBook {
    /// Reads a language's file.
    pub fn from_json(json: &str) -> Result<RoleBook, ContentError> {
        let book: RoleBook = serde_json::from_str(json)?;
        if book.roles.iter().map(|page| page.id.0).eq(Role::ALL) {
            Ok(book)
        } else {
            Err(ContentError::Incomplete)
        }
    }

    /// The page of a role.
    pub fn page(&self, role: Role) -> Option<&RolePage> {
        self.roles.iter().find(|page| page.id.0 == role)
    }

    /// What tells two roles apart, whichever is named first.
    pub fn comparison(&self, one: Role, other: Role) -> Option<&Comparison> {
        self.comparisons
            .iter()
            .find(|c| (c.a.0, c.b.0) == (one, other) || (c.a.0, c.b.0) == (other, one))
    }

    /// What the article says about this role, opinions or everything else.
    pub fn facts_about(&self, role: Role, opinions: bool) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(move |fact| {
            fact.kind.is_opinion() == opinions && fact.roles.iter().any(|r| r.0 == role)
        })
    }

    /// What passes between this role and others along a customer's journey: whoever leads a stage hands its result to
    /// whoever leads the next.
    pub fn hand_offs(&self, role: Role) -> Vec<HandOff> {
        let mut found: BTreeMap<(usize, Role, bool), Vec<Segment>> = BTreeMap::new();
        for (index, pair) in self.stages.windows(2).enumerate() {
            let [stage, next] = pair else { continue };
            for segment in Segment::ALL {
                let (from, to) = (stage.lead.of(segment), next.lead.of(segment));
                if from != to && (from == role || to == role) {
                    let partner = if from == role { to } else { from };
                    found
                        .entry((index, partner, from == role))
                        .or_default()
                        .push(segment);
                }
            }
        }
        found
            .into_iter()
            .map(|((index, partner, gives), segments)| HandOff {
                partner,
                gives,
                what: self.stages[index].output.clone(),
                segments,
            })
            .collect()
    }
}

/// The texts of one role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RolePage {
    /// The role.
    pub id: RoleName,
    /// Whether it is one of the article's, a supporting one, or a coming one.
    pub kind: RoleKind,
    /// Its full name.
    pub name: String,
    /// What to call a person who fills it.
    pub person: String,
    /// Its short name.
    pub short: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// Its nickname.
    pub archetype: String,
    /// One line.
    pub tagline: String,
    /// What it is for, in one sentence.
    pub mission: String,
    /// A paragraph.
    pub summary: String,
    /// Its tasks, each with the screen that does it.
    pub tasks: Vec<TaskText>,
    /// Six moments of a day.
    pub day: Vec<DaySlot>,
    /// The profile on the twelve facets.
    pub targets: Vec<Target>,
    /// Who it works with.
    pub partners: Vec<Partner>,
    /// Whom it serves.
    pub customers: String,
    /// How many, and how chosen.
    pub portfolio: String,
    /// Where the talking happens.
    pub channels: Vec<String>,
    /// Who moves first.
    pub initiative: Initiative,
    /// Between revenue and service.
    pub revenue_service: RevenueService,
    /// How it is paid.
    pub compensation: String,
    /// What is measured.
    pub kpis: Vec<String>,
    /// What one has to be able to do.
    pub skills: Vec<Sourced>,
    /// What one works with.
    pub tools: Vec<String>,
    /// What can go wrong.
    pub risks: Vec<Sourced>,
    /// What it is mistaken for.
    pub myths: Vec<Myth>,
    /// Where it is heading.
    pub trend: String,
    /// How one gets there.
    pub development: String,
    /// Whom it suits.
    pub best_for: String,
    /// Whom it suits less.
    pub less_for: String,
    /// Two questions to ask oneself.
    pub questions: Vec<String>,
    /// Sentences one hears from it.
    pub phrases: Vec<String>,
    /// Areas inside the role.
    pub subfunctions: Vec<Subfunction>,
    /// Matched occupations of public classifications.
    pub occupations: Vec<Occupation>,
}

/// A role, written by its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleName(pub Role);

impl<'de> Deserialize<'de> for RoleName {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let id = String::deserialize(from)?;
        Role::from_id(&id)
            .map(RoleName)
            .ok_or_else(|| serde::de::Error::custom(format_args!("`{id}` is no role")))
    }
}

impl Serialize for RoleName {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.0.id())
    }
}

/// The kind of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RoleKind {
    /// One of the article's five.
    Core,
    /// In the background.
    Support,
    /// Still forming.
    Future,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskText {
    /// Which.
    pub id: RoleTask,
    /// Where it comes from.
    pub src: Source,
    /// What is done.
    pub text: String,
    /// What the program offers for it.
    pub screen: String,
}

/// One moment of the day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DaySlot {
    /// hh:mm.
    pub time: String,
    /// What happens.
    pub text: String,
}

/// A role's place on one facet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Which facet.
    pub facet: Facet,
    /// 0 to 100; 50 is the mean of the seven roles.
    pub value: u8,
    /// Where it comes from.
    pub src: Source,
    /// Why.
    pub reason: String,
}

/// Someone to work with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// The other role.
    pub role: RoleName,
    /// What binds the two.
    pub text: String,
}

/// Who moves first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Initiative {
    /// In one word.
    pub mode: InitiativeMode,
    /// 0 reactive to 100 proactive.
    pub score: u8,
    /// In one sentence.
    pub text: String,
}

/// Who moves first, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum InitiativeMode {
    /// This role.
    Proactive,
    /// The customer.
    Reactive,
    /// Both.
    Mixed,
    /// A colleague's case.
    Internal,
}

/// Between revenue and service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevenueService {
    /// 0 pure service to 100 pure revenue.
    pub revenue: u8,
    /// In one sentence.
    pub text: String,
}

/// A statement and where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sourced {
    /// Where it comes from.
    pub src: Source,
    /// The statement.
    pub text: String,
}

/// A misunderstanding and what is true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Myth {
    /// Where the answer comes from.
    pub src: Source,
    /// What is said.
    pub myth: String,
    /// What is true.
    pub fact: String,
}

/// An area inside a role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subfunction {
    /// The id that never changes.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub text: String,
}

/// A matched occupation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occupation {
    /// Whose classification.
    pub source: OccupationSource,
    /// Its code there.
    pub code: String,
    /// Its label there, in the language of the classification.
    pub label: String,
}

/// A public classification of occupations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OccupationSource {
    /// European Commission.
    Esco,
    /// U.S. Department of Labor.
    Onet,
}

/// What tells two roles apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The one.
    pub a: RoleName,
    /// The other.
    pub b: RoleName,
    /// The three facets that part them most.
    pub differs_on: Vec<Facet>,
    /// The difference in a sentence.
    pub text: String,
    /// The sentence to tell them apart by.
    pub tell: String,
}

/// A statement of the article, in our words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The id that the marks name.
    pub id: String,
    /// Whom it is about.
    pub roles: Vec<RoleName>,
    /// What kind of statement it is.
    pub kind: FactKind,
    /// The statement.
    pub text: String,
}

/// What kind of statement the article makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// A description.
    Fact,
    /// How it is introduced.
    Framing,
    /// How it came about.
    History,
    /// A judgement.
    Opinion,
    /// A question left open.
    Question,
    /// Advice.
    Recommendation,
    /// What is criticised.
    Critique,
    /// What is expected today.
    Expectation,
    /// What may come.
    Outlook,
}

impl FactKind {
    /// Shown as »Der Artikel meint …«.
    pub const fn is_opinion(self) -> bool {
        match self {
            FactKind::Fact | FactKind::Framing | FactKind::History => false,
            FactKind::Opinion
            | FactKind::Question
            | FactKind::Recommendation
            | FactKind::Critique
            | FactKind::Expectation
            | FactKind::Outlook => true,
        }
    }
}

/// A stage of a customer's journey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Which.
    pub id: StageId,
    /// Its name.
    pub name: String,
    /// What it leaves behind.
    pub output: String,
    /// Who answers for it.
    pub lead: SegmentLead,
}

/// The twelve stages in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StageId {
    /// Market and lead.
    Lead,
    /// First contact.
    Contact,
    /// What is needed.
    Needs,
    /// The offer.
    Offer,
    /// Terms.
    Negotiation,
    /// The order.
    Order,
    /// Master data.
    Master,
    /// Keeping the promise.
    Delivery,
    /// After the purchase.
    Care,
    /// Something went wrong.
    Complaint,
    /// More.
    Growth,
    /// Back again.
    Winback,
}

/// Who answers for a stage, by the kind of customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SegmentLead {
    key: RoleName,
    field: RoleName,
    inside: RoleName,
}

impl SegmentLead {
    /// Who answers for it at this kind of customer.
    pub const fn of(self, segment: Segment) -> Role {
        match segment {
            Segment::Key => self.key.0,
            Segment::Field => self.field.0,
            Segment::Inside => self.inside.0,
        }
    }
}

/// A kind of customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Segment {
    /// Few, large.
    Key,
    /// In a territory.
    Field,
    /// By phone or online.
    Inside,
}

impl Segment {
    /// All, in canonical order.
    pub const ALL: [Segment; 3] = [Segment::Key, Segment::Field, Segment::Inside];
}

/// What passes between two roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOff {
    /// The other role.
    pub partner: Role,
    /// Whether this role gives; else it receives.
    pub gives: bool,
    /// What.
    pub what: String,
    /// At which kinds of customer.
    pub segments: Vec<Segment>,
}

/// The id of the data file with a language's texts, by which the page finds it.
pub const fn data_id(lang: Lang) -> &'static str {
    match lang {
        Lang::De => "data-roles-de",
        Lang::En => "data-roles-en",
    }
}
