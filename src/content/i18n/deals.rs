//! Words of the page of deals: board, table, forecast, pipelines.

use super::{Lang, messages};
use crate::domain::rules::deal_age::Pace;

/// How a deal gets on.
pub const fn pace(lang: Lang, pace: Pace) -> &'static str {
    match pace {
        Pace::Fresh => lang.pick("frisch", "fresh"),
        Pace::Slow => lang.pick("langsam", "slow"),
        Pace::Stuck => lang.pick("stockt", "stuck"),
    }
}

messages! {
    title: "Chancen" | "Deals";
    parts: "Teile der Seite" | "Parts of the page";
    board: "Board" | "Board";
    table: "Als Tabelle" | "As a table";
    forecast: "Forecast" | "Forecast";
    pipelines: "Pipelines" | "Pipelines";
    built_in: "Verkauf" | "Sales";
    pipeline: "Pipeline" | "Pipeline";
    whose: "Wessen Chancen" | "Whose deals";
    mine: "Meine" | "Mine";
    everybody: "Alle" | "Everyone's";
    filter: "Chancen filtern" | "Filter deals";
    reset_filter: "Filter zurücksetzen" | "Reset filter";
    add: "Chance anlegen" | "Add deal";
    print: "Drucken" | "Print";
    without_stage: "ohne Stufe" | "no stage";

    empty_title: "Noch keine Chancen" | "No deals yet";
    empty_text: "Was zu einem Auftrag werden kann, steht hier Stufe für Stufe. Legen Sie die erste Chance an." | "Whatever may become an order stands here, stage by stage. Add the first deal.";
    none_title: "Keine Chance passt zu diesem Filter" | "No deal matches this filter";
    none_text: "Ohne Filter sehen Sie wieder alle Chancen." | "Without the filter you see all deals again.";
    column_empty: "Nichts in dieser Stufe." | "Nothing in this stage.";

    columns: "Stufen" | "Stages";
    /// How many deals.
    deals(count): "1 Chance" / "{count} Chancen" | "1 deal" / "{count} deals";
    column_label(name: &str, deals: &str, sum: &str): "{name}: {deals}, {sum}" | "{name}: {deals}, {sum}";
    weighted(sum: &str): "gewichtet {sum}" | "weighted {sum}";
    stuck(stuck: usize, all: usize): "stockt: {stuck} von {all}" | "stuck: {stuck} of {all}";
    hidden(count): "1 frühere zeigen" / "{count} frühere zeigen" | "Show 1 earlier" / "Show {count} earlier";
    recent_only: "Nur die letzten 30 Tage" | "Only the last 30 days";
    open_sum: "Offen" | "Open";
    in_stage(days): "1 Tag" / "{days} Tage" | "1 day" / "{days} days";
    overdue(when: &str): "überfällig seit {when}" | "overdue since {when}";
    no_customer: "ohne Kunde" | "no customer";
    no_next: "kein Schritt" | "no step";
    actions(title: &str): "Verschieben nach …: {title}" | "Move to …: {title}";
    move_to: "Verschieben nach" | "Move to";
    move_title(title: &str): "»{title}« verschieben" | "Move “{title}”";
    move_many(count): "1 Chance verschieben" / "{count} Chancen verschieben" | "Move 1 deal" / "Move {count} deals";
    moved(title: &str, stage: &str): "{title}: jetzt in {stage}" | "{title}: now in {stage}";
    moved_many(count, stage: &str): "1 Chance: jetzt in {stage}" / "{count} Chancen: jetzt in {stage}" | "1 deal: now in {stage}" / "{count} deals: now in {stage}";
    here: "hier" | "here";
    marked(count): "1 ausgewählt" / "{count} ausgewählt" | "1 selected" / "{count} selected";
    clear_marks: "Auswahl aufheben" | "Clear selection";
    open: "Öffnen" | "Open";
    to_customer: "Zum Kunden" | "To the customer";
    archive: "Archivieren" | "Archive";
    gone_title: "Diese Chance ist nicht mehr da" | "This deal is no longer there";
    nobody: "niemand" | "nobody";

    key_move: "Karte und Spalte" | "card and column";
    key_shift: "Stufe" | "stage";
    key_open: "öffnen" | "open";
    key_mark: "auswählen" | "select";
    key_menu: "Verschieben nach" | "move to";
    arrows: "Pfeile" | "Arrows";

    lost_title(title: &str): "»{title}« ist verloren" | "“{title}” is lost";
    lost_many(count): "1 Chance ist verloren" / "{count} Chancen sind verloren" | "1 deal is lost" / "{count} deals are lost";
    lost_why: "Woran lag es?" | "What was the reason?";
    lost_note: "Näheres, zum Beispiel welcher Wettbewerber" | "More about it, such as which competitor";
    lost_missing: "Bitte einen Grund wählen. Die Chance ist noch, wo sie war." | "Please choose a reason. The deal is still where it was.";
    lost_save: "Als verloren ablegen" | "File as lost";

    column_customer: "Kunde" | "Customer";
    column_title: "Chance" | "Deal";
    column_stage: "Stufe" | "Stage";
    column_value: "Wert €" | "Value €";
    column_weighted: "Gewichtet €" | "Weighted €";
    column_expected: "Entscheidung" | "Decision";
    column_next: "Nächster Schritt" | "Next step";
    column_age: "In der Stufe" | "In the stage";
    column_owner: "Wer" | "Who";
    table_label: "Chancen als Tabelle" | "Deals as a table";
}

