//! One field of many customers: what it becomes, whom that changes, and one undo for all.

use leptos::prelude::*;

use super::words::choices_of;
use crate::app::command::{Command, CommandError};
use crate::app::list::Column;
use crate::app::views::preview::Preview;
use crate::content::i18n::{bulk, props, roles, shell};
use crate::domain::calendar::to_days;
use crate::domain::role::Role;
use crate::domain::{Prop, Value};
use crate::replica::RecordId;
use crate::ui::components::{Dialog, SelectField, TextField};
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::{parse_day, shown_value};

/// What can be changed for many at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Plain(Prop),
    Owner(Role),
    AddTag,
    RemoveTag,
}

impl Field {
    /// What stands in the form before a value was said: no id of a choice looks so.
    const fn unsaid(self) -> &'static str {
        match self {
            Field::Plain(Prop::CompanyClass | Prop::CompanyStatus)
            | Field::Owner(_)
            | Field::RemoveTag => UNSAID,
            Field::Plain(_) | Field::AddTag => "",
        }
    }
}

const UNSAID: &str = "?";

const PLAIN: [Prop; 7] = [
    Prop::CompanyClass,
    Prop::CompanyStatus,
    Prop::CompanyIndustry,
    Prop::CompanySource,
    Prop::CompanyTown,
    Prop::CompanyCountry,
    Prop::CompanySince,
];

