//! What goes, and what stays, when something is erased for good.
//!
//! What hangs on an erased company goes with it, and so do the people who were nowhere else. Branches stay and lose
//! their head office. What happened with an erased person stays with the company, without the person.

use crate::domain::{Entity, Prop, RecordId};
use crate::replica::IdSet;
use crate::sorting;

use super::desk::Desk;

/// Links that are cut where their target is erased; what holds any other link goes with its target.
const LOOSE: [Prop; 5] = [
    Prop::CompanyParent,
    Prop::CompanyJoinedInto,
    Prop::ActivityPerson,
    Prop::TaskPerson,
    Prop::PromisePerson,
];

/// What erasing means in full.
#[derive(Debug, Default)]
pub(crate) struct Erasure {
    /// The records that go.
    pub gone: Vec<(RecordId, Entity)>,
    /// The links of other records that are cut.
    pub cut: Vec<(RecordId, Prop)>,
}

impl Desk {
    /// What goes and what is cut when these records are erased.
    pub(crate) fn erasure(&self, ids: &[RecordId]) -> Erasure {
        let mut gone = IdSet::default();
        let mut cut = Vec::new();
        for id in ids.iter().copied().chain(self.people_only_at(ids)) {
            gone.insert(id);
            for (dependent, link) in self.dependents(id) {
                if LOOSE.contains(&link) {
                    cut.push((dependent, link));
                } else {
                    gone.insert(dependent);
                }
            }
        }
        cut.retain(|(id, _)| !gone.contains(id));
        let mut gone: Vec<(RecordId, Entity)> = gone
            .into_iter()
            .filter_map(|id| Some((id, Entity::from_kind(self.book().record(id)?.kind())?)))
            .collect();
        sorting::plain(&mut gone);
        Erasure { gone, cut }
    }

    /// Everything that points to a company or person, put away or not, with the link by which it does.
    pub(crate) fn dependents(&self, id: RecordId) -> Vec<(RecordId, Prop)> {
        const LINKS: [Prop; 11] = [
            Prop::CompanyParent,
            Prop::CompanyJoinedInto,
            Prop::RelationCompany,
            Prop::RelationPerson,
            Prop::ActivityCompany,
            Prop::ActivityPerson,
            Prop::TaskCompany,
            Prop::TaskPerson,
            Prop::PromiseCompany,
            Prop::PromisePerson,
            Prop::DealCompany,
        ];
        if !self.is(id, Entity::Company) && !self.is(id, Entity::Person) {
            return Vec::new();
        }
        // Records that were put away are not in the index, and erasing must find them too: it is rare, and may walk.
        LINKS
            .iter()
            .filter_map(|prop| Some((*prop, prop.entity()?)))
            .flat_map(|(prop, entity)| {
                self.book()
                    .records(entity.kind())
                    .filter(move |record| record.id_of(prop.field()) == Some(id))
                    .map(move |record| (record.id(), prop))
            })
            .collect()
    }

    /// The people who are at these companies and at no other.
    fn people_only_at(&self, companies: &[RecordId]) -> Vec<RecordId> {
        let mut here = IdSet::default();
        let mut elsewhere = IdSet::default();
        for relation in self.book().records(Entity::Relation.kind()) {
            let company = relation.id_of(Prop::RelationCompany.field());
            if let Some(person) = relation.id_of(Prop::RelationPerson.field()) {
                if company.is_some_and(|company| companies.contains(&company)) {
                    here.insert(person);
                } else {
                    elsewhere.insert(person);
                }
            }
        }
        let mut people: Vec<RecordId> = here
            .into_iter()
            .filter(|person| !elsewhere.contains(person) && self.is(*person, Entity::Person))
            .collect();
        sorting::plain(&mut people);
        people
    }
}
