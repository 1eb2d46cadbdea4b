//! The import that is under way. It outlives the page: whoever looks something up meanwhile finds it where it was.
//!
//! Invariant: no turn of the event loop is held up for longer than a frame, and a run that breaks off leaves nothing.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::import::mapping::Mapping;
use crate::app::import::plan::Plan;
use crate::app::import::run::{ImportError, ImportRun, Phase, Progress};
use crate::app::import::sheet::ReadChoices;
use crate::content::i18n::import_page as words;
use crate::replica::WorkspaceId;
use crate::ui::state::{Session, command_error};
use crate::web::clock;
use crate::web::files::Chosen;

/// How an import ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Customers were created or completed.
    Imported {
        /// The file's name.
        file: String,
        /// How many.
        count: usize,
        /// Someone stopped it before its end.
        stopped: bool,
    },
    /// There was nothing to write.
    Nothing {
        /// The file's name.
        file: String,
    },
    /// The book refused; what had been written was taken back.
    Failed {
        /// Why.
        reason: String,
    },
}

struct State {
    handed: RefCell<Option<Chosen>>,
    run: RefCell<Option<ImportRun>>,
    workspace: Cell<Option<WorkspaceId>>,
    leftovers: RefCell<Vec<u8>>,
    left: Cell<usize>,
    walking: Cell<bool>,
    stopped: Cell<bool>,
    version: ArcRwSignal<u64>,
    progress: ArcRwSignal<Option<Progress>>,
    problem: ArcRwSignal<Option<String>>,
    end: ArcRwSignal<Option<End>>,
}

thread_local! {
    static STATE: State = State {
        handed: RefCell::default(),
        run: RefCell::default(),
        workspace: Cell::default(),
        leftovers: RefCell::default(),
        left: Cell::default(),
        walking: Cell::default(),
        stopped: Cell::default(),
        version: ArcRwSignal::new(0),
        progress: ArcRwSignal::new(None),
        problem: ArcRwSignal::new(None),
        end: ArcRwSignal::new(None),
    };
}

/// Leaves a file for the page, which is about to be opened.
pub fn hand_in(chosen: Chosen) {
    STATE.with(|state| state.handed.replace(Some(chosen)));
}

/// Called by the page when it opens: takes the file that was left, and forgets what belongs to another workspace.
pub fn arrive(session: Session) {
    let here = Some(session.workspace_id());
    let foreign = STATE.with(|state| state.workspace.get() != here && !state.walking.get());
    if foreign {
        close();
    }
    if let Some(chosen) = STATE.with(|state| state.handed.take()) {
        open(session, chosen);
    }
}

/// Begins with a file.
pub fn open(session: Session, chosen: Chosen) {
    close();
    let opened = ImportRun::open(
        &chosen.name,
        chosen.bytes,
        ReadChoices::default(),
        session.peek_lang(),
    );
    match opened {
        Ok(run) => {
            STATE.with(|state| {
                state.workspace.set(Some(session.workspace_id()));
                state.run.replace(Some(run));
            });
            walk(session);
        }
        Err(problem) => refuse(problem.sentence(session.peek_lang()).to_owned()),
    }
}

/// Says why there is no import, and has none.
pub fn refuse(reason: String) {
    close();
    STATE.with(|state| state.problem.set(Some(reason)));
}

/// Forgets the import. What was written stays.
pub fn close() {
    STATE.with(|state| {
        state.run.replace(None);
        state.leftovers.take();
        state.left.set(0);
        state.stopped.set(false);
        state.progress.set(None);
        state.problem.set(None);
        state.end.set(None);
    });
    turn_page();
}

/// Reads the file again in another way.
pub fn reread(session: Session, choices: ReadChoices) {
    let outcome = STATE.with(|state| {
        state
            .run
            .borrow_mut()
            .as_mut()
            .map(|run| run.reread(choices))
    });
    match outcome {
        Some(Ok(())) => walk(session),
        Some(Err(problem)) => refuse(problem.sentence(session.peek_lang()).to_owned()),
        None => {}
    }
}

/// Changes how the columns are understood. A plan that was made before is made anew.
pub fn map(session: Session, change: impl FnOnce(&mut Mapping)) {
    let was_planned = peek(|run| run.plan().is_some()).unwrap_or(false);
    STATE.with(|state| {
        if let Some(run) = state.run.borrow_mut().as_mut() {
            run.map(change);
        }
    });
    show_progress();
    turn_page();
    if was_planned {
        check(session);
    }
}

/// Goes back to the columns.
pub fn back_to_columns() {
    STATE.with(|state| {
        if let Some(run) = state.run.borrow_mut().as_mut() {
            run.map(|_| {});
        }
    });
    show_progress();
    turn_page();
}

/// Begins the dry run.
pub fn check(session: Session) {
    session.at_desk(|desk, at| {
        STATE.with(|state| {
            if let Some(run) = state.run.borrow_mut().as_mut() {
                run.check(desk, at);
            }
        });
    });
    walk(session);
}

/// Decides about rows.
pub fn decide(change: impl FnOnce(&mut Plan)) {
    STATE.with(|state| {
        if let Some(plan) = state
            .run
            .borrow_mut()
            .as_mut()
            .and_then(ImportRun::plan_mut)
        {
            change(plan);
        }
    });
    turn_page();
}

