//! Words of the page with all hits of a search.

use super::messages;

messages! {
    title: "Suche" | "Search";
    label: "Suchen" | "Search";
    placeholder: "Name, Ort, Nummer, Stichwort" | "Name, town, number, word";
    hint: "Mindestens ein Wort eintippen. ä und ae, ß und ss, Leerzeichen in Telefonnummern: alles findet alles." | "Type at least one word. ä and ae, ß and ss, blanks in phone numbers: every spelling finds every other.";
    found(count): "1 Treffer" / "{count} Treffer" | "1 hit" / "{count} hits";
    none_title(text: &str): "Nichts gefunden zu »{text}«" | "Nothing found for “{text}”";
    none_text: "Vielleicht mit weniger oder anderen Wörtern. Archiviertes steht im Papierkorb." | "Perhaps with fewer or other words. Archived entries are in the recycle bin.";
    to_trash: "Zum Papierkorb" | "To the recycle bin";
    companies: "Kunden" | "Customers";
    people: "Kontakte" | "Contacts";
    work: "Aufgaben und Zusagen" | "Tasks and promises";
    entries: "Verlauf" | "Timeline";
    in_list: "In der Kundenliste zeigen" | "Show in the customer list";
    more(count: &str): "Weitere {count} zeigen" | "Show {count} more";
    listed(listed: &str, count: &str): "Die ersten {listed} von {count}. Ein Wort mehr grenzt ein." | "The first {listed} of {count}. One more word narrows it down.";
    done: "erledigt" | "done";
    number(number: &str): "Nr. {number}" | "No. {number}";
    at_company(function: &str, company: &str): "{function}, {company}" | "{function}, {company}";
}
