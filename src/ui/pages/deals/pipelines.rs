//! The team's own pipelines: names, stages and their order.

use leptos::prelude::*;

use crate::app::command::{Command, NewPipeline, NewStage};
use crate::app::deals::{DealQuery, DealView};
use crate::app::route::Route;
use crate::app::views::pipelines::PipelineRow;
use crate::content::i18n::{Lang, deals, format, shell};
use crate::domain::StageKind;
use crate::replica::RecordId;
use crate::ui::components::{Dialog, DialogWidth, Empty, FormFoot, Icon, Rows, TextField, icon};
use crate::ui::state::{use_lang, use_session};

/// The part of the page.
#[component]
pub fn PipelinesPart() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let editing = RwSignal::new(None::<Option<PipelineRow>>);
    let rows = Memo::new(move |_| session.read(|desk| desk.pipeline_rows()));
    view! {
        <div class="page page--narrow stack">
            <header class="row row--wrap">
                <p class="muted measure">{deals::pipelines_lead(lang)}</p>
                <button
                    type="button"
                    class="button button--primary push no-print"
                    on:click=move |_| editing.set(Some(None))
                >
                    {icon(Icon::Plus)}
                    {deals::add_pipeline(lang)}
                </button>
            </header>
            {move || {
                rows.with(Vec::is_empty)
                    .then(|| {
                        view! {
                            <Empty
                                picture=Icon::Board
                                title=deals::pipelines_empty_title(lang)
                                text=deals::pipelines_empty_text(lang)
                            />
                        }
                    })
            }}
            <Rows
                each=move || rows.get()
                key=|row| (row.id, row.form.name.clone(), row.deals, row.form.stages.len(), words_of(row))
                children=move |row| view! { <PipelineCard row=row editing=editing /> }
            />
            {move || {
                rows.with(|rows| !rows.is_empty())
                    .then(|| view! { <p class="small muted measure">{deals::archive_hint(lang)}</p> })
            }}
        </div>
        {move || {
            editing
                .get()
                .map(|row| {
                    view! { <PipelineDialog row=row on_close=move |()| editing.set(None) /> }
                })
        }}
    }
}

fn words_of(row: &PipelineRow) -> Vec<(String, i64)> {
    let stages = row.form.stages.iter();
    stages
        .map(|stage| (stage.name.clone(), stage.percent))
        .collect()
}

fn percent(lang: Lang, percent: i64) -> String {
    format::percent(lang, percent as f64 / 100.0)
}

#[component]
fn PipelineCard(row: PipelineRow, editing: RwSignal<Option<Option<PipelineRow>>>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let id = row.id;
    let name = row.form.name.clone();
    let board = DealQuery {
        pipeline: Some(id),
        ..DealQuery::of(DealView::Board)
    };
    let stages = row.form.stages.iter().map(|stage| {
        let quote = (stage.kind == StageKind::Quote)
            .then(|| view! { <span class="faint small">{deals::has_quote(lang)}</span> });
        view! {
            <li class="pipeline__stage">
                <b>{stage.name.clone()}</b>
                <span class="numeric">{percent(lang, stage.percent)}</span>
                {quote}
            </li>
        }
    });
    let stages = stages.collect_view();
    view! {
        <section class="card">
            <header class="card__head">
                <h2>{name.clone()}</h2>
                <a class="link small" href=Route::Deals(board).href()>
                    {deals::deals(lang, row.deals)}
                </a>
                <button
                    type="button"
                    class="button button--small push no-print"
                    aria-label=deals::edit_named(lang, &name)
                    on:click=move |_| editing.set(Some(Some(row.clone())))
                >
                    {icon(Icon::Edit)}
                    {deals::edit_pipeline(lang)}
                </button>
                <button
                    type="button"
                    class="button button--ghost button--small no-print"
                    aria-label=deals::archive_named(lang, &name)
                    on:click=move |_| {
                        session.dispatch(Command::Archive { ids: vec![id] });
                    }
                >
                    {deals::archive(lang)}
                </button>
            </header>
            <ol class="pipeline__stages">{stages}</ol>
        </section>
    }
}

/// A stage while it is edited.
#[derive(Clone, Copy)]
struct StageForm {
    /// What tells it from the others while they change places.
    number: usize,
    key: StoredValue<Option<String>>,
    name: RwSignal<String>,
    percent: RwSignal<String>,
    has_quote: RwSignal<bool>,
}

impl StageForm {
    fn new(number: usize, stage: NewStage) -> StageForm {
        StageForm {
            number,
            key: StoredValue::new(stage.key),
            name: RwSignal::new(stage.name),
            percent: RwSignal::new(stage.percent.to_string()),
            has_quote: RwSignal::new(stage.kind == StageKind::Quote),
        }
    }

    fn read(self) -> Option<NewStage> {
        let percent = self.percent.get_untracked();
        let percent = percent.trim().trim_end_matches('%').trim().parse().ok()?;
        Some(NewStage {
            key: self.key.get_value(),
            name: self.name.get_untracked(),
            kind: if self.has_quote.get_untracked() {
                StageKind::Quote
            } else {
                StageKind::Open
            },
            percent: (0..=100).contains(&percent).then_some(percent)?,
        })
    }
}

fn first_stages(lang: Lang) -> Vec<NewStage> {
    let stage = |name: &str, kind, percent| NewStage {
        key: None,
        name: name.to_owned(),
        kind,
        percent,
    };
    vec![
        stage(deals::first_stage(lang), StageKind::Open, 10),
        stage(deals::second_stage(lang), StageKind::Quote, 50),
    ]
}

