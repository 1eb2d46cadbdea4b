//! Changing a task or a promise. Only what was changed is written.

use leptos::prelude::*;

use super::actions::AgendaActions;
use super::forms::FormDialog;
use crate::app::command::Command;
use crate::app::views::agenda::{AgendaItem, AgendaKind};
use crate::content::i18n::{props, task_form, tasks};
use crate::domain::calendar::to_days;
use crate::domain::{Prop, Task, Value};
use crate::replica::RecordId;
use crate::ui::components::{SelectField, TextArea, TextField};
use crate::ui::pages::customer_picker::CustomerPicker;
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::parse_day;

/// The properties that a form of this kind changes.
struct Fields {
    text: Prop,
    company: Prop,
    due: Prop,
    who: Prop,
}

const TASK: Fields = Fields {
    text: Prop::TaskTitle,
    company: Prop::TaskCompany,
    due: Prop::TaskDue,
    who: Prop::TaskAssignee,
};

const PROMISE: Fields = Fields {
    text: Prop::PromiseText,
    company: Prop::PromiseCompany,
    due: Prop::PromiseDue,
    who: Prop::PromiseBy,
};

/// The form.
#[component]
pub fn EditDialog(item: AgendaItem, actions: AgendaActions) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let id = item.id;
    let is_promise = item.kind == AgendaKind::Promise;
    let fields = if is_promise { PROMISE } else { TASK };
    let (note_before, complaint_before) = session.peek(|desk| {
        Task::find(desk.book(), id)
            .map(|task| (task.note().to_owned(), task.is_complaint()))
            .unwrap_or_default()
    });
    let who_before = item.who.as_ref().map(|who| who.id);
    let company_before = item.company.as_ref().map(|(company, _)| *company);
    let text = RwSignal::new(item.text.clone());
    let company = RwSignal::new(company_before);
    let due = RwSignal::new(item.due.map(|day| day.to_string()).unwrap_or_default());
    let who = RwSignal::new(who_before.map(|id| id.to_string()).unwrap_or_default());
    let note = RwSignal::new(note_before.clone());
    let complaint = RwSignal::new(complaint_before);
    let error = RwSignal::new(None::<String>);
    let labels = (
        props::prop(lang, fields.text),
        props::prop(lang, fields.company),
        props::prop(lang, fields.due),
        props::prop(lang, fields.who),
    );
    let mut people: Vec<(String, String)> = session
        .peek(|desk| desk.member_choices())
        .into_iter()
        .map(|member| (member.id.to_string(), member.name))
        .collect();
    if who_before.is_none() {
        people.insert(0, (String::new(), tasks::nobody(lang).to_owned()));
    }
    let save = move |()| {
        let link = |id: Option<RecordId>| id.map_or(Value::Null, Value::Id);
        let day = parse_day(&due.get_untracked());
        let mut values = Vec::new();
        if text.get_untracked().trim() != item.text {
            values.push((fields.text, Value::from(text.get_untracked())));
        }
        if company.get_untracked() != company_before {
            values.push((fields.company, link(company.get_untracked())));
        }
        if day != item.due {
            let day = day.map_or(Value::Null, |day| Value::Date(to_days(day)));
            values.push((fields.due, day));
        }
        let chosen = who.get_untracked().parse().ok();
        if chosen != who_before {
            values.push((fields.who, link(chosen)));
        }
        if !is_promise && note.get_untracked().trim() != note_before {
            values.push((Prop::TaskNote, Value::from(note.get_untracked())));
        }
        if !is_promise && complaint.get_untracked() != complaint_before {
            let flag = complaint.get_untracked();
            values.push((
                Prop::TaskComplaint,
                if flag { Value::Bool(true) } else { Value::Null },
            ));
        }
        if values.is_empty() {
            actions.close();
            return;
        }
        match session.try_dispatch(Command::EditAll { id, values }) {
            Ok(_) => actions.close(),
            Err(problem) => error.set(Some(problem)),
        }
    };
    let heading = if is_promise {
        tasks::edit_promise(lang)
    } else {
        tasks::edit_task(lang)
    };
    view! {
        <FormDialog title=heading actions=actions submit=crate::content::i18n::shell::save(lang) on_submit=save>
            <TextField
                label=labels.0
                value=text
                autofocus=true
                error=Signal::derive(move || error.get())
            />
            <CustomerPicker label=labels.1 value=company />
            <div class="form-grid">
                <TextField label=labels.2 value=due kind="date" />
                <SelectField label=labels.3 value=who options=people />
            </div>
            {(!is_promise)
                .then(|| {
                    view! {
                        <label class="check-row">
                            <input
                                type="checkbox"
                                class="checkbox"
                                prop:checked=move || complaint.get()
                                on:change:target=move |event| complaint.set(event.target().checked())
                            />
                            {task_form::is_complaint(lang)}
                        </label>
                        <TextArea label=props::prop(lang, Prop::TaskNote) value=note />
                    }
                })}
        </FormDialog>
    }
}
