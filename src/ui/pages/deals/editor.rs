//! One deal with its fields, each edited where it stands: on the customer's page and beside the board.

use leptos::prelude::*;

use super::mover::Mover;
use crate::app::command::{Command, Spot};
use crate::app::route::Route;
use crate::app::views::deals::DealCard;
use crate::content::i18n::{customer, deals, format, words};
use crate::domain::{LossReason, Prop, StageKind};
use crate::replica::RecordId;
use crate::ui::components::Dialog;
use crate::ui::pages::customer::inline_edit::InlineEdit;
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::{select_options, shown_text, stage_words, typed_text};

const FIELDS: [Prop; 7] = [
    Prop::DealTitle,
    Prop::DealValue,
    Prop::DealProbability,
    Prop::DealExpected,
    Prop::DealNextText,
    Prop::DealNextDue,
    Prop::DealOwner,
];

const LOST: [Prop; 3] = [Prop::DealLossReason, Prop::DealLossNote, Prop::DealClosedOn];

const WON: [Prop; 1] = [Prop::DealClosedOn];

/// The deal beside the board.
#[component]
pub fn DealDialog(
    deal: RecordId,
    mover: Mover,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let card = session.peek(|desk| desk.deal_card(deal, session.today()));
    let heading = card.as_ref().map_or_else(
        || deals::gone_title(lang).to_owned(),
        |card| card.title.clone(),
    );
    let company = card.and_then(|card| card.company);
    view! {
        <Dialog title=heading on_close=on_close>
            <div class="row row--wrap">
                {company
                    .map(|(id, name)| {
                        view! {
                            <a class="link" href=Route::customer(id).href()>
                                {name}
                            </a>
                        }
                    })}
                <StageSelect deal=deal mover=mover />
                <ArchiveButton deal=deal on_done=on_close />
            </div>
            <DealFields deal=deal />
        </Dialog>
    }
}

/// Puts a deal away.
#[component]
pub fn ArchiveButton(deal: RecordId, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    view! {
        <button
            type="button"
            class="button button--ghost button--small no-print"
            on:click=move |_| {
                session.dispatch(Command::Archive { ids: vec![deal] });
                on_done.run(());
            }
        >
            {customer::archive(lang)}
        </button>
    }
}

/// The stages of all pipelines, to choose another one.
#[component]
pub fn StageSelect(deal: RecordId, mover: Mover) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let choices = Memo::new(move |_| session.read(|desk| desk.pipelines()));
    let here = Memo::new(move |_| {
        session
            .read(|desk| desk.deal_card(deal, session.today()))
            .and_then(|card| card.spot)
    });
    let spots = move || -> Vec<Spot> {
        let choices = choices.get_untracked();
        let stages = choices.into_iter().flat_map(|choice| choice.stages);
        stages.map(|(spot, _)| spot).collect()
    };
    move || {
        let mut at = 0;
        view! {
            <select
                class="input deal-stage push"
                aria-label=customer::move_deal(lang)
                on:change:target=move |event| {
                    let select = event.target();
                    let chosen = select.value().parse::<usize>().ok();
                    if let Some(spot) = chosen.and_then(|at| spots().into_iter().nth(at)) {
                        mover.move_to(vec![deal], spot);
                    }
                    // Where the deal is not moved after all, its own stage stands there again.
                    let here = here.get_untracked();
                    let place = spots().iter().position(|spot| Some(spot) == here.as_ref());
                    select.set_selected_index(place.map_or(-1, |place| place as i32));
                }
            >
                {here
                    .get()
                    .is_none()
                    .then(|| {
                        view! {
                            <option value="" selected=true disabled=true>
                                {deals::without_stage(lang)}
                            </option>
                        }
                    })}
                {choices
                    .get()
                    .into_iter()
                    .map(|choice| {
                        let name = choice.name.unwrap_or_else(|| deals::built_in(lang).to_owned());
                        let options = choice
                            .stages
                            .into_iter()
                            .map(|(spot, stage)| {
                                let value = at.to_string();
                                at += 1;
                                view! {
                                    <option
                                        value=value
                                        selected=move || here.with(|here| here.as_ref() == Some(&spot))
                                    >
                                        {stage_words(lang, &stage)}
                                    </option>
                                }
                            })
                            .collect_view();
                        view! { <optgroup label=name>{options}</optgroup> }
                    })
                    .collect_view()}
            </select>
        }
    }
}

/// What is known of a deal, to be put right in place.
#[component]
pub fn DealFields(deal: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let card = Memo::new(move |_| session.read(|desk| desk.deal_card(deal, session.today())));
    let kind = Memo::new(move |_| card.with(|card| card.as_ref().map(|card| card.kind)));
    let field = move |prop: Prop| {
        let shown = Signal::derive(move || match (prop, card.get()) {
            // Where nobody said how likely it is, its stage does.
            (Prop::DealProbability, Some(DealCard { probability, .. })) => {
                format::percent(lang, probability as f64 / 100.0)
            }
            (_, _) => session.read(|desk| shown_text(lang, desk, deal, prop)),
        });
        let typed = Signal::derive(move || session.read(|desk| typed_text(desk, deal, prop)));
        let options = match prop {
            Prop::DealOwner => session
                .peek(|desk| desk.member_choices())
                .into_iter()
                .map(|member| (member.id.to_string(), member.name))
                .chain([(String::new(), deals::nobody(lang).to_owned())])
                .collect(),
            Prop::DealLossReason => select_options(LossReason::ALL, LossReason::id, |reason| {
                words::loss_reason(lang, reason)
            }),
            _ => Vec::new(),
        };
        view! { <InlineEdit record=deal prop=prop shown=shown typed=typed options=options /> }
    };
    view! {
        {FIELDS.into_iter().map(field).collect_view()}
        {move || {
            let more: &[Prop] = match kind.get() {
                Some(StageKind::Lost) => &LOST,
                Some(StageKind::Won) => &WON,
                Some(StageKind::Open | StageKind::Quote) | None => &[],
            };
            more.iter().map(|prop| field(*prop)).collect_view()
        }}
    }
}
