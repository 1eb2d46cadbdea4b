//! The cards at the side of a role page: its profile, and who fills it.

use leptos::prelude::*;

use super::profile::Profile;
use super::self_profile::use_self_profile;
use super::sheet::Sheet;
use crate::app::route::Route;
use crate::content::i18n::roles as words;
use crate::domain::RoleRef;
use crate::ui::components::avatar;
use crate::ui::state::use_lang;

/// The profile on the twelve facets.
#[component]
pub fn FacetCard(sheet: Sheet, #[prop(into)] on_self_profile: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let own = use_self_profile();
    let rows = Signal::derive(move || sheet.get(|page| page.profile.clone()).unwrap_or_default());
    let hint = match sheet.role {
        RoleRef::Built(_) => words::facets_hint(lang),
        RoleRef::Own(_) => words::facets_own_hint(lang),
    };
    view! {
        <section class="card role-card" data-block="facets">
            <div class="role-card__head">
                <h3>{words::facets(lang)}</h3>
                {move || {
                    if own.get().is_some() {
                        view! {
                            <span class="profile-legend push">
                                <span class="profile-legend__mark profile-legend__mark--self"></span>
                                {words::you(lang)}
                            </span>
                        }
                            .into_any()
                    } else {
                        view! {
                            <button
                                type="button"
                                class="button button--ghost button--small push no-print"
                                on:click=move |_| on_self_profile.run(())
                            >
                                {words::your_profile_set(lang)}
                            </button>
                        }
                            .into_any()
                    }
                }}
            </div>
            <Profile rows=rows own=own />
            <p class="tiny faint">{hint}</p>
        </section>
    }
}

/// Who of the team fills the role.
#[component]
pub fn FillerCard(sheet: Sheet) -> impl IntoView {
    let lang = use_lang();
    let fillers = Memo::new(move |_| sheet.team.fillers(sheet.role));
    view! {
        <section class="card role-card" data-block="filled_by">
            <div class="role-card__head">
                <h3>{words::filled_by(lang)}</h3>
            </div>
            {move || {
                let fillers = fillers.get();
                if fillers.is_empty() {
                    return view! {
                        <p class="muted small">{words::filled_by_nobody(lang)}</p>
                        <a class="link small no-print" href=Route::Team.href()>
                            {words::to_team(lang)}
                        </a>
                    }
                        .into_any();
                }
                fillers
                    .into_iter()
                    .map(|filler| {
                        let main = filler.main.then(|| words::main_role(lang).to_owned());
                        let cover = filler.cover.map(|name| words::cover(lang, &name));
                        let note: Vec<String> = main.into_iter().chain(cover).collect();
                        view! {
                            <div class="role-member">
                                {avatar(filler.initials)}
                                <div>
                                    <div class="strong small">{filler.name}</div>
                                    <div class="tiny muted">{note.join(", ")}</div>
                                </div>
                            </div>
                        }
                    })
                    .collect_view()
                    .into_any()
            }}
        </section>
    }
}
