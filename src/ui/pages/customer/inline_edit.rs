//! A value that is edited where it stands: click, E or F2 opens it, Enter keeps it, Esc leaves it, blur keeps it.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::app::Desk;
use crate::app::command::{Command, Decision};
use crate::app::route::Route;
use crate::content::i18n::{Lang, customer, done, props, review};
use crate::domain::calendar;
use crate::domain::schema::Shape;
use crate::domain::{FieldError, Problem, Prop, Value, ValueRef};
use crate::replica::RecordId;
use crate::ui::components::{Icon, focus_next_frame, icon};
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::{parse_day, parse_euros, shown_value};

/// One property of one record.
#[component]
pub fn InlineEdit(
    record: RecordId,
    prop: Prop,
    /// As it is shown.
    #[prop(into)]
    shown: Signal<String>,
    /// As it is typed.
    #[prop(into)]
    typed: Signal<String>,
    /// Values and words, for a property that chooses.
    #[prop(optional)]
    options: Vec<(String, String)>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let editing = RwSignal::new(false);
    let draft = RwSignal::new(String::new());
    let opened = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let button = NodeRef::<html::Button>::new();
    let options = StoredValue::new(options);
    let shape = prop.shape();
    let start = move || {
        draft.set(typed.get_untracked());
        opened.set(typed.get_untracked());
        error.set(None);
        editing.set(true);
    };
    let stop = move || {
        editing.set(false);
        focus_next_frame(button);
    };
    let input = NodeRef::<html::Input>::new();
    let keep = move || {
        if has_impossible_day(input) {
            error.set(Some(no_such_day(lang, prop)));
            return false;
        }
        let (words, standing) = (draft.get_untracked(), typed.get_untracked());
        // Whoever typed nothing keeps what stands there now, even if it is not what stood there before.
        if words == standing || opened.with_untracked(|opened| words == *opened) {
            editing.set(false);
            return true;
        }
        let value = match to_value(lang, shape, &words) {
            Ok(value) => value,
            Err(()) => {
                error.set(Some(customer::does_not_fit(lang, props::prop(lang, prop))));
                return false;
            }
        };
        let seen = opened.with_untracked(|opened| standing == *opened);
        let (id, prop) = (record, prop);
        let command = if seen {
            Command::Edit { id, prop, value }
        } else {
            Command::EditUnseen { id, prop, value }
        };
        match session.try_dispatch(command) {
            Ok(_) => {
                editing.set(false);
                true
            }
            Err(problem) => {
                error.set(Some(problem));
                false
            }
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !matches!(shape, Shape::Prose(_)) || event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            event.stop_propagation();
            if keep() {
                stop();
            }
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            stop();
        }
        _ => {}
    };
    let label = props::prop(lang, prop);
    // At once: whoever types on must not lose a letter.
    let focus_when_there = move |element: web_sys::HtmlElement| {
        if element.is_connected() {
            let _ = element.focus();
        } else {
            request_animation_frame(move || {
                let _ = element.focus();
            });
        }
    };
    let area = NodeRef::<html::Textarea>::new();
    let select = NodeRef::<html::Select>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            focus_when_there(input.into());
        }
    });
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            focus_when_there(area.into());
        }
    });
    Effect::new(move |_| {
        if let Some(select) = select.get() {
            focus_when_there(select.into());
        }
    });
    let editor = move || {
        if options.with_value(|options| !options.is_empty()) {
            view! {
                <select
                    node_ref=select
                    class="input"
                    aria-label=label
                    on:change:target=move |event| {
                        draft.set(event.target().value());
                        if keep() {
                            stop();
                        }
                    }
                    on:keydown=on_key
                    on:blur=move |_| {
                        keep();
                    }
                >
                    {options
                        .get_value()
                        .into_iter()
                        .map(|(value, words)| {
                            let this = value.clone();
                            view! {
                                <option value=value selected=move || draft.get() == this>
                                    {words}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            }
            .into_any()
        } else if matches!(shape, Shape::Prose(_)) {
            view! {
                <textarea
                    node_ref=area
                    class="input"
                    aria-label=label
                    prop:value=move || draft.get()
                    on:input:target=move |event| draft.set(event.target().value())
                    on:keydown=on_key
                    on:blur=move |_| {
                        keep();
                    }
                ></textarea>
            }
            .into_any()
        } else {
            view! {
                <input
                    node_ref=input
                    class="input"
                    type=if matches!(shape, Shape::Day) { "date" } else { "text" }
                    aria-label=label
                    aria-invalid=move || error.get().map(|_| "true")
                    prop:value=move || draft.get()
                    on:input:target=move |event| draft.set(event.target().value())
                    on:keydown=on_key
                    on:blur=move |_| {
                        keep();
                    }
                />
            }
            .into_any()
        }
    };
    view! {
        <div class="inline-edit">
            <span class="muted small">{label}</span>
            <div>
                {move || {
                    if editing.get() {
                        editor()
                    } else {
                        view! {
                            <button
                                node_ref=button
                                type="button"
                                class="inline-edit__value"
                                aria-label=move || {
                                    let shown = shown.get();
                                    let shown = if shown.is_empty() { customer::nothing_yet(lang) } else { &shown };
                                    customer::edit_value(lang, label, shown)
                                }on:click=move |_| start()
                                on:keydown=move |event| {
                                    let key = event.key();
                                    if (key == "e" || key == "E" || key == "F2") && !event.ctrl_key()
                                        && !event.meta_key()
                                    {
                                        event.prevent_default();
                                        event.stop_propagation();
                                        start();
                                    }
                                }
                            >
                                {move || {
                                    let shown = shown.get();
                                    if shown.is_empty() {
                                        view! { <span class="faint">{customer::nothing_yet(lang)}</span> }
                                            .into_any()
                                    } else {
                                        shown.into_any()
                                    }
                                }}
                            </button>
                        }
                            .into_any()
                    }
                }}
                <Beside record=record prop=prop shown=shown />
                {move || {
                    error
                        .get()
                        .map(|error| {
                            view! {
                                <p class="field__error" role="alert">
                                    {icon(Icon::Complaint)}
                                    {error}
                                </p>
                            }
                        })
                }}
            </div>
        </div>
    }
}

/// What somebody else entered at the same time, and the choice between the two. Nobody has to choose: the newest value
/// holds, and both stay.
#[component]
fn Beside(record: RecordId, prop: Prop, shown: Signal<String>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let others = Memo::new(move |_| session.read(|desk| desk.beside(record, prop)));
    let decide = move |value: Value| {
        session.dispatch(Command::Decide(vec![Decision {
            id: record,
            prop,
            element: String::new(),
            value,
        }]));
    };
    let current = move || session.peek(|desk| value_of(desk, record, prop));
    let named = move |words: String| match words.is_empty() {
        true => customer::nothing_yet(lang).to_owned(),
        false => words,
    };
    move || {
        let others = others.get();
        (!others.is_empty()).then(|| {
            view! {
                <div class="stack small" role="status">
                    {others
                        .into_iter()
                        .map(|(value, theirs)| {
                            let theirs = named(shown_value(lang, &theirs));
                            view! {
                                <p>{customer::also_entered(lang, &theirs)}</p>
                                <p class="row row--wrap">
                                    <button
                                        type="button"
                                        class="button button--small"
                                        on:click=move |_| decide(current())
                                    >
                                        {move || customer::keep_value(lang, &named(shown.get()))}
                                    </button>
                                    <button
                                        type="button"
                                        class="button button--small"
                                        on:click=move |_| decide(value.clone())
                                    >
                                        {customer::take_value(lang, &theirs)}
                                    </button>
                                </p>
                            }
                        })
                        .collect_view()}
                    <a
                        class="tag tag--info review-mark no-print"
                        href=Route::Review.href()
                        aria-label=review::mark_of(lang, props::prop(lang, prop))
                    >
                        {review::mark(lang)}
                    </a>
                </div>
            }
        })
    }
}

fn value_of(desk: &Desk, record: RecordId, prop: Prop) -> Value {
    desk.book()
        .record(record)
        .and_then(|record| record.get(prop.field()))
        .map_or(Value::Null, ValueRef::to_value)
}

/// Whether a date was typed that the calendar does not have. The browser hands it out as an empty one.
pub fn has_impossible_day(input: NodeRef<html::Input>) -> bool {
    input
        .get_untracked()
        .is_some_and(|input| input.matches(":invalid").unwrap_or(false))
}

/// The sentence for it.
pub fn no_such_day(lang: Lang, prop: Prop) -> String {
    let problem = Problem::NoSuchDay;
    done::field_error(lang, &FieldError { prop, problem })
}

/// What was typed as a value. Emptied text empties the property.
fn to_value(lang: Lang, shape: Shape, typed: &str) -> Result<Value, ()> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Value::Null);
    }
    match shape {
        Shape::Day => {
            let day = parse_day(typed).ok_or(())?;
            Ok(Value::Date(calendar::to_days(day)))
        }
        Shape::Cents => parse_euros(lang, typed).map(Value::Int).ok_or(()),
        Shape::Number(_, _) => typed.parse().map(Value::Int).map_err(|_| ()),
        Shape::Link(_) | Shape::LinkAny => typed.parse().map(Value::Id).map_err(|_| ()),
        Shape::Line(_)
        | Shape::Prose(_)
        | Shape::Choice(_)
        | Shape::Moment
        | Shape::Flag
        | Shape::Tags
        | Shape::RoleSet
        | Shape::MemberByRole
        | Shape::CentsByMonth
        | Shape::Dials
        | Shape::Stages
        | Shape::Packed => Ok(Value::from(typed)),
    }
}
