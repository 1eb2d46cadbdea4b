use leptos::prelude::*;
#[component]
pub fn Palette() -> impl IntoView {}
