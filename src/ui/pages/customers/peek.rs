//! A look at the customer on whom the keyboard stands, beside the list: it goes on with the arrows, and nothing is left.

use leptos::prelude::*;

use crate::app::route::{Route, Tab, TimelineFilter};
use crate::content::i18n::{customer, customers, format, peek, words};
use crate::replica::RecordId;
use crate::ui::components::{Icon, class_badge, icon, tag};
use crate::ui::state::{Overlay, use_lang, use_overlay, use_session};
use crate::ui::words::{due_class, situation_tone, situation_words};

/// So many entries and contacts are shown.
const SHOWN: usize = 4;

/// The panel.
#[component]
pub fn Peek(id: RecordId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    move || {
        let viewer = session.viewer();
        let page = session.read(|desk| desk.customer_page(id, &viewer))?;
        let today = viewer.today;
        let place = [page.number.clone(), page.town.clone()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        let next = page.next.as_ref().map(|next| {
            let due = next.day.map(|day| {
                view! { <span class=due_class(day, today)>{format::due(lang, day, today)}</span> }
            });
            view! { {next.text.clone()} " " {due} }
        });
        Some(view! {
            <aside class="peek no-print" aria-label=peek::label(lang)>
                <header class="peek__head">
                    <h2 aria-live="polite">{page.name.clone()}</h2>
                    <button
                        type="button"
                        class="button button--ghost button--icon button--small push"
                        aria-label=peek::close(lang)
                        on:click=move |_| on_close.run(())
                    >
                        {icon(Icon::Close)}
                    </button>
                </header>
                <p class="muted small">{place}</p>
                <p class="row">
                    {page.class.map(|class| class_badge(words::class(class)))}
                    {tag(situation_tone(page.situation.state), situation_words(lang, page.situation.state))}
                    <span class="small muted">{words::status(lang, page.status)}</span>
                </p>
                <dl class="peek__figures">
                    <dt>{customers::column_revenue(lang)}</dt>
                    <dd class="numeric">
                        {page.revenue.value.map_or_else(|| "–".to_owned(), |cents| format::euro(lang, cents))}
                    </dd>
                    <dt>{customers::sum_open(lang)}</dt>
                    <dd class="numeric">{format::euro(lang, page.open.value)}</dd>
                    <dt>{customers::next_step(lang)}</dt>
                    <dd>
                        {match next {
                            Some(next) => next.into_any(),
                            None => customers::no_next_step(lang).into_any(),
                        }}
                    </dd>
                </dl>
                <PeekContacts id=id />
                <PeekTimeline id=id />
                <PeekActions id=id />
            </aside>
        })
    }
}

#[component]
fn PeekContacts(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let viewer = session.viewer();
    let contacts = session.read(|desk| desk.contacts(id, &viewer));
    (!contacts.is_empty()).then(|| {
        let rows = contacts
            .into_iter()
            .take(SHOWN)
            .map(|contact| {
                let phone = contact.phone.clone();
                let call = (!phone.is_empty() && contact.no_calls_since.is_none()).then(|| {
                    view! {
                        <a class="link numeric" href=format!("tel:{}", phone.replace([' ', '/', '-'], ""))>
                            {phone.clone()}
                        </a>
                    }
                });
                view! {
                    <li>
                        <b>{contact.name}</b>
                        " "
                        <span class="muted">{contact.function}</span>
                        " "
                        {call}
                    </li>
                }
            })
            .collect_view();
        view! {
            <h3>{customer::tab_contacts(lang)}</h3>
            <ul class="peek__list">{rows}</ul>
        }
    })
}

#[component]
fn PeekTimeline(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let viewer = session.viewer();
    let timeline =
        session.read(|desk| desk.timeline(id, &TimelineFilter::default(), SHOWN, &viewer));
    let rows = timeline
        .days
        .into_iter()
        .flat_map(|day| {
            let date = day.date;
            day.entries.into_iter().map(move |entry| (date, entry))
        })
        .map(|(date, entry)| {
            view! {
                <li>
                    <span class="muted numeric">{format::day_near(lang, date, viewer.today)}</span>
                    " "
                    <b>{words::activity_kind(lang, entry.kind)}</b>
                    " "
                    {entry.text}
                </li>
            }
        })
        .collect_view();
    let words = if timeline.total == 0 {
        view! { <p class="muted small">{peek::no_entries(lang)}</p> }.into_any()
    } else {
        view! { <ul class="peek__list">{rows}</ul> }.into_any()
    };
    view! {
        <h3>{customer::tab_timeline(lang)}</h3>
        {words}
    }
}

#[component]
fn PeekActions(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    view! {
        <p class="row peek__actions">
            <a class="button button--small button--primary" href=Route::customer(id).href()>
                {peek::open(lang)}
            </a>
            <button
                type="button"
                class="button button--small"
                on:click=move |_| overlay.open(Overlay::FollowUp(id))
            >
                {icon(Icon::Calendar)}
                {customers::set_follow_up(lang)}
            </button>
            <a class="button button--small" href=Route::customer_tab(id, Tab::Master).href()>
                {customer::tab_master(lang)}
            </a>
        </p>
    }
}
