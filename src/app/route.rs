//! Where the reader is, as the address says it. What should survive a reload or a copied link is in here.
//!
//! Invariant: `Route::parse(&route.href()) == route` for every route, and no address fails to parse.

use crate::domain::{ActivityKind, RecordId, Role, RoleRef};

use super::deals::{DealQuery, DealView};
use super::list::ListQuery;

/// A place in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The first run.
    Start,
    /// The workplace of one's own role, or of a chosen one.
    Workplace(Option<RoleRef>),
    /// The list of customers.
    Customers(ListQuery),
    /// One customer.
    Customer(RecordId, Tab, TimelineFilter),
    /// Customers that may be one.
    Duplicates,
    /// Deals: board, table, forecast, pipelines.
    Deals(DealQuery),
    /// Tasks, follow-ups and promises.
    Tasks,
    /// The seven roles and the team's own.
    Roles,
    /// One role's page.
    Role(RoleRef),
    /// Two or three roles beside each other.
    Compare(Vec<RoleRef>),
    /// The members.
    Team,
    /// Where people disagree.
    Review,
    /// What the team did.
    Feed,
    /// Reading a customer list.
    Import,
    /// Writing lists and files.
    Export,
    /// Backups.
    Backup,
    /// All hits of a search.
    Search(String),
    /// What was put away.
    Trash,
    /// Settings.
    Settings,
    /// Versions, licences, storage.
    About,
    /// An address that leads nowhere.
    NotFound(String),
}

/// An entry of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Area {
    /// See [`Route::Workplace`].
    Workplace,
    /// See [`Route::Customers`].
    Customers,
    /// See [`Route::Deals`].
    Deals,
    /// See [`Route::Tasks`].
    Tasks,
    /// See [`Route::Roles`].
    Roles,
    /// See [`Route::Team`].
    Team,
    /// See [`Route::Backup`].
    Backup,
    /// See [`Route::Trash`].
    Trash,
    /// See [`Route::Settings`].
    Settings,
    /// See [`Route::About`].
    About,
}

/// A part of the customer page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    /// What happened.
    #[default]
    Timeline,
    /// Who is there.
    Contacts,
    /// The branches.
    Branches,
    /// Chances of business.
    Deals,
    /// Tasks and promises.
    Tasks,
    /// Address, numbers, class.
    Master,
    /// Who changed what.
    History,
}

impl Tab {
    /// All tabs in their order.
    pub const ALL: [Tab; 7] = [
        Tab::Timeline,
        Tab::Contacts,
        Tab::Branches,
        Tab::Deals,
        Tab::Tasks,
        Tab::Master,
        Tab::History,
    ];

    const fn slug(self) -> &'static str {
        match self {
            Tab::Timeline => "verlauf",
            Tab::Contacts => "kontakte",
            Tab::Branches => "filialen",
            Tab::Deals => "chancen",
            Tab::Tasks => "aufgaben",
            Tab::Master => "stammdaten",
            Tab::History => "aenderungen",
        }
    }
}

/// What of a timeline is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TimelineFilter {
    /// Only what was done in this role.
    pub role: Option<RoleRef>,
    /// Only what is of this kind.
    pub kind: Option<ActivityKind>,
    /// What happened at the branches as well.
    pub branches: bool,
}

impl Route {
    /// The list of customers as it first opens.
    pub fn customers() -> Route {
        Route::Customers(ListQuery::default())
    }

    /// The board of deals as it first opens.
    pub fn deals() -> Route {
        Route::Deals(DealQuery::default())
    }

    /// Where pipelines are set up.
    pub fn pipelines() -> Route {
        Route::Deals(DealQuery::of(DealView::Pipelines))
    }

    /// A customer's page as it first opens.
    pub fn customer(id: RecordId) -> Route {
        Route::Customer(id, Tab::default(), TimelineFilter::default())
    }

    /// A part of a customer's page.
    pub fn customer_tab(id: RecordId, tab: Tab) -> Route {
        Route::Customer(id, tab, TimelineFilter::default())
    }

    /// The entry of the navigation under which the place is found.
    pub fn area(&self) -> Option<Area> {
        match self {
            Route::Workplace(_) => Some(Area::Workplace),
            Route::Customers(_) | Route::Customer(..) | Route::Duplicates | Route::Import => {
                Some(Area::Customers)
            }
            Route::Deals(_) => Some(Area::Deals),
            Route::Tasks => Some(Area::Tasks),
            Route::Roles | Route::Role(_) | Route::Compare(_) => Some(Area::Roles),
            Route::Team | Route::Review | Route::Feed => Some(Area::Team),
            Route::Backup | Route::Export => Some(Area::Backup),
            Route::Trash => Some(Area::Trash),
            Route::Settings => Some(Area::Settings),
            Route::About => Some(Area::About),
            Route::Start | Route::Search(_) | Route::NotFound(_) => None,
        }
    }

