//! Writing down what happened: kind, text, next step, in one box. The next step stands in the box, so that leaving a
//! customer without one is a choice.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::inline_edit::{has_impossible_day, no_such_day};
use crate::app::command::{Command, NewActivity, NewTask, Next};
use crate::content::i18n::{Lang, customer, customers, props, words};
use crate::domain::record::NextStep;
use crate::domain::{ActivityKind, Prop};
use crate::replica::RecordId;
use crate::ui::components::{Icon, focus, icon};
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::parse_day;

/// What the box writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Something that happened.
    Activity(ActivityKind),
    /// Something to do.
    Task,
}

const ENTRIES: [Entry; 5] = [
    Entry::Activity(ActivityKind::Note),
    Entry::Activity(ActivityKind::Call),
    Entry::Activity(ActivityKind::Visit),
    Entry::Activity(ActivityKind::Mail),
    Entry::Task,
];

fn entry_words(lang: Lang, entry: Entry) -> &'static str {
    match entry {
        Entry::Activity(kind) => words::activity_kind(lang, kind),
        Entry::Task => customer::task(lang),
    }
}

const fn entry_icon(entry: Entry) -> Icon {
    match entry {
        Entry::Activity(kind) => kind_icon(kind),
        Entry::Task => Icon::Check,
    }
}

/// The icon of a kind of activity.
pub const fn kind_icon(kind: ActivityKind) -> Icon {
    match kind {
        ActivityKind::Note => Icon::Note,
        ActivityKind::Call => Icon::Phone,
        ActivityKind::Visit => Icon::Pin,
        ActivityKind::Mail => Icon::Mail,
        ActivityKind::Step => Icon::Check,
        ActivityKind::HandOver => Icon::HandOver,
    }
}

