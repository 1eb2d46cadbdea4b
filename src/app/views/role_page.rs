//! What a role page shows: our texts, the team's own beside them, and for each block whose words are seen.
//!
//! Invariant: the view is a function of the role texts and the overlay; a block without own text shows ours.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::content::i18n::{Lang, roles as words};
use crate::content::roles::overlay::{
    BlockState, OwnText, TaskEntry, TaskList, lines, pairs, partners, timed,
};
use crate::content::roles::{
    Block, BlockShape, Facet, Fact, HandOff, Occupation, RoleBook, RoleKind, RolePage, RoleTask,
    Source, Subfunction,
};
use crate::domain::gem::Cut;
use crate::domain::markup::{self, Node};
use crate::domain::{RecordId, Role, RoleRef};

/// A role of the team's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRole {
    /// Its record.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// Its nickname, perhaps empty.
    pub nickname: String,
    /// The shape of its stone.
    pub cut: Cut,
    /// Whose colour its stone has.
    pub hue: Role,
    /// Its profile on the twelve facets, each 0 to 100.
    pub dials: [u8; 12],
    /// The role that it was copied from: its texts stand where the team wrote none.
    pub base: Option<Role>,
}

/// An own text, and who wrote it when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub own: OwnText,
    /// Who wrote it, if that is known.
    pub author: Option<String>,
    /// When.
    pub on: Option<NaiveDate>,
    /// Whether someone else wrote another text at the same time.
    pub contested: bool,
}

/// What a team wrote on one role's page.
pub type Overlay = BTreeMap<Block, Written>;

/// One block.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockView {
    /// Which.
    pub block: Block,
    /// Whose words are seen.
    pub state: BlockState,
    /// Our text in its plain form.
    pub built_in: String,
    /// The text that is seen, in its plain form: what an editor begins with.
    pub text: String,
    /// The same, ready to be shown.
    pub body: Body,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub on: Option<NaiveDate>,
    /// Whether someone else wrote another text at the same time.
    pub contested: bool,
}

impl BlockView {
    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        match &self.body {
            Body::Sentence(text) => text.trim().is_empty(),
            Body::Lines(lines) => lines.is_empty(),
            Body::Timed(slots) => slots.is_empty(),
            Body::Pairs(pairs) => pairs.is_empty(),
            Body::Partners(partners) => partners.is_empty(),
            Body::Tasks(tasks) => tasks.is_empty(),
            Body::Markup(nodes) => nodes.is_empty(),
        }
    }
}

/// A block's text, read by its shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// One paragraph.
    Sentence(String),
    /// Entries, with the mark of their source where they are ours.
    Lines(Vec<(String, Option<Source>)>),
    /// Moments of a day.
    Timed(Vec<(Option<String>, String)>),
    /// What is said, what is true.
    Pairs(Vec<(String, String)>),
    /// Other roles.
    Partners(Vec<PartnerView>),
    /// Tasks.
    Tasks(Vec<TaskView>),
    /// Free text.
    Markup(Vec<Node>),
}

/// Another role to work with.
#[derive(Clone, Debug, PartialEq)]
pub struct PartnerView {
    /// Which, if it is one of the seven.
    pub role: Option<Role>,
    /// What binds the two.
    pub text: String,
    /// What passes between them along a customer's journey.
    pub hand_offs: Vec<HandOff>,
}

/// One task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskView {
    /// What is done.
    pub text: String,
    /// Which of the built-in ones it is, and what helps with it.
    pub built_in: Option<(RoleTask, String, Source)>,
}

/// One facet of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileRow {
    /// Which.
    pub facet: Facet,
    /// 0 to 100.
    pub value: u8,
    /// Why, where the value is ours.
    pub reason: Option<String>,
}

