//! Words of filters, columns and kept views.

use super::messages;

messages! {
    contacts: "Kontakte" | "Contacts";
    branches: "Filialen" | "Branches";
    kind: "Art" | "Kind";

    any: "alle" | "all";
    add: "Filter" | "Filter";
    shown_filters: "Gesetzte Filter" | "Filters in use";
    understood: "Verstanden" | "Understood";
    understood_hint: "Eingabetaste übernimmt" | "Enter keeps it";
    keep_understood: "Verstandenes als Filter übernehmen" | "Keep what was understood as filters";
    remove(sentence: &str): "Filter entfernen: {sentence}" | "Remove filter: {sentence}";
    unknown(text: &str): "Unbekannter Filter ({text}), zeigt alle" | "Unknown filter ({text}), shows all";
    or: "oder" | "or";
    me: "ich" | "me";
    nobody: "niemand" | "nobody";
    somebody_gone: "jemand, den es nicht mehr gibt" | "somebody who is gone";

    is(column: &str, values: &str): "{column} ist {values}" | "{column} is {values}";
    is_not(column: &str, values: &str): "{column} ist nicht {values}" | "{column} is not {values}";
    is_missing(column: &str): "{column} fehlt" | "{column} is missing";
    is_there(column: &str): "{column} vorhanden" | "{column} is there";
    contains(column: &str, text: &str): "{column} enthält »{text}«" | "{column} contains “{text}”";
    begins(column: &str, text: &str): "{column} beginnt mit »{text}«" | "{column} begins with “{text}”";
    at_least(column: &str, bound: &str): "{column} ab {bound}" | "{column} from {bound}";
    at_most(column: &str, bound: &str): "{column} bis {bound}" | "{column} up to {bound}";
    between(column: &str, from: &str, to: &str): "{column} von {from} bis {to}" | "{column} from {from} to {to}";
    exactly(column: &str, bound: &str): "{column} genau {bound}" | "{column} exactly {bound}";
    longer_ago(count): "vor mehr als 1 Tag" / "vor mehr als {count} Tagen" | "more than 1 day ago" / "more than {count} days ago";
    or_never(when: &str): "{when} oder nie" | "{when} or never";
    overdue(column: &str): "{column} überfällig" | "{column} overdue";
    last_days(count): "gestern oder heute" / "in den letzten {count} Tagen" | "yesterday or today" / "in the last {count} days";
    next_days(count): "heute oder morgen" / "in den nächsten {count} Tagen" | "today or tomorrow" / "in the next {count} days";
    day_today: "heute" | "today";
    days_ago(count): "vor 1 Tag" / "vor {count} Tagen" | "1 day ago" / "{count} days ago";
    days_ahead(count): "in 1 Tag" / "in {count} Tagen" | "in 1 day" / "in {count} days";

    state_declining: "Rückgang" | "declining";
    state_silent: "still" | "silent";

    dialog_new: "Filter setzen" | "Set filter";
    dialog_change: "Filter ändern" | "Change filter";
    field: "Feld" | "Field";
    how: "Bedingung" | "Condition";
    how_is: "ist eines von" | "is one of";
    how_is_not: "ist keines von" | "is none of";
    how_filled: "ist vorhanden" | "is there";
    how_empty: "fehlt" | "is missing";
    how_contains: "enthält" | "contains";
    how_begins: "beginnt mit" | "begins with";
    how_range: "liegt zwischen" | "lies between";
    how_overdue: "ist überfällig" | "is overdue";
    how_today: "ist heute" | "is today";
    how_longer_ago: "ist länger her als" | "is longer ago than";
    how_last_days: "liegt in den letzten" | "lies in the last";
    how_next_days: "liegt in den nächsten" | "lies in the next";
    how_days: "liegt zwischen zwei Tagen" | "lies between two days";
    value_text: "Text" | "Text";
    value_days: "Tage" | "Days";
    value_from: "Von" | "From";
    value_to: "Bis" | "To";
    values: "Werte" | "Values";
    no_values: "Noch steht nirgends etwas in diesem Feld." | "Nothing stands in this field anywhere yet.";
    apply: "Filter setzen" | "Set filter";
    apply_count(count): "Filter setzen (1 Kunde)" / "Filter setzen ({count} Kunden)" | "Set filter (1 customer)" / "Set filter ({count} customers)";
    incomplete: "Es fehlt noch ein Wert. Wählen oder schreiben Sie einen." | "A value is still missing. Choose or type one.";
    bad_number: "Das ist keine Zahl. So geht es: 10.000 oder 1.250,50." | "This is not a number. Try 10,000 or 1,250.50.";

    arrange: "Spalten, Reihenfolge, Gruppen" | "Columns, order, groups";
    list_menu: "Mehr zur Liste" | "More about the list";
    arrange_menu: "Spalten und Gruppen" | "Columns and groups";
    columns: "Spalten" | "Columns";
    column_up(name: &str): "{name} nach vorn" | "Move {name} forward";
    column_down(name: &str): "{name} nach hinten" | "Move {name} back";
    usual_columns: "Übliche Spalten" | "Usual columns";
    group_by: "Gruppieren nach" | "Group by";
    no_group: "nichts" | "nothing";
    sort_by: "Sortieren nach" | "Sort by";
    sort_then: "dann nach" | "then by";
    sort_none: "nichts weiter" | "nothing else";
    sort_up(name: &str): "{name}, aufsteigend" | "{name}, ascending";
    sort_down(name: &str): "{name}, absteigend" | "{name}, descending";
    sort_hint: "Umschalt und Klick auf weitere Spalten sortiert nach mehreren." | "Shift and click on further columns sorts by several.";
    done: "Fertig" | "Done";
    group_empty(column: &str): "{column}: nichts eingetragen" | "{column}: nothing entered";
    group_sums(count): "1 Kunde" / "{count} Kunden" | "1 customer" / "{count} customers";

    save_view: "Ansicht speichern" | "Save view";
    save_view_short: "Ansicht" | "View";
    view_name: "Name der Ansicht" | "Name of the view";
    view_name_missing: "Ein Name fehlt noch." | "A name is still missing.";
    audience: "Für wen?" | "For whom?";
    audience_team: "Für das Team" | "For the team";
    audience_me: "Nur für mich" | "Only for me";
    audience_hint: "Eine eigene Ansicht liegt mit im Buch des Teams; gezeigt wird sie nur Ihnen." | "A view of your own lies in the team's book; it is shown to you alone.";
    view_changed: "geändert" | "changed";
    view_update: "Änderung behalten" | "Keep the change";
    view_rename: "Umbenennen" | "Rename";
    view_archive: "Ansicht archivieren" | "Archive view";
    view_menu(name: &str): "Mehr zur Ansicht {name}" | "More about the view {name}";
    view_by(name: &str): "angelegt von {name}" | "kept by {name}";
    view_private: "nur für mich" | "only for me";
    view_unknown: "Diese Ansicht filtert nach einem Feld, das es hier nicht gibt. Der Filter bleibt stehen und zeigt alle; Sie können ihn entfernen." | "This view filters by a field that does not exist here. The filter stays and shows all; you can remove it.";

    map_measure: "Färben nach" | "Shade by";
    map_label: "Kunden nach Postleitgebiet" | "Customers by postcode area";
    map_area(digits: &str, town: &str, figure: &str): "{digits} {town}: {figure}" | "{digits} {town}: {figure}";
    map_hint: "Je dunkler, desto mehr. Ein Gebiet zeigt seine Kunden." | "The darker, the more. An area shows its customers.";
    map_column: "Gebiet" | "Area";
    map_elsewhere: "Ohne deutsche Postleitzahl" | "Without a German postcode";
    shape: "Darstellung" | "Display";
    shape_table: "Tabelle" | "Table";
    shape_map: "Karte" | "Map";
}
