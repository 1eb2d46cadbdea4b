//! One open workspace: the book, what was derived from it, and what can be undone.
//!
//! Invariant: everything derived equals what would be computed from the book afresh. It is computed when it is first
//! asked for, and from then on kept up to date from the ids that changed, never by another walk over the book.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;

use crate::domain::draft::{Edit, pack, side_by_side};
use crate::domain::record::disputed;
use crate::domain::{Book, Change, Deal, Draft, Entity, Member, Prop, RecordId, Value};
use crate::replica::{ApplyError, Delta, IdSet, Replaces, Write};
use crate::sorting;

use super::command::{Beside, Command, CommandError, Done, Outcome, Plan};
use super::figures::FigureCache;
use super::history::Changes;
use super::index::{Index, Linked};
use super::moment::Moment;
use super::order::Orders;
use super::search::SearchIndex;
use super::undo::UndoStack;

/// See the module.
pub struct Desk {
    pub(super) book: Book,
    revision: u64,
    index: OnceCell<Index>,
    changes: OnceCell<Changes>,
    contested: OnceCell<BTreeSet<RecordId>>,
    search: OnceCell<SearchIndex>,
    pub(super) figures: RefCell<FigureCache>,
    pub(super) orders: RefCell<Orders>,
    pub(super) undo: UndoStack,
}

impl Desk {
    /// Opens a book. Nothing is derived from it yet: that happens when it is first asked for.
    pub fn open(book: Book) -> Desk {
        Desk {
            book,
            revision: 0,
            index: OnceCell::new(),
            changes: OnceCell::new(),
            contested: OnceCell::new(),
            search: OnceCell::new(),
            figures: RefCell::default(),
            orders: RefCell::default(),
            undo: UndoStack::default(),
        }
    }

    /// The book.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Gives the book back.
    pub fn into_book(self) -> Book {
        self.book
    }

    /// Goes up by one with every change: what was computed for a revision holds as long as it does.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Does what a command says, all of it or nothing.
    pub fn dispatch(
        &mut self,
        command: Command,
        at: &mut Moment<'_>,
    ) -> Result<Outcome, CommandError> {
        let plan = self.plan(command, at)?;
        let can_undo = plan.erased.is_empty();
        let created: Vec<(RecordId, Entity)> = plan
            .created
            .iter()
            .map(|draft| (draft.id, draft.entity))
            .collect();
        let edits = plan.edits.clone();
        let beside = self.decided_away(&plan);
        let outcome = self.carry_out(plan, at, can_undo)?;
        if can_undo {
            self.undo
                .did(&outcome.done, created, edits, beside, at.writer);
        } else {
            self.undo.forget_redo();
        }
        Ok(outcome)
    }

