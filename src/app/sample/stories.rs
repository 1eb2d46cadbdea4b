//! The customers with a story, and the sentences that the others are told with. Each text in both languages.

use crate::domain::{ActivityKind, Class, LossReason, Role, Stage, Status};

/// German and English.
pub(super) type Text = (&'static str, &'static str);

/// A deal of a story.
pub(super) struct NamedDeal {
    pub title: Text,
    pub euros: i32,
    pub stage: Stage,
    /// Days in its stage.
    pub days: i32,
}

/// A customer with a story.
pub(super) struct Named {
    pub name: &'static str,
    pub postcode: &'static str,
    pub town: &'static str,
    pub branches: usize,
    pub class: Class,
    pub status: Status,
    pub leads: Role,
    pub industry: &'static str,
    pub next: Text,
    /// Days until the next step.
    pub due: i32,
    /// Euros in twelve months.
    pub yearly: i32,
    pub falling: bool,
    /// Days since the last talk, and how many talks there were.
    pub last_talk: i32,
    pub talks: i32,
    pub deals: &'static [NamedDeal],
    pub events: &'static [(ActivityKind, Role, i32, Text)],
    pub complaint: Option<(Text, i32)>,
    pub promise: Option<(Text, i32)>,
    pub service_story: bool,
}

/// The hour that nobody paid for.
pub(super) const UNPAID_SERVICE: Text = (
    "Marktleiter möchte das Obstregal tiefer. 2 Böden nachbestellt (318 €). Serviceleistung: 45 Minuten Regalpflege, kein zurechenbarer Umsatz.",
    "Store manager wants the fruit shelf lower. 2 boards reordered (€318). Service: 45 minutes of shelf care, no attributable revenue.",
);

const PLAIN: Named = Named {
    name: "",
    postcode: "",
    town: "",
    branches: 0,
    class: Class::C,
    status: Status::Customer,
    leads: Role::FieldSales,
    industry: "",
    next: ("", ""),
    due: 0,
    yearly: 0,
    falling: false,
    last_talk: 5,
    talks: 6,
    deals: &[],
    events: &[],
    complaint: None,
    promise: None,
    service_story: false,
};

