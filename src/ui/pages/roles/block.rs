//! One block of a role page: its heading, whose words it shows, and the tools to put own words in place of ours.
//!
//! A block keeps standing while the page around it changes, so that a text one is writing is never lost to a
//! colleague's change.

use leptos::prelude::*;

use super::body::{body, sentence};
use super::difference::Difference;
use super::editor::{TaskEditor, TextEditor};
use super::sheet::{Mode, Sheet};
use crate::app::route::Route;
use crate::app::views::role_page::{BlockView, Body};
use crate::content::i18n::{format, review, roles as words};
use crate::content::roles::overlay::BlockState;
use crate::content::roles::{Block, BlockShape, Source};
use crate::ui::components::{Icon, Tone, icon, tag};
use crate::ui::state::use_lang;

/// Where a block stands, and how large its heading is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// In the main column, with a heading of its own.
    #[default]
    Main,
    /// Inside a group, with a small heading.
    Small,
    /// In a card at the side.
    Card,
}

/// What the reader is doing with the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Reading,
    Comparing,
    Writing,
}

/// Draws a block. An empty one is drawn only while the page is being adapted.
#[component]
pub fn BlockSection(
    /// The page that it belongs to.
    sheet: Sheet,
    block: Block,
    #[prop(optional)] place: Place,
    /// Drawn below the block's own text, such as a scale.
    #[prop(optional, into)]
    below: Option<ViewFn>,
) -> impl IntoView {
    let view = Memo::new(move |_| {
        sheet
            .page
            .with(|page| page.as_ref().and_then(|page| page.block(block).cloned()))
    });
    let doing = RwSignal::new(Doing::Reading);
    let shown = Memo::new(move |_| {
        sheet.mode.get() == Mode::Adapting
            || block == Block::House
            || view.with(|view| view.as_ref().is_some_and(|view| !view.is_empty()))
    });
    let own = move || view.with(|view| view.as_ref().is_some_and(|view| view.state.is_own()));
    let class = match place {
        Place::Main => "role-block",
        Place::Small => "role-block role-block--small",
        Place::Card => "role-block card role-card",
    };
    let below = StoredValue::new(below);
    move || {
        shown.get().then(|| {
            view! {
                <section
                    class=class
                    class:role-first=matches!(block, Block::Tasks)
                    class:role-block--blank=move || {
                        view.with(|view| view.as_ref().is_none_or(BlockView::is_empty))
                    }
                    class:role-block--own=move || own() && block != Block::House
                    data-block=block.id()
                >
                    <Head sheet=sheet block=block place=place view=view doing=doing />
                    <div class="role-block__body">
                        {move || match doing.get() {
                            Doing::Writing => writing(sheet, block, view, doing),
                            Doing::Reading | Doing::Comparing => reading(block, view, doing),
                        }}
                        {below.with_value(|below| below.as_ref().map(ViewFn::run))}
                    </div>
                    {move || {
                        (doing.get() == Doing::Comparing)
                            .then(|| view.get().map(|view| view! { <Difference view=view /> }))
                    }}
                </section>
            }
        })
    }
}

fn reading(block: Block, view: Memo<Option<BlockView>>, doing: RwSignal<Doing>) -> AnyView {
    let Some(current) = view.get() else {
        return ().into_any();
    };
    match (block, current.body) {
        (Block::House, _) => {}
        (Block::Aliases, Body::Lines(entries)) => return names(entries),
        (Block::Phrases, Body::Lines(entries)) => return phrases(entries),
        (_, other) => return body(other),
    }
    if let Some(text) = view.get().filter(|view| !view.is_empty()) {
        return view! { <div class="card role-house">{body(text.body)}</div> }.into_any();
    }
    let lang = use_lang();
    view! {
        <div class="card role-house role-house--empty no-print">
            <p>{words::house_empty(lang)}</p>
            <button
                type="button"
                class="button button--small"
                on:click=move |_| doing.set(Doing::Writing)
            >
                {icon(Icon::Edit)}
                {words::write_house(lang)}
            </button>
        </div>
    }
    .into_any()
}

fn names(entries: Vec<(String, Option<Source>)>) -> AnyView {
    let names: Vec<String> = entries.into_iter().map(|(name, _)| name).collect();
    sentence(names.join(", "))
}

fn phrases(entries: Vec<(String, Option<Source>)>) -> AnyView {
    entries
        .into_iter()
        .map(|(phrase, _)| view! { <p class="role-phrase">{phrase}</p> })
        .collect_view()
        .into_any()
}

