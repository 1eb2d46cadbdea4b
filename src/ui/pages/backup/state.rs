//! How safe the last action is, and how the two places that keep it fare.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::content::i18n::{Lang, backup as words, format, storage};
use crate::store::safe::Health;
use crate::ui::components::{Icon, Tone, icon, tag};
use crate::ui::state::{Safety, use_lang, use_session};
use crate::ui::storage_words;
use crate::web::device;

/// The three words, with the one that holds now.
#[component]
pub fn LadderCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let word = Memo::new(move |_| session.safety_state().word);
    let pending = Memo::new(move |_| session.safety_state().pending);
    let step = move |holds: Safety, title: &'static str, when: &'static str, text: &'static str| {
        let is_now = move || {
            word.get() == holds || (holds == Safety::Provisional && word.get() == Safety::Saving)
        };
        view! {
            <li class="ladder__step" aria-current=move || is_now().then_some("step")>
                <span class="ladder__diamond" aria-hidden="true"></span>
                <div>
                    <p>
                        <b>{title}</b>
                        " "
                        <span class="small muted">{when}</span>
                        " "
                        {move || is_now().then(|| tag(tone(word.get()), words::now(lang)))}
                    </p>
                    <p class="small muted">{text}</p>
                </div>
            </li>
        }
    };
    view! {
        <section class="card card--padded stack">
            <h2>{words::ladder_title(lang)}</h2>
            {move || exceptional(lang, word.get())}
            <ol class="ladder">
                {step(
                    Safety::Provisional,
                    storage::state_provisional(lang),
                    words::provisional_when(lang),
                    storage::state_provisional_text(lang),
                )}
                {step(
                    Safety::Secured,
                    storage::state_secured(lang),
                    words::secured_when(lang),
                    storage::state_secured_text(lang),
                )}
                {step(
                    Safety::OutsideSecured,
                    storage::state_outside(lang),
                    words::outside_when(lang),
                    words::outside_survives(lang),
                )}
            </ol>
            <p class="small" role="status">
                {move || match pending.get() {
                    0 => words::all_secured(lang).to_owned(),
                    count => storage::pending(lang, count),
                }}
            </p>
        </section>
    }
}

const fn tone(word: Safety) -> Tone {
    match word {
        Safety::OutsideSecured | Safety::Secured => Tone::Ok,
        Safety::Provisional | Safety::Saving | Safety::ReadOnly => Tone::Warn,
        Safety::QuotaFull | Safety::MemoryOnly => Tone::Bad,
    }
}

/// Where none of the three words holds.
fn exceptional(lang: Lang, word: Safety) -> Option<AnyView> {
    match word {
        Safety::QuotaFull | Safety::MemoryOnly | Safety::ReadOnly => Some(
            view! {
                <p class="row row--wrap">
                    {tag(tone(word), storage_words::safety(lang, word))}
                    <span class="small">{storage_words::safety_text(lang, word)}</span>
                </p>
            }
            .into_any(),
        ),
        Safety::OutsideSecured | Safety::Secured | Safety::Provisional | Safety::Saving => None,
    }
}

/// From here on the meter warns.
const WARN_PERCENT: usize = 70;
/// From here on it is serious.
const BAD_PERCENT: usize = 90;

/// How full the places are, and whether the browser promised to keep them.
#[component]
pub fn StorageCard() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let state = Memo::new(move |_| session.safety_state());
    // Measured anew after every change: the safety state moves with each.
    let percent = Memo::new(move |_| {
        state.track();
        let (used, of) = session.keeper().meter();
        (used * 100).div_ceil(of.max(1)).min(100)
    });
    let estimate = RwSignal::new(None::<device::Estimate>);
    let persisted = RwSignal::new(None::<bool>);
    let refused = RwSignal::new(false);
    spawn_local(async move {
        let (room, kept) = (device::estimate().await, device::is_persisted().await);
        estimate.try_set(room);
        persisted.try_set(Some(kept));
    });
    let ask = move |_| {
        spawn_local(async move {
            let promised = device::persist().await;
            persisted.try_set(Some(promised));
            refused.try_set(!promised);
        });
    };
    view! {
        <section class="card card--padded stack">
            <h2>{words::storage_title(lang)}</h2>
            <div class="meter-line">
                <div
                    class="meter"
                    role="meter"
                    aria-label=words::meter_label(lang)
                    aria-valuemin="0"
                    aria-valuemax="100"
                    aria-valuenow=move || percent.get().to_string()
                    data-level=move || meter_level(percent.get())
                >
                    <span class="meter__fill" style:width=move || format!("{}%", percent.get())></span>
                </div>
                <p class="small numeric">{move || storage::meter(lang, percent.get())}</p>
            </div>
            {move || {
                let words = match meter_level(percent.get()) {
                    "bad" => words::meter_bad(lang),
                    "warn" => words::meter_warn(lang),
                    _ => return None,
                };
                Some(view! { <p class="small strong">{words}</p> })
            }}
            <dl class="pairs small">
                <dt>{storage::shelf(lang)}</dt>
                <dd>{move || health(lang, state.get().shelf)}</dd>
                <dt>{storage::vault(lang)}</dt>
                <dd>{move || health(lang, state.get().vault)}</dd>
            </dl>
            {move || {
                let state = state.get();
                let words = if state.moved_out {
                    storage::moved_out(lang)
                } else if state.crowded {
                    storage::crowded(lang)
                } else {
                    return None;
                };
                Some(view! { <p class="small">{words}</p> })
            }}
            {move || {
                estimate
                    .get()
                    .map(|room| {
                        let used = format::bytes(lang, room.usage as u64);
                        let quota = format::bytes(lang, room.quota as u64);
                        view! { <p class="small muted">{words::estimate(lang, &used, &quota)}</p> }
                    })
            }}
            {move || match persisted.get() {
                None => ().into_any(),
                Some(true) => {
                    view! {
                        <p class="small row">
                            {icon(Icon::Check)}
                            {storage::persisted(lang)}
                        </p>
                    }
                        .into_any()
                }
                Some(false) => {
                    view! {
                        <div class="stack">
                            <p class="small">{storage::not_persisted(lang)}</p>
                            <p>
                                <button type="button" class="button button--small" on:click=ask>
                                    {words::ask_persist(lang)}
                                </button>
                            </p>
                            {move || {
                                refused
                                    .get()
                                    .then(|| {
                                        view! {
                                            <p class="small muted" role="status">
                                                {words::persist_refused(lang)}
                                            </p>
                                        }
                                    })
                            }}
                        </div>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

const fn meter_level(percent: usize) -> &'static str {
    if percent >= BAD_PERCENT {
        "bad"
    } else if percent >= WARN_PERCENT {
        "warn"
    } else {
        "ok"
    }
}

fn health(lang: Lang, health: Health) -> impl IntoView {
    let tone = match health {
        Health::Good => Tone::Ok,
        Health::Blocked | Health::Full => Tone::Warn,
        Health::Failed => Tone::Bad,
    };
    tag(tone, storage_words::health(lang, health))
}
