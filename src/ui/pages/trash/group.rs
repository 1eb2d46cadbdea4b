//! The records of one kind in the bin.

use leptos::prelude::*;

use super::Bin;
use crate::app::command::Command;
use crate::app::views::trash::TrashRow;
use crate::content::i18n::{Lang, format, trash};
use crate::domain::Entity;
use crate::domain::calendar::day_of;
use crate::ui::components::{Icon, Rows, icon};
use crate::ui::state::{use_lang, use_session};

/// So many rows of a kind are drawn at first, and with every »more«.
const STEP: usize = 50;

/// The picture of a kind of record.
const fn picture(entity: Entity) -> Icon {
    match entity {
        Entity::Company => Icon::Customers,
        Entity::Person | Entity::Relation => Icon::Profile,
        Entity::Activity => Icon::Note,
        Entity::Task => Icon::Check,
        Entity::Promise => Icon::Shield,
        Entity::Deal => Icon::Euro,
        Entity::Pipeline => Icon::Board,
        Entity::Member => Icon::Team,
        Entity::OwnRole | Entity::RoleText => Icon::Gem,
        Entity::SavedView => Icon::Table,
        Entity::Settings | Entity::Change => Icon::Sliders,
    }
}

/// A group with its heading.
#[component]
pub fn TrashGroup(kind: Entity, bin: Bin) -> impl IntoView {
    let lang = use_lang();
    let limit = RwSignal::new(STEP);
    let rows = Memo::new(move |_| {
        bin.rows.with(|rows| {
            let of_kind = rows.iter().filter(|row| row.entity == kind);
            of_kind.cloned().collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| rows.with(Vec::len));
    let shown =
        move || rows.with(|rows| rows.iter().take(limit.get()).cloned().collect::<Vec<_>>());
    let all_marked = move || {
        rows.with(|rows| {
            bin.marked
                .with(|marked| rows.iter().all(|row| marked.contains(&row.id)))
        })
    };
    let mark_all = move |_| {
        let on = !untrack(all_marked);
        let ids = rows.with_untracked(|rows| rows.iter().map(|row| row.id).collect::<Vec<_>>());
        bin.marked.update(|marked| {
            for id in ids {
                if on {
                    marked.insert(id);
                } else {
                    marked.remove(&id);
                }
            }
        });
    };
    view! {
        <section class="card" aria-labelledby=format!("trash-{kind:?}")>
            <header class="card__head">
                <label class="trash-row__check no-print">
                    <input
                        type="checkbox"
                        class="checkbox"
                        aria-label=trash::mark_group(lang, trash::kind(lang, kind))
                        prop:checked=all_marked
                        on:change=mark_all
                    />
                </label>
                <h2 id=format!("trash-{kind:?}")>{trash::kind(lang, kind)}</h2>
                <span class="small muted numeric">{move || format::number(lang, count.get() as i64)}</span>
            </header>
            <ul>
                <Rows each=shown key=|row| row.id let:row>
                    <Row row=row bin=bin />
                </Rows>
            </ul>
            {move || {
                let hidden = count.get().saturating_sub(limit.get());
                (hidden > 0)
                    .then(|| {
                        let next = format::number(lang, hidden.min(STEP) as i64);
                        view! {
                            <p class="card__foot no-print">
                                <button
                                    type="button"
                                    class="button button--small"
                                    on:click=move |_| limit.update(|limit| *limit += STEP)
                                >
                                    {trash::more(lang, &next)}
                                </button>
                            </p>
                        }
                    })
            }}
        </section>
    }
}

fn title(lang: Lang, row: &TrashRow) -> String {
    match (row.title.as_str(), &row.company) {
        ("", Some(company)) => company.clone(),
        ("", None) => trash::nameless(lang).to_owned(),
        (title, _) => title.to_owned(),
    }
}

#[component]
fn Row(row: TrashRow, bin: Bin) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let id = row.id;
    let name = title(lang, &row);
    let viewer = session.viewer();
    let when = day_of(row.since_ms, viewer.offset_minutes)
        .map(|day| format::ago(lang, day, viewer.today))
        .unwrap_or_default();
    let since = match &row.by {
        Some(by) => trash::since_by(lang, &when, &by.name),
        None => trash::since(lang, &when),
    };
    let company = row
        .company
        .filter(|company| *company != name)
        .map(|company| trash::of_customer(lang, &company));
    let exactly = day_of(row.since_ms, viewer.offset_minutes)
        .map(|day| format::day_long(lang, day, viewer.today));
    view! {
        <li class="trash-row">
            <label class="trash-row__check no-print">
                <input
                    type="checkbox"
                    class="checkbox"
                    aria-label=trash::mark(lang, &name)
                    prop:checked=move || bin.marked.with(|marked| marked.contains(&id))
                    on:change=move |_| {
                        bin.marked
                            .update(|marked| {
                                if !marked.remove(&id) {
                                    marked.insert(id);
                                }
                            });
                    }
                />
            </label>
            <span class="trash-row__kind">{icon(picture(row.entity))}</span>
            <span class="trash-row__text">
                <span class="strong">{name.clone()}</span>
                <span class="small muted" title=exactly>
                    {company.map(|company| format!("{company} · "))}
                    {since}
                </span>
            </span>
            <span class="trash-row__actions no-print">
                <button
                    type="button"
                    class="button button--small"
                    aria-label=trash::restore_name(lang, &name)
                    on:click=move |_| {
                        session.dispatch(Command::Restore { ids: vec![id] });
                    }
                >
                    {icon(Icon::Undo)}
                    <span class="desktop-only">{trash::restore(lang)}</span>
                </button>
                <button
                    type="button"
                    class="button button--ghost button--icon button--small button--danger"
                    aria-label=trash::erase_name(lang, &name)
                    title=trash::erase(lang)
                    on:click=move |_| bin.erasing.set(vec![id])
                >
                    {icon(Icon::Trash)}
                </button>
            </span>
        </li>
    }
}
