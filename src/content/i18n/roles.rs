//! Words of the role pages, and the names of roles and facets that the whole interface needs.

use super::{Lang, messages};
use crate::content::roles::{Block, Facet, FactKind, InitiativeMode, Origin, RoleKind, Segment};
use crate::domain::gem::Cut;
use crate::domain::role::Role;

/// A role's full name.
pub const fn name(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::KeyAccount => lang.pick("Key-Account-Management", "Key account management"),
        Role::InsideActive => lang.pick("Inside Sales aktiv", "Inside sales (outbound)"),
        Role::InsidePassive => lang.pick("Inside Sales passiv", "Inside sales (inbound)"),
        Role::SalesSupport => lang.pick("Vertriebsinnendienst", "Internal sales / sales support"),
        Role::FieldSales => lang.pick("Außendienst", "Field sales"),
        Role::CaseHandling => lang.pick("Sachbearbeitung", "Sales back office"),
        Role::MarketingSales => lang.pick("Marketing-Vertriebs-Hybrid", "Marketing–sales hybrid"),
    }
}

/// A role's full name with soft hyphens, for places where a long German word has to break well.
pub const fn name_hyphenated(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::KeyAccount => lang.pick(
            "Key-Account-Manage\u{ad}ment",
            "Key account manage\u{ad}ment",
        ),
        Role::InsideActive | Role::InsidePassive => name(lang, role),
        Role::SalesSupport => lang.pick(
            "Vertriebs\u{ad}innen\u{ad}dienst",
            "Internal sales / sales support",
        ),
        Role::FieldSales => lang.pick("Außen\u{ad}dienst", "Field sales"),
        Role::CaseHandling => lang.pick("Sach\u{ad}bearbeitung", "Sales back office"),
        Role::MarketingSales => lang.pick("Marketing-Vertriebs-Hybrid", "Marketing–sales hybrid"),
    }
}

/// A role's short name, for chips and lists.
pub const fn short(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::KeyAccount => lang.pick("Key Account", "Key account"),
        Role::InsideActive => lang.pick("Inside aktiv", "Inside outbound"),
        Role::InsidePassive => lang.pick("Inside passiv", "Inside inbound"),
        Role::SalesSupport => lang.pick("Innendienst", "Internal sales"),
        Role::FieldSales => lang.pick("Außendienst", "Field"),
        Role::CaseHandling => lang.pick("Sachbearbeitung", "Back office"),
        Role::MarketingSales => lang.pick("Hybrid", "Hybrid"),
    }
}

/// A role's nickname.
pub const fn archetype(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::KeyAccount => lang.pick("Die strategische Rolle", "The strategic role"),
        Role::InsideActive => lang.pick("Die eröffnende Stimme", "The opening voice"),
        Role::InsidePassive => lang.pick("Die antwortende Stimme", "The answering voice"),
        Role::SalesSupport => lang.pick("Die koordinierende Mitte", "The coordinating centre"),
        Role::FieldSales => lang.pick("Die Präsenz vor Ort", "The presence on site"),
        Role::CaseHandling => lang.pick("Das verlässliche Fundament", "The dependable foundation"),
        Role::MarketingSales => lang.pick(
            "Die verbindende Zukunftsrolle",
            "The connecting role of the future",
        ),
    }
}

/// A role in one line.
pub const fn tagline(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::KeyAccount => lang.pick(
            "Wenige Kunden, volle Verantwortung, langer Atem.",
            "Few customers, full responsibility, a long breath.",
        ),
        Role::InsideActive => lang.pick(
            "Vom Schreibtisch aus Türen öffnen, die noch niemand kennt.",
            "Opening unknown doors from the desk.",
        ),
        Role::InsidePassive => lang.pick(
            "Da sein, wenn sich jemand meldet – schnell, kundig, verbindlich.",
            "Being there when someone gets in touch – fast, knowledgeable, reliable.",
        ),
        Role::SalesSupport => lang.pick(
            "Was besprochen wurde, wird Wirklichkeit – pünktlich und nachvollziehbar.",
            "What was agreed becomes reality – on time and traceable.",
        ),
        Role::FieldSales => lang.pick(
            "Ein Gebiet, viele Türen, am liebsten gleich ein Auftrag.",
            "One territory, many doors, ideally an order right away.",
        ),
        Role::CaseHandling => lang.pick(
            "Hinter den Kulissen richtig, damit es vorne stimmt.",
            "Right behind the scenes, so that the front works.",
        ),
        Role::MarketingSales => lang.pick(
            "Anziehen statt anrufen – und am Ende zählt der Umsatz.",
            "Attract instead of calling – and in the end revenue counts.",
        ),
    }
}

