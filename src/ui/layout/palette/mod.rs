//! The command line: one field that finds customers and people, does commands and goes to pages.
//!
//! The focus never leaves the field; the arrow keys move what it points to (combobox with a listbox).

mod offers;
mod rows;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::offers::doer;
use self::rows::{Choice, Group, Row, deeds, find};
use crate::content::i18n::{Lang, keys, palette as words, shell};
use crate::replica::RecordId;
use crate::ui::components::dialog::open_modally;
use crate::ui::components::{Icon, icon};
use crate::ui::state::{go, use_lang, use_overlay, use_session};

const LIST: &str = "palette-list";

/// The command line, open as long as it exists.
#[component]
pub fn Palette() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    let element = NodeRef::<html::Dialog>::new();
    open_modally(element);
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    // The customer whose actions are shown instead of the results.
    let customer = RwSignal::new(None::<(RecordId, String)>);
    let rows = Memo::new(move |_| match customer.get() {
        Some((id, _)) => deeds(lang, id),
        None => find(session, lang, &typed.get()),
    });
    let perform = doer();
    let choose = move |index: usize| {
        let Some(choice) =
            rows.with_untracked(|rows| rows.get(index).map(|row| row.choice.clone()))
        else {
            return;
        };
        overlay.close();
        match choice {
            Choice::Go(route) => go(&route),
            Choice::Do(doing) => perform(doing),
        }
    };
    let show_deeds = move || {
        let row = rows.with_untracked(|rows| {
            rows.get(active.get_untracked())
                .and_then(|row| row.customer.clone())
        });
        if customer.with_untracked(Option::is_none) && row.is_some() {
            customer.set(row);
            active.set(0);
        }
    };
    let back_or_close = move || {
        if customer.with_untracked(Option::is_some) {
            customer.set(None);
            active.set(0);
        } else {
            overlay.close();
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let count = rows.with_untracked(Vec::len);
        let at = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => active.set((at + 1) % count),
            "ArrowUp" if count > 0 => active.set((at + count - 1) % count),
            "PageDown" if count > 0 => active.set(count - 1),
            "PageUp" => active.set(0),
            "Enter" if event.ctrl_key() || event.meta_key() => show_deeds(),
            "Enter" => choose(at),
            "Escape" => back_or_close(),
            "k" | "K" if event.ctrl_key() || event.meta_key() => overlay.close(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
        reveal(active.get_untracked());
    };
    view! {
        <dialog
            node_ref=element
            class="dialog palette"
            aria-label=shell::search(lang)
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                back_or_close();
            }
            on:mousedown=move |event| {
                let on_backdrop = event
                    .target()
                    .is_some_and(|target| target.dyn_ref::<web_sys::HtmlDialogElement>().is_some());
                if on_backdrop {
                    overlay.close();
                }
            }
        >
            <div class="palette__search">
                {icon(Icon::Search)}
                <input
                    class="palette__input"
                    type="text"
                    role="combobox"
                    aria-expanded="true"
                    aria-controls=LIST
                    aria-autocomplete="list"
                    aria-activedescendant=move || {
                        rows.with(|rows| !rows.is_empty()).then(|| option_id(active.get()))
                    }
                    aria-label=shell::search(lang)
                    placeholder=words::placeholder(lang)
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    autofocus
                    prop:value=move || typed.get()
                    on:input:target=move |event| {
                        customer.set(None);
                        active.set(0);
                        typed.set(event.target().value());
                    }
                    on:keydown=on_key
                />
                <button
                    type="button"
                    class="button button--ghost button--icon button--small"
                    aria-label=shell::close(lang)
                    on:click=move |_| overlay.close()
                >
                    {icon(Icon::Close)}
                </button>
            </div>
            <p class="visually-hidden" role="status">
                {move || count_words(lang, rows.with(Vec::len))}
            </p>
            {move || customer.get().map(|(_, name)| view! { <CustomerChip name=name on_back=back_or_close /> })}
            <div class="palette__list" id=LIST role="listbox" aria-label=words::results(lang)>
                {move || {
                    grouped(rows.get())
                        .into_iter()
                        .map(|(group, rows)| draw_group(lang, group, rows, active, choose))
                        .collect_view()
                }}
            </div>
            {move || {
                (rows.with(Vec::is_empty)).then(|| view! { <NothingFound typed=typed.get() /> })
            }}
            <Foot />
        </dialog>
    }
}

