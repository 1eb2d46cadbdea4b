//! The open workspace: the desk that knows, the keeper that keeps, and one signal that says that something changed.
//!
//! Every change takes the same way: command, desk, delta, keeper; what comes from another tab joins at the desk.

use std::rc::Rc;
use std::time::Duration;

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::reactive::graph::Observer;

use super::toasts::{ToastKind, Toasts};
use super::{Preferences, use_route};
use crate::app::command::{Command, CommandError, JoinRefusal, Outcome};
use crate::app::moment::{Moment, Viewer};
use crate::app::route::{Area, Route};
use crate::app::take_in::Brings;
use crate::app::{Desk, UndoError};
use crate::content::i18n::{Lang, done};
use crate::domain::record::Member;
use crate::domain::role::Role;
use crate::domain::rules::due::usual_follow_up;
use crate::domain::{Action, RoleRef};
use crate::replica::{Book, Delta, RecordId, WorkspaceId};
use crate::store::finding::Finding;
use crate::store::fold::Snapshot;
use crate::store::recover::Mode;
use crate::store::registry::{Kind, Workspace};
use crate::store::safe::{Safety, SafetyState};
use crate::web::keeper::{Keeper, Opened};
use crate::web::{clock, random};

/// As long as a picture stands on most screens.
const FRAME: Duration = Duration::from_millis(16);

/// The open workspace.
#[derive(Clone, Copy)]
pub struct Session {
    desk: StoredValue<Desk, LocalStorage>,
    keeper: StoredValue<Keeper, LocalStorage>,
    revision: RwSignal<u64>,
    draws_soon: StoredValue<bool>,
    workspace: RwSignal<Workspace>,
    safety: RwSignal<SafetyState>,
    findings: RwSignal<Vec<Finding>>,
    mode: Mode,
    me: RwSignal<RecordId>,
    acting: RwSignal<Option<RoleRef>>,
    day: RwSignal<NaiveDate>,
    toasts: Toasts,
    preferences: Preferences,
}

impl Session {
    /// Takes over an opened workspace, in which `me` works.
    pub fn new(opened: Opened, me: RecordId, toasts: Toasts, preferences: Preferences) -> Session {
        let keeper = opened.keeper;
        let session = Session {
            workspace: RwSignal::new(keeper.workspace()),
            safety: RwSignal::new(keeper.safety()),
            findings: RwSignal::new(opened.findings),
            mode: opened.mode,
            desk: StoredValue::new_local(Desk::open(opened.book)),
            keeper: StoredValue::new_local(keeper.clone()),
            revision: RwSignal::new(0),
            draws_soon: StoredValue::new(false),
            me: RwSignal::new(me),
            acting: RwSignal::new(None),
            day: RwSignal::new(clock::today()),
            toasts,
            preferences,
        };
        keeper.on_safety(Rc::new(move |state| session.safety.set(state)));
        keeper.on_trouble(Rc::new(move |finding| {
            session.findings.update(|all| all.push(finding))
        }));
        keeper.on_remote(Rc::new(move |delta: &Delta| session.take_in(delta)));
        keeper.tend(Rc::new(move || {
            session.desk.with_value(|desk| Snapshot::of(desk.book()))
        }));
        session.follow_the_day();
        session
    }

    // ---- reading ----

    /// Reads the book and follows it: whoever calls this in a view is drawn anew after every change.
    pub fn read<T>(&self, read: impl FnOnce(&Desk) -> T) -> T {
        self.revision.track();
        self.desk.with_value(read)
    }

    /// Reads the book once.
    pub fn peek<T>(&self, read: impl FnOnce(&Desk) -> T) -> T {
        self.desk.with_value(read)
    }

    /// Who looks, now.
    pub fn viewer(&self) -> Viewer {
        let now_ms = clock::now_ms();
        Viewer {
            now_ms,
            today: follow(self.day),
            offset_minutes: offset_minutes(now_ms),
            me: follow(self.me),
        }
    }

    /// The day on the wall; a page that stays open overnight learns of the new one.
    pub fn today(&self) -> NaiveDate {
        follow(self.day)
    }

    /// The day that is offered for a follow-up.
    pub fn usual_follow_up(&self) -> NaiveDate {
        usual_follow_up(self.day.get_untracked())
    }

    /// How many records the book has.
    pub fn record_count(&self) -> usize {
        self.read(|desk| desk.book().len())
    }

