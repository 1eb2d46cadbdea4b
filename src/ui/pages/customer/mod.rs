//! One customer: head, figures, and what happened, who is there, what comes.

mod aside;
mod composer;
mod contacts;
mod deals;
mod figures;
mod head;
mod history;
pub(super) mod inline_edit;
mod master;
mod tasks;
mod timeline;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::aside::Aside;
use self::composer::{Composer, Entry};
use self::contacts::ContactsTab;
use self::deals::DealsTab;
use self::figures::FiguresRow;
use self::head::Head;
use self::history::HistoryTab;
use self::master::MasterTab;
use self::tasks::{BranchesTab, TasksTab};
use self::timeline::TimelineList;
use crate::app::route::{Route, Tab, TimelineFilter};
use crate::app::views::customer::{Counts, CustomerPage as Page};
use crate::content::i18n::{Lang, customer, format, shell};
use crate::domain::{ActivityKind, CompanyKind};
use crate::replica::RecordId;
use crate::ui::components::{Icon, focus_next_frame, icon};
use crate::ui::layout::keys::in_input;
use crate::ui::layout::title::title_object;
use crate::ui::state::{
    Overlay, go, use_lang, use_list_place, use_overlay, use_route, use_session,
};

/// The page.
#[component]
pub fn CustomerPage(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let place = use_list_place();
    let page = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.customer_page(id, &viewer))
    });
    let exists = Memo::new(move |_| page.with(Option::is_some));
    Effect::new(move |_| {
        page.with(|page| {
            let name = page.as_ref().map_or_else(
                || customer::gone_title(lang).to_owned(),
                |page| page.name.clone(),
            );
            title_object(shell::nav_customers(lang), &place.route(), name);
        });
    });
    move || {
        if exists.get() {
            view! { <Standing id=id page=Signal::derive(move || page.get()) /> }.into_any()
        } else {
            view! { <Gone /> }.into_any()
        }
    }
}

#[component]
fn Gone() -> impl IntoView {
    let lang = use_lang();
    let place = use_list_place();
    view! {
        <div class="empty">
            <div class="empty__picture">{icon(Icon::Customers)}</div>
            <h1 tabindex="-1">{customer::gone_title(lang)}</h1>
            <p class="muted">{customer::gone_text(lang)}</p>
            <div class="empty__actions">
                <a class="button button--primary" href=place.route().href()>
                    {customer::to_list(lang)}
                </a>
            </div>
        </div>
    }
}

#[component]
fn Standing(id: RecordId, page: Signal<Option<Page>>) -> impl IntoView {
    let route = use_route();
    let tab = Memo::new(
        move |before: Option<&(Tab, TimelineFilter)>| match route.get() {
            Route::Customer(_, tab, filter) => (tab, filter),
            _ => before.copied().unwrap_or_default(),
        },
    );
    let entry = RwSignal::new(Entry::Activity(ActivityKind::Note));
    let text_box = NodeRef::<html::Textarea>::new();
    let write = Callback::new(move |what: Entry| {
        entry.set(what);
        if tab.get_untracked().0 != Tab::Timeline {
            go(&Route::customer(id));
        }
        focus_next_frame(text_box);
    });
    listen(id, write);
    let overlay = use_overlay();
    Effect::new(move |_| {
        if overlay.take_call(id) {
            write.run(Entry::Activity(ActivityKind::Call));
        }
    });
    view! {
        <div class="customer-head">
            <Head id=id page=page write=write />
            <FiguresRow page=page />
        </div>
        <Tabs id=id page=page tab=Signal::derive(move || tab.get().0) />
        <div class="customer-columns">
            <div class="customer-main">
                {move || match tab.get().0 {
                    Tab::Timeline => {
                        view! {
                            <Composer customer=id entry=entry text_box=text_box />
                            <TimelineList id=id page=page filter=Signal::derive(move || tab.get().1) write=write />
                        }
                            .into_any()
                    }
                    Tab::Contacts => view! { <ContactsTab id=id /> }.into_any(),
                    Tab::Branches => view! { <BranchesTab id=id page=page /> }.into_any(),
                    Tab::Deals => view! { <DealsTab id=id /> }.into_any(),
                    Tab::Tasks => view! { <TasksTab id=id /> }.into_any(),
                    Tab::Master => view! { <MasterTab id=id page=page /> }.into_any(),
                    Tab::History => view! { <HistoryTab id=id /> }.into_any(),
                }}
            </div>
            <Aside id=id page=page />
        </div>
    }
}