/// Whose actions are shown, and the way back for those who have no Esc.
#[component]
fn CustomerChip(name: String, on_back: impl Fn() + 'static) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="palette__about">
            <button
                type="button"
                class="button button--ghost button--icon button--small"
                aria-label=words::back_to_results(lang)
                on:click=move |_| on_back()
            >
                {icon(Icon::Left)}
            </button>
            <b>{words::actions_of(lang, &name)}</b>
        </div>
    }
}

#[component]
fn NothingFound(typed: String) -> impl IntoView {
    let lang = use_lang();
    let text = typed.trim();
    let hint = if text.starts_with('>') {
        words::none_commands(lang)
    } else if text.starts_with('@') {
        words::none_people(lang)
    } else {
        words::none_text(lang)
    };
    let shown: String = text
        .trim_start_matches(['>', '@'])
        .trim()
        .chars()
        .take(60)
        .collect();
    view! {
        <div class="palette__none">
            <p class="strong">{words::none_title(lang, &shown)}</p>
            <p class="small">{hint}</p>
        </div>
    }
}

#[component]
fn Foot() -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="palette__foot" aria-hidden="true">
            <span><kbd>{words::key_arrows(lang)}</kbd> " " {words::foot_choose(lang)}</span>
            <span><kbd>{keys::enter(lang)}</kbd> " " {words::foot_open(lang)}</span>
            <span>
                <kbd>{keys::control(lang)}</kbd> " " <kbd>{keys::enter(lang)}</kbd> " " {words::foot_actions(lang)}
            </span>
            <span><kbd>">"</kbd> " " {words::foot_commands(lang)}</span>
            <span><kbd>"@"</kbd> " " {words::foot_people(lang)}</span>
        </div>
    }
}

/// The rows under their headings, each with its number in the whole list.
fn grouped(rows: Vec<Row>) -> Vec<(Group, Vec<(usize, Row)>)> {
    let mut groups: Vec<(Group, Vec<(usize, Row)>)> = Vec::new();
    for (index, row) in rows.into_iter().enumerate() {
        match groups.last_mut() {
            Some((group, rows)) if *group == row.group => rows.push((index, row)),
            Some(_) | None => groups.push((row.group, vec![(index, row)])),
        }
    }
    groups
}

fn draw_group(
    lang: Lang,
    group: Group,
    rows: Vec<(usize, Row)>,
    active: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + 'static,
) -> impl IntoView {
    let heading = (group != Group::Deeds).then(|| {
        view! { <div class="palette__group" role="presentation">{group.words(lang)}</div> }
    });
    let options = rows
        .into_iter()
        .map(|(index, row)| draw_row(index, row, active, choose))
        .collect_view();
    view! {
        <div role="group" aria-label=group.words(lang)>
            {heading}
            {options}
        </div>
    }
}

fn draw_row(
    index: usize,
    row: Row,
    active: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + 'static,
) -> impl IntoView {
    view! {
        <div
            class="palette__option"
            id=option_id(index)
            role="option"
            aria-selected=move || (active.get() == index).to_string()
            on:mousedown=|event| event.prevent_default()
            on:pointermove=move |_| {
                if active.get_untracked() != index {
                    active.set(index);
                }
            }
            on:click=move |_| choose(index)
        >
            {row.picture.draw()}
            <span class="palette__title">{emphasised(&row.title, &row.bold)}</span>
            <span class="palette__context">{row.context}</span>
        </div>
    }
}

/// The words with the parts in bold that were looked for.
fn emphasised(text: &str, bold: &[(usize, usize)]) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut at = 0;
    for &(from, to) in bold {
        if let (Some(before), Some(part)) = (text.get(at..from), text.get(from..to)) {
            parts.push(view! { {before.to_owned()} <b>{part.to_owned()}</b> }.into_any());
            at = to;
        }
    }
    parts.push(text.get(at..).unwrap_or("").to_owned().into_any());
    parts
}

fn count_words(lang: Lang, count: usize) -> String {
    match count {
        0 => words::no_result(lang).to_owned(),
        count => words::counted(lang, count),
    }
}

fn option_id(index: usize) -> String {
    format!("palette-{index}")
}

/// Scrolls the chosen row into sight.
fn reveal(index: usize) {
    request_animation_frame(move || {
        if let Some(option) = document().get_element_by_id(&option_id(index)) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}
