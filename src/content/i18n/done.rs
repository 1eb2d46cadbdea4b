//! What was done, and why something was not done. Each refusal says what happened, what is safe and what to do next.

use super::{Lang, format, messages, props, roles};
use crate::content::roles::Block;
use crate::domain::{Action, FieldError, Problem};

/// The line that offers undo: »Grünkorn archiviert.«
pub fn done(lang: Lang, action: Action, title: &str, count: usize) -> String {
    if count > 1 {
        return many(lang, action, &format::number(lang, count as i64));
    }
    // The text of a role page is known by its block, whose id nobody has to know.
    let title = match (action, Block::from_id(title)) {
        (Action::WriteRoleText | Action::ResetRoleText, Some(block)) => roles::block(lang, block),
        _ => title,
    };
    let name = if title.is_empty() {
        String::new()
    } else {
        quoted(lang, title)
    };
    let words = one(lang, action);
    match name.is_empty() {
        true => format!("{words}."),
        false => format!("{words}: {name}"),
    }
}

/// A name in quotation marks, cut where it is longer than a line.
fn quoted(lang: Lang, name: &str) -> String {
    const FITS: usize = 48;
    let mut shown: String = name.chars().take(FITS).collect();
    if name.chars().nth(FITS).is_some() {
        shown.push('…');
    }
    match lang {
        Lang::De => format!("»{shown}«"),
        Lang::En => format!("“{shown}”"),
    }
}

/// What an action is called, in one or two words.
pub const fn one(lang: Lang, action: Action) -> &'static str {
    match action {
        Action::AddCompany => lang.pick("Kunde angelegt", "Customer added"),
        Action::AddPerson => lang.pick("Kontakt angelegt", "Contact added"),
        Action::LinkPerson => lang.pick("Kontakt zugeordnet", "Contact linked"),
        Action::Edit => lang.pick("Geändert", "Changed"),
        Action::Tag => lang.pick("Schlagwort geändert", "Tag changed"),
        Action::Assign => lang.pick("Zuständigkeit geändert", "Owner changed"),
        Action::HandOver => lang.pick("Übergeben", "Handed over"),
        Action::SetStep => lang.pick("Wiedervorlage gesetzt", "Follow-up set"),
        Action::MoveStep => lang.pick("Wiedervorlage verschoben", "Follow-up moved"),
        Action::CompleteStep => lang.pick("Schritt erledigt", "Step done"),
        Action::ClearStep => lang.pick("Wiedervorlage entfernt", "Follow-up removed"),
        Action::Log => lang.pick("Eintrag gespeichert", "Entry saved"),
        Action::AddTask => lang.pick("Aufgabe angelegt", "Task added"),
        Action::CompleteTask => lang.pick("Aufgabe erledigt", "Task done"),
        Action::ReopenTask => lang.pick("Aufgabe wieder offen", "Task open again"),
        Action::AddPromise => lang.pick("Zusage festgehalten", "Promise recorded"),
        Action::SettlePromise => lang.pick("Zusage geändert", "Promise changed"),
        Action::AddDeal => lang.pick("Chance angelegt", "Deal added"),
        Action::MoveDeal => lang.pick("Chance verschoben", "Deal moved"),
        Action::Pipeline => lang.pick("Pipeline gespeichert", "Pipeline saved"),
        Action::Archive => lang.pick("Archiviert", "Archived"),
        Action::Restore => lang.pick("Zurückgeholt", "Restored"),
        Action::Erase => lang.pick("Endgültig gelöscht", "Erased for good"),
        Action::Import => lang.pick("Liste eingelesen", "List imported"),
        Action::AddMember => lang.pick("Mitglied angelegt", "Member added"),
        Action::Cover => lang.pick("Vertretung geändert", "Cover changed"),
        Action::WriteRoleText => lang.pick("Eigener Text gespeichert", "Own text saved"),
        Action::ResetRoleText => {
            lang.pick("Auf das Original zurückgesetzt", "Reset to the original")
        }
        Action::AddOwnRole => lang.pick("Eigene Rolle angelegt", "Own role added"),
        Action::SaveView => lang.pick("Ansicht gespeichert", "View saved"),
        Action::Decide => lang.pick("Entschieden", "Decided"),
        Action::Join => lang.pick("Zusammengeführt", "Joined"),
        Action::Distinct => lang.pick("Kein Duplikat", "No duplicate"),
        Action::Settings => lang.pick("Einstellung geändert", "Setting changed"),
        Action::Undo => lang.pick("Rückgängig gemacht", "Undone"),
        Action::Redo => lang.pick("Wiederholt", "Redone"),
    }
}

fn many(lang: Lang, action: Action, count: &str) -> String {
    let words = one(lang, action);
    match lang {
        Lang::De => format!("{words}: {count} Einträge"),
        Lang::En => format!("{words}: {count} entries"),
    }
}

/// Why a value was refused.
pub fn field_error(lang: Lang, error: &FieldError) -> String {
    let field = quoted(lang, props::prop(lang, error.prop));
    match &error.problem {
        Problem::Required => required(lang, &field),
        Problem::TooLong { length, limit } => {
            let (length, limit) = (
                format::number(lang, *length as i64),
                format::number(lang, *limit as i64),
            );
            too_long(lang, &field, &length, &limit)
        }
        Problem::NotOneLine => not_one_line(lang, &field),
        Problem::NotAChoice(value) => not_a_choice(lang, &field, &quoted(lang, value)),
        Problem::NoSuchDay => no_such_day(lang, &field),
        Problem::OutOfRange { low, high, .. } => out_of_range(
            lang,
            &field,
            &format::number(lang, *low),
            &format::number(lang, *high),
        ),
        Problem::WrongType => wrong_type(lang, &field),
        Problem::NoSuchRecord(_) => no_such_record(lang, &field),
        Problem::Cycle => cycle(lang).to_owned(),
        Problem::BadElement(value) => not_a_choice(lang, &field, &quoted(lang, value)),
        Problem::Foreign => wrong_type(lang, &field),
    }
}

