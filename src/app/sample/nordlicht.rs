//! »Nordlicht Regalsysteme«: a wholesaler of shelving with seven people, 1,284 customers and eighteen months behind it.
//!
//! Four stories are planted in it: a key customer that quietly buys less, a complaint that got stuck, a promise that was
//! forgotten, and an hour of service that nobody paid for.

use chrono::{Datelike, NaiveDate, Weekday};

use super::rng::Rng;
use super::stories::{self, Named};
use super::tables::{
    FUNCTIONS, LAST_NAMES, LEGAL_FORMS, MEN, STREETS, TOWNS, TRADES, WOMEN, phone, slug,
};
use crate::content::i18n::Lang;
use crate::domain::calendar::{Month, plus_days, start_of};
use crate::domain::rules::due::working_day_on_or_after;
use crate::domain::{
    ActivityKind, Class, CompanyKind, Draft, Entity, Influence, PromiseStatus, Prop, RecordId,
    Role, RoleRef, Stage, Status, Value,
};
use crate::replica::Write;

/// The company's name.
pub const NAME: &str = "Nordlicht Regalsysteme";

/// So many customers it has.
pub const CUSTOMERS: usize = 1_284;

/// So many writes go into one action.
const WRITES_PER_STEP: usize = 6_000;

const SEED: u64 = 0x4e6f_7264_6c69_6368;

/// The company as it is written into an empty book.
pub struct SampleCompany {
    /// The actions, in their order.
    pub steps: Vec<Vec<Write>>,
    /// The member whose place the reader takes.
    pub me: RecordId,
}

/// Who sits at the sample company.
pub struct Seat<'n> {
    /// The reader's name.
    pub name: &'n str,
    /// The reader's role; without one the reader sits where everything comes together, in the Innendienst.
    pub role: Option<Role>,
}

const MEMBERS: [(Role, &str); 7] = [
    (Role::KeyAccount, "Anna Brandt"),
    (Role::InsideActive, "Tarek Yilmaz"),
    (Role::InsidePassive, "Jule Petersen"),
    (Role::SalesSupport, "Marion Voss"),
    (Role::FieldSales, "Ralf Kessler"),
    (Role::CaseHandling, "Doris Hahn"),
    (Role::MarketingSales, "Leo Winter"),
];

/// Makes the company as it stands on a day.
pub fn nordlicht(lang: Lang, today: NaiveDate, now_ms: u64, seat: &Seat<'_>) -> SampleCompany {
    let mut maker = Maker {
        rng: Rng::new(SEED),
        lang,
        today,
        // Everything was created before now, each record a moment after the one before.
        clock: now_ms.saturating_sub(2_000_000),
        writes: Vec::with_capacity(90_000),
        members: [RecordId([0; 16]); 7],
        number: 10_400,
        talking: Vec::new(),
    };
    let role = seat.role.unwrap_or(Role::SalesSupport);
    for (place, (member_role, name)) in MEMBERS.into_iter().enumerate() {
        let name = if member_role == role { seat.name } else { name };
        maker.members[place] = maker.member(name, member_role);
    }
    let settings = Draft::new(Entity::Settings, maker.id()).text(Prop::SettingsTeamName, NAME);
    maker.add(settings);
    let mut count = 0;
    for named in stories::named() {
        count += maker.named(&named);
    }
    while count < CUSTOMERS {
        count += maker.invented(CUSTOMERS - count);
    }
    maker.decided();
    let me = maker.member_of(role);
    let mut steps = Vec::new();
    let mut writes = maker.writes;
    while writes.len() > WRITES_PER_STEP {
        let rest = writes.split_off(WRITES_PER_STEP);
        steps.push(writes);
        writes = rest;
    }
    steps.push(writes);
    SampleCompany { steps, me }
}

/// Nobody at Nordlicht works on Saturdays and Sundays.
fn working_day_on_or_before(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => plus_days(day, -1),
        Weekday::Sun => plus_days(day, -2),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => day,
    }
}

struct Maker {
    rng: Rng,
    lang: Lang,
    today: NaiveDate,
    clock: u64,
    writes: Vec<Write>,
    members: [RecordId; 7],
    number: u32,
    /// Customers with an open deal, and who leads them.
    talking: Vec<(RecordId, Role)>,
}

