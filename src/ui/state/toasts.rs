//! Short messages at the lower edge that go by themselves.

use leptos::prelude::*;

/// What a toast offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// It only says something.
    Plain,
    /// It says what was done, and the last action can be undone.
    Undoable,
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Tells it from the others.
    pub id: u64,
    /// Its words.
    pub text: String,
    /// Its offer.
    pub kind: ToastKind,
}

/// The messages now on screen. A new one replaces the one before: two undo offers at once would be a riddle.
#[derive(Clone, Copy)]
pub struct Toasts {
    current: RwSignal<Option<Toast>>,
    next: StoredValue<u64>,
}

impl Default for Toasts {
    fn default() -> Self {
        Toasts {
            current: RwSignal::new(None),
            next: StoredValue::new(1),
        }
    }
}

impl Toasts {
    /// Shows a message.
    pub fn show(&self, text: impl Into<String>, kind: ToastKind) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.current.set(Some(Toast {
            id,
            text: text.into(),
            kind,
        }));
    }

    /// Takes the message away, if it is still this one.
    pub fn dismiss(&self, id: u64) {
        if self
            .current
            .with_untracked(|current| current.as_ref().is_some_and(|toast| toast.id == id))
        {
            self.current.set(None);
        }
    }

    /// The message on screen.
    pub fn current(&self) -> Option<Toast> {
        self.current.get()
    }
}

/// The toasts of this page.
pub fn use_toasts() -> Toasts {
    use_context::<Toasts>().unwrap_or_default()
}
