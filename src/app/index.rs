//! What belongs to what: for every company and person the records that point to it, and what is due for whom.
//!
//! Invariant: the index equals what a walk over the whole book would find. It holds live records only, and a change
//! refiles the records that it names and touches no other.

use std::collections::BTreeSet;

use crate::domain::calendar::to_days;
use crate::domain::record::is_live;
use crate::domain::{
    Activity, Book, Company, Deal, Entity, Promise, PromiseStatus, RecordId, Relation, Task,
};

use crate::replica::{IdMap, IdSet, Record};

/// The records that point to one company or person, each list by id but the activities, which are by time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Linked {
    pub children: Vec<RecordId>,
    pub activities: Vec<(i64, RecordId)>,
    pub relations: Vec<RecordId>,
    pub tasks: Vec<RecordId>,
    pub promises: Vec<RecordId>,
    pub deals: Vec<RecordId>,
}

impl Linked {
    fn is_empty(&self) -> bool {
        self.children.is_empty()
            && self.activities.is_empty()
            && self.relations.is_empty()
            && self.tasks.is_empty()
            && self.promises.is_empty()
            && self.deals.is_empty()
    }

    fn list(&mut self, entity: Entity) -> Option<&mut Vec<RecordId>> {
        match entity {
            Entity::Company => Some(&mut self.children),
            Entity::Relation => Some(&mut self.relations),
            Entity::Task => Some(&mut self.tasks),
            Entity::Promise => Some(&mut self.promises),
            Entity::Deal => Some(&mut self.deals),
            Entity::Settings
            | Entity::Member
            | Entity::Person
            | Entity::Activity
            | Entity::RoleText
            | Entity::OwnRole
            | Entity::Pipeline
            | Entity::Change
            | Entity::SavedView => None,
        }
    }
}

/// Where a record is filed, so that it can be taken out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Filed {
    entity: Entity,
    company: Option<RecordId>,
    person: Option<RecordId>,
    at: i64,
    /// Whose agenda it stands on, and on which day; a day without a person is everybody's.
    due: Option<(Option<RecordId>, i32)>,
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Index {
    by_owner: IdMap<Linked>,
    filed: IdMap<Filed>,
    /// What is due: for whom, on which day, which company (next step), task or promise.
    agenda: BTreeSet<(Option<RecordId>, i32, RecordId)>,
    /// Live companies, counted.
    pub companies: usize,
}

const FILED: [Entity; 6] = [
    Entity::Company,
    Entity::Relation,
    Entity::Activity,
    Entity::Task,
    Entity::Promise,
    Entity::Deal,
];

impl Index {
    /// Walks over the whole book once.
    pub(crate) fn build(book: &Book) -> Index {
        let mut index = Index::default();
        index.filed.reserve(book.len());
        index.by_owner.reserve(book.len() / 4);
        for entity in FILED {
            for record in book.records(entity.kind()) {
                index.file(record);
            }
        }
        index
    }

    /// What points to a company or person.
    pub(crate) fn linked(&self, id: RecordId) -> Option<&Linked> {
        self.by_owner.get(&id)
    }

    /// What is due up to a day for one person; `None` is what nobody in particular does.
    pub(crate) fn due(
        &self,
        who: Option<RecordId>,
        up_to_day: i32,
    ) -> impl Iterator<Item = (i32, RecordId)> + '_ {
        let from = (who, i32::MIN, RecordId([0; 16]));
        let to = (who, up_to_day, RecordId([0xff; 16]));
        self.agenda.range(from..=to).map(|(_, day, id)| (*day, *id))
    }

    /// Everything with a day, for everybody.
    pub(crate) fn agenda(&self) -> impl Iterator<Item = (Option<RecordId>, i32, RecordId)> + '_ {
        self.agenda.iter().copied()
    }

    /// Files a record anew after a change, and names the companies and persons that look different for it.
    pub(crate) fn refile(&mut self, book: &Book, id: RecordId, affected: &mut IdSet) {
        affected.insert(id);
        let before = self.unfile(id);
        let now = book.record(id).and_then(|record| self.file(record));
        for owner in before.into_iter().chain(now).flatten().flatten() {
            affected.insert(owner);
        }
    }

    fn file(&mut self, record: Record<'_>) -> Option<[Option<RecordId>; 2]> {
        let id = record.id();
        let filed = place(record)?;
        if filed.entity == Entity::Company {
            self.companies += 1;
        }
        for owner in [filed.company, filed.person].into_iter().flatten() {
            let linked = self.by_owner.entry(owner).or_default();
            if filed.entity == Entity::Activity {
                let entry = (filed.at, id);
                let at = linked.activities.partition_point(|other| *other < entry);
                linked.activities.insert(at, entry);
            } else if let Some(list) = linked.list(filed.entity) {
                let at = list.partition_point(|other| *other < id);
                list.insert(at, id);
            }
        }
        if let Some((who, day)) = filed.due {
            self.agenda.insert((who, day, id));
        }
        self.filed.insert(id, filed);
        Some([filed.company, filed.person])
    }

    fn unfile(&mut self, id: RecordId) -> Option<[Option<RecordId>; 2]> {
        let filed = self.filed.remove(&id)?;
        if filed.entity == Entity::Company {
            self.companies -= 1;
        }
        for owner in [filed.company, filed.person].into_iter().flatten() {
            if let Some(linked) = self.by_owner.get_mut(&owner) {
                if filed.entity == Entity::Activity {
                    if let Ok(at) = linked.activities.binary_search(&(filed.at, id)) {
                        linked.activities.remove(at);
                    }
                } else if let Some(list) = linked.list(filed.entity)
                    && let Ok(at) = list.binary_search(&id)
                {
                    list.remove(at);
                }
                if linked.is_empty() {
                    self.by_owner.remove(&owner);
                }
            }
        }
        if let Some((who, day)) = filed.due {
            self.agenda.remove(&(who, day, id));
        }
        Some([filed.company, filed.person])
    }
}

/// Where a record belongs; `None` for what is not filed or not in use.
fn place(record: Record<'_>) -> Option<Filed> {
    let entity = Entity::from_kind(record.kind()).filter(|_| is_live(record))?;
    let mut filed = Filed {
        entity,
        company: None,
        person: None,
        at: 0,
        due: None,
    };
    match entity {
        Entity::Company => {
            let company = Company::read(record)?;
            filed.company = company.parent();
            filed.due = company
                .next_due()
                .map(|day| (company.next_who(), to_days(day)));
        }
        Entity::Relation => {
            let relation = Relation::read(record)?;
            filed.company = relation.company();
            filed.person = relation.person();
        }
        Entity::Activity => {
            let activity = Activity::read(record)?;
            filed.company = activity.company();
            filed.person = activity.person();
            filed.at = activity.at();
        }
        Entity::Task => {
            let task = Task::read(record)?;
            filed.company = task.company();
            filed.person = task.person();
            if task.is_open() {
                filed.due = task.due().map(|day| (task.assignee(), to_days(day)));
            }
        }
        Entity::Promise => {
            let promise = Promise::read(record)?;
            filed.company = promise.company();
            filed.person = promise.person();
            if promise.status() == PromiseStatus::Open {
                filed.due = promise.due().map(|day| (promise.by(), to_days(day)));
            }
        }
        Entity::Deal => filed.company = Deal::read(record)?.company(),
        Entity::Settings
        | Entity::Member
        | Entity::Person
        | Entity::RoleText
        | Entity::OwnRole
        | Entity::Pipeline
        | Entity::Change
        | Entity::SavedView => return None,
    }
    Some(filed)
}
