//! What tabs tell each other. Invariant: only what is on disk is told, so a tab that listens never knows more than a
//! restart would.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// A named channel to the other tabs of this origin. Closed when dropped.
pub struct Channel {
    raw: Option<BroadcastChannel>,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Opens the channel. Where the browser has none, nothing is heard, and [`super::Keeper`] looks at the disk when the
    /// tab becomes visible.
    pub fn open(name: &str, mut hear: impl FnMut(Vec<u8>) + 'static) -> Self {
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(bytes) = event.data().dyn_into::<Uint8Array>() {
                hear(bytes.to_vec());
            }
        });
        let raw = BroadcastChannel::new(name).ok();
        if let Some(raw) = &raw {
            raw.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        Self {
            raw,
            _listener: listener,
        }
    }

    /// Tells all other tabs.
    pub fn tell(&self, bytes: &[u8]) {
        if let Some(raw) = &self.raw {
            // A closed channel has no listeners to miss anything.
            let _ = raw.post_message(&Uint8Array::from(bytes));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(raw) = &self.raw {
            raw.set_onmessage(None);
            raw.close();
        }
    }
}