    /// The characters that two devices compare.
    pub fn checksum(&self) -> String {
        self.read(|desk| desk.book().checksum())
    }

    /// What needs me today, for the navigation.
    pub fn open_count(&self, area: Area) -> Option<usize> {
        let viewer = self.viewer();
        let count = match area {
            Area::Workplace => self.read(|desk| desk.open_today(&viewer)),
            Area::Tasks => self.read(|desk| desk.open_tasks(&viewer)),
            Area::Team => self.read(Desk::review_count),
            Area::Customers
            | Area::Deals
            | Area::Roles
            | Area::Backup
            | Area::Trash
            | Area::Settings
            | Area::About => 0,
        };
        (count > 0).then_some(count)
    }

    // ---- who and where ----

    /// Who sits here.
    pub fn me(&self) -> RecordId {
        self.me.get_untracked()
    }

    /// Whether this member sits here, followed.
    pub fn is_me(&self, member: RecordId) -> bool {
        self.me.get() == member
    }

    /// Sits someone else here from now on.
    pub fn become_member(&self, member: RecordId) {
        self.me.set(member);
        self.acting.set(None);
        self.remember_me();
    }

    /// Keeps who sits here, and that this workspace was the last.
    pub fn remember_me(&self) {
        let (workspace, me) = (self.workspace_id().to_string(), self.me().to_string());
        self.preferences.update(|settings| {
            settings.me.insert(workspace.clone(), me);
            settings.workspace = Some(workspace);
        });
    }

    /// The name of who sits here.
    pub fn my_name(&self) -> String {
        let me = self.me.get();
        self.read(|desk| {
            Member::find(desk.book(), me)
                .map(|member| member.name().to_owned())
                .unwrap_or_default()
        })
    }

    /// The initials of who sits here.
    pub fn my_initials(&self) -> String {
        let me = self.me.get();
        self.read(|desk| {
            Member::find(desk.book(), me)
                .map(Member::initials)
                .unwrap_or_default()
        })
    }

    /// The role that is worked in now: the chosen one, else the main one.
    pub fn my_role(&self) -> Option<RoleRef> {
        self.acting.get().or_else(|| {
            let me = self.me.get();
            self.read(|desk| Member::find(desk.book(), me).and_then(Member::main_role))
        })
    }

    /// The role that is worked in now, read once: for what is written, where nothing is drawn.
    pub fn peek_role(&self) -> Option<RoleRef> {
        self.acting
            .get_untracked()
            .or_else(|| self.peek(|desk| Member::find(desk.book(), self.me())?.main_role()))
    }

    /// The role that colours the page.
    pub fn accent_role(&self) -> Role {
        match self.my_role() {
            Some(RoleRef::Built(role)) => role,
            Some(RoleRef::Own(id)) => self
                .read(|desk| desk.hue_of(id))
                .unwrap_or(Role::KeyAccount),
            None => Role::KeyAccount,
        }
    }

    /// Works in another role from now on, until the page is closed.
    pub fn work_as(&self, role: Role) {
        self.acting.set(Some(role.into()));
    }

    /// The workspace as it is now; its name can change.
    pub fn workspace(&self) -> Workspace {
        self.workspace.get_untracked()
    }

    /// The workspace's id.
    pub fn workspace_id(&self) -> WorkspaceId {
        self.workspace.with_untracked(|workspace| workspace.id)
    }

    /// The workspace's name.
    pub fn workspace_name(&self) -> String {
        follow(self.workspace).name
    }

    /// Gives the workspace another name.
    pub fn rename_workspace(&self, name: &str) {
        let renamed = Keeper::rename(&self.workspace.get_untracked(), name);
        self.workspace.set(renamed);
    }

    /// Whether this is the sample company.
    pub fn is_sample(&self) -> bool {
        self.workspace
            .with(|workspace| workspace.kind == Kind::Sample)
    }

    /// The customer whose page is open, if one is.
    pub fn customer_on_page(&self) -> Option<RecordId> {
        match use_route().get_untracked() {
            Route::Customer(id, _, _) => Some(id),
            _ => None,
        }
    }

    // ---- safety ----

    /// The word about the last action.
    pub fn safety(&self) -> Safety {
        self.safety.with(|state| state.word)
    }

    /// All about how safe the book is.
    pub fn safety_state(&self) -> SafetyState {
        self.safety.get()
    }

