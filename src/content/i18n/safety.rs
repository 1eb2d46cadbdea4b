//! The honest words about the last action, as short as they fit into the top bar.

use super::messages;

messages! {
    outside: "Außerhalb gesichert" | "Secured outside";
    secured: "Gesichert" | "Secured";
    provisional: "Vorläufig" | "Provisional";
    saving: "Speichert …" | "Saving …";
    full: "Nicht gespeichert: Speicher voll" | "Not saved: storage full";
    memory_only: "Nur vorläufig – bitte Datei sichern" | "Not kept – please save a file";
    read_only: "Nur lesen" | "Read only";
}
