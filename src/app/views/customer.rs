//! One customer's page: who it is, how it stands, who looks after it, what is known of it.

use chrono::NaiveDate;

use super::customers::{NextCell, OwnerCell, next_cell};
use super::marks::{MemberMark, RoleMark};
use crate::app::desk::Desk;
use crate::app::moment::Viewer;
use crate::app::search::push_words;
use crate::domain::calendar::{day_of, days_between};
use crate::domain::rules::completeness::{Completeness, completeness};
use crate::domain::rules::promises::kept_rate;
use crate::domain::rules::situation::{Situation, State};
use crate::domain::rules::{Explained, Explanation};
use crate::domain::shown::{Shown, shown, shown_ref};
use crate::domain::{
    Activity, Class, Company, CompanyKind, Influence, Person, Prop, RecordId, Relation, Role,
    RoleRef, Shape, Status, Value, ValueRef,
};
use crate::sorting;

/// The head of the page and the figures below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerPage {
    /// Which customer.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// Head office, branch, or on its own.
    pub kind: CompanyKind,
    /// Its head office.
    pub parent: Option<(RecordId, String)>,
    /// A, B or C.
    pub class: Option<Class>,
    /// How far it has come.
    pub status: Status,
    /// First day as a customer.
    pub since: Option<NaiveDate>,
    /// Customer number.
    pub number: String,
    /// Phone.
    pub phone: String,
    /// E-mail address.
    pub mail: String,
    /// Website.
    pub website: String,
    /// Remark.
    pub note: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Since when it is in the bin, in milliseconds.
    pub archived_at: Option<i64>,
    /// The customer that it was joined into.
    pub joined_into: Option<(RecordId, String)>,
    /// Who leads it.
    pub owner: Option<OwnerCell>,
    /// What comes next.
    pub next: Option<NextCell>,
    /// Who does the next step.
    pub next_who: Option<MemberMark>,
    /// What it brought in twelve months, in cents.
    pub revenue: Explained<Option<i64>>,
    /// The change against the twelve months before, in percent.
    pub revenue_change: Option<Explained<i64>>,
    /// The last twelve months, for a line.
    pub spark: Vec<i64>,
    /// What its branches brought besides, in cents.
    pub branch_revenue: Option<i64>,
    /// What its open deals are worth, in cents.
    pub open: Explained<i64>,
    /// How many open deals, and how many of them with our quote.
    pub open_count: (usize, usize),
    /// How many percent of the promises were kept.
    pub promises_kept: Explained<Option<i64>>,
    /// How it stands, with all reasons.
    pub situation: Situation,
    /// How complete its data is.
    pub completeness: Explained<Completeness>,
    /// How many there are, for the tabs.
    pub counts: Counts,
    /// The registers about which people disagree.
    pub contested: Vec<(Prop, String)>,
}

/// How many there are of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries of the timeline.
    pub activities: usize,
    /// Persons.
    pub contacts: usize,
    /// Branches.
    pub branches: usize,
    /// Deals, won and lost ones included.
    pub deals: usize,
    /// Open tasks and promises.
    pub tasks: usize,
}

/// One line of »Facetten dieses Kunden«.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetRow {
    /// The role.
    pub role: RoleMark,
    /// Who covers it here; `None` is a gap.
    pub member: Option<MemberMark>,
    /// Who stands in today.
    pub cover: Option<MemberMark>,
    /// The last thing that was done here in this role.
    pub last_touch: Option<NaiveDate>,
    /// Days since.
    pub days_since: Option<i32>,
}

/// One person at the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactRow {
    /// What the person is here.
    pub relation: RecordId,
    /// Who.
    pub person: RecordId,
    /// Name.
    pub name: String,
    /// Two letters.
    pub initials: String,
    /// Frau, Herr, or nothing.
    pub salutation: String,
    /// As what.
    pub function: String,
    /// What the person's word weighs.
    pub influence: Option<Influence>,
    /// The first to call.
    pub main: bool,
    /// E-mail address.
    pub mail: String,
    /// Phone, else mobile phone.
    pub phone: String,
    /// Does not want to be called: since when.
    pub no_calls_since: Option<NaiveDate>,
    /// On which ground the data is kept, where from, and when the person was told.
    pub legal: (String, String, Option<NaiveDate>),
    /// When this person was last spoken to.
    pub last_contact: Option<NaiveDate>,
}

