//! »Zu prüfen«: one card per record, a row per field, a tile per value. A decision is one step for undo.

use leptos::prelude::*;

use crate::app::route::Route;
use crate::app::views::review::ReviewCard;
use crate::app::views::team::{Candidate, Disagreement};
use crate::content::i18n::{Lang, format, props, review, roles, shell};
use crate::content::roles::Block;
use crate::content::roles::overlay::{TaskEntry, TaskList};
use crate::domain::calendar::day_of;
use crate::domain::gem::Cut;
use crate::domain::{Entity, Prop, Role, Shown};
use crate::replica::RecordId;
use crate::ui::components::{Empty, Icon, Rows, Tone, icon, tag};
use crate::ui::layout::title::{PageHeading, title_object};
use crate::ui::pages::feed::element_words;
use crate::ui::state::{use_lang, use_session};
use crate::ui::words::{role_name, shown_value};

/// The page.
#[component]
pub fn ReviewPage() -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    title_object(shell::nav_team(lang), &Route::Team, review::title(lang));
    let cards = Memo::new(move |_| session.read(|desk| desk.review()));
    let is_empty = Memo::new(move |_| cards.with(Vec::is_empty));
    view! {
        <div class="page page--narrow">
            <header class="page__head">
                <div>
                    <PageHeading text=Signal::derive(move || review::title(lang).to_owned()) />
                    <p class="muted measure">{review::lead(lang)}</p>
                </div>
            </header>
            {move || {
                is_empty
                    .get()
                    .then(|| {
                        view! {
                            <Empty
                                picture=Icon::Check
                                title=review::empty_title(lang)
                                text=review::empty_text(lang)
                            >
                                <a class="button" href=Route::Team.href()>
                                    {review::to_team(lang)}
                                </a>
                            </Empty>
                        }
                    })
            }}
            <Rows each=move || cards.get() key=card_key let:card>
                <Card card=card />
            </Rows>
        </div>
    }
}

/// Everything that a card shows: a card that shows the same keeps what was chosen.
fn card_key(card: &ReviewCard) -> String {
    format!("{card:?}")
}

#[component]
fn Card(card: ReviewCard) -> impl IntoView {
    let lang = use_lang();
    let session = use_session();
    let me = session.me();
    let chosen = RwSignal::new(vec![0_usize; card.fields.len()]);
    let title = card_title(lang, &card);
    let context = context(lang, &card);
    let heading = format!("review-{}", card.record);
    let id = heading.clone();
    let several = card.fields.len() > 1;
    let people = card.people();
    let place = card.place.href();
    let kind = review::kind(lang, card.entity);
    let fields = card
        .fields
        .iter()
        .enumerate()
        .map(|(at, field)| field_row(lang, at, field, me, chosen))
        .collect_view();
    let card = StoredValue::new(card);
    let decide = move |chosen: &[usize]| {
        let command = card.with_value(|card| card.decide(chosen));
        if session.dispatch(command).is_some() {
            focus_heading();
        }
    };
    let all_of = people
        .into_iter()
        .filter(|_| several)
        .map(|person| {
            let words = if person.id == me {
                review::all_mine(lang).to_owned()
            } else {
                review::all_of(lang, &person.name)
            };
            view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| decide(&card.with_value(|card| card.all_of(person.id)))
                >
                    {words}
                </button>
            }
        })
        .collect_view();
    view! {
        <section class="card review" aria-labelledby=heading>
            <header class="card__head">
                <h2 id=id>{title.clone()}</h2>
                {tag(Tone::Neutral, kind)}
                {context.map(|context| view! { <span class="small muted">{context}</span> })}
                <a class="link small push no-print" href=place aria-label=format!("{}: {title}", review::see(lang))>
                    {review::see(lang)}
                </a>
            </header>
            <form on:submit=move |event| {
                event.prevent_default();
                decide(&chosen.get_untracked());
            }>
                {fields} <div class="review__foot row row--wrap no-print">
                    <button
                        type="submit"
                        class="button button--primary"
                        aria-label=review::keep_of(lang, &title)
                    >
                        {icon(Icon::Check)}
                        {review::keep(lang)}
                    </button>
                    {all_of}
                </div>
            </form>
        </section>
    }
}

/// The card is gone: reading goes on from the page's heading.
fn focus_heading() {
    use wasm_bindgen::JsCast;
    if let Ok(Some(heading)) = document().query_selector("main h1")
        && let Some(heading) = heading.dyn_ref::<web_sys::HtmlElement>()
    {
        let _ = heading.focus();
    }
}

