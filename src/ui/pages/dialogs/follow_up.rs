//! Setting a follow-up: what, and when. One date is one click.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::command::Command;
use crate::content::i18n::{customers, format, props};
use crate::domain::Prop;
use crate::domain::calendar::plus_days;
use crate::domain::record::NextStep;
use crate::domain::rules::due::working_day_on_or_after;
use crate::replica::RecordId;
use crate::ui::components::{Dialog, FormFoot, TextField};
use crate::ui::state::{use_lang, use_overlay, use_session};
use crate::ui::words::parse_day;

/// The form, for one customer or for many.
#[component]
pub fn FollowUpDialog(customers: Vec<RecordId>) -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let session = use_session();
    let current = match customers.as_slice() {
        [only] => session.peek(|desk| desk.next_step(*only)),
        _ => None,
    };
    let today = session.today();
    let text = RwSignal::new(
        current
            .as_ref()
            .map(|step| step.text.clone())
            .unwrap_or_default(),
    );
    let proposed = current
        .as_ref()
        .and_then(|step| step.due)
        .unwrap_or_else(|| session.usual_follow_up());
    let due = RwSignal::new(proposed.to_string());
    let error = RwSignal::new(None::<String>);
    let customers = StoredValue::new(customers);
    let who = current.as_ref().and_then(|step| step.who);
    let role = current.as_ref().and_then(|step| step.role);
    let save = move |day: Option<NaiveDate>| {
        let words = text.get_untracked();
        if words.trim().is_empty() {
            error.set(Some(customers::step_missing(lang).to_owned()));
            return;
        }
        let step = NextStep {
            text: words,
            due: day,
            who: who.or(Some(session.me())),
            role: role.or_else(|| session.peek_role()),
        };
        match session.try_dispatch(Command::SetStep {
            companies: customers.get_value(),
            step,
        }) {
            Ok(_) => overlay.close(),
            Err(problem) => error.set(Some(problem)),
        }
    };
    // »In a week« counts from the day that stands there, so that moving is one key.
    let shift = move |days: i32| {
        let from = parse_day(&due.get_untracked())
            .filter(|day| *day > today)
            .unwrap_or(today);
        working_day_on_or_after(plus_days(from, days))
    };
    let quick: Vec<(i32, &'static str)> = vec![
        (1, customers::in_a_day(lang)),
        (3, customers::in_three_days(lang)),
        (7, customers::in_a_week(lang)),
        (14, customers::in_two_weeks(lang)),
        (30, customers::in_a_month(lang)),
    ];
    view! {
        <Dialog
            title=customers::follow_up_title(lang, customers.with_value(Vec::len))
            on_close=move |()| overlay.close()
        >
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save(parse_day(&due.get_untracked()));
                }
            >
                <TextField
                    label=customers::next_step(lang)
                    value=text
                    autofocus=true
                    error=Signal::derive(move || error.get())
                />
                <TextField label=props::prop(lang, Prop::CompanyNextDue) value=due kind="date" />
                <div class="row row--wrap" role="group" aria-label=customers::move_by(lang)>
                    {quick
                        .into_iter()
                        .map(|(days, words)| {
                            view! {
                                <button
                                    type="button"
                                    class="chip"
                                    title=move || format::day_long(lang, shift(days), today)
                                    on:click=move |_| due.set(shift(days).to_string())
                                >
                                    {words}
                                </button>
                            }
                        })
                        .collect_view()}
                </div>
                <FormFoot words=customers::set_follow_up(lang) on_cancel=move |()| overlay.close() />
            </form>
        </Dialog>
    }
}
