//! Calling what web-sys has no stable binding for. Invariant: a missing property, a wrong type and an exception are all
//! the same `Err`.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What went wrong, in the browser's words.
pub(super) type Outcome<T> = Result<T, JsValue>;

/// The global object.
pub(super) fn global() -> JsValue {
    js_sys::global().into()
}

/// A property.
pub(super) fn get(object: &JsValue, name: &str) -> Outcome<JsValue> {
    let value = Reflect::get(object, &name.into())?;
    if value.is_undefined() || value.is_null() {
        Err(missing(name))
    } else {
        Ok(value)
    }
}

/// A property of a property of the global object.
pub(super) fn path(names: &[&str]) -> Outcome<JsValue> {
    names
        .iter()
        .try_fold(global(), |object, name| get(&object, name))
}

/// Calls a method.
pub(super) fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Outcome<JsValue> {
    let function: Function = get(object, method)?.dyn_into()?;
    Reflect::apply(&function, object, &Array::from_iter(arguments))
}

/// Calls a method that returns a promise, and waits for it.
pub(super) async fn wait(
    object: &JsValue,
    method: &str,
    arguments: &[JsValue],
) -> Outcome<JsValue> {
    let promise: Promise = call(object, method, arguments)?.dyn_into()?;
    JsFuture::from(promise).await
}

/// An object with these properties.
pub(super) fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in properties {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn missing(name: &str) -> JsValue {
    js_sys::Error::new(&format!("{name} is missing")).into()
}

/// An exception's name, like `QuotaExceededError`.
pub(super) fn name(exception: &JsValue) -> String {
    Reflect::get(exception, &"name".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default()
}

/// An exception in one line.
pub(super) fn words(exception: &JsValue) -> String {
    let message = Reflect::get(exception, &"message".into())
        .ok()
        .and_then(|text| text.as_string());
    match (name(exception), message) {
        (name, Some(message)) => format!("{name}: {message}"),
        (name, None) => name,
    }
}
