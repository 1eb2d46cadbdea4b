//! Bytes as text. Local storage keeps strings; one byte becomes the one character U+0000 to U+00FF, so that a unit of
//! quota carries a whole byte, and WebKit, which counts such characters singly, needs no more than one byte for it.

/// The text that carries these bytes.
pub fn from_bytes(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// The bytes that a text carries; `None` where a character is none of ours.
pub fn to_bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    // Characters up to U+00FF take one byte of UTF-8 or two, of which the first is C2 or C3. A book is half a million of
    // them, read before anything can be shown, so nothing else is asked.
    let mut units = text.bytes();
    while let Some(unit) = units.next() {
        bytes.push(match unit {
            0..=0x7f => unit,
            0xc2 | 0xc3 => (unit & 0x03) << 6 | units.next()? & 0x3f,
            _ => return None,
        });
    }
    Some(bytes)
}

/// What a key with its value costs in the quota, in UTF-16 units.
pub fn units(key: &str, value: &str) -> usize {
    utf16_len(key) + utf16_len(value)
}

/// The length of a text in UTF-16 units.
fn utf16_len(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().map(char::len_utf16).sum()
    }
}
