//! The head of a role page: the facets behind, the stone, the name, what the role is for.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::app::views::facet_pattern::{SIZE, shards};
use crate::app::views::role_page::RoleView;
use crate::content::i18n::roles as words;
use crate::content::roles::{Block, RoleKind};
use crate::domain::gem::svg_points;
use crate::domain::{Role, RoleRef};
use crate::ui::components::stone;
use crate::ui::layout::title::PageHeading;
use crate::ui::state::use_lang;

/// Name, nickname, one sentence.
#[component]
pub fn Hero(sheet: Sheet) -> impl IntoView {
    let name = Signal::derive(move || sheet.get(|page| page.name.clone()).unwrap_or_default());
    let look = Memo::new(move |_| sheet.get(|page| (page.cut, page.hue)));
    let mission = move || {
        sheet.get(|page| {
            let mission = page.block(Block::Mission);
            mission.map(|view| view.text.clone()).unwrap_or_default()
        })
    };
    view! {
        <header class="role-hero">
            {move || look.get().map(|(_, hue)| ground(hue))}
            <div class="role-hero__inside">
                <div class="role-hero__title">
                    {move || sheet.get(tags)} <PageHeading text=name />
                </div>
                <div class="role-hero__gem">
                    {move || look.get().map(|(cut, hue)| stone(cut, hue, 150))}
                </div>
                <div class="role-hero__words">
                    {move || {
                        sheet
                            .get(|page| page.tagline.clone())
                            .filter(|line| !line.is_empty())
                            .map(|line| view! { <p class="role-hero__tagline">{line}</p> })
                    }}
                    <p>{mission}</p>
                </div>
            </div>
        </header>
    }
}

fn tags(page: &RoleView) -> impl IntoView + use<> {
    let lang = use_lang();
    let nickname = page.nickname.clone();
    let second = match (page.subject, page.kind) {
        (RoleRef::Own(_), _) => Some(words::own_role_tag(lang)),
        (RoleRef::Built(_), Some(kind @ (RoleKind::Support | RoleKind::Future))) => {
            Some(words::kind(lang, kind))
        }
        (RoleRef::Built(_), Some(RoleKind::Core) | None) => None,
    };
    view! {
        <div class="role-hero__tags">
            {(!nickname.is_empty()).then(|| view! { <span class="tag tag--accent">{nickname}</span> })}
            {second.map(|words| view! { <span class="tag">{words}</span> })}
        </div>
    }
}

fn ground(hue: Role) -> impl IntoView {
    let polygons = shards()
        .into_iter()
        .map(|shard| {
            let fill = format!("var(--r-{}-f{})", hue.id(), shard.tone);
            view! {
                <polygon
                    points=svg_points(&shard.points)
                    fill=fill
                    opacity=format!("{:.2}", shard.opacity)
                ></polygon>
            }
        })
        .collect_view();
    view! {
        <svg
            class="role-hero__ground"
            viewBox=format!("0 0 {} {}", SIZE.0, SIZE.1)
            preserveAspectRatio="xMaxYMid slice"
            aria-hidden="true"
        >
            {polygons}
        </svg>
    }
}