/// The box.
#[component]
pub fn Composer(
    customer: RecordId,
    /// What is being written; the page's keys and buttons choose it.
    entry: RwSignal<Entry>,
    /// The text box, so that the page can put the focus there.
    text_box: NodeRef<html::Textarea>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let draft_name = format!("entry.{customer}");
    let text = RwSignal::new(session.keeper().draft(&draft_name).unwrap_or_default());
    let standing = session.peek(|desk| desk.next_step(customer));
    let step = RwSignal::new(
        standing
            .as_ref()
            .map(|step| step.text.clone())
            .unwrap_or_default(),
    );
    let usual = session.usual_follow_up();
    let due = RwSignal::new(
        standing
            .as_ref()
            .and_then(|step| step.due)
            .unwrap_or(usual)
            .to_string(),
    );
    let touched = RwSignal::new(false);
    let promise = RwSignal::new(false);
    let day_box = NodeRef::<html::Input>::new();
    let error = RwSignal::new(None::<String>);
    let draft_name = StoredValue::new(draft_name);
    let keep_draft = move |words: &str| {
        draft_name.with_value(|name| {
            if words.is_empty() {
                session.keeper().clear_draft(name);
            } else {
                session.keeper().set_draft(name, words);
            }
        });
    };
    // What someone else sets meanwhile appears here, unless it is being edited.
    Effect::new(move |_| {
        let standing = session.read(|desk| desk.next_step(customer));
        if !touched.get_untracked() {
            step.set(
                standing
                    .as_ref()
                    .map(|step| step.text.clone())
                    .unwrap_or_default(),
            );
            if let Some(day) = standing.and_then(|step| step.due) {
                due.set(day.to_string());
            }
        }
    });
    let next = move || {
        if !touched.get_untracked() {
            return Next::Unchanged;
        }
        let words = step.get_untracked();
        if words.trim().is_empty() {
            return Next::None;
        }
        Next::Step(NextStep {
            text: words,
            due: parse_day(&due.get_untracked()),
            who: Some(session.me()),
            role: session.peek_role(),
        })
    };
    let save = move || {
        let words = text.get_untracked();
        if words.trim().is_empty() {
            error.set(Some(customer::text_missing(lang).to_owned()));
            focus(text_box);
            return;
        }
        if has_impossible_day(day_box) {
            return error.set(Some(no_such_day(lang, Prop::CompanyNextDue)));
        }
        let day = parse_day(&due.get_untracked());
        let command = match entry.get_untracked() {
            Entry::Activity(kind) => Command::Log(NewActivity {
                company: customer,
                person: None,
                kind,
                text: words.clone(),
                outcome: String::new(),
                at_ms: None,
                promise: promise.get_untracked().then(|| (first_line(&words), day)),
                next: next(),
            }),
            Entry::Task => Command::AddTask(NewTask {
                title: first_line(&words),
                company: Some(customer),
                due: day,
                note: rest(&words),
                ..NewTask::default()
            }),
        };
        match session.try_dispatch(command) {
            Ok(_) => {
                text.set(String::new());
                keep_draft("");
                touched.set(false);
                promise.set(false);
                error.set(None);
            }
            Err(problem) => error.set(Some(problem)),
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            save();
        }
    };
    let is_task = move || entry.get() == Entry::Task;
    view! {
        <section class="card composer no-print" aria-label=customer::composer(lang) on:keydown=on_key>
            <div class="composer__kinds" role="group" aria-label=customer::what_happened(lang)>
                {ENTRIES
                    .into_iter()
                    .map(|option| {
                        view! {
                            <button
                                type="button"
                                class="composer__kind"
                                aria-pressed=move || (entry.get() == option).to_string()
                                on:click=move |_| {
                                    entry.set(option);
                                    focus(text_box);
                                }
                            >
                                {icon(entry_icon(option))}
                                {entry_words(lang, option)}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
            <textarea
                node_ref=text_box
                class="composer__text"
                rows="2"
                aria-label=move || entry_words(lang, entry.get())
                placeholder=move || {
                    if is_task() { customer::task_placeholder(lang) } else { customer::text_placeholder(lang) }
                }
                prop:value=move || text.get()
                on:input:target=move |event| {
                    let words = event.target().value();
                    keep_draft(&words);
                    error.set(None);
                    text.set(words);
                }
            ></textarea>
            {move || {
                error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="field__error composer__error" role="alert">
                                {icon(Icon::Complaint)}
                                {error}
                            </p>
                        }
                    })
            }}
            <div class="composer__foot">
                <div class="composer__step">
                    {icon(Icon::Calendar)}
                    {move || {
                        (!is_task())
                            .then(|| {
                                view! {
                                    <input
                                        class="input"
                                        aria-label=customers::next_step(lang)
                                        placeholder=customers::no_next_step(lang)
                                        prop:value=move || step.get()
                                        on:input:target=move |event| {
                                            touched.set(true);
                                            step.set(event.target().value());
                                        }
                                    />
                                }
                            })
                    }}
                    <input
                        node_ref=day_box
                        class="input"
                        type="date"
                        aria-label=props::prop(lang, Prop::CompanyNextDue)
                        prop:value=move || due.get()
                        on:input:target=move |event| {
                            touched.set(true);
                            due.set(event.target().value());
                        }
                    />
                </div>
                {move || {
                    (!is_task())
                        .then(|| {
                            view! {
                                <label class="chip">
                                    <input
                                        type="checkbox"
                                        class="checkbox"
                                        prop:checked=move || promise.get()
                                        on:change:target=move |event| promise.set(event.target().checked())
                                    />
                                    {customer::is_promise(lang)}
                                </label>
                            }
                        })
                }}
                <button type="button" class="button button--primary button--small push" on:click=move |_| save()>
                    {crate::content::i18n::shell::save(lang)}
                    <kbd class="desktop-only">{customer::save_keys(lang)}</kbd>
                </button>
            </div>
        </section>
    }
}

fn first_line(text: &str) -> String {
    text.trim().lines().next().unwrap_or_default().to_owned()
}

fn rest(text: &str) -> String {
    text.trim()
        .split_once('\n')
        .map(|(_, rest)| rest.trim().to_owned())
        .unwrap_or_default()
}
