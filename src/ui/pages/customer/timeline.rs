//! What happened, by day, each entry with the stone of the role in which it was done.

use leptos::prelude::*;

use super::composer::{Entry, kind_icon};
use crate::app::command::Command;
use crate::app::route::{Route, Tab, TimelineFilter};
use crate::app::views::customer::CustomerPage;
use crate::app::views::timeline::{PromiseChip, TimelineEntry};
use crate::content::i18n::{Lang, customer, format, roles, words};
use crate::domain::role::Role;
use crate::domain::rules::due::Due;
use crate::domain::{ActivityKind, PromiseStatus};
use crate::replica::RecordId;
use crate::ui::components::{Empty, Icon, Tone, gem, icon};
use crate::ui::state::{replace, use_lang, use_session};
use crate::ui::words::role_stone;

/// So many entries are shown at first, twice as many with each »older«.
const PAGE: usize = 20;

const KINDS: [ActivityKind; 4] = [
    ActivityKind::Note,
    ActivityKind::Call,
    ActivityKind::Visit,
    ActivityKind::Mail,
];

/// The timeline with its filters.
#[component]
pub fn TimelineList(
    id: RecordId,
    page: Signal<Option<CustomerPage>>,
    filter: Signal<TimelineFilter>,
    write: Callback<Entry>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let limit = RwSignal::new(PAGE);
    let timeline = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.timeline(id, &filter.get(), limit.get(), &viewer))
    });
    let narrow = move |next: TimelineFilter| replace(&Route::Customer(id, Tab::Timeline, next));
    let has_branches =
        Memo::new(move |_| page.with(|page| page.as_ref().is_some_and(|p| p.counts.branches > 0)));
    let any = Memo::new(move |_| {
        page.with(|page| page.as_ref().is_some_and(|page| page.counts.activities > 0))
    });
    let filters = move || {
        view! {
            <div class="timeline-filters no-print" role="group" aria-label=customer::tab_timeline(lang)>
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || (filter.get() == TimelineFilter::default()).to_string()
                    on:click=move |_| narrow(TimelineFilter::default())
                >
                    {customer::filter_all(lang)}
                </button>
                {KINDS
                    .into_iter()
                    .map(|kind| {
                        view! {
                            <button
                                type="button"
                                class="chip"
                                aria-pressed=move || (filter.get().kind == Some(kind)).to_string()
                                on:click=move |_| {
                                    let now = filter.get_untracked();
                                    let next = (now.kind != Some(kind)).then_some(kind);
                                    narrow(TimelineFilter { kind: next, ..now });
                                }
                            >
                                {icon(kind_icon(kind))}
                                {words::activity_kind(lang, kind)}
                            </button>
                        }
                    })
                    .collect_view()}
                <span class="row push" role="group" aria-label=customer::filter_role(lang)>
                    {Role::ALL
                        .into_iter()
                        .map(|role| {
                            view! {
                                <button
                                    type="button"
                                    class="chip chip--gem"
                                    aria-label=roles::name(lang, role)
                                    title=roles::name(lang, role)
                                    aria-pressed=move || (filter.get().role == Some(role.into())).to_string()
                                    on:click=move |_| {
                                        let now = filter.get_untracked();
                                        let next = (now.role != Some(role.into())).then_some(role.into());
                                        narrow(TimelineFilter { role: next, ..now });
                                    }
                                >
                                    {gem(role, 16)}
                                </button>
                            }
                        })
                        .collect_view()}
                </span>
                {move || {
                    has_branches
                        .get()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="chip"
                                    aria-pressed=move || filter.get().branches.to_string()
                                    on:click=move |_| {
                                        let now = filter.get_untracked();
                                        narrow(TimelineFilter { branches: !now.branches, ..now });
                                    }
                                >
                                    {customer::with_branches(lang)}
                                </button>
                            }
                        })
                }}
            </div>
        }
    };
    move || {
        if !any.get() && filter.get() == TimelineFilter::default() && !has_branches.get() {
            return view! {
                <Empty
                    picture=Icon::Note
                    title=customer::timeline_empty_title(lang)
                    text=customer::timeline_empty_text(lang)
                >
                    <button
                        type="button"
                        class="button button--primary"
                        on:click=move |_| write.run(Entry::Activity(ActivityKind::Note))
                    >
                        {customer::write_note(lang)}
                    </button>
                </Empty>
            }
            .into_any();
        }
        view! {
            {filters()}
            <div class="timeline">
                {move || {
                    let timeline = timeline.get();
                    let today = session.today();
                    if timeline.days.is_empty() {
                        return view! { <p class="muted">{customer::timeline_none(lang)}</p> }.into_any();
                    }
                    timeline
                        .days
                        .into_iter()
                        .map(|day| {
                            view! {
                                <h2 class="timeline__day">{format::day_heading(lang, day.date, today)}</h2>
                                {day.entries.into_iter().map(|entry| event(lang, entry)).collect_view()}
                            }
                        })
                        .collect_view()
                        .into_any()
                }}
            </div>
            {move || {
                let (shown, total) = timeline.with(|timeline| (timeline.shown, timeline.total));
                (shown < total)
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button no-print"
                                on:click=move |_| limit.update(|limit| *limit *= 2)
                            >
                                {customer::show_more(lang)}
                                " "
                                <span class="faint numeric">
                                    {format::number(lang, (total - shown) as i64)}
                                </span>
                            </button>
                        }
                    })
            }}
        }
        .into_any()
    }
}