/// A facet's name.
pub const fn facet(lang: Lang, facet: Facet) -> &'static str {
    match facet {
        Facet::Initiative => lang.pick("Initiative", "Initiative"),
        Facet::Depth => lang.pick("Beziehungstiefe", "Relationship depth"),
        Facet::Strategy => lang.pick("Strategie", "Strategy"),
        Facet::Precision => lang.pick("Sorgfalt", "Precision"),
        Facet::Mobility => lang.pick("Mobilität", "Mobility"),
        Facet::Remote => lang.pick("Distanzdialog", "Remote dialogue"),
        Facet::Closing => lang.pick("Abschlussdrang", "Closing drive"),
        Facet::Service => lang.pick("Serviceorientierung", "Service orientation"),
        Facet::Coordination => lang.pick("Koordination", "Coordination"),
        Facet::Analytics => lang.pick("Analytik & Digitales", "Analytics & digital"),
        Facet::Pull => lang.pick("Anziehungskraft", "Pull & content"),
        Facet::Resilience => lang.pick("Konfliktfestigkeit", "Conflict resilience"),
    }
}

/// The question that a facet answers.
pub const fn facet_question(lang: Lang, facet: Facet) -> &'static str {
    match facet {
        Facet::Initiative => {
            lang.pick("Wer macht den ersten Schritt?", "Who makes the first move?")
        }
        Facet::Depth => lang.pick(
            "Wenige genau kennen oder vielen begegnen?",
            "Know a few well or meet many?",
        ),
        Facet::Strategy => lang.pick(
            "Heute lösen oder langfristig steuern?",
            "Solve today or steer for the long run?",
        ),
        Facet::Precision => lang.pick(
            "Schnell und grob oder genau und vollständig?",
            "Fast and rough or exact and complete?",
        ),
        Facet::Mobility => lang.pick(
            "Unterwegs oder am festen Platz?",
            "On the road or at a fixed desk?",
        ),
        Facet::Remote => lang.pick(
            "Überzeugen Sie auch, ohne sich zu sehen?",
            "Can you convince without being seen?",
        ),
        Facet::Closing => lang.pick(
            "Reifen lassen oder zum Auftrag führen?",
            "Let it ripen or lead to the order?",
        ),
        Facet::Service => lang.pick(
            "Zählt die Hilfe oder die eigene Zahl?",
            "Does the help count, or your own number?",
        ),
        Facet::Coordination => lang.pick(
            "Fäden zusammenhalten oder allein durchziehen?",
            "Hold the threads or work through alone?",
        ),
        Facet::Analytics => lang.pick("Gespür oder Auswertung?", "Gut feeling or analysis?"),
        Facet::Pull => lang.pick(
            "Bewährtes nutzen oder Neugier wecken?",
            "Use what works or spark curiosity?",
        ),
        Facet::Resilience => {
            lang.pick("Wie gehen Sie mit Ärger um?", "How do you deal with anger?")
        }
    }
}

