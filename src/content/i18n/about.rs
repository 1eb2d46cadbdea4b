//! Words of the about page.

use super::messages;

messages! {
    lead: "Vertrieb hat viele Facetten. Diese Seite zeigt sie, findet Ihre, und lässt ein kleines Team mit denselben Kunden arbeiten." | "Sales has many facets. This page shows them, finds yours, and lets a small team work with the same customers.";
    local_title: "Alles bleibt hier" | "Everything stays here";
    local_text: "Facetten hat keinen Server und kein Konto. Nach dem Laden fragt die Seite niemanden mehr. Ihr Browser führt darüber selbst Buch:" | "Facetten has no server and no account. Once loaded, the page asks nobody for anything. Your browser keeps its own record:";
    foreign_requests(count: usize): "Anfragen an andere: {count}" | "Requests to others: {count}";
    own_requests(count: usize): "Eigene Dateien geladen: {count}" | "Own files loaded: {count}";
    count_again: "Neu zählen" | "Count again";
    where_kept: "Wo die Daten liegen und wie sicher sie sind" | "Where the data is kept and how safe it is";
    version_title: "Version" | "Version";
    version: "Programm" | "Program";
    build: "Fassung" | "Build";
    build_unknown: "Entwicklung" | "development";
    book: "Arbeitsbereich" | "Workspace";
    book_records(count): "1 Eintrag, Prüfzeichen" / "{count} Einträge, Prüfzeichen" | "1 entry, check characters" / "{count} entries, check characters";
    checksum_hint: "Zwei Geräte mit demselben Stand zeigen dieselben Prüfzeichen." | "Two devices with the same state show the same check characters.";
    sources_title: "Woher die Inhalte kommen" | "Where the content comes from";
    article: "Die sieben Rollen und ihre Aufgaben folgen dem Artikel »Facetten des Vertriebs«, nacherzählt in eigenen Worten. Zielwerte, Modelle und alles, was als »unsere Auslegung« gekennzeichnet ist, sind von uns." | "The seven roles and their tasks follow the German article “Facetten des Vertriebs”, retold in our own words. Target values, models and everything marked as “our interpretation” are ours.";
    attribution: "Berufsinformationen: O*NET® 29.3 Database des U.S. Department of Labor/ETA, CC BY 4.0, verändert; nicht von USDOL/ETA geprüft. ESCO-Klassifikation v1.1.1 der Europäischen Kommission." | "Occupational information: O*NET® 29.3 Database by U.S. Department of Labor/ETA, CC BY 4.0, modified; not approved or tested by USDOL/ETA. ESCO classification v1.1.1 of the European Commission.";
    licences_title: "Lizenzen" | "Licences";
    licences_text: "Facetten steht unter MIT oder Apache-2.0. Die Schriften Figtree und Bricolage Grotesque stehen unter der SIL Open Font License." | "Facetten is licensed under MIT or Apache-2.0. The typefaces Figtree and Bricolage Grotesque are under the SIL Open Font License.";
    licences_missing: "Die Liste liegt dieser Fassung nicht bei." | "This build does not carry the list.";
    licences_link: "Alle verwendeten Bibliotheken" | "All libraries used";
    no_advice: "Hinweise zu Datenschutz, Wettbewerbsrecht und Mitbestimmung sind keine Rechtsberatung." | "Hints on data protection, competition law and co-determination are not legal advice.";
}
