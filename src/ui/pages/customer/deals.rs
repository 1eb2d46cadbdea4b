//! The deals of a customer: add, move from stage to stage, correct.

use leptos::prelude::*;

use super::inline_edit::InlineEdit;
use crate::app::command::{Command, NewDeal};
use crate::content::i18n::{customer, props, shell, words};
use crate::domain::{Prop, Stage};
use crate::replica::RecordId;
use crate::ui::components::{Dialog, Empty, Icon, Rows, SelectField, TextField, icon};
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::{parse_day, parse_euros, select_options, shown_text, typed_text};

/// The tab.
#[component]
pub fn DealsTab(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let adding = RwSignal::new(false);
    let deals = Memo::new(move |_| {
        let viewer = session.viewer();
        session
            .read(|desk| desk.deals(id, &viewer))
            .into_iter()
            .map(|deal| deal.id)
            .collect::<Vec<_>>()
    });
    view! {
        <div class="stack">
            <header class="row">
                <h2>{customer::tab_deals(lang)}</h2>
                <button type="button" class="button push no-print" on:click=move |_| adding.set(true)>
                    {icon(Icon::Plus)}
                    {customer::add_deal(lang)}
                </button>
            </header>
            {move || {
                deals
                    .with(Vec::is_empty)
                    .then(|| {
                        view! {
                            <Empty
                                picture=Icon::Board
                                title=customer::deals_title(lang)
                                text=customer::no_deals_text(lang)
                            />
                        }
                    })
            }}
            <Rows each=move || deals.get() key=|deal| *deal children=move |deal| view! { <DealCard deal=deal /> } />
        </div>
        {move || {
            adding.get().then(|| view! { <NewDealDialog company=id on_close=move |()| adding.set(false) /> })
        }}
    }
}

#[component]
fn DealCard(deal: RecordId) -> impl IntoView {
    const EDITED: [Prop; 4] = [
        Prop::DealTitle,
        Prop::DealValue,
        Prop::DealProbability,
        Prop::DealExpected,
    ];
    let lang = use_lang();
    let session = use_session();
    let stage = Memo::new(move |_| {
        session.read(|desk| {
            crate::domain::Deal::find(desk.book(), deal).map(crate::domain::Deal::stage)
        })
    });
    let title = move || session.read(|desk| crate::domain::record::title(desk.book(), deal));
    view! {
        <section class="card">
            <header class="card__head">
                <h3>{title}</h3>
                <select
                    class="input deal-stage push"
                    aria-label=customer::move_deal(lang)
                    on:change:target=move |event| {
                        if let Some(stage) = Stage::from_id(&event.target().value()) {
                            session.dispatch(Command::MoveDeal { deal, stage });
                        }
                    }
                >
                    {Stage::ALL
                        .iter()
                        .map(|&option| {
                            view! {
                                <option value=option.id() selected=move || stage.get() == Some(option)>
                                    {words::stage(lang, option)}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
                <button
                    type="button"
                    class="button button--ghost button--small no-print"
                    on:click=move |_| {
                        session.dispatch(Command::Archive { ids: vec![deal] });
                    }
                >
                    {customer::archive(lang)}
                </button>
            </header>
            {EDITED
                .into_iter()
                .map(|prop| {
                    view! {
                        <InlineEdit
                            record=deal
                            prop=prop
                            shown=Signal::derive(move || session.read(|desk| shown_text(lang, desk, deal, prop)))
                            typed=Signal::derive(move || session.read(|desk| typed_text(desk, deal, prop)))
                        />
                    }
                })
                .collect_view()}
        </section>
    }
}

#[component]
fn NewDealDialog(company: RecordId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let title = RwSignal::new(String::new());
    let value = RwSignal::new(String::new());
    let stage = RwSignal::new(Stage::Inquiry.id().to_owned());
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
        let new = NewDeal {
            title: title.get_untracked(),
            company: Some(company),
            value: cents,
            stage: Stage::from_id(&stage.get_untracked()),
            expected: parse_day(&expected.get_untracked()),
            ..NewDeal::default()
        };
        match session.try_dispatch(Command::AddDeal(new)) {
            Ok(_) => on_close.run(()),
            Err(problem) => error.set(Some(problem)),
        }
    };
    let stage_options = select_options(Stage::ALL, Stage::id, |stage| words::stage(lang, stage));
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
                <div class="form-grid">
                    <TextField
                        label=customer::deal_value(lang)
                        value=value
                        error=Signal::derive(move || amount_error.get())
                    />
                    <SelectField label=props::prop(lang, Prop::DealStage) value=stage options=stage_options />
                    <TextField label=props::prop(lang, Prop::DealExpected) value=expected kind="date" />
                </div>
                <footer class="dialog__foot">
                    <button type="button" class="button" on:click=move |_| on_close.run(())>
                        {shell::cancel(lang)}
                    </button>
                    <button type="submit" class="button button--primary">
                        {customer::add_deal(lang)}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
}
