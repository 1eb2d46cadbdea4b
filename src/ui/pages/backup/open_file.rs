//! Opening a file or an older state: first what is in it, then taking it over. Nothing is ever replaced by something
//! older.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{from_json, moment};
use crate::app::take_in::{Brings, Inside};
use crate::content::i18n::{Lang, backup as words, export, format, storage};
use crate::replica::ApplyError;
use crate::store::backup::BackupContents;
use crate::ui::components::{FileDrop, NoticeBox, Tone};
use crate::ui::state::{Session, ToastKind, Workspaces, use_lang, use_session, use_workspaces};
use crate::ui::storage_words;
use crate::web::files::{Chosen, NoFile};
use crate::web::{Keeper, clock};

/// Something that is being looked at.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Where it comes from: the file's name, or which state.
    source: String,
    contents: BackupContents,
    inside: Inside,
    fate: Fate,
    /// Values that did not fit their property.
    left_out: usize,
}

/// What becomes of it.
#[derive(Clone, Debug)]
enum Fate {
    /// It belongs here.
    Here(Brings),
    /// It belongs to another workspace.
    Beside,
    /// It does not fit.
    Refused(ApplyError),
}

impl Opened {
    /// Looks at what was opened.
    pub fn new(session: Session, source: String, contents: BackupContents) -> Opened {
        let inside = Inside::of(&contents.book);
        let fate = if contents.workspace.id == session.workspace_id() {
            match session.peek(|desk| desk.would_bring(&contents.book, clock::now_ms())) {
                Ok(brings) => Fate::Here(brings),
                Err(error) => Fate::Refused(error),
            }
        } else {
            Fate::Beside
        };
        Opened {
            source,
            contents,
            inside,
            fate,
            left_out: 0,
        }
    }
}

/// Opens a file, whichever of the two it is.
async fn read(session: Session, file: Chosen) -> Result<Opened, &'static str> {
    let lang = session.peek_lang();
    if from_json::is_json(&file) {
        let (contents, left_out) =
            from_json::open(session, &file).map_err(|problem| problem.sentence(lang))?;
        return Ok(Opened {
            left_out,
            ..Opened::new(session, file.name, contents)
        });
    }
    let contents = Keeper::read_backup(&file.bytes)
        .await
        .map_err(|error| storage_words::backup_error(lang, &error))?;
    Ok(Opened::new(session, file.name, contents))
}