/// What the low end of a facet stands for; as good as the high one.
pub const fn facet_low(lang: Lang, facet: Facet) -> &'static str {
    match facet {
        Facet::Initiative => {
            lang.pick("reagieren und ansprechbar sein", "respond and be available")
        }
        Facet::Depth => lang.pick("viele, wechselnde Kontakte", "many, changing contacts"),
        Facet::Strategy => lang.pick("das Tagesgeschäft lösen", "solve day-to-day work"),
        Facet::Precision => lang.pick("pragmatisch und zügig", "pragmatic and quick"),
        Facet::Mobility => lang.pick("fester Arbeitsplatz", "fixed workplace"),
        Facet::Remote => lang.pick(
            "von Angesicht zu Angesicht oder in Ruhe",
            "face to face or in quiet",
        ),
        Facet::Closing => lang.pick("beraten und Zeit lassen", "advise and give time"),
        Facet::Service => lang.pick("Aufwand gezielt auf Ertrag richten", "aim effort at yield"),
        Facet::Coordination => {
            lang.pick("eigenständig durcharbeiten", "work through independently")
        }
        Facet::Analytics => lang.pick("Erfahrung und Gespür", "experience and instinct"),
        Facet::Pull => lang.pick("mit Bewährtem arbeiten", "work with proven material"),
        Facet::Resilience => lang.pick("Harmonie suchen", "seek harmony"),
    }
}

/// What the high end of a facet stands for; as good as the low one.
pub const fn facet_high(lang: Lang, facet: Facet) -> &'static str {
    match facet {
        Facet::Initiative => lang.pick(
            "von sich aus auf andere zugehen",
            "approach others unprompted",
        ),
        Facet::Depth => lang.pick(
            "wenige, langjährige Beziehungen",
            "few, long-lasting relationships",
        ),
        Facet::Strategy => lang.pick("langfristig planen und steuern", "plan and steer long term"),
        Facet::Precision => lang.pick("genau und vollständig", "exact and complete"),
        Facet::Mobility => lang.pick("viel unterwegs, vor Ort", "often on the road, on site"),
        Facet::Remote => lang.pick(
            "viele Gespräche per Telefon, Chat, Video",
            "many talks by phone, chat, video",
        ),
        Facet::Closing => lang.pick("zum Auftrag führen", "lead to the order"),
        Facet::Service => lang.pick("helfen, auch ohne Anrechnung", "help even without credit"),
        Facet::Coordination => lang.pick("Beteiligte zusammenführen", "bring people together"),
        Facet::Analytics => lang.pick("Zahlen und Online-Werkzeuge", "figures and online tools"),
        Facet::Pull => lang.pick(
            "Inhalte schaffen, die anziehen",
            "create content that attracts",
        ),
        Facet::Resilience => lang.pick("in Spannung ruhig klären", "settle tension calmly"),
    }
}

/// The heading of a block.
pub const fn block(lang: Lang, block: Block) -> &'static str {
    match block {
        Block::Mission => lang.pick("Kern", "Core"),
        Block::Aliases => lang.pick("Auch genannt", "Also called"),
        Block::Summary => lang.pick("Worum es geht", "What it is about"),
        Block::Tasks => lang.pick("Aufgaben", "Tasks"),
        Block::Day => lang.pick("Ein Tag", "A day"),
        Block::House => lang.pick("Bei uns", "In our team"),
        Block::Myths => lang.pick("Oft missverstanden", "Often misunderstood"),
        Block::Partners => lang.pick("Arbeitet zusammen mit", "Works with"),
        Block::Kpis => lang.pick("Kennzahlen", "Key figures"),
        Block::Customers => lang.pick("Kundschaft", "Customers"),
        Block::Portfolio => lang.pick("Portfolio", "Portfolio"),
        Block::Channels => lang.pick("Kanäle", "Channels"),
        Block::Initiative => lang.pick("Wer den ersten Schritt macht", "Who makes the first move"),
        Block::RevenueService => lang.pick("Umsatz und Service", "Revenue and service"),
        Block::Compensation => lang.pick("Vergütung", "Pay"),
        Block::Skills => lang.pick("Was man können muss", "What one has to be able to do"),
        Block::Tools => lang.pick("Werkzeuge", "Tools"),
        Block::Risks => lang.pick("Was schiefgehen kann", "What can go wrong"),
        Block::Trend => lang.pick("Wohin es geht", "Where it is heading"),
        Block::Development => lang.pick("Wege in die Rolle", "Ways into the role"),
        Block::BestFor => lang.pick("Passt zu", "Suits"),
        Block::LessFor => lang.pick("Passt weniger zu", "Suits less"),
        Block::Questions => lang.pick("Fragen an sich selbst", "Questions to ask oneself"),
        Block::Phrases => lang.pick("Was man von hier hört", "What one hears from here"),
    }
}

