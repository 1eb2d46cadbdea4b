//! A card of the board. It is copied from a template and written anew for the deal that comes into its place, as the rows
//! of the list of customers are.

use chrono::NaiveDate;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::app::views::deals::DealCard;
use crate::content::i18n::{Lang, deals, format, words};
use crate::domain::StageKind;
use crate::replica::RecordId;
use crate::ui::components::template::{Template, part, set, write};
use crate::ui::components::virtual_rows::Row;
use crate::ui::components::{Icon, icon};
use crate::ui::words::{due_class, pace_tone};

/// What a card shows.
#[derive(PartialEq)]
pub struct ShownCard {
    /// The deal.
    pub deal: DealCard,
    /// The day from which its days are seen.
    pub today: NaiveDate,
    /// Whether it is selected.
    pub marked: bool,
    /// Whether the keyboard stands here.
    pub active: bool,
}

/// The card that every other is copied from.
pub struct CardTemplate {
    lang: Lang,
    card: Template,
}

impl CardTemplate {
    /// Draws the empty card.
    pub fn new(lang: Lang) -> CardTemplate {
        let empty = view! {
            <div class="deal-card" role="row">
                <div class="deal-card__inside" role="gridcell">
                    <span class="deal-card__customer"></span>
                    <span class="deal-card__title"></span>
                    <span class="deal-card__line">
                        <b class="deal-card__value numeric"></b>
                        <span class="deal-card__note small faint"></span>
                        <span class="avatar push"></span>
                    </span>
                    <span class="deal-card__line small">
                        <span class="deal-card__step"></span>
                        <span class="due push"></span>
                    </span>
                    <span class="deal-card__pace small">
                        <span class="diamond"></span>
                        <span class="deal-card__words"></span>
                    </span>
                    <button type="button" class="deal-card__menu" tabindex="-1">
                        {icon(Icon::More)}
                    </button>
                </div>
            </div>
        };
        CardTemplate {
            lang,
            card: Template::draw(empty),
        }
    }
}

/// The element id of a deal's card.
pub fn card_id(deal: RecordId) -> String {
    format!("deal-{deal}")
}

/// The deal whose card an element is, or lies in.
pub fn deal_of(element: &Element) -> Option<(RecordId, Element)> {
    let card = element.closest(".deal-card").ok().flatten()?;
    let id = card.id().strip_prefix("deal-")?.parse().ok()?;
    Some((id, card))
}

/// One card in the page.
pub struct CardView {
    lang: Lang,
    card: HtmlElement,
    customer: Element,
    title: Element,
    value: Element,
    note: Element,
    owner: Element,
    next: Element,
    due: Element,
    pace: Element,
    pace_words: Element,
    menu: Element,
}

impl CardView {
    /// Copies the template.
    pub fn new(template: &CardTemplate) -> CardView {
        let card = template.card.copy();
        CardView {
            lang: template.lang,
            customer: part(&card, ".deal-card__customer"),
            title: part(&card, ".deal-card__title"),
            value: part(&card, ".deal-card__value"),
            note: part(&card, ".deal-card__note"),
            owner: part(&card, ".avatar"),
            next: part(&card, ".deal-card__step"),
            due: part(&card, ".due"),
            pace: part(&card, ".diamond"),
            pace_words: part(&card, ".deal-card__words"),
            menu: part(&card, ".deal-card__menu"),
            card,
        }
    }
}

impl Row for CardView {
    type Shown = ShownCard;

    fn element(&self) -> &HtmlElement {
        &self.card
    }

    fn show(&mut self, index: usize, now: &ShownCard, before: Option<&ShownCard>) {
        set(&self.card, "aria-rowindex", &(index + 1).to_string());
        if before.is_none_or(|before| (before.marked, before.active) != (now.marked, now.active)) {
            self.card.set_class_name(match (now.marked, now.active) {
                (false, false) => "deal-card",
                (true, false) => "deal-card deal-card--marked",
                (false, true) => "deal-card deal-card--active",
                (true, true) => "deal-card deal-card--marked deal-card--active",
            });
            set(&self.card, "aria-selected", &now.marked.to_string());
        }
        if before.is_none_or(|before| before.deal != now.deal || before.today != now.today) {
            self.show_deal(now);
        }
    }
}

impl CardView {
    fn show_deal(&self, now: &ShownCard) {
        let (lang, deal) = (self.lang, &now.deal);
        self.card.set_id(&card_id(deal.id));
        let customer = deal.company.as_ref().map(|(_, name)| name.as_str());
        write(&self.customer, customer.unwrap_or(deals::no_customer(lang)));
        write(&self.title, &deal.title);
        write(&self.value, &format::euro(lang, deal.value));
        let percent = format::percent(lang, deal.probability as f64 / 100.0);
        write(&self.note, if deal.kind.is_open() { &percent } else { "" });
        let owner = deal.owner.as_ref();
        write(
            &self.owner,
            owner.map_or("–", |owner| owner.initials.as_str()),
        );
        set(
            &self.owner,
            "title",
            owner.map_or(deals::nobody(lang), |owner| owner.name.as_str()),
        );
        self.show_next(now);
        let (tone, words) = pace_words(lang, deal, now.today);
        self.pace.set_class_name(tone);
        write(&self.pace_words, &words);
        set(&self.menu, "aria-label", &deals::actions(lang, &deal.title));
    }

    /// What comes next; of a lost deal, why.
    fn show_next(&self, now: &ShownCard) {
        let (lang, deal) = (self.lang, &now.deal);
        let (words, day) = match (deal.kind, deal.loss, &deal.next) {
            (StageKind::Lost, Some(reason), _) => (words::loss_reason(lang, reason), None),
            (StageKind::Won | StageKind::Lost, ..) => ("", None),
            (StageKind::Open | StageKind::Quote, _, Some(next)) => (next.text.as_str(), next.day),
            (StageKind::Open | StageKind::Quote, _, None) => (deals::no_next(lang), None),
        };
        self.next
            .set_class_name(if deal.next.is_some() || deal.loss.is_some() {
                "deal-card__step"
            } else {
                "deal-card__step faint"
            });
        write(&self.next, words);
        self.due
            .set_class_name(match day.map(|day| due_class(day, now.today)) {
                Some("due due--late") => "due due--late push",
                Some("due due--today") => "due due--today push",
                Some(_) | None => "due push",
            });
        let due = day.map(|day| format::due(lang, day, now.today));
        write(&self.due, &due.unwrap_or_default());
    }
}

/// How a deal gets on, in words; of a decided one, since when.
pub fn pace_words(lang: Lang, deal: &DealCard, today: NaiveDate) -> (&'static str, String) {
    if !deal.kind.is_open() {
        let day = deal.closed_on.map(|day| format::day_near(lang, day, today));
        return ("diamond", day.unwrap_or_default());
    }
    if let (true, Some(day)) = (deal.is_overdue, deal.expected) {
        let words = deals::overdue(lang, &format::day_near(lang, day, today));
        return ("diamond diamond--bad", words);
    }
    let days = deal.days_in_stage.map(|days| deals::in_stage(lang, days));
    let word = deals::pace(lang, deal.pace.value);
    let words = match days {
        Some(days) => format!("{word} · {days}"),
        None => word.to_owned(),
    };
    (pace_tone(deal.pace.value).diamond_class(), words)
}
