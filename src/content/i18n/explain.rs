//! How figures explain themselves: the rule in one sentence, and what went into it.

use super::{Lang, format};
use crate::domain::rules::situation::State;
use crate::domain::rules::{Figure, Formula, Term};

/// The rule in one sentence.
pub const fn formula(lang: Lang, formula: Formula) -> &'static str {
    match formula {
        Formula::RevenueOfMonths => lang.pick(
            "Summe der letzten zwölf ganzen Monate. Der laufende Monat zählt nicht, damit die Zahl am Monatsersten nicht fällt.",
            "Sum of the last twelve whole months. The current month does not count, so that the figure does not fall on the first.",
        ),
        Formula::RevenueStated => lang.pick(
            "Von Hand angegeben oder eingelesen, weil keine Monatszahlen bekannt sind.",
            "Stated by hand or imported, because no monthly figures are known.",
        ),
        Formula::RevenueOfYear => lang.pick(
            "Das letzte ganze Jahr, weil keine Monatszahlen bekannt sind.",
            "The last whole year, because no monthly figures are known.",
        ),
        Formula::RevenueUnknown => lang.pick("Es ist noch kein Umsatz bekannt.", "No revenue is known yet."),
        Formula::RevenueTrend => lang.pick(
            "Mittel der letzten drei ganzen Monate gegen das Mittel der zwölf Monate davor. Ab 15 % weniger gilt es als Rückgang, ab 10 % mehr als Wachstum.",
            "Mean of the last three whole months against the mean of the twelve before. From 15% less it counts as a decline, from 10% more as growth.",
        ),
        Formula::OpenDeals => lang.pick(
            "Summe der Chancen, die weder gewonnen noch verloren sind.",
            "Sum of the deals that are neither won nor lost.",
        ),
        Formula::PromisesKept => lang.pick(
            "Gehaltene Zusagen, geteilt durch die letzten zwanzig, deren Tag gekommen ist. Eine offene Zusage nach ihrem Tag zählt als nicht gehalten.",
            "Promises kept, divided by the last twenty whose day has come. An open promise past its day counts as not kept.",
        ),
        Formula::Silence => lang.pick(
            "Tage seit dem letzten Gespräch. Zu lang ist das Anderthalbfache des üblichen Abstands, frühestens nach 21, spätestens nach 60 Tagen.",
            "Days since the last talk. Too long is one and a half times the usual gap, at the earliest after 21, at the latest after 60 days.",
        ),
        Formula::OpenComplaint => lang.pick("Eine Reklamation ist offen.", "A complaint is open."),
        Formula::OverduePromise => lang.pick(
            "Eine Zusage ist über ihren Tag hinaus offen.",
            "A promise is open past its day.",
        ),
        Formula::OpenQuote => lang.pick("Ein Angebot liegt beim Kunden.", "A quote is with the customer."),
        Formula::InNegotiation => lang.pick("Über Konditionen wird gesprochen.", "Terms are being talked about."),
        Formula::NoContactYet => lang.pick("Es gab noch kein Gespräch.", "There has been no talk yet."),
        Formula::NothingUnusual => lang.pick(
            "Kein Rückgang, keine offene Reklamation, keine überfällige Zusage, keine ungewöhnliche Stille.",
            "No decline, no open complaint, no overdue promise, no unusual silence.",
        ),
        Formula::Completeness => lang.pick(
            "Ausgefüllte Felder, geteilt durch die Felder, die bekannt sein sollten.",
            "Fields filled in, divided by the fields that should be known.",
        ),
        Formula::ClassByShare => lang.pick(
            "Kunden nach Umsatz gereiht: bis 80 % der Summe A, bis 95 % B, der Rest C.",
            "Customers by revenue: up to 80% of the sum A, up to 95% B, the rest C.",
        ),
        Formula::Forecast => lang.pick(
            "Gewonnenes und die offenen Chancen nach ihrer Wahrscheinlichkeit. Jede Chance wird auf den Cent gerundet, dann summiert.",
            "What was won, and the open deals by their probability. Each deal is rounded to the cent, then they are added up.",
        ),
        Formula::WinRate => lang.pick(
            "Gewonnene Chancen, geteilt durch alle entschiedenen des Zeitraums, nach Anzahl.",
            "Deals won, divided by all that were decided in the period, by number.",
        ),
        Formula::DealAge => lang.pick(
            "Tage in der Stufe. Ohne Angebot gilt eine Chance nach 14 Tagen als langsam, nach 30 als stockend; liegt ein Angebot beim Kunden, nach 10 und 21.",
            "Days in the stage. Without a quote a deal is slow after 14 days and stuck after 30; with a quote at the customer, after 10 and 21.",
        ),
    }
}

