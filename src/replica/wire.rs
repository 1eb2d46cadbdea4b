//! The smallest pieces of the format: numbers, texts, ids and values, in the encoding that `postcard` uses.
//!
//! Reading borrows and never allocates, so hostile lengths cost nothing: whatever is not there cannot be taken.

use super::error::DecodeError;
use super::id::RecordId;
use super::value::ValueRef;

/// Numbers of the values on the wire, fixed for ever.
pub(super) mod tag {
    pub(crate) const NULL: u8 = 0;
    pub(crate) const BOOL: u8 = 1;
    pub(crate) const INT: u8 = 2;
    pub(crate) const TEXT: u8 = 3;
    pub(crate) const ID: u8 = 4;
    pub(crate) const DATE: u8 = 5;
    pub(crate) const BYTES: u8 = 6;
}

const CUT: DecodeError = DecodeError::Invalid("the content ends too early");

/// Bytes being written.
#[derive(Debug, Default)]
pub(super) struct Out(pub(super) Vec<u8>);

impl Out {
    pub(super) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    pub(super) fn signed(&mut self, number: i64) {
        self.number(zigzag(number));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.raw(text.as_bytes());
    }

    pub(super) fn value(&mut self, value: ValueRef<'_>) {
        let encoded = Encoded::new(value);
        self.byte(encoded.tag);
        self.number(encoded.bytes().len() as u64);
        self.raw(encoded.bytes());
    }
}

/// Bytes being read.
#[derive(Clone, Copy, Debug)]
pub(super) struct In<'a>(pub(super) &'a [u8]);

impl<'a> In<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn byte(&mut self) -> Result<u8, DecodeError> {
        let (&byte, rest) = self.0.split_first().ok_or(CUT)?;
        self.0 = rest;
        Ok(byte)
    }

    pub(super) fn raw(&mut self, len: usize) -> Result<&'a [u8], DecodeError> {
        let (bytes, rest) = self.0.split_at_checked(len).ok_or(CUT)?;
        self.0 = rest;
        Ok(bytes)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (bytes, rest) = self.0.split_first_chunk().ok_or(CUT)?;
        self.0 = rest;
        Ok(*bytes)
    }

    pub(super) fn number(&mut self) -> Result<u64, DecodeError> {
        let first = self.byte()?;
        if first < 0x80 {
            return Ok(u64::from(first));
        }
        let mut number = u64::from(first & 0x7f);
        for shift in (7..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return if shift == 63 && byte > 1 {
                    Err(LONG)
                } else {
                    Ok(number)
                };
            }
        }
        Err(LONG)
    }

    pub(super) fn signed(&mut self) -> Result<i64, DecodeError> {
        self.number().map(unzigzag)
    }

    pub(super) fn small<T: TryFrom<u64>>(&mut self) -> Result<T, DecodeError> {
        T::try_from(self.number()?).map_err(|_| LONG)
    }

    pub(super) fn text(&mut self) -> Result<&'a str, DecodeError> {
        let len = self.small()?;
        std::str::from_utf8(self.raw(len)?).map_err(|_| UTF8)
    }

    pub(super) fn value(&mut self) -> Result<ValueRef<'a>, DecodeError> {
        let tag = self.byte()?;
        let len = self.small()?;
        read_value(tag, self.raw(len)?)
    }
}

const LONG: DecodeError = DecodeError::Invalid("a number is too large");
const UTF8: DecodeError = DecodeError::Invalid("a text is not UTF-8");

pub(super) fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

pub(super) fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// A value as it stands on the wire: its tag, and its bytes either where they are or written out here.
pub(super) struct Encoded<'v> {
    pub(super) tag: u8,
    borrowed: Option<&'v [u8]>,
    short: [u8; 16],
    len: usize,
}

impl<'v> Encoded<'v> {
    pub(super) fn new(value: ValueRef<'v>) -> Self {
        match value {
            ValueRef::Null => Self::short(tag::NULL, &[]),
            ValueRef::Bool(yes) => Self::short(tag::BOOL, &[u8::from(yes)]),
            ValueRef::Int(number) => Self::number(tag::INT, number),
            ValueRef::Date(days) => Self::number(tag::DATE, i64::from(days)),
            ValueRef::Id(id) => Self::short(tag::ID, &id.0),
            ValueRef::Text(text) => Self::borrowed(tag::TEXT, text.as_bytes()),
            ValueRef::Bytes(bytes) => Self::borrowed(tag::BYTES, bytes),
            ValueRef::Unknown { tag, bytes } => Self::borrowed(tag, bytes),
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.borrowed.unwrap_or(&self.short[..self.len])
    }

    fn borrowed(tag: u8, bytes: &'v [u8]) -> Self {
        Self {
            tag,
            borrowed: Some(bytes),
            short: [0; 16],
            len: 0,
        }
    }

    fn short(tag: u8, bytes: &[u8]) -> Self {
        let mut short = [0; 16];
        short[..bytes.len()].copy_from_slice(bytes);
        Self {
            tag,
            borrowed: None,
            short,
            len: bytes.len(),
        }
    }

    fn number(tag: u8, number: i64) -> Self {
        let mut encoded = Self::short(tag, &[]);
        let mut rest = zigzag(number);
        while rest >= 0x80 {
            encoded.short[encoded.len] = rest as u8 | 0x80;
            encoded.len += 1;
            rest >>= 7;
        }
        encoded.short[encoded.len] = rest as u8;
        encoded.len += 1;
        encoded
    }
}

/// Reads a value from its tag and bytes. A tag that this version does not know is kept as it is.
pub(super) fn read_value(tag: u8, bytes: &[u8]) -> Result<ValueRef<'_>, DecodeError> {
    let mut rest = In(bytes);
    let value = match tag {
        tag::NULL => ValueRef::Null,
        tag::BOOL => match rest.byte()? {
            0 => ValueRef::Bool(false),
            1 => ValueRef::Bool(true),
            _ => return Err(DecodeError::Invalid("a truth value is neither")),
        },
        tag::INT => ValueRef::Int(rest.signed()?),
        tag::TEXT => {
            return std::str::from_utf8(bytes)
                .map(ValueRef::Text)
                .map_err(|_| UTF8);
        }
        tag::ID => ValueRef::Id(RecordId(rest.array()?)),
        tag::DATE => ValueRef::Date(i32::try_from(rest.signed()?).map_err(|_| LONG)?),
        tag::BYTES => return Ok(ValueRef::Bytes(bytes)),
        tag => return Ok(ValueRef::Unknown { tag, bytes }),
    };
    if rest.is_empty() {
        Ok(value)
    } else {
        Err(DecodeError::Invalid("a value has bytes to spare"))
    }
}
