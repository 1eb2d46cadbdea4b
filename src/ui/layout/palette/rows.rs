//! The rows of the command line: whatever was found, in one list that the arrow keys walk through.

use leptos::prelude::*;

use super::offers::{Deed, Doing, Place, commands, pages};
use crate::app::list::ListQuery;
use crate::app::route::{Route, Tab};
use crate::app::views::marks::RoleMark;
use crate::app::views::palette::{CompanyHit, PersonHit, ROWS, matched};
use crate::content::i18n::{Lang, format, palette as words, words as choices};
use crate::domain::CompanyKind;
use crate::domain::role::Role;
use crate::replica::RecordId;
use crate::ui::components::{Icon, gem, icon};
use crate::ui::state::{Session, recent_customers};
use crate::ui::words::role_stone;

/// The groups, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Customers that were open last.
    Recent,
    /// Customers.
    Customers,
    /// People.
    People,
    /// Commands.
    Commands,
    /// Pages.
    Pages,
    /// What can be done with one customer.
    Deeds,
}

/// A row's picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// An icon.
    Icon(Icon),
    /// The stone of one of the seven roles.
    Gem(Role),
    /// The stone of any role.
    Stone(RoleMark),
}

/// What Enter does.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// Goes to a place.
    Go(Route),
    /// Does something.
    Do(Doing),
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Under which heading.
    pub group: Group,
    /// The picture.
    pub picture: Picture,
    /// The words.
    pub title: String,
    /// Which parts of the words were looked for, in bytes.
    pub bold: Vec<(usize, usize)>,
    /// What tells it from others of the same name.
    pub context: String,
    /// What Enter does.
    pub choice: Choice,
    /// The customer that Strg+Enter is about.
    pub customer: Option<(RecordId, String)>,
}

impl Group {
    /// The heading; the deeds of a customer are named after it.
    pub const fn words(self, lang: Lang) -> &'static str {
        match self {
            Group::Recent => words::group_recent(lang),
            Group::Customers => words::group_customers(lang),
            Group::People => words::group_people(lang),
            Group::Commands | Group::Deeds => words::group_commands(lang),
            Group::Pages => words::group_pages(lang),
        }
    }
}

impl Picture {
    /// Draws it.
    pub fn draw(&self) -> AnyView {
        match self {
            Picture::Icon(picture) => icon(*picture).into_any(),
            Picture::Gem(role) => gem(*role, 20).into_any(),
            Picture::Stone(mark) => role_stone(mark, 20),
        }
    }
}

/// What can be done with one customer.
pub fn deeds(lang: Lang, customer: RecordId) -> Vec<Row> {
    Deed::ALL
        .into_iter()
        .map(|deed| command_row(lang, Doing::With(customer, deed), "", Group::Deeds))
        .collect()
}

/// Everything that fits what was typed. So many rows that nothing has to be scrolled, except where only commands are
/// asked for: those are few enough to be read through.
pub fn find(session: Session, lang: Lang, typed: &str) -> Vec<Row> {
    let here = session.customer_on_page();
    let (found, total) = session.read(|desk| {
        let recent = recent_customers(session);
        let found = desk.palette(typed, &recent, &commands(lang, here), &pages(lang));
        let text = typed.trim();
        let many = found.companies.len() > 2 && !text.starts_with(['>', '@']);
        (found, if many { desk.count_hits(text).0 } else { 0 })
    });
    let only_commands = typed.trim_start().starts_with('>');
    let words = typed.trim().trim_start_matches(['>', '@']).trim();
    let hidden = total.saturating_sub(found.companies.len());
    let all = (hidden > 0).then(|| whole_list(lang, words, total));
    let mut rows: Vec<Row> = Vec::new();
    rows.extend(
        found
            .recent
            .iter()
            .map(|hit| company_row(lang, hit, Group::Recent)),
    );
    rows.extend(
        found
            .companies
            .iter()
            .map(|hit| company_row(lang, hit, Group::Customers)),
    );
    rows.extend(found.people.iter().map(person_row));
    rows.extend(
        found
            .commands
            .iter()
            .map(|doing| command_row(lang, *doing, words, Group::Commands)),
    );
    rows.extend(found.pages.iter().map(|place| page_row(place, words)));
    if !only_commands {
        rows.truncate(if all.is_some() { ROWS - 1 } else { ROWS });
        rows.extend(all);
    }
    rows
}

fn company_row(lang: Lang, hit: &CompanyHit, group: Group) -> Row {
    let kind = match hit.kind {
        CompanyKind::Single => None,
        CompanyKind::HeadOffice | CompanyKind::Branch => {
            Some(choices::company_kind(lang, hit.kind))
        }
    };
    let context = [Some(hit.town.as_str()), kind, Some(hit.number.as_str())];
    Row {
        group,
        picture: hit
            .role
            .clone()
            .map_or(Picture::Icon(Icon::Customers), Picture::Stone),
        title: hit.name.clone(),
        bold: hit.matched.clone(),
        context: joined(context.into_iter().flatten()),
        choice: Choice::Go(Route::customer(hit.id)),
        customer: Some((hit.id, hit.name.clone())),
    }
}

fn person_row(hit: &PersonHit) -> Row {
    let (context, choice, customer) = match &hit.at {
        Some((function, company, name)) => (
            joined([function.as_str(), name.as_str()]),
            Route::customer_tab(*company, Tab::Contacts),
            Some((*company, name.clone())),
        ),
        None => {
            let query = ListQuery::with_text(&hit.name);
            (String::new(), Route::Customers(query), None)
        }
    };
    Row {
        group: Group::People,
        picture: Picture::Icon(Icon::Team),
        title: hit.name.clone(),
        bold: hit.matched.clone(),
        context,
        choice: Choice::Go(choice),
        customer,
    }
}

fn command_row(lang: Lang, doing: Doing, text: &str, group: Group) -> Row {
    let title = doing.words(lang);
    let picture = match doing {
        Doing::WorkAs(role) => Picture::Gem(role),
        other => Picture::Icon(other.icon()),
    };
    Row {
        group,
        picture,
        bold: matched(&title, text),
        title,
        context: String::new(),
        choice: Choice::Do(doing),
        customer: None,
    }
}

fn page_row(place: &Place, text: &str) -> Row {
    Row {
        group: Group::Pages,
        picture: place.role.map_or(Picture::Icon(place.icon), Picture::Gem),
        title: place.words.clone(),
        bold: matched(&place.words, text),
        context: place.context.to_owned(),
        choice: Choice::Go(place.route.clone()),
        customer: None,
    }
}

fn whole_list(lang: Lang, text: &str, count: usize) -> Row {
    let query = ListQuery::with_text(text);
    Row {
        group: Group::Pages,
        picture: Picture::Icon(Icon::Filter),
        title: words::all_in_list(lang, &format::number(lang, count as i64), text),
        bold: Vec::new(),
        context: String::new(),
        choice: Choice::Go(Route::Customers(query)),
        customer: None,
    }
}

fn joined<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
