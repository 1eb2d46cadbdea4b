//! Beside the timeline: who covers which facet, who is there, what is open.

use leptos::prelude::*;

use super::contacts::{NewContactDialog, contact_item};
use crate::app::command::Command;
use crate::app::route::{Route, Tab};
use crate::app::views::customer::{CustomerPage, FacetRow};
use crate::content::i18n::{Lang, customer, format, roles};
use crate::domain::CompanyKind;
use crate::replica::RecordId;
use crate::ui::components::{Dialog, Icon, faded_gem, icon};
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::{role_name, role_stone, stage_words};

/// So many contacts and deals stand here; all stand in their tabs.
const FEW: usize = 4;

/// The column.
#[component]
pub fn Aside(id: RecordId, page: Signal<Option<CustomerPage>>) -> impl IntoView {
    view! {
        <aside class="customer-aside">
            <Facets id=id />
            <Contacts id=id />
            <Deals id=id />
            <MasterLight id=id page=page />
        </aside>
    }
}

#[component]
fn Facets(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let rows = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.facets(id, &viewer))
    });
    let assigning = RwSignal::new(None::<FacetRow>);
    view! {
        <section class="card">
            <header class="card__head">
                <h2>{customer::facets_title(lang)}</h2>
                <span class="push tiny muted">
                    {move || {
                        rows.with(|rows| {
                            let covered = rows.iter().filter(|row| row.member.is_some()).count();
                            customer::facets_covered(lang, covered, rows.len())
                        })
                    }}
                </span>
            </header>
            {move || {
                rows.with(Vec::is_empty)
                    .then(|| {
                        view! {
                            <p class="card__foot small muted">
                                {customer::no_roles(lang)} " "
                                <a class="link" href=Route::Team.href()>
                                    {crate::content::i18n::shell::nav_team(lang)}
                                </a>
                            </p>
                        }
                    })
            }}
            <div>
                {move || rows.get().into_iter().map(|row| facet(lang, row, assigning)).collect_view()}
            </div>
        </section>
        {move || {
            assigning
                .get()
                .map(|row| view! { <Assign customer=id row=row on_close=move |()| assigning.set(None) /> })
        }}
    }
}

fn facet(lang: Lang, row: FacetRow, assigning: RwSignal<Option<FacetRow>>) -> impl IntoView {
    let gap = row.member.is_none();
    let stone = match (gap, row.role.role.built()) {
        (true, Some(role)) => faded_gem(role, 24).into_any(),
        (false, _) | (true, None) => role_stone(&row.role, 24),
    };
    let name = row.member.as_ref().map_or_else(
        || customer::not_covered(lang).to_owned(),
        |member| member.name.clone(),
    );
    let cover = row
        .cover
        .as_ref()
        .map(|cover| customer::covered_by(lang, &cover.name));
    let role = role_name(lang, &row.role);
    let when = match row.days_since {
        None if gap => customer::assign(lang).to_owned(),
        None => String::new(),
        Some(0) => lang.pick("heute", "today").to_owned(),
        Some(days) => {
            let today = use_session().today();
            format::ago(
                lang,
                crate::domain::calendar::plus_days(today, -days),
                today,
            )
        }
    };
    let chosen = row.clone();
    view! {
        <button
            type="button"
            class="facet-row"
            class:facet-row--gap=gap
            aria-haspopup="dialog"
            on:click=move |_| assigning.set(Some(chosen.clone()))
        >
            {stone}
            <span>
                <span class="small strong" class:faint=gap>
                    {name}
                </span>
                <span class="tiny muted facet-row__role">
                    {role}
                    {cover.map(|cover| format!(" · {cover}"))}
                </span>
            </span>
            <span class="facet-row__when">{when}</span>
        </button>
    }
}

#[component]
fn Assign(
    customer: RecordId,
    row: FacetRow,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let role = row.role.role;
    let title = match role.built() {
        Some(built) => customer::assign_role(lang, roles::name(lang, built)),
        None => customer::assign_role(lang, &role_name(lang, &row.role)),
    };
    let current = row.member.as_ref().map(|member| member.id);
    let choose = move |member: Option<RecordId>| {
        if member != current {
            session.dispatch(Command::Assign {
                companies: vec![customer],
                role,
                member,
            });
        }
        on_close.run(());
    };
    let members = session.peek(|desk| desk.member_marks());
    view! {
        <Dialog title=title on_close=on_close>
            <div role="group">
                {members
                    .into_iter()
                    .map(|member| {
                        let id = member.id;
                        let chosen = current == Some(id);
                        view! {
                            <button
                                type="button"
                                class="menu__item"
                                aria-pressed=chosen.to_string()
                                autofocus=chosen
                                on:click=move |_| choose(Some(id))
                            >
                                {match &member.role {
                                    Some(role) => role_stone(role, 20),
                                    None => icon(Icon::Team).into_any(),
                                }}
                                {member.name.clone()}
                                {chosen.then(|| view! { <span class="push">{icon(Icon::Check)}</span> })}
                            </button>
                        }
                    })
                    .collect_view()}
                <button type="button" class="menu__item" on:click=move |_| choose(None)>
                    {icon(Icon::Close)}
                    {customer::nobody(lang)}
                </button>
            </div>
        </Dialog>
    }
}

