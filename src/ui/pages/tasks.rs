//! Follow-ups, tasks and promises in one list, by how near their day is.

use leptos::prelude::*;

use super::agenda::{AgendaActions, AgendaRow, Asked, AskedDialog, listen_for_rows};
use crate::app::views::agenda::{AgendaItem, AgendaWho};
use crate::app::views::tasks::{Sort, Span, TaskList};
use crate::content::i18n::{Lang, format, keys, shell, tasks};
use crate::ui::components::{Empty, Icon, Menu, Rows, Segmented, icon};
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::state::{Overlay, use_lang, use_overlay, use_session};

/// So many rows of a span are drawn at first, and with every »more«.
const STEP: usize = 40;

const fn span_words(lang: Lang, span: Span) -> &'static str {
    match span {
        Span::Overdue => tasks::overdue(lang),
        Span::Today => tasks::today(lang),
        Span::Week => tasks::week(lang),
        Span::Later => tasks::later(lang),
        Span::Undated => tasks::undated(lang),
    }
}

const fn sort_words(lang: Lang, sort: Sort) -> &'static str {
    match sort {
        Sort::All => tasks::sort_all(lang),
        Sort::Steps => tasks::sort_steps(lang),
        Sort::Tasks => tasks::sort_tasks(lang),
        Sort::Promises => tasks::sort_promises(lang),
    }
}

/// The page.
#[component]
pub fn TasksPage() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    title_area(shell::nav_tasks(lang));
    listen_for_rows();
    let actions = AgendaActions::default();
    let who = RwSignal::new(AgendaWho::Mine);
    let sort = RwSignal::new(Sort::All);
    let list = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.task_list(who.get(), sort.get(), &viewer))
    });
    let spans =
        move || list.with(|list| list.spans.iter().map(|(span, _)| *span).collect::<Vec<_>>());
    let is_empty = Memo::new(move |_| list.with(TaskList::is_empty));
    view! {
        <div class="page tasks">
            <header class="page__head">
                <div>
                    <PageHeading text=Signal::derive(move || shell::nav_tasks(lang).to_owned()) />
                    <p class="muted">{tasks::lead(lang)}</p>
                </div>
                <AddMenu actions=actions />
            </header>
            <Filters who=who sort=sort list=list />
            {move || is_empty.get().then(|| view! { <NothingOpen who=who sort=sort /> })}
            <Rows each=spans key=|span| *span let:span>
                <SpanSection span=span list=list actions=actions who=who />
            </Rows>
            <p class="tasks__keys small faint desktop-only no-print">
                <kbd>"J"</kbd>
                <kbd>"K"</kbd>
                {tasks::keys_hint_move(lang)}
                <kbd>{keys::space(lang)}</kbd>
                {tasks::keys_hint_done(lang)}
                <kbd>"1"</kbd>
                {tasks::keys_hint_day(lang)}
                <kbd>"7"</kbd>
                {tasks::keys_hint_week(lang)}
                <kbd>{keys::enter(lang)}</kbd>
                {tasks::keys_hint_open(lang)}
            </p>
        </div>
        <AskedDialog actions=actions />
    }
}

#[component]
fn AddMenu(actions: AgendaActions) -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let entry = move |picture: Icon, words: &'static str, act: Callback<()>| {
        view! {
            <button type="button" role="menuitem" class="menu__item" on:click=move |_| act.run(())>
                {icon(picture)}
                {words}
            </button>
        }
    };
    view! {
        <div class="push no-print">
            <Menu
                class="button button--primary"
                label=tasks::add(lang)
                button=view! {
                    {icon(Icon::Plus)}
                    {tasks::add(lang)}
                }
                    .into_any()
            >
                {entry(
                    Icon::Check,
                    tasks::add_task(lang),
                    Callback::new(move |()| overlay.open(Overlay::NewTask)),
                )}
                {entry(
                    Icon::Shield,
                    tasks::add_promise(lang),
                    Callback::new(move |()| actions.ask(Asked::NewPromise)),
                )}
                {entry(
                    Icon::Calendar,
                    tasks::add_step(lang),
                    Callback::new(move |()| actions.ask(Asked::NewStep)),
                )}
            </Menu>
        </div>
    }
}