/// A whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleView {
    /// Whose page it is.
    pub subject: RoleRef,
    /// Its name.
    pub name: String,
    /// Its short name.
    pub short: String,
    /// Its nickname.
    pub nickname: String,
    /// It in one line.
    pub tagline: String,
    /// The shape of its stone.
    pub cut: Cut,
    /// Whose colour the page takes.
    pub hue: Role,
    /// The built-in role whose texts stand below.
    pub base: Option<Role>,
    /// What kind it is; an own role has none.
    pub kind: Option<RoleKind>,
    /// All blocks, in the order of the page.
    pub blocks: Vec<BlockView>,
    /// Its profile.
    pub profile: Vec<ProfileRow>,
    /// Areas inside it.
    pub subfunctions: Vec<Subfunction>,
    /// What the article holds about it.
    pub opinions: Vec<Fact>,
    /// What the article says about it.
    pub facts: Vec<Fact>,
    /// Matched occupations.
    pub occupations: Vec<Occupation>,
}

impl RoleView {
    /// The view of one of the seven.
    pub fn built_in(
        book: &RoleBook,
        role: Role,
        overlay: &Overlay,
        lang: Lang,
    ) -> Option<RoleView> {
        let page = book.page(role)?;
        Some(RoleView {
            subject: RoleRef::Built(role),
            name: page.name.clone(),
            short: page.short.clone(),
            nickname: page.archetype.clone(),
            tagline: page.tagline.clone(),
            cut: Cut::of(role),
            hue: role,
            kind: Some(page.kind),
            profile: page
                .targets
                .iter()
                .map(|target| ProfileRow {
                    facet: target.facet,
                    value: target.value,
                    reason: Some(target.reason.clone()),
                })
                .collect(),
            ..texts(book, Some(page), overlay, lang)
        })
    }

    /// The view of a role of the team's own.
    pub fn own(book: &RoleBook, own: &OwnRole, overlay: &Overlay, lang: Lang) -> RoleView {
        let page = own.base.and_then(|base| book.page(base));
        RoleView {
            subject: RoleRef::Own(own.id),
            name: own.name.clone(),
            short: own.name.clone(),
            nickname: own.nickname.clone(),
            cut: own.cut,
            hue: own.hue,
            kind: None,
            profile: Facet::ALL
                .into_iter()
                .zip(own.dials)
                .map(|(facet, value)| ProfileRow {
                    facet,
                    value,
                    reason: None,
                })
                .collect(),
            ..texts(book, page, overlay, lang)
        }
    }

    /// One block.
    pub fn block(&self, block: Block) -> Option<&BlockView> {
        self.blocks.iter().find(|view| view.block == block)
    }

    /// Whether a block has anything to show.
    pub fn says(&self, block: Block) -> bool {
        self.block(block).is_some_and(|view| !view.is_empty())
    }

    /// How many blocks show the team's words.
    pub fn own_blocks(&self) -> usize {
        self.blocks.iter().filter(|b| b.state.is_own()).count()
    }
}

/// The part that both kinds of page have; the head is filled in by the caller.
fn texts(book: &RoleBook, page: Option<&RolePage>, overlay: &Overlay, lang: Lang) -> RoleView {
    let base = page.map(|page| page.id.0);
    RoleView {
        subject: RoleRef::Built(Role::KeyAccount),
        name: String::new(),
        short: String::new(),
        nickname: String::new(),
        tagline: String::new(),
        cut: Cut::Brilliant,
        hue: Role::KeyAccount,
        base,
        kind: None,
        blocks: Block::ALL
            .into_iter()
            .map(|block| block_view(block, book, page, overlay.get(&block), lang))
            .collect(),
        profile: Vec::new(),
        subfunctions: page.map(|p| p.subfunctions.clone()).unwrap_or_default(),
        opinions: facts(book, base, true),
        facts: facts(book, base, false),
        occupations: page.map(|p| p.occupations.clone()).unwrap_or_default(),
    }
}

