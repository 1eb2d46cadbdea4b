//! What can be done with all marked customers at once. Each is one action, and one undo.

use leptos::prelude::*;

use super::bulk_dialog::BulkDialog;
use super::outward::take_list;
use crate::app::command::Command;
use crate::content::i18n::{bulk, customers, format, words};
use crate::domain::{Class, Prop, Value};
use crate::replica::RecordId;
use crate::ui::components::{Icon, Menu, icon};
use crate::ui::state::{Overlay, use_lang, use_marked, use_overlay, use_session};

/// The bar; there only while something is marked.
#[component]
pub fn BulkBar() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    let marked = use_marked();
    let changing = RwSignal::new(None::<Vec<RecordId>>);
    let shown = Memo::new(move |_| marked.count() > 0);
    let dialog = move || {
        changing
            .get()
            .map(|ids| view! { <BulkDialog ids=ids on_close=move |()| changing.set(None) /> })
    };
    let bar = move || {
        shown.get().then(|| {
            view! {
                <div class="bulk" role="toolbar" aria-label=customers::grid_label(lang)>
                    <b role="status">
                        {move || customers::marked(lang, &format::number(lang, marked.count() as i64))}
                    </b>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| overlay.open(Overlay::FollowUps)
                    >
                        {icon(Icon::Calendar)}
                        {customers::set_follow_up(lang)}
                    </button>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| overlay.open(Overlay::HandOvers)
                    >
                        {icon(Icon::HandOver)}
                        {customers::hand_over(lang)}
                    </button>
                    <Menu
                        class="button button--small"
                        label=customers::change_class(lang)
                        button=customers::change_class(lang).into_any()
                    >
                        {Class::ALL
                            .iter()
                            .map(|&class| {
                                view! {
                                    <button
                                        type="button"
                                        role="menuitem"
                                        class="menu__item"
                                        on:click=move |_| {
                                            session
                                                .dispatch(Command::EditMany {
                                                    ids: marked.ids(),
                                                    prop: Prop::CompanyClass,
                                                    value: Value::from(class.id()),
                                                });
                                        }
                                    >
                                        {customers::class_to(lang, words::class(class))}
                                    </button>
                                }
                            })
                            .collect_view()}
                    </Menu>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| changing.set(Some(marked.ids()))
                    >
                        {icon(Icon::Edit)}
                        {bulk::open(lang)}
                    </button>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| take_list(session, &marked.ids())
                    >
                        {icon(Icon::Download)}
                        {customers::export_marked(lang)}
                    </button>
                    <button
                        type="button"
                        class="button button--small"
                        on:click=move |_| {
                            if session.dispatch(Command::Archive { ids: marked.ids() }).is_some() {
                                marked.clear();
                            }
                        }
                    >
                        {icon(Icon::Archive)}
                        {customers::archive(lang)}
                    </button>
                    <button
                        type="button"
                        class="button button--small button--icon"
                        aria-label=customers::clear_marks(lang)
                        on:click=move |_| marked.clear()
                    >
                        {icon(Icon::Close)}
                    </button>
                </div>
            }
        })
    };
    view! {
        {bar}
        {dialog}
    }
}
