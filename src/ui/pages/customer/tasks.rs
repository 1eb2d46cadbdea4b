//! What is open at a customer, and the branches of a head office.

use leptos::prelude::*;

use crate::app::command::{Command, NewCompany};
use crate::app::route::Route;
use crate::app::views::agenda::{AgendaItem, AgendaKind};
use crate::app::views::customer::CustomerPage;
use crate::content::i18n::{Lang, customer, customers, format, props, shell};
use crate::domain::{CompanyKind, PromiseStatus, Prop, Status};
use crate::replica::RecordId;
use crate::ui::components::{Dialog, Empty, FormFoot, Icon, TextField, icon, tag};
use crate::ui::state::{Overlay, use_lang, use_overlay, use_session};
use crate::ui::words::{due_class, situation_tone, situation_words};

/// Tasks and promises.
#[component]
pub fn TasksTab(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    let items = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.agenda_of(id, &viewer))
    });
    view! {
        <div class="stack">
            <header class="row">
                <h2>{customer::tasks_title(lang)}</h2>
                <button
                    type="button"
                    class="button push no-print"
                    on:click=move |_| overlay.open(Overlay::NewTask)
                >
                    {icon(Icon::Plus)}
                    {shell::new_task(lang)}
                </button>
            </header>
            {move || {
                let items = items.get();
                if items.is_empty() {
                    view! {
                        <Empty picture=Icon::Check title=customer::tasks_title(lang) text=customer::no_tasks(lang) />
                    }
                        .into_any()
                } else {
                    view! {
                        <ul class="card">
                            {items.into_iter().map(|item| view! { <li>{agenda_item(lang, item)}</li> }).collect_view()}
                        </ul>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

fn agenda_item(lang: Lang, item: AgendaItem) -> impl IntoView {
    let session = use_session();
    let today = session.today();
    let id = item.id;
    let due = item.due.map(
        |day| view! { <span class=due_class(day, today)>{format::due(lang, day, today)}</span> },
    );
    let who = item.who.as_ref().map(|who| who.name.clone());
    let mark = match item.kind {
        AgendaKind::Task | AgendaKind::Complaint => view! {
            <input
                type="checkbox"
                class="checkbox"
                aria-label=customer::done_mark(lang, &item.text)
                on:change=move |_| {
                    session.dispatch(Command::SetTaskDone { task: id, done: true });
                }
            />
        }
        .into_any(),
        AgendaKind::Promise => icon(Icon::Shield).into_any(),
        AgendaKind::Step => icon(Icon::Calendar).into_any(),
    };
    let settle = (item.kind == AgendaKind::Promise).then(|| {
        let button = move |status: PromiseStatus, words: &'static str| {
            view! {
                <button
                    type="button"
                    class="chip"
                    on:click=move |_| {
                        session.dispatch(Command::SettlePromise { promise: id, status });
                    }
                >
                    {words}
                </button>
            }
        };
        view! {
            {button(PromiseStatus::Kept, customer::kept(lang))}
            {button(PromiseStatus::Broken, customer::broken(lang))}
        }
    });
    let complaint = (item.kind == AgendaKind::Complaint).then(|| {
        tag(
            crate::ui::components::Tone::Bad,
            props::prop(lang, Prop::TaskComplaint),
        )
    });
    view! {
        <div class="card__item">
            {mark}
            <div>
                <div>{item.text}</div>
                <div class="tiny muted">{who}</div>
            </div>
            <span class="row push">{complaint} {settle} {due}</span>
        </div>
    }
}

/// The branches as a tree.
#[component]
pub fn BranchesTab(id: RecordId, page: Signal<Option<CustomerPage>>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let adding = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.branches(id, &viewer))
    });
    let sums = move || {
        page.with(|page| {
            let page = page.as_ref()?;
            let branches = page.branch_revenue?;
            let own = page.revenue.value.unwrap_or(0);
            Some(customer::own_and_tree(
                lang,
                &format::euro(lang, own),
                &format::euro(lang, own.saturating_add(branches)),
            ))
        })
    };
    view! {
        <div class="stack">
            <header class="row">
                <h2>{customer::branches_title(lang)}</h2>
                <span class="small muted">{sums}</span>
                <button type="button" class="button push no-print" on:click=move |_| adding.set(true)>
                    {icon(Icon::Plus)}
                    {customer::add_branch(lang)}
                </button>
            </header>
            {move || {
                let rows = rows.get();
                let today = session.today();
                if rows.is_empty() {
                    return view! {
                        <Empty
                            picture=Icon::Building
                            title=customer::branches_title(lang)
                            text=customer::no_branches(lang)
                        />
                    }
                        .into_any();
                }
                view! {
                    <div class="card tree">
                        {rows
                            .into_iter()
                            .map(|row| {
                                let indent = format!("{}px", 14 + (row.depth.saturating_sub(1)) * 20);
                                let next = match (&row.next, row.next.as_ref().and_then(|next| next.day)) {
                                    (Some(next), Some(day)) => {
                                        view! {
                                            <span class="small muted desktop-only">
                                                {next.text.clone()} " "
                                                <span class=due_class(day, today)>
                                                    {format::due(lang, day, today)}
                                                </span>
                                            </span>
                                        }
                                            .into_any()
                                    }
                                    (Some(next), None) => next.text.clone().into_any(),
                                    (None, _) => ().into_any(),
                                };
                                view! {
                                    <a
                                        class="tree__row"
                                        style:padding-left=indent
                                        href=Route::customer(row.id).href()
                                    >
                                        <span class="strong">{row.name}</span>
                                        <span class="small muted">{row.town}</span>
                                        <span class="row push">
                                            {next}
                                            {row
                                                .revenue
                                                .map(|cents| {
                                                    view! {
                                                        <span class="small numeric">{format::euro(lang, cents)}</span>
                                                    }
                                                })} {tag(situation_tone(row.state), situation_words(lang, row.state))}
                                        </span>
                                    </a>
                                }
                            })
                            .collect_view()}
                    </div>
                }
                    .into_any()
            }}
        </div>
        {move || {
            adding.get().then(|| view! { <NewBranchDialog parent=id on_close=move |()| adding.set(false) /> })
        }}
    }
}

#[component]
fn NewBranchDialog(parent: RecordId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let name = RwSignal::new(String::new());
    let street = RwSignal::new(String::new());
    let postcode = RwSignal::new(String::new());
    let town = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let save = move || {
        if name.get_untracked().trim().is_empty() {
            error.set(Some(customers::name_missing(lang).to_owned()));
            return;
        }
        let new = NewCompany {
            name: name.get_untracked(),
            kind: Some(CompanyKind::Branch),
            parent: Some(parent),
            street: street.get_untracked(),
            postcode: postcode.get_untracked(),
            town: town.get_untracked(),
            status: Some(Status::Customer),
            ..NewCompany::default()
        };
        match session.try_dispatch(Command::AddCompany(new)) {
            Ok(_) => on_close.run(()),
            Err(problem) => error.set(Some(problem)),
        }
    };
    view! {
        <Dialog title=customer::add_branch(lang) on_close=on_close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField
                    label=props::prop(lang, Prop::CompanyName)
                    value=name
                    autofocus=true
                    error=Signal::derive(move || error.get())
                />
                <div class="form-grid">
                    <TextField label=props::prop(lang, Prop::CompanyStreet) value=street />
                    <TextField label=props::prop(lang, Prop::CompanyPostcode) value=postcode />
                    <TextField label=props::prop(lang, Prop::CompanyTown) value=town />
                </div>
                <FormFoot words=customer::add_branch(lang) on_cancel=move |()| on_close.run(()) />
            </form>
        </Dialog>
    }
}
