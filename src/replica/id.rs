//! The names of things. Each is a newtype, so that no id can stand where another belongs.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use super::error::ParseIdError;

macro_rules! hex_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub [u8; 16]);

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                // Big-endian, so that ids in a row differ in the lowest bits, which choose the place in a table.
                state.write_u128(u128::from_be_bytes(self.0));
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                parse_hex(text).map(Self)
            }
        }
    };
}

hex_id! {
    /// One team's book. Two books never merge by accident.
    WorkspaceId
}

hex_id! {
    /// One record: a UUID v7, so that ids sort by the time of creation.
    RecordId
}

impl RecordId {
    pub(crate) const MIN: Self = Self([0; 16]);
    pub(crate) const MAX: Self = Self([0xff; 16]);

    /// Builds a UUID v7 from a time and random bytes.
    pub fn v7(now_ms: u64, random: [u8; 10]) -> Self {
        let mut id = [0; 16];
        id[..6].copy_from_slice(&now_ms.to_be_bytes()[2..]);
        id[6..].copy_from_slice(&random);
        id[6] = 0x70 | (id[6] & 0x0f);
        id[8] = 0x80 | (id[8] & 0x3f);
        Self(id)
    }
}

fn parse_hex(text: &str) -> Result<[u8; 16], ParseIdError> {
    let mut bytes = [0; 16];
    if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(ParseIdError);
    }
    for (i, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).map_err(|_| ParseIdError)?;
    }
    Ok(bytes)
}

/// One writing tab. A device owns a few of them; no two tabs ever write under the same one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriterId(pub u64);

impl fmt::Display for WriterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What a record is. The number is on the wire; the domain owns its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind(pub u16);

/// One property of a record. The number is on the wire; the domain owns its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field(pub u16);

/// The part of a set or map field that a register holds; empty for a plain field.
///
/// It is one thin pointer, because every cell of the book has one and nearly every one is plain.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Element(Option<Arc<Box<str>>>);

impl Element {
    /// The element of a plain field.
    pub const PLAIN: Self = Self(None);

    /// The longest element, in bytes of UTF-8.
    pub const MAX_LEN: usize = 255;

    /// Names an element; the empty name is the plain field.
    pub fn new(name: &str) -> Self {
        Self((!name.is_empty()).then(|| Arc::new(name.into())))
    }

    /// The element's name.
    pub fn as_str(&self) -> &str {
        self.0.as_deref().map_or("", |name| name)
    }
}

impl fmt::Debug for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

/// The address of a register inside its record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The property.
    pub field: Field,
    /// The element of it, for set and map fields.
    pub element: Element,
}

impl Key {
    /// The key of a field that holds one value.
    pub fn plain(field: Field) -> Self {
        Self {
            field,
            element: Element::PLAIN,
        }
    }

    /// The key of one element of a set or map field.
    pub fn at(field: Field, element: &str) -> Self {
        Self {
            field,
            element: Element::new(element),
        }
    }
}
