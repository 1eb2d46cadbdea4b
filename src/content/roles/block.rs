//! The blocks of a role page: the unit in which a team puts its own words in place of ours.
//!
//! Each block has one plain-text form, in which it is edited, stored and compared; `BlockShape` says how lines are read.

use super::RolePage;

/// One block, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// The sentence in the hero.
    Mission,
    /// Other names.
    Aliases,
    /// The paragraph.
    Summary,
    /// What is done.
    Tasks,
    /// Six moments.
    Day,
    /// »Bei uns«: free text, empty at first.
    House,
    /// Misunderstandings.
    Myths,
    /// Who it works with.
    Partners,
    /// What is measured.
    Kpis,
    /// Whom it serves.
    Customers,
    /// How many.
    Portfolio,
    /// Where the talking happens.
    Channels,
    /// Who moves first.
    Initiative,
    /// Between revenue and service.
    RevenueService,
    /// How it is paid.
    Compensation,
    /// What one can do.
    Skills,
    /// What one works with.
    Tools,
    /// What can go wrong.
    Risks,
    /// Where it is heading.
    Trend,
    /// How one gets there.
    Development,
    /// Whom it suits.
    BestFor,
    /// Whom it suits less.
    LessFor,
    /// What to ask oneself.
    Questions,
    /// What one hears.
    Phrases,
}

/// How a block's text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockShape {
    /// One paragraph.
    Sentence,
    /// One entry per line.
    Lines,
    /// One entry per line, a time first: `08:15 Text`.
    Timed,
    /// Entries of two lines, what is said and what is true, with an empty line between entries.
    Pairs,
    /// One entry per line, the other role's name first: `Innendienst: Text`.
    Partners,
    /// References to built-in tasks and own ones, in order.
    Tasks,
    /// Paragraphs, lists, bold, links.
    Markup,
}

impl Block {
    /// All blocks.
    pub const ALL: [Block; 24] = [
        Block::Mission,
        Block::Aliases,
        Block::Summary,
        Block::Tasks,
        Block::Day,
        Block::House,
        Block::Myths,
        Block::Partners,
        Block::Kpis,
        Block::Customers,
        Block::Portfolio,
        Block::Channels,
        Block::Initiative,
        Block::RevenueService,
        Block::Compensation,
        Block::Skills,
        Block::Tools,
        Block::Risks,
        Block::Trend,
        Block::Development,
        Block::BestFor,
        Block::LessFor,
        Block::Questions,
        Block::Phrases,
    ];

    /// The id that never changes: own texts are kept under it.
    pub const fn id(self) -> &'static str {
        match self {
            Block::Mission => "mission",
            Block::Aliases => "aliases",
            Block::Summary => "summary",
            Block::Tasks => "tasks",
            Block::Day => "day",
            Block::House => "house",
            Block::Myths => "myths",
            Block::Partners => "partners",
            Block::Kpis => "kpis",
            Block::Customers => "customers",
            Block::Portfolio => "portfolio",
            Block::Channels => "channels",
            Block::Initiative => "initiative",
            Block::RevenueService => "revenue_service",
            Block::Compensation => "compensation",
            Block::Skills => "skills",
            Block::Tools => "tools",
            Block::Risks => "risks",
            Block::Trend => "trend",
            Block::Development => "development",
            Block::BestFor => "best_for",
            Block::LessFor => "less_for",
            Block::Questions => "questions",
            Block::Phrases => "phrases",
        }
    }

    /// The block with this id.
    pub fn from_id(id: &str) -> Option<Block> {
        Block::ALL.into_iter().find(|block| block.id() == id)
    }

    /// How its text is read.
    pub const fn shape(self) -> BlockShape {
        match self {
            Block::Tasks => BlockShape::Tasks,
            Block::Day => BlockShape::Timed,
            Block::House => BlockShape::Markup,
            Block::Myths => BlockShape::Pairs,
            Block::Partners => BlockShape::Partners,
            Block::Aliases
            | Block::Kpis
            | Block::Channels
            | Block::Skills
            | Block::Tools
            | Block::Risks
            | Block::Questions
            | Block::Phrases => BlockShape::Lines,
            Block::Mission
            | Block::Summary
            | Block::Customers
            | Block::Portfolio
            | Block::Initiative
            | Block::RevenueService
            | Block::Compensation
            | Block::Trend
            | Block::Development
            | Block::BestFor
            | Block::LessFor => BlockShape::Sentence,
        }
    }

    /// The built-in text in its plain form. `role_name` names a partner role in the page's language.
    pub fn built_in(
        self,
        page: &RolePage,
        role_name: impl Fn(crate::domain::role::Role) -> &'static str,
    ) -> String {
        let lines = |parts: &[String]| parts.join("\n");
        match self {
            Block::Mission => page.mission.clone(),
            Block::Aliases => lines(&page.aliases),
            Block::Summary => page.summary.clone(),
            Block::Tasks => join(&page.tasks, "\n", |task| task.text.clone()),
            Block::Day => join(&page.day, "\n", |slot| {
                format!("{} {}", slot.time, slot.text)
            }),
            Block::House => String::new(),
            Block::Myths => join(&page.myths, "\n\n", |m| format!("{}\n{}", m.myth, m.fact)),
            Block::Partners => join(&page.partners, "\n", |partner| {
                format!("{}: {}", role_name(partner.role.0), partner.text)
            }),
            Block::Kpis => lines(&page.kpis),
            Block::Customers => page.customers.clone(),
            Block::Portfolio => page.portfolio.clone(),
            Block::Channels => lines(&page.channels),
            Block::Initiative => page.initiative.text.clone(),
            Block::RevenueService => page.revenue_service.text.clone(),
            Block::Compensation => page.compensation.clone(),
            Block::Skills => join(&page.skills, "\n", |skill| skill.text.clone()),
            Block::Tools => lines(&page.tools),
            Block::Risks => join(&page.risks, "\n", |risk| risk.text.clone()),
            Block::Trend => page.trend.clone(),
            Block::Development => page.development.clone(),
            Block::BestFor => page.best_for.clone(),
            Block::LessFor => page.less_for.clone(),
            Block::Questions => lines(&page.questions),
            Block::Phrases => lines(&page.phrases),
        }
    }
}

fn join<T>(items: &[T], between: &str, text: impl Fn(&T) -> String) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(between)
}