    /// What was found out of order.
    pub fn findings(&self) -> Vec<Finding> {
        self.findings.get()
    }

    /// The findings were read.
    pub fn dismiss_findings(&self) {
        self.findings.set(Vec::new());
    }

    /// Whether the book can only be read.
    pub fn is_read_only(&self) -> bool {
        self.mode == Mode::ReadOnly
    }

    /// What keeps the book.
    pub fn keeper(&self) -> Keeper {
        self.keeper.get_value()
    }

    /// The language, read once.
    pub fn peek_lang(&self) -> Lang {
        self.preferences.peek_lang()
    }

    /// Says something at the lower edge.
    pub fn say(&self, words: impl Into<String>, kind: ToastKind) {
        self.toasts.show(words, kind);
    }

    /// Draws anew what speaks of files outside: nothing in the book has changed, but the reminder has.
    pub fn noticed_file(&self) {
        self.revision.update(|revision| *revision += 1);
    }

    // ---- changing ----

    /// Does something, says so, and offers to take it back. What cannot be done is said as well.
    pub fn dispatch(&self, command: Command) -> Option<Outcome> {
        match self.try_dispatch(command) {
            Ok(outcome) => Some(outcome),
            Err(problem) => {
                self.toasts.show(problem, ToastKind::Plain);
                None
            }
        }
    }

    /// Does something; what cannot be done comes back in words, to be shown beside the form.
    pub fn try_dispatch(&self, command: Command) -> Result<Outcome, String> {
        let lang = self.preferences.peek_lang();
        if self.is_read_only() {
            return Err(done::read_only(lang).to_owned());
        }
        let outcome = self
            .at_desk(|desk, at| desk.dispatch(command, at))
            .map_err(|error| command_error(lang, &error))?;
        self.settle(&outcome);
        Ok(outcome)
    }

    /// Takes the last action back.
    pub fn undo(&self) {
        self.turn_back(Desk::undo, done::nothing_to_undo);
    }

    /// Does the last undone action again.
    pub fn redo(&self) {
        self.turn_back(Desk::redo, done::nothing_to_redo);
    }

    /// Takes back any action of the team that still stands.
    pub fn undo_change(&self, change: RecordId) {
        self.turn_back(
            move |desk, at| desk.undo_change(change, at),
            done::nothing_to_undo,
        );
    }

    /// Puts me in charge of a customer, in the role that I work in.
    pub fn assign_me(&self, customer: RecordId) {
        let role = self.peek_role().unwrap_or(Role::KeyAccount.into());
        self.dispatch(Command::Assign {
            companies: vec![customer],
            role,
            member: Some(self.me()),
        });
    }

    /// Takes in what came from a file.
    pub fn receive(&self, delta: &Delta) -> Result<(), crate::replica::ApplyError> {
        self.take_in(delta)?;
        self.keeper().receive(delta);
        Ok(())
    }

    /// Takes in what a file has and this book has not, as one step for undo.
    pub fn take_in_file(
        &self,
        theirs: &Book,
        title: &str,
    ) -> Result<Brings, crate::replica::ApplyError> {
        let delta = self.peek(|desk| theirs.delta_since(desk.book().vector()));
        let brings = self
            .desk
            .write_value()
            .take_in(&delta, title, clock::now_ms())?;
        self.keeper().receive(&delta);
        self.revision.update(|revision| *revision += 1);
        Ok(brings)
    }

