//! Words of the team's feed.

use super::messages;

messages! {
    title: "Verlauf des Teams" | "Team activity";
    lead: "Was das Team getan hat, das Neueste zuerst. Was noch so dasteht, lässt sich einzeln zurücknehmen." | "What the team did, the latest first. What still stands can be taken back one by one.";
    filter: "Filter" | "Filter";
    all: "Alles" | "Everything";
    by_me: "Von mir" | "By me";
    concerns_me: "Betrifft mich" | "Concerns me";
    someone: "Jemand" | "Someone";
    unknown_action: "Änderung aus einer neueren Fassung" | "Change from a newer version";
    entries(count): "1 Eintrag" / "{count} Einträge" | "1 entry" / "{count} entries";
    undo: "Zurücknehmen" | "Take back";
    undo_entry(what: &str): "Zurücknehmen: {what}" | "Take back: {what}";
    more: "Ältere zeigen" | "Show older";
    more_fields(count): "und 1 weiteres Feld" / "und {count} weitere Felder" | "and 1 more field" / "and {count} more fields";
    empty_value: "leer" | "empty";
    gone: "gelöscht" | "erased";
    empty_title: "Noch nichts passiert" | "Nothing has happened yet";
    empty_text: "Sobald jemand im Team etwas anlegt oder ändert, steht es hier." | "As soon as someone in the team adds or changes something, it will stand here.";
    none_title: "Nichts mit diesem Filter" | "Nothing with this filter";
    none_text: "Unter »Alles« steht, was das Team sonst getan hat." | "“Everything” shows what else the team did.";
    show_all: "Alles zeigen" | "Show everything";
    to_team: "Zum Team" | "To the team";
}
