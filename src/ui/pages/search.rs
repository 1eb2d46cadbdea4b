//! All hits of a search, by what they are.

use leptos::prelude::*;

use crate::app::list::ListQuery;
use crate::app::route::{Route, Tab};
use crate::app::views::found::{CompanyFind, EntryHit, Finds, Group, WorkHit};
use crate::app::views::palette::PersonHit;
use crate::content::i18n::{Lang, format, props, search, words};
use crate::domain::CompanyKind;
use crate::ui::components::{Empty, Icon, Tone, class_badge, icon, tag};
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::pages::agenda::{kind_mark, listen_for_rows};
use crate::ui::state::{replace, use_lang, use_route, use_session};
use crate::ui::words::{due_class, role_stone};

/// So many hits of a group are shown before it is unfolded.
const FIRST: usize = 8;

/// The page.
#[component]
pub fn SearchPage() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let route = use_route();
    title_area(search::title(lang));
    listen_for_rows();
    let text = Memo::new(move |before: Option<&String>| match route.get() {
        Route::Search(text) => text,
        _ => before.cloned().unwrap_or_default(),
    });
    let finds = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.find_all(&text.get(), &viewer))
    });
    let count = Memo::new(move |_| finds.with(Finds::count));
    let asked = Memo::new(move |_| text.with(|text| !text.trim().is_empty()));
    view! {
        <div class="page page--narrow search">
            <PageHeading text=Signal::derive(move || search::title(lang).to_owned()) />
            <div class="search__field" role="search">
                {icon(Icon::Search)}
                <input
                    type="search"
                    class="input input--large"
                    aria-label=search::label(lang)
                    placeholder=search::placeholder(lang)
                    autocomplete="off"
                    prop:value=move || text.get()
                    on:input:target=move |event| replace(&Route::Search(event.target().value()))
                />
            </div>
            <p class="muted" role="status">
                {move || match (asked.get(), count.get()) {
                    (false, _) => search::hint(lang).to_owned(),
                    (true, count) => search::found(lang, count),
                }}
            </p>
            {move || {
                (asked.get() && count.get() == 0).then(|| view! { <Nothing text=text.get() /> })
            }}
            <Companies finds=finds text=text />
            <Hits
                title=search::people(lang)
                group=Signal::derive(move || finds.with(|finds| finds.people.clone()))
                draw=move |hit| person(lang, hit)
            />
            <Hits
                title=search::work(lang)
                group=Signal::derive(move || finds.with(|finds| finds.work.clone()))
                draw=move |hit| work(lang, hit)
            />
            <Hits
                title=search::entries(lang)
                group=Signal::derive(move || finds.with(|finds| finds.entries.clone()))
                draw=move |hit| entry(lang, hit)
            />
        </div>
    }
}

#[component]
fn Nothing(text: String) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Empty
            picture=Icon::Search
            title=search::none_title(lang, text.trim())
            text=search::none_text(lang)
        >
            <a class="button" href=Route::Trash.href()>
                {search::to_trash(lang)}
            </a>
        </Empty>
    }
}

#[component]
fn Companies(finds: Memo<Finds>, text: Memo<String>) -> impl IntoView {
    let lang = use_lang();
    let in_list = move || Route::Customers(ListQuery::with_text(&text.get())).href();
    let several = Memo::new(move |_| finds.with(|finds| finds.companies.count > 1));
    view! {
        <Hits
            title=search::companies(lang)
            group=Signal::derive(move || finds.with(|finds| finds.companies.clone()))
            draw=move |hit| company(lang, hit)
        />
        {move || {
            several
                .get()
                .then(|| {
                    view! {
                        <p class="search__list no-print">
                            <a class="link" href=in_list()>
                                {search::in_list(lang)}
                            </a>
                        </p>
                    }
                })
        }}
    }
}

/// A group of hits; nothing where there are none.
#[component]
fn Hits<T>(
    title: &'static str,
    group: Signal<Group<T>>,
    draw: impl Fn(T) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let lang = use_lang();
    let unfolded = RwSignal::new(false);
    move || {
        let group = group.get();
        if group.count == 0 {
            return ().into_any();
        }
        let number = |count: usize| format::number(lang, count as i64);
        let listed = group.hits.len();
        let limit = if unfolded.get() { listed } else { FIRST };
        let hidden = listed.saturating_sub(limit);
        let cut = (hidden == 0 && group.count > listed)
            .then(|| search::listed(lang, &number(listed), &number(group.count)));
        view! {
            <section class="card search__group">
                <header class="card__head">
                    <h2>{title}</h2>
                    <span class="small muted numeric">{number(group.count)}</span>
                </header>
                <ul>
                    {group
                        .hits
                        .into_iter()
                        .take(limit)
                        .map(|hit| view! { <li data-agenda-row="">{draw(hit)}</li> })
                        .collect_view()}
                </ul>
                {cut.map(|cut| view! { <p class="card__foot small muted">{cut}</p> })}
                {(hidden > 0)
                    .then(|| {
                        view! {
                            <p class="card__foot no-print">
                                <button
                                    type="button"
                                    class="button button--small"
                                    on:click=move |_| unfolded.set(true)
                                >
                                    {search::more(lang, &number(hidden))}
                                </button>
                            </p>
                        }
                    })}
            </section>
        }
        .into_any()
    }
}

