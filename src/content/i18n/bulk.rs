//! Words of the dialog that changes one field of many customers.

use super::messages;

messages! {
    open: "Feld ändern" | "Change field";
    title(count): "Feld ändern (1 Kunde)" / "Feld ändern ({count} Kunden)" | "Change field (1 customer)" / "Change field ({count} customers)";
    field: "Feld" | "Field";
    becomes: "Neuer Wert" | "New value";
    tag: "Schlagwort" | "Tag";
    add_tag: "Schlagwort dazu" | "Add tag";
    remove_tag: "Schlagwort weg" | "Remove tag";
    owner_in(role: &str): "Zuständig: {role}" | "Owner: {role}";
    choose: "bitte wählen" | "please choose";
    nothing: "nichts" | "nothing";
    more(count): "und 1 weiterer" / "und {count} weitere" | "and 1 more" / "and {count} more";
    same(count): "1 bleibt, wie er ist." / "{count} bleiben, wie sie sind." | "1 stays as it is." / "{count} stay as they are.";
    apply(count): "1 Kunden ändern" / "{count} Kunden ändern" | "Change 1 customer" / "Change {count} customers";
}
