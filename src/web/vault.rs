//! IndexedDB. Invariant: a write returns only after its transaction, opened with strict durability, has completed: that
//! is the one acknowledgement in a browser that survives the death of the process.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use gloo_timers::future::TimeoutFuture;
use idb::{Database, KeyRange, ObjectStore, Query, Transaction, TransactionResult};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbTransaction};

use super::js;
use crate::store::port::{Change, Engine, StoreError, Vault};

const NAME: &str = "facetten";
const VERSION: u32 = 1;
const ENTRIES: &str = "entries";
const HANDLES: &str = "handles";

/// How long opening may take. Some browsers never answer in private windows, and one that waits for another tab to let
/// go of an older version of the database does not either.
const PATIENCE_MS: u32 = 4_000;

/// The browser's IndexedDB, if it may be used. Clones share one connection.
#[derive(Clone, Debug, Default)]
pub struct BrowserVault {
    connection: Rc<RefCell<Option<IdbDatabase>>>,
    blocked: Rc<Cell<bool>>,
    was_open: Rc<Cell<bool>>,
    durability: Rc<RefCell<Option<String>>>,
}

thread_local! {
    static BLOCKED: Cell<bool> = const { Cell::new(false) };
    static SHARED: BrowserVault = BrowserVault::default();
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
}

impl BrowserVault {
    /// The page's connection, which opens at the first use.
    pub fn shared() -> Self {
        SHARED.with(Clone::clone)
    }

    /// A connection of its own, as another tab would have it.
    pub fn separate() -> Self {
        Self::default()
    }

    /// From now on, behave as if the browser blocked it: for the tests of exactly that.
    pub fn block(blocked: bool) {
        BLOCKED.set(blocked);
    }

    async fn connect(&self) -> Result<IdbDatabase, StoreError> {
        if BLOCKED.get() || self.blocked.get() {
            return Err(StoreError::Blocked(Engine::Vault));
        }
        if let Some(open) = self.connection.borrow().clone() {
            return Ok(open);
        }
        let mut build = Box::pin(
            Database::builder(NAME)
                .version(VERSION)
                .add_object_store(ObjectStore::builder(ENTRIES))
                .add_object_store(ObjectStore::builder(HANDLES))
                .build(),
        );
        let opened = within(PATIENCE_MS, build.as_mut()).await;
        if opened.is_none() {
            // The browser's answer may come yet, and must find somebody.
            spawn_local(async move {
                if let Ok(late) = build.await {
                    late.close();
                }
            });
        }
        let Some(Ok(database)) = opened else {
            if self.was_open.get() {
                // A full disk closes the database and opens it again once there is room; whoever waits tries on.
                let words = "does not open again".to_owned();
                return Err(StoreError::Failed(Engine::Vault, words));
            }
            // What does not open is not tried again in this session: the words on the screen must not flicker.
            self.blocked.set(true);
            return Err(StoreError::Blocked(Engine::Vault));
        };
        let open = IdbDatabase::from(database);
        // Another tab that brings a newer version of the database may have it; this one then fails openly.
        let weak = Rc::downgrade(&self.connection);
        let closing = open.clone();
        let close = wasm_bindgen::closure::Closure::once_into_js(move || {
            closing.close();
            if let Some(connection) = weak.upgrade() {
                connection.borrow_mut().take();
            }
        });
        open.set_onversionchange(Some(close.unchecked_ref()));
        *self.connection.borrow_mut() = Some(open.clone());
        self.was_open.set(true);
        Ok(open)
    }

    async fn transaction(&self, store: &str, access: Access) -> Result<IdbTransaction, StoreError> {
        match begin(&self.connect().await?, store, access) {
            Ok(transaction) => Ok(transaction),
            Err(_) => {
                // The browser may close a connection behind our back; a new one is tried once.
                self.connection.borrow_mut().take();
                begin(&self.connect().await?, store, access).map_err(failed)
            }
        }
    }

    /// Keeps a file handle, which only IndexedDB can.
    pub async fn put_handle(&self, name: &str, handle: &JsValue) -> Result<(), StoreError> {
        let raw = self.transaction(HANDLES, Access::Write).await?;
        let transaction = Transaction::from(raw.clone());
        let store = transaction.object_store(HANDLES).map_err(broken)?;
        store.put(handle, Some(&name.into())).map_err(broken)?;
        complete(raw, transaction).await
    }

    /// Forgets a file handle.
    pub async fn delete_handle(&self, name: &str) -> Result<(), StoreError> {
        let raw = self.transaction(HANDLES, Access::Write).await?;
        let transaction = Transaction::from(raw.clone());
        let store = transaction.object_store(HANDLES).map_err(broken)?;
        store.delete(Query::Key(name.into())).map_err(broken)?;
        complete(raw, transaction).await
    }

    /// A file handle that was kept.
    pub async fn handle(&self, name: &str) -> Result<Option<JsValue>, StoreError> {
        let transaction = Transaction::from(self.transaction(HANDLES, Access::Read).await?);
        let store = transaction.object_store(HANDLES).map_err(broken)?;
        let request = store.get(Query::Key(name.into())).map_err(broken)?;
        request.await.map_err(broken)
    }

