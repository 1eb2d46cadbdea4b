//! Words of import and export. A problem says what happened, what is safe, and what to do next.

use super::messages;

messages! {
    file_empty:
        "Die Datei ist leer. Es wurde nichts geändert. Bitte speichern Sie die Liste noch einmal als CSV und wählen Sie die neue Datei."
        | "The file is empty. Nothing was changed. Please save the list as CSV once more and choose the new file.";
    file_too_large:
        "Die Datei ist größer als 100 MB. Es wurde nichts geändert. Bitte teilen Sie die Liste und lesen Sie die Teile nacheinander ein."
        | "The file is larger than 100 MB. Nothing was changed. Please split the list and import the parts one after the other.";
    file_spreadsheet:
        "Das ist eine Arbeitsmappe, keine CSV-Datei. Es wurde nichts geändert. Bitte öffnen Sie sie in Excel oder LibreOffice und wählen Sie »Speichern unter«, »CSV UTF-8«."
        | "This is a workbook, not a CSV file. Nothing was changed. Please open it in Excel or LibreOffice and choose “Save as”, “CSV UTF-8”.";
    file_document:
        "Das ist ein Dokument, keine Liste. Es wurde nichts geändert. Gebraucht wird eine CSV-Datei: eine Zeile je Kunde."
        | "This is a document, not a list. Nothing was changed. A CSV file is needed: one row for each customer.";
    file_not_text:
        "Die Datei enthält keinen Text. Es wurde nichts geändert. Gebraucht wird eine CSV-Datei: eine Zeile je Kunde."
        | "The file contains no text. Nothing was changed. A CSV file is needed: one row for each customer.";
    file_header_only:
        "Die Datei enthält nur Überschriften und keine Zeile darunter. Es wurde nichts geändert. Bitte prüfen Sie, ob beim Export ein Filter gesetzt war."
        | "The file contains headings only and no row below them. Nothing was changed. Please check whether a filter was set during the export.";

    note_odd_bytes(count):
        "1 Zeichen passt nicht zur Kodierung. Es wurde als Windows-Zeichen gelesen. Bitte prüfen Sie die Umlaute in der Vorschau und wählen Sie sonst eine andere Kodierung."
        / "{count} Zeichen passen nicht zur Kodierung. Sie wurden als Windows-Zeichen gelesen. Bitte prüfen Sie die Umlaute in der Vorschau und wählen Sie sonst eine andere Kodierung."
        | "1 character does not fit the encoding. It was read as a Windows character. Please check the umlauts in the preview, or choose another encoding."
        / "{count} characters do not fit the encoding. They were read as Windows characters. Please check the umlauts in the preview, or choose another encoding.";
    note_unclosed_quote(line: u32):
        "Zeile {line}: Ein Anführungszeichen öffnet und schließt nicht. Die Zeile wurde so übernommen, wie sie dasteht. Bitte prüfen Sie sie in der Vorschau."
        | "Row {line}: a quotation mark opens and does not close. The row was taken as it stands. Please check it in the preview.";
    note_hidden_characters(count, line: u32, column: &str):
        "Zeile {line}, Spalte {column}: 1 unsichtbares Zeichen entfernt. Der sichtbare Text ist unverändert."
        / "Zeile {line}, Spalte {column}: {count} unsichtbare Zeichen entfernt. Der sichtbare Text ist unverändert."
        | "Row {line}, column {column}: 1 invisible character removed. The visible text is unchanged."
        / "Row {line}, column {column}: {count} invisible characters removed. The visible text is unchanged.";
    note_field_cut(line: u32, column: &str):
        "Zeile {line}, Spalte {column}: Der Text ist länger als 64 kB und wurde dort abgeschnitten. Ihre Datei bleibt unverändert. Bitte kürzen Sie den Text, wenn der Rest gebraucht wird."
        | "Row {line}, column {column}: the text is longer than 64 kB and was cut there. Your file stays as it is. Please shorten the text if the rest is needed.";
    note_too_many_rows(line: u32):
        "Ab Zeile {line} wurde nicht weitergelesen: mehr als 500.000 Zeilen. Alles davor ist da. Bitte teilen Sie die Liste und lesen Sie den Rest danach ein."
        | "Reading stopped at row {line}: more than 500,000 rows. Everything before it is there. Please split the list and import the rest afterwards.";
    note_too_many_columns(line: u32):
        "Zeile {line} hat mehr als 1.000 Spalten. Die ersten 1.000 wurden gelesen. Bitte prüfen Sie das Trennzeichen."
        | "Row {line} has more than 1,000 columns. The first 1,000 were read. Please check the separator.";

    problem_no_name(line: u32):
        "Zeile {line}: Name und Kundennummer fehlen. Die Zeile bleibt draußen und steht in der Restliste. Bitte ergänzen Sie den Namen dort."
        | "Row {line}: name and customer number are missing. The row stays out and is in the list of leftovers. Please add the name there.";
    problem_several_match(line: u32, found: &str):
        "Zeile {line}: »{found}« passt zu mehreren Kunden. Nichts davon wird geändert, solange Sie nicht wählen. Bitte wählen Sie einen Kunden oder »Neu anlegen«."
        | "Row {line}: “{found}” fits several customers. None of them is changed until you choose. Please choose a customer or “Create new”.";
    problem_number_differs(line: u32, found: &str):
        "Zeile {line}: Diesen Kunden gibt es schon, aber mit der Nummer {found}. Er wird nicht geändert, solange Sie nicht wählen. Bitte wählen Sie »Ergänzen« oder »Neu anlegen«."
        | "Row {line}: this customer exists, but with the number {found}. It is not changed until you choose. Please choose “Complete” or “Create new”.";
    problem_name_differs(line: u32, found: &str):
        "Zeile {line}: Diese Kundennummer gehört schon zu »{found}«. Der Kunde wird nicht geändert, solange Sie nicht wählen. Bitte wählen Sie »Ergänzen« oder »Neu anlegen«."
        | "Row {line}: this customer number belongs to “{found}”. That customer is not changed until you choose. Please choose “Complete” or “Create new”.";
    problem_ragged(found, line: u32):
        "Zeile {line}: 1 Zelle. Was einer Überschrift zugeordnet ist, wird übernommen. Bitte prüfen Sie, ob ein Trennzeichen im Text steht."
        / "Zeile {line}: {found} Zellen. Was einer Überschrift zugeordnet ist, wird übernommen. Bitte prüfen Sie, ob ein Trennzeichen im Text steht."
        | "Row {line}: 1 cell. What belongs to a heading is taken over. Please check whether there is a separator in the text."
        / "Row {line}: {found} cells. What belongs to a heading is taken over. Please check whether there is a separator in the text.";
    problem_repeats_row(line: u32, found: &str):
        "Zeile {line}: Derselbe Kunde wie in Zeile {found}. Beide Zeilen ergeben einen Kunden, weitere Ansprechpartner kommen dazu."
        | "Row {line}: the same customer as in row {found}. Both rows become one customer, further contacts are added.";
    problem_postcode_four(line: u32, found: &str):
        "Zeile {line}: PLZ »{found}« hat vier Stellen. Sie wird übernommen und markiert. Fehlt die führende Null, wählen Sie oben »Null ergänzen«."
        | "Row {line}: postcode “{found}” has four digits. It is taken over and flagged. If the leading zero is missing, choose “Add zero” above.";
    problem_postcode_odd(line: u32, found: &str):
        "Zeile {line}: »{found}« ist keine Postleitzahl, die wir kennen. Sie wird übernommen und markiert. Bitte prüfen Sie die Zuordnung der Spalte."
        | "Row {line}: “{found}” is no postcode that we know. It is taken over and flagged. Please check what the column is assigned to.";
    problem_not_a_number(line: u32, found: &str):
        "Zeile {line}: »{found}« ist keine Zahl. Der Kunde wird ohne diesen Wert übernommen. Bitte prüfen Sie die Zuordnung der Spalte."
        | "Row {line}: “{found}” is not a number. The customer is taken over without this value. Please check what the column is assigned to.";
    problem_number_too_large(line: u32, found: &str):
        "Zeile {line}: »{found}« ist zu groß für einen Betrag. Der Kunde wird ohne diesen Wert übernommen."
        | "Row {line}: “{found}” is too large for an amount. The customer is taken over without this value.";
    problem_not_a_date(line: u32, found: &str):
        "Zeile {line}: »{found}« ist kein Datum. Der Kunde wird ohne diesen Wert übernommen. Bitte prüfen Sie die Zuordnung der Spalte."
        | "Row {line}: “{found}” is not a date. The customer is taken over without this value. Please check what the column is assigned to.";
    problem_no_such_day(line: u32, found: &str):
        "Zeile {line}: Den Tag »{found}« gibt es nicht. Der Kunde wird ohne dieses Datum übernommen. Bitte tragen Sie es danach von Hand ein."
        | "Row {line}: there is no such day as “{found}”. The customer is taken over without this date. Please enter it by hand afterwards.";
    problem_ambiguous_date(line: u32, found: &str):
        "Zeile {line}: »{found}« lässt sich auf zwei Arten lesen. Es wird nicht geraten. Bitte wählen Sie oben, ob der Tag oder der Monat zuerst steht."
        | "Row {line}: “{found}” can be read in two ways. Nothing is guessed. Please choose above whether day or month comes first.";
    problem_odd_email(line: u32, found: &str):
        "Zeile {line}: »{found}« ist keine E-Mail-Adresse. Der Text wird übernommen. Bitte prüfen Sie ihn danach beim Kunden."
        | "Row {line}: “{found}” is not an e-mail address. The text is taken over. Please check it on the customer's page afterwards.";
    problem_odd_phone(line: u32, found: &str):
        "Zeile {line}: »{found}« ist keine Telefonnummer, vermutlich hat eine Tabelle sie gerundet. Der Text wird übernommen. Bitte formatieren Sie die Spalte vor dem Export als Text."
        | "Row {line}: “{found}” is not a phone number, a spreadsheet has probably rounded it. The text is taken over. Please format the column as text before exporting.";
    problem_unknown_class(line: u32, found: &str):
        "Zeile {line}: Klasse »{found}« ist weder A, B noch C. Sie wird als Schlagwort behalten."
        | "Row {line}: class “{found}” is neither A, B nor C. It is kept as a tag.";
    problem_unknown_status(line: u32, found: &str):
        "Zeile {line}: Status »{found}« ist nicht bekannt. Er wird als Schlagwort behalten."
        | "Row {line}: status “{found}” is not known. It is kept as a tag.";
    problem_unknown_kind(line: u32, found: &str):
        "Zeile {line}: »{found}« ist weder Zentrale, Filiale noch Einzelkunde. Der Text wird als Schlagwort behalten."
        | "Row {line}: “{found}” is neither head office, branch nor single customer. The text is kept as a tag.";
    problem_too_long(line: u32, found: &str):
        "Zeile {line}: »{found}…« ist zu lang für dieses Feld. Das Feld wird gekürzt, der ganze Text steht in der Bemerkung."
        | "Row {line}: “{found}…” is too long for this field. The field is shortened, the whole text is in the remark.";
    problem_unknown_owner(line: u32, found: &str):
        "Zeile {line}: »{found}« gehört nicht zum Team. Der Name wird in der Bemerkung behalten. Legen Sie das Teammitglied vorher an, wenn es zuständig sein soll."
        | "Row {line}: “{found}” is not in the team. The name is kept in the remark. Add the member first if they are to be in charge.";
    problem_parent_missing(line: u32, found: &str):
        "Zeile {line}: Zentrale »{found}« ist weder in der Datei noch im Bestand. Der Kunde wird ohne Zentrale übernommen. Sie können sie danach beim Kunden setzen."
        | "Row {line}: head office “{found}” is neither in the file nor in the book. The customer is taken over without it. You can set it on the customer's page afterwards.";
    problem_parent_unclear(line: u32, found: &str):
        "Zeile {line}: Zentrale »{found}« passt zu mehreren Kunden. Der Kunde wird ohne Zentrale übernommen. Eindeutig wird es mit der Kundennummer."
        | "Row {line}: head office “{found}” fits several customers. The customer is taken over without it. The customer number would make it clear.";
    problem_parent_cycle(line: u32, found: &str):
        "Zeile {line}: Zentrale »{found}« ergibt einen Kreis. Der Kunde wird ohne Zentrale übernommen. Bitte prüfen Sie, wer zu wem gehört."
        | "Row {line}: head office “{found}” makes a circle. The customer is taken over without it. Please check who belongs to whom.";
    problem_formula(line: u32, found: &str):
        "Zeile {line}: »{found}« sieht aus wie eine Formel. Der Text wird übernommen und nie berechnet."
        | "Row {line}: “{found}” looks like a formula. The text is taken over and never calculated.";

    note_owner(name: &str): "Betreuung laut Liste: {name}" | "Owner according to the list: {name}";
    step_follow_up: "Wiedervorlage" | "Follow-up";
    tag_check_postcode: "PLZ prüfen" | "check postcode";

    target_ignore: "nicht übernehmen" | "do not take over";
    target_name: "Firma" | "Company";
    target_name_second: "Namenszusatz" | "Second line of name";
    target_number: "Kundennummer" | "Customer number";
    target_parent: "Zentrale" | "Head office";
    target_kind: "Zentrale oder Filiale" | "Head office or branch";
    target_street: "Straße" | "Street";
    target_house_number: "Hausnummer" | "House number";
    target_postcode: "PLZ" | "Postcode";
    target_town: "Ort" | "Town";
    target_country: "Land" | "Country";
    target_phone: "Telefon" | "Phone";
    target_email: "E-Mail" | "E-mail";
    target_web: "Webseite" | "Website";
    target_class: "Klasse" | "Class";
    target_status: "Status" | "Status";
    target_owner: "Zuständig" | "Owner";
    target_owner_in(role: &str): "Zuständig: {role}" | "Owner: {role}";
    target_industry: "Branche" | "Industry";
    target_source: "Quelle" | "Source";
    target_tags: "Schlagwörter" | "Tags";
    target_vat_id: "USt-IdNr." | "VAT ID";
    target_since: "Kunde seit" | "Customer since";
    target_revenue: "Umsatz 12 Monate" | "Revenue, 12 months";
    target_revenue_of(year: u16): "Umsatz {year}" | "Revenue {year}";
    target_next_step: "Nächster Schritt" | "Next step";
    target_next_step_on: "Wiedervorlage am" | "Follow-up on";
    target_note: "Notiz" | "Note";
    target_contact_name: "Ansprechpartner" | "Contact";
    target_contact_first_name: "Vorname (Ansprechpartner)" | "First name (contact)";
    target_contact_last_name: "Nachname (Ansprechpartner)" | "Last name (contact)";
    target_contact_salutation: "Anrede (Ansprechpartner)" | "Salutation (contact)";
    target_contact_title: "Titel (Ansprechpartner)" | "Title (contact)";
    target_contact_position: "Funktion (Ansprechpartner)" | "Position (contact)";
    target_contact_phone: "Telefon (Ansprechpartner)" | "Phone (contact)";
    target_contact_mobile: "Mobil (Ansprechpartner)" | "Mobile (contact)";
    target_contact_email: "E-Mail (Ansprechpartner)" | "E-mail (contact)";
}
