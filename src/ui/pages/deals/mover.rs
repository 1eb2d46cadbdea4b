//! Moving deals: the one way that the board, its menus and keys, and the customer's page take. Whoever loses a deal says
//! why.

use leptos::prelude::*;

use crate::app::command::{Command, Loss, Spot};
use crate::app::views::deals::StageName;
use crate::content::i18n::{Lang, deals, words};
use crate::domain::record::title;
use crate::domain::rules::standing::Place;
use crate::domain::{LossReason, Stage};
use crate::replica::RecordId;
use crate::ui::components::{Dialog, FormFoot, Icon, TextField, icon};
use crate::ui::state::{Session, use_lang, use_session};
use crate::ui::words::stage_words;

/// What moves deals, and what it is about to ask.
#[derive(Clone, Copy)]
pub struct Mover {
    lang: Lang,
    session: Session,
    losing: RwSignal<Option<(Vec<RecordId>, Spot)>>,
    choosing: RwSignal<Option<Vec<RecordId>>>,
    said: RwSignal<String>,
}

impl Mover {
    /// One for a page; [`MoverDialogs`] has to stand on it.
    pub fn of_page() -> Mover {
        Mover {
            lang: use_lang(),
            session: use_session(),
            losing: RwSignal::new(None),
            choosing: RwSignal::new(None),
            said: RwSignal::new(String::new()),
        }
    }

    /// Moves deals to a stage; asks first where they would be lost.
    pub fn move_to(self, deals: Vec<RecordId>, to: Spot) {
        if to.place == Place::Stage(Stage::Lost) {
            self.losing.set(Some((deals, to)));
        } else {
            self.carry_out(deals, to, None);
        }
    }

    /// Offers the stages to which deals can be moved.
    pub fn choose(self, deals: Vec<RecordId>) {
        self.choosing.set(Some(deals));
    }

    fn carry_out(self, deals: Vec<RecordId>, to: Spot, loss: Option<Loss>) {
        let (lang, count) = (self.lang, deals.len());
        let first = deals.first().copied();
        let stage = stage_words(lang, &self.name_of(&to));
        let moved = self
            .session
            .dispatch(Command::MoveDeals { deals, to, loss })
            .is_some();
        if let (true, Some(first)) = (moved, first) {
            let name = self.session.peek(|desk| title(desk.book(), first));
            self.said.set(match count {
                1 => deals::moved(lang, &name, &stage),
                _ => deals::moved_many(lang, count, &stage),
            });
        }
    }

    fn name_of(self, spot: &Spot) -> StageName {
        let choices = self.session.peek(|desk| desk.pipelines());
        choices
            .into_iter()
            .flat_map(|choice| choice.stages)
            .find(|(known, _)| known == spot)
            .map_or(StageName::Without, |(_, name)| name)
    }
}

/// What a mover asks and says.
#[component]
pub fn MoverDialogs(mover: Mover) -> impl IntoView {
    view! {
        <p class="visually-hidden" role="status">
            {move || mover.said.get()}
        </p>
        {move || {
            mover.choosing.get().map(|deals| view! { <ChooseDialog mover=mover deals=deals /> })
        }}
        {move || {
            mover
                .losing
                .get()
                .map(|(deals, to)| view! { <LossDialog mover=mover deals=deals to=to /> })
        }}
    }
}

#[component]
fn ChooseDialog(mover: Mover, deals: Vec<RecordId>) -> impl IntoView {
    let Mover { lang, session, .. } = mover;
    let close = move || mover.choosing.set(None);
    let heading = heading(mover, &deals, deals::move_title, |lang, count| {
        deals::move_many(lang, count)
    });
    let here = match deals.as_slice() {
        [one] => session
            .peek(|desk| desk.deal_card(*one, session.today()))
            .and_then(|card| card.spot),
        _ => None,
    };
    let choices = session.peek(|desk| desk.pipelines());
    let several = choices.len() > 1;
    view! {
        <Dialog title=heading on_close=move |()| close()>
            <div class="move-list">
                {choices
                    .into_iter()
                    .map(|choice| {
                        let name = choice.name.unwrap_or_else(|| deals::built_in(lang).to_owned());
                        let deals = deals.clone();
                        let here = here.clone();
                        view! {
                            {several.then(|| view! { <h3 class="menu__label">{name}</h3> })}
                            {choice
                                .stages
                                .into_iter()
                                .map(|(spot, name)| {
                                    let deals = deals.clone();
                                    let is_here = here.as_ref() == Some(&spot);
                                    view! {
                                        <button
                                            type="button"
                                            class="menu__item"
                                            disabled=is_here
                                            on:click=move |_| {
                                                close();
                                                mover.move_to(deals.clone(), spot.clone());
                                            }
                                        >
                                            {icon(if is_here { Icon::Check } else { Icon::Right })}
                                            {stage_words(lang, &name)}
                                            {is_here.then(|| view! { <span class="push faint small">{deals::here(lang)}</span> })}
                                        </button>
                                    }
                                })
                                .collect_view()}
                        }
                    })
                    .collect_view()}
            </div>
        </Dialog>
    }
}

#[component]
fn LossDialog(mover: Mover, deals: Vec<RecordId>, to: Spot) -> impl IntoView {
    let Mover { lang, session, .. } = mover;
    let close = move || mover.losing.set(None);
    let heading = heading(mover, &deals, deals::lost_title, |lang, count| {
        deals::lost_many(lang, count)
    });
    // What was said before is offered when a reason is put right.
    let before = match deals.as_slice() {
        [one] => session.peek(|desk| desk.deal_card(*one, session.today())),
        _ => None,
    };
    let reason = RwSignal::new(before.as_ref().and_then(|card| card.loss));
    let note = RwSignal::new(before.map(|card| card.loss_note).unwrap_or_default());
    let error = RwSignal::new(false);
    let asked = StoredValue::new((deals, to));
    let save = move || {
        let Some(reason) = reason.get_untracked() else {
            error.set(true);
            return;
        };
        let note = note.get_untracked();
        let (deals, to) = asked.get_value();
        close();
        mover.carry_out(deals, to, Some(Loss { reason, note }));
    };
    view! {
        <Dialog title=heading on_close=move |()| close()>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <fieldset class="loss-reasons">
                    <legend class="field__label">{deals::lost_why(lang)}</legend>
                    {LossReason::ALL
                        .iter()
                        .map(|&this| {
                            view! {
                                <button
                                    type="button"
                                    class="chip"
                                    autofocus=this == LossReason::Price
                                    aria-pressed=move || (reason.get() == Some(this)).to_string()
                                    on:click=move |_| {
                                        reason.set(Some(this));
                                        error.set(false);
                                    }
                                >
                                    {words::loss_reason(lang, this)}
                                </button>
                            }
                        })
                        .collect_view()}
                </fieldset>
                {move || {
                    error
                        .get()
                        .then(|| {
                            view! {
                                <p class="field__error" role="alert">
                                    {icon(Icon::Complaint)}
                                    {deals::lost_missing(lang)}
                                </p>
                            }
                        })
                }}
                <TextField label=deals::lost_note(lang) value=note />
                <FormFoot words=deals::lost_save(lang) on_cancel=move |()| close() />
            </form>
        </Dialog>
    }
}

fn heading(
    mover: Mover,
    deals: &[RecordId],
    one: fn(Lang, &str) -> String,
    many: fn(Lang, usize) -> String,
) -> String {
    match deals {
        [deal] => one(
            mover.lang,
            &mover.session.peek(|desk| title(desk.book(), *deal)),
        ),
        _ => many(mover.lang, deals.len()),
    }
}
