//! The names of what a property can be.

use super::Lang;
use crate::domain::record::StagePart;
use crate::domain::{
    ActivityKind, Class, CompanyKind, Influence, LossReason, PromiseStatus, Stage, Status,
};

/// A, B or C.
pub const fn class(class: Class) -> &'static str {
    match class {
        Class::A => "A",
        Class::B => "B",
        Class::C => "C",
    }
}

/// How a company stands to others.
pub const fn company_kind(lang: Lang, kind: CompanyKind) -> &'static str {
    match kind {
        CompanyKind::Single => lang.pick("Einzelfirma", "Single company"),
        CompanyKind::HeadOffice => lang.pick("Zentrale", "Head office"),
        CompanyKind::Branch => lang.pick("Filiale", "Branch"),
    }
}

/// How far a company has come.
pub const fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Lead => lang.pick("Lead", "Lead"),
        Status::Prospect => lang.pick("Interessent", "Prospect"),
        Status::Customer => lang.pick("Kunde", "Customer"),
        Status::Former => lang.pick("Ehemals", "Former"),
    }
}

/// What a person's word weighs.
pub const fn influence(lang: Lang, influence: Influence) -> &'static str {
    match influence {
        Influence::Decides => lang.pick("entscheidet", "decides"),
        Influence::Influences => lang.pick("beeinflusst", "influences"),
        Influence::Uses => lang.pick("nutzt", "uses"),
    }
}

/// What happened.
pub const fn activity_kind(lang: Lang, kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Note => lang.pick("Notiz", "Note"),
        ActivityKind::Call => lang.pick("Telefonat", "Call"),
        ActivityKind::Visit => lang.pick("Besuch", "Visit"),
        ActivityKind::Mail => lang.pick("E-Mail", "E-mail"),
        ActivityKind::Step => lang.pick("Schritt erledigt", "Step done"),
        ActivityKind::HandOver => lang.pick("Übergabe", "Hand-over"),
    }
}

/// How a promise stands.
pub const fn promise_status(lang: Lang, status: PromiseStatus) -> &'static str {
    match status {
        PromiseStatus::Open => lang.pick("offen", "open"),
        PromiseStatus::Kept => lang.pick("gehalten", "kept"),
        PromiseStatus::Broken => lang.pick("nicht gehalten", "not kept"),
    }
}

/// How far a deal is.
pub const fn stage(lang: Lang, stage: Stage) -> &'static str {
    match stage {
        Stage::Inquiry => lang.pick("Anfrage", "Inquiry"),
        Stage::Qualified => lang.pick("Qualifiziert", "Qualified"),
        Stage::Quoted => lang.pick("Angebot", "Quote"),
        Stage::Negotiation => lang.pick("Verhandlung", "Negotiation"),
        Stage::Won => lang.pick("Gewonnen", "Won"),
        Stage::Lost => lang.pick("Verloren", "Lost"),
    }
}

/// Why a deal was lost.
pub const fn loss_reason(lang: Lang, reason: LossReason) -> &'static str {
    match reason {
        LossReason::Price => lang.pick("Preis", "Price"),
        LossReason::Competitor => lang.pick("Wettbewerb", "Competitor"),
        LossReason::NoBudget => lang.pick("kein Budget", "no budget"),
        LossReason::Timing => lang.pick("Zeitpunkt", "Timing"),
        LossReason::NoNeed => lang.pick("kein Bedarf", "no need"),
        LossReason::Other => lang.pick("anderes", "other"),
    }
}

/// A part of a stage of a pipeline.
pub const fn stage_part(lang: Lang, part: StagePart) -> &'static str {
    match part {
        StagePart::Name => lang.pick("Name", "name"),
        StagePart::Quote => lang.pick("Angebot liegt beim Kunden", "quote is with the customer"),
        StagePart::Percent => lang.pick("Wahrscheinlichkeit in %", "probability in %"),
        StagePart::Place => lang.pick("Platz", "place"),
        StagePart::Gone => lang.pick("nicht mehr verwendet", "no longer used"),
    }
}

/// Yes or no.
pub const fn yes_or_no(lang: Lang, on: bool) -> &'static str {
    if on {
        lang.pick("ja", "yes")
    } else {
        lang.pick("nein", "no")
    }
}

/// What stands for a value that only a newer version can show.
pub const fn from_newer_version(lang: Lang) -> &'static str {
    lang.pick("aus einer neueren Fassung", "from a newer version")
}