    /// Takes in what another tab or member wrote. Returns the records that look different, with the customers that they
    /// belong to.
    pub fn receive(&mut self, delta: &Delta, now_ms: u64) -> Result<Vec<RecordId>, ApplyError> {
        let applied = self.book.apply(delta, now_ms)?;
        if applied.changed.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self.absorb(&applied.changed))
    }

    /// Writes a plan, with the record of the change.
    pub(super) fn carry_out(
        &mut self,
        plan: Plan,
        at: &mut Moment<'_>,
        can_undo: bool,
    ) -> Result<Outcome, CommandError> {
        let mut writes: Vec<Write> = plan.created.iter().flat_map(Draft::writes).collect();
        for edit in &plan.edits {
            if plan.decides {
                writes.extend(decision(edit, &plan.beside));
                continue;
            }
            let mut write = edit.write();
            if let Write::Set { replaces, .. } = &mut write
                && *replaces == Replaces::Current
                && plan.unseen == Some((edit.id, edit.prop))
            {
                *replaces = Replaces::Nothing;
            }
            writes.push(write);
        }
        let erased: IdSet = plan.erased.iter().map(|(id, _)| *id).collect();
        if erased.is_empty() {
            writes.extend(self.change_of(&plan, at).writes());
        } else {
            writes.extend(self.forget(&erased));
            for (id, entity) in &plan.erased {
                writes.push(Write::Erase {
                    id: *id,
                    kind: entity.kind(),
                });
            }
        }
        let commit = self.book.commit(at.writer, at.now_ms, &writes)?;
        let touched: Vec<RecordId> = commit.records().into_iter().collect();
        let changed = self.absorb(&touched);
        Ok(Outcome {
            commit: commit.into(),
            changed,
            created: plan.created.first().map(|draft| draft.id),
            done: Done {
                action: plan.action,
                title: plan.title,
                count: plan.count,
                can_undo,
            },
        })
    }

    /// What a decision takes away: the values beside the current ones.
    fn decided_away(&self, plan: &Plan) -> Vec<Beside> {
        let edits = plan.edits.iter().filter(|_| plan.decides);
        edits
            .filter_map(|edit| {
                let record = self.book.record(edit.id)?;
                let values: Vec<Value> = record
                    .siblings(&edit.key())
                    .skip(1)
                    .map(|(_, _, value)| value.to_value())
                    .collect();
                (!values.is_empty()).then(|| Beside {
                    id: edit.id,
                    key: edit.key(),
                    values,
                })
            })
            .collect()
    }

    pub(super) fn change_of(&self, plan: &Plan, at: &mut Moment<'_>) -> Draft {
        let id = at.new_id();
        // Whoever begins a book adds themself.
        let author = match plan.created.first() {
            Some(first)
                if first.entity == Entity::Member && self.book.record(at.member).is_none() =>
            {
                first.id
            }
            Some(_) | None => at.member,
        };
        let mut change = Draft::new(Entity::Change, id)
            .link(Prop::ChangeAuthor, Some(author))
            .int(Prop::ChangeAt, at.now_ms as i64)
            .text(Prop::ChangeAction, plan.action.id())
            .link(Prop::ChangeSubject, plan.subject);
        let created: Vec<u8> = plan.created.iter().flat_map(|draft| draft.id.0).collect();
        if !created.is_empty() {
            change = change.value(Prop::ChangeCreated, Value::Bytes(created.into()));
        }
        let edits = told(plan);
        if !edits.is_empty() {
            change = change.value(Prop::ChangeEdits, Value::Bytes(pack(&edits)));
        }
        let touched = touched_ids(plan);
        if !touched.is_empty() {
            change = change.value(Prop::ChangeTouched, Value::Bytes(touched.into()));
        }
        change
    }

    /// The writes that take erased records out of the history: a change about them alone goes, others lose their share.
    fn forget(&self, erased: &IdSet) -> Vec<Write> {
        let mut writes = Vec::new();
        let mut seen = IdSet::default();
        for &id in erased {
            for change in self.changes_of(id) {
                if seen.insert(change.id()) {
                    writes.extend(without(change, erased));
                }
            }
        }
        writes
    }

    /// Brings everything derived up to date, and widens the changed records by the customers that they belong to.
    pub(super) fn absorb(&mut self, changed: &[RecordId]) -> Vec<RecordId> {
        self.revision += 1;
        let mut affected = IdSet::default();
        self.index();
        if let Some(index) = self.index.get_mut() {
            for &id in changed {
                index.refile(&self.book, id, &mut affected);
            }
        }
        // A person's name stands at each of the companies where they work.
        let companies: Vec<RecordId> = changed
            .iter()
            .filter(|id| self.is(**id, Entity::Person))
            .flat_map(|id| self.companies_of(*id))
            .collect();
        affected.extend(companies);
        // How likely a deal is may be said by its stage's pipeline.
        if changed.iter().any(|id| self.is(*id, Entity::Pipeline)) {
            let deals = Deal::all(&self.book).filter(|deal| {
                deal.pipeline()
                    .is_some_and(|pipeline| changed.contains(&pipeline))
            });
            affected.extend(deals.filter_map(Deal::company));
        }
        if let Some(changes) = self.changes.get_mut() {
            for &id in changed {
                changes.refresh(&self.book, id);
            }
        }
        if let Some(contested) = self.contested.get_mut() {
            for &id in changed {
                let record = self.book.record(id);
                if record.is_some_and(|record| disputed(record).next().is_some()) {
                    contested.insert(id);
                } else {
                    contested.remove(&id);
                }
            }
        }
        if let Some(search) = self.search.get_mut() {
            for &id in changed {
                search.refresh(&self.book, id);
            }
        }
        let mut affected: Vec<RecordId> = affected.into_iter().collect();
        sorting::plain(&mut affected);
        self.figures.get_mut().forget(&affected);
        self.update_orders(&affected);
        affected
    }

    pub(super) fn is(&self, id: RecordId, entity: Entity) -> bool {
        self.book
            .record(id)
            .is_some_and(|record| record.kind() == entity.kind())
    }

    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::build(&self.book))
    }

    pub(super) fn changes(&self) -> &Changes {
        self.changes.get_or_init(|| Changes::build(&self.book))
    }

    /// The records about which people disagree, by id.
    pub(super) fn contested(&self) -> &BTreeSet<RecordId> {
        self.contested.get_or_init(|| {
            self.book
                .all_records()
                .filter(|record| disputed(*record).next().is_some())
                .map(|record| record.id())
                .collect()
        })
    }

    pub(super) fn search_index(&self) -> &SearchIndex {
        self.search.get_or_init(|| SearchIndex::build(&self.book))
    }

    pub(super) fn linked(&self, id: RecordId) -> Option<&Linked> {
        self.index().linked(id)
    }

    /// The companies where a person works.
    pub fn companies_of(&self, person: RecordId) -> Vec<RecordId> {
        self.relations_of(person)
            .into_iter()
            .filter_map(|id| crate::domain::Relation::find(&self.book, id)?.company())
            .collect()
    }

    /// What persons are at a company, or a person at companies: the relations.
    pub fn relations_of(&self, id: RecordId) -> Vec<RecordId> {
        self.linked(id)
            .map_or_else(Vec::new, |linked| linked.relations.clone())
    }

    /// The branches of a company, by creation.
    pub fn branches_of(&self, company: RecordId) -> &[RecordId] {
        self.linked(company)
            .map_or(&[], |linked| linked.children.as_slice())
    }

    /// How many companies are in use.
    pub fn company_count(&self) -> usize {
        self.index().companies
    }

    /// The members in use, by creation.
    pub fn members(&self) -> impl Iterator<Item = Member<'_>> + '_ {
        Member::all(&self.book)
    }
}

