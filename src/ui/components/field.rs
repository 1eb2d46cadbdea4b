//! Labelled inputs. The error stands beside its field, and the field says that it is invalid.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::icon::{Icon, icon};

/// A one-line input.
#[component]
pub fn TextField(
    #[prop(into)] label: String,
    /// The text; written on every keystroke.
    value: RwSignal<String>,
    /// `text`, `email`, `tel`, `date`, ...
    #[prop(optional, into)]
    kind: Option<&'static str>,
    #[prop(optional, into)] hint: Option<String>,
    /// What is wrong with the text, if anything.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Takes the focus when its dialog opens.
    #[prop(optional)]
    autofocus: bool,
    /// Offers for the browser's own completion list.
    #[prop(optional, into)]
    list: Option<String>,
    #[prop(optional, into)] class: Option<&'static str>,
) -> impl IntoView {
    let id = unique_id();
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    view! {
        <div class=format!("field {}", class.unwrap_or_default())>
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <input
                id=id
                class="input"
                type=kind.unwrap_or("text")
                prop:value=move || value.get()
                autofocus=autofocus
                autocomplete="off"
                list=list
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || error.get().map(|_| described_by.clone())
                on:input:target=move |event| value.set(event.target().value())
            />
            {hint.map(|hint| view! { <p class="field__hint">{hint}</p> })}
            <FieldError id=error_id error=error />
        </div>
    }
}

/// A text of several lines.
#[component]
pub fn TextArea(
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: MaybeProp<String>,
    #[prop(optional, into)] class: Option<&'static str>,
) -> impl IntoView {
    let id = unique_id();
    let error_id = format!("{id}-error");
    let described_by = error_id.clone();
    view! {
        <div class=format!("field {}", class.unwrap_or_default())>
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <textarea
                id=id
                class="input"
                rows="3"
                prop:value=move || value.get()
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || error.get().map(|_| described_by.clone())
                on:input:target=move |event| value.set(event.target().value())
            ></textarea>
            {hint.map(|hint| view! { <p class="field__hint">{hint}</p> })}
            <FieldError id=error_id error=error />
        </div>
    }
}

/// A choice out of a few.
#[component]
pub fn SelectField(
    #[prop(into)] label: String,
    /// The chosen option's value.
    value: RwSignal<String>,
    /// Value and words of each option.
    options: Vec<(String, String)>,
    #[prop(optional, into)] class: Option<&'static str>,
) -> impl IntoView {
    let id = unique_id();
    view! {
        <div class=format!("field {}", class.unwrap_or_default())>
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <select id=id class="input" on:change:target=move |event| value.set(event.target().value())>
                {options
                    .into_iter()
                    .map(|(option, words)| {
                        let this = option.clone();
                        view! {
                            <option value=option selected=move || value.get() == this>
                                {words}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}

#[component]
fn FieldError(id: String, error: MaybeProp<String>) -> impl IntoView {
    move || {
        error.get().map(|error| {
            view! {
                <p class="field__error" id=id.clone() role="alert">
                    {icon(Icon::Complaint)}
                    {error}
                </p>
            }
        })
    }
}

/// Whether the form that a key was pressed in can be saved; the browser says at the field what cannot.
pub fn form_is_valid(event: &web_sys::KeyboardEvent) -> bool {
    event
        .current_target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok())
        .is_none_or(|form| form.report_validity())
}

/// An element id that no other element has.
pub fn unique_id() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("f{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
