//! Words of the form for a task.

use super::messages;

messages! {
    add: "Aufgabe anlegen" | "Add task";
    title_missing: "Was ist zu tun? Ein Stichwort genügt." | "What is to be done? A word is enough.";
    is_complaint: "Es ist eine Reklamation" | "It is a complaint";
    customer_search: "Kunde suchen" | "Find customer";
    no_customer: "ohne Kunden" | "no customer";
    choose(name: &str): "{name} wählen" | "Choose {name}";
    take_away: "Kunden entfernen" | "Remove customer";
}