    /// The address, from `#` on.
    pub fn href(&self) -> String {
        match self {
            Route::Start => "#/start".into(),
            Route::Workplace(None) => "#/arbeit".into(),
            Route::Workplace(Some(role)) => format!("#/arbeit/{}", role.key()),
            Route::Customers(query) => with_query("#/kunden", &query.to_pairs()),
            Route::Customer(id, tab, filter) => {
                let mut pairs = Vec::new();
                if let Some(role) = filter.role {
                    pairs.push(("rolle", role.key()));
                }
                if let Some(kind) = filter.kind {
                    pairs.push(("art", kind.id().to_owned()));
                }
                if filter.branches {
                    pairs.push(("mit", "filialen".to_owned()));
                }
                with_query(&format!("#/kunden/{id}/{}", tab.slug()), &pairs)
            }
            Route::Duplicates => "#/kunden/dubletten".into(),
            Route::Deals(query) => with_query(
                &format!("#/chancen{}", query.view.path()),
                &query.to_pairs(),
            ),
            Route::Tasks => "#/aufgaben".into(),
            Route::Roles => "#/rollen".into(),
            Route::Role(role) => format!("#/rollen/{}", role.key()),
            Route::Compare(roles) => {
                let keys: Vec<String> = roles.iter().map(|role| role.key()).collect();
                format!("#/rollen/vergleich/{}", keys.join("/"))
            }
            Route::Team => "#/team".into(),
            Route::Review => "#/team/pruefen".into(),
            Route::Feed => "#/team/verlauf".into(),
            Route::Import => "#/import".into(),
            Route::Export => "#/export".into(),
            Route::Backup => "#/sicherung".into(),
            Route::Search(text) => with_query("#/suche", &[("q", text.clone())]),
            Route::Trash => "#/papierkorb".into(),
            Route::Settings => "#/einstellungen".into(),
            Route::About => "#/ueber".into(),
            Route::NotFound(address) => format!("#{address}"),
        }
    }

    /// The place that an address names. An empty one is the workplace; an unknown one is kept, to be shown.
    pub fn parse(hash: &str) -> Route {
        let address = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let pairs = parse_pairs(query);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        known(&parts, &pairs).unwrap_or_else(|| Route::NotFound(address.to_owned()))
    }
}

fn known(parts: &[&str], pairs: &[(String, String)]) -> Option<Route> {
    Some(match parts {
        [] | ["arbeit"] => Route::Workplace(None),
        ["start"] => Route::Start,
        ["arbeit", role] => Route::Workplace(Some(RoleRef::from_key(role)?)),
        ["kunden"] => Route::Customers(ListQuery::from_pairs(pairs)),
        ["kunden", "dubletten"] => Route::Duplicates,
        ["kunden", id] => Route::customer(id.parse().ok()?),
        ["kunden", id, slug] => {
            let tab = Tab::ALL.into_iter().find(|tab| tab.slug() == *slug)?;
            Route::Customer(id.parse().ok()?, tab, timeline_filter(pairs))
        }
        ["chancen"] => Route::Deals(DealQuery::from_pairs(DealView::Board, pairs)),
        ["chancen", slug] => Route::Deals(DealQuery::from_pairs(DealView::from_slug(slug)?, pairs)),
        ["aufgaben"] => Route::Tasks,
        ["rollen"] => Route::Roles,
        ["rollen", "vergleich", keys @ ..] if (2..=3).contains(&keys.len()) => Route::Compare(
            keys.iter()
                .map(|key| RoleRef::from_key(key))
                .collect::<Option<_>>()?,
        ),
        ["rollen", role] => Route::Role(RoleRef::from_key(role)?),
        ["team"] => Route::Team,
        ["team", "pruefen"] => Route::Review,
        ["team", "verlauf"] => Route::Feed,
        ["import"] => Route::Import,
        ["export"] => Route::Export,
        ["sicherung"] => Route::Backup,
        ["suche"] => Route::Search(value_of(pairs, "q").unwrap_or_default().to_owned()),
        ["papierkorb"] => Route::Trash,
        ["einstellungen"] => Route::Settings,
        ["ueber"] => Route::About,
        _ => return None,
    })
}

fn timeline_filter(pairs: &[(String, String)]) -> TimelineFilter {
    TimelineFilter {
        role: value_of(pairs, "rolle").and_then(RoleRef::from_key),
        kind: value_of(pairs, "art").and_then(ActivityKind::from_id),
        branches: value_of(pairs, "mit") == Some("filialen"),
    }
}

/// Places whose address resembles one that leads nowhere, the likeliest first.
pub fn nearest(address: &str) -> Vec<Route> {
    let wanted = address
        .split(['/', '?'])
        .find(|part| !part.is_empty())
        .unwrap_or("")
        .to_lowercase();
    let mut places = vec![
        Route::Workplace(None),
        Route::customers(),
        Route::deals(),
        Route::Tasks,
        Route::Roles,
        Route::Team,
        Route::Backup,
        Route::Trash,
        Route::Settings,
        Route::About,
        Route::Import,
        Route::Export,
    ];
    places.extend(Role::ALL.map(|role| Route::Role(role.into())));
    let distance = |route: &Route| {
        let href = route.href();
        let last = href.rsplit('/').next().unwrap_or("").to_owned();
        super::search::edit_distance(wanted.as_bytes(), last.as_bytes())
    };
    places.sort_by_key(distance);
    places.truncate(3);
    places
}

/// The value of a pair of an address.
pub(crate) fn value_of<'p>(pairs: &'p [(String, String)], name: &str) -> Option<&'p str> {
    pairs
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

fn with_query(path: &str, pairs: &[(&str, String)]) -> String {
    match pairs_text(pairs).as_str() {
        "" => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}

/// Pairs as they stand behind the question mark of an address.
pub(crate) fn pairs_text(pairs: &[(&str, String)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(name);
        text.push('=');
        encode(value, &mut text);
    }
    text
}

/// A text with everything escaped that could mean something in an address.
pub(crate) fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.push(
                    char::from_digit(u32::from(nibble), 16)
                        .unwrap_or('0')
                        .to_ascii_uppercase(),
                );
            }
        }
    }
}

/// The pairs behind the question mark of an address.
pub(crate) fn parse_pairs(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

/// Percent signs that name no byte stand for themselves; bytes that are no text become a mark.
pub(crate) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match escaped {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(if bytes[at] == b'+' { b' ' } else { bytes[at] });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
