//! The people at a customer.

use leptos::prelude::*;

use crate::app::command::{Command, NewPerson};
use crate::app::views::customer::ContactRow;
use crate::content::i18n::{Lang, customer, format, props, words};
use crate::domain::{Influence, Prop};
use crate::replica::RecordId;
use crate::ui::components::{
    Dialog, Empty, FormFoot, Icon, Rows, SelectField, TextField, avatar, icon,
};
use crate::ui::pages::customer::inline_edit::InlineEdit;
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::select_options;

/// One line of the card beside the timeline.
pub fn contact_item(lang: Lang, row: ContactRow) -> impl IntoView {
    let role = describe(lang, &row);
    let blocked = row.no_calls_since.is_some();
    let phone = Some(row.phone.clone()).filter(|phone| !phone.is_empty() && !blocked);
    let call = format!("{}: {}", customer::call(lang), row.name);
    view! {
        <div class="card__item">
            {avatar(row.initials.clone())}
            <div>
                <div class="small strong">{row.name.clone()}</div>
                <div class="tiny muted">{role}</div>
            </div>
            {phone
                .map(|phone| {
                    view! {
                        <a
                            class="button button--ghost button--icon button--small push"
                            href=format!("tel:{}", phone.replace(' ', ""))
                            aria-label=call
                        >
                            {icon(Icon::Phone)}
                        </a>
                    }
                })}
        </div>
    }
}

fn describe(lang: Lang, row: &ContactRow) -> String {
    [
        Some(row.function.clone()).filter(|function| !function.is_empty()),
        row.influence
            .map(|influence| words::influence(lang, influence).to_owned()),
        row.main.then(|| customer::main_contact(lang).to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// The tab: every person with everything that is known, editable in place.
#[component]
pub fn ContactsTab(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let adding = RwSignal::new(false);
    let rows = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.contacts(id, &viewer))
    });
    let people = move || rows.with(|rows| rows.iter().map(|row| row.person).collect::<Vec<_>>());
    view! {
        <div class="stack">
            <header class="row">
                <h2>{customer::contacts_title(lang)}</h2>
                <button type="button" class="button push no-print" on:click=move |_| adding.set(true)>
                    {icon(Icon::Plus)}
                    {customer::add_contact(lang)}
                </button>
            </header>
            {move || {
                rows.with(Vec::is_empty)
                    .then(|| {
                        view! {
                            <Empty
                                picture=Icon::Team
                                title=customer::contacts_title(lang)
                                text=customer::no_contacts(lang)
                            />
                        }
                    })
            }}
            <Rows
                each=people
                key=|person| *person
                children=move |person| {
                    let row = Signal::derive(move || {
                        rows.with(|rows| rows.iter().find(|row| row.person == person).cloned())
                    });
                    view! { <ContactCard row=row /> }
                }
            />
        </div>
        {move || {
            adding
                .get()
                .then(|| view! { <NewContactDialog company=id on_close=move |()| adding.set(false) /> })
        }}
    }
}

const EDITED: [Prop; 9] = [
    Prop::PersonSalutation,
    Prop::PersonFirstName,
    Prop::PersonLastName,
    Prop::PersonMail,
    Prop::PersonPhone,
    Prop::PersonMobile,
    Prop::PersonOrigin,
    Prop::PersonLegalBasis,
    Prop::PersonInformedOn,
];

