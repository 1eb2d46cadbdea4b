//! The twelve facets as rows of dots: the role's profile, and the reader's own beside it.

use leptos::prelude::*;

use crate::app::views::role_page::ProfileRow;
use crate::content::i18n::roles as words;
use crate::content::roles::Facet;
use crate::ui::state::use_lang;

/// The rows. Each opens to both poles and the reason for its value.
#[component]
pub fn Profile(
    /// The role's values.
    #[prop(into)]
    rows: Signal<Vec<ProfileRow>>,
    /// The reader's values, if there are any.
    #[prop(into)]
    own: Signal<Option<[u8; 12]>>,
) -> impl IntoView {
    move || {
        let own = own.get();
        rows.get()
            .into_iter()
            .map(|row| {
                let mine = own.and_then(|own| {
                    let place = Facet::ALL.iter().position(|facet| *facet == row.facet)?;
                    own.get(place).copied()
                });
                view! { <Row row=row mine=mine /> }
            })
            .collect_view()
    }
}

#[component]
fn Row(row: ProfileRow, mine: Option<u8>) -> impl IntoView {
    let lang = use_lang();
    let (low, high) = (
        words::facet_low(lang, row.facet),
        words::facet_high(lang, row.facet),
    );
    view! {
        <details class="profile-item">
            <summary class="profile-row" title=words::facet_between(lang, low, high)>
                <span class="profile-row__name">{words::facet(lang, row.facet)}</span>
                <span class="profile-row__track" aria-hidden="true">
                    {mine
                        .map(|value| {
                            view! {
                                <span
                                    class="profile-row__dot profile-row__dot--self"
                                    style:left=format!("{value}%")
                                ></span>
                            }
                        })}
                    <span class="profile-row__dot" style:left=format!("{}%", row.value)></span>
                </span>
                <span class="profile-row__value">
                    {row.value}
                    {mine
                        .map(|value| {
                            let own = format!(", {} {value}", words::you(lang));
                            view! { <span class="visually-hidden">{own}</span> }
                        })}
                </span>
            </summary>
            <div class="profile-row__detail">
                <div class="profile-row__poles">
                    <span>{low}</span>
                    <span>{high}</span>
                </div>
                {row.reason.map(|reason| view! { <p>{reason}</p> })}
            </div>
        </details>
    }
}

/// Twelve sliders, each between two poles of equal worth.
#[component]
pub fn Dials(
    /// The values, 0 to 100 in steps of 5.
    values: RwSignal<[u8; 12]>,
) -> impl IntoView {
    let lang = use_lang();
    Facet::ALL
        .into_iter()
        .enumerate()
        .map(|(place, facet)| {
            let id = format!("dial-{}", facet.id());
            let value = move || values.with(|values| values[place]);
            let (low, high) = (
                words::facet_low(lang, facet),
                words::facet_high(lang, facet),
            );
            view! {
                <div class="dial">
                    <label for=id.clone()>{words::facet(lang, facet)}</label>
                    <input
                        id=id
                        type="range"
                        min="0"
                        max="100"
                        step="5"
                        prop:value=move || value().to_string()
                        aria-valuetext=move || {
                            format!("{}. {}", value(), words::facet_between(lang, low, high))
                        }
                        on:input:target=move |event| {
                            if let Ok(dial) = event.target().value().parse::<u8>() {
                                values.update(|values| values[place] = dial.min(100));
                            }
                        }
                    />
                    <span class="profile-row__value">{value}</span>
                    <div class="dial__poles" aria-hidden="true">
                        <span>{low}</span>
                        <span>{high}</span>
                    </div>
                </div>
            }
        })
        .collect_view()
}
