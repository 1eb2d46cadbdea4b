//! A team's own words in place of ours.
//!
//! An own text never touches the built-in one: it stands beside it with a mark of the text that it replaced, so that a
//! new edition of the program can say »there is new text« without overwriting anything.

use super::{Block, BlockShape, RolePage, RoleTask};
use crate::content::i18n::{Lang, roles};
use crate::domain::role::Role;

/// A team's own text for one block, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// The block's text in its plain form.
    pub text: String,
    /// The built-in text at that time.
    pub base: Base,
}

/// A mark of the built-in text that an own text was written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base {
    /// The language in which it was read.
    pub lang: Lang,
    /// Its fingerprint.
    pub print: u64,
}

impl Base {
    /// The mark of a text.
    pub fn of(text: &str, lang: Lang) -> Base {
        Base {
            lang,
            print: fingerprint(text),
        }
    }

    /// As one number for a record: the language in the lowest bit.
    pub const fn to_i64(self) -> i64 {
        let bit = match self.lang {
            Lang::De => 0,
            Lang::En => 1,
        };
        (self.print & !1 | bit) as i64
    }

    /// Back from the number.
    pub const fn from_i64(number: i64) -> Base {
        let number = number as u64;
        Base {
            lang: if number & 1 == 0 { Lang::De } else { Lang::En },
            print: number & !1,
        }
    }
}

/// How a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockState {
    /// Our text.
    Original,
    /// The team's text.
    Own,
    /// The team's text, and ours has changed since.
    OwnAndNewText,
}

impl BlockState {
    /// How a block stands, given the text that the program has today.
    pub fn of(block: Block, own: Option<&OwnText>, built_in: &str, lang: Lang) -> BlockState {
        let Some(own) = own else {
            return BlockState::Original;
        };
        // Tasks are kept by reference: a new wording shows by itself, a new task appears at the end.
        let follows = match block.shape() {
            BlockShape::Tasks | BlockShape::Markup => true,
            BlockShape::Sentence
            | BlockShape::Lines
            | BlockShape::Timed
            | BlockShape::Pairs
            | BlockShape::Partners => false,
        };
        // Read in the other language, the text of that day cannot be compared.
        if follows || own.base.lang != lang || own.base == Base::of(built_in, lang) {
            BlockState::Own
        } else {
            BlockState::OwnAndNewText
        }
    }

    /// Whether the team's words are shown.
    pub const fn is_own(self) -> bool {
        match self {
            BlockState::Original => false,
            BlockState::Own | BlockState::OwnAndNewText => true,
        }
    }
}

/// FNV-1a, the lowest bit left free for the language.
fn fingerprint(text: &str) -> u64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    hash & !1
}

/// Entries of a text with one entry per line.
pub fn lines(text: &str) -> Vec<&str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

/// Entries with a time first; a line without one has none.
pub fn timed(text: &str) -> Vec<(Option<&str>, &str)> {
    lines(text)
        .into_iter()
        .map(|line| match line.split_once(' ') {
            Some((time, rest)) if is_time(time) => (Some(time), rest.trim_start()),
            _ => (None, line),
        })
        .collect()
}

fn is_time(word: &str) -> bool {
    word.split_once(':').is_some_and(|(hour, minute)| {
        minute.len() == 2
            && (1..=2).contains(&hour.len())
            && hour.parse::<u8>().is_ok_and(|h| h < 24)
            && minute.parse::<u8>().is_ok_and(|m| m < 60)
    })
}

/// Entries of two lines: what is said, what is true. An entry of one line has no answer.
pub fn pairs(text: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut fresh = true;
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), fresh, pairs.last_mut()) {
            (true, _, _) => fresh = true,
            (false, false, Some((_, answer))) => {
                if !answer.is_empty() {
                    answer.push(' ');
                }
                answer.push_str(line);
            }
            (false, _, _) => {
                pairs.push((line.to_owned(), String::new()));
                fresh = false;
            }
        }
    }
    pairs
}

