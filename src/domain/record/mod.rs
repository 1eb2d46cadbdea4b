//! Typed reading. A reader is a borrowed record that is known to be of its kind; what it is asked for it looks up.
//!
//! Invariant: reading never fails. What is missing, or written by a newer version in a way this one does not know, reads
//! as absent.

mod company;
mod people;
mod pipeline;
mod team;
mod work;

use chrono::NaiveDate;

use crate::replica::{Book, Key, Record, RecordId};

use super::calendar::from_days;
use super::schema::{Entity, Policy, Prop};

pub use company::{Company, NextStep};
pub use people::{Person, Relation};
pub use pipeline::{OwnStage, Pipeline, StagePart, stage_element, stage_named};
pub(crate) use team::initials_of;
pub use team::{Change, Cover, Member, OwnRole, RoleText, SavedView, Settings};
pub use work::{Activity, Deal, Promise, Task};

macro_rules! reader {
    ($(#[$doc:meta])* $Name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $Name<'b>(crate::replica::Record<'b>);

        impl<'b> $Name<'b> {
            /// Reads a record, if it is one of these.
            pub fn read(record: crate::replica::Record<'b>) -> Option<Self> {
                let kind = crate::domain::schema::Entity::$Name.kind();
                (record.kind() == kind).then_some($Name(record))
            }

            /// The one with this id, whether it was put away or not.
            pub fn find(book: &'b crate::replica::Book, id: crate::replica::RecordId) -> Option<Self> {
                book.record(id).and_then(Self::read)
            }

            /// All that are in use, by creation.
            pub fn all(book: &'b crate::replica::Book) -> impl DoubleEndedIterator<Item = Self> + 'b {
                book.records(crate::domain::schema::Entity::$Name.kind())
                    .map($Name)
                    .filter(|reader| reader.is_live())
            }

            /// Its id.
            pub fn id(self) -> crate::replica::RecordId {
                self.0.id()
            }

            /// The record behind it.
            pub fn record(self) -> crate::replica::Record<'b> {
                self.0
            }

            /// Whether it is in use: neither put away nor taken back.
            pub fn is_live(self) -> bool {
                super::is_live(self.0)
            }
        }
    };
}
pub(crate) use reader;

/// Whether a record is in use: neither put away nor taken back.
pub fn is_live(record: Record<'_>) -> bool {
    record.int(Prop::Archived.field()).is_none()
        && record.bool(Prop::Withdrawn.field()) != Some(true)
}

/// Since when a record has been in the bin, in milliseconds; a record that was taken back is not in it.
pub fn archived_at(record: Record<'_>) -> Option<i64> {
    if record.bool(Prop::Withdrawn.field()) == Some(true) {
        return None;
    }
    record.int(Prop::Archived.field())
}

/// The registers about which people are asked to decide: where both values were kept and they differ. Of those where
/// the latest counts nobody is asked.
pub fn disputed(record: Record<'_>) -> impl Iterator<Item = (Prop, Key)> {
    let entity = Entity::from_kind(record.kind()).filter(|entity| *entity != Entity::Change);
    entity.into_iter().flat_map(move |entity| {
        record.contested().filter_map(move |key| {
            let prop = Prop::of(entity, key.field)?;
            (prop.policy() == Policy::Keep).then_some((prop, key))
        })
    })
}

/// When a record was created, in milliseconds: its id says so.
pub fn created_ms(id: RecordId) -> i64 {
    let mut ms = [0; 8];
    ms[2..].copy_from_slice(&id.0[..6]);
    i64::from_be_bytes(ms)
}

fn text<'b>(record: Record<'b>, prop: Prop) -> &'b str {
    record.text(prop.field()).unwrap_or("")
}

fn day(record: Record<'_>, prop: Prop) -> Option<NaiveDate> {
    record.date(prop.field()).and_then(from_days)
}

fn link(record: Record<'_>, prop: Prop) -> Option<RecordId> {
    record.id_of(prop.field())
}

/// What a record is called wherever it is only named. Where it has no name, what it belongs to.
pub fn title(book: &Book, id: RecordId) -> String {
    let Some(record) = book.record(id) else {
        return String::new();
    };
    let Some(entity) = Entity::from_kind(record.kind()) else {
        return String::new();
    };
    match entity {
        Entity::Settings => text(record, Prop::SettingsTeamName).to_owned(),
        Entity::Member => text(record, Prop::MemberName).to_owned(),
        Entity::Company => text(record, Prop::CompanyName).to_owned(),
        Entity::Person => Person::read(record).map_or_else(String::new, Person::name),
        Entity::Relation => link(record, Prop::RelationPerson)
            .map_or_else(String::new, |person| title(book, person)),
        Entity::Activity => link(record, Prop::ActivityCompany)
            .map_or_else(String::new, |company| title(book, company)),
        Entity::Task => text(record, Prop::TaskTitle).to_owned(),
        Entity::Promise => text(record, Prop::PromiseText).to_owned(),
        Entity::Deal => text(record, Prop::DealTitle).to_owned(),
        Entity::RoleText => text(record, Prop::RoleTextBlock).to_owned(),
        Entity::OwnRole => text(record, Prop::OwnRoleName).to_owned(),
        Entity::Change => text(record, Prop::ChangeAction).to_owned(),
        Entity::Pipeline => text(record, Prop::PipelineName).to_owned(),
        Entity::SavedView => text(record, Prop::SavedViewName).to_owned(),
    }
}