    /// With which durability the browser opened the last transaction that wrote, in its own word.
    pub fn last_durability(&self) -> Option<String> {
        self.durability.borrow().clone()
    }

    async fn entries(&self) -> Result<(Transaction, ObjectStore), StoreError> {
        let transaction = Transaction::from(self.transaction(ENTRIES, Access::Read).await?);
        let store = transaction.object_store(ENTRIES).map_err(broken)?;
        Ok((transaction, store))
    }
}

impl BrowserVault {
    async fn entries_in(&self, range: Query) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let (_transaction, store) = self.entries().await?;
        let keys = store
            .get_all_keys(Some(range.clone()), None)
            .map_err(broken)?;
        let values = store.get_all(Some(range), None).map_err(broken)?;
        let (keys, values) = (keys.await.map_err(broken)?, values.await.map_err(broken)?);
        let both = keys.into_iter().zip(values);
        Ok(both
            .filter_map(|(key, value)| Some((key.as_string()?, bytes(value))))
            .collect())
    }
}

/// Strict durability is asked for through the plain API: the wrapper has no option for it.
fn begin(database: &IdbDatabase, store: &str, access: Access) -> js::Outcome<IdbTransaction> {
    let mode = match access {
        Access::Read => "readonly",
        Access::Write => "readwrite",
    };
    let options = js::object(&[("durability", "strict".into())]);
    let stores: JsValue = Array::of1(&store.into()).into();
    let begun = js::call(
        database.as_ref(),
        "transaction",
        &[stores, mode.into(), options],
    )?;
    begun.dyn_into()
}

async fn complete(raw: IdbTransaction, transaction: Transaction) -> Result<(), StoreError> {
    let outcome = transaction.await;
    // A failed request is followed by the abort, which nobody waits for any more.
    raw.set_onerror(None);
    raw.set_onabort(None);
    raw.set_oncomplete(None);
    match outcome {
        Ok(TransactionResult::Committed) => Ok(()),
        outcome => {
            let error = raw.error().map(JsValue::from);
            match (error, outcome) {
                (Some(exception), _) => Err(failed(exception)),
                (None, Err(error)) => Err(broken(error)),
                (None, Ok(_)) => Err(StoreError::Failed(Engine::Vault, "aborted".into())),
            }
        }
    }
}

fn failed(exception: JsValue) -> StoreError {
    if js::name(&exception) == "QuotaExceededError" {
        StoreError::Full(Engine::Vault)
    } else {
        StoreError::Failed(Engine::Vault, js::words(&exception))
    }
}

fn broken(error: idb::Error) -> StoreError {
    StoreError::Failed(Engine::Vault, error.to_string())
}

/// All keys with a prefix.
fn range(prefix: &str) -> Result<Query, StoreError> {
    half_open(prefix, &format!("{prefix}\u{ffff}"))
}

fn half_open(from: &str, to: &str) -> Result<Query, StoreError> {
    let range = KeyRange::bound(&from.into(), &to.into(), Some(false), Some(true));
    range.map(Query::KeyRange).map_err(broken)
}

/// The outcome, or `None` if it takes longer.
async fn within<T>(milliseconds: u32, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut timer) = (pin!(work), pin!(TimeoutFuture::new(milliseconds)));
    std::future::poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(outcome) => Poll::Ready(Some(outcome)),
        Poll::Pending => timer.as_mut().poll(context).map(|()| None),
    })
    .await
}

impl Vault for BrowserVault {
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let (_transaction, store) = self.entries().await?;
        let keys = store
            .get_all_keys(Some(range(prefix)?), None)
            .map_err(broken)?;
        let keys = keys.await.map_err(broken)?;
        Ok(keys.into_iter().filter_map(|key| key.as_string()).collect())
    }

    async fn read(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.entries_in(range(prefix)?).await
    }

    async fn between(&self, from: &str, to: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.entries_in(half_open(from, to)?).await
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let (_transaction, store) = self.entries().await?;
        let request = store.get(Query::Key(key.into())).map_err(broken)?;
        Ok(request.await.map_err(broken)?.map(bytes))
    }

    async fn write(&self, changes: &[Change]) -> Result<(), StoreError> {
        let raw = self.transaction(ENTRIES, Access::Write).await?;
        let transaction = Transaction::from(raw.clone());
        let store = transaction.object_store(ENTRIES).map_err(broken)?;
        for change in changes {
            match change {
                Change::Put(key, bytes) => {
                    let value = Uint8Array::from(bytes.as_slice());
                    store.put(&value, Some(&key.into())).map_err(broken)?;
                }
                Change::Delete(key) => {
                    store.delete(Query::Key(key.into())).map_err(broken)?;
                }
            }
        }
        let durability = js::get(raw.as_ref(), "durability")
            .ok()
            .and_then(|word| word.as_string());
        *self.durability.borrow_mut() = durability;
        complete(raw, transaction).await
    }
}

/// The bytes of a value; a value of another type is damage, and reads as no bytes.
fn bytes(value: JsValue) -> Vec<u8> {
    value
        .dyn_into::<Uint8Array>()
        .map(|array| array.to_vec())
        .unwrap_or_default()
}
