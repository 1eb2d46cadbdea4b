//! Reading a customer list: file, columns, dry run, decisions, one step that undo takes back.

mod choose;
mod columns;
mod done;
mod kinds;
mod machine;
mod options;
mod plan;
mod problems;
mod reviews;

use leptos::html;
use leptos::prelude::*;

use self::choose::ChooseCard;
use self::columns::{ColumnsCard, FileCard};
use self::done::DoneCard;
use self::options::OptionsCard;
use self::plan::PlanCard;
use crate::app::import::run::Phase;
use crate::app::route::Route;
use crate::content::i18n::{Lang, import_page as words, shell};
use crate::ui::components::{NoticeBox, Tone};
use crate::ui::layout::title::{PageHeading, title_object};
use crate::ui::state::{use_lang, use_session};

pub use self::machine::hand_in;

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    title_object(
        shell::nav_customers(lang),
        &Route::customers(),
        shell::import_csv(lang),
    );
    machine::arrive(session);
    let phase = Memo::new(move |_| machine::progress().map(|progress| progress.phase));
    let ended = Memo::new(move |_| machine::end().is_some());
    view! {
        <div class="page import">
            <header class="stack">
                <PageHeading text=Signal::derive(move || shell::import_csv(lang).to_owned()) />
                <p class="muted measure">{words::lead(lang)}</p>
            </header>
            <Steps phase=phase ended=ended />
            {move || {
                if session.is_read_only() {
                    return view! { <NoticeBox tone=Tone::Warn title=words::read_only(lang) /> }.into_any();
                }
                if ended.get() {
                    return view! { <DoneCard /> }.into_any();
                }
                match phase.get() {
                    None => view! { <ChooseCard /> }.into_any(),
                    Some(Phase::Reading) => view! { <Running words=words::reading(lang) /> }.into_any(),
                    Some(Phase::Mapping) => {
                        view! {
                            <FileCard />
                            <ColumnsCard />
                            <OptionsCard />
                        }
                            .into_any()
                    }
                    Some(Phase::Checking) => view! { <Running words=words::checking(lang) /> }.into_any(),
                    Some(Phase::Planned) => view! { <PlanCard /> }.into_any(),
                    Some(Phase::Writing) => view! { <Running words=words::writing(lang) can_stop=true /> }.into_any(),
                    Some(Phase::Done) => ().into_any(),
                }
            }}
        </div>
    }
}

/// Where the reader is.
#[component]
fn Steps(phase: Memo<Option<Phase>>, ended: Memo<bool>) -> impl IntoView {
    let lang = use_lang();
    const NAMES: [fn(Lang) -> &'static str; 4] = [
        words::step_file,
        words::step_columns,
        words::step_check,
        words::step_done,
    ];
    let at = move || match (ended.get(), phase.get()) {
        (true, _) | (_, Some(Phase::Writing | Phase::Done)) => 3,
        (_, None | Some(Phase::Reading)) => 0,
        (_, Some(Phase::Mapping)) => 1,
        (_, Some(Phase::Checking | Phase::Planned)) => 2,
    };
    view! {
        <ol class="steps" aria-label=words::steps(lang)>
            {NAMES
                .into_iter()
                .enumerate()
                .map(|(index, name)| {
                    view! {
                        <li
                            class="steps__step"
                            data-done=move || (index < at()).then_some("")
                            aria-current=move || (index == at()).then_some("step")
                        >
                            <span class="steps__number" aria-hidden="true">
                                {index + 1}
                            </span>
                            {name(lang)}
                        </li>
                    }
                })
                .collect_view()}
        </ol>
    }
}

/// How far the work is that needs nobody.
#[component]
fn Running(words: &'static str, #[prop(optional)] can_stop: bool) -> impl IntoView {
    let lang = use_lang();
    let percent =
        Memo::new(move |_| machine::progress().map_or(0, |progress| progress.permille / 10));
    view! {
        <section class="card card--padded stack import__running">
            <h2 role="status">{words}</h2>
            <div
                class="progress"
                role="progressbar"
                aria-label=words
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || percent.get().to_string()
            >
                <span class="progress__fill" style:width=move || format!("{}%", percent.get())></span>
            </div>
            {can_stop
                .then(|| {
                    view! {
                        <p class="row row--wrap">
                            <button type="button" class="button" on:click=move |_| machine::stop()>
                                {words::stop(lang)}
                            </button>
                            <span class="small muted">{words::stop_hint(lang)}</span>
                        </p>
                    }
                })}
        </section>
    }
}

/// A heading that takes the focus when its part of the page appears, so that keyboard and screen reader go on there.
#[component]
fn PartHeading(#[prop(into)] text: String) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = heading.focus_with_options(&options);
        }
    });
    view! {
        <h2 node_ref=heading class="import__heading" tabindex="-1">
            {text}
        </h2>
    }
}