/// What to write in a block's editor, and how.
pub const fn block_hint(lang: Lang, block: Block) -> &'static str {
    use crate::content::roles::BlockShape;
    match block.shape() {
        BlockShape::Sentence => lang.pick("Ein Absatz.", "One paragraph."),
        BlockShape::Lines => lang.pick("Ein Eintrag je Zeile.", "One entry per line."),
        BlockShape::Timed => lang.pick(
            "Ein Eintrag je Zeile, die Uhrzeit zuerst: 08:15 Anrufliste prüfen",
            "One entry per line, the time first: 08:15 Check the call list",
        ),
        BlockShape::Pairs => lang.pick(
            "Je Eintrag zwei Zeilen: was gesagt wird, dann was stimmt. Dazwischen eine leere Zeile.",
            "Two lines per entry: what is said, then what is true. An empty line between entries.",
        ),
        BlockShape::Partners => lang.pick(
            "Ein Eintrag je Zeile, die Rolle zuerst: Innendienst: hält die Zusagen nach",
            "One entry per line, the role first: Internal sales: keeps track of promises",
        ),
        BlockShape::Tasks => lang.pick(
            "Ordnen, ausblenden, eigene ergänzen.",
            "Arrange, hide, add your own.",
        ),
        BlockShape::Markup => lang.pick(
            "**fett**, Listen mit »- « am Zeilenanfang, Links als [Text](https://…).",
            "**bold**, lists with “- ” at the start of a line, links as [text](https://…).",
        ),
    }
}

/// What kind of role it is.
pub const fn kind(lang: Lang, kind: RoleKind) -> &'static str {
    match kind {
        RoleKind::Core => lang.pick("Rolle des Artikels", "Role of the article"),
        RoleKind::Support => lang.pick("im Hintergrund", "in the background"),
        RoleKind::Future => lang.pick("im Entstehen", "emerging"),
    }
}

/// Who moves first, in a word.
pub const fn initiative(lang: Lang, mode: InitiativeMode) -> &'static str {
    match mode {
        InitiativeMode::Proactive => lang.pick("aktiv", "active"),
        InitiativeMode::Reactive => lang.pick("auf Anfrage", "on request"),
        InitiativeMode::Mixed => lang.pick("beides", "both"),
        InitiativeMode::Internal => lang.pick("auf Vorgang", "by transaction"),
    }
}

/// A kind of customer.
pub const fn segment(lang: Lang, segment: Segment) -> &'static str {
    match segment {
        Segment::Key => lang.pick("Schlüsselkunden", "key accounts"),
        Segment::Field => lang.pick("Gebietskunden", "territory customers"),
        Segment::Inside => lang.pick("Telefon- und Onlinekunden", "phone and online customers"),
    }
}

/// How a statement of the article is introduced.
pub const fn fact_lead(lang: Lang, kind: FactKind) -> &'static str {
    match kind {
        FactKind::Fact | FactKind::Framing | FactKind::History => {
            lang.pick("Der Artikel sagt", "The article says")
        }
        FactKind::Opinion => lang.pick("Der Artikel meint", "The article holds"),
        FactKind::Question => lang.pick("Der Artikel fragt", "The article asks"),
        FactKind::Recommendation => lang.pick("Der Artikel empfiehlt", "The article advises"),
        FactKind::Critique => lang.pick("Der Artikel kritisiert", "The article criticises"),
        FactKind::Expectation => lang.pick("Der Artikel beobachtet", "The article observes"),
        FactKind::Outlook => lang.pick("Der Artikel vermutet", "The article expects"),
    }
}

/// Where a statement comes from, in a word or two.
pub const fn origin(lang: Lang, origin: Origin) -> &'static str {
    match origin {
        Origin::Article => lang.pick("Artikel", "article"),
        Origin::Esco => "ESCO",
        Origin::Onet => "O*NET",
        Origin::Own => lang.pick("unsere Auslegung", "our interpretation"),
    }
}

