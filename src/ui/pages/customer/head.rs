//! Who this is, and what can be done at once.

use std::time::Duration;

use leptos::prelude::*;

use super::composer::Entry;
use crate::app::command::Command;
use crate::app::route::Route;
use crate::app::views::customer::CustomerPage;
use crate::content::i18n::{Lang, customer, duplicates, format, review, words};
use crate::domain::{ActivityKind, CompanyKind};
use crate::replica::RecordId;
use crate::ui::components::{Icon, Menu, icon};
use crate::ui::layout::title::PageHeading;
use crate::ui::state::{Overlay, go, use_lang, use_list_place, use_overlay, use_session};

/// By then a page that was opened stands.
const SETTLED: Duration = Duration::from_millis(500);

/// The head of the page.
#[component]
pub fn Head(
    id: RecordId,
    page: Signal<Option<CustomerPage>>,
    write: Callback<Entry>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let overlay = use_overlay();
    let name = Signal::derive(move || {
        page.with(|page| page.as_ref().map(|p| p.name.clone()).unwrap_or_default())
    });
    let class = move || page.with(|page| page.as_ref().and_then(|page| page.class));
    let phone = Memo::new(move |_| {
        page.with(|page| {
            page.as_ref()
                .map(|page| page.phone.clone())
                .filter(|phone| !phone.is_empty())
        })
    });
    let disputed =
        Memo::new(move |_| page.with(|page| page.as_ref().map_or(0, |page| page.contested.len())));
    let archived = Memo::new(move |_| {
        page.with(|page| page.as_ref().is_some_and(|page| page.archived_at.is_some()))
    });
    let joined = Memo::new(move |_| {
        page.with(|page| page.as_ref().and_then(|page| page.joined_into.clone()))
    });
    // A look through the whole book: once, when the page stands and nobody waits for it.
    let twice = RwSignal::new(Vec::new());
    let look = move || {
        // The page may have gone meanwhile.
        let _ = twice.try_set(session.peek(|desk| desk.likely_duplicates_of(id, 1)));
    };
    if let Ok(waiting) = set_timeout_with_handle(look, SETTLED) {
        on_cleanup(move || waiting.clear());
    }
    let call = move |class: &'static str| {
        move || {
            match phone.get() {
            // Dialling is the device's business; the composer is ready for what comes of it.
            Some(phone) => {
                let href = format!("tel:{}", phone.replace([' ', '/', '-', '(', ')'], ""));
                view! {
                    <a class=class href=href on:click=move |_| write.run(Entry::Activity(ActivityKind::Call))>
                        {icon(Icon::Phone)}
                        {customer::call(lang)}
                    </a>
                }
                .into_any()
            }
            None => view! {
                <button type="button" class=class on:click=move |_| write.run(Entry::Activity(ActivityKind::Call))>
                    {icon(Icon::Phone)}
                    {words::activity_kind(lang, ActivityKind::Call)}
                </button>
            }
            .into_any(),
        }
        }
    };
    view! {
        <div class="customer-head__top">
            <div class="customer-head__title">
                <div class="row row--wrap">
                    <PageHeading text=name />
                    {move || {
                        class()
                            .map(|class| {
                                view! { <span class="tag">{customer::class_tag(lang, words::class(class))}</span> }
                            })
                    }}
                </div>
                <div class="customer-head__place">
                    <span>{move || page.with(|page| page.as_ref().map(|page| place_line(lang, page)))}</span>
                    <Walk id=id />
                    {move || {
                        (disputed.get() > 0)
                            .then(|| {
                                let count = disputed.get();
                                view! {
                                    <a class="tag tag--info review-mark no-print" href=Route::Review.href()>
                                        {review::fields(lang, count)}
                                    </a>
                                }
                            })
                    }}
                    {move || {
                        twice
                            .get()
                            .into_iter()
                            .next()
                            .map(|likely| {
                                view! {
                                    <a class="tag tag--info review-mark no-print" href=Route::Duplicates.href()>
                                        {duplicates::may_be_twice(lang, &likely.name)}
                                    </a>
                                }
                            })
                    }}
                </div>
            </div>
            <div class="customer-head__actions no-print">
                {call("button desktop-only")}
                <button
                    type="button"
                    class="button desktop-only"
                    on:click=move |_| overlay.open(Overlay::FollowUp(id))
                >
                    {icon(Icon::Calendar)}
                    {customer::follow_up(lang)}
                </button>
                <button
                    type="button"
                    class="button desktop-only"
                    on:click=move |_| overlay.open(Overlay::HandOver(id))
                >
                    {icon(Icon::HandOver)}
                    {customer::hand_over(lang)}
                </button>
                <button
                    type="button"
                    class="button button--primary desktop-only"
                    on:click=move |_| write.run(Entry::Activity(ActivityKind::Note))
                >
                    {icon(Icon::Note)}
                    {customer::note(lang)}
                </button>
                <Menu class="button button--icon" label=customer::more(lang) button=icon(Icon::More).into_any()>
                    <button
                        type="button"
                        role="menuitem"
                        class="menu__item"
                        on:click=move |_| {
                            let _ = window().print();
                        }
                    >
                        {icon(Icon::Print)}
                        {customer::print(lang)}
                    </button>
                    <ArchiveItem id=id archived=archived.into() />
                </Menu>
            </div>
        </div>
        {move || {
            archived
                .get()
                .then(|| {
                    view! {
                        <p class="notice notice--warn" role="status">
                            {icon(Icon::Archive)}
                            <span class="notice__text">
                                {move || match joined.get() {
                                    Some((to, name)) => {
                                        view! {
                                            {duplicates::joined_into(lang, &name)}
                                            " "
                                            <a class="link" href=Route::customer(to).href()>
                                                {duplicates::to_joined(lang, &name)}
                                            </a>
                                        }
                                            .into_any()
                                    }
                                    None => customer::archived(lang).into_any(),
                                }}
                            </span>
                            <button
                                type="button"
                                class="button button--small"
                                on:click=move |_| {
                                    session.dispatch(Command::Restore { ids: vec![id] });
                                }
                            >
                                {customer::restore(lang)}
                            </button>
                        </p>
                    }
                })
        }}
        <div class="phone-actions phone-only no-print">
            {call("phone-action")}
            <button
                type="button"
                class="phone-action"
                on:click=move |_| write.run(Entry::Activity(ActivityKind::Note))
            >
                {icon(Icon::Note)}
                {customer::note(lang)}
            </button>
            <button type="button" class="phone-action" on:click=move |_| overlay.open(Overlay::FollowUp(id))>
                {icon(Icon::Calendar)}
                {customer::follow_up_short(lang)}
            </button>
            <button type="button" class="phone-action" on:click=move |_| overlay.open(Overlay::HandOver(id))>
                {icon(Icon::HandOver)}
                {customer::hand_over_short(lang)}
            </button>
        </div>
    }
}

