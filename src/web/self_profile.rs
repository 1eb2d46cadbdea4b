//! Keeps the reader's own profile in this browser. It never enters a book, so that it is shared only by its owner.

use gloo_storage::{LocalStorage, Storage};

const KEY: &str = "facetten/self-profile";

/// The kept profile, if there is one that can be read.
pub fn read() -> Option<[u8; 12]> {
    let kept: Vec<u8> = LocalStorage::get(KEY).ok()?;
    let profile: [u8; 12] = kept.try_into().ok()?;
    profile.iter().all(|value| *value <= 100).then_some(profile)
}

/// Keeps a profile, or forgets it. Where storage is denied it holds until the page is closed.
pub fn write(profile: Option<[u8; 12]>) {
    match profile {
        Some(profile) => {
            if let Err(error) = LocalStorage::set(KEY, profile.to_vec()) {
                log::warn!("the profile is not kept: {error}");
            }
        }
        None => LocalStorage::delete(KEY),
    }
}
