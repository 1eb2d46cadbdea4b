//! What is wrong with rows and cells, by kind, with the sentence for each row.

use leptos::prelude::*;

use super::{kinds, machine};
use crate::app::import::plan::KEPT_PER_KIND;
use crate::app::import::problem::{Effect, ProblemKind};
use crate::content::i18n::{Lang, format, import_page as words};
use crate::ui::components::{Icon, icon, tag};
use crate::ui::state::use_lang;

/// So many sentences are shown at a time.
const PAGE: usize = 50;

/// The kinds that occur, the gravest first.
#[component]
pub fn ProblemsCard() -> impl IntoView {
    let lang = use_lang();
    let groups = Memo::new(move |_| {
        machine::read(|run| {
            run.plan().map(|plan| {
                // What has to be decided stands in its own list.
                let own = |kind: ProblemKind| kind.effect() != Effect::Decision;
                plan.problems
                    .groups()
                    .filter(|(kind, ..)| own(*kind))
                    .map(|(kind, count, _)| (kind, count))
                    .collect::<Vec<_>>()
            })
        })
        .flatten()
        .unwrap_or_default()
    });
    view! {
        <section class="card card--padded stack">
            <h2>{words::problems_title(lang)}</h2>
            {move || {
                let groups = groups.get();
                if groups.is_empty() {
                    view! {
                        <p class="row">
                            {icon(Icon::Check)}
                            {words::problems_none(lang)}
                        </p>
                    }
                        .into_any()
                } else {
                    groups
                        .into_iter()
                        .map(|(kind, count)| view! { <Group kind=kind count=count /> })
                        .collect_view()
                        .into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Group(kind: ProblemKind, count: u32) -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    let limit = RwSignal::new(PAGE);
    let effect = kind.effect();
    let number = move |count: usize| format::number(lang, count as i64);
    view! {
        <details class="import__details" on:toggle=move |_| open.set(true)>
            <summary>
                <span class="strong">{kinds::words(lang, kind)}</span>
                <span class="numeric muted">{number(count as usize)}</span>
                {tag(kinds::tone(effect), kinds::effect(lang, effect))}
            </summary>
            {move || {
                open.get()
                    .then(|| {
                        let sentences = sentences(lang, kind, limit.get());
                        let kept = (count as usize).min(KEPT_PER_KIND);
                        let hidden = kept.saturating_sub(sentences.len());
                        view! {
                            <ul class="import__sentences">
                                {sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
                            </ul>
                            {(hidden > 0)
                                .then(|| {
                                    view! {
                                        <p>
                                            <button
                                                type="button"
                                                class="button button--small"
                                                on:click=move |_| limit.update(|limit| *limit += PAGE * 4)
                                            >
                                                {words::show_more(lang, &number(hidden.min(PAGE * 4)))}
                                            </button>
                                        </p>
                                    }
                                })}
                            {(count as usize > KEPT_PER_KIND && hidden == 0)
                                .then(|| {
                                    view! {
                                        <p class="small muted">
                                            {words::problems_kept(lang, &number(KEPT_PER_KIND))}
                                        </p>
                                    }
                                })}
                        }
                    })
            }}
        </details>
    }
}

fn sentences(lang: Lang, kind: ProblemKind, limit: usize) -> Vec<String> {
    machine::read(|run| {
        let plan = run.plan()?;
        let (.., kept) = plan.problems.groups().find(|(other, ..)| *other == kind)?;
        Some(
            kept.iter()
                .take(limit)
                .map(|problem| problem.sentence(lang))
                .collect(),
        )
    })
    .flatten()
    .unwrap_or_default()
}
