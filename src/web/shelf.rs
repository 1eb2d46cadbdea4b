//! Local storage. `gloo-storage` panics where the browser blocks it, so it is asked only after a probe; its `get_all`
//! and `clear` are never used, because the origin may belong to other programs too.

use std::cell::Cell;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

use super::js;
use crate::store::key;
use crate::store::port::{Engine, Shelf, StoreError};

/// The browser's local storage, if it may be used.
#[derive(Clone, Debug)]
pub struct BrowserShelf(Option<Storage>);

thread_local! {
    static BLOCKED: Cell<bool> = const { Cell::new(false) };
}

impl BrowserShelf {
    /// Probes local storage: reading and writing may each be forbidden, and only trying tells.
    pub fn open() -> Self {
        if BLOCKED.get() || probe().is_none() {
            return Self(None);
        }
        Self(Some(LocalStorage::raw()))
    }

    /// From now on, behave as if the browser blocked it: for the tests of exactly that.
    pub fn block(blocked: bool) {
        BLOCKED.set(blocked);
    }

    fn storage(&self) -> Result<&Storage, StoreError> {
        self.0.as_ref().ok_or(StoreError::Blocked(Engine::Shelf))
    }
}

fn probe() -> Option<()> {
    let storage = web_sys::window()?.local_storage().ok()??;
    let name = format!("{}probe", key::PREFIX);
    match storage.set_item(&name, "1") {
        Ok(()) => storage.remove_item(&name).ok(),
        // A full storage is not a blocked one: what is there can be read.
        Err(exception) if is_full(&exception) => Some(()),
        Err(_) => None,
    }
}

fn is_full(exception: &JsValue) -> bool {
    matches!(
        &*js::name(exception),
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED"
    )
}

fn error(exception: JsValue) -> StoreError {
    if is_full(&exception) {
        StoreError::Full(Engine::Shelf)
    } else {
        StoreError::Failed(Engine::Shelf, js::words(&exception))
    }
}

impl Shelf for BrowserShelf {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.storage()?.get_item(key).map_err(error)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.storage()?.set_item(key, value).map_err(error)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.storage()?.remove_item(key).map_err(error)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let storage = self.storage()?;
        let count = storage.length().map_err(error)?;
        let mut keys = Vec::with_capacity(count as usize);
        for index in 0..count {
            keys.extend(storage.key(index).map_err(error)?);
        }
        Ok(keys)
    }

    fn used(&self) -> Result<usize, StoreError> {
        let storage = self.storage()?;
        let count = storage.length().map_err(error)?;
        let mut units = 0;
        for index in 0..count {
            let Some(key) = storage.key(index).map_err(error)? else {
                continue;
            };
            // The value stays on the other side of the border; only its length is needed.
            let value = js::call(storage.as_ref(), "getItem", &[key.as_str().into()]);
            let value = value.map_err(error)?.dyn_into::<JsString>().ok();
            let length = value.map_or(0, |value| value.length() as usize);
            units += length + key.encode_utf16().count();
        }
        Ok(units)
    }
}
