//! Words of the page that reads a customer list.

use super::messages;

messages! {
    lead: "Eine CSV-Datei aus Excel, Ihrem ERP oder Ihrem alten Programm. Geändert wird erst, wenn Sie es gesehen haben, und ein Klick nimmt alles zurück." | "A CSV file from Excel, your ERP or your former program. Nothing is changed before you have seen it, and one click takes all of it back.";
    choose: "Liste wählen" | "Choose list";
    drop: "oder hierher ziehen" | "or drop it here";
    accepts: "CSV oder Text, bis 100 MB; Semikolon, Komma, Tab; UTF-8, UTF-16 oder Windows" | "CSV or text, up to 100 MB; semicolon, comma, tab; UTF-8, UTF-16 or Windows";
    tips_title: "So kommt die Liste aus dem Programm" | "How the list comes out of the program";
    tip_excel: "Excel: Datei, Speichern unter, Dateityp »CSV UTF-8 (durch Trennzeichen getrennt)«." | "Excel: File, Save as, file type “CSV UTF-8 (comma delimited)”.";
    tip_erp: "Andere Programme: Export oder Bericht als CSV. Die Reihenfolge der Spalten ist gleichgültig, die üblichen Namen erkennt Facetten." | "Other programs: export or report as CSV. The order of the columns does not matter, Facetten knows the usual names.";
    tip_branches: "Filialen: eine Spalte mit der Kundennummer oder dem Namen der Zentrale genügt." | "Branches: a column with the customer number or the name of the head office is enough.";
    read_only: "Hier kann gerade nichts geändert werden, deshalb auch keine Liste eingelesen." | "Nothing can be changed here at the moment, so no list can be imported either.";
    steps: "Schritte" | "Steps";
    step_file: "Datei" | "File";
    step_columns: "Spalten" | "Columns";
    step_check: "Probelauf" | "Dry run";
    step_done: "Fertig" | "Done";
    another: "Andere Datei" | "Another file";

    reading: "Die Datei wird gelesen …" | "The file is being read …";
    checking: "Probelauf: Jede Zeile wird mit dem Bestand verglichen …" | "Dry run: each row is compared with your customers …";
    writing: "Die Kunden werden eingetragen …" | "The customers are being entered …";
    stop: "Anhalten" | "Stop";
    stop_hint: "Was schon eingetragen ist, lässt sich danach mit einem Klick zurücknehmen." | "What has been entered already can be taken back with one click afterwards.";

    file_title: "Erkannt" | "Recognised";
    file_rows(count): "1 Zeile" / "{count} Zeilen" | "1 row" / "{count} rows";
    file_columns(count): "1 Spalte" / "{count} Spalten" | "1 column" / "{count} columns";
    encoding: "Zeichenkodierung" | "Character encoding";
    separator: "Trennzeichen" | "Separator";
    separator_semicolon: "Semikolon ;" | "Semicolon ;";
    separator_comma: "Komma ," | "Comma ,";
    separator_tab: "Tabulator" | "Tab";
    separator_pipe: "Strich |" | "Bar |";
    has_header: "Die Liste hat Überschriften" | "The list has headings";
    notes_title(count: &str): "Beim Lesen ausgebessert ({count})" | "Mended while reading ({count})";
    notes_more(count: &str): "und {count} weitere" | "and {count} more";

    columns_title: "Was steht in welcher Spalte?" | "What is in which column?";
    columns_text(all, known: &str): "{known} von 1 Spalte ist erkannt." / "{known} von {all} Spalten sind erkannt. Die anderen bleiben draußen, bis Sie ihnen etwas zuordnen." | "{known} of 1 column is recognised." / "{known} of {all} columns are recognised. The others stay out until you assign them.";
    column: "Spalte" | "Column";
    becomes: "wird zu" | "becomes";
    becomes_label(column: &str): "»{column}« wird zu" | "“{column}” becomes";
    row_number(line: &str): "Zeile {line}" | "Row {line}";
    group_company: "Kunde" | "Customer";
    group_work: "Stand und Betreuung" | "State and owner";
    group_contact: "Ansprechpartner" | "Contact";
    more_columns(count): "1 weitere Spalte zeigen" / "{count} weitere Spalten zeigen" | "Show 1 more column" / "Show {count} more columns";
    needs_name: "Noch fehlt die Spalte, die den Kunden nennt: Firma, Kundennummer oder Ansprechpartner. Bitte ordnen Sie eine davon zu." | "The column that names the customer is still missing: company, customer number or contact. Please assign one of them.";

    choices_title: "Wie soll gelesen werden?" | "How should it be read?";
    fill: "Bei Kunden, die es schon gibt" | "For customers that already exist";
    fill_empty: "Nur leere Felder ergänzen" | "Fill empty fields only";
    fill_overwrite: "Die Liste hat recht" | "The list is right";
    new_status: "Neue Kunden sind" | "New customers are";
    numbers: "Beträge" | "Amounts";
    numbers_auto: "wie erkannt" | "as recognised";
    numbers_german: "1.234,56" | "1.234,56";
    numbers_english: "1,234.56" | "1,234.56";
    dates: "Daten mit Schrägstrich" | "Dates with slashes";
    dates_auto: "wie erkannt" | "as recognised";
    dates_day_first: "Tag zuerst, 24/11/2026" | "Day first, 24/11/2026";
    dates_month_first: "Monat zuerst, 11/24/2026" | "Month first, 11/24/2026";
    postcodes: "PLZ mit vier Stellen" | "Postcodes of four digits";
    postcodes_keep: "lassen und markieren" | "keep and flag";
    postcodes_zero: "Null ergänzen" | "Add zero";
    check: "Probelauf starten" | "Start dry run";
    check_hint: "Auch der Probelauf ändert nichts." | "The dry run changes nothing either.";

}

