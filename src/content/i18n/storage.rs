//! Words about keeping data: how safe it is, what a start found, files outside.

use super::messages;

messages! {
    state_outside: "Außerhalb gesichert" | "Secured outside";
    state_secured: "Gesichert" | "Secured";
    state_provisional: "Vorläufig" | "Provisional";
    state_saving: "Wird gesichert" | "Being secured";
    state_memory_only: "Nicht gespeichert" | "Not saved";
    state_full: "Nicht gespeichert: Speicher voll" | "Not saved: storage full";
    state_read_only: "Nur lesen" | "Read only";

    state_outside_text: "Alles steht in einer geprüften Datei außerhalb des Browsers." | "Everything is in a verified file outside the browser.";
    state_secured_text: "Alles steht auf der Festplatte dieses Geräts. Gelöschte Browserdaten oder ein verlorenes Gerät übersteht nur eine Sicherung." | "Everything is on this device's disk. Only a backup survives cleared browser data or a lost device.";
    state_provisional_text: "Das übersteht einen geschlossenen Tab, aber vielleicht keinen Absturz des Geräts." | "This survives a closed tab, but perhaps not a crash of the device.";
    state_saving_text: "Die letzte Änderung ist unterwegs auf die Festplatte." | "The last change is on its way to the disk.";
    state_memory_only_text: "Dieser Browser lässt die Seite nichts speichern. Ihre Arbeit lebt, solange die Seite offen ist: Bitte laden Sie eine Sicherung herunter." | "This browser lets the page save nothing. Your work lives as long as the page is open: please download a backup.";
    state_full_text: "Der Speicher des Browsers ist voll. Ihre Arbeit lebt, solange die Seite offen ist: Bitte laden Sie jetzt eine Sicherung herunter." | "The browser's storage is full. Your work lives as long as the page is open: please download a backup now.";
    state_read_only_text: "Eine neuere Fassung von Facetten hat hier geschrieben. Damit nichts verloren geht, wird nichts geändert. Ansehen und sichern können Sie alles." | "A newer version of Facetten has written here. So that nothing is lost, nothing is changed. You can view and save everything.";

    only_provisional: "Nur vorläufig – bitte Datei sichern" | "Only provisional – please save a file";
    crowded: "Der lokale Speicher ist knapp. Die Daten stehen in IndexedDB; eine Sicherung gibt Ihnen Ruhe." | "Local storage is running out. The data is in IndexedDB; a backup gives you peace of mind.";
    moved_out: "Ihr Bestand ist für den lokalen Speicher zu groß geworden und steht jetzt in IndexedDB allein. Eine Sicherung ersetzt die zweite Stelle." | "Your data has outgrown local storage and is now in IndexedDB alone. A backup takes the place of the second copy.";
    pending(count): "Eine Änderung ist noch nicht gesichert." / "{count} Änderungen sind noch nicht gesichert." | "One change is not secured yet." / "{count} changes are not secured yet.";

    shelf: "lokaler Speicher" | "local storage";
    vault: "IndexedDB" | "IndexedDB";
    health_good: "in Ordnung" | "in order";
    health_blocked: "vom Browser gesperrt" | "blocked by the browser";
    health_full: "voll" | "full";
    health_failed: "gestört" | "failing";
    meter(percent: usize): "{percent}\u{a0}% des lokalen Speichers sind belegt." | "{percent}% of local storage is in use.";
    persisted: "Der Browser hat zugesagt, die Daten nicht von sich aus zu löschen." | "The browser has promised not to clear the data on its own.";
    not_persisted: "Der Browser darf die Daten löschen, wenn der Platz knapp wird." | "The browser may clear the data when space runs out.";

    findings_title: "Beim Öffnen aufgefallen" | "Noticed while opening";
    found_shelf_unavailable: "Der lokale Speicher ist gesperrt. Alles steht in IndexedDB allein." | "Local storage is blocked. Everything is in IndexedDB alone.";
    found_vault_unavailable: "IndexedDB ist gesperrt. Änderungen bleiben vorläufig: Bitte sichern Sie in eine Datei." | "IndexedDB is blocked. Changes stay provisional: please save a file.";
    found_refilled(records, engine: &str): "Hier war nichts mehr: {engine}. Der Bestand (1 Datensatz) kam vollständig aus der zweiten Stelle zurück." / "Hier war nichts mehr: {engine}. Der Bestand ({records} Datensätze) kam vollständig aus der zweiten Stelle zurück." | "Nothing was left here: {engine}. The data (1 record) came back in full from the second copy." / "Nothing was left here: {engine}. The data ({records} records) came back in full from the second copy.";
    found_caught_up(actions, engine: &str): "Nachgetragen in {engine}: 1 Änderung." / "Nachgetragen in {engine}: {actions} Änderungen." | "Added to {engine}: 1 change." / "Added to {engine}: {actions} changes.";
    found_repaired(pieces, engine: &str): "Beschädigt in {engine}: 1 Stück. Verloren ging nichts, die zweite Stelle war heil." / "Beschädigt in {engine}: {pieces} Stücke. Verloren ging nichts, die zweite Stelle war heil." | "Damaged in {engine}: 1 piece. Nothing was lost, the second copy was whole." / "Damaged in {engine}: {pieces} pieces. Nothing was lost, the second copy was whole.";
    found_older_snapshot: "Der neueste Stand war beschädigt. Der vorige und das Journal ergaben denselben Bestand." | "The newest state was damaged. The one before and the journal gave the same data.";
    found_quarantined(pieces): "Nicht lesbar: 1 Stück. Die Bytes sind beiseitegelegt und stehen im Export." / "Nicht lesbar: {pieces} Stücke. Die Bytes sind beiseitegelegt und stehen im Export." | "Unreadable: 1 piece. The bytes are kept aside and are part of the export." / "Unreadable: {pieces} pieces. The bytes are kept aside and are part of the export.";
    found_salvaged(actions): "Neu eingetragen, weil ihr Vorgänger fehlt: 1 Änderung." / "Neu eingetragen, weil ihre Vorgänger fehlen: {actions} Änderungen." | "Entered again because its predecessor is missing: 1 change." / "Entered again because their predecessors are missing: {actions} changes.";
    found_missing(writes): "Es fehlt 1 einzelner Wert, den es einmal gab. Eine Sicherung kann ihn zurückbringen." / "Es fehlen {writes} einzelne Werte, die es einmal gab. Eine Sicherung kann sie zurückbringen." | "1 single value that once existed is missing. A backup can bring it back." / "{writes} single values that once existed are missing. A backup can bring them back.";
    found_waiting(deltas): "Es wartet 1 Beitrag auf etwas, das noch nicht da ist." / "Es warten {deltas} Beiträge auf etwas, das noch nicht da ist." | "1 contribution is waiting for something that has not arrived yet." / "{deltas} contributions are waiting for something that has not arrived yet.";
    found_number_twice(actions): "Dieses Browserprofil wurde offenbar kopiert: 1 Änderung trägt dieselbe Nummer wie eine andere. Beide Fassungen sind aufgehoben." / "Dieses Browserprofil wurde offenbar kopiert: {actions} Änderungen tragen dieselbe Nummer wie andere. Beide Fassungen sind aufgehoben." | "This browser profile seems to have been copied: 1 change carries the same number as another. Both versions are kept." / "This browser profile seems to have been copied: {actions} changes carry the same number as others. Both versions are kept.";
    found_newer: "Eine neuere Fassung von Facetten hat hier geschrieben. Es wird nichts geändert." | "A newer version of Facetten has written here. Nothing is changed.";
    found_older_view: "Sie sehen den letzten guten Stand. Er lässt sich ansehen und sichern, nicht ändern." | "You see the last good state. It can be viewed and saved, not changed.";

    backup_title: "Sicherung" | "Backup";
    backup_download: "Sicherung herunterladen" | "Download backup";
    backup_open: "Sicherung öffnen" | "Open backup";
    backup_folder: "Ordner für laufende Sicherung wählen" | "Choose a folder for continuous backup";
    backup_folder_again: "Ordner wieder erlauben" | "Allow the folder again";
    backup_folder_is(name: &str): "Gesichert wird laufend in den Ordner »{name}«." | "Backups go to the folder “{name}” continuously.";
    backup_never: "Noch keine Sicherung außerhalb des Browsers." | "No backup outside the browser yet.";
    backup_due_days(days): "Letzte Sicherung vor 1 Tag. Browserdaten können verloren gehen." / "Letzte Sicherung vor {days} Tagen. Browserdaten können verloren gehen." | "Last backup 1 day ago. Browser data can get lost." / "Last backup {days} days ago. Browser data can get lost.";
    backup_due_actions(actions): "Seit der letzten Sicherung: 1 Änderung. Browserdaten können verloren gehen." / "Seit der letzten Sicherung: {actions} Änderungen. Browserdaten können verloren gehen." | "Since the last backup: 1 change. Browser data can get lost." / "Since the last backup: {actions} changes. Browser data can get lost.";
    backup_made(name: &str): "Gesichert als »{name}«." | "Saved as “{name}”.";
    backup_restored(records): "Aus der Sicherung ergänzt: 1 Datensatz. Neueres blieb, wie es war." / "Aus der Sicherung ergänzt: {records} Datensätze. Neueres blieb, wie es war." | "Added from the backup: 1 record. Newer data stayed as it was." / "Added from the backup: {records} records. Newer data stayed as it was.";
    backup_nothing_new: "In dieser Sicherung steht nichts, was hier fehlt." | "This backup holds nothing that is missing here.";
    backup_other_workspace(name: &str): "Diese Sicherung gehört zum Arbeitsbereich »{name}«. Sie wird daneben geöffnet, nicht vermischt." | "This backup belongs to the workspace “{name}”. It opens beside this one; nothing is mixed.";
    backup_ring: "Selbsttätige Stände im Browser" | "Automatic states in the browser";

    backup_foreign: "Das ist keine Sicherung von Facetten. Es wurde nichts geändert." | "This is no Facetten backup. Nothing was changed.";
    backup_newer: "Diese Sicherung stammt aus einer neueren Fassung von Facetten. Laden Sie die Seite neu, um die neue Fassung zu bekommen." | "This backup is from a newer version of Facetten. Reload the page to get the new version.";
    backup_torn: "Die Datei ist unvollständig: Das Ende fehlt, oder es wurde etwas angehängt. Laden oder kopieren Sie sie noch einmal." | "The file is incomplete: its end is missing or something was appended. Download or copy it again.";
    backup_doubled: "Die Datei enthält dieselbe Sicherung zweimal hintereinander. Nehmen Sie das Original." | "The file holds the same backup twice in a row. Use the original.";
    backup_damaged: "Die Datei ist beschädigt. Es wurde nichts geändert. Versuchen Sie eine ältere Sicherung." | "The file is damaged. Nothing was changed. Try an older backup.";
    backup_empty: "Die Datei ist leer. Es wurde nichts geändert." | "The file is empty. Nothing was changed.";

    file_cancelled: "Es wurde keine Datei gewählt." | "No file was chosen.";
    file_too_large: "Die Datei ist größer als 100 MB. Teilen Sie sie auf." | "The file is larger than 100 MB. Split it up.";
    file_unreadable: "Der Browser konnte die Datei nicht lesen. Liegt sie noch dort, wo sie gewählt wurde?" | "The browser could not read the file. Is it still where it was chosen?";
    folder_unsupported: "Dieser Browser kann nicht in Ordner schreiben. Laden Sie die Sicherung herunter." | "This browser cannot write to folders. Download the backup.";
    folder_not_allowed: "Der Browser darf in diesen Ordner gerade nicht schreiben. Erlauben Sie es noch einmal." | "The browser may not write to this folder at the moment. Allow it again.";
    folder_failed: "In den Ordner ließ sich nicht schreiben. Die vorige Sicherung dort ist unberührt." | "The folder could not be written to. The previous backup there is untouched.";
    folder_not_verified: "Die Datei im Ordner liest sich anders, als sie geschrieben wurde. Die vorige Sicherung dort ist unberührt." | "The file in the folder reads back differently. The previous backup there is untouched.";

    delta_foreign: "Das gehört zu einem anderen Arbeitsbereich. Es wurde nichts geändert." | "This belongs to another workspace. Nothing was changed.";
    delta_gap: "Dem fehlt etwas, das vorher geschrieben wurde. Nehmen Sie eine vollständige Sicherung. Es wurde nichts geändert." | "Something that was written before is missing. Use a complete backup. Nothing was changed.";
    delta_twice: "Zwei verschiedene Änderungen tragen dieselbe Nummer: Ein Browserprofil wurde kopiert. Es wurde nichts geändert." | "Two different changes carry the same number: a browser profile was copied. Nothing was changed.";

    workspace_unnamed: "Wiedergefundener Arbeitsbereich" | "Recovered workspace";
    workspace_gone: "Dieser Arbeitsbereich wurde in einem anderen Tab gelöscht." | "This workspace was deleted in another tab.";
}
