//! Words of the command line.

use super::messages;

messages! {
    placeholder: "Kunde, Person, Telefonnummer oder Befehl" | "Customer, person, phone number or command";
    results: "Treffer" | "Results";
    group_recent: "Zuletzt" | "Recent";
    group_customers: "Kunden" | "Customers";
    group_people: "Personen" | "People";
    group_commands: "Befehle" | "Commands";
    group_pages: "Seiten" | "Pages";
    actions_of(name: &str): "Aktionen für {name}" | "Actions for {name}";
    back_to_results: "Zurück zu den Treffern" | "Back to the results";
    counted(count): "1 Treffer" / "{count} Treffer" | "1 result" / "{count} results";
    no_result: "Keine Treffer" | "No results";
    none_title(text: &str): "Nichts gefunden zu »{text}«" | "Nothing found for “{text}”";
    none_text: "Ein Teil des Namens, der Ort, die Kundennummer oder die Telefonnummer genügt. Umlaute und Schreibweise sind gleich." | "Part of the name, the town, the customer number or the phone number is enough. Umlauts and spelling do not matter.";
    none_commands: "So heißt kein Befehl. Ohne > wird auch in Kunden und Personen gesucht." | "No command is called that. Without > customers and people are searched as well.";
    none_people: "So heißt keine Person. Ohne @ wird auch in Kunden und Befehlen gesucht." | "No person is called that. Without @ customers and commands are searched as well.";
    all_in_list(count: &str, text: &str): "Alle {count} Kunden zu »{text}« als Liste" | "All {count} customers for “{text}” as a list";
    view_context: "Ansicht der Kundenliste" | "View of the customer list";
    role_page_context: "Rollenseite" | "Role page";

    foot_choose: "wählen" | "choose";
    foot_open: "öffnen" | "open";
    foot_actions: "Aktionen" | "actions";
    foot_commands: "nur Befehle" | "commands only";
    foot_people: "nur Personen" | "people only";
    key_arrows: "Pfeile" | "Arrows";

    backup_now: "Jetzt sichern" | "Back up now";
    work_as(role: &str): "Arbeiten als {role}" | "Work as {role}";
    theme_light: "Helle Ansicht" | "Light theme";
    theme_dark: "Dunkle Ansicht" | "Dark theme";
    theme_system: "Ansicht wie das System" | "Theme of the system";
    to_german: "Auf Deutsch umschalten" | "Switch to German";
    to_english: "Auf Englisch umschalten" | "Switch to English";
    open: "Öffnen" | "Open";
    write_call: "Telefonat notieren" | "Log a call";
    follow_up: "Wiedervorlage setzen" | "Set follow-up";
    hand_over: "Übergeben" | "Hand over";
    archive: "Archivieren" | "Archive";

    also_undo: "zurücknehmen rückgängig" | "take back";
    also_backup: "Sicherung Backup speichern Datei" | "backup save file download";
    also_import: "Import Liste einlesen Excel CSV" | "import list Excel CSV";
    also_duplicates: "doppelt Duplikate zusammenführen" | "twice double join";
    also_light: "Design Farbe Modus hell Tag" | "design colour mode light day";
    also_dark: "Design Farbe Modus dunkel Nacht" | "design colour mode dark night";
    also_system: "Design Farbe Modus" | "design colour mode";
    also_language: "Sprache Deutsch Englisch language" | "language German English Sprache";
    also_team: "Mitglieder Kollegen Vertretung" | "members colleagues cover";
    also_deals: "Pipeline Board Kanban Verkaufschancen" | "pipeline board opportunities";
    also_forecast: "Prognose Forecast Verluste Gewinnquote" | "outlook losses win rate";
    also_tasks: "Wiedervorlagen Zusagen" | "follow-ups promises";
    also_trash: "gelöscht archiviert wiederherstellen" | "deleted archived restore";
    also_about: "Version Lizenzen" | "version licences";
    also_settings: "Tasten Sprache Design" | "keys language theme";
}
