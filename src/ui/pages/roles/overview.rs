//! All roles: the seven, the team's own, and how to tell two of them apart.

use std::sync::Arc;

use leptos::prelude::*;

use super::own_role::{OwnRoleDialog, Start};
use super::team::{OwnRoleDraft, use_team};
use super::texts::WithTexts;
use crate::app::route::Route;
use crate::content::i18n::roles as words;
use crate::content::roles::{Facet, RoleBook};
use crate::domain::gem::Cut;
use crate::domain::{Role, RoleRef};
use crate::ui::components::{Icon, SelectField, icon, stone};
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::state::use_lang;

/// The overview.
#[component]
pub fn RolesPage() -> impl IntoView {
    let lang = use_lang();
    title_area(words::title(lang));
    let creating = RwSignal::new(false);
    view! {
        <div class="page">
            <PageHeading text=Signal::derive(move || words::overview_title(lang).to_owned()) />
            <p class="muted measure role-lead">{words::overview_text(lang)}</p>
            <section class="role-section">
                <div class="role-cards">
                    {Role::ALL
                        .into_iter()
                        .map(|role| {
                            view! {
                                <Tile
                                    role=RoleRef::Built(role)
                                    cut=Cut::of(role)
                                    hue=role
                                    nickname=words::archetype(lang, role).to_owned()
                                    name=words::name(lang, role).to_owned()
                                    line=words::tagline(lang, role).to_owned()
                                />
                            }
                        })
                        .collect_view()}
                </div>
            </section>
            <OwnRoles on_create=move || creating.set(true) />
            <WithTexts draw=move |texts| view! { <TellApart texts=texts /> } />
            <Show when=move || creating.get()>
                <OwnRoleDialog
                    start=Start::New
                    begin=OwnRoleDraft::default()
                    on_close=move |()| creating.set(false)
                />
            </Show>
        </div>
    }
}

#[component]
fn OwnRoles(#[prop(into)] on_create: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let team = use_team();
    let own = Memo::new(move |_| team.own_roles());
    view! {
        <section class="role-section">
            <div class="role-section__head">
                <h2>{words::own_roles(lang)}</h2>
                <button type="button" class="button push" on:click=move |_| on_create.run(())>
                    {icon(Icon::Plus)}
                    {words::new_role(lang)}
                </button>
            </div>
            {move || {
                let own = own.get();
                if own.is_empty() {
                    return view! { <p class="muted measure">{words::own_roles_empty(lang)}</p> }
                        .into_any();
                }
                let tiles = own
                    .into_iter()
                    .map(|own| {
                        view! {
                            <Tile
                                role=RoleRef::Own(own.id)
                                cut=own.cut
                                hue=own.hue
                                nickname=own.nickname
                                name=own.name
                                line=String::new()
                            />
                        }
                    })
                    .collect_view();
                view! { <div class="role-cards">{tiles}</div> }.into_any()
            }}
        </section>
    }
}

#[component]
fn Tile(
    role: RoleRef,
    cut: Cut,
    hue: Role,
    nickname: String,
    name: String,
    line: String,
) -> impl IntoView {
    let lang = use_lang();
    let team = use_team();
    let own = matches!(role, RoleRef::Own(_));
    let foot = move || {
        let fillers: Vec<String> = team.fillers(role).into_iter().map(|f| f.name).collect();
        (!fillers.is_empty()).then(|| fillers.join(", "))
    };
    let own_blocks = move || {
        let count = team.own_blocks(role);
        (count > 0).then(|| words::own_blocks(lang, count))
    };
    view! {
        <a class="card stone-tile" data-role=hue.id() href=Route::Role(role).href()>
            <span class="stone-tile__gem">{stone(cut, hue, 64)}</span>
            <span class="stone-tile__nickname">{nickname}</span>
            <span class="stone-tile__name">{name}</span>
            <span class="stone-tile__line">{line}</span>
            <span class="stone-tile__foot">
                {own.then(|| view! { <span class="tag">{words::own_role_tag(lang)}</span> })}
                <span>{foot}</span>
                <span>{own_blocks}</span>
            </span>
        </a>
    }
}

/// Two roles, one sentence.
#[component]
fn TellApart(texts: Arc<RoleBook>) -> impl IntoView {
    let lang = use_lang();
    let first = RwSignal::new(Role::KeyAccount.id().to_owned());
    let second = RwSignal::new(Role::FieldSales.id().to_owned());
    let options: Vec<(String, String)> = Role::ALL
        .into_iter()
        .map(|role| (role.id().to_owned(), words::name(lang, role).to_owned()))
        .collect();
    let answer = move || {
        let one = first.with(|id| Role::from_id(id))?;
        let other = second.with(|id| Role::from_id(id))?;
        let found = texts.comparison(one, other)?;
        let facets: Vec<&str> = found
            .differs_on
            .iter()
            .map(|facet: &Facet| words::facet(lang, *facet))
            .collect();
        let route = Route::Compare(vec![RoleRef::Built(one), RoleRef::Built(other)]);
        Some(view! {
            <p class="tell__sentence">{found.tell.clone()}</p>
            <p class="muted measure">{found.text.clone()}</p>
            <p class="small muted">{words::differ_most(lang, &facets.join(", "))}</p>
            <a class="link" href=route.href()>
                {words::compare_pair(lang, words::short(lang, one), words::short(lang, other))}
            </a>
        })
    };
    let answer = move || match answer() {
        Some(view) => view.into_any(),
        None => view! { <p class="muted">{words::compare_needs_two(lang)}</p> }.into_any(),
    };
    view! {
        <section class="role-section">
            <div class="role-section__head">
                <h2>{words::tell_apart(lang)}</h2>
                <span class="muted">{words::tell_apart_text(lang)}</span>
            </div>
            <div class="card tell">
                <div class="tell__choice">
                    <SelectField label=words::first_role(lang) value=first options=options.clone() />
                    <SelectField label=words::second_role(lang) value=second options=options />
                </div>
                <div class="stack" aria-live="polite">
                    {answer}
                </div>
            </div>
        </section>
    }
}