/// What a customer is made from.
struct Blueprint {
    name: String,
    kind: CompanyKind,
    parent: Option<RecordId>,
    postcode: &'static str,
    town: &'static str,
    industry: &'static str,
    class: Class,
    status: Status,
    leads: Role,
    /// Euros a year, and whether they become less.
    yearly: i32,
    falling: bool,
}

impl Maker {
    fn id(&mut self) -> RecordId {
        self.clock += 1;
        let mut random = [0; 10];
        random[..8].copy_from_slice(&self.rng.next().to_be_bytes());
        random[8..].copy_from_slice(&self.rng.next().to_be_bytes()[..2]);
        RecordId::v7(self.clock, random)
    }

    fn add(&mut self, draft: Draft) -> RecordId {
        let id = draft.id;
        self.writes.extend(draft.writes());
        id
    }

    fn member(&mut self, name: &str, role: Role) -> RecordId {
        let draft = Draft::new(Entity::Member, self.id())
            .text(Prop::MemberName, name)
            .text(Prop::MemberMainRole, role.id());
        self.add(draft)
    }

    fn member_of(&self, role: Role) -> RecordId {
        let place = Role::ALL
            .iter()
            .position(|known| *known == role)
            .unwrap_or(0);
        self.members[place]
    }

    /// A customer of the stories with its branches; returns how many companies that makes.
    fn named(&mut self, named: &Named) -> usize {
        let lang = self.lang;
        let kind = if named.branches > 0 {
            CompanyKind::HeadOffice
        } else {
            CompanyKind::Single
        };
        let plan = Blueprint {
            name: named.name.to_owned(),
            kind,
            parent: None,
            postcode: named.postcode,
            town: named.town,
            industry: named.industry,
            class: named.class,
            status: named.status,
            leads: named.leads,
            yearly: named.yearly,
            falling: named.falling,
        };
        let next = Some((lang.pick(named.next.0, named.next.1), named.due))
            .filter(|(text, _)| !text.is_empty());
        let company = self.company(&plan, next);
        let person = self.contact(company, plan.town, true);
        if named.branches > 0 {
            self.contact(company, plan.town, false);
        }
        self.past(company, &plan, Some(person), named.last_talk, named.talks);
        for deal in named.deals {
            self.deal(
                company,
                lang.pick(deal.title.0, deal.title.1),
                deal.euros,
                deal.stage,
                deal.days,
                plan.leads,
            );
        }
        for (kind, role, days, text) in named.events {
            self.activity(
                company,
                Some(person),
                *kind,
                *role,
                *days,
                lang.pick(text.0, text.1),
            );
        }
        if let Some((text, days)) = named.complaint {
            let due = plus_days(self.today, days);
            let task = Draft::new(Entity::Task, self.id())
                .text(Prop::TaskTitle, lang.pick(text.0, text.1))
                .link(Prop::TaskCompany, Some(company))
                .link(Prop::TaskAssignee, Some(self.member_of(Role::CaseHandling)))
                .day(Prop::TaskDue, Some(due))
                .flag(Prop::TaskComplaint, true);
            self.add(task);
        }
        if let Some((text, days)) = named.promise {
            self.promise(
                company,
                lang.pick(text.0, text.1),
                Role::SalesSupport,
                days,
                PromiseStatus::Open,
            );
        }
        for branch in 0..named.branches {
            let branch = self.branch(company, &plan, branch);
            if branch.1 == "Göttingen" && named.service_story {
                let (text_de, text_en) = stories::UNPAID_SERVICE;
                self.activity(
                    branch.0,
                    None,
                    ActivityKind::Visit,
                    Role::FieldSales,
                    5,
                    lang.pick(text_de, text_en),
                );
            }
        }
        1 + named.branches
    }