/// The writes that leave an edit's new value alone in its register, or with just these values beside it.
fn decision<'a>(edit: &'a Edit, beside: &'a [Beside]) -> impl Iterator<Item = Write> {
    let beside = beside
        .iter()
        .filter(|beside| beside.id == edit.id && beside.key == edit.key())
        .flat_map(|beside| beside.values.iter().rev());
    let values = beside.chain([&edit.new]).cloned();
    side_by_side(edit.id, edit.entity.kind(), edit.key(), values)
}

/// From so many created records on, a change names them and says no more about each.
const BULK: usize = 100;

/// The edits that the history tells. That a whole list was taken back is said by the ids and the action.
fn told(plan: &Plan) -> Vec<Edit> {
    let withdraws = |edit: &&Edit| edit.prop == Prop::Withdrawn;
    let bulk = plan.edits.iter().filter(withdraws).count() >= BULK;
    plan.edits
        .iter()
        .filter(|edit| !bulk || !withdraws(edit))
        .cloned()
        .collect()
}

/// The records that a plan touches besides its subject and the created ones, sixteen bytes each.
fn touched_ids(plan: &Plan) -> Vec<u8> {
    let mut seen: IdSet = plan.created.iter().map(|draft| draft.id).collect();
    seen.extend(plan.subject);
    let mut bytes = Vec::new();
    for edit in &plan.edits {
        if seen.insert(edit.id) {
            bytes.extend_from_slice(&edit.id.0);
        }
    }
    // What is created at a company stands in the company's history as well.
    for draft in &plan.created {
        for (prop, _, value) in &draft.values {
            if let (
                Prop::ActivityCompany
                | Prop::TaskCompany
                | Prop::PromiseCompany
                | Prop::DealCompany
                | Prop::RelationCompany,
                Value::Id(company),
            ) = (prop, value)
                && plan.created.len() < BULK
                && seen.insert(*company)
            {
                bytes.extend_from_slice(&company.0);
            }
        }
    }
    bytes
}

/// A change without its share of erased records.
fn without(change: Change<'_>, erased: &IdSet) -> Vec<Write> {
    let id = change.id();
    let kind = Entity::Change.kind();
    let left = |ids: &mut dyn Iterator<Item = RecordId>| -> Vec<RecordId> {
        ids.filter(|id| !erased.contains(id)).collect()
    };
    let created = left(&mut change.created());
    let touched = left(&mut change.touched());
    let subject = change.subject().filter(|id| !erased.contains(id));
    let edits: Vec<Edit> = crate::domain::draft::unpack(change.packed_edits())
        .into_iter()
        .filter(|edit| !erased.contains(&edit.id))
        .collect();
    if subject.is_none() && created.is_empty() && edits.is_empty() {
        return vec![Write::Erase { id, kind }];
    }
    let bytes = |ids: Vec<RecordId>| -> Value {
        Value::Bytes(ids.into_iter().flat_map(|id| id.0).collect())
    };
    let draft = Draft::new(Entity::Change, id)
        .value(Prop::ChangeCreated, bytes(created))
        .value(Prop::ChangeTouched, bytes(touched))
        .value(Prop::ChangeEdits, Value::Bytes(pack(&edits)))
        .value(Prop::ChangeSubject, subject.map_or(Value::Null, Value::Id));
    draft
        .writes()
        .map(|write| match write {
            Write::Set {
                id,
                kind,
                key,
                value,
                ..
            } => Write::Set {
                id,
                kind,
                key,
                value,
                replaces: Replaces::All,
            },
            erase @ Write::Erase { .. } => erase,
        })
        .collect()
}
