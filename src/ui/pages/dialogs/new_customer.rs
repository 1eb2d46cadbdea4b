//! The form for a new customer: a name is enough.

use leptos::prelude::*;

use crate::app::command::{Command, NewCompany};
use crate::app::duplicates::{Likely, Typed};
use crate::app::route::Route;
use crate::content::i18n::{customers, format, props, shell, words};
use crate::domain::record::NextStep;
use crate::domain::{Class, CompanyKind, Prop, Status};
use crate::ui::components::{Dialog, FormFoot, SelectField, TextField, form_is_valid};
use crate::ui::pages::duplicates::reasons;
use crate::ui::state::{go, use_lang, use_overlay, use_session};
use crate::ui::words::{parse_day, select_options};

/// The form.
#[component]
pub fn NewCustomerDialog() -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let session = use_session();
    let name = RwSignal::new(String::new());
    let town = RwSignal::new(String::new());
    let postcode = RwSignal::new(String::new());
    let street = RwSignal::new(String::new());
    let phone = RwSignal::new(String::new());
    let kind = RwSignal::new(CompanyKind::Single.id().to_owned());
    let class = RwSignal::new(String::new());
    let status = RwSignal::new(Status::Prospect.id().to_owned());
    let step = RwSignal::new(String::new());
    let due = RwSignal::new(session.usual_follow_up().to_string());
    let error = RwSignal::new(None::<String>);
    let alike = Memo::new(move |_| {
        let typed = Typed {
            name: name.get(),
            postcode: postcode.get(),
            town: town.get(),
            street: street.get(),
            phone: phone.get(),
        };
        session.read(|desk| desk.likely_duplicates(&typed, 3))
    });
    let save = move || {
        if name.get_untracked().trim().is_empty() {
            error.set(Some(customers::name_missing(lang).to_owned()));
            return;
        }
        let next = (!step.get_untracked().trim().is_empty()).then(|| NextStep {
            text: step.get_untracked(),
            due: parse_day(&due.get_untracked()),
            who: Some(session.me()),
            role: session.peek_role(),
        });
        let new = NewCompany {
            name: name.get_untracked(),
            kind: CompanyKind::from_id(&kind.get_untracked()),
            street: street.get_untracked(),
            postcode: postcode.get_untracked(),
            town: town.get_untracked(),
            phone: phone.get_untracked(),
            class: Class::from_id(&class.get_untracked()),
            status: Status::from_id(&status.get_untracked()),
            owner: session.peek_role().map(|role| (role, session.me())),
            next,
            ..NewCompany::default()
        };
        match session.try_dispatch(Command::AddCompany(new)) {
            Ok(outcome) => {
                overlay.close();
                if let Some(id) = outcome.created {
                    go(&Route::customer(id));
                }
            }
            Err(problem) => error.set(Some(problem)),
        }
    };
    let kind_options = select_options(CompanyKind::ALL, CompanyKind::id, |kind| {
        words::company_kind(lang, kind)
    });
    let status_options = select_options(Status::ALL, Status::id, |status| {
        words::status(lang, status)
    });
    let class_options: Vec<_> =
        std::iter::once((String::new(), customers::no_class(lang).to_owned()))
            .chain(select_options(Class::ALL, Class::id, words::class))
            .collect();
    view! {
        <Dialog title=shell::new_customer(lang) on_close=move |()| overlay.close()>
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
                    label=props::prop(lang, Prop::CompanyName)
                    value=name
                    autofocus=true
                    error=Signal::derive(move || error.get())
                />
                {move || {
                    let alike = alike.get();
                    (!alike.is_empty())
                        .then(|| {
                            view! {
                                <div class="small" role="status">
                                    <span class="muted">{customers::already_there(lang)}</span>
                                    <ul role="list">
                                        {alike
                                            .into_iter()
                                            .map(|likely| {
                                                view! {
                                                    <li>
                                                        <a
                                                            class="link"
                                                            href=Route::customer(likely.id).href()
                                                            on:click=move |_| overlay.close()
                                                        >
                                                            {title_of(&likely)}
                                                        </a>
                                                        " "
                                                        <span class="muted">
                                                            {reasons(lang, likely.score.reasons())}
                                                        </span>
                                                    </li>
                                                }
                                            })
                                            .collect_view()}
                                    </ul>
                                </div>
                            }
                        })
                }}
                <div class="form-grid">
                    <TextField label=props::prop(lang, Prop::CompanyTown) value=town />
                    <TextField label=props::prop(lang, Prop::CompanyPostcode) value=postcode />
                    <TextField label=props::prop(lang, Prop::CompanyStreet) value=street />
                    <TextField label=props::prop(lang, Prop::CompanyPhone) value=phone kind="tel" />
                    <SelectField
                        label=props::prop(lang, Prop::CompanyKind)
                        value=kind
                        options=kind_options
                    />
                    <SelectField
                        label=props::prop(lang, Prop::CompanyStatus)
                        value=status
                        options=status_options
                    />
                    <SelectField
                        label=props::prop(lang, Prop::CompanyClass)
                        value=class
                        options=class_options
                    />
                </div>
                <div class="form-grid">
                    <TextField label=customers::next_step(lang) value=step />
                    <TextField
                        label=props::prop(lang, Prop::CompanyNextDue)
                        value=due
                        kind="date"
                        hint=format::weekday(lang, chrono::Datelike::weekday(&session.usual_follow_up()))
                    />
                </div>
                <FormFoot words=shell::new_customer(lang) on_cancel=move |()| overlay.close() />
            </form>
        </Dialog>
    }
}

fn title_of(likely: &Likely) -> String {
    match likely.town.as_str() {
        "" => likely.name.clone(),
        town => format!("{}, {town}", likely.name),
    }
}