    /// An invented customer: on its own, or a chain with branches; never more than there is room for.
    fn invented(&mut self, room: usize) -> usize {
        let trade = self.rng.pick(&TRADES);
        let (postcode, town) = *self.rng.pick(&TOWNS);
        let chain = room > 3 && self.rng.percent(9);
        let owner = *self.rng.pick(&LAST_NAMES);
        let name = if chain {
            format!(
                "{} {}",
                self.rng.pick(trade.chain),
                self.rng.pick(&["GmbH", "AG", "GmbH & Co. KG", "eG"])
            )
        } else {
            format!(
                "{} {owner} {}",
                self.rng.pick(trade.shop),
                self.rng.pick(&LEGAL_FORMS)
            )
            .trim()
            .to_owned()
        };
        let status = match self.rng.below(100) {
            0..=61 => Status::Customer,
            62..=82 => Status::Prospect,
            83..=94 => Status::Lead,
            _ => Status::Former,
        };
        let yearly = self.rng.between(trade.yearly.0, trade.yearly.1) * if chain { 5 } else { 1 };
        let class = match yearly {
            90_000.. => Class::A,
            14_000..=89_999 => Class::B,
            _ => Class::C,
        };
        let leads = match (class, status, chain) {
            (Class::A, _, _) | (_, Status::Customer, true) => Role::KeyAccount,
            (_, Status::Lead, _) => Role::InsideActive,
            (_, Status::Prospect, _) if self.rng.percent(40) => Role::MarketingSales,
            (_, Status::Prospect, _) => Role::InsideActive,
            _ if self.rng.percent(55) => Role::FieldSales,
            _ => Role::InsidePassive,
        };
        let plan = Blueprint {
            name,
            kind: if chain {
                CompanyKind::HeadOffice
            } else {
                CompanyKind::Single
            },
            parent: None,
            postcode,
            town,
            industry: trade.name,
            class,
            status,
            leads,
            yearly,
            falling: self.rng.percent(4),
        };
        let next = self.rng.percent(46).then(|| {
            let text = *self.rng.pick(&stories::STEPS);
            // Most lies ahead; some is late, as it is everywhere.
            let days = if self.rng.percent(7) {
                self.rng.between(-6, 0)
            } else {
                self.rng.between(1, 45)
            };
            (self.lang.pick(text.0, text.1), days)
        });
        let company = self.company(&plan, next);
        let person = self
            .rng
            .percent(72)
            .then(|| self.contact(company, plan.town, true));
        let (last, talks) = match status {
            Status::Customer if self.rng.percent(12) => (self.rng.between(64, 150), 4),
            Status::Customer => (self.rng.between(1, 50), self.rng.between(2, 7)),
            Status::Prospect => (self.rng.between(2, 70), self.rng.between(1, 3)),
            Status::Lead => (0, 0),
            Status::Former => (self.rng.between(200, 400), 2),
        };
        self.past(company, &plan, person, last, talks);
        if matches!(status, Status::Customer | Status::Prospect) && self.rng.percent(9) {
            let title = *self.rng.pick(&stories::DEALS);
            let stage = *self.rng.pick(&[
                Stage::Inquiry,
                Stage::Qualified,
                Stage::Quoted,
                Stage::Negotiation,
            ]);
            let euros = self.rng.between(8, 240) * 250;
            let days = self.rng.between(1, 40);
            self.deal(
                company,
                self.lang.pick(title.0, title.1),
                euros,
                stage,
                days,
                leads,
            );
        }
        if status == Status::Customer && self.rng.percent(14) {
            let text = *self.rng.pick(&stories::PROMISES);
            let days = self.rng.between(-70, 14);
            let open = days > 0;
            let kept = if self.rng.percent(93) {
                PromiseStatus::Kept
            } else {
                PromiseStatus::Broken
            };
            let state = if open { PromiseStatus::Open } else { kept };
            self.promise(
                company,
                self.lang.pick(text.0, text.1),
                Role::SalesSupport,
                days,
                state,
            );
        }
        if !chain {
            return 1;
        }
        let branches = (self.rng.between(2, 14) as usize).min(room - 1);
        for branch in 0..branches {
            self.branch(company, &plan, branch);
        }
        1 + branches
    }

