//! The preferences of this device, as signals; every change is kept at once.

use leptos::prelude::*;

use crate::content::i18n::Lang;
use crate::store::settings::{Density, Settings, Theme};
use crate::web::Keeper;

/// The preferences.
#[derive(Clone, Copy)]
pub struct Preferences(RwSignal<Settings>);

impl Preferences {
    /// Reads what was kept.
    pub fn load() -> Preferences {
        Preferences(RwSignal::new(Keeper::settings()))
    }

    fn change(&self, change: impl FnOnce(&mut Settings)) {
        self.0.update(change);
        // A device that keeps nothing still works; the state word says so.
        self.0.with_untracked(Keeper::save_settings);
    }

    /// The language: the chosen one, else the browser's.
    pub fn lang(&self) -> Lang {
        let chosen = self.0.with(|settings| settings.lang.clone());
        let tag = chosen
            .or_else(|| window().navigator().language())
            .unwrap_or_default();
        Lang::from_tag(&tag)
    }

    /// The language, read once.
    pub fn peek_lang(&self) -> Lang {
        untrack(|| self.lang())
    }

    /// Chooses the language.
    pub fn set_lang(&self, lang: Lang) {
        self.change(|settings| settings.lang = Some(lang.tag().to_owned()));
    }

    /// Light, dark, or as the system has it.
    pub fn theme(&self) -> Theme {
        self.0.with(|settings| settings.theme)
    }

    /// Chooses light or dark.
    pub fn set_theme(&self, theme: Theme) {
        self.change(|settings| settings.theme = theme);
    }

    /// How close rows stand.
    pub fn density(&self) -> Density {
        self.0.with(|settings| settings.density)
    }

    /// Chooses how close rows stand.
    pub fn set_density(&self, density: Density) {
        self.change(|settings| settings.density = density);
    }

    /// Whether single keys are commands.
    pub fn single_keys(&self) -> bool {
        self.0.with_untracked(|settings| settings.single_keys)
    }

    /// The same, followed.
    pub fn single_keys_signal(&self) -> bool {
        self.0.with(|settings| settings.single_keys)
    }

    /// Switches single keys on or off.
    pub fn set_single_keys(&self, on: bool) {
        self.change(|settings| settings.single_keys = on);
    }

    /// Reads them whole.
    pub fn peek<T>(&self, read: impl FnOnce(&Settings) -> T) -> T {
        self.0.with_untracked(read)
    }

    /// Changes them and keeps them.
    pub fn update(&self, change: impl FnOnce(&mut Settings)) {
        self.change(change);
    }
}

/// The preferences of this device.
pub fn use_settings() -> Preferences {
    use_context::<Preferences>().unwrap_or_else(Preferences::load)
}

/// Writes theme, density and language on the document, now and whenever they change.
pub fn dress_document(preferences: Preferences) {
    let system_dark = RwSignal::new(prefers_dark());
    let media = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten();
    if let Some(media) = media {
        use wasm_bindgen::JsCast;
        use wasm_bindgen::closure::Closure;
        let follow = Closure::<dyn FnMut()>::new(move || system_dark.set(prefers_dark()));
        let _ = media.add_event_listener_with_callback("change", follow.as_ref().unchecked_ref());
        // The listener lives as long as the page.
        follow.forget();
    }
    Effect::new(move |_| {
        let Some(root) = document().document_element() else {
            return;
        };
        let dark = match preferences.theme() {
            Theme::System => system_dark.get(),
            Theme::Light => false,
            Theme::Dark => true,
        };
        let density = match preferences.density() {
            Density::Comfortable => "comfortable",
            Density::Standard => "standard",
            Density::Compact => "compact",
        };
        let _ = root.set_attribute("data-theme", if dark { "dark" } else { "light" });
        let _ = root.set_attribute("data-density", density);
        let _ = root.set_attribute("lang", preferences.lang().tag());
    });
}

fn prefers_dark() -> bool {
    window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|media| media.matches())
}
