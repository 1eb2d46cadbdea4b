//! A list as an older German program exports it: Windows-1252, semicolons, decimal commas, and a few rows that are
//! not quite right. Tests, benchmarks and the end-to-end suite make their ten thousand rows here.

use super::rng::Rng;
use super::tables::{
    FUNCTIONS, LAST_NAMES, LEGAL_FORMS, MEN, STREETS, TOWNS, TRADES, WOMEN, phone, slug,
};
use crate::app::import::encoding::to_windows_1252;

/// The headings of the list.
const HEADINGS: &str = "Kd-Nr.;Firma;Zentrale;Straße;PLZ;Ort;Telefon;E-Mail;Webseite;ABC;Status;Branche;Betreuer;\
Anrede;Vorname;Nachname;Funktion;Umsatz 2025;Umsatz 12 M;Kunde seit;Wiedervorlage;Nächster Schritt;Notiz";

const STEPS: [&str; 8] = [
    "Angebot nachfassen",
    "Rückruf zugesagt",
    "Musterregal zeigen",
    "Jahresgespräch planen",
    "Zweitanruf Einkauf",
    "Liefertermin klären",
    "Preisliste schicken",
    "Saisonplanung",
];

const NOTES: [&str; 8] = [
    "Bestellt nur nach Muster; bitte Lieferzeiten vorher nennen.",
    "Anlieferung über den Hof, werktags bis 11 Uhr.",
    "Hat 2024 umgebaut, überlegt zweites Lager.",
    "Zahlt mit 2 % Skonto innerhalb von 10 Tagen.",
    "Ansprechpartner wechselt voraussichtlich zum Jahresende.",
    "Legt Wert auf \"Montage inklusive\".",
    "Größte Fläche der Gruppe; Mitbewerber vor Ort.",
    "Möchte Rechnungen nur per E-Mail.",
];

/// A list of so many rows, in Windows-1252. The same seed gives the same bytes.
///
/// Of every 200 rows one lost the leading zero of its postcode, one has a day that does not exist, one has a cell too
/// many. Every twelfth row is a branch of an earlier one.
pub fn german_csv(seed: u64, rows: usize) -> Vec<u8> {
    let mut rng = Rng::new(seed);
    let mut text = String::with_capacity(rows * 260 + 300);
    text.push_str(HEADINGS);
    text.push_str("\r\n");
    let mut office: Option<(usize, String)> = None;
    for row in 0..rows {
        let trade = rng.pick(&TRADES);
        let (mut postcode, town) = *rng.pick(&TOWNS);
        let owner_name = *rng.pick(&LAST_NAMES);
        let is_branch = row % 12 != 0 && row % 12 < 2 && office.is_some();
        let (name, parent) = match &office {
            Some((number, name)) if is_branch => {
                (format!("{name} Filiale {town}"), number.to_string())
            }
            Some(_) | None => {
                let form = *rng.pick(&LEGAL_FORMS);
                let shop = *rng.pick(trade.shop);
                // The row's number keeps ten thousand names apart where the tables repeat themselves.
                let name = format!("{shop} {owner_name} {}", 100 + row % 900);
                (
                    format!("{name} {form}").trim_end().to_owned(),
                    String::new(),
                )
            }
        };
        let number = 10_000 + row;
        if row % 12 == 0 {
            office = Some((number, name.clone()));
        }
        if row % 200 == 17 {
            postcode = postcode.trim_start_matches('0');
            if postcode.len() == 5 {
                postcode = "1067";
            }
        }
        let woman = rng.percent(50);
        let first = if woman {
            rng.pick(&WOMEN)
        } else {
            rng.pick(&MEN)
        };
        let salutation = if woman { "Frau" } else { "Herr" };
        let last = rng.pick(&LAST_NAMES);
        let web = slug(&name);
        let yearly = rng.between(trade.yearly.0, trade.yearly.1);
        let cents = rng.between(0, 99);
        let class = ["A", "B", "B", "C", "C", "C", "C"][rng.below(7) as usize];
        let status =
            ["Kunde", "Kunde", "Kunde", "Interessent", "Lead", "ehemalig"][rng.below(6) as usize];
        let follow_up = if row % 200 == 33 {
            "31.02.2027".to_owned()
        } else if rng.percent(40) {
            format!("{:02}.{:02}.2027", rng.between(1, 28), rng.between(1, 12))
        } else {
            String::new()
        };
        let step = if follow_up.is_empty() {
            ""
        } else {
            *rng.pick(&STEPS)
        };
        let note = if rng.percent(30) {
            *rng.pick(&NOTES)
        } else {
            ""
        };
        let cells = [
            number.to_string(),
            quoted(&name),
            parent,
            format!("{} {}", rng.pick(&STREETS), rng.between(1, 120)),
            postcode.to_owned(),
            town.to_owned(),
            phone(postcode, rng.below(1_000)),
            format!("info@{web}.example"),
            format!("www.{web}.example"),
            class.to_owned(),
            status.to_owned(),
            trade.name.to_owned(),
            "Kessler".to_owned(),
            salutation.to_owned(),
            (*first).to_owned(),
            (*last).to_owned(),
            (*rng.pick(&FUNCTIONS)).to_owned(),
            grouped(yearly, cents),
            grouped(yearly + rng.between(-400, 400), cents),
            format!(
                "{:02}.{:02}.{}",
                rng.between(1, 28),
                rng.between(1, 12),
                rng.between(2004, 2025)
            ),
            follow_up,
            step.to_owned(),
            quoted(note),
        ];
        text.push_str(&cells.join(";"));
        if row % 200 == 51 {
            text.push_str(";Nachtrag");
        }
        text.push_str("\r\n");
    }
    text.chars()
        .map(|c| to_windows_1252(c).unwrap_or(b'?'))
        .collect()
}

fn quoted(text: &str) -> String {
    if text.contains([';', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// `1.184.300,50 €`
fn grouped(euros: i32, cents: i32) -> String {
    let digits = euros.to_string();
    let mut out = String::with_capacity(digits.len() + 6);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    format!("{out},{cents:02} €")
}
