//! Files from and to the reader.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

/// The largest file that is opened.
pub const MAX_BYTES: f64 = 100.0 * 1024.0 * 1024.0;

/// A file that the reader chose.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// The reader changed their mind.
    Cancelled,
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// The browser could not read it.
    Unreadable,
}

/// Hands bytes to the browser as a download; returns whether it took them.
pub fn download(name: &str, bytes: &[u8], mime: &str) -> bool {
    start_download(name, bytes, mime).is_some()
}

fn start_download(name: &str, bytes: &[u8], mime: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the blob after this turn; the address is let go of much later.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}

/// Lets the reader choose a file. `accept` is what the file dialog offers, as in HTML.
pub async fn pick(accept: &str) -> Result<Chosen, NoFile> {
    let file = choose(accept).await.ok_or(NoFile::Cancelled)?;
    read(&file).await
}

async fn choose(accept: &str) -> Option<File> {
    let document = web_sys::window()?.document()?;
    let input: HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    input.set_type("file");
    input.set_accept(accept);
    let chosen = js_sys::Promise::new(&mut |resolve, _| {
        let answer = Closure::once_into_js(move || {
            let _ = resolve.call0(&wasm_bindgen::JsValue::UNDEFINED);
        });
        for event in ["change", "cancel"] {
            let _ = input.add_event_listener_with_callback(event, answer.unchecked_ref());
        }
    });
    input.click();
    JsFuture::from(chosen).await.ok()?;
    input.files()?.get(0)
}

/// Reads a file that was chosen or dropped.
pub async fn read(file: &File) -> Result<Chosen, NoFile> {
    if file.size() > MAX_BYTES {
        return Err(NoFile::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| NoFile::Unreadable)?;
    Ok(Chosen {
        name: file.name(),
        bytes: Uint8Array::new(&buffer).to_vec(),
    })
}