    fn branch(
        &mut self,
        parent: RecordId,
        of: &Blueprint,
        index: usize,
    ) -> (RecordId, &'static str) {
        // The first branches lie near the head office, the others anywhere.
        let near: Vec<_> = TOWNS
            .iter()
            .filter(|(postcode, _)| postcode[..1] == of.postcode[..1])
            .collect();
        let (postcode, town) = if index < near.len() {
            *near[index]
        } else {
            *self.rng.pick(&TOWNS)
        };
        let short = of
            .name
            .split_whitespace()
            .next()
            .unwrap_or(&of.name)
            .to_owned();
        let name = if index < TOWNS.len() && index < near.len() {
            format!("{short} {town}")
        } else {
            format!("{short} {town} {}", index + 1)
        };
        let plan = Blueprint {
            name,
            kind: CompanyKind::Branch,
            parent: Some(parent),
            postcode,
            town,
            industry: of.industry,
            class: Class::C,
            status: of.status,
            leads: Role::FieldSales,
            yearly: 0,
            falling: false,
        };
        let company = self.company(&plan, None);
        if of.status == Status::Customer && self.rng.percent(55) {
            let last = self.rng.between(3, 80);
            self.past(company, &plan, None, last, 2);
        }
        (company, town)
    }

    fn company(&mut self, plan: &Blueprint, next: Option<(&str, i32)>) -> RecordId {
        self.number += 1;
        let street = format!("{} {}", self.rng.pick(&STREETS), self.rng.between(1, 140));
        let web = slug(&plan.name);
        let own_web = plan.kind != CompanyKind::Branch;
        let line = self.rng.below(900);
        let since_years = self.rng.between(1, 14);
        let mut draft = Draft::new(Entity::Company, self.id())
            .text(Prop::CompanyName, &plan.name)
            .text(Prop::CompanyKind, plan.kind.id())
            .link(Prop::CompanyParent, plan.parent)
            .text(Prop::CompanyStreet, &street)
            .text(Prop::CompanyPostcode, plan.postcode)
            .text(Prop::CompanyTown, plan.town)
            .text(Prop::CompanyPhone, &phone(plan.postcode, line))
            .text(Prop::CompanyNumber, &self.number.to_string())
            .text(Prop::CompanyStatus, plan.status.id())
            .text(Prop::CompanyIndustry, plan.industry);
        if own_web {
            draft = draft
                .text(Prop::CompanyClass, plan.class.id())
                .text(Prop::CompanyMail, &format!("info@{web}.example"))
                .text(Prop::CompanyWebsite, &format!("https://www.{web}.example"));
        }
        if plan.status == Status::Customer {
            draft = draft.day(
                Prop::CompanySince,
                Some(plus_days(self.today, -365 * since_years)),
            );
        }
        for role in self.carers(plan) {
            draft = draft.at(
                Prop::CompanyOwners,
                role.id(),
                Value::Id(self.member_of(role)),
            );
        }
        if let Some((text, days)) = next {
            let due = plus_days(self.today, days);
            let due = if days > 1 {
                working_day_on_or_after(due)
            } else {
                due
            };
            draft = draft
                .text(Prop::CompanyNextText, text)
                .day(Prop::CompanyNextDue, Some(due))
                .link(Prop::CompanyNextWho, Some(self.member_of(plan.leads)))
                .text(Prop::CompanyNextRole, &RoleRef::from(plan.leads).key());
        }
        if plan.status == Status::Customer && plan.yearly > 0 {
            draft = self.revenue(draft, plan);
        }
        self.add(draft)
    }

    /// Who cares for a customer besides who leads it.
    fn carers(&mut self, plan: &Blueprint) -> Vec<Role> {
        let mut carers = vec![plan.leads];
        let mut also = |role: Role| {
            if !carers.contains(&role) {
                carers.push(role);
            }
        };
        if plan.status == Status::Customer && plan.kind != CompanyKind::Branch {
            match plan.class {
                Class::A => {
                    also(Role::SalesSupport);
                    also(Role::FieldSales);
                    also(Role::InsidePassive);
                    also(Role::CaseHandling);
                }
                Class::B => {
                    also(Role::SalesSupport);
                    also(Role::CaseHandling);
                }
                Class::C => also(Role::CaseHandling),
            }
        }
        carers
    }

