//! One pair: who stays, why they may be one, what differs, what moves.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Pairs, card_id, key_of, words};
use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::views::duplicates::{Comparison, FieldRow, Half, PairRow};
use crate::content::i18n::{Lang, duplicates as messages, props};
use crate::domain::{Shape, Shown};
use crate::ui::components::{Icon, Tone, icon, tag};
use crate::ui::pages::feed::element_words;
use crate::ui::state::use_lang;
use crate::ui::words::shown_value;

/// The card.
#[component]
pub fn PairCard(row: PairRow, pairs: Pairs) -> impl IntoView {
    let lang = use_lang();
    let key = key_of(&row);
    let swapped = RwSignal::new(false);
    let open = RwSignal::new(false);
    // The fields in which the choice is not the one that is made by itself.
    let picked = RwSignal::new(BTreeSet::<usize>::new());
    let row = StoredValue::new(row);
    let halves = move || {
        let PairRow { keep, away, .. } = row.get_value();
        if swapped.get() {
            (away, keep)
        } else {
            (keep, away)
        }
    };
    let session = pairs.session;
    let comparison = Memo::new(move |_| {
        let (keep, away) = halves();
        session.read(|desk| desk.compare_companies(keep.id, away.id))
    });
    let join = move |_| {
        let (keep, away) = halves();
        let chosen: Vec<usize> = picked.get_untracked().into_iter().collect();
        if let Some(command) =
            comparison.with_untracked(|all| Some(all.as_ref()?.join(keep.id, away.id, &chosen)))
        {
            pairs.decide(key, command);
        }
    };
    let distinct = move |_| {
        let (a, b) = key;
        pairs.decide(key, Command::Distinct { a, b });
    };
    let (first, second) = row.with_value(|row| (row.keep.name.clone(), row.away.name.clone()));
    let id = card_id(key);
    let fields_id = format!("fields-{id}");
    let reasons = row.with_value(|row| {
        let of = row.reasons.iter().map(|reason| {
            let tone = if reason.points() > 0 {
                Tone::Neutral
            } else {
                Tone::Warn
            };
            tag(tone, words::reason(lang, *reason))
        });
        of.collect_view()
    });
    view! {
        <section
            class="card pair"
            id=id
            tabindex="-1"
            aria-label=messages::pair_of(lang, &first, &second)
            class:pair--chosen=move || pairs.chosen.get() == Some(key)
            on:focusin=move |_| {
                if pairs.chosen.get_untracked() != Some(key) {
                    pairs.chosen.set(Some(key));
                }
            }
        >
            <div class="pair__halves">
                {move || {
                    let (keep, away) = halves();
                    [(keep, messages::keep(lang)), (away, messages::away(lang))]
                        .into_iter()
                        .map(|(one, words)| half(one, words))
                        .collect_view()
                }}
            </div>
            <p class="pair__reasons row row--wrap">{reasons}</p>
            <p class="pair__moves small muted">
                {move || comparison.with(|all| all.as_ref().map(|all| moves(lang, all)))}
            </p>
            <div class="pair__foot row row--wrap no-print">
                <button
                    type="button"
                    class="button button--primary"
                    data-do="join"
                    aria-label=messages::join_of(lang, &first, &second)
                    on:click=join
                >
                    {icon(Icon::Link)}
                    {messages::join(lang)}
                </button>
                <button
                    type="button"
                    class="button"
                    data-do="distinct"
                    aria-label=messages::distinct_of(lang, &first, &second)
                    on:click=distinct
                >
                    {messages::distinct(lang)}
                </button>
                <button
                    type="button"
                    class="button button--ghost"
                    aria-label=messages::compare_of(lang, &first, &second)
                    aria-expanded=move || open.get().to_string()
                    aria-controls=fields_id.clone()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {icon(Icon::Compare)}
                    {messages::compare(lang)}
                </button>
            </div>
            <div id=fields_id class="pair__fields" hidden=move || !open.get()>
                {move || {
                    open.get()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button button--small pair__swap no-print"
                                    on:click=move |_| {
                                        picked.set(BTreeSet::new());
                                        swapped.update(|swapped| *swapped = !*swapped);
                                    }
                                >
                                    {icon(Icon::HandOver)}
                                    {messages::swap(lang)}
                                </button>
                                {move || fields(lang, comparison.get(), &card_id(key), picked)}
                            }
                        })
                }}
            </div>
        </section>
    }
}

