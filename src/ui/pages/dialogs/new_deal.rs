//! The form for a deal.

use leptos::prelude::*;

use crate::app::command::{Command, NewDeal, Spot};
use crate::app::route::Route;
use crate::content::i18n::{customer, deals, props};
use crate::domain::rules::standing::Place;
use crate::domain::{Prop, Stage};
use crate::replica::RecordId;
use crate::ui::components::{Dialog, FormFoot, SelectField, TextField};
use crate::ui::pages::customer_picker::CustomerPicker;
use crate::ui::state::{use_lang, use_overlay, use_route, use_session};
use crate::ui::words::{parse_day, parse_euros, stage_words};

/// The form from anywhere: for the customer whose page is open, in the pipeline that is looked at.
#[component]
pub fn NewDealOverlay() -> impl IntoView {
    let overlay = use_overlay();
    let session = use_session();
    let pipeline = match use_route().get_untracked() {
        Route::Deals(query) => query.pipeline,
        _ => None,
    };
    view! {
        <NewDealDialog
            company=session.customer_on_page()
            pipeline=pipeline
            on_close=move |()| overlay.close()
        />
    }
}

/// The form.
#[component]
pub fn NewDealDialog(
    company: Option<RecordId>,
    pipeline: Option<RecordId>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let choices = session.peek(|desk| desk.pipelines());
    let several = choices.len() > 1;
    let spots: Vec<(Spot, String)> = choices
        .into_iter()
        .flat_map(|choice| {
            let name = choice
                .name
                .unwrap_or_else(|| deals::built_in(lang).to_owned());
            choice.stages.into_iter().map(move |(spot, stage)| {
                let stage = stage_words(lang, &stage);
                let words = if several {
                    format!("{name} · {stage}")
                } else {
                    stage
                };
                (spot, words)
            })
        })
        .collect();
    let first = spots
        .iter()
        .position(|(spot, _)| spot.pipeline == pipeline && begins(spot))
        .unwrap_or(0);
    let options = spots
        .iter()
        .enumerate()
        .map(|(at, (_, words))| (at.to_string(), words.clone()))
        .collect();
    let spots = StoredValue::new(spots);
    let title = RwSignal::new(String::new());
    let of = RwSignal::new(company);
    let value = RwSignal::new(String::new());
    let stage = RwSignal::new(first.to_string());
    let expected = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let amount_error = RwSignal::new(None::<String>);
    let save = move || {
        error.set(None);
        amount_error.set(None);
        if title.get_untracked().trim().is_empty() {
            error.set(Some(customer::deal_title(lang).to_owned()));
            return;
        }
        let typed = value.get_untracked();
        let cents = match (typed.trim().is_empty(), parse_euros(lang, &typed)) {
            (true, _) => 0,
            (false, Some(cents)) => cents,
            (false, None) => {
                amount_error.set(Some(customer::does_not_fit(
                    lang,
                    customer::deal_value(lang),
                )));
                return;
            }
        };
        let at = stage.get_untracked().parse::<usize>().ok();
        let at =
            at.and_then(|at| spots.with_value(|spots| spots.get(at).map(|(spot, _)| spot.clone())));
        let new = NewDeal {
            title: title.get_untracked(),
            company: of.get_untracked(),
            value: cents,
            at: at.or(Some(Spot::built(Stage::Inquiry))),
            expected: parse_day(&expected.get_untracked()),
            ..NewDeal::default()
        };
        match session.try_dispatch(Command::AddDeal(new)) {
            Ok(_) => on_close.run(()),
            Err(problem) => error.set(Some(problem)),
        }
    };
    view! {
        <Dialog title=customer::add_deal(lang) on_close=on_close>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <TextField
                    label=customer::deal_title(lang)
                    value=title
                    autofocus=true
                    error=Signal::derive(move || error.get())
                />
                {company
                    .is_none()
                    .then(|| {
                        view! { <CustomerPicker label=props::prop(lang, Prop::DealCompany) value=of /> }
                    })}
                <div class="form-grid">
                    <TextField
                        label=customer::deal_value(lang)
                        value=value
                        error=Signal::derive(move || amount_error.get())
                    />
                    <SelectField label=props::prop(lang, Prop::DealStage) value=stage options=options />
                    <TextField label=props::prop(lang, Prop::DealExpected) value=expected kind="date" />
                </div>
                <FormFoot words=customer::add_deal(lang) on_cancel=move |()| on_close.run(()) />
            </form>
        </Dialog>
    }
}

/// Whether a deal may begin there: it is neither won nor lost.
const fn begins(spot: &Spot) -> bool {
    match &spot.place {
        Place::Own(_) => true,
        Place::Stage(stage) => stage.is_open(),
    }
}
