//! The five figures. Each explains itself: a click shows the rule, what went in, and the reasons.

use leptos::prelude::*;

use crate::app::views::customer::CustomerPage;
use crate::content::i18n::{Lang, customer, explain, format};
use crate::domain::rules::due::Due;
use crate::domain::rules::{Explanation, Figure as FigureValue, Term};
use crate::ui::pages::explained::ExplainDialog;
use crate::ui::state::{use_lang, use_session};

/// Which figure is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Revenue,
    Open,
    Next,
    Promises,
    Situation,
}

const ALL: [Which; 5] = [
    Which::Revenue,
    Which::Open,
    Which::Next,
    Which::Promises,
    Which::Situation,
];

struct Shown {
    label: &'static str,
    value: String,
    note: String,
    late: bool,
    why: Vec<(Option<String>, Explanation)>,
}

/// The row of figures.
#[component]
pub fn FiguresRow(page: Signal<Option<CustomerPage>>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let open = RwSignal::new(None::<Which>);
    let shown = move |which: Which| {
        let today = session.today();
        page.with(|page| page.as_ref().map(|page| show(lang, which, page, today)))
    };
    view! {
        <div class="figures">
            {ALL
                .into_iter()
                .map(|which| {
                    move || {
                        let shown = shown(which)?;
                        let explained = !shown.why.is_empty();
                        let inside = view! {
                            <span class="eyebrow">{shown.label}</span>
                            <b class="figure__value" class:figure__value--late=shown.late>
                                {shown.value}
                            </b>
                            <span class="figure__note">{shown.note}</span>
                        };
                        Some(
                            if explained {
                                view! {
                                    <button type="button" class="figure" on:click=move |_| open.set(Some(which))>
                                        {inside}
                                    </button>
                                }
                                    .into_any()
                            } else {
                                view! { <div class="figure">{inside}</div> }.into_any()
                            },
                        )
                    }
                })
                .collect_view()}
        </div>
        {move || {
            let which = open.get()?;
            let shown = shown(which)?;
            Some(
                view! {
                    <ExplainDialog
                        title=shown.label
                        value=shown.value
                        note=shown.note
                        why=shown.why
                        on_close=move |()| open.set(None)
                    />
                },
            )
        }}
    }
}

fn show(lang: Lang, which: Which, page: &CustomerPage, today: chrono::NaiveDate) -> Shown {
    match which {
        Which::Revenue => {
            let change = page.revenue_change.as_ref().map(|change| {
                let words = format::percent_change(lang, change.value as f64 / 100.0);
                customer::to_year_before(lang, &words)
            });
            let mut why = vec![(None, page.revenue.why.clone())];
            why.extend(
                page.revenue_change
                    .iter()
                    .map(|change| (None, change.why.clone())),
            );
            Shown {
                label: customer::figure_revenue(lang),
                value: page
                    .revenue
                    .value
                    .map_or_else(|| "–".to_owned(), |cents| format::euro(lang, cents)),
                note: change.unwrap_or_default(),
                late: false,
                why,
            }
        }
        Which::Open => {
            let (count, quotes) = page.open_count;
            Shown {
                label: customer::figure_open(lang),
                value: if count == 0 {
                    "–".to_owned()
                } else {
                    format::euro(lang, page.open.value)
                },
                note: if count == 0 {
                    customer::no_deals(lang).to_owned()
                } else {
                    customer::quotes(lang, quotes)
                },
                late: false,
                why: vec![(None, page.open.why.clone())],
            }
        }
        Which::Next => match &page.next {
            Some(step) => Shown {
                label: customer::figure_next(lang),
                value: step.text.clone(),
                note: step
                    .day
                    .map(|day| customer::due_words(lang, &format::due(lang, day, today)))
                    .unwrap_or_default(),
                late: matches!(step.due, Some(Due::Overdue(_))),
                why: Vec::new(),
            },
            None => Shown {
                label: customer::figure_next(lang),
                value: "–".to_owned(),
                note: customer::no_step(lang).to_owned(),
                late: false,
                why: Vec::new(),
            },
        },
        Which::Promises => {
            let of = page.promises_kept.why.inputs.iter().find_map(|input| {
                match (input.term, &input.figure) {
                    (Term::Count, FigureValue::Count(count)) if *count > 0 => Some(*count),
                    _ => None,
                }
            });
            Shown {
                label: customer::figure_promises(lang),
                value: page.promises_kept.value.map_or_else(
                    || "–".to_owned(),
                    |percent| format::percent(lang, percent as f64 / 100.0),
                ),
                note: of.map_or_else(
                    || customer::no_promises(lang).to_owned(),
                    |count| customer::of_promises(lang, count),
                ),
                late: false,
                why: vec![(None, page.promises_kept.why.clone())],
            }
        }
        Which::Situation => Shown {
            label: customer::figure_situation(lang),
            value: capitalised(&explain::state(lang, page.situation.state)),
            note: match page.situation.reasons.len() {
                0 | 1 => String::new(),
                count => customer::more_reasons(lang, count - 1),
            },
            late: page.situation.state.level() == crate::domain::rules::situation::Level::Bad,
            why: page
                .situation
                .reasons
                .iter()
                .map(|(state, why)| {
                    (
                        Some(capitalised(&explain::state(lang, *state))),
                        why.clone(),
                    )
                })
                .collect(),
        },
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
