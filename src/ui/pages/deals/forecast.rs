//! What may come in which month, as bars with a table below, and what became of the decided deals.

use leptos::prelude::*;

use crate::app::deals::DealQuery;
use crate::app::route::Route;
use crate::app::views::deal_forecast::ForecastPage;
use crate::content::i18n::{Lang, deals, format, words};
use crate::domain::calendar::Month;
use crate::domain::rules::Explanation;
use crate::domain::rules::forecast::{Row, Span};
use crate::domain::rules::outcomes::Period;
use crate::ui::components::Segmented;
use crate::ui::pages::explained::ExplainDialog;
use crate::ui::state::{replace, use_lang, use_session};
use crate::ui::words::stage_words;

/// A figure that is explained.
#[derive(Clone)]
struct Asked {
    title: String,
    value: String,
    why: Explanation,
}

/// The part of the page.
#[component]
pub fn ForecastPart(query: Memo<DealQuery>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let asked = RwSignal::new(None::<Asked>);
    let page = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.deal_forecast(&query.get(), &viewer))
    });
    view! {
        <div class="page deal-forecast">
            <p class="muted measure">{deals::forecast_lead(lang)}</p>
            <section class="card card--padded stack">
                <h2>{deals::forecast_by_month(lang)}</h2>
                {move || page.with(|page| chart(lang, &page.forecast.rows))}
                {move || page.with(|page| forecast_table(lang, page, asked))}
            </section>
            <section class="card card--padded stack">
                <header class="row row--wrap">
                    <h2>{deals::outcomes(lang)}</h2>
                    <span class="push no-print">
                        <Segmented
                            label=deals::period(lang)
                            value=Signal::derive(move || query.get().period)
                            options=vec![
                                (Period::Quarter, deals::period_quarter(lang).to_owned()),
                                (Period::Year, deals::period_year(lang).to_owned()),
                                (Period::All, deals::period_all(lang).to_owned()),
                            ]
                            on_choose=move |period| {
                                let query = query.get_untracked();
                                replace(&Route::Deals(DealQuery { period, ..query }));
                            }
                        />
                    </span>
                </header>
                {move || page.with(|page| outcomes(lang, page, asked))}
            </section>
        </div>
        {move || {
            asked
                .get()
                .map(|Asked { title, value, why }| {
                    view! {
                        <ExplainDialog
                            title=title
                            value=value
                            note=String::new()
                            why=vec![(None, why)]
                            on_close=move |()| asked.set(None)
                        />
                    }
                })
        }}
    }
}

fn month_words(lang: Lang, month: Month) -> String {
    format!("{} {}", format::month(lang, month.month()), month.year())
}

fn span_words(lang: Lang, span: Span) -> String {
    match span {
        Span::Overdue => deals::span_overdue(lang).to_owned(),
        Span::Month(month) => month_words(lang, month),
        Span::Later => deals::span_later(lang).to_owned(),
        Span::Undated => deals::span_undated(lang).to_owned(),
    }
}

/// Stands where there is no figure.
const NOTHING: &str = "–";

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 200.0;
/// Room for the names of the months.
const FOOT: f64 = 24.0;
/// Room for the largest figure.
const HEAD: f64 = 22.0;

