//! Words of everything that is to be done: the list of tasks and the strip of today.

use super::messages;

messages! {
    lead: "Wiedervorlagen, Aufgaben und Zusagen an einem Ort." | "Follow-ups, tasks and promises in one place.";
    add: "Hinzufügen" | "Add";
    add_task: "Aufgabe" | "Task";
    add_promise: "Zusage" | "Promise";
    add_step: "Wiedervorlage" | "Follow-up";

    whose: "Wessen" | "Whose";
    mine: "Meine" | "Mine";
    everybody: "Alle" | "Everyone's";
    sort: "Art" | "Kind";
    sort_all: "Alles" | "Everything";
    sort_steps: "Wiedervorlagen" | "Follow-ups";
    sort_tasks: "Aufgaben" | "Tasks";
    sort_promises: "Zusagen" | "Promises";

    overdue: "Überfällig" | "Overdue";
    today: "Heute" | "Today";
    week: "Diese Woche" | "This week";
    later: "Später" | "Later";
    undated: "Ohne Datum" | "No date";
    more(count: &str): "Weitere {count} zeigen" | "Show {count} more";

    kind_step: "Wiedervorlage" | "Follow-up";
    kind_task: "Aufgabe" | "Task";
    kind_complaint: "Reklamation" | "Complaint";
    kind_promise: "Zusage" | "Promise";
    instead_of(name: &str): "in Vertretung für {name}" | "standing in for {name}";
    no_words: "ohne Stichwort" | "no words";
    done_step(text: &str): "Wiedervorlage erledigt: {text}" | "Follow-up done: {text}";
    done_task(text: &str): "Aufgabe erledigt: {text}" | "Task done: {text}";
    done_promise(text: &str): "Zusage gehalten: {text}" | "Promise kept: {text}";
    actions(text: &str): "Aktionen: {text}" | "Actions: {text}";
    a_day: "+ 1 Tag" | "+ 1 day";
    a_week: "+ 1 Woche" | "+ 1 week";
    move_a_day(text: &str): "Einen Tag verschieben: {text}" | "Move by a day: {text}";
    move_a_week(text: &str): "Eine Woche verschieben: {text}" | "Move by a week: {text}";
    edit: "Tag oder Text ändern …" | "Change day or text …";
    open: "Kunde öffnen" | "Open customer";
    not_kept: "Nicht gehalten" | "Not kept";
    archive: "Archivieren" | "Archive";
    clear_step: "Wiedervorlage entfernen" | "Remove follow-up";

    empty_title: "Nichts offen" | "Nothing open";
    empty_text: "Wiedervorlagen, Aufgaben und Zusagen, die Sie anlegen, stehen hier nach Fälligkeit." | "Follow-ups, tasks and promises that you add stand here by their day.";
    empty_filter_title: "Nichts mit diesem Filter" | "Nothing with this filter";
    empty_filter_text: "Unter »Alle« und »Alles« sehen Sie, was sonst offen ist." | "Choose “Everyone's” and “Everything” to see what else is open.";
    show_everything: "Alles zeigen" | "Show everything";
    new_task: "Aufgabe anlegen" | "Add task";

    complete_title: "Wiedervorlage erledigt" | "Follow-up done";
    outcome: "Was kam dabei heraus?" | "What came of it?";
    outcome_hint: "Steht danach im Verlauf. Darf leer bleiben." | "Will stand in the timeline. May stay empty.";
    next_step: "Was kommt als Nächstes?" | "What comes next?";
    next_hint: "Leer heißt: vorerst kein nächster Schritt." | "Empty means: no next step for now.";
    next_due: "Wann?" | "When?";
    complete: "Erledigt" | "Done";

    edit_task: "Aufgabe bearbeiten" | "Edit task";
    edit_promise: "Zusage bearbeiten" | "Edit promise";
    new_promise: "Zusage festhalten" | "Record a promise";
    promise_hint: "Was haben Sie zugesagt, und bis wann?" | "What did you promise, and until when?";
    promise_missing: "Was wurde zugesagt? Ein Stichwort genügt." | "What was promised? A word is enough.";
    save_promise: "Zusage festhalten" | "Record promise";
    new_step: "Wiedervorlage setzen" | "Set follow-up";
    step_missing: "Was soll dann geschehen? Ein Stichwort genügt." | "What should happen then? A word is enough.";
    step_customer_missing: "Eine Wiedervorlage gehört zu einem Kunden. Bitte wählen Sie ihn." | "A follow-up belongs to a customer. Please choose one.";
    step_replaces(text: &str): "Bisher steht dort: »{text}«. Ein Kunde hat genau einen nächsten Schritt; der neue ersetzt ihn." | "So far it says: “{text}”. A customer has exactly one next step; the new one replaces it.";
    nobody: "niemand" | "nobody";

    keys_hint_move: "Zeile" | "row";
    keys_hint_done: "erledigt" | "done";
    keys_hint_day: "ein Tag" | "a day";
    keys_hint_week: "eine Woche" | "a week";
    keys_hint_open: "öffnen" | "open";
}