fn half(one: Half, words: &'static str) -> impl IntoView {
    let line: Vec<String> = [one.place, one.number]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    view! {
        <div class="pair__half">
            <span class="small muted">{words}</span>
            <a class="link pair__name" href=Route::customer(one.id).href()>
                {one.name}
            </a>
            <span class="small">{line.join(" · ")}</span>
        </div>
    }
}

fn moves(lang: Lang, all: &Comparison) -> String {
    let mut line = words::moves(lang, all.moves);
    if !all.twice.is_empty() {
        line.push_str(". ");
        line.push_str(&messages::twice(lang, &all.twice.join(", ")));
    }
    line
}

/// Every field in which at least one has something; where they differ, one is chosen.
fn fields(
    lang: Lang,
    all: Option<Comparison>,
    card: &str,
    picked: RwSignal<BTreeSet<usize>>,
) -> AnyView {
    let Some(all) = all else {
        return ().into_any();
    };
    let together: Vec<Vec<usize>> = (0..all.fields.len()).map(|at| all.together(at)).collect();
    all.fields
        .into_iter()
        .zip(together)
        .enumerate()
        .map(|(at, (row, together))| {
            field(lang, (at, together), row, format!("{card}-{at}"), picked)
        })
        .collect_view()
        .into_any()
}

fn field(
    lang: Lang,
    (at, together): (usize, Vec<usize>),
    row: FieldRow,
    group: String,
    picked: RwSignal<BTreeSet<usize>>,
) -> AnyView {
    let name = props::prop(lang, row.prop);
    let element = match row.prop.shape() {
        // The value of a tag is the tag itself.
        Shape::Tags => None,
        Shape::CentsByMonth => Some(words::period(lang, &row.element)),
        Shape::Line(_)
        | Shape::Prose(_)
        | Shape::Choice(_)
        | Shape::Day
        | Shape::Moment
        | Shape::Cents
        | Shape::Number(_, _)
        | Shape::Flag
        | Shape::Link(_)
        | Shape::LinkAny
        | Shape::RoleSet
        | Shape::MemberByRole
        | Shape::Dials
        | Shape::Stages
        | Shape::Packed => element_words(lang, &row.element),
    };
    let name = match element {
        Some(element) => format!("{name} ({element})"),
        None => name.to_owned(),
    };
    let value = |shown: &Shown| {
        let words = match (row.prop.shape(), shown) {
            (Shape::Tags, Shown::Flag(true)) => row.element.clone(),
            _ => shown_value(lang, shown),
        };
        if words.is_empty() {
            messages::empty_value(lang).to_owned()
        } else {
            words
        }
    };
    let (kept, other) = (value(&row.kept), value(&row.other));
    if !row.differs {
        let filled = row
            .is_taken
            .then(|| tag(Tone::Info, messages::is_filled(lang)));
        let words = if row.is_taken || row.kept == Shown::Empty {
            other
        } else {
            kept
        };
        return view! {
            <div class="pair__field">
                <span class="small muted">{name}</span>
                <span class="pair__same">{words} " " {filled}</span>
            </div>
        }
        .into_any();
    }
    let choice = move |words: String, is_other: bool, group: String, together: Vec<usize>| {
        view! {
            <label class="review__value">
                <input
                    type="radio"
                    name=group
                    prop:checked=move || picked.with(|picked| picked.contains(&at) == is_other)
                    on:change=move |_| {
                        picked
                            .update(|picked| {
                                for along in &together {
                                    if is_other {
                                        picked.insert(*along);
                                    } else {
                                        picked.remove(along);
                                    }
                                }
                            });
                    }
                />
                <span class="review__words">{words}</span>
            </label>
        }
    };
    view! {
        <fieldset class="review__field pair__choice">
            <legend class="small">
                {name} " " {tag(Tone::Warn, messages::differs(lang))}
            </legend>
            <div class="review__values">
                {choice(kept, false, group.clone(), together.clone())}
                {choice(other, true, group, together)}
            </div>
        </fieldset>
    }
    .into_any()
}
