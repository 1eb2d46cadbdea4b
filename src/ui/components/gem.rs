//! The gems on the page. The seven of the roles are drawn once as symbols and referred to everywhere else.

use leptos::prelude::*;

use crate::domain::gem::{Cut, Facet, facets, logo, svg_points};
use crate::domain::role::Role;

fn polygons(facets: Vec<Facet>) -> Vec<AnyView> {
    facets
        .into_iter()
        .map(|facet| {
            let fill = format!("var(--r-{}-f{})", facet.hue.id(), facet.tone);
            view! { <polygon points=svg_points(&facet.points) fill=fill></polygon> }.into_any()
        })
        .collect()
}

/// The symbols that `gem` refers to. Stands once in the page.
#[component]
pub fn GemSymbols() -> impl IntoView {
    let symbols: Vec<_> = Role::ALL
        .into_iter()
        .map(|role| {
            view! {
                <symbol id=format!("gem-{}", role.id()) viewBox="0 0 48 48">
                    {polygons(facets(Cut::of(role), role))}
                </symbol>
            }
        })
        .collect();
    view! {
        <svg class="visually-hidden" aria-hidden="true" width="0" height="0">
            {symbols}
        </svg>
    }
}

/// The gem of a role, `size` pixels wide.
pub fn gem(role: Role, size: u32) -> impl IntoView {
    gem_with_class(role, size, "gem")
}

/// The gem of a role that nobody covers: pale.
pub fn faded_gem(role: Role, size: u32) -> impl IntoView {
    gem_with_class(role, size, "gem gem--faded")
}

fn gem_with_class(role: Role, size: u32, class: &'static str) -> impl IntoView {
    view! {
        <svg class=class width=size height=size viewBox="0 0 48 48" aria-hidden="true">
            <use href=format!("#gem-{}", role.id())></use>
        </svg>
    }
}

/// A stone of any cut and colour, as roles of the team's own have them.
pub fn stone(cut: Cut, hue: Role, size: u32) -> impl IntoView {
    view! {
        <svg class="gem" width=size height=size viewBox="0 0 48 48" aria-hidden="true">
            {polygons(facets(cut, hue))}
        </svg>
    }
}

/// The logo: the seven colours around an open centre.
pub fn logo_mark(size: u32) -> impl IntoView {
    view! {
        <svg class="gem" width=size height=size viewBox="0 0 48 48" aria-hidden="true">
            {polygons(logo())}
        </svg>
    }
}
