//! The reader's own place on the twelve facets. It stays on this device and is part of no book.

use leptos::prelude::*;

use super::profile::Dials;
use crate::content::i18n::roles as words;
use crate::ui::components::{Dialog, DialogWidth};
use crate::ui::state::use_lang;
use crate::web::self_profile;

thread_local! {
    // It outlives every page: no page owns it.
    static CURRENT: ArcRwSignal<Option<[u8; 12]>> = ArcRwSignal::new(self_profile::read());
}

/// The reader's profile, if there is one.
pub fn use_self_profile() -> Signal<Option<[u8; 12]>> {
    let current = CURRENT.with(ArcRwSignal::clone);
    Signal::derive(move || current.get())
}

fn set(profile: Option<[u8; 12]>) {
    self_profile::write(profile);
    CURRENT.with(|current| current.set(profile));
}

/// Lets the reader place themselves.
#[component]
pub fn SelfProfileDialog(#[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let before = use_self_profile().get_untracked();
    let values = RwSignal::new(before.unwrap_or([50; 12]));
    view! {
        <Dialog title=words::your_profile(lang) on_close=on_close width=DialogWidth::Wide>
            <p class="muted measure">{words::your_profile_text(lang)}</p>
            <div class="dials">
                <Dials values=values />
            </div>
            <div class="dialog__foot">
                {before
                    .is_some()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button--ghost"
                                on:click=move |_| {
                                    set(None);
                                    on_close.run(());
                                }
                            >
                                {words::your_profile_clear(lang)}
                            </button>
                        }
                    })}
                <button type="button" class="button" on:click=move |_| on_close.run(())>
                    {words::cancel(lang)}
                </button>
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| {
                        set(Some(values.get_untracked()));
                        on_close.run(());
                    }
                >
                    {words::save(lang)}
                </button>
            </div>
        </Dialog>
    }
}
