//! The two columns of a role page: what the role does and needs, and at the side how it stands to others.

use leptos::prelude::*;

use super::block::{BlockSection, Place};
use super::sheet::{Mode, Sheet};
use super::side::{FacetCard, FillerCard};
use super::source_note::{Areas, Opinions, SourceNote};
use crate::content::i18n::roles as words;
use crate::content::roles::Block;
use crate::ui::components::{Icon, icon};
use crate::ui::state::use_lang;

/// Everything below the head of the page.
#[component]
pub fn Columns(sheet: Sheet, #[prop(into)] on_self_profile: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="role-columns">
            <div class="role-main">
                <Blank sheet=sheet />
                {move || {
                    (sheet.mode.get() == Mode::Adapting)
                        .then(|| view! { <BlockSection sheet=sheet block=Block::Mission /> })
                }}
                <BlockSection sheet=sheet block=Block::Tasks />
                <BlockSection sheet=sheet block=Block::Day />
                <BlockSection sheet=sheet block=Block::House />
                <BlockSection sheet=sheet block=Block::Myths />
                <BlockSection sheet=sheet block=Block::Summary />
                <BlockSection sheet=sheet block=Block::Aliases place=Place::Small />
                <Areas sheet=sheet />
                <Group
                    sheet=sheet
                    heading=words::about_role(lang)
                    blocks=&[
                        Block::Customers,
                        Block::Portfolio,
                        Block::Initiative,
                        Block::RevenueService,
                        Block::Channels,
                        Block::Compensation,
                    ]
                />
                <Group
                    sheet=sheet
                    heading=words::what_it_takes(lang)
                    blocks=&[Block::Skills, Block::Tools]
                />
                <BlockSection sheet=sheet block=Block::Risks />
                <Opinions sheet=sheet />
                <Group
                    sheet=sheet
                    heading=words::outlook(lang)
                    blocks=&[Block::Trend, Block::Development]
                />
                <Group
                    sheet=sheet
                    heading=words::fit(lang)
                    blocks=&[Block::BestFor, Block::LessFor, Block::Questions, Block::Phrases]
                />
                <SourceNote sheet=sheet />
            </div>
            <aside class="role-side">
                <FacetCard sheet=sheet on_self_profile=on_self_profile />
                <BlockSection sheet=sheet block=Block::Partners place=Place::Card />
                <FillerCard sheet=sheet />
                <BlockSection sheet=sheet block=Block::Kpis place=Place::Card />
            </aside>
        </div>
    }
}

/// Small blocks under one heading. A group without any text is not drawn.
#[component]
fn Group(sheet: Sheet, heading: &'static str, blocks: &'static [Block]) -> impl IntoView {
    let shown = Memo::new(move |_| {
        sheet.mode.get() == Mode::Adapting
            || sheet.get(|page| blocks.iter().any(|block| page.says(*block))) == Some(true)
    });
    move || {
        shown.get().then(|| {
            let blocks = blocks
                .iter()
                .map(|block| {
                    let block = *block;
                    view! {
                        <BlockSection
                            sheet=sheet
                            block=block
                            place=Place::Small
                            below=move || scale(sheet, block)
                        />
                    }
                })
                .collect_view();
            view! {
                <section class="role-block">
                    <h2 class="role-block__head">{heading}</h2>
                    <div class="role-grid">{blocks}</div>
                </section>
            }
        })
    }
}

/// A page that says nothing yet: what to do about it.
#[component]
fn Blank(sheet: Sheet) -> impl IntoView {
    let lang = use_lang();
    let blank = Memo::new(move |_| {
        sheet.mode.get() == Mode::Reading
            && sheet.get(|page| Block::ALL.into_iter().any(|block| page.says(block))) == Some(false)
    });
    move || {
        blank.get().then(|| {
            view! {
                <div class="card role-house role-house--empty role-first no-print">
                    <p>{words::own_role_blank(lang)}</p>
                    <button
                        type="button"
                        class="button button--primary"
                        on:click=move |_| sheet.mode.set(Mode::Adapting)
                    >
                        {icon(Icon::Edit)}
                        {words::edit_page(lang)}
                    </button>
                </div>
            }
        })
    }
}

/// The two figures of the built-in text as a place between two poles; own text may say something else.
fn scale(sheet: Sheet, block: Block) -> Option<impl IntoView> {
    let lang = use_lang();
    let ours = sheet.get(|page| page.block(block).is_some_and(|view| !view.state.is_own()))?;
    let (low, high, value) = sheet.with_base(|page| {
        let page = page?;
        match block {
            Block::RevenueService => Some((
                words::pure_service(lang),
                words::pure_revenue(lang),
                page.revenue_service.revenue,
            )),
            Block::Initiative => Some((
                words::reactive(lang),
                words::proactive(lang),
                page.initiative.score,
            )),
            _ => None,
        }
    })?;
    ours.then(|| {
        view! {
            <div class="role-scale" role="img" aria-label=words::score_of(lang, value)>
                <span>{low}</span>
                <span class="profile-row__track">
                    <span class="profile-row__dot" style:left=format!("{value}%")></span>
                </span>
                <span>{high}</span>
            </div>
        }
    })
}
