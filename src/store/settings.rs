//! The preferences of this device. Plain JSON, because the start script reads them before anything else is loaded.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::key;
use super::port::{Shelf, StoreError};

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How close rows stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Density {
    /// Wide.
    Comfortable,
    /// In between.
    #[default]
    Standard,
    /// Close.
    Compact,
}

/// The preferences of this device. Every field may be missing: an older or damaged text gives the defaults for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// The language's tag; without one the browser's counts.
    pub lang: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// How close rows stand.
    pub density: Density,
    /// Whether single keys are commands.
    pub single_keys: bool,
    /// The workspace that was open last, as its id's hexadecimal digits.
    pub workspace: Option<String>,
    /// Who sits here, per workspace: ids as hexadecimal digits.
    pub me: BTreeMap<String, String>,
    /// What was said once and need not be said again.
    pub told: BTreeMap<String, u64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            theme: Theme::default(),
            density: Density::default(),
            single_keys: true,
            workspace: None,
            me: BTreeMap::new(),
            told: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Reads them; whatever cannot be read is as if it had never been set.
    pub fn load(shelf: &impl Shelf) -> Self {
        let text = shelf.get(key::SETTINGS).ok().flatten().unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Keeps them.
    pub fn save(&self, shelf: &impl Shelf) -> Result<(), StoreError> {
        shelf.set(
            key::SETTINGS,
            &serde_json::to_string(self).unwrap_or_default(),
        )
    }
}