#[component]
fn ArchiveItem(id: RecordId, archived: Signal<bool>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let place = use_list_place();
    view! {
        <button
            type="button"
            role="menuitem"
            class="menu__item"
            on:click=move |_| {
                if archived.get_untracked() {
                    session.dispatch(Command::Restore { ids: vec![id] });
                } else if session.dispatch(Command::Archive { ids: vec![id] }).is_some() {
                    go(&place.route());
                }
            }
        >
            {icon(Icon::Archive)}
            {move || if archived.get() { customer::restore(lang) } else { customer::archive(lang) }}
        </button>
    }
}

/// On to the neighbours in the list that this customer was opened from.
#[component]
fn Walk(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let place = use_list_place();
    let around = place.around(id)?;
    let step = move |to: Option<RecordId>, picture: Icon, words: &'static str| match to {
        Some(to) => view! {
            <a
                class="walk__step"
                href=Route::customer(to).href()
                aria-label=words
                title=words
                on:click=move |_| place.walk_to(to)
            >
                {icon(picture)}
            </a>
        }
        .into_any(),
        None => view! {
            <span class="walk__step walk__step--end" aria-hidden="true">{icon(picture)}</span>
        }
        .into_any(),
    };
    Some(view! {
        <div class="walk desktop-only no-print">
            {step(around.previous, Icon::Left, customer::previous(lang))}
            <span class="small faint numeric">
                {customer::position(lang, around.number, &format::number(lang, around.count as i64))}
            </span>
            {step(around.next, Icon::Right, customer::next(lang))}
        </div>
    })
}

/// Town, kind, since when, number.
fn place_line(lang: Lang, page: &CustomerPage) -> AnyView {
    let kind = match page.kind {
        CompanyKind::Single => None,
        CompanyKind::HeadOffice => Some(customer::branches(lang, page.counts.branches)),
        CompanyKind::Branch => None,
    };
    let parent = page.parent.clone().map(|(parent, name)| {
        view! {
            <a class="link" href=Route::customer(parent).href()>
                {customer::branch_of(lang, &name)}
            </a>
        }
    });
    let parts: Vec<AnyView> = [
        Some(page.town.clone())
            .filter(|town| !town.is_empty())
            .map(IntoAny::into_any),
        kind.map(IntoAny::into_any),
        parent.map(IntoAny::into_any),
        Some(words::status(lang, page.status).into_any()),
        page.since
            .map(|since| customer::customer_since(lang, chrono::Datelike::year(&since)).into_any()),
        Some(page.number.clone())
            .filter(|number| !number.is_empty())
            .map(|number| customer::number(lang, &number).into_any()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut first = true;
    parts
        .into_iter()
        .map(|part| {
            let separator = if std::mem::take(&mut first) {
                ""
            } else {
                " · "
            };
            view! {
                {separator}
                {part}
            }
        })
        .collect_view()
        .into_any()
}
