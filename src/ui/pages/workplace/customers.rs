//! »Meine Kunden«, by the day of their next step.

use leptos::prelude::*;

use super::Workplace;
use crate::app::list::{Column, Condition, Direction, ListQuery};
use crate::app::route::Route;
use crate::app::views::customers::CustomerRow;
use crate::content::i18n::{Lang, format, words as choices, workplace as words};
use crate::ui::components::{Rows, class_badge, tag};
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::{due_class, situation_tone, situation_words};

/// So many customers stand in the card.
const ROWS: usize = 8;

/// The card.
#[component]
pub fn CustomersCard(workplace: Workplace) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let own = workplace.own;
    let rows = Memo::new(move |_| {
        let viewer = session.viewer();
        let ids = own.with(|own| own.ids.iter().take(ROWS).copied().collect::<Vec<_>>());
        session.read(|desk| desk.customer_rows(&ids, &viewer))
    });
    let counts = Memo::new(move |_| own.with(|own| (own.ids.len(), own.without_step)));
    let list = move |without_step: bool| {
        let mine = ListQuery::only(Condition::owned_by(session.me()))
            .by(Column::NextStep, Direction::Ascending);
        let shown = if without_step {
            mine.and(Condition::without_step())
        } else {
            mine
        };
        Route::Customers(shown).href()
    };
    view! {
        <section class="card" aria-labelledby="own-customers">
            <header class="card__head">
                <h2 id="own-customers">{words::customers_title(lang)}</h2>
                <span class="small muted">{words::customers_by_step(lang)}</span>
            </header>
            {move || {
                (counts.get().0 == 0).then(|| view! { <NoCustomers chosen=workplace.chosen /> })
            }}
            <ul>
                <Rows each=move || rows.get() key=|row| row.clone() let:row>
                    <CustomerLine row=row />
                </Rows>
            </ul>
            {move || {
                let (all, without) = counts.get();
                (all > 0)
                    .then(|| {
                        view! {
                            <p class="card__foot row row--wrap">
                                <a class="link" href=list(false)>
                                    {words::all_customers(lang, &number(lang, all))}
                                </a>
                                {(without > 0)
                                    .then(|| {
                                        view! {
                                            <a class="link" href=list(true)>
                                                {words::without_step(lang, &number(lang, without))}
                                            </a>
                                        }
                                    })}
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
fn NoCustomers(chosen: bool) -> impl IntoView {
    let lang = use_lang();
    let text = if chosen {
        view! { <p class="strong">{words::customers_none_in_role(lang)}</p> }.into_any()
    } else {
        view! {
            <p class="strong">{words::customers_empty_title(lang)}</p>
            <p class="muted">{words::customers_empty_text(lang)}</p>
        }
        .into_any()
    };
    view! {
        <div class="workplace__none">
            {text}
            <p>
                <a class="button" href=Route::customers().href()>
                    {words::see_customers(lang)}
                </a>
            </p>
        </div>
    }
}

#[component]
fn CustomerLine(row: CustomerRow) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let next = match &row.next {
        Some(next) => {
            let due = next.day.map(|day| {
                let today = session.today();
                view! { <span class=due_class(day, today)>{format::due(lang, day, today)}</span> }
            });
            view! {
                <span class="own-row__step">{next.text.clone()}</span>
                {due}
            }
            .into_any()
        }
        None => {
            view! { <span class="own-row__step faint">{words::no_step(lang)}</span> }.into_any()
        }
    };
    view! {
        <li>
            <a class="own-row" href=Route::customer(row.id).href()>
                <span>{row.class.map(|class| class_badge(choices::class(class)))}</span>
                <span class="own-row__name">
                    <span class="strong">{row.name}</span>
                    <span class="small muted">{row.town}</span>
                </span>
                <span class="own-row__next">{next}</span>
                <span class="own-row__state">
                    {tag(situation_tone(row.state), situation_words(lang, row.state))}
                </span>
            </a>
        </li>
    }
}