    /// Twenty-seven whole months, so that a trend and the year before can be seen.
    fn revenue(&mut self, mut draft: Draft, plan: &Blueprint) -> Draft {
        const MONTHS: i32 = 27;
        let last = Month::of(self.today).plus(-1);
        let mean = i64::from(plan.yearly) * 100 / 12;
        for back in (0..MONTHS).rev() {
            let month = last.plus(-back);
            let scatter = i64::from(self.rng.between(86, 114));
            let season = match month.month() {
                1 | 2 | 7 | 8 => 93,
                10 | 11 => 107,
                _ => 100,
            };
            // Growth of about six percent a year; a falling customer lost a fifth in the last quarter.
            let growth = i64::from(106 - back / 4);
            let falling = if plan.falling && back < 3 { 79 } else { 100 };
            let steady = if plan.falling { 100 } else { season };
            let cents = mean * scatter / 100 * steady / 100 * growth / 103 * falling / 100;
            draft = draft.at(
                Prop::CompanyRevenue,
                &month.key(),
                Value::Int(cents / 10 * 10),
            );
        }
        draft
    }

    fn contact(&mut self, company: RecordId, town: &str, main: bool) -> RecordId {
        let woman = self.rng.percent(50);
        let first = if woman {
            *self.rng.pick(&WOMEN)
        } else {
            *self.rng.pick(&MEN)
        };
        let last = *self.rng.pick(&LAST_NAMES);
        let function = match *self.rng.pick(&FUNCTIONS) {
            "Inhaberin" | "Inhaber" => {
                if woman {
                    "Inhaberin"
                } else {
                    "Inhaber"
                }
            }
            other => other,
        };
        let influence = match function {
            "Geschäftsführung" | "Inhaberin" | "Inhaber" | "Leitung Einkauf" => {
                Influence::Decides
            }
            "Einkauf" | "Ladenbau" | "Logistik" => Influence::Influences,
            _ => Influence::Uses,
        };
        let salutation = match (self.lang, woman) {
            (Lang::De, true) => "Frau",
            (Lang::De, false) => "Herr",
            (Lang::En, true) => "Ms",
            (Lang::En, false) => "Mr",
        };
        let mail = format!("{}.{}@{}.example", slug(first), slug(last), slug(town));
        let line = self.rng.below(900);
        let person = Draft::new(Entity::Person, self.id())
            .text(Prop::PersonFirstName, first)
            .text(Prop::PersonLastName, last)
            .text(Prop::PersonSalutation, salutation)
            .text(Prop::PersonMail, &mail)
            .text(Prop::PersonPhone, &phone("30", line))
            .text(
                Prop::PersonOrigin,
                self.lang
                    .pick("Geschäftsbeziehung", "Business relationship"),
            )
            .text(
                Prop::PersonLegalBasis,
                self.lang
                    .pick("Vertrag, Art. 6 (1) b", "Contract, Art. 6 (1) b"),
            );
        let person = self.add(person);
        let relation = Draft::new(Entity::Relation, self.id())
            .link(Prop::RelationPerson, Some(person))
            .link(Prop::RelationCompany, Some(company))
            .text(Prop::RelationFunction, function)
            .text(Prop::RelationInfluence, influence.id())
            .flag(Prop::RelationMain, main);
        self.add(relation);
        person
    }

    /// So many talks, the last one so many days ago, the others back over eighteen months.
    fn past(
        &mut self,
        company: RecordId,
        plan: &Blueprint,
        person: Option<RecordId>,
        last: i32,
        talks: i32,
    ) {
        const DAYS: i32 = 540;
        let gap = if talks > 1 { (DAYS - last) / talks } else { 0 };
        for talk in 0..talks {
            let days = last
                + talk * gap
                + if talk > 0 {
                    self.rng.between(0, gap.max(2) / 2)
                } else {
                    0
                };
            let carers = self.carers(plan);
            let role = *self.rng.pick(&carers);
            let (kind, text) = match role {
                Role::FieldSales => (ActivityKind::Visit, *self.rng.pick(&stories::VISITS)),
                Role::CaseHandling | Role::MarketingSales => {
                    (ActivityKind::Mail, *self.rng.pick(&stories::MAILS))
                }
                Role::KeyAccount
                | Role::InsideActive
                | Role::InsidePassive
                | Role::SalesSupport => (ActivityKind::Call, *self.rng.pick(&stories::CALLS)),
            };
            self.activity(
                company,
                person,
                kind,
                role,
                days,
                self.lang.pick(text.0, text.1),
            );
        }
    }

