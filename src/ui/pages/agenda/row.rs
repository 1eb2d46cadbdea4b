//! One thing to be done: tick it off, move it by a day or a week, open it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::actions::AgendaActions;
use crate::app::route::Route;
use crate::app::views::agenda::{AgendaItem, AgendaKind};
use crate::content::i18n::{Lang, customers, format, tasks};
use crate::domain::PromiseStatus;
use crate::ui::components::{Icon, Menu, Tone, avatar, icon, tag};
use crate::ui::state::{Overlay, go, use_lang, use_overlay, use_session, use_settings};
use crate::ui::words::due_class;

/// The picture and the name of a kind.
pub const fn kind_mark(lang: Lang, kind: AgendaKind) -> (Icon, &'static str) {
    match kind {
        AgendaKind::Step => (Icon::Calendar, tasks::kind_step(lang)),
        AgendaKind::Task => (Icon::Check, tasks::kind_task(lang)),
        AgendaKind::Complaint => (Icon::Complaint, tasks::kind_complaint(lang)),
        AgendaKind::Promise => (Icon::Shield, tasks::kind_promise(lang)),
    }
}

/// A row of a list. Stands in a `<ul>`.
#[component]
pub fn AgendaRow(
    item: AgendaItem,
    actions: AgendaActions,
    /// Whether to say who does it.
    #[prop(optional)]
    with_who: bool,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let text = words_of(lang, &item);
    let (picture, kind) = kind_mark(lang, item.kind);
    let done = match item.kind {
        AgendaKind::Step => tasks::done_step(lang, &text),
        AgendaKind::Task | AgendaKind::Complaint => tasks::done_task(lang, &text),
        AgendaKind::Promise => tasks::done_promise(lang, &text),
    };
    let due = item.due.map(|day| {
        let today = session.today();
        view! {
            <time
                class=due_class(day, today)
                datetime=day.to_string()
                title=format::day_long(lang, day, today)
            >
                {format::due(lang, day, today)}
            </time>
        }
    });
    let who = with_who.then(|| {
        let (name, initials) = match &item.who {
            Some(who) => (who.name.clone(), who.initials.clone()),
            None => (tasks::nobody(lang).to_owned(), "–".to_owned()),
        };
        let title = name.clone();
        view! {
            <span class="agenda-row__who" title=title>
                <span class="visually-hidden">{name}</span>
                {avatar(initials)}
            </span>
        }
    });
    let item = StoredValue::new(item);
    let label = done.clone();
    let quick = move |days: i32, words: &'static str, label: String| {
        view! {
            <button
                type="button"
                class="chip"
                aria-label=label
                on:click=move |_| item.with_value(|item| actions.move_by(item, days))
            >
                {words}
            </button>
        }
    };
    view! {
        <li class="agenda-row" data-agenda-row="" on:keydown=key_handler(item, actions)>
            <label class="agenda-row__check" title=done>
                <input
                    type="checkbox"
                    class="checkbox"
                    data-row-main=""
                    aria-label=label
                    on:change:target=move |event| {
                        // The book says what is done; until it does, the box stays empty.
                        event.target().set_checked(false);
                        item.with_value(|item| actions.complete(item));
                    }
                />
            </label>
            <span class="agenda-row__kind" title=kind>
                {icon(picture)}
                <span class="visually-hidden">{kind}</span>
            </span>
            <div class="agenda-row__text">
                {title(item, actions, text.clone())} {about(lang, item)}
            </div>
            <span class="agenda-row__moves desktop-only no-print">
                {quick(1, tasks::a_day(lang), tasks::move_a_day(lang, &text))}
                {quick(7, tasks::a_week(lang), tasks::move_a_week(lang, &text))}
            </span>
            {due}
            {who}
            <RowMenu item=item actions=actions text=text />
        </li>
    }
}

fn words_of(lang: Lang, item: &AgendaItem) -> String {
    if item.text.is_empty() {
        tasks::no_words(lang).to_owned()
    } else {
        item.text.clone()
    }
}

/// Leads to the customer; what has none opens its form.
fn title(item: StoredValue<AgendaItem>, actions: AgendaActions, text: String) -> AnyView {
    match item.with_value(|item| item.company.as_ref().map(|(id, _)| *id)) {
        Some(company) => view! {
            <a class="agenda-row__title" href=Route::customer(company).href()>
                {text}
            </a>
        }
        .into_any(),
        None => view! {
            <button
                type="button"
                class="agenda-row__title"
                on:click=move |_| item.with_value(|item| actions.edit(item))
            >
                {text}
            </button>
        }
        .into_any(),
    }
}