#[component]
fn ContactCard(row: Signal<Option<ContactRow>>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let first = row.get_untracked()?;
    let (person, relation) = (first.person, first.relation);
    let value = move |record: RecordId, prop: Prop| {
        Signal::derive(move || {
            session.read(|desk| crate::ui::words::shown_text(lang, desk, record, prop))
        })
    };
    let typed = move |record: RecordId, prop: Prop| {
        Signal::derive(move || {
            session.read(|desk| crate::ui::words::typed_text(desk, record, prop))
        })
    };
    let influence_options: Vec<_> = std::iter::once((String::new(), "–".to_owned()))
        .chain(select_options(Influence::ALL, Influence::id, |influence| {
            words::influence(lang, influence)
        }))
        .collect();
    Some(view! {
        <section class="card">
            <header class="card__head">
                {move || row.get().map(|row| avatar(row.initials))}
                <h3>{move || row.get().map(|row| row.name)}</h3>
                <span class="small muted">{move || row.get().map(|row| describe(lang, &row))}</span>
                <button
                    type="button"
                    class="button button--ghost button--small push no-print"
                    on:click=move |_| {
                        session.dispatch(Command::Archive { ids: vec![person] });
                    }
                >
                    {customer::archive(lang)}
                </button>
            </header>
            {move || {
                row.get()
                    .and_then(|row| row.no_calls_since)
                    .map(|since| {
                        view! {
                            <p class="card__foot small">
                                <span class="tag tag--bad">
                                    {icon(Icon::Phone)}
                                    {customer::no_calls(lang, &format::day_year(lang, since))}
                                </span>
                            </p>
                        }
                    })
            }}
            <InlineEdit
                record=relation
                prop=Prop::RelationFunction
                shown=value(relation, Prop::RelationFunction)
                typed=typed(relation, Prop::RelationFunction)
            />
            <InlineEdit
                record=relation
                prop=Prop::RelationInfluence
                shown=value(relation, Prop::RelationInfluence)
                typed=typed(relation, Prop::RelationInfluence)
                options=influence_options
            />
            {EDITED
                .into_iter()
                .map(|prop| {
                    view! {
                        <InlineEdit record=person prop=prop shown=value(person, prop) typed=typed(person, prop) />
                    }
                })
                .collect_view()}
        </section>
    })
}

/// The form for a new person.
#[component]
pub fn NewContactDialog(company: RecordId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let first_name = RwSignal::new(String::new());
    let last_name = RwSignal::new(String::new());
    let function = RwSignal::new(String::new());
    let phone = RwSignal::new(String::new());
    let mail = RwSignal::new(String::new());
    let origin = RwSignal::new(String::new());
    let influence = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let save = move || {
        if last_name.get_untracked().trim().is_empty()
            && first_name.get_untracked().trim().is_empty()
        {
            error.set(Some(customer::contact_name_missing(lang).to_owned()));
            return;
        }
        let new = NewPerson {
            first_name: first_name.get_untracked(),
            last_name: last_name.get_untracked(),
            phone: phone.get_untracked(),
            mail: mail.get_untracked(),
            origin: origin.get_untracked(),
            company: Some(company),
            function: function.get_untracked(),
            influence: Influence::from_id(&influence.get_untracked()),
            ..NewPerson::default()
        };
        match session.try_dispatch(Command::AddPerson(new)) {
            Ok(_) => on_close.run(()),
            Err(problem) => error.set(Some(problem)),
        }
    };
    let influence_options: Vec<_> = std::iter::once((String::new(), "–".to_owned()))
        .chain(select_options(Influence::ALL, Influence::id, |influence| {
            words::influence(lang, influence)
        }))
        .collect();
    view! {
        <Dialog title=customer::add_contact(lang) on_close=on_close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <div class="form-grid">
                    <TextField label=props::prop(lang, Prop::PersonFirstName) value=first_name autofocus=true />
                    <TextField
                        label=props::prop(lang, Prop::PersonLastName)
                        value=last_name
                        error=Signal::derive(move || error.get())
                    />
                    <TextField label=props::prop(lang, Prop::RelationFunction) value=function />
                    <SelectField
                        label=props::prop(lang, Prop::RelationInfluence)
                        value=influence
                        options=influence_options
                    />
                    <TextField label=props::prop(lang, Prop::PersonPhone) value=phone kind="tel" />
                    <TextField label=props::prop(lang, Prop::PersonMail) value=mail kind="email" />
                </div>
                <TextField
                    label=props::prop(lang, Prop::PersonOrigin)
                    value=origin
                    hint=customer::origin_hint(lang)
                />
                <FormFoot words=customer::add_contact(lang) on_cancel=move |()| on_close.run(()) />
            </form>
        </Dialog>
    }
}
