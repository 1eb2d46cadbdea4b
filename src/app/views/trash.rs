//! The bin: what was put away, since when, by whom. Nothing leaves it by itself.

use super::marks::MemberMark;
use crate::app::desk::Desk;
use crate::app::moment::Viewer;
use crate::domain::record::{archived_at, title};
use crate::domain::{Action, Change, Entity, Prop, RecordId};
use crate::sorting;

/// After so many days the page suggests to erase.
pub const SUGGEST_AFTER_DAYS: i64 = 90;

/// One record in the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashRow {
    /// Which.
    pub id: RecordId,
    /// What it is.
    pub entity: Entity,
    /// What it is called.
    pub title: String,
    /// To which customer it belongs.
    pub company: Option<String>,
    /// Since when, in milliseconds.
    pub since_ms: i64,
    /// Whole days since.
    pub days: i64,
    /// Who put it there.
    pub by: Option<MemberMark>,
}

impl Desk {
    /// What is in the bin, the latest first.
    pub fn trash(&self, viewer: &Viewer) -> Vec<TrashRow> {
        let mut rows: Vec<TrashRow> = self
            .book()
            .all_records()
            .filter_map(|record| {
                let since_ms = archived_at(record)?;
                let entity = Entity::from_kind(record.kind())?;
                let company = [
                    Prop::RelationCompany,
                    Prop::ActivityCompany,
                    Prop::TaskCompany,
                    Prop::PromiseCompany,
                    Prop::DealCompany,
                ]
                .into_iter()
                .filter(|prop| prop.entity() == Some(entity))
                .find_map(|prop| record.id_of(prop.field()));
                let by = self
                    .changes_of(record.id())
                    .find(|change| change.action() == Some(Action::Archive))
                    .and_then(Change::author);
                Some(TrashRow {
                    id: record.id(),
                    entity,
                    title: title(self.book(), record.id()),
                    company: company.map(|company| title(self.book(), company)),
                    since_ms,
                    days: (viewer.now_ms as i64 - since_ms).max(0)
                        / crate::domain::calendar::DAY_MS,
                    by: by.and_then(|by| self.member_mark(by)),
                })
            })
            .collect();
        sorting::by(&mut rows, |a, b| {
            b.since_ms.cmp(&a.since_ms).then(a.id.cmp(&b.id))
        });
        rows
    }

    /// How many other records would be erased along with these: what hangs on a company or a person.
    pub fn erased_along(&self, ids: &[RecordId]) -> usize {
        self.erasure(ids)
            .gone
            .iter()
            .filter(|(id, _)| !ids.contains(id))
            .count()
    }
}
