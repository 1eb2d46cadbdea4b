//! What a sales team has: roles, customers, people, activities, tasks, promises; and the rules that hold for them.
//!
//! In reading order: [`schema`] says what stands in the book and under which numbers, [`choice`] and [`role_ref`] the
//! closed sets, [`record`] reads it, [`draft`] writes it, [`check`] says what may be written,
//! [`rules`] what follows.

pub mod calendar;
pub mod check;
pub mod choice;
pub mod draft;
pub mod gem;
pub mod markup;
pub mod postcode;
pub mod record;
pub mod role;
pub mod role_ref;
pub mod rules;

pub mod schema;
pub mod shown;

pub use crate::replica::{Book, RecordId, Value, ValueRef};
pub use check::{FieldError, Problem};
pub use choice::{
    Action, ActivityKind, Class, CompanyKind, Influence, LossReason, PromiseStatus, Stage,
    StageKind, Status,
};
pub use draft::{Draft, Edit};
pub use record::{
    Activity, Change, Company, Deal, Member, OwnRole, Person, Pipeline, Promise, Relation,
    RoleText, SavedView, Settings, Task,
};
pub use role::Role;
pub use role_ref::RoleRef;
pub use schema::{Entity, Policy, Prop, Shape};
pub use shown::Shown;
