//! What the command line offers besides records: commands and pages, by their words.

use super::super::keys::{Action, action_words, runner};
use crate::app::command::Command;
use crate::app::deals::{DealQuery, DealView};
use crate::app::list::{ListQuery, View};
use crate::app::route::Route;
use crate::app::views::palette::Offer;
use crate::content::i18n::{
    Lang, customers, deals, duplicates, keys, palette as words, roles, shell,
};
use crate::domain::role::Role;
use crate::replica::RecordId;
use crate::ui::components::Icon;
use crate::ui::safekeeping::download_now;
use crate::ui::state::{
    Overlay, Theme, go, use_overlay, use_session, use_settings, use_workspaces,
};

/// Something that the command line does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Doing {
    /// What a key does as well.
    Key(Action),
    /// Opens the import.
    Import,
    /// Saves a file.
    BackUp,
    /// Begins another workspace.
    Begin,
    /// Works in another role.
    WorkAs(Role),
    /// Chooses light or dark.
    Wear(Theme),
    /// Chooses the language.
    Speak(Lang),
    /// Does something with a customer.
    With(RecordId, Deed),
}

/// What can be done with a customer without opening it first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    /// Opens the page.
    Open,
    /// Writes down a call.
    Call,
    /// Sets a follow-up.
    FollowUp,
    /// Hands it over.
    HandOver,
    /// Puts it away.
    Archive,
}

impl Deed {
    /// All of them, in their order.
    pub const ALL: [Deed; 5] = [
        Deed::Open,
        Deed::Call,
        Deed::FollowUp,
        Deed::HandOver,
        Deed::Archive,
    ];

    /// Its words.
    pub const fn words(self, lang: Lang) -> &'static str {
        match self {
            Deed::Open => words::open(lang),
            Deed::Call => words::write_call(lang),
            Deed::FollowUp => words::follow_up(lang),
            Deed::HandOver => words::hand_over(lang),
            Deed::Archive => words::archive(lang),
        }
    }

    const fn icon(self) -> Icon {
        match self {
            Deed::Open => Icon::Customers,
            Deed::Call => Icon::Phone,
            Deed::FollowUp => Icon::Calendar,
            Deed::HandOver => Icon::HandOver,
            Deed::Archive => Icon::Archive,
        }
    }
}

impl Doing {
    /// Its picture.
    pub const fn icon(self) -> Icon {
        match self {
            Doing::Key(Action::NewCustomer) => Icon::Plus,
            Doing::Key(Action::NewTask) => Icon::Calendar,
            Doing::Key(Action::Undo) => Icon::Undo,
            Doing::Key(Action::Redo) => Icon::Redo,
            Doing::Key(Action::Overview) => Icon::Key,
            Doing::Key(Action::Palette) => Icon::Search,
            Doing::Key(Action::Workplace) => Icon::Home,
            Doing::Key(Action::Customers) => Icon::Customers,
            Doing::Key(Action::Deals | Action::NewDeal) => Icon::Board,
            Doing::Key(Action::Tasks) => Icon::Check,
            Doing::Key(Action::Roles) => Icon::Gem,
            Doing::Key(Action::Team) => Icon::Team,
            Doing::Import => Icon::Upload,
            Doing::BackUp => Icon::Download,
            Doing::Begin => Icon::Building,
            Doing::WorkAs(_) => Icon::Gem,
            Doing::Wear(_) => Icon::Sun,
            Doing::Speak(_) => Icon::Chat,
            Doing::With(_, deed) => deed.icon(),
        }
    }

    /// Its words.
    pub fn words(self, lang: Lang) -> String {
        match self {
            // »This overview« would be a riddle here.
            Doing::Key(Action::Overview) => keys::title(lang).to_owned(),
            Doing::Key(action) => action_words(lang, action).to_owned(),
            Doing::Import => shell::import_csv(lang).to_owned(),
            Doing::BackUp => words::backup_now(lang).to_owned(),
            Doing::Begin => shell::new_workspace(lang).to_owned(),
            Doing::WorkAs(role) => words::work_as(lang, roles::name(lang, role)),
            Doing::Wear(Theme::Light) => words::theme_light(lang).to_owned(),
            Doing::Wear(Theme::Dark) => words::theme_dark(lang).to_owned(),
            Doing::Wear(Theme::System) => words::theme_system(lang).to_owned(),
            Doing::Speak(Lang::De) => words::to_german(lang).to_owned(),
            Doing::Speak(Lang::En) => words::to_english(lang).to_owned(),
            Doing::With(_, deed) => deed.words(lang).to_owned(),
        }
    }

    const fn also(self, lang: Lang) -> &'static str {
        match self {
            Doing::Key(Action::Undo) => words::also_undo(lang),
            Doing::Import => words::also_import(lang),
            Doing::BackUp => words::also_backup(lang),
            Doing::Wear(Theme::Light) => words::also_light(lang),
            Doing::Wear(Theme::Dark) => words::also_dark(lang),
            Doing::Wear(Theme::System) => words::also_system(lang),
            Doing::Speak(_) => words::also_language(lang),
            Doing::Key(_) | Doing::Begin | Doing::WorkAs(_) | Doing::With(..) => "",
        }
    }
}

