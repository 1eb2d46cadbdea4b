//! The workplace: what today asks for, which customers ask for something, and what the role does.

mod customers;
mod first_steps;
mod head;
mod role_tasks;
mod today;
mod warnings;

use leptos::prelude::*;

use self::customers::CustomersCard;
use self::first_steps::FirstStepsCard;
use self::head::WorkplaceHead;
use self::role_tasks::RoleTasksCard;
use self::today::TodayCard;
use self::warnings::WarningsCard;
use super::agenda::{AgendaActions, AskedDialog, listen_for_rows};
use crate::app::views::agenda::Today;
use crate::app::views::marks::RoleMark;
use crate::app::views::mine::OwnCustomers;
use crate::content::i18n::shell;
use crate::domain::RoleRef;
use crate::ui::layout::title::title_area;
use crate::ui::state::{use_lang, use_session};

/// What the cards of the page share.
#[derive(Clone, Copy)]
pub struct Workplace {
    /// The role whose workplace it is; `None` while nobody chose one.
    role: Memo<Option<RoleMark>>,
    /// Whether it was asked for by its address, and not because it is one's own.
    chosen: bool,
    /// What today asks for.
    today: Memo<Today>,
    /// The viewer's customers: those of the chosen role, or all.
    own: Memo<OwnCustomers>,
}

/// The page, of one's own role or of a chosen one.
#[component]
pub fn WorkplacePage(role: Option<RoleRef>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    title_area(shell::nav_workplace(lang));
    listen_for_rows();
    let actions = AgendaActions::default();
    let workplace = Workplace {
        role: Memo::new(move |_| {
            let role = role.or_else(|| session.my_role())?;
            Some(session.read(|desk| desk.role_mark(role)))
        }),
        chosen: role.is_some(),
        today: Memo::new(move |_| {
            let viewer = session.viewer();
            session.read(|desk| desk.today(&viewer))
        }),
        own: Memo::new(move |_| {
            let viewer = session.viewer();
            session.read(|desk| desk.own_customers(role, &viewer))
        }),
    };
    let hue = move || {
        workplace
            .role
            .with(|role| {
                role.as_ref()
                    .map_or_else(|| session.accent_role(), |role| role.hue)
            })
            .id()
    };
    view! {
        <div class="page workplace" data-role=hue>
            <WorkplaceHead workplace=workplace />
            <FirstStepsCard />
            <div class="workplace__columns">
                <div class="workplace__main">
                    <TodayCard workplace=workplace actions=actions />
                    <WarningsCard workplace=workplace />
                    <CustomersCard workplace=workplace />
                </div>
                <div class="workplace__side">
                    <RoleTasksCard workplace=workplace />
                </div>
            </div>
        </div>
        <AskedDialog actions=actions />
    }
}
