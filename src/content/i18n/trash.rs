//! Words of the bin.

use super::{Lang, messages};
use crate::domain::Entity;

/// What a kind of record is called, several of them.
pub const fn kind(lang: Lang, entity: Entity) -> &'static str {
    match entity {
        Entity::Settings => lang.pick("Einstellungen", "Settings"),
        Entity::Member => lang.pick("Mitglieder", "Members"),
        Entity::Company => lang.pick("Kunden", "Customers"),
        Entity::Person => lang.pick("Kontakte", "Contacts"),
        Entity::Relation => lang.pick("Zuordnungen von Kontakten", "Links of contacts"),
        Entity::Activity => lang.pick("Einträge", "Entries"),
        Entity::Task => lang.pick("Aufgaben", "Tasks"),
        Entity::Promise => lang.pick("Zusagen", "Promises"),
        Entity::Deal => lang.pick("Chancen", "Deals"),
        Entity::Pipeline => lang.pick("Pipelines", "Pipelines"),
        Entity::RoleText => lang.pick("Eigene Texte", "Own texts"),
        Entity::OwnRole => lang.pick("Eigene Rollen", "Own roles"),
        Entity::SavedView => lang.pick("Ansichten", "Views"),
        Entity::Change => lang.pick("Änderungen", "Changes"),
    }
}

messages! {
    lead: "Archiviertes bleibt hier, bis Sie es zurückholen oder endgültig löschen. Von selbst verschwindet nichts." | "What was archived stays here until you bring it back or erase it for good. Nothing goes by itself.";
    empty_title: "Der Papierkorb ist leer" | "The recycle bin is empty";
    empty_text: "Archivierte Kunden, Kontakte und Aufgaben finden Sie hier wieder." | "You will find archived customers, contacts and tasks here again.";
    to_customers: "Zu den Kunden" | "To the customers";
    since(when: &str): "{when} archiviert" | "archived {when}";
    since_by(when: &str, name: &str): "{when} von {name} archiviert" | "archived {when} by {name}";
    of_customer(name: &str): "bei {name}" | "at {name}";
    nameless: "ohne Namen" | "nameless";
    restore: "Zurückholen" | "Bring back";
    restore_name(name: &str): "Zurückholen: {name}" | "Bring back: {name}";
    erase: "Endgültig löschen" | "Erase for good";
    erase_name(name: &str): "Endgültig löschen: {name}" | "Erase for good: {name}";
    mark(name: &str): "{name} auswählen" | "Select {name}";
    mark_group(kind: &str): "Alle auswählen: {kind}" | "Select all: {kind}";
    marked(count: &str): "{count} ausgewählt" | "{count} selected";
    clear: "Auswahl aufheben" | "Clear selection";
    old_title(count): "Ein Eintrag liegt seit über 90 Tagen hier" / "{count} Einträge liegen seit über 90 Tagen hier" | "One entry has been here for more than 90 days" / "{count} entries have been here for more than 90 days";
    old_text: "Personendaten, die niemand mehr braucht, sollten endgültig gelöscht werden." | "Personal data that nobody needs any more should be erased for good.";
    old_mark: "Diese auswählen" | "Select these";
    more(count: &str): "Weitere {count} zeigen" | "Show {count} more";

    erase_title_one(name: &str): "»{name}« endgültig löschen" | "Erase “{name}” for good";
    erase_title_many(count: &str): "{count} Einträge endgültig löschen" | "Erase {count} entries for good";
    erase_warning: "Das lässt sich nicht rückgängig machen. Gelöscht wird auf diesem Gerät sofort und auf anderen Geräten, sobald sie diesen Stand bekommen." | "This cannot be undone. It is erased on this device at once, and on other devices as soon as they receive this state.";
    erase_backups: "Ältere Sicherungsdateien enthalten die Daten weiterhin." | "Older backup files still contain the data.";
    erase_along(count): "Mit gelöscht wird ein Eintrag, der daran hängt." / "Mit gelöscht werden {count} Einträge, die daran hängen, etwa Verlauf, Aufgaben und Zuordnungen." | "One entry that hangs on it is erased along." / "{count} entries that hang on it are erased along, such as timeline, tasks and links.";
    confirm(word: &str): "Zur Bestätigung »{word}« eintippen" | "Type “{word}” to confirm";
    confirm_word: "löschen" | "erase";
    confirm_wrong(word: &str): "Dort steht noch nicht »{word}«." | "It does not say “{word}” yet.";
}
