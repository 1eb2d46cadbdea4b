//! One role's page.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::Columns;
use super::hero::Hero;
use super::own_role::OwnRoleDialog;
use super::own_role::Start;
use super::self_profile::SelfProfileDialog;
use super::sheet::{Mode, Sheet};
use super::team::{OwnRoleDraft, use_team};
use super::texts::WithTexts;
use crate::app::route::Route;
use crate::content::i18n::{format, roles as words};
use crate::content::roles::RoleBook;
use crate::domain::RoleRef;
use crate::ui::components::{Empty, Icon, Menu, icon};
use crate::ui::layout::title::{PageHeading, title_object};
use crate::ui::state::use_lang;

/// The page of one of the seven, or of a role of the team's own.
#[component]
pub fn RolePage(role: RoleRef) -> impl IntoView {
    view! { <WithTexts alone=true draw=move |texts| view! { <RoleSheet texts=texts role=role /> } /> }
}

/// A dialog over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Above {
    Nothing,
    OwnRole,
    Copy,
    SelfProfile,
}

#[component]
fn RoleSheet(texts: Arc<RoleBook>, role: RoleRef) -> impl IntoView {
    let lang = use_lang();
    let team = use_team();
    let read_from = Arc::clone(&texts);
    let sheet = Sheet {
        role,
        page: Memo::new(move |_| team.role_view(&read_from, role)),
        mode: RwSignal::new(Mode::Reading),
        texts: StoredValue::new(texts),
        team,
    };
    let above = RwSignal::new(Above::Nothing);
    Effect::new(move |_| {
        let name = sheet.get(|page| page.name.clone());
        title_object(
            words::title(lang),
            &Route::Roles,
            name.unwrap_or_else(|| words::unknown_title(lang).to_owned()),
        );
    });
    let there = Memo::new(move |_| sheet.page.with(Option::is_some));
    let hue = move || sheet.get(|page| page.hue.id());
    move || {
        if there.get() {
            view! {
                <article class="role-page" data-role=hue>
                    <Hero sheet=sheet />
                    <Actions sheet=sheet above=above />
                    <Columns sheet=sheet on_self_profile=move || above.set(Above::SelfProfile) />
                    <PrintFoot sheet=sheet />
                    {move || dialog(sheet, above)}
                </article>
            }
            .into_any()
        } else {
            view! { <NotHere /> }.into_any()
        }
    }
}

fn dialog(sheet: Sheet, above: RwSignal<Above>) -> Option<AnyView> {
    let close = Callback::new(move |()| above.set(Above::Nothing));
    match above.get() {
        Above::Nothing => None,
        Above::OwnRole => match sheet.role {
            RoleRef::Own(id) => {
                let start = Start::Edit(id);
                Some(view! { <OwnRoleDialog start=start begin=begin(sheet, start) on_close=close /> }.into_any())
            }
            RoleRef::Built(_) => None,
        },
        Above::Copy => {
            let start = Start::Copy(sheet.role);
            Some(
                view! { <OwnRoleDialog start=start begin=begin(sheet, start) on_close=close /> }
                    .into_any(),
            )
        }
        Above::SelfProfile => Some(view! { <SelfProfileDialog on_close=close /> }.into_any()),
    }
}

fn begin(sheet: Sheet, start: Start) -> OwnRoleDraft {
    sheet
        .texts
        .with_value(|texts| sheet.team.draft(start, texts))
}

#[component]
fn NotHere() -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="page">
            <PageHeading text=Signal::derive(move || words::unknown_title(lang).to_owned()) hidden=true />
            <Empty picture=Icon::Gem title=words::unknown_title(lang) text=words::unknown_text(lang)>
                <a class="button button--primary" href=Route::Roles.href()>
                    {words::all_roles(lang)}
                </a>
            </Empty>
        </div>
    }
}

#[component]
fn Actions(sheet: Sheet, above: RwSignal<Above>) -> impl IntoView {
    let lang = use_lang();
    let adapting = move || sheet.mode.get() == Mode::Adapting;
    let toggle = move |_| {
        sheet.mode.update(|mode| {
            *mode = match *mode {
                Mode::Reading => Mode::Adapting,
                Mode::Adapting => Mode::Reading,
            };
        });
    };
    let print = move |_| {
        // A browser without a printer dialogue has nothing to report here.
        let _ = window().print();
    };
    let compare = Route::Compare(vec![sheet.role]).href();
    let own = matches!(sheet.role, RoleRef::Own(_));
    view! {
        <div class="role-actions no-print">
            <a class="button button--accent" href=Route::Workplace(Some(sheet.role)).href()>
                {words::open_workplace(lang)}
            </a>
            <a class="button" href=compare>
                {icon(Icon::Compare)}
                {words::compare(lang)}
            </a>
            <button type="button" class="button desktop-only" on:click=print>
                {icon(Icon::Print)}
                {words::print(lang)}
            </button>
            <button
                type="button"
                class="button button--ghost push desktop-only"
                aria-pressed=move || adapting().to_string()
                on:click=toggle
            >
                {icon(Icon::Edit)}
                {words::edit_page(lang)}
            </button>
            <Menu
                class="button button--ghost button--icon"
                label=words::more_actions(lang)
                button=icon(Icon::More).into_any()
            >
                <button type="button" role="menuitem" class="menu__item phone-only" on:click=print>
                    {icon(Icon::Print)}
                    {words::print(lang)}
                </button>
                <button type="button" role="menuitem" class="menu__item phone-only" on:click=toggle>
                    {icon(Icon::Edit)}
                    {words::edit_page(lang)}
                </button>
                {own
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                role="menuitem"
                                class="menu__item"
                                on:click=move |_| above.set(Above::OwnRole)
                            >
                                {icon(Icon::Sliders)}
                                {words::edit_role(lang)}
                            </button>
                        }
                    })}
                <button
                    type="button"
                    role="menuitem"
                    class="menu__item"
                    on:click=move |_| above.set(Above::Copy)
                >
                    {icon(Icon::Gem)}
                    {words::duplicate_role(lang)}
                </button>
                <button
                    type="button"
                    role="menuitem"
                    class="menu__item"
                    on:click=move |_| above.set(Above::SelfProfile)
                >
                    {icon(Icon::Profile)}
                    {words::your_profile(lang)}
                </button>
            </Menu>
        </div>
        {move || {
            adapting()
                .then(|| {
                    view! {
                        <div class="role-edit-bar no-print">
                            <span class="measure">{words::edit_bar(lang)}</span>
                            <span class="row push">
                                {move || {
                                    (sheet.get(|page| page.own_blocks()).unwrap_or(0) > 0)
                                        .then(|| {
                                            view! {
                                                <button
                                                    type="button"
                                                    class="button button--ghost button--small"
                                                    on:click=move |_| sheet.reset_all()
                                                >
                                                    {icon(Icon::Undo)}
                                                    {words::reset_page(lang)}
                                                </button>
                                            }
                                        })
                                }}
                                <button
                                    type="button"
                                    class="button button--primary button--small"
                                    on:click=toggle
                                >
                                    {words::edit_done(lang)}
                                </button>
                            </span>
                        </div>
                    }
                })
        }}
    }
}

#[component]
fn PrintFoot(sheet: Sheet) -> impl IntoView {
    let lang = use_lang();
    let team = sheet.team;
    view! {
        <footer class="print-foot">
            {move || words::print_foot(lang, &team.name(), &format::day_year(lang, team.today()))}
        </footer>
    }
}
