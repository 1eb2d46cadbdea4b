//! Words of the keyboard overview.

use super::messages;

messages! {
    title: "Tastenübersicht" | "Keyboard shortcuts";
    everywhere: "Überall" | "Everywhere";
    in_lists: "In Listen" | "In lists";
    in_tasks: "Unter Heute und Aufgaben" | "In Today and Tasks";
    done: "Erledigt, gehalten" | "Done, kept";
    move_day: "Um einen Tag verschieben" | "Move by a day";
    move_week: "Um eine Woche verschieben" | "Move by a week";
    edit_row: "Tag oder Text ändern" | "Change day or text";
    in_duplicates: "Unter Dubletten" | "In Duplicates";
    on_customer: "Auf der Kundenseite" | "On a customer page";
    control: "Strg" | "Ctrl";
    shift: "Umschalt" | "Shift";
    enter: "Enter" | "Enter";
    space: "Leertaste" | "Space";
    single_off: "Einzeltasten sind ausgeschaltet. In den Einstellungen schalten Sie sie wieder ein." | "Single keys are switched off. Switch them on again in the settings.";
    palette: "Suchen oder Befehl" | "Search or command";
    undo: "Rückgängig" | "Undo";
    redo: "Wiederholen" | "Redo";
    overview: "Diese Übersicht" | "This overview";
    workplace: "Zum Arbeitsplatz" | "Go to workplace";
    customers: "Zu den Kunden" | "Go to customers";
    deals: "Zu den Chancen" | "Go to deals";
    new_deal: "Chance anlegen" | "Add deal";
    on_board: "Auf dem Board der Chancen" | "On the board of deals";
    move_card: "Karte und Spalte wechseln" | "Move between cards and columns";
    move_stage: "Karte eine Stufe verschieben" | "Move the card a stage";
    card_menu: "Verschieben nach …" | "Move to …";
    tasks: "Zu den Aufgaben" | "Go to tasks";
    roles: "Zu den Rollen" | "Go to roles";
    team: "Zum Team" | "Go to team";
    new_customer: "Kunde anlegen" | "Add customer";
    new_task: "Aufgabe oder Wiedervorlage anlegen" | "Add task or follow-up";
    move_row: "Zeile wechseln" | "Move between rows";
    open_row: "Zeile öffnen" | "Open row";
    peek_row: "Vorschau neben der Liste" | "Preview beside the list";
    select_row: "Zeile auswählen" | "Select row";
    escape_key: "Esc" | "Esc";
    escape: "Schließen, Auswahl aufheben" | "Close, clear selection";
    save_form: "Speichern" | "Save";
    write_call: "Telefonat notieren" | "Log a call";
    set_follow_up: "Wiedervorlage setzen" | "Set follow-up";
    edit_field: "Feld bearbeiten" | "Edit field";
    hand_over: "Übergeben" | "Hand over";
    assign_me: "Mir zuweisen" | "Assign to me";
    next_customer: "Nächster, voriger Kunde der Liste" | "Next, previous customer in the list";
}
