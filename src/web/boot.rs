//! The thread to the start script `public/boot.js`: it shows the shell until the program has started and the rescue page
//! if that fails.

use super::js;

/// Tells the start script that the program has taken over.
pub fn started() {
    tell("started", &[]);
}

/// Tells the start script that the program cannot go on.
pub fn failed(message: &str) {
    tell("failed", &[message.into()]);
}

/// Whether the reader asked, on the rescue page, for the last good state. Asked once, answered once.
pub fn wants_older_state() -> bool {
    let name = "fct1.older";
    let Some(session) = web_sys::window().and_then(|window| window.session_storage().ok()?) else {
        return false;
    };
    let wanted = matches!(session.get_item(name), Ok(Some(_)));
    if wanted {
        // A wish that cannot be forgotten is asked again at the next start, which harms nobody.
        let _ = session.remove_item(name);
    }
    wanted
}

/// Makes every panic end on the rescue page.
pub fn catch_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        failed(&panic.to_string());
    }));
}

fn tell(method: &str, arguments: &[wasm_bindgen::JsValue]) {
    // Without the script, in tests, there is nobody to tell.
    if let Ok(boot) = js::path(&["facettenBoot"]) {
        let _ = js::call(&boot, method, arguments);
    }
}
