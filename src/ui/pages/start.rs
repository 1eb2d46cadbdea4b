//! The first run: language, name, role, and one of four ways in. No account, three answers, nothing mandatory.

use leptos::html;
use leptos::prelude::*;
use web_sys::File;

use crate::content::i18n::{Lang, roles, shell, start};
use crate::domain::gem::{Cut, facets, svg_points};
use crate::domain::role::Role;
use crate::ui::components::{Icon, Segmented, gem, icon, logo_mark};
use crate::ui::state::{use_lang, use_settings};

/// What the reader answered.
#[derive(Clone)]
pub struct Beginning {
    /// The name to work under; »Ich« when left empty.
    pub name: String,
    /// The main role, if it is known yet.
    pub role: Option<Role>,
    /// The way in.
    pub way: Way,
}

/// The four ways in.
#[derive(Clone)]
pub enum Way {
    /// Play with the sample company.
    Sample,
    /// An empty book.
    Empty,
    /// A customer list of one's own.
    Csv(File),
    /// A team file or a backup.
    TeamFile(File),
}

/// What was answered so far. It is kept outside of the screen, which is drawn anew when the language changes.
#[derive(Clone, Copy, Default)]
pub struct Answers {
    name: RwSignal<String>,
    role: RwSignal<Option<Role>>,
}

/// The screen that asks.
#[component]
pub fn StartPage(
    /// Called once the reader has chosen a way.
    #[prop(into)]
    on_begin: Callback<Beginning>,
    /// A way is being gone; the buttons wait.
    #[prop(into)]
    busy: Signal<bool>,
    /// Why the last try failed, in words.
    #[prop(into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let lang = use_lang();
    let settings = use_settings();
    let Answers { name, role } = use_context::<Answers>().unwrap_or_default();
    let csv = NodeRef::<html::Input>::new();
    let team_file = NodeRef::<html::Input>::new();
    let begin = move |way: Way| {
        let typed = name.get_untracked().trim().to_owned();
        let name = if typed.is_empty() {
            start::me(lang).to_owned()
        } else {
            typed
        };
        on_begin.run(Beginning {
            name,
            role: role.get_untracked(),
            way,
        });
    };
    let picked = move |input: NodeRef<html::Input>| {
        input
            .get_untracked()
            .and_then(|input| input.files())
            .and_then(|files| files.get(0))
    };
    Effect::new(move |_| document().set_title(start::document_title(lang)));
    view! {
        <main class="start" data-role=move || role.get().map(Role::id)>
            <div class="start__form">
                <div class="start__brand">
                    {logo_mark(40)} <b class="start__name">{shell::app_name(lang)}</b>
                    <div class="push">
                        <Segmented
                            label=start::language(lang)
                            value=Signal::derive(move || lang)
                            options=vec![(Lang::De, "Deutsch".to_owned()), (Lang::En, "English".to_owned())]
                            on_choose=move |chosen| settings.set_lang(chosen)
                        />
                    </div>
                </div>
                <h1 class="start__title">{start::question(lang)}</h1>
                <p class="start__lead">{start::lead(lang)}</p>
                <div class="start__question">
                    <label for="start-name">{start::name(lang)}</label>
                    <input
                        id="start-name"
                        class="input input--large"
                        autocomplete="name"
                        maxlength="80"
                        placeholder=start::me(lang)
                        prop:value=move || name.get()
                        on:input:target=move |event| name.set(event.target().value())
                    />
                </div>
                <fieldset class="start__roles-field">
                    <legend class="start__roles-question">{start::role(lang)}</legend>
                    <div class="start__roles">
                        {Role::ALL
                            .into_iter()
                            .map(|option| {
                                view! {
                                    <label class="role-tile" data-role=option.id()>
                                        <input
                                            type="radio"
                                            name="role"
                                            prop:checked=move || role.get() == Some(option)
                                            on:change=move |_| role.set(Some(option))
                                        />
                                        {gem(option, 26)}
                                        <span>{roles::name_hyphenated(lang, option)}</span>
                                    </label>
                                }
                            })
                            .collect_view()} <label class="role-tile">
                            <input
                                type="radio"
                                name="role"
                                prop:checked=move || role.get().is_none()
                                on:change=move |_| role.set(None)
                            />
                            {icon(Icon::Profile)}
                            <span class="muted">{start::role_unknown(lang)}</span>
                        </label>
                    </div>
                </fieldset>
                {move || {
                    problem
                        .get()
                        .map(|problem| {
                            view! {
                                <p class="field__error" role="alert">
                                    {icon(Icon::Complaint)}
                                    {problem}
                                </p>
                            }
                        })
                }}
                <div class="start__ways">
                    <button
                        type="button"
                        class="button button--primary button--large"
                        disabled=move || busy.get()
                        on:click=move |_| begin(Way::Sample)
                    >
                        {start::with_sample(lang)}
                    </button>
                    <div class="row">
                        <button
                            type="button"
                            class="button button--wide"
                            disabled=move || busy.get()
                            on:click=move |_| begin(Way::Empty)
                        >
                            {start::empty(lang)}
                        </button>
                        <button
                            type="button"
                            class="button button--wide"
                            disabled=move || busy.get()
                            on:click=move |_| csv.get_untracked().into_iter().for_each(|input| input.click())
                        >
                            {icon(Icon::Download)}
                            {start::with_csv(lang)}
                        </button>
                    </div>
                    <button
                        type="button"
                        class="button button--ghost start__more"
                        disabled=move || busy.get()
                        on:click=move |_| team_file.get_untracked().into_iter().for_each(|input| input.click())
                    >
                        {icon(Icon::Folder)}
                        {start::with_file(lang)}
                    </button>
                    <input
                        node_ref=csv
                        type="file"
                        hidden
                        aria-label=start::with_csv(lang)
                        accept=".csv,.txt,.tsv,text/csv"
                        on:change=move |_| picked(csv).into_iter().for_each(|file| begin(Way::Csv(file)))
                    />
                    <input
                        node_ref=team_file
                        type="file"
                        hidden
                        aria-label=start::with_file(lang)
                        accept=".facetten,.json"
                        on:change=move |_| picked(team_file).into_iter().for_each(|file| begin(Way::TeamFile(file)))
                    />
                </div>
            </div>
            <div class="start__picture">{ring(lang)}</div>
        </main>
    }
}

