//! Who works here, in which workspace, and how safe the last action is.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::content::i18n::{roles, shell};
use crate::domain::role::Role;
use crate::ui::components::{Icon, Menu, Tone, avatar, gem, icon, logo_mark};
use crate::ui::state::{Safety, use_lang, use_session, use_workspaces};
use crate::ui::storage_words;

/// The logo with the workspace's name; opens the list of workspaces.
#[component]
pub fn WorkspaceMenu() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let name = session.workspace_name();
    view! {
        <Menu
            class="brand"
            label=shell::workspaces_label(lang, &name)
            named_by_content=true
            button=view! {
                {logo_mark(34)}
                <span class="brand__text">
                    <b class="brand__name">{shell::app_name(lang)}</b>
                    <span class="brand__place">{name.clone()}</span>
                </span>
                <span class="visually-hidden">{shell::switch_workspace(lang)}</span>
            }
                .into_any()
        >
            {workspace_items()}
        </Menu>
    }
}

/// The workspaces of this browser, and the way to another one.
pub fn workspace_items() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let workspaces = use_workspaces();
    let current = session.workspace_id();
    view! {
        <div class="menu__label">{shell::workspaces(lang)}</div>
        {workspaces
            .list()
            .into_iter()
            .map(|workspace| {
                let chosen = workspace.id == current;
                let id = workspace.id;
                view! {
                    <button
                        type="button"
                        role="menuitemradio"
                        class="menu__item"
                        aria-checked=chosen.to_string()
                        on:click=move |_| workspaces.switch_to(id)
                    >
                        {icon(if chosen { Icon::Check } else { Icon::Building })}
                        {workspace.name}
                    </button>
                }
            })
            .collect_view()}
        <button type="button" role="menuitem" class="menu__item" on:click=move |_| workspaces.begin_new()>
            {icon(Icon::Plus)}
            {shell::new_workspace(lang)}
        </button>
    }
}

/// Person and role at the foot of the rail.
#[component]
pub fn PersonMenu() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    view! {
        <div class="rail__me">
            <Menu
                class="rail__who"
                label=shell::person_menu(lang)
                named_by_content=true
                button=view! {
                    {move || avatar(session.my_initials())}
                    <span class="rail__text">
                        <span class="small strong">{move || session.my_name()}</span>
                        <span class="role-chip tiny muted">
                            {move || gem(session.accent_role(), 14)}
                            {move || roles::short(lang, session.accent_role())}
                        </span>
                    </span>
                    <span class="visually-hidden">{shell::person_menu(lang)}</span>
                }
                    .into_any()
            >
                {person_items()}
            </Menu>
        </div>
    }
}

/// The roles to work in, and the way to one's own data.
pub fn person_items() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    view! {
        <div class="menu__label">{shell::work_as(lang)}</div>
        {Role::ALL
            .into_iter()
            .map(|role| {
                view! {
                    <button
                        type="button"
                        role="menuitemradio"
                        class="menu__item"
                        aria-checked=move || (session.accent_role() == role).to_string()
                        on:click=move |_| session.work_as(role)
                    >
                        {gem(role, 20)}
                        {roles::name(lang, role)}
                    </button>
                }
            })
            .collect_view()}
        <hr class="menu__rule" />
        <a class="menu__item" role="menuitem" href=Route::Team.href()>
            {icon(Icon::Team)}
            {shell::my_data(lang)}
        </a>
        <a class="menu__item" role="menuitem" href=Route::About.href()>
            {icon(Icon::Info)}
            {shell::nav_about(lang)}
        </a>
    }
}

/// The honest word about the last action; leads to the backup page.
#[component]
pub fn SafetyState() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    view! {
        <a class="safety" href=Route::Backup.href()>
            {move || {
                let safety = session.safety();
                let tone = match safety {
                    Safety::OutsideSecured | Safety::Secured => Tone::Ok,
                    Safety::Provisional | Safety::Saving | Safety::ReadOnly => Tone::Warn,
                    Safety::QuotaFull | Safety::MemoryOnly => Tone::Bad,
                };
                let words = storage_words::safety(lang, safety);
                view! {
                    <span class=tone.diamond_class()></span>
                    <span class="safety__words" role="status">{words}</span>
                }
            }}
        </a>
    }
}
