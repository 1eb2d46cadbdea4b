//! The role texts of the interface's language: read once, when the first role page opens, then kept.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::content::i18n::{Lang, roles as words};
use crate::content::roles::{RoleBook, data_id};
use crate::ui::components::{NoticeBox, Tone};
use crate::ui::layout::title::PageHeading;
use crate::ui::state::use_lang;
use crate::web::asset;

thread_local! {
    static READ: RefCell<Vec<(Lang, Arc<RoleBook>)>> = const { RefCell::new(Vec::new()) };
}

/// How far the role texts are.
#[derive(Clone)]
pub enum Texts {
    /// On their way.
    Waiting,
    /// There.
    Ready(Arc<RoleBook>),
    /// They could not be read.
    Failed,
}

/// The role texts of a language, read if nobody did before.
pub fn role_texts(lang: Lang) -> RwSignal<Texts> {
    let texts = RwSignal::new(match kept(lang) {
        Some(book) => Texts::Ready(book),
        None => Texts::Waiting,
    });
    if kept(lang).is_none() {
        spawn_local(async move {
            let found = read(lang).await;
            // The reader may have gone on meanwhile.
            let _ = texts.try_set(match found {
                Some(book) => Texts::Ready(book),
                None => Texts::Failed,
            });
        });
    }
    texts
}

/// Draws what needs the role texts once they are there.
#[component]
pub fn WithTexts<F, V>(
    /// Draws with the texts.
    draw: F,
    /// Nothing else is on the page: it needs a heading until the texts bring theirs.
    #[prop(optional)]
    alone: bool,
) -> impl IntoView
where
    F: Fn(Arc<RoleBook>) -> V + Send + 'static,
    V: IntoView + 'static,
{
    let lang = use_lang();
    let texts = role_texts(lang);
    let heading = move || {
        let words = Signal::derive(move || words::title(lang).to_owned());
        alone.then(|| view! { <PageHeading text=words hidden=true /> })
    };
    move || match texts.get() {
        Texts::Waiting => view! {
            <div class="page" aria-busy="true">
                {heading()}
                <p class="muted">{words::loading(lang)}</p>
            </div>
        }
        .into_any(),
        Texts::Ready(book) => draw(book).into_any(),
        Texts::Failed => view! {
            <div class="page">
                {heading()}
                <NoticeBox tone=Tone::Bad title=words::failed_title(lang)>
                    <p>{words::failed_text(lang)}</p>
                </NoticeBox>
            </div>
        }
        .into_any(),
    }
}

fn kept(lang: Lang) -> Option<Arc<RoleBook>> {
    READ.with_borrow(|read| {
        read.iter()
            .find(|(of, _)| *of == lang)
            .map(|(_, book)| Arc::clone(book))
    })
}

async fn read(lang: Lang) -> Option<Arc<RoleBook>> {
    let json = asset::text(data_id(lang))
        .await
        .inspect_err(|error| log::error!("role texts: {error}"))
        .ok()?;
    let book = RoleBook::from_json(&json)
        .inspect_err(|error| log::error!("role texts: {error}"))
        .ok()?;
    let book = Arc::new(book);
    READ.with_borrow_mut(|read| read.push((lang, Arc::clone(&book))));
    Some(book)
}
