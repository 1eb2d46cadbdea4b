//! A folder that the reader chose, into which the backup is written again and again. Invariant: of two files with
//! alternating names one is whole at any moment, and a write counts only after it was read back.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::js;
use crate::store::backup::EXTENSION;

/// A folder outside the browser's storage.
#[derive(Clone, Debug)]
pub struct Folder(JsValue);

/// Why there is no folder, or nothing could be written into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFolder {
    /// This browser cannot write into folders.
    Unsupported,
    /// The reader changed their mind, or has not allowed it again in this session.
    NotAllowed,
    /// The browser failed, in its words.
    Failed(String),
    /// What was written reads back differently.
    NotVerified,
}

impl From<JsValue> for NoFolder {
    fn from(exception: JsValue) -> Self {
        match &*js::name(&exception) {
            "AbortError" | "NotAllowedError" | "SecurityError" => Self::NotAllowed,
            _ => Self::Failed(js::words(&exception)),
        }
    }
}

/// Whether this browser can write into folders.
pub fn available() -> bool {
    js::path(&["showDirectoryPicker"]).is_ok()
}

impl Folder {
    /// Lets the reader choose a folder; only right after a click.
    pub async fn pick() -> Result<Self, NoFolder> {
        if !available() {
            return Err(NoFolder::Unsupported);
        }
        let options = js::object(&[("id", "facetten".into()), ("mode", "readwrite".into())]);
        let handle = js::wait(&js::global(), "showDirectoryPicker", &[options]).await?;
        Ok(Self(handle))
    }

    /// A folder whose handle is known.
    pub fn from_handle(handle: JsValue) -> Self {
        Self(handle)
    }

    /// The handle, to be kept in IndexedDB.
    pub fn handle(&self) -> &JsValue {
        &self.0
    }

    /// Its name.
    pub fn name(&self) -> String {
        let name = js::get(&self.0, "name")
            .ok()
            .and_then(|name| name.as_string());
        name.unwrap_or_default()
    }

    /// Whether it may be written to without asking.
    pub async fn is_permitted(&self) -> bool {
        self.permission("queryPermission").await
    }

    /// Asks for permission; only right after a click.
    pub async fn ask_permission(&self) -> bool {
        self.permission("requestPermission").await
    }

    async fn permission(&self, method: &str) -> bool {
        let mode = js::object(&[("mode", "readwrite".into())]);
        match js::wait(&self.0, method, &[mode]).await {
            Ok(answer) => answer.as_string().as_deref() == Some("granted"),
            // A private folder of the origin knows no permissions.
            Err(_) => js::get(&self.0, method).is_err(),
        }
    }

    /// Writes the backup over the older of its two files and reads it back; returns the file's name.
    pub async fn write(&self, stem: &str, bytes: &[u8]) -> Result<String, NoFolder> {
        let names = ["A", "B"].map(|letter| format!("{stem}-{letter}.{EXTENSION}"));
        let mut ages = [0.0; 2];
        for (age, name) in ages.iter_mut().zip(&names) {
            *age = self.modified(name).await;
        }
        let name = if ages[0] <= ages[1] {
            &names[0]
        } else {
            &names[1]
        };
        let create = js::object(&[("create", true.into())]);
        let file = js::wait(&self.0, "getFileHandle", &[name.into(), create]).await?;
        let stream = js::wait(&file, "createWritable", &[]).await?;
        let content: JsValue = Uint8Array::from(bytes).into();
        if let Err(exception) = js::wait(&stream, "write", &[content]).await {
            // What was there before stays: the stream's file replaces it only when closed.
            let _ = js::wait(&stream, "abort", &[]).await;
            return Err(exception.into());
        }
        js::wait(&stream, "close", &[]).await?;
        if self.read(name).await.as_deref() == Some(bytes) {
            Ok(name.clone())
        } else {
            Err(NoFolder::NotVerified)
        }
    }

    /// What a file holds.
    pub async fn read(&self, name: &str) -> Option<Vec<u8>> {
        let file = self.file(name).await?;
        let buffer = js::wait(&file, "arrayBuffer", &[]).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }

    async fn file(&self, name: &str) -> Option<JsValue> {
        let handle = js::wait(&self.0, "getFileHandle", &[name.into()])
            .await
            .ok()?;
        js::wait(&handle, "getFile", &[])
            .await
            .ok()?
            .dyn_into::<web_sys::File>()
            .ok()
            .map(Into::into)
    }

    async fn modified(&self, name: &str) -> f64 {
        let file = self.file(name).await;
        let modified = file.and_then(|file| js::get(&file, "lastModified").ok());
        modified
            .and_then(|modified| modified.as_f64())
            .unwrap_or(0.0)
    }
}
