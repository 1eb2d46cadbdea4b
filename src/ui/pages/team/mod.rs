//! The team: who is in it, in which roles, who stands in; and the workspace's name.

mod cover;
mod form;
mod member;
mod side;

use leptos::prelude::*;

use self::cover::CoverDialog;
use self::form::MemberDialog;
use self::member::{FormerCard, MemberLine};
use self::side::{FeedCard, TeamFileCard, WorkspaceCard};
use crate::app::route::Route;
use crate::app::views::team::MemberRow;
use crate::content::i18n::{review, shell, team};
use crate::replica::RecordId;
use crate::ui::components::{Empty, Icon, NoticeBox, Rows, Tone, icon};
use crate::ui::layout::title::{PageHeading, title_area};
use crate::ui::state::{use_lang, use_session};

/// A form of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamForm {
    /// Someone new.
    New,
    /// A member's data.
    Edit(RecordId),
    /// Who stands in for a member.
    Cover(RecordId),
}

/// The form that is open.
pub type OpenForm = RwSignal<Option<TeamForm>>;

/// The page.
#[component]
pub fn TeamPage() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    title_area(shell::nav_team(lang));
    let form: OpenForm = RwSignal::new(None);
    let rows = Memo::new(move |_| {
        let viewer = session.viewer();
        session.read(|desk| desk.team(&viewer))
    });
    let count = Memo::new(move |_| rows.with(Vec::len));
    // Alone, the empty state below offers the same button, and there is one first thing to do on a page.
    let in_team = move || count.get() > 1;
    view! {
        <div class="page">
            <header class="page__head">
                <div>
                    <PageHeading text=Signal::derive(move || shell::nav_team(lang).to_owned()) />
                    <p class="muted">{team::lead(lang)}</p>
                </div>
                <button
                    type="button"
                    class="button push no-print"
                    class:button--primary=in_team
                    on:click=move |_| form.set(Some(TeamForm::New))
                >
                    {icon(Icon::Plus)}
                    {team::add(lang)}
                </button>
            </header>
            <ReviewNotice />
            <div class="team__columns">
                <div class="team__main">
                    <section class="card" aria-labelledby="members">
                        <header class="card__head">
                            <h2 id="members">{team::members_title(lang)}</h2>
                            <span class="small muted numeric">
                                {move || {
                                    (count.get() > 1)
                                        .then(|| team::members_count(lang, count.get()))
                                }}
                            </span>
                        </header>
                        <ul>
                            <Rows each=move || rows.get() key=line_key let:row>
                                <MemberLine row=row form=form />
                            </Rows>
                        </ul>
                        {move || (count.get() < 2).then(|| view! { <Alone form=form /> })}
                    </section>
                    <FormerCard />
                </div>
                <div class="team__side">
                    <TeamFileCard />
                    <FeedCard />
                    <WorkspaceCard />
                </div>
            </div>
        </div>
        {move || match form.get() {
            None => ().into_any(),
            Some(TeamForm::New) => view! { <MemberDialog member=None form=form /> }.into_any(),
            Some(TeamForm::Edit(id)) => view! { <MemberDialog member=Some(id) form=form /> }.into_any(),
            Some(TeamForm::Cover(id)) => view! { <CoverDialog member=id form=form /> }.into_any(),
        }}
    }
}

/// Everything that a line shows: a line that shows the same stays.
fn line_key(row: &MemberRow) -> String {
    format!("{row:?}")
}

/// Leads to what is to be reviewed, while there is something.
#[component]
fn ReviewNotice() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let count = Memo::new(move |_| session.read(|desk| desk.review_count()));
    move || {
        let words = match count.get() {
            0 => return None,
            count => review::records(lang, count),
        };
        Some(view! {
            <NoticeBox tone=Tone::Info title=review::title(lang)>
                <p>{words}</p>
                <p>
                    <a class="link" href=Route::Review.href()>
                        {review::see(lang)}
                    </a>
                </p>
            </NoticeBox>
        })
    }
}

#[component]
fn Alone(form: OpenForm) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Empty picture=Icon::Team title=team::alone_title(lang) text=team::alone_text(lang)>
            <button
                type="button"
                class="button button--primary"
                on:click=move |_| form.set(Some(TeamForm::New))
            >
                {team::add(lang)}
            </button>
        </Empty>
    }
}
