//! Two customers that are one become one; two that only look alike are remembered as two.

use crate::domain::check::check_parent;
use crate::domain::record::is_live;
use crate::domain::{
    Action, Company, CompanyKind, Entity, Prop, RecordId, Relation, Value, ValueRef,
};
use crate::replica::IdSet;

use super::{CommandError, JoinRefusal, Pick, Planner};

/// What belongs together: whoever takes one of a group takes all of it.
const GROUPS: [&[Prop]; 3] = [
    &[
        Prop::CompanyNextText,
        Prop::CompanyNextDue,
        Prop::CompanyNextWho,
        Prop::CompanyNextRole,
    ],
    &[Prop::CompanyRevenueStated, Prop::CompanyRevenueStatedOn],
    // Half of one address and half of another would be a third.
    &[
        Prop::CompanyStreet,
        Prop::CompanyPostcode,
        Prop::CompanyTown,
        Prop::CompanyCountry,
    ],
];

/// The plain properties that are joined one by one.
const ALONE: [Prop; 13] = [
    Prop::CompanyName,
    Prop::CompanyParent,
    Prop::CompanyPhone,
    Prop::CompanyMail,
    Prop::CompanyWebsite,
    Prop::CompanyNumber,
    Prop::CompanyClass,
    Prop::CompanyStatus,
    Prop::CompanyIndustry,
    Prop::CompanySource,
    Prop::CompanySince,
    Prop::CompanyVatId,
    Prop::CompanyNote,
];

/// A value that one of two customers has and the other may get, in the order of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Joinable {
    pub prop: Prop,
    pub element: String,
    /// What the kept customer has.
    pub kept: Value,
    /// What the other has.
    pub other: Value,
    /// Whether the kept one gets the other's value if nobody says otherwise.
    pub is_taken: bool,
    /// The properties that are chosen together have the same number.
    pub group: Option<usize>,
}

/// Everything in which two customers may differ, and what joining them takes over by itself.
pub(crate) fn joinable(keep: Company<'_>, away: Company<'_>) -> Vec<Joinable> {
    let mut all = Vec::new();
    let entry = |prop: Prop, element: &str| Joinable {
        prop,
        element: element.to_owned(),
        kept: value_at(keep, prop, element),
        other: value_at(away, prop, element),
        is_taken: false,
        group: None,
    };
    for prop in ALONE {
        let one = entry(prop, "");
        let is_taken = one.kept == Value::Null && one.other != Value::Null;
        all.push(Joinable { is_taken, ..one });
    }
    for (number, group) in GROUPS.into_iter().enumerate() {
        let parts: Vec<Joinable> = group.iter().map(|prop| entry(*prop, "")).collect();
        // A group is filled up only where what both have of it is the same.
        let agree = parts.iter().all(|part| {
            part.kept == Value::Null || part.other == Value::Null || part.kept == part.other
        });
        let is_address = group.contains(&Prop::CompanyTown);
        let is_empty = parts.iter().all(|part| part.kept == Value::Null);
        all.extend(parts.into_iter().map(|part| Joinable {
            is_taken: (is_empty || (is_address && agree))
                && part.kept == Value::Null
                && part.other != Value::Null,
            group: Some(number),
            ..part
        }));
    }
    for prop in [Prop::CompanyOwners, Prop::CompanyTags, Prop::CompanyRevenue] {
        for (element, value) in away.record().elements(prop.field()) {
            if !value.is_null() {
                let one = entry(prop, element);
                let is_free = one.kept == Value::Null
                    && (prop != Prop::CompanyRevenue || !has_period(keep, element));
                all.push(Joinable {
                    is_taken: is_free,
                    ..one
                });
            }
        }
    }
    all
}

/// Whether revenue of this period is known in another division: a month inside a year, or a year of months. It would
/// count twice.
fn has_period(company: Company<'_>, element: &str) -> bool {
    let year = |key: &str| key.get(..4).unwrap_or(key).to_owned();
    company
        .revenue()
        .any(|(key, _)| key.len() != element.len() && year(key) == year(element))
}

fn value_at(company: Company<'_>, prop: Prop, element: &str) -> Value {
    company
        .record()
        .at(prop.field(), element)
        .map_or(Value::Null, ValueRef::to_value)
}

/// The picks with all that belongs together with them.
fn whole_groups(picks: &[Pick]) -> Vec<Pick> {
    let mut whole = picks.to_vec();
    for group in GROUPS {
        if picks.iter().any(|pick| group.contains(&pick.prop)) {
            whole.extend(group.iter().map(|prop| Pick {
                prop: *prop,
                element: String::new(),
            }));
        }
    }
    whole
}

