//! What the team did, day by day. What still stands can be taken back.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::views::feed::{FeedEntry, FeedFilter, FieldDiff};
use crate::content::i18n::{Lang, done, feed, format, props, roles, shell, words};
use crate::content::roles::Facet;
use crate::domain::record::StagePart;
use crate::domain::{Action, Entity, RoleRef, Shown};
use crate::replica::RecordId;
use crate::ui::components::{Empty, Icon, Rows, Segmented, avatar, icon};
use crate::ui::layout::title::{PageHeading, title_object};
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::{role_stone, shown_value};

/// So many actions are shown at first, and with every »older«.
const STEP: usize = 60;

/// Whose actions are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    All,
    Mine,
    ConcernMe,
}

/// The page.
#[component]
pub fn FeedPage() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    title_object(shell::nav_team(lang), &Route::Team, feed::title(lang));
    let whose = RwSignal::new(Whose::All);
    let limit = RwSignal::new(STEP);
    let entries = Memo::new(move |_| {
        let viewer = session.viewer();
        let filter = match whose.get() {
            Whose::All => FeedFilter::default(),
            Whose::Mine => FeedFilter {
                author: Some(viewer.me),
                ..FeedFilter::default()
            },
            Whose::ConcernMe => FeedFilter {
                concerns_me: true,
                ..FeedFilter::default()
            },
        };
        // One more than is shown says whether there are older ones.
        session.read(|desk| desk.feed(filter, limit.get() + 1, &viewer))
    });
    let days = move || entries.with(|entries| days(&entries[..entries.len().min(limit.get())]));
    let has_older = Memo::new(move |_| entries.with(Vec::len) > limit.get());
    let is_empty = Memo::new(move |_| entries.with(Vec::is_empty));
    view! {
        <div class="page page--narrow">
            <header class="page__head">
                <div>
                    <PageHeading text=Signal::derive(move || feed::title(lang).to_owned()) />
                    <p class="muted measure">{feed::lead(lang)}</p>
                </div>
                <div class="push no-print">
                    <Segmented
                        label=feed::filter(lang)
                        value=whose
                        options=vec![
                            (Whose::All, feed::all(lang).to_owned()),
                            (Whose::Mine, feed::by_me(lang).to_owned()),
                            (Whose::ConcernMe, feed::concerns_me(lang).to_owned()),
                        ]
                        on_choose=move |chosen| {
                            limit.set(STEP);
                            whose.set(chosen);
                        }
                    />
                </div>
            </header>
            {move || is_empty.get().then(|| view! { <NothingYet whose=whose /> })}
            <Rows each=days key=|(day, _)| *day let:day>
                <DaySection day=day.0 entries=entries />
            </Rows>
            {move || {
                has_older
                    .get()
                    .then(|| {
                        view! {
                            <p class="no-print">
                                <button
                                    type="button"
                                    class="button"
                                    on:click=move |_| limit.update(|limit| *limit += STEP)
                                >
                                    {feed::more(lang)}
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// The days that hold something, the latest first, and how many entries each holds.
fn days(entries: &[FeedEntry]) -> Vec<(Option<NaiveDate>, usize)> {
    let mut days: Vec<(Option<NaiveDate>, usize)> = Vec::new();
    for entry in entries {
        match days.last_mut() {
            Some((day, count)) if *day == entry.date => *count += 1,
            Some(_) | None => days.push((entry.date, 1)),
        }
    }
    days
}

#[component]
fn NothingYet(whose: RwSignal<Whose>) -> impl IntoView {
    let lang = use_lang();
    move || match whose.get() {
        Whose::All => view! {
            <Empty picture=Icon::Clock title=feed::empty_title(lang) text=feed::empty_text(lang)>
                <a class="button" href=Route::Team.href()>
                    {feed::to_team(lang)}
                </a>
            </Empty>
        }
        .into_any(),
        Whose::Mine | Whose::ConcernMe => view! {
            <Empty picture=Icon::Filter title=feed::none_title(lang) text=feed::none_text(lang)>
                <button
                    type="button"
                    class="button button--primary"
                    on:click=move |_| whose.set(Whose::All)
                >
                    {feed::show_all(lang)}
                </button>
            </Empty>
        }
        .into_any(),
    }
}

#[component]
fn DaySection(day: Option<NaiveDate>, entries: Memo<Vec<FeedEntry>>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let heading = move || day.map(|day| format::day_heading(lang, day, session.today()));
    let of_day = move || {
        entries.with(|entries| {
            entries
                .iter()
                .filter(|entry| entry.date == day)
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    view! {
        <section class="feed__day">
            <h2 class="feed__date">{heading}</h2>
            <ul class="card">
                <Rows each=of_day key=entry_key let:entry>
                    <Entry entry=entry />
                </Rows>
            </ul>
        </section>
    }
}

/// Everything that an entry shows: names can change after the fact.
fn entry_key(entry: &FeedEntry) -> String {
    format!("{entry:?}")
}

/// The stone of the role in which the author works.
pub fn entry_stone(entry: &FeedEntry) -> AnyView {
    match entry.author.as_ref() {
        Some(author) => match &author.role {
            Some(role) => role_stone(role, 20),
            None => avatar(author.initials.clone()).into_any(),
        },
        None => icon(Icon::Clock).into_any(),
    }
}

/// What an entry is about, in words: who, did what, to what.
pub fn entry_title(lang: Lang, entry: &FeedEntry) -> AnyView {
    let who = entry.author.as_ref().map_or_else(
        || feed::someone(lang).to_owned(),
        |author| author.name.clone(),
    );
    let what = entry_action(lang, entry);
    let subject = entry.subject.as_ref().map(|(id, entity, name)| {
        let name = if name.is_empty() && entity.is_none() {
            feed::gone(lang).to_owned()
        } else {
            name.clone()
        };
        match subject_route(*id, *entity) {
            Some(route) => view! {
                <a class="link" href=route.href()>
                    {name}
                </a>
            }
            .into_any(),
            None => view! { <span>{name}</span> }.into_any(),
        }
    });
    view! {
        <b>{who}</b>
        " · "
        {what}
        " "
        {subject}
    }
    .into_any()
}

fn entry_action(lang: Lang, entry: &FeedEntry) -> String {
    let what = match entry.action {
        // What was done says more than that it was written down.
        Some(Action::Log) => match entry.entry {
            Some(kind) => words::activity_kind(lang, kind),
            None => done::one(lang, Action::Log),
        },
        Some(action) => done::one(lang, action),
        None => feed::unknown_action(lang),
    };
    if entry.created > 1 {
        let count = feed::entries(lang, entry.created);
        format!("{what} ({count})")
    } else {
        what.to_owned()
    }
}

/// The page of what an entry is about; what has none is only named.
fn subject_route(id: RecordId, entity: Option<Entity>) -> Option<Route> {
    match entity? {
        Entity::Company => Some(Route::customer(id)),
        Entity::Member => Some(Route::Team),
        Entity::Task | Entity::Promise => Some(Route::Tasks),
        Entity::OwnRole => Some(Route::Role(RoleRef::Own(id))),
        Entity::Pipeline => Some(Route::pipelines()),
        Entity::Deal => Some(Route::deals()),
        Entity::Settings
        | Entity::Person
        | Entity::Relation
        | Entity::Activity
        | Entity::RoleText
        | Entity::Change
        | Entity::SavedView => None,
    }
}

#[component]
fn Entry(entry: FeedEntry) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let change = entry.change;
    let time = format!("{:02}:{:02}", entry.minute / 60, entry.minute % 60);
    let can_undo = Memo::new(move |_| session.read(|desk| desk.can_undo_change(change)));
    let label = {
        let name = entry
            .subject
            .as_ref()
            .map(|(_, _, name)| name.as_str())
            .unwrap_or_default();
        let what = entry_action(lang, &entry);
        feed::undo_entry(lang, format!("{what} {name}").trim())
    };
    let hidden = entry.changed.saturating_sub(entry.diffs.len());
    let diffs: Vec<_> = entry
        .diffs
        .iter()
        .filter(|diff| tells_something(diff))
        .map(|diff| diff_line(lang, diff))
        .collect();
    view! {
        <li class="feed-entry">
            <span class="feed-entry__stone">{entry_stone(&entry)}</span>
            <div class="feed-entry__text">
                <span>{entry_title(lang, &entry)}</span>
                {(!entry.text.is_empty())
                    .then(|| view! { <span class="small muted feed-entry__words">{entry.text.clone()}</span> })}
                {(!diffs.is_empty()).then(|| view! { <ul class="feed-entry__diffs">{diffs}</ul> })}
                {(hidden > 0)
                    .then(|| {
                        view! { <span class="tiny faint">{feed::more_fields(lang, hidden)}</span> }
                    })}
            </div>
            <span class="small faint numeric">{time}</span>
            {move || {
                can_undo
                    .get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button button--ghost button--small no-print"
                                aria-label=label.clone()
                                on:click=move |_| session.undo_change(change)
                            >
                                {icon(Icon::Undo)}
                                <span class="desktop-only">{feed::undo(lang)}</span>
                            </button>
                        }
                    })
            }}
        </li>
    }
}

/// Marks that the program sets for itself say nothing to a reader.
fn tells_something(diff: &FieldDiff) -> bool {
    use crate::domain::Prop;
    let own_mark = matches!(
        diff.prop,
        Prop::Archived | Prop::Withdrawn | Prop::SettingsDismissed | Prop::RoleTextBase
    );
    let empty = matches!((&diff.old, &diff.new), (Shown::Empty, Shown::Empty));
    !own_mark && !empty
}

fn diff_line(lang: Lang, diff: &FieldDiff) -> impl IntoView + use<> {
    let words = |value: &Shown| {
        let text = shown_value(lang, value);
        if text.is_empty() {
            feed::empty_value(lang).to_owned()
        } else {
            text
        }
    };
    let name = match element_words(lang, &diff.element) {
        Some(element) => format!("{} ({element})", props::prop(lang, diff.prop)),
        None => props::prop(lang, diff.prop).to_owned(),
    };
    view! {
        <li>
            <span class="muted">{name}": "</span>
            <span class="feed-entry__old">{words(&diff.old)}</span>
            " → "
            <span>{words(&diff.new)}</span>
        </li>
    }
}

/// The element of a set or map, as a reader knows it.
pub fn element_words(lang: Lang, element: &str) -> Option<String> {
    if element.is_empty() {
        return None;
    }
    if let Some((_, part)) = StagePart::of_element(element) {
        return Some(words::stage_part(lang, part).to_owned());
    }
    let role = RoleRef::from_key(element).and_then(|role| role.built());
    Some(match (role, Facet::from_id(element)) {
        (Some(role), _) => roles::short(lang, role).to_owned(),
        (None, Some(facet)) => roles::facet(lang, facet).to_owned(),
        (None, None) => element.to_owned(),
    })
}
