//! Master data, field by field, edited where it stands; and the tags.

use leptos::prelude::*;

use super::inline_edit::InlineEdit;
use crate::app::command::Command;
use crate::app::views::customer::CustomerPage;
use crate::content::i18n::{customer, words};
use crate::domain::{Class, CompanyKind, Prop, Status};
use crate::replica::RecordId;
use crate::ui::components::{Icon, Rows, icon};
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::{select_options, shown_value, typed_value};

/// The tab.
#[component]
pub fn MasterTab(id: RecordId, page: Signal<Option<CustomerPage>>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let rows = Memo::new(move |_| session.read(|desk| desk.master_data(id)));
    let options = move |prop: Prop| match prop {
        Prop::CompanyKind => select_options(CompanyKind::ALL, CompanyKind::id, |kind| {
            words::company_kind(lang, kind)
        }),
        Prop::CompanyStatus => select_options(Status::ALL, Status::id, |status| {
            words::status(lang, status)
        }),
        Prop::CompanyClass => std::iter::once((String::new(), "–".to_owned()))
            .chain(select_options(Class::ALL, Class::id, words::class))
            .collect(),
        Prop::CompanyParent => head_offices(session, id),
        _ => Vec::new(),
    };
    let props = move || rows.with(|rows| rows.iter().map(|row| row.prop).collect::<Vec<_>>());
    view! {
        <section class="card">
            <header class="card__head">
                <h2>{customer::master_title(lang)}</h2>
            </header>
            <Rows
                each=props
                key=|prop| *prop
                children=move |prop| {
                    let row = move || rows.with(|rows| rows.iter().find(|row| row.prop == prop).cloned());
                    let shown = Signal::derive(move || {
                        row().map(|row| {
                            match (&row.inherited, row.shown == crate::domain::Shown::Empty) {
                                (Some(inherited), true) => {
                                    customer::inherited(lang, &shown_value(lang, inherited))
                                }
                                _ => shown_value(lang, &row.shown),
                            }
                        })
                        .unwrap_or_default()
                    });
                    let typed = Signal::derive(move || row().map(|row| typed_value(&row.value)).unwrap_or_default());
                    view! { <InlineEdit record=id prop=prop shown=shown typed=typed options=options(prop) /> }
                }
            />
        </section>
        <Tags id=id page=page />
    }
}

/// The head offices that a branch can belong to.
fn head_offices(session: crate::ui::state::Session, id: RecordId) -> Vec<(String, String)> {
    let mut offices = session.peek(|desk| desk.head_offices(id));
    offices.insert(0, (String::new(), "–".to_owned()));
    offices
}

#[component]
fn Tags(id: RecordId, page: Signal<Option<CustomerPage>>) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let typed = RwSignal::new(String::new());
    let tags = move || {
        page.with(|page| {
            page.as_ref()
                .map(|page| page.tags.clone())
                .unwrap_or_default()
        })
    };
    let add = move || {
        let tag = typed.get_untracked().trim().to_owned();
        if !tag.is_empty()
            && session
                .dispatch(Command::Tag {
                    companies: vec![id],
                    tag,
                    on: true,
                })
                .is_some()
        {
            typed.set(String::new());
        }
    };
    view! {
        <section class="card card--padded stack tags-card">
            <h2>{customer::tags_title(lang)}</h2>
            <div class="row row--wrap">
                {move || {
                    tags()
                        .into_iter()
                        .map(|tag| {
                            let label = customer::remove_tag(lang, &tag);
                            let removed = tag.clone();
                            view! {
                                <span class="chip">
                                    {tag}
                                    <button
                                        type="button"
                                        class="chip__close"
                                        aria-label=label
                                        on:click=move |_| {
                                            session
                                                .dispatch(Command::Tag {
                                                    companies: vec![id],
                                                    tag: removed.clone(),
                                                    on: false,
                                                });
                                        }
                                    >
                                        {icon(Icon::Close)}
                                    </button>
                                </span>
                            }
                        })
                        .collect_view()
                }}
                <form
                    class="row"
                    on:submit=move |event| {
                        event.prevent_default();
                        add();
                    }
                >
                    <input
                        class="input tag-input"
                        aria-label=customer::add_tag(lang)
                        placeholder=customer::add_tag(lang)
                        maxlength="60"
                        prop:value=move || typed.get()
                        on:input:target=move |event| typed.set(event.target().value())
                    />
                </form>
            </div>
        </section>
    }
}
