//! Reasons and counts in words.

use crate::app::duplicates::Reason;
use crate::app::views::duplicates::Moves;
use crate::content::i18n::{Lang, duplicates as words, format};
use crate::domain::calendar::Month;

/// Why two customers may be one, or may not.
pub const fn reason(lang: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::SameName => words::same_name(lang),
        Reason::NearlySameName => words::nearly_same_name(lang),
        Reason::SoundsAlike => words::sounds_alike(lang),
        Reason::AlikeName => words::alike_name(lang),
        Reason::SameVatId => words::same_vat_id(lang),
        Reason::SameNumber => words::same_number(lang),
        Reason::SamePhone => words::same_phone(lang),
        Reason::SameMail => words::same_mail(lang),
        Reason::SameDomain => words::same_domain(lang),
        Reason::SameStreet => words::same_street(lang),
        Reason::SamePostcode => words::same_postcode(lang),
        Reason::SameTown => words::same_town(lang),
        Reason::OtherStreet => words::other_street(lang),
        Reason::OtherPlace => words::other_place(lang),
        Reason::OtherVatId => words::other_vat_id(lang),
        Reason::OtherName => words::other_name(lang),
    }
}

/// Reasons in one line.
pub fn reasons(lang: Lang, all: impl IntoIterator<Item = Reason>) -> String {
    let all: Vec<&str> = all.into_iter().map(|one| reason(lang, one)).collect();
    all.join(", ")
}

/// What moves: »12 Einträge, 3 Kontakte, 2 Filialen«.
pub fn moves(lang: Lang, moves: Moves) -> String {
    let parts = [
        (moves.activities, words::entries(lang, moves.activities)),
        (moves.contacts, words::contacts(lang, moves.contacts)),
        (moves.branches, words::branches(lang, moves.branches)),
        (moves.deals, words::deals(lang, moves.deals)),
        (moves.tasks, words::tasks(lang, moves.tasks)),
        (moves.promises, words::promises(lang, moves.promises)),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, words)| words)
        .collect();
    if parts.is_empty() {
        words::moves_nothing(lang).to_owned()
    } else {
        format!("{} {}", words::moves(lang), parts.join(", "))
    }
}

/// A month or a year of revenue.
pub fn period(lang: Lang, key: &str) -> String {
    match Month::from_key(key) {
        Some(month) => format!("{} {}", format::month(lang, month.month()), month.year()),
        None => key.to_owned(),
    }
}