/// One branch, or branch of a branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BranchRow {
    /// Which.
    pub id: RecordId,
    /// Name.
    pub name: String,
    /// Town.
    pub town: String,
    /// How deep below the customer whose page it is, from 1 on.
    pub depth: usize,
    /// What it brought in twelve months, in cents.
    pub revenue: Option<i64>,
    /// How it stands.
    pub state: State,
    /// What comes next.
    pub next: Option<NextCell>,
    /// When it was last spoken to.
    pub last_contact: Option<NaiveDate>,
}

/// One field of the master data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MasterRow {
    /// Which.
    pub prop: Prop,
    /// What it holds.
    pub shape: Shape,
    /// Its value, for an editor.
    pub value: Value,
    /// Its value, for a reader.
    pub shown: Shown,
    /// Whether it should be filled in and is not.
    pub missing: bool,
    /// The head office's value, which holds for the branch as long as it has none.
    pub inherited: Option<Shown>,
}

const MASTER: [Prop; 20] = [
    Prop::CompanyName,
    Prop::CompanyKind,
    Prop::CompanyParent,
    Prop::CompanyNumber,
    Prop::CompanyClass,
    Prop::CompanyStatus,
    Prop::CompanySince,
    Prop::CompanyStreet,
    Prop::CompanyPostcode,
    Prop::CompanyTown,
    Prop::CompanyCountry,
    Prop::CompanyPhone,
    Prop::CompanyMail,
    Prop::CompanyWebsite,
    Prop::CompanyIndustry,
    Prop::CompanySource,
    Prop::CompanyVatId,
    Prop::CompanyRevenueStated,
    Prop::CompanyRevenueStatedOn,
    Prop::CompanyNote,
];

/// A branch has these from its head office until it has its own.
const INHERITED: [Prop; 4] = [
    Prop::CompanyMail,
    Prop::CompanyWebsite,
    Prop::CompanyIndustry,
    Prop::CompanyVatId,
];

/// Deeper than this nobody builds a company; circles that books brought together are cut here.
const DEEPEST: usize = 8;

impl Desk {
    /// The head and figures of a customer's page; also of one in the bin, so that it can be looked at and taken out.
    pub fn customer_page(&self, id: RecordId, viewer: &Viewer) -> Option<CustomerPage> {
        let book = self.book();
        let company = Company::find(book, id)?;
        let today = viewer.today;
        let figures = self.figures(company, today);
        let parent = company
            .parent()
            .and_then(|parent| Company::find(book, parent));
        let mut counts = Counts::default();
        if let Some(linked) = self.linked(id) {
            counts = Counts {
                activities: linked.activities.len(),
                contacts: linked.relations.len(),
                branches: linked.children.len(),
                deals: linked.deals.len(),
                tasks: self.open_tasks_of(id),
            };
        }
        let branch_revenue = self
            .branches_of(id)
            .iter()
            .filter_map(|branch| Company::find(book, *branch))
            .filter_map(|branch| self.figures(branch, today).twelve_months)
            .reduce(|a, b| a.saturating_add(b));
        Some(CustomerPage {
            id,
            name: company.name().to_owned(),
            town: company.town().to_owned(),
            kind: company.kind(),
            parent: parent.map(|parent| (parent.id(), parent.name().to_owned())),
            class: company.class(),
            status: company.status(),
            since: company.since(),
            number: company.number().to_owned(),
            phone: company.text(Prop::CompanyPhone).to_owned(),
            mail: company.text(Prop::CompanyMail).to_owned(),
            website: company.text(Prop::CompanyWebsite).to_owned(),
            note: company.text(Prop::CompanyNote).to_owned(),
            tags: company.tags().map(str::to_owned).collect(),
            archived_at: crate::domain::record::archived_at(company.record()),
            joined_into: self.joined_into(id),
            owner: self.owner_cell(company),
            next: next_cell(company, today),
            next_who: company.next_who().and_then(|who| self.member_mark(who)),
            revenue: figures.revenue.twelve_months(),
            revenue_change: figures.revenue.change_to_year_before(),
            spark: figures.revenue.line(),
            branch_revenue,
            open: figures.deals.explained(),
            open_count: (figures.deals.count, figures.deals.quotes),
            promises_kept: kept_rate(&self.settled_promises(id), today),
            situation: self.situation(company, today),
            completeness: completeness(book, company),
            counts,
            contested: crate::domain::record::disputed(company.record())
                .map(|(prop, key)| (prop, key.element.as_str().to_owned()))
                .collect(),
        })
    }