/// The customers with a story, the largest first.
pub(super) fn named() -> [Named; 14] {
    [
        Named {
            name: "Grünkorn Biomärkte SE",
            postcode: "30159",
            town: "Hannover",
            branches: 86,
            class: Class::A,
            leads: Role::KeyAccount,
            industry: "Bio-Lebensmittel",
            next: ("Angebot nachfassen", "Follow up the quote"),
            due: -1,
            yearly: 1_140_000,
            last_talk: 3,
            talks: 12,
            deals: &[
                NamedDeal {
                    title: ("Rahmenvertrag 2027", "Framework contract 2027"),
                    euros: 168_000,
                    stage: Stage::Qualified,
                    days: 12,
                },
                NamedDeal {
                    title: (
                        "Frischeregale, 9 Filialen",
                        "Fresh food shelves, 9 branches",
                    ),
                    euros: 44_000,
                    stage: Stage::Qualified,
                    days: 14,
                },
            ],
            events: &[
                (
                    ActivityKind::Call,
                    Role::KeyAccount,
                    3,
                    (
                        "Rahmenvertrag 2027: Wettbewerber bietet 4 % weniger, aber ohne Montage. Der Einkauf will Gesamtkosten je Filiale sehen.",
                        "Framework contract 2027: a competitor offers 4% less, but without assembly. Purchasing wants to see total cost per branch.",
                    ),
                ),
                (
                    ActivityKind::Note,
                    Role::SalesSupport,
                    0,
                    (
                        "Teillieferung für 12 Filialen bestätigt, 48 Regalmeter.",
                        "Partial delivery for 12 branches confirmed, 48 metres of shelving.",
                    ),
                ),
                (
                    ActivityKind::Mail,
                    Role::CaseHandling,
                    1,
                    (
                        "Auftragsbestätigung für Laatzen verschickt.",
                        "Order confirmation for Laatzen sent.",
                    ),
                ),
            ],
            service_story: true,
            ..PLAIN
        },
        Named {
            name: "Apotheken-Verbund Lahn eG",
            postcode: "35390",
            town: "Gießen",
            branches: 41,
            class: Class::A,
            leads: Role::KeyAccount,
            industry: "Apotheken",
            next: ("Jahresgespräch planen", "Plan the annual review"),
            due: 0,
            yearly: 742_900,
            falling: true,
            last_talk: 12,
            talks: 10,
            events: &[(
                ActivityKind::Call,
                Role::InsidePassive,
                26,
                (
                    "Filiale Wetzlar fragt nach einem anderen Lieferanten für Sichtwahlregale. Der Verbund äußert sich nicht.",
                    "The Wetzlar branch asks about another supplier for display shelves. The group says nothing.",
                ),
            )],
            ..PLAIN
        },
        Named {
            name: "Elbkontor Buchhandel GmbH",
            postcode: "20095",
            town: "Hamburg",
            branches: 23,
            class: Class::A,
            leads: Role::FieldSales,
            industry: "Buchhandel",
            next: ("Filialbesuch Altona", "Visit the Altona branch"),
            due: 3,
            yearly: 588_100,
            last_talk: 6,
            talks: 9,
            ..PLAIN
        },
        Named {
            name: "Möbelhaus Tannhof KG",
            postcode: "33602",
            town: "Bielefeld",
            class: Class::B,
            industry: "Möbelhandel",
            next: ("Musterregal liefern", "Deliver a sample shelf"),
            due: 4,
            yearly: 214_600,
            last_talk: 2,
            ..PLAIN
        },
        Named {
            name: "Radwerk Fahrradhandel GmbH",
            postcode: "48143",
            town: "Münster",
            branches: 9,
            class: Class::B,
            leads: Role::InsidePassive,
            industry: "Fahrradhandel",
            next: ("Rückruf zugesagt", "Call back as promised"),
            due: 0,
            yearly: 186_400,
            last_talk: 1,
            ..PLAIN
        },
        Named {
            name: "Optik Hellmark e. K.",
            postcode: "33098",
            town: "Paderborn",
            leads: Role::InsidePassive,
            industry: "Augenoptik",
            yearly: 24_800,
            last_talk: 71,
            talks: 3,
            ..PLAIN
        },
        Named {
            name: "Drogerie Blattwerk GmbH",
            postcode: "34117",
            town: "Kassel",
            branches: 17,
            class: Class::B,
            status: Status::Prospect,
            leads: Role::InsideActive,
            industry: "Drogerien",
            next: ("Zweitanruf Einkauf", "Second call to purchasing"),
            due: -2,
            last_talk: 9,
            talks: 2,
            deals: &[NamedDeal {
                title: ("Erstausstattung 17 Märkte", "First fit-out of 17 stores"),
                euros: 96_000,
                stage: Stage::Quoted,
                days: 8,
            }],
            ..PLAIN
        },
        Named {
            name: "Küchenstudio Sommerfeld",
            postcode: "32756",
            town: "Detmold",
            industry: "Küchenstudios",
            next: ("Reklamation klären", "Settle the complaint"),
            due: 1,
            yearly: 31_200,
            last_talk: 4,
            talks: 4,
            events: &[(
                ActivityKind::Note,
                Role::CaseHandling,
                19,
                (
                    "3 Böden verkratzt geliefert. Ersatz angefragt, seitdem keine Antwort aus dem Lager.",
                    "3 boards delivered scratched. Replacement requested, no answer from the warehouse since.",
                ),
            )],
            complaint: Some((
                ("R-204: 3 Böden verkratzt", "R-204: 3 boards scratched"),
                -12,
            )),
            ..PLAIN
        },
        Named {
            name: "Baustoff Rhenus AG",
            postcode: "47051",
            town: "Duisburg",
            branches: 34,
            class: Class::A,
            status: Status::Prospect,
            leads: Role::KeyAccount,
            industry: "Baustoffhandel",
            next: ("Konzept vorstellen", "Present the concept"),
            due: 8,
            last_talk: 5,
            talks: 4,
            deals: &[NamedDeal {
                title: (
                    "Schwerlastregale, alle Niederlassungen",
                    "Heavy-duty shelving, all branches",
                ),
                euros: 340_000,
                stage: Stage::Negotiation,
                days: 21,
            }],
            ..PLAIN
        },
        Named {
            name: "Papier & Feder GmbH",
            postcode: "49074",
            town: "Osnabrück",
            branches: 12,
            class: Class::B,
            leads: Role::SalesSupport,
            industry: "Schreibwaren",
            next: ("Liefertermin klären", "Settle the delivery date"),
            due: 0,
            yearly: 142_700,
            last_talk: 1,
            ..PLAIN
        },
        Named {
            name: "Schuhhaus Lindenberg GmbH",
            postcode: "28195",
            town: "Bremen",
            branches: 6,
            status: Status::Prospect,
            leads: Role::MarketingSales,
            industry: "Schuhhandel",
            next: ("Webinar-Einladung", "Invitation to the webinar"),
            due: 6,
            last_talk: 15,
            talks: 2,
            deals: &[NamedDeal {
                title: ("Schaufensterregale", "Window shelving"),
                euros: 12_000,
                stage: Stage::Inquiry,
                days: 15,
            }],
            ..PLAIN
        },
        Named {
            name: "Weinhandel Rotkamp",
            postcode: "59494",
            town: "Soest",
            status: Status::Lead,
            leads: Role::InsideActive,
            industry: "Weinhandel",
            next: ("Erstanruf", "First call"),
            due: 2,
            talks: 0,
            ..PLAIN
        },
        Named {
            name: "Spielwaren Kobold KG",
            postcode: "33330",
            town: "Gütersloh",
            branches: 8,
            class: Class::B,
            leads: Role::InsidePassive,
            industry: "Spielwaren",
            next: ("Nachbestellung", "Reorder"),
            due: 7,
            yearly: 98_300,
            last_talk: 20,
            events: &[(
                ActivityKind::Call,
                Role::SalesSupport,
                20,
                (
                    "Neuen Liefertermin für die Weihnachtsaktion zugesagt: bis Mittwoch.",
                    "Promised a new delivery date for the Christmas campaign: by Wednesday.",
                ),
            )],
            promise: Some((
                (
                    "Neuer Liefertermin Weihnachtsaktion",
                    "New delivery date, Christmas campaign",
                ),
                -6,
            )),
            ..PLAIN
        },
        Named {
            name: "Gartencenter Haslach",
            postcode: "32423",
            town: "Minden",
            class: Class::B,
            industry: "Gartencenter",
            next: ("Saisonplanung", "Plan the season"),
            due: 9,
            yearly: 87_500,
            last_talk: 8,
            ..PLAIN
        },
    ]
}