#[component]
fn Filters(who: RwSignal<AgendaWho>, sort: RwSignal<Sort>, list: Memo<TaskList>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="tasks__filters no-print">
            <Segmented
                label=tasks::whose(lang)
                value=who
                options=vec![
                    (AgendaWho::Mine, tasks::mine(lang).to_owned()),
                    (AgendaWho::Everybody, tasks::everybody(lang).to_owned()),
                ]
                on_choose=move |chosen| who.set(chosen)
            />
            <div class="tasks__sorts" role="group" aria-label=tasks::sort(lang)>
                {Sort::ALL
                    .into_iter()
                    .enumerate()
                    .map(|(place, this)| {
                        let count = move || list.with(|list| list.counts.get(place).copied().unwrap_or(0));
                        view! {
                            <button
                                type="button"
                                class="chip"
                                aria-pressed=move || (sort.get() == this).to_string()
                                on:click=move |_| sort.set(this)
                            >
                                {sort_words(lang, this)}
                                <span class="numeric faint">{move || format::number(lang, count() as i64)}</span>
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </div>
    }
}

#[component]
fn NothingOpen(who: RwSignal<AgendaWho>, sort: RwSignal<Sort>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    move || {
        let nothing_at_all = session.read(|desk| {
            desk.task_list(AgendaWho::Everybody, Sort::All, &session.viewer())
                .is_empty()
        });
        if nothing_at_all {
            view! {
                <Empty picture=Icon::Check title=tasks::empty_title(lang) text=tasks::empty_text(lang)>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| overlay.open(Overlay::NewTask)
                    >
                        {tasks::new_task(lang)}
                    </button>
                </Empty>
            }
            .into_any()
        } else {
            view! {
                <Empty
                    picture=Icon::Filter
                    title=tasks::empty_filter_title(lang)
                    text=tasks::empty_filter_text(lang)
                >
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| {
                            who.set(AgendaWho::Everybody);
                            sort.set(Sort::All);
                        }
                    >
                        {tasks::show_everything(lang)}
                    </button>
                </Empty>
            }
            .into_any()
        }
    }
}

fn items_of(list: &TaskList, span: Span) -> &[AgendaItem] {
    list.spans
        .iter()
        .find(|(known, _)| *known == span)
        .map_or(&[], |(_, items)| items.as_slice())
}

#[component]
fn SpanSection(
    span: Span,
    list: Memo<TaskList>,
    actions: AgendaActions,
    who: RwSignal<AgendaWho>,
) -> impl IntoView {
    let lang = use_lang();
    let limit = RwSignal::new(STEP);
    let shown = Memo::new(move |_| {
        let limit = limit.get();
        list.with(|list| {
            items_of(list, span)
                .iter()
                .take(limit)
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| list.with(|list| items_of(list, span).len()));
    let heading = match span {
        Span::Overdue => "tasks__span tasks__span--late",
        Span::Today | Span::Week | Span::Later | Span::Undated => "tasks__span",
    };
    view! {
        <section class="tasks__section">
            <h2 class=heading>
                {span_words(lang, span)}
                <span class="numeric faint">{move || format::number(lang, count.get() as i64)}</span>
            </h2>
            <ul class="card agenda">
                <Rows each=move || shown.get() key=move |item| (item.clone(), who.get()) let:item>
                    <AgendaRow item=item actions=actions with_who=who.get_untracked() == AgendaWho::Everybody />
                </Rows>
            </ul>
            {move || {
                let hidden = count.get().saturating_sub(limit.get());
                (hidden > 0)
                    .then(|| {
                        let next = format::number(lang, hidden.min(STEP) as i64);
                        view! {
                            <button
                                type="button"
                                class="button button--small tasks__more no-print"
                                on:click=move |_| limit.update(|limit| *limit += STEP)
                            >
                                {tasks::more(lang, &next)}
                            </button>
                        }
                    })
            }}
        </section>
    }
}