#[component]
fn PipelineDialog(row: Option<PipelineRow>, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let id: Option<RecordId> = row.as_ref().map(|row| row.id);
    let form = row.map_or_else(
        || NewPipeline {
            name: String::new(),
            stages: first_stages(lang),
        },
        |row| row.form,
    );
    let name = RwSignal::new(form.name);
    let next = StoredValue::new(form.stages.len());
    let stages = form.stages.into_iter().enumerate();
    let stages = RwSignal::new(
        stages
            .map(|(number, stage)| StageForm::new(number, stage))
            .collect::<Vec<_>>(),
    );
    let name_error = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<String>);
    let save = move || {
        name_error.set(None);
        error.set(None);
        if name.get_untracked().trim().is_empty() {
            name_error.set(Some(deals::name_missing(lang).to_owned()));
            return;
        }
        let read: Option<Vec<NewStage>> =
            stages.with_untracked(|stages| stages.iter().map(|stage| stage.read()).collect());
        let Some(stages) = read else {
            error.set(Some(deals::percent_wrong(lang).to_owned()));
            return;
        };
        let to = NewPipeline {
            name: name.get_untracked(),
            stages,
        };
        let command = match id {
            Some(id) => Command::EditPipeline { id, to },
            None => Command::AddPipeline(to),
        };
        match session.try_dispatch(command) {
            Ok(_) => on_close.run(()),
            Err(problem) => error.set(Some(problem)),
        }
    };
    let add = move |_| {
        let number = next.get_value();
        next.set_value(number + 1);
        let stage = NewStage {
            key: None,
            name: String::new(),
            kind: StageKind::Open,
            percent: 50,
        };
        stages.update(|stages| stages.push(StageForm::new(number, stage)));
    };
    let heading = match id {
        Some(_) => deals::edit_pipeline(lang),
        None => deals::add_pipeline(lang),
    };
    view! {
        <Dialog title=heading on_close=on_close width=DialogWidth::Wide>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField
                    label=deals::pipeline_name(lang)
                    value=name
                    autofocus=true
                    error=Signal::derive(move || name_error.get())
                />
                <h3>{deals::stages(lang)}</h3>
                <ol class="stage-forms">
                    <Rows
                        each=move || stages.get()
                        key=|stage| stage.number
                        children=move |stage| view! { <StageRow stage=stage stages=stages /> }
                    />
                </ol>
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
                <p>
                    <button type="button" class="button button--small" on:click=add>
                        {icon(Icon::Plus)}
                        {deals::add_stage(lang)}
                    </button>
                </p>
                {id.map(|_| view! { <p class="small muted">{deals::kept_hint(lang)}</p> })}
                <FormFoot words=shell::save(lang) on_cancel=move |()| on_close.run(()) />
            </form>
        </Dialog>
    }
}

#[component]
fn StageRow(stage: StageForm, stages: RwSignal<Vec<StageForm>>) -> impl IntoView {
    let lang = use_lang();
    let place = Memo::new(move |_| {
        stages.with(|stages| {
            let at = stages.iter().position(|other| other.number == stage.number);
            at.unwrap_or(0)
        })
    });
    let number = move || place.get() + 1;
    let is_last = move || stages.with(|stages| place.get() + 1 >= stages.len());
    let swap = move |with: usize| {
        stages.update(|stages| {
            let at = place.get_untracked();
            if at < stages.len() && with < stages.len() {
                stages.swap(at, with);
            }
        });
    };
    // A stage that is there already keeps what it means.
    let is_kept = stage.key.with_value(Option::is_some);
    view! {
        <li class="stage-form">
            <input
                class="input stage-form__name"
                aria-label=move || deals::stage_name(lang, number())
                prop:value=move || stage.name.get()
                on:input:target=move |event| stage.name.set(event.target().value())
            />
            <input
                class="input stage-form__percent numeric"
                inputmode="numeric"
                aria-label=move || deals::stage_percent(lang, number())
                prop:value=move || stage.percent.get()
                on:input:target=move |event| stage.percent.set(event.target().value())
            />
            <label class="check-row stage-form__quote">
                <input
                    type="checkbox"
                    class="checkbox"
                    aria-label=move || deals::stage_quote(lang, number())
                    disabled=is_kept
                    prop:checked=move || stage.has_quote.get()
                    on:change:target=move |event| stage.has_quote.set(event.target().checked())
                />
                <span aria-hidden="true">{deals::has_quote(lang)}</span>
            </label>
            <span class="stage-form__buttons">
                <button
                    type="button"
                    class="button button--icon button--small"
                    aria-label=move || deals::stage_up(lang, number())
                    disabled=move || place.get() == 0
                    on:click=move |_| swap(place.get_untracked().saturating_sub(1))
                >
                    {icon(Icon::Up)}
                </button>
                <button
                    type="button"
                    class="button button--icon button--small"
                    aria-label=move || deals::stage_down(lang, number())
                    disabled=is_last
                    on:click=move |_| swap(place.get_untracked() + 1)
                >
                    {icon(Icon::Down)}
                </button>
                <button
                    type="button"
                    class="button button--icon button--small"
                    aria-label=move || deals::stage_remove(lang, number())
                    disabled=move || stages.with(|stages| stages.len() < 2)
                    on:click=move |_| {
                        stages.update(|stages| stages.retain(|other| other.number != stage.number));
                    }
                >
                    {icon(Icon::Close)}
                </button>
            </span>
        </li>
    }
}