/// Entries with another role's name first.
pub fn partners(text: &str) -> Vec<(Option<Role>, String)> {
    lines(text)
        .into_iter()
        .map(|line| {
            let named = line.split_once(':').and_then(|(name, rest)| {
                let name = name.trim().to_lowercase();
                let role = Role::ALL.into_iter().find(|role| {
                    Lang::ALL.into_iter().any(|lang| {
                        roles::short(lang, *role).to_lowercase() == name
                            || roles::name(lang, *role).to_lowercase() == name
                    })
                })?;
                Some((role, rest.trim().to_owned()))
            });
            match named {
                Some((role, text)) => (Some(role), text),
                None => (None, line.to_owned()),
            }
        })
        .collect()
}

/// One line of a role's tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskEntry {
    /// A built-in task.
    BuiltIn {
        /// Which.
        task: RoleTask,
        /// Whether the team does it.
        shown: bool,
    },
    /// A task in the team's words.
    Own(String),
    /// A task of a newer program: kept, not shown.
    Unknown(String),
}

/// A role's tasks in the team's order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TaskList(pub Vec<TaskEntry>);

impl TaskList {
    /// The built-in tasks of a page, all shown.
    pub fn built_in(page: Option<&RolePage>) -> TaskList {
        TaskList(
            page.into_iter()
                .flat_map(|page| &page.tasks)
                .map(|task| TaskEntry::BuiltIn {
                    task: task.id,
                    shown: true,
                })
                .collect(),
        )
    }

    /// Reads the stored form: `id` shown, `-id` hidden, `+text` own. Built-in tasks that it does not name follow.
    pub fn parse(stored: &str, page: Option<&RolePage>) -> TaskList {
        let mut entries: Vec<TaskEntry> = Vec::new();
        for line in lines(stored) {
            let entry = match (line.strip_prefix('+'), line.strip_prefix('-')) {
                (Some(text), _) if !text.trim().is_empty() => {
                    TaskEntry::Own(text.trim().to_owned())
                }
                (Some(_), _) => continue,
                (None, hidden) => match RoleTask::from_id(hidden.unwrap_or(line)) {
                    Some(task) => TaskEntry::BuiltIn {
                        task,
                        shown: hidden.is_none(),
                    },
                    None => TaskEntry::Unknown(line.to_owned()),
                },
            };
            let doubled = matches!(&entry, TaskEntry::BuiltIn { task, .. }
                if entries.iter().any(|e| matches!(e, TaskEntry::BuiltIn { task: t, .. } if t == task)));
            if !doubled {
                entries.push(entry);
            }
        }
        for entry in TaskList::built_in(page).0 {
            let named = matches!(&entry, TaskEntry::BuiltIn { task, .. }
                if entries.iter().any(|e| matches!(e, TaskEntry::BuiltIn { task: t, .. } if t == task)));
            if !named {
                entries.push(entry);
            }
        }
        TaskList(entries)
    }

    /// The stored form.
    pub fn to_text(&self) -> String {
        self.0
            .iter()
            .map(|entry| match entry {
                TaskEntry::BuiltIn { task, shown: true } => task.id().to_owned(),
                TaskEntry::BuiltIn { task, shown: false } => format!("-{}", task.id()),
                TaskEntry::Own(text) => {
                    format!("+{}", text.split_whitespace().collect::<Vec<_>>().join(" "))
                }
                TaskEntry::Unknown(line) => line.clone(),
            })
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Moves an entry by one place; at the border nothing happens.
    pub fn shift(&mut self, index: usize, up: bool) {
        let other = if up {
            index.checked_sub(1)
        } else {
            Some(index + 1)
        };
        if let Some(other) = other
            && index < self.0.len()
            && other < self.0.len()
        {
            self.0.swap(index, other);
        }
    }

    /// Shows or hides a built-in task; an own one goes.
    pub fn toggle(&mut self, index: usize) {
        match self.0.get_mut(index) {
            Some(TaskEntry::BuiltIn { shown, .. }) => *shown = !*shown,
            Some(TaskEntry::Own(_)) => {
                self.0.remove(index);
            }
            Some(TaskEntry::Unknown(_)) | None => {}
        }
    }

    /// Adds a task in the team's words.
    pub fn add(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.0.push(TaskEntry::Own(text.to_owned()));
        }
    }
}
