//! Words of the workplace.

use chrono::NaiveDate;

use super::{Lang, explain, format, messages};
use crate::domain::rules::situation::State;
use crate::domain::rules::{Explanation, Figure, Term};

/// The greeting of this time of day.
pub const fn greeting(lang: Lang, minute_of_day: u32) -> &'static str {
    match minute_of_day / 60 {
        4..=10 => lang.pick("Guten Morgen", "Good morning"),
        11 => lang.pick("Guten Tag", "Good morning"),
        12..=17 => lang.pick("Guten Tag", "Good afternoon"),
        _ => lang.pick("Guten Abend", "Good evening"),
    }
}

/// What the day asks for, in one sentence.
pub fn summary(lang: Lang, due: usize, warned: usize) -> String {
    let things = match (lang, due) {
        (Lang::De, 0) => "Für heute ist nichts fällig".to_owned(),
        (Lang::De, 1) => "Heute ist eine Sache fällig".to_owned(),
        (Lang::De, _) => format!("Heute sind {due} Dinge fällig"),
        (Lang::En, 0) => "Nothing is due today".to_owned(),
        (Lang::En, 1) => "One thing is due today".to_owned(),
        (Lang::En, _) => format!("{due} things are due today"),
    };
    let customers = match (lang, warned) {
        (_, 0) => return format!("{things}."),
        (Lang::De, 1) => "ein Kunde braucht Aufmerksamkeit".to_owned(),
        (Lang::De, _) => format!("{warned} Kunden brauchen Aufmerksamkeit"),
        (Lang::En, 1) => "one customer needs attention".to_owned(),
        (Lang::En, _) => format!("{warned} customers need attention"),
    };
    format!("{things}, {customers}.")
}

/// Why a customer's state asks for something, in one sentence. The state itself stands beside it.
pub fn reason(lang: Lang, state: State, why: &Explanation, today: NaiveDate) -> String {
    let of = |term: Term| {
        why.inputs
            .iter()
            .find(|input| input.term == term)
            .map(|input| &input.figure)
    };
    let words = |term: Term| {
        of(term)
            .map(|figure| explain::figure(lang, figure))
            .unwrap_or_default()
    };
    let day = |term: Term| match of(term) {
        Some(Figure::Day(day)) => format::day_near(lang, *day, today),
        Some(_) | None => String::new(),
    };
    match state {
        State::Complaint => complaint(lang, &words(Term::Subject)),
        State::Declining(_) => declining(lang, &words(Term::RecentMean), &words(Term::EarlierMean)),
        State::PromiseOverdue => promise(lang, &day(Term::DueOn)),
        State::Silent(_) => match of(Term::UsualGap) {
            Some(gap) => silent_usual(lang, &day(Term::LastContact), &explain::figure(lang, gap)),
            None => silent(lang, &day(Term::LastContact)),
        },
        State::Negotiating | State::QuoteOpen | State::New | State::Growing(_) | State::Stable => {
            explain::formula(lang, why.formula).to_owned()
        }
    }
}