// Overview.
messages! {
    title: "Rollen" | "Roles";
    overview_title: "Sieben Rollen, ein Kunde" | "Seven roles, one customer";
    overview_text: "Jede Rolle sieht einen anderen Ausschnitt. Lesen Sie, wofür sie da ist, und ergänzen Sie, wie es bei Ihnen läuft." | "Each role sees a different part. Read what it is for, and add how it works in your team.";
    own_roles: "Eigene Rollen" | "Roles of your own";
    own_roles_empty: "Gibt es bei Ihnen eine Rolle, die hier fehlt? Beginnen Sie mit einer vorhandenen oder ganz neu." | "Does your team have a role that is missing here? Start from an existing one or from scratch.";
    own_role_tag: "eigene Rolle" | "own role";
    new_role: "Neue Rolle" | "New role";
    duplicate_role: "Als eigene Rolle kopieren" | "Copy as a role of your own";
    tell_apart: "Auseinanderhalten" | "Telling them apart";
    tell_apart_text: "Zwei Rollen, ein Satz: Woran erkennt man, welche gemeint ist?" | "Two roles, one sentence: how to know which one is meant?";
    compare_pair(a: &str, b: &str): "{a} und {b} vergleichen" | "Compare {a} and {b}";
    first_role: "Erste Rolle" | "First role";
    second_role: "Zweite Rolle" | "Second role";
    third_role: "Dritte Rolle" | "Third role";
    no_role: "keine" | "none";
    own_blocks(count: usize): "eigener Text in {count}" | "own text in {count}";
}

// One page.
messages! {
    open_workplace: "Arbeitsplatz öffnen" | "Open workplace";
    compare: "Vergleichen" | "Compare";
    print: "Drucken" | "Print";
    more_actions: "Weitere Aktionen" | "More actions";
    edit_page: "Seite anpassen" | "Adapt page";
    edit_done: "Fertig" | "Done";
    edit_bar: "Eigene Texte stehen neben unseren: Das Original bleibt erhalten und lässt sich jederzeit zurückholen." | "Your texts stand beside ours: the original is kept and can be brought back at any time.";
    edit_role: "Stein und Profil" | "Stone and profile";
    change: "Ändern" | "Change";
    save: "Speichern" | "Save";
    cancel: "Abbrechen" | "Cancel";
    own_text: "eigener Text" | "own text";
    new_text: "Neue Fassung verfügbar" | "New version available";
    compare_versions: "Vergleichen" | "Compare";
    keep_own: "Eigenen Text behalten" | "Keep own text";
    show_original: "Original zeigen" | "Show original";
    hide_original: "Original ausblenden" | "Hide original";
    reset_block: "Auf Original zurücksetzen" | "Reset to original";
    reset_page: "Ganze Seite zurücksetzen" | "Reset whole page";
    difference_hint: "Durchgestrichen: nur im Original. Unterstrichen: nur bei Ihnen." | "Struck through: only in the original. Underlined: only in yours.";
    written_by(name: &str, day: &str): "{name}, {day}" | "{name}, {day}";
    text_too_long: "Dieser Text ist zu lang. Höchstens 20.000 Zeichen." | "This text is too long. At most 20,000 characters.";
    house_empty: "Wie läuft es bei Ihnen? Was gilt als Schlüsselkunde, wer gibt Rabatte frei, wer springt ein?" | "How does it work in your team? What counts as a key account, who approves discounts, who steps in?";
    write_house: "Text schreiben" | "Write text";
    task_up(task: &str): "Nach oben: {task}" | "Move up: {task}";
    task_down(task: &str): "Nach unten: {task}" | "Move down: {task}";
    task_hide(task: &str): "Ausblenden: {task}" | "Hide: {task}";
    task_show(task: &str): "Einblenden: {task}" | "Show: {task}";
    task_remove(task: &str): "Entfernen: {task}" | "Remove: {task}";
    task_own: "Eigene Aufgabe" | "Task of your own";
    task_add: "Hinzufügen" | "Add";
    task_unknown: "Aufgabe einer neueren Programmfassung" | "Task of a newer version of the program";
}

