//! Keeps the reader's own profile in this browser. It never enters a book, so that it is shared only by its owner.

use super::shelf::BrowserShelf;
use crate::store::key;
use crate::store::port::Shelf;

/// The kept profile, if there is one that can be read.
pub fn read() -> Option<[u8; 12]> {
    let kept = BrowserShelf::open().get(key::SELF_PROFILE).ok()??;
    let profile: [u8; 12] = serde_json::from_str(&kept).ok()?;
    profile.iter().all(|value| *value <= 100).then_some(profile)
}

/// Keeps a profile, or forgets it. Where storage is denied it holds until the page is closed.
pub fn write(profile: Option<[u8; 12]>) {
    let shelf = BrowserShelf::open();
    let kept = match profile {
        Some(profile) => shelf.set(
            key::SELF_PROFILE,
            &serde_json::to_string(&profile).unwrap_or_default(),
        ),
        None => shelf.remove(key::SELF_PROFILE),
    };
    if let Err(error) = kept {
        log::warn!("the profile is not kept: {error}");
    }
}