/// The page's own keys. They work outside inputs and while no dialog is open.
fn listen(id: RecordId, write: Callback<Entry>) {
    let session = use_session();
    let overlay = use_overlay();
    let place = use_list_place();
    let settings = crate::ui::state::use_settings();
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let busy = event.default_prevented()
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || in_input(&event)
            || !settings.single_keys()
            || document()
                .query_selector("dialog[open]")
                .ok()
                .flatten()
                .is_some();
        if busy {
            return;
        }
        let walk = |to: Option<RecordId>| {
            if let Some(to) = to {
                place.walk_to(to);
                go(&Route::customer(to));
            }
        };
        match event.key().to_lowercase().as_str() {
            "t" => write.run(Entry::Activity(ActivityKind::Call)),
            "w" => overlay.open(Overlay::FollowUp(id)),
            "u" => overlay.open(Overlay::HandOver(id)),
            "m" => session.assign_me(id),
            "j" => walk(place.around(id).and_then(|around| around.next)),
            "k" => walk(place.around(id).and_then(|around| around.previous)),
            "e" => {
                let first = document()
                    .query_selector(".inline-edit__value")
                    .ok()
                    .flatten();
                match first.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
                    Some(first) => {
                        let _ = first.focus();
                        first.click();
                    }
                    None => go(&Route::customer_tab(id, Tab::Master)),
                }
            }
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || handle.remove());
}

fn tab_words(lang: Lang, tab: Tab) -> &'static str {
    match tab {
        Tab::Timeline => customer::tab_timeline(lang),
        Tab::Contacts => customer::tab_contacts(lang),
        Tab::Branches => customer::tab_branches(lang),
        Tab::Deals => customer::tab_deals(lang),
        Tab::Tasks => customer::tab_tasks(lang),
        Tab::Master => customer::tab_master(lang),
        Tab::History => customer::tab_history(lang),
    }
}

const fn tab_count(tab: Tab, counts: Counts) -> usize {
    match tab {
        Tab::Contacts => counts.contacts,
        Tab::Branches => counts.branches,
        Tab::Deals => counts.deals,
        Tab::Tasks => counts.tasks,
        Tab::Timeline | Tab::Master | Tab::History => 0,
    }
}

#[component]
fn Tabs(id: RecordId, page: Signal<Option<Page>>, tab: Signal<Tab>) -> impl IntoView {
    let lang = use_lang();
    // A branch has no branches, and an empty tab would be a dead end.
    let shown = move |of: Tab| {
        of != Tab::Branches
            || page.with(|page| {
                page.as_ref().is_some_and(|page| {
                    page.kind == CompanyKind::HeadOffice || page.counts.branches > 0
                })
            })
    };
    view! {
        <nav class="tabs" aria-label=customer::tabs(lang)>
            {Tab::ALL
                .into_iter()
                .map(|of| {
                    move || {
                        shown(of)
                            .then(|| {
                                let count = page
                                    .with(|page| page.as_ref().map_or(0, |page| tab_count(of, page.counts)));
                                view! {
                                    <a
                                        href=Route::customer_tab(id, of).href()
                                        aria-current=move || (tab.get() == of).then_some("page")
                                    >
                                        {tab_words(lang, of)}
                                        {(count > 0)
                                            .then(|| {
                                                view! {
                                                    " "
                                                    <span class="numeric">{format::number(lang, count as i64)}</span>
                                                }
                                            })}
                                    </a>
                                }
                            })
                    }
                })
                .collect_view()}
        </nav>
    }
}
