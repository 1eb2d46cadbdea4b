//! Customers as a German wholesaler has them: twelve fields each, always the same for the same seed. The one generator
//! for us and for everything that we are measured against.

use facetten::domain::{Draft, Entity, Prop, Role};
use facetten::replica::{
    Book, Field, Key, Kind, RecordId, Replaces, Value, WorkspaceId, Write, WriterId,
};

pub const COMPANY: Kind = Kind(3);
pub const NOW: u64 = 1_795_000_000_000;
pub const WRITER: WriterId = WriterId(0x5eed_0001_0002_0003);

/// Name, street, postcode, town, phone, mail, site, class, state, owner, turnover, note.
pub const FIELDS: u16 = 12;

const SURNAMES: &[&str] = &[
    "Müller",
    "Schmidt",
    "Schneider",
    "Fischer",
    "Weber",
    "Meyer",
    "Wagner",
    "Becker",
    "Schulz",
    "Hoffmann",
    "Schäfer",
    "Koch",
    "Bauer",
    "Richter",
    "Klein",
    "Wolf",
    "Schröder",
    "Neumann",
    "Schwarz",
    "Zimmermann",
    "Braun",
    "Krüger",
    "Hofmann",
    "Hartmann",
    "Lange",
    "Schmitt",
    "Werner",
    "Krause",
    "Lehmann",
    "Köhler",
    "Maier",
    "König",
    "Huber",
    "Kaiser",
    "Fuchs",
    "Peters",
    "Scholz",
    "Möller",
    "Weiß",
    "Jung",
    "Hahn",
    "Vogel",
    "Keller",
    "Günther",
    "Berger",
    "Winkler",
    "Roth",
    "Lorenz",
    "Baumann",
    "Franke",
    "Albrecht",
    "Schuster",
    "Simon",
    "Ludwig",
    "Böhm",
    "Winter",
    "Kraus",
    "Martin",
    "Schumacher",
    "Krämer",
    "Vogt",
    "Stein",
    "Jäger",
    "Otto",
    "Sommer",
    "Groß",
    "Seidel",
    "Brandt",
];
const TRADES: &[&str] = &[
    "Elektrotechnik",
    "Sanitär",
    "Metallbau",
    "Holzhandel",
    "Maschinenbau",
    "Werkzeuge",
    "Fenster & Türen",
    "Dachbau",
    "Logistik",
    "Verpackung",
    "Kälte & Klima",
    "Landtechnik",
    "Druckluft",
    "Baustoffe",
    "Farben",
    "Medizintechnik",
];
const FORMS: &[&str] = &["GmbH", "GmbH & Co. KG", "KG", "e.K.", "OHG", "AG", "UG"];
const STREETS: &[&str] = &[
    "Hauptstraße",
    "Bahnhofstraße",
    "Industriestraße",
    "Gartenweg",
    "Lindenallee",
    "Schulstraße",
    "Am Gewerbepark",
    "Dorfstraße",
    "Bergstraße",
    "Kirchplatz",
    "Ringstraße",
    "Waldweg",
    "Mühlenweg",
    "Rosenstraße",
    "Siemensstraße",
    "Robert-Bosch-Straße",
    "Daimlerstraße",
    "Zum Hafen",
    "Neuer Weg",
    "Feldstraße",
];
const TOWNS: &[(&str, u32)] = &[
    ("Hamburg", 20095),
    ("Bremen", 28195),
    ("Hannover", 30159),
    ("Kassel", 34117),
    ("Düsseldorf", 40210),
    ("Köln", 50667),
    ("Frankfurt am Main", 60311),
    ("Stuttgart", 70173),
    ("Ulm", 89073),
    ("München", 80331),
    ("Nürnberg", 90402),
    ("Leipzig", 4103),
    ("Dresden", 1067),
    ("Rostock", 18055),
    ("Freiburg", 79098),
    ("Münster", 48143),
    ("Göttingen", 37073),
    ("Bielefeld", 33602),
    ("Aachen", 52062),
    ("Würzburg", 97070),
];
const TOPICS: &[&str] = &[
    "Bestellt meist zum Quartalsende",
    "Will vor jeder Lieferung angerufen werden",
    "Preisliste zuletzt im Frühjahr besprochen",
    "Hat nach Rahmenvertrag gefragt",
    "Ansprechpartner wechselt im Herbst",
    "Lager wird gerade umgebaut",
    "Reklamation aus dem Vorjahr ist erledigt",
    "Wünscht Muster der neuen Reihe",
    "Zahlt pünktlich mit Skonto",
    "Einkauf läuft über die Zentrale",
    "Besuch nur vormittags",
    "Interesse an Schulung für das Team",
];

