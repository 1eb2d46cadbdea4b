//! Words of export.

use super::messages;

messages! {
    json_not_json:
        "Die Datei ist keine JSON-Datei von Facetten oder sie ist beschädigt. Es wurde nichts geändert. Bitte exportieren Sie das Heft noch einmal."
        | "The file is not a JSON file of Facetten, or it is damaged. Nothing was changed. Please export the book once more.";
    json_newer:
        "Die Datei stammt aus einer neueren Version von Facetten. Es wurde nichts geändert. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal."
        | "The file comes from a newer version of Facetten. Nothing was changed. Please reload the page and try again.";
    json_too_large:
        "Die Datei ist größer als 100 MB oder enthält mehr als 500.000 Einträge. Es wurde nichts geändert. Bitte nehmen Sie statt dessen eine Sicherung."
        | "The file is larger than 100 MB or contains more than 500,000 records. Nothing was changed. Please use a backup instead.";
    json_left_out(count):
        "1 Wert passt nicht zu seinem Feld und wurde nicht übernommen. Alles andere ist da. Die Datei selbst bleibt unverändert."
        / "{count} Werte passen nicht zu ihrem Feld und wurden nicht übernommen. Alles andere ist da. Die Datei selbst bleibt unverändert."
        | "1 value does not fit its field and was not taken over. Everything else is there. The file itself stays as it is."
        / "{count} values do not fit their field and were not taken over. Everything else is there. The file itself stays as it is.";
}
