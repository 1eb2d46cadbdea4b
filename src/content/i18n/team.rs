//! Words of the team page.

use super::messages;

messages! {
    lead: "Wer im Team ist, wer welche Rolle hat und wer gerade vertritt." | "Who is in the team, who holds which role, and who stands in right now.";
    members_title: "Ihr Team" | "Your team";
    members_count(count): "1 Mitglied" / "{count} Mitglieder" | "1 member" / "{count} members";
    add: "Mitglied anlegen" | "Add member";
    me: "Das sind Sie" | "This is you";
    this_is_me: "Das bin ich" | "This is me";
    this_is_me_name(name: &str): "Das bin ich: {name}" | "This is me: {name}";
    became(name: &str): "Sie arbeiten jetzt als {name}." | "You now work as {name}.";
    edit: "Bearbeiten" | "Edit";
    edit_name(name: &str): "{name} bearbeiten" | "Edit {name}";
    cover: "Vertretung …" | "Cover …";
    archive: "Aus dem Team nehmen" | "Take out of the team";
    actions(name: &str): "Aktionen für {name}" | "Actions for {name}";
    no_role: "noch keine Rolle" | "no role yet";
    customers(count): "1 Kunde" / "{count} Kunden" | "1 customer" / "{count} customers";
    no_customers: "keine Kunden" | "no customers";
    active(when: &str): "zuletzt aktiv {when}" | "last active {when}";
    never_active: "noch nichts eingetragen" | "nothing entered yet";
    cover_line(name: &str, from: &str, to: &str): "Vertretung: {name}, {from} bis {to}" | "Cover: {name}, {from} to {to}";
    away: "vertreten" | "away";
    mail_to(name: &str): "{name} schreiben" | "Write to {name}";
    call_to(name: &str): "{name} anrufen" | "Call {name}";

    alone_title: "Sie arbeiten allein" | "You work alone";
    alone_text: "Legen Sie Kolleginnen und Kollegen an, um Kunden zuzuweisen und zu übergeben. Mit einer Team-Datei bekommen sie denselben Stand auf ihr Gerät." | "Add colleagues to assign and hand over customers. A team file brings the same state to their device.";
    team_file_title: "Team-Datei" | "Team file";
    team_file_text: "Jeder hat sein eigenes Heft. Eine Team-Datei bringt den ganzen Stand auf ein anderes Gerät; beim Öffnen werden die Hefte zusammengelegt, nichts geht verloren." | "Everyone has a notebook of their own. A team file brings the whole state to another device; when it is opened the notebooks are put together and nothing is lost.";
    team_file_note: "Wer die Datei hat, sieht alle Kundendaten." | "Whoever has the file sees all customer data.";
    team_file: "Team-Datei erstellen" | "Create team file";

    workspace_title: "Arbeitsbereich" | "Workspace";
    workspace_name: "Name des Arbeitsbereichs" | "Workspace name";
    workspace_hint: "So heißt er auf diesem Gerät und in Sicherungen." | "What it is called on this device and in backups.";
    rename: "Umbenennen" | "Rename";
    renamed(name: &str): "Der Arbeitsbereich heißt jetzt »{name}«." | "The workspace is now called “{name}”.";
    name_missing: "Der Arbeitsbereich braucht einen Namen." | "The workspace needs a name.";

    feed_title: "Verlauf" | "Activity";
    feed_link: "Alles ansehen" | "See everything";
    feed_empty: "Noch nichts passiert." | "Nothing has happened yet.";

    former_title: "Nicht mehr im Team" | "No longer in the team";
    former_still(count): "noch für 1 Kunden eingetragen" / "noch für {count} Kunden eingetragen" | "still entered for 1 customer" / "still entered for {count} customers";
    former_see: "Kunden ansehen" | "See customers";
    restore: "Zurückholen" | "Bring back";
    restore_name(name: &str): "{name} zurückholen" | "Bring back {name}";

    new_title: "Mitglied anlegen" | "Add member";
    edit_title: "Mitglied bearbeiten" | "Edit member";
    initials_hint: "Leer: die ersten Buchstaben des Namens." | "Empty: the first letters of the name.";
    main_role_none: "noch offen" | "still open";
    other_roles: "Weitere Rollen" | "Other roles";
    other_roles_hint: "In kleinen Teams trägt eine Person oft mehrere Hüte." | "In small teams one person often wears several hats.";
    save_new: "Anlegen" | "Add";

    cover_title(name: &str): "Vertretung für {name}" | "Cover for {name}";
    cover_by: "Wer vertritt?" | "Who stands in?";
    cover_from: "Ab" | "From";
    cover_to: "Bis einschließlich" | "Until, inclusive";
    cover_hint: "In dieser Zeit steht alles Fällige auch bei der Vertretung unter »Heute«." | "During this time everything due also stands under “Today” of the person standing in.";
    cover_save: "Vertretung eintragen" | "Save cover";
    cover_end: "Vertretung beenden" | "End cover";
    cover_days_missing: "Bitte beide Tage eintragen." | "Please enter both days.";
    cover_alone: "Es gibt noch niemanden, der vertreten könnte." | "There is nobody yet who could stand in.";
}