/// A small generator of even numbers; good enough for data, and the same everywhere.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub fn bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.next().to_le_bytes());
        bytes[8..].copy_from_slice(&self.next().to_le_bytes()[..2]);
        bytes
    }
}

/// One customer as plain values.
pub struct Customer {
    pub name: String,
    pub street: String,
    pub postcode: String,
    pub town: &'static str,
    pub phone: String,
    pub mail: String,
    pub site: String,
    pub class: &'static str,
    pub status: &'static str,
    pub owner: usize,
    pub turnover: i64,
    pub note: String,
}

/// How many people look after the customers.
pub const OWNERS: usize = 8;

/// The next customer.
pub fn customer(dice: &mut Dice) -> Customer {
    let surname = *dice.pick(SURNAMES);
    let &(town, postcode) = dice.pick(TOWNS);
    let domain = format!(
        "{}-{}.de",
        surname.to_lowercase().replace(['ä', 'ö', 'ü', 'ß'], "e"),
        dice.below(10_000)
    );
    Customer {
        note: format!("{}. {}.", dice.pick(TOPICS), dice.pick(TOPICS)),
        name: format!("{surname} {} {}", dice.pick(TRADES), dice.pick(FORMS)),
        street: format!("{} {}", dice.pick(STREETS), 1 + dice.below(180)),
        postcode: format!("{:05}", postcode + dice.below(90) as u32),
        town,
        phone: format!(
            "+49 {} {}",
            200 + dice.below(700),
            10_000 + dice.below(990_000)
        ),
        mail: format!(
            "{}@{domain}",
            dice.pick(&["info", "einkauf", "kontakt", "office"])
        ),
        site: format!("www.{domain}"),
        class: dice.pick::<&str>(&["a", "b", "b", "c", "c", "c"]),
        status: dice.pick::<&str>(&["customer", "customer", "customer", "prospect", "former"]),
        owner: dice.below(OWNERS),
        turnover: (dice.below(900_000) * 100 + dice.below(100)) as i64,
    }
}

/// The writes that make up one customer.
pub fn writes(id: RecordId, owners: &[RecordId], customer: Customer) -> Vec<Write> {
    let values: [Value; FIELDS as usize] = [
        customer.name.into(),
        customer.street.into(),
        customer.postcode.into(),
        customer.town.into(),
        customer.phone.into(),
        customer.mail.into(),
        customer.site.into(),
        customer.class.into(),
        customer.status.into(),
        owners[customer.owner].into(),
        Value::Int(customer.turnover),
        customer.note.into(),
    ];
    let key = (1..=FIELDS).map(|field| Key::plain(Field(field)));
    key.zip(values)
        .map(|(key, value)| Write::Set {
            id,
            kind: COMPANY,
            key,
            value,
            replaces: Replaces::Current,
        })
        .collect()
}

/// The customer as the program keeps it.
pub fn draft(id: RecordId, owner: RecordId, customer: &Customer) -> Draft {
    Draft::new(Entity::Company, id)
        .text(Prop::CompanyName, &customer.name)
        .text(Prop::CompanyStreet, &customer.street)
        .text(Prop::CompanyPostcode, &customer.postcode)
        .text(Prop::CompanyTown, customer.town)
        .text(Prop::CompanyPhone, &customer.phone)
        .text(Prop::CompanyMail, &customer.mail)
        .text(Prop::CompanyWebsite, &customer.site)
        .text(Prop::CompanyClass, customer.class)
        .text(Prop::CompanyStatus, customer.status)
        .at(Prop::CompanyOwners, Role::FieldSales.id(), Value::Id(owner))
        .int(Prop::CompanyRevenueStated, customer.turnover)
        .text(Prop::CompanyNote, &customer.note)
}

/// A book with so many customers, entered over a working year.
pub fn book(customers: usize) -> Book {
    let mut dice = Dice(2026);
    let mut book = Book::new(WorkspaceId(*b"bench-workspace!"));
    let owners: Vec<RecordId> = (0..OWNERS as u64)
        .map(|n| RecordId::v7(NOW + n, dice.bytes()))
        .collect();
    for n in 0..customers {
        let now = NOW + n as u64 * 31_000 + dice.below(20_000) as u64;
        let id = RecordId::v7(now, dice.bytes());
        book.commit(WRITER, now, &writes(id, &owners, customer(&mut dice)))
            .expect("fresh records can be written");
    }
    book
}

/// One changed field of one customer.
pub fn edit(id: RecordId, dice: &mut Dice) -> Write {
    let key = Key::plain(Field(1 + dice.below(3) as u16));
    let value = format!("{} {}", dice.pick(SURNAMES), dice.below(100_000)).into();
    Write::Set {
        id,
        kind: COMPANY,
        key,
        value,
        replaces: Replaces::Current,
    }
}