/// Carries the plan out.
pub fn write(session: Session) {
    session.at_desk(|_, at| {
        STATE.with(|state| {
            if let Some(run) = state.run.borrow_mut().as_mut() {
                state
                    .left
                    .set(run.plan().map_or(0, |plan| plan.leftovers().count()));
                state.leftovers.replace(run.leftovers());
                run.write(at);
            }
        });
    });
    walk(session);
}

/// Stops writing.
pub fn stop() {
    STATE.with(|state| {
        state.stopped.set(true);
        if let Some(run) = state.run.borrow_mut().as_mut() {
            run.stop();
        }
    });
}

/// Reads the import and follows it.
pub fn read<T>(read: impl FnOnce(&ImportRun) -> T) -> Option<T> {
    STATE.with(|state| {
        state.version.track();
        state.run.borrow().as_ref().map(read)
    })
}

/// Reads the import once.
pub fn peek<T>(read: impl FnOnce(&ImportRun) -> T) -> Option<T> {
    STATE.with(|state| state.run.borrow().as_ref().map(read))
}

/// The rows that were not taken over, once writing has begun; before, what would stay out.
pub fn leftovers() -> Vec<u8> {
    let kept = STATE.with(|state| state.leftovers.borrow().clone());
    if kept.is_empty() {
        peek(ImportRun::leftovers).unwrap_or_default()
    } else {
        kept
    }
}

/// How many rows were not taken over.
pub fn leftover_count() -> usize {
    STATE.with(|state| state.left.get())
}

/// How far it is; `None` where there is no import.
pub fn progress() -> Option<Progress> {
    STATE.with(|state| state.progress.get())
}

/// Why there is no import.
pub fn problem() -> Option<String> {
    STATE.with(|state| state.problem.get())
}

/// How it ended.
pub fn end() -> Option<End> {
    STATE.with(|state| state.end.get())
}

fn turn_page() {
    STATE.with(|state| state.version.update(|version| *version += 1));
}

fn show_progress() {
    STATE.with(|state| {
        let progress = state.run.borrow().as_ref().map(ImportRun::progress);
        if state.progress.get_untracked() != progress {
            state.progress.set(progress);
        }
    });
}

/// A turn should take about this long, in milliseconds.
const GOAL_MS: f64 = 9.0;
const SMALLEST: usize = 8;
const LARGEST: usize = 4_000;

/// Walks on until it is a person's turn.
fn walk(session: Session) {
    show_progress();
    turn_page();
    if STATE.with(|state| state.walking.replace(true)) {
        return;
    }
    spawn_local(async move {
        let mut budget = SMALLEST * 8;
        loop {
            let began = clock::precise_ms();
            let goes_on = step(session, budget);
            let spent = clock::precise_ms() - began;
            if spent > GOAL_MS * 1.6 {
                budget = (budget / 2).max(SMALLEST);
            } else if spent < GOAL_MS / 2.0 {
                budget = (budget * 2).min(LARGEST);
            }
            if !goes_on {
                break;
            }
            clock::next_turn().await;
        }
        STATE.with(|state| state.walking.set(false));
        turn_page();
    });
}

fn step(session: Session, budget: usize) -> bool {
    let before = untrack(progress).map(|progress| progress.phase);
    let stepped = session.at_desk(|desk, at| {
        STATE.with(|state| {
            state
                .run
                .borrow_mut()
                .as_mut()
                .map(|run| run.step(desk, at, budget))
        })
    });
    match stepped {
        None => false,
        Some(Err(error)) => {
            break_off(session, before, error);
            false
        }
        Some(Ok(step)) => {
            if let Some(outcome) = &step.outcome {
                if step.progress.phase == Phase::Done {
                    session.settle(outcome);
                } else {
                    session.keep_part(outcome);
                }
            }
            show_progress();
            if step.progress.phase == Phase::Done {
                finish(step.outcome.map(|outcome| outcome.done.count));
            }
            step.progress.goes_on()
        }
    }
}

fn finish(count: Option<usize>) {
    STATE.with(|state| {
        let file = state
            .run
            .borrow()
            .as_ref()
            .map(|run| run.file().to_owned())
            .unwrap_or_default();
        let stopped = state.stopped.get();
        state.end.set(Some(match count {
            Some(count) => End::Imported {
                file,
                count,
                stopped,
            },
            None => End::Nothing { file },
        }));
    });
}

/// What had been written is taken back, so that the book is as it was.
fn break_off(session: Session, phase: Option<Phase>, error: ImportError) {
    let lang = session.peek_lang();
    match error {
        ImportError::File(problem) => refuse(problem.sentence(lang).to_owned()),
        ImportError::Command(error) => {
            let reason = command_error(lang, &error);
            stop();
            let closed = session.at_desk(|desk, at| {
                STATE.with(|state| {
                    state
                        .run
                        .borrow_mut()
                        .as_mut()
                        .map(|run| run.step(desk, at, SMALLEST))
                })
            });
            if phase == Some(Phase::Writing)
                && let Some(Ok(step)) = closed
                && let Some(outcome) = step.outcome
            {
                session.settle(&outcome);
                session.undo();
            }
            show_progress();
            STATE.with(|state| state.end.set(Some(End::Failed { reason })));
        }
    }
}

/// The name under which the leftovers are saved.
pub fn leftovers_name(session: Session) -> String {
    format!(
        "{}-{}.csv",
        words::leftovers_name(session.peek_lang()),
        clock::file_stamp()
    )
}
