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
}
