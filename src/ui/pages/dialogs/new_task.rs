//! The form for a task.

use leptos::prelude::*;

use crate::app::command::{Command, NewTask};
use crate::content::i18n::{props, shell, task_form as tasks};
use crate::domain::Prop;
use crate::ui::components::{Dialog, FormFoot, SelectField, TextArea, TextField, form_is_valid};
use crate::ui::pages::customer_picker::CustomerPicker;
use crate::ui::state::{use_lang, use_overlay, use_session};
use crate::ui::words::parse_day;

/// The form.
#[component]
pub fn NewTaskDialog() -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let session = use_session();
    let title = RwSignal::new(String::new());
    let note = RwSignal::new(String::new());
    let due = RwSignal::new(session.usual_follow_up().to_string());
    let assignee = RwSignal::new(session.me().to_string());
    let company = RwSignal::new(session.customer_on_page());
    let complaint = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let member_options: Vec<_> = session
        .peek(|desk| desk.member_choices())
        .into_iter()
        .map(|member| (member.id.to_string(), member.name))
        .collect();
    let save = move || {
        if title.get_untracked().trim().is_empty() {
            error.set(Some(tasks::title_missing(lang).to_owned()));
            return;
        }
        let new = NewTask {
            title: title.get_untracked(),
            company: company.get_untracked(),
            due: parse_day(&due.get_untracked()),
            assignee: assignee.get_untracked().parse().ok(),
            complaint: complaint.get_untracked(),
            note: note.get_untracked(),
            ..NewTask::default()
        };
        match session.try_dispatch(Command::AddTask(new)) {
            Ok(_) => overlay.close(),
            Err(problem) => error.set(Some(problem)),
        }
    };
    view! {
        <Dialog title=shell::new_task(lang) on_close=move |()| overlay.close()>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
                on:keydown=move |event| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        event.prevent_default();
                        if form_is_valid(&event) {
                            save();
                        }
                    }
                }
            >
                <TextField
                    label=props::prop(lang, Prop::TaskTitle)
                    value=title
                    autofocus=true
                    error=Signal::derive(move || error.get())
                />
                <CustomerPicker label=props::prop(lang, Prop::TaskCompany) value=company />
                <div class="form-grid">
                    <TextField label=props::prop(lang, Prop::TaskDue) value=due kind="date" />
                    <SelectField
                        label=props::prop(lang, Prop::TaskAssignee)
                        value=assignee
                        options=member_options
                    />
                </div>
                <label class="check-row">
                    <input
                        type="checkbox"
                        class="checkbox"
                        prop:checked=move || complaint.get()
                        on:change:target=move |event| complaint.set(event.target().checked())
                    />
                    {tasks::is_complaint(lang)}
                </label>
                <TextArea label=props::prop(lang, Prop::TaskNote) value=note />
                <FormFoot words=tasks::add(lang) on_cancel=move |()| overlay.close() />
            </form>
        </Dialog>
    }
}
