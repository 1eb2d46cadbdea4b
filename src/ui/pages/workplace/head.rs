//! The head of the workplace: the role's stone, a greeting, and what the day asks for.

use leptos::prelude::*;

use super::Workplace;
use crate::app::route::Route;
use crate::content::i18n::{Lang, roles, workplace as words};
use crate::domain::calendar::minute_of_day;
use crate::domain::{Role, RoleRef};
use crate::ui::components::{gem, logo_mark};
use crate::ui::layout::title::PageHeading;
use crate::ui::state::{Session, use_lang, use_session};
use crate::ui::words::{role_name, role_stone};

/// The head.
#[component]
pub fn WorkplaceHead(workplace: Workplace) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let Workplace {
        role,
        chosen,
        today,
        own,
    } = workplace;
    let full_name = move || {
        role.with(|role| {
            role.as_ref().map(|mark| match mark.role {
                RoleRef::Built(built) => roles::name(lang, built).to_owned(),
                RoleRef::Own(_) => role_name(lang, mark),
            })
        })
    };
    let heading = Signal::derive(move || match (chosen, full_name()) {
        (true, Some(name)) => name,
        (true, None) | (false, _) => greeting(lang, session),
    });
    let summary = move || {
        let due =
            today.with(|today| today.overdue.len() + today.due.len() + today.handed_over.len());
        words::summary(lang, due, own.with(|own| own.warned.len()))
    };
    view! {
        <header class="workplace-head">
            <div class="workplace-head__stone">
                {move || {
                    role.with(|role| match role {
                        Some(mark) => role_stone(mark, 72),
                        None => logo_mark(72).into_any(),
                    })
                }}
            </div>
            <div class="workplace-head__text">
                <PageHeading text=heading />
                <p class="workplace-head__role">
                    {move || {
                        role.with(|role| match role {
                            Some(mark) => role_line(lang, mark.role, full_name().unwrap_or_default(), chosen),
                            None => {
                                view! {
                                    <span class="muted">{words::role_unset_text(lang)}</span>
                                    <a class="link" href=Route::Team.href()>
                                        {words::choose_role(lang)}
                                    </a>
                                }
                                    .into_any()
                            }
                        })
                    }}
                </p>
                <p class="muted">{summary}</p>
            </div>
            <nav class="workplace-head__roles no-print" aria-label=words::other_workplaces(lang)>
                {Role::ALL
                    .into_iter()
                    .map(|other| {
                        let is_shown = move || {
                            role.with(|role| role.as_ref().is_some_and(|mark| mark.role == other.into()))
                        };
                        view! {
                            <a
                                class="workplace-head__other"
                                href=Route::Workplace(Some(other.into())).href()
                                aria-current=move || is_shown().then_some("true")
                                aria-label=roles::name(lang, other)
                                title=roles::name(lang, other)
                            >
                                {gem(other, 24)}
                            </a>
                        }
                    })
                    .collect_view()}
            </nav>
        </header>
    }
}

/// The role's name where the heading does not carry it, its nickname, and the way to its page.
fn role_line(lang: Lang, role: RoleRef, name: String, in_heading: bool) -> AnyView {
    let nickname = role.built().map(|built| roles::archetype(lang, built));
    let name = (!in_heading).then(|| view! { <b>{name}</b> });
    view! {
        {name}
        {nickname.map(|nickname| view! { <span class="workplace-head__nickname">{nickname}</span> })}
        <a class="link no-print" href=Route::Role(role).href()>
            {words::role_page(lang)}
        </a>
    }
    .into_any()
}

fn greeting(lang: Lang, session: Session) -> String {
    let viewer = session.viewer();
    let minute = minute_of_day(viewer.now_ms as i64, viewer.offset_minutes);
    let greeting = words::greeting(lang, minute);
    let name = session.my_name();
    match name.split_whitespace().next() {
        // Whoever gave no name is called »Ich«, and is greeted without it.
        Some(first) if first != crate::content::i18n::start::me(lang) => {
            words::greet(lang, greeting, first)
        }
        Some(_) | None => greeting.to_owned(),
    }
}