/// What went in.
pub const fn term(lang: Lang, term: Term) -> &'static str {
    match term {
        Term::FirstMonth => lang.pick("Erster Monat", "First month"),
        Term::LastMonth => lang.pick("Letzter Monat", "Last month"),
        Term::MonthsKnown => lang.pick("Monate mit Zahl", "Months with a figure"),
        Term::Sum => lang.pick("Summe", "Sum"),
        Term::SumBefore => lang.pick("Zwölf Monate davor", "Twelve months before"),
        Term::RecentMean => lang.pick("Letzte drei Monate, im Mittel", "Last three months, mean"),
        Term::EarlierMean => lang.pick(
            "Zwölf Monate davor, im Mittel",
            "Twelve months before, mean",
        ),
        Term::Change => lang.pick("Veränderung", "Change"),
        Term::Stated => lang.pick("Angabe", "Stated"),
        Term::StatedOn => lang.pick("Stand", "As of"),
        Term::Year => lang.pick("Jahr", "Year"),
        Term::Count => lang.pick("Anzahl", "Count"),
        Term::Quotes => lang.pick("davon mit Angebot", "of these with a quote"),
        Term::Weighted => lang.pick(
            "Nach Wahrscheinlichkeit gewichtet",
            "Weighted by probability",
        ),
        Term::QuoteDays => lang.pick("Ältestes Angebot", "Oldest quote"),
        Term::Kept => lang.pick("Gehalten", "Kept"),
        Term::Broken => lang.pick("Nicht gehalten", "Not kept"),
        Term::Overdue => lang.pick("Über den Tag hinaus offen", "Open past their day"),
        Term::LastContact => lang.pick("Letztes Gespräch", "Last talk"),
        Term::DaysSince => lang.pick("Seitdem", "Since then"),
        Term::UsualGap => lang.pick("Üblicher Abstand", "Usual gap"),
        Term::Limit => lang.pick("Grenze", "Limit"),
        Term::Subject => lang.pick("Worum es geht", "What it is about"),
        Term::DueOn => lang.pick("Fällig war", "Was due"),
        Term::Filled => lang.pick("Ausgefüllt", "Filled in"),
        Term::Wanted => lang.pick("Sollten bekannt sein", "Should be known"),
        Term::Share => lang.pick("Anteil am Umsatz", "Share of revenue"),
        Term::Won => lang.pick("Gewonnen", "Won"),
        Term::Lost => lang.pick("Verloren", "Lost"),
        Term::WonSum => lang.pick("Wert der gewonnenen", "Value of those won"),
        Term::LostSum => lang.pick("Wert der verlorenen", "Value of those lost"),
        Term::FirstDay => lang.pick("Erster Tag", "First day"),
        Term::WonAlready => lang.pick("Schon gewonnen", "Won already"),
        Term::OpenSum => lang.pick("Offen, ungewichtet", "Open, unweighted"),
    }
}

/// A value with its unit.
pub fn figure(lang: Lang, figure: &Figure) -> String {
    match figure {
        Figure::Cents(cents) => format::euro(lang, *cents),
        Figure::Percent(percent) => format::percent(lang, *percent as f64 / 100.0),
        Figure::Days(days) => self::days(lang, *days),
        Figure::Count(count) => format::number(lang, *count),
        Figure::Day(day) => format::day_year(lang, *day),
        Figure::Month(month) => format!("{} {}", format::month(lang, month.month()), month.year()),
        Figure::Year(year) => year.to_string(),
        Figure::Text(text) => text.clone(),
    }
}

/// So many days.
pub fn days(lang: Lang, days: i32) -> String {
    match (lang, days) {
        (Lang::De, 1) => "1 Tag".to_owned(),
        (Lang::En, 1) => "1 day".to_owned(),
        (Lang::De, _) => format!("{days} Tage"),
        (Lang::En, _) => format!("{days} days"),
    }
}

/// A customer's state (»Lage«), as short as a tag.
pub fn state(lang: Lang, state: State) -> String {
    match state {
        State::Complaint => lang.pick("Reklamation", "Complaint").to_owned(),
        State::Declining(percent) => {
            let figure = format::percent(lang, percent as f64 / 100.0);
            match lang {
                Lang::De => format!("Rückgang {figure}"),
                Lang::En => format!("Down {figure}"),
            }
        }
        State::PromiseOverdue => lang.pick("Zusage überfällig", "Promise overdue").to_owned(),
        State::Silent(days) => match lang {
            Lang::De => format!("{days} Tage still"),
            Lang::En => format!("Silent for {days} days"),
        },
        State::Negotiating => lang.pick("Verhandlung", "Negotiation").to_owned(),
        State::QuoteOpen => lang.pick("Angebot offen", "Quote open").to_owned(),
        State::New => lang.pick("neu", "new").to_owned(),
        State::Growing(_) => lang.pick("wächst", "growing").to_owned(),
        State::Stable => lang.pick("stabil", "stable").to_owned(),
    }
}
