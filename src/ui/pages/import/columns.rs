//! What was recognised in the file, and what each column becomes. All of it can be changed.

use leptos::prelude::*;

use super::{PartHeading, kinds, machine};
use crate::app::import::encoding::Encoding;
use crate::app::import::header::Target;
use crate::app::import::mapping::{PreviewRow, preview};
use crate::app::import::problem::target_name;
use crate::app::import::sheet::{ReadChoices, Separator};
use crate::content::i18n::{Lang, format, import_page as words};
use crate::domain::Role;
use crate::ui::components::{Icon, icon};
use crate::ui::state::{use_lang, use_session};

/// A choice that takes effect at once.
#[component]
pub fn Choose(
    #[prop(into)] label: String,
    /// The words of the options.
    options: Vec<String>,
    /// The chosen one.
    chosen: usize,
    #[prop(into)] on_choose: Callback<usize>,
) -> impl IntoView {
    let id = crate::ui::components::field::unique_id();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <select
                id=id
                class="input"
                on:change:target=move |event| {
                    if let Ok(index) = usize::try_from(event.target().selected_index()) {
                        on_choose.run(index);
                    }
                }
            >
                {options
                    .into_iter()
                    .enumerate()
                    .map(|(index, words)| view! { <option selected=index == chosen>{words}</option> })
                    .collect_view()}
            </select>
        </div>
    }
}

/// How the file is read.
#[component]
pub fn FileCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    move || {
        machine::read(|run| {
            let (sheet, mapping) = (run.sheet()?, run.mapping()?);
            let rows = words::file_rows(lang, mapping.rows(sheet));
            let columns = words::file_columns(lang, sheet.width);
            let choices = run.choices();
            let notes: Vec<String> = sheet.notes.iter().map(|note| note.sentence(lang)).collect();
            let (encoding, separator, more_notes) = (sheet.encoding, sheet.separator, sheet.more_notes);
            let has_header = mapping.header.is_some();
            let file = run.file().to_owned();
            Some(view! {
                <section class="card card--padded stack">
                    <div class="import__file">
                        {icon(Icon::Table)} <div>
                            <h2>{file}</h2>
                            <p class="small muted numeric">{rows} ", " {columns}</p>
                        </div>
                        <button
                            type="button"
                            class="button button--small push"
                            on:click=move |_| machine::close()
                        >
                            {words::another(lang)}
                        </button>
                    </div>
                    <div class="form-grid">
                        <Choose
                            label=words::encoding(lang)
                            options=Encoding::ALL.map(|encoding| encoding.name().to_owned()).to_vec()
                            chosen=place(&Encoding::ALL, &encoding)
                            on_choose=move |index: usize| {
                                let encoding = Encoding::ALL.get(index).copied();
                                machine::reread(session, ReadChoices { encoding, ..choices });
                            }
                        />
                        <Choose
                            label=words::separator(lang)
                            options=Separator::ALL.map(|separator| separator_words(lang, separator)).to_vec()
                            chosen=place(&Separator::ALL, &separator)
                            on_choose=move |index: usize| {
                                let separator = Separator::ALL.get(index).copied();
                                machine::reread(session, ReadChoices { separator, ..choices });
                            }
                        />
                    </div>
                    <label class="check-row">
                        <input
                            type="checkbox"
                            class="checkbox"
                            prop:checked=has_header
                            on:change:target=move |event| {
                                let header = event.target().checked().then_some(0);
                                machine::map(session, |mapping| mapping.header = header);
                            }
                        />
                        {words::has_header(lang)}
                    </label>
                    <Notes notes=notes more=more_notes />
                </section>
            })
        })
        .flatten()
    }
}

#[component]
fn Notes(notes: Vec<String>, more: u32) -> impl IntoView {
    let lang = use_lang();
    let count = notes.len() + more as usize;
    (count > 0).then(|| {
        view! {
            <details class="import__details">
                <summary>{words::notes_title(lang, &format::number(lang, count as i64))}</summary>
                <ul class="import__sentences">
                    {notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
                    {(more > 0)
                        .then(|| {
                            view! { <li>{words::notes_more(lang, &format::number(lang, i64::from(more)))}</li> }
                        })}
                </ul>
            </details>
        }
    })
}

fn separator_words(lang: Lang, separator: Separator) -> String {
    match separator {
        Separator::Semicolon => words::separator_semicolon(lang),
        Separator::Comma => words::separator_comma(lang),
        Separator::Tab => words::separator_tab(lang),
        Separator::Pipe => words::separator_pipe(lang),
    }
    .to_owned()
}

fn place<T: PartialEq>(all: &[T], one: &T) -> usize {
    all.iter().position(|other| other == one).unwrap_or(0)
}

/// So many rows show what is in a column.
const PREVIEW: usize = 5;
/// So many columns are shown at first.
const SHOWN: usize = 40;

/// The columns of the file, one row each: its heading, what it becomes, what is in it.
#[component]
pub fn ColumnsCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let all = RwSignal::new(false);
    let table = move || {
        machine::read(|run| {
            let (sheet, mapping) = (run.sheet()?, run.mapping()?);
            let rows = preview(sheet, mapping, session.today(), PREVIEW);
            let known = mapping.targets.iter().filter(|target| **target != Target::Ignore).count();
            let shown = if all.get() { sheet.width } else { sheet.width.min(SHOWN) };
            let hidden = sheet.width - shown;
            let number = |count: usize| format::number(lang, count as i64);
            let names = mapping.names_customers();
            let columns: Vec<AnyView> = (0..shown)
                .map(|column| {
                    let target = mapping.targets.get(column).copied().unwrap_or(Target::Ignore);
                    column_row(lang, column, mapping.heading(sheet, column), target, &rows).into_any()
                })
                .collect();
            Some(view! {
                <p class="muted measure">{words::columns_text(lang, sheet.width, &number(known))}</p>
                {(!names)
                    .then(|| {
                        view! {
                            <p class="field__error" role="alert">
                                {icon(Icon::Complaint)}
                                {words::needs_name(lang)}
                            </p>
                        }
                    })}
                <div class="columns" role="region" tabindex="0" aria-label=words::columns_title(lang)>
                    <table class="columns__table">
                        <thead>
                            <tr>
                                <th scope="col">{words::column(lang)}</th>
                                <th scope="col">{words::becomes(lang)}</th>
                                {rows
                                    .iter()
                                    .map(|row| {
                                        let line = row.line.to_string();
                                        view! { <th scope="col">{words::row_number(lang, &line)}</th> }
                                    })
                                    .collect_view()}
                            </tr>
                        </thead>
                        <tbody>{columns}</tbody>
                    </table>
                </div>
                {(hidden > 0)
                    .then(|| {
                        view! {
                            <p>
                                <button type="button" class="text-button" on:click=move |_| all.set(true)>
                                    {words::more_columns(lang, hidden)}
                                </button>
                            </p>
                        }
                    })}
            })
        })
        .flatten()
    };
    view! {
        <section class="card card--padded stack">
            <PartHeading text=words::columns_title(lang) />
            {table}
        </section>
    }
}