pub(super) const STEPS: [Text; 10] = [
    ("Angebot nachfassen", "Follow up the quote"),
    ("Rückruf zugesagt", "Call back as promised"),
    ("Musterregal zeigen", "Show a sample shelf"),
    ("Jahresgespräch planen", "Plan the annual review"),
    ("Liefertermin klären", "Settle the delivery date"),
    ("Preisliste schicken", "Send the price list"),
    ("Saisonplanung", "Plan the season"),
    ("Aufmaß vereinbaren", "Arrange a site measurement"),
    ("Zufriedenheit erfragen", "Ask how they are doing"),
    ("Nachbestellung anstoßen", "Prompt a reorder"),
];

pub(super) const DEALS: [Text; 6] = [
    ("Umbau Verkaufsfläche", "Refit of the sales floor"),
    ("Regale für neue Filiale", "Shelving for a new branch"),
    ("Lagerregale", "Warehouse shelving"),
    ("Kassenzone", "Checkout area"),
    ("Beleuchtete Regalböden", "Lit shelves"),
    ("Austausch alter Böden", "Replacement of old boards"),
];

pub(super) const PROMISES: [Text; 5] = [
    ("Liefertermin bestätigen", "Confirm the delivery date"),
    ("Muster schicken", "Send a sample"),
    ("Gutschrift prüfen", "Check the credit note"),
    ("Aufbauplan nachreichen", "Hand in the assembly plan"),
    (
        "Preis für Sondermaß nennen",
        "Quote a price for the special size",
    ),
];