/// Seven gems around one customer, each bound to each.
fn ring(lang: Lang) -> impl IntoView {
    const PLACES: [(f64, f64); 7] = [
        (50.0, 14.0),
        (79.0, 27.0),
        (86.0, 56.0),
        (66.0, 80.0),
        (34.0, 80.0),
        (14.0, 56.0),
        (21.0, 27.0),
    ];
    const SIZE: f64 = 17.5;
    let lines: Vec<_> = (0..PLACES.len())
        .flat_map(|a| (0..a).map(move |b| (PLACES[a], PLACES[b])))
        .map(|(a, b)| view! { <line class="start__ring-line" x1=a.0 y1=a.1 x2=b.0 y2=b.1></line> })
        .collect();
    let stones: Vec<_> = Role::ALL
        .into_iter()
        .zip(PLACES)
        .map(|(role, (x, y))| {
            let place = format!(
                "translate({} {}) scale({})",
                x - SIZE / 2.0,
                y - SIZE / 2.0 - 1.5,
                SIZE / 48.0
            );
            let polygons: Vec<_> = facets(Cut::of(role), role)
                .into_iter()
                .map(|facet| {
                    let fill = format!("var(--r-{}-f{})", facet.hue.id(), facet.tone);
                    view! { <polygon points=svg_points(&facet.points) fill=fill></polygon> }
                })
                .collect();
            view! {
                <g transform=place>{polygons}</g>
                <text class="start__ring-label" x=x y=y + SIZE / 2.0 + 2.0>
                    {roles::short(lang, role)}
                </text>
            }
        })
        .collect();
    view! {
        <svg class="start__ring" viewBox="0 0 100 100" aria-hidden="true">
            {lines}
            <rect class="start__ring-paper" x="37" y="47" width="26" height="8"></rect>
            <text class="start__ring-centre" x="50" y="52.4">
                {start::one_customer(lang)}
            </text>
            {stones}
        </svg>
    }
}