fn column_row(
    lang: Lang,
    column: usize,
    heading: String,
    target: Target,
    rows: &[PreviewRow],
) -> impl IntoView + use<> {
    let cells = rows
        .iter()
        .filter_map(|row| row.cells.get(column))
        .map(|cell| {
            let problem = cell.problem.map(|kind| kinds::words(lang, kind));
            view! {
                <td class="columns__cell" data-problem=problem.map(|_| "") title=problem>
                    {problem.map(|words| view! { <span class="visually-hidden">{words} ": "</span> })}
                    {cell.text.clone()}
                </td>
            }
        })
        .collect_view();
    let label = words::becomes_label(lang, &heading);
    view! {
        <tr data-ignored=(target == Target::Ignore).then_some("")>
            <th scope="row" class="columns__heading">
                {heading}
            </th>
            <td>
                <TargetSelect column=column target=target label=label />
            </td>
            {cells}
        </tr>
    }
}

#[component]
fn TargetSelect(column: usize, target: Target, label: String) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let groups = target_groups(session.today(), target);
    let offered: Vec<Target> = groups
        .iter()
        .flat_map(|(_, targets)| targets.clone())
        .collect();
    let choose = move |index: usize| {
        if let Some(target) = offered.get(index).copied() {
            machine::map(session, |mapping| mapping.assign(column, target));
        }
    };
    let groups = groups
        .into_iter()
        .map(|(name, targets)| {
            let options = targets
                .into_iter()
                .map(|option| view! { <option selected=option == target>{target_name(option, lang)}</option> })
                .collect_view();
            match name {
                Some(name) => view! { <optgroup label=name(lang)>{options}</optgroup> }.into_any(),
                None => options.into_any(),
            }
        })
        .collect_view();
    view! {
        <select
            class="input columns__select"
            aria-label=label
            on:change:target=move |event| {
                if let Ok(index) = usize::try_from(event.target().selected_index()) {
                    choose(index);
                }
            }
        >
            {groups}
        </select>
    }
}

type TargetGroup = (Option<fn(Lang) -> &'static str>, Vec<Target>);

/// What a column can become, in groups. Years of revenue are those that a list of today would have.
fn target_groups(today: chrono::NaiveDate, current: Target) -> Vec<TargetGroup> {
    use chrono::Datelike;
    const YEARS: u16 = 4;
    let this_year = u16::try_from(today.year()).unwrap_or(0);
    let mut company = Vec::new();
    let mut work = Vec::new();
    let mut contact = Vec::new();
    for target in Target::ALL {
        match target {
            Target::Ignore => {}
            Target::Class
            | Target::Status
            | Target::Owner
            | Target::OwnerIn(_)
            | Target::Source
            | Target::Tags
            | Target::Since
            | Target::Revenue
            | Target::RevenueOf(_)
            | Target::NextStep
            | Target::NextStepOn
            | Target::Note => work.push(target),
            Target::ContactName
            | Target::ContactFirstName
            | Target::ContactLastName
            | Target::ContactSalutation
            | Target::ContactTitle
            | Target::ContactPosition
            | Target::ContactPhone
            | Target::ContactMobile
            | Target::ContactEmail => contact.push(target),
            Target::Name
            | Target::NameSecond
            | Target::Number
            | Target::Parent
            | Target::Kind
            | Target::Street
            | Target::HouseNumber
            | Target::Postcode
            | Target::Town
            | Target::Country
            | Target::Phone
            | Target::Email
            | Target::Web
            | Target::Industry
            | Target::VatId => company.push(target),
        }
    }
    work.extend(
        Role::ALL
            .map(Target::OwnerIn)
            .into_iter()
            .filter(|target| !Target::ALL.contains(target)),
    );
    work.extend((0..YEARS).map(|back| Target::RevenueOf(this_year.saturating_sub(back))));
    if let Target::RevenueOf(_) = current
        && !work.contains(&current)
    {
        work.push(current);
    }
    vec![
        (None, vec![Target::Ignore]),
        (Some(words::group_company), company),
        (Some(words::group_contact), contact),
        (Some(words::group_work), work),
    ]
}
