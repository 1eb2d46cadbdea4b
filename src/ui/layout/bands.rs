use leptos::prelude::*;
#[component]
pub fn Bands() -> impl IntoView {}
