//! The board on paper: a table for each stage. It is in the page only while it is printed, for the screen has few cards.

use leptos::prelude::*;

use crate::app::views::deals::Board;
use crate::content::i18n::{deals, format};
use crate::replica::RecordId;
use crate::ui::components::use_printing;
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::stage_words;

/// So many deals of a stage fit what somebody prints.
const ROWS: usize = 500;

/// The table, while the browser prints.
#[component]
pub fn Paper(board: Memo<Board>) -> impl IntoView {
    let lang = use_lang();
    let printing = use_printing();
    move || {
        printing.get().then(|| {
            let columns = board.get().columns.into_iter().map(|column| {
                let hidden = column.deals.len().saturating_sub(ROWS);
                let rows = column.deals.iter().take(ROWS).map(|deal| row(*deal));
                view! {
                    <table class="figures-table">
                        <caption>
                            {stage_words(lang, &column.name)} " · " {format::euro(lang, column.cents)} " · "
                            {deals::weighted(lang, &format::euro(lang, column.weighted))}
                        </caption>
                        <thead>
                            <tr>
                                <th scope="col">{deals::column_customer(lang)}</th>
                                <th scope="col">{deals::column_title(lang)}</th>
                                <th scope="col" class="grid__right">
                                    {deals::column_value(lang)}
                                </th>
                                <th scope="col">{deals::column_expected(lang)}</th>
                                <th scope="col">{deals::column_next(lang)}</th>
                                <th scope="col">{deals::column_owner(lang)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                    {(hidden > 0).then(|| view! { <p>{deals::print_more(lang, hidden)}</p> })}
                }
            });
            view! {
                <div class="deal-paper">
                    {columns.collect_view()}
                    <footer class="print-foot">{deals::print_foot(lang)}</footer>
                </div>
            }
        })
    }
}

fn row(deal: RecordId) -> Option<impl IntoView> {
    let lang = use_lang();
    let session = use_session();
    let today = session.today();
    let card = session.peek(|desk| desk.deal_card(deal, today))?;
    let day = card.expected.map(|day| format::day_year(lang, day));
    Some(view! {
        <tr>
            <td>{card.company.map(|(_, name)| name)}</td>
            <td>{card.title}</td>
            <td class="grid__right numeric">{format::euro_bare(lang, card.value)}</td>
            <td>{day}</td>
            <td>{card.next.map(|next| next.text)}</td>
            <td>{card.owner.map(|owner| owner.initials)}</td>
        </tr>
    })
}
