//! Which columns stand in the list, by what it is sorted and grouped. Every change is seen at once behind the dialog.

use leptos::html;
use leptos::prelude::*;

use super::words::column_words;
use crate::app::list::{Column, Direction, ListQuery, MOST_SORTS, Sort};
use crate::app::route::Route;
use crate::content::i18n::filters;
use crate::ui::components::field::unique_id;
use crate::ui::components::{Dialog, Icon, Rows, focus_next_frame, icon};
use crate::ui::state::{replace, use_lang};

/// The dialog.
#[component]
pub fn ArrangeDialog(
    query: Memo<ListQuery>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Dialog title=filters::arrange(lang) on_close=on_close>
            <div class="stack">
                <Columns query=query />
                <GroupChoice query=query />
                <SortChoices query=query />
                <footer class="dialog__foot">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| change(query, |query| query.columns.clear())
                    >
                        {filters::usual_columns(lang)}
                    </button>
                    <button type="button" class="button button--primary" on:click=move |_| on_close.run(())>
                        {filters::done(lang)}
                    </button>
                </footer>
            </div>
        </Dialog>
    }
}

fn change(query: Memo<ListQuery>, how: impl FnOnce(&mut ListQuery)) {
    let mut next = query.get_untracked();
    how(&mut next);
    if next.columns == Column::USUAL {
        next.columns.clear();
    }
    replace(&Route::Customers(next));
}

/// Every column once: the shown ones in their order, then the others.
#[component]
fn Columns(query: Memo<ListQuery>) -> impl IntoView {
    let lang = use_lang();
    let shown = Memo::new(move |_| query.with(|query| query.shown_columns().to_vec()));
    let all = move || {
        let shown = shown.get();
        let others = Column::ALL
            .into_iter()
            .filter(|column| !shown.contains(column))
            .collect::<Vec<_>>();
        [shown, others].concat()
    };
    view! {
        <fieldset class="arrange">
            <legend class="field__label">{filters::columns(lang)}</legend>
            <Rows
                each=all
                key=|column| *column
                children=move |column| view! { <ColumnRow column=column shown=shown query=query /> }
            />
        </fieldset>
    }
}

/// One column. Its row may move when it is used; the focus goes along.
#[component]
fn ColumnRow(column: Column, shown: Memo<Vec<Column>>, query: Memo<ListQuery>) -> impl IntoView {
    let lang = use_lang();
    let name = column_words(lang, column);
    let place =
        Memo::new(move |_| shown.with(|shown| shown.iter().position(|other| *other == column)));
    let last = move || shown.with(|shown| shown.len().saturating_sub(1));
    let (checkbox, up, down) = (NodeRef::new(), NodeRef::new(), NodeRef::new());
    // The name stays in front: it says whose row it is.
    let movable = move || place.get().is_some_and(|at| at > 0);
    let toggle = move |on: bool| {
        let mut columns = shown.get_untracked();
        columns.retain(|other| *other != column);
        if on {
            columns.push(column);
        }
        change(query, |query| query.columns = columns);
        focus_next_frame::<html::Input>(checkbox);
    };
    let step = move |to: usize, button: NodeRef<html::Button>| {
        let mut columns = shown.get_untracked();
        if let Some(at) = place.get_untracked()
            && to > 0
            && to < columns.len()
        {
            columns.swap(at, to);
            change(query, |query| query.columns = columns);
            focus_next_frame(button);
        }
    };
    let at = move || place.get_untracked().unwrap_or(0);
    view! {
        <div class="arrange__row">
            <label class="check-row">
                <input
                    node_ref=checkbox
                    type="checkbox"
                    class="checkbox"
                    prop:checked=move || place.get().is_some()
                    disabled=column == Column::Name
                    on:change:target=move |event| toggle(event.target().checked())
                />
                {name}
            </label>
            <button
                node_ref=up
                type="button"
                class="button button--ghost button--icon button--small push"
                aria-label=filters::column_up(lang, name)
                hidden=move || !movable()
                aria-disabled=move || (place.get() == Some(1)).then_some("true")
                on:click=move |_| step(at().saturating_sub(1), up)
            >
                {icon(Icon::Up)}
            </button>
            <button
                node_ref=down
                type="button"
                class="button button--ghost button--icon button--small"
                aria-label=filters::column_down(lang, name)
                hidden=move || !movable()
                aria-disabled=move || (place.get() == Some(last())).then_some("true")
                on:click=move |_| step(at() + 1, down)
            >
                {icon(Icon::Down)}
            </button>
        </div>
    }
}

#[component]
fn GroupChoice(query: Memo<ListQuery>) -> impl IntoView {
    let lang = use_lang();
    let id = unique_id();
    let group = Memo::new(move |_| query.with(|query| query.group));
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {filters::group_by(lang)}
            </label>
            <select
                id=id
                class="input"
                on:change:target=move |event| {
                    let column = Column::from_slug(&event.target().value());
                    change(query, |query| query.group = column);
                }
            >
                <option value="" selected=move || group.get().is_none()>
                    {filters::no_group(lang)}
                </option>
                {Column::GROUPING
                    .into_iter()
                    .map(|column| {
                        view! {
                            <option value=column.slug() selected=move || group.get() == Some(column)>
                                {column_words(lang, column)}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}

/// By what is sorted, level by level.
#[component]
fn SortChoices(query: Memo<ListQuery>) -> impl IntoView {
    let lang = use_lang();
    let levels = Memo::new(move |_| query.with(|query| query.sort.len()));
    view! {
        {move || {
            (0..=levels.get().min(MOST_SORTS - 1))
                .map(|level| view! { <SortChoice query=query level=level /> })
                .collect_view()
        }}
        <p class="small muted desktop-only">{filters::sort_hint(lang)}</p>
    }
}

#[component]
fn SortChoice(query: Memo<ListQuery>, level: usize) -> impl IntoView {
    let lang = use_lang();
    let id = unique_id();
    let chosen = Memo::new(move |_| query.with(|query| query.sort.get(level).copied()));
    let label = if level == 0 {
        filters::sort_by(lang)
    } else {
        filters::sort_then(lang)
    };
    let nothing = if level == 0 {
        filters::sort_up(lang, column_words(lang, Column::Name))
    } else {
        filters::sort_none(lang).to_owned()
    };
    let options: Vec<Sort> = Column::ALL
        .into_iter()
        .flat_map(|column| {
            [Direction::Ascending, Direction::Descending]
                .map(|direction| Sort { column, direction })
        })
        .collect();
    let offered = options.clone();
    let choose = move |index: usize| {
        let sort = index.checked_sub(1).and_then(|at| offered.get(at).copied());
        change(query, |query| {
            query.sort.truncate(level);
            if let Some(sort) = sort {
                query.sort.retain(|other| other.column != sort.column);
                query.sort.push(sort);
            }
        });
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>
                {label}
            </label>
            <select
                id=id
                class="input"
                on:change:target=move |event| {
                    if let Ok(index) = usize::try_from(event.target().selected_index()) {
                        choose(index);
                    }
                }
            >
                <option selected=move || chosen.get().is_none()>{nothing}</option>
                {options
                    .into_iter()
                    .map(|sort| {
                        let name = column_words(lang, sort.column);
                        let words = match sort.direction {
                            Direction::Ascending => filters::sort_up(lang, name),
                            Direction::Descending => filters::sort_down(lang, name),
                        };
                        view! { <option selected=move || chosen.get() == Some(sort)>{words}</option> }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}
