//! The list on paper: all its rows and not only those on screen, with the columns and groups that were chosen.

use leptos::prelude::*;

use super::row::further_words;
use super::views::view_words;
use super::words::{choice_words, column_words, query_sentences};
use crate::app::groups::{Groups, Line};
use crate::app::list::{Column, ListQuery};
use crate::content::i18n::{Lang, customers, filters, format};
use crate::replica::RecordId;
use crate::ui::components::use_printing;
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::situation_words;

/// So many rows fit what somebody prints: fifty sheets.
const ROWS: usize = 2_000;

/// The table, while the browser prints.
#[component]
pub fn Paper(query: Memo<ListQuery>, order: Memo<std::sync::Arc<Vec<RecordId>>>) -> impl IntoView {
    let printing = use_printing();
    move || {
        printing.get().then(|| {
            let (query, order) = (query.get_untracked(), order.get_untracked());
            view! { <Sheet query=query order=order /> }
        })
    }
}

#[component]
fn Sheet(query: ListQuery, order: std::sync::Arc<Vec<RecordId>>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let today = session.today();
    let columns = query.shown_columns().to_vec();
    let groups = match query.group {
        None => Groups::none(order.len()),
        Some(column) => session.peek(|desk| desk.groups(&order, column, today)),
    };
    let (title, sentences) = session.peek(|desk| {
        let viewer = session.viewer();
        let saved = desk.saved_views(&viewer).into_iter();
        let mut saved = saved
            .filter(|view| Some(view.id) == query.saved)
            .map(|view| view.name);
        let name = saved
            .next()
            .unwrap_or_else(|| view_words(lang, query.view).to_owned());
        (name, query_sentences(lang, desk, &query))
    });
    let hidden = order.len().saturating_sub(ROWS);
    let width = columns.len();
    let lines = (0..groups.lines())
        .map_while(|line| groups.line(line))
        .take_while(|line| !matches!(line, Line::Row(row) if *row >= ROWS))
        .filter_map(|line| match line {
            Line::Heading(number) => {
                let group = groups.get(number)?;
                let words = match (query.group, group.value.as_deref()) {
                    (Some(column), Some(value)) => choice_words(lang, column, value),
                    (Some(column), None) => filters::group_empty(lang, column_words(lang, column)),
                    (None, _) => String::new(),
                };
                Some(
                    view! {
                        <tr>
                            <th scope="rowgroup" colspan=width>
                                {words}
                                " · "
                                {filters::group_sums(lang, group.sums.count)}
                                " · "
                                {format::euro(lang, group.sums.revenue)}
                            </th>
                        </tr>
                    }
                    .into_any(),
                )
            }
            Line::Row(row) => {
                let id = *order.get(row)?;
                let cells = columns
                    .iter()
                    .map(|column| view! { <td>{cell(lang, id, *column)}</td> })
                    .collect_view();
                Some(view! { <tr>{cells}</tr> }.into_any())
            }
        })
        .collect_view();
    view! {
        <div class="list-paper">
            <h2>{title}</h2>
            {(!sentences.is_empty()).then(|| view! { <p>{sentences.join(" · ")}</p> })}
            <table class="figures-table">
                <thead>
                    <tr>
                        {columns
                            .iter()
                            .map(|column| view! { <th scope="col">{column_words(lang, *column)}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
            {(hidden > 0).then(|| view! { <p>{customers::print_more(lang, hidden)}</p> })}
        </div>
    }
}

/// What stands in a cell on paper: the same as on screen, in words.
fn cell(lang: Lang, id: RecordId, column: Column) -> Option<String> {
    let session = use_session();
    let today = session.today();
    session.peek(|desk| {
        Some(match column {
            Column::Name => {
                let row = desk.customer_row(id, today)?;
                match row.town.as_str() {
                    "" => row.name,
                    town => format!("{}, {town}", row.name),
                }
            }
            Column::Owner => {
                let row = desk.customer_row(id, today)?;
                row.owner.map(|owner| owner.initials).unwrap_or_default()
            }
            Column::NextStep => {
                let next = desk.customer_row(id, today)?.next;
                next.map_or_else(String::new, |next| {
                    let day = next.day.map(|day| format::day(lang, day));
                    [Some(next.text), day]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" ")
                })
            }
            Column::Situation => situation_words(lang, desk.customer_row(id, today)?.state),
            _ => {
                let value = desk.cell_values(id, &[column], today).pop()?;
                further_words(lang, column, &value)
            }
        })
    })
}