    fn turn_back(
        &self,
        turn: impl FnOnce(&mut Desk, &mut Moment<'_>) -> Result<Outcome, UndoError>,
        nothing: fn(Lang) -> &'static str,
    ) {
        let lang = self.preferences.peek_lang();
        match self.at_desk(turn) {
            Ok(outcome) => self.settle(&outcome),
            Err(UndoError::Nothing) => self.toasts.show(nothing(lang), ToastKind::Plain),
            Err(UndoError::ChangedSince { title, .. }) => {
                let title = done::title(lang, &title);
                self.toasts
                    .show(done::undo_overtaken(lang, &title), ToastKind::Plain);
            }
            Err(UndoError::Erased(_)) => self.toasts.show(done::undo_gone(lang), ToastKind::Plain),
            Err(UndoError::Field(_) | UndoError::Book(_)) => {
                self.toasts.show(done::undo_refused(lang), ToastKind::Plain);
            }
        }
    }

    /// Works at the desk. Whoever calls this keeps what comes of it, by [`Session::keep_part`] or [`Session::settle`].
    pub fn at_desk<T>(&self, act: impl FnOnce(&mut Desk, &mut Moment<'_>) -> T) -> T {
        let now_ms = clock::now_ms();
        let mut fresh = random::bytes::<10>;
        let mut moment = Moment {
            now_ms,
            today: self.day.get_untracked(),
            offset_minutes: offset_minutes(now_ms),
            member: self.me(),
            role: self.peek_role(),
            writer: self.keeper().writer(),
            random: &mut fresh,
        };
        let mut desk = self.desk.write_value();
        act(&mut desk, &mut moment)
    }

    /// Keeps a part of something long. It is neither said nor drawn before the last part.
    pub fn keep_part(&self, outcome: &Outcome) {
        self.keeper().append(&outcome.commit);
    }

    /// Keeps what was done, draws it and says it.
    pub fn settle(&self, outcome: &Outcome) {
        self.keeper().append(&outcome.commit);
        self.revision.update(|revision| *revision += 1);
        let lang = self.preferences.peek_lang();
        let words = done::done(
            lang,
            outcome.done.action,
            &outcome.done.title,
            outcome.done.count,
        );
        let kind = if outcome.done.can_undo && outcome.done.action != Action::Undo {
            ToastKind::Undoable
        } else {
            ToastKind::Plain
        };
        self.toasts.show(words, kind);
    }

    fn take_in(&self, delta: &Delta) -> Result<(), crate::replica::ApplyError> {
        let now_ms = clock::now_ms();
        let result = self.desk.write_value().receive(delta, now_ms).map(|_| ());
        if result.is_ok() {
            self.draw_soon();
        }
        result
    }

    /// Draws within a frame or so: what other tabs do can come by the hundred, and to draw each would leave no time for
    /// whoever works here.
    fn draw_soon(&self) {
        if self.draws_soon.get_value() {
            return;
        }
        self.draws_soon.set_value(true);
        let (revision, draws_soon) = (self.revision, self.draws_soon);
        let draw = move || {
            // Switching workspaces leaves a drawing that finds its signals gone.
            if draws_soon.try_set_value(false).is_none() {
                let _ = revision.try_update(|revision| *revision += 1);
            }
        };
        set_timeout(draw, FRAME);
    }

    fn follow_the_day(&self) {
        let day = self.day;
        let look = move || {
            let today = clock::today();
            if day.try_get_untracked().is_some_and(|known| known != today) {
                day.set(today);
            }
        };
        // The handle ends with the page; switching workspaces leaves a look that finds its signal gone.
        let _ = set_interval_with_handle(look, Duration::from_secs(30));
    }
}

/// Reads a signal and follows it, where something follows: a dialog that asks once need not.
pub fn follow<T: Clone + Send + Sync + 'static>(signal: RwSignal<T>) -> T {
    if Observer::get().is_some() {
        signal.get()
    } else {
        signal.get_untracked()
    }
}

fn offset_minutes(now_ms: u64) -> i32 {
    (clock::local_ms() as i64 - now_ms as i64) as i32 / 60_000
}

/// Why a command was refused, in words.
pub fn command_error(lang: Lang, error: &CommandError) -> String {
    match error {
        CommandError::Field(error) => done::field_error(lang, error),
        CommandError::Batch { index, error } => done::row(
            lang,
            &(index + 1).to_string(),
            &done::field_error(lang, error),
        ),
        CommandError::NoSuchRecord(_) => done::gone(lang).to_owned(),
        CommandError::NothingToDo => done::nothing(lang).to_owned(),
        CommandError::NoSuchStage => done::no_such_stage(lang).to_owned(),
        CommandError::NoStages => done::no_stages(lang).to_owned(),
        CommandError::DaysReversed => done::days_reversed(lang).to_owned(),
        CommandError::Join(JoinRefusal::Itself) => done::join_itself(lang).to_owned(),
        CommandError::Join(JoinRefusal::IntoBranch) => done::join_into_branch(lang).to_owned(),
        CommandError::Join(JoinRefusal::Archived) => done::join_archived(lang).to_owned(),
        CommandError::Book(_) => done::book_refused(lang).to_owned(),
    }
}

/// The open workspace. Only pages below the shell ask for it, and the shell stands only where one is open.
pub fn use_session() -> Session {
    expect_context::<Session>()
}
