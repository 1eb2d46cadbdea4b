//! Words of the backup page and of the bands under the top bar.

use super::messages;

messages! {
    bands: "Hinweise zum Arbeitsbereich" | "Notes on the workspace";
    sample: "Beispieldaten. Alles ist erfunden, probieren Sie ruhig alles aus." | "Sample data. Everything is invented, feel free to try anything.";
    begin_own: "Eigene Daten beginnen" | "Begin with your own data";
    new_version: "Eine neue Fassung von Facetten ist da. Ihre Daten bleiben, wie sie sind." | "A new version of Facetten is here. Your data stays as it is.";
    understood: "Verstanden" | "Understood";
    tomorrow: "Morgen erinnern" | "Remind me tomorrow";
    back_up_now: "Jetzt sichern" | "Back up now";
    downloaded: "Die Sicherung wurde dem Browser übergeben. Sie liegt im Ordner für Downloads." | "The backup was handed to the browser. It is in the downloads folder.";
    not_downloaded: "Der Browser hat die Datei nicht angenommen. Bitte erlauben Sie dieser Seite Downloads und versuchen Sie es noch einmal." | "The browser did not accept the file. Please allow downloads for this page and try again.";

    lead: "Ihre Daten liegen nur auf diesem Gerät, an zwei Stellen zugleich. Eine Datei außerhalb des Browsers übersteht auch ein verlorenes Gerät." | "Your data is on this device only, in two places at once. A file outside the browser survives even a lost device.";

    ladder_title: "Was die drei Worte bedeuten" | "What the three words mean";
    now: "jetzt" | "now";
    provisional_when: "sofort, bei jeder Änderung" | "at once, with every change";
    secured_when: "einen Augenblick später" | "a moment later";
    outside_when: "wenn eine Sicherung geprüft im Ordner liegt" | "once a verified backup is in the folder";
    outside_survives: "Übersteht gelöschte Browserdaten, einen Absturz und ein verlorenes Gerät. Eine heruntergeladene Datei zählt für die Erinnerung; prüfen kann der Browser nur den gewählten Ordner." | "Survives cleared browser data, a crash and a lost device. A downloaded file counts for the reminder; the browser can verify only the chosen folder.";
    all_secured: "Keine Änderung wartet." | "No change is waiting.";

    storage_title: "Speicher in diesem Browser" | "Storage in this browser";
    meter_label: "Belegung des lokalen Speichers" | "Use of local storage";
    meter_warn: "Bald wird es eng. Eine Sicherung in eine Datei gibt Ihnen Ruhe; Facetten lagert den Bestand bei Bedarf nach IndexedDB aus." | "It will get tight soon. A backup in a file gives you peace of mind; Facetten moves the data to IndexedDB when needed.";
    meter_bad: "Der lokale Speicher ist fast voll. Bitte sichern Sie jetzt in eine Datei." | "Local storage is almost full. Please save a file now.";
    estimate(used: &str, quota: &str): "Der Browser nennt {used} von {quota} für alles, was diese Adresse speichert." | "The browser reports {used} of {quota} for everything this address stores.";
    ask_persist: "Zusage einholen" | "Ask for the promise";
    persist_refused: "Der Browser hat es nicht zugesagt. Manche Browser tun das erst, wenn die Seite öfter besucht oder als Lesezeichen abgelegt ist." | "The browser did not promise it. Some do so only once the page is visited more often or bookmarked.";

    file_title: "Sicherung in eine Datei" | "Backup in a file";
    file_text: "Eine Datei enthält den ganzen Arbeitsbereich: Kunden, Verlauf, Aufgaben, Rollentexte und das Team. Sie ist nicht verschlüsselt; wer sie hat, kann alles lesen." | "One file holds the whole workspace: customers, timelines, tasks, role texts and the team. It is not encrypted; whoever has it can read everything.";
    last_backup(when: &str): "Zuletzt gesichert: {when}." | "Last backup: {when}.";
    since_then(count): "Seitdem eine Änderung." / "Seitdem {count} Änderungen." | "One change since." / "{count} changes since.";
    since_then_none: "Seitdem hat sich nichts geändert." | "Nothing has changed since.";
    reminder_rule: "Facetten erinnert nach 7 Tagen oder 25 Änderungen ohne Sicherung." | "Facetten reminds you after 7 days or 25 changes without a backup.";
    due: "fällig" | "due";

    folder_title: "Laufend in einen Ordner" | "Continuously into a folder";
    folder_text: "Nach jeder ruhigen Minute schreibt Facetten die Sicherung selbst, abwechselnd in zwei Dateien, und liest sie zur Prüfung zurück. Gut ist ein Ordner, der selbst gesichert wird." | "After every quiet minute Facetten writes the backup itself, into two files in turn, and reads it back to verify. A folder that is itself backed up is a good choice.";
    folder_other: "Anderen Ordner wählen" | "Choose another folder";
    folder_write: "Jetzt in den Ordner schreiben" | "Write to the folder now";
    folder_missing: "Dieser Browser kann nicht selbst in Ordner schreiben; Chrome und Edge können es. Hier bleibt die Datei zum Herunterladen." | "This browser cannot write to folders itself; Chrome and Edge can. Here the file to download remains.";

    open_title: "Sicherung oder Team-Datei öffnen" | "Open a backup or team file";
    open_text: "Sie sehen zuerst, was darin steht. Öffnen fügt nur hinzu: Was hier neuer ist, bleibt." | "You first see what is in it. Opening only adds: what is newer here stays.";
    open_choose: "Datei wählen" | "Choose file";
    open_drop: "oder hierher ziehen" | "or drop it here";
    open_accepts: "Dateien mit der Endung .facetten, auch Daten als JSON" | "Files ending in .facetten, also data as JSON";
    open_reading: "Die Datei wird gelesen …" | "The file is being read …";
    inside_title(name: &str): "In »{name}«" | "In “{name}”";
    inside_from(workspace: &str, when: &str): "Arbeitsbereich »{workspace}«, Stand vom {when}" | "Workspace “{workspace}”, as of {when}";
    inside_customers: "Kunden" | "Customers";
    inside_people: "Kontakte" | "Contacts";
    inside_entries: "Einträge im Verlauf" | "Timeline entries";
    inside_tasks: "Aufgaben und Zusagen" | "Tasks and promises";
    inside_deals: "Chancen" | "Deals";
    inside_members: "Mitglieder" | "Members";
    would_bring(added: &str, changed: &str): "{added}, {changed}." | "{added}, {changed}.";
    would_add(count): "Hier käme 1 Datensatz dazu" / "Hier kämen {count} Datensätze dazu" | "1 record would be added here" / "{count} records would be added here";
    would_change(count): "1 würde sich ändern" / "{count} würden sich ändern" | "1 would change" / "{count} would change";
    would_erase(count): "1 Datensatz wurde dort endgültig gelöscht; das gilt dann auch hier und lässt sich nicht zurücknehmen." / "{count} Datensätze wurden dort endgültig gelöscht; das gilt dann auch hier und lässt sich nicht zurücknehmen." | "1 record was erased for good there; that will hold here as well and cannot be undone." / "{count} records were erased for good there; that will hold here as well and cannot be undone.";
    take_in: "Übernehmen" | "Take over";
    open_beside: "Daneben öffnen" | "Open beside this one";
    not_now: "Nicht jetzt" | "Not now";
    read_only: "Hier kann gerade nichts geändert werden. Ansehen geht." | "Nothing can be changed here at the moment. Viewing works.";
    taken_in_title: "Übernommen" | "Taken over";

    ring_title: "Selbsttätige Stände" | "Automatic states";
    ring_text: "Facetten hebt im Browser die letzten zehn Stände auf, dazu einen je Tag und Woche. Sie helfen nach einem Irrtum, nicht nach gelöschten Browserdaten." | "Facetten keeps the last ten states in the browser, and one for each day and week. They help after a mistake, not after cleared browser data.";
    ring_none: "Noch kein Stand. Der erste entsteht von selbst, kurz nachdem Sie etwas geändert haben." | "No state yet. The first one comes by itself, shortly after you have changed something.";
    ring_look: "Ansehen" | "View";
    ring_look_at(when: &str): "Stand vom {when} ansehen" | "View the state of {when}";
    ring_state(when: &str): "Stand vom {when}" | "State of {when}";
    ring_gone: "Dieser Stand ist nicht mehr lesbar. Es wurde nichts geändert. Versuchen Sie einen anderen." | "This state can no longer be read. Nothing was changed. Try another one.";
    ring_all(count: &str): "Alle {count} zeigen" | "Show all {count}";

    export_title: "Alles mitnehmen" | "Take everything with you";
    export_text: "Nichts ist eingesperrt: Kunden als Tabelle, der ganze Bestand als JSON." | "Nothing is locked in: customers as a table, everything as JSON.";
    export_csv_german: "Kunden als CSV für Excel" | "Customers as CSV for Excel";
    export_csv_german_hint: "Semikolon, Komma als Dezimalzeichen, TT.MM.JJJJ" | "Semicolons, decimal commas, DD.MM.YYYY";
    export_csv_plain: "Kunden als CSV, englische Form" | "Customers as CSV, plain form";
    export_csv_plain_hint: "Komma, Punkt als Dezimalzeichen, JJJJ-MM-TT" | "Commas, decimal points, YYYY-MM-DD";
    export_json: "Ganzer Bestand als JSON" | "Everything as JSON";
    export_json_hint: "Alle Datensätze mit allen Feldern; lässt sich in einen leeren Arbeitsbereich zurücklesen" | "All records with all fields; can be read back into an empty workspace";
    export_raw: "Rohdaten" | "Raw data";
    export_raw_hint: "Die Bytes beider Stellen, für den Notfall" | "The bytes of both places, for emergencies";
    exported(name: &str): "»{name}« wurde dem Browser übergeben." | "“{name}” was handed to the browser.";
    file_customers: "Kunden" | "Customers";
    file_everything: "Facetten-Daten" | "Facetten-data";
    file_raw: "Facetten-Rohdaten" | "Facetten-raw";

    workspaces_title: "Arbeitsbereiche" | "Workspaces";
    workspaces_text: "Jeder Arbeitsbereich hat seine eigenen Daten. Sie vermischen sich nie." | "Each workspace has data of its own. They never mix.";
    workspace_sample: "Beispielfirma" | "Sample company";
    workspace_current: "geöffnet" | "open";
    workspace_opened(when: &str): "zuletzt {when}" | "last opened {when}";
    workspace_open(name: &str): "{name} öffnen" | "Open {name}";
    workspace_open_short: "Öffnen" | "Open";
    workspace_rename: "Umbenennen" | "Rename";
    workspace_rename_label(name: &str): "{name} umbenennen" | "Rename {name}";
    workspace_name: "Name des Arbeitsbereichs" | "Name of the workspace";
    workspace_name_missing: "Ein Name fehlt noch." | "A name is still missing.";
    workspace_delete: "Löschen" | "Delete";
    workspace_delete_label(name: &str): "{name} löschen" | "Delete {name}";
    delete_title(name: &str): "»{name}« löschen" | "Delete “{name}”";
    delete_text: "Alle Daten dieses Arbeitsbereichs werden auf diesem Gerät gelöscht, auch die selbsttätigen Stände. Das lässt sich nicht zurücknehmen. Dateien, die Sie gespeichert haben, bleiben." | "All data of this workspace is deleted on this device, the automatic states as well. This cannot be undone. Files that you have saved remain.";
    delete_type(name: &str): "Zur Bestätigung den Namen eingeben: {name}" | "Type the name to confirm: {name}";
    delete_for_good: "Endgültig löschen" | "Delete for good";
    delete_mismatch: "Der Name stimmt noch nicht überein." | "The name does not match yet.";
    delete_failed: "Der Browser hat das Löschen verweigert. Ihre Daten sind noch da. Schließen Sie andere Tabs von Facetten und versuchen Sie es noch einmal." | "The browser refused to delete. Your data is still there. Close other tabs of Facetten and try again.";
    save_first: "Vorher sichern" | "Back up first";
}