/// Bars: what is open, in it what of that is likely, and below both what was won already.
fn chart(lang: Lang, rows: &[Row]) -> AnyView {
    let months: Vec<&Row> = rows
        .iter()
        .filter(|row| matches!(row.span, Span::Month(_)))
        .collect();
    let highest = months.iter().map(|row| row.best()).max().unwrap_or(0);
    let sum: i64 = months.iter().map(|row| row.cents).sum();
    let likely: i64 = months.iter().map(|row| row.weighted).sum();
    let label = deals::forecast_chart(lang, &format::euro(lang, sum), &format::euro(lang, likely));
    let room = HEIGHT - FOOT - HEAD;
    let height = |cents: i64| {
        if highest > 0 {
            cents.max(0) as f64 / highest as f64 * room
        } else {
            0.0
        }
    };
    let step = WIDTH / months.len().max(1) as f64;
    let bars = months.iter().enumerate().map(|(at, row)| {
        let left = step * at as f64 + step * 0.2;
        let width = step * 0.6;
        let base = HEIGHT - FOOT;
        let (won, open, likely) = (height(row.won), height(row.cents), height(row.weighted));
        let bar = move |class: &'static str, bottom: f64, height: f64| {
            (height > 0.0).then(|| {
                view! {
                    <rect
                        class=class
                        x=format!("{left:.1}")
                        y=format!("{:.1}", bottom - height)
                        width=format!("{width:.1}")
                        height=format!("{height:.1}")
                    ></rect>
                }
            })
        };
        let name = match row.span {
            Span::Month(month) => format::month_short(lang, month.month()),
            Span::Overdue | Span::Later | Span::Undated => String::new(),
        };
        let middle = format!("{:.1}", left + width / 2.0);
        let figure = (row.best() > 0).then(|| {
            view! {
                <text
                    class="forecast__figure"
                    x=middle.clone()
                    y=format!("{:.1}", base - won - open - 6.0)
                    text-anchor="middle"
                >
                    {format::euro_short(lang, row.best())}
                </text>
            }
        });
        view! {
            {bar("forecast__won", base, won)}
            {bar("forecast__open", base - won, open)}
            {bar("forecast__likely", base - won, likely)}
            {figure}
            <text
                class="forecast__month"
                x=middle
                y=format!("{:.1}", HEIGHT - 6.0)
                text-anchor="middle"
            >
                {name}
            </text>
        }
    });
    view! {
        <figure class="forecast">
            <div class="forecast__scroll" tabindex="0" role="group" aria-label=deals::forecast_by_month(lang)>
                <svg
                    class="forecast__chart"
                    viewBox=format!("0 0 {WIDTH} {HEIGHT}")
                    role="img"
                    aria-label=label
                >
                    <line
                        class="forecast__base"
                        x1="0"
                        y1=format!("{}", HEIGHT - FOOT)
                        x2=format!("{WIDTH}")
                        y2=format!("{}", HEIGHT - FOOT)
                    ></line>
                    {bars.collect_view()}
                </svg>
            </div>
            <figcaption class="forecast__legend small">
                <span class="forecast__key forecast__key--likely"></span>
                {deals::legend_weighted(lang)}
                <span class="forecast__key forecast__key--open"></span>
                {deals::legend_open(lang)}
                <span class="forecast__key forecast__key--won"></span>
                {deals::legend_won(lang)}
            </figcaption>
        </figure>
    }
    .into_any()
}

