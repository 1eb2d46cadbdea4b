//! What a register can hold. Invariant: a value of a newer version is kept, byte for byte, and passed on.

use std::sync::Arc;

use super::id::RecordId;

/// A value that owns its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// No value: a field that was emptied, an element that was taken out.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number: an amount in cents, a count, a moment in milliseconds.
    Int(i64),
    /// Text.
    Text(Arc<str>),
    /// A reference to another record.
    Id(RecordId),
    /// A day, counted from 1970-01-01.
    Date(i32),
    /// Raw bytes.
    Bytes(Arc<[u8]>),
    /// A value that a newer version wrote.
    Unknown {
        /// Its number on the wire.
        tag: u8,
        /// Its bytes on the wire.
        bytes: Arc<[u8]>,
    },
}

/// A value that lives in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueRef<'b> {
    /// See [`Value::Null`].
    Null,
    /// See [`Value::Bool`].
    Bool(bool),
    /// See [`Value::Int`].
    Int(i64),
    /// See [`Value::Text`].
    Text(&'b str),
    /// See [`Value::Id`].
    Id(RecordId),
    /// See [`Value::Date`].
    Date(i32),
    /// See [`Value::Bytes`].
    Bytes(&'b [u8]),
    /// See [`Value::Unknown`].
    Unknown {
        /// Its number on the wire.
        tag: u8,
        /// Its bytes on the wire.
        bytes: &'b [u8],
    },
}

impl Value {
    /// Borrows the value.
    pub fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Self::Null => ValueRef::Null,
            Self::Bool(yes) => ValueRef::Bool(*yes),
            Self::Int(number) => ValueRef::Int(*number),
            Self::Text(text) => ValueRef::Text(text),
            Self::Id(id) => ValueRef::Id(*id),
            Self::Date(days) => ValueRef::Date(*days),
            Self::Bytes(bytes) => ValueRef::Bytes(bytes),
            Self::Unknown { tag, bytes } => ValueRef::Unknown { tag: *tag, bytes },
        }
    }
}

impl<'b> ValueRef<'b> {
    /// Copies the value out of the book.
    pub fn to_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(yes) => Value::Bool(yes),
            Self::Int(number) => Value::Int(number),
            Self::Text(text) => Value::Text(text.into()),
            Self::Id(id) => Value::Id(id),
            Self::Date(days) => Value::Date(days),
            Self::Bytes(bytes) => Value::Bytes(bytes.into()),
            Self::Unknown { tag, bytes } => Value::Unknown {
                tag,
                bytes: bytes.into(),
            },
        }
    }

    /// Whether there is nothing.
    pub fn is_null(self) -> bool {
        matches!(self, Self::Null)
    }

    /// The text, if it is one.
    pub fn text(self) -> Option<&'b str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The number, if it is one.
    pub fn int(self) -> Option<i64> {
        if let Self::Int(number) = self {
            Some(number)
        } else {
            None
        }
    }

    /// The truth value, if it is one.
    pub fn bool(self) -> Option<bool> {
        if let Self::Bool(yes) = self {
            Some(yes)
        } else {
            None
        }
    }

    /// The day, if it is one.
    pub fn date(self) -> Option<i32> {
        if let Self::Date(days) = self {
            Some(days)
        } else {
            None
        }
    }

    /// The reference, if it is one.
    pub fn id(self) -> Option<RecordId> {
        if let Self::Id(id) = self {
            Some(id)
        } else {
            None
        }
    }

    /// The bytes, if it is some.
    pub fn bytes(self) -> Option<&'b [u8]> {
        if let Self::Bytes(bytes) = self {
            Some(bytes)
        } else {
            None
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Bool(yes)
    }
}

impl From<RecordId> for Value {
    fn from(id: RecordId) -> Self {
        Self::Id(id)
    }
}