// Screens that do tasks.
messages! {
    screen_workplace: "Arbeitsplatz" | "workplace";
    screen_customers: "Kunden" | "customers";
    screen_key_customers: "Meine A-Kunden" | "my A customers";
    screen_by_revenue: "Kunden nach Umsatz" | "customers by revenue";
    screen_silent: "Lange still" | "silent customers";
    screen_quotes: "Offene Angebote" | "pending quotes";
    screen_territory: "Mein Gebiet" | "my territory";
    screen_leads: "Leads" | "leads";
    screen_without_step: "Kunden ohne nächsten Schritt" | "customers without a next step";
    screen_tasks: "Aufgaben und Zusagen" | "tasks and promises";
    screen_feed: "Verlauf im Team" | "team timeline";
    screen_export: "Listen und Dateien" | "lists and files";
    open_screen(name: &str): "{name} öffnen" | "Open {name}";
    facets: "Facetten" | "Facets";
    facets_hint: "0 bis 100; 50 ist der Durchschnitt der sieben Rollen. Unsere Auslegung." | "0 to 100; 50 is the average of the seven roles. Our interpretation.";
    facets_own_hint: "0 bis 100, von Ihrem Team eingestellt." | "0 to 100, set by your team.";
    facet_between(low: &str, high: &str): "{low} bis {high}" | "{low} to {high}";
    you: "Sie" | "You";
    your_profile: "Eigenes Profil" | "Own profile";
    your_profile_set: "Eigenes Profil eintragen" | "Enter own profile";
    your_profile_text: "Schätzen Sie sich auf zwölf Skalen ein; beide Enden sind gleich gut. Die Angabe bleibt auf diesem Gerät." | "Place yourself on twelve scales; both ends are equally good. It stays on this device.";
    your_profile_clear: "Profil entfernen" | "Remove profile";
    gives: "Übergibt" | "Hands over";
    receives: "Bekommt" | "Receives";
    passes_at(what: &str, segments: &str): "{what} ({segments})" | "{what} ({segments})";
    filled_by: "Bei uns besetzt" | "Who fills it here";
    filled_by_nobody: "Im Team hat noch niemand diese Rolle." | "Nobody in the team has this role yet.";
    cover(name: &str): "Vertretung: {name}" | "Cover: {name}";
    main_role: "Hauptrolle" | "Main role";
    to_team: "Zum Team" | "To the team";
    reactive: "auf Anfrage" | "on request";
    proactive: "aktiv" | "active";
    pure_service: "Service" | "Service";
    pure_revenue: "Umsatz" | "Revenue";
    score_of(value: u8): "{value} von 100" | "{value} of 100";
    areas: "Bereiche" | "Areas";
    about_role: "Rahmen" | "Frame";
    fit: "Passt die Rolle?" | "Does the role fit?";
    outlook: "Ausblick" | "Outlook";
    what_it_takes: "Können und Werkzeug" | "Skills and tools";
    article_view: "Was der Artikel meint" | "What the article holds";
    where_from: "Woher das kommt" | "Where this comes from";
    article_facts: "Aus dem Artikel »Facetten des Vertriebs«, mit unseren Worten" | "From the article “Facetten des Vertriebs”, in our words";
    our_view: "Unsere Auslegung sind: die Werte der Facetten, die Übergaben, Richtwerte zum Portfolio, als Ergänzung markierte Hinweise zur Vergütung und jede Aussage ohne Verweis auf den Artikel." | "Our interpretation: the values of the facets, the hand-offs, guideline figures for the portfolio, notes on pay marked as addition, and every statement without reference to the article.";
    matched: "Verwandte Berufe in ESCO und O*NET" | "Related occupations in ESCO and O*NET";
    legal_hint: "Hinweise zu Werberecht, Datenschutz und Mitbestimmung sind Erinnerungen, keine Rechtsberatung." | "Notes on advertising law, data protection and co-determination are reminders, not legal advice.";
    loading: "Texte werden geladen" | "Loading the texts";
    failed_title: "Die Rollentexte ließen sich nicht laden" | "The role texts could not be loaded";
    failed_text: "Ihre Daten sind unberührt. Prüfen Sie die Verbindung und laden Sie die Seite neu." | "Your data is untouched. Check the connection and reload the page.";
    unknown_title: "Diese Rolle gibt es hier nicht" | "This role does not exist here";
    unknown_text: "Vielleicht wurde sie im Team entfernt, oder der Link gehört zu einem anderen Arbeitsbereich." | "Perhaps it was removed in the team, or the link belongs to another workspace.";
    all_roles: "Alle Rollen" | "All roles";
    print_foot(workspace: &str, day: &str): "Facetten · {workspace} · {day}" | "Facetten · {workspace} · {day}";
}

