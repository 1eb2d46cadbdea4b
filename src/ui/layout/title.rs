//! The page's title: in the top bar, in the browser's tab, and as the place where the focus lands.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::route::Route;

/// What the top bar shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Title {
    /// The area, such as »Kunden«.
    pub area: String,
    /// Where the area's name leads.
    pub area_href: Option<String>,
    /// The object, such as a customer's name.
    pub object: Option<String>,
}

#[derive(Clone, Copy)]
struct CurrentTitle(RwSignal<Title>);

/// Makes room for the title. Called by the shell.
pub fn provide_title() {
    provide_context(CurrentTitle(RwSignal::new(Title::default())));
}

/// The title now shown.
pub fn use_title() -> Signal<Title> {
    match use_context::<CurrentTitle>() {
        Some(current) => current.0.into(),
        None => Signal::derive(Title::default),
    }
}

/// Names an area's page.
pub fn title_area(area: impl Into<String>) {
    set_title(Title {
        area: area.into(),
        area_href: None,
        object: None,
    });
}

/// Names the page of one object in an area.
pub fn title_object(area: impl Into<String>, area_route: &Route, object: impl Into<String>) {
    set_title(Title {
        area: area.into(),
        area_href: Some(area_route.href()),
        object: Some(object.into()),
    });
}

fn set_title(title: Title) {
    let tab = match &title.object {
        Some(object) => format!("{object} – {} – Facetten", title.area),
        None => format!("{} – Facetten", title.area),
    };
    document().set_title(&tab);
    if let Some(current) = use_context::<CurrentTitle>()
        && current.0.with_untracked(|before| *before != title)
    {
        current.0.set(title);
    }
}

/// A page's main heading. It takes the focus when the page is reached, so that keyboard and screen reader start there.
#[component]
pub fn PageHeading(
    #[prop(into)] text: Signal<String>,
    /// Heard, not seen: for pages whose top bar already shows the words.
    #[prop(optional)]
    hidden: bool,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let done = StoredValue::new(false);
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && !done.get_value()
        {
            done.set_value(true);
            // Focusing makes the browser lay the page out; in the next frame it does so anyway, and the page is whole.
            request_animation_frame(move || take_focus(&heading));
        }
    });
    view! {
        <h1 node_ref=heading tabindex="-1" class:visually-hidden=hidden>
            {move || text.get()}
        </h1>
    }
}

fn take_focus(heading: &web_sys::HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let nothing_else = document()
        .active_element()
        .is_none_or(|active| active.tag_name() == "BODY" || !active.is_connected());
    let in_dialog = document()
        .query_selector("dialog[open]")
        .ok()
        .flatten()
        .is_some();
    if !in_dialog || nothing_else {
        let _ = heading.focus_with_options(&options);
    }
}

/// Takes the focus out of the page that is about to go. Where it went with its page, the browser would lay both pages out
/// to find another place for it.
pub fn leave_focus() {
    let focused = document().active_element();
    let focused = focused.filter(|element| element.closest("main").ok().flatten().is_some());
    if let Some(focused) =
        focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = focused.blur();
    }
}
