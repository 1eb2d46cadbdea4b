//! Words of the look at a customer beside the list.

use super::messages;

messages! {
    label: "Vorschau" | "Preview";
    close: "Vorschau schließen" | "Close preview";
    open: "Kunde öffnen" | "Open customer";
    no_entries: "Noch kein Eintrag." | "No entry yet.";
    hint: "Vorschau" | "Preview";
}