/// All commands; those for the customer whose page is open come first.
pub fn commands(lang: Lang, customer: Option<RecordId>) -> Vec<Offer<Doing>> {
    let here = customer.into_iter().flat_map(|id| {
        Deed::ALL
            .into_iter()
            .filter(|deed| *deed != Deed::Open)
            .map(move |deed| Doing::With(id, deed))
    });
    let other = match lang {
        Lang::De => Lang::En,
        Lang::En => Lang::De,
    };
    here.chain([
        Doing::Key(Action::NewCustomer),
        Doing::Key(Action::NewDeal),
        Doing::Key(Action::NewTask),
        Doing::Import,
        Doing::BackUp,
        Doing::Key(Action::Undo),
        Doing::Key(Action::Redo),
        Doing::Key(Action::Overview),
        Doing::Begin,
        Doing::Wear(Theme::Light),
        Doing::Wear(Theme::Dark),
        Doing::Wear(Theme::System),
        Doing::Speak(other),
    ])
    .chain(Role::ALL.map(Doing::WorkAs))
    .map(|doing| offer(doing, doing.words(lang), doing.also(lang)))
    .collect()
}

/// A page that can be gone to.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Where it is.
    pub route: Route,
    /// Its words.
    pub words: String,
    /// What kind of place it is, if that is not plain.
    pub context: &'static str,
    /// Its picture.
    pub icon: Icon,
    /// The role whose page it is.
    pub role: Option<Role>,
}

/// All pages.
pub fn pages(lang: Lang) -> Vec<Offer<Place>> {
    let plain = |route: Route, words: &str, icon: Icon| Place {
        route,
        words: words.to_owned(),
        context: "",
        icon,
        role: None,
    };
    let views = [
        (View::MyKeyCustomers, customers::view_my_key(lang)),
        (View::Silent, customers::view_silent(lang)),
        (View::OpenQuotes, customers::view_open_quotes(lang)),
        (View::MyTerritory, customers::view_my_territory(lang)),
    ];
    let areas = [
        (
            plain(
                Route::Workplace(None),
                shell::nav_workplace(lang),
                Icon::Home,
            ),
            "",
        ),
        (
            plain(
                Route::customers(),
                shell::nav_customers(lang),
                Icon::Customers,
            ),
            "",
        ),
        (
            plain(Route::deals(), deals::title(lang), Icon::Board),
            words::also_deals(lang),
        ),
        (
            plain(
                Route::Deals(DealQuery::of(DealView::Forecast)),
                deals::forecast(lang),
                Icon::Table,
            ),
            words::also_forecast(lang),
        ),
        (
            plain(Route::pipelines(), deals::pipelines(lang), Icon::Sliders),
            words::also_deals(lang),
        ),
        (
            plain(Route::Tasks, shell::nav_tasks(lang), Icon::Check),
            words::also_tasks(lang),
        ),
        (plain(Route::Roles, shell::nav_roles(lang), Icon::Gem), ""),
        (
            plain(Route::Team, shell::nav_team(lang), Icon::Team),
            words::also_team(lang),
        ),
        (plain(Route::Feed, shell::nav_feed(lang), Icon::Clock), ""),
        (
            plain(Route::Import, shell::import_csv(lang), Icon::Upload),
            words::also_import(lang),
        ),
        (
            plain(Route::Duplicates, duplicates::title(lang), Icon::Compare),
            words::also_duplicates(lang),
        ),
        (
            plain(Route::Backup, shell::nav_backup(lang), Icon::Shield),
            words::also_backup(lang),
        ),
        (
            plain(Route::Trash, shell::nav_trash(lang), Icon::Archive),
            words::also_trash(lang),
        ),
        (
            plain(Route::Settings, shell::nav_settings(lang), Icon::Sliders),
            words::also_settings(lang),
        ),
        (
            plain(Route::About, shell::nav_about(lang), Icon::Info),
            words::also_about(lang),
        ),
    ];
    let areas = areas
        .into_iter()
        .map(|(place, also)| place_offer(place, also));
    let views = views.into_iter().map(|(view, name)| Place {
        context: words::view_context(lang),
        ..plain(Route::Customers(ListQuery::of(view)), name, Icon::Table)
    });
    let roles = Role::ALL.into_iter().map(|role| Place {
        context: words::role_page_context(lang),
        role: Some(role),
        ..plain(Route::Role(role.into()), roles::name(lang, role), Icon::Gem)
    });
    areas
        .chain(views.chain(roles).map(|place| place_offer(place, "")))
        .collect()
}

fn place_offer(place: Place, also: &str) -> Offer<Place> {
    let words = place.words.clone();
    offer(place, words, also)
}

fn offer<T>(what: T, words: String, also: &str) -> Offer<T> {
    let also = if also.is_empty() {
        Vec::new()
    } else {
        vec![also.to_owned()]
    };
    Offer { what, words, also }
}

/// What carries the commands out.
pub fn doer() -> impl Fn(Doing) + Copy + 'static {
    let session = use_session();
    let overlay = use_overlay();
    let settings = use_settings();
    let workspaces = use_workspaces();
    let run = runner();
    move |doing| match doing {
        Doing::Key(action) => run(action),
        Doing::Import => go(&Route::Import),
        Doing::BackUp => download_now(session),
        Doing::Begin => workspaces.begin_new(),
        Doing::WorkAs(role) => session.work_as(role),
        Doing::Wear(theme) => settings.set_theme(theme),
        Doing::Speak(lang) => settings.set_lang(lang),
        Doing::With(customer, deed) => match deed {
            Deed::Open => go(&Route::customer(customer)),
            Deed::Call => {
                overlay.ask_for_call(customer);
                go(&Route::customer(customer));
            }
            Deed::FollowUp => overlay.open(Overlay::FollowUp(customer)),
            Deed::HandOver => overlay.open(Overlay::HandOver(customer)),
            Deed::Archive => {
                session.dispatch(Command::Archive {
                    ids: vec![customer],
                });
            }
        },
    }
}
