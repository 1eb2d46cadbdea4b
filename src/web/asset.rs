//! Texts that lie beside the page. The page names each by an element with a fixed id: a link to a file of its own
//! address, or, in the edition of one file, the text itself.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why a text could not be read.
#[derive(Debug, thiserror::Error)]
pub enum AssetError {
    /// The page does not name it.
    #[error("the page names no {0}")]
    Unknown(&'static str),
    /// It did not arrive.
    #[error("{id} did not arrive: {why}")]
    Missing {
        /// What was asked for.
        id: &'static str,
        /// What the browser said.
        why: String,
    },
}

/// Reads the text that the page names by this id.
pub async fn text(id: &'static str) -> Result<String, AssetError> {
    let window = web_sys::window().ok_or(AssetError::Unknown(id))?;
    let named = window
        .document()
        .and_then(|document| document.get_element_by_id(id))
        .ok_or(AssetError::Unknown(id))?;
    let Some(address) = named.get_attribute("href") else {
        return named.text_content().ok_or(AssetError::Unknown(id));
    };
    let missing = |why: JsValue| AssetError::Missing {
        id,
        why: format!("{why:?}"),
    };
    let response: Response = JsFuture::from(window.fetch_with_str(&address))
        .await
        .map_err(missing)?
        .dyn_into()
        .map_err(missing)?;
    if !response.ok() {
        return Err(AssetError::Missing {
            id,
            why: format!("status {}", response.status()),
        });
    }
    JsFuture::from(response.text().map_err(missing)?)
        .await
        .map_err(missing)?
        .as_string()
        .ok_or(AssetError::Missing {
            id,
            why: "it is no text".to_owned(),
        })
}
