//! The deals of a customer: add, move from stage to stage, correct.

use leptos::prelude::*;

use crate::content::i18n::customer;
use crate::replica::RecordId;
use crate::ui::components::{Empty, Icon, Rows, icon};
use crate::ui::pages::deals::editor::{ArchiveButton, DealFields, StageSelect};
use crate::ui::pages::deals::mover::{Mover, MoverDialogs};
use crate::ui::pages::dialogs::new_deal::NewDealDialog;
use crate::ui::state::{use_lang, use_session};

/// The tab.
#[component]
pub fn DealsTab(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let adding = RwSignal::new(false);
    let mover = Mover::of_page();
    let deals = Memo::new(move |_| {
        let today = session.today();
        session
            .read(|desk| desk.deals(id, today))
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
            <Rows
                each=move || deals.get()
                key=|deal| *deal
                children=move |deal| view! { <DealSection deal=deal mover=mover /> }
            />
        </div>
        <MoverDialogs mover=mover />
        {move || {
            adding
                .get()
                .then(|| {
                    view! {
                        <NewDealDialog
                            company=Some(id)
                            pipeline=None
                            on_close=move |()| adding.set(false)
                        />
                    }
                })
        }}
    }
}

#[component]
fn DealSection(deal: RecordId, mover: Mover) -> impl IntoView {
    let session = use_session();
    let title = move || session.read(|desk| crate::domain::record::title(desk.book(), deal));
    view! {
        <section class="card">
            <header class="card__head">
                <h3>{title}</h3>
                <StageSelect deal=deal mover=mover />
                <ArchiveButton deal=deal on_done=|()| {} />
            </header>
            <DealFields deal=deal />
        </section>
    }
}
