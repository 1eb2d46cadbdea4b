//! Words of the customer list and of the dialogs that work on customers.

use super::messages;

messages! {
    views: "Ansichten" | "Views";
    view_all: "Alle Kunden" | "All customers";
    view_my_key: "Meine A-Kunden" | "My A customers";
    view_silent: "60 Tage ohne Kontakt" | "60 days without contact";
    view_open_quotes: "Offene Angebote" | "Open quotes";
    view_my_territory: "Mein Gebiet" | "My territory";
    filter: "Filtern nach Name, Ort, Nummer" | "Filter by name, town, number";
    class_chip(class: &str): "Klasse {class}" | "Class {class}";
    without_step: "Ohne nächsten Schritt" | "Without next step";
    reset_filter: "Filter zurücksetzen" | "Reset filters";
    density: "Zeilenabstand" | "Row spacing";
    density_comfortable: "Bequem" | "Comfortable";
    density_standard: "Standard" | "Standard";
    density_compact: "Kompakt" | "Compact";
    grid_label: "Kunden" | "Customers";
    mark_all: "Alle auswählen" | "Select all";
    mark_one(name: &str): "{name} auswählen" | "Select {name}";

    column_name: "Kunde" | "Customer";
    column_class: "Klasse" | "Class";
    column_status: "Status" | "Status";
    column_owner: "Zuständig" | "Owner";
    column_next_step: "Nächster Schritt" | "Next step";
    column_revenue: "Umsatz 12 M" | "Revenue 12 M";
    column_open: "Offen €" | "Open €";
    column_situation: "Lage" | "Situation";
    column_last_contact: "Letztes Gespräch" | "Last talk";
    no_next_step: "kein nächster Schritt" | "no next step";
    no_owner: "niemand" | "nobody";
    branches(count): "Zentrale · 1 Filiale" / "Zentrale · {count} Filialen" | "Head office · 1 branch" / "Head office · {count} branches";
    branch: "Filiale" | "Branch";

    empty_title: "Noch keine Kunden" | "No customers yet";
    empty_text: "Legen Sie den ersten an oder lesen Sie Ihre Liste ein." | "Add the first one or import your list.";
    none_found_title: "Keine Kunden mit diesen Filtern" | "No customers with these filters";
    none_found_text(count): "1 Kunde ist ausgeblendet." / "{count} Kunden sind ausgeblendet." | "1 customer is hidden." / "{count} customers are hidden.";
    customers: "Kunden" | "customers";
    one_customer: "Kunde" | "customer";
    sum_open: "Offene Chancen" | "Open deals";
    print_more(count): "1 weiterer Kunde steht nicht auf dem Blatt; die ganze Liste gibt es als CSV." / "{count} weitere Kunden stehen nicht auf dem Blatt; die ganze Liste gibt es als CSV." | "1 more customer is not on the sheet; the whole list is to be had as CSV." / "{count} more customers are not on the sheet; the whole list is to be had as CSV.";
    print_list: "Liste drucken" | "Print list";
    export_list: "Diese Liste als CSV" | "This list as CSV";
    export_marked: "Exportieren" | "Export";
    file_list: "kundenliste" | "customer-list";
    hint_open: "Zeile öffnen" | "Open row";
    hint_mark: "Auswählen" | "Select";

    marked(count: &str): "{count} ausgewählt" | "{count} selected";
    clear_marks: "Auswahl aufheben" | "Clear selection";
    change_class: "Klasse ändern" | "Change class";
    assign: "Zuweisen" | "Assign";
    archive: "Archivieren" | "Archive";
    class_to(class: &str): "Klasse {class}" | "Class {class}";

    name_missing: "Ein Name fehlt noch." | "A name is still missing.";
    no_class: "ohne" | "none";
    already_there: "Gibt es schon:" | "Already there:";
    next_step: "Nächster Schritt" | "Next step";
    step_missing: "Was soll dann geschehen? Ein Stichwort genügt." | "What should happen then? A word is enough.";
    follow_up_title(count): "Wiedervorlage setzen" / "Wiedervorlage setzen ({count})" | "Set follow-up" / "Set follow-up ({count})";
    set_follow_up: "Wiedervorlage setzen" | "Set follow-up";
    move_by: "Verschieben" | "Move";
    in_a_day: "+ 1 Tag" | "+ 1 day";
    in_three_days: "+ 3 Tage" | "+ 3 days";
    in_a_week: "+ 1 Woche" | "+ 1 week";
    in_two_weeks: "+ 2 Wochen" | "+ 2 weeks";
    in_a_month: "+ 1 Monat" | "+ 1 month";

    hand_over: "Übergeben" | "Hand over";
    hand_over_title(count): "Kunden übergeben" / "Übergeben ({count})" | "Hand over customer" / "Hand over ({count})";
    hand_over_to: "An wen?" | "To whom?";
    in_role: "In welcher Rolle?" | "In which role?";
    hand_over_note: "Was sollte die Kollegin oder der Kollege wissen?" | "What should your colleague know?";
    hand_over_hint: "Die Rolle wechselt, die Wiedervorlage geht mit, und der Verlauf hält es fest." | "The role changes hands, the follow-up goes along, and the timeline records it.";
    alone_hint: "Sie arbeiten allein. Legen Sie unter Team eine Kollegin oder einen Kollegen an." | "You work alone. Add a colleague under Team.";
}
