//! Words of »Zu prüfen«.

use super::{Lang, messages};
use crate::domain::Entity;

/// What a kind of record is called, one of it.
pub const fn kind(lang: Lang, entity: Entity) -> &'static str {
    match entity {
        Entity::Settings => lang.pick("Einstellung", "Setting"),
        Entity::Member => lang.pick("Mitglied", "Member"),
        Entity::Company => lang.pick("Kunde", "Customer"),
        Entity::Person => lang.pick("Kontakt", "Contact"),
        Entity::Relation => lang.pick("Kontakt beim Kunden", "Contact at the customer"),
        Entity::Activity => lang.pick("Eintrag im Verlauf", "Timeline entry"),
        Entity::Task => lang.pick("Aufgabe", "Task"),
        Entity::Promise => lang.pick("Zusage", "Promise"),
        Entity::Deal => lang.pick("Chance", "Deal"),
        Entity::Pipeline => lang.pick("Pipeline", "Pipeline"),
        Entity::RoleText => lang.pick("Eigener Text", "Own text"),
        Entity::OwnRole => lang.pick("Eigene Rolle", "Own role"),
        Entity::SavedView => lang.pick("Ansicht", "View"),
        Entity::Change => lang.pick("Änderung", "Change"),
    }
}

messages! {
    title: "Zu prüfen" | "To review";
    lead: "Hier haben zwei Personen dasselbe Feld geändert, bevor sie voneinander wussten. Bis Sie entscheiden, gilt der neuere Stand; nichts ist verloren." | "Here two people changed the same field before they knew of each other. Until you decide, the newer value holds; nothing is lost.";
    /// How many fields of one record are to be reviewed.
    fields(count): "1 Feld zu prüfen" / "{count} Felder zu prüfen" | "1 field to review" / "{count} fields to review";
    records(count): "Ein Stand ist zu prüfen: zwei Personen haben dasselbe Feld geändert." / "{count} Stände sind zu prüfen: jeweils haben zwei Personen dasselbe Feld geändert." | "One record needs review: two people changed the same field." / "{count} records need review: in each, two people changed the same field.";
    mark: "zu prüfen" | "to review";
    mark_of(field: &str): "{field}: zu prüfen" | "{field}: to review";
    someone: "Jemand" | "Someone";
    you: "Sie" | "You";
    newest: "neuer" | "newer";
    empty_value: "leer" | "empty";
    keep: "So übernehmen" | "Keep this";
    keep_of(name: &str): "So übernehmen: {name}" | "Keep this: {name}";
    all_mine: "Alles von mir" | "All of mine";
    all_of(name: &str): "Alles von {name}" | "All by {name}";
    at_customer(name: &str): "bei {name}" | "at {name}";
    on_page_of(role: &str): "auf der Seite {role}" | "on the page {role}";
    tasks_hidden(count: &str): "{count} ausgeblendet" | "{count} hidden";
    task(number: &str): "Aufgabe {number}" | "Task {number}";
    empty_title: "Nichts zu prüfen" | "Nothing to review";
    empty_text: "Wenn zwei Personen dasselbe Feld ändern, bevor sie voneinander wissen, stehen beide Stände hier zur Wahl." | "When two people change the same field before they know of each other, both values stand here to choose from.";
    to_team: "Zum Team" | "To the team";
    see: "Ansehen" | "See";
}