    /// Who covers which role at a customer. Roles that nobody in the team holds are no gap here.
    pub fn facets(&self, id: RecordId, viewer: &Viewer) -> Vec<FacetRow> {
        let Some(company) = Company::find(self.book(), id) else {
            return Vec::new();
        };
        let held: Vec<RoleRef> = self.members().flat_map(|member| member.roles()).collect();
        let owned: Vec<(RoleRef, RecordId)> = company.owners().collect();
        let mut roles: Vec<RoleRef> = Role::ALL.into_iter().map(RoleRef::Built).collect();
        roles.extend(crate::domain::OwnRole::all(self.book()).map(|own| RoleRef::Own(own.id())));
        let touches = self.last_touches(id, viewer);
        roles
            .into_iter()
            .filter(|role| held.contains(role) || owned.iter().any(|(of, _)| of == role))
            .map(|role| {
                let member = owned
                    .iter()
                    .find(|(of, _)| *of == role)
                    .map(|(_, member)| *member);
                let last_touch = touches
                    .iter()
                    .find(|(of, _)| *of == role)
                    .map(|(_, day)| *day);
                FacetRow {
                    role: self.role_mark(role),
                    cover: member.and_then(|member| self.cover_of(member, viewer.today)),
                    member: member.and_then(|member| self.member_mark(member)),
                    last_touch,
                    days_since: last_touch.map(|day| days_between(day, viewer.today)),
                }
            })
            .collect()
    }

    /// Who stands in for a member on a day.
    pub fn cover_of(&self, member: RecordId, today: NaiveDate) -> Option<MemberMark> {
        let cover = crate::domain::Member::find(self.book(), member)?.cover()?;
        cover.holds_on(today).then(|| self.member_mark(cover.by))?
    }

    /// For each role the day on which something was last done here in it.
    fn last_touches(&self, id: RecordId, viewer: &Viewer) -> Vec<(RoleRef, NaiveDate)> {
        let mut touches: Vec<(RoleRef, NaiveDate)> = Vec::new();
        let Some(linked) = self.linked(id) else {
            return touches;
        };
        for (at, activity) in linked.activities.iter().rev() {
            let Some(activity) = Activity::find(self.book(), *activity) else {
                continue;
            };
            let day = day_of(*at, activity.offset().unwrap_or(viewer.offset_minutes));
            if let Some((role, day)) = activity.role().zip(day)
                && day <= viewer.today
                && !touches.iter().any(|(known, _)| *known == role)
            {
                touches.push((role, day));
            }
        }
        touches
    }

    /// The persons at a customer: the first to call, then who decides, influences, uses, then by name.
    pub fn contacts(&self, id: RecordId, viewer: &Viewer) -> Vec<ContactRow> {
        let book = self.book();
        let mut rows: Vec<ContactRow> = self
            .relations_of(id)
            .into_iter()
            .filter_map(|relation| Relation::find(book, relation))
            .filter(|relation| relation.company() == Some(id))
            .filter_map(|relation| {
                let person =
                    Person::find(book, relation.person()?).filter(|person| person.is_live())?;
                let name = person.name();
                Some(ContactRow {
                    relation: relation.id(),
                    person: person.id(),
                    initials: crate::domain::record::initials_of(&name),
                    salutation: person.salutation().to_owned(),
                    function: relation.function().to_owned(),
                    influence: relation.influence(),
                    main: relation.is_main(),
                    mail: person.mail().to_owned(),
                    phone: person.any_phone().to_owned(),
                    no_calls_since: person.no_calls_since(),
                    legal: (
                        person.text(Prop::PersonLegalBasis).to_owned(),
                        person.text(Prop::PersonOrigin).to_owned(),
                        person.informed_on(),
                    ),
                    last_contact: self.last_talk_with(person.id(), viewer),
                    name,
                })
            })
            .collect();
        sorting::by(&mut rows, |a, b| {
            b.main
                .cmp(&a.main)
                .then(a.influence.is_none().cmp(&b.influence.is_none()))
                .then(a.influence.cmp(&b.influence))
                .then_with(|| a.name.cmp(&b.name))
        });
        rows
    }

