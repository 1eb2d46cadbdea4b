//! The message at the lower edge: ten seconds, longer while the pointer or the focus rests on it.

use std::time::Duration;

use leptos::prelude::*;

use crate::content::i18n::shell;
use crate::ui::components::{Icon, icon};
use crate::ui::state::{ToastKind, use_lang, use_session, use_toasts};

const SHOWN: Duration = Duration::from_secs(10);

/// The region that speaks; it stands in the page from the start so that screen readers listen to it.
#[component]
pub fn ToastRegion() -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let held = RwSignal::new(false);
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let toast = toasts.current();
        let held = held.get();
        timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            if let (Some(toast), false) = (toast, held) {
                *timer = set_timeout_with_handle(move || toasts.dismiss(toast.id), SHOWN).ok();
            }
        });
    });
    view! {
        <div
            class="toasts"
            role="status"
            on:mouseenter=move |_| held.set(true)
            on:mouseleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            {move || {
                toasts
                    .current()
                    .map(|toast| {
                        let id = toast.id;
                        let undo = (toast.kind == ToastKind::Undoable)
                            .then(|| {
                                let session = use_session();
                                view! {
                                    <button
                                        type="button"
                                        class="toast__action"
                                        on:click=move |_| {
                                            toasts.dismiss(id);
                                            session.undo();
                                        }
                                    >
                                        {icon(Icon::Undo)}
                                        {shell::undo(lang)}
                                    </button>
                                }
                            });
                        view! {
                            <div class="toast">
                                <span class="toast__text">{toast.text}</span>
                                {undo}
                                <button
                                    type="button"
                                    class="toast__close"
                                    aria-label=shell::close(lang)
                                    on:click=move |_| {
                                        held.set(false);
                                        toasts.dismiss(id);
                                    }
                                >
                                    {icon(Icon::Close)}
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
}
