//! Where a role page's texts come from: opinions of the article as opinions, our interpretation as ours.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::content::i18n::roles as words;
use crate::content::roles::OccupationSource;
use crate::ui::state::use_lang;

/// What the article holds about the role, each statement introduced as its own.
#[component]
pub fn Opinions(sheet: Sheet) -> impl IntoView {
    let lang = use_lang();
    move || {
        let opinions = sheet.get(|page| page.opinions.clone()).unwrap_or_default();
        (!opinions.is_empty()).then(|| {
            view! {
                <section class="role-block" data-block="opinions">
                    <h2 class="role-block__head">{words::article_view(lang)}</h2>
                    <ul class="role-list">
                        {opinions
                            .into_iter()
                            .map(|opinion| {
                                view! {
                                    <li class="role-list__item">
                                        <span class="role-opinion">
                                            <b>{words::fact_lead(lang, opinion.kind)} ": "</b>
                                            {opinion.text}
                                        </span>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

/// The areas inside a role.
#[component]
pub fn Areas(sheet: Sheet) -> impl IntoView {
    let lang = use_lang();
    move || {
        let areas = sheet
            .get(|page| page.subfunctions.clone())
            .unwrap_or_default();
        (!areas.is_empty()).then(|| {
            view! {
                <section class="role-block" data-block="areas">
                    <h2 class="role-block__head">{words::areas(lang)}</h2>
                    <ul class="role-list">
                        {areas
                            .into_iter()
                            .map(|area| {
                                view! {
                                    <li class="role-list__item">
                                        <span>
                                            <b>{area.name} ": "</b>
                                            {area.text}
                                        </span>
                                    </li>
                                }
                            })
                            .collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

/// Facts, interpretation, occupations, attribution.
#[component]
pub fn SourceNote(sheet: Sheet) -> impl IntoView {
    let lang = use_lang();
    let attribution = sheet.texts.with_value(|texts| texts.attribution.clone());
    let note = sheet.texts.with_value(|texts| texts.target_note.clone());
    // A page without a built-in role below has no texts of ours to account for.
    let ours = Memo::new(move |_| sheet.get(|page| page.base.is_some()) == Some(true));
    let note = StoredValue::new(note);
    let attribution = StoredValue::new(attribution);
    let draw = move || {
        view! {
            <details class="role-origin">
                <summary>{words::where_from(lang)}</summary>
                <div class="stack">
                    {move || {
                        let facts = sheet.get(|page| page.facts.clone()).unwrap_or_default();
                        (!facts.is_empty())
                            .then(|| {
                                view! {
                                    <h3>{words::article_facts(lang)}</h3>
                                    <ul class="role-list">
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
                                }
                            })
                    }}
                    <p class="measure">{words::our_view(lang)} " " {note.get_value()}</p>
                    {move || {
                        let occupations = sheet
                            .get(|page| page.occupations.clone())
                            .unwrap_or_default();
                        (!occupations.is_empty())
                            .then(|| {
                                let list: Vec<String> = occupations
                                    .into_iter()
                                    .map(|occupation| {
                                        let source = match occupation.source {
                                            OccupationSource::Esco => "ESCO",
                                            OccupationSource::Onet => "O*NET",
                                        };
                                        format!("{} ({source} {})", occupation.label, occupation.code)
                                    })
                                    .collect();
                                view! {
                                    <p class="measure">
                                        <b>{words::matched(lang)} ": "</b>
                                        {list.join("; ")}
                                    </p>
                                }
                            })
                    }}
                    <p class="measure">{attribution.get_value()}</p>
                    <p class="measure">{words::legal_hint(lang)}</p>
                </div>
            </details>
        }
    };
    move || ours.get().then(draw)
}
