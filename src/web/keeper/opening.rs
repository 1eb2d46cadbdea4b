//! Opening and closing a workspace, and what a tab notes when it is hidden.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::{Inner, Keeper, Opened, TELL_DELTA, Timers, channel_name};
use crate::replica::{Delta, WriterId};
use crate::store::recover::Mode;
use crate::store::registry::Workspace;
use crate::store::safe::Safe;
use crate::store::slot::{self, Slot};
use crate::web::channel::Channel;
use crate::web::lock;
use crate::web::outside::Folder;
use crate::web::shelf::BrowserShelf;
use crate::web::vault::BrowserVault;
use crate::web::{boot, clock, random};

/// How many tabs of one workspace can have a slot.
const SLOTS: u16 = 64;

impl Keeper {
    /// Opens a workspace. Never fails: whatever is missing or damaged is a finding.
    pub async fn open(workspace: &Workspace) -> Opened {
        Self::open_with(workspace, BrowserShelf::open(), BrowserVault::shared()).await
    }

    /// Opens a workspace in given engines: what [`Keeper::open`] does, for tests with several tabs in one page.
    pub async fn open_with(
        workspace: &Workspace,
        shelf: BrowserShelf,
        vault: BrowserVault,
    ) -> Opened {
        let id = workspace.id;
        // Listening begins before reading: what is told in between waits.
        let early: Rc<RefCell<Vec<Vec<u8>>>> = Rc::default();
        let inner: Rc<RefCell<Option<Weak<Inner>>>> = Rc::default();
        let channel = Channel::open(&channel_name(id), {
            let (early, inner) = (early.clone(), inner.clone());
            move |bytes| {
                let open = inner.borrow().as_ref().and_then(Weak::upgrade);
                match open {
                    Some(open) => Keeper(open).hear(&bytes),
                    None => early.borrow_mut().push(bytes),
                }
            }
        });
        Self::settle_deletion(id, &shelf, &vault).await;
        let mut fresh = random::writer;
        let (safe, opened) = if boot::wants_older_state() {
            Safe::open_older(shelf.clone(), vault, id, clock::now_ms()).await
        } else {
            Safe::open(shelf.clone(), vault, id, clock::now_ms(), &mut fresh).await
        };
        let mut book = opened.book;
        for bytes in early.take() {
            if let [TELL_DELTA, frame @ ..] = &*bytes
                && let Ok(delta) = Delta::decode(frame)
                && book.apply(&delta, clock::now_ms()).is_ok()
            {
                safe.heard(&delta);
            }
        }

        let mut slot = None;
        let mut lease = None;
        if safe.acknowledges() && safe.mode() == Mode::Full && lock::available() {
            for number in 0..SLOTS {
                if let Some(held) = lock::try_hold(&format!("fct1.{id}.slot.{number}")).await {
                    (slot, lease) = (Some(number), Some(held));
                    break;
                }
            }
        }
        let writer = match slot {
            Some(slot) => slot::lease(
                &shelf,
                id,
                slot,
                book.vector(),
                &opened.findings,
                &mut fresh,
            ),
            None => random::writer(),
        };

        let mode = safe.mode();
        let folder = BrowserVault::shared()
            .handle(&id.to_string())
            .await
            .ok()
            .flatten();
        let keeper = Keeper(Rc::new(Inner {
            safe,
            workspace: RefCell::new(workspace.clone()),
            writer: Cell::new(writer),
            slot,
            _lease: lease,
            channel: RefCell::new(Some(channel)),
            safety: RefCell::default(),
            said: Cell::new(None),
            remote: RefCell::default(),
            gone: RefCell::default(),
            trouble: RefCell::default(),
            source: RefCell::default(),
            folder: RefCell::new(folder.map(Folder::from_handle)),
            folded: Cell::new(false),
            folding: Cell::new(false),
            timers: RefCell::default(),
            visibility: RefCell::default(),
        }));
        *inner.borrow_mut() = Some(Rc::downgrade(&keeper.0));
        if mode == Mode::Full {
            keeper.note_slot(false);
            let opened_ms = clock::now_ms();
            let entry = Workspace {
                opened_ms,
                ..workspace.clone()
            };
            *keeper.0.workspace.borrow_mut() = entry.clone();
            Self::remember(entry);
        }
        keeper.watch_visibility();
        keeper.flush();
        keeper.rest();
        Opened {
            keeper,
            book,
            writer,
            findings: opened.findings,
            mode,
        }
    }

    /// Lets go of the workspace, before another one is opened or the page is left on purpose.
    pub async fn close(self) {
        self.flush_now().await;
        self.note_slot(true);
        self.0.channel.borrow_mut().take();
        *self.0.timers.borrow_mut() = Timers::default();
        if let Some(listener) = self.0.visibility.borrow_mut().take() {
            each_visibility_event(|target, event| {
                let listener = listener.as_ref().unchecked_ref();
                target
                    .remove_event_listener_with_callback(event, listener)
                    .is_ok()
            });
        }
        *self.0.remote.borrow_mut() = None;
        *self.0.source.borrow_mut() = None;
        *self.0.safety.borrow_mut() = None;
        *self.0.gone.borrow_mut() = None;
        *self.0.trouble.borrow_mut() = None;
    }

    /// The workspace.
    pub fn workspace(&self) -> Workspace {
        self.0.workspace.borrow().clone()
    }

    /// Who this tab writes as.
    pub fn writer(&self) -> WriterId {
        self.0.writer.get()
    }

    /// Makes this tab a fresh writer: its numbers were found twice, or are used up.
    pub fn renew_writer(&self) -> WriterId {
        self.0.writer.set(random::writer());
        self.note_slot(false);
        self.writer()
    }

    /// Notes whether this tab, should it end now, would leave everything on disk.
    fn note_slot(&self, ending: bool) {
        let Some(slot) = self.0.slot else { return };
        if self.0.safe.mode() == Mode::ReadOnly {
            return;
        }
        let writer = self.writer();
        let clean = ending && self.0.safe.safety().pending == 0;
        let state = Slot {
            writer: writer.0,
            last: self.0.safe.seen().get(writer),
            clean,
        };
        // A note that is missing costs a fresh writer, nothing else.
        let _ = slot::note(&BrowserShelf::open(), self.workspace().id, slot, state);
    }

    fn watch_visibility(&self) {
        let weak = Rc::downgrade(&self.0);
        let listener = Closure::<dyn FnMut()>::new(move || {
            let Some(inner) = weak.upgrade() else { return };
            let keeper = Keeper(inner);
            let hidden = web_sys::window()
                .and_then(|w| w.document())
                .is_some_and(|d| d.hidden());
            keeper.note_slot(hidden);
            keeper.flush();
            if !hidden {
                keeper.look();
            }
        });
        each_visibility_event(|target, event| {
            let listener = listener.as_ref().unchecked_ref();
            target
                .add_event_listener_with_callback(event, listener)
                .is_ok()
        });
        *self.0.visibility.borrow_mut() = Some(listener);
    }
}

fn each_visibility_event(each: impl Fn(&web_sys::EventTarget, &str) -> bool) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Some(document) = window.document() {
        each(&document, "visibilitychange");
    }
    each(&window, "pagehide");
    each(&window, "pageshow");
}
