//! The bin: what was put away, to be brought back or erased for good.

mod erase;
mod group;

use std::collections::BTreeSet;

use leptos::prelude::*;

use self::erase::EraseDialog;
use self::group::TrashGroup;
use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::views::trash::{SUGGEST_AFTER_DAYS, TrashRow};
use crate::content::i18n::{format, shell, trash};
use crate::domain::Entity;
use crate::replica::RecordId;
use crate::ui::components::{Empty, Icon, NoticeBox, Rows, Tone, icon};
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::state::{use_lang, use_session};

/// The kinds of records in the order of the page; what holds the program together is never put away.
const KINDS: [Entity; 10] = [
    Entity::Company,
    Entity::Person,
    Entity::Task,
    Entity::Promise,
    Entity::Deal,
    Entity::Pipeline,
    Entity::Activity,
    Entity::Member,
    Entity::OwnRole,
    Entity::SavedView,
];

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Bin {
    /// Everything in it.
    rows: Memo<Vec<TrashRow>>,
    /// What is selected.
    marked: RwSignal<BTreeSet<RecordId>>,
    /// What is about to be erased.
    erasing: RwSignal<Vec<RecordId>>,
}

/// The page.
#[component]
pub fn TrashPage() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    title_area(shell::nav_trash(lang));
    let bin = Bin {
        rows: Memo::new(move |_| {
            let viewer = session.viewer();
            session.read(|desk| desk.trash(&viewer))
        }),
        marked: RwSignal::new(BTreeSet::new()),
        erasing: RwSignal::new(Vec::new()),
    };
    // What went out of the bin is no longer selected.
    Effect::new(move |_| {
        let rows = bin.rows.get();
        bin.marked
            .update(|marked| marked.retain(|id| rows.iter().any(|row| row.id == *id)));
    });
    let is_empty = Memo::new(move |_| bin.rows.with(Vec::is_empty));
    let kinds = move || {
        bin.rows.with(|rows| {
            let mut kinds = KINDS.to_vec();
            kinds.extend(
                rows.iter()
                    .map(|row| row.entity)
                    .filter(|kind| !KINDS.contains(kind)),
            );
            kinds.retain(|kind| rows.iter().any(|row| row.entity == *kind));
            kinds.dedup();
            kinds
        })
    };
    view! {
        <div class="page page--narrow trash">
            <header class="page__head">
                <div>
                    <PageHeading text=Signal::derive(move || shell::nav_trash(lang).to_owned()) />
                    <p class="muted measure">{trash::lead(lang)}</p>
                </div>
            </header>
            {move || {
                is_empty
                    .get()
                    .then(|| {
                        view! {
                            <Empty
                                picture=Icon::Archive
                                title=trash::empty_title(lang)
                                text=trash::empty_text(lang)
                            >
                                <a class="button" href=Route::customers().href()>
                                    {trash::to_customers(lang)}
                                </a>
                            </Empty>
                        }
                    })
            }}
            <OldOnes bin=bin />
            <Rows each=kinds key=|kind| *kind let:kind>
                <TrashGroup kind=kind bin=bin />
            </Rows>
            <MarkedBar bin=bin />
        </div>
        {move || {
            (!bin.erasing.with(Vec::is_empty)).then(|| view! { <EraseDialog bin=bin /> })
        }}
    }
}

/// Suggests to erase what has been in the bin for long.
#[component]
fn OldOnes(bin: Bin) -> impl IntoView {
    let lang = use_lang();
    let old = Memo::new(move |_| {
        bin.rows.with(|rows| {
            let old = rows.iter().filter(|row| row.days > SUGGEST_AFTER_DAYS);
            old.map(|row| row.id).collect::<Vec<_>>()
        })
    });
    move || {
        let old = old.get();
        (!old.is_empty()).then(|| {
            let title = trash::old_title(lang, old.len());
            view! {
                <NoticeBox tone=Tone::Info title=title>
                    <p>{trash::old_text(lang)}</p>
                    <p class="notice__actions">
                        <button
                            type="button"
                            class="button button--small"
                            on:click=move |_| bin.marked.set(old.iter().copied().collect())
                        >
                            {trash::old_mark(lang)}
                        </button>
                    </p>
                </NoticeBox>
            }
        })
    }
}

/// What can be done with everything that is selected.
#[component]
fn MarkedBar(bin: Bin) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let count = Memo::new(move |_| bin.marked.with(BTreeSet::len));
    let ids = move || bin.marked.get_untracked().into_iter().collect::<Vec<_>>();
    move || {
        (count.get() > 0).then(|| {
            view! {
                <div class="bulk" role="toolbar" aria-label=shell::nav_trash(lang)>
                    <b role="status">{trash::marked(lang, &format::number(lang, count.get() as i64))}</b>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| {
                            session.dispatch(Command::Restore { ids: ids() });
                        }
                    >
                        {icon(Icon::Undo)}
                        {trash::restore(lang)}
                    </button>
                    <button
                        type="button"
                        class="button button--small button--danger"
                        on:click=move |_| bin.erasing.set(ids())
                    >
                        {icon(Icon::Trash)}
                        {trash::erase(lang)}
                    </button>
                    <button
                        type="button"
                        class="button button--ghost button--icon button--small"
                        aria-label=trash::clear(lang)
                        on:click=move |_| bin.marked.set(BTreeSet::new())
                    >
                        {icon(Icon::Close)}
                    </button>
                </div>
            }
        })
    }
}
