//! Carries a plan out, in slices: each slice is a handful of records that belong together.
//!
//! Head offices come before their branches, so that no slice points to a record that is not there yet.

use super::mapping::Mapping;
use super::plan::{Decision, Office, Plan, PlannedCompany};
use super::row::RowReader;
use super::sheet::Sheet;
use super::writes::{Setting, Stamp};
use crate::domain::draft::{Draft, Edit};
use crate::replica::{Book, RecordId};
use crate::sorting;

/// What one slice creates and changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// New records.
    pub drafts: Vec<Draft>,
    /// Changes of records that are there.
    pub edits: Vec<Edit>,
}

/// An import under way.
pub struct WriteRun {
    reader: RowReader,
    mapping: Mapping,
    plan: Plan,
    stamp: Stamp,
    /// Companies of the plan in the order of writing, then those that were decided.
    order: Vec<u32>,
    decided: Vec<PlannedCompany>,
    /// The id of each company of the plan.
    ids: Vec<RecordId>,
    decided_ids: Vec<RecordId>,
    sequence: Sequence,
    at: usize,
}

/// Ids in a row. They differ from all others by the random part of the first one, and cost next to nothing when stored
/// beside each other.
#[derive(Clone, Copy, Debug)]
pub struct Sequence {
    first: RecordId,
    taken: u64,
}

impl Sequence {
    /// Begins a sequence behind this id.
    pub fn new(first: RecordId) -> Sequence {
        Sequence { first, taken: 0 }
    }

    /// The next id.
    pub fn next_id(&mut self) -> RecordId {
        self.taken += 1;
        let mut id = self.first;
        let mut low = [0; 8];
        low[1..].copy_from_slice(&id.0[9..]);
        let number = u64::from_be_bytes(low).wrapping_add(self.taken);
        id.0[9..].copy_from_slice(&number.to_be_bytes()[1..]);
        id
    }
}

impl WriteRun {
    /// Prepares an agreed plan; `first` is a fresh id behind which all others follow.
    pub fn new(
        sheet: &Sheet,
        mapping: Mapping,
        plan: Plan,
        stamp: Stamp,
        first: RecordId,
    ) -> WriteRun {
        let mut sequence = Sequence::new(first);
        let ids: Vec<RecordId> = plan
            .companies
            .iter()
            .map(|company| company.existing.unwrap_or_else(|| sequence.next_id()))
            .collect();
        let decided: Vec<PlannedCompany> = plan
            .reviews
            .iter()
            .filter_map(|(row, review)| {
                let existing = match review.decision? {
                    Decision::Create => None,
                    Decision::Complete(id) => Some(id),
                    Decision::LeaveOut => return None,
                };
                Some(PlannedCompany {
                    existing,
                    rows: vec![*row],
                    parent: None,
                    is_head_office: false,
                    changes: true,
                })
            })
            .collect();
        let decided_ids = decided
            .iter()
            .map(|company| company.existing.unwrap_or_else(|| sequence.next_id()))
            .collect();
        let mut order: Vec<u32> = (0..plan.companies.len())
            .filter(|at| plan.companies[*at].changes)
            .filter_map(|at| u32::try_from(at).ok())
            .collect();
        sorting::by_key(&mut order, |at| depth(&plan, *at));
        WriteRun {
            reader: RowReader::new(sheet, &mapping, stamp.today),
            mapping,
            plan,
            stamp,
            order,
            decided,
            ids,
            decided_ids,
            sequence,
            at: 0,
        }
    }

    /// The plan that is carried out.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How many companies there are to write.
    pub fn len(&self) -> usize {
        self.order.len() + self.decided.len()
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many are written.
    pub fn written(&self) -> usize {
        self.at
    }

    /// The next slice of at most `budget` companies; `None` when all are written.
    pub fn next_slice(&mut self, sheet: &Sheet, book: &Book, budget: usize) -> Option<Slice> {
        if self.at >= self.len() {
            return None;
        }
        let end = self.at.saturating_add(budget.max(1)).min(self.len());
        let mut slice = Slice::default();
        let setting = Setting {
            plan: &self.plan,
            reader: &self.reader,
            mapping: &self.mapping,
            sheet,
            book,
            stamp: &self.stamp,
        };
        let sequence = &mut self.sequence;
        let mut next_id = || sequence.next_id();
        for at in self.at..end {
            let (company, id) = match self.order.get(at) {
                Some(company) => (
                    &self.plan.companies[*company as usize],
                    self.ids[*company as usize],
                ),
                None => {
                    let at = at - self.order.len();
                    (&self.decided[at], self.decided_ids[at])
                }
            };
            let parent = company
                .parent
                .and_then(|place| self.plan.at(place))
                .map(|office| match office {
                    Office::Book(id) => id,
                    Office::Planned(company) => self.ids[company as usize],
                });
            if company.existing.is_some() {
                slice.edits.extend(setting.complete(company, id, parent));
                setting.create_people(&company.rows, id, &mut next_id, &mut slice.drafts);
            } else {
                setting.create(company, id, parent, &mut next_id, &mut slice.drafts);
            }
        }
        self.at = end;
        Some(slice)
    }
}

/// How many head offices are above a company of the plan.
fn depth(plan: &Plan, company: u32) -> u32 {
    let mut depth = 0;
    let mut at = Some(company);
    while let Some(planned) = at.and_then(|at| plan.companies.get(at as usize)) {
        at = match planned.parent.and_then(|place| plan.at(place)) {
            Some(Office::Planned(above)) if depth < 64 => Some(above),
            Some(Office::Planned(_) | Office::Book(_)) | None => None,
        };
        depth += 1;
    }
    depth
}
