//! What kinds of problems and their effects are called.

use crate::app::import::problem::{Effect, ProblemKind};
use crate::content::i18n::{Lang, import_page as words};
use crate::ui::components::Tone;

/// A kind of problem, in a few words.
pub const fn words(lang: Lang, kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::NoName => words::kind_no_name(lang),
        ProblemKind::SeveralMatch => words::kind_several_match(lang),
        ProblemKind::NumberDiffers => words::kind_number_differs(lang),
        ProblemKind::NameDiffers => words::kind_name_differs(lang),
        ProblemKind::Ragged => words::kind_ragged(lang),
        ProblemKind::RepeatsRow => words::kind_repeats_row(lang),
        ProblemKind::PostcodeFourDigits => words::kind_postcode_four(lang),
        ProblemKind::PostcodeOdd => words::kind_postcode_odd(lang),
        ProblemKind::NotANumber => words::kind_not_a_number(lang),
        ProblemKind::NumberTooLarge => words::kind_number_too_large(lang),
        ProblemKind::NotADate => words::kind_not_a_date(lang),
        ProblemKind::NoSuchDay => words::kind_no_such_day(lang),
        ProblemKind::AmbiguousDate => words::kind_ambiguous_date(lang),
        ProblemKind::OddEmail => words::kind_odd_email(lang),
        ProblemKind::OddPhone => words::kind_odd_phone(lang),
        ProblemKind::UnknownClass => words::kind_unknown_class(lang),
        ProblemKind::UnknownStatus => words::kind_unknown_status(lang),
        ProblemKind::UnknownKind => words::kind_unknown_kind(lang),
        ProblemKind::TooLong => words::kind_too_long(lang),
        ProblemKind::UnknownOwner => words::kind_unknown_owner(lang),
        ProblemKind::ParentMissing => words::kind_parent_missing(lang),
        ProblemKind::ParentUnclear => words::kind_parent_unclear(lang),
        ProblemKind::ParentCycle => words::kind_parent_cycle(lang),
        ProblemKind::Formula => words::kind_formula(lang),
    }
}

/// What a problem does to its row.
pub const fn effect(lang: Lang, effect: Effect) -> &'static str {
    match effect {
        Effect::RowLeftOut => words::effect_left_out(lang),
        Effect::Decision => words::effect_decision(lang),
        Effect::CellLeftOut => words::effect_cell(lang),
        Effect::TakenOver => words::effect_taken(lang),
    }
}

/// How grave that is.
pub const fn tone(effect: Effect) -> Tone {
    match effect {
        Effect::RowLeftOut => Tone::Bad,
        Effect::Decision | Effect::CellLeftOut => Tone::Warn,
        Effect::TakenOver => Tone::Neutral,
    }
}