fn facts(book: &RoleBook, role: Option<Role>, opinions: bool) -> Vec<Fact> {
    role.into_iter()
        .flat_map(|role| book.facts_about(role, opinions))
        .cloned()
        .collect()
}

fn block_view(
    block: Block,
    book: &RoleBook,
    page: Option<&RolePage>,
    written: Option<&Written>,
    lang: Lang,
) -> BlockView {
    let built_in = page
        .map(|page| block.built_in(page, |role| words::short(lang, role)))
        .unwrap_or_default();
    let own = written.map(|written| &written.own);
    let text = match (own, block.shape()) {
        (Some(own), _) => own.text.clone(),
        (None, BlockShape::Tasks) => TaskList::built_in(page).to_text(),
        (None, _) => built_in.clone(),
    };
    let body = match (own, page) {
        (None, Some(page)) => original_sources(block, page),
        _ => None,
    }
    .unwrap_or_else(|| body(block, &text, book, page));
    BlockView {
        block,
        state: BlockState::of(block, own, &built_in, lang),
        built_in,
        text,
        body,
        author: written.and_then(|written| written.author.clone()),
        on: written.and_then(|written| written.on),
        contested: written.is_some_and(|written| written.contested),
    }
}

/// Our own entries keep the marks of their sources, which a plain text cannot carry.
fn original_sources(block: Block, page: &RolePage) -> Option<Body> {
    let sourced = match block {
        Block::Skills => &page.skills,
        Block::Risks => &page.risks,
        _ => return None,
    };
    Some(Body::Lines(
        sourced
            .iter()
            .map(|entry| (entry.text.clone(), Some(entry.src.clone())))
            .collect(),
    ))
}

fn body(block: Block, text: &str, book: &RoleBook, page: Option<&RolePage>) -> Body {
    match block.shape() {
        BlockShape::Sentence => Body::Sentence(text.trim().to_owned()),
        BlockShape::Lines => Body::Lines(
            lines(text)
                .into_iter()
                .map(|line| (line.to_owned(), None))
                .collect(),
        ),
        BlockShape::Timed => Body::Timed(
            timed(text)
                .into_iter()
                .map(|(time, text)| (time.map(str::to_owned), text.to_owned()))
                .collect(),
        ),
        BlockShape::Pairs => Body::Pairs(pairs(text)),
        BlockShape::Partners => Body::Partners(partner_views(text, book, page)),
        BlockShape::Tasks => Body::Tasks(task_views(text, book, page)),
        BlockShape::Markup => Body::Markup(markup::parse(text)),
    }
}

fn partner_views(text: &str, book: &RoleBook, page: Option<&RolePage>) -> Vec<PartnerView> {
    let hand_offs = page
        .map(|page| book.hand_offs(page.id.0))
        .unwrap_or_default();
    partners(text)
        .into_iter()
        .map(|(role, text)| PartnerView {
            role,
            text,
            hand_offs: hand_offs
                .iter()
                .filter(|hand_off| Some(hand_off.partner) == role)
                .cloned()
                .collect(),
        })
        .collect()
}

fn task_views(text: &str, book: &RoleBook, page: Option<&RolePage>) -> Vec<TaskView> {
    TaskList::parse(text, page)
        .0
        .into_iter()
        .filter_map(|entry| match entry {
            TaskEntry::BuiltIn { task, shown: true } => built_in_task(book, task),
            TaskEntry::Own(text) => Some(TaskView {
                text,
                built_in: None,
            }),
            TaskEntry::BuiltIn { shown: false, .. } | TaskEntry::Unknown(_) => None,
        })
        .collect()
}

/// The words of a built-in task.
pub fn built_in_task(book: &RoleBook, task: RoleTask) -> Option<TaskView> {
    let text = book
        .page(task.role())?
        .tasks
        .iter()
        .find(|text| text.id == task)?;
    Some(TaskView {
        text: text.text.clone(),
        built_in: Some((task, text.screen.clone(), text.src.clone())),
    })
}