messages! {
    required(field: &str): "{field} fehlt. Bitte eintragen; alles andere bleibt stehen." | "{field} is missing. Please fill it in; everything else stays.";
    too_long(field: &str, length: &str, limit: &str): "{field} hat {length} Zeichen, Platz ist für {limit}. Nichts wurde abgeschnitten, Ihr Text steht noch da. Bitte kürzen oder in eine Notiz schreiben." | "{field} has {length} characters, {limit} fit. Nothing was cut, your text is still there. Please shorten it or put it in a note.";
    not_one_line(field: &str): "{field} enthält einen Zeilenumbruch oder ein unsichtbares Zeichen. Bitte in einer Zeile schreiben." | "{field} contains a line break or an invisible character. Please write it on one line.";
    not_a_choice(field: &str, value: &str): "{value} kann bei {field} nicht stehen. Bitte einen der angebotenen Werte wählen." | "{value} cannot stand in {field}. Please choose one of the values offered.";
    no_such_day(field: &str): "Diesen Tag gibt es nicht. Bitte {field} prüfen." | "There is no such day. Please check {field}.";
    out_of_range(field: &str, low: &str, high: &str): "{field} muss zwischen {low} und {high} liegen." | "{field} must be between {low} and {high}.";
    wrong_type(field: &str): "{field} passt so nicht. Nichts wurde geändert." | "{field} does not fit like this. Nothing was changed.";
    no_such_record(field: &str): "Der Eintrag bei {field} ist nicht mehr da. Bitte einen anderen wählen." | "The entry in {field} is no longer there. Please choose another.";
    cycle: "So würde eine Firma zu ihrer eigenen Zentrale. Bitte eine andere Zentrale wählen." | "This would make a company its own head office. Please choose another.";
    row(number: &str, problem: &str): "Eintrag {number}: {problem}" | "Entry {number}: {problem}";
    gone: "Dieser Eintrag ist nicht mehr da. Vielleicht wurde er in einem anderen Fenster gelöscht. Nichts wurde geändert." | "This entry is no longer there. Perhaps it was erased in another window. Nothing was changed.";
    nothing: "Es ist schon so. Nichts wurde geändert." | "It is already so. Nothing was changed.";
    no_such_stage: "Diese Stufe wird nicht mehr verwendet. Nichts wurde geändert. Bitte eine andere wählen." | "This stage is no longer used. Nothing was changed. Please choose another.";
    no_stages: "Eine Pipeline braucht mindestens eine Stufe, und jede Stufe einen Namen. Bitte eintragen; alles andere bleibt stehen." | "A pipeline needs at least one stage, and every stage a name. Please fill it in; everything else stays.";
    days_reversed: "Der letzte Tag liegt vor dem ersten. Bitte die beiden Tage prüfen." | "The last day is before the first. Please check both days.";
    join_itself: "Ein Kunde lässt sich nicht mit sich selbst zusammenführen. Bitte zwei verschiedene wählen." | "A customer cannot be joined with itself. Please choose two different ones.";
    join_into_branch: "Eine Zentrale lässt sich nicht in ihre eigene Filiale zusammenführen. Bitte die Zentrale behalten." | "A head office cannot be joined into its own branch. Please keep the head office.";
    join_archived: "Einer der beiden Kunden liegt im Papierkorb. Bitte erst zurückholen; nichts wurde geändert." | "One of the two customers is in the bin. Please restore it first; nothing was changed.";
    book_refused: "Das ließ sich nicht festhalten. Nichts wurde geändert. Bitte laden Sie die Seite neu." | "This could not be recorded. Nothing was changed. Please reload the page.";
    read_only: "Diese Daten stammen aus einer neueren Fassung von Facetten und lassen sich hier nur lesen. Bitte laden Sie die Seite neu." | "This data comes from a newer version of Facetten and can only be read here. Please reload the page.";
    nothing_to_undo: "Es gibt nichts zurückzunehmen." | "There is nothing to undo.";
    nothing_to_redo: "Es gibt nichts zu wiederholen." | "There is nothing to redo.";
    undo_gone: "Der Eintrag wurde inzwischen endgültig gelöscht. Es gibt nichts mehr zurückzunehmen." | "The entry was erased for good in the meantime. There is nothing left to undo.";
    undo_refused: "Der frühere Wert passt nicht mehr: Worauf er zeigte, ist nicht mehr da. Alles bleibt, wie es ist." | "The former value no longer fits: what it pointed to is gone. Everything stays as it is.";
    undo_overtaken(title: &str): "{title} wurde inzwischen von jemand anderem geändert. Das Rückgängigmachen würde diese Änderung verwerfen, deshalb bleibt alles, wie es ist." | "{title} was changed by someone else in the meantime. Undoing would discard that change, so everything stays as it is.";
}

/// A record's name as the refusals quote it.
pub fn title(lang: Lang, title: &str) -> String {
    if title.is_empty() {
        lang.pick("Der Eintrag", "The entry").to_owned()
    } else {
        quoted(lang, title)
    }
}
