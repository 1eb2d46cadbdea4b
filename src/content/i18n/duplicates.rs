//! Words of »Dubletten«.

use super::messages;

messages! {
    title: "Dubletten" | "Duplicates";
    lead: "Diese Kunden sehen aus, als wären sie zweimal angelegt. Zusammengeführt wird nur, was Sie bestätigen, und ein Rückgängig nimmt alles zurück." | "These customers look as if they had been added twice. Only what you confirm is joined, and one undo takes all of it back.";
    searching: "Dubletten werden gesucht" | "Looking for duplicates";
    found(count): "1 Paar" / "{count} Paare" | "1 pair" / "{count} pairs";
    declined(count): "1 Paar ist als »Kein Duplikat« vermerkt." / "{count} Paare sind als »Kein Duplikat« vermerkt." | "1 pair is marked as “No duplicate”." / "{count} pairs are marked as “No duplicate”.";
    large_blocks(count): "1 Merkmal haben sehr viele Kunden gemeinsam, etwa eine Mail-Domain; dort wurden nur Nachbarn nach Anschrift verglichen." / "{count} Merkmale haben sehr viele Kunden gemeinsam, etwa eine Mail-Domain; dort wurden nur Nachbarn nach Anschrift verglichen." | "1 trait is shared by very many customers, such as a mail domain; there, only neighbours by address were compared." / "{count} traits are shared by very many customers, such as a mail domain; there, only neighbours by address were compared.";
    empty_title: "Keine Dubletten gefunden" | "No duplicates found";
    empty_text: "Name, Anschrift, Telefon, Mail und Nummern wurden verglichen. Nach dem nächsten Import lohnt sich ein neuer Blick." | "Names, addresses, phones, mails and numbers were compared. After the next import it is worth another look.";
    to_customers: "Zu den Kunden" | "To the customers";
    more(count): "1 weiteres Paar zeigen" / "{count} weitere Paare zeigen" | "Show 1 more pair" / "Show {count} more pairs";
    join: "Zusammenführen" | "Join";
    join_of(a: &str, b: &str): "Zusammenführen: {b} mit {a}" | "Join: {b} with {a}";
    distinct: "Kein Duplikat" | "No duplicate";
    distinct_of(a: &str, b: &str): "Kein Duplikat: {a} und {b}" | "No duplicate: {a} and {b}";
    swap: "Anderen behalten" | "Keep the other";
    compare: "Vergleichen" | "Compare";
    compare_of(a: &str, b: &str): "Vergleichen: {a} und {b}" | "Compare: {a} and {b}";
    pair_of(a: &str, b: &str): "{a} und {b}" | "{a} and {b}";
    keep: "Bleibt" | "Stays";
    away: "Geht darin auf" | "Joins it";
    differs: "verschieden" | "different";
    is_filled: "wird ergänzt" | "is filled in";
    empty_value: "leer" | "empty";
    moves: "Es ziehen um:" | "These move:";
    moves_nothing: "Es zieht nichts um: Beim anderen hängt nichts." | "Nothing moves: nothing hangs on the other one.";
    entries(count): "1 Eintrag" / "{count} Einträge" | "1 entry" / "{count} entries";
    contacts(count): "1 Kontakt" / "{count} Kontakte" | "1 contact" / "{count} contacts";
    branches(count): "1 Filiale" / "{count} Filialen" | "1 branch" / "{count} branches";
    tasks(count): "1 Aufgabe" / "{count} Aufgaben" | "1 task" / "{count} tasks";
    promises(count): "1 Zusage" / "{count} Zusagen" | "1 promise" / "{count} promises";
    deals(count): "1 Chance" / "{count} Chancen" | "1 deal" / "{count} deals";
    twice(names: &str): "Danach doppelt unter den Kontakten: {names}." | "Afterwards twice among the contacts: {names}.";
    keys_choose: "Paar wählen" | "Choose pair";
    joined_into(name: &str): "Dieser Kunde wurde mit »{name}« zusammengeführt." | "This customer was joined with “{name}”.";
    to_joined(name: &str): "Zu {name}" | "To {name}";
    may_be_twice(name: &str): "Vielleicht doppelt: {name}" | "Perhaps twice: {name}";

    same_name: "gleicher Name" | "same name";
    nearly_same_name: "fast gleicher Name" | "nearly the same name";
    sounds_alike: "klingt gleich" | "sounds the same";
    alike_name: "ähnlicher Name" | "similar name";
    same_vat_id: "gleiche USt-IdNr." | "same VAT ID";
    same_number: "gleiche Kundennummer" | "same customer number";
    same_phone: "gleiches Telefon" | "same phone";
    same_mail: "gleiche E-Mail" | "same e-mail";
    same_domain: "gleiche Domain" | "same domain";
    same_street: "gleiche Straße" | "same street";
    same_postcode: "gleiche PLZ" | "same postcode";
    same_town: "gleicher Ort" | "same town";
    other_street: "andere Straße" | "other street";
    other_place: "anderer Ort" | "other town";
    other_vat_id: "andere USt-IdNr." | "other VAT ID";
    other_name: "anderer Name" | "other name";
}
