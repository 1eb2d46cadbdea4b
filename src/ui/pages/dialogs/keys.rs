//! The overview of keys.

use leptos::prelude::*;

use crate::content::i18n::{duplicates, keys as words};
use crate::ui::components::Dialog;
use crate::ui::layout::keys::{action_words, overview};
use crate::ui::state::{use_lang, use_overlay, use_settings};

/// Every key that does something, by place.
#[component]
pub fn KeysDialog() -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let settings = use_settings();
    let group = move |title: &'static str, rows: Vec<(&'static str, Vec<String>)>| {
        view! {
            <section>
                <h3>{title}</h3>
                <dl class="key-list">
                    {rows
                        .into_iter()
                        .map(|(words, caps)| {
                            view! {
                                <div class="key-list__row">
                                    <dt>{words}</dt>
                                    <dd class="key-list__caps">
                                        {caps.into_iter().map(|cap| view! { <kbd>{cap}</kbd> }).collect_view()}
                                    </dd>
                                </div>
                            }
                        })
                        .collect_view()}
                </dl>
            </section>
        }
    };
    let everywhere = overview(lang)
        .into_iter()
        .map(|(action, caps)| (action_words(lang, action), caps))
        .collect();
    let cap = |key: &str| key.to_owned();
    let lists = vec![
        (
            words::move_row(lang),
            vec![cap("J"), cap("K"), cap("↑"), cap("↓")],
        ),
        (words::open_row(lang), vec![words::enter(lang).to_owned()]),
        (
            words::peek_row(lang),
            vec![format!("{} {}", words::shift(lang), words::enter(lang))],
        ),
        (words::select_row(lang), vec![words::space(lang).to_owned()]),
        (words::set_follow_up(lang), vec![cap("W")]),
        (words::hand_over(lang), vec![cap("U")]),
        (words::assign_me(lang), vec![cap("M")]),
        (
            words::escape(lang),
            vec![words::escape_key(lang).to_owned()],
        ),
    ];
    let tasks = vec![
        (words::move_row(lang), vec![cap("J"), cap("K")]),
        (words::done(lang), vec![words::space(lang).to_owned()]),
        (words::move_day(lang), vec![cap("1")]),
        (words::move_week(lang), vec![cap("7")]),
        (words::edit_row(lang), vec![cap("E")]),
        (words::set_follow_up(lang), vec![cap("W")]),
        (words::open_row(lang), vec![words::enter(lang).to_owned()]),
    ];
    let duplicates = vec![
        (
            duplicates::keys_choose(lang),
            vec![cap("↑"), cap("↓"), cap("J"), cap("K")],
        ),
        (duplicates::join(lang), vec![cap("Z")]),
        (duplicates::distinct(lang), vec![cap("X")]),
    ];
    let customer = vec![
        (words::write_call(lang), vec![cap("T")]),
        (words::set_follow_up(lang), vec![cap("W")]),
        (words::hand_over(lang), vec![cap("U")]),
        (words::edit_field(lang), vec![cap("E")]),
        (
            words::save_form(lang),
            vec![
                words::control(lang).to_owned(),
                words::enter(lang).to_owned(),
            ],
        ),
        (words::next_customer(lang), vec![cap("J"), cap("K")]),
    ];
    let board = vec![
        (
            words::move_card(lang),
            vec![cap("←"), cap("→"), cap("↑"), cap("↓")],
        ),
        (
            words::move_stage(lang),
            vec![words::control(lang).to_owned(), cap("←"), cap("→")],
        ),
        (words::card_menu(lang), vec![cap("V")]),
        (words::select_row(lang), vec![words::space(lang).to_owned()]),
        (words::open_row(lang), vec![words::enter(lang).to_owned()]),
    ];
    view! {
        <Dialog title=words::title(lang) on_close=move |()| overlay.close()>
            {move || {
                (!settings.single_keys_signal()).then(|| view! { <p class="muted">{words::single_off(lang)}</p> })
            }}
            {group(words::everywhere(lang), everywhere)}
            {group(words::in_lists(lang), lists)}
            {group(words::in_tasks(lang), tasks)}
            {group(words::in_duplicates(lang), duplicates)}
            {group(words::on_board(lang), board)}
            {group(words::on_customer(lang), customer)}
        </Dialog>
    }
}