impl Planner<'_, '_, '_> {
    pub(super) fn join(
        &mut self,
        keep: RecordId,
        away: RecordId,
        picks: &[Pick],
    ) -> Result<(), CommandError> {
        self.about(Action::Join, &[keep]);
        let book = self.desk.book();
        let company = |id: RecordId| Company::find(book, id).ok_or(CommandError::NoSuchRecord(id));
        let (kept, other) = (company(keep)?, company(away)?);
        refuse(keep, kept, away, other, |parent| {
            check_parent(book, away, parent).is_err()
        })?;
        let picks = whole_groups(picks);
        for Joinable {
            prop,
            element,
            other: value,
            is_taken,
            ..
        } in joinable(kept, other)
        {
            let is_picked = picks
                .iter()
                .any(|pick| pick.prop == prop && pick.element == element);
            // A picked group brings its empty parts along, but nothing becomes nameless.
            let fits = value != Value::Null || (is_picked && !prop.is_required());
            if (is_taken || is_picked) && fits && self.may_have(keep, away, prop, &value) {
                self.set_at(keep, prop, &element, value)?;
            }
        }
        self.join_kind(kept, other)?;
        self.move_links(keep, away)?;
        self.keep_declined(keep, away)?;
        self.set(away, Prop::CompanyJoinedInto, Value::Id(keep))?;
        self.set(away, Prop::Archived, Value::Int(self.at.now_ms as i64))
    }

    /// A head office is taken over where the kept company can be its branch.
    fn may_have(&self, keep: RecordId, away: RecordId, prop: Prop, value: &Value) -> bool {
        match (prop, value) {
            (Prop::CompanyParent, Value::Id(parent)) => {
                *parent != keep
                    && *parent != away
                    && check_parent(self.desk.book(), keep, *parent).is_ok()
            }
            (_, _) => true,
        }
    }

    /// Whoever has branches is a head office; whoever has a head office and none is a branch.
    fn join_kind(&mut self, kept: Company<'_>, other: Company<'_>) -> Result<(), CommandError> {
        let leads = |company: Company<'_>| {
            company.kind() == CompanyKind::HeadOffice
                || !self.desk.branches_of(company.id()).is_empty()
        };
        let becomes_branch = kept.kind() == CompanyKind::Single
            && other.kind() == CompanyKind::Branch
            && kept.parent().is_none()
            && other.parent().is_some_and(|parent| {
                self.may_have(
                    kept.id(),
                    other.id(),
                    Prop::CompanyParent,
                    &Value::Id(parent),
                )
            });
        let kind = if leads(kept) || leads(other) {
            CompanyKind::HeadOffice
        } else if becomes_branch {
            CompanyKind::Branch
        } else {
            kept.kind()
        };
        self.set(kept.id(), Prop::CompanyKind, kind.id().into())
    }

    /// Everything that points to the one that goes points to the kept one, put away or not.
    fn move_links(&mut self, keep: RecordId, away: RecordId) -> Result<(), CommandError> {
        let book = self.desk.book();
        let at_kept: Vec<Relation<'_>> = self
            .desk
            .relations_of(keep)
            .into_iter()
            .filter_map(|id| Relation::find(book, id))
            .collect();
        let has_main = at_kept.iter().any(|relation| relation.is_main());
        let mut people: IdSet = at_kept
            .iter()
            .filter_map(|relation| relation.person())
            .collect();
        for (id, link) in self.desk.dependents(away) {
            // What was joined into the other before and brought back points nowhere any more.
            let to = if id == keep {
                Value::Null
            } else {
                Value::Id(keep)
            };
            self.set(id, link, to)?;
            let relation = Relation::find(book, id).filter(|relation| relation.is_live());
            if let Some(relation) = relation {
                if relation.is_main() && has_main {
                    self.set(id, Prop::RelationMain, Value::Null)?;
                }
                // Whoever worked at both is there once.
                if relation
                    .person()
                    .is_some_and(|person| !people.insert(person))
                {
                    self.set(id, Prop::Archived, Value::Int(self.at.now_ms as i64))?;
                }
            }
        }
        Ok(())
    }

    /// Of whom the one that goes was no duplicate, the kept one is none either.
    fn keep_declined(&mut self, keep: RecordId, away: RecordId) -> Result<(), CommandError> {
        let book = self.desk.book();
        let others: Vec<RecordId> = Company::all(book)
            .map(Company::id)
            .filter(|id| *id != keep && crate::app::duplicates::is_declined(book, away, *id))
            .collect();
        others
            .into_iter()
            .try_for_each(|other| self.decline(keep, other))
    }

    pub(super) fn distinct(&mut self, a: RecordId, b: RecordId) -> Result<(), CommandError> {
        self.about(Action::Distinct, &[a]);
        self.record(a, Entity::Company)?;
        self.record(b, Entity::Company)?;
        if a == b {
            return Err(CommandError::Join(JoinRefusal::Itself));
        }
        self.decline(a, b)
    }

    fn decline(&mut self, a: RecordId, b: RecordId) -> Result<(), CommandError> {
        let (low, high) = (a.min(b), a.max(b));
        self.set_at(
            low,
            Prop::CompanyDistinct,
            &high.to_string(),
            Value::Bool(true),
        )
    }
}

fn refuse(
    keep: RecordId,
    kept: Company<'_>,
    away: RecordId,
    other: Company<'_>,
    is_below: impl Fn(RecordId) -> bool,
) -> Result<(), CommandError> {
    let refusal = if keep == away {
        JoinRefusal::Itself
    } else if !is_live(kept.record()) || !is_live(other.record()) {
        JoinRefusal::Archived
    } else if kept.parent().is_some_and(is_below) {
        JoinRefusal::IntoBranch
    } else {
        return Ok(());
    };
    Err(CommandError::Join(refusal))
}
