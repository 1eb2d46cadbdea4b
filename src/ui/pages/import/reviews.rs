//! The rows about which someone has to decide.

use leptos::prelude::*;

use super::machine;
use crate::app::import::plan::{Decision, Review};
use crate::content::i18n::{Lang, format, import_page as words};
use crate::domain::record::title;
use crate::replica::RecordId;
use crate::ui::state::{Session, use_lang, use_session};

/// So many are shown at a time.
const PAGE: usize = 25;

/// A row, ready to be drawn.
#[derive(Clone, PartialEq)]
struct Shown {
    row: u32,
    review: Review,
    candidates: Vec<(RecordId, String)>,
}

/// The list of decisions; nothing where there are none.
#[component]
pub fn ReviewsCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let limit = RwSignal::new(PAGE);
    let count = Memo::new(move |_| {
        machine::read(|run| run.plan().map_or(0, |plan| plan.reviews.len())).unwrap_or(0)
    });
    let open = Memo::new(move |_| {
        machine::read(|run| {
            run.plan().map_or(0, |plan| {
                plan.reviews
                    .values()
                    .filter(|review| review.decision.is_none())
                    .count()
            })
        })
        .unwrap_or(0)
    });
    let shown = Memo::new(move |_| shown(session, limit.get()));
    let number = move |count: usize| format::number(lang, count as i64);
    let rest = move |decision: Decision| machine::decide(|plan| plan.decide_rest(decision));
    // »Complete« names no customer here: each row is completed by its only candidate.
    let nobody = RecordId([0; 16]);
    move || {
        (count.get() > 0).then(|| {
            view! {
                <section class="card card--padded stack">
                    <div class="row row--wrap">
                        <h2>{words::reviews_title(lang, &number(count.get()))}</h2>
                        <span class="small muted" role="status">
                            {move || match open.get() {
                                0 => words::reviews_all_decided(lang).to_owned(),
                                count => words::reviews_open(lang, &number(count)),
                            }}
                        </span>
                    </div>
                    <p class="small muted measure">{words::reviews_text(lang)}</p>
                    <p class="row row--wrap">
                        <span class="small strong">{words::decide_rest(lang)}</span>
                        <button
                            type="button"
                            class="button button--small"
                            on:click=move |_| rest(Decision::Complete(nobody))
                        >
                            {words::rest_complete(lang)}
                        </button>
                        <button type="button" class="button button--small" on:click=move |_| rest(Decision::Create)>
                            {words::rest_create(lang)}
                        </button>
                        <button type="button" class="button button--small" on:click=move |_| rest(Decision::LeaveOut)>
                            {words::rest_leave(lang)}
                        </button>
                    </p>
                    <ul>
                        {move || shown.get().into_iter().map(|shown| draw(lang, shown)).collect_view()}
                    </ul>
                    {move || {
                        let hidden = count.get().saturating_sub(limit.get());
                        (hidden > 0)
                            .then(|| {
                                view! {
                                    <p>
                                        <button
                                            type="button"
                                            class="button button--small"
                                            on:click=move |_| limit.update(|limit| *limit += PAGE * 2)
                                        >
                                            {words::show_more(lang, &number(hidden.min(PAGE * 2)))}
                                        </button>
                                    </p>
                                }
                            })
                    }}
                </section>
            }
        })
    }
}

fn shown(session: Session, limit: usize) -> Vec<Shown> {
    let reviews: Vec<(u32, Review)> = machine::read(|run| {
        run.plan().map(|plan| {
            plan.reviews
                .iter()
                .take(limit)
                .map(|(row, review)| (*row, review.clone()))
                .collect()
        })
    })
    .flatten()
    .unwrap_or_default();
    session.peek(|desk| {
        reviews
            .into_iter()
            .map(|(row, review)| Shown {
                row,
                candidates: review
                    .candidates
                    .iter()
                    .map(|id| (*id, title(desk.book(), *id)))
                    .collect(),
                review,
            })
            .collect()
    })
}

fn draw(lang: Lang, shown: Shown) -> impl IntoView {
    let Shown {
        row,
        review,
        candidates,
    } = shown;
    let line = review.line.to_string();
    let label = words::decision_label(lang, &line, &review.name);
    let mut options: Vec<(Option<Decision>, String)> =
        vec![(None, words::decision_open(lang).to_owned())];
    options.extend(candidates.iter().map(|(id, name)| {
        (
            Some(Decision::Complete(*id)),
            words::decision_complete(lang, name),
        )
    }));
    if review.can_create {
        options.push((
            Some(Decision::Create),
            words::decision_create(lang).to_owned(),
        ));
    }
    options.push((
        Some(Decision::LeaveOut),
        words::decision_leave(lang).to_owned(),
    ));
    let decisions: Vec<Option<Decision>> = options.iter().map(|(decision, _)| *decision).collect();
    let sentence = super::kinds::words(lang, review.kind);
    view! {
        <li class="reviews__row">
            <div class="reviews__what">
                <b>{review.name.clone()}</b>
                <span class="small muted">{words::row_number(lang, &line)} " · " {sentence}</span>
            </div>
            <select
                class="input reviews__select"
                aria-label=label
                data-open=review.decision.is_none().then_some("")
                on:change:target=move |event| {
                    let chosen = event.target().value().parse::<usize>().ok();
                    if let Some(decision) = chosen.and_then(|index| decisions.get(index).copied()) {
                        machine::decide(|plan| plan.decide(row, decision));
                    }
                }
            >
                {options
                    .into_iter()
                    .enumerate()
                    .map(|(index, (decision, words))| {
                        view! {
                            <option value=index.to_string() selected=decision == review.decision>
                                {words}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </li>
    }
}
