//! A choice out of two to four that stays visible.

use leptos::prelude::*;

/// Buttons of which exactly one is pressed.
#[component]
pub fn Segmented<T>(
    /// The group's accessible name.
    #[prop(into)]
    label: String,
    /// The chosen value.
    #[prop(into)]
    value: Signal<T>,
    /// Each value and its words.
    options: Vec<(T, String)>,
    #[prop(into)] on_choose: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    view! {
        <div class="segmented" role="group" aria-label=label>
            {options
                .into_iter()
                .map(|(option, words)| {
                    view! {
                        <button
                            type="button"
                            // The page may go in the same moment as the value changes.
                            aria-pressed=move || (value.try_get() == Some(option)).to_string()
                            on:click=move |_| on_choose.run(option)
                        >
                            {words}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}
