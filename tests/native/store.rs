//! The acceptance suite against memory.

use std::rc::Rc;

use facetten::store::memory::{MemoryShelf, MemoryVault};

use super::store_suite::{self as suite, Dice, Engines};

/// Both engines in memory; clones are the same engines.
#[derive(Clone, Default)]
pub struct Memory {
    pub shelf: Rc<MemoryShelf>,
    pub vault: Rc<MemoryVault>,
}

impl Engines for Memory {
    type Shelf = Rc<MemoryShelf>;
    type Vault = Rc<MemoryVault>;

    fn shelf(&self) -> Self::Shelf {
        self.shelf.clone()
    }

    fn vault(&self) -> Self::Vault {
        self.vault.clone()
    }
}

#[test]
fn memory_keeps_what_the_suite_asks_for() {
    suite::run(suite::all(&Memory::default(), &mut Dice(1)));
}
