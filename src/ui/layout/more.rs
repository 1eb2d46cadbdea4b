//! The phone's two sheets: what else there is, and what can be created.

use leptos::prelude::*;

use super::keys::{Action, runner};
use super::shell::area_route;
use super::who::{person_items, workspace_items};
use crate::app::route::Area;
use crate::content::i18n::{Lang, deals, shell};
use crate::ui::components::{Dialog, Icon, icon};
use crate::ui::state::{use_lang, use_overlay};

/// What does not fit into the bar.
#[component]
pub fn MoreSheet() -> impl IntoView {
    type Words = fn(Lang) -> &'static str;
    const ENTRIES: [(Area, Icon, Words); 7] = [
        (Area::Deals, Icon::Board, deals::title),
        (Area::Tasks, Icon::Check, shell::nav_tasks),
        (Area::Team, Icon::Team, shell::nav_team),
        (Area::Backup, Icon::Shield, shell::nav_backup),
        (Area::Trash, Icon::Archive, shell::nav_trash),
        (Area::Settings, Icon::Sliders, shell::nav_settings),
        (Area::About, Icon::Info, shell::nav_about),
    ];
    let lang = use_lang();
    let overlay = use_overlay();
    view! {
        <Dialog title=shell::nav_more(lang) on_close=move |()| overlay.close()>
            <nav aria-label=shell::nav_more(lang) on:click=move |_| overlay.close()>
                {ENTRIES
                    .into_iter()
                    .map(|(area, picture, words)| {
                        view! {
                            <a class="menu__item" href=area_route(area).href()>
                                {icon(picture)}
                                {words(lang)}
                            </a>
                        }
                    })
                    .collect_view()}
            </nav>
            <hr class="menu__rule" />
            <div role="menu" aria-label=shell::person_menu(lang) on:click=move |_| overlay.close()>
                {person_items()}
            </div>
            <hr class="menu__rule" />
            <div role="menu" aria-label=shell::workspaces(lang) on:click=move |_| overlay.close()>
                {workspace_items()}
            </div>
        </Dialog>
    }
}

/// What can be created from anywhere.
#[component]
pub fn CreateSheet() -> impl IntoView {
    let lang = use_lang();
    let overlay = use_overlay();
    let run = runner();
    view! {
        <Dialog title=shell::create_new(lang) on_close=move |()| overlay.close()>
            <div>
                <button type="button" class="menu__item" on:click=move |_| run(Action::NewCustomer)>
                    {icon(Icon::Customers)}
                    {shell::new_customer(lang)}
                </button>
                <button type="button" class="menu__item" on:click=move |_| run(Action::NewDeal)>
                    {icon(Icon::Board)}
                    {deals::add(lang)}
                </button>
                <button type="button" class="menu__item" on:click=move |_| run(Action::NewTask)>
                    {icon(Icon::Calendar)}
                    {shell::new_task(lang)}
                </button>
                <a
                    class="menu__item"
                    href=crate::app::route::Route::Import.href()
                    on:click=move |_| overlay.close()
                >
                    {icon(Icon::Download)}
                    {shell::import_csv(lang)}
                </a>
            </div>
        </Dialog>
    }
}