    fn activity(
        &mut self,
        company: RecordId,
        person: Option<RecordId>,
        kind: ActivityKind,
        role: Role,
        days_ago: i32,
        text: &str,
    ) {
        let minute = i64::from(self.rng.between(8 * 60, 17 * 60));
        let day = working_day_on_or_before(plus_days(self.today, -days_ago));
        let draft = Draft::new(Entity::Activity, self.id())
            .text(Prop::ActivityKind, kind.id())
            .link(Prop::ActivityCompany, Some(company))
            .link(Prop::ActivityPerson, person)
            .link(Prop::ActivityAuthor, Some(self.member_of(role)))
            .text(Prop::ActivityRole, role.id())
            .int(Prop::ActivityAt, start_of(day, 60) + minute * 60_000)
            .int(Prop::ActivityOffset, 60)
            .text(Prop::ActivityText, text);
        self.add(draft);
    }

    fn deal(
        &mut self,
        company: RecordId,
        title: &str,
        euros: i32,
        stage: Stage,
        days: i32,
        leads: Role,
    ) {
        // What differs from deal to deal follows their number: chance is kept for what has to look alike every time.
        let number = self.talking.len();
        self.talking.push((company, leads));
        let since = plus_days(self.today, -days);
        let expected = plus_days(self.today, [45, 20, 75, 5, 110][number % 5]);
        let next = stories::NEXT_FOR_DEALS[number % stories::NEXT_FOR_DEALS.len()];
        let mut draft = Draft::new(Entity::Deal, self.id())
            .text(Prop::DealTitle, title)
            .link(Prop::DealCompany, Some(company))
            .int(Prop::DealValue, i64::from(euros) * 100)
            .text(Prop::DealStage, stage.id())
            .day(Prop::DealOpened, Some(plus_days(since, -14)))
            .day(Prop::DealStageSince, Some(since))
            .day(Prop::DealExpected, Some(expected))
            .link(Prop::DealOwner, Some(self.member_of(leads)));
        if number % 3 != 2 {
            let due = working_day_on_or_before(plus_days(self.today, 2 + (number % 9) as i32));
            draft = draft
                .text(Prop::DealNextText, self.lang.pick(next.0, next.1))
                .day(Prop::DealNextDue, Some(due));
        }
        self.add(draft);
    }

    /// What was won and lost with customers that something else is open with.
    fn decided(&mut self) {
        let customers = std::mem::take(&mut self.talking);
        for (deal, (company, leads)) in stories::DECIDED.iter().zip(customers) {
            let on = working_day_on_or_before(plus_days(self.today, -deal.days));
            let stage = deal.lost.map_or(Stage::Won, |_| Stage::Lost);
            let title = stories::DEALS[deal.title % stories::DEALS.len()];
            let mut draft = Draft::new(Entity::Deal, self.id())
                .text(Prop::DealTitle, self.lang.pick(title.0, title.1))
                .link(Prop::DealCompany, Some(company))
                .int(Prop::DealValue, i64::from(deal.euros) * 100)
                .text(Prop::DealStage, stage.id())
                .day(Prop::DealOpened, Some(plus_days(on, -60)))
                .day(Prop::DealStageSince, Some(on))
                .day(Prop::DealExpected, Some(on))
                .day(Prop::DealClosedOn, Some(on))
                .link(Prop::DealOwner, Some(self.member_of(leads)));
            if let Some((reason, note)) = deal.lost {
                draft = draft
                    .text(Prop::DealLossReason, reason.id())
                    .text(Prop::DealLossNote, self.lang.pick(note.0, note.1));
            }
            self.add(draft);
        }
    }

    fn promise(
        &mut self,
        company: RecordId,
        text: &str,
        by: Role,
        days: i32,
        status: PromiseStatus,
    ) {
        let due = plus_days(self.today, days);
        let draft = Draft::new(Entity::Promise, self.id())
            .text(Prop::PromiseText, text)
            .link(Prop::PromiseCompany, Some(company))
            .link(Prop::PromiseBy, Some(self.member_of(by)))
            .day(Prop::PromiseDue, Some(due))
            .text(Prop::PromiseStatus, status.id())
            .day(
                Prop::PromiseSettledOn,
                (status != PromiseStatus::Open).then_some(due),
            );
        self.add(draft);
    }
}