#[component]
fn Contacts(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let adding = RwSignal::new(false);
    let rows = move || {
        let viewer = session.viewer();
        session.read(|desk| desk.contacts(id, &viewer))
    };
    view! {
        <section class="card">
            <header class="card__head">
                <h2>{customer::contacts_title(lang)}</h2>
                <button
                    type="button"
                    class="button button--ghost button--icon button--small push no-print"
                    aria-label=customer::add_contact(lang)
                    on:click=move |_| adding.set(true)
                >
                    {icon(Icon::Plus)}
                </button>
            </header>
            {move || {
                let rows = rows();
                if rows.is_empty() {
                    return view! { <p class="card__foot small muted">{customer::no_contacts(lang)}</p> }.into_any();
                }
                let more = rows.len() > FEW;
                view! {
                    {rows.into_iter().take(FEW).map(|row| contact_item(lang, row)).collect_view()}
                    {more
                        .then(|| {
                            view! {
                                <p class="card__foot">
                                    <a class="link small" href=Route::customer_tab(id, Tab::Contacts).href()>
                                        {customer::all_of_them(lang)}
                                    </a>
                                </p>
                            }
                        })}
                }
                    .into_any()
            }}
        </section>
        {move || {
            adding
                .get()
                .then(|| view! { <NewContactDialog company=id on_close=move |()| adding.set(false) /> })
        }}
    }
}

#[component]
fn Deals(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    move || {
        let today = session.today();
        let open: Vec<_> = session
            .read(|desk| desk.deals(id, today))
            .into_iter()
            .filter(|deal| deal.kind.is_open())
            .collect();
        let sum: i64 = open.iter().map(|deal| deal.value).sum();
        view! {
            <section class="card">
                <header class="card__head">
                    <h2>{customer::deals_title(lang)}</h2>
                    {(!open.is_empty())
                        .then(|| view! { <b class="push small numeric">{format::euro(lang, sum)}</b> })}
                </header>
                {open
                    .into_iter()
                    .take(FEW)
                    .map(|deal| {
                        let probability = format::percent(lang, deal.probability as f64 / 100.0);
                        view! {
                            <div class="card__item">
                                <div>
                                    <div class="small strong">{deal.title}</div>
                                    <div class="tiny muted">
                                        {stage_words(lang, &deal.stage)} " · " {probability}
                                    </div>
                                </div>
                                <span class="push small numeric">{format::euro(lang, deal.value)}</span>
                            </div>
                        }
                    })
                    .collect_view()}
                <p class="card__foot no-print">
                    <a class="link small" href=Route::customer_tab(id, Tab::Deals).href()>
                        {customer::tab_deals(lang)}
                    </a>
                </p>
            </section>
        }
    }
}

/// How complete the master data is, and what is missing.
#[component]
fn MasterLight(id: RecordId, page: Signal<Option<CustomerPage>>) -> impl IntoView {
    let lang = use_lang();
    move || {
        let page = page.get()?;
        let percent = page.completeness.value.percent;
        let missing: Vec<&'static str> = page
            .completeness
            .value
            .missing
            .iter()
            .map(|prop| crate::content::i18n::props::prop(lang, *prop))
            .collect();
        let words = format::percent(lang, percent as f64 / 100.0);
        let is_branch = page.kind == CompanyKind::Branch;
        Some(view! {
            <section class="card">
                <header class="card__head">
                    <h2>{customer::master_title(lang)}</h2>
                    <span class="push tiny muted">{customer::completeness(lang, &words)}</span>
                </header>
                <div class="card__foot stack">
                    <div class="meter" aria-hidden="true">
                        <div class="meter__bar" style:width=format!("{percent}%")></div>
                    </div>
                    <p class="small muted">
                        {if missing.is_empty() {
                            customer::complete(lang).to_owned()
                        } else {
                            format!("{} {}", customer::missing(lang), missing.join(", "))
                        }}
                    </p>
                    {(is_branch && page.parent.is_none()).then(|| customer::no_head_office(lang))}
                    <a class="link small no-print" href=Route::customer_tab(id, Tab::Master).href()>
                        {customer::tab_master(lang)}
                    </a>
                </div>
            </section>
        })
    }
}