fn field_row(
    lang: Lang,
    at: usize,
    field: &Disagreement,
    me: RecordId,
    chosen: RwSignal<Vec<usize>>,
) -> impl IntoView + use<> {
    let name = field_name(lang, field);
    let group = format!("{}-{at}", field.record);
    let tiles = field
        .values
        .iter()
        .enumerate()
        .map(|(number, value)| tile(lang, (at, number), field, value, me, &group, chosen))
        .collect_view();
    view! {
        <fieldset class="review__field">
            <legend class="small muted">{name}</legend>
            <div class="review__values">{tiles}</div>
        </fieldset>
    }
}

fn tile(
    lang: Lang,
    (at, number): (usize, usize),
    field: &Disagreement,
    value: &Candidate,
    me: RecordId,
    group: &str,
    chosen: RwSignal<Vec<usize>>,
) -> impl IntoView + use<> {
    let session = use_session();
    let words = value_words(lang, field, value);
    let who = match &value.by {
        Some(by) if by.id == me => review::you(lang).to_owned(),
        Some(by) => by.name.clone(),
        None => review::someone(lang).to_owned(),
    };
    let offset = session.viewer().offset_minutes;
    let ms = value.at as i64;
    let day = day_of(ms, offset).map(|day| format::day_near(lang, day, session.today()));
    let when = format!("{} {}", day.unwrap_or_default(), format::time(ms, offset));
    view! {
        <label class="review__value">
            <input
                type="radio"
                name=group.to_owned()
                prop:checked=move || chosen.with(|chosen| chosen.get(at) == Some(&number))
                on:change=move |_| {
                    chosen
                        .update(|chosen| {
                            if let Some(choice) = chosen.get_mut(at) {
                                *choice = number;
                            }
                        });
                }
            />
            <span class="review__text">
                <span class="review__words">{words}</span>
                <span class="small muted">
                    {who} " · " {when} {(number == 0).then(|| format!(" · {}", review::newest(lang)))}
                </span>
            </span>
        </label>
    }
}

fn card_title(lang: Lang, card: &ReviewCard) -> String {
    match (card.entity, card.block.as_deref().and_then(Block::from_id)) {
        (Entity::RoleText, Some(block)) => roles::block(lang, block).to_owned(),
        _ if card.title.is_empty() => review::kind(lang, card.entity).to_owned(),
        _ => card.title.clone(),
    }
}

fn context(lang: Lang, card: &ReviewCard) -> Option<String> {
    match (&card.company, &card.role) {
        (Some(company), _) => Some(review::at_customer(lang, company)),
        (None, Some(role)) => Some(review::on_page_of(lang, &role_name(lang, role))),
        (None, None) => None,
    }
}

fn field_name(lang: Lang, field: &Disagreement) -> String {
    let name = props::prop(lang, field.prop);
    match element_words(lang, &field.element) {
        Some(element) => format!("{name} ({element})"),
        None => name.to_owned(),
    }
}

/// A value in words; what is kept by a short mark is said in full.
fn value_words(lang: Lang, field: &Disagreement, value: &Candidate) -> String {
    let words = shown_value(lang, &value.shown);
    let words = match (field.prop, &value.shown) {
        (Prop::OwnRoleCut, Shown::Text(id)) => {
            Cut::from_id(id).map_or(words, |cut| roles::cut(lang, cut).to_owned())
        }
        (Prop::OwnRoleHue, Shown::Text(id)) => {
            Role::from_id(id).map_or(words, |role| roles::hue(lang, role).to_owned())
        }
        (Prop::RoleTextText, Shown::Text(text)) if field.title == Block::Tasks.id() => {
            task_words(lang, text)
        }
        _ => words,
    };
    if words.is_empty() {
        review::empty_value(lang).to_owned()
    } else {
        words
    }
}

/// A list of tasks in the team's order: own ones in full, ours by their number.
fn task_words(lang: Lang, text: &str) -> String {
    let mut hidden = 0;
    let mut words: Vec<String> = TaskList::parse(text, None)
        .0
        .into_iter()
        .filter_map(|entry| match entry {
            TaskEntry::Own(text) => Some(text),
            TaskEntry::BuiltIn { task, shown: true } => Some(review::task(lang, task.id())),
            TaskEntry::BuiltIn { shown: false, .. } => {
                hidden += 1;
                None
            }
            TaskEntry::Unknown(_) => None,
        })
        .collect();
    if hidden > 0 {
        words.push(review::tasks_hidden(lang, &format::number(lang, hidden)));
    }
    words.join("\n")
}