fn writing(
    sheet: Sheet,
    block: Block,
    view: Memo<Option<BlockView>>,
    doing: RwSignal<Doing>,
) -> AnyView {
    let done = Callback::new(move |()| doing.set(Doing::Reading));
    // The text at the moment of opening: a change from elsewhere must not overwrite what is being written.
    let Some(start) = view.get_untracked() else {
        return ().into_any();
    };
    match block.shape() {
        BlockShape::Tasks => {
            view! { <TaskEditor sheet=sheet start=start on_done=done /> }.into_any()
        }
        BlockShape::Sentence
        | BlockShape::Lines
        | BlockShape::Timed
        | BlockShape::Pairs
        | BlockShape::Partners
        | BlockShape::Markup => {
            view! { <TextEditor sheet=sheet start=start on_done=done /> }.into_any()
        }
    }
}

#[component]
fn Head(
    sheet: Sheet,
    block: Block,
    place: Place,
    view: Memo<Option<BlockView>>,
    doing: RwSignal<Doing>,
) -> impl IntoView {
    let lang = use_lang();
    let heading = match place {
        Place::Main => view! { <h2>{words::block(lang, block)}</h2> }.into_any(),
        Place::Small | Place::Card => view! { <h3>{words::block(lang, block)}</h3> }.into_any(),
    };
    let state = Memo::new(move |_| {
        view.with(|view| {
            view.as_ref()
                .map_or(BlockState::Original, |view| view.state)
        })
    });
    let disputed =
        Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.contested)));
    let signature = move || {
        view.with(|view| {
            let view = view.as_ref()?;
            let day = format::day_year(lang, view.on?);
            Some(match &view.author {
                Some(author) => words::written_by(lang, author, &day),
                None => day,
            })
        })
    };
    view! {
        <div class="role-block__head">
            {heading}
            {move || {
                state
                    .get()
                    .is_own()
                    .then(|| {
                        view! {
                            <span class="tag">{icon(Icon::Edit)} {words::own_text(lang)}</span>
                        }
                    })
            }}
            {move || {
                (state.get() == BlockState::OwnAndNewText)
                    .then(|| tag(Tone::Info, words::new_text(lang)))
            }}
            {move || {
                disputed
                    .get()
                    .then(|| {
                        view! {
                            <a
                                class="tag tag--info review-mark no-print"
                                href=Route::Review.href()
                                aria-label=review::mark_of(lang, words::block(lang, block))
                            >
                                {review::mark(lang)}
                            </a>
                        }
                    })
            }}
            {move || {
                (state.get().is_own())
                    .then(|| signature().map(|words| view! { <span class="role-block__note">{words}</span> }))
            }}
            <Tools sheet=sheet block=block state=state doing=doing view=view />
        </div>
    }
}

#[component]
fn Tools(
    sheet: Sheet,
    block: Block,
    state: Memo<BlockState>,
    doing: RwSignal<Doing>,
    view: Memo<Option<BlockView>>,
) -> impl IntoView {
    let lang = use_lang();
    let adapting = move || sheet.mode.get() == Mode::Adapting && doing.get() != Doing::Writing;
    // Tasks are compared by looking at their list, »Bei uns« has no original.
    let comparable = !matches!(block, Block::Tasks | Block::House);
    let label = move |words: &str| {
        format!(
            "{words}: {}",
            crate::content::i18n::roles::block(lang, block)
        )
    };
    view! {
        {move || {
            (comparable && state.get().is_own() && doing.get() != Doing::Writing)
                .then(|| {
                    let comparing = doing.get() == Doing::Comparing;
                    let words = match (comparing, state.get()) {
                        (true, _) => words::hide_original(lang),
                        (false, BlockState::OwnAndNewText) => words::compare_versions(lang),
                        (false, BlockState::Own | BlockState::Original) => words::show_original(lang),
                    };
                    view! {
                        <button
                            type="button"
                            class="button button--ghost button--small no-print"
                            aria-expanded=comparing.to_string()
                            aria-label=label(words)
                            on:click=move |_| {
                                doing.set(if comparing { Doing::Reading } else { Doing::Comparing });
                            }
                        >
                            {words}
                        </button>
                    }
                })
        }}
        {move || {
            (state.get() == BlockState::OwnAndNewText && doing.get() == Doing::Comparing)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button button--small no-print"
                            on:click=move |_| {
                                if let Some(view) = view.get_untracked() {
                                    sheet.write(block, view.text, &view.built_in);
                                }
                            }
                        >
                            {words::keep_own(lang)}
                        </button>
                    }
                })
        }}
        {move || {
            (adapting() && state.get().is_own())
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button button--ghost button--small no-print"
                            aria-label=label(words::reset_block(lang))
                            on:click=move |_| sheet.reset(block)
                        >
                            {icon(Icon::Undo)}
                            {words::reset_block(lang)}
                        </button>
                    }
                })
        }}
        {move || {
            adapting()
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button button--small no-print"
                            aria-label=label(words::change(lang))
                            on:click=move |_| doing.set(Doing::Writing)
                        >
                            {icon(Icon::Edit)}
                            {words::change(lang)}
                        </button>
                    }
                })
        }}
    }
}
