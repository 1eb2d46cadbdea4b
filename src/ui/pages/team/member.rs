//! One member: roles, customers, when last active, who stands in.

use leptos::prelude::*;

use super::{OpenForm, TeamForm};
use crate::app::command::Command;
use crate::app::list::{Condition, ListQuery};
use crate::app::route::Route;
use crate::app::views::marks::RoleMark;
use crate::app::views::team::{FormerMember, MemberRow};
use crate::content::i18n::{Lang, format, team};
use crate::domain::calendar::day_of;
use crate::domain::{Member, Prop};
use crate::replica::RecordId;
use crate::ui::components::{Icon, Menu, Tone, avatar, icon, tag};
use crate::ui::state::{ToastKind, use_lang, use_session, use_toasts};
use crate::ui::words::{role_name, role_stone};

/// The line of a member.
#[component]
pub fn MemberLine(row: MemberRow, form: OpenForm) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let id = row.member.id;
    let name = row.member.name.clone();
    let viewer = session.viewer();
    let active = match row
        .last_action
        .and_then(|ms| day_of(ms, viewer.offset_minutes))
    {
        Some(day) => team::active(lang, &format::ago(lang, day, viewer.today)),
        None => team::never_active(lang).to_owned(),
    };
    let cover = row.cover.as_ref().map(|(by, from, to)| {
        let (from, to) = (
            format::day_near(lang, *from, viewer.today),
            format::day_near(lang, *to, viewer.today),
        );
        team::cover_line(lang, &by.name, &from, &to)
    });
    let (mail, phone) = session.peek(|desk| contact(desk.book(), id));
    view! {
        <li class="member">
            {avatar(row.member.initials.clone())}
            <div class="member__text">
                <span class="member__head">
                    <b>{name.clone()}</b>
                    {row.is_me.then(|| tag(Tone::Info, team::me(lang)))}
                    {row.is_away.then(|| tag(Tone::Warn, team::away(lang)))}
                </span>
                {roles(lang, row.roles)}
                {cover.map(|cover| view! { <span class="small">{cover}</span> })}
                <span class="member__about">
                    {customers(lang, id, row.customers)}
                    <span>{active}</span>
                    {(!mail.is_empty())
                        .then(|| {
                            view! {
                                <a
                                    class="link"
                                    href=format!("mailto:{mail}")
                                    aria-label=team::mail_to(lang, &name)
                                >
                                    {mail.clone()}
                                </a>
                            }
                        })}
                    {(!phone.is_empty())
                        .then(|| {
                            view! {
                                <a class="link" href=format!("tel:{phone}") aria-label=team::call_to(lang, &name)>
                                    {phone.clone()}
                                </a>
                            }
                        })}
                </span>
            </div>
            <MemberMenu id=id name=name is_me=row.is_me form=form />
        </li>
    }
}

fn contact(book: &crate::domain::Book, id: RecordId) -> (String, String) {
    let text = |prop: Prop| {
        Member::find(book, id)
            .and_then(|member| member.record().text(prop.field()))
            .unwrap_or_default()
            .to_owned()
    };
    (text(Prop::MemberMail), text(Prop::MemberPhone))
}

fn roles(lang: Lang, roles: Vec<RoleMark>) -> AnyView {
    if roles.is_empty() {
        return view! { <span class="small faint">{team::no_role(lang)}</span> }.into_any();
    }
    view! {
        <span class="member__roles">
            {roles
                .into_iter()
                .enumerate()
                .map(|(place, mark)| {
                    let class = if place == 0 { "role-chip strong" } else { "role-chip muted" };
                    view! {
                        <a class=class href=Route::Role(mark.role).href()>
                            {role_stone(&mark, 18)}
                            {role_name(lang, &mark)}
                        </a>
                    }
                })
                .collect_view()}
        </span>
    }
    .into_any()
}

fn customers(lang: Lang, id: RecordId, count: usize) -> AnyView {
    let words = match count {
        0 => return view! { <span>{team::no_customers(lang)}</span> }.into_any(),
        count => team::customers(lang, count),
    };
    view! {
        <a class="link" href=customers_of(id)>
            {words}
        </a>
    }
    .into_any()
}

fn customers_of(member: RecordId) -> String {
    Route::Customers(ListQuery::only(Condition::owned_by(member))).href()
}

#[component]
fn MemberMenu(id: RecordId, name: String, is_me: bool, form: OpenForm) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let toasts = use_toasts();
    let become_me = {
        let name = name.clone();
        move |_| {
            session.become_member(id);
            toasts.show(team::became(lang, &name), ToastKind::Plain);
        }
    };
    view! {
        <span class="member__actions no-print">
            {(!is_me)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button button--small button--ghost desktop-only"
                            aria-label=team::this_is_me_name(lang, &name)
                            on:click=become_me.clone()
                        >
                            {team::this_is_me(lang)}
                        </button>
                    }
                })}
            <button
                type="button"
                class="button button--small"
                aria-label=team::edit_name(lang, &name)
                on:click=move |_| form.set(Some(TeamForm::Edit(id)))
            >
                {icon(Icon::Edit)}
                <span class="desktop-only">{team::edit(lang)}</span>
            </button>
            <Menu
                class="button button--ghost button--icon button--small"
                label=team::actions(lang, &name)
                button=icon(Icon::More).into_any()
            >
                {(!is_me)
                    .then(|| {
                        view! {
                            <button type="button" role="menuitem" class="menu__item" on:click=become_me>
                                {icon(Icon::Key)}
                                {team::this_is_me(lang)}
                            </button>
                        }
                    })}
                <button
                    type="button"
                    role="menuitem"
                    class="menu__item"
                    on:click=move |_| form.set(Some(TeamForm::Cover(id)))
                >
                    {icon(Icon::Calendar)}
                    {team::cover(lang)}
                </button>
                {(!is_me)
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                role="menuitem"
                                class="menu__item"
                                on:click=move |_| {
                                    session.dispatch(Command::Archive { ids: vec![id] });
                                }
                            >
                                {icon(Icon::Archive)}
                                {team::archive(lang)}
                            </button>
                        }
                    })}
            </Menu>
        </span>
    }
}

/// Those who are no longer in the team, with what they still hold.
#[component]
pub fn FormerCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let former = Memo::new(move |_| session.read(|desk| desk.former_members()));
    move || {
        let former = former.get();
        (!former.is_empty()).then(|| {
            view! {
                <section class="card" aria-labelledby="former">
                    <header class="card__head">
                        <h2 id="former">{team::former_title(lang)}</h2>
                    </header>
                    <ul>{former.into_iter().map(|former| view! { <FormerLine former=former /> }).collect_view()}</ul>
                </section>
            }
        })
    }
}

#[component]
fn FormerLine(former: FormerMember) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let id = former.member.id;
    let still = (former.customers > 0).then(|| team::former_still(lang, former.customers));
    let restore_label = team::restore_name(lang, &former.member.name);
    view! {
        <li class="member">
            {avatar(former.member.initials)}
            <div class="member__text">
                <span class="muted">{former.member.name}</span>
                {still
                    .map(|still| {
                        view! {
                            <span class="member__about">
                                <span>{still}</span>
                                <a class="link" href=customers_of(id)>
                                    {team::former_see(lang)}
                                </a>
                            </span>
                        }
                    })}
            </div>
            <button
                type="button"
                class="button button--small no-print"
                aria-label=restore_label
                on:click=move |_| {
                    session.dispatch(Command::Restore { ids: vec![id] });
                }
            >
                {icon(Icon::Undo)}
                {team::restore(lang)}
            </button>
        </li>
    }
}
