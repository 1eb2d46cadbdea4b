//! What role pages ask of the open workspace, and do to it. Every change is one command, one step for undo.

use chrono::NaiveDate;

use super::own_role::Start;
use crate::app::command::{Command, NewOwnRole};
use crate::app::views::role_page::{OwnRole, RoleView};
use crate::app::views::role_team::{self, Filler};
use crate::content::i18n::{Lang, roles as words};
use crate::content::roles::overlay::Base;
use crate::content::roles::{Block, Facet, RoleBook};
use crate::domain::gem::Cut;
use crate::domain::{RecordId, Role, RoleRef};
use crate::ui::state::{Session, use_lang, use_session};

/// The team's side of the role pages.
#[derive(Clone, Copy)]
pub struct Team {
    session: Session,
    lang: Lang,
}

/// The team of the open workspace.
pub fn use_team() -> Team {
    Team {
        session: use_session(),
        lang: use_lang(),
    }
}

/// A role of the team's own, as its form holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRoleDraft {
    /// Its name.
    pub name: String,
    /// Its nickname.
    pub nickname: String,
    /// The shape of its stone.
    pub cut: Cut,
    /// Whose colour its stone has.
    pub hue: Role,
    /// Its profile.
    pub dials: [u8; 12],
    /// Whose texts it begins with.
    pub base: Option<Role>,
}

impl Default for OwnRoleDraft {
    fn default() -> Self {
        OwnRoleDraft {
            name: String::new(),
            nickname: String::new(),
            cut: Cut::Heart,
            hue: Role::KeyAccount,
            dials: [50; 12],
            base: None,
        }
    }
}

impl Team {
    /// A role's page, followed.
    pub fn role_view(&self, texts: &RoleBook, role: RoleRef) -> Option<RoleView> {
        let offset = self.session.viewer().offset_minutes;
        self.session
            .read(|desk| role_team::role_view(desk.book(), texts, role, self.lang, offset))
    }

    /// The roles of the team's own, followed.
    pub fn own_roles(&self) -> Vec<OwnRole> {
        self.session.read(|desk| role_team::own_roles(desk.book()))
    }

    /// How many blocks of a page carry the team's words, followed.
    pub fn own_blocks(&self, role: RoleRef) -> usize {
        self.session
            .read(|desk| role_team::overlay(desk.book(), role, 0).len())
    }

    /// Who fills a role, followed.
    pub fn fillers(&self, role: RoleRef) -> Vec<Filler> {
        let today = self.today();
        self.session
            .read(|desk| role_team::fillers(desk.book(), role, today))
    }

    /// The day on the wall.
    pub fn today(&self) -> NaiveDate {
        self.session.today()
    }

    /// The workspace's name.
    pub fn name(&self) -> String {
        self.session.workspace_name()
    }

    /// Puts the team's text in place of ours.
    pub fn write_text(&self, role: RoleRef, block: Block, text: &str, built_in: &str) {
        self.session.dispatch(Command::WriteRoleText {
            role,
            block: block.id().to_owned(),
            text: text.to_owned(),
            base: Base::of(built_in, self.lang).to_i64(),
        });
    }

    /// Lets our text hold again.
    pub fn reset_text(&self, role: RoleRef, block: Block) {
        self.session.dispatch(Command::ResetRoleText {
            role,
            block: Some(block.id().to_owned()),
        });
    }

    /// Lets our texts hold again on the whole page.
    pub fn reset_page(&self, role: RoleRef) {
        self.session
            .dispatch(Command::ResetRoleText { role, block: None });
    }

    /// What the form of an own role begins with. A built-in role lends its profile as well.
    pub fn draft(&self, start: Start, texts: &RoleBook) -> OwnRoleDraft {
        let lent = match start {
            Start::New => None,
            Start::Copy(RoleRef::Built(role)) => texts.page(role).map(|page| OwnRoleDraft {
                name: words::name(self.lang, role).to_owned(),
                nickname: String::new(),
                cut: Cut::Rhomb,
                hue: role,
                dials: Facet::ALL.map(|facet| {
                    let target = page.targets.iter().find(|target| target.facet == facet);
                    target.map_or(50, |target| target.value)
                }),
                base: Some(role),
            }),
            Start::Copy(RoleRef::Own(id)) | Start::Edit(id) => self
                .session
                .peek(|desk| role_team::own_roles(desk.book()))
                .into_iter()
                .find(|own| own.id == id)
                .map(|own| OwnRoleDraft {
                    name: own.name,
                    nickname: own.nickname,
                    cut: own.cut,
                    hue: own.hue,
                    dials: own.dials,
                    base: own.base,
                }),
        };
        lent.unwrap_or_default()
    }

    /// Makes a role of the team's own and says which it became.
    pub fn create_own_role(&self, draft: OwnRoleDraft) -> Option<RecordId> {
        self.session
            .dispatch(Command::AddOwnRole(new(draft)))?
            .created
    }

    /// Changes a role of the team's own; whether that could be done.
    pub fn change_own_role(&self, id: RecordId, draft: OwnRoleDraft) -> bool {
        let command = Command::EditOwnRole {
            id,
            role: new(draft),
        };
        self.session.dispatch(command).is_some()
    }

    /// Puts a role of the team's own away.
    pub fn archive_own_role(&self, id: RecordId) {
        self.session.dispatch(Command::Archive { ids: vec![id] });
    }
}

fn new(draft: OwnRoleDraft) -> NewOwnRole {
    NewOwnRole {
        name: draft.name,
        nickname: draft.nickname,
        cut: draft.cut.id().to_owned(),
        hue: draft.hue.id().to_owned(),
        dials: Facet::ALL
            .into_iter()
            .zip(draft.dials)
            .map(|(facet, value)| (facet.id().to_owned(), i64::from(value)))
            .collect(),
        based_on: draft.base.map(RoleRef::Built),
    }
}
