//! A block's text, drawn by its shape.

use leptos::prelude::*;

use super::task_icon::task_icon;
use crate::app::route::Route;
use crate::app::task_screens::{TaskScreen, screen_of};
use crate::app::views::role_page::{Body, PartnerView, TaskView};
use crate::content::i18n::{Lang, roles as words};
use crate::content::roles::{HandOff, Source};
use crate::domain::RoleRef;
use crate::ui::components::{Icon, gem, icon, markup};
use crate::ui::state::use_lang;

/// Draws a text.
pub fn body(body: Body) -> AnyView {
    let lang = use_lang();
    match body {
        Body::Sentence(text) => sentence(text),
        Body::Lines(entries) => view! {
            <ul class="role-list">
                {entries
                    .into_iter()
                    .map(|(text, source)| {
                        view! {
                            <li class="role-list__item">
                                <span>{text} " " {source.map(|source| source_mark(lang, &source))}</span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        }
        .into_any(),
        Body::Timed(slots) => view! {
            <ol class="role-day">
                {slots
                    .into_iter()
                    .map(|(time, text)| {
                        view! {
                            <li class="role-day__slot">
                                {time.map(|time| view! { <time class="role-day__time">{time}</time> })}
                                {text}
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        }
        .into_any(),
        Body::Pairs(pairs) => pairs
            .into_iter()
            .map(|(said, truth)| {
                let said = match lang {
                    Lang::De => format!("»{said}«"),
                    Lang::En => format!("“{said}”"),
                };
                view! {
                    <p class="role-myth">
                        <span class="role-myth__said">{said}</span>
                        " "
                        <span class="role-myth__true">{truth}</span>
                    </p>
                }
            })
            .collect_view()
            .into_any(),
        Body::Partners(partners) => partners.into_iter().map(partner).collect_view().into_any(),
        Body::Tasks(tasks) => view! {
            <ul class="role-tasks">{tasks.into_iter().map(task).collect_view()}</ul>
        }
        .into_any(),
        Body::Markup(nodes) => markup(nodes).into_any(),
    }
}

/// One paragraph, or several where the text has empty lines.
pub fn sentence(text: String) -> AnyView {
    text.split("\n\n")
        .map(|paragraph| {
            let paragraph = paragraph.to_owned();
            view! { <p class="role-block__text">{paragraph}</p> }
        })
        .collect_view()
        .into_any()
}

/// Where a statement comes from, where it is not the article alone.
fn source_mark(lang: Lang, source: &Source) -> Option<AnyView> {
    source.is_ours().then(|| {
        let origins: Vec<&str> = source
            .origins
            .iter()
            .map(|origin| words::origin(lang, *origin))
            .collect();
        view! { <span class="role-source">{origins.join(", ")}</span> }.into_any()
    })
}

fn task(task: TaskView) -> impl IntoView {
    let lang = use_lang();
    let picture = match &task.built_in {
        Some((built_in, _, _)) => task_icon(*built_in),
        None => Icon::Star,
    };
    let mark = task
        .built_in
        .as_ref()
        .and_then(|(_, _, source)| source_mark(lang, source));
    let more = task.built_in.map(|(built_in, helps, _)| {
        let screen = screen_of(built_in);
        view! {
            <span class="role-task__more">
                <span>{helps}</span>
                <a class="role-task__link no-print" href=screen.route().href()>
                    {words::open_screen(lang, screen_name(lang, screen))}
                </a>
            </span>
        }
    });
    view! {
        <li class="role-task">
            <span class="role-task__icon">{icon(picture)}</span>
            <span class="role-task__text">{task.text} " " {mark}</span>
            {more}
        </li>
    }
}

fn partner(partner: PartnerView) -> impl IntoView {
    let lang = use_lang();
    let (gives, receives): (Vec<_>, Vec<_>) =
        partner.hand_offs.into_iter().partition(|pass| pass.gives);
    let head = partner.role.map(|role| {
        view! {
            <a class="partner__name" href=Route::Role(RoleRef::Built(role)).href()>
                {words::name(lang, role)}
            </a>
        }
    });
    view! {
        <div class="partner">
            <span>{partner.role.map(|role| gem(role, 24))}</span>
            <div>
                {head} <p class="partner__text">{partner.text}</p>
                {passes(words::gives(lang), gives)} {passes(words::receives(lang), receives)}
            </div>
        </div>
    }
}

fn passes(label: &'static str, passes: Vec<HandOff>) -> Option<impl IntoView> {
    let lang = use_lang();
    (!passes.is_empty()).then(|| {
        let list: Vec<String> = passes
            .into_iter()
            .map(|pass| {
                let at: Vec<&str> = pass
                    .segments
                    .iter()
                    .map(|segment| words::segment(lang, *segment))
                    .collect();
                words::passes_at(lang, &pass.what, &at.join(", "))
            })
            .collect();
        view! {
            <p class="partner__pass">
                <b>{label} ": "</b>
                {list.join("; ")}
            </p>
        }
    })
}

const fn screen_name(lang: Lang, screen: TaskScreen) -> &'static str {
    match screen {
        TaskScreen::Workplace(_) => words::screen_workplace(lang),
        TaskScreen::Customers => words::screen_customers(lang),
        TaskScreen::KeyCustomers => words::screen_key_customers(lang),
        TaskScreen::ByRevenue => words::screen_by_revenue(lang),
        TaskScreen::Silent => words::screen_silent(lang),
        TaskScreen::Quotes => words::screen_quotes(lang),
        TaskScreen::Territory => words::screen_territory(lang),
        TaskScreen::Leads => words::screen_leads(lang),
        TaskScreen::WithoutStep => words::screen_without_step(lang),
        TaskScreen::Tasks => words::screen_tasks(lang),
        TaskScreen::Feed => words::screen_feed(lang),
        TaskScreen::Export => words::screen_export(lang),
    }
}
