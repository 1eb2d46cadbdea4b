//! Two or three roles side by side.

use std::sync::Arc;

use leptos::prelude::*;

use super::body::body;
use super::team::use_team;
use super::texts::WithTexts;
use crate::app::route::Route;
use crate::app::views::role_compare::{BlockRow, CompareView, FacetRow, compare};
use crate::app::views::role_page::{Body, RoleView};
use crate::content::i18n::roles as words;
use crate::content::roles::RoleBook;
use crate::domain::{Role, RoleRef};
use crate::ui::components::{SelectField, stone};
use crate::ui::layout::title::{PageHeading, title_object};
use crate::ui::state::{replace, use_lang, use_route};

/// The letters that stand on the roles' marks, so that a mark is never told by its colour alone.
const MARKS: [&str; 3] = ["A", "B", "C"];

/// The comparison of the roles in the address. The page keeps standing while its address changes.
#[component]
pub fn ComparePage() -> impl IntoView {
    let lang = use_lang();
    let route = use_route();
    title_object(
        words::title(lang),
        &Route::Roles,
        words::compare_title(lang),
    );
    let compared = Memo::new(move |_| match route.get() {
        Route::Compare(roles) => roles,
        _ => Vec::new(),
    });
    view! {
        <div class="page">
            <PageHeading text=Signal::derive(move || words::compare_title(lang).to_owned()) />
            <Choice compared=compared />
            <WithTexts draw=move |texts| view! { <Comparison texts=texts compared=compared /> } />
        </div>
    }
}

/// Which roles are compared. Choosing goes to another address, so that a copied link shows the same.
#[component]
fn Choice(compared: Memo<Vec<RoleRef>>) -> impl IntoView {
    let lang = use_lang();
    let team = use_team();
    let mut options: Vec<(String, String)> = Role::ALL
        .into_iter()
        .map(|role| (role.id().to_owned(), words::name(lang, role).to_owned()))
        .collect();
    let own = untrack(|| team.own_roles()).into_iter();
    options.extend(own.map(|own| (RoleRef::Own(own.id).key(), own.name)));
    let labels = [
        words::first_role(lang),
        words::second_role(lang),
        words::third_role(lang),
    ];
    let key_at = move |place: usize| {
        let key = compared.with(|roles| roles.get(place).map(|role| role.key()));
        key.unwrap_or_default()
    };
    let chosen: Vec<RwSignal<String>> = (0..labels.len())
        .map(|place| RwSignal::new(untrack(|| key_at(place))))
        .collect();
    // The address leads: going back in the history sets the fields, choosing sets the address.
    let follow = chosen.clone();
    Effect::new(move |_| {
        for (place, field) in follow.iter().enumerate() {
            let key = key_at(place);
            if field.with_untracked(|field| *field != key) {
                field.set(key);
            }
        }
    });
    let watched = chosen.clone();
    Effect::new(move |before: Option<()>| {
        let roles: Vec<RoleRef> = watched
            .iter()
            .filter_map(|field| field.with(|key| RoleRef::from_key(key)))
            .collect();
        if before.is_some() && compared.with_untracked(|compared| *compared != roles) {
            replace(&Route::Compare(roles));
        }
    });
    let fields = chosen
        .into_iter()
        .zip(labels)
        .map(|(value, label)| {
            let mut all = options.clone();
            all.insert(0, (String::new(), words::no_role(lang).to_owned()));
            view! { <SelectField label=label value=value options=all /> }
        })
        .collect_view();
    view! { <div class="compare-choice no-print">{fields}</div> }
}

#[component]
fn Comparison(texts: Arc<RoleBook>, compared: Memo<Vec<RoleRef>>) -> impl IntoView {
    let lang = use_lang();
    let team = use_team();
    let view = Memo::new(move |_| {
        let mut roles: Vec<RoleView> = Vec::new();
        for role in compared.get() {
            let fresh = roles.iter().all(|seen| seen.subject != role);
            if let Some(view) = team.role_view(&texts, role).filter(|_| fresh) {
                roles.push(view);
            }
        }
        roles.truncate(MARKS.len());
        let found = (roles.len() > 1).then(|| compare(&texts, &roles));
        (roles, found)
    });
    move || {
        let (roles, found) = view.get();
        match found {
            Some(found) => sheet(roles, found).into_any(),
            None => view! { <p class="muted">{words::compare_needs_two(lang)}</p> }.into_any(),
        }
    }
}

