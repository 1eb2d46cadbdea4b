//! What the browser says about its storage as a whole.

use super::js;

/// What the browser grants the origin, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// In use, all engines together.
    pub usage: f64,
    /// Granted.
    pub quota: f64,
}

/// How much room there is, if the browser tells.
pub async fn estimate() -> Option<Estimate> {
    let storage = js::path(&["navigator", "storage"]).ok()?;
    let estimate = js::wait(&storage, "estimate", &[]).await.ok()?;
    let number = |name| {
        js::get(&estimate, name)
            .ok()
            .and_then(|value| value.as_f64())
    };
    Some(Estimate {
        usage: number("usage")?,
        quota: number("quota")?,
    })
}

/// Whether the browser promised not to clear the storage on its own.
pub async fn is_persisted() -> bool {
    ask("persisted").await
}

/// Asks the browser not to clear the storage on its own; returns whether it promised.
pub async fn persist() -> bool {
    ask("persist").await
}

async fn ask(method: &str) -> bool {
    let Ok(storage) = js::path(&["navigator", "storage"]) else {
        return false;
    };
    let answer = js::wait(&storage, method, &[]).await;
    answer.is_ok_and(|answer| answer.as_bool() == Some(true))
}

/// Whether the page is inside another page's frame, where it must not show anybody's data.
pub fn is_framed() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    match window.top() {
        Ok(Some(top)) => !js_sys::Object::is(top.as_ref(), window.as_ref()),
        Ok(None) | Err(_) => true,
    }
}
