//! A place to drop a file, and the button for everybody who does not drop.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::DragEvent;

use super::icon::{Icon, icon};
use crate::web::files::{self, Chosen, NoFile};

/// Where a file is dropped or chosen.
#[component]
pub fn FileDrop(
    /// What the button says.
    #[prop(into)]
    label: String,
    /// What stands beside the button on devices that can drop.
    #[prop(into)]
    hint: String,
    /// Which files fit.
    #[prop(into)]
    accepts: String,
    /// What the file dialog offers, as in HTML.
    accept: &'static str,
    /// Choosing a file is what the page is for.
    #[prop(optional)]
    primary: bool,
    /// Called with the file, or with the reason why there is none.
    #[prop(into)]
    on_file: Callback<Result<Chosen, NoFile>>,
) -> impl IntoView {
    let over = RwSignal::new(false);
    let on_drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let file = event
            .data_transfer()
            .and_then(|carried| carried.files())
            .and_then(|files| files.get(0));
        if let Some(file) = file {
            spawn_local(async move { on_file.run(files::read(&file).await) });
        }
    };
    view! {
        <div
            class="drop"
            data-over=move || over.get().then_some("")
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=on_drop
        >
            <span class="drop__picture">{icon(Icon::Upload)}</span>
            <p class="drop__line">
                <button
                    type="button"
                    class=if primary { "button button--primary" } else { "button" }
                    on:click=move |_| {
                        spawn_local(async move { on_file.run(files::pick(accept).await) });
                    }
                >
                    {label}
                </button>
                <span class="desktop-only">{hint}</span>
            </p>
            <p class="small muted">{accepts}</p>
        </div>
    }
}