fn sheet(roles: Vec<RoleView>, found: CompareView) -> impl IntoView {
    let lang = use_lang();
    let columns = roles.len().to_string();
    let heads = roles
        .iter()
        .zip(MARKS)
        .map(|(role, mark)| {
            view! {
                <a class="compare-head" data-role=role.hue.id() href=Route::Role(role.subject).href()>
                    {stone(role.cut, role.hue, 32)}
                    <span>
                        <span class="compare-head__mark">{mark}</span>
                        " "
                        {role.name.clone()}
                    </span>
                </a>
            }
        })
        .collect_view();
    let tells = found
        .tells
        .iter()
        .map(|(_, _, comparison)| {
            let pair = [comparison.a.0, comparison.b.0].map(|role| words::short(lang, role));
            view! {
                <div class="card tell">
                    <p class="tell__pair">{pair.join(" · ")}</p>
                    <p class="tell__sentence">{comparison.tell.clone()}</p>
                    <p class="muted">{comparison.text.clone()}</p>
                </div>
            }
        })
        .collect_view();
    let apart = facet_rows(&roles, found.facets_apart);
    let alike = found.facets_alike;
    let alike_rows = facet_rows(&roles, alike.clone());
    let blocks = found
        .blocks_apart
        .into_iter()
        .map(|row| block_row(&roles, row))
        .collect_view();
    let shared = found.shared;
    let facts = found.shared_facts;
    let has_shared = !shared.is_empty() || !facts.is_empty();
    view! {
        <div class="compare" style:--columns=columns>
            <div class="compare-heads">{heads}</div>
            <div class="compare-tells">{tells}</div>
            <section>
                <h2>{words::differ(lang)}</h2>
                {apart}
            </section>
            <section class="role-section">
                <h2>{words::in_words(lang)}</h2>
                {blocks}
            </section>
            {(!alike.is_empty())
                .then(|| {
                    view! {
                        <details class="fold">
                            <summary>{words::alike(lang)}</summary>
                            {alike_rows}
                        </details>
                    }
                })}
            {has_shared
                .then(|| {
                    view! {
                        <details class="fold">
                            <summary>{words::shared(lang)}</summary>
                            <ul class="role-list">
                                {shared
                                    .into_iter()
                                    .map(|(block, entries)| {
                                        view! {
                                            <li class="role-list__item">
                                                <span>
                                                    <b>{words::block(lang, block)} ": "</b>
                                                    {entries.join(", ")}
                                                </span>
                                            </li>
                                        }
                                    })
                                    .collect_view()}
                                {facts
                                    .into_iter()
                                    .map(|fact| {
                                        view! {
                                            <li class="role-list__item">
                                                <span>{fact.text}</span>
                                            </li>
                                        }
                                    })
                                    .collect_view()}
                            </ul>
                        </details>
                    }
                })}
        </div>
    }
}

fn facet_rows(roles: &[RoleView], rows: Vec<FacetRow>) -> impl IntoView + use<> {
    let lang = use_lang();
    let hues: Vec<Role> = roles.iter().map(|role| role.hue).collect();
    rows.into_iter()
        .map(|row| {
            let spread = row.spread();
            let marks = row
                .values
                .iter()
                .zip(row.shifts())
                .zip(&hues)
                .zip(MARKS)
                .map(|(((value, shift), hue), mark)| {
                    let half_mark_px = 7;
                    view! {
                        <span
                            class="compare-dot"
                            data-role=hue.id()
                            style:left=format!("{value}%")
                            style:top=format!("calc(50% + {}px)", i32::from(shift) * half_mark_px)
                        >
                            {mark}
                        </span>
                    }
                })
                .collect_view();
            let values = row
                .values
                .iter()
                .zip(MARKS)
                .map(|(value, mark)| view! { <span>{mark} " " <b>{*value}</b></span> })
                .collect_view();
            view! {
                <div class="compare-facet">
                    <div>
                        <div class="compare-facet__name">{words::facet(lang, row.facet)}</div>
                        <div class="tiny faint">{words::distance(lang, spread)}</div>
                    </div>
                    <div class="compare-facet__scale">
                        <div class="profile-row__track" aria-hidden="true">
                            {marks}
                        </div>
                        <div class="compare-facet__poles">
                            <span>{words::facet_low(lang, row.facet)}</span>
                            <span>{words::facet_high(lang, row.facet)}</span>
                        </div>
                    </div>
                    <div class="compare-facet__values">{values}</div>
                </div>
            }
        })
        .collect_view()
}

fn block_row(roles: &[RoleView], row: BlockRow) -> impl IntoView + use<> {
    let lang = use_lang();
    let heads: Vec<(Role, String)> = roles
        .iter()
        .map(|role| (role.hue, role.short.clone()))
        .collect();
    let cells = row
        .cells
        .into_iter()
        .zip(heads)
        .zip(MARKS)
        .map(|((cell, (hue, short)), mark)| {
            let nothing = matches!(&cell, Body::Sentence(text) if text.is_empty())
                || matches!(&cell, Body::Lines(lines) if lines.is_empty());
            view! {
                <div class="compare-row__cell" data-role=hue.id()>
                    <div class="compare-row__role">
                        <span class="compare-head__mark">{mark}</span>
                        {short}
                    </div>
                    {if nothing {
                        view! { <p class="faint">{words::nothing(lang)}</p> }.into_any()
                    } else {
                        body(cell)
                    }}
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="compare-row">
            <h3 class="compare-row__name">{words::block(lang, row.block)}</h3>
            <div class="compare-row__cells">{cells}</div>
        </div>
    }
}
