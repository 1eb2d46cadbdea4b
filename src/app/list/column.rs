//! The columns of the list: what can be shown, sorted by, filtered and grouped.

/// A column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Name, with town and branches below.
    #[default]
    Name,
    /// A, B or C.
    Class,
    /// Lead to former customer.
    Status,
    /// Who is responsible.
    Owner,
    /// What comes next, by its day.
    NextStep,
    /// Revenue of twelve months.
    Revenue,
    /// Value of the open deals.
    Open,
    /// The early warning.
    Situation,
    /// When they were last spoken to.
    LastContact,
    /// Customer number.
    Number,
    /// Head office, branch, or on its own.
    Kind,
    /// How many branches a head office has.
    Branches,
    /// How many contacts are known.
    Contacts,
    /// Street and house number.
    Street,
    /// Postcode.
    Postcode,
    /// Town.
    Town,
    /// Country.
    Country,
    /// Phone.
    Phone,
    /// E-mail address.
    Mail,
    /// Website.
    Website,
    /// Line of business.
    Industry,
    /// Where the address comes from.
    Source,
    /// First day as a customer.
    Since,
    /// VAT identification number.
    VatId,
    /// Tags.
    Tags,
    /// The remark that is always in view.
    Note,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// One of a closed set of ids.
    Choice(&'static [&'static str]),
    /// Members.
    Members,
    /// A day.
    Day,
    /// An amount in cents.
    Cents,
    /// A number of things.
    Count,
    /// Several short texts.
    Tags,
}

/// The ids of [`crate::domain::rules::situation::State`] without its figures, the most urgent first.
pub const SITUATIONS: &[&str] = &[
    "complaint",
    "declining",
    "promise_overdue",
    "silent",
    "negotiating",
    "quote_open",
    "new",
    "stable",
    "growing",
];

impl Column {
    /// All columns, in the order in which they are offered.
    pub const ALL: [Column; 26] = [
        Column::Name,
        Column::Class,
        Column::Status,
        Column::Owner,
        Column::NextStep,
        Column::Revenue,
        Column::Open,
        Column::Situation,
        Column::LastContact,
        Column::Number,
        Column::Kind,
        Column::Branches,
        Column::Contacts,
        Column::Street,
        Column::Postcode,
        Column::Town,
        Column::Country,
        Column::Phone,
        Column::Mail,
        Column::Website,
        Column::Industry,
        Column::Source,
        Column::Since,
        Column::VatId,
        Column::Tags,
        Column::Note,
    ];

    /// The columns that a list shows unless somebody chose others.
    pub const USUAL: [Column; 8] = [
        Column::Name,
        Column::Class,
        Column::Status,
        Column::Owner,
        Column::NextStep,
        Column::Revenue,
        Column::Open,
        Column::Situation,
    ];

    /// The columns that make groups worth looking at.
    pub const GROUPING: [Column; 8] = [
        Column::Class,
        Column::Status,
        Column::Owner,
        Column::Situation,
        Column::Kind,
        Column::Town,
        Column::Industry,
        Column::Source,
    ];

    /// The name in an address. It never changes.
    pub const fn slug(self) -> &'static str {
        match self {
            Column::Name => "kunde",
            Column::Class => "klasse",
            Column::Status => "status",
            Column::Owner => "zustaendig",
            Column::NextStep => "schritt",
            Column::Revenue => "umsatz",
            Column::Open => "offen",
            Column::Situation => "lage",
            Column::LastContact => "kontakt",
            Column::Number => "nummer",
            Column::Kind => "art",
            Column::Branches => "filialen",
            Column::Contacts => "personen",
            Column::Street => "strasse",
            Column::Postcode => "plz",
            Column::Town => "ort",
            Column::Country => "land",
            Column::Phone => "telefon",
            Column::Mail => "mail",
            Column::Website => "web",
            Column::Industry => "branche",
            Column::Source => "quelle",
            Column::Since => "seit",
            Column::VatId => "ustid",
            Column::Tags => "schlagwort",
            Column::Note => "bemerkung",
        }
    }

    /// The column of an address.
    pub fn from_slug(slug: &str) -> Option<Column> {
        Column::ALL.into_iter().find(|column| column.slug() == slug)
    }

    /// What stands in it.
    pub const fn kind(self) -> ColumnKind {
        use crate::domain::{Class, CompanyKind, Status};
        match self {
            Column::Class => ColumnKind::Choice(Class::IDS),
            Column::Status => ColumnKind::Choice(Status::IDS),
            Column::Kind => ColumnKind::Choice(CompanyKind::IDS),
            Column::Situation => ColumnKind::Choice(SITUATIONS),
            Column::Owner => ColumnKind::Members,
            Column::NextStep | Column::LastContact | Column::Since => ColumnKind::Day,
            Column::Revenue | Column::Open => ColumnKind::Cents,
            Column::Branches | Column::Contacts => ColumnKind::Count,
            Column::Tags => ColumnKind::Tags,
            Column::Name
            | Column::Number
            | Column::Street
            | Column::Postcode
            | Column::Town
            | Column::Country
            | Column::Phone
            | Column::Mail
            | Column::Website
            | Column::Industry
            | Column::Source
            | Column::VatId
            | Column::Note => ColumnKind::Text,
        }
    }

    /// Whether the large and the urgent come first when it is sorted by.
    pub const fn falls(self) -> bool {
        match self.kind() {
            ColumnKind::Cents | ColumnKind::Count => true,
            ColumnKind::Text
            | ColumnKind::Choice(_)
            | ColumnKind::Members
            | ColumnKind::Day
            | ColumnKind::Tags => false,
        }
    }
}
