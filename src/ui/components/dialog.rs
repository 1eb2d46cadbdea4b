//! A modal dialog on the browser's own `<dialog>`: focus stays inside, Esc closes, and focus returns where it was.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::content::i18n::shell;
use crate::ui::components::icon::{Icon, icon};
use crate::ui::state::use_lang;

/// How much room a dialog takes on a desktop.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogWidth {
    /// A form of one column.
    #[default]
    Form,
    /// A table or two columns.
    Wide,
}

/// A dialog that is open as long as it exists; wrap it in `<Show>`.
#[component]
pub fn Dialog(
    /// Its heading, also its accessible name.
    #[prop(into)]
    title: String,
    /// Called when the reader closes it by Esc, by the cross or by the backdrop.
    #[prop(into)]
    on_close: Callback<()>,
    #[prop(optional)] width: DialogWidth,
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    let element = NodeRef::<html::Dialog>::new();
    open_modally(element);
    let class = match width {
        DialogWidth::Form => "dialog",
        DialogWidth::Wide => "dialog dialog--wide",
    };
    let heading = title.clone();
    view! {
        <dialog
            node_ref=element
            class=class
            aria-label=title
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                on_close.run(());
            }
            on:mousedown=move |event: web_sys::MouseEvent| {
                let on_backdrop = event
                    .target()
                    .is_some_and(|target| target.dyn_ref::<web_sys::HtmlDialogElement>().is_some());
                if on_backdrop {
                    on_close.run(());
                }
            }
        >
            <div class="dialog__body">
                <header class="dialog__head">
                    <h2>{heading}</h2>
                    <button
                        type="button"
                        class="button button--ghost button--icon button--small push"
                        aria-label=shell::close(lang)
                        on:click=move |_| on_close.run(())
                    >
                        {icon(Icon::Close)}
                    </button>
                </header>
                {children()}
            </div>
        </dialog>
    }
}

/// The last line of a form in a dialog: put it aside, or do what it is for.
#[component]
pub fn FormFoot(
    /// What the form is for, on its button.
    #[prop(into)]
    words: String,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <footer class="dialog__foot">
            <button type="button" class="button" on:click=move |_| on_cancel.run(())>
                {shell::cancel(lang)}
            </button>
            <button type="submit" class="button button--primary">
                {words}
            </button>
        </footer>
    }
}

/// Shows the dialog once it stands in the page and gives focus back when it goes.
pub fn open_modally(element: NodeRef<html::Dialog>) {
    let before = StoredValue::new_local(focused());
    let shown = StoredValue::new_local(None::<web_sys::HtmlDialogElement>);
    Effect::new(move |_| {
        if let Some(dialog) = element.get()
            && !dialog.open()
        {
            // Fails only for a dialog that is already open or not connected; both leave nothing to do.
            let _ = dialog.show_modal();
            shown.set_value(Some(dialog.clone()));
            if let Ok(Some(first)) = dialog.query_selector("[autofocus]")
                && let Some(first) = first.dyn_ref::<HtmlElement>()
            {
                let _ = first.focus();
            }
        }
    });
    on_cleanup(move || {
        // As long as a modal dialog is open, nothing outside of it takes the focus.
        shown.with_value(|shown| {
            if let Some(dialog) = shown {
                dialog.close();
            }
        });
        before.with_value(|before| {
            if let Some(before) = before {
                let _ = before.focus();
            }
        });
    });
}

fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}
