//! The two engines as this layer sees them. Invariant: everything here can fail, and says which engine failed.

use std::fmt;
use std::rc::Rc;

use thiserror::Error;

/// One of the two places in a browser where data outlives the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Engine {
    /// Local storage: answers at once, is on disk seconds later.
    Shelf,
    /// IndexedDB: answers when the bytes are on disk.
    Vault,
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Engine::Shelf => "local storage",
            Engine::Vault => "IndexedDB",
        })
    }
}

/// Why an engine did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StoreError {
    /// The browser does not let the page use it.
    #[error("{0} is blocked")]
    Blocked(Engine),
    /// No room is left; what was there is unchanged.
    #[error("{0} is full")]
    Full(Engine),
    /// Anything else, in the browser's own words.
    #[error("{0} failed: {1}")]
    Failed(Engine, String),
}

impl StoreError {
    /// Which engine it was.
    pub fn engine(&self) -> Engine {
        match self {
            StoreError::Blocked(engine) | StoreError::Full(engine) => *engine,
            StoreError::Failed(engine, _) => *engine,
        }
    }
}

/// Local storage. Synchronous: an action can be put here before the next frame is painted.
pub trait Shelf {
    /// The value under a key.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts a value; on an error the old value stays.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;
    /// Removes a key; one that is not there is no error.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// All keys of the origin, other programs' keys included.
    fn keys(&self) -> Result<Vec<String>, StoreError>;
    /// How many UTF-16 units the origin uses, other programs' included.
    fn used(&self) -> Result<usize, StoreError>;
}

/// One step of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Puts bytes under a key.
    Put(String, Vec<u8>),
    /// Removes a key; one that is not there is no error.
    Delete(String),
}

/// IndexedDB, reduced to one ordered map of keys to bytes.
#[allow(
    async_fn_in_trait,
    reason = "the page has one thread; nothing here is sent anywhere"
)]
pub trait Vault {
    /// All keys that begin with the prefix, in order.
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
    /// All entries whose key begins with the prefix, in order.
    async fn read(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError>;
    /// All entries whose key is at least the one and before the other, in order.
    async fn between(&self, from: &str, to: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError>;
    /// One entry.
    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError>;
    /// All changes or none. When this returns, they survive the death of the browser.
    async fn write(&self, changes: &[Change]) -> Result<(), StoreError>;
}

impl<S: Shelf> Shelf for Rc<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        (**self).keys()
    }

    fn used(&self) -> Result<usize, StoreError> {
        (**self).used()
    }
}

impl<V: Vault> Vault for Rc<V> {
    async fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        (**self).keys(prefix).await
    }

    async fn read(&self, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        (**self).read(prefix).await
    }

    async fn between(&self, from: &str, to: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        (**self).between(from, to).await
    }

    async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        (**self).get(key).await
    }

    async fn write(&self, changes: &[Change]) -> Result<(), StoreError> {
        (**self).write(changes).await
    }
}