// The forecast.
messages! {
    forecast_lead: "Offene Chancen aller Pipelines nach dem Monat, in dem eine Entscheidung erwartet wird." | "Open deals of all pipelines by the month in which a decision is expected.";
    forecast_chart(sum: &str, weighted: &str): "Balken je Monat: offene Chancen {sum}, gewichtet {weighted}. Die Zahlen stehen in der Tabelle darunter." | "A bar for each month: open deals {sum}, weighted {weighted}. The figures stand in the table below.";
    forecast_by_month: "Monat für Monat" | "Month by month";
    legend_weighted: "gewichtet" | "weighted";
    legend_open: "ungewichtet" | "unweighted";
    legend_won: "schon gewonnen" | "won already";
    span: "Zeitraum" | "Span";
    span_overdue: "überfällig" | "overdue";
    span_later: "später" | "later";
    span_undated: "ohne Datum" | "no date";
    count: "Anzahl" | "Count";
    unweighted: "Ungewichtet" | "Unweighted";
    weighted_head: "Gewichtet" | "Weighted";
    won_already: "Schon gewonnen" | "Won already";
    worst: "Mindestens" | "At least";
    likely: "Wahrscheinlich" | "Likely";
    best: "Höchstens" | "At most";
    total: "Summe" | "Total";
    explain_of(what: &str): "{what}: Zahl erklären" | "{what}: explain the figure";
    outcomes: "Gewonnen und verloren" | "Won and lost";
    period: "Zeitraum" | "Period";
    period_quarter: "Dieses Quartal" | "This quarter";
    period_year: "12 Monate" | "12 months";
    period_all: "Alles" | "Everything";
    win_rate: "Gewinnquote" | "Win rate";
    win_rate_note(won: &str, decided: &str): "{won} von {decided} entschieden für uns" | "{won} of {decided} decided for us";
    nothing_decided: "In diesem Zeitraum wurde nichts entschieden." | "Nothing was decided in this period.";
    nothing_lost: "In diesem Zeitraum ging nichts verloren." | "Nothing was lost in this period.";
    reasons: "Gründe der Verluste" | "Reasons for loss";
    reason: "Grund" | "Reason";
    no_reason: "kein Grund genannt" | "no reason given";
    value: "Wert" | "Value";
    rate_by_stage: "Gewinnquote je Stufe" | "Win rate by stage";
    rate_by_stage_note: "Von den entschiedenen Chancen, die nach den Änderungen einmal in der Stufe waren." | "Of the decided deals that were in the stage at some time, by their changes.";
    won: "Gewonnen" | "Won";
    lost: "Verloren" | "Lost";
}

// The pipelines.
messages! {
    pipelines_lead: "Neben »Verkauf« können Sie eigene Pipelines führen, etwa für Projekte. Gewonnen und verloren gehören zu jeder." | "Beside “Sales” you can keep pipelines of your own, for projects for example. Won and lost belong to each.";
    pipelines_empty_title: "Noch keine eigene Pipeline" | "No pipeline of your own yet";
    pipelines_empty_text: "Alle Chancen gehen durch »Verkauf«: Anfrage, Qualifiziert, Angebot, Verhandlung." | "All deals go through “Sales”: inquiry, qualified, quote, negotiation.";
    add_pipeline: "Pipeline anlegen" | "Add pipeline";
    edit_pipeline: "Pipeline bearbeiten" | "Edit pipeline";
    edit_named(name: &str): "»{name}« bearbeiten" | "Edit “{name}”";
    archive_named(name: &str): "»{name}« archivieren" | "Archive “{name}”";
    archive_hint: "Wird eine Pipeline archiviert, stehen ihre Chancen in »Verkauf«." | "When a pipeline is archived, its deals stand in “Sales”.";
    pipeline_name: "Name der Pipeline" | "Name of the pipeline";
    name_missing: "Ein Name fehlt noch." | "A name is still missing.";
    stages: "Stufen" | "Stages";
    stage_number(number: usize): "Stufe {number}" | "Stage {number}";
    stage_name(number: usize): "Name der Stufe {number}" | "Name of stage {number}";
    stage_percent(number: usize): "Wahrscheinlichkeit der Stufe {number} in %" | "Probability of stage {number} in %";
    stage_quote(number: usize): "Stufe {number}: Angebot liegt beim Kunden" | "Stage {number}: quote is with the customer";
    has_quote: "Angebot liegt beim Kunden" | "quote is with the customer";
    stage_up(number: usize): "Stufe {number} nach oben" | "Move stage {number} up";
    stage_down(number: usize): "Stufe {number} nach unten" | "Move stage {number} down";
    stage_remove(number: usize): "Stufe {number} entfernen" | "Remove stage {number}";
    add_stage: "Stufe hinzufügen" | "Add stage";
    percent_wrong: "Eine Wahrscheinlichkeit ist eine ganze Zahl von 0 bis 100." | "A probability is a whole number from 0 to 100.";
    kept_hint: "Chancen in einer entfernten Stufe stehen danach unter »ohne Stufe«. Ob ein Angebot beim Kunden liegt, bleibt bei einer Stufe, wie es angelegt wurde." | "Deals in a removed stage stand under “no stage” afterwards. Whether a quote is with the customer stays with a stage as it was set up.";
    first_stage: "Erstes Gespräch" | "First talk";
    second_stage: "Angebot" | "Quote";
    print_foot: "Chancen nach Stufen, aus Facetten" | "Deals by stage, from Facetten";
    print_more(count): "1 weitere steht nur am Bildschirm." / "{count} weitere stehen nur am Bildschirm." | "1 more stands on the screen only." / "{count} more stand on the screen only.";
}
