//! How a figure comes about: the rule in one sentence, and what went into it.

use leptos::prelude::*;

use crate::content::i18n::{customer, explain};
use crate::domain::rules::Explanation;
use crate::ui::components::Dialog;
use crate::ui::state::use_lang;

/// A figure with the rules behind it, each below its heading if it has one.
#[component]
pub fn ExplainDialog(
    #[prop(into)] title: String,
    value: String,
    note: String,
    why: Vec<(Option<String>, Explanation)>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Dialog title=title on_close=on_close>
            <p>
                <b class="figure__value">{value}</b>
                <span class="figure__note">{note}</span>
            </p>
            <h3>{customer::how_computed(lang)}</h3>
            {why
                .into_iter()
                .map(|(heading, why)| {
                    view! {
                        <section class="stack">
                            {heading.map(|heading| view! { <b>{heading}</b> })}
                            <p class="muted">{explain::formula(lang, why.formula)}</p>
                            <dl class="pairs">
                                {why
                                    .inputs
                                    .iter()
                                    .map(|input| {
                                        view! {
                                            <dt>{explain::term(lang, input.term)}</dt>
                                            <dd class="numeric">{explain::figure(lang, &input.figure)}</dd>
                                        }
                                    })
                                    .collect_view()}
                            </dl>
                        </section>
                    }
                })
                .collect_view()}
        </Dialog>
    }
}
