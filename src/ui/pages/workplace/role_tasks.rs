//! What the role does, each task with the screen that does it. The team's own words come first, as on the role's page.

use std::sync::Arc;

use leptos::prelude::*;

use super::Workplace;
use crate::app::route::Route;
use crate::app::task_screens::screen_of;
use crate::app::views::role_page::{Body, TaskView};
use crate::app::views::role_team::role_view;
use crate::content::i18n::workplace as words;
use crate::content::roles::{Block, RoleBook};
use crate::domain::RoleRef;
use crate::ui::components::{Icon, icon};
use crate::ui::pages::roles::{Texts, role_texts, task_icon};
use crate::ui::state::{use_lang, use_session};

/// The card; nothing while no role was chosen or the texts are not there.
#[component]
pub fn RoleTasksCard(workplace: Workplace) -> impl IntoView {
    let lang = use_lang();
    let texts = role_texts(lang);
    let role = Memo::new(move |_| {
        workplace
            .role
            .with(|mark| mark.as_ref().map(|mark| mark.role))
    });
    move || match (texts.get(), role.get()) {
        (Texts::Ready(texts), Some(role)) => {
            view! { <TaskCard texts=texts role=role /> }.into_any()
        }
        (Texts::Waiting | Texts::Failed, _) | (Texts::Ready(_), None) => ().into_any(),
    }
}

#[component]
fn TaskCard(texts: Arc<RoleBook>, role: RoleRef) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let tasks = move || {
        let offset = session.viewer().offset_minutes;
        let page = session.read(|desk| role_view(desk.book(), &texts, role, lang, offset))?;
        let block = page
            .blocks
            .into_iter()
            .find(|view| view.block == Block::Tasks)?;
        match block.body {
            Body::Tasks(tasks) => Some(tasks),
            Body::Sentence(_)
            | Body::Lines(_)
            | Body::Timed(_)
            | Body::Pairs(_)
            | Body::Partners(_)
            | Body::Markup(_) => None,
        }
    };
    view! {
        <section class="card" aria-labelledby="role-tasks">
            <header class="card__head">
                <h2 id="role-tasks">{words::tasks_title(lang)}</h2>
                <a class="link small push no-print" href=Route::Role(role).href()>
                    {words::tasks_more(lang)}
                </a>
            </header>
            <ul>{move || tasks().map(|tasks| tasks.into_iter().map(line).collect_view())}</ul>
        </section>
    }
}

fn line(task: TaskView) -> impl IntoView {
    match task.built_in {
        Some((built_in, _, _)) => view! {
            <li>
                <a class="work-task" href=screen_of(built_in).route().href()>
                    <span class="work-task__icon">{icon(task_icon(built_in))}</span>
                    <span>{task.text}</span>
                </a>
            </li>
        }
        .into_any(),
        None => view! {
            <li class="work-task">
                <span class="work-task__icon">{icon(Icon::Star)}</span>
                <span>{task.text}</span>
            </li>
        }
        .into_any(),
    }
}
