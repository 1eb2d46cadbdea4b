//! Web Locks: which tab may be which writer, and which one folds. The browser lets go of a lock when the tab dies,
//! which nothing that is written down could do.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use super::js;

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub struct Held {
    release: Function,
}

impl Drop for Held {
    fn drop(&mut self) {
        // Resolving a promise cannot fail.
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// Whether there are Web Locks.
pub fn available() -> bool {
    js::path(&["navigator", "locks", "request"]).is_ok()
}

/// Takes a lock if nobody has it.
pub async fn try_hold(name: &str) -> Option<Held> {
    let locks = js::path(&["navigator", "locks"]).ok()?;
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let release = release?;

    let mut tell = None;
    let answer = Promise::new(&mut |resolve, _| tell = Some(resolve));
    let tell = tell?;
    let given = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let got = !lock.is_null() && !lock.is_undefined();
        let _ = tell.call1(&JsValue::UNDEFINED, &got.into());
        if got { held.into() } else { JsValue::UNDEFINED }
    });
    let options = js::object(&[("ifAvailable", true.into())]);
    let request = js::call(&locks, "request", &[name.into(), options, given]).ok()?;
    // A request that the browser refuses never calls back; its rejection is the answer then.
    let first = Promise::race(&Array::of2(&answer, &request));
    let got = JsFuture::from(first).await.ok()?.as_bool()?;
    got.then(|| Held { release })
}