// Comparison.
messages! {
    compare_title: "Rollen vergleichen" | "Compare roles";
    compare_needs_two: "Wählen Sie zwei verschiedene Rollen." | "Choose two different roles.";
    differ: "Hier unterscheiden sie sich" | "This is where they differ";
    alike: "Hier ähneln sie sich" | "This is where they are alike";
    shared: "Das haben sie gemeinsam" | "What they have in common";
    differ_most(facets: &str): "Am weitesten auseinander: {facets}" | "Furthest apart: {facets}";
    in_words: "In Worten" | "In words";
    distance(value: u8): "Abstand {value}" | "{value} apart";
    nothing: "keine Angabe" | "not stated";
}

// A role of the team's own.
messages! {
    own_role_new: "Neue Rolle anlegen" | "Create a new role";
    own_role_copy(name: &str): "{name} kopieren" | "Copy {name}";
    own_role_edit: "Rolle bearbeiten" | "Edit role";
    own_role_name: "Name" | "Name";
    own_role_nickname: "Beiname" | "Nickname";
    own_role_nickname_hint: "Zum Beispiel »Die Bühne«" | "For example “The stage”";
    own_role_based: "Texte übernehmen von" | "Take texts from";
    own_role_based_none: "keiner Rolle" | "no role";
    own_role_cut: "Schliff" | "Cut";
    own_role_hue: "Farbe" | "Colour";
    own_role_dials: "Profil auf den zwölf Facetten" | "Profile on the twelve facets";
    own_role_name_missing: "Bitte einen Namen eingeben." | "Please enter a name.";
    own_role_create: "Rolle anlegen" | "Create role";
    own_role_blank: "Diese Rolle hat noch keine Texte. Schreiben Sie, was sie tut, mit wem sie arbeitet und woran man sie misst." | "This role has no texts yet. Write what it does, whom it works with and how it is measured.";
    own_role_archive: "Rolle archivieren" | "Archive role";
}

/// What a cut is called.
pub const fn cut(lang: Lang, cut: Cut) -> &'static str {
    match cut {
        Cut::Brilliant => lang.pick("Brillant", "Brilliant"),
        Cut::Marquise => lang.pick("Navette", "Marquise"),
        Cut::Drop => lang.pick("Tropfen", "Drop"),
        Cut::Emerald => lang.pick("Smaragdschliff", "Emerald cut"),
        Cut::Hexagon => lang.pick("Sechseck", "Hexagon"),
        Cut::Princess => lang.pick("Quadrat", "Princess"),
        Cut::Tourmaline => lang.pick("Zweifarbig", "Two-coloured"),
        Cut::Heart => lang.pick("Herz", "Heart"),
        Cut::Trapeze => lang.pick("Trapez", "Trapeze"),
        Cut::Rhomb => lang.pick("Raute", "Rhomb"),
    }
}

/// What a role's hue is called.
pub const fn hue(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::KeyAccount => lang.pick("Saphir", "Sapphire"),
        Role::InsideActive => lang.pick("Rubin", "Ruby"),
        Role::InsidePassive => lang.pick("Aquamarin", "Aquamarine"),
        Role::SalesSupport => lang.pick("Smaragd", "Emerald"),
        Role::FieldSales => lang.pick("Bernstein", "Amber"),
        Role::CaseHandling => lang.pick("Amethyst", "Amethyst"),
        Role::MarketingSales => lang.pick("Turmalin", "Tourmaline"),
    }
}