fn event(lang: Lang, entry: TimelineEntry) -> impl IntoView {
    let author = entry.author.as_ref().map_or_else(
        || customer::someone(lang).to_owned(),
        |author| author.name.clone(),
    );
    let did = did(lang, &entry);
    let stone = match &entry.role {
        Some(role) => role_stone(role, 22),
        None => icon(kind_icon(entry.kind)).into_any(),
    };
    let branch = entry.branch.clone().map(|(branch, name)| {
        view! {
            <a class="link" href=Route::customer(branch).href()>
                {customer::at_branch(lang, &name)}
            </a>
        }
    });
    let body = [entry.text.clone(), entry.outcome.clone()]
        .into_iter()
        .filter(|text| !text.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    let has_body = !body.is_empty() || entry.promise.is_some();
    let time = format!("{:02}:{:02}", entry.minute / 60, entry.minute % 60);
    view! {
        <article class="event">
            <span class="event__gem">{stone}</span>
            <div class="event__title">
                <span>
                    <b>{author}</b>
                    " "
                    {did}
                    " "
                    {branch}
                </span>
                <span class="tiny faint numeric">{time}</span>
            </div>
            {has_body
                .then(|| {
                    view! {
                        <div class="card event__body">
                            {entry.promise.map(|promise| promise_chip(lang, promise))} {body}
                        </div>
                    }
                })}
        </article>
    }
}

fn did(lang: Lang, entry: &TimelineEntry) -> String {
    let person = entry.person.as_ref().map(|(_, name)| name.as_str());
    match (entry.kind, person) {
        (ActivityKind::Note, _) => customer::did_note(lang).to_owned(),
        (ActivityKind::Call, None) => customer::did_call(lang).to_owned(),
        (ActivityKind::Call, Some(name)) => customer::did_call_with(lang, name),
        (ActivityKind::Visit, None) => customer::did_visit(lang).to_owned(),
        (ActivityKind::Visit, Some(name)) => customer::did_visit_with(lang, name),
        (ActivityKind::Mail, None) => customer::did_mail(lang).to_owned(),
        (ActivityKind::Mail, Some(name)) => customer::did_mail_to(lang, name),
        (ActivityKind::Step, _) => customer::did_step(lang).to_owned(),
        (ActivityKind::HandOver, _) => {
            let to = entry
                .to
                .as_ref()
                .map_or_else(|| customer::someone(lang).to_owned(), |to| to.name.clone());
            customer::did_hand_over(lang, &to)
        }
    }
}

fn promise_chip(lang: Lang, promise: PromiseChip) -> impl IntoView {
    let session = use_session();
    let today = session.today();
    let tone = match (promise.status, promise.when) {
        (PromiseStatus::Kept, _) => Tone::Ok,
        (PromiseStatus::Broken, _) | (PromiseStatus::Open, Some(Due::Overdue(_))) => Tone::Bad,
        (PromiseStatus::Open, Some(Due::Today)) => Tone::Warn,
        (PromiseStatus::Open, _) => Tone::Info,
    };
    let words = match promise.due {
        Some(due) => customer::promise_until(lang, &format::day_near(lang, due, today)),
        None => customer::promise_tag(lang).to_owned(),
    };
    let id = promise.id;
    let settle = move |status: PromiseStatus, words: &'static str| {
        view! {
            <button
                type="button"
                class="chip no-print"
                on:click=move |_| {
                    session.dispatch(Command::SettlePromise { promise: id, status });
                }
            >
                {words}
            </button>
        }
    };
    let open = promise.status == PromiseStatus::Open;
    view! {
        <div class="row row--wrap event__promise">
            <span class=tone.tag_class()>{icon(Icon::Shield)} {words}</span>
            {if open {
                view! {
                    {settle(PromiseStatus::Kept, customer::kept(lang))}
                    {settle(PromiseStatus::Broken, customer::broken(lang))}
                }
                    .into_any()
            } else {
                view! { <span class="small muted">{words::promise_status(lang, promise.status)}</span> }.into_any()
            }}
        </div>
    }
}