/// The dialog.
#[component]
pub fn BulkDialog(
    /// The customers.
    ids: Vec<RecordId>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let ids = StoredValue::new(ids);
    let fields: Vec<(Field, String)> = PLAIN
        .into_iter()
        .map(|prop| (Field::Plain(prop), props::prop(lang, prop).to_owned()))
        .chain([
            (Field::AddTag, bulk::add_tag(lang).to_owned()),
            (Field::RemoveTag, bulk::remove_tag(lang).to_owned()),
        ])
        .chain(Role::ALL.map(|role| {
            (
                Field::Owner(role),
                bulk::owner_in(lang, roles::name(lang, role)),
            )
        }))
        .collect();
    let options: Vec<(String, String)> = fields
        .iter()
        .enumerate()
        .map(|(number, (_, words))| (number.to_string(), words.clone()))
        .collect();
    let chosen = RwSignal::new("0".to_owned());
    let value = RwSignal::new(Field::Plain(Prop::CompanyClass).unsaid().to_owned());
    let problem = RwSignal::new(None::<String>);
    let field = Memo::new(move |_| {
        let number: usize = chosen.with(|chosen| chosen.parse()).unwrap_or(0);
        fields
            .get(number)
            .map_or(Field::Plain(Prop::CompanyClass), |(field, _)| *field)
    });
    Effect::new(move |last: Option<Field>| {
        let field = field.get();
        if last.is_some_and(|last| last != field) {
            value.set(field.unsaid().to_owned());
        }
        field
    });
    // Nothing is done before a value was chosen or typed: an empty field does not empty those of others.
    let command = move || {
        let companies = ids.get_value();
        let text = value.get();
        if text.trim() == field.get().unsaid() {
            return None;
        }
        Some(match field.get() {
            Field::Plain(prop) => Command::EditMany {
                ids: companies,
                prop,
                value: match (prop, parse_day(&text)) {
                    (Prop::CompanySince, Some(day)) => Value::Date(to_days(day)),
                    (Prop::CompanySince, None) => Value::Null,
                    (_, _) => Value::from(text),
                },
            },
            Field::Owner(role) => Command::Assign {
                companies,
                role: role.into(),
                member: text.parse().ok(),
            },
            Field::AddTag => Command::Tag {
                companies,
                tag: text,
                on: true,
            },
            Field::RemoveTag => Command::Tag {
                companies,
                tag: text,
                on: false,
            },
        })
    };
    let preview = Memo::new(move |_| {
        let command = command()?;
        let found: Result<Preview, CommandError> =
            session.at_desk(|desk, at| desk.preview(command, at));
        found.ok()
    });
    let total = ids.with_value(Vec::len);
    let save = move || {
        let Some(command) = untrack(command) else {
            return;
        };
        match session.try_dispatch(command) {
            Ok(_) => on_close.run(()),
            Err(words) => problem.set(Some(words)),
        }
    };
    view! {
        <Dialog title=bulk::title(lang, total) on_close=on_close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <SelectField label=bulk::field(lang) value=chosen options=options />
                {move || view! { <NewValue field=field.get() value=value problem=problem /> }}
                <section aria-live="polite">
                    {move || preview.get().map(|preview| changes(lang, &preview, total))}
                </section>
                <footer class="dialog__foot">
                    <button type="button" class="button" on:click=move |_| on_close.run(())>
                        {shell::cancel(lang)}
                    </button>
                    <button
                        type="submit"
                        class="button button--primary"
                        disabled=move || preview.get().is_none_or(|preview| preview.records == 0)
                    >
                        {move || bulk::apply(lang, preview.get().map_or(0, |preview| preview.records))}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
}

/// The first changes, and how many stay as they are.
fn changes(
    lang: crate::content::i18n::Lang,
    preview: &Preview,
    total: usize,
) -> impl IntoView + use<> {
    let same = total.saturating_sub(preview.records);
    let more = preview.records.saturating_sub(preview.changes.len());
    let rows = preview
        .changes
        .iter()
        .map(|change| {
            let or_nothing = |words: String| {
                if words.is_empty() {
                    bulk::nothing(lang).to_owned()
                } else {
                    words
                }
            };
            let old = or_nothing(shown_value(lang, &change.old));
            let new = or_nothing(shown_value(lang, &change.new));
            view! {
                <li>
                    <b>{change.name.clone()}</b>
                    " "
                    {old}
                    " → "
                    {new}
                </li>
            }
        })
        .collect_view();
    view! {
        <ul class="bulk-preview__list">{rows}</ul>
        {(more > 0).then(|| view! { <p class="muted small">{bulk::more(lang, more)}</p> })}
        {(same > 0).then(|| view! { <p class="muted small">{bulk::same(lang, same)}</p> })}
    }
}

/// The input that fits the field.
#[component]
fn NewValue(
    field: Field,
    value: RwSignal<String>,
    problem: RwSignal<Option<String>>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let error = Signal::derive(move || problem.get());
    let with_unsaid = |mut options: Vec<(String, String)>| {
        options.insert(0, (UNSAID.to_owned(), bulk::choose(lang).to_owned()));
        options
    };
    let with_none = |mut options: Vec<(String, String)>| {
        options.push((String::new(), bulk::nothing(lang).to_owned()));
        with_unsaid(options)
    };
    match field {
        Field::Plain(Prop::CompanyClass) => {
            let options = session.peek(|desk| choices_of(lang, desk, Column::Class));
            view! { <SelectField label=bulk::becomes(lang) value=value options=with_none(options) /> }.into_any()
        }
        Field::Plain(Prop::CompanyStatus) => {
            let options = session.peek(|desk| choices_of(lang, desk, Column::Status));
            view! { <SelectField label=bulk::becomes(lang) value=value options=with_none(options) /> }.into_any()
        }
        Field::Owner(_) => {
            let members = session.peek(|desk| desk.member_choices());
            let options = members
                .into_iter()
                .map(|member| (member.id.to_string(), member.name))
                .collect();
            view! { <SelectField label=bulk::becomes(lang) value=value options=with_none(options) /> }.into_any()
        }
        Field::RemoveTag => {
            let options = session.peek(|desk| choices_of(lang, desk, Column::Tags));
            view! { <SelectField label=bulk::tag(lang) value=value options=with_unsaid(options) /> }
                .into_any()
        }
        Field::AddTag => {
            view! { <TextField label=bulk::tag(lang) value=value error=error /> }.into_any()
        }
        Field::Plain(Prop::CompanySince) => {
            view! { <TextField label=bulk::becomes(lang) value=value kind="date" error=error /> }
                .into_any()
        }
        Field::Plain(_) => {
            view! { <TextField label=bulk::becomes(lang) value=value error=error /> }.into_any()
        }
    }
}