messages! {
    plan_title: "Das würde geschehen" | "This is what would happen";
    plan_create(count: &str): "{count} anlegen" | "create {count}";
    plan_complete(count: &str): "{count} ergänzen" | "complete {count}";
    plan_review(count: &str): "{count} prüfen" | "check {count}";
    plan_unchanged(count): "Einer ist schon vollständig da." / "{count} sind schon vollständig da." | "One is already here in full." / "{count} are already here in full.";
    plan_left_out(count): "Eine Zeile kann nicht übernommen werden und steht in der Restliste." / "{count} Zeilen können nicht übernommen werden und stehen in der Restliste." | "One row cannot be taken over and is in the list of leftovers." / "{count} rows cannot be taken over and are in the list of leftovers.";
    plan_contacts(count): "Ein Ansprechpartner kommt dazu." / "{count} Ansprechpartner kommen dazu." | "One contact is added." / "{count} contacts are added.";
    plan_nothing_title: "Es gibt nichts einzulesen" | "There is nothing to import";
    plan_nothing_text: "Alles aus dieser Liste ist schon da, oder die Zeilen warten auf Ihre Entscheidung." | "Everything in this list is here already, or the rows wait for your decision.";
    import_now: "Einlesen" | "Import";
    import_count(count): "1 Kunden einlesen" / "{count} Kunden einlesen" | "Import 1 customer" / "Import {count} customers";
    back_to_columns: "Zuordnung ändern" | "Change columns";
    save_leftovers(count: &str): "Restliste speichern ({count})" | "Save leftovers ({count})";
    leftovers_hint: "Dieselben Spalten, nur die Zeilen, die draußen bleiben: ausbessern und noch einmal einlesen." | "The same columns, only the rows that stay out: mend them and import once more.";
    leftovers_name: "Restliste" | "leftovers";

    reviews_title(count: &str): "Zu prüfen ({count})" | "To be checked ({count})";
    reviews_text: "Diese Zeilen passen nicht eindeutig. Ohne Entscheidung bleiben sie draußen und kommen in die Restliste." | "These rows do not fit clearly. Without a decision they stay out and go to the list of leftovers.";
    reviews_open(count: &str): "{count} noch offen" | "{count} still open";
    reviews_all_decided: "alle entschieden" | "all decided";
    decide_rest: "Alle offenen" | "All open ones";
    rest_complete: "ergänzen" | "complete";
    rest_create: "neu anlegen" | "create new";
    rest_leave: "draußen lassen" | "leave out";
    decision_label(line: &str, name: &str): "Zeile {line}, {name}: Entscheidung" | "Row {line}, {name}: decision";
    decision_open: "noch offen, bleibt draußen" | "still open, stays out";
    decision_create: "neu anlegen" | "create new";
    decision_complete(name: &str): "»{name}« ergänzen" | "complete “{name}”";
    decision_leave: "draußen lassen" | "leave out";
    show_more(count: &str): "{count} weitere zeigen" | "Show {count} more";

    problems_title: "Worauf wir gestoßen sind" | "What we came across";
    problems_none: "Jede Zeile ist in Ordnung." | "Every row is in order.";
    effect_left_out: "bleibt draußen" | "stays out";
    effect_decision: "zu entscheiden" | "to be decided";
    effect_cell: "ohne diesen Wert" | "without this value";
    effect_taken: "übernommen" | "taken over";
    problems_kept(count: &str): "Gezeigt werden die ersten {count}." | "The first {count} are shown.";

    kind_no_name: "Ohne Name und Nummer" | "Without name and number";
    kind_several_match: "Passt zu mehreren Kunden" | "Fits several customers";
    kind_number_differs: "Andere Kundennummer im Bestand" | "Another customer number on record";
    kind_name_differs: "Anderer Name im Bestand" | "Another name on record";
    kind_ragged: "Zu viele oder zu wenige Zellen" | "Too many or too few cells";
    kind_repeats_row: "Derselbe Kunde mehrmals" | "The same customer more than once";
    kind_postcode_four: "PLZ mit vier Stellen" | "Postcode of four digits";
    kind_postcode_odd: "Unbekannte Form der PLZ" | "Postcode of unknown form";
    kind_not_a_number: "Keine Zahl" | "Not a number";
    kind_number_too_large: "Zu großer Betrag" | "Amount too large";
    kind_not_a_date: "Kein Datum" | "Not a date";
    kind_no_such_day: "Tag, den es nicht gibt" | "Day that does not exist";
    kind_ambiguous_date: "Datum mit zwei Lesarten" | "Date with two readings";
    kind_odd_email: "Keine E-Mail-Adresse" | "Not an e-mail address";
    kind_odd_phone: "Keine Telefonnummer" | "Not a phone number";
    kind_unknown_class: "Unbekannte Klasse" | "Unknown class";
    kind_unknown_status: "Unbekannter Status" | "Unknown status";
    kind_unknown_kind: "Weder Zentrale noch Filiale" | "Neither head office nor branch";
    kind_too_long: "Zu langer Text" | "Text too long";
    kind_unknown_owner: "Zuständige, die nicht im Team sind" | "Owners who are not in the team";
    kind_parent_missing: "Zentrale nicht gefunden" | "Head office not found";
    kind_parent_unclear: "Zentrale nicht eindeutig" | "Head office unclear";
    kind_parent_cycle: "Zentralen im Kreis" | "Head offices in a circle";
    kind_formula: "Sieht aus wie eine Formel" | "Looks like a formula";

    done_title(file: &str): "»{file}« ist eingelesen" | "“{file}” is imported";
    done_text(count): "Ein Kunde wurde angelegt oder ergänzt." / "{count} Kunden wurden angelegt oder ergänzt." | "One customer was created or completed." / "{count} customers were created or completed.";
    done_nothing: "Es wurde nichts eingetragen." | "Nothing was entered.";
    done_stopped: "Angehalten. Was bis dahin eingetragen war, ist da; der Rest nicht." | "Stopped. What had been entered by then is here; the rest is not.";
    done_undone_title: "Zurückgenommen" | "Taken back";
    done_undone_text: "Ihr Bestand ist wieder so wie vor dieser Liste." | "Your customers are as they were before this list.";
    to_list: "Zur Kundenliste" | "To the customer list";
    one_more: "Noch eine Liste" | "Another list";
    failed_title: "Das Einlesen wurde abgebrochen" | "The import was broken off";
    failed_text: "Alles, was bis dahin eingetragen war, wurde zurückgenommen. Ihr Bestand ist unverändert." | "Everything that had been entered by then was taken back. Your customers are unchanged.";
}