    fn last_talk_with(&self, person: RecordId, viewer: &Viewer) -> Option<NaiveDate> {
        self.linked(person)?
            .activities
            .iter()
            .rev()
            .find_map(|(at, id)| {
                let activity = Activity::find(self.book(), *id)?;
                let day = day_of(*at, activity.offset().unwrap_or(viewer.offset_minutes))?;
                (activity.kind().is_contact() && day <= viewer.today).then_some(day)
            })
    }

    /// The branches of a customer as a tree, each level by name.
    pub fn branches(&self, id: RecordId, viewer: &Viewer) -> Vec<BranchRow> {
        let mut rows = Vec::new();
        self.add_branches(id, 1, viewer, &mut rows);
        rows
    }

    fn add_branches(&self, id: RecordId, depth: usize, viewer: &Viewer, rows: &mut Vec<BranchRow>) {
        let mut branches: Vec<Company<'_>> = self
            .branches_of(id)
            .iter()
            .filter_map(|branch| Company::find(self.book(), *branch))
            .collect();
        sorting::by_key(&mut branches, |branch| {
            let mut name = String::new();
            push_words(branch.name(), &mut name);
            (name, branch.id())
        });
        for branch in branches {
            if rows.iter().any(|row| row.id == branch.id()) {
                continue;
            }
            let figures = self.figures(branch, viewer.today);
            rows.push(BranchRow {
                id: branch.id(),
                name: branch.name().to_owned(),
                town: branch.town().to_owned(),
                depth,
                revenue: figures.twelve_months,
                state: figures.state,
                next: next_cell(branch, viewer.today),
                last_contact: figures.quiet.map(|quiet| quiet.last),
            });
            if depth < DEEPEST {
                self.add_branches(branch.id(), depth + 1, viewer, rows);
            }
        }
    }

    /// The master data of a customer, field by field.
    pub fn master_data(&self, id: RecordId) -> Vec<MasterRow> {
        let Some(company) = Company::find(self.book(), id) else {
            return Vec::new();
        };
        let missing = completeness(self.book(), company).value.missing;
        let parent = company
            .parent()
            .and_then(|parent| Company::find(self.book(), parent));
        MASTER
            .into_iter()
            .filter(|prop| *prop != Prop::CompanyParent || company.kind() == CompanyKind::Branch)
            .map(|prop| {
                let value = company.record().get(prop.field()).unwrap_or(ValueRef::Null);
                let shown = shown_ref(self.book(), prop, value);
                let inherited = (shown == Shown::Empty && INHERITED.contains(&prop))
                    .then(|| parent?.record().get(prop.field()))
                    .flatten()
                    .map(|value| shown_ref(self.book(), prop, value))
                    .filter(|shown| *shown != Shown::Empty);
                MasterRow {
                    prop,
                    shape: prop.shape(),
                    value: value.to_value(),
                    missing: missing.contains(&prop),
                    inherited,
                    shown,
                }
            })
            .collect()
    }

    /// What others wrote into a property at the same time, if they disagree: for an editor and for a reader.
    pub fn beside(&self, id: RecordId, prop: Prop) -> Vec<(Value, Shown)> {
        let others = self
            .book()
            .record(id)
            .map(|record| self.other_values(record, prop, ""))
            .unwrap_or_default();
        others
            .into_iter()
            .map(|value| {
                let shown = shown(self.book(), prop, &value);
                (value, shown)
            })
            .collect()
    }

    /// What stands beside the current value of a register, where people disagree.
    pub fn other_values(
        &self,
        record: crate::replica::Record<'_>,
        prop: Prop,
        element: &str,
    ) -> Vec<Value> {
        let key = prop.key_at(element);
        if !record.is_contested(&key) {
            return Vec::new();
        }
        let mut values: Vec<Value> = Vec::new();
        let current = record.at(prop.field(), element).map(ValueRef::to_value);
        for (_, _, value) in record.siblings(&key) {
            let value = value.to_value();
            if Some(&value) != current.as_ref() && !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// The class that the customer's share of all revenue suggests, with the reason.
    pub fn suggested_class(&self, id: RecordId, today: NaiveDate) -> Option<(Class, Explanation)> {
        let revenue = Company::all(self.book())
            .map(|company| {
                (
                    company.id(),
                    self.figures(company, today).twelve_months.unwrap_or(0),
                )
            })
            .collect();
        crate::domain::rules::abc::classes(revenue)
            .into_iter()
            .find(|(of, _)| *of == id)
            .map(|(_, class)| (class.value, class.why))
    }
}
