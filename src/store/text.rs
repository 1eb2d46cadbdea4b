//! Bytes as text. Local storage keeps strings; one byte becomes the one character U+0000 to U+00FF, so that a unit of
//! quota carries a whole byte, and WebKit, which counts such characters singly, needs no more than one byte for it.

/// The text that carries these bytes.
pub fn from_bytes(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// The bytes that a text carries; `None` where a character is none of ours.
pub fn to_bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        bytes.push(u8::try_from(u32::from(character)).ok()?);
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