fn about(lang: Lang, item: StoredValue<AgendaItem>) -> AnyView {
    let (kind, company, instead_of) = item.with_value(|item| {
        (
            item.kind,
            item.company.as_ref().map(|(_, name)| name.clone()),
            item.instead_of.as_ref().map(|member| member.name.clone()),
        )
    });
    let mark = match kind {
        AgendaKind::Complaint => Some(tag(Tone::Bad, tasks::kind_complaint(lang)).into_any()),
        AgendaKind::Promise => Some(tag(Tone::Neutral, tasks::kind_promise(lang)).into_any()),
        AgendaKind::Step | AgendaKind::Task => None,
    };
    let stands_in = instead_of.map(|name| tag(Tone::Info, tasks::instead_of(lang, &name)));
    if mark.is_none() && company.is_none() && stands_in.is_none() {
        return ().into_any();
    }
    view! { <span class="agenda-row__about">{company.map(|name| view! { <span>{name}</span> })} {mark} {stands_in}</span> }
        .into_any()
}

#[component]
fn RowMenu(item: StoredValue<AgendaItem>, actions: AgendaActions, text: String) -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let (id, kind, company) = item.with_value(|item| {
        (
            item.id,
            item.kind,
            item.company.as_ref().map(|(company, _)| *company),
        )
    });
    let entry = move |picture: Icon, words: &'static str, act: Callback<()>| {
        view! {
            <button type="button" role="menuitem" class="menu__item" on:click=move |_| act.run(())>
                {icon(picture)}
                {words}
            </button>
        }
    };
    let with = move |act: fn(&AgendaActions, &AgendaItem)| {
        Callback::new(move |()| item.with_value(|item| act(&actions, item)))
    };
    let away = match kind {
        AgendaKind::Step => tasks::clear_step(lang),
        AgendaKind::Task | AgendaKind::Complaint | AgendaKind::Promise => tasks::archive(lang),
    };
    view! {
        <Menu
            class="button button--ghost button--icon button--small no-print"
            label=tasks::actions(lang, &text)
            button=icon(Icon::More).into_any()
        >
            {entry(Icon::Right, tasks::a_day(lang), with(|actions, item| actions.move_by(item, 1)))}
            {entry(Icon::Right, tasks::a_week(lang), with(|actions, item| actions.move_by(item, 7)))}
            {entry(Icon::Edit, tasks::edit(lang), with(AgendaActions::edit))}
            {(kind == AgendaKind::Promise)
                .then(|| {
                    entry(
                        Icon::Close,
                        tasks::not_kept(lang),
                        Callback::new(move |()| actions.settle(id, PromiseStatus::Broken)),
                    )
                })}
            {company
                .map(|company| {
                    view! {
                        <a class="menu__item" role="menuitem" href=Route::customer(company).href()>
                            {icon(Icon::Customers)}
                            {tasks::open(lang)}
                        </a>
                    }
                })}
            {company
                .map(|company| {
                    entry(
                        Icon::HandOver,
                        customers::hand_over(lang),
                        Callback::new(move |()| overlay.open(Overlay::HandOver(company))),
                    )
                })}
            {entry(Icon::Archive, away, with(AgendaActions::put_away))}
        </Menu>
    }
}

/// On a row: 1 and 7 move it by so many days, E changes it, W sets the customer's follow-up, Enter opens it.
fn key_handler(
    item: StoredValue<AgendaItem>,
    actions: AgendaActions,
) -> impl Fn(KeyboardEvent) + 'static {
    let settings = use_settings();
    let overlay = use_overlay();
    move |event: KeyboardEvent| {
        let on_box = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
            .is_some();
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.default_prevented() || modified || !on_box {
            return;
        }
        let company = item.with_value(|item| item.company.as_ref().map(|(id, _)| *id));
        let single = settings.single_keys();
        match event.key().as_str() {
            "Enter" => match company {
                Some(company) => go(&Route::customer(company)),
                None => item.with_value(|item| actions.edit(item)),
            },
            "1" if single => item.with_value(|item| actions.move_by(item, 1)),
            "7" if single => item.with_value(|item| actions.move_by(item, 7)),
            "e" | "E" | "F2" if single => item.with_value(|item| actions.edit(item)),
            "w" | "W" if single => match company {
                Some(company) => overlay.open(Overlay::FollowUp(company)),
                None => return,
            },
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}
