//! »Frühwarnung«: own customers whose state asks for something, each with its reasons.

use leptos::prelude::*;

use super::Workplace;
use crate::app::list::{Column, Condition, Direction, ListQuery};
use crate::app::route::Route;
use crate::app::views::mine::EarlyWarning;
use crate::content::i18n::{Lang, format, workplace as words};
use crate::replica::RecordId;
use crate::ui::components::{Icon, Rows, icon, tag};
use crate::ui::state::{Overlay, use_lang, use_overlay, use_session};
use crate::ui::words::{situation_tone, situation_words};

/// So many customers stand in the card.
const ROWS: usize = 5;

/// The card.
#[component]
pub fn WarningsCard(workplace: Workplace) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let own = workplace.own;
    let shown = move || {
        own.with(|own| {
            own.warned
                .iter()
                .take(ROWS)
                .copied()
                .collect::<Vec<RecordId>>()
        })
    };
    let counts = Memo::new(move |_| own.with(|own| (own.warned.len(), own.ids.len())));
    let all = move || {
        let mine = ListQuery::only(Condition::owned_by(session.me()));
        Route::Customers(mine.by(Column::Situation, Direction::Descending)).href()
    };
    view! {
        <section class="card" aria-labelledby="warnings">
            <header class="card__head">
                <h2 id="warnings">{words::warning_title(lang)}</h2>
                <span class="small muted numeric push">
                    {move || {
                        let (warned, all) = counts.get();
                        (all > 0).then(|| words::warning_count(lang, all, &number(lang, warned)))
                    }}
                </span>
            </header>
            {move || {
                (counts.get().0 == 0)
                    .then(|| {
                        view! {
                            <p class="workplace__calm muted">
                                <span class="diamond diamond--ok"></span>
                                <span>{words::warning_empty(lang)}</span>
                            </p>
                        }
                    })
            }}
            <ul>
                <Rows each=shown key=|id| *id let:id>
                    <WarningRow id=id />
                </Rows>
            </ul>
            {move || {
                (counts.get().0 > ROWS)
                    .then(|| {
                        view! {
                            <p class="card__foot">
                                <a class="link" href=all()>
                                    {words::all_of_them(lang, &number(lang, counts.get().0))}
                                </a>
                            </p>
                        }
                    })
            }}
        </section>
    }
}

fn number(lang: Lang, count: usize) -> String {
    format::number(lang, count as i64)
}

#[component]
fn WarningRow(id: RecordId) -> impl IntoView {
    let session = use_session();
    let warning = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.early_warning(id, &viewer))
    });
    view! {
        <li class="warning">
            {move || warning.get().map(|warning| view! { <Warned warning=warning /> })}
        </li>
    }
}

#[component]
fn Warned(warning: EarlyWarning) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    let today = session.today();
    let id = warning.company;
    let state = warning.reasons.first().map(|(state, _)| *state);
    let reasons: Vec<String> = warning
        .reasons
        .iter()
        .map(|(state, why)| words::reason(lang, *state, why, today))
        .collect();
    let planned = (!warning.next.is_empty()).then(|| words::planned(lang, &warning.next));
    let answer = match warning.phone {
        Some(phone) => view! {
            <a
                class="button button--small"
                href=format!("tel:{}", dialled(&phone))
                aria-label=words::call_name(lang, &warning.name)
                title=phone
            >
                {icon(Icon::Phone)}
                {words::call(lang)}
            </a>
        }
        .into_any(),
        None => view! {
            <button
                type="button"
                class="button button--small"
                aria-label=words::step_for(lang, &warning.name)
                on:click=move |_| overlay.open(Overlay::FollowUp(id))
            >
                {words::set_step(lang)}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="warning__text">
            <span class="warning__head">
                <a class="warning__name" href=Route::customer(id).href()>
                    {warning.name.clone()}
                </a>
                {state.map(|state| tag(situation_tone(state), situation_words(lang, state)))}
            </span>
            {reasons.into_iter().map(|reason| view! { <span class="small muted">{reason}</span> }).collect_view()}
            {planned.map(|planned| view! { <span class="small faint">{planned}</span> })}
        </div>
        <span class="no-print">{answer}</span>
    }
}

/// A number as a phone dials it.
fn dialled(phone: &str) -> String {
    phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect()
}
