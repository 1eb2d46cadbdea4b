//! What the list would do, before it does it.

use leptos::prelude::*;

use super::PartHeading;
use super::machine;
use super::options::{DateChoice, FillChoice, PostcodeChoice};
use super::problems::ProblemsCard;
use super::reviews::ReviewsCard;
use crate::app::import::plan::{Counts, Decision};
use crate::app::import::problem::ProblemKind;
use crate::content::i18n::{Lang, format, import_page as words};
use crate::ui::components::{Icon, NoticeBox, Tone, icon};
use crate::ui::state::{Session, ToastKind, use_lang, use_session};
use crate::web::files;

/// What the plan comes to, with the decisions that were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sum {
    counts: Counts,
    create: u32,
    complete: u32,
    open: u32,
    leftovers: usize,
    does_something: bool,
    ask_for_dates: bool,
    ask_for_postcodes: bool,
}

fn sum() -> Option<Sum> {
    machine::read(|run| {
        let plan = run.plan()?;
        let decided = |wanted: fn(&Option<Decision>) -> bool| {
            plan.reviews
                .values()
                .filter(|review| wanted(&review.decision))
                .count() as u32
        };
        let counts = plan.counts;
        Some(Sum {
            counts,
            create: counts.create + decided(|decision| matches!(decision, Some(Decision::Create))),
            complete: counts.complete
                + decided(|decision| matches!(decision, Some(Decision::Complete(_)))),
            open: decided(Option::is_none),
            leftovers: plan.leftovers().count(),
            does_something: plan.does_something(),
            ask_for_dates: plan.problems.count(ProblemKind::AmbiguousDate) > 0,
            ask_for_postcodes: plan.problems.count(ProblemKind::PostcodeFourDigits) > 0,
        })
    })
    .flatten()
}

/// The plan, the choices that change it, and what has to be looked at.
#[component]
pub fn PlanCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let sum =
        Memo::new(move |before: Option<&Option<Sum>>| sum().or_else(|| before.copied().flatten()));
    let asks = Memo::new(move |_| {
        sum.get()
            .map(|sum| (sum.ask_for_dates, sum.ask_for_postcodes))
            .unwrap_or_default()
    });
    view! {
        <section class="card card--padded stack import__plan">
            <PartHeading text=words::plan_title(lang) />
            {move || sum.get().map(|sum| figures(lang, sum))}
            <FillChoice />
            {move || {
                let (dates, postcodes) = asks.get();
                (dates || postcodes)
                    .then(|| {
                        view! {
                            <div class="form-grid">
                                {dates.then(|| view! { <DateChoice /> })}
                                {postcodes.then(|| view! { <PostcodeChoice /> })}
                            </div>
                        }
                    })
            }}
            {move || sum.get().map(|sum| buttons(lang, session, sum))}
        </section>
        <ReviewsCard />
        <ProblemsCard />
    }
}

fn figures(lang: Lang, sum: Sum) -> impl IntoView {
    let number = |count: u32| format::number(lang, i64::from(count));
    let figure = |count: u32, words: String, modifier: &'static str| {
        view! { <li class=format!("plan-figure {modifier}") data-none=(count == 0).then_some("")>{words}</li> }
    };
    let say = |count: u32, words: fn(Lang, u32) -> String| (count > 0).then(|| words(lang, count));
    let sentences: Vec<String> = [
        say(sum.counts.contacts, words::plan_contacts),
        say(sum.counts.unchanged, words::plan_unchanged),
        say(sum.counts.left_out, words::plan_left_out),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <ul class="plan-figures numeric">
            {figure(sum.create, words::plan_create(lang, &number(sum.create)), "plan-figure--create")}
            {figure(sum.complete, words::plan_complete(lang, &number(sum.complete)), "plan-figure--complete")}
            {figure(sum.open, words::plan_review(lang, &number(sum.open)), "plan-figure--review")}
        </ul>
        {(!sum.does_something)
            .then(|| {
                view! {
                    <NoticeBox tone=Tone::Info title=words::plan_nothing_title(lang)>
                        <p>{words::plan_nothing_text(lang)}</p>
                    </NoticeBox>
                }
            })}
        {(!sentences.is_empty())
            .then(|| {
                view! {
                    <ul class="import__sentences">
                        {sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
                    </ul>
                }
            })}
    }
}

fn buttons(lang: Lang, session: Session, sum: Sum) -> impl IntoView {
    let label = match sum.create + sum.complete {
        0 => words::import_now(lang).to_owned(),
        count => words::import_count(lang, count),
    };
    view! {
        <p class="row row--wrap">
            <button
                type="button"
                class="button button--primary button--large"
                disabled=!sum.does_something
                on:click=move |_| machine::write(session)
            >
                {label}
            </button>
            <button type="button" class="button" on:click=move |_| machine::back_to_columns()>
                {words::back_to_columns(lang)}
            </button>
            {(sum.leftovers > 0).then(|| view! { <LeftoversButton count=sum.leftovers /> })}
        </p>
        {(sum.leftovers > 0).then(|| view! { <p class="small muted measure">{words::leftovers_hint(lang)}</p> })}
    }
}

/// Saves the rows that stay out, to be mended and imported once more.
#[component]
pub fn LeftoversButton(count: usize) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let save = move |_| {
        let name = machine::leftovers_name(session);
        if !files::download(&name, &machine::leftovers(), "text/csv;charset=utf-8") {
            session.say(
                crate::content::i18n::backup::not_downloaded(lang),
                ToastKind::Plain,
            );
        }
    };
    view! {
        <button type="button" class="button" on:click=save>
            {icon(Icon::Download)}
            {words::save_leftovers(lang, &format::number(lang, count as i64))}
        </button>
    }
}