messages! {
    complaint(subject: &str): "Offene Reklamation: {subject}" | "Open complaint: {subject}";
    declining(recent: &str, earlier: &str): "Zuletzt {recent} im Monat, davor {earlier}" | "Lately {recent} a month, before {earlier}";
    promise(day: &str): "Eine Zusage war am {day} fällig" | "A promise was due on {day}";
    silent(day: &str): "Letztes Gespräch am {day}" | "Last talk on {day}";
    silent_usual(day: &str, gap: &str): "Letztes Gespräch am {day}, sonst alle {gap}" | "Last talk on {day}, usually every {gap}";

    greet(greeting: &str, name: &str): "{greeting}, {name}" | "{greeting}, {name}";
    role_page: "Rollenseite" | "Role page";
    role_unset_text: "Mit einer Rolle bekommt der Arbeitsplatz ihre Farbe und ihre Aufgaben." | "With a role, the workplace gets its colour and its tasks.";
    choose_role: "Rolle wählen" | "Choose a role";
    other_workplaces: "Arbeitsplatz einer anderen Rolle" | "Workplace of another role";

    today_title: "Heute" | "Today";
    overdue(count: &str): "{count} überfällig" | "{count} overdue";
    today_empty: "Für heute ist alles getan." | "All is done for today.";
    next_up(text: &str, when: &str): "Als Nächstes: {text}, {when}." | "Next: {text}, {when}.";
    nothing_ahead: "In den nächsten Tagen steht nichts an." | "Nothing comes up in the next days.";
    plan: "Kunden ohne nächsten Schritt ansehen" | "See customers without a next step";
    all_tasks: "Alle Aufgaben" | "All tasks";
    all_of_them(count: &str): "Alle {count} zeigen" | "Show all {count}";
    handed_over(name: &str): "{name} übergibt Ihnen" | "{name} hands over to you";
    handed_over_someone: "Ihnen wurde übergeben" | "Handed over to you";
    read: "Gelesen" | "Read";
    mark_read(name: &str): "Übergabe gelesen: {name}" | "Hand-over read: {name}";
    set_step: "Wiedervorlage" | "Follow-up";

    warning_title: "Frühwarnung" | "Early warning";
    warning_count(all, warned: &str): "{warned} von 1 Kunden" / "{warned} von {all} Kunden" | "{warned} of 1 customer" / "{warned} of {all} customers";
    warning_empty: "Kein Rückgang, keine offene Reklamation, keine überfällige Zusage, keine ungewöhnliche Stille." | "No decline, no open complaint, no overdue promise, no unusual silence.";
    call: "Anrufen" | "Call";
    call_name(name: &str): "{name} anrufen" | "Call {name}";
    step_for(name: &str): "Wiedervorlage für {name}" | "Follow-up for {name}";
    planned(text: &str): "Geplant: {text}" | "Planned: {text}";

    customers_title: "Meine Kunden" | "My customers";
    customers_by_step: "nach nächstem Schritt" | "by next step";
    customers_empty_title: "Ihnen ist noch kein Kunde zugewiesen" | "No customer is assigned to you yet";
    customers_empty_text: "Öffnen Sie einen Kunden und tragen Sie sich unter »Facetten dieses Kunden« ein, oder weisen Sie sich in der Liste mit M mehrere zu." | "Open a customer and enter yourself under “Facets of this customer”, or assign customers to yourself in the list with M.";
    customers_none_in_role: "In dieser Rolle sind Sie für keinen Kunden zuständig." | "You are not responsible for any customer in this role.";
    see_customers: "Kunden ansehen" | "See customers";
    all_customers(count: &str): "Alle {count} Kunden" | "All {count} customers";
    without_step(count: &str): "{count} ohne nächsten Schritt" | "{count} without a next step";
    no_step: "kein nächster Schritt" | "no next step";

    tasks_title: "Aufgaben dieser Rolle" | "Tasks of this role";
    tasks_more: "Zur Rollenseite" | "To the role page";

    start_title: "Die ersten Schritte" | "First steps";
    start_count(done: usize, all: usize): "{done} von {all}" | "{done} of {all}";
    start_dismiss: "Ausblenden" | "Hide";
    start_customers: "Kunden da?" | "Customers there?";
    start_customers_do: "Liste einlesen" | "Import a list";
    start_step: "Nächster Schritt gesetzt?" | "Next step set?";
    start_step_do: "Kunden ansehen" | "See customers";
    start_team: "Team eingeladen?" | "Team invited?";
    start_team_do: "Mitglied anlegen" | "Add a member";
    start_backup: "Sicherung erstellt?" | "Backup made?";
    start_backup_do: "Jetzt sichern" | "Back up now";
    start_done: "erledigt" | "done";
}
