//! Words of the first run.

use super::messages;

messages! {
    document_title: "Willkommen – Facetten" | "Welcome – Facetten";
    language: "Sprache" | "Language";
    question: "Vertrieb hat viele Facetten. Welche ist Ihre?" | "Sales has many facets. Which one is yours?";
    lead: "Kein Konto, kein Server. Alles bleibt in diesem Browser, bis Sie es selbst teilen." | "No account, no server. Everything stays in this browser until you share it.";
    name: "Wie heißen Sie?" | "What is your name?";
    me: "Ich" | "Me";
    role: "Was machen Sie hauptsächlich?" | "What do you mainly do?";
    role_unknown: "Weiß ich noch nicht" | "I do not know yet";
    with_sample: "Mit Beispielfirma starten" | "Start with sample company";
    empty: "Leer beginnen" | "Start empty";
    with_csv: "Kundenliste (CSV) einlesen" | "Import customer list (CSV)";
    with_file: "Team-Datei oder Sicherung erhalten? Hier öffnen" | "Received a team file or backup? Open it here";
    one_customer: "Ein Kunde" | "One customer";
    own_company: "Meine Firma" | "My company";
}
