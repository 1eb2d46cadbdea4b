//! Words of the frame around every page.

use super::messages;

messages! {
    app_name: "Facetten" | "Facetten";
    close: "Schließen" | "Close";
    cancel: "Abbrechen" | "Cancel";
    save: "Speichern" | "Save";
    undo: "Rückgängig" | "Undo";
    redo: "Wiederholen" | "Redo";
    back: "Zurück" | "Back";
    skip_to_content: "Zum Inhalt springen" | "Skip to content";
    main_navigation: "Hauptnavigation" | "Main navigation";

    nav_workplace: "Arbeitsplatz" | "Workplace";
    nav_workplace_short: "Arbeit" | "Work";
    nav_customers: "Kunden" | "Customers";
    nav_tasks: "Aufgaben" | "Tasks";
    nav_roles: "Rollen" | "Roles";
    nav_roles_short: "Facetten" | "Facets";
    nav_team: "Team" | "Team";
    nav_backup: "Sicherung" | "Backup";
    nav_settings: "Einstellungen" | "Settings";
    nav_about: "Über Facetten" | "About Facetten";
    nav_more: "Mehr" | "More";
    nav_trash: "Papierkorb" | "Recycle bin";
    group_facets: "Facetten" | "Facets";
    group_house: "Haus" | "House";

    search: "Suchen oder Befehl" | "Search or command";
    search_short: "Suchen" | "Search";
    search_keys: "Strg K" | "Ctrl K";
    create_new: "Neu anlegen" | "Create";
    new_customer: "Kunde anlegen" | "Add customer";
    import_csv: "CSV einlesen" | "Import CSV";

    not_found_title: "Diese Seite gibt es nicht" | "This page does not exist";
    not_found_text: "Vielleicht war der Link unvollständig. Ihre Daten sind unberührt." | "Perhaps the link was incomplete. Your data is untouched.";
    page_failed_title: "Diese Seite ließ sich nicht zeigen" | "This page could not be shown";
    page_failed_text: "Ihre Daten sind unberührt. Laden Sie die Seite neu, oder sichern Sie die Daten als Datei." | "Your data is untouched. Reload the page, or save the data as a file.";
    reload: "Neu laden" | "Reload";
    part_loading: "Wird geladen …" | "Loading …";
    part_missing_title: "Dieser Teil des Programms ist noch nicht geladen" | "This part of the program is not loaded yet";
    part_missing_text: "Dafür braucht es einmal eine Verbindung. Ihre Daten sind unberührt, alles andere geht weiter." | "That takes a connection once. Your data is untouched, and everything else goes on working.";
    try_again: "Noch einmal versuchen" | "Try again";

    new_task: "Aufgabe anlegen" | "Add task";
    open_today: "heute offen" | "open today";
    workspaces: "Arbeitsbereiche" | "Workspaces";
    workspaces_label(name: &str): "Arbeitsbereich: {name}" | "Workspace: {name}";
    switch_workspace: "Arbeitsbereich wechseln" | "Switch workspace";
    new_workspace: "Neuer Arbeitsbereich" | "New workspace";
    person_menu: "Person und Rolle" | "Person and role";
    work_as: "Arbeiten als" | "Work as";
    my_data: "Meine Angaben und das Team" | "My details and the team";
    nav_feed: "Was das Team getan hat" | "What the team did";
}
