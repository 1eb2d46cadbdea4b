//! The one thing through which the interface keeps data. It joins the pure [`Safe`] with the browser: engines, other
//! tabs, timers, the folder outside.
//!
//! Invariant: another tab hears of an action only when it is on disk, and no two tabs are the same writer.

mod backups;
mod device;
mod opening;
mod rest;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;

use super::channel::Channel;
use super::clock;
use super::lock::Held;
use super::outside::Folder;
use super::shelf::BrowserShelf;
use super::vault::BrowserVault;
use crate::replica::{ApplyError, Book, Delta, WorkspaceId, WriterId};
use crate::store::finding::Finding;
use crate::store::fold::Snapshot;
use crate::store::recover::Mode;
use crate::store::registry::Workspace;
use crate::store::safe::{Safe, Safety, SafetyState};

/// Wait before a transaction that failed is tried again.
const RETRY_AFTER_MS: u32 = 5_000;

/// Deltas larger than this are not sent from tab to tab; the other tab looks at the disk instead.
const WORTH_SENDING: usize = 256 * 1024;

const TELL_DELTA: u8 = 1;
const TELL_LOOK: u8 = 2;
const TELL_GONE: u8 = 3;

type Hearer<T> = RefCell<Option<Rc<dyn Fn(T)>>>;
type Receiver = Rc<dyn Fn(&Delta) -> Result<(), ApplyError>>;
type Source = Rc<dyn Fn() -> Snapshot>;

/// An open workspace. Clones are the same one.
#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

struct Inner {
    safe: Safe<BrowserShelf, BrowserVault>,
    workspace: RefCell<Workspace>,
    writer: Cell<WriterId>,
    slot: Option<u16>,
    _lease: Option<Held>,
    channel: RefCell<Option<Channel>>,
    safety: Hearer<SafetyState>,
    said: Cell<Option<SafetyState>>,
    remote: RefCell<Option<Receiver>>,
    gone: Hearer<()>,
    trouble: Hearer<Finding>,
    source: RefCell<Option<Source>>,
    folder: RefCell<Option<Folder>>,
    folded: Cell<bool>,
    folding: Cell<bool>,
    timers: RefCell<Timers>,
    visibility: RefCell<Option<Closure<dyn FnMut()>>>,
}

#[derive(Default)]
struct Timers {
    retry: Option<Timeout>,
    fold: Option<Timeout>,
    outside: Option<Timeout>,
}

/// What opening a workspace gives.
pub struct Opened {
    /// The keeper.
    pub keeper: Keeper,
    /// The book.
    pub book: Book,
    /// Who this tab writes as.
    pub writer: WriterId,
    /// What was out of order at the start.
    pub findings: Vec<Finding>,
    /// Whether the book may be changed.
    pub mode: Mode,
}

/// A backup of the ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RingEntry {
    /// When it was made, in milliseconds on the reader's own clock.
    pub local_ms: u64,
}

impl Keeper {
    /// Keeps an action of this tab: on the shelf before this returns, on disk soon after.
    pub fn append(&self, delta: &Delta) -> Safety {
        let word = self.0.safe.append(delta);
        self.kept(delta);
        word
    }

    /// Keeps what came from a file or another device and is applied already.
    pub fn receive(&self, delta: &Delta) -> Safety {
        let word = self.0.safe.receive(delta);
        self.kept(delta);
        word
    }

    fn kept(&self, delta: &Delta) {
        if !self.0.safe.acknowledges() {
            // No acknowledgement will ever come; every tab is a fresh writer, so nothing can be numbered twice.
            self.pass_on(delta);
        }
        self.say();
        self.flush();
        self.rest();
    }

    /// How safe everything is.
    pub fn safety(&self) -> SafetyState {
        self.0.safe.safety()
    }

    /// Calls back whenever that changes, and once now.
    pub fn on_safety(&self, hear: Rc<dyn Fn(SafetyState)>) {
        *self.0.safety.borrow_mut() = Some(hear);
        self.0.said.set(None);
        self.say();
    }

    /// Calls back with what other tabs did. The callback applies it and returns how that went: after a gap the keeper
    /// fetches what is missing and calls again.
    pub fn on_remote(&self, receive: Receiver) {
        *self.0.remote.borrow_mut() = Some(receive);
        self.look();
    }