/// A text with its matches in bold.
fn marked(text: &str, matched: &[(usize, usize)]) -> AnyView {
    let mut parts = Vec::new();
    let mut at = 0;
    for &(from, to) in matched {
        let (Some(before), Some(hit)) = (text.get(at..from), text.get(from..to)) else {
            continue;
        };
        parts.push(before.to_owned().into_any());
        parts.push(view! { <mark>{hit.to_owned()}</mark> }.into_any());
        at = to;
    }
    parts.push(text.get(at..).unwrap_or_default().to_owned().into_any());
    view! { <span>{parts}</span> }.into_any()
}

fn company(lang: Lang, find: CompanyFind) -> AnyView {
    let CompanyFind { hit, elsewhere } = find;
    let stone = hit.role.as_ref().map(|mark| role_stone(mark, 20));
    let mut about: Vec<String> = Vec::new();
    if hit.kind != CompanyKind::Single {
        about.push(words::company_kind(lang, hit.kind).to_owned());
    }
    if !hit.town.is_empty() {
        about.push(hit.town);
    }
    if !hit.number.is_empty() {
        about.push(search::number(lang, &hit.number));
    }
    view! {
        <a class="hit" data-row-main="" href=Route::customer(hit.id).href()>
            <span class="hit__picture">{stone.unwrap_or_else(|| icon(Icon::Customers).into_any())}</span>
            <span class="hit__text">
                <span class="strong">{marked(&hit.name, &hit.matched)}</span>
                <span class="small muted">{about.join(" · ")}</span>
                {elsewhere
                    .map(|(prop, piece, parts)| {
                        view! {
                            <span class="small">
                                <span class="faint">{props::prop(lang, prop)} ": "</span>
                                {marked(&piece, &parts)}
                            </span>
                        }
                    })}
            </span>
            {hit.class.map(|class| class_badge(words::class(class)))}
        </a>
    }
    .into_any()
}

fn person(lang: Lang, hit: PersonHit) -> AnyView {
    let name = marked(&hit.name, &hit.matched);
    let (route, about) = match hit.at {
        Some((function, company, name)) => {
            let about = if function.is_empty() {
                name
            } else {
                search::at_company(lang, &function, &name)
            };
            (Route::customer_tab(company, Tab::Contacts), about)
        }
        None => (Route::customers(), String::new()),
    };
    view! {
        <a class="hit" data-row-main="" href=route.href()>
            <span class="hit__picture">{icon(Icon::Profile)}</span>
            <span class="hit__text">
                <span class="strong">{name}</span>
                <span class="small muted">{about}</span>
            </span>
        </a>
    }
    .into_any()
}

fn work(lang: Lang, hit: WorkHit) -> AnyView {
    let session = use_session();
    let (picture, kind) = kind_mark(lang, hit.kind);
    let route = match &hit.company {
        Some((company, _)) => Route::customer_tab(*company, Tab::Tasks),
        None => Route::Tasks,
    };
    let state = if hit.open {
        hit.due.map(|day| {
            let today = session.today();
            view! { <span class=due_class(day, today)>{format::due(lang, day, today)}</span> }
                .into_any()
        })
    } else {
        Some(tag(Tone::Ok, search::done(lang)).into_any())
    };
    view! {
        <a class="hit" data-row-main="" href=route.href()>
            <span class="hit__picture" title=kind>
                {icon(picture)}
            </span>
            <span class="hit__text">
                {marked(&hit.text, &hit.matched)}
                <span class="small muted">{hit.company.map(|(_, name)| name)}</span>
            </span>
            {state}
        </a>
    }
    .into_any()
}

fn entry(lang: Lang, hit: EntryHit) -> AnyView {
    let session = use_session();
    let route = match &hit.company {
        Some((company, _)) => Route::customer(*company),
        None => Route::customers(),
    };
    let stone = hit
        .author
        .as_ref()
        .and_then(|author| author.role.as_ref())
        .map(|mark| role_stone(mark, 20));
    let mut about: Vec<String> = vec![words::activity_kind(lang, hit.kind).to_owned()];
    about.extend(hit.company.map(|(_, name)| name));
    about.extend(hit.author.map(|author| author.name));
    let when = hit.on.map(|on| format::ago(lang, on, session.today()));
    view! {
        <a class="hit" data-row-main="" href=route.href()>
            <span class="hit__picture">{stone.unwrap_or_else(|| icon(Icon::Note).into_any())}</span>
            <span class="hit__text">
                {marked(&hit.excerpt, &hit.matched)} <span class="small muted">{about.join(" · ")}</span>
            </span>
            <span class="small faint">{when}</span>
        </a>
    }
    .into_any()
}
