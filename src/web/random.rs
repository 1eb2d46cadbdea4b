//! Randomness, for everything that is not allowed to know it.

use crate::replica::{WorkspaceId, WriterId};

/// Random bytes.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = crypto.is_some_and(|c| c.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        // Every browser that runs this program has `crypto`; ids stay distinct even in one that hides it.
        bytes
            .iter_mut()
            .for_each(|byte| *byte = (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}

/// A writer that nobody has been before.
pub fn writer() -> WriterId {
    // Zero stands for no writer in logs and tests.
    WriterId(u64::from_le_bytes(bytes()).max(1))
}

/// A workspace that nobody has had before.
pub fn workspace() -> WorkspaceId {
    WorkspaceId(bytes())
}
