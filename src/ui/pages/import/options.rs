//! How the list is read: what becomes of known customers, and how the unclear is understood.

use leptos::prelude::*;

use super::columns::Choose;
use super::machine;
use crate::app::import::date::DateOrder;
use crate::app::import::mapping::Fill;
use crate::app::import::number::NumberStyle;
use crate::app::import::value::ShortPostcode;
use crate::content::i18n::{import_page as words, words as choices};
use crate::domain::Status;
use crate::ui::components::Segmented;
use crate::ui::state::{use_lang, use_session};

const NUMBERS: [Option<NumberStyle>; 3] =
    [None, Some(NumberStyle::German), Some(NumberStyle::English)];
const DATES: [Option<DateOrder>; 3] =
    [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)];

/// The choices, and the way to the dry run.
#[component]
pub fn OptionsCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    move || {
        machine::read(|run| {
            let mapping = run.mapping()?.clone();
            let ready = mapping.names_customers();
            Some(view! {
                <section class="card card--padded stack">
                    <h2>{words::choices_title(lang)}</h2>
                    <FillChoice />
                    <div class="form-grid">
                        <Choose
                            label=words::new_status(lang)
                            options=Status::ALL.iter().map(|status| choices::status(lang, *status).to_owned()).collect()
                            chosen=Status::ALL.iter().position(|status| *status == mapping.new_status).unwrap_or(0)
                            on_choose=move |index: usize| {
                                if let Some(status) = Status::ALL.get(index).copied() {
                                    machine::map(session, |mapping| mapping.new_status = status);
                                }
                            }
                        />
                        <Choose
                            label=words::numbers(lang)
                            options=vec![
                                words::numbers_auto(lang).to_owned(),
                                words::numbers_german(lang).to_owned(),
                                words::numbers_english(lang).to_owned(),
                            ]
                            chosen=NUMBERS.iter().position(|style| *style == mapping.numbers).unwrap_or(0)
                            on_choose=move |index: usize| {
                                let numbers = NUMBERS.get(index).copied().flatten();
                                machine::map(session, |mapping| mapping.numbers = numbers);
                            }
                        />
                        <DateChoice />
                        <PostcodeChoice />
                    </div>
                    <p class="row row--wrap">
                        <button
                            type="button"
                            class="button button--primary"
                            disabled=!ready
                            on:click=move |_| machine::check(session)
                        >
                            {words::check(lang)}
                        </button>
                        <span class="small muted">{words::check_hint(lang)}</span>
                    </p>
                </section>
            })
        })
        .flatten()
    }
}

/// What happens to fields that a known customer already has.
#[component]
pub fn FillChoice() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let fill = Memo::new(move |_| {
        machine::read(|run| run.mapping().map(|mapping| mapping.fill))
            .flatten()
            .unwrap_or_default()
    });
    view! {
        <div class="import__choice">
            <span class="field__label">{words::fill(lang)}</span>
            <Segmented
                label=words::fill(lang)
                value=fill
                options=vec![
                    (Fill::EmptyOnly, words::fill_empty(lang).to_owned()),
                    (Fill::Overwrite, words::fill_overwrite(lang).to_owned()),
                ]
                on_choose=move |fill| machine::map(session, |mapping| mapping.fill = fill)
            />
        </div>
    }
}

/// Which way round dates with slashes are.
#[component]
pub fn DateChoice() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let chosen = machine::peek(|run| run.mapping().and_then(|mapping| mapping.dates)).flatten();
    view! {
        <Choose
            label=words::dates(lang)
            options=vec![
                words::dates_auto(lang).to_owned(),
                words::dates_day_first(lang).to_owned(),
                words::dates_month_first(lang).to_owned(),
            ]
            chosen=DATES.iter().position(|order| *order == chosen).unwrap_or(0)
            on_choose=move |index: usize| {
                let dates = DATES.get(index).copied().flatten();
                machine::map(session, |mapping| mapping.dates = dates);
            }
        />
    }
}

/// What is done with postcodes of four digits.
#[component]
pub fn PostcodeChoice() -> impl IntoView {
    const ALL: [ShortPostcode; 2] = [ShortPostcode::KeepAndMark, ShortPostcode::AddZero];
    let lang = use_lang();
    let session = use_session();
    let chosen = machine::peek(|run| run.mapping().map(|mapping| mapping.short_postcodes))
        .flatten()
        .unwrap_or_default();
    view! {
        <Choose
            label=words::postcodes(lang)
            options=vec![words::postcodes_keep(lang).to_owned(), words::postcodes_zero(lang).to_owned()]
            chosen=ALL.iter().position(|way| *way == chosen).unwrap_or(0)
            on_choose=move |index: usize| {
                if let Some(way) = ALL.get(index).copied() {
                    machine::map(session, |mapping| mapping.short_postcodes = way);
                }
            }
        />
    }
}