pub(super) const CALLS: [Text; 8] = [
    (
        "Bedarf für das Frühjahr besprochen, Mengen folgen.",
        "Talked about spring demand, quantities to follow.",
    ),
    (
        "Preisfrage zu 120er Böden geklärt.",
        "Settled a price question on 120 boards.",
    ),
    (
        "Möchte erst nach der Inventur entscheiden.",
        "Wants to decide after stocktaking.",
    ),
    (
        "Zufrieden mit der letzten Lieferung, ein Karton fehlte.",
        "Happy with the last delivery, one box was missing.",
    ),
    (
        "Umbau ist verschoben, neuer Anlauf im nächsten Quartal.",
        "Refit is postponed, next try in the coming quarter.",
    ),
    (
        "Fragt nach längeren Zahlungszielen.",
        "Asks for longer payment terms.",
    ),
    (
        "Neue Ansprechperson im Einkauf, Termin zum Kennenlernen vereinbart.",
        "New contact in purchasing, meeting arranged.",
    ),
    ("Nachbestellung angekündigt.", "Announced a reorder."),
];

pub(super) const VISITS: [Text; 6] = [
    (
        "Fläche vermessen, zwei Regalreihen mehr möglich.",
        "Measured the floor, two more rows of shelving fit.",
    ),
    (
        "Regalbild geprüft, drei Böden nachjustiert.",
        "Checked the shelf layout, adjusted three boards.",
    ),
    (
        "Aktionsaufbau besprochen, Mitbewerber mit Zweitplatzierung.",
        "Discussed the promotion; a competitor has a second placement.",
    ),
    (
        "Bestellung aufgenommen, Lieferung zur nächsten Tour.",
        "Took an order, delivery with the next tour.",
    ),
    (
        "Kurz vor Ort, alles in Ordnung.",
        "Short visit, all in order.",
    ),
    (
        "Marktleitung neu, Sortiment vorgestellt.",
        "New store manager, presented the range.",
    ),
];

pub(super) const MAILS: [Text; 6] = [
    (
        "Auftragsbestätigung verschickt.",
        "Sent the order confirmation.",
    ),
    (
        "Unterlagen zu Schwerlastregalen geschickt.",
        "Sent documents on heavy-duty shelving.",
    ),
    (
        "Rechnungskopie nachgereicht.",
        "Sent a copy of the invoice.",
    ),
    (
        "Einladung zum Online-Rundgang verschickt.",
        "Sent an invitation to the online tour.",
    ),
    (
        "Rückfrage zur Lieferadresse beantwortet.",
        "Answered a question about the delivery address.",
    ),
    ("Stammdaten abgeglichen.", "Checked the master data."),
];

pub(super) const NEXT_FOR_DEALS: [Text; 5] = [
    ("Angebot nachfassen", "Follow up on the quote"),
    ("Muster zeigen", "Show a sample"),
    ("Mengen klären", "Settle the quantities"),
    (
        "Termin mit der Einkaufsleitung",
        "Meet the head of purchasing",
    ),
    ("Aufmaß vor Ort", "Measure on site"),
];

/// A deal that was decided.
pub(super) struct Decided {
    /// Which of the titles.
    pub title: usize,
    pub euros: i32,
    /// So many days ago.
    pub days: i32,
    /// Why it was lost, and more about it; nothing for one that was won.
    pub lost: Option<(LossReason, Text)>,
}

const fn won(title: usize, euros: i32, days: i32) -> Decided {
    Decided {
        title,
        euros,
        days,
        lost: None,
    }
}

const fn lost(title: usize, euros: i32, days: i32, reason: LossReason, note: Text) -> Decided {
    Decided {
        title,
        euros,
        days,
        lost: Some((reason, note)),
    }
}

pub(super) const DECIDED: [Decided; 14] = [
    won(0, 38_500, 6),
    lost(
        1,
        24_000,
        9,
        LossReason::Price,
        ("9 % über dem Mitbewerber", "9% above the competitor"),
    ),
    won(2, 71_200, 13),
    lost(
        3,
        12_800,
        18,
        LossReason::Competitor,
        ("Bestandslieferant blieb", "Kept the present supplier"),
    ),
    won(4, 9_400, 20),
    lost(5, 18_600, 27, LossReason::NoBudget, ("", "")),
    won(1, 54_000, 41),
    lost(
        0,
        86_000,
        48,
        LossReason::Price,
        ("Rabatt nicht möglich", "No discount possible"),
    ),
    won(3, 21_300, 75),
    lost(
        2,
        33_000,
        96,
        LossReason::Timing,
        ("Umbau verschoben", "Refit postponed"),
    ),
    won(5, 14_900, 130),
    lost(4, 7_700, 160, LossReason::NoNeed, ("", "")),
    won(0, 62_000, 210),
    lost(1, 29_500, 250, LossReason::Competitor, ("", "")),
];
