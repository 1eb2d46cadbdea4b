//! Handing customers over to a colleague: the role changes hands, open follow-ups go along.

use leptos::prelude::*;

use crate::app::command::Command;
use crate::content::i18n::{customers, roles};
use crate::domain::role::Role;
use crate::replica::RecordId;
use crate::ui::components::{Dialog, FormFoot, SelectField, TextArea};
use crate::ui::state::{use_lang, use_overlay, use_session};

/// The form.
#[component]
pub fn HandOverDialog(customers: Vec<RecordId>) -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let session = use_session();
    let members = session.peek(|desk| desk.member_choices());
    let alone = members.len() < 2;
    let first_other = members
        .iter()
        .find(|member| member.id != session.me())
        .map(|member| member.id.to_string());
    let to = RwSignal::new(first_other.unwrap_or_else(|| session.me().to_string()));
    let role = RwSignal::new(untrack(|| session.accent_role()).id().to_owned());
    let note = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let customers = StoredValue::new(customers);
    let save = move || {
        let (Some(role), Ok(to)) = (
            Role::from_id(&role.get_untracked()),
            to.get_untracked().parse(),
        ) else {
            return;
        };
        let command = Command::HandOver {
            companies: customers.get_value(),
            role: role.into(),
            to,
            note: note.get_untracked(),
        };
        match session.try_dispatch(command) {
            Ok(_) => overlay.close(),
            Err(problem) => error.set(Some(problem)),
        }
    };
    let member_options: Vec<_> = members
        .into_iter()
        .map(|member| (member.id.to_string(), member.name))
        .collect();
    let role_options: Vec<_> = Role::ALL
        .into_iter()
        .map(|role| (role.id().to_owned(), roles::name(lang, role).to_owned()))
        .collect();
    view! {
        <Dialog
            title=customers::hand_over_title(lang, customers.with_value(Vec::len))
            on_close=move |()| overlay.close()
        >
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                {alone.then(|| view! { <p class="muted">{customers::alone_hint(lang)}</p> })}
                <div class="form-grid">
                    <SelectField
                        label=customers::hand_over_to(lang)
                        value=to
                        options=member_options
                    />
                    <SelectField
                        label=customers::in_role(lang)
                        value=role
                        options=role_options
                    />
                </div>
                <TextArea
                    label=customers::hand_over_note(lang)
                    value=note
                    hint=customers::hand_over_hint(lang)
                    error=Signal::derive(move || error.get())
                />
                <FormFoot words=customers::hand_over(lang) on_cancel=move |()| overlay.close() />
            </form>
        </Dialog>
    }
}