fn forecast_table(lang: Lang, page: &ForecastPage, asked: RwSignal<Option<Asked>>) -> AnyView {
    let money = move |cents: i64| {
        let (class, words) = match cents {
            0 => ("grid__right faint", NOTHING.to_owned()),
            cents => ("grid__right numeric", format::euro(lang, cents)),
        };
        view! { <td class=class>{words}</td> }
    };
    let line = move |row: &Row, name: String| {
        let explained = row.explained();
        let value = match explained.value {
            0 => NOTHING.to_owned(),
            cents => format::euro(lang, cents),
        };
        let label = deals::explain_of(lang, &name);
        let question = Asked {
            title: name.clone(),
            value: value.clone(),
            why: explained.why,
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="grid__right numeric">{format::number(lang, row.count as i64)}</td>
                {money(row.cents)}
                {money(row.weighted)}
                {money(row.won)}
                {money(row.worst())}
                <td class="grid__right numeric">
                    <button
                        type="button"
                        class="text-button strong"
                        aria-label=format!("{value}. {label}")
                        on:click=move |_| asked.set(Some(question.clone()))
                    >
                        {value.clone()}
                    </button>
                </td>
                {money(row.best())}
            </tr>
        }
    };
    let head = move |words: &'static str| {
        view! {
            <th scope="col" class="grid__right">
                {words}
            </th>
        }
    };
    let forecast = &page.forecast;
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=deals::forecast(lang)>
            <table class="figures-table">
                <thead>
                    <tr>
                        <th scope="col">{deals::span(lang)}</th>
                        {head(deals::count(lang))}
                        {head(deals::unweighted(lang))}
                        {head(deals::weighted_head(lang))}
                        {head(deals::won_already(lang))}
                        {head(deals::worst(lang))}
                        {head(deals::likely(lang))}
                        {head(deals::best(lang))}
                    </tr>
                </thead>
                <tbody>
                    {forecast
                        .rows
                        .iter()
                        .map(|row| line(row, span_words(lang, row.span)))
                        .collect_view()}
                </tbody>
                <tfoot>{line(&forecast.total, deals::total(lang).to_owned())}</tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn outcomes(lang: Lang, page: &ForecastPage, asked: RwSignal<Option<Asked>>) -> AnyView {
    let Some(rate) = page.win_rate.value else {
        return view! { <p class="muted">{deals::nothing_decided(lang)}</p> }.into_any();
    };
    let percent = |value: i64| format::percent(lang, value as f64 / 100.0);
    let number = |count: usize| format::number(lang, count as i64);
    let ask = move |title: String, value: String, why: Explanation| {
        move |_| {
            asked.set(Some(Asked {
                title: title.clone(),
                value: value.clone(),
                why: why.clone(),
            }));
        }
    };
    let tally = page.tally;
    let losses = if page.losses.is_empty() {
        view! { <p class="muted">{deals::nothing_lost(lang)}</p> }.into_any()
    } else {
        view! {
            <table class="figures-table">
                <thead>
                    <tr>
                        <th scope="col">{deals::reason(lang)}</th>
                        <th scope="col" class="grid__right">
                            {deals::count(lang)}
                        </th>
                        <th scope="col" class="grid__right">
                            {deals::value(lang)}
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {page
                        .losses
                        .iter()
                        .map(|row| {
                            let reason = row
                                .reason
                                .map_or(deals::no_reason(lang), |reason| words::loss_reason(lang, reason));
                            view! {
                                <tr>
                                    <th scope="row">{reason}</th>
                                    <td class="grid__right numeric">{number(row.count)}</td>
                                    <td class="grid__right numeric">{format::euro(lang, row.cents)}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        }
        .into_any()
    };
    let by_stage = page.by_stage.iter().map(|(name, tally, rate)| {
        let words = stage_words(lang, name);
        let value = rate.value.map(percent).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{words.clone()}</th>
                <td class="grid__right numeric">{number(tally.won)}</td>
                <td class="grid__right numeric">{number(tally.lost)}</td>
                <td class="grid__right numeric">
                    <button
                        type="button"
                        class="text-button strong"
                        aria-label=format!("{value}. {}", deals::explain_of(lang, &words))
                        on:click=ask(words, value.clone(), rate.why.clone())
                    >
                        {value.clone()}
                    </button>
                </td>
            </tr>
        }
    });
    let by_stage = (!page.by_stage.is_empty()).then(|| {
        view! {
            <section class="stack">
                <h3>{deals::rate_by_stage(lang)}</h3>
                <p class="small muted measure">{deals::rate_by_stage_note(lang)}</p>
                <table class="figures-table">
                    <thead>
                        <tr>
                            <th scope="col">{deals::column_stage(lang)}</th>
                            <th scope="col" class="grid__right">
                                {deals::won(lang)}
                            </th>
                            <th scope="col" class="grid__right">
                                {deals::lost(lang)}
                            </th>
                            <th scope="col" class="grid__right">
                                {deals::win_rate(lang)}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{by_stage.collect_view()}</tbody>
                </table>
            </section>
        }
    });
    let decided = number(tally.won + tally.lost);
    view! {
        <button
            type="button"
            class="figure deal-forecast__rate"
            on:click=ask(deals::win_rate(lang).to_owned(), percent(rate), page.win_rate.why.clone())
        >
            <span class="eyebrow">{deals::win_rate(lang)}</span>
            <b class="figure__value">{percent(rate)}</b>
            <span class="figure__note">{deals::win_rate_note(lang, &number(tally.won), &decided)}</span>
        </button>
        <section class="stack">
            <h3>{deals::reasons(lang)}</h3>
            {losses}
        </section>
        {by_stage}
    }
    .into_any()
}
