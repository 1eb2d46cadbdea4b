//! What a team keeps about roles: its own texts, its own roles, and who fills them. Read from the book, changed nowhere.

use chrono::NaiveDate;

use super::role_page::{Overlay, OwnRole, RoleView, Written};
use crate::content::i18n::Lang;
use crate::content::roles::overlay::{Base, OwnText};
use crate::content::roles::{Block, Facet, RoleBook};
use crate::domain::calendar::day_of;
use crate::domain::{self, Book, Member, Prop, RecordId, RoleRef, RoleText};
use crate::sorting;

/// Someone who fills a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filler {
    /// Who.
    pub id: RecordId,
    /// Name.
    pub name: String,
    /// Two or three letters.
    pub initials: String,
    /// Whether it is the main role.
    pub main: bool,
    /// Who stands in today.
    pub cover: Option<String>,
}

/// A role's page as the team sees it; `None` where the role is not in this book.
pub fn role_view(
    book: &Book,
    texts: &RoleBook,
    role: RoleRef,
    lang: Lang,
    offset_minutes: i32,
) -> Option<RoleView> {
    let overlay = overlay(book, role, offset_minutes);
    match role {
        RoleRef::Built(role) => RoleView::built_in(texts, role, &overlay, lang),
        RoleRef::Own(id) => {
            let own = own_role(domain::OwnRole::find(book, id).filter(|own| own.is_live())?);
            Some(RoleView::own(texts, &own, &overlay, lang))
        }
    }
}

/// What the team wrote on one role's page. An empty text means that ours holds.
pub fn overlay(book: &Book, role: RoleRef, offset_minutes: i32) -> Overlay {
    Block::ALL
        .into_iter()
        .filter_map(|block| {
            let kept = RoleText::find(book, RoleText::id_of(role, block.id()))
                .filter(|kept| kept.is_live())?;
            let text = kept.text().filter(|text| !text.trim().is_empty())?;
            let written = Written {
                own: OwnText {
                    text: text.to_owned(),
                    base: Base::from_i64(kept.base()),
                },
                author: kept
                    .author()
                    .and_then(|id| Member::find(book, id))
                    .map(|author| author.name().to_owned()),
                on: day_of(kept.at(), offset_minutes),
                contested: kept.record().is_contested(&Prop::RoleTextText.key()),
            };
            Some((block, written))
        })
        .collect()
}

/// The roles of the team's own, by creation.
pub fn own_roles(book: &Book) -> Vec<OwnRole> {
    domain::OwnRole::all(book).map(own_role).collect()
}

fn own_role(own: domain::OwnRole<'_>) -> OwnRole {
    OwnRole {
        id: own.id(),
        name: own.name().to_owned(),
        nickname: own.nickname().to_owned(),
        cut: own.cut(),
        hue: own.hue(),
        // The reader keeps a dial between 0 and 100.
        dials: Facet::ALL.map(|facet| u8::try_from(own.dial(facet.id())).unwrap_or(50)),
        base: own.based_on().and_then(RoleRef::built),
    }
}

/// Who fills a role, those first whose main role it is.
pub fn fillers(book: &Book, role: RoleRef, today: NaiveDate) -> Vec<Filler> {
    let mut fillers: Vec<Filler> = Member::all(book)
        .filter(|member| member.roles().contains(&role))
        .map(|member| Filler {
            id: member.id(),
            name: member.name().to_owned(),
            initials: member.initials(),
            main: member.main_role() == Some(role),
            cover: member
                .cover()
                .filter(|cover| cover.holds_on(today))
                .and_then(|cover| Member::find(book, cover.by))
                .map(|by| by.name().to_owned()),
        })
        .collect();
    sorting::by_key(&mut fillers, |filler| !filler.main);
    fillers
}