/// Where a file is opened, and what is in it.
#[component]
pub fn OpenCard(opened: RwSignal<Option<Opened>, LocalStorage>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let problem = RwSignal::new(None::<&'static str>);
    let reading = RwSignal::new(false);
    let on_file = Callback::new(move |file: Result<Chosen, NoFile>| {
        let file = match file {
            Ok(file) => file,
            Err(NoFile::Cancelled) => return,
            Err(error) => return problem.set(Some(storage_words::no_file(lang, error))),
        };
        problem.set(None);
        opened.set(None);
        reading.set(true);
        spawn_local(async move {
            match read(session, file).await {
                Ok(what) => {
                    opened.try_set(Some(what));
                }
                Err(words) => {
                    problem.try_set(Some(words));
                }
            }
            reading.try_set(false);
        });
    });
    view! {
        <section class="card card--padded stack">
            <h2>{words::open_title(lang)}</h2>
            <p class="measure">{words::open_text(lang)}</p>
            {move || {
                problem.get().map(|problem| view! { <NoticeBox tone=Tone::Bad title=problem /> })
            }}
            {move || reading.get().then(|| view! { <p role="status">{words::open_reading(lang)}</p> })}
            {move || opened.get().map(|what| view! { <Preview what=what opened=opened problem=problem /> })}
            <FileDrop
                label=words::open_choose(lang)
                hint=words::open_drop(lang)
                accepts=words::open_accepts(lang)
                accept=".facetten,.json,application/json"
                on_file=on_file
            />
        </section>
    }
}

#[component]
fn Preview(
    what: Opened,
    opened: RwSignal<Option<Opened>, LocalStorage>,
    problem: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let workspaces = use_workspaces();
    let workspace = what.contents.workspace.name.clone();
    let made = moment(lang, what.contents.made_ms, session.today());
    let sentences = sentences(lang, &what);
    let can_take = match &what.fate {
        Fate::Here(brings) => !brings.is_nothing() && !session.is_read_only(),
        Fate::Beside => true,
        Fate::Refused(_) => false,
    };
    let beside = matches!(what.fate, Fate::Beside);
    let (title, inside) = (words::inside_title(lang, &what.source), what.inside);
    let heading = title.clone();
    let what = StoredValue::new_local(what);
    let take = move |_| {
        let Opened {
            source, contents, ..
        } = what.get_value();
        if beside {
            spawn_local(open_beside(contents, workspaces));
            return;
        }
        match session.take_in_file(&contents.book, &source) {
            Ok(brings) => {
                session.say(
                    storage::backup_restored(lang, brings.created + brings.changed),
                    ToastKind::Undoable,
                );
                opened.set(None);
            }
            Err(error) => problem.set(Some(storage_words::apply_error(lang, &error))),
        }
    };
    view! {
        <div class="inside" tabindex="-1" role="group" aria-label=title>
            <h3>{heading}</h3>
            <p class="small muted">{words::inside_from(lang, &workspace, &made)}</p>
            <dl class="inside__counts">{counts(lang, inside)}</dl>
            {sentences.into_iter().map(|sentence| view! { <p class="measure">{sentence}</p> }).collect_view()}
            <p class="row row--wrap">
                {can_take
                    .then(|| {
                        view! {
                            <button type="button" class="button button--primary" on:click=take>
                                {if beside { words::open_beside(lang) } else { words::take_in(lang) }}
                            </button>
                        }
                    })}
                <button type="button" class="button button--ghost" on:click=move |_| opened.set(None)>
                    {words::not_now(lang)}
                </button>
            </p>
        </div>
    }
}

fn counts(lang: Lang, inside: Inside) -> impl IntoView {
    [
        (inside.customers, words::inside_customers(lang)),
        (inside.people, words::inside_people(lang)),
        (inside.entries, words::inside_entries(lang)),
        (inside.tasks, words::inside_tasks(lang)),
        (inside.deals, words::inside_deals(lang)),
        (inside.members, words::inside_members(lang)),
    ]
    .into_iter()
    .map(|(count, words)| {
        view! {
            <div class="inside__count">
                <dt>{words}</dt>
                <dd class="numeric">{format::number(lang, count as i64)}</dd>
            </div>
        }
    })
    .collect_view()
}

fn sentences(lang: Lang, what: &Opened) -> Vec<String> {
    let mut sentences = match &what.fate {
        Fate::Here(brings) if brings.is_nothing() => {
            vec![storage::backup_nothing_new(lang).to_owned()]
        }
        Fate::Here(brings) => {
            let mut sentences = vec![words::would_bring(
                lang,
                &words::would_add(lang, brings.created),
                &words::would_change(lang, brings.changed),
            )];
            if brings.erased > 0 {
                sentences.push(words::would_erase(lang, brings.erased));
            }
            sentences
        }
        Fate::Beside => vec![storage::backup_other_workspace(
            lang,
            &what.contents.workspace.name,
        )],
        Fate::Refused(error) => vec![storage_words::apply_error(lang, error).to_owned()],
    };
    if what.left_out > 0 {
        sentences.push(export::json_left_out(lang, what.left_out));
    }
    sentences
}

/// Puts the file's book into the workspace that it belongs to, and opens that one.
async fn open_beside(contents: BackupContents, workspaces: Workspaces) {
    Keeper::adopt(&contents.workspace);
    let opened = Keeper::open(&contents.workspace).await;
    let delta = contents.book.delta_since(opened.book.vector());
    opened.keeper.receive(&delta);
    opened.keeper.flush_now().await;
    opened.keeper.close().await;
    workspaces.set(Keeper::workspaces().await);
    workspaces.switch_to(contents.workspace.id);
}