    /// Calls back when another tab has deleted this workspace.
    pub fn on_gone(&self, hear: Rc<dyn Fn(())>) {
        *self.0.gone.borrow_mut() = Some(hear);
    }

    /// Calls back with what is found out of order after the start.
    pub fn on_trouble(&self, hear: Rc<dyn Fn(Finding)>) {
        *self.0.trouble.borrow_mut() = Some(hear);
    }

    fn say(&self) {
        let state = self.safety();
        if self.0.said.replace(Some(state)) != Some(state) {
            let hear = self.0.safety.borrow().clone();
            if let Some(hear) = hear {
                hear(state);
            }
        }
    }

    fn flush(&self) {
        let keeper = self.clone();
        spawn_local(async move { keeper.flush_now().await });
    }

    /// Waits until everything is on disk that can be.
    pub async fn flush_now(&self) {
        for delta in self.0.safe.flush().await {
            self.pass_on(&delta);
        }
        self.say();
        let waiting = self.safety();
        if waiting.pending > 0 && self.0.safe.acknowledges() {
            let weak = Rc::downgrade(&self.0);
            let retry = Timeout::new(RETRY_AFTER_MS, move || {
                if let Some(inner) = weak.upgrade() {
                    Keeper(inner).flush();
                }
            });
            self.0.timers.borrow_mut().retry = Some(retry);
        }
    }

    fn pass_on(&self, delta: &Delta) {
        let channel = self.0.channel.borrow();
        let Some(channel) = &*channel else { return };
        let frame = delta.encode();
        if frame.len() > WORTH_SENDING {
            channel.tell(&[TELL_LOOK]);
        } else {
            channel.tell(&[&[TELL_DELTA], &*frame].concat());
        }
    }

    fn hear(&self, bytes: &[u8]) {
        match bytes {
            [TELL_DELTA, frame @ ..] => {
                if let Ok(delta) = Delta::decode(frame)
                    && !delta.is_covered_by(&self.0.safe.seen())
                {
                    self.take(&delta);
                }
            }
            [TELL_GONE] => {
                let hear = self.0.gone.borrow().clone();
                if let Some(hear) = hear {
                    hear(());
                }
            }
            // A newer version of the program may have more to tell; what it kept is on disk either way.
            _ => self.look(),
        }
    }

    fn take(&self, delta: &Delta) {
        let Some(receive) = self.0.remote.borrow().clone() else {
            return;
        };
        match receive(delta) {
            Ok(()) => {
                self.0.safe.heard(delta);
                self.say();
            }
            Err(ApplyError::Gap { .. }) => self.look(),
            Err(ApplyError::DotReused(_)) => {
                self.renew_writer();
                let hear = self.0.trouble.borrow().clone();
                if let Some(hear) = hear {
                    hear(Finding::NumberTwice { actions: 1 });
                }
            }
            Err(ApplyError::ForeignWorkspace { .. }) => {}
        }
    }

    /// Looks at the disk for what this tab has not heard of.
    fn look(&self) {
        let keeper = self.clone();
        spawn_local(async move { keeper.look_now().await });
    }

    async fn look_now(&self) {
        let Some(receive) = self.0.remote.borrow().clone() else {
            return;
        };
        if let Some(delta) = self.0.safe.catch_up(clock::now_ms()).await
            && receive(&delta).is_ok()
        {
            self.0.safe.heard(&delta);
            self.say();
        }
    }
}

impl Keeper {
    /// What an open form held when it was last seen.
    pub fn draft(&self, name: &str) -> Option<String> {
        self.0.safe.draft(name)
    }

    /// Keeps what an open form holds.
    pub fn set_draft(&self, name: &str, content: &str) {
        self.0.safe.set_draft(name, content);
    }

    /// Forgets what an open form held.
    pub fn clear_draft(&self, name: &str) {
        self.0.safe.clear_draft(name);
    }

    /// Used and available units of local storage.
    pub fn meter(&self) -> (usize, usize) {
        self.0.safe.meter()
    }
}
fn channel_name(workspace: WorkspaceId) -> String {
    format!("fct1.{workspace}")
}
