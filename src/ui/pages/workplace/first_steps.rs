//! The four first steps. The card can be put aside; it goes by itself when all is done.

use leptos::prelude::*;

use crate::app::command::Command;
use crate::app::list::{Condition, ListQuery};
use crate::app::route::Route;
use crate::app::views::workplace::{CHECKLIST, FirstStep};
use crate::content::i18n::{Lang, workplace as words};
use crate::ui::components::{Icon, icon};
use crate::ui::state::{use_lang, use_session};

const fn question(lang: Lang, step: FirstStep) -> &'static str {
    match step {
        FirstStep::Customers => words::start_customers(lang),
        FirstStep::NextStep => words::start_step(lang),
        FirstStep::Team => words::start_team(lang),
        FirstStep::Backup => words::start_backup(lang),
    }
}

fn way(lang: Lang, step: FirstStep) -> (&'static str, Route) {
    match step {
        FirstStep::Customers => (words::start_customers_do(lang), Route::Import),
        FirstStep::NextStep => {
            let without = ListQuery::only(Condition::without_step());
            (words::start_step_do(lang), Route::Customers(without))
        }
        FirstStep::Team => (words::start_team_do(lang), Route::Team),
        FirstStep::Backup => (words::start_backup_do(lang), Route::Backup),
    }
}

/// The card; nothing where it was put aside or is done with.
#[component]
pub fn FirstStepsCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let checklist = Memo::new(move |_| {
        // The word about safety changes when a backup was made.
        let _ = session.safety();
        let has_backup = session.keeper().reminder().last_ms.is_some();
        session.read(|desk| desk.checklist(has_backup))
    });
    let dismiss = move |_| {
        session.dispatch(Command::Dismiss {
            hint: CHECKLIST.to_owned(),
            on: true,
        });
    };
    move || {
        checklist.get().map(|checklist| {
            let done = checklist.steps.iter().filter(|(_, done)| *done).count();
            view! {
                <section class="card no-print" aria-labelledby="first-steps">
                    <header class="card__head">
                        <h2 id="first-steps">{words::start_title(lang)}</h2>
                        <span class="small muted numeric">
                            {words::start_count(lang, done, checklist.steps.len())}
                        </span>
                        <button
                            type="button"
                            class="button button--ghost button--small push"
                            on:click=dismiss
                        >
                            {words::start_dismiss(lang)}
                        </button>
                    </header>
                    <ol class="first-steps__list">
                        {checklist
                            .steps
                            .into_iter()
                            .map(|(step, done)| {
                                let (do_it, route) = way(lang, step);
                                let class = if done {
                                    "first-steps__step first-steps__step--done"
                                } else {
                                    "first-steps__step"
                                };
                                view! {
                                    <li class=class>
                                        <span class="first-steps__mark">
                                            {done.then(|| icon(Icon::Check))}
                                        </span>
                                        <span>
                                            <span class="first-steps__question">{question(lang, step)}</span>
                                            {if done {
                                                view! { <span class="small muted">{words::start_done(lang)}</span> }
                                                    .into_any()
                                            } else {
                                                view! {
                                                    <a class="link small" href=route.href()>
                                                        {do_it}
                                                    </a>
                                                }
                                                    .into_any()
                                            }}
                                        </span>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ol>
                </section>
            }
        })
    }
}
