//! The editors of a block: plain text for most, a list for the tasks.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::app::views::role_page::{BlockView, built_in_task};
use crate::content::i18n::roles as words;
use crate::content::roles::overlay::{TaskEntry, TaskList};
use crate::ui::components::{Icon, icon};
use crate::ui::state::use_lang;

/// As many characters as a text may have in the book.
const LIMIT: usize = 20_000;

/// A text with its hint, saved by the button or Ctrl+Enter, left by Esc.
#[component]
pub fn TextEditor(
    sheet: Sheet,
    /// The block as it was when the editor opened.
    start: BlockView,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let block = start.block;
    let label = words::block(lang, block);
    let draft = RwSignal::new(start.text);
    let too_long = move || draft.with(|draft| draft.chars().count() > LIMIT);
    let area = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            let _ = area.focus();
        }
    });
    let save = Callback::new(move |()| {
        if !too_long() {
            sheet.write(block, draft.get_untracked(), &start.built_in);
            on_done.run(());
        }
    });
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            save.run(());
        }
        "Escape" => {
            event.stop_propagation();
            on_done.run(());
        }
        _ => {}
    };
    let hint_id = format!("hint-{}", block.id());
    view! {
        <div class="role-editor">
            <textarea
                node_ref=area
                class="input role-editor__text"
                rows="4"
                aria-label=label
                aria-describedby=hint_id.clone()
                aria-invalid=move || too_long().then_some("true")
                prop:value=move || draft.get()
                on:input:target=move |event| draft.set(event.target().value())
                on:keydown=on_key
            ></textarea>
            <p class="field__hint" id=hint_id>
                {words::block_hint(lang, block)}
            </p>
            {move || {
                too_long()
                    .then(|| {
                        view! {
                            <p class="field__error" role="alert">
                                {words::text_too_long(lang)}
                            </p>
                        }
                    })
            }}
            <Buttons on_save=save on_done=on_done />
        </div>
    }
}

/// The tasks: order, hide, add.
#[component]
pub fn TaskEditor(
    sheet: Sheet,
    /// The block as it was when the editor opened.
    start: BlockView,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let block = start.block;
    let stored = start.text.clone();
    let list = RwSignal::new(sheet.with_base(|page| TaskList::parse(&stored, page)));
    let added = RwSignal::new(String::new());
    let add = move || {
        let text = added.get_untracked();
        list.update(|list| list.add(&text));
        added.set(String::new());
    };
    let save = Callback::new(move |()| {
        add();
        let edited = list.get_untracked();
        let untouched = sheet.with_base(|page| edited == TaskList::built_in(page));
        if untouched {
            sheet.reset(block);
        } else {
            sheet.write(block, edited.to_text(), &start.built_in);
        }
        on_done.run(());
    });
    view! {
        <div class="role-editor">
            <ul>
                {move || {
                    let entries = list.get().0;
                    let last = entries.len().saturating_sub(1);
                    entries
                        .into_iter()
                        .enumerate()
                        .map(|(place, entry)| {
                            view! { <TaskRow sheet=sheet list=list place=place last=last entry=entry /> }
                        })
                        .collect_view()
                }}
            </ul>
            <form
                class="role-editor__buttons"
                on:submit=move |event| {
                    event.prevent_default();
                    add();
                }
            >
                <input
                    class="input role-editor__words"
                    aria-label=words::task_own(lang)
                    placeholder=words::task_own(lang)
                    maxlength="300"
                    prop:value=move || added.get()
                    on:input:target=move |event| added.set(event.target().value())
                />
                <button type="submit" class="button">
                    {icon(Icon::Plus)}
                    {words::task_add(lang)}
                </button>
            </form>
            <Buttons on_save=save on_done=on_done />
        </div>
    }
}

#[component]
fn TaskRow(
    sheet: Sheet,
    list: RwSignal<TaskList>,
    place: usize,
    last: usize,
    entry: TaskEntry,
) -> impl IntoView {
    let lang = use_lang();
    let (text, shown, own) = match &entry {
        TaskEntry::BuiltIn { task, shown } => {
            let words = built_in_task(&sheet.texts.get_value(), *task).map(|view| view.text);
            (words.unwrap_or_default(), *shown, false)
        }
        TaskEntry::Own(text) => (text.clone(), true, true),
        TaskEntry::Unknown(_) => (words::task_unknown(lang).to_owned(), false, false),
    };
    let (picture, label) = match (own, shown) {
        (true, _) => (Icon::Trash, words::task_remove(lang, &text)),
        (false, true) => (Icon::Eye, words::task_hide(lang, &text)),
        (false, false) => (Icon::Hidden, words::task_show(lang, &text)),
    };
    let known = !matches!(entry, TaskEntry::Unknown(_));
    view! {
        <li class="role-editor__row">
            <span class="role-editor__words" class:role-editor__words--hidden=!shown>
                {text.clone()}
            </span>
            <button
                type="button"
                class="button button--ghost button--icon button--small"
                aria-label=words::task_up(lang, &text)
                disabled=place == 0
                on:click=move |_| list.update(|list| list.shift(place, true))
            >
                {icon(Icon::Up)}
            </button>
            <button
                type="button"
                class="button button--ghost button--icon button--small"
                aria-label=words::task_down(lang, &text)
                disabled=place == last
                on:click=move |_| list.update(|list| list.shift(place, false))
            >
                {icon(Icon::Down)}
            </button>
            <button
                type="button"
                class="button button--ghost button--icon button--small"
                aria-label=label
                disabled=!known
                on:click=move |_| list.update(|list| list.toggle(place))
            >
                {icon(picture)}
            </button>
        </li>
    }
}

#[component]
fn Buttons(
    #[prop(into)] on_save: Callback<()>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="role-editor__buttons">
            <button type="button" class="button button--primary" on:click=move |_| on_save.run(())>
                {words::save(lang)}
            </button>
            <button type="button" class="button button--ghost" on:click=move |_| on_done.run(())>
                {words::cancel(lang)}
            </button>
        </div>
    }
}
