//! The forms of the lists: a step that is done, a new promise, a new follow-up.

use leptos::prelude::*;

use super::actions::{AgendaActions, Asked};
use super::edit::EditDialog;
use crate::app::command::{Command, NewPromise};
use crate::content::i18n::{props, tasks};
use crate::domain::Prop;
use crate::domain::record::NextStep;
use crate::replica::RecordId;
use crate::ui::components::{Dialog, FormFoot, NoticeBox, TextField, Tone, form_is_valid};
use crate::ui::pages::customer_picker::CustomerPicker;
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::parse_day;

/// The form that was asked for.
#[component]
pub fn AskedDialog(actions: AgendaActions) -> impl IntoView {
    move || match actions.asked() {
        None => ().into_any(),
        Some(Asked::Complete(company)) => {
            view! { <CompleteDialog company=company actions=actions /> }.into_any()
        }
        Some(Asked::Edit(item)) => view! { <EditDialog item=item actions=actions /> }.into_any(),
        Some(Asked::NewPromise) => view! { <PromiseDialog actions=actions /> }.into_any(),
        Some(Asked::NewStep) => view! { <StepDialog actions=actions /> }.into_any(),
    }
}

/// The frame that the forms share: Esc and Cancel close, Enter and Strg Enter save.
#[component]
pub fn FormDialog(
    #[prop(into)] title: String,
    actions: AgendaActions,
    /// The words of the button that saves.
    submit: &'static str,
    #[prop(into)] on_submit: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <Dialog title=title on_close=move |()| actions.close()>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    on_submit.run(());
                }
                on:keydown=move |event| {
                    if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                        event.prevent_default();
                        if form_is_valid(&event) {
                            on_submit.run(());
                        }
                    }
                }
            >
                {children()}
                <FormFoot words=submit on_cancel=move |()| actions.close() />
            </form>
        </Dialog>
    }
}

#[component]
fn CompleteDialog(company: RecordId, actions: AgendaActions) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let current = session.peek(|desk| desk.next_step(company));
    let outcome = RwSignal::new(String::new());
    let next = RwSignal::new(String::new());
    let due = RwSignal::new(session.usual_follow_up().to_string());
    let error = RwSignal::new(None::<String>);
    let was = current.as_ref().map(|step| step.text.clone());
    let save = move |()| {
        let text = next.get_untracked();
        let step = (!text.trim().is_empty()).then(|| NextStep {
            text,
            due: parse_day(&due.get_untracked()),
            who: Some(session.me()),
            role: session.peek_role(),
        });
        let command = Command::CompleteStep {
            company,
            outcome: outcome.get_untracked(),
            next: step,
        };
        match session.try_dispatch(command) {
            Ok(_) => actions.close(),
            Err(problem) => error.set(Some(problem)),
        }
    };
    view! {
        <FormDialog title=tasks::complete_title(lang) actions=actions submit=tasks::complete(lang) on_submit=save>
            <p class="muted">{was}</p>
            <TextField
                label=tasks::outcome(lang)
                value=outcome
                hint=tasks::outcome_hint(lang).to_owned()
                autofocus=true
                error=Signal::derive(move || error.get())
            />
            <div class="form-grid">
                <TextField
                    label=tasks::next_step(lang)
                    value=next
                    hint=tasks::next_hint(lang).to_owned()
                    class="form-grid__wide"
                />
                <TextField label=tasks::next_due(lang) value=due kind="date" />
            </div>
        </FormDialog>
    }
}

#[component]
fn PromiseDialog(actions: AgendaActions) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let text = RwSignal::new(String::new());
    let company = RwSignal::new(None::<RecordId>);
    let due = RwSignal::new(session.usual_follow_up().to_string());
    let error = RwSignal::new(None::<String>);
    let save = move |()| {
        if text.get_untracked().trim().is_empty() {
            error.set(Some(tasks::promise_missing(lang).to_owned()));
            return;
        }
        let new = NewPromise {
            text: text.get_untracked(),
            company: company.get_untracked(),
            due: parse_day(&due.get_untracked()),
            ..NewPromise::default()
        };
        match session.try_dispatch(Command::AddPromise(new)) {
            Ok(_) => actions.close(),
            Err(problem) => error.set(Some(problem)),
        }
    };
    view! {
        <FormDialog
            title=tasks::new_promise(lang)
            actions=actions
            submit=tasks::save_promise(lang)
            on_submit=save
        >
            <TextField
                label=props::prop(lang, Prop::PromiseText)
                value=text
                hint=tasks::promise_hint(lang).to_owned()
                autofocus=true
                error=Signal::derive(move || error.get())
            />
            <CustomerPicker label=props::prop(lang, Prop::PromiseCompany) value=company />
            <TextField label=props::prop(lang, Prop::PromiseDue) value=due kind="date" />
        </FormDialog>
    }
}

#[component]
fn StepDialog(actions: AgendaActions) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let text = RwSignal::new(String::new());
    let company = RwSignal::new(None::<RecordId>);
    let due = RwSignal::new(session.usual_follow_up().to_string());
    let error = RwSignal::new(None::<String>);
    let before = move || {
        let step = session.read(|desk| desk.next_step(company.get()?))?;
        Some(tasks::step_replaces(lang, &step.text))
    };
    let save = move |()| {
        let Some(company) = company.get_untracked() else {
            error.set(Some(tasks::step_customer_missing(lang).to_owned()));
            return;
        };
        if text.get_untracked().trim().is_empty() {
            error.set(Some(tasks::step_missing(lang).to_owned()));
            return;
        }
        let step = NextStep {
            text: text.get_untracked(),
            due: parse_day(&due.get_untracked()),
            who: Some(session.me()),
            role: session.peek_role(),
        };
        let command = Command::SetStep {
            companies: vec![company],
            step,
        };
        match session.try_dispatch(command) {
            Ok(_) => actions.close(),
            Err(problem) => error.set(Some(problem)),
        }
    };
    view! {
        <FormDialog title=tasks::new_step(lang) actions=actions submit=tasks::new_step(lang) on_submit=save>
            <CustomerPicker label=props::prop(lang, Prop::TaskCompany) value=company />
            {move || before().map(|words| view! { <NoticeBox tone=Tone::Info title=words /> })}
            <TextField
                label=props::prop(lang, Prop::CompanyNextText)
                value=text
                error=Signal::derive(move || error.get())
            />
            <TextField label=props::prop(lang, Prop::CompanyNextDue) value=due kind="date" />
        </FormDialog>
    }
}
