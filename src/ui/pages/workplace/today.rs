//! »Heute«: what is overdue, what is due, what was handed over.

use leptos::prelude::*;

use super::Workplace;
use crate::app::command::Command;
use crate::app::list::{Condition, ListQuery};
use crate::app::route::Route;
use crate::app::views::agenda::{AgendaItem, HandedOver, read_hint};
use crate::content::i18n::{format, workplace as words};
use crate::ui::components::{Icon, Rows, avatar, icon};
use crate::ui::pages::agenda::{AgendaActions, AgendaRow};
use crate::ui::state::{Overlay, use_lang, use_overlay, use_session};

/// So many rows stand in the strip; the rest is on the page with all tasks.
const ROWS: usize = 12;

/// The strip.
#[component]
pub fn TodayCard(workplace: Workplace, actions: AgendaActions) -> impl IntoView {
    let lang = use_lang();
    let today = workplace.today;
    let all = move || {
        today.with(|today| {
            let items = today.overdue.iter().chain(&today.due);
            items.take(ROWS).cloned().collect::<Vec<AgendaItem>>()
        })
    };
    let count = Memo::new(move |_| today.with(|today| today.overdue.len() + today.due.len()));
    let overdue = Memo::new(move |_| today.with(|today| today.overdue.len()));
    let handed_over = move || today.with(|today| today.handed_over.clone());
    let nothing =
        Memo::new(move |_| count.get() == 0 && today.with(|today| today.handed_over.is_empty()));
    view! {
        <section class="card" aria-labelledby="today">
            <header class="card__head">
                <h2 id="today">{words::today_title(lang)}</h2>
                {move || {
                    (overdue.get() > 0)
                        .then(|| {
                            let late = format::number(lang, overdue.get() as i64);
                            view! { <span class="due due--late">{words::overdue(lang, &late)}</span> }
                        })
                }}
                <a class="link small push no-print" href=Route::Tasks.href()>
                    {words::all_tasks(lang)}
                </a>
            </header>
            {move || nothing.get().then(|| view! { <AllDone workplace=workplace /> })}
            <ul class="agenda">
                <Rows each=handed_over key=|item| item.clone() let:item>
                    <HandedOverRow item=item />
                </Rows>
                <Rows each=all key=|item| item.clone() let:item>
                    <AgendaRow item=item actions=actions />
                </Rows>
            </ul>
            {move || {
                (count.get() > ROWS)
                    .then(|| {
                        let all = format::number(lang, count.get() as i64);
                        view! {
                            <p class="card__foot">
                                <a class="link" href=Route::Tasks.href()>
                                    {words::all_of_them(lang, &all)}
                                </a>
                            </p>
                        }
                    })
            }}
        </section>
    }
}

/// What stands there when nothing is due: the next thing ahead, or the way to plan one.
#[component]
fn AllDone(workplace: Workplace) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let ahead = move || {
        workplace.today.with(|today| {
            let next = today.soon.first()?;
            let day = next.due?;
            let when = format::due(lang, day, session.today());
            let text = match (&next.company, next.text.as_str()) {
                (Some((_, name)), "") => name.clone(),
                (Some((_, name)), text) => format!("{text} ({name})"),
                (None, text) => text.to_owned(),
            };
            Some(words::next_up(lang, &text, &when))
        })
    };
    let without = Route::Customers(
        ListQuery::only(Condition::owned_by(session.me())).and(Condition::without_step()),
    )
    .href();
    let some_without = Memo::new(move |_| workplace.own.with(|own| own.without_step > 0));
    view! {
        <div class="workplace__done">
            <span class="workplace__done-mark">{icon(Icon::Check)}</span>
            <div>
                <p class="strong">{words::today_empty(lang)}</p>
                <p class="muted">{move || ahead().unwrap_or_else(|| words::nothing_ahead(lang).to_owned())}</p>
                {move || {
                    some_without
                        .get()
                        .then(|| {
                            view! {
                                <p class="no-print">
                                    <a class="link" href=without.clone()>
                                        {words::plan(lang)}
                                    </a>
                                </p>
                            }
                        })
                }}
            </div>
        </div>
    }
}

#[component]
fn HandedOverRow(item: HandedOver) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    let (company, name) = item.company;
    let activity = item.activity;
    let head = match &item.from {
        Some(from) => words::handed_over(lang, &from.name),
        None => words::handed_over_someone(lang).to_owned(),
    };
    let read = move |_| {
        session.dispatch(Command::Dismiss {
            hint: read_hint(activity),
            on: true,
        });
    };
    let when = item.on.map(|on| format::ago(lang, on, session.today()));
    view! {
        <li class="agenda-row agenda-row--handed">
            <span class="agenda-row__kind">{icon(Icon::HandOver)}</span>
            <div class="agenda-row__text">
                <span class="agenda-row__about">
                    {item.from.map(|from| avatar(from.initials))} <span>{head}</span> <span class="faint">{when}</span>
                </span>
                <a class="agenda-row__title" href=Route::customer(company).href()>
                    {name.clone()}
                </a>
                {(!item.text.is_empty()).then(|| view! { <span class="agenda-row__note">{item.text}</span> })}
            </div>
            <span class="agenda-row__answers no-print">
                <button
                    type="button"
                    class="button button--small"
                    on:click=move |_| overlay.open(Overlay::FollowUp(company))
                >
                    {words::set_step(lang)}
                </button>
                <button
                    type="button"
                    class="button button--small button--ghost"
                    aria-label=words::mark_read(lang, &name)
                    on:click=read
                >
                    {words::read(lang)}
                </button>
            </span>
        </li>
    }
}
